//! The files of the repository as those of a plan, in their versions: what [`change::diff`] compares.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use copil_git::{CommitDiff, FileDelta, Oid, ReadError, RepoPath};
use copil_plan::change::{
    self, Change, Decided, Difference, FileChange, FileContent, FileKey, FileVersion, Renumbering, Subject,
};
use copil_plan::meeting::with_keyed_agenda;
use copil_store::{self as store, PlanPath};

/// A change of a file that does hold `bytes`: what is to change is known as the program writes values, and a file may
/// leave defaults out.
pub(super) fn as_written(file: &FileChange, bytes: &[u8]) -> Result<FileChange, store::ReadError> {
    let table = store::read_table(bytes)?;
    // The items of an agenda that is a list get their keys with the change.
    let keyed = match file.before.as_ref().map(|before| &before.key.subject) {
        Some(Subject::Meeting(_)) => with_keyed_agenda(&table),
        _ => None,
    };
    let table = keyed.unwrap_or(table);
    let mut edited = table.clone();
    for change in change::diff(vec![file.clone()]).changes {
        if let Change::Set { path, new, .. } = change {
            edited.put(&path, new);
        }
    }
    let version = |version: &FileVersion, table| FileVersion::new(version.key.clone(), table);
    Ok(FileChange {
        before: file.before.as_ref().map(|before| version(before, table)),
        after: file.after.as_ref().map(|after| version(after, edited)),
    })
}

/// What the path of a file of the repository is to the plan under `root`; `None` where a plan has no file.
pub(super) fn key_of(root: &RepoPath, path: &RepoPath) -> Option<FileKey> {
    PlanPath::found(path.relative_to(root)?).key()
}

/// Reads a version's bytes by its name.
pub(super) type ReadBlob<'a> = &'a dyn Fn(Oid) -> Result<Vec<u8>, ReadError>;

/// Reads what commits changed, keeping the versions that a neighbouring commit will ask for again.
#[derive(Default)]
pub(super) struct VersionReader {
    known: HashMap<Oid, FileContent>,
}

/// Beyond this many versions at hand all are forgotten: histories with many branches would keep them for ever.
const MOST_VERSIONS: usize = 50_000;

impl VersionReader {
    /// What a commit did to the plan under `root`.
    pub(super) fn difference(
        &mut self,
        root: &RepoPath,
        commit: &CommitDiff,
        read: ReadBlob<'_>,
    ) -> Result<Difference, ReadError> {
        if commit.commit.is_edge {
            let is_edge = true;
            return Ok(Difference {
                is_edge,
                ..Difference::default()
            });
        }
        let sides = commit.sides.iter().map(|side| self.files(root, side, read));
        Ok(change::diff_commit(sides.collect::<Result<_, _>>()?))
    }

    /// What can be taken back of what a commit did to the plan under `root`, whose things have other numbers since.
    pub(super) fn decided(
        &mut self,
        root: &RepoPath,
        commit: &CommitDiff,
        called: &[Renumbering],
        read: ReadBlob<'_>,
    ) -> Result<Decided, ReadError> {
        if commit.commit.is_edge {
            let difference = self.difference(root, commit, read)?;
            return Ok(Decided {
                difference,
                ..Decided::default()
            });
        }
        let sides = commit.sides.iter().map(|side| self.files(root, side, read));
        Ok(change::decided(sides.collect::<Result<_, _>>()?, called))
    }

    /// The files of the plan among some that differ, with both versions.
    pub(super) fn files(
        &mut self,
        root: &RepoPath,
        deltas: &[FileDelta],
        read: ReadBlob<'_>,
    ) -> Result<Vec<FileChange>, ReadError> {
        file_changes(root, deltas, &mut |oid| self.content(oid, read))
    }

    fn content(&mut self, oid: Oid, read: ReadBlob<'_>) -> Result<FileContent, ReadError> {
        // Each version is asked for twice, by the commit that made it and by the one that replaced it.
        if let Some(content) = self.known.remove(&oid) {
            return Ok(content);
        }
        let content = store::read_content(&read(oid)?);
        if self.known.len() >= MOST_VERSIONS {
            self.known.clear();
        }
        self.known.insert(oid, content.clone());
        Ok(content)
    }
}

/// What versions of files hold, parsed once for all threads that ask.
#[derive(Default)]
pub(super) struct SharedContents {
    known: Mutex<HashMap<Oid, FileContent>>,
    /// Those that will be asked for, and that no thread has taken yet.
    expected: Mutex<Vec<Oid>>,
}

impl SharedContents {
    /// Takes note of versions that will be asked for.
    pub(super) fn expect(&self, oids: impl IntoIterator<Item = Oid>) {
        locked(&self.expected).extend(oids);
    }

    /// Reads expected versions as long as there are any. Every thread that comes here takes its share.
    pub(super) fn read_expected(&self, read: ReadBlob<'_>) -> Result<(), ReadError> {
        loop {
            let next = locked(&self.expected).pop();
            let Some(oid) = next else { return Ok(()) };
            self.content(oid, read)?;
        }
    }

    /// What a version holds, read where no thread did.
    pub(super) fn content(&self, oid: Oid, read: ReadBlob<'_>) -> Result<FileContent, ReadError> {
        if let Some(known) = self.known(oid) {
            return Ok(known);
        }
        let content = store::read_content(&read(oid)?);
        locked(&self.known).insert(oid, content.clone());
        Ok(content)
    }

    /// What a version holds, if it was read.
    pub(super) fn known(&self, oid: Oid) -> Option<FileContent> {
        locked(&self.known).get(&oid).cloned()
    }
}

/// A lock is poisoned by a panic elsewhere, which is passed on there.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The files of the plan among some that differ, with both versions.
pub(super) fn file_changes(
    root: &RepoPath,
    deltas: &[FileDelta],
    content: &mut dyn FnMut(Oid) -> Result<FileContent, ReadError>,
) -> Result<Vec<FileChange>, ReadError> {
    let mut files = Vec::with_capacity(deltas.len());
    for delta in deltas {
        let Some(key) = key_of(root, &delta.path) else { continue };
        let mut version = |oid: Option<Oid>| -> Result<Option<FileVersion>, ReadError> {
            let Some(oid) = oid else { return Ok(None) };
            let (key, content) = (key.clone(), content(oid)?);
            Ok(Some(FileVersion { key, content }))
        };
        files.push(FileChange {
            before: version(delta.before)?,
            after: version(delta.after)?,
        });
    }
    Ok(files)
}
