//! What each commit did to which files, newest first.
//!
//! Trees are compared as raw bytes, and only where they differ; a commit is decoded only when it touched what the walk
//! is about. Order is topological, then by committer date: author dates may run backwards without disturbing it.

mod commits;
mod diff;
mod last_changes;
mod order;
mod renamed;
mod shared;
mod siblings;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::object::{Objects, RawCommit};
use super::{CommitId, Oid, ReadError, RepoPath, Repository, Signature};
pub use commits::BlobContents;
pub(super) use commits::{Batch, Commits};
pub use last_changes::LastChange;
pub(super) use order::Boundary;
use order::Order;
pub use shared::SharedWalks;

/// A commit's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub id: CommitId,
    /// The commits it stands on; none for a first one and at the edge of a shallow clone, several for a merge.
    pub parents: Vec<CommitId>,
    /// Whether it is the edge of a shallow clone: what it stands on is not there.
    pub is_edge: bool,
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

/// A file that differs between a commit and one of its parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDelta {
    /// The file. One that was moved is a deleted file and a new one: which belong together is not git's to say.
    pub path: RepoPath,
    /// Its content before; `None` when it is new.
    pub before: Option<Oid>,
    /// Its content after; `None` when it was deleted.
    pub after: Option<Oid>,
}

/// A commit and what it did to the files that the walk is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitDiff {
    /// The commit.
    pub commit: Commit,
    /// What it did to the files as each of its parents had them, in the order of the parents; a first commit has one
    /// side, on which everything is new. Of a merge, a side tells of the files that differ from every parent; where it
    /// has both deleted and new files, one of which may be the other under a new name, it tells of all of these as well.
    /// Where a file is new to every parent, it tells of all that differ in that folder: the new one may hold what another
    /// one held.
    pub sides: Vec<Vec<FileDelta>>,
}

impl FileDelta {
    fn is_deletion(&self) -> bool {
        self.after.is_none()
    }

    fn is_addition(&self) -> bool {
        self.before.is_none()
    }
}

impl CommitDiff {
    /// All that it tells of files.
    pub fn deltas(&self) -> impl Iterator<Item = &FileDelta> {
        self.sides.iter().flatten()
    }
}

