//! Edits made by hand that nobody committed: shown, and recorded with a message worked out from what changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch::midway;
use super::message::{self, MessageContext};
use super::write::{PreparedCommit, PreparedFile, RecordedCommit, read_if_there, repo_path};
use super::{CommitDetails, Error, Obstacle, PlanRepository, Workspace};
use copil_git::{FileEdit, RepoPath, Repository, Staged};
use copil_plan::change::{Change, Meaning, Subject, diff_tables};
use copil_plan::value::{Table, Value};
use copil_plan::{ActionId, GroupId, MilestoneId, StatusId, intent};
use copil_store::{self as store, Opened, PlanPath};

/// A file of the plan that differs from the last commit.
#[derive(Clone, Debug, PartialEq)]
pub struct HandEdit {
    /// The file.
    pub path: PlanPath,
    /// What it is about; `None` where a plan has no file.
    pub subject: Option<Subject>,
    /// What changed; empty when only the layout did, or when the file cannot be read.
    pub changes: Vec<Change>,
    /// Whether it has an error, and is not recorded while it has.
    pub broken: bool,
    /// Whether the last commit has no such file.
    pub new: bool,
    /// Whether it was deleted.
    pub deleted: bool,
}

/// The files of one commit to be made, and what they change.
struct Batch {
    subjects: Vec<Subject>,
    paths: Vec<PlanPath>,
    changes: Vec<Change>,
    layout: Vec<Subject>,
}

impl Batch {
    /// The batch of one file; `None` where a plan has no file.
    fn of(edit: HandEdit) -> Option<Self> {
        let subject = edit.subject?;
        let layout = if edit.changes.is_empty() {
            vec![subject.clone()]
        } else {
            Vec::new()
        };
        Some(Self {
            subjects: vec![subject],
            paths: vec![edit.path],
            changes: edit.changes,
            layout,
        })
    }

    /// The action that the batch creates and nothing else.
    fn come(&self) -> Option<(&ActionId, &GroupId, &Table)> {
        match &self.changes[..] {
            [
                Change::Created {
                    subject: Subject::Action(id),
                    group: Some(group),
                    content,
                },
            ] => Some((id, group, content)),
            _ => None,
        }
    }

    /// The action that the batch deletes and nothing else.
    fn gone(&self) -> Option<(&ActionId, &GroupId, &Table)> {
        match &self.changes[..] {
            [
                Change::Deleted {
                    subject: Subject::Action(id),
                    group: Some(group),
                    content,
                },
            ] => Some((id, group, content)),
            _ => None,
        }
    }
}

/// A look at the files of a plan that differ from the last commit.
pub struct HandEditScan {
    repository: Repository,
    root: RepoPath,
    dir: PathBuf,
    opened: Arc<Opened>,
}

impl HandEditScan {
    /// Looks.
    pub fn look(&self) -> Result<Vec<HandEdit>, Error> {
        edits(&self.repository, &self.root, &self.dir, &self.opened)
    }
}

fn edits(repository: &Repository, root: &RepoPath, dir: &Path, opened: &Opened) -> Result<Vec<HandEdit>, Error> {
    let mut edits = Vec::new();
    for changed in repository.changed_files(root)? {
        let Some(path) = changed.path.relative_to(root).map(PlanPath::found) else {
            continue;
        };
        let Some((subject, group)) = path.subject() else {
            continue;
        };
        let work = read_if_there(dir, &path)?;
        let head = repository.blob_at_head(&changed.path)?.map(|(_, bytes)| bytes);
        let (new, deleted) = (head.is_none(), work.is_none());
        let changes = between(&subject, group.as_ref(), head.as_deref(), work.as_deref());
        let unreadable = work.as_deref().is_some_and(|bytes| store::read_table(bytes).is_err());
        let broken = unreadable || opened.locked.contains(&path);
        edits.push(HandEdit {
            path,
            subject: Some(subject),
            changes,
            broken,
            new,
            deleted,
        });
    }
    Ok(edits)
}

impl Workspace {
    /// The files of the plan that differ from the last commit.
    pub fn hand_edits(&self) -> Result<Vec<HandEdit>, Error> {
        let place = self.writable_place()?;
        edits(&place.repository, &place.root, &self.dir, &self.opened)
    }

    /// A look at the files of the plan that differ from the last commit, with a repository handle of its own, for another
    /// thread.
    pub fn survey(&self) -> Result<HandEditScan, Error> {
        let place = self.writable_place()?;
        let repository = place.repository.reopen().map_err(|error| {
            Error::Obstacle(Obstacle::UnreadableRepository {
                detail: error.to_string(),
            })
        })?;
        Ok(HandEditScan {
            repository,
            root: place.root.clone(),
            dir: self.dir.clone(),
            opened: self.snapshot(),
        })
    }

