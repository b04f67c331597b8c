//! What is done about a panic, on any thread.
//!
//! Nothing of it is printed over the screen. The details go to a file, and the screen says so in a sentence. When the
//! drawing thread panics, the terminal is given back first.

use std::any::Any;
use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What is known of a panic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanicReport {
    /// What the program said of it, in English, for whoever mends it.
    pub what: String,
    /// The file that tells more; `None` when none could be written.
    pub details: Option<PathBuf>,
}

/// The last panic that nobody has reported yet.
static LAST_PANIC: Mutex<Option<PanicReport>> = Mutex::new(None);

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

/// Writes panics down until it is dropped.
pub struct PanicHook {
    before: Option<Hook>,
}

impl PanicHook {
    /// Installs the hook; `give_back` is called first when this thread, which draws, panics.
    pub fn start(give_back: fn()) -> Self {
        let drawing = thread::current().id();
        let before = Some(panic::take_hook());
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == drawing {
                give_back();
            }
            let report = write_down(info);
            // The lock is held for no longer than this.
            *LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner) = Some(report);
        }));
        Self { before }
    }
}

impl Drop for PanicHook {
    fn drop(&mut self) {
        // A panicking thread cannot change the hook.
        if let Some(before) = self.before.take().filter(|_| !thread::panicking()) {
            panic::set_hook(before);
        }
    }
}

/// Does some work; returns the report of a panic in it instead.
pub fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, PanicReport> {
    // What the work was about is not looked at again after a panic.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let last = LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner).take();
        last.unwrap_or_else(|| PanicReport {
            what: said(panic.as_ref()).to_owned(),
            details: None,
        })
    })
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?")
}

fn write_down(info: &PanicHookInfo<'_>) -> PanicReport {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let what = format!("{} ({place})", said(info.payload()));
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "copil {}\nthread {}\n{what}\n\n{}",
        env!("CARGO_PKG_VERSION"),
        thread::current().name().unwrap_or("beside the screen"),
        Backtrace::force_capture()
    );
    PanicReport {
        what,
        details: kept(&text),
    }
}

/// Keeps a text in a file of its own, that nobody else can have put there.
fn kept(text: &str) -> Option<PathBuf> {
    let mut file = tempfile::Builder::new()
        .prefix("copil-")
        .suffix(".txt")
        .tempfile()
        .ok()?;
    file.write_all(text.as_bytes()).ok()?;
    Some(file.keep().ok()?.1)
}

/// A place where a test can provoke a panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FailPoint {
    /// While a picture is drawn, after the first key.
    Drawing = 1,
    /// While the history is read.
    Reading = 2,
    /// While the files are looked at.
    Looking = 3,
}

static PROVOKED: AtomicU8 = AtomicU8::new(0);

/// Provokes a panic at a place. Only debug builds listen to it.
pub fn set_fail_point(place: FailPoint) {
    PROVOKED.store(place as u8, Ordering::Relaxed);
}

/// Marks a place where a panic can be provoked.
pub(super) fn fail_point(place: FailPoint) {
    assert!(
        !cfg!(debug_assertions) || PROVOKED.load(Ordering::Relaxed) != place as u8,
        "provoked while {place:?}"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_without_a_panic_returns() {
        assert_eq!(catch_panic(|| 3), Ok(3));
    }

    #[test]
    fn work_that_panics_returns_a_report() {
        let report = catch_panic(|| panic!("on purpose")).map(|()| 0);
        assert!(report.is_err_and(|report| report.what.contains("on purpose")));
    }
}
