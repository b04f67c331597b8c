//! Which decisions of the register are asked for.

use chrono::NaiveDate;

use super::{DecisionState, RegisteredDecision};
use crate::fold::fold;
use crate::id::CommitteeId;
use crate::{ActionId, PersonId};

/// What is asked of decisions; what says nothing lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionFilter {
    /// Who carries them out: one of these.
    pub owners: Vec<PersonId>,
    /// How they stand: one of these.
    pub states: Vec<DecisionState>,
    /// The committee that took them: one of these.
    pub committees: Vec<CommitteeId>,
    /// What they are about: one of these.
    pub actions: Vec<ActionId>,
    /// The first day that they were taken on.
    pub since: Option<NaiveDate>,
    /// The last day that they were taken on.
    pub until: Option<NaiveDate>,
    /// Words that their text holds, without regard to case and accents.
    pub words: Vec<String>,
}

impl DecisionFilter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a decision is asked for.
    pub fn accepts(&self, one: &RegisteredDecision<'_>) -> bool {
        let (meeting, decision) = (one.meeting, one.decision);
        is_one_of(&self.states, Some(&one.state))
            && is_one_of(&self.owners, decision.owner.as_ref())
            && is_one_of(&self.committees, Some(&meeting.committee))
            && (self.actions.is_empty() || decision.actions.iter().any(|action| self.actions.contains(action)))
            && self.since.is_none_or(|since| meeting.date >= since)
            && self.until.is_none_or(|until| meeting.date <= until)
            && self.holds_words(one)
    }

    fn holds_words(&self, one: &RegisteredDecision<'_>) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let text = fold(&format!("{} {}", one.reference, one.decision.text));
        self.words.iter().all(|word| text.contains(&fold(word)))
    }
}

fn is_one_of<T: PartialEq>(asked: &[T], held: Option<&T>) -> bool {
    asked.is_empty() || held.is_some_and(|held| asked.contains(held))
}
