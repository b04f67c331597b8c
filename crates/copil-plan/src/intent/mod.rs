//! What a person wants, turned into the changes that do it, or refused with what is allowed or missing.

mod decisions;
mod edits;
mod meeting;
mod parts;
mod refusal;
mod workflow;

use chrono::NaiveDate;

use crate::change::{Change, FileChange, Meaning, Subject, diff};
use crate::id::{
    ActionId, BudgetId, CommitteeId, DeliverableId, GroupId, IndicatorId, MeetingId, MilestoneId, StatusId, ViewId,
};
use crate::query::SavedView;
use crate::value::{FieldPath, Value};
use crate::{Action, Decision, DecisionRef, Group, Meeting, Plan, Weather};

pub use decisions::next_number;
pub use meeting::{
    MeetingAct, MeetingStep, PresenceAct, PresenceChange, check_approval, check_closing, closed_by, touched_record,
    unmakes_record,
};
pub use refusal::Refusal;
pub use workflow::{check_changes, next_statuses};

/// What a person wants to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Put an action in another status.
    Status {
        /// The action.
        action: ActionId,
        /// The status.
        to: StatusId,
        /// What shows it, each a name and an address or a text; what has one of the names is replaced.
        evidence: Vec<(String, String)>,
    },
    /// Give an action another weather, and say why; or confirm the one it has.
    Weather {
        /// The action.
        action: ActionId,
        /// The weather; `None` takes it away.
        to: Option<Weather>,
        /// Why.
        comment: Option<String>,
    },
    /// Say that a milestone was reached, or was not after all.
    Milestone {
        /// The action.
        action: ActionId,
        /// Its milestone.
        milestone: MilestoneId,
        /// Whether it is reached, on the day it took effect.
        reached: bool,
    },
    /// Write down what an indicator of an action, or of the plan, is, on the day it took effect.
    Measure {
        /// The file that it is in.
        subject: Subject,
        /// Its indicator.
        indicator: IndicatorId,
        /// The value; `None` takes that of the day away.
        value: Option<f64>,
    },
    /// Say that something was handed over, or was not after all.
    Deliver {
        /// The action.
        action: ActionId,
        /// What it hands over.
        deliverable: DeliverableId,
        /// Whether it is handed over, on the day it took effect.
        delivered: bool,
    },
    /// Say what is spent of a budget of an action.
    Spend {
        /// The action.
        action: ActionId,
        /// Its budget.
        budget: BudgetId,
        /// How much.
        spending: Spending,
    },
    /// Move the due date of an action or of one of its milestones.
    Due {
        /// The action.
        action: ActionId,
        /// Its milestone; `None` for the action itself.
        milestone: Option<MilestoneId>,
        /// The new date; `None` takes it away.
        to: Option<NaiveDate>,
    },
    /// Set values of one file.
    Set {
        /// The file.
        subject: Subject,
        /// The values; `None` takes one away.
        values: Vec<(FieldPath, Option<Value>)>,
    },
    /// Add an action.
    AddAction {
        /// Its id.
        id: ActionId,
        /// Its group.
        group: GroupId,
        /// What it holds.
        action: Box<Action>,
    },
    /// Add a working group.
    AddGroup {
        /// Its id.
        id: GroupId,
        /// What it holds.
        group: Box<Group>,
    },
    /// Add a meeting.
    AddMeeting {
        /// Its id: the day and the committee.
        id: MeetingId,
        /// What it holds.
        meeting: Box<Meeting>,
    },
    /// Do something to a meeting.
    Meeting {
        /// Which.
        id: MeetingId,
        /// What.
        act: MeetingAct,
    },
    /// Add something that stands in a table of a file under an id of its own: a person, a milestone.
    AddEntry {
        /// The file.
        subject: Subject,
        /// The table and the id.
        path: FieldPath,
        /// What it holds.
        value: Value,
    },
    /// Save a view in the plan, in the place of one of that id if there is one.
    SaveView {
        /// Its id.
        id: ViewId,
        /// What it holds.
        view: Box<SavedView>,
    },
    /// Put an action in another working group.
    Move {
        /// The action.
        action: ActionId,
        /// The group.
        group: GroupId,
    },
    /// Say that a decision was carried out, or was not after all, on the day it took effect.
    CarryOut {
        /// The decision.
        decision: DecisionRef,
        /// Whether it is carried out.
        done: bool,
    },
    /// Say that a decision takes the place of another.
    Supersede {
        /// The one that holds no longer.
        decision: DecisionRef,
        /// The one that takes its place.
        by: DecisionRef,
    },
    /// Take a decision back, on the day it took effect.
    Repeal {
        /// The decision.
        decision: DecisionRef,
    },
    /// Write down a decision that a committee took without meeting.
    DecideInWriting {
        /// The committee.
        committee: CommitteeId,
        /// The day.
        day: NaiveDate,
        /// The decision.
        decision: Box<Decision>,
    },
    /// Give an action another id; what refers to it follows.
    Rename {
        /// The action.
        action: ActionId,
        /// The new id.
        to: ActionId,
    },
}

impl Intent {
    /// Whether it tells how things stand, and changes nothing of what is to be done: a weather, a milestone that was reached,
    /// what was measured, handed over or spent, a comment.
    pub fn reports(&self) -> bool {
        match self {
            Self::Weather { .. }
            | Self::Milestone { .. }
            | Self::Measure { .. }
            | Self::Deliver { .. }
            | Self::Spend { .. } => true,
            Self::Set { values, .. } => values.iter().all(|(path, _)| *path == FieldPath::key("comment")),
            _ => false,
        }
    }

