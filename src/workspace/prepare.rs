//! From an intent to a commit that could be made: the changes, the files edited in place, the message.

use chrono::NaiveDate;

use super::file_edit::FileEdits;
use super::message::{self, MessageContext};
use super::versions::as_written;
use super::{Error, PlanRepository, Workspace};
use crate::wording::change::Light;
use copil_git::{BranchTip, CommitId, FileEdit, Signature};
use copil_plan::change::{self, Change, FileChange, FileVersion};
use copil_plan::{DecisionRef, Intent, MeetingId};
use copil_store::{self as store, PlanPath};

/// What goes with an intent.
#[derive(Clone, Debug, Default)]
pub struct CommitDetails {
    /// Why, in the author's words.
    pub reason: Option<String>,
    /// The day it took effect, when it is not today.
    pub on: Option<NaiveDate>,
    /// The meeting it was decided in or reported to.
    pub meeting: Option<MeetingId>,
    /// The decision that asked for it.
    pub decision: Option<DecisionRef>,
    /// Whether it amends the record of a closed meeting, which nothing else may change.
    pub amends: bool,
    /// Whether the person is sure of what may well be a slip.
    pub sure: bool,
    /// Whether what refers to a thing that is taken away is changed too, so that it does no more.
    pub with_references: bool,
    /// Who records it and when; git's identity and the present when `None`.
    pub author: Option<Signature>,
    /// What was asked for, in words that would be said again: see [`Workspace::unacknowledged`].
    pub request: Option<String>,
}

impl CommitDetails {
    /// What the message says beside the changes.
    pub(super) fn for_message(&self) -> MessageContext<'_> {
        MessageContext {
            reason: self.reason.as_deref(),
            meeting: self.meeting.as_ref(),
            decision: self.decision.as_ref(),
            ..MessageContext::default()
        }
    }
}

/// A change worked out and not recorded.
#[derive(Clone, Debug)]
pub struct PreparedCommit {
    /// What changes, between the files as they are and as they will be.
    pub changes: Vec<Change>,
    /// The files, before and after.
    pub files: Vec<PreparedFile>,
    /// The commit's message.
    pub message: String,
    /// Whether the changes take something back, or do it again.
    pub light: Light,
    pub(super) edits: Vec<FileEdit>,
    pub(super) joins: Option<Joins>,
}

/// What a commit joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Joins {
    /// A branch, which ends: a proposal, or the commits of an import.
    Branch(BranchTip),
    /// What others shared: the first parent, so that the line of first parents is what everybody had.
    Shared(CommitId),
}

/// A file before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedFile {
    /// The file.
    pub path: PlanPath,
    /// Its bytes before; `None` when it is new.
    pub before: Option<Vec<u8>>,
    /// Its bytes after; `None` when it is taken away.
    pub after: Option<Vec<u8>>,
}

impl PreparedCommit {
    /// The first line of the message.
    pub fn subject(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }
}

impl Workspace {
    /// Works out an intent against the plan as it was last read: what changes, which files, what the commit will say.
    /// Nothing is written.
    pub fn prepare(&self, intent: &Intent, details: &CommitDetails) -> Result<PreparedCommit, Error> {
        self.prepare_files(&self.edits_of(intent, details)?.files, details)
    }

    /// The commit after which files hold what they are to hold.
    pub(super) fn prepare_files(&self, files: &[FileChange], details: &CommitDetails) -> Result<PreparedCommit, Error> {
        let repo = self.writable_repository()?;
        let (mut edits, mut changes) = (FileEdits::new(), Vec::new());
        for file in files {
            let (file_edits, file_changes) = self.prepare_file(repo, file)?;
            edits.extend(file_edits);
            changes.extend(file_changes);
        }
        if changes.is_empty() {
            return Err(Error::NothingChanged);
        }
        let context = MessageContext {
            effective: self.effective_day(&changes),
            ..details.for_message()
        };
        Ok(self.prepared(changes, edits, &context))
    }

    /// A commit of changes, with the message that tells them.
    pub(super) fn prepared(
        &self,
        changes: Vec<Change>,
        edits: FileEdits,
        context: &MessageContext<'_>,
    ) -> PreparedCommit {
        let message = message::compose(&self.record_catalogue(), self.plan(), &changes, context);
        let (files, edits) = edits.into_iter().unzip();
        PreparedCommit {
            changes,
            files,
            message,
            light: context.light,
            edits,
            joins: None,
        }
    }

    /// The day that changes took effect, when it is not today.
    pub(super) fn effective_day(&self, changes: &[Change]) -> Option<NaiveDate> {
        message::effective(changes).filter(|day| *day != self.today().day)
    }

    /// What is done to a file, and what changes between the file as it is and as it will be.
    pub(super) fn prepare_file(
        &self,
        repo: &PlanRepository,
        file: &FileChange,
    ) -> Result<(FileEdits, Vec<Change>), Error> {
        let path_of =
            |version: &Option<FileVersion>| version.as_ref().and_then(|version| PlanPath::of_key(&version.key));
        let target = path_of(&file.after);
        let Some(origin) = path_of(&file.before) else {
            let changes = change::diff(vec![file.clone()]).changes;
            let content = file.after.as_ref().and_then(FileVersion::table);
            let (Some(target), Some(content)) = (target, content) else {
                return Err(Error::NothingChanged);
            };
            return Ok((self.create(repo, target, store::new_file(content))?, changes));
        };
        let locked = || Error::Locked { path: origin.clone() };
        if self.snapshot.locked.contains(&origin) {
            return Err(locked());
        }
        let written = as_written(file, &self.read(&origin)?).map_err(|_| locked())?;
        let changes = change::diff(vec![written]).changes;
        if changes.is_empty() {
            return Ok((FileEdits::new(), changes));
        }
        let is_set = |change: &&Change| matches!(change, Change::Set { .. });
        let sets: Vec<Change> = changes.iter().filter(is_set).cloned().collect();
        let edits = self.transform(repo, &origin, target.as_ref(), &|bytes| match sets.as_slice() {
            [] => Ok(bytes.to_vec()),
            sets => store::edit(bytes, sets),
        })?;
        Ok((edits, changes))
    }
}