    /// Works out the commits that record hand edits: one a file, a moved action's two files together, a whole plan that
    /// was never recorded at once. `only` leaves out the files of other subjects. Files with an error are left out.
    pub fn prepare_hand_edits(
        &self,
        only: Option<&[Subject]>,
        context: &CommitDetails,
    ) -> Result<Vec<PreparedCommit>, Error> {
        let place = self.writable_place()?;
        let edits: Vec<HandEdit> = self.hand_edits()?.into_iter().filter(|edit| !edit.broken).collect();
        let batches = if self.is_new(place)? {
            whole_plan(&edits)
        } else {
            batches(edits, only)
        };
        if batches.is_empty() {
            return Err(Error::NothingChanged);
        }
        batches
            .iter()
            .map(|batch| self.prepare_batch(place, batch, context))
            .collect()
    }

    /// Records hand edits.
    pub fn record_hand_edits(
        &mut self,
        only: Option<&[Subject]>,
        context: &CommitDetails,
    ) -> Result<Vec<RecordedCommit>, Error> {
        if let Some(obstacle) = self.obstacle() {
            return Err(Error::Obstacle(obstacle.clone()));
        }
        let prepared = self.prepare_hand_edits(only, context)?;
        let recorded = self.commit_each(prepared, context);
        self.reload()?;
        recorded
    }

    fn commit_each(
        &self,
        prepared: Vec<PreparedCommit>,
        context: &CommitDetails,
    ) -> Result<Vec<RecordedCommit>, Error> {
        let mut recorded = Vec::with_capacity(prepared.len());
        let mut left = prepared.into_iter();
        while let Some(next) = left.next() {
            let subject = next.subject().to_owned();
            match self.commit(next, context) {
                Ok(done) => recorded.push(done),
                Err(error) => {
                    let others = left.map(|prepared| prepared.subject().to_owned());
                    return Err(midway(
                        recorded,
                        std::iter::once(subject).chain(others).collect(),
                        error,
                    ));
                }
            }
        }
        Ok(recorded)
    }

    /// Whether the plan was never recorded.
    fn is_new(&self, place: &PlanRepository) -> Result<bool, Error> {
        Ok(place
            .repository
            .blob_at_head(&repo_path(place, &PlanPath::config())?)?
            .is_none())
    }

    fn prepare_batch(
        &self,
        place: &PlanRepository,
        batch: &Batch,
        context: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        for change in &batch.changes {
            self.check_transition(change, context)?;
        }
        let (mut files, mut edits) = (Vec::new(), Vec::new());
        for path in &batch.paths {
            let (file, edit) = self.as_it_is(place, path)?;
            files.push(file);
            edits.push(edit);
        }
        let circumstances = MessageContext {
            reason: context.reason.as_deref(),
            effective: message::effective(&batch.changes).filter(|day| *day != self.today().day),
            meeting: context.meeting.as_ref(),
            decision: context.decision.as_ref(),
            undoes: None,
            layout: &batch.layout,
        };
        let message = message::compose(self.record_catalogue(), self.plan(), &batch.changes, &circumstances);
        Ok(PreparedCommit {
            changes: batch.changes.clone(),
            files,
            message,
            edits,
        })
    }

    /// A hand edit of a status meets the same rules as any other.
    fn check_transition(&self, change: &Change, context: &CommitDetails) -> Result<(), Error> {
        let (
            Some(action),
            Meaning::Status {
                old: Some(old),
                new: Some(new),
            },
        ) = (change.action(), change.meaning())
        else {
            return Ok(());
        };
        let Ok(from) = old.parse::<StatusId>() else {
            return Ok(());
        };
        let unreached: Vec<MilestoneId> = match self.plan().actions.get(action) {
            Some(placed) => placed.unreached().map(|(id, _)| id.clone()).collect(),
            None => Vec::new(),
        };
        let has_reason = context
            .reason
            .as_deref()
            .is_some_and(|reason| !reason.trim().is_empty());
        intent::permitted(self.plan(), action, &from, new, unreached, has_reason)?;
        Ok(())
    }

