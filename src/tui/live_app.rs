//! An app with what the loop keeps for it, whether it is in sight or waits behind a plan that was opened from it.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use notify::RecommendedWatcher;

use super::app::App;
use super::worker::HistoryThread;

/// How long files must have been left alone before they are read again.
const SETTLE_TIME: Duration = Duration::from_millis(120);

/// An app that takes part in the loop.
pub(super) struct LiveApp {
    /// Not taken down at the end, which would keep the person waiting with a large plan: the process ends as well.
    pub(super) app: ManuallyDrop<App>,
    /// The number by which what the threads report is known to be for it.
    pub(super) number: u64,
    /// The folder that it is remembered by.
    pub(super) folder: PathBuf,
    /// Watches the files for as long as it is kept.
    pub(super) watcher: Option<RecommendedWatcher>,
    pub(super) reader: HistoryThread,
    /// What someone wrote to and nobody read since.
    written: Option<Written>,
}

/// Files that someone wrote to.
struct Written {
    /// Which ones; `None` where that is not known.
    paths: Option<BTreeSet<PathBuf>>,
    /// When they will have been left alone for long enough.
    settled: Instant,
}

impl LiveApp {
    /// An app under a number, remembered by a folder.
    pub(super) fn of(app: App, number: u64, folder: PathBuf) -> Self {
        Self {
            app: ManuallyDrop::new(app),
            number,
            folder,
            watcher: None,
            reader: HistoryThread::default(),
            written: None,
        }
    }

    /// Takes note that someone wrote to files; none are named where nobody knows to which.
    pub(super) fn files_written(&mut self, paths: Vec<PathBuf>) {
        let before = match self.written.take() {
            Some(written) => written.paths,
            None => Some(BTreeSet::new()),
        };
        let paths = before.filter(|_| !paths.is_empty()).map(|mut before| {
            before.extend(paths);
            before
        });
        self.written = Some(Written {
            paths,
            settled: Instant::now() + SETTLE_TIME,
        });
    }

    /// When its files are to be read again, where they are.
    pub(super) fn settled(&self) -> Option<Instant> {
        self.written.as_ref().map(|written| written.settled)
    }

    /// Has the files read again that were left alone for long enough.
    pub(super) fn read_settled(&mut self, now: Instant) {
        if let Some(written) = self.written.take_if(|written| written.settled <= now) {
            self.app.files_written(written.paths.as_ref());
        }
    }
}
