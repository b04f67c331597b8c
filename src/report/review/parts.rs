//! What came of a period in each working group, axis, phase and organisation.

use std::collections::HashMap;

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use crate::report::document::{DocumentColumn, DocumentTable};
use crate::report::groups::part_json;
use crate::report::parts::{PARTS_BY, Part, parts};
use crate::report::period::{Happened, Period};
use crate::wording::Catalogue;
use crate::wording::signs::UNREADABLE;
use copil_plan::{GroupBy, GroupKey};

/// The parts of the plan by one thing, with what came of a period in each.
pub(super) struct PartsOfPeriod {
    by: GroupBy,
    parts: Vec<PartOfPeriod>,
}

/// A part of the plan, with what came of a period in it.
struct PartOfPeriod {
    part: Part,
    /// How far it was when the period began; `None` where it was not there, or the history does not tell.
    before: Option<f64>,
    /// How many of its actions were carried out.
    achieved: usize,
    /// How many were put off.
    slipped: usize,
}

/// The parts of the plan by each thing that it has several of.
pub(super) fn of(period: &Period<'_>) -> Vec<PartsOfPeriod> {
    let several = PARTS_BY.into_iter().map(|by| PartsOfPeriod::of(period, by));
    several.filter(|of| of.parts.len() > 1).collect()
}

impl PartsOfPeriod {
    fn of(period: &Period<'_>, by: GroupBy) -> Self {
        let (plan, edition) = (period.plan(), period.edition);
        let older = edition
            .dossier
            .compared
            .as_ref()
            .filter(|_| period.progress_before.is_some());
        let older = older.map(|compared| parts(compared.older.plan(), by, None, period.first));
        let before: HashMap<GroupKey, Option<f64>> = older
            .into_iter()
            .flatten()
            .map(|part| (part.key, part.tally.progress))
            .collect();
        let count = |key: &GroupKey, is_asked: fn(Happened) -> bool| {
            let those = period.those(is_asked);
            those.iter().filter(|one| key.holds(plan, one.action)).count()
        };
        let now = parts(plan, by, edition.histories.as_deref(), period.last).into_iter();
        let of_period = |part: Part| PartOfPeriod {
            before: before.get(&part.key).copied().flatten(),
            achieved: count(&part.key, |what| what == Happened::Achieved),
            slipped: count(&part.key, |what| matches!(what, Happened::Slipped { .. })),
            part,
        };
        Self {
            by,
            parts: now.filter(|part| part.tally.total > 0).map(of_period).collect(),
        }
    }

    /// What they are called together.
    pub(super) fn heading(&self, words: &Catalogue) -> String {
        match self.by {
            GroupBy::Axis => fl!(words, "review-by-axis"),
            GroupBy::Phase => fl!(words, "review-by-phase"),
            GroupBy::Organisation => fl!(words, "review-by-organisation"),
            _ => fl!(words, "review-by-group"),
        }
    }

    /// The same for programs.
    pub(super) fn key(&self) -> &'static str {
        match self.by {
            GroupBy::Axis => "axes",
            GroupBy::Phase => "phases",
            GroupBy::Organisation => "organisations",
            _ => "groups",
        }
    }

    pub(super) fn table(&self, period: &Period<'_>) -> DocumentTable {
        let words = period.words();
        let share = |share: Option<f64>| share.map(|share| words.percent(share)).unwrap_or_default();
        let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        let row = |of: &PartOfPeriod| {
            let tally = &of.part.tally;
            let progress = match tally.is_unknown() {
                true => UNREADABLE.to_owned(),
                false => share(tally.progress),
            };
            vec![
                of.part.name(words),
                progress,
                share(of.before),
                count(of.achieved),
                format!("{}/{}", tally.closed, tally.scope()),
                count(of.slipped),
                count(tally.late),
            ]
        };
        let name = words.field_heading(match self.by {
            GroupBy::Axis => "axis",
            GroupBy::Phase => "phase",
            GroupBy::Organisation => "organisation",
            _ => "group",
        });
        let table = DocumentTable {
            caption: self.heading(words),
            columns: vec![
                DocumentColumn::text(name, 28),
                DocumentColumn::bar(fl!(words, "cli-column-progress"), 22),
                DocumentColumn::number(fl!(words, "review-column-before"), 10),
                DocumentColumn::number(fl!(words, "review-column-achieved"), 12),
                DocumentColumn::number(fl!(words, "review-column-in-all"), 10),
                DocumentColumn::number(fl!(words, "review-column-slipped"), 12),
                DocumentColumn::number(fl!(words, "cli-column-late"), 9),
            ],
            rows: self.parts.iter().map(row).collect(),
            shares: self.parts.iter().map(|of| of.part.tally.progress).collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    /// The parts, for programs.
    pub(super) fn value(&self, period: &Period<'_>) -> Json {
        let value = |of: &PartOfPeriod| {
            let mut value = part_json(period.plan(), &of.part);
            value["progress_before"] = json!(of.before);
            value["achieved"] = json!(of.achieved);
            value["slipped"] = json!(of.slipped);
            value
        };
        self.parts.iter().map(value).collect()
    }
}
