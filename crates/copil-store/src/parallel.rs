//! Work shared among the cores of the machine.

use std::cell::Cell;
use std::num::NonZero;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

/// More threads than these only wait for the disk.
const MOST: usize = 8;

thread_local! {
    /// Whether the thread has its share of work that fills all cores: what it shares out again only waits for them.
    static IS_SHARE: Cell<bool> = const { Cell::new(false) };
}

/// How many threads work is shared among: one alone where that was done already. The system is asked once, which takes as
/// long as opening a few files.
pub(crate) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    if IS_SHARE.get() {
        return 1;
    }
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get).min(MOST))
}

/// What a function makes of items, worked out on all cores a share at a time, where there are more than `few`; in the order of
/// the items.
pub(crate) fn in_shares<T: Send, R: Send>(
    mut items: Vec<T>,
    few: usize,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
) -> Vec<R> {
    let cores = cores();
    if cores == 1 || items.len() <= few {
        return work(items);
    }
    let share = items.len().div_ceil(4 * cores).max(few / 2);
    let mut shares = Vec::new();
    while !items.is_empty() {
        shares.push(items.split_off(items.len().saturating_sub(share)));
    }
    shares.reverse();
    in_parallel(shares, work).into_iter().flatten().collect()
}

/// What a function makes of each item, worked out on all cores; in the order of the items. A panic of the function is
/// passed on.
pub fn in_parallel<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let all = cores();
    let cores = all.min(items.len());
    let fills = cores > 1 && cores == all;
    // Items are taken one after the other, so that a core busy with something else holds nobody up.
    let queue = Mutex::new(items.into_iter().enumerate());
    let share = || {
        let was_share = IS_SHARE.get();
        IS_SHARE.set(was_share || fills);
        let mut done = Vec::new();
        // A lock is poisoned by a panic elsewhere, which is passed on below.
        let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some((at, item)) = next() {
            done.push((at, work(item)));
        }
        IS_SHARE.set(was_share);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_in_order_and_work_within_work_is_not_shared_again() {
        let of_each = in_parallel(vec![3, 1, 2], |item| {
            (item, in_parallel(vec![1, 2], |_| thread::current().id()))
        });
        assert_eq!(of_each.iter().map(|(item, _)| *item).collect::<Vec<_>>(), [3, 1, 2]);
        assert!(of_each.iter().all(|(_, threads)| threads[0] == threads[1]));
        assert!(!IS_SHARE.get());
    }
}
