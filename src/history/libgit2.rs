//! Settings that libgit2 holds once for the whole process.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use git2::ObjectType;

/// Trees of a plan with a thousand actions in one folder are larger than what libgit2 keeps by default (4 KiB).
const CACHED_TREE_LIMIT: usize = 1 << 20;

/// Total of the objects libgit2 may keep in memory, in bytes.
const CACHE_SIZE: isize = 48 << 20;

static DURABLE: AtomicBool = AtomicBool::new(true);

/// Prepares libgit2 for this process; the first call does it, later ones return at once.
pub(super) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: these change variables of libgit2 without a lock. `Once` holds back every other thread that would
        // open a repository, and nothing in this crate uses libgit2 without opening one first.
        let outcome = unsafe {
            git2::opts::set_cache_object_limit(ObjectType::Tree, CACHED_TREE_LIMIT)
                .and_then(|()| git2::opts::set_cache_max_size(CACHE_SIZE))
        };
        // A smaller cache is slower, never wrong.
        drop(outcome);
        // As git does, trust zlib's checksum of what is read instead of hashing every object again.
        git2::opts::strict_hash_verification(false);
        apply_durability(true);
    });
}

/// Whether objects and references are flushed to disk before libgit2 reports them written. Holds for the process.
pub(super) fn set_durable(durable: bool) {
    if DURABLE.swap(durable, Ordering::SeqCst) != durable {
        apply_durability(durable);
    }
}

fn apply_durability(durable: bool) {
    // SAFETY: `git_libgit2_opts` with this key reads one `int` argument and stores it in a flag that libgit2 reads when
    // it opens a file for writing; git2 has no wrapper for it.
    unsafe {
        libgit2_sys::git_libgit2_opts(
            libgit2_sys::GIT_OPT_ENABLE_FSYNC_GITDIR as std::ffi::c_int,
            std::ffi::c_int::from(durable),
        );
    }
}
