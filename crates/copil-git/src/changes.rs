//! Work files that differ from the last commit.

use std::collections::{HashMap, HashSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use super::record::{IndexFile, Stat, TEMPORARY_PREFIX, unwatched_files};
use super::repository::git_dir_above;
use super::{Oid, ReadError, RepoPath, Repository};

/// A work file that differs from the last commit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangedFile {
    /// The file.
    pub path: RepoPath,
    /// What the last commit holds of it.
    pub committed: Option<Oid>,
}

impl Repository {
    /// What stands at the place of a file in the work tree; `None` where there is nothing.
    pub fn work_file(&self, path: &RepoPath) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(work_dir) = self.work_dir() else {
            return Ok(None);
        };
        match copil_file::read(&path.on_disk(work_dir)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(source) => Err(ReadError::WorkFile {
                path: path.clone(),
                source,
            }),
        }
    }

    /// The files at or below `under` whose content in the work tree is not that of the last commit, in path order,
    /// staged or not. A file is read only where git's index cannot vouch for it; one that git itself does not look at is
    /// unchanged. What cannot be read counts as changed. Only files that are `wanted` are looked at.
    pub fn changed_files(
        &self,
        under: &RepoPath,
        wanted: &dyn Fn(&RepoPath) -> bool,
    ) -> Result<Vec<ChangedFile>, ReadError> {
        let Some(work_dir) = self.work_dir() else {
            return Ok(Vec::new());
        };
        let committed = match self.head()?.commit() {
            Some(commit) => self.files_at(commit, under)?,
            None => Vec::new(),
        };
        let unwatched = self.unwatched(under, work_dir)?;
        let is_watched = |path: &str| !unwatched.contains(path);
        let mut comparison = Comparison {
            repo: self,
            work_dir,
            stage: IndexFile::open(self.git_dir()).ok(),
            wanted,
            unwatched: &unwatched,
            unseen: committed
                .iter()
                .filter(|file| !file.is_symlink && is_watched(file.path.as_str()) && wanted(&file.path))
                .map(|file| (file.path.as_str(), file.oid))
                .collect(),
            changed: Vec::new(),
        };
        comparison.place(under);
        let Comparison {
            unseen, mut changed, ..
        } = comparison;
        for (path, oid) in unseen {
            changed.push(ChangedFile {
                path: RepoPath::found(path.as_bytes()),
                committed: Some(oid),
            });
        }
        changed.sort();
        Ok(changed)
    }

    /// The files at or below `under` that git does not look at: taken for unchanged by its user, or left out by a sparse
    /// checkout and not there all the same.
    fn unwatched(&self, under: &RepoPath, work_dir: &Path) -> Result<HashSet<String>, ReadError> {
        let is_sparse = self.config_bool("core.sparsecheckout")? == Some(true);
        let mut files = unwatched_files(self, under)?;
        files.retain(|file| !(file.left_out && is_sparse && is_there(&file.path.on_disk(work_dir))));
        Ok(files.into_iter().map(|file| file.path.to_string()).collect())
    }

    /// Whether the repository that holds `start` may have a sparse checkout, found without opening it.
    pub fn is_sparse_above(start: &Path) -> bool {
        git_dir_above(start).is_some_and(|git_dir| has_sparse_checkout(&git_dir))
    }

    /// How many files at or below `under` a sparse checkout leaves out of the work tree.
    pub fn left_out_files(&self, under: &RepoPath) -> Result<usize, ReadError> {
        // The index is large, and nearly nobody has a sparse checkout.
        let Some(work_dir) = self.work_dir().filter(|_| has_sparse_checkout(self.git_dir())) else {
            return Ok(0);
        };
        let files = unwatched_files(self, under)?.into_iter();
        Ok(files
            .filter(|file| file.left_out && !is_there(&file.path.on_disk(work_dir)))
            .count())
    }
}

