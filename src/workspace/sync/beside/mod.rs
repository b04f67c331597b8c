//! What travels beside the branch: the tags of closed meetings and of refused proposals, and the proposals themselves. A
//! tag that both sides made stays as it was shared first; a proposal that both sides went on with stays twice.

mod proposals;
mod tags;

use std::collections::BTreeMap;
use std::mem;

use super::SyncChannel;
use crate::workspace::proposal::{ProposalName, ProposalState};
use crate::workspace::{Error, PlanRepository, SyncStep, Workspace};
use copil_git::{AnnotatedTag, CommitId, NamedReference, Oid, RecordError, RemoteReferences, SharedBranch};
use copil_plan::{MeetingId, PlanId};

pub(super) use proposals::look_ahead;

/// The references that travel, as patterns of their names.
pub(in crate::workspace) const BESIDE: [&str; 3] =
    ["refs/tags/copil/*", "refs/tags/refused/*", "refs/heads/proposal/*"];

/// What the tags of meetings begin with, those of refused proposals, and proposals.
const CLOSED: &str = "refs/tags/copil/";
const REFUSED: &str = "refs/tags/refused/";
const PROPOSALS: &str = "refs/heads/proposal/";

/// What became of something that travels beside the branch.
#[derive(Clone, Debug, PartialEq)]
pub enum BesideNews {
    /// Something became of a proposal.
    Proposal {
        /// The plan that it is of.
        plan: PlanId,
        /// Its name.
        name: ProposalName,
        /// What.
        news: ProposalNews,
    },
    /// That a meeting was closed here was shared.
    ClosingShared {
        /// The meeting.
        meeting: MeetingId,
    },
    /// Both sides closed one meeting: the closing that was shared first holds.
    ClosedTwice {
        /// The meeting.
        meeting: MeetingId,
        /// Who closed it here, and where the others did.
        closings: Box<[AnnotatedTag; 2]>,
    },
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub enum ProposalNews {
    /// Others made it.
    Received,
    /// Others went on with it.
    Changed,
    /// It was shared.
    Shared,
    /// It is a part of the plan by now.
    Accepted,
    /// It was refused.
    Refused(Box<ProposalState>),
    /// Others took it away; it ended with this commit.
    Withdrawn(CommitId),
    /// That it was taken away here was shared.
    WithdrawalShared,
    /// That it was refused here was shared.
    RefusalShared,
    /// Both sides went on with it, or made one of that name: what is here has this name now.
    Parted(ProposalName),
    /// It was accepted, and refused so: it is in the plan.
    DecidedTwice(Box<ProposalState>),
    /// Both sides refused it: so it was shared.
    RefusedTwice(Box<ProposalState>),
    /// Both sides refused one of that name: what was refused here has this name now.
    RefusedAnother(ProposalName),
}

/// What was here before anything was fetched.
#[derive(Debug)]
pub(super) struct Before {
    pub head: CommitId,
    refused: BTreeMap<String, Oid>,
}

/// What waits to be shared, and to end where the plan is shared.
#[derive(Debug, Default)]
pub(super) struct ToShare {
    pub moves: Vec<NamedReference>,
    ends: Vec<NamedReference>,
    /// What is to be told of it once it is shared, and once it has ended.
    pub news: Vec<BesideNews>,
    end_news: Vec<BesideNews>,
}

impl Before {
    pub(super) fn of(repo: &PlanRepository, head: CommitId) -> Result<Self, Error> {
        let refused = repo.git.targets_below(REFUSED)?;
        Ok(Self { head, refused })
    }
}

impl Workspace {
    /// Brings what travels in step with what the remote has, as far as that is done here.
    pub(super) fn settle_beside(
        &self,
        shared: &SharedBranch,
        there: &RemoteReferences,
        before: &Before,
        news: &mut Vec<BesideNews>,
    ) -> Result<ToShare, Error> {
        let repo = self.writable_repository()?;
        let mut settling = Settling {
            repo,
            there,
            head: super::own_commit(repo)?,
            refused: BTreeMap::new(),
            news,
            waits: ToShare::default(),
        };
        settling.tags(CLOSED)?;
        settling.tags(REFUSED)?;
        settling.decided_twice(before)?;
        // A shared repository that was made anew took nothing away.
        let known = match there.get(&shared.name) {
            Some(_) => self.known_proposals(&shared.remote),
            None => BTreeMap::new(),
        };
        settling.proposals(&known, &self.withdrawn_proposals())?;
        Ok(settling.waits)
    }

