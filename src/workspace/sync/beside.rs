//! What travels beside the branch: the tags of closed meetings and of refused proposals, and the proposals themselves. A
//! tag that both sides made stays as it was shared first; a proposal that both sides went on with stays twice.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::SyncChannel;
use crate::workspace::proposal::{ProposalName, ProposalState};
use crate::workspace::{Error, PlanRepository, SyncStep, Workspace};
use copil_git::{AnnotatedTag, BranchTip, CommitId, NamedReference, Oid, RecordError, RemoteReferences, SharedBranch};
use copil_plan::{MeetingId, PlanId};

/// The references that travel, as patterns of their names.
pub(in crate::workspace) const BESIDE: [&str; 3] =
    ["refs/tags/copil/*", "refs/tags/refused/*", "refs/heads/proposal/*"];

/// What the tags of meetings begin with, those of refused proposals, and proposals.
const CLOSED: &str = "refs/tags/copil/";
const REFUSED: &str = "refs/tags/refused/";
const PROPOSALS: &str = "refs/heads/proposal/";

/// Where a tag is kept of which everybody has another one.
const REPLACED: &str = "refs/copil/replaced/";

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
pub(super) struct Before {
    head: CommitId,
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
    /// Tags are taken over, and wait to be shared.
    fn tags(&mut self, prefix: &str) -> Result<(), Error> {
        let (here, there) = (self.repo.git.targets_below(prefix)?, self.there.below(prefix));
        for (name, theirs) in &there {
            match here.get(name) {
                None => drop(self.lead(name, None, *theirs)?),
                Some(ours) if ours == theirs => {}
                Some(ours) => self.made_twice(name, *ours, *theirs)?,
            }
        }
        for (name, ours) in here.into_iter().filter(|(name, _)| !there.contains_key(name)) {
            if let Some((plan, proposal)) = proposal_of(&name, REFUSED) {
                self.waits.news.push(told(plan, proposal, ProposalNews::RefusalShared));
            } else if let Some(meeting) = closed_by(&name) {
                self.waits.news.push(BesideNews::ClosingShared { meeting });
            }
            self.waits.moves.push((name, ours));
        }
        Ok(())
    }

