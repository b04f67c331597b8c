//! What of libgit2 git2 has no wrapper for: settings of the whole process, and objects written loose.

use std::ffi::{CString, c_int};
use std::path::Path;
use std::ptr;
use std::sync::{Mutex, Once, PoisonError};

use git2::ObjectType;

use super::Oid;

/// Prepares libgit2 for this process; the first call does it, later ones return at once.
pub(super) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // libgit2's object cache degenerates on long histories: walks keep what they meet again themselves.
        git2::opts::enable_caching(false);
        // As git does, trust zlib's checksum of what is read instead of hashing every object again.
        git2::opts::strict_hash_verification(false);
        share_one_arena();
    });
}

/// Has the C library serve all threads from one arena. One of a thread's own grows by single pages, with a call to the system for
/// each, and gives them back as soon: a thread that inflates ten thousand objects spends more on that than on reading. The
/// one arena grows by larger steps for the same reason.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn share_one_arena() {
    const STEP: libc::c_int = 1 << 20;
    // SAFETY: `mallopt` may be called at any time, from any thread; it stores a number that is looked at when a thread first
    // asks for memory, or when the arena grows.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
        libc::mallopt(libc::M_TOP_PAD, STEP);
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn share_one_arena() {}

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
        libgit2_sys::git_libgit2_opts(libgit2_sys::GIT_OPT_ENABLE_FSYNC_GITDIR as c_int, c_int::from(flush));
    }
}

/// Writes objects as files of their own, whatever packs hold of them.
///
/// An object that stands only in a pack may be about to vanish with it: nobody refers to it yet, and a `git repack` that
/// runs at the same time drops it. git2 writes such an object nowhere, for it is there already.
pub(super) struct LooseObjects {
    raw: *mut libgit2_sys::git_odb,
}

impl LooseObjects {
    /// The objects below the folder of a repository's objects.
    pub(super) fn open(folder: &Path) -> Result<LooseObjects, git2::Error> {
        let folder = folder.to_str().and_then(|folder| CString::new(folder).ok());
        let folder = folder.ok_or_else(|| git2::Error::from_str("the path of the repository is no text"))?;
        let mut objects = LooseObjects { raw: ptr::null_mut() };
        let mut backend = ptr::null_mut();
        // SAFETY: libgit2 was initialised when the repository was opened. Each pointer is set by the call before the one
        // that takes it; the database owns the backend from `git_odb_add_backend` on and is freed by `drop` alone. When that
        // last call fails the backend is leaked, which is harmless.
        unsafe {
            told(libgit2_sys::git_odb_new(&mut objects.raw))?;
            let (usual_compression, no_flush, usual_mode) = (-1, 0, 0);
            told(libgit2_sys::git_odb_backend_loose(
                &mut backend,
                folder.as_ptr(),
                usual_compression,
                no_flush,
                usual_mode,
                usual_mode,
            ))?;
            told(libgit2_sys::git_odb_add_backend(objects.raw, backend, 1))?;
        }
        Ok(objects)
    }

    /// Writes an object, or renews the date of its file.
    pub(super) fn write(&self, kind: ObjectType, content: &[u8]) -> Result<Oid, git2::Error> {
        let mut id = libgit2_sys::git_oid { id: [0; Oid::LEN] };
        // SAFETY: the database lives as long as `self`, the content as long as the call, and `id` is written to before it
        // is read.
        unsafe {
            told(libgit2_sys::git_odb_write(
                &mut id,
                self.raw,
                content.as_ptr().cast(),
                content.len(),
                kind.raw(),
            ))?;
        }
        Ok(Oid::from_bytes(id.id))
    }
}

impl Drop for LooseObjects {
    fn drop(&mut self) {
        // SAFETY: `raw` came from `git_odb_new`, or is null, which is let pass.
        unsafe { libgit2_sys::git_odb_free(self.raw) }
    }
}

/// What libgit2 says of a call that failed.
fn told(code: c_int) -> Result<(), git2::Error> {
    if code < 0 {
        return Err(git2::Error::last_error(code));
    }
    Ok(())
}