    /// The action it is about, when it is about one that is there.
    pub fn action(&self) -> Option<&ActionId> {
        match self {
            Self::Status { action, .. }
            | Self::Weather { action, .. }
            | Self::Milestone { action, .. }
            | Self::Deliver { action, .. }
            | Self::Spend { action, .. }
            | Self::Due { action, .. }
            | Self::Move { action, .. }
            | Self::Rename { action, .. }
            | Self::AddEntry {
                subject: Subject::Action(action),
                ..
            }
            | Self::Measure {
                subject: Subject::Action(action),
                ..
            }
            | Self::Set {
                subject: Subject::Action(action),
                ..
            } => Some(action),
            Self::Set { .. }
            | Self::Measure { .. }
            | Self::SaveView { .. }
            | Self::AddAction { .. }
            | Self::AddGroup { .. }
            | Self::AddMeeting { .. }
            | Self::Meeting { .. }
            | Self::AddEntry { .. }
            | Self::CarryOut { .. }
            | Self::Supersede { .. }
            | Self::Repeal { .. }
            | Self::DecideInWriting { .. } => None,
        }
    }

    /// Whether the day that it took effect stands in its changes, or stood in what they take away.
    fn is_dated(&self, changes: &[Change], day: NaiveDate) -> bool {
        fn says(value: &Value, day: NaiveDate) -> bool {
            match value {
                Value::Date(said) => *said == day,
                Value::List(values) => values.iter().any(|value| says(value, day)),
                Value::Table(table) => table.iter().any(|(_, value)| says(value, day)),
                _ => false,
            }
        }
        // The file of what is decided in writing is that of the day.
        if let Self::DecideInWriting { day: decided, .. } = self {
            return *decided == day;
        }
        !matches!(self, Self::Due { .. })
            && changes.iter().any(|change| match change {
                // The day that the status before it took effect may be the same.
                _ if matches!(change.meaning(), Meaning::Status { .. }) => true,
                Change::Set { old, new, .. } => old.iter().chain(new).any(|value| says(value, day)),
                Change::Created { content, .. } => content.iter().any(|(_, value)| says(value, day)),
                Change::Deleted { .. } | Change::Moved { .. } | Change::Renamed { .. } => false,
            })
    }

    /// What it is about.
    fn subject(&self) -> Subject {
        match self {
            Self::Set { subject, .. } | Self::AddEntry { subject, .. } | Self::Measure { subject, .. } => {
                subject.clone()
            }
            Self::AddAction { id, .. } => Subject::Action(id.clone()),
            Self::AddGroup { id, .. } => Subject::Group(id.clone()),
            Self::AddMeeting { id, .. } | Self::Meeting { id, .. } => Subject::Meeting(id.clone()),
            Self::CarryOut { decision, .. } | Self::Repeal { decision } | Self::Supersede { by: decision, .. } => {
                Subject::Meeting(decision.meeting.clone())
            }
            Self::DecideInWriting { committee, day, .. } => {
                MeetingId::of(*day, committee).map_or(Subject::PlanConfig, Subject::Meeting)
            }
            _ => self.action().cloned().map_or(Subject::PlanConfig, Subject::Action),
        }
    }
}

/// An amount spent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spending {
    /// All that is spent so far.
    InAll(f64),
    /// What is spent on top of it; less than nothing takes from it.
    More(f64),
}

/// What goes with an intent.
#[derive(Clone, Copy, Debug)]
pub struct ChangeContext<'a> {
    /// Today.
    pub today: NaiveDate,
    /// The day it took effect, when it is not today.
    pub on: Option<NaiveDate>,
    /// Why, in the author's words.
    pub reason: Option<&'a str>,
}

impl ChangeContext<'_> {
    /// The day it took effect.
    pub fn effective(&self) -> NaiveDate {
        self.on.unwrap_or(self.today)
    }

    /// Whether it is said why.
    fn has_reason(&self) -> bool {
        self.reason.is_some_and(|reason| !reason.trim().is_empty())
    }
}

/// What is to be done to a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Edits {
    /// The files that become others, as the program writes them.
    pub files: Vec<FileChange>,
    /// What changes by it.
    pub changes: Vec<Change>,
}

/// What does what is wanted.
pub fn edits(plan: &Plan, intent: &Intent, context: ChangeContext<'_>) -> Result<Edits, Refusal> {
    if let Some(day) = context.on.filter(|day| *day > context.today) {
        return Err(Refusal::Future { day });
    }
    let files = edits::files(plan, intent, context)?;
    let changes = diff(files.clone()).changes;
    if changes.is_empty() && !matches!(intent, Intent::SaveView { .. }) {
        let subject = intent.subject();
        return Err(Refusal::AlreadySo { subject });
    }
    if !matches!(
        intent,
        Intent::Meeting {
            act: MeetingAct::Amend { .. },
            ..
        }
    ) {
        check_record(plan, &changes)?;
    }
    check_changes(plan, &changes, context.reason)?;
    files.iter().try_for_each(check_closing)?;
    if context.on.is_some_and(|day| !intent.is_dated(&changes, day)) {
        let subject = intent.subject();
        return Err(Refusal::Undated { subject });
    }
    Ok(Edits { files, changes })
}

/// Refuses changes of the record of a meeting that is closed.
pub fn check_record(plan: &Plan, changes: &[Change]) -> Result<(), Refusal> {
    match touched_record(plan, changes) {
        Some(meeting) => Err(Refusal::RecordClosed {
            meeting: meeting.clone(),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
