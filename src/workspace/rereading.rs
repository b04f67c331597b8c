//! Reading the plan's files again, on another thread where that takes long.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Error, Workspace};
use copil_plan::ActionId;
use copil_store::{self as store, OpenError, Opened};

/// The files of a plan that are to be read again.
#[derive(Debug)]
pub struct Rereading {
    dir: PathBuf,
    only: Option<Vec<ActionId>>,
    known: Arc<Opened>,
}

/// What reading the files again brought.
#[derive(Debug)]
pub struct Reread {
    /// What the plan was held to be when the reading began.
    known: Arc<Opened>,
    /// What it is; `None` when nothing changed.
    opened: Result<Option<Opened>, OpenError>,
}

impl Rereading {
    /// Reads the files.
    pub fn read(self) -> Reread {
        let opened = match &self.only {
            None => store::open(&self.dir),
            Some(actions) => store::open_only(&self.dir, actions),
        };
        Reread {
            opened: opened.map(|opened| (opened != *self.known).then_some(opened)),
            known: self.known,
        }
    }
}

impl Workspace {
    /// The files, to be read again.
    pub fn rereading(&self) -> Rereading {
        Rereading {
            dir: self.dir.clone(),
            only: self.only.clone(),
            known: self.snapshot(),
        }
    }

    /// Takes what reading the files again brought; answers whether the plan is another. `None` when the plan at hand
    /// changed while they were read, and they must be read once more.
    ///
    /// What is not taken over, and the plan that was there before, stay in `reread`: to throw a large plan away takes time.
    pub fn take(&mut self, reread: &mut Reread) -> Result<Option<bool>, Error> {
        if !Arc::ptr_eq(&reread.known, &self.opened) {
            return Ok(None);
        }
        let opened = std::mem::replace(&mut reread.opened, Ok(None))?;
        self.obstacle = OnceCell::new();
        let Some(opened) = opened else {
            return Ok(Some(false));
        };
        self.opened = Arc::new(opened);
        self.record_catalogue = OnceCell::new();
        Ok(Some(true))
    }

    /// Reads the files again; answers whether the plan is another.
    pub fn reload(&mut self) -> Result<bool, Error> {
        let mut reread = self.rereading().read();
        // Nobody can have changed the plan at hand meanwhile.
        Ok(self.take(&mut reread)?.unwrap_or(false))
    }
}
