//! Reading the plan's files again, on another thread where that takes long.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Error, Workspace, kept};
use copil_plan::ActionId;
use copil_store::{OpenError, Snapshot};

/// The files of a plan that are to be read again.
#[derive(Debug)]
pub struct ReloadTask {
    dir: PathBuf,
    only: Option<Vec<ActionId>>,
    known: Arc<Snapshot>,
}

/// What reading the files again brought.
#[derive(Debug)]
pub struct ReloadResult {
    /// What the plan was held to be when the reading began.
    known: Arc<Snapshot>,
    /// What it is; `None` when nothing changed.
    read: Result<Option<Snapshot>, OpenError>,
}

impl ReloadTask {
    /// Reads the files.
    pub fn read(self) -> ReloadResult {
        super::recover(&self.dir);
        let read = match &self.only {
            None => kept::read_plan(&self.dir).map(|(snapshot, _)| snapshot),
            Some(actions) => Snapshot::of_actions(&self.dir, actions),
        };
        ReloadResult {
            read: read.map(|read| (read != *self.known).then_some(read)),
            known: self.known,
        }
    }
}

impl Workspace {
    /// The files, to be read again.
    pub fn reload_task(&self) -> ReloadTask {
        ReloadTask {
            dir: self.dir.clone(),
            only: self.only.clone(),
            known: self.snapshot(),
        }
    }

    /// Takes what reading the files again brought; answers whether the plan is another. `None` when the plan at hand
    /// changed while they were read, and they must be read once more.
    ///
    /// What is not taken over, and the plan that was there before, stay in `reread`: to throw a large plan away takes time.
    pub fn take(&mut self, reread: &mut ReloadResult) -> Result<Option<bool>, Error> {
        if !Arc::ptr_eq(&reread.known, &self.snapshot) {
            return Ok(None);
        }
        let read = std::mem::replace(&mut reread.read, Ok(None))?;
        self.obstacle = OnceCell::new();
        let Some(snapshot) = read else {
            return Ok(Some(false));
        };
        self.snapshot = Arc::new(snapshot);
        self.name_former_people();
        Ok(Some(true))
    }

    /// Reads only some actions of the plan, where nothing of it was read yet.
    pub fn read_only(&mut self, actions: &[ActionId]) -> Result<(), Error> {
        self.only = Some(actions.to_vec());
        self.snapshot = Arc::new(Snapshot::of_actions(&self.dir, actions)?);
        self.name_former_people();
        Ok(())
    }

    /// Reads the whole plan, where it was opened with only some of its actions.
    pub fn read_whole(&mut self) -> Result<(), Error> {
        if self.only.take().is_none() {
            return Ok(());
        }
        if self.proposal.is_some() {
            return self.reload_proposal().map(drop);
        }
        let (snapshot, keep) = kept::read_plan(&self.dir)?;
        self.snapshot = Arc::new(snapshot);
        self.keep = keep;
        self.obstacle = OnceCell::new();
        self.name_former_people();
        Ok(())
    }

    /// Reads the files again; answers whether the plan is another.
    pub fn reload(&mut self) -> Result<bool, Error> {
        if self.proposal.is_some() {
            return self.reload_proposal();
        }
        let mut reread = self.reload_task().read();
        // Nobody can have changed the plan at hand meanwhile.
        Ok(self.take(&mut reread)?.unwrap_or(false))
    }
}
