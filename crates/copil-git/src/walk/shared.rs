//! One walk for many folders: a repository with a thousand plans has its history read once and not a thousand times.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::commits::Commits;
use super::order::{Boundary, Order};
use super::renamed;
use super::siblings::WantedFolders;
use crate::object::{Objects, RawCommit};
use crate::{CommitId, Oid, ReadError, RepoPath, Repository};

/// The walks that some folders of one repository have in common, for whoever asks next: on another handle, or on another
/// thread.
#[derive(Debug, Clone, Default)]
pub struct SharedWalks {
    /// Each folder's place.
    folders: Arc<HashMap<RepoPath, usize>>,
    known: Arc<Mutex<Vec<SharedWalk>>>,
}

/// So many walks are kept: the folders may have been read up to different commits.
const MOST: usize = 16;

/// What a walk goes through: what ends history, where it starts and what it leaves out.
type Reach = (Oid, CommitId, Option<CommitId>);

#[derive(Debug)]
struct SharedWalk {
    reach: Reach,
    /// The commits that may have done something to each folder, newest first.
    touching: Vec<Vec<CommitId>>,
}

impl SharedWalks {
    /// The walks of some folders.
    pub fn of(folders: impl IntoIterator<Item = RepoPath>) -> Self {
        let mut places = HashMap::new();
        for folder in folders {
            let next = places.len();
            places.entry(folder).or_insert(next);
        }
        Self {
            folders: Arc::new(places),
            known: Arc::default(),
        }
    }

    /// The commits among which are all that touched a folder: of those that `from` stands on, and `from`, without `hide` and
    /// what that stands on.
    pub(crate) fn commits(
        &self,
        repo: &Repository,
        folder: &RepoPath,
        from: CommitId,
        hide: Option<CommitId>,
    ) -> Result<Commits, ReadError> {
        let at = self.folders.get(folder).filter(|_| self.folders.len() > 1);
        let Some(at) = at else {
            return Commits::collect(repo, from, hide);
        };
        let reach = (Boundary::fingerprint(repo.common_dir()), from, hide);
        // Whoever wants the same waits for it.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().position(|walk| walk.reach == reach);
        let place = match found {
            Some(place) => place,
            None => {
                let touching = self.touching(repo, from, hide)?;
                if known.len() == MOST {
                    known.remove(0);
                }
                known.push(SharedWalk { reach, touching });
                known.len() - 1
            }
        };
        Ok(Commits::of(repo, known[place].touching[*at].clone()))
    }

    /// For each folder, the commits in which it differs from that of a parent, under whichever name it had.
    fn touching(
        &self,
        repo: &Repository,
        from: CommitId,
        hide: Option<CommitId>,
    ) -> Result<Vec<Vec<CommitId>>, ReadError> {
        let objects = Objects::of(&repo.git)?;
        let boundary = Boundary::read(repo.common_dir());
        let mut wanted = WantedFolders::default();
        for (folder, at) in self.folders.iter() {
            wanted.want(&objects, folder, *at);
        }
        let mut touching = vec![Vec::new(); self.folders.len()];
        let mut order = Order::new(&repo.git, &objects, &boundary, from, hide)?;
        while let Some(id) = order.next()? {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = boundary.parents_of(id, &commit);
            let parents = parents.iter().map(|parent| objects.tree_of(*parent));
            let parents = parents.collect::<Result<Vec<_>, _>>()?;
            for at in touched(&objects, &mut wanted, commit.tree, &parents)? {
                touching[at].push(id);
            }
        }
        Ok(touching)
    }
}

