//! The indicators of a plan: from where, how far and to where, by working group.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::document::{Block, Document, DocumentColumn, DocumentTable, Look};
use super::edition::Edition;
use super::page::Page;
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::signs::UNREADABLE;
use copil_plan::action::{Indicator, Measure};
use copil_plan::{ActionId, GroupBy, GroupKey, grouped};

/// The indicators of a report.
pub struct Indicators<'e> {
    edition: &'e Edition<'e>,
    followed: Vec<Followed<'e>>,
}

/// An indicator, and what it is of.
struct Followed<'e> {
    /// The action; `None` for one of the plan as a whole.
    action: Option<&'e ActionId>,
    id: &'e str,
    indicator: &'e Indicator,
}

impl<'e> Indicators<'e> {
    /// Those of the plan, where all of it is asked for, and of its actions.
    pub fn of(edition: &'e Edition<'e>) -> Self {
        let plan = &edition.plan;
        let own = plan.config.indicators.iter().filter(|_| edition.wanted.only.is_none());
        let own = own.map(|(id, indicator)| Followed {
            action: None,
            id: id.as_str(),
            indicator,
        });
        let of_actions = plan.actions.iter().flat_map(|(action, placed)| {
            placed.indicators.iter().map(move |(id, indicator)| Followed {
                action: Some(action),
                id: id.as_str(),
                indicator,
            })
        });
        Self {
            edition,
            followed: own.chain(of_actions).collect(),
        }
    }

    /// The indicators, by working group.
    pub fn document(&self) -> Document {
        let words = &self.edition.words;
        let plan = &self.edition.plan;
        let mut blocks = vec![Block::Prose(self.counted())];
        let known = std::iter::once(None).chain(GroupBy::Group.keys(plan).into_iter().map(Some));
        let keyed = self.followed.iter().map(|followed| {
            let placed = followed.action.and_then(|action| plan.actions.get(action));
            (placed.map(|placed| GroupKey::Group(placed.group.clone())), followed)
        });
        let groups = grouped(known.collect(), keyed)
            .into_iter()
            .filter(|(_, of)| !of.is_empty());
        for (key, followed) in groups {
            let heading = key.map_or_else(|| fl!(words, "forecast-whole"), |key| key.title(plan).to_owned());
            blocks.push(Block::Heading(2, heading.clone()));
            blocks.push(Block::Table(self.table(heading, &followed)));
        }
        let day = words.full_date(self.edition.today);
        let below = vec![fl!(words, "report-on-day", day = day)];
        let title = words.field_heading("indicators");
        self.edition.document(Look::Paper, title, below, blocks)
    }

    /// How many there are, were measured and have come to their end.
    fn counted(&self) -> String {
        let progress = || self.followed.iter().map(|followed| followed.indicator.progress());
        let measured = self
            .followed
            .iter()
            .filter(|followed| followed.indicator.latest().is_some());
        fl!(
            self.edition.words,
            "indicators-counted",
            count = self.followed.len(),
            measured = measured.count(),
            reached = progress()
                .filter(|share| share.is_some_and(|share| share >= 100.0))
                .count()
        )
    }

    fn table(&self, caption: String, followed: &[&Followed<'_>]) -> DocumentTable {
        let words = &self.edition.words;
        let row = |followed: &&Followed<'_>| {
            let indicator = followed.indicator;
            let value = |measure: Option<&Measure>| match measure {
                Some(measure) => {
                    let value = words.amount(measure.value, indicator.unit.as_deref());
                    format!("{value}\n{}", words.short_date(measure.date))
                }
                None => String::new(),
            };
            let latest = indicator.latest();
            vec![
                self.name(followed),
                value(indicator.initial.as_ref()),
                latest.map_or_else(|| fl!(words, "sheet-not-measured"), |latest| value(Some(latest))),
                value(indicator.last_target()),
                indicator
                    .progress()
                    .map_or_else(|| UNREADABLE.to_owned(), |share| words.percent(share)),
            ]
        };
        DocumentTable {
            caption,
            columns: vec![
                DocumentColumn::text(words.field_heading("indicators"), 36),
                DocumentColumn::text(words.field_heading("initial"), 15),
                DocumentColumn::text(fl!(words, "indicators-column-latest"), 17),
                DocumentColumn::text(words.field_heading("target"), 15),
                DocumentColumn::bar(fl!(words, "indicators-column-way"), 20),
            ],
            rows: followed.iter().map(row).collect(),
            shares: followed.iter().map(|followed| followed.indicator.progress()).collect(),
            ..DocumentTable::default()
        }
    }

    /// What is measured, and below it of which action.
    fn name(&self, followed: &Followed<'_>) -> String {
        let title = &followed.indicator.title;
        let placed = followed
            .action
            .and_then(|id| Some((id, self.edition.plan.actions.get(id)?)));
        match placed {
            Some((id, placed)) => format!("{title}\n{id} {}", placed.title),
            None => title.clone(),
        }
    }
}

impl Report for Indicators<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let mut value = self.edition.head_json();
        let followed = self.followed.iter().map(|followed| {
            let mut one = json::indicator(followed.id, followed.indicator, self.edition.today);
            one["action"] = json!(followed.action.map(|action| action.as_str()));
            one
        });
        value.insert("indicators".to_owned(), followed.collect());
        value.into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}
