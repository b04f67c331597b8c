//! How a run ends, for scripts.

use std::process::ExitCode;

use crate::workspace::import::ImportError;
use crate::workspace::{Error, ProposalError, ReadError, SyncError};
use copil_plan::Refusal;
use copil_store::OpenError;

/// How a command ended, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ExitStatus {
    /// Done.
    Done = 0,
    /// Refused, or problems found.
    Refused = 1,
    /// The command line made no sense.
    Usage = 2,
    /// Nothing changed.
    Unchanged = 3,
    /// The repository or the files stand in the way.
    Blocked = 4,
    /// Nothing was written where git looks for it: more than 128 has git give its merge up.
    Abandoned = 129,
}

impl ExitStatus {
    /// How a verb that met this error ends.
    pub(super) fn of(error: &Error) -> Self {
        match error {
            Error::Proposal(error)
                if matches!(
                    **error,
                    ProposalError::RefusedAlready { .. } | ProposalError::AcceptedAlready { .. }
                ) =>
            {
                Self::Unchanged
            }
            Error::NothingChanged
            | Error::Cancelled
            | Error::NothingToUndo
            | Error::NothingToRedo
            | Error::RecordedAlready(_)
            | Error::TakenBack { .. }
            | Error::Refused(Refusal::AlreadySo { .. }) => Self::Unchanged,
            Error::Refused(_)
            | Error::Locked { .. }
            | Error::UnrecordedEdits { .. }
            | Error::Conflict { .. }
            | Error::NotOfThisPlan { .. }
            | Error::OnlyJoined { .. }
            | Error::MadeThePlan { .. }
            | Error::OutsideSitting { .. }
            | Error::AtTheEdge { .. }
            | Error::NoPast(_)
            | Error::Proposal(_)
            | Error::MeetingNotRecorded { .. }
            | Error::NoPaper { .. }
            | Error::StillReferredTo { .. }
            | Error::NeededBy { .. }
            | Error::Edit { .. }
            | Error::Import(
                ImportError::NoTable { .. }
                | ImportError::NoColumn { .. }
                | ImportError::NoSheet { .. }
                | ImportError::Map { .. },
            )
            | Error::Apply(_)
            | Error::Read(ReadError::UnknownRevision { .. })
            | Error::Open(OpenError::NewerFormat { .. } | OpenError::BadName { .. }) => Self::Refused,
            Error::Sync(error) => match **error {
                SyncError::Questions { .. }
                | SyncError::QuestionsElsewhere { .. }
                | SyncError::Faulty { .. }
                | SyncError::Unrelated { .. }
                | SyncError::Shallow
                | SyncError::Rewritten { .. }
                | SyncError::Unrecorded { .. } => Self::Refused,
                _ => Self::Blocked,
            },
            Error::Untagged { source, .. } | Error::Midway { source, .. } => Self::of(source).max(Self::Refused),
            Error::Open(_)
            | Error::Import(_)
            | Error::FileInTheWay { .. }
            | Error::Obstacle(_)
            | Error::KeepsChanging { .. }
            | Error::Record(_)
            | Error::BadToday { .. }
            | Error::Settle(_)
            | Error::Read(_)
            | Error::Io { .. } => Self::Blocked,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(exit: ExitStatus) -> Self {
        Self::from(exit as u8)
    }
}
