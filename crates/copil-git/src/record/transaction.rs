//! The steps of one record.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::slice;

use git2::ObjectType;

use super::filter;
use super::flush;
use super::index_file::{IndexEdit, NewIndexEntry};
use super::index_update::{IndexState, IndexUpdate};
use super::lock::{Deadline, GitLock, OwnLock};
use super::new_commit::{self, CommitBase, NewCommit, write_object};
use super::reference::{self, ReferenceStep};
use super::side_branch;
use super::stat::Stat;
use super::tree::{self, TreeEdit};
use super::work_file::{WorkFile, WorkFileState};
use super::write_ahead_log::{LoggedFile, WriteAheadLog};
use super::{FastForward, FileEdit, Record, RecordError, SideBranch, Staged, recover, unacknowledged};
use crate::object::{MODE_EXECUTABLE, MODE_FILE, Objects};
use crate::{CommitId, Head, Oid, ReadError, Repository, RepositoryObstacle};

/// What the branch's log says of such a move, as git does.
const FAST_FORWARD: &str = "sync: Fast-forward";

pub(super) fn record(repo: &Repository, record: &Record) -> Result<CommitId, RecordError> {
    check_paths(&record.files)?;
    // What two sides made alike joins them without a file of its own.
    if record.files.is_empty() && (record.joined.is_none() || record.branch.is_some()) {
        return Err(RecordError::Empty);
    }
    match &record.branch {
        Some(branch) => side_branch::record(repo, slice::from_ref(record), branch),
        None => carry(repo, record, &|base, objects, files| {
            base.write_commit(objects, record, files)
        }),
    }
}

pub(super) fn record_aside(
    repo: &Repository,
    records: &[Record],
    branch: &SideBranch,
) -> Result<CommitId, RecordError> {
    for record in records {
        check_paths(&record.files)?;
    }
    side_branch::record(repo, records, branch)
}

pub(super) fn fast_forward(repo: &Repository, forward: &FastForward) -> Result<(), RecordError> {
    check_paths(&forward.files)?;
    let files = Record {
        files: forward.files.clone(),
        ..Record::default()
    };
    carry(repo, &files, &|base, objects, files| {
        base.reach(objects, files, forward.to)
    })
    .map(drop)
}

/// Makes or finds the commit that the branch moves to, once its files are found to be as expected.
type Goal<'g> = &'g dyn Fn(&RecordBase<'_>, &Objects<'_>, &[CheckedEdit<'_>]) -> Result<NewCommit, RecordError>;

/// Moves the branch, the files and the index together.
fn carry(repo: &Repository, record: &Record, goal: Goal<'_>) -> Result<CommitId, RecordError> {
    let work_dir = repo.work_dir().ok_or(RecordError::Obstacle(RepositoryObstacle::Bare))?;
    let patience = Deadline::of(repo);
    let _own = OwnLock::acquire(repo.common_dir(), patience)?;
    recover::recover_locked(repo, patience)?;
    if let Some(obstacle) = repo.standing_obstacle() {
        return Err(RecordError::Obstacle(obstacle));
    }
    let _index_lock = GitLock::of_index(repo.git_dir(), patience)?;
    filter::check(repo, record.files.iter().map(|edit| &edit.path))?;
    let base = RecordBase::read(repo, work_dir)?;
    let objects = Objects::of(&repo.git)?;
    let files = record
        .files
        .iter()
        .map(|edit| base.check(&objects, edit))
        .collect::<Result<Vec<_>, _>>()?;
    let commit = goal(&base, &objects, &files)?;
    let journal = base.journal(record, &files, &commit);
    if let Err(error) = base.carry_out(&objects, &journal, record, &files, &commit, patience)
        && !recover::is_reached(repo, &journal)?
    {
        return match recover::take_back(repo, work_dir, &journal) {
            Ok(()) => Err(error),
            // The journal stays, and the next process tries again.
            Err(_) => Err(RecordError::HalfDone {
                path: files.first().map_or(work_dir, |file| file.work.path()).to_owned(),
            }),
        };
    }
    base.settle(&journal, &files, patience);
    Ok(commit.id)
}

fn check_paths(files: &[FileEdit]) -> Result<(), RecordError> {
    let mut seen = HashSet::new();
    let mut files = files.iter();
    match files.find(|edit| edit.path.is_root() || !seen.insert(&edit.path)) {
        Some(edit) => Err(RecordError::UnusablePath {
            path: edit.path.clone(),
        }),
        None => Ok(()),
    }
}

/// What the new commit stands on.
struct RecordBase<'r> {
    repo: &'r Repository,
    work_dir: &'r Path,
    reference: String,
    parent: Option<CommitId>,
    tree: Option<Oid>,
    index: IndexUpdate<'r>,
}

/// One file of the record, found to be as expected, its new contents in the object database.
struct CheckedEdit<'e> {
    edit: &'e FileEdit,
    work: WorkFile,
    mode: u32,
    committed: Option<Oid>,
    staged_before: Option<(Oid, u32)>,
    staged_after: Option<Oid>,
}

