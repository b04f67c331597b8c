//! A file as a commit or the index holds it.

use super::{Oid, RepoPath};

/// What git keeps of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedFile {
    /// The file.
    pub path: RepoPath,
    /// Its content; of a symbolic link, where it leads.
    pub oid: Oid,
    /// Whether it is a symbolic link.
    pub is_symlink: bool,
}

impl TrackedFile {
    /// A line of a tree or an entry of the index; `None` for what is no file, such as a submodule.
    pub(super) fn new(path: &[u8], mode: u32, oid: Oid) -> Option<Self> {
        let is_symlink = match mode & 0o170_000 {
            0o100_000 => false,
            0o120_000 => true,
            _ => return None,
        };
        Some(Self {
            path: RepoPath::found(path),
            oid,
            is_symlink,
        })
    }
}
