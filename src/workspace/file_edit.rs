//! What is done to one file, alike in the work tree, in the commit and in the index.

use std::io;
use std::path::{Path, PathBuf};

use super::plan_tree::{PlanTree, Version};
use super::prepare::PreparedFile;
use super::{Error, PlanRepository, Workspace};
use copil_git::{FileEdit, Oid, RepoPath, Staged};
use copil_store::{EditError, PlanPath};

/// Files before and after, each with what is done to it.
pub(super) type FileEdits = Vec<(PreparedFile, FileEdit)>;

/// How a file's bytes become others.
pub(super) type EditBytes<'e> = &'e dyn Fn(&[u8]) -> Result<Vec<u8>, EditError>;

/// What git keeps of a file, by the names of the contents.
#[derive(Clone, Copy)]
pub(super) struct KeptVersion {
    /// In the last commit.
    head: Oid,
    /// In the index.
    staged: Oid,
}

/// What git keeps of the plan's files, looked up once where many are asked for.
pub(super) struct KeptVersions<'r> {
    head: PlanTree<'r>,
    /// `None` for a proposal, which is not checked out.
    index: Option<PlanTree<'r>>,
}

impl<'r> KeptVersions<'r> {
    /// Of the plan that a workspace writes to.
    pub(super) fn of(workspace: &Workspace, repo: &'r PlanRepository) -> Result<Self, Error> {
        let head = match &workspace.proposal {
            Some(proposal) => PlanTree::at(repo, Version::Commit(proposal.commit()))?,
            None => PlanTree::at_head(repo)?,
        };
        let index = match &workspace.proposal {
            Some(_) => None,
            None => Some(PlanTree::at(repo, Version::Index)?),
        };
        Ok(Self { head, index })
    }

    /// What it keeps of one file.
    pub(super) fn of_file(&self, path: &PlanPath) -> Option<KeptVersion> {
        let of = |tree: &PlanTree<'_>| tree.file(path).filter(|file| !file.is_symlink).map(|file| file.oid);
        let head = of(&self.head)?;
        let staged = self.index.as_ref().map_or(Some(head), of)?;
        Some(KeptVersion { head, staged })
    }
}

impl Workspace {
    /// A file that is not there yet.
    pub(super) fn create(&self, repo: &PlanRepository, path: PlanPath, bytes: Vec<u8>) -> Result<FileEdits, Error> {
        self.check_free(&path)?;
        self.create_in_place(repo, path, bytes)
    }

    /// A file where another one leaves.
    pub(super) fn create_in_place(
        &self,
        repo: &PlanRepository,
        path: PlanPath,
        bytes: Vec<u8>,
    ) -> Result<FileEdits, Error> {
        let edit = FileEdit::new(recordable_path(repo, &path)?, None, Some(bytes.clone()));
        let file = PreparedFile {
            path,
            before: None,
            after: Some(bytes),
        };
        Ok(vec![(file, edit)])
    }

    fn check_free(&self, path: &PlanPath) -> Result<(), Error> {
        let is_taken = match &self.proposal {
            Some(_) => self.read_if_there(path)?.is_some(),
            None => self.on_disk(path).symlink_metadata().is_ok(),
        };
        match is_taken {
            true => Err(Error::FileInTheWay { path: path.clone() }),
            false => Ok(()),
        }
    }

    /// Carries a file from one path to another through `edit`, alike in the work tree, in the commit and in the index:
    /// what else someone did to the file and did not record stays just so.
    pub(super) fn transform(
        &self,
        repo: &PlanRepository,
        origin: &PlanPath,
        target: Option<&PlanPath>,
        edit: EditBytes<'_>,
    ) -> Result<FileEdits, Error> {
        let path = recordable_path(repo, origin)?;
        let kept = self.kept_version(repo, &path)?;
        self.transform_kept(repo, (origin, path), kept, target, edit)
    }

    /// What git keeps of one file; `None` where it has none in the last commit, or in the index.
    fn kept_version(&self, repo: &PlanRepository, path: &RepoPath) -> Result<Option<KeptVersion>, Error> {
        let Some(tip) = self.tip(repo)? else { return Ok(None) };
        let Some((head, _)) = repo.git.blob_at(tip, path)? else {
            return Ok(None);
        };
        let staged = match self.proposal {
            Some(_) => Some(head),
            None => repo.git.staged(path)?.map(|(oid, _)| oid),
        };
        Ok(staged.map(|staged| KeptVersion { head, staged }))
    }

