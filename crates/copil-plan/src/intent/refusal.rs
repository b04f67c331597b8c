//! Why an intent is refused, with what is allowed or missing.

use chrono::NaiveDate;

use super::MeetingStep;
use crate::MeetingState;
use crate::change::Subject;
use crate::field::{FieldProblem, Referent, nearest};
use crate::id::{ActionId, AgendaKey, BudgetId, DecisionRef, IdError, MeetingId, MilestoneId, StatusId};
use crate::names::OtherMeaning;

/// Why an intent is refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The workflow has no such transition.
    #[error("{action}: {from} cannot be followed by {to}")]
    NotAllowed {
        /// The action.
        action: ActionId,
        /// Its status.
        from: StatusId,
        /// The status asked for.
        to: StatusId,
        /// The statuses that may follow.
        allowed: Vec<StatusId>,
    },
    /// The status asks for something that shows it.
    #[error("{action}: {to} needs evidence")]
    NeedsEvidence {
        /// The action.
        action: ActionId,
        /// The status asked for.
        to: StatusId,
    },
    /// The status asks for a reason.
    #[error("{action}: {to} needs a reason")]
    NeedsReason {
        /// The action.
        action: ActionId,
        /// The status asked for.
        to: StatusId,
    },
    /// The status asks for every milestone, or a reason.
    #[error("{action}: {to} needs every milestone reached, or a reason")]
    UnreachedMilestones {
        /// The action.
        action: ActionId,
        /// The status asked for.
        to: StatusId,
        /// The milestones not reached.
        unreached: Vec<MilestoneId>,
    },
    /// The weather asks for a comment.
    #[error("{action}: a weather needs a comment")]
    NeedsComment {
        /// The action.
        action: ActionId,
    },
    /// Less would be spent in all than is already, and nothing says why.
    #[error("{action}: {before} are spent of {budget} already")]
    SpentLess {
        /// The action.
        action: ActionId,
        /// Its budget.
        budget: BudgetId,
        /// What is spent.
        before: f64,
        /// What would be.
        after: f64,
    },
    /// Less than nothing would be spent.
    #[error("{action}: {after} cannot be spent of {budget}")]
    SpentBelowZero {
        /// The action.
        action: ActionId,
        /// Its budget.
        budget: BudgetId,
        /// What would be spent.
        after: f64,
    },
    /// The milestones of the action say how far it is.
    #[error("{action}: its milestones make its progress")]
    MilestonesTell {
        /// The action.
        action: ActionId,
    },
    /// A decision is taken back, and nothing says why.
    #[error("{decision}: to repeal needs a reason")]
    RepealNeedsReason {
        /// The decision.
        decision: DecisionRef,
    },
    /// The decision holds no longer.
    #[error("{decision} holds no longer")]
    NoLongerHolds {
        /// The decision.
        decision: DecisionRef,
        /// The one that took its place; `None` where it was taken back.
        by: Option<DecisionRef>,
    },
    /// The decision takes the place of another already.
    #[error("{decision} supersedes {other}")]
    SupersedesAnother {
        /// The decision.
        decision: DecisionRef,
        /// The other one.
        other: DecisionRef,
    },
    /// The committee met that day: what it decided stands in that meeting.
    #[error("{meeting} was a meeting")]
    CommitteeMet {
        /// The meeting.
        meeting: MeetingId,
    },
    /// It is so already.
    #[error("nothing to change")]
    AlreadySo {
        /// What.
        subject: Subject,
    },
    /// The plan has no such thing.
    #[error("unknown {what:?} {id}")]
    Unknown {
        /// What it should be.
        what: Referent,
        /// What was said.
        id: String,
        /// The one that looks most like it.
        nearest: Option<String>,
    },
    /// The day lies ahead: nothing takes effect before its time.
    #[error("{day} is in the future")]
    Future {
        /// The day.
        day: NaiveDate,
    },
    /// The change has no day of its own on which it could have taken effect.
    #[error("{subject:?}: the change has no day")]
    Undated {
        /// What it is about.
        subject: Subject,
    },
    /// The id is taken, perhaps with other capitals.
    #[error("{id} is taken")]
    Taken {
        /// The id.
        id: String,
    },
    /// It may well be a slip, and is recorded only when the person is sure.
    #[error("{subject:?}: is that so?")]
    Doubtful {
        /// The file.
        subject: Subject,
        /// What is doubtful, and where.
        problem: Box<FieldProblem>,
    },
    /// The id means something else as well, so that it cannot be given to anything new.
    #[error("{id} means {meaning:?}")]
    OtherMeaning {
        /// The id.
        id: String,
        /// What it means.
        meaning: OtherMeaning,
    },
    /// The record of the meeting is closed: it changes by an amendment.
    #[error("{meeting} is closed")]
    RecordClosed {
        /// The meeting.
        meeting: MeetingId,
    },
    /// The meeting is not as far, or is further.
    #[error("{meeting} is {state}: no time to {step}")]
    NotTheTime {
        /// The meeting.
        meeting: MeetingId,
        /// How far it is.
        state: MeetingState,
        /// What was to be done.
        step: MeetingStep,
    },
    /// Items have no outcome.
    #[error("{meeting}: nothing came of {items:?}")]
    NoOutcome {
        /// The meeting.
        meeting: MeetingId,
        /// Their numbers.
        items: Vec<String>,
    },
    /// It is to be said why.
    #[error("{meeting}: say why")]
    NeedsWord {
        /// The meeting.
        meeting: MeetingId,
    },
    /// The record of a meeting is approved once it is complete.
    #[error("the record of {meeting} is not complete")]
    RecordIncomplete {
        /// The meeting whose record it is.
        meeting: MeetingId,
    },
    /// The members were told the numbers of the items.
    #[error("{meeting}: the number of {item} stays")]
    NumbersStay {
        /// The meeting.
        meeting: MeetingId,
        /// The item.
        item: AgendaKey,
    },
    /// The committee meets on that day already.
    #[error("{meeting} is there already")]
    MeetsAlready {
        /// That meeting.
        meeting: MeetingId,
    },
    /// The text is no id.
    #[error("{text} is no id: {why}")]
    BadId {
        /// The text.
        text: String,
        /// Why it is none.
        why: IdError,
    },
    /// The value does not fit the format.
    #[error("{subject:?}: the value does not fit the format")]
    Invalid {
        /// The file.
        subject: Subject,
        /// What is wrong, and where.
        problem: Box<FieldProblem>,
    },
}

impl Refusal {
    /// Whether saying why is all that is missing.
    pub fn asks_why(&self) -> bool {
        matches!(
            self,
            Self::NeedsReason { .. }
                | Self::UnreachedMilestones { .. }
                | Self::NeedsComment { .. }
                | Self::SpentLess { .. }
                | Self::RepealNeedsReason { .. }
                | Self::NeedsWord { .. }
        )
    }

    /// The refusal of an id that is not among those known.
    pub(super) fn unknown<'k, K: AsRef<str> + 'k>(
        what: Referent,
        id: &str,
        known: impl Iterator<Item = &'k K>,
    ) -> Self {
        Self::Unknown {
            what,
            id: id.to_owned(),
            nearest: nearest(id, known.map(AsRef::as_ref)),
        }
    }
}
