//! What one commit did, done backwards to the files as they are now.

use std::io;
use std::ops::ControlFlow;

use crate::workspace::file_edit::{FileEdits, repo_path};
use crate::workspace::history::JoinedSides;
use crate::workspace::versions::{VersionReader, as_written};
use crate::workspace::{Error, PlanRepository, Workspace};
use copil_git::{CommitDiff, FileDelta, Oid, WalkOptions};
use copil_plan::change::{
    self, Change, Decided, Difference, FileChange, FileKey, FileVersion, Numbered, Renumbering, Subject, invert,
};
use copil_plan::value::FieldPath;
use copil_store::{self as store, EditError, PlanPath};

/// How many later changes are named when they stand in the way.
const LATER_NAMED: usize = 3;

/// A commit to be taken back, and what it did to the plan.
pub(super) struct Inverse<'u> {
    pub workspace: &'u Workspace,
    pub repo: &'u PlanRepository,
    pub undone: &'u CommitDiff,
    /// What of it has another number since.
    pub called: &'u [Renumbering],
    pub difference: &'u Difference,
    /// The files that refer to what goes, with and without these references.
    pub references: &'u [FileChange],
}

impl Inverse<'_> {
    pub(super) fn is_merge(&self) -> bool {
        self.undone.sides.len() > 1
    }

    /// The bytes of a file of the state before the commit, without what it says of things that go.
    fn without_references(&self, file: &FileChange, bytes: Vec<u8>) -> Result<Vec<u8>, EditError> {
        let referring = self.references.iter().find(|referring| is_same(referring, file));
        let Some(referring) = referring else { return Ok(bytes) };
        let written = as_written(referring, &bytes)?;
        store::edit(&bytes, &change::diff(vec![written]).changes)
    }

    /// What is done to a file that the commit touched. Of a merge, only what is its own is taken back.
    pub(super) fn of_file(&self, file: &FileChange) -> Result<FileEdits, Error> {
        let path_of =
            |version: &Option<FileVersion>| version.as_ref().and_then(|version| PlanPath::of_key(&version.key));
        let Some(key) = file.after.as_ref().or(file.before.as_ref()).map(|version| &version.key) else {
            return Ok(FileEdits::new());
        };
        let own = self.difference.changes.iter();
        let own: Vec<&Change> = own.filter(|change| change.subject() == key.subject).collect();
        let did = |did: fn(&Change) -> bool| !self.is_merge() || own.iter().any(|change| did(change));
        match (path_of(&file.before), path_of(&file.after)) {
            (None, Some(path)) if did(|change| matches!(change, Change::Created { .. })) => {
                if self.workspace.read_if_there(&path)? != self.blob(&path, |delta| delta.after)? {
                    return Err(self.conflict(&key.subject, None));
                }
                self.workspace
                    .transform(self.repo, &path, None, &|bytes| Ok(bytes.to_vec()))
            }
            (Some(path), None) if did(|change| matches!(change, Change::Deleted { .. })) => {
                let before = self.blob(&path, |delta| delta.before)?;
                self.workspace.create(self.repo, path, before.unwrap_or_default())
            }
            (before, Some(path)) if did(|_| true) => {
                let was_elsewhere = did(|change| matches!(change, Change::Moved { .. } | Change::Renamed { .. }));
                self.of_changed(file, &own, (before, was_elsewhere), &path)
            }
            _ => Ok(FileEdits::new()),
        }
    }

    /// A file that was there before and after: just as it was when nothing was changed since, else edited value by value.
    fn of_changed(
        &self,
        file: &FileChange,
        own: &[&Change],
        (before, was_elsewhere): (Option<PlanPath>, bool),
        path: &PlanPath,
    ) -> Result<FileEdits, Error> {
        let Some(key) = file.after.as_ref().map(|version| &version.key) else {
            return Ok(FileEdits::new());
        };
        let back_to = before.clone().filter(|_| was_elsewhere).unwrap_or_else(|| path.clone());
        let before = match before {
            Some(before) => self.blob(&before, |delta| delta.before)?,
            None => None,
        };
        let after = self.blob(path, |delta| delta.after)?;
        let is_set = |change: &&&Change| matches!(change, Change::Set { .. });
        let sets: Vec<Change> = own.iter().filter(is_set).map(|set| (*set).clone()).collect();
        let edit = |bytes: &[u8]| {
            let back = match &before {
                Some(before) if !self.is_merge() && Some(bytes) == after.as_deref() => before.clone(),
                _ if self.difference.unreadable.contains(key) => {
                    return Err(EditError::Differs {
                        path: FieldPath::default(),
                        now: None,
                    });
                }
                _ => store::edit(bytes, &invert(&sets))?,
            };
            self.without_references(file, back)
        };
        let edits = self.workspace.transform(self.repo, path, Some(&back_to), &edit);
        edits.map_err(|error| match error {
            Error::Edit {
                source: EditError::Differs { path, .. },
                ..
            } => self.conflict(&key.subject, Some(path)),
            Error::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => self.conflict(&key.subject, None),
            other => other,
        })
    }

    /// A version of a file, before or after, with the numbers that things have since.
    fn blob(&self, path: &PlanPath, version: fn(&FileDelta) -> Option<Oid>) -> Result<Option<Vec<u8>>, Error> {
        let then = path.key().map(|key| renumbered_back(key, self.called));
        let then = then.and_then(|key| PlanPath::of_key(&key));
        let then = repo_path(self.repo, then.as_ref().unwrap_or(path))?;
        let mut deltas = self.undone.sides[0].iter();
        let oid = deltas.find(|delta| delta.path == then).and_then(version);
        let bytes = oid.map(|oid| self.repo.git.blob(oid)).transpose()?;
        Ok(bytes.map(|bytes| renumbered(path, bytes, self.called)))
    }

    /// The refusal that names the later changes of the same subject.
    fn conflict(&self, subject: &Subject, path: Option<FieldPath>) -> Error {
        let (repo, mut later) = (self.repo, Vec::new());
        let mut versions = VersionReader::default();
        let touches = |change: &Change| {
            change.subject() == *subject
                && match (&path, change) {
                    (Some(path), Change::Set { path: changed, .. }) => changed == path,
                    _ => true,
                }
        };
        if let Ok(Some(head)) = self.workspace.tip(repo) {
            let options = WalkOptions {
                hide: Some(self.undone.commit.id),
                ..WalkOptions::default()
            };
            let mut sides = JoinedSides::of(repo);
            // What cannot be read cannot be named; the refusal stands without it.
            let _unread = repo.git.walk(head, &repo.root, &options, &mut |step| {
                let called: Vec<Renumbering> = sides.renumbered(step.commit.id).cloned().collect();
                let decided = versions.decided(&repo.root, &step, &called, &|oid| repo.git.blob(oid));
                let Ok(Decided { difference, .. }) = decided else {
                    return ControlFlow::Continue(());
                };
                if difference.changes.iter().any(touches) {
                    later.push((step.commit.id, step.commit.subject().to_owned()));
                }
                drop(sides.meet(step.commit.id, &difference.renumbered));
                match later.len() {
                    LATER_NAMED => ControlFlow::Break(()),
                    _ => ControlFlow::Continue(()),
                }
            });
        }
        Error::Conflict {
            subject: subject.clone(),
            path,
            later,
        }
    }
}

