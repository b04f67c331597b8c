//! Commits that no branch leads to: what a joining begins with where no commit of the history says it alone.

use git2::ObjectType;

use super::new_commit::write_object;
use super::tree::{self, TreeEdit};
use super::{RecordError, flush};
use crate::object::{MODE_FILE, Objects};
use crate::{CommitId, RepoPath, Repository};

/// Of nobody and of no day, so that the same content makes the same commit.
const BY: &str = "copil <copil@localhost> 0 +0000";

impl Repository {
    /// A commit on top of some, with the files of the first but for those given, `None` taking one away. No branch leads to
    /// it, and git clears it away in time.
    pub fn unreached_commit(
        &self,
        parents: &[CommitId],
        files: Vec<(RepoPath, Option<Vec<u8>>)>,
    ) -> Result<CommitId, RecordError> {
        let objects = Objects::of(&self.git)?;
        let root = parents.first().map(|first| objects.tree_of(*first)).transpose()?;
        let mut edits = Vec::new();
        for (path, content) in files {
            let found = root
                .map(|root| objects.entry_at(root, path.parts()))
                .transpose()?
                .flatten();
            let mode = found.map_or(MODE_FILE, |(mode, _)| mode);
            let written = content.map(|content| write_object(self, &objects, ObjectType::Blob, &content));
            let entry = written.transpose()?.map(|oid| (mode, oid));
            edits.push(TreeEdit { path, entry });
        }
        let (tree, _) = tree::rebuild(&objects, root, &edits)?;
        let parents: String = parents.iter().map(|parent| format!("parent {parent}\n")).collect();
        let commit =
            format!("tree {tree}\n{parents}author {BY}\ncommitter {BY}\n\nWhat two histories have in common\n");
        let commit = write_object(self, &objects, ObjectType::Commit, commit.as_bytes())?;
        if self.durable {
            // The same commit is asked for again: half of it on disk would stand in the way for ever.
            let places = flush::places_of(&objects.take_written(), self.common_dir());
            flush::together(&places).map_err(|error| RecordError::from_io(self.common_dir(), error))?;
        }
        Ok(CommitId(commit))
    }
}