    /// The edit that records a file just as it is.
    fn as_it_is(&self, place: &PlanRepository, path: &PlanPath) -> Result<(PreparedFile, FileEdit), Error> {
        let in_repository: RepoPath = repo_path(place, path)?;
        let work = self.read_if_there(path)?;
        let head = place.repository.blob_at_head(&in_repository)?;
        let staged = place.repository.staged(&in_repository)?;
        let head_oid = head.as_ref().map(|(oid, _)| *oid);
        let staged_oid = staged.as_ref().map(|(oid, _)| *oid);
        // What is staged of the file is part of what is recorded: the entry follows the commit.
        let staged = if staged_oid == head_oid {
            Staged::Keep
        } else {
            Staged::Content {
                expected: staged_oid,
                content: work.clone(),
            }
        };
        let edit = FileEdit {
            path: in_repository,
            work_before: work.clone(),
            work_after: work.clone(),
            committed: work.clone(),
            expected_head: head_oid,
            staged,
        };
        Ok((
            PreparedFile {
                path: path.clone(),
                before: head.map(|(_, bytes)| bytes),
                after: work,
            },
            edit,
        ))
    }
}

fn between(subject: &Subject, group: Option<&GroupId>, before: Option<&[u8]>, after: Option<&[u8]>) -> Vec<Change> {
    let table = |bytes: Option<&[u8]>| bytes.and_then(|bytes| store::read_table(bytes).ok());
    let (subject, group) = (subject.clone(), group.cloned());
    match (table(before), table(after)) {
        (Some(before), Some(after)) => diff_tables(&subject, &before, &after),
        (None, Some(content)) => vec![Change::Created {
            subject,
            group,
            content,
        }],
        (Some(content), None) if after.is_none() => vec![Change::Deleted {
            subject,
            group,
            content,
        }],
        _ => Vec::new(),
    }
}

/// All the files of a plan that was never recorded, as one change.
fn whole_plan(edits: &[HandEdit]) -> Vec<Batch> {
    let title = |table: &Table| table.get("title").and_then(Value::as_text).map(str::to_owned);
    let config = edits.iter().find(|edit| edit.subject == Some(Subject::PlanConfig));
    let Some(config) = config else { return Vec::new() };
    let content = config.changes.iter().find_map(|change| match change {
        Change::Created { content, .. } => title(content),
        _ => None,
    });
    let mut table = Table::default();
    table.push("title".to_owned(), Value::Text(content.unwrap_or_default()));
    vec![Batch {
        subjects: vec![Subject::PlanConfig],
        paths: edits.iter().map(|edit| edit.path.clone()).collect(),
        changes: vec![Change::Created {
            subject: Subject::PlanConfig,
            group: None,
            content: table,
        }],
        layout: Vec::new(),
    }]
}

/// One batch a file; an action that is gone from one place and new in another makes one with both files.
fn batches(edits: Vec<HandEdit>, only: Option<&[Subject]>) -> Vec<Batch> {
    let mut made: Vec<Batch> = edits.into_iter().filter_map(Batch::of).collect();
    join(&mut made, |old, new| old.0 == new.0);
    join(&mut made, |old, new| old.1 == new.1);
    made.retain(|batch| only.is_none_or(|only| batch.subjects.iter().any(|subject| only.contains(subject))));
    made
}

/// Makes one batch of a file that is gone and one that is new, where `same` takes their ids and contents for one action's.
fn join(made: &mut Vec<Batch>, same: impl Fn((&ActionId, &Table), (&ActionId, &Table)) -> bool) {
    let mut at = 0;
    while at < made.len() {
        let partner = made[at].come().and_then(|(new, _, after)| {
            let gone = |batch: &Batch| {
                batch
                    .gone()
                    .is_some_and(|(old, _, before)| same((old, before), (new, after)))
            };
            made.iter().position(gone)
        });
        if let Some(partner) = partner {
            let changes = relocation(&made[partner], &made[at]);
            let gone = made.remove(partner);
            at -= usize::from(partner < at);
            let come = &mut made[at];
            come.changes = changes;
            come.paths.extend(gone.paths);
            come.subjects.extend(gone.subjects);
        }
        at += 1;
    }
}

/// The changes that lead from the file that is gone to the one that is new.
fn relocation(gone: &Batch, come: &Batch) -> Vec<Change> {
    let (Some((old, from, before)), Some((new, to, after))) = (gone.gone(), come.come()) else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    if old != new {
        changes.push(Change::Renamed {
            from: old.clone(),
            to: new.clone(),
        });
    }
    if from != to {
        changes.push(Change::Moved {
            action: new.clone(),
            from: from.clone(),
            to: to.clone(),
        });
    }
    changes.extend(diff_tables(&Subject::Action(new.clone()), before, after));
    changes
}
