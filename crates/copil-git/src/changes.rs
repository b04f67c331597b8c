//! Work files that differ from the last commit.

use std::collections::HashMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use super::record::{IndexFile, Stat, TEMPORARY_PREFIX};
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
    /// The files at or below `under` whose content in the work tree is not that of the last commit, in path order,
    /// staged or not. A file is read only where git's index cannot vouch for it.
    pub fn changed_files(&self, under: &RepoPath) -> Result<Vec<ChangedFile>, ReadError> {
        let Some(work_dir) = self.work_dir() else {
            return Ok(Vec::new());
        };
        let committed = match self.head()?.commit() {
            Some(commit) => self.files_at(commit, under)?,
            None => Vec::new(),
        };
        let mut comparison = Comparison {
            repo: self,
            work_dir,
            stage: IndexFile::open(self.git_dir()).ok(),
            unseen: committed
                .iter()
                .filter(|file| !file.is_symlink)
                .map(|file| (file.path.as_str(), file.oid))
                .collect(),
            changed: Vec::new(),
        };
        comparison.place(under)?;
        let Comparison {
            unseen,
            mut changed,
            stage,
            ..
        } = comparison;
        let left_out = |path: &str| {
            let entry = stage.as_ref().and_then(|stage| stage.entry(path.as_bytes()));
            entry.is_some_and(|entry| entry.skip_worktree)
        };
        for (path, oid) in unseen.into_iter().filter(|(path, _)| !left_out(path)) {
            changed.push(ChangedFile {
                path: RepoPath::found(path.as_bytes()),
                committed: Some(oid),
            });
        }
        changed.sort();
        Ok(changed)
    }
}

struct Comparison<'r, 'c> {
    repo: &'r Repository,
    work_dir: &'r Path,
    /// `None` when it is of a kind that only git reads: then every file is compared by content.
    stage: Option<IndexFile>,
    /// What the commit holds and the walk through the folders has not met.
    unseen: HashMap<&'c str, Oid>,
    changed: Vec<ChangedFile>,
}

impl Comparison<'_, '_> {
    fn place(&mut self, path: &RepoPath) -> Result<(), ReadError> {
        let on_disk = path.on_disk(self.work_dir);
        match fs::symlink_metadata(&on_disk) {
            Ok(found) if found.is_dir() => self.folder(path, &on_disk),
            Ok(found) => self.file(path.clone(), &found, &on_disk),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(source) => Err(ReadError::WorkFile {
                path: path.clone(),
                source,
            }),
        }
    }

    fn folder(&mut self, path: &RepoPath, on_disk: &Path) -> Result<(), ReadError> {
        let failed = |source| ReadError::WorkFile {
            path: path.clone(),
            source,
        };
        for entry in fs::read_dir(on_disk).map_err(failed)? {
            let entry: DirEntry = entry.map_err(failed)?;
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !name.starts_with(TEMPORARY_PREFIX)) else {
                continue;
            };
            // What cannot be named here cannot be recorded either: git folders, for one.
            let Ok(below) = path.join(name) else { continue };
            let kind = entry.file_type().map_err(failed)?;
            if !kind.is_dir() {
                match entry.metadata() {
                    Ok(found) => self.file(below, &found, &entry.path())?,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(failed(error)),
                }
            } else if !entry.path().join(".git").exists() {
                self.folder(&below, &entry.path())?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: RepoPath, found: &fs::Metadata, on_disk: &Path) -> Result<(), ReadError> {
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
                    None if found.is_file() => {
                        let content = fs::read(on_disk).map_err(|source| ReadError::WorkFile {
                            path: path.clone(),
                            source,
                        })?;
                        Some(Oid::of_blob(&content))
                    }
                    None => None,
                };
                if now == Some(committed) {
                    return Ok(());
                }
            }
            None if entry.is_none() && self.is_ignored(&path) => return Ok(()),
            None => {}
        }
        self.changed.push(ChangedFile { path, committed });
        Ok(())
    }

    fn is_ignored(&self, path: &RepoPath) -> bool {
        self.repo.git.is_path_ignored(path.as_str()).unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{TestRepo, record_of, repo_path};

    fn changed(repo: &TestRepo, under: &str) -> Vec<String> {
        let changed = repo.open().changed_files(&repo_path(under)).unwrap();
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
