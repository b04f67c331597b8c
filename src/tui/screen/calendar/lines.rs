//! The lines of the calendar: the actions by group, by lead, by axis or by due date, each part under a heading.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use crate::tui::context::Context;
use copil_plan::query::{Filter, Order};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction, Plan, StatusKind};

/// By what the actions are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Arrangement {
    #[default]
    Group,
    Lead,
    Axis,
    Due,
}

impl Arrangement {
    const ALL: [Self; 4] = [Self::Group, Self::Lead, Self::Axis, Self::Due];

    /// The word by which it is remembered.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Lead => "lead",
            Self::Axis => "axis",
            Self::Due => "due",
        }
    }

    /// The arrangement that a remembered word means.
    pub(super) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrangement| arrangement.word() == word)
    }

    /// The one after it.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Group => Self::Lead,
            Self::Lead => Self::Axis,
            Self::Axis => Self::Due,
            Self::Due => Self::Group,
        }
    }

    /// `par groupe`, `by group`.
    pub(super) fn name(self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self {
            Self::Group => fl!(catalogue, "tui-calendar-by-group"),
            Self::Lead => fl!(catalogue, "tui-calendar-by-lead"),
            Self::Axis => fl!(catalogue, "tui-calendar-by-axis"),
            Self::Due => fl!(catalogue, "tui-calendar-by-due"),
        }
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
            Arrangement::Group | Arrangement::Lead | Arrangement::Axis => Order::Id,
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
struct Ranks<'p> {
    arrangement: Arrangement,
    ranks: BTreeMap<&'p str, usize>,
}

impl<'p> Ranks<'p> {
    fn of(plan: &'p Plan, arrangement: Arrangement) -> Self {
        let ids: Vec<&str> = match arrangement {
            Arrangement::Group => plan.groups.keys().map(|id| id.as_str()).collect(),
            Arrangement::Lead => plan.config.people.keys().map(|id| id.as_str()).collect(),
            Arrangement::Axis => plan.config.axes.keys().map(|id| id.as_str()).collect(),
            Arrangement::Due => Vec::new(),
        };
        Self {
            arrangement,
            ranks: ids.into_iter().zip(0..).collect(),
        }
    }

    /// The part of an action. What the plan does not name comes after what it does, under its id.
    fn part(&self, plan: &Plan, placed: &GroupedAction) -> Part {
        let named = |id: &str, name: &str| {
            let rank = self.ranks.get(id).copied().unwrap_or(usize::MAX);
            Part::Named(rank, name.to_owned())
        };
        match self.arrangement {
            Arrangement::Group => {
                let id = placed.group.as_str();
                named(id, plan.groups.get(id).map_or(id, |group| &group.title))
            }
            Arrangement::Lead => match placed.leads.first() {
                Some(lead) => named(lead.as_str(), plan.person_name(lead)),
                None => Part::Nothing(Nothing::Lead),
            },
            Arrangement::Axis => match &placed.axis {
                Some(axis) => {
                    let id = axis.as_str();
                    named(id, plan.config.axes.get(id).map_or(id, String::as_str))
                }
                None => Part::Nothing(Nothing::Axis),
            },
            Arrangement::Due => due_part(plan.kind(&placed.status), placed),
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

/// The quarter of its year that a day is in, from 1.
pub(super) fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}
