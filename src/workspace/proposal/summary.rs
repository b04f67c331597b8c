//! A proposal in short: who made it, when, how much it changes and how much of it clashes.

use chrono::NaiveDate;

use super::{Proposal, ProposalError};
use crate::workspace::history::day_of;
use crate::workspace::{Error, Workspace, message};
use copil_git::Signature;
use copil_plan::change::Meaning;

/// A proposal in short.
#[derive(Clone, Debug)]
pub struct ProposalSummary {
    /// The proposal.
    pub proposal: Proposal,
    /// Who changed it last.
    pub author: Signature,
    /// The day.
    pub day: NaiveDate,
    /// What the last change did.
    pub subject: String,
    /// How many values it would change in the plan as it is, and how many of them clash; nothing where it has nothing in
    /// common with the plan.
    pub would: Option<Outcome>,
}

/// What accepting a proposal would come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many values would change.
    pub changes: usize,
    /// How many answers it takes.
    pub clashes: usize,
}

impl Workspace {
    /// A proposal in short.
    pub fn summary_of(&self, proposal: Proposal) -> Result<ProposalSummary, Error> {
        let repo = self.writable_repository()?;
        let commit = repo.git.commit(proposal.commit)?;
        let would = match self.sides_of(repo, &proposal) {
            Ok(sides) => {
                let merge = self.joined(repo, &sides, &|_| None)?;
                let told = merge.difference();
                // The day that goes with a status is no change of its own.
                let changes = told.changes.iter().filter(|change| change.meaning() != Meaning::Since);
                Some(Outcome {
                    changes: changes.count() + told.unreadable.len(),
                    clashes: merge.questions().len(),
                })
            }
            Err(Error::Proposal(error)) if matches!(*error, ProposalError::Unrelated { .. }) => None,
            Err(error) => return Err(error),
        };
        Ok(ProposalSummary {
            day: day_of(&commit.author),
            subject: message::read(&commit.message).subject,
            author: super::harmless(commit.author),
            proposal,
            would,
        })
    }
}
