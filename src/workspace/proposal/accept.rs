//! A proposal joined to the plan by a merge commit, once every clash is answered.

use std::collections::BTreeMap;
use std::io;

use super::comparison::Sides;
use super::{Proposal, ProposalError, ProposalState};
use crate::wording::change::Light;
use crate::workspace::file_edit::FileEdits;
use crate::workspace::message::{self, MessageContext};
use crate::workspace::plan_tree::PlanTree;
use crate::workspace::prepare::PreparedFile;
use crate::workspace::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Version, Workspace};
use copil_git::{BranchTip, CommitId, FileEdit, RecordError};
use copil_plan::change::{Change, Clash, FileContent, FileVersion, Meaning, Merge, MergedFile, Side, Subject};
use copil_plan::value::FieldPath;
use copil_plan::{Refusal, intent};
use copil_store::{self as store, EntryKind, PlanPath, Problem, Snapshot};

/// How clashes are answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Each for itself: what it is about, the value that stands for the question, and the side that is taken.
    pub each: Vec<(Subject, FieldPath, Side)>,
    /// What is answered to all others.
    pub rest: Option<Side>,
}

impl Answers {
    fn to(&self, clash: &Clash) -> Option<Side> {
        let question = clash.question();
        let mut each = self.each.iter();
        let own = each.find(|(subject, path, _)| *subject == clash.subject && *path == question);
        own.map(|(.., side)| *side).or(self.rest)
    }
}

impl Workspace {
    /// Works out what accepting a proposal would do. Nothing is written.
    pub fn prepare_accept(
        &self,
        proposal: &Proposal,
        answers: &Answers,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        let name = &proposal.name;
        if proposal.state != ProposalState::Open {
            return Err(ProposalError::WasRefused { name: name.clone() }.into());
        }
        let repo = self.writable_repository()?;
        self.check_there(repo, name, proposal.commit)?;
        let sides = self.sides_of(repo, proposal)?;
        let merge = self.joined(repo, &sides, &|clash| answers.to(clash))?;
        if !merge.clashes.is_empty() {
            let (name, clashes) = (name.clone(), merge.clashes);
            return Err(ProposalError::Clashes { name, clashes }.into());
        }
        let told = merge.difference();
        if merge.files.is_empty() {
            let name = name.clone();
            return Err(match merge.answered.is_empty() {
                true => ProposalError::Same { name }.into(),
                false => ProposalError::NothingLeft { name }.into(),
            });
        }
        self.check_answered(repo, &sides, &merge, &told.changes, details)?;
        let joining = Joining::of(self, repo, &sides)?;
        let mut edits = FileEdits::new();
        for file in &merge.files {
            edits.extend(joining.edits_of(file)?);
        }
        self.check_closings(&edits)?;
        joining.check_outcome(proposal, &edits)?;
        let resolved: Vec<(&Clash, Side)> = merge.answered.iter().map(|(clash, side)| (clash, *side)).collect();
        let context = MessageContext {
            proposal: Some(name.as_str()),
            resolved: &resolved,
            ..details.for_message()
        };
        let count = told
            .changes
            .iter()
            .filter(|change| change.meaning() != Meaning::Since)
            .count();
        let subject = self.record_catalogue().proposal_accepted(name.as_str(), count);
        let message = message::compose_with(subject, self.plan(), &[], &context);
        let (files, edits) = edits.into_iter().unzip();
        Ok(PreparedCommit {
            changes: told.changes,
            files,
            message,
            edits,
            light: Light::Plain,
            joins: Some(BranchTip {
                name: name.branch(),
                commit: sides.theirs,
            }),
        })
    }

    /// Joins a proposal to the plan with a merge commit, and ends its branch.
    pub fn accept(
        &mut self,
        proposal: &Proposal,
        answers: &Answers,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_accept(proposal, answers, details)?;
        let recorded = match self.commit(prepared, details) {
            // Someone wrote between the reading and the lock; once more is enough to tell what.
            Err(Error::Record(RecordError::Stale { .. })) => self
                .prepare_accept(proposal, answers, details)
                .and_then(|prepared| self.commit(prepared, details)),
            other => other,
        };
        self.reload()?;
        recorded
    }

    /// Holds what was answered to the workflow: a status taken over one that the plan has by now is a step from that one,
    /// and what the plan has added to do since is not passed over without a reason.
    fn check_answered(
        &self,
        repo: &PlanRepository,
        sides: &Sides,
        merge: &Merge,
        changes: &[Change],
        details: &CommitDetails,
    ) -> Result<(), Error> {
        let said =
            || -> Result<Option<String>, Error> { Ok(message::read(&repo.git.commit(sides.theirs)?.message).reason) };
        let reason = match &details.reason {
            Some(reason) => Some(reason.clone()),
            None => said()?,
        };
        let is_answered = |subject: &Subject| {
            let mut answered = merge.answered.iter();
            answered.any(|(clash, _)| clash.subject == *subject && clash.path == FieldPath::key("status"))
        };
        let ours_too: Vec<Subject> = merge
            .files
            .iter()
            .filter(|file| file.base != file.change.before)
            .filter_map(|file| Some(file.change.after.as_ref()?.key.subject.clone()))
            .collect();
        let of = |is_asked: &dyn Fn(&Subject) -> bool| -> Vec<Change> {
            let asked = changes.iter().filter(|change| is_asked(&change.subject()));
            asked.cloned().collect()
        };
        intent::check_changes(self.plan(), &of(&is_answered), reason.as_deref())?;
        let both = of(&|subject| ours_too.contains(subject));
        match intent::check_changes(self.plan(), &both, reason.as_deref()) {
            Err(refusal @ Refusal::UnreachedMilestones { .. }) => Err(refusal.into()),
            // The steps between were checked when they were proposed.
            _ => Ok(()),
        }
    }
}

