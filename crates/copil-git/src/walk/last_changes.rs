//! The last commit that touched each of many folders, found in one walk.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::order::{Boundary, Order};
use super::{FolderHistory, TreeSlot};
use crate::object::{MODE_TREE, Objects, RawCommit, TreeEntries, tree_order};
use crate::{CommitId, Oid, ReadError, RepoPath, Repository, Signature};

/// The last commit that touched a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChange {
    /// The commit.
    pub commit: CommitId,
    /// Who made the change, and when they say they did.
    pub author: Signature,
    /// Whether a shallow clone ends with the commit: the folder was touched by it or by one before it.
    pub is_edge: bool,
}

impl Repository {
    /// The last commit that touched each folder, of those that `from` stands on (and `from`); `None` for a folder that
    /// `from` does not have. The walk ends as soon as all are found.
    pub fn last_changes(&self, from: CommitId, folders: &[RepoPath]) -> Result<Vec<Option<LastChange>>, ReadError> {
        let objects = Objects::of(&self.git)?;
        let boundary = Boundary::read(self.common_dir());
        let mut search = Search::of(&objects, folders);
        search.leave_out_absent(objects.tree_of(from)?)?;
        let mut order = Order::new(&self.git, &objects, &boundary, from, None)?;
        while !search.is_over()
            && let Some(id) = order.next()?
        {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = boundary.parents_of(id, &commit);
            let parents = parents.iter().map(|parent| objects.tree_of(*parent));
            let parents = parents.collect::<Result<Vec<_>, _>>()?;
            search.take(commit.tree, &parents, &|| LastChange {
                commit: id,
                author: commit.author(),
                is_edge: boundary.is_edge(id),
            })?;
        }
        Ok(search.found)
    }
}

/// The folders in one folder: these are compared by their entries in its tree, a thousand at once.
struct Siblings<'o, 'repo> {
    above: FolderHistory<'o, 'repo>,
    /// By name, where each stands in what is asked for. Those that are found are taken out. Without a name it is the folder
    /// itself.
    wanted: HashMap<Vec<u8>, Vec<usize>>,
}

struct Search<'o, 'repo> {
    objects: &'o Objects<'repo>,
    siblings: Vec<Siblings<'o, 'repo>>,
    found: Vec<Option<LastChange>>,
}

impl<'o, 'repo> Search<'o, 'repo> {
    fn of(objects: &'o Objects<'repo>, folders: &[RepoPath]) -> Self {
        let mut places: HashMap<RepoPath, usize> = HashMap::new();
        let mut siblings: Vec<Siblings<'o, 'repo>> = Vec::new();
        for (at, folder) in folders.iter().enumerate() {
            let above = folder.parent();
            let place = *places.entry(above.clone()).or_insert_with(|| {
                siblings.push(Siblings {
                    above: FolderHistory::new(objects, above, Vec::new()),
                    wanted: HashMap::new(),
                });
                siblings.len() - 1
            });
            let name = folder.file_name().as_bytes().to_vec();
            siblings[place].wanted.entry(name).or_default().push(at);
        }
        Self {
            objects,
            siblings,
            found: vec![None; folders.len()],
        }
    }

    /// Whether nothing is left to be found.
    fn is_over(&self) -> bool {
        self.siblings.is_empty()
    }

    /// Takes out the folders that a tree does not have, which no walk would find.
    fn leave_out_absent(&mut self, root: Oid) -> Result<(), ReadError> {
        for group in &mut self.siblings {
            let slot = group.above.at(root)?;
            let raw = raw_tree(self.objects, slot)?;
            let names: HashSet<&[u8]> = TreeEntries::new(&raw).map(|entry| entry.name).collect();
            let is_there = |name: &[u8]| names.contains(name) || name.is_empty() && slot.is_some();
            group.wanted.retain(|name, _| is_there(name));
        }
        self.siblings.retain(|group| !group.wanted.is_empty());
        Ok(())
    }

