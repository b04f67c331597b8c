//! Settings that libgit2 holds once for the whole process.

use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

static DURABLE: AtomicBool = AtomicBool::new(true);

/// Prepares libgit2 for this process; the first call does it, later ones return at once.
pub(super) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // libgit2's object cache degenerates on long histories: walks keep what they meet again themselves.
        git2::opts::enable_caching(false);
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
