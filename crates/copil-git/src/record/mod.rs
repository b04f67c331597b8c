//! One change, one commit: the files, the index and the branch move together, durably, or not at all.
//!
//! ```text
//!   lock ─▶ recover ─▶ check files, HEAD and index ─▶ write objects (sign) ─▶ journal
//!        ─▶ work files ─▶ next index, prepared ─▶ branch moves ─▶ index in place ─▶ journal gone
//! ```
//!
//! A record on a branch that is not checked out goes the same way without work files and index.
//!
//! The branch moving is the one moment that counts: a process killed before it leaves files that
//! the next record puts back, one killed after it leaves an index that the next record brings up to date.

mod filter;
mod flush;
mod follow;
mod foreign_index;
mod index_file;
mod index_tree;
mod index_update;
mod lock;
mod new_commit;
mod packed;
mod recover;
mod reference;
mod retire;
mod settle;
mod side_branch;
mod sign;
mod stat;
mod tag;
mod transaction;
mod tree;
mod unacknowledged;
mod unreached;
mod work_file;
mod write_ahead_log;

#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{CommitId, IdentityError, Oid, ReadError, RepoPath, Repository, RepositoryObstacle, Signature};
pub(super) use flush::sync_everything;
pub(super) use index_file::IndexFile;
pub(super) use index_update::{KnownIndex, staged_files, unwatched_files};
pub use lock::LockHolder;
pub use retire::Retirement;
pub use settle::{OperationSides, SettleError, UnsettledFile};
pub(super) use stat::Stat;
pub use tag::Tag;
pub use unacknowledged::Unacknowledged;
pub(super) use work_file::TEMPORARY_PREFIX;

/// One commit to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The files it touches, each once. All others stay as they are, staged or not.
    pub files: Vec<FileEdit>,
    /// Subject, blank line, body; a line end is added when missing.
    pub message: String,
    /// `None`: git's identity, at git's time (`GIT_AUTHOR_DATE`, else now).
    pub author: Option<Signature>,
    /// `None`: git's identity, at git's time (`GIT_COMMITTER_DATE`, else now).
    pub committer: Option<Signature>,
    /// What was asked for, so that the same can be known when it is asked for again: whoever was killed before they could
    /// [`Repository::acknowledge_above`] the commit left a note of it. `None` where nobody would ask in the same words.
    pub request: Option<String>,
    /// The branch that the commit goes on; `None` for the one that is checked out, with its work files and index.
    pub branch: Option<SideBranch>,
    /// What is joined by it.
    pub joined: Option<Joined>,
    /// A branch that ends with it, as a proposal does that is accepted. It is deleted unless somebody went on with it.
    pub ends: Option<BranchTip>,
}

/// Another commit that a record stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined {
    /// The commit.
    pub commit: CommitId,
    /// Whether it is the first parent, and the branch's own last commit the second: the first parents of a shared branch
    /// are what everybody had.
    pub is_first: bool,
}

/// A branch that moves on to a commit which has all that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FastForward {
    /// The commit.
    pub to: CommitId,
    /// Every file that differs there, each once.
    pub files: Vec<FileEdit>,
}

/// A branch that is not checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBranch {
    /// Its full name, such as `refs/heads/proposal/blois/rh`.
    pub name: String,
    /// Where it was seen; `None` where it is new.
    pub tip: Option<CommitId>,
    /// What the next commit stands on: its tip, or another commit where it begins anew.
    pub parent: CommitId,
}

/// Where a branch was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BranchTip {
    /// Its full name.
    pub name: String,
    /// Its last commit.
    pub commit: CommitId,
}

/// What one file was and is to become, in the work tree, in the commit and in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// The file.
    pub path: RepoPath,
    /// What the work file held when the change was worked out; `None` when absent. Checked before anything is written.
    pub work_before: Option<Vec<u8>>,
    /// What the work file is to hold; `None` removes it.
    pub work_after: Option<Vec<u8>>,
    /// The file in the new commit. Equal to `work_after` unless the work file has other edits that stay uncommitted.
    pub committed: Option<Vec<u8>>,
    /// The file in the commit from which `committed` was worked out; `None` when absent. Checked like `work_before`.
    pub expected_head: Option<Oid>,
    /// What happens to the file's entry in the index.
    pub staged: Staged,
}

