//! Settings that libgit2 holds once for the whole process.

use std::sync::{Mutex, Once, PoisonError};

/// Prepares libgit2 for this process; the first call does it, later ones return at once.
pub(super) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // libgit2's object cache degenerates on long histories: walks keep what they meet again themselves.
        git2::opts::enable_caching(false);
        // As git does, trust zlib's checksum of what is read instead of hashing every object again.
        git2::opts::strict_hash_verification(false);
    });
}

/// Opens a repository whose references are flushed to disk, or are not, before libgit2 reports them written.
///
/// Objects are never flushed by libgit2, which does it one by one: a record flushes its own all at once.
pub(super) fn open(
    open: impl FnOnce() -> Result<git2::Repository, git2::Error>,
    durable_references: bool,
) -> Result<git2::Repository, git2::Error> {
    static OPENING: Mutex<()> = Mutex::new(());
    let git = open()?;
    let _alone = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    set_flush(durable_references);
    // libgit2 looks at the flag when it first needs the reference database, which is now.
    drop(git.find_reference("HEAD"));
    set_flush(false);
    Ok(git)
}

fn set_flush(flush: bool) {
    // SAFETY: `git_libgit2_opts` with this key reads one `int` argument and stores it in a flag that libgit2 reads when
    // it opens a database or a file for writing; seeing either value there does no harm. git2 has no wrapper for it.
    unsafe {
        libgit2_sys::git_libgit2_opts(
            libgit2_sys::GIT_OPT_ENABLE_FSYNC_GITDIR as std::ffi::c_int,
            std::ffi::c_int::from(flush),
        );
    }
}