    /// Makes the proposals of a first copy, which git has brought among the branches of its remote, proposals here.
    pub(in crate::workspace) fn settle_copy(&self) -> Result<(), Error> {
        let shared = self.shared_branch()?;
        let repo = self.writable_repository()?;
        let there = repo.git.copied_references(&shared.remote)?;
        let before = Before::of(repo, super::own_commit(repo)?)?;
        self.settle_beside(&shared, &there, &before, &mut Vec::new())?;
        self.know_proposals(&shared.remote, &there.below(PROPOSALS));
        Ok(())
    }

    /// Ends where the plan is shared what is decided or was withdrawn; answers what is to be told of it. Where a rule there
    /// forbids that, it stays, and everybody knows all the same that it is decided.
    pub(super) fn end_beside(
        &self,
        shared: &SharedBranch,
        (there, waits): (&RemoteReferences, &mut ToShare),
        channel: SyncChannel<'_>,
    ) -> Result<Vec<BesideNews>, Error> {
        let repo = self.writable_repository()?;
        let mut known = there.below(PROPOSALS);
        let moved = waits.moves.iter().filter(|(name, _)| name.starts_with(PROPOSALS));
        known.extend(moved.cloned());
        let mut news = mem::take(&mut waits.news);
        if !waits.ends.is_empty() {
            let ended = channel.transferring(SyncStep::Sending, |transfer| {
                repo.git.push_ends(shared, &waits.ends, transfer)
            });
            if ended.is_ok() {
                known.retain(|name, _| !waits.ends.iter().any(|(ended, _)| ended == name));
                news.append(&mut waits.end_news);
            }
        }
        self.know_proposals(&shared.remote, &known);
        Ok(news)
    }
}

struct Settling<'s> {
    repo: &'s PlanRepository,
    there: &'s RemoteReferences,
    head: CommitId,
    /// The refused proposals: the commit of each, and its tag.
    refused: BTreeMap<CommitId, String>,
    news: &'s mut Vec<BesideNews>,
    waits: ToShare,
}

impl Settling<'_> {
    /// Has an own reference lead elsewhere; answers whether it does. One that somebody works on, or moved meanwhile, stays.
    fn lead(&self, name: &str, from: Option<Oid>, to: Oid) -> Result<bool, Error> {
        is_done(self.repo.git.follow_reference(name, from, to))
    }

    /// Keeps under a free name what an own one leads to; answers whether it is there. An exchange that was cut short may have
    /// done so already: then it is shared as what it is by now.
    fn keep(&mut self, name: &str, at: Oid, is_shared: bool) -> Result<bool, Error> {
        if self.repo.git.target(name)? == Some(at) {
            return Ok(true);
        }
        let is_kept = self.lead(name, None, at)?;
        if is_kept && is_shared {
            self.waits.moves.push((name.to_owned(), at));
        }
        Ok(is_kept)
    }

    fn tell(&mut self, plan: PlanId, name: ProposalName, news: ProposalNews) {
        self.news.push(told(plan, name, news));
    }
}

/// What came of moving an own reference.
fn is_done(moved: Result<(), RecordError>) -> Result<bool, Error> {
    match moved {
        Ok(()) => Ok(true),
        Err(RecordError::CheckedOut { .. } | RecordError::Moved { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The plan and the proposal that a reference below a place is named after; `None` where it is none of copil's.
fn proposal_of(reference: &str, place: &str) -> Option<(PlanId, ProposalName)> {
    let (plan, name) = reference.strip_prefix(place)?.split_once('/')?;
    let plan: PlanId = plan.parse().ok()?;
    let name = ProposalName::parse(&plan, name)?;
    Some((plan, name))
}

fn told(plan: PlanId, name: ProposalName, news: ProposalNews) -> BesideNews {
    BesideNews::Proposal { plan, name, news }
}
