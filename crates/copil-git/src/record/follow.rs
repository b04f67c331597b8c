//! References that follow those of a remote.

use super::lock::{Deadline, GitLock, OwnLock};
use super::reference::ReferenceStep;
use super::side_branch::{Tried, carry_out, check_not_checked_out};
use super::write_ahead_log::WriteAheadLog;
use super::{RecordError, recover};
use crate::object::Objects;
use crate::{Oid, Repository};

/// Has a reference that is not checked out lead to an object that is here already, from where it was seen.
pub(super) fn follow(repo: &Repository, name: &str, from: Option<Oid>, to: Oid) -> Result<(), RecordError> {
    let patience = Deadline::of(repo);
    let _own = OwnLock::acquire(repo.common_dir(), patience)?;
    recover::recover_locked(repo, patience)?;
    let _index_lock = GitLock::of_index(repo.git_dir(), patience)?;
    check_not_checked_out(repo, name)?;
    let journal = WriteAheadLog {
        reference: name.to_owned(),
        commit: to.to_string(),
        by: String::new(),
        request: None,
        ends: WriteAheadLog::ending(None),
        files: Vec::new(),
    };
    let step = ReferenceStep {
        name,
        from,
        to,
        log: "",
    };
    let objects = Objects::of(&repo.git)?;
    carry_out(repo, &objects, (&journal, &step), patience, &Tried::Reference(name))
}