    /// Notes what differs between a commit's tree and all of its parents'.
    fn take(&mut self, tree: Oid, parents: &[Oid], change: &dyn Fn() -> LastChange) -> Result<(), ReadError> {
        for group in &mut self.siblings {
            let after = group.above.at(tree)?;
            let mut before = Vec::with_capacity(parents.len());
            for parent in parents {
                before.push(group.above.at(*parent)?);
            }
            if parents.is_empty() {
                before.push(None);
            }
            if before.contains(&after) {
                continue;
            }
            let mut touched: Option<HashSet<Vec<u8>>> = None;
            for slot in before {
                let (new, old) = (raw_tree(self.objects, after)?, raw_tree(self.objects, slot)?);
                let mut changed = HashSet::from([Vec::new()]);
                changed_names(&old, &new, &mut |name| {
                    if group.wanted.contains_key(name) {
                        changed.insert(name.to_vec());
                    }
                });
                touched = Some(match touched {
                    None => changed,
                    Some(others) => others.intersection(&changed).cloned().collect(),
                });
            }
            for at in touched
                .iter()
                .flatten()
                .filter_map(|name| group.wanted.remove(name))
                .flatten()
            {
                self.found[at] = Some(change());
            }
        }
        self.siblings.retain(|group| !group.wanted.is_empty());
        Ok(())
    }
}

/// The entries of a folder, as bytes; none where there is no folder.
fn raw_tree(objects: &Objects<'_>, slot: TreeSlot) -> Result<Rc<[u8]>, ReadError> {
    match slot {
        Some((MODE_TREE, oid)) => objects.tree(oid),
        _ => Ok(Rc::default()),
    }
}

/// Tells the names whose entries differ between two trees.
fn changed_names(before: &[u8], after: &[u8], tell: &mut dyn FnMut(&[u8])) {
    let (mut olds, mut news) = (TreeEntries::new(before), TreeEntries::new(after));
    let (mut old, mut new) = (olds.next(), news.next());
    loop {
        let order = match (&old, &new) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => tree_order((a.name, a.is_tree()), (b.name, b.is_tree())),
        };
        if old != new
            && let Some(entry) = if order.is_le() { &old } else { &new }
        {
            tell(entry.name);
        }
        if order.is_le() {
            old = olds.next();
        }
        if order.is_ge() {
            new = news.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestRepo, repo_path};

    fn subjects(repo: &TestRepo, folders: &[&str]) -> Vec<String> {
        let paths: Vec<_> = folders.iter().map(|folder| repo_path(folder)).collect();
        let opened = repo.open();
        let found = opened.last_changes(repo.rev("HEAD"), &paths).unwrap();
        let subject = |change: LastChange| opened.commit(change.commit).unwrap().subject().to_owned();
        found
            .into_iter()
            .map(|change| change.map_or("-".to_owned(), subject))
            .collect()
    }

    #[test]
    fn finds_the_last_commit_of_each_folder_and_none_of_what_is_not_there() {
        let repo = TestRepo::new();
        repo.commit("plans/a/plan.toml", "1", "a made", 0);
        repo.commit("plans/b/plan.toml", "1", "b made", 1);
        repo.commit("autre/c/plan.toml", "1", "c made", 2);
        repo.commit("plans/a/groups/x/X.toml", "1", "a grows", 3);
        repo.commit("plans-et-plus.txt", "1", "elsewhere", 4);
        let found = subjects(&repo, &["plans/a", "plans/b", "autre/c", "plans/d", "plans/a", ""]);
        assert_eq!(found, ["a grows", "b made", "c made", "-", "a grows", "elsewhere"]);
    }

    #[test]
    fn a_merge_counts_where_it_decided_something_itself() {
        let repo = TestRepo::new();
        repo.commit("plans/a/plan.toml", "1", "a made", 0);
        repo.commit("plans/b/plan.toml", "1", "b made", 1);
        repo.git(&["switch", "-qc", "side"]);
        repo.commit("plans/a/plan.toml", "2", "a on the side", 2);
        repo.git(&["switch", "-q", "main"]);
        repo.commit("plans/b/plan.toml", "2", "b on main", 3);
        repo.git(&["merge", "-q", "--no-edit", "-m", "joined", "side"]);
        assert_eq!(
            subjects(&repo, &["plans/a", "plans/b", ""]),
            ["a on the side", "b on main", "joined"]
        );
    }
}
