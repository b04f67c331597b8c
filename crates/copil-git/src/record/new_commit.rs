//! A commit in the object database, before any branch leads to it.

use git2::ObjectType;

use super::index_tree::TreeChanges;
use super::tree::{self, TreeEdit};
use super::{Joined, Record, RecordError, sign};
use crate::identity::Role;
use crate::object::Objects;
use crate::{CommitId, Oid, ReadError, Repository};

/// A commit that no branch leads to yet.
pub(super) struct NewCommit {
    pub id: CommitId,
    pub trees: TreeChanges,
    /// The line for the branch's log.
    pub log: String,
    /// The committer's address.
    pub by: String,
}

/// What a new commit stands on.
pub(super) struct CommitBase<'r> {
    pub repo: &'r Repository,
    /// The tree that the edits are made in.
    pub tree: Option<Oid>,
    pub parents: Vec<CommitId>,
}

impl CommitBase<'_> {
    pub(super) fn write(
        &self,
        objects: &Objects<'_>,
        record: &Record,
        edits: &[TreeEdit],
    ) -> Result<NewCommit, RecordError> {
        let (tree, trees) = tree::rebuild(objects, self.tree, edits).map_err(|error| match error {
            ReadError::Git(error) => RecordError::from_git(self.repo.common_dir(), error),
            error => RecordError::Read(error),
        })?;
        if self.tree == Some(tree) && record.joined.is_none() {
            return Err(RecordError::Empty);
        }
        let author = self.repo.signature_for(Role::Author, record.author.as_ref())?;
        let committer = self.repo.signature_for(Role::Committer, record.committer.as_ref())?;
        let mut header = format!("tree {tree}\n");
        for parent in &self.parents {
            header.push_str(&format!("parent {parent}\n"));
        }
        let header = [
            header.as_bytes(),
            b"author ",
            &line_of(&author),
            b"\ncommitter ",
            &line_of(&committer),
        ]
        .concat();
        let message = clean_message(&record.message);
        let text = [b"\n\n", message.as_bytes()].concat();
        let mut commit = [header.as_slice(), &text].concat();
        if let Some(signature) = sign::signature(self.repo, &commit, &committer)? {
            commit = [header.as_slice(), &sign::header_line(&signature), &text].concat();
        }
        let id = CommitId(write_object(self.repo, objects, ObjectType::Commit, &commit)?);
        let kind = match self.parents.len() {
            0 => "commit (initial)",
            1 => "commit",
            _ => "commit (merge)",
        };
        let log = format!("{kind}: {}", message.lines().next().unwrap_or_default());
        let by = String::from_utf8_lossy(committer.email_bytes()).into_owned();
        Ok(NewCommit { id, trees, log, by })
    }
}

/// The parents of a commit on a branch, in their order.
pub(super) fn parents(tip: Option<CommitId>, joined: Option<Joined>) -> Vec<CommitId> {
    let (first, second) = match joined {
        Some(joined) if joined.is_first => (Some(joined.commit), tip),
        joined => (tip, joined.map(|joined| joined.commit)),
    };
    first.into_iter().chain(second).collect()
}

pub(super) fn write_object(
    repo: &Repository,
    objects: &Objects<'_>,
    kind: ObjectType,
    content: &[u8],
) -> Result<Oid, RecordError> {
    let written = objects.write(kind, content);
    written.map_err(|error| RecordError::from_git(repo.common_dir(), error))
}

/// `Name <email> 1521100800 +0100`
pub(super) fn line_of(signature: &git2::Signature<'_>) -> Vec<u8> {
    let when = signature.when();
    let offset = when.offset_minutes();
    let time = format!(
        "> {} {}{:02}{:02}",
        when.seconds(),
        when.sign(),
        offset.abs() / 60,
        offset.abs() % 60
    );
    [signature.name_bytes(), b" <", signature.email_bytes(), time.as_bytes()].concat()
}

/// What git keeps of a message: it cannot hold a NUL, and ends with a line end.
pub(super) fn clean_message(message: &str) -> String {
    let mut message = message.replace('\0', "");
    if !message.ends_with('\n') {
        message.push('\n');
    }
    message
}