/// The places of the folders that differ between a commit's tree and one of its parents'. One that came with the commit is
/// looked for under the name that it had before from then on.
fn touched<'o, 'repo>(
    objects: &'o Objects<'repo>,
    wanted: &mut WantedFolders<'o, 'repo>,
    tree: Oid,
    parents: &[Oid],
) -> Result<HashSet<usize>, ReadError> {
    let mut found = HashSet::new();
    let mut former: Vec<(RepoPath, Vec<usize>)> = Vec::new();
    for group in &mut wanted.siblings {
        for (side, changed) in group.changed(tree, parents)?.into_iter().enumerate() {
            for (name, is_new) in changed {
                let places = &group.wanted[&name];
                found.extend(places);
                if let Some(parent) = parents.get(side).filter(|_| is_new) {
                    let former_name = renamed::former_name(objects, &group.path_of(&name), tree, *parent)?;
                    former.extend(former_name.map(|folder| (folder, places.clone())));
                }
            }
        }
    }
    for (folder, places) in former {
        for at in places {
            wanted.want(objects, &folder, at);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::HistoryIndex;
    use crate::testing::{TestRepo, repo_path};

    /// What an index tells of a folder, and how many commits were looked at for it.
    fn told(repo: &TestRepo, folder: &str, walks: SharedWalks) -> (Vec<String>, usize) {
        let opened = repo.open();
        let mut index = HistoryIndex::open(&opened, &repo_path(folder), 1).sharing(walks);
        let mut looked_at = 0;
        let mut encode = |step: &crate::CommitDiff, _: &crate::BlobContents| {
            let paths = step.deltas().map(|delta| delta.path.as_str().to_owned());
            Some(paths.collect::<Vec<_>>().join(" ").into_bytes())
        };
        let outcome = index.extend(&opened, repo.rev("HEAD"), &mut encode, &mut |_, of| {
            looked_at = of;
            ControlFlow::Continue(())
        });
        assert!(outcome.unwrap().is_continue());
        let mut reader = index.reader();
        let mut line = |entry| {
            let view = reader.read(entry).unwrap();
            format!("{} {}", view.message.trim_end(), String::from_utf8_lossy(view.payload))
        };
        (index.iter_newest().map(&mut line).collect(), looked_at)
    }

    fn forget(repo: &TestRepo) {
        drop(std::fs::remove_dir_all(repo.open().common_dir().join("copil")));
    }

    /// Plans that are moved, made beside each other, changed on two branches, and moved on one of them.
    fn sample() -> (TestRepo, [&'static str; 4]) {
        let repo = TestRepo::new();
        repo.commit("a/plan.toml", "1", "a made at the top", 0);
        repo.commit("plans/b/plan.toml", "1", "b made", 1);
        repo.commit("elsewhere", "1", "elsewhere", 2);
        repo.git(&["mv", "a", "plans/a"]);
        repo.commit_staged("a moved", 3);
        repo.git(&["switch", "-qc", "side"]);
        repo.commit("plans/c/x/plan.toml", "1", "c made on the side", 4);
        repo.commit("plans/a/plan.toml", "2", "a on the side", 5);
        repo.git(&["switch", "-q", "main"]);
        repo.commit("plans/b/plan.toml", "2", "b on main", 6);
        repo.git(&["merge", "-q", "--no-edit", "-m", "joined", "side"]);
        repo.git(&["mv", "plans/c/x", "plans/y"]);
        repo.commit_staged("c moved", 7);
        repo.commit("plans/a/plan.toml", "3", "a again", 8);
        (repo, ["plans/a", "plans/b", "plans/y", "plans/none"])
    }

    #[test]
    fn each_folder_is_told_the_same_as_by_a_walk_of_its_own() {
        let (repo, folders) = sample();
        let alone: Vec<_> = folders
            .map(|folder| told(&repo, folder, SharedWalks::default()).0)
            .into();
        assert_eq!(alone[0].len(), 3, "{:?}", alone[0]);
        forget(&repo);
        let walks = SharedWalks::of(folders.map(repo_path));
        let together: Vec<_> = folders.map(|folder| told(&repo, folder, walks.clone()).0).into();
        assert_eq!(alone, together);
    }

    #[test]
    fn a_commit_is_looked_at_for_the_folders_that_it_touched_alone() {
        let (repo, folders) = sample();
        let walks = SharedWalks::of(folders.map(repo_path));
        let looked_at = folders.map(|folder| told(&repo, folder, walks.clone()).1);
        // The merge is one for `b` and for whom the side touched: what it decided is seen by reading it.
        assert_eq!(looked_at, [5, 3, 3, 0]);
        assert_eq!(walks.known.lock().unwrap().len(), 1);
        // What is new is one more walk, however many folders there are.
        repo.commit("plans/b/plan.toml", "3", "b again", 9);
        repo.commit("plans/b/plan.toml", "4", "b once more", 10);
        let looked_at = folders.map(|folder| told(&repo, folder, walks.clone()).1);
        assert_eq!(looked_at, [0, 2, 0, 0]);
        assert_eq!(walks.known.lock().unwrap().len(), 2);
    }
}
