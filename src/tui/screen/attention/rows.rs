//! The rows of the list: actions by their rank, or under headings.

use std::collections::BTreeSet;

use crate::tui::component::{Cycle, GroupRow, Word, titled_rows};
use crate::tui::context::Context;
use copil_plan::attention::{Reason, ReasonKind};
use copil_plan::query::Filter;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, grouped};

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
    let item = |at: usize| (at, context.attention[at].action.clone());
    match by {
        RankedBy::Points => shown.into_iter().map(|at| GroupRow::Item(item(at))).collect(),
        RankedBy::Reason => {
            let kinds = ReasonKind::ALL.iter().copied().map(Some).collect();
            let kind = |at: usize| context.attention[at].first().map(Reason::kind);
            let parts = grouped(kinds, shown.into_iter().map(|at| (kind(at), item(at))));
            let title = |kind: ReasonKind| context.catalogue().reason_kind(kind);
            titled_rows(
                parts
                    .into_iter()
                    .map(|(kind, items)| (kind.map_or_else(|| "–".to_owned(), title), items)),
            )
        }
        RankedBy::Group => {
            let groups = &context.plan.groups;
            let group = |at: usize| Some(&context.plan.actions.get(&context.attention[at].action)?.group);
            let known = groups.keys().map(Some).collect();
            let parts = grouped(known, shown.into_iter().map(|at| (group(at), item(at))));
            let title = |id: &GroupId| match groups.get(id) {
                Some(group) => format!("{id}  {}", sanitize(&group.title)),
                None => id.to_string(),
            };
            titled_rows(
                parts
                    .into_iter()
                    .map(|(id, items)| (id.map(title).unwrap_or_default(), items)),
            )
        }
    }
}
