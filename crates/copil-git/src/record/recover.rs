//! Cleaning up after a process that was killed while it recorded.

use std::fs;
use std::io;
use std::path::Path;

use super::flush;
use super::index_file::{IndexEdit, NewIndexEntry};
use super::index_update::{IndexState, IndexUpdate};
use super::lock::{Deadline, GitLock, OwnLock};
use super::work_file::{WorkFile, WorkFileState};
use super::write_ahead_log::{LoggedFile, WriteAheadLog};
use super::{RecordError, packed, reference, tag, unacknowledged};
use crate::repository::git_dir_above;
use crate::{Oid, RepoPath, Repository};

/// Cleans up the repository that holds `start`; without a trace of a killed process this takes a few looks at the disk.
pub(super) fn recover_above(start: &Path) -> Result<(), RecordError> {
    match git_dir_above(start) {
        Some(git_dir) if is_left_behind(&git_dir) => match Repository::discover(start) {
            Ok(repo) => recover(&repo),
            // What cannot be opened is told by whoever needs it.
            Err(_) => Ok(()),
        },
        _ => Ok(()),
    }
}

fn is_left_behind(git_dir: &Path) -> bool {
    WriteAheadLog::path(git_dir).exists() || GitLock::is_ours(git_dir)
}

fn recover(repo: &Repository) -> Result<(), RecordError> {
    if !is_left_behind(repo.git_dir()) {
        return Ok(());
    }
    match OwnLock::acquire(repo.common_dir(), Deadline::none()) {
        Ok(_own) => recover_locked(repo, Deadline::of(repo)),
        Err(error) => Err(error),
    }
    .or_else(|error| match error {
        // Its holder is alive and has not finished: there is nothing to clean up.
        RecordError::Locked { .. } => Ok(()),
        error => Err(error),
    })
}

/// Cleans up after a copil that was killed while it recorded: finishes what it had committed, takes back what it had not.
/// Does nothing, quickly, when there is nothing to clean up.
///
/// To be called under the [`OwnLock`].
pub(super) fn recover_locked(repo: &Repository, patience: Deadline) -> Result<(), RecordError> {
    let git_dir = repo.git_dir();
    if !is_left_behind(git_dir) {
        return Ok(());
    }
    GitLock::clear_stale(git_dir, repo.common_dir())?;
    clear_temporary_objects(repo);
    for left_behind in [tag::left_behind, packed::left_behind] {
        drop(remove_quietly(&left_behind(repo.common_dir())));
    }
    if !WriteAheadLog::path(git_dir).exists() {
        return Ok(());
    }
    let journal = WriteAheadLog::left_behind(git_dir).map_err(|error| RecordError::from_io(git_dir, error))?;
    if let (Some(journal), Some(work_dir)) = (journal, repo.work_dir()) {
        clear_reference_locks(repo, &journal, patience)?;
        if is_reached(repo, &journal)? {
            if !journal.files.is_empty() {
                let _index_lock = GitLock::of_index(git_dir, patience)?;
                finish(repo, work_dir, &journal)?;
            }
            reference::end(repo, &journal, patience)?;
            return unacknowledged::close(git_dir, &journal).map_err(|error| RecordError::from_io(git_dir, error));
        } else {
            return take_back(repo, work_dir, &journal);
        }
    }
    WriteAheadLog::remove(git_dir).map_err(|error| RecordError::from_io(git_dir, error))
}

/// Puts the work files back to what they held before, where they hold what the record wrote, and drops the journal.
pub(super) fn take_back(repo: &Repository, work_dir: &Path, journal: &WriteAheadLog) -> Result<(), RecordError> {
    for file in &journal.files {
        let Some((path, work)) = work_file_of(work_dir, file) else {
            continue;
        };
        let at_path = |error| RecordError::from_io(work.path(), error);
        let found = match work.read(work_dir).map_err(at_path)? {
            WorkFileState::Nothing => None,
            WorkFileState::File { content, .. } => Some(Oid::of_blob(&content)),
            WorkFileState::SomethingElse => continue,
        };
        remove_quietly(&work.temporary()).map_err(at_path)?;
        if found.is_none() && file.before.is_none() {
            // Killed between making its folder and giving it its name.
            work.prune_folders(work_dir);
        }
        let (before, after) = (oid_of(&file.before), oid_of(&file.after));
        if found != after || before == after || is_kept_by_someone(repo, &path, file, after)? {
            continue;
        }
        let content = match before {
            Some(oid) => Some(repo.blob(oid)?),
            None => None,
        };
        work.replace(content.as_deref(), repo.durable).map_err(at_path)?;
        if content.is_none() {
            work.prune_folders(work_dir);
        }
        debug_assert_eq!(path.as_str(), file.path);
    }
    let git_dir = repo.git_dir();
    remove_quietly(&WriteAheadLog::next_index(git_dir))
        .and_then(|()| WriteAheadLog::remove(git_dir))
        .map_err(|error| RecordError::from_io(git_dir, error))
}