/// The three versions of the plan's files that are joined.
struct Joining<'w> {
    workspace: &'w Workspace,
    repo: &'w PlanRepository,
    base: PlanTree<'w>,
    ours: PlanTree<'w>,
    theirs: PlanTree<'w>,
    /// The plan's last commit.
    head: CommitId,
}

impl<'w> Joining<'w> {
    fn of(workspace: &'w Workspace, repo: &'w PlanRepository, sides: &Sides) -> Result<Self, Error> {
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        Ok(Self {
            workspace,
            repo,
            base: tree(sides.base)?,
            ours: tree(sides.ours)?,
            theirs: tree(sides.theirs)?,
            head: sides.ours,
        })
    }

    /// What is done to a file: what only the proposal changed is as it is there, byte for byte; elsewhere its changes are
    /// made in the plan's text.
    fn edits_of(&self, file: &MergedFile) -> Result<FileEdits, Error> {
        let path_of = |version: &Option<FileVersion>| version.as_ref().and_then(|file| PlanPath::of_key(&file.key));
        let (origin, target) = (path_of(&file.change.before), path_of(&file.change.after));
        let theirs = self.theirs_bytes(file, origin.as_ref())?;
        let Some(origin) = origin else {
            let table = file.change.after.as_ref().and_then(FileVersion::table);
            let bytes = theirs.or_else(|| table.map(|table| store::new_file(table)));
            return match (target, bytes) {
                (Some(target), Some(bytes)) => self.workspace.create(self.repo, target, bytes),
                _ => Ok(FileEdits::new()),
            };
        };
        let ours = self.ours.bytes(&origin)?;
        let is_set = |change: &Change| matches!(change, Change::Set { .. });
        let sets: Vec<Change> = file.difference().changes.into_iter().filter(is_set).collect();
        self.workspace
            .transform(self.repo, &origin, target.as_ref(), &|bytes| match &theirs {
                Some(theirs) if Some(bytes) == ours.as_deref() => Ok(theirs.clone()),
                _ => store::edit(bytes, &sets),
            })
    }

    /// The bytes of the proposal's file, where they can be taken as they are: the plan's is what it was where the proposal
    /// began, or cannot be edited.
    fn theirs_bytes(&self, file: &MergedFile, origin: Option<&PlanPath>) -> Result<Option<Vec<u8>>, Error> {
        let (Some(after), Some(theirs)) = (&file.change.after, &file.theirs) else {
            return Ok(None);
        };
        let path = |version: &FileVersion| PlanPath::of_key(&version.key);
        let was = file.base.as_ref().and_then(path).and_then(|path| self.base.oid(&path));
        let is_untouched = origin.is_none_or(|origin| self.ours.oid(origin) == was);
        let is_text = |version: Option<&FileVersion>| {
            version.is_some_and(|version| matches!(version.content, FileContent::Unreadable(_)))
        };
        let cannot_be_edited = is_text(Some(after)) || is_text(file.change.before.as_ref());
        let is_theirs = after.content == theirs.content && (is_untouched || cannot_be_edited);
        match path(theirs).filter(|_| is_theirs) {
            Some(path) => Ok(self.theirs.bytes(&path)?),
            None => Ok(None),
        }
    }

    /// Refuses a plan with errors that it does not have now.
    fn check_outcome(&self, proposal: &Proposal, edits: &[(PreparedFile, FileEdit)]) -> Result<(), Error> {
        let committed: BTreeMap<&PlanPath, &Option<Vec<u8>>> =
            edits.iter().map(|(file, edit)| (&file.path, &edit.committed)).collect();
        let read = |path: &PlanPath| {
            let bytes = match committed.get(path) {
                Some(bytes) => (*bytes).clone(),
                None => self.ours.bytes(path).map_err(io::Error::other)?,
            };
            bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
        };
        let gone = |path: &PlanPath| committed.get(path).is_some_and(|bytes| bytes.is_none());
        let new = committed
            .keys()
            .filter(|path| self.ours.oid(path).is_none() && !gone(path));
        let new = new.map(|path| ((*path).clone(), EntryKind::File));
        let kept = self.ours.paths().filter(|path| !gone(path));
        let names = kept.map(|path| (path.clone(), self.ours.kind(path))).chain(new);
        let outcome = Snapshot::of_files(self.workspace.plan().id.clone(), names.collect(), &read)?;
        let known = self.workspace.at(Version::Commit(self.head))?;
        let is_known = |found: &Problem| {
            let mut known = known.problems.iter();
            known.any(|known| known.path == found.path && known.kind == found.kind)
        };
        let problems = outcome.problems.into_iter();
        let problems: Vec<Problem> = problems.filter(|found| found.is_error() && !is_known(found)).collect();
        match problems.is_empty() {
            true => Ok(()),
            false => Err(ProposalError::Faulty {
                name: proposal.name.clone(),
                problems,
            }
            .into()),
        }
    }
}
