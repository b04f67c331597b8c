//! What can go wrong in the use cases, as values; the sentences that people read are made of them elsewhere.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::past::NoPast;
use super::proposal::ProposalError;
use super::sync::SyncError;
use copil_git::{self, CommitId, ReadError, RecordError};
use copil_plan::change::Subject;
use copil_plan::meeting::{MeetingPaper, MeetingState};
use copil_plan::value::FieldPath;
use copil_plan::{MeetingId, Refusal, change};
use copil_store::{self as store, PlanPath};

/// Why editing is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The plan is in no repository.
    NoRepository,
    /// The repository belongs to another user of this machine.
    DubiousOwnership {
        /// Its folder.
        path: PathBuf,
    },
    /// The repository needs what copil cannot do yet.
    UnsupportedRepository(copil_git::UnsupportedFeature),
    /// The repository cannot be opened.
    UnreadableRepository {
        /// What libgit2 said.
        detail: String,
    },
    /// The plan is seen as it was on a day of the past.
    Past {
        /// The day.
        day: NaiveDate,
    },
    /// Several plans are seen, and a change is made in one.
    Portfolio,
    /// The repository does not allow a commit now.
    Repository(copil_git::RepositoryObstacle),
}

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was left unsettled could not be written, or git did not take it.
    #[error(transparent)]
    Settle(#[from] copil_git::SettleError),
    /// The file cannot be imported.
    #[error(transparent)]
    Import(#[from] super::import::ImportError),
    /// The plan cannot be opened.
    #[error(transparent)]
    Open(#[from] store::OpenError),
    /// The plan does not allow it, or lacks what it speaks of.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The day that the environment sets is none that a commit can be of.
    #[error("{value:?} is no day")]
    BadToday {
        /// What it sets.
        value: String,
    },
    /// The file has an error, and is not written while it has.
    #[error("{path} has an error and is not written")]
    Locked {
        /// The file.
        path: PlanPath,
    },
    /// The file has edits that nobody recorded, to the very thing to be changed.
    #[error("{path} has edits that are not recorded")]
    UnrecordedEdits {
        /// The file.
        path: PlanPath,
    },
    /// A file stands where a new one was to be.
    #[error("{path} is already there")]
    FileInTheWay {
        /// The file.
        path: PlanPath,
    },
    /// Nothing can be recorded now.
    #[error("nothing can be recorded now")]
    Obstacle(Obstacle),
    /// The file kept changing while it was being written.
    #[error("the files keep changing")]
    KeepsChanging {
        /// The file.
        path: String,
    },
    /// The commit could not be made.
    #[error(transparent)]
    Record(RecordError),
    /// The repository could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The text could not be edited in place.
    #[error("{path}: {source}")]
    Edit {
        /// The file.
        path: PlanPath,
        /// Why.
        source: store::EditError,
    },
    /// A file could not be read.
    #[error("{path} could not be read")]
    Io {
        /// The file.
        path: PlanPath,
        /// Why.
        source: io::Error,
    },
    /// Of several changes, some are recorded, and one then failed.
    #[error("stopped after {} changes: {source}", recorded.len())]
    Midway {
        /// Those that are recorded, and stand.
        recorded: Vec<super::RecordedCommit>,
        /// The subjects of those that are not, the one that failed first.
        left: Vec<String>,
        /// Why the first of these failed.
        source: Box<Error>,
    },
    /// The meeting is closed and recorded so, and its tag could not be made.
    #[error("{meeting} is closed, and has no tag")]
    Untagged {
        /// The meeting.
        meeting: MeetingId,
        /// Why.
        source: Box<Error>,
    },
    /// There is no change of one's own left to take back.
    #[error("nothing to take back")]
    NothingToUndo,
    /// The last change is an older one, and may not be the one that is meant.
    #[error("{commit} is an older change")]
    OutsideSitting {
        /// The commit.
        commit: CommitId,
        /// Its author's day.
        day: NaiveDate,
        /// What it did.
        subject: String,
        /// Whether a sitting is a day, rather than a run of the screen.
        is_today: bool,
    },
    /// There is no taking back left to do again.
    #[error("nothing to do again")]
    NothingToRedo,
    /// The commit was taken back, and that stands.
    #[error("{commit} was taken back by {by}")]
    TakenBack {
        /// The commit.
        commit: CommitId,
        /// The one that took it back.
        by: CommitId,
    },
    /// The same request made the change already, and was stopped before it could tell.
    #[error("{} is recorded already", _0.commit)]
    RecordedAlready(copil_git::Unacknowledged),
    /// The commit did not touch the plan.
    #[error("{commit} did not touch the plan")]
    NotOfThisPlan {
        /// The commit.
        commit: CommitId,
    },
    /// The commit joined what two sides had changed, and nothing was decided in it that could be taken back.
    #[error("{commit} only joined two sides")]
    OnlyJoined {
        /// The commit.
        commit: CommitId,
    },
    /// The commit made the plan itself, which is not taken back.
    #[error("{commit} made the plan")]
    MadeThePlan {
        /// The commit.
        commit: CommitId,
    },
    /// Something refers to what would be taken away.
    #[error("{by:?} refer to it")]
    StillReferredTo {
        /// What refers to it.
        by: Vec<Subject>,
    },
    /// Something cannot do without what would be taken away.
    #[error("{by:?} cannot do without it")]
    NeededBy {
        /// What cannot.
        by: Vec<Subject>,
    },
    /// A shallow clone ends with the commit: what it changed is not known.
    #[error("{commit} is where this clone begins")]
    AtTheEdge {
        /// The commit.
        commit: CommitId,
    },
    /// Later changes stand in the way of taking a change back.
    #[error("later changes stand in the way")]
    Conflict {
        /// What they changed.
        subject: Subject,
        /// Which value; `None` for the whole file.
        path: Option<FieldPath>,
        /// The later changes: commit and subject line, newest first.
        later: Vec<(CommitId, String)>,
    },
    /// A proposal cannot be read, made or decided.
    #[error("the proposal does not allow it")]
    Proposal(Box<ProposalError>),
    /// The plan could not be brought together with what others shared.
    #[error("the plan is not in step with the shared one")]
    Sync(Box<SyncError>),
    /// The meeting is not in what is recorded.
    #[error("{meeting} is not recorded")]
    MeetingNotRecorded {
        /// The meeting.
        meeting: MeetingId,
    },
    /// A meeting in its state has no such paper.
    #[error("{meeting} is {state} and has no {paper}")]
    NoPaper {
        /// The paper.
        paper: MeetingPaper,
        /// The meeting.
        meeting: MeetingId,
        /// Its state.
        state: MeetingState,
    },
    /// There is no plan to see at the moment that was asked for.
    #[error("no plan at that moment")]
    NoPast(NoPast),
    /// The reading was ended by whoever asked for it.
    #[error("cancelled")]
    Cancelled,
    /// Nothing is different.
    #[error("nothing changed")]
    NothingChanged,
    /// The changes do not fit the plan; a fault of the program.
    #[error(transparent)]
    Apply(#[from] change::ApplyError),
}

impl Error {
    /// Whether git does not know in whose name to record.
    pub fn is_by_nobody(&self) -> bool {
        matches!(
            self,
            Self::Obstacle(Obstacle::Repository(copil_git::RepositoryObstacle::NoIdentity))
        )
    }
}

impl From<NoPast> for Error {
    fn from(no_past: NoPast) -> Self {
        Self::NoPast(no_past)
    }
}

impl From<RecordError> for Error {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Obstacle(obstacle) => Self::Obstacle(Obstacle::Repository(obstacle)),
            RecordError::Empty => Self::NothingChanged,
            other => Self::Record(other),
        }
    }
}
