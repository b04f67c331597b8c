//! Work shared among the cores of the machine.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// More threads than these only wait for the disk.
const MOST: usize = 8;

/// How many threads work is shared among.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST)
}

/// What a function makes of each item, worked out on all cores; in the order of the items. A panic of the function is
/// passed on.
pub fn in_parallel<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let cores = cores().min(items.len());
    // Items are taken one after the other, so that a core busy with something else holds nobody up.
    let queue = Mutex::new(items.into_iter().enumerate());
    let share = || {
        let mut done = Vec::new();
        // A lock is poisoned by a panic elsewhere, which is passed on below.
        let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some((at, item)) = next() {
            done.push((at, work(item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let workers: Vec<_> = (1..cores).map(|_| scope.spawn(share)).collect();
        let mut done = share();
        for worker in workers {
            match worker.join() {
                Ok(others) => done.extend(others),
                // A panic is a fault of the program; it is not to be taken for work without a result.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
