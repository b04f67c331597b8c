//! Taking a change back, and doing it again: always a new commit, never a rewritten one.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::file_edit::{FileEdits, repo_path};
use super::message::{self, MessageContext};
use super::versions::VersionReader;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use copil_git::{CommitDiff, CommitId, FileDelta, Oid, RecordError, WalkOptions};
use copil_plan::change::{Change, Difference, FileChange, FileVersion, Subject, invert, same_things};
use copil_plan::value::FieldPath;
use copil_store::{self as store, EditError, PlanPath};

/// How many later changes are named when they stand in the way.
const LATER_NAMED: usize = 3;

/// What to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// The last change that the person at the keyboard made and did not take back.
    Last,
    /// The change of a commit, by any name that git knows it by.
    Commit(String),
    /// The last taking back: the change is done again.
    Redo,
}

/// A commit to be taken back.
struct Target {
    step: CommitDiff,
    subject: String,
}

/// A commit to be taken back, and what it did to the plan.
struct Undone<'u> {
    repo: &'u PlanRepository,
    target: &'u Target,
    difference: &'u Difference,
}

impl Undone<'_> {
    fn is_merge(&self) -> bool {
        self.target.step.sides.len() > 1
    }

    /// A version of a file, before or after.
    fn blob(&self, path: &PlanPath, version: fn(&FileDelta) -> Option<Oid>) -> Result<Option<Vec<u8>>, Error> {
        let path = repo_path(self.repo, path)?;
        let side = &self.target.step.sides[0];
        let oid = side.iter().find(|delta| delta.path == path).and_then(version);
        Ok(oid.map(|oid| self.repo.git.blob(oid)).transpose()?)
    }
}

impl Workspace {
    /// Works out what taking a change back would do. Nothing is written.
    pub fn prepare_undo(&self, what: &Undo, details: &CommitDetails) -> Result<PreparedCommit, Error> {
        let repo = self.writable_repository()?;
        let target = self.target(repo, what, details)?;
        self.prepare_inverse(repo, &target, details)
    }

    /// Takes a change back with a new commit.
    pub fn undo(&mut self, what: &Undo, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_undo(what, details)?;
        let recorded = match self.commit(prepared, details) {
            // Someone wrote between the reading and the lock; once more is enough to tell what.
            Err(Error::Record(RecordError::Stale { .. })) => self
                .prepare_undo(what, details)
                .and_then(|prepared| self.commit(prepared, details)),
            other => other,
        };
        self.reload()?;
        recorded
    }

    fn target(&self, repo: &PlanRepository, what: &Undo, details: &CommitDetails) -> Result<Target, Error> {
        match what {
            Undo::Commit(name) => {
                let commit = repo.git.resolve(name)?;
                step_of(repo, commit)
            }
            Undo::Last => self.last(repo, details, false)?.ok_or(Error::NothingToUndo),
            Undo::Redo => self.last(repo, details, true)?.ok_or(Error::NothingToRedo),
        }
    }

