//! A committee's meeting: the agenda that is proposed, what came late, and the tag that marks the plan as it closed.
//!
//! Everything that changes a meeting is an [`Intent`](copil_plan::Intent) like any other; whoever records the change by which
//! one closes makes its tag.

mod closing;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::{Error, Workspace, today};
use copil_plan::attention::ranked;
use copil_plan::id::CommitteeId;
use copil_plan::meeting::{ProposedItem, agenda_proposal};
use copil_plan::{AgendaKey, MeetingId};

pub use closing::Closing;
pub(super) use closing::KnownClosings;

impl Workspace {
    /// The items that a committee's meeting on a day is proposed to talk about.
    pub fn proposed_agenda(&self, committee: &CommitteeId, day: NaiveDate) -> Result<Vec<ProposedItem>, Error> {
        let histories = match self.history() {
            Ok(mut history) => Some(history.histories()?),
            // Without a history the plan is judged by its present.
            Err(Error::Obstacle(_)) => None,
            Err(error) => return Err(error),
        };
        let ranked = ranked(self.plan(), histories.as_ref(), self.today().day);
        Ok(agenda_proposal(self.plan(), &ranked, committee, day))
    }

    /// What time it is, to the minute; `None` when the day was set by hand: nobody knows the hour of that one.
    pub fn time_of_day(&self) -> Option<NaiveTime> {
        let now = today::now().time();
        let minute = NaiveTime::from_hms_opt(now.hour(), now.minute(), 0);
        minute.filter(|_| !self.today().fixed)
    }

    /// The items that were put on the agenda of a meeting after its members were called, as the history tells.
    pub fn late_items(&self, id: &MeetingId) -> Result<Vec<AgendaKey>, Error> {
        Ok(self.meeting_past(id)?.late.into_iter().collect())
    }
}
