//! Commits that no branch leads to: what a joining begins with where no commit of the history says it alone.

use git2::ObjectType;

use super::tree::{self, TreeEdit};
use crate::object::{MODE_FILE, Objects};
use crate::{CommitId, ReadError, RepoPath, Repository};

/// Of nobody and of no day, so that the same content makes the same commit.
const BY: &str = "copil <copil@localhost> 0 +0000";

impl Repository {
    /// A commit on top of some, with the files of the first but for those given, `None` taking one away. No branch leads to
    /// it, nothing is flushed for it, and git clears it away in time.
    pub fn unreached_commit(
        &self,
        parents: &[CommitId],
        files: Vec<(RepoPath, Option<Vec<u8>>)>,
    ) -> Result<CommitId, ReadError> {
        let objects = Objects::of(&self.git)?;
        let root = parents.first().map(|first| objects.tree_of(*first)).transpose()?;
        let mut edits = Vec::new();
        for (path, content) in files {
            let found = root
                .map(|root| objects.entry_at(root, path.parts()))
                .transpose()?
                .flatten();
            let mode = found.map_or(MODE_FILE, |(mode, _)| mode);
            let written = content.map(|content| objects.write(ObjectType::Blob, &content));
            let entry = written.transpose()?.map(|oid| (mode, oid));
            edits.push(TreeEdit { path, entry });
        }
        let (tree, _) = tree::rebuild(&objects, root, &edits)?;
        let parents: String = parents.iter().map(|parent| format!("parent {parent}\n")).collect();
        let commit =
            format!("tree {tree}\n{parents}author {BY}\ncommitter {BY}\n\nWhat two histories have in common\n");
        Ok(CommitId(objects.write(ObjectType::Commit, commit.as_bytes())?))
    }
}
