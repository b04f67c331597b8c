//! References that move and end, each only from where it was seen.

use std::fs;
use std::path::{Path, PathBuf};

use git2::ErrorCode;

use super::lock::{Deadline, LockHolder};
use super::write_ahead_log::WriteAheadLog;
use super::{RecordError, packed};
use crate::{Oid, Repository};

/// A reference's move.
pub(super) struct ReferenceStep<'a> {
    pub name: &'a str,
    /// Where it was seen; `None` where it is new.
    pub from: Option<Oid>,
    pub to: Oid,
    /// The line for its log.
    pub log: &'a str,
}

impl ReferenceStep<'_> {
    /// Moves it; answers `moved_by_others` when somebody else moved it first.
    pub(super) fn take(
        &self,
        repo: &Repository,
        patience: Deadline,
        moved_by_others: impl FnOnce() -> RecordError,
    ) -> Result<(), RecordError> {
        let git = &repo.git;
        let new = self.to.into();
        let moved = patience.wait(|| {
            let outcome = match self.from {
                Some(from) => git
                    .reference_matching(self.name, new, true, from.into(), self.log)
                    .map(drop),
                None => git.reference(self.name, new, false, self.log).map(drop),
            };
            match outcome {
                Err(error) if error.code() == ErrorCode::Locked => Ok(None),
                outcome => outcome.map(Some),
            }
        });
        let lock = repo.common_dir().join(format!("{}.lock", self.name));
        match moved {
            Ok(Some(())) => Ok(()),
            Ok(None) => Err(RecordError::Locked {
                path: lock,
                holder: LockHolder::default(),
            }),
            Err(error) if matches!(error.code(), ErrorCode::Modified | ErrorCode::Exists) => Err(moved_by_others()),
            Err(error) => Err(RecordError::from_git(&lock, error)),
        }
    }
}

/// Deletes the branch that ends with what a log tells, unless it went on meanwhile or somebody is on it.
pub(super) fn end(repo: &Repository, journal: &WriteAheadLog, patience: Deadline) -> Result<(), RecordError> {
    let Some((name, commit)) = &journal.ends else {
        return Ok(());
    };
    match (checked_out_in(repo, name), commit.parse()) {
        (None, Ok(commit)) => delete(repo, name, commit, patience).map(drop),
        _ => Ok(()),
    }
}

/// Deletes a branch that is still where it was seen; answers whether it was.
pub(super) fn delete(repo: &Repository, name: &str, at: Oid, patience: Deadline) -> Result<bool, RecordError> {
    let failed = |error: git2::Error| RecordError::from_git(&repo.common_dir().join(name), error);
    let mut branch = match repo.git.find_reference(name) {
        Ok(branch) => branch,
        Err(error) if error.code() == ErrorCode::NotFound => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    if branch.target().map(Oid::from) != Some(at) {
        return Ok(false);
    }
    let was_packed = packed::take_out(repo, name, at, patience)?;
    match branch.delete() {
        Ok(()) => Ok(true),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(was_packed),
        Err(error) if error.code() == ErrorCode::Modified => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

/// The git folder of a work tree in which a branch is checked out.
pub(super) fn checked_out_in(repo: &Repository, name: &str) -> Option<PathBuf> {
    let common = repo.common_dir();
    let is_on = |git_dir: &Path| {
        let head = copil_file::read_text(&git_dir.join("HEAD"));
        head.is_ok_and(|head| head.trim_end() == format!("ref: {name}"))
    };
    if is_on(common) {
        return Some(common.to_owned());
    }
    let others = fs::read_dir(common.join("worktrees")).into_iter().flatten().flatten();
    let mut others = others.map(|entry| entry.path());
    others.find(|git_dir| is_on(git_dir))
}
