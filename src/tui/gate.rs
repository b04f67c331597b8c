//! The gate before the terminal's keys: shut while another program has the terminal, so that not one of its keys is taken.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long the thread that reads keys may take to notice.
const NOTICED: Duration = Duration::from_secs(1);

#[derive(Debug, Default)]
struct State {
    shut: bool,
    waiting: bool,
}

/// The gate.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

impl Gate {
    /// Waits while the gate is shut. Called by the thread that reads keys, before it reads each.
    pub(super) fn pass(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.shut {
            state.waiting = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting = false;
    }

    /// Shuts the gate and waits until the thread that reads keys stands before it. `wake` makes its reading end.
    pub(super) fn shut(&self, wake: impl Fn()) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.shut = true;
        drop(state);
        wake();
        state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(state, NOTICED, |state| !state.waiting);
        drop(waited);
    }

    /// Opens the gate.
    pub(super) fn open(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.shut = false;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, mpsc};

    #[test]
    fn nothing_passes_while_it_is_shut() {
        let gate = Arc::new(Gate::default());
        let (wakes, woken) = mpsc::channel::<()>();
        let (passes, passed) = mpsc::channel::<()>();
        let reader = {
            let gate = Arc::clone(&gate);
            std::thread::spawn(move || {
                while woken.recv().is_ok() {
                    gate.pass();
                    if passes.send(()).is_err() {
                        return;
                    }
                }
            })
        };
        gate.shut(|| assert!(wakes.send(()).is_ok()));
        assert!(passed.try_recv().is_err());
        gate.open();
        assert!(passed.recv().is_ok());
        drop(wakes);
        assert!(reader.join().is_ok());
    }
}
