//! What was recorded and not yet told to whoever asked for it: a process killed in between leaves a note, by which the
//! same request is known when it is made again.
//!
//! The note is the write-ahead log under another name, so that there is no moment in which neither is there. It is
//! forgotten with the next change by the same person, who has seen by then how things stand.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::write_ahead_log::WriteAheadLog;
use crate::identity::Role;
use crate::repository::git_dir_above;
use crate::{CommitId, Oid, Repository};

const PREFIX: &str = "unacknowledged-";

/// A change that stands, and its record's first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unacknowledged {
    /// Its commit.
    pub commit: CommitId,
    /// The first line of the commit's message.
    pub subject: String,
}

/// Ends a record: what is to be acknowledged is noted, what needs no acknowledgement is forgotten.
pub(super) fn close(git_dir: &Path, journal: &WriteAheadLog) -> io::Result<()> {
    for (path, earlier) in notes(git_dir) {
        if earlier.by == journal.by {
            drop(fs::remove_file(path));
        }
    }
    match journal.request {
        Some(_) => fs::rename(WriteAheadLog::path(git_dir), note_of(git_dir, &journal.commit)),
        None => WriteAheadLog::remove(git_dir),
    }
}

/// The change that `request` made when it was made last by the person at the keyboard, where nobody was told of it.
pub(super) fn find(start: &Path, request: &str) -> Option<Unacknowledged> {
    let git_dir = git_dir_above(start)?;
    let asked = |(_, note): &(PathBuf, WriteAheadLog)| note.request.as_deref() == Some(request);
    let found: Vec<_> = notes(&git_dir).filter(asked).collect();
    if found.is_empty() {
        return None;
    }
    let repo = Repository::discover(start).ok()?;
    let me = repo.signature_for(Role::Committer, None).ok()?;
    let head = repo.head().ok().and_then(|head| head.commit()).map(|head| head.0);
    let is_standing = |note: &WriteAheadLog| {
        // What was recorded aside stands where it was put.
        let tip = match note.files.is_empty() {
            true => repo.target(&note.reference).ok().flatten(),
            false => head,
        };
        let commit: Oid = note.commit.parse().ok()?;
        let stands_on =
            |tip: Oid| tip == commit || repo.git.graph_descendant_of(tip.into(), commit.into()).unwrap_or(false);
        tip.is_some_and(stands_on).then_some(commit)
    };
    let mut mine = found
        .into_iter()
        .filter(|(_, note)| me.email().ok() == Some(note.by.as_str()));
    let commit = mine.find_map(|(_, note)| is_standing(&note))?;
    let found = repo.git.find_commit(commit.into()).ok()?;
    let subject = String::from_utf8_lossy(found.summary_bytes().unwrap_or_default()).into_owned();
    Some(Unacknowledged {
        commit: CommitId(commit),
        subject,
    })
}

/// Whoever asked for the commit knows of it now.
pub(super) fn acknowledge(start: &Path, commit: CommitId) {
    let Some(git_dir) = git_dir_above(start) else { return };
    let commit = commit.to_string();
    if fs::remove_file(note_of(&git_dir, &commit)).is_ok() {
        return;
    }
    // A log that could not be closed is closed by whoever comes next, without a note.
    if let Ok(Some(mut journal)) = WriteAheadLog::left_behind(&git_dir)
        && journal.commit == commit
        && journal.request.take().is_some()
    {
        drop(journal.write(&git_dir));
    }
}

fn note_of(git_dir: &Path, commit: &str) -> PathBuf {
    git_dir.join("copil").join(format!("{PREFIX}{commit}"))
}

fn notes(git_dir: &Path) -> impl Iterator<Item = (PathBuf, WriteAheadLog)> {
    let entries = fs::read_dir(git_dir.join("copil")).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes()))
        .filter_map(|entry| {
            let note = WriteAheadLog::parse(&copil_file::read(&entry.path()).ok()?)?;
            Some((entry.path(), note))
        })
}
