//! What each commit did to which files, newest first.
//!
//! Trees are compared as raw bytes, and only where they differ; a commit is decoded only when it touched what the walk
//! is about. Order is topological, then by committer date: author dates may run backwards without disturbing it.

mod commits;
mod diff;
mod order;
mod renames;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::object::{MODE_TREE, Objects, RawCommit};
use super::{CommitId, Oid, ReadError, RepoPath, Repository, Signature};
pub use commits::Contents;
pub(super) use commits::{Batch, Commits};
pub(super) use order::Boundary;
use order::Order;

/// A commit's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub id: CommitId,
    /// The commits it stands on; none for a first one and at the edge of a shallow clone, several for a merge.
    pub parents: Vec<CommitId>,
    /// Who made the change, and when they say they did.
    pub author: Signature,
    /// Who made the commit, and when.
    pub committer: Signature,
    /// Subject and body. Bytes that are not UTF-8 are replaced.
    pub message: String,
}

impl Commit {
    /// The first line of the message.
    pub fn subject(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }
}

/// What one commit did to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDelta {
    /// The file, by its name in this commit (for a deleted one: before it).
    pub path: RepoPath,
    /// Its content before; `None` when it is new.
    pub before: Option<Oid>,
    /// Its content after; `None` when it was deleted.
    pub after: Option<Oid>,
    /// Its name before, when the commit gave it another one.
    pub renamed_from: Option<RepoPath>,
}

/// A commit and what it did to the files that the walk is about, in path order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitDiff {
    /// The commit.
    pub commit: Commit,
    /// Never empty. For a merge only files that differ from every parent: what the merge itself decided.
    pub deltas: Vec<FileDelta>,
}

/// How to walk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WalkOptions {
    /// Leaves out this commit and everything it stands on.
    pub hide: Option<CommitId>,
}

