//! Taking a change back, and doing it again: always a new commit, never a rewritten one.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::history::entry_of;
use super::message::{self, MessageContext};
use super::versions::Versions;
use super::write::{PreparedCommit, PreparedFile, RecordedCommit, repo_path};
use super::{CommitDetails, Error, LogEntry, PlanRepository, Workspace};
use copil_git::{CommitDiff, CommitId, FileDelta, FileEdit, RecordError, WalkOptions};
use copil_plan::change::{Change, Subject, diff_tables, invert};
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

impl Workspace {
    /// Works out what taking a change back would do. Nothing is written.
    pub fn prepare_undo(&self, what: &Undo, context: &CommitDetails) -> Result<PreparedCommit, Error> {
        let place = self.writable_place()?;
        let target = self.target(place, what, context)?;
        self.prepare_inverse(place, &target, context)
    }

    /// Takes a change back with a new commit.
    pub fn undo(&mut self, what: &Undo, context: &CommitDetails) -> Result<RecordedCommit, Error> {
        if let Some(obstacle) = self.obstacle() {
            return Err(Error::Obstacle(obstacle.clone()));
        }
        let prepared = self.prepare_undo(what, context)?;
        let recorded = match self.commit(prepared, context) {
            // Someone wrote between the reading and the lock; once more is enough to tell what.
            Err(Error::Record(RecordError::Stale { .. })) => self
                .prepare_undo(what, context)
                .and_then(|prepared| self.commit(prepared, context)),
            other => other,
        };
        self.reload()?;
        recorded
    }

    fn target(&self, place: &PlanRepository, what: &Undo, context: &CommitDetails) -> Result<Target, Error> {
        match what {
            Undo::Commit(name) => {
                let commit = place.repository.resolve(name)?;
                step_of(place, commit)
            }
            Undo::Last => self.last(place, context, false)?.ok_or(Error::NothingToUndo),
            Undo::Redo => self.last(place, context, true)?.ok_or(Error::NothingToRedo),
        }
    }

