//! The proposals, here and where the plan is shared.

use std::collections::{BTreeMap, BTreeSet};

use super::{PROPOSALS, ProposalNews, Settling, is_done, proposal_of, told};
use crate::workspace::proposal::{ProposalName, ProposalState};
use crate::workspace::{Error, PlanRepository};
use copil_git::{BranchTip, CommitId, NamedReference, Oid};
use copil_plan::PlanId;

/// Finds out which proposals here are in the plan by now, for which there is time while git asks what others have.
pub(in crate::workspace::sync) fn look_ahead(repo: &PlanRepository, head: CommitId) -> Result<(), Error> {
    for at in repo.git.targets_below(PROPOSALS)?.into_values() {
        repo.is_in(CommitId(at), head)?;
    }
    Ok(())
}

impl Settling<'_> {
    /// Proposals are taken over, followed, shared or ended.
    pub(super) fn proposals(
        &mut self,
        known: &BTreeMap<String, Oid>,
        withdrawn: &BTreeSet<NamedReference>,
    ) -> Result<(), Error> {
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
                    Some(theirs) if !self.repo.is_in(CommitId(theirs), CommitId(ours))? => {
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
                (Some(ours), Some(theirs))
                    if our_end.is_some() || self.repo.is_in(CommitId(ours), CommitId(theirs))? =>
                {
                    self.lead(name, Some(ours), theirs)?.then_some(ProposalNews::Changed)
                }
                (Some(ours), Some(theirs)) if self.repo.is_in(CommitId(theirs), CommitId(ours))? => {
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
        let free = self.free_name((plan, name), ours)?;
        if !self.keep(&free.branch(), ours, true)? {
            return Ok(None);
        }
        match theirs {
            Some(theirs) => self.lead(&name.branch(), Some(ours), theirs)?,
            None => self.end(&name.branch(), ours)?,
        };
        Ok(Some(ProposalNews::Parted(free)))
    }

    /// What was decided on a proposal that ends with a commit; `None` while nobody did.
    fn decision(&self, at: Oid) -> Result<Option<ProposalNews>, Error> {
        if self.repo.is_in(CommitId(at), self.head)? {
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

    /// Ends an own proposal; answers whether it did.
    fn end(&self, name: &str, at: Oid) -> Result<bool, Error> {
        is_done(self.repo.git.delete_branch(&BranchTip {
            name: name.to_owned(),
            commit: CommitId(at),
        }))
    }

    /// The name with a number that no other proposal has, open or refused, here or there.
    pub(super) fn free_name(&self, (plan, name): (&PlanId, &ProposalName), own: Oid) -> Result<ProposalName, Error> {
        let mut free = name.clone();
        for number in 2.. {
            let Some(next) = ProposalName::parse(plan, &format!("{name}-{number}")) else {
                break;
            };
            free = next;
            let is_taken = |name: String| -> Result<bool, Error> {
                let targets = [self.there.get(&name), self.repo.git.target(&name)?];
                Ok(targets.into_iter().flatten().any(|target| target != own))
            };
            if !is_taken(free.branch())? && !is_taken(free.tag())? {
                break;
            }
        }
        Ok(free)
    }
}
