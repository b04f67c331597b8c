//! The register of decisions: every decision of every meeting, and how it stands on a day.
//!
//! A decision is in one state at a time; the first of these that holds on the day is the one:
//!
//! | state | when |
//! | --- | --- |
//! | repealed | it was taken back |
//! | superseded | a decision of that day or before says that it takes its place |
//! | done | it was carried out |
//! | late | the day it was to be carried out by is past |
//! | open | it waits |
//!
//! Reports, dashboard, worklist, sheets and agendas ask here, so that they cannot disagree.

mod filter;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::id::natural_order;
use super::record::words;
use super::{ActionId, Decision, DecisionRef, Meeting, MeetingId, PersonId, Plan};

pub use filter::DecisionFilter;

words! {
    /// How a decision stands.
    pub enum DecisionState {
        /// Its day is past, and it was not carried out.
        Late = "late",
        /// It waits.
        Open = "open",
        /// It was carried out.
        Done = "done",
        /// Another one took its place.
        Superseded = "superseded",
        /// It was taken back.
        Repealed = "repealed",
    }
}

impl DecisionState {
    /// Whether it is still to be carried out.
    pub fn is_awaited(self) -> bool {
        matches!(self, Self::Open | Self::Late)
    }

    /// Whether it holds no longer.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Superseded | Self::Repealed)
    }
}

/// A decision, and how it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisteredDecision<'p> {
    /// What it is called.
    pub reference: DecisionRef,
    /// The meeting that took it.
    pub meeting: &'p Meeting,
    /// What it says.
    pub decision: &'p Decision,
    /// How it stands.
    pub state: DecisionState,
    /// The decision that took its place.
    pub superseded_by: Option<DecisionRef>,
    /// By how many days it is late.
    pub days_late: Option<i64>,
}

/// Every decision of a plan, the oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionRegister<'p> {
    decisions: Vec<RegisteredDecision<'p>>,
}

impl<'p> DecisionRegister<'p> {
    /// The decisions of a plan, as they stand on a day.
    pub fn of(plan: &'p Plan, today: NaiveDate) -> Self {
        let superseded = superseded(plan, today);
        let all = references(plan).map(|(reference, meeting, decision)| {
            let superseded_by = superseded.get(&reference).cloned();
            let state = state(decision, superseded_by.is_some(), today);
            let late = decision.due.filter(|_| state == DecisionState::Late);
            RegisteredDecision {
                reference,
                meeting,
                decision,
                state,
                superseded_by,
                days_late: late.map(|due| (today - due).num_days()),
            }
        });
        let mut decisions: Vec<_> = all.collect();
        decisions.sort_by(|a, b| {
            let meetings = (a.meeting.date, &a.reference.meeting).cmp(&(b.meeting.date, &b.reference.meeting));
            meetings.then_with(|| natural_order(a.reference.decision.as_str(), b.reference.decision.as_str()))
        });
        Self { decisions }
    }

    /// All of them, the oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, RegisteredDecision<'p>> {
        self.decisions.iter()
    }

    /// The one of a name.
    pub fn find(&self, reference: &DecisionRef) -> Option<&RegisteredDecision<'p>> {
        self.iter().find(|one| one.reference == *reference)
    }

    /// Those still to be carried out: the one that is late for longest first, then by the day they are due, then those that
    /// have none.
    pub fn awaited(&self) -> Vec<&RegisteredDecision<'p>> {
        let mut awaited: Vec<_> = self.iter().filter(|one| one.state.is_awaited()).collect();
        awaited.sort_by_key(|one| (one.decision.due.is_none(), one.decision.due));
        awaited
    }

    /// Those whose day is past, the one that is late for longest first.
    pub fn late(&self) -> Vec<&RegisteredDecision<'p>> {
        let mut late = self.awaited();
        late.retain(|one| one.state == DecisionState::Late);
        late
    }

    /// Those of a meeting, by their numbers.
    pub fn of_meeting(&self, meeting: &MeetingId) -> impl Iterator<Item = &RegisteredDecision<'p>> {
        self.iter().filter(move |one| one.reference.meeting == *meeting)
    }

    /// Those about an action, the oldest first.
    pub fn about(&self, action: &ActionId) -> impl DoubleEndedIterator<Item = &RegisteredDecision<'p>> {
        self.iter().filter(move |one| one.decision.actions.contains(action))
    }

    /// Those that a person is still to carry out.
    pub fn awaited_of(&self, person: &PersonId) -> Vec<&RegisteredDecision<'p>> {
        let mut awaited = self.awaited();
        awaited.retain(|one| one.decision.owner.as_ref() == Some(person));
        awaited
    }
}

impl<'p> IntoIterator for DecisionRegister<'p> {
    type Item = RegisteredDecision<'p>;
    type IntoIter = std::vec::IntoIter<RegisteredDecision<'p>>;

    fn into_iter(self) -> Self::IntoIter {
        self.decisions.into_iter()
    }
}

/// Every decision with its name, in the order of the meetings' names.
fn references(plan: &Plan) -> impl Iterator<Item = (DecisionRef, &Meeting, &Decision)> {
    plan.meetings.iter().flat_map(|(id, meeting)| {
        let decisions = meeting.decisions.iter();
        decisions.map(move |(number, decision)| {
            let reference = DecisionRef {
                meeting: id.clone(),
                decision: number.clone(),
            };
            (reference, meeting, decision)
        })
    })
}

/// Which decisions another took the place of by a day, and which one did: the first where several say so.
pub fn superseded(plan: &Plan, until: NaiveDate) -> BTreeMap<DecisionRef, DecisionRef> {
    let mut superseded = BTreeMap::new();
    for (reference, meeting, decision) in references(plan) {
        if let Some(former) = decision.supersedes.as_ref().filter(|_| meeting.date <= until) {
            superseded.entry(former.clone()).or_insert(reference);
        }
    }
    superseded
}

fn state(decision: &Decision, is_superseded: bool, today: NaiveDate) -> DecisionState {
    let came = |day: Option<NaiveDate>| day.is_some_and(|day| day <= today);
    match decision.due {
        _ if came(decision.repealed) => DecisionState::Repealed,
        _ if is_superseded => DecisionState::Superseded,
        _ if came(decision.done) => DecisionState::Done,
        Some(due) if due < today => DecisionState::Late,
        _ => DecisionState::Open,
    }
}

/// The decisions that take one another's place in a circle, each with its way round; one that takes its own place is the
/// shortest.
pub(crate) fn circles(plan: &Plan) -> Vec<(DecisionRef, Vec<DecisionRef>)> {
    let all = references(plan).filter(|(_, _, decision)| decision.supersedes.is_some());
    all.filter_map(|(reference, ..)| Some((reference.clone(), way_round(plan, &reference)?)))
        .collect()
}

/// The way from a decision over those whose place it takes back to itself; `None` where it leads elsewhere.
pub(crate) fn way_round(plan: &Plan, from: &DecisionRef) -> Option<Vec<DecisionRef>> {
    let mut way = vec![from.clone()];
    loop {
        let next = plan.decision(way.last()?)?.supersedes.clone()?;
        if next == *from {
            return Some(way);
        }
        // A circle further back is told of those that are in it.
        if way.contains(&next) {
            return None;
        }
        way.push(next);
    }
}

#[cfg(test)]
mod tests;
