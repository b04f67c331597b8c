//! The last commit that touched each of many folders, found in one walk.

use super::order::{Boundary, Order};
use super::siblings::WantedFolders;
use crate::object::{Objects, RawCommit};
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

struct Search<'o, 'repo> {
    /// Those that are found are taken out.
    wanted: WantedFolders<'o, 'repo>,
    found: Vec<Option<LastChange>>,
}

impl<'o, 'repo> Search<'o, 'repo> {
    fn of(objects: &'o Objects<'repo>, folders: &[RepoPath]) -> Self {
        let mut wanted = WantedFolders::default();
        for (at, folder) in folders.iter().enumerate() {
            wanted.want(objects, folder, at);
        }
        Self {
            wanted,
            found: vec![None; folders.len()],
        }
    }

    /// Whether nothing is left to be found.
    fn is_over(&self) -> bool {
        self.wanted.siblings.is_empty()
    }

    /// Takes out the folders that a tree does not have, which no walk would find.
    fn leave_out_absent(&mut self, root: Oid) -> Result<(), ReadError> {
        for group in &mut self.wanted.siblings {
            let names = group.names_in(root)?;
            group.wanted.retain(|name, _| names.contains(name));
        }
        self.wanted.siblings.retain(|group| !group.wanted.is_empty());
        Ok(())
    }

    /// Notes what differs between a commit's tree and all of its parents'.
    fn take(&mut self, tree: Oid, parents: &[Oid], change: &dyn Fn() -> LastChange) -> Result<(), ReadError> {
        for group in &mut self.wanted.siblings {
            let mut sides = group.changed(tree, parents)?.into_iter();
            let mut touched = sides.next().unwrap_or_default();
            for side in sides {
                touched.retain(|name, _| side.contains_key(name));
            }
            for at in touched.keys().filter_map(|name| group.wanted.remove(name)).flatten() {
                self.found[at] = Some(change());
            }
        }
        self.wanted.siblings.retain(|group| !group.wanted.is_empty());
        Ok(())
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
