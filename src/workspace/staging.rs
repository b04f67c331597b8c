//! A folder in which something is made that is to appear in its place whole. What a killed process leaves in one is
//! cleared by whoever makes the next beside it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::TempDir;

/// A folder of one's own, removed when dropped.
pub(super) struct Staging {
    folder: TempDir,
    /// Held while the folder is in use, and released by the system however the process ends.
    _lock: Option<File>,
}

impl Staging {
    /// Makes one in `parent`, its name beginning with `prefix`.
    pub(super) fn new(parent: &Path, prefix: &str) -> io::Result<Self> {
        Self::clear_abandoned(parent, prefix);
        loop {
            let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
            let lock = match File::open(folder.path()) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                lock => lock.ok().filter(|lock| lock.lock().is_ok()),
            };
            // Whoever clears may have found it before it was locked.
            if folder.path().is_dir() {
                return Ok(Self { folder, _lock: lock });
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Removes those whose makers are dead. Where a folder cannot be locked, nobody can tell, and it stays.
    pub(super) fn clear_abandoned(parent: &Path, prefix: &str) {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let is_one = entry.file_name().as_encoded_bytes().starts_with(prefix.as_bytes())
                && entry.file_type().is_ok_and(|kind| kind.is_dir());
            if !is_one {
                continue;
            }
            if let Ok(lock) = File::open(entry.path())
                && lock.try_lock().is_ok()
            {
                // What cannot be removed now is left to the next.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_abandoned_is_cleared_and_what_is_in_use_is_not() {
        let parent = tempfile::tempdir().unwrap();
        for name in [".copil-x-abandoned/a", "other", ".copil-y"] {
            fs::create_dir_all(parent.path().join(name)).unwrap();
        }
        let one = Staging::new(parent.path(), ".copil-x-").unwrap();
        let another = Staging::new(parent.path(), ".copil-x-").unwrap();
        assert!(one.path().is_dir() && another.path().is_dir());
        drop((one, another));
        let left = fs::read_dir(parent.path()).unwrap();
        let mut left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".copil-y", "other"]);
    }
}
