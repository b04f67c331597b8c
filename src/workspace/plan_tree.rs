//! A plan as git keeps it: in a commit or in the index.

use std::collections::BTreeMap;
use std::io;

use super::versions::SharedContents;
use super::{Error, PlanRepository, Workspace};
use copil_git::{CommitId, Oid, ReadError, TrackedFile};
use copil_plan::check::CheckScope;
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
            Version::Commit(commit) => files_at(repo, commit)?,
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

    /// The same for whoever puts a plan together.
    fn read(&self, path: &PlanPath) -> io::Result<Vec<u8>> {
        let bytes = self.bytes(path).map_err(io::Error::other)?;
        bytes.ok_or(io::ErrorKind::NotFound.into())
    }
}

/// The files of a plan in a commit. Where its folder had another name then, they are told by the one of now.
fn files_at(repo: &PlanRepository, commit: CommitId) -> Result<Vec<TrackedFile>, ReadError> {
    let files = repo.git.files_at(commit, &repo.root)?;
    let Some(head) = repo.git.head()?.commit().filter(|_| files.is_empty()) else {
        return Ok(files);
    };
    let graph = repo.graph(head)?;
    let line: Vec<CommitId> = graph.first_parent_line(head).map(|commit| commit.id).collect();
    let Some(former) = repo.git.former_folder(&line, commit, &repo.root)? else {
        return Ok(files);
    };
    let renamed = |file: TrackedFile| {
        let path = repo.root.join(file.path.relative_to(&former)?).ok()?;
        Some(TrackedFile { path, ..file })
    };
    Ok(repo
        .git
        .files_at(commit, &former)?
        .into_iter()
        .filter_map(renamed)
        .collect())
}

impl Workspace {
    /// The plan in a version that git keeps, with the problems, the people and the rules that it had then.
    pub fn at(&self, version: Version) -> Result<Snapshot, Error> {
        self.at_where(version, &|_| true)
    }

    /// The same of some of the files alone.
    pub(super) fn at_where(&self, version: Version, is_wanted: &dyn Fn(&PlanPath) -> bool) -> Result<Snapshot, Error> {
        let repo = self.writable_repository()?;
        let tree = PlanTree::at(repo, version)?;
        self.snapshot_of(&tree, CheckScope::Whole, is_wanted, &SharedContents::default())
    }

    /// The plan that the files of a tree hold. What is the same in another tree is taken from its plan.
    pub(super) fn snapshot_like(
        &self,
        tree: &PlanTree<'_>,
        (other, its): (&Snapshot, &PlanTree<'_>),
    ) -> Result<Snapshot, Error> {
        let names = tree.paths().map(|path| (path.clone(), tree.kind(path)));
        let is_same = |path: &PlanPath| tree.oid(path) == its.oid(path);
        let (id, read) = (self.plan().id.clone(), |path: &PlanPath| tree.read(path));
        Ok(Snapshot::of_files_like(id, names.collect(), (other, &is_same), &read)?)
    }

    /// The plan that the wanted files of a tree hold, some of which may be parsed already; `scope` says whether actions are
    /// left out.
    pub(super) fn snapshot_of(
        &self,
        tree: &PlanTree<'_>,
        scope: CheckScope,
        is_wanted: &dyn Fn(&PlanPath) -> bool,
        contents: &SharedContents,
    ) -> Result<Snapshot, Error> {
        let wanted = tree.paths().filter(|path| is_wanted(path));
        let names = wanted.map(|path| (path.clone(), tree.kind(path)));
        let parsed = |path: &PlanPath| contents.known(tree.oid(path)?)?.into_table();
        let (id, read) = (self.plan().id.clone(), |path: &PlanPath| tree.read(path));
        Ok(Snapshot::of_some_files(id, names.collect(), scope, &parsed, &read)?)
    }
}
