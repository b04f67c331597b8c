//! Whether enough members were there for the committee to decide.

use i18n_embed_fl::fl;

use super::MeetingReport;
use copil_plan::meeting::Quorum;

impl MeetingReport<'_> {
    /// How many members have to be there or be represented, and how many are.
    pub(super) fn members_counted(&self) -> Quorum {
        let quorum = self.then().quorum(self.meeting);
        Quorum {
            needed: quorum.needed.filter(|needed| *needed > 0),
            ..quorum
        }
    }

    /// Whether there was a quorum; `None` where none is needed, or nobody met.
    pub(super) fn has_quorum(&self) -> Option<bool> {
        let quorum = self.members_counted();
        quorum.needed.filter(|_| self.meeting.state.is_begun())?;
        Some(quorum.is_reached())
    }

    /// How many are needed, in words.
    pub(super) fn quorum_needed(&self) -> Option<String> {
        let needed = self.members_counted().needed?;
        Some(fl!(self.words(), "paper-quorum-needed", needed = needed))
    }

    /// Whether there was a quorum, in words.
    pub(super) fn quorum(&self) -> Option<String> {
        let needed = self.members_counted().needed?;
        let counted = self.members_counted().counted;
        Some(match self.has_quorum()? {
            true => fl!(self.words(), "paper-quorum-reached", counted = counted, needed = needed),
            false => fl!(self.words(), "paper-quorum-missed", counted = counted, needed = needed),
        })
    }
}
