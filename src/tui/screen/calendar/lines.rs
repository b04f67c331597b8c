//! The lines of the calendar: the actions by group, by lead, by axis or by due date, each part under a heading.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use i18n_embed_fl::fl;

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

impl Default for Arrangement {
    fn default() -> Self {
        Self::ALL[0]
    }
}

impl Arrangement {
    const ALL: [Self; 4] = [
        Self::By(GroupBy::Group),
        Self::By(GroupBy::Lead),
        Self::By(GroupBy::Axis),
        Self::Due,
    ];

    /// The word by which it is remembered, and known to the catalogues.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::By(by) => by.word(),
            Self::Due => "due",
        }
    }

    /// The arrangement that a remembered word means.
    pub(super) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrangement| arrangement.word() == word)
    }

    /// The one after it.
    pub(super) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|known| *known == self);
        at.map_or(self, |at| Self::ALL[(at + 1) % Self::ALL.len()])
    }

    /// `par groupe`, `by group`.
    pub(super) fn name(self, context: &Context<'_>) -> String {
        let name = context.catalogue().find(&format!("tui-calendar-by-{}", self.word()));
        name.unwrap_or_default()
    }
}

/// A line of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The name of a part, and how many actions it has.
    Heading(String, usize),
    /// An action.
    Action(ActionId),
}

/// The lines, with what the picture asks of all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Where each action is among them.
    places: BTreeMap<ActionId, usize>,
}

impl Lines {
    /// The lines of the actions that meet a filter.
    pub(super) fn of(filter: &Filter, arrangement: Arrangement, context: &Context<'_>) -> Self {
        let order = match arrangement {
            Arrangement::Due => Order::Due,
            Arrangement::By(_) => Order::Id,
        };
        let actions = context.select(filter, order);
        let mut parts: BTreeMap<Part, Vec<&ActionId>> = BTreeMap::new();
        let ranks = Ranks::of(context.plan, arrangement);
        for (id, placed) in actions {
            parts.entry(ranks.part(context.plan, placed)).or_default().push(id);
        }
        let mut lines = Vec::new();
        for (part, ids) in parts {
            lines.push(Line::Heading(part.name(context), ids.len()));
            lines.extend(ids.into_iter().cloned().map(Line::Action));
        }
        let place = |(n, line): (usize, &Line)| match line {
            Line::Action(id) => Some((id.clone(), n)),
            Line::Heading(..) => None,
        };
        Self {
            places: lines.iter().enumerate().filter_map(place).collect(),
            lines,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The action on a line.
    pub(super) fn action(&self, at: usize) -> Option<&ActionId> {
        match self.lines.get(at)? {
            Line::Action(id) => Some(id),
            Line::Heading(..) => None,
        }
    }

    /// The line of an action.
    pub(super) fn place(&self, action: &str) -> Option<usize> {
        self.places.get(action).copied()
    }

    /// Every action, from top to bottom.
    pub(super) fn actions(&self) -> impl Iterator<Item = &ActionId> {
        self.lines.iter().filter_map(|line| match line {
            Line::Action(id) => Some(id),
            Line::Heading(..) => None,
        })
    }
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