fn has_sparse_checkout(git_dir: &Path) -> bool {
    git_dir.join("info").join("sparse-checkout").exists()
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

struct Comparison<'r, 'c> {
    repo: &'r Repository,
    work_dir: &'r Path,
    /// `None` when it is of a kind that only git reads: then every file is compared by content.
    stage: Option<IndexFile>,
    wanted: &'c dyn Fn(&RepoPath) -> bool,
    unwatched: &'c HashSet<String>,
    /// What the commit holds and the walk through the folders has not met.
    unseen: HashMap<&'c str, Oid>,
    changed: Vec<ChangedFile>,
}

impl Comparison<'_, '_> {
    fn place(&mut self, path: &RepoPath) {
        let on_disk = path.on_disk(self.work_dir);
        match fs::symlink_metadata(&on_disk) {
            Ok(found) if found.is_dir() => self.folder(path, &on_disk),
            Ok(found) => self.file(path.clone(), &found, &on_disk),
            Err(_) => {}
        }
    }

    /// Looks at what is in a folder. What is in one that cannot be read stays unseen.
    fn folder(&mut self, path: &RepoPath, on_disk: &Path) {
        for entry in fs::read_dir(on_disk).into_iter().flatten().flatten() {
            let entry: DirEntry = entry;
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !name.starts_with(TEMPORARY_PREFIX)) else {
                continue;
            };
            // What cannot be named here cannot be recorded either: git folders, for one.
            let Ok(below) = path.join(name) else { continue };
            let Ok(found) = entry.metadata() else { continue };
            if !found.is_dir() {
                self.file(below, &found, &entry.path());
            } else if !entry.path().join(".git").exists() {
                self.folder(&below, &entry.path());
            }
        }
    }

    fn file(&mut self, path: RepoPath, found: &fs::Metadata, on_disk: &Path) {
        if self.unwatched.contains(path.as_str()) || !(self.wanted)(&path) {
            return;
        }
        let committed = self.unseen.remove(path.as_str());
        let entry = self
            .stage
            .as_ref()
            .and_then(|stage| stage.entry(path.as_str().as_bytes()));
        match committed {
            Some(committed) => {
                let written = self.stage.as_ref().and_then(IndexFile::written);
                let untouched = entry.filter(|entry| entry.stat.vouches_for(&Stat::of(found), written));
                let now = match untouched {
                    Some(entry) => Some(entry.oid),
                    None => self.committed_as(&path, on_disk),
                };
                if now == Some(committed) {
                    return;
                }
            }
            None if entry.is_none() && self.is_ignored(&path) => return,
            None => {}
        }
        self.changed.push(ChangedFile { path, committed });
    }

    /// What a commit would hold of a work file; `None` where it cannot be read.
    fn committed_as(&self, path: &RepoPath, on_disk: &Path) -> Option<Oid> {
        let content = copil_file::read(on_disk).ok()?;
        Some(Oid::of_blob(&self.repo.to_committed(path, &content).ok()?))
    }

    fn is_ignored(&self, path: &RepoPath) -> bool {
        self.repo.git.is_path_ignored(path.as_str()).unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{TestRepo, record_of, repo_path};

    fn changed(repo: &TestRepo, under: &str) -> Vec<String> {
        let changed = repo.open().changed_files(&repo_path(under), &|_| true).unwrap();
        changed
            .into_iter()
            .map(|file| match file.committed {
                None => format!("Added {}", file.path),
                Some(_) if repo.file(file.path.as_str()).exists() => format!("Modified {}", file.path),
                Some(_) => format!("Deleted {}", file.path),
            })
            .collect()
    }

    #[test]
    fn tells_what_differs_from_the_last_commit() {
        let repo = TestRepo::new();
        for name in ["same", "modified", "staged", "gone", "staged-gone"] {
            repo.write(&format!("plan/{name}"), "1");
        }
        repo.write("plan/.gitignore", "*.bak\n");
        repo.write("elsewhere", "1");
        repo.git(&["add", "."]);
        repo.commit_staged("all", 0);
        assert_eq!(changed(&repo, "plan"), [""; 0]);
        // Same length, within the same moment: only the content tells.
        repo.write("plan/modified", "2");
        repo.write("plan/staged", "2");
        repo.write("plan/new/file", "1");
        repo.write("plan/new/file.bak", "1");
        repo.write("plan/new/.copil-file", "half written");
        repo.write("plan/added", "1");
        repo.write("elsewhere", "2");
        repo.git(&["add", "plan/staged", "plan/added"]);
        repo.git(&["rm", "-q", "plan/staged-gone"]);
        std::fs::remove_file(repo.file("plan/gone")).unwrap();
        assert_eq!(
            changed(&repo, "plan"),
            [
                "Added plan/added",
                "Deleted plan/gone",
                "Modified plan/modified",
                "Added plan/new/file",
                "Modified plan/staged",
                "Deleted plan/staged-gone"
            ]
        );
        assert_eq!(changed(&repo, "plan/modified"), ["Modified plan/modified"]);
        assert_eq!(changed(&repo, "plan/gone"), ["Deleted plan/gone"]);
        assert_eq!(changed(&repo, "").len(), 7);
    }

    #[test]
    fn what_git_does_not_look_at_is_unchanged() {
        for version in ["2", "4"] {
            let repo = TestRepo::new();
            for name in ["assumed", "assumed-gone", "skipped", "skipped-gone", "seen"] {
                repo.write(&format!("plan/{name}"), "1");
            }
            repo.git(&["add", "."]);
            repo.commit_staged("all", 0);
            repo.git(&["update-index", "--index-version", version]);
            repo.git(&[
                "update-index",
                "--assume-unchanged",
                "plan/assumed",
                "plan/assumed-gone",
            ]);
            repo.git(&["update-index", "--skip-worktree", "plan/skipped", "plan/skipped-gone"]);
            for name in ["assumed", "skipped", "seen"] {
                repo.write(&format!("plan/{name}"), "2");
            }
            for name in ["assumed-gone", "skipped-gone"] {
                std::fs::remove_file(repo.file("plan").join(name)).unwrap();
            }
            assert_eq!(changed(&repo, "plan"), ["Modified plan/seen"], "version {version}");
            assert_eq!(repo.status(), [" M plan/seen"]);
        }
    }

    #[test]
    fn what_a_sparse_checkout_leaves_out_is_unchanged() {
        for kind in ["--sparse-index", "--no-sparse-index", "--no-cone"] {
            let repo = TestRepo::new();
            for name in ["a/1", "b/1", "b/2"] {
                repo.write(&format!("plan/{name}"), "1");
            }
            repo.git(&["add", "."]);
            repo.commit_staged("all", 0);
            assert_eq!(repo.open().left_out_files(&repo_path("plan")).unwrap(), 0);
            repo.git(&["sparse-checkout", "set", kind, "plan/a"]);
            assert!(!repo.file("plan/b/1").exists());
            assert_eq!(changed(&repo, "plan"), [""; 0], "{kind}");
            assert_eq!(repo.open().left_out_files(&repo_path("plan")).unwrap(), 2, "{kind}");
            assert_eq!(repo.open().left_out_files(&repo_path("plan/a")).unwrap(), 0, "{kind}");
            // A file that is there all the same is looked at, as git does.
            repo.write("plan/b/1", "2");
            assert_eq!(changed(&repo, "plan"), ["Modified plan/b/1"], "{kind}");
            assert_eq!(repo.open().left_out_files(&repo_path("plan")).unwrap(), 1, "{kind}");
        }
    }

    #[test]
    fn is_empty_after_a_record_and_full_before_the_first() {
        let repo = TestRepo::new();
        repo.write("plan/a", "1");
        assert_eq!(changed(&repo, "plan"), ["Added plan/a"]);
        repo.open()
            .record(&record_of("plan/a", Some("1"), Some("2"), "x"))
            .unwrap_err();
        let mut record = record_of("plan/a", Some("1"), Some("2"), "x");
        record.files[0].expected_head = None;
        repo.open().record(&record).unwrap();
        assert_eq!(changed(&repo, "plan"), [""; 0]);
    }
}
