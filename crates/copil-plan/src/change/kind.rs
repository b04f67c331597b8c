//! Changes counted: what kind of thing each one is to a committee.

use super::{Change, Meaning, Subject};
use crate::record::words;

words! {
    /// What kind of thing a change is, in the order in which a committee asks.
    pub enum ChangeKind {
        /// Something new.
        Created = "created",
        /// Something taken away.
        Deleted = "deleted",
        /// An action in another group.
        Moved = "moved",
        /// An action under another id.
        Renamed = "renamed",
        /// The status of an action.
        Status = "status",
        /// The start or the due date of an action, or the due date of one of its milestones.
        Date = "date",
        /// A milestone reached, or no longer reached.
        Milestone = "milestone",
        /// The weather of an action, and what is said with it.
        Weather = "weather",
        /// A decision of a meeting.
        Decision = "decision",
        /// Something else of a meeting.
        Meeting = "meeting",
        /// A person.
        People = "people",
        /// The rules, statuses and committees of the plan.
        Rules = "rules",
        /// Any other value.
        Other = "other",
    }
}

impl ChangeKind {
    /// What kind of thing a change is.
    pub fn of(change: &Change) -> Self {
        match change.meaning() {
            Meaning::Created => Self::Created,
            Meaning::Deleted => Self::Deleted,
            Meaning::Moved { .. } => Self::Moved,
            Meaning::Renamed { .. } => Self::Renamed,
            Meaning::Status { .. } | Meaning::Since => Self::Status,
            Meaning::Due { .. } => Self::Date,
            Meaning::Reached { .. } => Self::Milestone,
            Meaning::Weather { .. } | Meaning::Confirmed { .. } | Meaning::Unconfirmed => Self::Weather,
            Meaning::Field(path) => match (change.subject(), path.as_strs().as_slice()) {
                (Subject::Action(_), ["start"] | ["milestones", _, "due"]) => Self::Date,
                (Subject::Action(_), ["milestones", _, "done"]) => Self::Milestone,
                (Subject::Action(_), ["comment"]) => Self::Weather,
                (Subject::Meeting(_), ["decisions", ..]) => Self::Decision,
                (Subject::Meeting(_), _) => Self::Meeting,
                (Subject::PlanConfig, ["people", ..]) => Self::People,
                (Subject::PlanConfig, ["rules" | "statuses" | "committees", ..]) => Self::Rules,
                _ => Self::Other,
            },
        }
    }
}
