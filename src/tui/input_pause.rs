//! Pauses the reading of keys while another program has the terminal, so that none of its keys is taken.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long the thread that reads keys may take to notice.
const NOTICED: Duration = Duration::from_secs(1);

#[derive(Debug, Default)]
struct PauseState {
    paused: bool,
    waiting: bool,
}

/// Pauses the thread that reads keys.
#[derive(Debug, Default)]
pub(super) struct InputPause {
    state: Mutex<PauseState>,
    changed: Condvar,
}

impl InputPause {
    /// Waits while reading is paused. Called by the thread that reads keys, before each key.
    pub(super) fn wait(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.paused {
            state.waiting = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting = false;
    }

    /// Pauses the thread that reads keys, and waits until it does. `wake` makes its reading end.
    pub(super) fn start(&self, wake: impl Fn()) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.paused = true;
        drop(state);
        wake();
        state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(state, NOTICED, |state| !state.waiting);
        drop(waited);
    }

    /// Lets keys be read again.
    pub(super) fn end(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.paused = false;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, mpsc};

    #[test]
    fn nothing_passes_while_it_is_shut() {
        let pause = Arc::new(InputPause::default());
        let (wakes, woken) = mpsc::channel::<()>();
        let (passes, passed) = mpsc::channel::<()>();
        let reader = {
            let pause = Arc::clone(&pause);
            std::thread::spawn(move || {
                while woken.recv().is_ok() {
                    pause.wait();
                    if passes.send(()).is_err() {
                        return;
                    }
                }
            })
        };
        pause.start(|| assert!(wakes.send(()).is_ok()));
        assert!(passed.try_recv().is_err());
        pause.end();
        assert!(passed.recv().is_ok());
        drop(wakes);
        assert!(reader.join().is_ok());
    }
}
