//! A proposal joined to the plan by a merge commit, once every clash is answered.

use super::{Proposal, ProposalError, ProposalState};
use crate::wording::change::Light;
use crate::workspace::joining::{Answers, Joining, Sides};
use crate::workspace::message::{self, MessageContext};
use crate::workspace::prepare::Joins;
use crate::workspace::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use copil_git::{BranchTip, RecordError};
use copil_plan::change::{Change, Meaning, Merge, Subject};
use copil_plan::value::FieldPath;
use copil_plan::{Refusal, intent};

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
        let (merge, plan) = self.joined_with_plan(repo, &sides, &|clash| answers.to(clash))?;
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
        let edits = joining.edits(&merge)?;
        self.check_closings(&edits)?;
        let problems = joining.new_errors(&edits, plan.as_ref())?;
        if !problems.is_empty() {
            let name = name.clone();
            return Err(ProposalError::Faulty { name, problems }.into());
        }
        let context = MessageContext {
            proposal: Some(name.as_str()),
            resolved: &merge.answered,
            renumbered: &merge.renumbered,
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
            joins: Some(Joins::Branch(BranchTip {
                name: name.branch(),
                commit: sides.theirs,
            })),
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
