//! A plan as git keeps it: in a commit or in the index.

use std::collections::BTreeMap;
use std::io;

use super::{Error, PlanRepository, Workspace};
use copil_git::{CommitId, Oid, ReadError, TrackedFile};
use copil_store::{EntryKind, PlanPath, Snapshot};

/// Where git keeps a version of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// In a commit.
    Commit(CommitId),
    /// In the index, ready for the next `git commit`.
    Index,
}

/// The names of a plan's files in one version, each with the name of its content.
pub(super) struct PlanTree<'r> {
    repo: &'r PlanRepository,
    files: BTreeMap<PlanPath, TrackedFile>,
}

impl<'r> PlanTree<'r> {
    /// The files of a version.
    pub(super) fn at(repo: &'r PlanRepository, version: Version) -> Result<Self, ReadError> {
        let files = match version {
            Version::Commit(commit) => repo.git.files_at(commit, &repo.root)?,
            Version::Index => repo.git.staged_files(&repo.root)?,
        };
        Ok(Self::of(repo, files))
    }

    /// The files of the last commit; none before the first.
    pub(super) fn at_head(repo: &'r PlanRepository) -> Result<Self, ReadError> {
        match repo.git.head()?.commit() {
            Some(commit) => Self::at(repo, Version::Commit(commit)),
            None => Ok(Self::of(repo, Vec::new())),
        }
    }

    fn of(repo: &'r PlanRepository, files: Vec<TrackedFile>) -> Self {
        let named = files.into_iter().filter_map(|file| {
            let path = PlanPath::found(file.path.relative_to(&repo.root)?);
            Some((path, file))
        });
        Self {
            repo,
            files: named.collect(),
        }
    }

    /// The files' paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PlanPath> {
        self.files.keys()
    }

    /// A file as git keeps it.
    pub(super) fn file(&self, path: &PlanPath) -> Option<&TrackedFile> {
        self.files.get(path)
    }

    /// What a file is.
    pub(super) fn kind(&self, path: &PlanPath) -> EntryKind {
        match self.file(path) {
            Some(file) if file.is_symlink => EntryKind::Symlink,
            _ => EntryKind::File,
        }
    }

    /// The name of what a file holds.
    pub(super) fn oid(&self, path: &PlanPath) -> Option<Oid> {
        self.file(path).map(|file| file.oid)
    }

    /// What a file holds.
    pub(super) fn bytes(&self, path: &PlanPath) -> Result<Option<Vec<u8>>, ReadError> {
        let oid = self.oid(path);
        oid.map(|oid| self.repo.git.blob(oid)).transpose()
    }
}

impl Workspace {
    /// The plan in a version that git keeps, with the problems, the people and the rules that it had then.
    pub fn at(&self, version: Version) -> Result<Snapshot, Error> {
        self.at_where(version, &|_| true)
    }

    /// The same of some of the files alone.
    pub(super) fn at_where(&self, version: Version, is_wanted: &dyn Fn(&PlanPath) -> bool) -> Result<Snapshot, Error> {
        let tree = PlanTree::at(self.writable_repository()?, version)?;
        let wanted = tree.paths().filter(|path| is_wanted(path));
        let names = wanted.map(|path| (path.clone(), tree.kind(path)));
        let read = |path: &PlanPath| {
            let bytes = tree.bytes(path).map_err(io::Error::other)?;
            bytes.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        };
        Ok(Snapshot::of_files(self.plan().id.clone(), names.collect(), &read)?)
    }
}
