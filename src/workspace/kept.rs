//! What is kept of a plan's actions in the git folder, so that the next opening reads only what was written since.

use std::path::Path;
use std::sync::Arc;

use super::Workspace;
use copil_git::{Oid, Repository};
use copil_store::{ActionCache, KeepActions, OpenError, Snapshot};

/// Keeps the actions of a plan that was read, on any thread.
#[derive(Debug)]
pub struct KeepTask {
    keep: KeepActions,
    read: Arc<Snapshot>,
}

impl KeepTask {
    /// Writes them. That they cannot be written matters to nobody.
    pub fn run(self) {
        self.keep.write(&self.read);
    }
}

/// Reads the plan in a folder, with what is kept of it where it is in a repository.
pub(super) fn read_plan(dir: &Path) -> Result<(Snapshot, Option<KeepActions>), OpenError> {
    Snapshot::of_folder_cached(dir, cache_of(dir).as_ref())
}

/// Where it is kept. Each work tree has a git folder of its own; a repository may hold several plans.
fn cache_of(dir: &Path) -> Option<ActionCache> {
    let git_dir = Repository::git_dir_above(dir)?;
    let whole = dir.canonicalize().ok()?;
    let of_plan = Oid::of_blob(whole.as_os_str().as_encoded_bytes());
    Some(ActionCache::at(
        git_dir.join("copil").join(format!("actions-{of_plan}")),
    ))
}

impl Workspace {
    /// What keeps the actions that were read when the plan was opened, where that is worth it; once.
    pub fn keep_task(&mut self) -> Option<KeepTask> {
        let keep = self.keep.take()?;
        let read = self.snapshot();
        Some(KeepTask { keep, read })
    }
}