    /// The last commit of the person at the keyboard that still stands: a taking back for `redo`, else a change.
    fn last(&self, place: &PlanRepository, context: &CommitDetails, redo: bool) -> Result<Option<Target>, Error> {
        let author = context.author.as_ref().map(|author| author.email.clone());
        let mine = author.or_else(|| self.identity().map(|identity| identity.email.clone()));
        let Some(head) = place.repository.head()?.commit() else {
            return Ok(None);
        };
        // Commits that a standing taking back cancelled; those are met first, for the walk is newest first.
        let mut cancelled: HashSet<String> = HashSet::new();
        let mut found = None;
        place
            .repository
            .walk(head, &place.root, &WalkOptions::default(), &mut |step| {
                let said = message::read(&step.commit.message);
                if cancelled.contains(&step.commit.id.to_string()) {
                    return ControlFlow::Continue(());
                }
                let is_mine = mine.as_deref() == Some(step.commit.author.email.as_str());
                let kind = match &said.undoes {
                    Some(undone) => redo && takes_back(place, undone),
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
        place: &PlanRepository,
        target: &Target,
        context: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        let config = repo_path(place, &PlanPath::config())?;
        if target
            .step
            .deltas
            .iter()
            .any(|delta| delta.path == config && delta.before.is_none())
        {
            return Err(Error::MadeThePlan {
                commit: target.step.commit.id,
            });
        }
        let (mut files, mut edits) = (Vec::new(), Vec::new());
        for delta in &target.step.deltas {
            let (mut delta_files, mut delta_edits) = self.invert_file(place, target, delta)?;
            files.append(&mut delta_files);
            edits.append(&mut delta_edits);
        }
        let difference =
            Versions::default().difference(&place.root, &target.step.deltas, &|oid| place.repository.blob(oid))?;
        let changes = invert(&difference.changes);
        let layout: Vec<Subject> = difference
            .layout
            .iter()
            .filter_map(|path| path.subject().map(|(subject, _)| subject))
            .collect();
        let circumstances = MessageContext {
            layout: &layout,
            reason: context.reason.as_deref(),
            meeting: context.meeting.as_ref(),
            decision: context.decision.as_ref(),
            undoes: Some((&target.step.commit.id, &target.subject)),
            ..MessageContext::default()
        };
        let message = message::compose(self.record_catalogue(), self.plan(), &changes, &circumstances);
        Ok(PreparedCommit {
            changes,
            files,
            message,
            edits,
        })
    }

    fn invert_file(
        &self,
        place: &PlanRepository,
        target: &Target,
        delta: &FileDelta,
    ) -> Result<(Vec<PreparedFile>, Vec<FileEdit>), Error> {
        let plan_path = |path: &copil_git::RepoPath| path.relative_to(&place.root).map(PlanPath::found);
        let Some(path) = plan_path(&delta.path) else {
            return Ok((Vec::new(), Vec::new()));
        };
        let Some((subject, _)) = path.subject() else {
            return Ok((Vec::new(), Vec::new()));
        };
        let back_to = delta
            .renamed_from
            .as_ref()
            .and_then(plan_path)
            .unwrap_or_else(|| path.clone());
        let blob = |oid: Option<_>| oid.map(|oid| place.repository.blob(oid)).transpose();
        let (before, after) = (blob(delta.before)?, blob(delta.after)?);
        match (before, after) {
            (Some(before), Some(after)) => {
                let edit = |bytes: &[u8]| take_back(&subject, bytes, &before, &after);
                self.transform(place, Some(&path), Some(&back_to), &edit)
                    .map_err(|error| self.in_the_way(place, target, &subject, error))
            }
            (None, Some(after)) => {
                if self.read_if_there(&path)?.as_deref() != Some(&after[..]) {
                    return Err(self.later(place, target, &subject, None));
                }
                self.transform(place, Some(&path), None, &|bytes| Ok(bytes.to_vec()))
            }
            (Some(before), None) => {
                if self.on_disk(&path).symlink_metadata().is_ok() {
                    return Err(Error::FileInTheWay { path });
                }
                let edit = FileEdit::new(repo_path(place, &path)?, None, Some(before.clone()));
                Ok((
                    vec![PreparedFile {
                        path,
                        before: None,
                        after: Some(before),
                    }],
                    vec![edit],
                ))
            }
            (None, None) => Ok((Vec::new(), Vec::new())),
        }
    }

    fn in_the_way(&self, place: &PlanRepository, target: &Target, subject: &Subject, error: Error) -> Error {
        match error {
            Error::Edit {
                source: EditError::Differs { path, .. },
                ..
            } => self.later(place, target, subject, Some(path)),
            Error::Io { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
                drop((path, source));
                self.later(place, target, subject, None)
            }
            other => other,
        }
    }

    /// The refusal that names the later changes of the same subject.
    fn later(&self, place: &PlanRepository, target: &Target, subject: &Subject, path: Option<FieldPath>) -> Error {
        let mut later = Vec::new();
        let mut versions = Versions::default();
        let touches = |entry: &LogEntry| {
            entry.changes.iter().any(|change| {
                change.subject() == *subject
                    && match (&path, change) {
                        (Some(path), Change::Set { path: changed, .. }) => changed == path,
                        _ => true,
                    }
            })
        };
        let head = place.repository.head().ok().and_then(|head| head.commit());
        if let Some(head) = head {
            let options = WalkOptions {
                hide: Some(target.step.commit.id),
            };
            // What cannot be read cannot be named; the refusal stands without it.
            let _unread = place.repository.walk(head, &place.root, &options, &mut |step| {
                let subject_line = step.commit.subject().to_owned();
                if let Ok(entry) = entry_of(&place.repository, &place.root, &mut versions, step)
                    && touches(&entry)
                {
                    later.push((entry.commit, subject_line));
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

/// The bytes of a file without the change from `before` to `after`: just as they were when nothing was changed since,
/// else edited value by value.
fn take_back(subject: &Subject, bytes: &[u8], before: &[u8], after: &[u8]) -> Result<Vec<u8>, EditError> {
    if bytes == after {
        return Ok(before.to_vec());
    }
    let (Ok(old), Ok(new)) = (store::read_table(before), store::read_table(after)) else {
        return Err(EditError::Differs {
            path: FieldPath::default(),
            now: None,
        });
    };
    let changes = invert(&diff_tables(subject, &old, &new));
    store::edit(bytes, &changes)
}

/// Whether a commit that takes `undone` back takes a change back after all, and does not do it again.
fn takes_back(place: &PlanRepository, undone: &str) -> bool {
    let (mut takes_back, mut undone) = (true, undone.to_owned());
    while let Ok(commit) = undone.parse()
        && let Ok(target) = step_of(place, commit)
        && let Some(before) = message::read(&target.step.commit.message).undoes
    {
        takes_back = !takes_back;
        undone = before;
    }
    takes_back
}

/// What one commit did to the plan.
fn step_of(place: &PlanRepository, commit: CommitId) -> Result<Target, Error> {
    let mut found = None;
    place
        .repository
        .walk(commit, &place.root, &WalkOptions::default(), &mut |step| {
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
