//! A record on a branch that is not checked out: no work file and no index takes part, and all else is as for any other.

use git2::ObjectType;

use super::lock::{Deadline, GitLock, OwnLock};
use super::new_commit::{self, CommitBase, NewCommit, write_object};
use super::reference::{self, ReferenceStep};
use super::tree::TreeEdit;
use super::write_ahead_log::WriteAheadLog;
use super::{FileEdit, Record, RecordError, SideBranch, filter, flush, recover, unacknowledged};
use crate::object::{MODE_EXECUTABLE, MODE_FILE, Objects};
use crate::{CommitId, Oid, RepoPath, Repository};

/// Makes commits on a branch, one standing on the other, and moves it to the last of them: what they hold is flushed together.
pub(super) fn record(repo: &Repository, records: &[Record], branch: &SideBranch) -> Result<CommitId, RecordError> {
    let patience = Deadline::of(repo);
    let _own = OwnLock::acquire(repo.common_dir(), patience)?;
    recover::recover_locked(repo, patience)?;
    // The index stays as it is. Its lock tells of objects that a killed process was about to write.
    let _index_lock = GitLock::of_index(repo.git_dir(), patience)?;
    check_not_checked_out(repo, &branch.name)?;
    let files = || records.iter().flat_map(|record| &record.files);
    filter::check(repo, files().map(|edit| &edit.path))?;
    let objects = Objects::of(&repo.git)?;
    let (mut parent, mut made) = (branch.parent, None);
    for record in records {
        let commit = write(repo, &objects, record, parent)?;
        parent = commit.id;
        made = Some((commit, record));
    }
    let (Some((commit, last)), Some(first)) = (made, files().next()) else {
        return Err(RecordError::Empty);
    };
    let journal = WriteAheadLog {
        reference: branch.name.clone(),
        commit: commit.id.to_string(),
        by: commit.by.clone(),
        request: last.request.clone(),
        ends: WriteAheadLog::ending(last.ends.as_ref()),
        files: Vec::new(),
    };
    let step = ReferenceStep {
        name: &branch.name,
        from: branch.tip.map(|tip| tip.0),
        to: commit.id.0,
        log: &commit.log,
    };
    carry_out(repo, &objects, (&journal, &step), patience, &Tried::File(&first.path))?;
    Ok(commit.id)
}

/// Writes the objects of one commit that stands on another.
fn write(
    repo: &Repository,
    objects: &Objects<'_>,
    record: &Record,
    parent: CommitId,
) -> Result<NewCommit, RecordError> {
    let tree = objects.tree_of(parent)?;
    let edits = record.files.iter().map(|edit| check(repo, objects, tree, edit));
    let edits = edits.collect::<Result<Vec<_>, _>>()?;
    let base = CommitBase {
        repo,
        tree: Some(tree),
        parents: new_commit::parents(Some(parent), record.joined),
    };
    base.write(objects, record, &edits)
}

/// What is told to have changed meanwhile when a reference has moved.
pub(super) enum Tried<'a> {
    File(&'a RepoPath),
    Reference(&'a str),
}

impl Tried<'_> {
    pub(super) fn moved(&self) -> RecordError {
        match self {
            Self::File(path) => RecordError::Stale { path: (*path).clone() },
            Self::Reference(name) => RecordError::Moved {
                name: (*name).to_owned(),
            },
        }
    }
}

/// Moves a reference with the log of it on disk before; takes the log back when it did not move.
pub(super) fn carry_out(
    repo: &Repository,
    objects: &Objects<'_>,
    (journal, step): (&WriteAheadLog, &ReferenceStep<'_>),
    patience: Deadline,
    tried: &Tried<'_>,
) -> Result<(), RecordError> {
    let git_dir = repo.git_dir();
    let at_git_dir = |error| RecordError::from_io(git_dir, error);
    let mut to_flush = flush::places_of(&objects.take_written(), repo.common_dir());
    let moved = journal
        .write(git_dir)
        .and_then(|places| {
            to_flush.extend(places);
            if repo.durable {
                flush::together(&to_flush)
            } else {
                Ok(())
            }
        })
        .map_err(at_git_dir)
        .and_then(|()| step.take(repo, patience, || tried.moved()));
    if let Err(error) = moved
        && !recover::is_reached(repo, journal)?
    {
        WriteAheadLog::remove(git_dir).map_err(at_git_dir)?;
        return Err(error);
    }
    if reference::end(repo, journal, patience).is_ok() {
        drop(unacknowledged::close(git_dir, journal));
    }
    Ok(())
}

/// A branch whose files somebody has before them must not move under them.
pub(super) fn check_not_checked_out(repo: &Repository, name: &str) -> Result<(), RecordError> {
    match reference::checked_out_in(repo, name) {
        Some(git_dir) => Err(RecordError::CheckedOut {
            branch: name.to_owned(),
            git_dir,
        }),
        None => Ok(()),
    }
}

/// Holds a file against what the caller believed, and writes its new contents.
fn check(repo: &Repository, objects: &Objects<'_>, tree: Oid, edit: &FileEdit) -> Result<TreeEdit, RecordError> {
    let found = objects.entry_at(tree, edit.path.parts())?;
    if found.is_some_and(|(mode, _)| mode != MODE_FILE && mode != MODE_EXECUTABLE) {
        return Err(RecordError::NotAFile {
            path: edit.path.clone(),
        });
    }
    if found.map(|(_, oid)| oid) != edit.expected_head {
        return Err(RecordError::Stale {
            path: edit.path.clone(),
        });
    }
    let mode = found.map_or(MODE_FILE, |(mode, _)| mode);
    let content = edit.committed.as_deref();
    let written = content.map(|content| write_object(repo, objects, ObjectType::Blob, content));
    Ok(TreeEdit {
        path: edit.path.clone(),
        entry: written.transpose()?.map(|oid| (mode, oid)),
    })
}