impl<'r> RecordBase<'r> {
    fn read(repo: &'r Repository, work_dir: &'r Path) -> Result<RecordBase<'r>, RecordError> {
        let (branch, parent) = match repo.head()? {
            Head::Unborn { branch } => (branch, None),
            Head::Branch { name, commit } => (name, Some(commit)),
            Head::Detached { commit } => return Err(RecordError::Obstacle(RepositoryObstacle::Detached { commit })),
        };
        let objects = Objects::of(&repo.git)?;
        let tree = match parent {
            Some(commit) => Some(objects.tree_of(commit)?),
            None => None,
        };
        let index = IndexUpdate::open(repo)?;
        let reference = if branch.starts_with("refs/") {
            branch
        } else {
            format!("refs/heads/{branch}")
        };
        Ok(RecordBase {
            repo,
            work_dir,
            reference,
            parent,
            tree,
            index,
        })
    }

    /// Holds a file against what the caller believed, and writes its new contents.
    fn check<'e>(&self, objects: &Objects<'_>, edit: &'e FileEdit) -> Result<CheckedEdit<'e>, RecordError> {
        let stale = || RecordError::Stale {
            path: edit.path.clone(),
        };
        let not_a_file = || RecordError::NotAFile {
            path: edit.path.clone(),
        };
        let work = WorkFile::new(self.work_dir, &edit.path);
        let found = work
            .read(self.work_dir)
            .map_err(|error| RecordError::from_io(work.path(), error))?;
        let (content, executable) = match found {
            WorkFileState::SomethingElse => return Err(not_a_file()),
            WorkFileState::Nothing => (None, false),
            WorkFileState::File { content, executable } => (Some(content), executable),
        };
        if content != edit.work_before {
            return Err(stale());
        }
        let head = match self.tree {
            Some(root) => objects.entry_at(root, edit.path.parts())?,
            None => None,
        };
        if head.is_some_and(|(mode, _)| mode != MODE_FILE && mode != MODE_EXECUTABLE) {
            return Err(not_a_file());
        }
        if head.map(|(_, oid)| oid) != edit.expected_head {
            return Err(stale());
        }
        let new_mode = if executable { MODE_EXECUTABLE } else { MODE_FILE };
        let mode = head.map_or(new_mode, |(mode, _)| mode);
        let store = |content: &Option<Vec<u8>>| match content {
            Some(content) => write_object(self.repo, objects, ObjectType::Blob, content).map(Some),
            None => Ok(None),
        };
        let staged = match self.index.state(&edit.path)? {
            IndexState::Conflicted => {
                let path = edit.path.clone();
                return Err(RecordError::Obstacle(RepositoryObstacle::Conflicted { path }));
            }
            IndexState::Absent => None,
            IndexState::Entry { oid, mode } => Some((oid, mode)),
        };
        let committed = store(&edit.committed)?;
        // What the work file held is named by the journal, to be put back from there.
        if edit.work_before.as_deref().map(Oid::of_blob) != edit.expected_head {
            store(&edit.work_before)?;
        }
        let staged_before = staged.map(|(oid, _)| oid);
        let staged_after = match &edit.staged {
            Staged::Keep if staged_before == edit.expected_head || staged_before == committed => committed,
            Staged::Keep => {
                return Err(RecordError::StagedDiffers {
                    path: edit.path.clone(),
                });
            }
            Staged::Content { expected, .. } if *expected != staged_before => return Err(stale()),
            Staged::Content { content, .. } => store(content)?,
        };
        Ok(CheckedEdit {
            edit,
            work,
            mode,
            committed,
            staged_before: staged,
            staged_after,
        })
    }

    fn write_commit(
        &self,
        objects: &Objects<'_>,
        record: &Record,
        files: &[CheckedEdit<'_>],
    ) -> Result<NewCommit, RecordError> {
        let base = CommitBase {
            repo: self.repo,
            tree: self.tree,
            parents: new_commit::parents(self.parent, record.joined),
        };
        base.write(objects, record, &tree_edits(files))
    }

    /// A commit that is there, and that the files lead to.
    fn reach(
        &self,
        objects: &Objects<'_>,
        files: &[CheckedEdit<'_>],
        commit: CommitId,
    ) -> Result<NewCommit, RecordError> {
        let (tree, trees) = tree::rebuild(objects, self.tree, &tree_edits(files))?;
        let is_ahead = match self.parent {
            Some(parent) => {
                let git = &self.repo.git;
                git.graph_descendant_of(commit.0.into(), parent.0.into())
                    .map_err(ReadError::from)?
            }
            None => true,
        };
        if !is_ahead || tree != objects.tree_of(commit)? {
            return Err(RecordError::NotAhead { commit });
        }
        Ok(NewCommit {
            id: commit,
            trees,
            log: FAST_FORWARD.to_owned(),
            by: String::new(),
        })
    }

    fn journal(&self, record: &Record, files: &[CheckedEdit<'_>], commit: &NewCommit) -> WriteAheadLog {
        let name = |content: &Option<Vec<u8>>| content.as_deref().map(|content| Oid::of_blob(content).to_string());
        debug_assert_eq!(record.files.len(), files.len());
        WriteAheadLog {
            reference: self.reference.clone(),
            commit: commit.id.to_string(),
            by: commit.by.clone(),
            request: record.request.clone(),
            ends: WriteAheadLog::ending(record.ends.as_ref()),
            files: files
                .iter()
                .map(|file| LoggedFile {
                    path: file.edit.path.as_str().to_owned(),
                    before: name(&file.edit.work_before),
                    after: name(&file.edit.work_after),
                    staged_before: file.staged_before.map(|(oid, mode)| (oid.to_string(), mode)),
                    staged_after: file.staged_after.map(|oid| (oid.to_string(), file.mode)),
                })
                .collect(),
        }
    }

    /// Everything up to and including the branch's move. On an error the caller takes back what was done.
    fn carry_out(
        &self,
        objects: &Objects<'_>,
        journal: &WriteAheadLog,
        record: &Record,
        files: &[CheckedEdit<'_>],
        commit: &NewCommit,
        patience: Deadline,
    ) -> Result<(), RecordError> {
        let (repo, durable) = (self.repo, self.repo.durable);
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| RecordError::from_io(&path, error)
        };
        let mut to_flush = flush::places_of(&objects.take_written(), repo.common_dir());
        to_flush.extend(journal.write(repo.git_dir()).map_err(at(repo.git_dir()))?);
        let changing = || {
            files
                .iter()
                .filter(|file| file.edit.work_before != file.edit.work_after)
        };
        for file in changing() {
            file.work
                .prepare(file.edit.work_after.as_deref(), durable)
                .map_err(at(file.work.path()))?;
            to_flush.push(file.work.temporary());
        }
        if durable {
            flush::together(&to_flush).map_err(at(repo.git_dir()))?;
        }
        for file in changing() {
            file.work
                .put_in_place(file.edit.work_after.as_deref())
                .map_err(at(file.work.path()))?;
        }
        let edits: Vec<IndexEdit> = files.iter().map(CheckedEdit::index_edit).collect();
        let agrees = record.files.iter().all(|edit| edit.staged == Staged::Keep);
        self.index.prepare(&edits, agrees.then_some(&commit.trees))?;
        if durable {
            let mut to_flush: Vec<PathBuf> = changing().map(|file| file.work.folder().to_owned()).collect();
            to_flush.dedup();
            to_flush.push(WriteAheadLog::next_index(repo.git_dir()));
            flush::together(&to_flush).map_err(at(repo.git_dir()))?;
        }
        let step = ReferenceStep {
            name: &self.reference,
            from: self.parent.map(|parent| parent.0),
            to: commit.id.0,
            log: &commit.log,
        };
        step.take(self.repo, patience, || match record.files.first() {
            Some(file) => RecordError::Stale {
                path: file.path.clone(),
            },
            None => RecordError::Moved {
                name: self.reference.clone(),
            },
        })
    }

    /// After the branch has moved: the commit stands, and what fails here is left to the journal and the next process.
    fn settle(&self, journal: &WriteAheadLog, files: &[CheckedEdit<'_>], patience: Deadline) {
        if IndexUpdate::settle(self.repo).is_ok() && reference::end(self.repo, journal, patience).is_ok() {
            drop(unacknowledged::close(self.repo.git_dir(), journal));
        }
        for file in files.iter().filter(|file| file.edit.work_after.is_none()) {
            file.work.prune_folders(self.work_dir);
        }
    }
}

fn tree_edits(files: &[CheckedEdit<'_>]) -> Vec<TreeEdit> {
    let edit = |file: &CheckedEdit<'_>| TreeEdit {
        path: file.edit.path.clone(),
        entry: file.committed.map(|oid| (file.mode, oid)),
    };
    files.iter().map(edit).collect()
}

impl CheckedEdit<'_> {
    fn index_edit(&self) -> IndexEdit {
        let same_as_work = self.staged_after == self.edit.work_after.as_deref().map(Oid::of_blob);
        let entry = self.staged_after.map(|oid| NewIndexEntry {
            oid,
            mode: self.mode,
            stat: if same_as_work {
                self.work.stat().unwrap_or_default()
            } else {
                Stat::default()
            },
        });
        IndexEdit {
            path: self.edit.path.clone(),
            entry,
        }
    }
}
