//! The difference between two plans, as values: taken, applied and turned round.
//!
//! ```text
//! FileChange    two versions of one file       compared in `FileChange::tell`, and nowhere else
//! diff          files ─▶ Difference            what a commit touched, what was edited by hand, two whole plans
//! diff_commit   files of each parent ─▶ …      of a merge only what no parent has, and what took another number there
//! decided       the same ─▶ what of it can be taken back, under the numbers of today
//! between       files and the steps between ─▶ two moments, each action followed by its names
//! merge         files of two sides ─▶ what becomes of ours, and what both changed
//! ```
//!
//! What is compared is what the files hold as written: a default that a file leaves out is no value of it.
//!
//! The laws, held by property tests: `apply(a, diff(a, b)) = b`, and `apply(b, invert(diff(a, b))) = a`.

mod apply;
mod between;
mod decided;
mod diff;
mod file;
mod identity;
mod kind;
mod merge;
mod renumbering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{ActionId, DecisionRef, GroupId, MeetingId};
use super::value::{FieldPath, Table, Value};

pub use apply::{ApplyError, apply, apply_in_place, canonical, invert, new_problems_of, set_in_table, table_of};
pub(crate) use apply::{new_problems, problems_of};
pub use between::{NetChange, Step, Steps, between};
pub use decided::{Decided, decided, diff_commit, renumbered};
pub use diff::{changed_files, diff};
pub use file::{Difference, FileChange, FileContent, FileKey, FileVersion, Renaming};
pub use identity::same_things;
pub use kind::ChangeKind;
pub use merge::{
    Answer, Choice, Clash, Merge, MergedFile, Numbered, Plans, Renumbered, Side, Terms, Together, WHOLE, merge,
    question_of,
};
pub use renumbering::Renumbering;

/// What a change is about: one file of the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// `plan.toml`.
    PlanConfig,
    /// A working group.
    Group(GroupId),
    /// An action.
    Action(ActionId),
    /// A meeting.
    Meeting(MeetingId),
}

impl Subject {
    /// Its id; `plan.toml` has none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::PlanConfig => None,
            Self::Group(id) => Some(id.as_str()),
            Self::Action(id) => Some(id.as_str()),
            Self::Meeting(id) => Some(id.as_str()),
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Something new.
    Created {
        /// What.
        subject: Subject,
        /// Where, for an action.
        group: Option<GroupId>,
        /// All it holds.
        content: Table,
    },
    /// Something taken away.
    Deleted {
        /// What.
        subject: Subject,
        /// Where it was, for an action.
        group: Option<GroupId>,
        /// All it held.
        content: Table,
    },
    /// An action went to another working group.
    Moved {
        /// The action.
        action: ActionId,
        /// The group it left.
        from: GroupId,
        /// The group it joined.
        to: GroupId,
    },
    /// An action took another id.
    Renamed {
        /// The id it had.
        from: ActionId,
        /// The id it has.
        to: ActionId,
    },
    /// A value changed, appeared or vanished.
    Set {
        /// Where.
        subject: Subject,
        /// Which value.
        path: FieldPath,
        /// What it was; `None` when absent.
        old: Option<Value>,
        /// What it is; `None` when absent.
        new: Option<Value>,
    },
}

/// A change, read for what it means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning<'a> {
    /// The status of an action.
    Status {
        /// The status before.
        old: Option<&'a str>,
        /// The status after.
        new: Option<&'a str>,
    },
    /// The weather of an action.
    Weather {
        /// The weather before.
        old: Option<&'a str>,
        /// The weather after.
        new: Option<&'a str>,
    },
    /// The weather of an action was looked at again, and is the same.
    Confirmed {
        /// The day of it.
        day: NaiveDate,
    },
    /// The last confirmation of a weather went, as it does when the weather changes, or when it is taken back.
    Unconfirmed,
    /// The due date of an action.
    Due {
        /// The day before.
        old: Option<NaiveDate>,
        /// The day after.
        new: Option<NaiveDate>,
    },
    /// A milestone was reached.
    Reached {
        /// The milestone.
        milestone: &'a str,
        /// The day.
        day: NaiveDate,
    },
    /// The day a status took effect, which goes with the status.
    Since,
    /// Any other value.
    Field(&'a FieldPath),
    /// Something new.
    Created,
    /// Something taken away.
    Deleted,
    /// An action went to another group.
    Moved {
        /// The group it left.
        from: &'a GroupId,
        /// The group it joined.
        to: &'a GroupId,
    },
    /// An action took another id.
    Renamed {
        /// The id it had.
        from: &'a ActionId,
        /// The id it has.
        to: &'a ActionId,
    },
}

