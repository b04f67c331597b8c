//! The columns of the board: which actions each holds, in what order.

use chrono::{Datelike, NaiveDate};

use super::by::{heading, stays_when_empty};
use crate::tui::component::ListState;
use crate::tui::context::Context;
use copil_plan::{ActionId, GroupBy, GroupKey, GroupedAction, Plan, Priority, grouped};

/// A column of the board.
#[derive(Clone, Debug)]
pub(super) struct BoardColumn {
    /// What its cards have in common.
    pub key: GroupKey,
    /// Its name in the language of the screen.
    pub name: String,
    /// Its cards, the most pressing first.
    pub cards: Vec<ActionId>,
    /// How many of them are late.
    pub late: usize,
    /// The selected card, and the first to be seen.
    pub place: ListState,
}

impl BoardColumn {
    /// The selected card.
    pub(super) fn selected(&self) -> Option<&ActionId> {
        self.cards.get(self.place.selected())
    }
}

/// Sorts actions, given in the order of their ids, into columns.
pub(super) fn arranged(
    by: GroupBy,
    actions: &[(&ActionId, &GroupedAction)],
    context: &Context<'_>,
) -> Vec<BoardColumn> {
    let (plan, today) = (context.plan, context.today);
    let cards = actions.iter().flat_map(|(id, placed)| {
        let card = SortedCard::of(id, placed, plan, today);
        by.keys_of(plan, placed).into_iter().map(move |key| (key, card))
    });
    let column = |(key, mut pile): (GroupKey, Vec<SortedCard<'_>>)| {
        // Those of the same rank keep the order of their ids.
        pile.sort_by_key(SortedCard::rank);
        BoardColumn {
            name: heading(&key, context),
            key,
            late: pile.iter().filter(|card| card.late).count(),
            cards: pile.into_iter().map(|card| card.id.clone()).collect(),
            place: ListState::default(),
        }
    };
    let seen = |(key, pile): &(GroupKey, Vec<SortedCard<'_>>)| !pile.is_empty() || stays_when_empty(key);
    grouped(by.keys(plan), cards)
        .into_iter()
        .filter(seen)
        .map(column)
        .collect()
}

/// What decides where a card stands in its column.
#[derive(Clone, Copy, Debug)]
struct SortedCard<'a> {
    id: &'a ActionId,
    over: bool,
    late: bool,
    /// The day still to be kept; for what is over the day it came to its end, counted backwards.
    day: i64,
    priority: Priority,
}

impl<'a> SortedCard<'a> {
    fn of(id: &'a ActionId, placed: &GroupedAction, plan: &Plan, today: NaiveDate) -> Self {
        let kind = plan.kind(&placed.status);
        let over = kind.is_over();
        let due = placed.next_due(kind);
        let number = |day: NaiveDate| i64::from(day.num_days_from_ce());
        let day = if over {
            placed.since.map(|day| -number(day))
        } else {
            due.map(number)
        };
        Self {
            id,
            over,
            late: due.is_some_and(|due| due < today),
            day: day.unwrap_or(i64::MAX),
            priority: placed.priority,
        }
    }

    /// What is to be done by the earliest day comes first, then what has no day, then what is over, the latest first; the
    /// more important of two.
    fn rank(&self) -> (bool, i64, Priority) {
        (self.over, self.day, self.priority)
    }
}