    /// [`Workspace::transform`] of a file that is known to be recordable, and of which it is known what git keeps.
    pub(super) fn transform_kept(
        &self,
        repo: &PlanRepository,
        (origin, path): (&PlanPath, RepoPath),
        kept: Option<KeptVersion>,
        target: Option<&PlanPath>,
        edit: EditBytes<'_>,
    ) -> Result<FileEdits, Error> {
        let work = self.read(origin)?;
        let unrecorded = || Error::UnrecordedEdits { path: origin.clone() };
        let KeptVersion {
            head: head_oid,
            staged: staged_oid,
        } = kept.ok_or_else(unrecorded)?;
        let work_after = edit(&work).map_err(|source| Error::Edit {
            path: origin.clone(),
            source,
        })?;
        let as_kept = Oid::of_blob(&work);
        let edited = |oid: Oid| match oid == as_kept {
            true => Ok(work_after.clone()),
            false => edit(&repo.git.blob(oid)?).map_err(|_| unrecorded()),
        };
        let committed = edited(head_oid)?;
        // An entry that holds what the last commit does follows the next one.
        let staged_after = match staged_oid == head_oid {
            true => None,
            false => Some(edited(staged_oid)?),
        };
        let staged_as = |expected: Option<Oid>, is_there: bool| match &staged_after {
            None => Staged::Keep,
            Some(after) => Staged::Content {
                expected,
                content: is_there.then(|| after.clone()),
            },
        };
        let stays = target == Some(origin);
        let from = FileEdit {
            path,
            work_before: Some(work.clone()),
            work_after: stays.then(|| work_after.clone()),
            committed: stays.then(|| committed.clone()),
            expected_head: Some(head_oid),
            staged: staged_as(Some(staged_oid), stays),
        };
        let file = PreparedFile {
            path: origin.clone(),
            before: Some(work),
            after: from.work_after.clone(),
        };
        let mut edits = vec![(file, from)];
        if let Some(target) = target.filter(|_| !stays) {
            self.check_free(target)?;
            let to = FileEdit {
                path: recordable_path(repo, target)?,
                work_before: None,
                work_after: Some(work_after.clone()),
                committed: Some(committed),
                expected_head: None,
                staged: staged_as(None, true),
            };
            let file = PreparedFile {
                path: target.clone(),
                before: None,
                after: Some(work_after),
            };
            edits.push((file, to));
        }
        Ok(edits)
    }

    /// The edit that records a file just as it is; `head` and `index` are what git keeps of it now.
    pub(super) fn record_as_it_is(
        &self,
        repo: &PlanRepository,
        (head, index): &(PlanTree<'_>, PlanTree<'_>),
        path: &PlanPath,
    ) -> Result<(PreparedFile, FileEdit), Error> {
        let work = self.read_if_there(path)?;
        let found = recordable_path(repo, path)?;
        let committed = match &work {
            Some(work) => Some(repo.git.to_committed(&found, work)?.into_owned()),
            None => None,
        };
        let (head_oid, staged_oid) = (head.oid(path), index.oid(path));
        // What is staged of the file is part of what is recorded: the entry follows the commit.
        let staged = if staged_oid == head_oid {
            Staged::Keep
        } else {
            Staged::Content {
                expected: staged_oid,
                content: committed.clone(),
            }
        };
        let edit = FileEdit {
            path: found,
            work_before: work.clone(),
            work_after: work.clone(),
            committed: committed.clone(),
            expected_head: head_oid,
            staged,
        };
        let file = PreparedFile {
            path: path.clone(),
            before: head.bytes(path)?,
            after: committed,
        };
        Ok((file, edit))
    }

    pub(super) fn read(&self, path: &PlanPath) -> Result<Vec<u8>, Error> {
        let failed = |source| Error::Io {
            path: path.clone(),
            source,
        };
        match &self.proposal {
            Some(_) => {
                let found = self.read_if_there(path)?;
                found.ok_or_else(|| failed(io::ErrorKind::NotFound.into()))
            }
            None => copil_file::read(&self.on_disk(path)).map_err(failed),
        }
    }

    pub(super) fn read_if_there(&self, path: &PlanPath) -> Result<Option<Vec<u8>>, Error> {
        let Some(proposal) = &self.proposal else {
            return read_if_there(&self.dir, path);
        };
        let repo = self.writable_repository()?;
        let found = repo.git.blob_at(proposal.commit(), &repo_path(repo, path)?)?;
        Ok(found.map(|(_, bytes)| bytes))
    }
}

/// What a file of the plan in a folder holds; `None` when there is none.
pub(super) fn read_if_there(dir: &Path, path: &PlanPath) -> Result<Option<Vec<u8>>, Error> {
    match copil_file::read(&on_disk(dir, path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(Error::Io {
            path: path.clone(),
            source,
        }),
    }
}

/// Where a file of the plan in a folder is.
pub(super) fn on_disk(dir: &Path, path: &PlanPath) -> PathBuf {
    path.as_str()
        .split('/')
        .fold(dir.to_owned(), |folder, part| folder.join(part))
}

/// The repository's name for a file that is to be recorded, unless it is another repository's, or git has a filter for it:
/// its versions in the commit and in the index are not what the work file holds then.
pub(super) fn recordable_path(repo: &PlanRepository, path: &PlanPath) -> Result<RepoPath, Error> {
    let path = repo_path(repo, path)?;
    repo.git.check_paths([&path])?;
    Ok(path)
}

/// The repository's name for one of the plan's files.
pub(super) fn repo_path(repo: &PlanRepository, path: &PlanPath) -> Result<RepoPath, Error> {
    let mut found = repo.root.clone();
    for part in path.as_str().split('/') {
        found = found
            .join(part)
            .map_err(|_| Error::FileInTheWay { path: path.clone() })?;
    }
    Ok(found)
}
