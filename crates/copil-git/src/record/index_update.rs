//! The index as a record sees it, whichever way it is written.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::flush;
use super::foreign_index;
use super::index_file::{IndexEdit, IndexEntry, IndexFile, IndexFileError};
use super::index_tree::TreeChanges;
use super::stat::Stat;
use super::write_ahead_log::WriteAheadLog;
use super::{RecordError, RepositoryObstacle};
use crate::{Oid, ReadError, RepoPath, Repository, TrackedFile};

/// The index of a work tree, to be read and to be followed by the next one.
pub(super) struct IndexUpdate<'r> {
    repo: &'r Repository,
    work_dir: PathBuf,
    /// `None` when only git itself can write it.
    file: Option<Arc<IndexFile>>,
}

/// The index file as it was read last, and the stat data by which it is known to be that one still.
pub(crate) type KnownIndex = (Stat, Arc<IndexFile>);

/// A file of which git does not look at the work tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnwatchedFile {
    pub path: RepoPath,
    /// Left out of the work tree by a sparse checkout; else taken for unchanged, because somebody told git so.
    pub left_out: bool,
}

/// What the index holds for one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IndexState {
    Absent,
    Entry { oid: Oid, mode: u32 },
    Conflicted,
}

impl<'r> IndexUpdate<'r> {
    pub(super) fn open(repo: &'r Repository) -> Result<IndexUpdate<'r>, RecordError> {
        let work_dir = repo
            .work_dir()
            .ok_or(RecordError::Obstacle(RepositoryObstacle::Bare))?
            .to_owned();
        let file = match IndexFile::open(repo.git_dir()) {
            Ok(file) => Some(Arc::new(file)),
            Err(IndexFileError::Unsupported) => None,
            Err(error) => return Err(from_index_file(repo, error)),
        };
        Ok(IndexUpdate { repo, work_dir, file })
    }

    /// The same for whoever only looks: the file is read again once it is another. Git and we put a new one in its place.
    fn known(repo: &'r Repository) -> Result<IndexUpdate<'r>, RecordError> {
        // Looked at before it is read: what is put in its place meanwhile is seen the next time.
        let found = fs::metadata(repo.git_dir().join("index"));
        let stat = found.ok().map(|found| Stat::of(&found));
        let known = repo
            .known_index
            .borrow()
            .clone()
            .filter(|(known, _)| Some(*known) == stat);
        if let (Some((_, file)), Some(work_dir)) = (known, repo.work_dir()) {
            let (work_dir, file) = (work_dir.to_owned(), Some(file));
            return Ok(IndexUpdate { repo, work_dir, file });
        }
        let index = IndexUpdate::open(repo)?;
        repo.known_index.replace(stat.zip(index.file.clone()));
        Ok(index)
    }

    pub(super) fn state(&self, path: &RepoPath) -> Result<IndexState, RecordError> {
        let entries = self.entries(path)?.into_iter();
        let mut states = entries.filter(|(found, _)| found == path).map(|(_, state)| state);
        Ok(states.next().unwrap_or(IndexState::Absent))
    }

    /// What the index holds at or below a path, in path order. What is only meant to be added is left out.
    fn entries(&self, under: &RepoPath) -> Result<Vec<(RepoPath, IndexState)>, RecordError> {
        let Some(file) = &self.file else {
            return foreign_index::entries(&self.work_dir, self.repo.git_dir(), under).map_err(|error| self.io(error));
        };
        let state = |(path, entry): (&[u8], Option<IndexEntry>)| {
            let state = match entry {
                Some(entry) if entry.intent_to_add => return None,
                Some(IndexEntry { oid, mode, .. }) => IndexState::Entry { oid, mode },
                None => IndexState::Conflicted,
            };
            Some((RepoPath::found(path), state))
        };
        Ok(file.entries(under.as_str().as_bytes()).filter_map(state).collect())
    }

    /// The files at or below a path of which git does not look at the work tree.
    fn unwatched(&self, under: &RepoPath) -> Result<Vec<UnwatchedFile>, RecordError> {
        let Some(file) = &self.file else {
            return foreign_index::unwatched(&self.work_dir, self.repo.git_dir(), under)
                .map_err(|error| self.io(error));
        };
        let unwatched = |(path, entry): (&[u8], Option<IndexEntry>)| {
            let entry = entry.filter(|entry| entry.skip_worktree || entry.assume_unchanged)?;
            Some(UnwatchedFile {
                path: RepoPath::found(path),
                left_out: entry.skip_worktree,
            })
        };
        Ok(file.entries(under.as_str().as_bytes()).filter_map(unwatched).collect())
    }

    /// Writes the next index beside the present one, to be flushed and then put in place by [`IndexUpdate::settle`]. `trees` as for
    /// [`IndexFile::patched`].
    pub(super) fn prepare(&self, edits: &[IndexEdit], trees: Option<&TreeChanges>) -> Result<(), RecordError> {
        let git_dir = self.repo.git_dir();
        let next = WriteAheadLog::next_index(git_dir);
        match self
            .file
            .as_ref()
            .map(|file| file.patched(edits, trees, &self.work_dir))
        {
            Some(Ok(content)) => fs::write(&next, &content).map_err(|error| RecordError::from_io(&next, error)),
            None | Some(Err(IndexFileError::Unsupported)) => {
                foreign_index::prepare(&self.work_dir, git_dir, &next, edits).map_err(|error| self.io(error))
            }
            Some(Err(error)) => Err(from_index_file(self.repo, error)),
        }
    }

    /// Makes the prepared index the work tree's.
    pub(super) fn settle(repo: &Repository) -> io::Result<()> {
        let git_dir = repo.git_dir();
        fs::rename(WriteAheadLog::next_index(git_dir), git_dir.join("index"))?;
        if repo.durable { flush::one(git_dir) } else { Ok(()) }
    }

    fn io(&self, error: io::Error) -> RecordError {
        RecordError::from_io(&self.repo.git_dir().join("index"), error)
    }
}

fn from_index_file(repo: &Repository, error: IndexFileError) -> RecordError {
    let path = repo.git_dir().join("index");
    match error {
        IndexFileError::Conflicted { path } => RecordError::Obstacle(RepositoryObstacle::Conflicted {
            path: RepoPath::found(&path),
        }),
        IndexFileError::Io(error) => RecordError::from_io(&path, error),
        IndexFileError::Unsupported | IndexFileError::Damaged => RecordError::Index { path },
    }
}

fn unreadable(error: RecordError) -> ReadError {
    match error {
        RecordError::Io { source, .. } => ReadError::Index { source: Some(source) },
        _ => ReadError::Index { source: None },
    }
}

/// The files at or below a path of which git does not look at the work tree.
pub(crate) fn unwatched_files(repo: &Repository, under: &RepoPath) -> Result<Vec<UnwatchedFile>, ReadError> {
    IndexUpdate::open(repo)
        .and_then(|index| index.unwatched(under))
        .map_err(unreadable)
}

/// The files that the index holds at or below a path, conflicts apart.
pub(crate) fn staged_files(repo: &Repository, under: &RepoPath) -> Result<Vec<TrackedFile>, ReadError> {
    if repo.work_dir().is_none() {
        return Ok(Vec::new());
    }
    let entries = IndexUpdate::known(repo).and_then(|index| index.entries(under));
    let file = |(path, state): (RepoPath, IndexState)| match state {
        IndexState::Entry { oid, mode } => TrackedFile::new(path.as_str().as_bytes(), mode, oid),
        IndexState::Absent | IndexState::Conflicted => None,
    };
    Ok(entries.map_err(unreadable)?.into_iter().filter_map(file).collect())
}
