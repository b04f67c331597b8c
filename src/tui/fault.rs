//! What is done when the program itself has a fault: a panic, on whatever thread.
//!
//! Nothing of it is printed over the screen. The details go to a file of their own, and whoever was waited for by the
//! screen says so in a sentence; where the thread that draws has the fault, the terminal is given back first.

use std::any::Any;
use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// A fault that was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// What the program said of it, in English, for whoever mends it.
    pub what: String,
    /// The file that tells more; `None` when none could be written.
    pub details: Option<PathBuf>,
}

/// The faults that nobody has told of yet.
static MET: Mutex<Option<Fault>> = Mutex::new(None);

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>;

/// Watches for faults until it is dropped.
pub struct Watch {
    before: Option<Hook>,
}

impl Watch {
    /// Has faults written down from now on; `give_back` is called first for one on this very thread, which draws.
    pub fn start(give_back: fn()) -> Self {
        let drawing = thread::current().id();
        let before = Some(panic::take_hook());
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == drawing {
                give_back();
            }
            let fault = written_down(info);
            // The lock is held for no longer than this.
            *MET.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
        }));
        Self { before }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The hook cannot be changed by a thread that is in the middle of a fault.
        if let Some(before) = self.before.take().filter(|_| !thread::panicking()) {
            panic::set_hook(before);
        }
    }
}

/// Does some work; a fault in it is the answer instead.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    // What the work was about is not looked at again after a fault.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let met = MET.lock().unwrap_or_else(PoisonError::into_inner).take();
        met.unwrap_or_else(|| Fault {
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

fn written_down(info: &PanicHookInfo<'_>) -> Fault {
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
    Fault {
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

/// A place where a test may have a fault happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// While a picture is drawn, after the first key.
    Drawing = 1,
    /// While the history is read.
    Reading = 2,
    /// While the files are looked at.
    Looking = 3,
}

static PROVOKED: AtomicU8 = AtomicU8::new(0);

/// Has a fault happen at a place, to see what becomes of it. Only builds for tests listen to it.
pub fn provoke(place: Place) {
    PROVOKED.store(place as u8, Ordering::Relaxed);
}

/// Marks a place where faults may be provoked.
pub(super) fn may_happen(place: Place) {
    assert!(
        !cfg!(debug_assertions) || PROVOKED.load(Ordering::Relaxed) != place as u8,
        "provoked while {place:?}"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_without_a_fault_answers() {
        assert_eq!(caught(|| 3), Ok(3));
    }

    #[test]
    fn a_fault_is_the_answer_of_work_that_has_one() {
        let fault = caught(|| panic!("on purpose")).map(|()| 0);
        assert!(fault.is_err_and(|fault| fault.what.contains("on purpose")));
    }
}
