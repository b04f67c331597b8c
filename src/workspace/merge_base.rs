//! What two commits began with. Where several commits are the last that both stand on, it is those joined by meaning: one of
//! them alone would have the other's changes look like new ones, and a value that was set back like one that nobody touched.

use super::file_edit::repo_path;
use super::joining::{Joining, Sides};
use super::versions::key_of;
use super::{Error, PlanRepository, Workspace};
use copil_git::{CommitId, RepoPath};
use copil_plan::change::{Choice, Clash, Side};

/// What two commits began with.
#[derive(Clone)]
pub(super) struct CommonGround {
    commit: CommitId,
    /// The newest of the commits that both stand on.
    parted: CommitId,
    /// What clashes in it.
    contested: Vec<Clash>,
}

impl Workspace {
    /// Two commits that are to be joined, with what they began with; `None` where they have nothing in common.
    pub(super) fn sides(
        &self,
        repo: &PlanRepository,
        (ours, theirs): (CommitId, CommitId),
        yields: Side,
    ) -> Result<Option<Sides>, Error> {
        let Some(common) = self.common(repo, (ours, theirs))? else {
            return Ok(None);
        };
        let CommonGround {
            commit,
            parted,
            contested,
        } = common;
        Ok(Some(Sides {
            base: commit,
            parted,
            ours,
            theirs,
            yields,
            contested,
        }))
    }

    /// What two commits began with, worked out once.
    fn common(&self, repo: &PlanRepository, both: (CommitId, CommitId)) -> Result<Option<CommonGround>, Error> {
        if let Some(known) = repo.common.borrow().get(&both) {
            return Ok(Some(known.clone()));
        }
        let fork = repo.fork(both.0, both.1)?;
        let Some((parted, others)) = fork.bases.split_first() else {
            return Ok(None);
        };
        let mut common = CommonGround {
            commit: *parted,
            parted: *parted,
            contested: Vec::new(),
        };
        for other in others {
            common.commit = self.joined_base(repo, (common.commit, *other), &mut common.contested)?;
        }
        repo.common.borrow_mut().insert(both, common.clone());
        Ok(Some(common))
    }

    /// A commit that joins two by meaning, and to which no branch leads; the first where that cannot be done. What clashes in
    /// the two is added to what is contested.
    fn joined_base(
        &self,
        repo: &PlanRepository,
        (one, other): (CommitId, CommitId),
        contested: &mut Vec<Clash>,
    ) -> Result<CommitId, Error> {
        let Some(sides) = self.sides(repo, (one, other), Side::Theirs)? else {
            return Ok(one);
        };
        let merge = self.joined(repo, &sides, &|clash| Some(undecided(clash)))?;
        if !merge.clashes.is_empty() {
            return Ok(one);
        }
        let contents = Joining::of(self, repo, &sides)?.contents(&merge)?;
        let mut files = Vec::with_capacity(contents.len());
        for (path, content) in contents {
            files.push((repo_path(repo, &path)?, content));
        }
        let is_other = |path: &RepoPath| key_of(&repo.root, path).is_none();
        let elsewhere = repo.git.join_trees(sides.base, (one, other), &is_other)?;
        for file in elsewhere.files.into_iter().filter(|file| file.is_plain) {
            let content = file.after.map(|oid| repo.git.blob(oid)).transpose()?;
            files.push((file.path, content));
        }
        contested.extend(merge.answered.into_iter().map(|(clash, _)| clash));
        Ok(repo.git.unreached_commit(&[one, other], files)?)
    }
}

/// What two common ancestors changed in their own ways was asked about on each side: neither answer is what both began with,
/// and where the two answered otherwise, it is asked again. What one of them took away may be there still.
fn undecided(clash: &Clash) -> Choice {
    match clash.takes_other() {
        true => Choice::Other(clash.base.clone()),
        false if clash.ours.is_none() && clash.theirs.is_some() => Choice::Side(Side::Theirs),
        false => Choice::Side(Side::Ours),
    }
}