impl FileEdit {
    /// A file whose work tree, index and commit agree, before and after.
    pub fn new(path: RepoPath, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> FileEdit {
        let expected_head = before.as_deref().map(Oid::of_blob);
        FileEdit {
            path,
            work_before: before,
            committed: after.clone(),
            work_after: after,
            expected_head,
            staged: Staged::Keep,
        }
    }
}

/// What happens to a file's entry in the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Staged {
    /// The entry was equal to `HEAD`, or to the new content already, and follows the commit. Where it turns out to be
    /// different, the record is refused with [`RecordError::StagedDiffers`].
    #[default]
    Keep,
    /// The entry was different and stays so, with the change made in it too.
    Content {
        /// The entry from which `content` was worked out. Checked like `work_before`.
        expected: Option<Oid>,
        /// The entry's new content; `None` takes it out.
        content: Option<Vec<u8>>,
    },
}

/// Why nothing was recorded. The work files, the index and the branch are as they were, [`RecordError::HalfDone`] apart.
#[derive(Debug, Error)]
pub enum RecordError {
    /// The file, or its version in `HEAD` or in the index, is not the one the change was worked out from: read again and
    /// apply anew.
    #[error("{path} has changed meanwhile")]
    Stale {
        /// The file.
        path: RepoPath,
    },
    /// The index holds something else than `HEAD` for a file given with [`Staged::Keep`].
    #[error("{path} is staged with other content")]
    StagedDiffers {
        /// The file.
        path: RepoPath,
    },
    /// The record would leave every file as it is.
    #[error("nothing to record")]
    Empty,
    /// The branch has something that the commit does not have, or the files are not all that differs.
    #[error("the branch cannot move on to {commit}")]
    NotAhead {
        /// The commit.
        commit: CommitId,
    },
    /// A path is given twice, or is the work tree itself.
    #[error("{path:?} cannot be recorded")]
    UnusablePath {
        /// The path.
        path: RepoPath,
    },
    /// A symbolic link or something else that is no plain file stands at the path or on the way to it.
    #[error("{path} is not a plain file")]
    NotAFile {
        /// The file.
        path: RepoPath,
    },
    /// Git would pass the file through a filter program on its way into a commit, or write it in another encoding, which
    /// is not done here.
    #[error("{path} goes through the filter {filter:?}")]
    Filtered {
        /// The file.
        path: RepoPath,
        /// The filter's name, or the encoding, in git's attributes.
        filter: String,
        /// The attribute.
        attribute: &'static str,
    },
    /// The file belongs to another repository, such as a submodule.
    #[error("{path} belongs to the repository in {folder}")]
    Nested {
        /// The file.
        path: RepoPath,
        /// The other repository's folder.
        folder: RepoPath,
    },
    /// The branch or the tag is not where it was seen.
    #[error("{name} has moved meanwhile")]
    Moved {
        /// Its full name.
        name: String,
    },
    /// The branch is checked out, and would move under whoever works on it.
    #[error("{branch} is checked out")]
    CheckedOut {
        /// Its full name.
        branch: String,
        /// The git folder of the work tree.
        git_dir: PathBuf,
    },
    /// Another process holds a lock and did not release it in time.
    #[error("{} is held by another process", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Who holds it.
        holder: LockHolder,
    },
    /// The state of the repository forbids it.
    #[error("the repository does not allow a commit now: {0:?}")]
    Obstacle(RepositoryObstacle),
    /// Git does not know who is writing.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// `commit.gpgsign` is set and the signature could not be made.
    #[error("{program} could not sign the commit")]
    Signing {
        /// The program that was run.
        program: String,
        /// What it said on its standard error.
        message: String,
    },
    /// There is a tag of that name already.
    #[error("there is a tag {name} already")]
    TagTaken {
        /// The name.
        name: String,
    },
    /// Writing is not permitted.
    #[error("{} cannot be written", path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// No space is left.
    #[error("no space left to write {}", path.display())]
    DiskFull {
        /// The file or folder.
        path: PathBuf,
    },
    /// Something failed midway, and what stood before could not be put back: work files hold the change, which is not
    /// recorded. Whoever comes next puts them back.
    #[error("{} could not be put back as it was", path.display())]
    HalfDone {
        /// A file that holds the change.
        path: PathBuf,
    },
    /// The index file is damaged or of a kind that could not be written.
    #[error("the index {} cannot be updated", path.display())]
    Index {
        /// The index file.
        path: PathBuf,
    },
    /// Another failure of the file system.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The repository could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Another failure of libgit2.
    #[error("git could not write")]
    Git(#[source] git2::Error),
}

