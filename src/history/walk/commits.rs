//! The commits of a walk, known beforehand, so that its end can be told.

use super::order::{Boundary, Order};
use super::{Places, Step, decode};
use crate::history::object::{Objects, RawCommit};
use crate::history::{CommitId, ReadError, RepoPath, Repository};

/// Commits in the order of a walk, newest first.
#[derive(Debug)]
pub(in crate::history) struct Commits {
    ids: Vec<CommitId>,
    boundary: Boundary,
}

impl Commits {
    /// The commits that `from` stands on, and `from`, without `hide` and what that stands on.
    pub(in crate::history) fn collect(
        repo: &Repository,
        from: CommitId,
        hide: Option<CommitId>,
    ) -> Result<Commits, ReadError> {
        let objects = Objects::of(&repo.git)?;
        let boundary = Boundary::read(repo.common_dir());
        let mut order = Order::new(&repo.git, &objects, &boundary, from, hide)?;
        let mut ids = Vec::new();
        while let Some(id) = order.next()? {
            ids.push(id);
        }
        drop(order);
        Ok(Commits { ids, boundary })
    }

    pub(in crate::history) fn len(&self) -> usize {
        self.ids.len()
    }

    /// What they did to the files below `under`, so many commits at a time.
    pub(in crate::history) fn batches<'a>(
        &'a self,
        repo: &'a Repository,
        under: &RepoPath,
        size: usize,
    ) -> Result<Batches<'a>, ReadError> {
        let objects = Objects::of(&repo.git)?;
        Ok(Batches {
            commits: self,
            objects,
            under: under.clone(),
            size,
            done: 0,
        })
    }
}

/// See [`Commits::batches`].
pub(in crate::history) struct Batches<'a> {
    commits: &'a Commits,
    objects: Objects<'a>,
    under: RepoPath,
    size: usize,
    done: usize,
}

impl Batches<'_> {
    /// The next batch: how many commits have been looked at in all, and the steps among the last of them.
    pub(in crate::history) fn next(&mut self) -> Option<Result<(usize, Vec<Step>), ReadError>> {
        let end = self.commits.ids.len().min(self.done + self.size);
        let ids = &self.commits.ids[self.done..end];
        if ids.is_empty() {
            return None;
        }
        self.done = end;
        Some(self.steps(ids).map(|steps| (end, steps)))
    }

    fn steps(&self, ids: &[CommitId]) -> Result<Vec<Step>, ReadError> {
        let mut places = Places::new(&self.objects, self.under.clone());
        let mut steps = Vec::with_capacity(ids.len());
        for &id in ids {
            let raw = self.objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = self.commits.boundary.parents_of(id, &commit);
            let deltas = places.deltas(commit.tree, &parents)?;
            if !deltas.is_empty() {
                steps.push(Step {
                    commit: decode(id, parents, &commit),
                    deltas,
                });
            }
        }
        Ok(steps)
    }
}
