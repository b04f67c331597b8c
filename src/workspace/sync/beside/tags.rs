//! The tags of closed meetings and of refused proposals, here and where the plan is shared.

use super::{Before, BesideNews, CLOSED, ProposalNews, REFUSED, Settling, proposal_of, told};
use crate::workspace::Error;
use crate::workspace::proposal::ProposalState;
use copil_git::Oid;
use copil_plan::MeetingId;

/// Where a tag is kept of which everybody has another one.
const REPLACED: &str = "refs/copil/replaced/";

impl Settling<'_> {
    /// Tags are taken over, and wait to be shared.
    pub(super) fn tags(&mut self, prefix: &str) -> Result<(), Error> {
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
                let free = self.free_name((plan, refused), ours)?;
                (free.tag(), Some(free))
            }
            _ => (self.free_place(name, ours)?, None),
        };
        if !self.keep(&kept, ours, other.is_some())? || !self.lead(name, Some(ours), theirs)? {
            return Ok(());
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
    pub(super) fn decided_twice(&mut self, before: &Before) -> Result<(), Error> {
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
            let was_both = was_known && self.repo.is_in(commit, before.head)?;
            if was_both || !self.repo.is_in(commit, self.head)? {
                continue;
            }
            let refused = ProposalState::refused(self.repo.git.annotated_tag(&name)?.as_ref());
            self.tell(plan, proposal, ProposalNews::DecidedTwice(Box::new(refused)));
        }
        Ok(())
    }

    /// Where a tag is kept that another one replaces.
    fn free_place(&self, name: &str, own: Oid) -> Result<String, Error> {
        let place = format!("{REPLACED}{}", name.trim_start_matches("refs/tags/"));
        let mut free = place.clone();
        for number in 2.. {
            if self.repo.git.target(&free)?.is_none_or(|target| target == own) {
                break;
            }
            free = format!("{place}-{number}");
        }
        Ok(free)
    }
}

/// The meeting whose closing a tag marks.
fn closed_by(reference: &str) -> Option<MeetingId> {
    reference.strip_prefix(CLOSED)?.split_once('/')?.1.parse().ok()
}