/// How to walk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WalkOptions {
    /// Leaves out this commit and everything it stands on.
    pub hide: Option<CommitId>,
    /// Visits merges too that did nothing themselves, without sides.
    pub merges: bool,
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
        let mut folder = FolderHistory::new(&objects, under.clone(), Vec::new());
        let mut order = Order::new(&self.git, &objects, &boundary, from, options.hide)?;
        while let Some(id) = order.next()? {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = boundary.parents_of(id, &commit);
            let sides = folder.sides(commit.tree, &parents)?;
            if !sides.is_empty() || options.merges && parents.len() > 1 {
                let step = CommitDiff {
                    commit: decode(id, &boundary, &commit),
                    sides,
                };
                if visit(step).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// What a commit did to the files of its first parent, at or below `under`: to a branch, all that a merge brought it.
    pub fn change_of_branch(&self, id: CommitId, under: &RepoPath) -> Result<CommitDiff, ReadError> {
        let commit = self.commit(id)?;
        let objects = Objects::of(&self.git)?;
        let mut folder = FolderHistory::new(&objects, under.clone(), Vec::new());
        let first = commit.parents.get(..1).unwrap_or_default();
        let sides = folder.sides(objects.tree_of(id)?, first)?;
        Ok(CommitDiff { commit, sides })
    }

    /// A commit's own words.
    pub fn commit(&self, id: CommitId) -> Result<Commit, ReadError> {
        let boundary = Boundary::read(self.common_dir());
        read_commit(&Objects::of(&self.git)?, &boundary, id)
    }
}

fn read_commit(objects: &Objects<'_>, boundary: &Boundary, id: CommitId) -> Result<Commit, ReadError> {
    let raw = objects.commit(id)?;
    let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
    Ok(decode(id, boundary, &commit))
}

fn decode(id: CommitId, boundary: &Boundary, commit: &RawCommit<'_>) -> Commit {
    Commit {
        id,
        parents: boundary.parents_of(id, commit),
        is_edge: boundary.is_edge(id),
        author: commit.author(),
        committer: commit.committer(),
        message: commit.message(),
    }
}

/// What stands at a path: its mode and its name.
type TreeSlot = Option<(u32, Oid)>;

/// What stands at one folder in one commit after the other.
struct FolderHistory<'o, 'repo> {
    objects: &'o Objects<'repo>,
    under: RepoPath,
    /// What it was called before, the last name first.
    former: Vec<RepoPath>,
    /// Root trees met last, and what stands at `under` in them: a parent is soon met again as a commit.
    known: Vec<(Oid, TreeSlot)>,
}

const REMEMBERED: usize = 8;

impl<'o, 'repo> FolderHistory<'o, 'repo> {
    fn new(objects: &'o Objects<'repo>, under: RepoPath, former: Vec<RepoPath>) -> Self {
        FolderHistory {
            objects,
            under,
            former,
            known: Vec::with_capacity(REMEMBERED),
        }
    }

    fn at(&mut self, root: Oid) -> Result<TreeSlot, ReadError> {
        if let Some((_, slot)) = self.known.iter().find(|(known, _)| *known == root) {
            return Ok(*slot);
        }
        let mut slot = None;
        for name in std::iter::once(&self.under).chain(&self.former) {
            slot = self.objects.entry_at(root, name.parts())?;
            if slot.is_some() {
                break;
            }
        }
        if self.known.len() == REMEMBERED {
            self.known.remove(0);
        }
        self.known.push((root, slot));
        Ok(slot)
    }

    /// Where the folder came in a commit: what it was called before, if it was there. Whether it was.
    fn learn_former_name(&mut self, tree: Oid, parent: Oid) -> Result<bool, ReadError> {
        let oldest = self.former.last().unwrap_or(&self.under);
        let Some(former) = renamed::former_name(self.objects, oldest, tree, parent)? else {
            return Ok(false);
        };
        self.former.push(former);
        self.known.clear();
        Ok(true)
    }

    /// See [`CommitDiff::sides`]; empty when the commit did nothing itself.
    fn sides(&mut self, tree: Oid, parents: &[CommitId]) -> Result<Vec<Vec<FileDelta>>, ReadError> {
        let after = self.at(tree)?;
        let mut before = Vec::with_capacity(parents.len());
        for parent in parents {
            let root = self.objects.tree_of(*parent)?;
            let mut slot = self.at(root)?;
            if slot.is_none() && after.is_some() && self.learn_former_name(tree, root)? {
                slot = self.at(root)?;
            }
            before.push(slot);
        }
        if parents.is_empty() {
            before.push(None);
        }
        if before.contains(&after) {
            return Ok(Vec::new());
        }
        let mut sides = Vec::with_capacity(before.len());
        for before in before {
            sides.push(diff::between(self.objects, &self.under, before, after)?);
        }
        if sides.len() > 1 {
            leave_what_was_decided(&mut sides);
        }
        let is_nothing = sides.iter().all(Vec::is_empty);
        Ok(if is_nothing { Vec::new() } else { sides })
    }
}

/// Leaves of a merge's sides the files that differ from every parent, and those that may have been renamed.
fn leave_what_was_decided(sides: &mut [Vec<FileDelta>]) {
    let has = |side: &[FileDelta], path: &RepoPath| side.binary_search_by(|delta| delta.path.cmp(path)).is_ok();
    let paths = sides[0].iter().map(|delta| &delta.path);
    let everywhere = |path: &&RepoPath| sides.iter().all(|side| has(side, path));
    let decided: Vec<RepoPath> = paths.filter(everywhere).cloned().collect();
    let is_new = |path: &RepoPath| {
        let mut found = sides.iter().flatten().filter(|delta| delta.path == *path);
        found.all(FileDelta::is_addition)
    };
    let grown: HashSet<String> = decided.iter().filter(|path| is_new(path)).map(folder_of).collect();
    for side in sides {
        let may_rename = side.iter().any(FileDelta::is_deletion) && side.iter().any(FileDelta::is_addition);
        side.retain(|delta| {
            let may_be_renamed = may_rename && (delta.is_deletion() || delta.is_addition());
            let may_have_given = !grown.is_empty() && grown.contains(&folder_of(&delta.path));
            may_be_renamed || may_have_given || decided.binary_search(&delta.path).is_ok()
        });
    }
}

fn folder_of(path: &RepoPath) -> String {
    let path = path.as_str();
    path.rsplit_once('/')
        .map_or_else(String::new, |(folder, _)| folder.to_owned())
}