impl Repository {
    /// Visits, newest first, every commit that `from` stands on (and `from`) that touched a file at or below `under`.
    ///
    /// Ends quietly at the edge of a shallow clone. The visitor may end the walk at any commit.
    pub fn walk(
        &self,
        from: CommitId,
        under: &RepoPath,
        options: &WalkOptions,
        visit: &mut dyn FnMut(CommitDiff) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let objects = Objects::of(&self.git)?;
        let boundary = Boundary::read(self.common_dir());
        let mut places = Places::new(&objects, under.clone());
        let mut order = Order::new(&self.git, &objects, &boundary, from, options.hide)?;
        while let Some(id) = order.next()? {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = boundary.parents_of(id, &commit);
            let deltas = places.deltas(commit.tree, &parents)?;
            if !deltas.is_empty() {
                let step = CommitDiff {
                    commit: decode(id, parents, &commit),
                    deltas,
                };
                if visit(step).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Visits, newest first, every commit that touched one file, under the names it had before as well: a commit that
    /// renamed it from elsewhere `within` a folder is followed to the older name.
    pub fn walk_path(
        &self,
        from: CommitId,
        path: &RepoPath,
        within: &RepoPath,
        visit: &mut dyn FnMut(CommitDiff) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let objects = Objects::of(&self.git)?;
        let boundary = Boundary::read(self.common_dir());
        let mut order = Order::new(&self.git, &objects, &boundary, from, None)?;
        let mut trail = Trail {
            objects: &objects,
            path: path.clone(),
            memory: Vec::new(),
        };
        // The file's name in commits yet to come, where it is not the one it has today.
        let mut names: HashMap<CommitId, RepoPath> = HashMap::new();
        while let Some(id) = order.next()? {
            let name = names.remove(&id);
            let current = name.as_ref().unwrap_or(path);
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = boundary.parents_of(id, &commit);
            let mut renamed_from = None;
            if let Some(mut delta) = trail.delta(current, commit.tree, &parents)? {
                if delta.before.is_none() && !parents.is_empty() {
                    let all = Places::new(&objects, within.clone()).deltas(commit.tree, &parents)?;
                    if let Some(moved) = all.into_iter().find(|other| other.path == *current) {
                        renamed_from.clone_from(&moved.renamed_from);
                        delta = moved;
                    }
                }
                let step = CommitDiff {
                    commit: decode(id, parents.clone(), &commit),
                    deltas: vec![delta],
                };
                if visit(step).is_break() {
                    return Ok(());
                }
            }
            if let Some(older) = renamed_from.as_ref().or(name.as_ref()) {
                for parent in parents {
                    names.insert(parent, older.clone());
                }
            }
        }
        Ok(())
    }

    /// A commit's own words.
    pub fn commit(&self, id: CommitId) -> Result<Commit, ReadError> {
        let objects = Objects::of(&self.git)?;
        let raw = objects.commit(id)?;
        let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
        let parents = Boundary::read(self.common_dir()).parents_of(id, &commit);
        Ok(decode(id, parents, &commit))
    }
}

fn decode(id: CommitId, parents: Vec<CommitId>, commit: &RawCommit<'_>) -> Commit {
    Commit {
        id,
        parents,
        author: commit.author(),
        committer: commit.committer(),
        message: commit.message(),
    }
}

fn tree_of(objects: &Objects<'_>, id: CommitId) -> Result<Oid, ReadError> {
    let raw = objects.commit(id)?;
    RawCommit::parse(&raw)
        .map(|commit| commit.tree)
        .ok_or(ReadError::Damaged { oid: id.0 })
}

/// The place `under` in one commit after the other.
struct Places<'o, 'repo> {
    objects: &'o Objects<'repo>,
    under: RepoPath,
    /// Root trees met last, and what stands at `under` in them: a parent is soon met again as a commit.
    known: Vec<(Oid, Option<(u32, Oid)>)>,
}

const REMEMBERED: usize = 8;

impl<'o, 'repo> Places<'o, 'repo> {
    fn new(objects: &'o Objects<'repo>, under: RepoPath) -> Self {
        Places {
            objects,
            under,
            known: Vec::with_capacity(REMEMBERED),
        }
    }

    fn at(&mut self, root: Oid) -> Result<Option<(u32, Oid)>, ReadError> {
        if let Some((_, place)) = self.known.iter().find(|(known, _)| *known == root) {
            return Ok(*place);
        }
        let place = self.objects.entry_at(root, self.under.parts())?;
        if self.known.len() == REMEMBERED {
            self.known.remove(0);
        }
        self.known.push((root, place));
        Ok(place)
    }

    fn deltas(&mut self, tree: Oid, parents: &[CommitId]) -> Result<Vec<FileDelta>, ReadError> {
        let after = self.at(tree)?;
        let mut before = Vec::with_capacity(parents.len());
        for parent in parents {
            let tree = tree_of(self.objects, *parent)?;
            before.push(self.at(tree)?);
        }
        let first = before.first().copied().flatten();
        if before.contains(&after) || (first.is_none() && after.is_none()) {
            return Ok(Vec::new());
        }
        let mut deltas = diff::between(self.objects, &self.under, first, after)?;
        for other in before.iter().skip(1) {
            let from_other = diff::between(self.objects, &self.under, *other, after)?;
            deltas.retain(|delta| from_other.binary_search_by(|other| other.path.cmp(&delta.path)).is_ok());
        }
        renames::pair_up(self.objects, &mut deltas)?;
        Ok(deltas)
    }
}

/// A tree, and the entry that was found in it.
type Looked = (Oid, Option<(u32, Oid)>);

/// One file in one commit after the other: only the trees on its path are looked at.
struct Trail<'o, 'repo> {
    objects: &'o Objects<'repo>,
    /// The path that `memory` is about.
    path: RepoPath,
    /// For each depth of the path the trees met last with the entry found in them.
    memory: Vec<[Option<Looked>; 2]>,
}

impl Trail<'_, '_> {
    /// The delta of the commit with this tree, if the file differs from that of every parent.
    fn delta(&mut self, path: &RepoPath, tree: Oid, parents: &[CommitId]) -> Result<Option<FileDelta>, ReadError> {
        if self.path != *path {
            self.path.clone_from(path);
            self.memory.clear();
        }
        let mut first = None;
        for (number, parent) in parents.iter().enumerate() {
            let parent_tree = tree_of(self.objects, *parent)?;
            if parent_tree == tree {
                return Ok(None);
            }
            let (before, after) = (self.entry(path, parent_tree)?, self.entry(path, tree)?);
            if before == after {
                return Ok(None);
            }
            if number == 0 {
                first = before;
            }
        }
        let after = self.entry(path, tree)?;
        Ok((first != after).then(|| FileDelta {
            path: path.clone(),
            before: first,
            after,
            renamed_from: None,
        }))
    }

    fn entry(&mut self, path: &RepoPath, root: Oid) -> Result<Option<Oid>, ReadError> {
        let mut found = (MODE_TREE, root);
        for (depth, part) in path.parts().enumerate() {
            if found.0 != MODE_TREE {
                return Ok(None);
            }
            let next = self.child(depth, found.1, part)?;
            match next {
                Some(next) => found = next,
                None => return Ok(None),
            }
        }
        Ok((found.0 & 0o170_000 == 0o100_000).then_some(found.1))
    }

    fn child(&mut self, depth: usize, tree: Oid, part: &str) -> Result<Option<(u32, Oid)>, ReadError> {
        if self.memory.len() <= depth {
            self.memory.resize(depth + 1, [None, None]);
        }
        if let Some((_, entry)) = self.memory[depth].iter().flatten().find(|(known, _)| *known == tree) {
            return Ok(*entry);
        }
        let raw = self.objects.tree(tree)?;
        let entry = super::object::find_entry(&raw, part.as_bytes()).map(|entry| (entry.mode, entry.oid()));
        self.memory[depth].swap(0, 1);
        self.memory[depth][0] = Some((tree, entry));
        Ok(entry)
    }
}
