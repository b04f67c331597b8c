//! Taking a change back, and doing it again: always a new commit, never a rewritten one.

mod inverse;
mod last;
mod undone;

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::file_edit::FileEdits;
use super::history::{JoinedSides, day_of};
use super::message::{self, MessageContext};
use super::versions::VersionReader;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use crate::wording::change::Light;
use copil_git::{Commit, CommitDiff, CommitId, RecordError, WalkOptions};
use copil_plan::Person;
use copil_plan::change::{self, Change, Decided, Subject, invert};

use inverse::{Inverse, is_same};
use last::LastChange;
pub use last::Sitting;
pub use undone::Undone;
pub(super) use undone::undone_by;

/// What to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// The last change that the person at the keyboard made and did not take back.
    Last,
    /// The last such change of a sitting; when it has none left, an older one, of which the person must be sure.
    LastOf(Sitting),
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
        self.prepare_undo_of(repo, &target, what, details)
    }

    fn prepare_undo_of(
        &self,
        repo: &PlanRepository,
        target: &CommitDiff,
        what: &Undo,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        let prepared = self.prepare_inverse(repo, target, details);
        if let (Undo::Commit(_), Err(Error::Conflict { .. })) = (what, &prepared)
            && let Some(by) = self.taken_back_by(repo, target.commit.id)?
        {
            let commit = target.commit.id;
            return Err(Error::TakenBack { commit, by });
        }
        let prepared = prepared?;
        match what {
            Undo::LastOf(sitting) if !details.sure && !sitting.holds(target, self.today().day) => {
                Err(Error::OutsideSitting {
                    commit: target.commit.id,
                    day: day_of(&target.commit.author),
                    subject: target.commit.subject().to_owned(),
                    is_today: *sitting == Sitting::Today,
                })
            }
            _ => Ok(prepared),
        }
    }

    /// Takes a change back with a new commit.
    pub fn undo(&mut self, what: &Undo, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let repo = self.writable_repository()?;
        let target = self.target(repo, what, details)?;
        let attempt = || {
            let prepared = self.prepare_undo_of(repo, &target, what, details)?;
            self.commit(prepared, details)
        };
        let recorded = match attempt() {
            // Someone wrote between the reading and the lock. Once more is enough to tell what: of the commit that was
            // meant, which may not be the last one any more.
            Err(Error::Record(RecordError::Stale { .. })) => attempt(),
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
            Undo::Last => self
                .last(repo, LastChange::undo(&[]), details)?
                .ok_or(Error::NothingToUndo),
            Undo::LastOf(sitting) => {
                let search = LastChange::undo(sitting.commits());
                self.last(repo, search, details)?.ok_or(Error::NothingToUndo)
            }
            Undo::Redo => self
                .last(repo, LastChange::redo(), details)?
                .ok_or(Error::NothingToRedo),
        }
    }

    /// The commit of the person at the keyboard that is searched for.
    fn last(
        &self,
        repo: &PlanRepository,
        search: LastChange,
        details: &CommitDetails,
    ) -> Result<Option<CommitDiff>, Error> {
        let author = details.author.as_ref().map(|author| &*author.email);
        let mine = author.or_else(|| self.identity().map(|identity| identity.email.as_str()));
        let mine = mine.map(|mine| self.addresses_with(mine)).unwrap_or_default();
        search.run(repo, self.tip(repo)?, &mine)
    }

    /// The newest commit that is asked for and that no later one took back.
    pub(super) fn last_standing(&self, is_it: &dyn Fn(&Commit) -> bool) -> Result<Option<Commit>, Error> {
        let repo = self.writable_repository()?;
        let Some(tip) = self.tip(repo)? else { return Ok(None) };
        let mut cancelled: HashSet<String> = HashSet::new();
        let (mut found, mut versions) = (Ok(None), VersionReader::default());
        let options = WalkOptions {
            merges: true,
            ..WalkOptions::default()
        };
        repo.git.walk(tip, &repo.root, &options, &mut |step| {
            let is_cancelled = cancelled.contains(&step.commit.id.to_string());
            if !is_cancelled && is_it(&step.commit) {
                found = Ok(Some(step.commit));
                return ControlFlow::Break(());
            }
            let gone = match is_cancelled {
                true if comes_at_once(&step.commit) => brought_by(repo, &step.commit),
                true => Ok(Vec::new()),
                false => undone_in(repo, &step, &mut versions).map(|undone| {
                    let undone = undone.and_then(|undone| undone.commit.parse().ok());
                    undone.into_iter().collect()
                }),
            };
            match gone {
                Ok(gone) => cancelled.extend(gone.iter().map(CommitId::to_string)),
                Err(error) => {
                    found = Err(error);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        })?;
        found
    }

    /// Every address of the person who has one: they record from several machines. Of an address that several people
    /// have, it alone.
    fn addresses_with<'a>(&'a self, address: &'a str) -> Vec<&'a str> {
        let mut people = self.plan().people_of_address(address);
        let (Some(id), None) = (people.next(), people.next()) else {
            return vec![address];
        };
        let person = self.plan().config.people.get(id.as_str());
        person.into_iter().flat_map(Person::addresses).collect()
    }

    /// The standing commit that took a commit back.
    fn taken_back_by(&self, repo: &PlanRepository, commit: CommitId) -> Result<Option<CommitId>, Error> {
        let Some(head) = self.tip(repo)? else {
            return Ok(None);
        };
        let mut cancelled: HashSet<String> = HashSet::new();
        let (mut found, mut versions) = (Ok(None), VersionReader::default());
        repo.git.walk(head, &repo.root, &WalkOptions::default(), &mut |step| {
            if step.commit.id == commit {
                return ControlFlow::Break(());
            }
            if cancelled.contains(&step.commit.id.to_string()) {
                return ControlFlow::Continue(());
            }
            match undone_in(repo, &step, &mut versions) {
                Ok(Some(undone)) if undone.commit == commit.to_string() => found = Ok(Some(step.commit.id)),
                Ok(undone) => {
                    cancelled.extend(undone.map(|undone| undone.commit));
                    return ControlFlow::Continue(());
                }
                Err(error) => found = Err(error),
            }
            ControlFlow::Break(())
        })?;
        found
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
        let called = match self.tip(repo)? {
            Some(tip) => JoinedSides::since(repo, commit, tip)?,
            None => Vec::new(),
        };
        let Decided { difference, files } = &versions.decided(&repo.root, target, &called, &read)?;
        let mut changes = invert(&difference.changes);
        if difference.is_edge {
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
        let references = self.references_to(&changes, details)?;
        let inverse = Inverse {
            workspace: self,
            repo,
            undone: target,
            called: &called,
            difference,
            references: &references,
        };
        if inverse.is_merge() && difference.is_empty() {
            return Err(Error::OnlyJoined { commit });
        }
        let mut edits = FileEdits::new();
        for file in files {
            edits.extend(inverse.of_file(file)?);
        }
        // What amended a record is taken back by another amendment, which is as visible.
        let amends = details.amends || message::read(&target.commit.message).amends.is_some();
        let details = CommitDetails {
            amends,
            ..details.clone()
        };
        self.check_amends(&changes, &details)?;
        self.check_closings(&edits)?;
        for file in &references {
            if !files.iter().any(|touched| is_same(touched, file)) {
                edits.extend(self.prepare_file(repo, file)?.0);
            }
        }
        changes.extend(change::diff(references.clone()).changes);
        // What comes and goes is what a commit is about; what referred to it goes along.
        changes.sort_by_key(|change| !matches!(change, Change::Created { .. } | Change::Deleted { .. }));
        let layout = difference.layout.iter().map(|key| key.subject.clone());
        let undone = undone_by(repo, target, difference)?.filter(|undone| !undone.is_redo);
        let message = MessageContext {
            layout: &layout.collect::<Vec<_>>(),
            undoes: Some(&commit),
            light: match undone {
                Some(_) => Light::DoneAgain,
                None => Light::TakenBack,
            },
            ..details.for_message()
        };
        let mut prepared = self.prepared(changes, edits, &message);
        let import = match &undone {
            Some(undone) => repo.git.commit(undone.commit.parse::<CommitId>().unwrap_or(commit))?,
            None => target.commit.clone(),
        };
        if let Some(file) = imported_whole(&import, &prepared.changes) {
            let words = self.record_catalogue();
            let subject = words.import_undone_line(&file, undone.is_some(), message::SUBJECT_WIDTH);
            prepared.message = message::compose_with(subject, self.plan(), &prepared.changes, &message);
        }
        Ok(prepared)
    }
}

/// The file of an import that is taken back, or done again, with actions that it brought or with all that it changed.
fn imported_whole(import: &Commit, changes: &[Change]) -> Option<String> {
    let said = message::read(&import.message);
    let (file, _) = said.imported.as_deref()?.rsplit_once(" sha256:")?;
    let is_made = |change: &Change| {
        matches!(
            change,
            Change::Created {
                subject: Subject::Action(_),
                ..
            } | Change::Deleted {
                subject: Subject::Action(_),
                ..
            }
        )
    };
    (import.parents.len() == 2 || changes.iter().any(is_made)).then(|| file.to_owned())
}

/// What a commit takes back; of most nothing is read but the message.
fn undone_in(repo: &PlanRepository, step: &CommitDiff, versions: &mut VersionReader) -> Result<Option<Undone>, Error> {
    if message::read(&step.commit.message).undoes.is_none() {
        return Ok(None);
    }
    let own = versions.difference(&repo.root, step, &|oid| repo.git.blob(oid))?;
    undone_by(repo, step, &own)
}

/// What one commit did to the plan. What accepted a proposal did all that the proposal does; any other merge only what it
/// decided itself.
fn step_of(repo: &PlanRepository, commit: CommitId) -> Result<CommitDiff, Error> {
    let said = repo.git.commit(commit)?;
    if comes_at_once(&said) {
        let step = step_of_branch(repo, commit)?;
        return match step.sides.is_empty() {
            true => Err(Error::NotOfThisPlan { commit }),
            false => Ok(step),
        };
    }
    own_step(repo, commit)?.ok_or(match said.parents.len() {
        0 | 1 => Error::NotOfThisPlan { commit },
        _ => Error::OnlyJoined { commit },
    })
}

/// What one commit did to the plan by itself, to all its parents; `None` where that is nothing.
pub(super) fn own_step(repo: &PlanRepository, commit: CommitId) -> Result<Option<CommitDiff>, Error> {
    let mut found = None;
    repo.git
        .walk(commit, &repo.root, &WalkOptions::default(), &mut |step| {
            found = Some(step);
            ControlFlow::Break(())
        })?;
    Ok(found.filter(|step: &CommitDiff| step.commit.id == commit))
}

/// Whether a commit is the merge by which a proposal was accepted.
pub(super) fn accepts_proposal(commit: &Commit) -> bool {
    commit.parents.len() == 2 && message::read(&commit.message).proposal.is_some()
}

/// Whether a commit is a merge that brings all of what it joins at once, and is taken back as a whole: an accepted proposal, or
/// an import.
fn comes_at_once(commit: &Commit) -> bool {
    let said = || message::read(&commit.message);
    commit.parents.len() == 2 && (accepts_proposal(commit) || said().imported.is_some())
}

/// What came at once with a merge.
fn brought_by(repo: &PlanRepository, merge: &Commit) -> Result<Vec<CommitId>, Error> {
    let [plan, joined] = merge.parents.as_slice() else {
        return Ok(Vec::new());
    };
    let options = WalkOptions {
        hide: Some(*plan),
        ..WalkOptions::default()
    };
    let mut brought = Vec::new();
    repo.git.walk(*joined, &repo.root, &options, &mut |step| {
        brought.push(step.commit.id);
        ControlFlow::Continue(())
    })?;
    Ok(brought)
}

/// What a merge brought to the plan.
fn step_of_branch(repo: &PlanRepository, commit: CommitId) -> Result<CommitDiff, Error> {
    Ok(repo.git.change_of_branch(commit, &repo.root)?)
}
