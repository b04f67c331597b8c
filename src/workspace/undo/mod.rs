//! Taking a change back, and doing it again: always a new commit, never a rewritten one.

mod inverse;

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::file_edit::FileEdits;
use super::message::{self, MessageContext};
use super::versions::VersionReader;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use copil_git::{CommitDiff, CommitId, RecordError, WalkOptions};
use copil_plan::change::{Change, Subject, invert, same_things};

use inverse::Inverse;

/// What to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// The last change that the person at the keyboard made and did not take back.
    Last,
    /// The change of a commit, by any name that git knows it by.
    Commit(String),
    /// The last taking back: the change is done again.
    Redo,
}

impl Workspace {
    /// Works out what taking a change back would do. Nothing is written.
    pub fn prepare_undo(&self, what: &Undo, details: &CommitDetails) -> Result<PreparedCommit, Error> {
        let repo = self.writable_repository()?;
        let target = self.target(repo, what, details)?;
        let prepared = self.prepare_inverse(repo, &target, details);
        if let (Undo::Commit(_), Err(Error::Conflict { .. })) = (what, &prepared)
            && let Some(by) = taken_back_by(repo, target.commit.id)?
        {
            let commit = target.commit.id;
            return Err(Error::TakenBack { commit, by });
        }
        prepared
    }

    /// Takes a change back with a new commit.
    pub fn undo(&mut self, what: &Undo, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_undo(what, details)?;
        let recorded = match self.commit(prepared, details) {
            // Someone wrote between the reading and the lock; once more is enough to tell what.
            Err(Error::Record(RecordError::Stale { .. })) => self
                .prepare_undo(what, details)
                .and_then(|prepared| self.commit(prepared, details)),
            other => other,
        };
        self.reload()?;
        recorded
    }

    fn target(&self, repo: &PlanRepository, what: &Undo, details: &CommitDetails) -> Result<CommitDiff, Error> {
        match what {
            Undo::Commit(name) => {
                let commit = repo.git.resolve(name)?;
                step_of(repo, commit)
            }
            Undo::Last => self.last(repo, details, false)?.ok_or(Error::NothingToUndo),
            Undo::Redo => self.last(repo, details, true)?.ok_or(Error::NothingToRedo),
        }
    }

    /// The last commit of the person at the keyboard that still stands: a taking back for `redo`, else a change.
    fn last(&self, repo: &PlanRepository, details: &CommitDetails, redo: bool) -> Result<Option<CommitDiff>, Error> {
        let author = details.author.as_ref().map(|author| author.email.clone());
        let mine = author.or_else(|| self.identity().map(|identity| identity.email.clone()));
        let Some(head) = repo.git.head()?.commit() else {
            return Ok(None);
        };
        // Commits that a standing taking back cancelled; those are met first, for the walk is newest first.
        let mut cancelled: HashSet<String> = HashSet::new();
        let mut found = None;
        repo.git.walk(head, &repo.root, &WalkOptions::default(), &mut |step| {
            let said = message::read(&step.commit.message);
            if cancelled.contains(&step.commit.id.to_string()) {
                return ControlFlow::Continue(());
            }
            let is_mine = mine.as_deref() == Some(step.commit.author.email.as_str());
            let kind = match &said.undoes {
                Some(undone) => redo && takes_back(repo, undone),
                None => !redo,
            };
            let wanted = kind && is_mine && step.commit.parents.len() == 1;
            // Doing again stops at the first change made since: what it would bring back belongs to another past.
            if redo && is_mine && said.undoes.is_none() {
                return ControlFlow::Break(());
            }
            if wanted {
                found = Some(step);
                return ControlFlow::Break(());
            }
            cancelled.extend(said.undoes);
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    fn prepare_inverse(
        &self,
        repo: &PlanRepository,
        target: &CommitDiff,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        let commit = target.commit.id;
        let read = |oid| repo.git.blob(oid);
        let mut versions = VersionReader::default();
        let inverse = Inverse {
            workspace: self,
            repo,
            undone: target,
            difference: &versions.difference(&repo.root, target, &read)?,
        };
        let changes = invert(&inverse.difference.changes);
        if inverse.difference.is_edge {
            return Err(Error::AtTheEdge { commit });
        }
        let unmakes = |change: &Change| {
            matches!(
                change,
                Change::Deleted {
                    subject: Subject::PlanConfig,
                    ..
                }
            )
        };
        if changes.iter().any(unmakes) {
            return Err(Error::MadeThePlan { commit });
        }
        if inverse.is_merge() && inverse.difference.is_empty() {
            return Err(Error::NotOfThisPlan { commit });
        }
        let mut edits = FileEdits::new();
        for file in same_things(versions.files(&repo.root, &target.sides[0], &read)?) {
            edits.extend(inverse.of_file(&file)?);
        }
        self.check_references(&changes)?;
        let layout = inverse.difference.layout.iter().map(|key| key.subject.clone());
        let message = MessageContext {
            layout: &layout.collect::<Vec<_>>(),
            undoes: Some((&commit, target.commit.subject())),
            ..details.for_message()
        };
        Ok(self.prepared(changes, edits, &message))
    }
}

/// The standing commit that took a commit back.
fn taken_back_by(repo: &PlanRepository, commit: CommitId) -> Result<Option<CommitId>, Error> {
    let Some(head) = repo.git.head()?.commit() else {
        return Ok(None);
    };
    let mut cancelled: HashSet<String> = HashSet::new();
    let mut found = None;
    repo.git.walk(head, &repo.root, &WalkOptions::default(), &mut |step| {
        if step.commit.id == commit {
            return ControlFlow::Break(());
        }
        if !cancelled.contains(&step.commit.id.to_string())
            && let Some(undone) = message::read(&step.commit.message).undoes
        {
            if undone == commit.to_string() {
                found = Some(step.commit.id);
                return ControlFlow::Break(());
            }
            cancelled.insert(undone);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// Whether a commit that takes `undone` back takes a change back after all, and does not do it again.
fn takes_back(repo: &PlanRepository, undone: &str) -> bool {
    let (mut takes_back, mut undone) = (true, undone.to_owned());
    while let Ok(commit) = undone.parse()
        && let Ok(target) = step_of(repo, commit)
        && let Some(before) = message::read(&target.commit.message).undoes
    {
        takes_back = !takes_back;
        undone = before;
    }
    takes_back
}

/// What one commit did to the plan.
fn step_of(repo: &PlanRepository, commit: CommitId) -> Result<CommitDiff, Error> {
    let mut found = None;
    repo.git
        .walk(commit, &repo.root, &WalkOptions::default(), &mut |step| {
            found = Some(step);
            ControlFlow::Break(())
        })?;
    let found = found.filter(|step: &CommitDiff| step.commit.id == commit);
    found.ok_or(Error::NotOfThisPlan { commit })
}
