//! The items of an agenda and the decisions, with what has become of what they name.

use chrono::NaiveDate;

use crate::workspace::MeetingDossier;
use copil_plan::decisions::superseded;
use copil_plan::id::AgendaKey;
use copil_plan::meeting::NumberedItem;
use copil_plan::{ActionId, Decision, DecisionRef, GroupId, Meeting, MeetingId, Plan};

/// What has become of an action since the meeting.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Since<'d> {
    /// It is where it was.
    Same,
    /// The plan has it no more.
    Gone,
    /// It has another id.
    Renamed(&'d ActionId),
    /// It is in another group.
    Moved(&'d GroupId),
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReportedItem<'d> {
    /// It, and its number.
    pub numbered: NumberedItem<'d>,
    /// What has become of its action.
    pub since: Since<'d>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ReportedDecision<'d> {
    /// What it is referred to as.
    pub reference: DecisionRef,
    /// It.
    pub decision: &'d Decision,
    /// The decision that took its place.
    pub superseded_by: Option<DecisionRef>,
}

impl ReportedDecision<'_> {
    /// Whether it was taken on an item.
    pub(super) fn is_on(&self, key: &AgendaKey) -> bool {
        self.decision.item.as_ref() == Some(key)
    }
}

/// The items of a meeting in their order.
pub(super) fn items<'d>(dossier: &'d MeetingDossier, meeting: &'d Meeting) -> Vec<ReportedItem<'d>> {
    let items = meeting.items().into_iter();
    items
        .map(|numbered| {
            let action = numbered.item.action.as_ref();
            let since = action.map_or(Since::Same, |action| since(dossier, action));
            ReportedItem { numbered, since }
        })
        .collect()
}

/// What has become of an action since the meeting.
pub(super) fn since<'d>(dossier: &'d MeetingDossier, action: &ActionId) -> Since<'d> {
    let Some(now) = dossier.recorded.plan.actions.get(action) else {
        return dossier.renamed.get(action).map_or(Since::Gone, Since::Renamed);
    };
    let then = dossier.then.as_ref();
    let then = then.and_then(|then| then.plan.actions.get(action));
    match then {
        Some(then) if then.group != now.group => Since::Moved(&now.group),
        _ => Since::Same,
    }
}

/// The decisions of a meeting, each with the one that took its place.
pub(super) fn decisions<'d>(plan: &'d Plan, id: &'d MeetingId, meeting: &'d Meeting) -> Vec<ReportedDecision<'d>> {
    // Whatever the day: a paper is the same on all of them.
    let superseded = superseded(plan, NaiveDate::MAX);
    let decisions = meeting.decisions_of(id);
    decisions
        .map(|(reference, decision)| ReportedDecision {
            superseded_by: superseded.get(&reference).cloned(),
            reference,
            decision,
        })
        .collect()
}
