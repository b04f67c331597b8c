//! Two trees joined by lines, as git does: for the files that have no meaning here.

use std::collections::BTreeSet;

use git2::{Delta, DiffOptions, FileMode, MergeOptions};

use super::{CommitId, Oid, ReadError, RepoPath, Repository};

/// A file that a joining changes in the first of two trees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedFile {
    /// The file.
    pub path: RepoPath,
    /// What it holds; `None` when absent.
    pub before: Option<Oid>,
    /// What it is to hold.
    pub after: Option<Oid>,
    /// Whether it is a plain file before and after, of one mode.
    pub is_plain: bool,
}

/// Two trees joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JoinedTrees {
    /// What changes in the first.
    pub files: Vec<JoinedFile>,
    /// The files that both changed, each in its own way.
    pub conflicts: BTreeSet<RepoPath>,
}

impl Repository {
    /// Joins what two commits made of a third, file by file under one name; `is_wanted` leaves out others.
    pub fn join_trees(
        &self,
        base: CommitId,
        (ours, theirs): (CommitId, CommitId),
        is_wanted: &dyn Fn(&RepoPath) -> bool,
    ) -> Result<JoinedTrees, ReadError> {
        let tree = |commit: CommitId| self.git.find_commit(commit.0.into())?.tree();
        let (base, ours, theirs) = (tree(base)?, tree(ours)?, tree(theirs)?);
        let mut options = MergeOptions::new();
        options.find_renames(false);
        let index = self.git.merge_trees(&base, &ours, &theirs, Some(&options))?;
        let mut joined = JoinedTrees::default();
        let path_of = |bytes: &[u8]| {
            std::str::from_utf8(bytes)
                .ok()
                .and_then(|path| RepoPath::new(path).ok())
        };
        for conflict in index.conflicts()? {
            let conflict = conflict?;
            let entry = conflict.our.or(conflict.their).or(conflict.ancestor);
            let path = entry.and_then(|entry| path_of(&entry.path));
            joined.conflicts.extend(path.filter(|path| is_wanted(path)));
        }
        let mut options = DiffOptions::new();
        options.include_typechange(true);
        let diff = self
            .git
            .diff_tree_to_index(Some(&ours), Some(&index), Some(&mut options))?;
        for delta in diff.deltas() {
            let (old, new) = (delta.old_file(), delta.new_file());
            let Some(path) = new.path_bytes().or(old.path_bytes()).and_then(path_of) else {
                continue;
            };
            if delta.status() == Delta::Conflicted || joined.conflicts.contains(&path) || !is_wanted(&path) {
                continue;
            }
            let there = |file: &git2::DiffFile<'_>| (!file.id().is_zero()).then(|| Oid::from(file.id()));
            let modes: Vec<FileMode> = [&old, &new]
                .into_iter()
                .filter(|file| !file.id().is_zero())
                .map(git2::DiffFile::mode)
                .collect();
            let is_plain = match modes.as_slice() {
                [only] => *only == FileMode::Blob,
                [old, new] => old == new && matches!(new, FileMode::Blob | FileMode::BlobExecutable),
                _ => false,
            };
            joined.files.push(JoinedFile {
                path,
                before: there(&old),
                after: there(&new),
                is_plain,
            });
        }
        Ok(joined)
    }
}
