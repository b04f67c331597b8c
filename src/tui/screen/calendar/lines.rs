//! The lines of the calendar: the actions by group, by lead, by axis or by due date, each part under a heading.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use i18n_embed_fl::fl;

use crate::tui::component::cycle::{Cycle, Word};
use crate::tui::component::grouped::{GroupRow, grouped};
use crate::tui::component::list::Select;
use crate::tui::component::time_scale::quarter;
use crate::tui::context::Context;
use copil_plan::query::{Filter, Order};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupBy, GroupKey, GroupedAction, Plan, StatusKind};

/// By what the actions are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// By something that they have in common.
    By(GroupBy),
    /// By the quarter in which they are due.
    Due,
}

impl Word for Arrangement {
    fn word(self) -> &'static str {
        match self {
            Self::By(by) => by.word(),
            Self::Due => "due",
        }
    }
}

impl Default for Cycle<Arrangement> {
    fn default() -> Self {
        Self::new(&[
            Arrangement::By(GroupBy::Group),
            Arrangement::By(GroupBy::Lead),
            Arrangement::By(GroupBy::Axis),
            Arrangement::Due,
        ])
    }
}

/// The lines of the calendar.
pub(super) type Lines = Select<GroupRow<ActionId>>;

/// The line of an action.
pub(super) fn line_of(lines: &Lines, action: &ActionId) -> Option<usize> {
    lines.items().iter().position(|line| line.item() == Some(action))
}

/// The actions that meet a filter, under the headings of their parts.
pub(super) fn arranged(filter: &Filter, arrangement: Arrangement, context: &Context<'_>) -> Vec<GroupRow<ActionId>> {
    let order = match arrangement {
        Arrangement::Due => Order::Due,
        Arrangement::By(_) => Order::Id,
    };
    let mut parts: BTreeMap<Part, Vec<ActionId>> = BTreeMap::new();
    let ranks = Ranks::of(context.plan, arrangement);
    for (id, placed) in context.select(filter, order) {
        let part = ranks.part(context.plan, placed);
        parts.entry(part).or_default().push(id.clone());
    }
    grouped(parts.into_iter().map(|(part, ids)| (part.name(context), ids)))
}

/// A part of the calendar, in the order in which the parts follow each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What has a name of its own, at its place among the others.
    Named(usize, String),
    /// A quarter of a year.
    Quarter(i32, u32),
    /// No day is left to keep.
    Nothing(Nothing),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Nothing {
    Lead,
    Axis,
    Due,
    Over,
}

impl Part {
    fn name(self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self {
            Self::Named(_, name) => sanitize(&name),
            Self::Quarter(year, quarter) => format!("{} {year}", catalogue.quarter(quarter)),
            Self::Nothing(Nothing::Lead) => fl!(catalogue, "tui-calendar-no-lead"),
            Self::Nothing(Nothing::Axis) => fl!(catalogue, "tui-calendar-no-axis"),
            Self::Nothing(Nothing::Due) => fl!(catalogue, "tui-calendar-no-due"),
            Self::Nothing(Nothing::Over) => fl!(catalogue, "tui-calendar-over"),
        }
    }
}

/// The place of each part among the others, in the order of the plan's files.
struct Ranks {
    arrangement: Arrangement,
    ranks: HashMap<GroupKey, usize>,
}

impl Ranks {
    fn of(plan: &Plan, arrangement: Arrangement) -> Self {
        let keys = match arrangement {
            Arrangement::By(by) => by.keys(plan),
            Arrangement::Due => Vec::new(),
        };
        Self {
            arrangement,
            ranks: keys.into_iter().zip(0..).collect(),
        }
    }

    /// The part of an action, that of who answers for it where several lead it. What the plan does not name comes after
    /// what it does, under its id.
    fn part(&self, plan: &Plan, placed: &GroupedAction) -> Part {
        let by = match self.arrangement {
            Arrangement::By(by) => by,
            Arrangement::Due => return due_part(plan.kind(&placed.status), placed),
        };
        match by.keys_of(plan, placed).into_iter().next() {
            None | Some(GroupKey::None(GroupBy::Lead)) => Part::Nothing(Nothing::Lead),
            Some(GroupKey::None(_)) => Part::Nothing(Nothing::Axis),
            Some(key) => {
                let rank = self.ranks.get(&key).copied().unwrap_or(usize::MAX);
                Part::Named(rank, key.title(plan).to_owned())
            }
        }
    }
}

fn due_part(kind: StatusKind, placed: &GroupedAction) -> Part {
    match placed.next_due(kind) {
        Some(due) => Part::Quarter(due.year(), quarter(due)),
        None if kind.is_over() => Part::Nothing(Nothing::Over),
        None => Part::Nothing(Nothing::Due),
    }
}
