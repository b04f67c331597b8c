//! A committee's meeting, its agenda and its decisions.

use chrono::NaiveDate;

use super::id::{ActionId, CommitteeId, DecisionId, PersonId};
use super::record::{word_field, words};
use super::value::VecMap;
use crate::record;

words! {
    /// How far a meeting is.
    pub enum MeetingState {
        /// Its agenda is being put together.
        Prepared = "prepared",
        /// It is being held.
        Open = "open",
        /// It was held, and its record is complete.
        Closed = "closed",
    }
}
word_field!(MeetingState, Prepared, Some(MeetingState::Prepared));

record! {
    /// A meeting. Its id is the name of its file: the day and the committee.
    pub struct Meeting {
        /// The committee that meets.
        committee: CommitteeId = "committee" (in_head),
        /// The day.
        date: NaiveDate = "date" (in_head),
        /// The room.
        place: Option<String> = "place",
        /// How far it is.
        state: MeetingState = "state" (in_head),
        /// Who was there.
        present: Vec<PersonId> = "present",
        /// Who said they could not come.
        excused: Vec<PersonId> = "excused",
        /// What is to be talked about, in order.
        agenda: Vec<AgendaItem> = "agenda" (in_part),
        /// What was decided.
        decisions: VecMap<DecisionId, Decision> = "decisions",
    }
}

record! {
    /// A point of an agenda: an action, or a title.
    pub struct AgendaItem {
        /// The action to be talked about.
        action: Option<ActionId> = "action",
        /// What is to be talked about, where it is no action.
        title: Option<String> = "title",
        /// How long, in minutes.
        minutes: Option<i64> = "minutes",
    }
}

record! {
    /// A decision.
    pub struct Decision {
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
    }
}

impl Meeting {
    /// Whether it was held, and its record is complete.
    pub fn is_closed(&self) -> bool {
        self.state == MeetingState::Closed
    }

    /// Whether it is still ahead on a day: that of a meeting counts until its record is closed.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        self.date > today || (self.date == today && !self.is_closed())
    }
}
