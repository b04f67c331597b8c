//! A proposal compared with where it began, and joined with the plan as it is now.

use std::sync::Arc;

use super::{Proposal, ProposalError, ProposalState};
use crate::workspace::compare::PlanComparison;
use crate::workspace::joining::{Answers, Sides};
use crate::workspace::past::Moment;
use crate::workspace::{Error, LogEntry, NoPast, PlanRepository, Workspace};
use copil_git::CommitId;
use copil_plan::change::{Clash, Merge, Side};
use copil_store::Snapshot;

/// What a proposal changes, and what of it clashes with the plan as it is now.
#[derive(Debug)]
pub struct ProposalComparison {
    /// The proposal.
    pub proposal: Proposal,
    /// What it changes, between where it began and where it is.
    pub comparison: PlanComparison,
    /// The plan as it is in the proposal.
    pub newer: Arc<Snapshot>,
    /// The plan as it was where the proposal began.
    pub older: Arc<Snapshot>,
    /// What the plan changed since the proposal began, where they clash.
    pub since: Option<PlanComparison>,
    /// What accepting it would do to the plan as it is recorded, and the clashes.
    pub merge: Merge,
}

impl ProposalComparison {
    /// The entry that last made a side of a clash so.
    pub fn entry_of(&self, clash: &Clash, side: Side) -> Option<&LogEntry> {
        let comparison = match side {
            Side::Ours => self.since.as_ref()?,
            Side::Theirs => &self.comparison,
        };
        comparison.entry_of(clash, side)
    }
}

impl Workspace {
    /// What a proposal changes, and what of it clashes with the plan as it is recorded.
    pub fn compare_proposal(&self, proposal: &Proposal) -> Result<ProposalComparison, Error> {
        let repo = self.writable_repository()?;
        if proposal.state == ProposalState::Open {
            self.check_there(repo, &proposal.name, proposal.commit)?;
        }
        let sides = self.sides_of(repo, proposal)?;
        let at = |commit: CommitId| Moment::Revision(commit.to_string());
        let compared = self.compare(at(sides.parted), Some(at(sides.theirs)), true)?;
        let merge = self.joined(repo, &sides, &|_| None)?;
        let since = || self.compare(at(sides.parted), Some(at(sides.ours)), false);
        let since = (!merge.clashes.is_empty()).then(since).transpose()?;
        Ok(ProposalComparison {
            proposal: proposal.clone(),
            comparison: compared.comparison,
            newer: compared.newer.snapshot(),
            older: compared.older.snapshot(),
            since: since.map(|compared| compared.comparison),
            merge,
        })
    }

    /// What of a proposal still clashes with some answers, of which one may lead to another question.
    pub fn clashes_left(&self, proposal: &Proposal, answers: &Answers) -> Result<Vec<Clash>, Error> {
        let repo = self.writable_repository()?;
        let sides = self.sides_of(repo, proposal)?;
        Ok(self.joined(repo, &sides, &|clash| answers.to(clash))?.clashes)
    }

    /// The plan's last commit, the proposal's, and the newest that both stand on.
    pub(super) fn sides_of(&self, repo: &PlanRepository, proposal: &Proposal) -> Result<Sides, Error> {
        let ours = repo.git.head()?.commit().ok_or(NoPast::NothingRecorded)?;
        let unrelated = || ProposalError::Unrelated {
            name: proposal.name.clone(),
        };
        let sides = self.sides(repo, (ours, proposal.commit), Side::Theirs)?;
        Ok(sides.ok_or_else(unrelated)?)
    }
}

impl From<ProposalError> for Error {
    fn from(error: ProposalError) -> Self {
        Self::Proposal(Box::new(error))
    }
}