/// Whether two changes begin with the same file.
pub(super) fn is_same(one: &FileChange, other: &FileChange) -> bool {
    let key = |file: &FileChange| file.before.as_ref().map(|version| version.key.clone());
    key(one).is_some() && key(one) == key(other)
}

/// The file that a commit had for one of today, whose things have other numbers since.
fn renumbered_back(mut key: FileKey, called: &[Renumbering]) -> FileKey {
    for one in called.iter().rev() {
        if let (Numbered::Action(from), Numbered::Action(to)) = (&one.from, &one.to)
            && key.subject == Subject::Action(to.clone())
        {
            key.subject = Subject::Action(from.clone());
        }
    }
    key
}

/// A file as a commit had it, with the numbers that things have since. Where that cannot be written, it is as it was.
fn renumbered(path: &PlanPath, bytes: Vec<u8>, called: &[Renumbering]) -> Vec<u8> {
    let Some(key) = path.key().filter(|_| !called.is_empty()) else {
        return bytes;
    };
    let before = FileVersion {
        content: store::read_content(&bytes),
        key,
    };
    let after = change::renumbered(before.clone(), called);
    let file = FileChange {
        before: Some(before),
        after: Some(after),
    };
    match change::diff(vec![file]).changes.as_slice() {
        [] => bytes,
        sets => store::edit(&bytes, sets).unwrap_or(bytes),
    }
}