/// Whether someone has staged or committed since what the record wrote: it is theirs then. A file that it took away is
/// given back all the same, for it may never have been committed.
fn is_kept_by_someone(
    repo: &Repository,
    path: &RepoPath,
    file: &LoggedFile,
    after: Option<Oid>,
) -> Result<bool, RecordError> {
    let committed = repo.blob_at_head(path)?.map(|(oid, _)| oid);
    let staged = repo.staged(path)?.map(|(oid, _)| oid);
    let staged_before = oid_of(&file.staged_before.as_ref().map(|(oid, _)| oid.clone()));
    Ok(after.is_some() && (committed == after || staged == after && staged_before != after))
}

/// The branch has moved: what is left to do is the index.
fn finish(repo: &Repository, work_dir: &Path, journal: &WriteAheadLog) -> Result<(), RecordError> {
    let index = IndexUpdate::open(repo)?;
    let mut edits = Vec::new();
    for file in &journal.files {
        let Some((path, work)) = work_file_of(work_dir, file) else {
            continue;
        };
        drop(remove_quietly(&work.temporary()));
        let expected = match file.staged_before.as_ref().map(|(oid, _)| oid.parse::<Oid>()) {
            Some(Ok(oid)) => Some(oid),
            _ => None,
        };
        match index.state(&path)? {
            IndexState::Absent if expected.is_none() => {}
            IndexState::Entry { oid, .. } if expected == Some(oid) => {}
            // Brought up to date already, or changed by someone since.
            _ => continue,
        }
        let entry = file.staged_after.as_ref().and_then(|(oid, mode)| {
            let oid: Oid = oid.parse().ok()?;
            let found = work.read(work_dir);
            let holds_it = matches!(found, Ok(WorkFileState::File { content, .. }) if Oid::of_blob(&content) == oid);
            let stat = if holds_it { work.stat() } else { None };
            Some(NewIndexEntry {
                oid,
                mode: *mode,
                stat: stat.unwrap_or_default(),
            })
        });
        edits.push(IndexEdit { path, entry });
    }
    index.prepare(&edits, None)?;
    if repo.durable {
        let next = WriteAheadLog::next_index(repo.git_dir());
        flush::one(&next).map_err(|error| RecordError::from_io(&next, error))?;
    }
    IndexUpdate::settle(repo).map_err(|error| RecordError::from_io(&repo.git_dir().join("index"), error))
}

pub(super) fn is_reached(repo: &Repository, journal: &WriteAheadLog) -> Result<bool, RecordError> {
    let Ok(commit) = journal.commit.parse::<Oid>() else {
        return Ok(false);
    };
    Ok(match repo.target(&journal.reference)? {
        Some(tip) if tip == commit => true,
        Some(tip) => repo.git.graph_descendant_of(tip.into(), commit.into()).unwrap_or(false),
        None => false,
    })
}

/// A process killed while the branch moved leaves the branch's lock file, holding the new commit's name or a part of it;
/// one killed while a branch ended leaves an empty one.
fn clear_reference_locks(repo: &Repository, journal: &WriteAheadLog, patience: Deadline) -> Result<(), RecordError> {
    clear_reference_lock(repo, &journal.reference, &journal.commit, patience)?;
    match &journal.ends {
        Some((branch, commit)) => clear_reference_lock(repo, branch, commit, patience),
        None => Ok(()),
    }
}

/// An empty lock may as well be git's own, held for an instant: it is removed only when it stays.
fn clear_reference_lock(
    repo: &Repository,
    reference: &str,
    commit: &str,
    patience: Deadline,
) -> Result<(), RecordError> {
    let path = repo.common_dir().join(format!("{reference}.lock"));
    let at_path = |error| RecordError::from_io(&path, error);
    let ours = |content: &[u8]| format!("{commit}\n").as_bytes().starts_with(content);
    let content = match copil_file::read_whole(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        content => content.map_err(at_path)?,
    };
    if !ours(&content) {
        return Ok(());
    }
    if content.is_empty()
        && patience
            .wait(|| path.try_exists().map(|found| (!found).then_some(())))
            .map_err(at_path)?
            .is_some()
    {
        return Ok(());
    }
    remove_quietly(&path).map_err(at_path)
}

/// Removes the objects that a killed process was about to write, which neither git nor libgit2 ever does. Whoever else
/// writes one at this moment is told that it could not, and nothing else is lost.
fn clear_temporary_objects(repo: &Repository) {
    let Ok(entries) = fs::read_dir(repo.common_dir().join("objects")) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(b"tmp_object_git2_") {
            drop(fs::remove_file(entry.path()));
        }
    }
}

fn work_file_of(work_dir: &Path, file: &LoggedFile) -> Option<(RepoPath, WorkFile)> {
    let path = RepoPath::new(&file.path).ok().filter(|path| !path.is_root())?;
    let work = WorkFile::new(work_dir, &path);
    Some((path, work))
}

fn oid_of(name: &Option<String>) -> Option<Oid> {
    name.as_ref().and_then(|name| name.parse().ok())
}

fn remove_quietly(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