impl RecordError {
    pub(super) fn from_io(path: &Path, source: io::Error) -> RecordError {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => RecordError::DiskFull { path },
            _ if super::repository::refuses_writing(&source) => RecordError::ReadOnly { path },
            _ => RecordError::Io { path, source },
        }
    }

    /// libgit2 passes the system's reason on in its message only.
    pub(super) fn from_git(path: &Path, error: git2::Error) -> RecordError {
        let says = |reasons: &[&str]| reasons.iter().any(|reason| error.message().contains(reason));
        if says(&["No space left", "Disk quota"]) {
            RecordError::DiskFull { path: path.to_owned() }
        } else if says(&["Permission denied", "Read-only file system"]) {
            RecordError::ReadOnly { path: path.to_owned() }
        } else {
            RecordError::Git(error)
        }
    }
}

impl Repository {
    /// Makes one commit of `record` on the current branch and answers its name once everything is on disk for good.
    ///
    /// Waits a little for other processes that hold the repository's locks. On an error nothing has changed.
    pub fn record(&self, record: &Record) -> Result<CommitId, RecordError> {
        transaction::record(self, record)
    }

    /// Makes commits on a branch that is not checked out, each standing on the one before, and answers the last one's name once
    /// all are on disk for good: the branch moves once, to the last.
    pub fn record_aside(&self, records: &[Record], branch: &SideBranch) -> Result<CommitId, RecordError> {
        transaction::record_aside(self, records, branch)
    }

    /// Moves the current branch on to a commit that has all that it has, with its files and index: all of it, for good, or
    /// nothing.
    pub fn fast_forward(&self, forward: &FastForward) -> Result<(), RecordError> {
        transaction::fast_forward(self, forward)
    }

    /// Makes an annotated tag of a branch that is not checked out, and deletes the branch.
    pub fn retire(&self, retirement: &Retirement) -> Result<(), RecordError> {
        retire::retire(self, retirement)
    }

    /// Has a reference that is not checked out lead to an object that is here already, as that of a remote does, from where
    /// it was seen; `None` where it is new.
    pub fn follow_reference(&self, name: &str, from: Option<Oid>, to: Oid) -> Result<(), RecordError> {
        follow::follow(self, name, from, to)
    }

    /// Deletes a branch that is not checked out and still where it was seen.
    pub fn delete_branch(&self, branch: &BranchTip) -> Result<(), RecordError> {
        retire::delete(self, branch)
    }

    /// Whether files can be recorded as far as their places and git's filters go; [`Repository::record`] asks the same.
    pub fn check_paths<'p>(&self, paths: impl IntoIterator<Item = &'p RepoPath>) -> Result<(), RecordError> {
        filter::check(self, paths)
    }

    /// Cleans up after a copil that was killed while it recorded in the repository that holds `start`: to be called before
    /// its files are read. Costs next to nothing when there is nothing to clean up.
    pub fn recover_above(start: &Path) -> Result<(), RecordError> {
        recover::recover_above(start)
    }

    /// The change that a request made, in the repository that holds `start`, if whoever made it was killed before they
    /// acknowledged it. To be asked after [`Repository::recover_above`].
    pub fn unacknowledged_above(start: &Path, request: &str) -> Option<Unacknowledged> {
        unacknowledged::find(start, request)
    }

    /// Says that whoever asked for a commit, in the repository that holds `start`, was told of it.
    pub fn acknowledge_above(start: &Path, commit: CommitId) {
        unacknowledged::acknowledge(start, commit);
    }
}
