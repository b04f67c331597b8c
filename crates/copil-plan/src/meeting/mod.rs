//! A committee's meeting: who was there, its agenda, what came of each item, its decisions.

mod agenda;
mod paper;
mod presence;
mod proposal;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

pub use agenda::{ItemPlace, NumberedItem};
pub use paper::{MeetingPaper, Minutes};
pub use presence::{Attendance, Quorum};
pub use proposal::{Conclusion, ProposalReason, ProposedItem, agenda_proposal};

use crate::field::keyed_list;
use crate::id::{ActionId, AgendaKey, CommitteeId, DecisionId, DecisionRef, MeetingId, PersonId};
use crate::record;
use crate::record::{word_field, words};
use crate::value::{FieldPath, Table, Value, VecMap};

words! {
    /// How far a meeting is.
    pub enum MeetingState {
        /// Its agenda is being put together.
        Prepared = "prepared",
        /// Its members have been called, with numbers that stay.
        Convened = "convened",
        /// It is being held.
        Open = "open",
        /// It was interrupted and goes on later.
        Suspended = "suspended",
        /// It was held, and its record is complete.
        Closed = "closed",
        /// It is not held.
        Cancelled = "cancelled",
        /// It is held on another day.
        Postponed = "postponed",
        /// Nobody met: what it decided was asked in writing.
        Written = "written",
    }
}
word_field!(MeetingState, Prepared, Some(MeetingState::Prepared));

words! {
    /// What came of an item of an agenda.
    pub enum Outcome {
        /// Something was decided.
        Decided = "decided",
        /// It was talked about.
        Discussed = "discussed",
        /// The members were told.
        Informed = "informed",
        /// It is put off to a later meeting.
        Postponed = "postponed",
        /// It was taken off the agenda.
        Withdrawn = "withdrawn",
    }
}
word_field!(Outcome, Discussed, None);

record! {
    /// A meeting. Its id is the name of its file: the day and the committee.
    pub struct Meeting {
        /// The committee that meets.
        committee: CommitteeId = "committee" (in_head, no_prompt),
        /// The day.
        date: NaiveDate = "date" (in_head, no_prompt),
        /// How far it is.
        state: MeetingState = "state" (in_head),
        /// The room.
        place: Option<String> = "place",
        /// When it begins; once it is held, when it did.
        started: Option<NaiveTime> = "started" (no_prompt),
        /// When it ends; once it was held, when it did.
        ended: Option<NaiveTime> = "ended" (no_prompt),
        /// Who leads it.
        chair: Option<PersonId> = "chair",
        /// Who takes its minutes.
        secretary: Option<PersonId> = "secretary",
        /// Who was there.
        present: Vec<PersonId> = "present",
        /// Who was stood in for, and by whom.
        represented: VecMap<PersonId, PersonId> = "represented" (no_prompt),
        /// Who said they could not come.
        excused: Vec<PersonId> = "excused",
        /// Who did not come and did not say so.
        absent: Vec<PersonId> = "absent",
        /// Who was there and is nobody of the plan.
        guests: Vec<String> = "guests",
        /// What is to be talked about.
        agenda: VecMap<AgendaKey, AgendaItem> = "agenda" (in_part, no_prompt),
        /// What was decided.
        decisions: VecMap<DecisionId, Decision> = "decisions" (no_prompt),
    }
}

record! {
    /// An item of an agenda: an action, a title, or the record of another meeting.
    pub struct AgendaItem {
        /// Its place; once the meeting is convened, its number. 5.1 stands between 5 and 6.
        rank: Option<f64> = "rank",
        /// The action to be talked about.
        action: Option<ActionId> = "action",
        /// What is to be talked about, where it is no action.
        title: Option<String> = "title",
        /// The meeting whose record is to be approved.
        approves: Option<MeetingId> = "approves",
        /// How long it is to take, in minutes.
        minutes: Option<i64> = "minutes",
        /// How long it took, in minutes.
        spent: Option<i64> = "spent",
        /// Who presents it.
        presenter: Option<PersonId> = "presenter",
        /// What came of it.
        outcome: Option<Outcome> = "outcome",
        /// What was said.
        notes: Option<String> = "notes",
        /// Who was out of the room.
        away: Vec<PersonId> = "away",
    }
}

record! {
    /// A decision.
    pub struct Decision {
        /// The item of the agenda that it was taken on.
        item: Option<AgendaKey> = "item",
        /// What was decided.
        text: String = "text",
        /// The actions it is about.
        actions: Vec<ActionId> = "actions",
        /// Who carries it out.
        owner: Option<PersonId> = "owner",
        /// The day it is to be carried out by.
        due: Option<NaiveDate> = "due",
        /// The day it was carried out.
        done: Option<NaiveDate> = "done" (passed),
        /// The decision that it takes the place of.
        supersedes: Option<DecisionRef> = "supersedes",
        /// The day it was taken back.
        repealed: Option<NaiveDate> = "repealed" (passed),
        /// Whether it is left out of what is published.
        confidential: bool = "confidential",
    }
}

impl MeetingState {
    /// Whether it was held, or is being held.
    pub fn is_begun(self) -> bool {
        matches!(self, Self::Open | Self::Suspended | Self::Closed)
    }

    /// Whether the committee meets, or met, on the day that is told.
    pub fn is_of_a_day(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Postponed | Self::Written)
    }

    /// Whether nothing is to come of it any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled | Self::Postponed | Self::Written)
    }
}

impl Meeting {
    /// The actions that are talked about or decided on.
    pub fn actions(&self) -> impl Iterator<Item = &ActionId> {
        let points = self.agenda.values().filter_map(|point| point.action.as_ref());
        points.chain(self.decisions.values().flat_map(|decision| &decision.actions))
    }

    /// The numbers of the decisions that are confidential.
    pub fn confidential(&self) -> impl Iterator<Item = &DecisionId> {
        let decisions = self.decisions.iter();
        decisions.filter_map(|(number, decision)| decision.confidential.then_some(number))
    }

    /// Whether it is about one of some actions; where none are asked for, about anything.
    pub fn is_about(&self, actions: Option<&BTreeSet<ActionId>>) -> bool {
        actions.is_none_or(|actions| self.actions().any(|id| actions.contains(id)))
    }

    /// Whether it was held, and its record is complete.
    pub fn is_closed(&self) -> bool {
        self.state == MeetingState::Closed
    }

    /// Whether it is still ahead on a day: that of a meeting counts until its record is closed.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        self.date >= today && !self.state.is_over()
    }
}

/// The file of a meeting whose agenda is a list, as it was before its items had keys, with the keys that they are read
/// under; `None` where it is no such file.
pub fn with_keyed_agenda(table: &Table) -> Option<Table> {
    let list = table.get("agenda").filter(|agenda| matches!(agenda, Value::List(_)))?;
    let keyed = keyed_list::<AgendaKey>(list.clone()).ok()?;
    let mut table = table.clone();
    // An empty table is written as none.
    let keyed = (!keyed.is_empty()).then_some(Value::Table(keyed));
    table.put(&FieldPath::key("agenda"), keyed);
    Some(table)
}
