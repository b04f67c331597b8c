//! Which files differ from the last commit.

use git2::{ErrorCode, StatusOptions};

use super::{ReadError, RepoPath, Repository};

/// A file of the work tree that differs from the last commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// The file.
    pub path: RepoPath,
    /// How it differs.
    pub kind: ChangeKind,
}

/// How a file of the work tree differs from the last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// The last commit has no such file.
    Added,
    /// It holds something else.
    Modified,
    /// It is gone.
    Deleted,
}

impl Repository {
    /// The files at or below `under` that differ from the last commit, whatever the index says of them, in path order.
    /// Files that git is told to ignore are left out. Only files whose size or time differ from the index's are read.
    pub fn changed_files(&self, under: &RepoPath) -> Result<Vec<ChangedFile>, ReadError> {
        let mut options = StatusOptions::new();
        options
            .include_untracked(true)
            .recurse_untracked_dirs(true)
            .include_ignored(false)
            .exclude_submodules(true)
            .disable_pathspec_match(true);
        if !under.is_root() {
            options.pathspec(under.as_str());
        }
        let statuses = match self.git.statuses(Some(&mut options)) {
            Ok(statuses) => statuses,
            Err(error) if error.code() == ErrorCode::BareRepo => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut changed = Vec::new();
        for status in statuses.iter() {
            let Some(path) = status.path().ok().and_then(|path| RepoPath::new(path).ok()) else {
                continue;
            };
            changed.extend(self.against_head(path)?);
        }
        changed.sort_by(|a, b| a.path.as_str().cmp(b.path.as_str()));
        Ok(changed)
    }

    fn against_head(&self, path: RepoPath) -> Result<Option<ChangedFile>, ReadError> {
        let Some(work_dir) = self.work_dir() else {
            return Ok(None);
        };
        let on_disk = path.on_disk(work_dir);
        let work = match std::fs::symlink_metadata(&on_disk) {
            Ok(found) if found.is_file() => {
                let read = std::fs::read(&on_disk);
                Some(read.map_err(|source| ReadError::WorkFile {
                    path: path.clone(),
                    source,
                })?)
            }
            _ => None,
        };
        let head = self.blob_at_head(&path)?.map(|(_, bytes)| bytes);
        let kind = match (head, work) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Deleted,
            (Some(head), Some(work)) if head != work => ChangeKind::Modified,
            _ => return Ok(None),
        };
        Ok(Some(ChangedFile { path, kind }))
    }
}
