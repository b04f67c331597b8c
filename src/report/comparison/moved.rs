//! What moved in each plan since a day, and what is counted otherwise than it was, or than in another plan.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;

use super::tables::count;
use super::{Comparison, SidePlan};
use crate::report::compare::{ComparedBy, ComparisonReport};
use crate::report::document::{Block, DocumentColumn, DocumentTable, Story};
use crate::report::period::{Happened, Period};

/// The most actions that are named of those that were carried out.
const NAMED: usize = 4;

impl<'e> Comparison<'e> {
    /// The plans of which it is known what came since the day that is asked for.
    fn told(&self) -> impl Iterator<Item = (&SidePlan<'e>, &Period<'e>)> {
        let known = self.plans.iter().filter(|plan| plan.edition.dossier.compared.is_some());
        known.filter_map(|plan| Some((plan, plan.period.as_ref()?)))
    }

    /// What moved in each plan: in figures, then in words.
    pub(super) fn moved(&self) -> Vec<Block> {
        let words = self.words();
        let Some((_, first)) = self.told().next() else {
            return Vec::new();
        };
        let mut blocks = vec![Block::Heading(2, fl!(words, "comparison-moved"))];
        let are_one = self
            .told()
            .all(|(_, period)| period.first == first.first && period.last == first.last);
        if are_one {
            blocks.push(Block::Prose(first.in_words() + "."));
        }
        blocks.push(Block::Table(self.moved_table()));
        let story = |(plan, period): (&SidePlan<'_>, &Period<'_>)| {
            let told = [Some(period.opening()), achieved(period)];
            Block::Story(Story {
                title: plan.name.clone(),
                note: String::new(),
                text: told.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
            })
        };
        blocks.extend(self.told().map(story));
        blocks
    }

    fn moved_table(&self) -> DocumentTable {
        let words = self.words();
        let row = |(plan, period): (&SidePlan<'_>, &Period<'_>)| {
            let share = |share: Option<f64>| share.map(|share| words.percent(share)).unwrap_or_default();
            let held = period.count(Happened::Stopped) + period.count(Happened::Dropped);
            let slipped = period.those(|what| matches!(what, Happened::Slipped { .. })).len();
            vec![
                plan.name.clone(),
                share(period.progress_before),
                share(period.figures.all.progress),
                count(period.count(Happened::Achieved)),
                count(period.count(Happened::Launched)),
                count(period.steps()),
                count(slipped),
                count(held),
                count(period.decisions.len()),
            ]
        };
        let table = DocumentTable {
            caption: fl!(words, "comparison-moved"),
            columns: vec![
                DocumentColumn::text(fl!(words, "cli-column-plan"), 28),
                DocumentColumn::number(fl!(words, "review-column-before"), 9),
                DocumentColumn::number(fl!(words, "comparison-column-now"), 10),
                DocumentColumn::number(fl!(words, "review-column-achieved"), 10),
                DocumentColumn::number(fl!(words, "comparison-column-launched"), 11),
                DocumentColumn::number(fl!(words, "comparison-column-steps"), 8),
                DocumentColumn::number(fl!(words, "review-column-slipped"), 10),
                DocumentColumn::number(fl!(words, "cli-column-stopped"), 9),
                DocumentColumn::number(fl!(words, "cli-column-decisions"), 10),
            ],
            rows: self.told().map(row).collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    /// The rules of counting that changed within the period, and those that differ from plan to plan.
    pub(super) fn counted_otherwise(&self) -> Vec<Block> {
        let words = self.words();
        let mut told = self.rules_that_differ();
        for plan in &self.plans {
            for change in self.rules_that_changed(plan) {
                let change = within_a_sentence(&change);
                told.push(fl!(words, "subject-line", what = plan.name.as_str(), changes = change));
            }
        }
        if told.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, fl!(words, "comparison-counting")), Block::List(told)]
    }

    /// The rules of a plan by which its figures are counted otherwise than when the period began.
    pub(super) fn rules_that_changed(&self, plan: &SidePlan<'_>) -> Vec<String> {
        let Some(compared) = &plan.edition.dossier.compared else {
            return Vec::new();
        };
        let report = ComparisonReport {
            plan: compared.newer.plan(),
            older: compared.older.plan(),
            comparison: &compared.comparison,
            matched: None,
            by: ComparedBy::Subject,
        };
        report.counting(self.words())
    }

    /// That the plans do not hold the same days to be soon.
    pub(super) fn rules_that_differ(&self) -> Vec<String> {
        let words = self.words();
        let mut soon: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        for plan in &self.plans {
            let days = plan.edition.plan.config.rules().due_soon();
            soon.entry(days).or_default().push(&plan.name);
        }
        if soon.len() < 2 {
            return Vec::new();
        }
        let told = soon.into_iter().map(|(days, plans)| {
            let plans = plans.join(", ");
            fl!(words, "comparison-soon-of", count = days, plans = plans)
        });
        let told: Vec<String> = told.collect();
        vec![fl!(words, "comparison-soon", told = told.join(" ; "))]
    }
}

/// A sentence after what it is of.
fn within_a_sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(rest).collect()
}

/// The actions that were carried out, by their titles.
fn achieved(period: &Period<'_>) -> Option<String> {
    let words = period.words();
    let those = period.those(|what| what == Happened::Achieved);
    let others = those.len().saturating_sub(NAMED);
    let mut named: Vec<String> = those
        .iter()
        .take(NAMED)
        .map(|one| words.quoted(&one.action.title))
        .collect();
    if others > 0 {
        named.push(fl!(words, "comparison-others", count = others));
    }
    (!named.is_empty()).then(|| {
        fl!(
            words,
            "comparison-achieved",
            count = those.len(),
            titles = words.listed(&named)
        )
    })
}
