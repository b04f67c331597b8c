//! Proposals: changes put on a branch beside the plan, which a committee accepts or refuses.
//!
//! ```text
//! refs/heads/proposal/PLAN/NAME   open: what it changes is what its last commit differs in from where it began
//! refs/tags/refused/PLAN/NAME     refused, with the reason
//! ```
//!
//! A workspace of a proposal reads the plan as it is there, and records there: nothing else of the use cases knows where
//! a change goes. One that was accepted is a part of the plan's history, and its branch is gone.

mod accept;
mod comparison;
mod ending;
mod error;
mod known;
mod name;
mod summary;
mod text;

use std::sync::Arc;

use chrono::NaiveDate;

use super::history::day_of;
use super::{Error, NoPast, PlanRepository, Version, Workspace, message};
use copil_git::{AnnotatedTag, CommitId, Repository, SideBranch, Signature};
use copil_plan::sanitize::sanitize;

pub use comparison::ProposalComparison;
pub use error::ProposalError;
pub use name::ProposalName;
pub use summary::{Outcome, ProposalSummary};
pub use text::Draft;

/// The proposal that a workspace reads and records in.
#[derive(Clone, Debug)]
pub(super) struct OpenProposal {
    pub name: ProposalName,
    pub branch: SideBranch,
}

impl OpenProposal {
    /// The commit that it holds the plan of.
    pub(super) fn commit(&self) -> CommitId {
        self.branch.parent
    }
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalState {
    /// Nobody decided yet.
    Open,
    /// It was refused.
    Refused {
        /// Who said so, and when.
        by: Option<Signature>,
        /// The day.
        day: Option<NaiveDate>,
        /// Why.
        reason: Option<String>,
    },
}

impl ProposalState {
    /// Refused, as a tag says, where there is more than its name.
    pub(super) fn refused(tag: Option<&AnnotatedTag>) -> Self {
        let by = tag.and_then(|tag| tag.tagger.clone()).map(harmless);
        Self::Refused {
            day: by.as_ref().map(day_of),
            by,
            reason: tag.and_then(|tag| reason_of_refusal(&tag.message)),
        }
    }
}

/// A proposal as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its name.
    pub name: ProposalName,
    /// Its last commit.
    pub commit: CommitId,
    /// Whether it is still to be decided.
    pub state: ProposalState,
}

impl Workspace {
    /// The plan as it is in a proposal, to be read and changed there. One that does not exist begins with the first change,
    /// on what was last recorded; so does one in which nothing is that the plan does not have.
    pub fn in_proposal(&self, name: &ProposalName) -> Result<Self, Error> {
        let repo = self.writable_repository()?;
        let branch = self.side_branch(repo, name)?;
        self.in_branch(name, branch)
    }

    /// A proposal in which nothing is yet, begun on an earlier commit of the plan; `None` for what is none.
    pub fn proposal_begun_at(&self, commit: CommitId) -> Result<Option<Self>, Error> {
        let Some(OpenProposal { name, branch }) = &self.proposal else {
            return Ok(None);
        };
        let head = self.writable_repository()?.git.head()?.commit();
        let is_empty = Some(branch.parent) == head;
        if !is_empty || !is_part_of(self.writable_repository()?, commit, head)? {
            return Ok(None);
        }
        let branch = SideBranch {
            parent: commit,
            ..branch.clone()
        };
        self.in_branch(name, branch).map(Some)
    }

    fn in_branch(&self, name: &ProposalName, branch: SideBranch) -> Result<Self, Error> {
        let snapshot = self.at(Version::Commit(branch.parent))?;
        let mut proposal = Self::with(&self.dir, None, Arc::new(snapshot));
        proposal.set_today(self.today());
        proposal.proposal = Some(OpenProposal {
            name: name.clone(),
            branch,
        });
        Ok(proposal.naming_former_people())
    }

    /// The name of the proposal that this is the plan of; `None` for the plan itself.
    pub fn proposal(&self) -> Option<&ProposalName> {
        self.proposal.as_ref().map(|proposal| &proposal.name)
    }

    /// A name for a proposal of this plan.
    pub fn proposal_name(&self, text: &str) -> Result<ProposalName, Error> {
        let name = ProposalName::parse(&self.plan().id, text);
        Ok(name.ok_or_else(|| ProposalError::BadName { name: text.to_owned() })?)
    }

    /// The proposals that nobody decided yet, by their names.
    pub fn proposals(&self) -> Result<Vec<Proposal>, Error> {
        let repo = self.writable_repository()?;
        let head = repo.git.head()?.commit();
        let prefix = ProposalName::branches(&self.plan().id);
        let mut proposals = Vec::new();
        for found in repo.git.references_below(&prefix)? {
            let Some(name) = ProposalName::parse(&self.plan().id, &found.name[prefix.len()..]) else {
                continue;
            };
            // What a killed process left of one that is decided is no proposal any more.
            let is_decided = is_part_of(repo, found.commit, head)? || self.is_refused(repo, &name, found.commit)?;
            if !is_decided {
                proposals.push(Proposal {
                    name,
                    commit: found.commit,
                    state: ProposalState::Open,
                });
            }
        }
        Ok(proposals)
    }