    /// The last commit of the person at the keyboard that still stands: a taking back for `redo`, else a change.
    fn last(&self, repo: &PlanRepository, details: &CommitDetails, redo: bool) -> Result<Option<Target>, Error> {
        let author = details.author.as_ref().map(|author| author.email.clone());
        let mine = author.or_else(|| self.identity().map(|identity| identity.email.clone()));
        let Some(head) = repo.git.head()?.commit() else {
            return Ok(None);
        };
        // Commits that a standing taking back cancelled; those are met first, for the walk is newest first.
        let mut cancelled: HashSet<String> = HashSet::new();
        let mut found = None;
        repo.git.walk(head, &repo.root, &WalkOptions::default(), &mut |step| {
            let said = message::read(&step.commit.message);
            if cancelled.contains(&step.commit.id.to_string()) {
                return ControlFlow::Continue(());
            }
            let is_mine = mine.as_deref() == Some(step.commit.author.email.as_str());
            let kind = match &said.undoes {
                Some(undone) => redo && takes_back(repo, undone),
                None => !redo,
            };
            let wanted = kind && is_mine && step.commit.parents.len() == 1;
            // Doing again stops at the first change made since: what it would bring back belongs to another past.
            if redo && is_mine && said.undoes.is_none() {
                return ControlFlow::Break(());
            }
            if wanted {
                found = Some(Target {
                    subject: step.commit.subject().to_owned(),
                    step,
                });
                return ControlFlow::Break(());
            }
            cancelled.extend(said.undoes);
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    fn prepare_inverse(
        &self,
        repo: &PlanRepository,
        target: &Target,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        let commit = target.step.commit.id;
        let read = |oid| repo.git.blob(oid);
        let mut versions = VersionReader::default();
        let undone = Undone {
            repo,
            target,
            difference: &versions.difference(&repo.root, &target.step, &read)?,
        };
        let changes = invert(&undone.difference.changes);
        if changes.iter().any(|change| {
            matches!(
                change,
                Change::Deleted {
                    subject: Subject::PlanConfig,
                    ..
                }
            )
        }) {
            return Err(Error::MadeThePlan { commit });
        }
        if undone.is_merge() && undone.difference.is_empty() {
            return Err(Error::NotOfThisPlan { commit });
        }
        let mut edits = FileEdits::new();
        for file in same_things(versions.files(&repo.root, &target.step.sides[0], &read)?) {
            edits.extend(self.invert_file(&undone, &file)?);
        }
        let layout = undone.difference.layout.iter().map(|key| key.subject.clone());
        let layout: Vec<Subject> = layout.collect();
        let message = MessageContext {
            layout: &layout,
            undoes: Some((&target.step.commit.id, &target.subject)),
            ..details.for_message()
        };
        Ok(self.prepared(changes, edits, &message))
    }

    fn invert_file(&self, undone: &Undone<'_>, file: &FileChange) -> Result<FileEdits, Error> {
        let Some(key) = file.after.as_ref().or(file.before.as_ref()).map(|version| &version.key) else {
            return Ok(FileEdits::new());
        };
        let (subject, repo, target) = (&key.subject, undone.repo, undone.target);
        let own: Vec<&Change> = undone
            .difference
            .changes
            .iter()
            .filter(|change| change.subject() == *subject)
            .collect();
        let did = |did: fn(&Change) -> bool| !undone.is_merge() || own.iter().any(|change| did(change));
        let path_of =
            |version: &Option<FileVersion>| version.as_ref().and_then(|version| PlanPath::of_key(&version.key));
        match (path_of(&file.before), path_of(&file.after)) {
            (None, Some(path)) if did(|change| matches!(change, Change::Created { .. })) => {
                if self.read_if_there(&path)? != undone.blob(&path, |delta| delta.after)? {
                    return Err(self.later(repo, target, subject, None));
                }
                self.transform(repo, &path, None, &|bytes| Ok(bytes.to_vec()))
            }
            (Some(path), None) if did(|change| matches!(change, Change::Deleted { .. })) => {
                let before = undone.blob(&path, |delta| delta.before)?;
                self.create(repo, path, before.unwrap_or_default())
            }
            (before, Some(path)) if !undone.is_merge() || !own.is_empty() => {
                let was_elsewhere = did(|change| matches!(change, Change::Moved { .. } | Change::Renamed { .. }));
                let back_to = before.clone().filter(|_| was_elsewhere).unwrap_or_else(|| path.clone());
                let before = before
                    .map(|before| undone.blob(&before, |delta| delta.before))
                    .transpose()?
                    .flatten();
                let after = undone.blob(&path, |delta| delta.after)?;
                let is_unreadable = undone.difference.unreadable.contains(key);
                let edit = |bytes: &[u8]| match &before {
                    // Just as it was when nothing was changed since, else edited value by value.
                    Some(before) if !undone.is_merge() && Some(bytes) == after.as_deref() => Ok(before.clone()),
                    _ if is_unreadable => Err(EditError::Differs {
                        path: FieldPath::default(),
                        now: None,
                    }),
                    _ => {
                        let sets = own.iter().filter(|change| matches!(change, Change::Set { .. }));
                        store::edit(bytes, &invert(&sets.map(|set| (*set).clone()).collect::<Vec<_>>()))
                    }
                };
                self.transform(repo, &path, Some(&back_to), &edit)
                    .map_err(|error| self.in_the_way(repo, target, subject, error))
            }
            _ => Ok(FileEdits::new()),
        }
    }

    fn in_the_way(&self, repo: &PlanRepository, target: &Target, subject: &Subject, error: Error) -> Error {
        match error {
            Error::Edit {
                source: EditError::Differs { path, .. },
                ..
            } => self.later(repo, target, subject, Some(path)),
            Error::Io { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
                drop((path, source));
                self.later(repo, target, subject, None)
            }
            other => other,
        }
    }

    /// The refusal that names the later changes of the same subject.
    fn later(&self, repo: &PlanRepository, target: &Target, subject: &Subject, path: Option<FieldPath>) -> Error {
        let mut later = Vec::new();
        let mut versions = VersionReader::default();
        let read = |oid| repo.git.blob(oid);
        let touches = |change: &Change| {
            change.subject() == *subject
                && match (&path, change) {
                    (Some(path), Change::Set { path: changed, .. }) => changed == path,
                    _ => true,
                }
        };
        let head = repo.git.head().ok().and_then(|head| head.commit());
        if let Some(head) = head {
            let options = WalkOptions {
                hide: Some(target.step.commit.id),
            };
            // What cannot be read cannot be named; the refusal stands without it.
            let _unread = repo.git.walk(head, &repo.root, &options, &mut |step| {
                if let Ok(difference) = versions.difference(&repo.root, &step, &read)
                    && difference.changes.iter().any(touches)
                {
                    later.push((step.commit.id, step.commit.subject().to_owned()));
                }
                if later.len() == LATER_NAMED {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
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

/// Whether a commit that takes `undone` back takes a change back after all, and does not do it again.
fn takes_back(repo: &PlanRepository, undone: &str) -> bool {
    let (mut takes_back, mut undone) = (true, undone.to_owned());
    while let Ok(commit) = undone.parse()
        && let Ok(target) = step_of(repo, commit)
        && let Some(before) = message::read(&target.step.commit.message).undoes
    {
        takes_back = !takes_back;
        undone = before;
    }
    takes_back
}

/// What one commit did to the plan.
fn step_of(repo: &PlanRepository, commit: CommitId) -> Result<Target, Error> {
    let mut found = None;
    repo.git
        .walk(commit, &repo.root, &WalkOptions::default(), &mut |step| {
            found = Some(step);
            ControlFlow::Break(())
        })?;
    match found.filter(|step| step.commit.id == commit) {
        Some(step) => Ok(Target {
            subject: step.commit.subject().to_owned(),
            step,
        }),
        None => Err(Error::NotOfThisPlan { commit }),
    }
}
