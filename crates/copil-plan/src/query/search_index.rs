//! The texts of a plan's actions, folded once to be searched many times.

use crate::fold::{fold, holds};
use crate::{ActionId, GroupedAction, Plan};

/// Every action's texts, folded, one action after the other in the order of [`Plan::actions`].
///
/// Folding ten thousand actions takes longer than a letter may take to be drawn, so a screen makes this when its filter
/// line opens and keeps it until the plan is another.
#[derive(Debug)]
pub struct SearchIndex {
    all: String,
    /// Where each action's texts end.
    ends: Vec<usize>,
}

impl SearchIndex {
    /// Folds the texts of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut all = String::new();
        let mut ends = Vec::with_capacity(plan.actions.len());
        for (id, placed) in &plan.actions {
            for_each_text(plan, id, placed, |text| {
                all.push_str(&line(text));
                // No text that is searched for holds a line break, so none is found across two texts.
                all.push('\n');
                false
            });
            ends.push(all.len());
        }
        all.shrink_to_fit();
        Self { all, ends }
    }

    /// For each action, whether its texts hold one, folded by [`needle`].
    pub(super) fn holding(&self, folded: &str) -> Vec<bool> {
        let mut found = vec![folded.is_empty(); self.ends.len()];
        if folded.is_empty() {
            return found;
        }
        let (mut from, mut row) = (0, 0);
        while let Some(at) = self.all[from..].find(folded) {
            let at = from + at;
            row += self.ends[row..].partition_point(|end| *end <= at);
            let (Some(hit), Some(end)) = (found.get_mut(row), self.ends.get(row)) else {
                break;
            };
            *hit = true;
            from = *end;
        }
        found
    }
}

/// A text that is searched for, as the texts it is searched in are.
pub(super) fn needle(text: &str) -> String {
    line(text)
}

/// Whether an action's texts hold one, folded by [`needle`].
pub(super) fn holds_anywhere(plan: &Plan, id: &ActionId, placed: &GroupedAction, folded: &str) -> bool {
    for_each_text(plan, id, placed, |text| {
        if text.contains('\n') {
            line(text).contains(folded)
        } else {
            holds(text, folded)
        }
    })
}

/// A text folded on one line: what is sought may go on from one line to the next.
fn line(text: &str) -> String {
    let folded = fold(text);
    if folded.contains(['\n', '\r', '\t']) {
        folded.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        folded
    }
}

/// Visits the texts of an action that are searched until one of them is what was looked for; whether one was.
fn for_each_text(plan: &Plan, id: &ActionId, placed: &GroupedAction, mut is_it: impl FnMut(&str) -> bool) -> bool {
    let action = &placed.action;
    is_it(id.as_str())
        || is_it(&action.title)
        || action.comment.as_deref().is_some_and(&mut is_it)
        || action.description.as_deref().is_some_and(&mut is_it)
        || action.tags.iter().any(|tag| is_it(tag))
        || action.leads.iter().any(|lead| is_it(plan.person_name(lead)))
        || action.milestones.values().any(|milestone| is_it(&milestone.title))
        || action.indicators.values().any(|indicator| is_it(&indicator.title))
        || action
            .deliverables
            .values()
            .any(|deliverable| is_it(&deliverable.title))
}
