//! The papers of a meeting: which there are, and in which state of the meeting.

use super::MeetingState;
use crate::record::{word_field, words};

words! {
    /// A paper that goes out of the room.
    pub enum MeetingPaper {
        /// The convocation and the agenda.
        Agenda = "agenda",
        /// What came of it: the record of decisions, or the minutes.
        Record = "record",
        /// The sheet that those who are there sign.
        Attendance = "attendance",
    }
}

words! {
    /// How much the record of a meeting says.
    pub enum Minutes {
        /// The decisions and what came of each item.
        Decisions = "releve",
        /// What was said as well.
        Full = "compte-rendu",
    }
}
word_field!(Minutes, Decisions, None);

impl MeetingPaper {
    /// Whether a meeting in a state has this paper.
    pub fn is_of(self, state: MeetingState) -> bool {
        match self {
            Self::Agenda => true,
            Self::Record => state.is_begun() || state == MeetingState::Written,
            Self::Attendance => !matches!(
                state,
                MeetingState::Cancelled | MeetingState::Postponed | MeetingState::Written
            ),
        }
    }
}
