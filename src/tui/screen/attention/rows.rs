//! The rows of the list: actions by their rank, or under headings.

use std::collections::BTreeSet;

use crate::tui::component::cycle::{Cycle, Word};
use crate::tui::component::grouped::{GroupRow, grouped};
use crate::tui::context::Context;
use copil_plan::attention::{Attention, Reason, ReasonKind};
use copil_plan::query::Filter;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId};

/// By what the list is arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RankedBy {
    /// By rank alone.
    Points,
    /// Under the reason that counts most.
    Reason,
    /// Under the working group.
    Group,
}

impl Word for RankedBy {
    fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Reason => "reason",
            Self::Group => "group",
        }
    }
}

impl Default for Cycle<RankedBy> {
    fn default() -> Self {
        Self::new(&[RankedBy::Points, RankedBy::Reason, RankedBy::Group])
    }
}

/// An action, with its place in the ranking.
pub(super) type Ranked = (usize, ActionId);

/// The rows for what the filter lets through.
pub(super) fn of(by: RankedBy, filter: &Filter, context: &Context<'_>) -> Vec<GroupRow<Ranked>> {
    let meeting: Option<BTreeSet<&ActionId>> = (!filter.is_empty()).then(|| {
        let found = filter.select(&context.asking(filter));
        found.into_iter().map(|(id, _)| id).collect()
    });
    let shown: Vec<usize> = (0..context.attention.len())
        .filter(|at| {
            let id = &context.attention[*at].action;
            let meets = || meeting.as_ref().is_none_or(|meeting| meeting.contains(id));
            context.plan.actions.contains_key(id) && meets()
        })
        .collect();
    match by {
        RankedBy::Points => ranked(shown, context).into_iter().map(GroupRow::Item).collect(),
        RankedBy::Reason => {
            let kinds = ReasonKind::ALL.map(|kind| (kind, context.catalogue().reason_kind(kind)));
            under(&kinds, &shown, |item| item.first().map(Reason::kind), context)
        }
        RankedBy::Group => {
            let groups = context.plan.groups.iter();
            let groups: Vec<(&GroupId, String)> = groups
                .map(|(id, group)| (id, format!("{id}  {}", sanitize(&group.title))))
                .collect();
            let group = |item: &Attention| context.plan.actions.get(&item.action).map(|placed| &placed.group);
            under(&groups, &shown, group, context)
        }
    }
}

fn ranked(places: Vec<usize>, context: &Context<'_>) -> Vec<Ranked> {
    let action = |at: usize| context.attention[at].action.clone();
    places.into_iter().map(|at| (at, action(at))).collect()
}

/// The items under the headings that they belong to, those without one last.
fn under<K: PartialEq + Copy>(
    headings: &[(K, String)],
    shown: &[usize],
    key: impl Fn(&Attention) -> Option<K>,
    context: &Context<'_>,
) -> Vec<GroupRow<Ranked>> {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); headings.len() + 1];
    for at in shown {
        let key = key(&context.attention[*at]);
        let heading = headings.iter().position(|(known, _)| Some(*known) == key);
        places[heading.unwrap_or(headings.len())].push(*at);
    }
    let titles = headings.iter().map(|(_, title)| title.clone()).chain(["–".to_owned()]);
    grouped(titles.zip(places.into_iter().map(|places| ranked(places, context))))
}
