//! Edits made by hand that nobody committed: shown, and recorded with a message worked out from what changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch::in_turn;
use super::file_edit::read_if_there;
use super::message::MessageContext;
use super::plan_tree::{PlanTree, Version};
use super::versions::key_of;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use copil_plan::change::{self, Change, FileChange, FileKey, FileVersion, Subject};
use copil_plan::intent;
use copil_plan::value::{Table, Value};
use copil_store::{self as store, PlanPath, Snapshot};

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

/// A file that differs from the last commit, with both versions.
struct EditedFile {
    edit: HandEdit,
    versions: FileChange,
}

impl Batch {
    /// The batch of one file, or of the two of an action that is in another place.
    fn of(file: FileChange) -> Self {
        let mut keys: Vec<FileKey> = Vec::new();
        for version in [&file.after, &file.before].into_iter().flatten() {
            if !keys.contains(&version.key) {
                keys.push(version.key.clone());
            }
        }
        let changes = change::diff(vec![file]).changes;
        let subjects: Vec<Subject> = keys.iter().map(|key| key.subject.clone()).collect();
        Self {
            paths: keys.iter().filter_map(PlanPath::of_key).collect(),
            layout: if changes.is_empty() {
                subjects.clone()
            } else {
                Vec::new()
            },
            subjects,
            changes,
        }
    }
}

/// A look at the files of a plan that differ from the last commit.
pub struct HandEditScan {
    repo: PlanRepository,
    dir: PathBuf,
    snapshot: Arc<Snapshot>,
}

impl HandEditScan {
    /// Looks.
    pub fn look(&self) -> Result<Vec<HandEdit>, Error> {
        let files = edited_files(&self.repo, &self.dir, &self.snapshot)?;
        Ok(files.into_iter().map(|file| file.edit).collect())
    }
}

fn edited_files(repo: &PlanRepository, dir: &Path, snapshot: &Snapshot) -> Result<Vec<EditedFile>, Error> {
    let mut files = Vec::new();
    for changed in repo.git.changed_files(&repo.root)? {
        let Some(key) = key_of(&repo.root, &changed.path) else {
            continue;
        };
        let Some(path) = PlanPath::of_key(&key) else { continue };
        let version = |bytes: Vec<u8>| FileVersion {
            key: key.clone(),
            content: store::read_content(&bytes),
        };
        let versions = FileChange {
            before: changed
                .committed
                .map(|oid| repo.git.blob(oid))
                .transpose()?
                .map(version),
            after: read_if_there(dir, &path)?.map(version),
        };
        let is_unreadable = versions.after.as_ref().is_some_and(|after| after.table().is_none());
        let edit = HandEdit {
            changes: change::diff(vec![versions.clone()]).changes,
            broken: is_unreadable || snapshot.locked.contains(&path),
            new: versions.before.is_none(),
            deleted: versions.after.is_none(),
            subject: Some(key.subject),
            path,
        };
        files.push(EditedFile { edit, versions });
    }
    Ok(files)
}

impl Workspace {
    /// The files of the plan that differ from the last commit.
    pub fn hand_edits(&self) -> Result<Vec<HandEdit>, Error> {
        let files = self.edited_files()?.into_iter();
        Ok(files.map(|file| file.edit).collect())
    }

    fn edited_files(&self) -> Result<Vec<EditedFile>, Error> {
        edited_files(self.writable_repository()?, &self.dir, &self.snapshot)
    }

    /// A look at the files of the plan that differ from the last commit, with a repository handle of its own, for another
    /// thread.
    pub fn survey(&self) -> Result<HandEditScan, Error> {
        Ok(HandEditScan {
            repo: self.writable_repository()?.reopen()?,
            dir: self.dir.clone(),
            snapshot: self.snapshot(),
        })
    }

    /// Works out the commits that record hand edits: one a file, a moved action's two files together, a whole plan that
    /// was never recorded at once. `only` leaves out the files of other subjects. Files with an error are left out.
    pub fn prepare_hand_edits(
        &self,
        only: Option<&[Subject]>,
        details: &CommitDetails,
    ) -> Result<Vec<PreparedCommit>, Error> {
        let repo = self.writable_repository()?;
        let files = self.edited_files()?.into_iter().filter(|file| !file.edit.broken);
        let head = PlanTree::at_head(repo)?;
        let batches = if head.oid(&PlanPath::config()).is_none() {
            whole_plan(&files.map(|file| file.edit).collect::<Vec<_>>())
        } else {
            batches(files.map(|file| file.versions).collect(), only)
        };
        if batches.is_empty() {
            return Err(Error::NothingChanged);
        }
        let trees = (head, PlanTree::at(repo, Version::Index)?);
        batches
            .iter()
            .map(|batch| self.prepare_batch(repo, &trees, batch, details))
            .collect()
    }

    /// Records hand edits.
    pub fn record_hand_edits(
        &mut self,
        only: Option<&[Subject]>,
        details: &CommitDetails,
    ) -> Result<Vec<RecordedCommit>, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_hand_edits(only, details)?;
        let commits = prepared.into_iter().map(|ready| (ready.subject().to_owned(), ready));
        let recorded = in_turn(commits.collect(), |ready| self.commit(ready, details));
        self.reload()?;
        recorded
    }

    fn prepare_batch(
        &self,
        repo: &PlanRepository,
        trees: &(PlanTree<'_>, PlanTree<'_>),
        batch: &Batch,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        // A hand edit of a status meets the same rules as any other.
        intent::check_changes(self.plan(), &batch.changes, details.reason.as_deref())?;
        let edits = batch.paths.iter().map(|path| self.record_as_it_is(repo, trees, path));
        let edits = edits.collect::<Result<_, Error>>()?;
        let message = MessageContext {
            effective: self.effective_day(&batch.changes),
            layout: &batch.layout,
            ..details.for_message()
        };
        Ok(self.prepared(batch.changes.clone(), edits, &message))
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
fn batches(files: Vec<FileChange>, only: Option<&[Subject]>) -> Vec<Batch> {
    let mut made: Vec<Batch> = change::same_things(files).into_iter().map(Batch::of).collect();
    made.retain(|batch| only.is_none_or(|only| batch.subjects.iter().any(|subject| only.contains(subject))));
    made
}