impl Change {
    /// What the change is about; for a renaming, the action under its new id.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Created { subject, .. } | Self::Deleted { subject, .. } | Self::Set { subject, .. } => {
                subject.clone()
            }
            Self::Moved { action, .. } | Self::Renamed { to: action, .. } => Subject::Action(action.clone()),
        }
    }

    /// The action that the change is about, under its new id.
    pub fn action(&self) -> Option<&ActionId> {
        match self {
            Self::Created { subject, .. } | Self::Deleted { subject, .. } | Self::Set { subject, .. } => {
                match subject {
                    Subject::Action(id) => Some(id),
                    _ => None,
                }
            }
            Self::Moved { action, .. } | Self::Renamed { to: action, .. } => Some(action),
        }
    }

    /// The decision that it sets a value of, or the whole of.
    pub fn decision(&self) -> Option<DecisionRef> {
        match self {
            Self::Set {
                subject: Subject::Meeting(meeting),
                path,
                ..
            } => match path.as_strs().as_slice() {
                ["decisions", number, ..] => Some(DecisionRef {
                    meeting: meeting.clone(),
                    decision: number.parse().ok()?,
                }),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it says what became of a decision: it was carried out, taken back, or takes the place of another. That is no
    /// part of a meeting's record.
    pub fn is_follow_up(&self) -> bool {
        match self {
            Self::Set {
                subject: Subject::Meeting(_),
                path,
                ..
            } => matches!(
                path.as_strs().as_slice(),
                ["decisions", _, "done" | "repealed" | "supersedes"]
            ),
            _ => false,
        }
    }

    /// What the change means.
    pub fn meaning(&self) -> Meaning<'_> {
        match self {
            Self::Created { .. } => Meaning::Created,
            Self::Deleted { .. } => Meaning::Deleted,
            Self::Moved { from, to, .. } => Meaning::Moved { from, to },
            Self::Renamed { from, to } => Meaning::Renamed { from, to },
            Self::Set {
                subject: Subject::Action(_),
                path,
                old,
                new,
            } => set_meaning(path, old.as_ref(), new.as_ref()),
            Self::Set { path, .. } => Meaning::Field(path),
        }
    }

    /// Whether it changes where an action stands: its status, its due date or a milestone's, or what was said of its
    /// weather. Such a change is what the explanation of an action explains.
    pub fn is_of_standing(&self) -> bool {
        match self.meaning() {
            Meaning::Status { .. } | Meaning::Due { .. } | Meaning::Weather { .. } | Meaning::Confirmed { .. } => true,
            Meaning::Field(path) => {
                matches!(self.subject(), Subject::Action(_)) && matches!(path.as_strs()[..], ["milestones", _, "due"])
            }
            _ => false,
        }
    }

    /// The same change the other way round.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Created {
                subject,
                group,
                content,
            } => Self::Deleted {
                subject,
                group,
                content,
            },
            Self::Deleted {
                subject,
                group,
                content,
            } => Self::Created {
                subject,
                group,
                content,
            },
            Self::Moved { action, from, to } => Self::Moved {
                action,
                from: to,
                to: from,
            },
            Self::Renamed { from, to } => Self::Renamed { from: to, to: from },
            Self::Set {
                subject,
                path,
                old,
                new,
            } => Self::Set {
                subject,
                path,
                old: new,
                new: old,
            },
        }
    }
}

fn set_meaning<'a>(path: &'a FieldPath, old: Option<&'a Value>, new: Option<&'a Value>) -> Meaning<'a> {
    let text = |value: Option<&'a Value>| value.and_then(Value::as_text);
    let date = |value: Option<&'a Value>| value.and_then(Value::as_date);
    match path.parts() {
        [key] if key == "status" => Meaning::Status {
            old: text(old),
            new: text(new),
        },
        [key] if key == "weather" => Meaning::Weather {
            old: text(old),
            new: text(new),
        },
        [key] if key == "due" => Meaning::Due {
            old: date(old),
            new: date(new),
        },
        [key] if key == "since" => Meaning::Since,
        [key] if key == "confirmed" => match date(new).filter(|day| date(old).is_none_or(|before| *day > before)) {
            Some(day) => Meaning::Confirmed { day },
            None => Meaning::Unconfirmed,
        },
        [table, milestone, key] if table == "milestones" && key == "done" => match date(new) {
            Some(day) => Meaning::Reached { milestone, day },
            None => Meaning::Field(path),
        },
        [table, milestone] if table == "milestones" => {
            let done = new
                .and_then(Value::as_table)
                .and_then(|milestone| date(milestone.get("done")));
            match done {
                Some(day) => Meaning::Reached { milestone, day },
                None => Meaning::Field(path),
            }
        }
        _ => Meaning::Field(path),
    }
}
