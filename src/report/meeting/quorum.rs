//! Whether enough members were there for the committee to decide.

use i18n_embed_fl::fl;

use super::MeetingReport;
use super::people::Standing;
use copil_plan::meeting::MeetingState;

impl MeetingReport<'_> {
    /// How many members have to be there or be represented.
    pub(super) fn quorum_needed_in_numbers(&self) -> Option<i64> {
        self.committee()?.quorum.filter(|quorum| *quorum > 0)
    }

    /// How many members are there or are represented.
    pub(super) fn counted(&self) -> usize {
        let counts = |standing: &Standing<'_>| matches!(standing, Standing::Present | Standing::Represented(_));
        let members = self.attendees.iter().filter(|attendee| attendee.is_member);
        members.filter(|attendee| counts(&attendee.standing)).count()
    }

    /// Whether there was a quorum; `None` where none is needed, or nobody met.
    pub(super) fn has_quorum(&self) -> Option<bool> {
        let needed = self.quorum_needed_in_numbers()?;
        let has_met = self.meeting.state.is_begun();
        has_met.then(|| i64::try_from(self.counted()).is_ok_and(|counted| counted >= needed))
    }

    /// How many are needed, in words.
    pub(super) fn quorum_needed(&self) -> Option<String> {
        let needed = self.quorum_needed_in_numbers()?;
        Some(fl!(self.words(), "paper-quorum-needed", needed = needed))
    }

    /// Whether there was a quorum, in words.
    pub(super) fn quorum(&self) -> Option<String> {
        let needed = self.quorum_needed_in_numbers()?;
        debug_assert!(self.meeting.state != MeetingState::Written, "nobody met");
        let counted = self.counted();
        Some(match self.has_quorum()? {
            true => fl!(self.words(), "paper-quorum-reached", counted = counted, needed = needed),
            false => fl!(self.words(), "paper-quorum-missed", counted = counted, needed = needed),
        })
    }
}
