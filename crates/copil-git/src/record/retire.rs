//! Branches that end: one that a tag keeps readable, with the words that go with it, and one that is taken away.

use git2::ObjectType;

use super::lock::{Deadline, GitLock, OwnLock};
use super::new_commit::{clean_message, line_of, write_object};
use super::reference::{self, ReferenceStep};
use super::side_branch::{Tried, carry_out, check_not_checked_out};
use super::write_ahead_log::WriteAheadLog;
use super::{BranchTip, RecordError, Signature, recover, sign};
use crate::identity::Role;
use crate::object::Objects;
use crate::{CommitId, Oid, Repository};

/// A branch that becomes an annotated tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retirement {
    /// The branch, where it was seen.
    pub branch: BranchTip,
    /// The full name of the tag, such as `refs/tags/refused/blois/rh`.
    pub tag: String,
    /// What the tag says.
    pub message: String,
    /// Who says so and when; git's identity and the present when `None`.
    pub tagger: Option<Signature>,
}

/// Makes the tag, then deletes the branch; a process killed in between leaves both, and the next one goes on.
pub(super) fn retire(repo: &Repository, retirement: &Retirement) -> Result<(), RecordError> {
    let patience = Deadline::of(repo);
    let _own = OwnLock::acquire(repo.common_dir(), patience)?;
    recover::recover_locked(repo, patience)?;
    let _index_lock = GitLock::of_index(repo.git_dir(), patience)?;
    let BranchTip { name, commit } = &retirement.branch;
    check_where_seen(repo, name, *commit)?;
    check_not_checked_out(repo, name)?;
    let objects = Objects::of(&repo.git)?;
    let tagger = repo.signature_for(Role::Committer, retirement.tagger.as_ref())?;
    let tag = write_tag(repo, &objects, retirement, &tagger)?;
    let journal = WriteAheadLog {
        reference: retirement.tag.clone(),
        commit: tag.to_string(),
        by: String::from_utf8_lossy(tagger.email_bytes()).into_owned(),
        request: None,
        ends: WriteAheadLog::ending(Some(&retirement.branch)),
        files: Vec::new(),
    };
    let step = ReferenceStep {
        name: &retirement.tag,
        from: None,
        to: tag,
        log: "",
    };
    carry_out(
        repo,
        &objects,
        (&journal, &step),
        patience,
        &Tried::Reference(&retirement.tag),
    )
}

/// Deletes a branch; one that a killed process did not come to the end of is deleted by the next.
pub(super) fn delete(repo: &Repository, branch: &BranchTip) -> Result<(), RecordError> {
    let patience = Deadline::of(repo);
    let _own = OwnLock::acquire(repo.common_dir(), patience)?;
    recover::recover_locked(repo, patience)?;
    check_where_seen(repo, &branch.name, branch.commit)?;
    check_not_checked_out(repo, &branch.name)?;
    let journal = WriteAheadLog {
        reference: branch.name.clone(),
        commit: branch.commit.to_string(),
        by: String::new(),
        request: None,
        ends: WriteAheadLog::ending(Some(branch)),
        files: Vec::new(),
    };
    let git_dir = repo.git_dir();
    let at_git_dir = |error| RecordError::from_io(git_dir, error);
    journal.write(git_dir).map_err(at_git_dir)?;
    let deleted = reference::delete(repo, &branch.name, branch.commit.0, patience);
    WriteAheadLog::remove(git_dir).map_err(at_git_dir)?;
    match deleted? {
        true => Ok(()),
        false => Err(Tried::Reference(&branch.name).moved()),
    }
}

fn check_where_seen(repo: &Repository, name: &str, at: CommitId) -> Result<(), RecordError> {
    match repo.target(name)? {
        Some(tip) if tip == at.0 => Ok(()),
        _ => Err(Tried::Reference(name).moved()),
    }
}

fn write_tag(
    repo: &Repository,
    objects: &Objects<'_>,
    retirement: &Retirement,
    tagger: &git2::Signature<'_>,
) -> Result<Oid, RecordError> {
    let name = retirement.tag.strip_prefix("refs/tags/").unwrap_or(&retirement.tag);
    let header = format!("object {}\ntype commit\ntag {name}\ntagger ", retirement.branch.commit);
    let message = clean_message(&retirement.message);
    let mut tag = [header.as_bytes(), &line_of(tagger), b"\n\n", message.as_bytes()].concat();
    if let Some(signature) = sign::signature_where(repo, &["tag.gpgsign", "commit.gpgsign"], &tag, tagger)? {
        tag.extend(signature);
    }
    write_object(repo, objects, ObjectType::Tag, &tag)
}
