//! Proposals that end without being accepted: refused with a reason that stays readable, or withdrawn.

use super::{Proposal, ProposalError, ProposalName, ProposalState};
use crate::workspace::message::{self, MessageContext};
use crate::workspace::{CommitDetails, Error, PlanRepository, Workspace};
use copil_git::{BranchTip, Retirement};

impl Workspace {
    /// Refuses a proposal: a tag keeps it readable with the reason, and its branch is gone. Answers the name that it keeps,
    /// which is another one where an earlier one was refused under its own.
    pub fn refuse(&self, proposal: &Proposal, details: &CommitDetails) -> Result<ProposalName, Error> {
        if proposal.state != ProposalState::Open {
            let name = proposal.name.clone();
            return Err(ProposalError::RefusedAlready { name }.into());
        }
        self.check_open(proposal)?;
        let repo = self.writable_repository()?;
        self.check_there(repo, &proposal.name, proposal.commit)?;
        let name = self.free_name(repo, &proposal.name)?;
        let subject = self.subject_of_refusal(proposal);
        let context = MessageContext {
            proposal: Some(name.as_str()),
            ..details.for_message()
        };
        let author = details.author.clone().or_else(|| self.author_of_the_day(repo));
        repo.git.retire(&Retirement {
            branch: branch_of(proposal),
            tag: name.tag(),
            message: message::compose_with(subject, self.plan(), &[], &context),
            tagger: author,
        })?;
        Ok(name)
    }

    /// What the first line of a refusal says.
    pub fn subject_of_refusal(&self, proposal: &Proposal) -> String {
        self.record_catalogue().proposal_refused(proposal.name.as_str())
    }

    /// Takes a proposal away for good. One that somebody else went on with last is theirs to withdraw, unless one is sure.
    pub fn withdraw(&self, proposal: &Proposal, sure: bool) -> Result<(), Error> {
        self.check_open(proposal)?;
        let repo = self.writable_repository()?;
        self.check_there(repo, &proposal.name, proposal.commit)?;
        let author = repo.git.commit(proposal.commit)?.author;
        let is_mine = self
            .identity()
            .is_some_and(|me| me.email.eq_ignore_ascii_case(&author.email));
        if !is_mine && !sure {
            let (name, by) = (proposal.name.clone(), author.name.to_string());
            return Err(ProposalError::NotOnesOwn { name, by }.into());
        }
        repo.git.delete_branch(&branch_of(proposal))?;
        self.remember_withdrawn(repo, (proposal.name.branch(), proposal.commit.0));
        Ok(())
    }

    fn check_open(&self, proposal: &Proposal) -> Result<(), Error> {
        if let Some(obstacle) = self.writable_repository()?.git.writer_obstacle() {
            return Err(Error::Obstacle(crate::workspace::Obstacle::Repository(obstacle)));
        }
        match proposal.state {
            ProposalState::Open => Ok(()),
            ProposalState::Refused { .. } => Err(ProposalError::WasRefused {
                name: proposal.name.clone(),
            }
            .into()),
        }
    }

    /// The name, with a number where it was refused before.
    fn free_name(&self, repo: &PlanRepository, name: &ProposalName) -> Result<ProposalName, Error> {
        let mut free = name.clone();
        for number in 2.. {
            if repo.git.reference(&free.tag())?.is_none() {
                break;
            }
            free = self.proposal_name(&format!("{name}-{number}"))?;
        }
        Ok(free)
    }
}

fn branch_of(proposal: &Proposal) -> BranchTip {
    BranchTip {
        name: proposal.name.branch(),
        commit: proposal.commit,
    }
}
