//! The lines of the calendar: the actions by what they have in common or by due date, each part under a heading.

use std::collections::BTreeMap;

use chrono::Datelike;
use i18n_embed_fl::fl;

use crate::tui::component::{Cycle, GroupRow, Select, Word, quarter, titled_rows};
use crate::tui::context::Context;
use copil_plan::query::{Filter, Order};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupBy, GroupKey, StatusKind, grouped};

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
            Arrangement::By(GroupBy::Organisation),
            Arrangement::By(GroupBy::Phase),
        ])
    }
}

/// The lines of the calendar.
pub(super) type CalendarLines = Select<GroupRow<ActionId>>;

/// The line of an action.
pub(super) fn line_of(lines: &CalendarLines, action: &ActionId) -> Option<usize> {
    lines.items().iter().position(|line| line.item() == Some(action))
}

/// The actions that meet a filter, under the headings of their parts.
pub(super) fn arranged(filter: &Filter, arrangement: Arrangement, context: &Context<'_>) -> Vec<GroupRow<ActionId>> {
    match arrangement {
        Arrangement::By(by) => arranged_by(by, filter, context),
        Arrangement::Due => arranged_by_due(filter, context),
    }
}

/// Each action under what it has in common with others; where several lead it, under who answers for it.
fn arranged_by(by: GroupBy, filter: &Filter, context: &Context<'_>) -> Vec<GroupRow<ActionId>> {
    let (plan, catalogue) = (context.plan, context.catalogue());
    let actions = context.select(filter, Order::Id).into_iter();
    let keyed = actions.flat_map(|(id, placed)| {
        let first = by.keys_of(plan, placed).into_iter().next();
        first.map(|key| (key, id.clone()))
    });
    let title = |key: &GroupKey| match key {
        GroupKey::None(by) => catalogue.without(*by),
        key => sanitize(key.title(plan)),
    };
    let parts = grouped(by.keys(plan), keyed).into_iter();
    titled_rows(parts.map(|(key, ids)| (title(&key), ids)))
}

/// When something is due, in the order in which the parts follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum DuePart {
    /// In a quarter of a year.
    Quarter(i32, u32),
    /// No day is said.
    Unsaid,
    /// It is over.
    Over,
}

fn arranged_by_due(filter: &Filter, context: &Context<'_>) -> Vec<GroupRow<ActionId>> {
    let catalogue = context.catalogue();
    let mut parts: BTreeMap<DuePart, Vec<ActionId>> = BTreeMap::new();
    for (id, placed) in context.select(filter, Order::NextDue) {
        let kind = context.kind(placed);
        let part = match placed.next_due(kind) {
            Some(due) => DuePart::Quarter(due.year(), quarter(due)),
            None if kind.is_over() => DuePart::Over,
            None => DuePart::Unsaid,
        };
        parts.entry(part).or_default().push(id.clone());
    }
    let title = |part: DuePart| match part {
        DuePart::Quarter(year, quarter) => format!("{} {year}", catalogue.quarter(quarter)),
        DuePart::Unsaid => fl!(catalogue, "tui-calendar-no-due"),
        DuePart::Over => {
            let (closed, dropped) = (
                fl!(catalogue, "tui-calendar-over-closed"),
                fl!(catalogue, "tui-calendar-over-dropped"),
            );
            let closed = catalogue.of_kind(context.plan, StatusKind::Closed, closed);
            let dropped = catalogue.of_kind_within(context.plan, StatusKind::Dropped, dropped);
            fl!(catalogue, "tui-calendar-over", closed = closed, dropped = dropped)
        }
    };
    titled_rows(parts.into_iter().map(|(part, ids)| (title(part), ids)))
}
