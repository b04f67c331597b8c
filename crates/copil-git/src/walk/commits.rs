//! The commits of a walk, known beforehand, so that its end can be told.

use std::collections::HashMap;
use std::sync::Arc;

use git2::ObjectType;

use super::order::{Boundary, Order};
use super::{CommitDiff, FolderHistory, decode};
use crate::object::{Objects, RawCommit};
use crate::{CommitId, Oid, ReadError, RepoPath, Repository};

/// Commits in the order of a walk, newest first.
#[derive(Debug)]
pub(crate) struct Commits {
    ids: Vec<CommitId>,
    boundary: Boundary,
}

impl Commits {
    /// The commits that `from` stands on, and `from`, without `hide` and what that stands on.
    pub(crate) fn collect(repo: &Repository, from: CommitId, hide: Option<CommitId>) -> Result<Commits, ReadError> {
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

    /// Those of a walk that was made before.
    pub(super) fn of(repo: &Repository, ids: Vec<CommitId>) -> Commits {
        let boundary = Boundary::read(repo.common_dir());
        Commits { ids, boundary }
    }

    /// Their ids, every parent before its children.
    pub(crate) fn oldest_first(&self) -> impl Iterator<Item = CommitId> {
        self.ids.iter().rev().copied()
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// What they did to the files below `under`, so many commits at a time.
    pub(crate) fn batches<'a>(
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
            former: Vec::new(),
            size,
            done: 0,
            awaited: HashMap::new(),
        })
    }
}

/// Some of a walk's steps, with the contents they name.
pub(crate) struct Batch {
    /// How many commits have been looked at, those of earlier batches included.
    pub done: usize,
    pub steps: Vec<(CommitDiff, BlobContents)>,
}

/// See [`Commits::batches`].
pub(crate) struct Batches<'a> {
    commits: &'a Commits,
    objects: Objects<'a>,
    under: RepoPath,
    /// What the folder was called before, as far as it was met.
    former: Vec<RepoPath>,
    size: usize,
    done: usize,
    /// BlobContents met as `before` and not yet as `after`: in a walk from new to old the one follows the other.
    awaited: HashMap<Oid, Arc<[u8]>>,
}

/// The contents that the deltas of one commit name.
#[derive(Debug, Clone, Default)]
pub struct BlobContents(Vec<(Oid, Arc<[u8]>)>);

impl BlobContents {
    /// A file's content by its name; `None` when no delta of the step names it.
    pub fn get(&self, oid: Oid) -> Option<&[u8]> {
        let at = self.0.binary_search_by_key(&oid, |(name, _)| *name).ok()?;
        self.0.get(at).map(|(_, content)| &**content)
    }
}

impl Batches<'_> {
    /// The next batch; it may be without a step when none of its commits touched the folder.
    pub(crate) fn next(&mut self) -> Option<Result<Batch, ReadError>> {
        let commits = self.commits;
        let end = commits.ids.len().min(self.done + self.size);
        let ids = &commits.ids[self.done..end];
        if ids.is_empty() {
            return None;
        }
        self.done = end;
        Some(self.steps(ids).map(|steps| Batch { done: end, steps }))
    }

    fn steps(&mut self, ids: &[CommitId]) -> Result<Vec<(CommitDiff, BlobContents)>, ReadError> {
        let Batches {
            commits,
            objects,
            under,
            former,
            awaited,
            ..
        } = self;
        let mut folder = FolderHistory::new(objects, under.clone(), std::mem::take(former));
        let mut steps = Vec::with_capacity(ids.len());
        for &id in ids {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = commits.boundary.parents_of(id, &commit);
            let sides = folder.sides(commit.tree, &parents)?;
            if !sides.is_empty() {
                let commit = decode(id, &commits.boundary, &commit);
                let diff = CommitDiff { commit, sides };
                let contents = contents_of(objects, awaited, &diff)?;
                steps.push((diff, contents));
            }
        }
        *former = folder.former;
        Ok(steps)
    }
}

fn contents_of(
    objects: &Objects<'_>,
    awaited: &mut HashMap<Oid, Arc<[u8]>>,
    diff: &CommitDiff,
) -> Result<BlobContents, ReadError> {
    let read = |oid| objects.read(oid, ObjectType::Blob).map(|blob| Arc::from(blob.data()));
    let mut contents = Vec::with_capacity(2 * diff.deltas().count());
    for after in diff.deltas().filter_map(|delta| delta.after) {
        let content = awaited.remove(&after).map_or_else(|| read(after), Ok)?;
        contents.push((after, content));
    }
    for before in diff.deltas().filter_map(|delta| delta.before) {
        let content = match awaited.get(&before) {
            Some(content) => Arc::clone(content),
            None => read(before)?,
        };
        awaited.insert(before, Arc::clone(&content));
        contents.push((before, content));
    }
    // A first commit may name ten thousand files.
    contents.sort_by_key(|(oid, _)| *oid);
    Ok(BlobContents(contents))
}