    /// The proposals that were refused, by their names.
    pub fn refused_proposals(&self) -> Result<Vec<Proposal>, Error> {
        let repo = self.writable_repository()?;
        let prefix = ProposalName::tags(&self.plan().id);
        let mut proposals = Vec::new();
        for found in repo.git.references_below(&prefix)? {
            let Some(name) = ProposalName::parse(&self.plan().id, &found.name[prefix.len()..]) else {
                continue;
            };
            proposals.push(Proposal {
                name,
                commit: found.commit,
                state: ProposalState::refused(repo.git.annotated_tag(&found.name)?.as_ref()),
            });
        }
        Ok(proposals)
    }

    /// The proposal of a name, open ones before refused ones.
    pub fn find_proposal(&self, text: &str) -> Result<Proposal, Error> {
        let open = self.proposals()?;
        let known = open.iter().map(|proposal| proposal.name.to_string()).collect();
        let all = open.into_iter().chain(self.refused_proposals()?);
        let mut found: Vec<Proposal> = all.filter(|proposal| proposal.name.is(text)).collect();
        // A branch that differs in its case alone is another one to git.
        let exact = found.iter().position(|proposal| proposal.name.as_str() == text);
        match (exact, found.is_empty()) {
            (Some(at), _) => Ok(found.swap_remove(at)),
            (None, false) => Ok(found.swap_remove(0)),
            (None, true) => Err(ProposalError::Unknown {
                name: text.to_owned(),
                known,
            }
            .into()),
        }
    }

    /// Goes on from a commit that was recorded in the proposal.
    pub(super) fn go_on_from(&mut self, commit: CommitId) {
        if let Some(proposal) = &mut self.proposal {
            proposal.branch.tip = Some(commit);
            proposal.branch.parent = commit;
        }
    }

    /// Reads the proposal again; answers whether it is another.
    pub(super) fn reload_proposal(&mut self) -> Result<bool, Error> {
        let Some(proposal) = &self.proposal else {
            return Ok(false);
        };
        let name = proposal.name.clone();
        if proposal.branch.tip == Some(proposal.commit()) {
            self.check_there(self.writable_repository()?, &name, proposal.commit())?;
        }
        let reread = self.in_proposal(&name)?;
        self.proposal.clone_from(&reread.proposal);
        Ok(self.adopt(reread).is_some())
    }

    fn side_branch(&self, repo: &PlanRepository, name: &ProposalName) -> Result<SideBranch, Error> {
        let reference = name.branch();
        let head = repo.git.head()?.commit().ok_or(NoPast::NothingRecorded)?;
        let tip = repo.git.reference(&reference)?;
        if tip.is_none() && repo.git.reference(&name.tag())?.is_some() {
            return Err(ProposalError::WasRefused { name: name.clone() }.into());
        }
        // Where it has nothing of its own, it begins at the plan as it is.
        let own = match tip {
            Some(tip) if !is_part_of(repo, tip, Some(head))? => Some(tip),
            _ => None,
        };
        Ok(SideBranch {
            name: reference,
            tip,
            parent: own.unwrap_or(head),
        })
    }

    /// Fails when the branch of an open proposal, last seen at a commit, is no more.
    pub(super) fn check_there(&self, repo: &PlanRepository, name: &ProposalName, seen: CommitId) -> Result<(), Error> {
        let branch = name.branch();
        if repo.git.reference(&branch)?.is_some() {
            return Ok(());
        }
        let name = name.clone();
        if self.is_refused(repo, &name, seen)? {
            return Err(ProposalError::RefusedAlready { name }.into());
        }
        let is_kept = repo.git.commit(seen).is_ok();
        if is_kept && is_part_of(repo, seen, repo.git.head()?.commit())? {
            return Err(ProposalError::AcceptedAlready { name }.into());
        }
        let branch = branch.trim_start_matches("refs/heads/").to_owned();
        Err(ProposalError::Gone {
            name,
            branch,
            commit: seen,
            is_kept,
        }
        .into())
    }

    fn is_refused(&self, repo: &PlanRepository, name: &ProposalName, tip: CommitId) -> Result<bool, Error> {
        Ok(repo.git.reference(&name.tag())? == Some(tip))
    }
}

/// Whether a commit is one of those that another stands on.
fn is_part_of(repo: &PlanRepository, commit: CommitId, of: Option<CommitId>) -> Result<bool, Error> {
    match of {
        Some(of) => Ok(repo.is_in(commit, of)?),
        None => Ok(false),
    }
}

fn harmless(signature: Signature) -> Signature {
    Signature {
        name: sanitize(&signature.name).into(),
        email: sanitize(&signature.email).into(),
        ..signature
    }
}

/// The reason in the message of a refusal, which may end with a signature.
fn reason_of_refusal(message: &str) -> Option<String> {
    let end = message.find("\n-----BEGIN ").unwrap_or(message.len());
    message::read(&message[..end]).reason
}

/// Whether git takes a name for a branch and for a tag.
fn is_taken_by_git(name: &str) -> bool {
    Repository::is_reference_name(&format!("refs/heads/{name}"))
}