    /// A tag that both sides made: the shared one holds, and the own one is kept beside it.
    fn made_twice(&mut self, name: &str, ours: Oid, theirs: Oid) -> Result<(), Error> {
        let tags = (
            self.repo.git.annotated_tag_at(ours)?,
            self.repo.git.annotated_tag_at(theirs)?,
        );
        let refused = proposal_of(name, REFUSED);
        let is_same = matches!(&tags, (Some(ours), Some(theirs)) if ours.commit == theirs.commit);
        let (kept, other) = match &refused {
            // What was refused is another proposal.
            Some((plan, refused)) if !is_same => {
                let free = self.free_name(plan, refused)?;
                (free.tag(), Some(free))
            }
            _ => (self.free_place(name)?, None),
        };
        if !self.lead(&kept, None, ours)? || !self.lead(name, Some(ours), theirs)? {
            return Ok(());
        }
        if other.is_some() {
            self.waits.moves.push((kept, ours));
        }
        match (refused, closed_by(name), tags) {
            (Some((plan, name)), _, (_, theirs)) => {
                let shared = || Box::new(ProposalState::refused(theirs.as_ref()));
                let news = other.map_or_else(|| ProposalNews::RefusedTwice(shared()), ProposalNews::RefusedAnother);
                self.tell(plan, name, news);
            }
            // Two who marked one closing mean the same.
            (None, Some(meeting), (Some(ours), Some(theirs))) if !is_same => {
                let closings = Box::new([ours, theirs]);
                self.news.push(BesideNews::ClosedTwice { meeting, closings });
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells of what was accepted by one side and refused by the other.
    fn decided_twice(&mut self, before: &Before) -> Result<(), Error> {
        for name in self.repo.git.targets_below(REFUSED)?.into_keys() {
            let Some((plan, proposal)) = proposal_of(&name, REFUSED) else {
                continue;
            };
            let Some(commit) = self.repo.git.reference(&name)? else {
                continue;
            };
            self.refused.insert(commit, name.clone());
            let was_known = before.refused.contains_key(&name);
            if was_known && self.head == before.head {
                continue;
            }
            let was_both = was_known && self.is_in(commit, before.head)?;
            if was_both || !self.is_in(commit, self.head)? {
                continue;
            }
            let refused = ProposalState::refused(self.repo.git.annotated_tag(&name)?.as_ref());
            self.tell(plan, proposal, ProposalNews::DecidedTwice(Box::new(refused)));
        }
        Ok(())
    }

    fn proposals(&mut self, known: &BTreeMap<String, Oid>, withdrawn: &BTreeSet<NamedReference>) -> Result<(), Error> {
        let (here, there) = (self.repo.git.targets_below(PROPOSALS)?, self.there.below(PROPOSALS));
        let names: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
        for name in names {
            let Some((plan, proposal)) = proposal_of(name, PROPOSALS) else {
                continue;
            };
            let (ours, theirs) = (here.get(name).copied(), there.get(name).copied());
            let decided = |oid: Option<Oid>| oid.map_or(Ok(None), |oid| self.decision(oid));
            let (our_end, their_end) = (decided(ours)?, decided(theirs)?);
            if let (Some(theirs), Some(_)) = (theirs, &their_end) {
                self.waits.ends.push((name.clone(), theirs));
            }
            let news = match (ours, theirs.filter(|_| their_end.is_none())) {
                (Some(ours), None) if our_end.is_some() => self.end(name, ours)?.then_some(our_end).flatten(),
                (Some(ours), None) if theirs.is_none() && known.get(name) == Some(&ours) => {
                    let news = ProposalNews::Withdrawn(CommitId(ours));
                    self.end(name, ours)?.then_some(news)
                }
                (Some(ours), None) => match theirs {
                    Some(theirs) if !self.is_in(CommitId(theirs), CommitId(ours))? => {
                        self.renamed((&plan, &proposal), ours, None)?
                    }
                    _ => {
                        self.waits.ends.retain(|(ended, _)| ended != name);
                        self.share((&plan, &proposal), ours)
                    }
                },
                (None, Some(theirs)) if withdrawn.contains(&(name.clone(), theirs)) => {
                    self.waits.ends.push((name.clone(), theirs));
                    let news = ProposalNews::WithdrawalShared;
                    self.waits.end_news.push(told(plan.clone(), proposal.clone(), news));
                    None
                }
                (None, Some(theirs)) => self.lead(name, None, theirs)?.then_some(ProposalNews::Received),
                (Some(ours), Some(theirs)) if ours == theirs => None,
                (Some(ours), Some(theirs)) if our_end.is_some() || self.is_in(CommitId(ours), CommitId(theirs))? => {
                    self.lead(name, Some(ours), theirs)?.then_some(ProposalNews::Changed)
                }
                (Some(ours), Some(theirs)) if self.is_in(CommitId(theirs), CommitId(ours))? => {
                    self.share((&plan, &proposal), ours)
                }
                (Some(ours), Some(theirs)) => self.renamed((&plan, &proposal), ours, Some(theirs))?,
                (None, None) => None,
            };
            if let Some(news) = news {
                self.tell(plan, proposal, news);
            }
        }
        Ok(())
    }

    /// Both sides went on with a proposal: the own one takes another name, and under its own there is the other side's,
    /// unless that is decided.
    fn renamed(
        &mut self,
        (plan, name): (&PlanId, &ProposalName),
        ours: Oid,
        theirs: Option<Oid>,
    ) -> Result<Option<ProposalNews>, Error> {
        let free = self.free_name(plan, name)?;
        if !self.lead(&free.branch(), None, ours)? {
            return Ok(None);
        }
        match theirs {
            Some(theirs) => self.lead(&name.branch(), Some(ours), theirs)?,
            None => self.end(&name.branch(), ours)?,
        };
        self.waits.moves.push((free.branch(), ours));
        Ok(Some(ProposalNews::Parted(free)))
    }

    /// What was decided on a proposal that ends with a commit; `None` while nobody did.
    fn decision(&self, at: Oid) -> Result<Option<ProposalNews>, Error> {
        if self.is_in(CommitId(at), self.head)? {
            return Ok(Some(ProposalNews::Accepted));
        }
        let Some(name) = self.refused.get(&CommitId(at)) else {
            return Ok(None);
        };
        let refused = ProposalState::refused(self.repo.git.annotated_tag(name)?.as_ref());
        Ok(Some(ProposalNews::Refused(Box::new(refused))))
    }

    fn share(&mut self, (plan, name): (&PlanId, &ProposalName), ours: Oid) -> Option<ProposalNews> {
        self.waits.moves.push((name.branch(), ours));
        let news = told(plan.clone(), name.clone(), ProposalNews::Shared);
        self.waits.news.push(news);
        None
    }

    /// Has an own reference lead elsewhere; answers whether it does. One that somebody works on, or moved meanwhile, stays.
    fn lead(&self, name: &str, from: Option<Oid>, to: Oid) -> Result<bool, Error> {
        is_done(self.repo.git.follow_reference(name, from, to))
    }

    /// Ends an own proposal; answers whether it did.
    fn end(&self, name: &str, at: Oid) -> Result<bool, Error> {
        is_done(self.repo.git.delete_branch(&BranchTip {
            name: name.to_owned(),
            commit: CommitId(at),
        }))
    }

    fn is_in(&self, one: CommitId, of: CommitId) -> Result<bool, Error> {
        Ok(self.repo.git.merge_base(one, of)? == Some(one))
    }

    /// The name with a number that no proposal has, open or refused, here or there.
    fn free_name(&self, plan: &PlanId, name: &ProposalName) -> Result<ProposalName, Error> {
        let mut free = name.clone();
        for number in 2.. {
            let Some(next) = ProposalName::parse(plan, &format!("{name}-{number}")) else {
                break;
            };
            free = next;
            let is_taken = |name: String| -> Result<bool, Error> {
                Ok(self.there.get(&name).is_some() || self.repo.git.target(&name)?.is_some())
            };
            if !is_taken(free.branch())? && !is_taken(free.tag())? {
                break;
            }
        }
        Ok(free)
    }

    /// Where a tag is kept that another one replaces.
    fn free_place(&self, name: &str) -> Result<String, Error> {
        let place = format!("{REPLACED}{}", name.trim_start_matches("refs/tags/"));
        let mut free = place.clone();
        for number in 2.. {
            if self.repo.git.target(&free)?.is_none() {
                break;
            }
            free = format!("{place}-{number}");
        }
        Ok(free)
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

/// The meeting whose closing a tag marks.
fn closed_by(reference: &str) -> Option<MeetingId> {
    reference.strip_prefix(CLOSED)?.split_once('/')?.1.parse().ok()
}
