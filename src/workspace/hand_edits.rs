//! Edits made by hand that nobody committed: shown, and recorded with a message worked out from what changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch::in_turn;
use super::file_edit::{FileEdits, read_if_there};
use super::message::MessageContext;
use super::plan_tree::{PlanTree, Version};
use super::versions::key_of;
use super::{CommitDetails, Error, Obstacle, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use copil_git::RepoPath;
use copil_plan::change::{self, Change, FileChange, FileContent, FileKey, FileVersion, Subject};
use copil_plan::value::{Table, Value};
use copil_plan::{Plan, intent};
use copil_store::{self as store, PlanPath, Snapshot};

/// A file of the plan that differs from the last commit.
#[derive(Clone, Debug, PartialEq)]
pub struct HandEdit {
    /// The file.
    pub path: PlanPath,
    /// What it is about.
    pub subject: Subject,
    /// What changed; empty when only the layout did, or when the file cannot be read.
    pub changes: Vec<Change>,
    /// Whether it has an error, and is not recorded while it has.
    pub broken: bool,
    /// Whether the last commit has no such file.
    pub new: bool,
    /// Whether it was deleted.
    pub deleted: bool,
    versions: FileChange,
}

/// The files of one commit to be made, and what they change; nothing where only the layout is another.
struct Batch {
    keys: Vec<FileKey>,
    changes: Vec<Change>,
}

impl Batch {
    /// The batch of one file, or of the two of an action that is in another place.
    fn of(file: FileChange) -> Self {
        let versions = [&file.after, &file.before].into_iter().flatten();
        let mut keys: Vec<FileKey> = versions.map(|version| version.key.clone()).collect();
        keys.dedup();
        let changes = change::diff(vec![file]).changes;
        Self { keys, changes }
    }

    /// All the files of a plan that was never recorded, as one change.
    fn of_new_plan(plan: &Plan, edits: Vec<HandEdit>) -> Self {
        Self {
            keys: edits
                .into_iter()
                .filter_map(|edit| edit.versions.after.or(edit.versions.before))
                .map(|file| file.key)
                .collect(),
            changes: founding(plan),
        }
    }

    fn is_about(&self, subjects: &[Subject]) -> bool {
        self.keys.iter().any(|key| subjects.contains(&key.subject))
    }
}

/// What is told of a plan that is recorded for the first time, whole.
pub(super) fn founding(plan: &Plan) -> Vec<Change> {
    let mut content = Table::default();
    content.push("title".to_owned(), Value::Text(plan.config.title.clone()));
    let config = FileChange::created(Subject::PlanConfig, None, content);
    change::diff(vec![config]).changes
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
        hand_edits(&self.repo, &self.dir, &self.snapshot)
    }
}

fn hand_edits(repo: &PlanRepository, dir: &Path, snapshot: &Snapshot) -> Result<Vec<HandEdit>, Error> {
    let mut edits = Vec::new();
    let wanted = |path: &RepoPath| key_of(&repo.root, path).is_some();
    for changed in repo.git.changed_files(&repo.root, &wanted)? {
        let Some(key) = key_of(&repo.root, &changed.path) else {
            continue;
        };
        let Some(path) = PlanPath::of_key(&key) else { continue };
        let version = |bytes: Vec<u8>| FileVersion {
            key: key.clone(),
            content: store::read_content(&bytes),
        };
        let committed = changed.committed.map(|oid| repo.git.blob(oid)).transpose()?;
        let versions = FileChange {
            before: committed.map(version),
            after: match read_if_there(dir, &path) {
                Ok(bytes) if !is_hidden(snapshot, &path) => bytes.map(version),
                // It may be there all the same, and is told as a broken file is.
                _ => Some(FileVersion {
                    key: key.clone(),
                    content: FileContent::Unreadable([].into()),
                }),
            },
        };
        let is_unreadable = versions.after.as_ref().is_some_and(|after| after.table().is_none());
        edits.push(HandEdit {
            changes: change::diff(vec![versions.clone()]).changes,
            broken: is_unreadable || snapshot.locked.contains(&path),
            new: versions.before.is_none(),
            deleted: versions.after.is_none(),
            subject: key.subject,
            path,
            versions,
        });
    }
    Ok(edits)
}

/// Whether a folder on the way to a file is a link, or cannot be read.
fn is_hidden(snapshot: &Snapshot, path: &PlanPath) -> bool {
    let folders = path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end]);
    let mut folders = folders.map(PlanPath::found);
    folders.any(|folder| snapshot.unreadable.contains(&folder))
}

impl Workspace {
    /// The files of the plan that differ from the last commit.
    pub fn hand_edits(&self) -> Result<Vec<HandEdit>, Error> {
        hand_edits(self.writable_repository()?, &self.dir, &self.snapshot)
    }

    /// A look at the files of the plan that differ from the last commit, with a repository handle of its own, for another
    /// thread.
    pub fn survey(&self) -> Result<HandEditScan, Error> {
        if let Some(past) = self.past() {
            return Err(Error::Obstacle(Obstacle::Past { day: past.day }));
        }
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
        let edits = self.hand_edits()?.into_iter().filter(|edit| !edit.broken);
        let head = PlanTree::at_head(repo)?;
        let batches = if head.oid(&PlanPath::config()).is_some() {
            let files = change::same_things(edits.map(|edit| edit.versions).collect());
            let batches = files.into_iter().map(Batch::of);
            batches
                .filter(|batch| only.is_none_or(|only| batch.is_about(only)))
                .collect()
        } else {
            let edits: Vec<HandEdit> = edits.collect();
            let has_config = edits.iter().any(|edit| edit.subject == Subject::PlanConfig);
            Vec::from_iter(has_config.then(|| Batch::of_new_plan(self.plan(), edits)))
        };
        if batches.is_empty() {
            return Err(Error::NothingChanged);
        }
        let trees = (head, PlanTree::at(repo, Version::Index)?);
        let prepare = |batch| self.prepare_batch(repo, &trees, batch, details);
        batches.into_iter().map(prepare).collect()
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
        batch: Batch,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        let paths = batch.keys.iter().filter_map(PlanPath::of_key);
        let edits = paths.map(|path| self.record_as_it_is(repo, trees, &path));
        let edits = edits.collect::<Result<_, Error>>()?;
        self.prepare_as_written(&batch.keys, batch.changes, edits, details)
    }

    /// The commit of files as a person wrote them, which meets the same rules as any other.
    pub(super) fn prepare_as_written(
        &self,
        keys: &[FileKey],
        changes: Vec<Change>,
        edits: FileEdits,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        intent::check_changes(self.plan(), &changes, details.reason.as_deref())?;
        self.check_amends(&changes, details)?;
        self.check_closings(&edits)?;
        let layout = keys.iter().filter(|_| changes.is_empty());
        let message = MessageContext {
            effective: self.effective_day(&changes),
            layout: &layout.map(|key| key.subject.clone()).collect::<Vec<_>>(),
            ..details.for_message()
        };
        Ok(self.prepared(changes, edits, &message))
    }
}
