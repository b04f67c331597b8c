//! What can go wrong while the plan and the shared one are brought together.

use std::path::PathBuf;

use super::SyncReport;
use copil_git::TransportError;
use copil_plan::PlanId;
use copil_plan::change::Clash;
use copil_store::Problem;

/// Why the plan is not in step with the shared one.
#[derive(Clone, Debug, PartialEq)]
pub enum SyncError {
    /// The repository knows no other.
    NoRemote,
    /// It knows several, and the branch follows none.
    SeveralRemotes {
        /// Their names.
        remotes: Vec<String>,
    },
    /// The plan was never recorded.
    NothingRecorded,
    /// What is shared there has nothing in common with the plan at hand.
    Unrelated {
        /// The remote.
        remote: String,
    },
    /// What the two plans began with is in the part of the history that this copy was made without.
    Shallow,
    /// What was shared is no longer in the shared history: somebody rewrote it.
    Rewritten {
        /// How many changes went missing there.
        missing: usize,
        /// Which, as `git log` takes it.
        range: String,
    },
    /// Nothing was fetched.
    NotFetched(TransportError),
    /// No first copy was made.
    NotCloned(TransportError),
    /// Something stands where a first copy is to be made.
    FolderInTheWay {
        /// The folder.
        path: PathBuf,
    },
    /// What is at hand was not shared; what was taken in before stands.
    NotSent {
        /// How many changes wait.
        waiting: usize,
        /// What was taken in before.
        taken: Box<SyncReport>,
        /// Why.
        why: TransportError,
    },
    /// Others kept sharing faster than the plan could be joined; what was taken in meanwhile stands.
    Overtaken {
        /// What was taken in.
        taken: Box<SyncReport>,
    },
    /// What both sides changed, each in its own way, was not answered.
    Questions {
        /// What is open.
        clashes: Vec<Clash>,
    },
    /// The same of another plan of the repository, which one commit would join with this one.
    QuestionsElsewhere {
        /// The plan.
        plan: PlanId,
        /// Its folder.
        folder: PathBuf,
        /// What is open.
        clashes: Vec<Clash>,
    },
    /// Files that would change have edits that nobody recorded.
    Unrecorded {
        /// The files.
        paths: Vec<String>,
    },
    /// Other files of the repository cannot be joined here.
    Elsewhere {
        /// The files.
        paths: Vec<String>,
        /// The branch to join with git.
        branch: String,
    },
    /// The plan would have errors that it does not have now.
    Faulty {
        /// The errors.
        problems: Vec<Problem>,
    },
}

impl SyncError {
    /// What was taken in before it went wrong, which stands.
    pub fn taken(&self) -> Option<&SyncReport> {
        match self {
            Self::NotSent { taken, .. } | Self::Overtaken { taken } => Some(taken),
            _ => None,
        }
    }
}

impl From<SyncError> for crate::workspace::Error {
    fn from(error: SyncError) -> Self {
        Self::Sync(Box::new(error))
    }
}
