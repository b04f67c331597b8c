//! A repository: where it is, what it is on, and what stands in the way of writing to it.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use git2::{ErrorCode, ObjectType, RepositoryInitOptions, RepositoryOpenFlags, RepositoryState};

use super::object::Objects;
use super::record::{KnownIndex, staged_files, sync_everything};
use super::walk::Boundary;
use super::{
    CommitId, GitEnvironment, IdentityError, Oid, OpenError, ReadError, RepoPath, TrackedFile, UnsupportedFeature,
    libgit2,
};

/// A git repository opened at its work tree. Cheap to open, and may be sent to another thread but not shared: a worker
/// opens its own.
pub struct Repository {
    pub(super) git: git2::Repository,
    pub(super) environment: GitEnvironment,
    pub(super) durable: bool,
    /// How long a record waits for other processes to release their locks.
    pub(super) patience: Duration,
    pub(super) known_index: RefCell<Option<KnownIndex>>,
}

/// As many as git follows.
const MOST_ALIASES: usize = 5;

const PATIENCE: Duration = Duration::from_secs(3);

/// What `HEAD` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// A branch without a commit yet.
    Unborn {
        /// Short name, such as `main`.
        branch: String,
    },
    /// A branch.
    Branch {
        /// Short name, such as `main`.
        name: String,
        /// Its last commit.
        commit: CommitId,
    },
    /// A commit, without a branch that would move on.
    Detached {
        /// That commit.
        commit: CommitId,
    },
}

impl Head {
    /// The commit, unless there is none yet.
    pub fn commit(&self) -> Option<CommitId> {
        match self {
            Head::Unborn { .. } => None,
            Head::Branch { commit, .. } | Head::Detached { commit } => Some(*commit),
        }
    }
}

/// Something begun with git that waits to be finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `git merge`
    Merge,
    /// `git rebase`
    Rebase,
    /// `git cherry-pick`
    CherryPick,
    /// `git revert`
    Revert,
    /// `git bisect`
    Bisect,
    /// `git am`
    ApplyMailbox,
}

/// Why nothing can be recorded now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepositoryObstacle {
    /// The repository has no work tree.
    Bare,
    /// `HEAD` is on no branch: a commit made now would soon be lost.
    Detached {
        /// The commit that `HEAD` names.
        commit: CommitId,
    },
    /// Something begun with git waits to be finished.
    Operation(Operation),
    /// Git does not know who is writing.
    NoIdentity,
    /// Nothing is left of who is writing once what no commit can hold is taken away.
    UnusableIdentity {
        /// The name found.
        name: String,
        /// The address found.
        email: String,
    },
    /// The file is in conflict in the index.
    Conflicted {
        /// The file.
        path: RepoPath,
    },
    /// A sparse checkout leaves files of the plan out of the work tree.
    LeftOut {
        /// The plan's folder.
        under: RepoPath,
        /// How many.
        files: usize,
    },
    /// The work tree or the git folder cannot be written.
    ReadOnly {
        /// The folder.
        path: PathBuf,
    },
    /// The repository itself cannot be read as it should.
    Unreadable,
}

impl Repository {
    /// Opens the repository that holds `start` (a file or a folder), searched upward; worktrees and `.git` files are
    /// followed. Git's own environment variables count (`GIT_CONFIG_GLOBAL`, `GIT_CEILING_DIRECTORIES`, …).
    pub fn discover(start: &Path) -> Result<Repository, OpenError> {
        Repository::discover_with(start, GitEnvironment::of_process())
    }

    /// The git folder of the repository that holds `start`, found without opening the repository.
    pub fn git_dir_above(start: &Path) -> Option<PathBuf> {
        git_dir_above(start)
    }

    /// As [`Repository::discover`], with the identity variables given instead of the process's own.
    pub(crate) fn discover_with(start: &Path, environment: GitEnvironment) -> Result<Repository, OpenError> {
        libgit2::prepare();
        let folder = if start.is_file() {
            start.parent().unwrap_or(start)
        } else {
            start
        };
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let none: [&OsStr; 0] = [];
        match libgit2::open(
            || git2::Repository::open_ext(folder, RepositoryOpenFlags::FROM_ENV, none),
            true,
        ) {
            Ok(git) => Ok(Repository {
                git,
                environment,
                durable: true,
                patience: PATIENCE,
                known_index: RefCell::default(),
            }),
            Err(error) => Err(match error.code() {
                ErrorCode::NotFound => OpenError::NotFound {
                    start: start.to_owned(),
                },
                ErrorCode::Owner => OpenError::DubiousOwnership {
                    path: owned_folder(folder),
                },
                _ => match unsupported_feature(folder) {
                    Some(feature) => OpenError::Unsupported {
                        path: folder.to_owned(),
                        feature,
                    },
                    None => OpenError::Unreadable {
                        path: folder.to_owned(),
                        source: error,
                    },
                },
            }),
        }
    }

    /// Makes an empty repository at `path` (with the folder, if need be) whose first branch is called `branch`.
    pub fn init(path: &Path, branch: &str) -> Result<Repository, OpenError> {
        libgit2::prepare();
        let mut options = RepositoryInitOptions::new();
        options.initial_head(branch).mkpath(true).external_template(false);
        libgit2::open(|| git2::Repository::init_opts(path, &options), true)
            .map(|git| Repository {
                git,
                environment: GitEnvironment::of_process(),
                durable: true,
                patience: PATIENCE,
                known_index: RefCell::default(),
            })
            .map_err(|source| OpenError::NotMade {
                path: path.to_owned(),
                source,
            })
    }

    /// A second handle on the same repository, for another thread.
    pub fn reopen(&self) -> Result<Repository, OpenError> {
        let unreadable = |source| OpenError::Unreadable {
            path: self.git_dir().to_owned(),
            source,
        };
        let git = self.open_again(self.durable).map_err(unreadable)?;
        let Repository {
            environment,
            durable,
            patience,
            ..
        } = self;
        Ok(Repository {
            git,
            environment: environment.clone(),
            durable: *durable,
            patience: *patience,
            known_index: RefCell::default(),
        })
    }

    fn open_again(&self, durable: bool) -> Result<git2::Repository, git2::Error> {
        let none: [&OsStr; 0] = [];
        libgit2::open(
            || git2::Repository::open_ext(self.git_dir(), RepositoryOpenFlags::NO_SEARCH, none),
            durable,
        )
    }

    /// Whether [`Repository::record`] flushes everything to disk before it reports success, which it does unless told
    /// otherwise. For building a repository from nothing: switch off, record, switch on, then
    /// [`Repository::sync_to_disk`].
    pub fn set_durable(&mut self, durable: bool) -> Result<(), ReadError> {
        if self.durable != durable {
            self.git = self.open_again(durable)?;
            self.durable = durable;
        }
        Ok(())
    }

    /// Flushes every file of the repository, work tree included, to disk.
    pub fn sync_to_disk(&self) -> std::io::Result<()> {
        sync_everything(self.work_dir().unwrap_or(self.git_dir()))
    }

    /// The top of the work tree; `None` in a bare repository.
    pub fn work_dir(&self) -> Option<&Path> {
        self.git.workdir()
    }

    /// The git folder of this work tree.
    pub fn git_dir(&self) -> &Path {
        self.git.path()
    }

    /// The git folder that all work trees of the repository share.
    pub fn common_dir(&self) -> &Path {
        self.git.commondir()
    }

    /// The repository's name for a path on disk, which need not exist. `..` and symbolic links in its existing part are
    /// resolved first.
    pub fn path_of(&self, path: &Path) -> Result<RepoPath, ReadError> {
        let outside = || ReadError::Outside { path: path.to_owned() };
        let work_dir = self
            .work_dir()
            .and_then(|dir| dir.canonicalize().ok())
            .ok_or_else(outside)?;
        let mut missing = Vec::new();
        let mut existing = path;
        let absolute = loop {
            let candidate = if existing.as_os_str().is_empty() {
                Path::new(".")
            } else {
                existing
            };
            match candidate.canonicalize() {
                Ok(found) => break found,
                Err(_) => {
                    missing.push(existing.file_name().ok_or_else(outside)?);
                    existing = existing.parent().ok_or_else(outside)?;
                }
            }
        };
        let absolute: PathBuf = absolute.iter().chain(missing.into_iter().rev()).collect();
        let relative = absolute.strip_prefix(&work_dir).map_err(|_| outside())?;
        let parts: Option<Vec<&str>> = relative.iter().map(OsStr::to_str).collect();
        RepoPath::new(&parts.ok_or_else(outside)?.join("/")).map_err(|_| outside())
    }

    /// Whether the environment says when changes are made (`GIT_AUTHOR_DATE`).
    pub fn has_author_date(&self) -> bool {
        self.environment.author_date.is_some()
    }

    /// What `HEAD` names.
    pub fn head(&self) -> Result<Head, ReadError> {
        let reference = self.git.find_reference("HEAD")?;
        let symbolic = reference.symbolic_target()?.map(str::to_owned);
        let Some(mut target) = symbolic else {
            let commit = reference
                .target()
                .ok_or(ReadError::Git(git2::Error::from_str("HEAD names nothing")))?;
            return Ok(Head::Detached {
                commit: CommitId(commit.into()),
            });
        };
        // A branch may be another name of a branch, which is then the one that moves.
        for _ in 0..MOST_ALIASES {
            match self
                .git
                .find_reference(&target)
                .ok()
                .map(|found| found.symbolic_target().map(|name| name.map(str::to_owned)))
            {
                Some(Ok(Some(next))) => target = next,
                _ => break,
            }
        }
        let name = target.strip_prefix("refs/heads/").unwrap_or(&target).to_owned();
        match self.git.refname_to_id(&target) {
            Ok(commit) => Ok(Head::Branch {
                name,
                commit: CommitId(commit.into()),
            }),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(Head::Unborn { branch: name }),
            Err(error) => Err(error.into()),
        }
    }

    /// Something begun with git that waits to be finished in this work tree.
    pub(super) fn operation_under_way(&self) -> Option<Operation> {
        match self.git.state() {
            RepositoryState::Clean => None,
            RepositoryState::Merge => Some(Operation::Merge),
            RepositoryState::Revert | RepositoryState::RevertSequence => Some(Operation::Revert),
            RepositoryState::CherryPick | RepositoryState::CherryPickSequence => Some(Operation::CherryPick),
            RepositoryState::Bisect => Some(Operation::Bisect),
            RepositoryState::Rebase | RepositoryState::RebaseInteractive | RepositoryState::RebaseMerge => {
                Some(Operation::Rebase)
            }
            RepositoryState::ApplyMailbox | RepositoryState::ApplyMailboxOrRebase => Some(Operation::ApplyMailbox),
        }
    }

    /// Writes a file of what is kept for speed or for the next time, all or nothing, into `copil` of the git folder.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let folder = self.common_dir().join("copil");
        std::fs::create_dir_all(&folder)?;
        let mut next = tempfile::Builder::new().prefix("kept-new-").tempfile_in(&folder)?;
        std::io::Write::write_all(&mut next, bytes)?;
        next.persist(folder.join(name))?;
        Ok(())
    }

    /// Where such a file is.
    pub fn kept(&self, name: &str) -> PathBuf {
        self.common_dir().join("copil").join(name)
    }

    /// Writes a value into the repository's own configuration.
    pub fn set_config_string(&self, key: &str, value: &str) -> Result<(), ReadError> {
        Ok(self
            .git
            .config()?
            .open_level(git2::ConfigLevel::Local)?
            .set_str(key, value)?)
    }

    /// A name that changes whenever history ends elsewhere, as when a shallow clone is deepened.
    pub fn history_end(&self) -> Oid {
        Boundary::fingerprint(self.common_dir())
    }

    /// Whether a shallow clone ends with the commit.
    pub fn is_edge(&self, commit: CommitId) -> bool {
        Boundary::read(self.common_dir()).is_edge(commit)
    }

    /// Why nothing below `under` can be recorded now; `None` when all is well as far as can be seen without trying.
    pub fn obstacle(&self, under: &RepoPath) -> Option<RepositoryObstacle> {
        let left_out = || {
            // An index that cannot be read is told of when it is to be written.
            let files = self.left_out_files(under).unwrap_or(0);
            let under = under.clone();
            (files > 0).then_some(RepositoryObstacle::LeftOut { under, files })
        };
        let standing = self.standing_obstacle().or_else(left_out);
        standing.or_else(|| self.writer_obstacle())
    }

    /// Why nothing can be recorded on a branch that is not checked out, which stands in nobody's way.
    pub fn writer_obstacle(&self) -> Option<RepositoryObstacle> {
        match self.identity() {
            Ok(_) => self
                .read_only_folder()
                .map(|path| RepositoryObstacle::ReadOnly { path }),
            Err(IdentityError::Config(_)) => Some(RepositoryObstacle::Unreadable),
            Err(IdentityError::Unusable { name, email }) => Some(RepositoryObstacle::UnusableIdentity { name, email }),
            Err(_) => Some(RepositoryObstacle::NoIdentity),
        }
    }

    /// What stands in the way whoever writes.
    pub(super) fn standing_obstacle(&self) -> Option<RepositoryObstacle> {
        if self.work_dir().is_none() {
            return Some(RepositoryObstacle::Bare);
        }
        if let Some(operation) = self.operation_under_way() {
            return Some(RepositoryObstacle::Operation(operation));
        }
        match self.head() {
            Ok(Head::Detached { commit }) => Some(RepositoryObstacle::Detached { commit }),
            Ok(_) => None,
            Err(_) => Some(RepositoryObstacle::Unreadable),
        }
    }

    fn read_only_folder(&self) -> Option<PathBuf> {
        [self.work_dir()?, self.git_dir()]
            .into_iter()
            .find(|folder| tempfile::tempfile_in(folder).is_err_and(|error| refuses_writing(&error)))
            .map(Path::to_owned)
    }

    /// The commit that a name such as `HEAD~2`, `main` or `1a2b3c4` stands for.
    pub fn resolve(&self, name: &str) -> Result<CommitId, ReadError> {
        self.git
            .revparse_single(name)
            .and_then(|object| object.peel_to_commit())
            .map(|commit| CommitId(commit.id().into()))
            .map_err(|error| match error.code() {
                ErrorCode::NotFound | ErrorCode::InvalidSpec | ErrorCode::Ambiguous | ErrorCode::Peel => {
                    ReadError::UnknownRevision { name: name.to_owned() }
                }
                _ => ReadError::Git(error),
            })
    }

    /// A file's content by its name.
    pub fn blob(&self, oid: Oid) -> Result<Vec<u8>, ReadError> {
        Ok(Objects::of(&self.git)?.read(oid, ObjectType::Blob)?.data().to_vec())
    }

    /// The file as the last commit holds it.
    pub fn blob_at_head(&self, path: &RepoPath) -> Result<Option<(Oid, Vec<u8>)>, ReadError> {
        match self.head()?.commit() {
            Some(commit) => self.blob_at(commit, path),
            None => Ok(None),
        }
    }

    /// The file as a commit holds it; `None` when it holds none of that name.
    pub fn blob_at(&self, commit: CommitId, path: &RepoPath) -> Result<Option<(Oid, Vec<u8>)>, ReadError> {
        let objects = Objects::of(&self.git)?;
        match objects.entry_at(objects.tree_of(commit)?, path.parts())? {
            Some((mode, oid)) if mode & 0o170_000 == 0o100_000 => {
                let content = objects.read(oid, ObjectType::Blob)?.data().to_vec();
                Ok(Some((oid, content)))
            }
            _ => Ok(None),
        }
    }

    /// The file as the index holds it, ready for the next `git commit`.
    pub fn staged(&self, path: &RepoPath) -> Result<Option<(Oid, Vec<u8>)>, ReadError> {
        let files = staged_files(self, path)?;
        match files.into_iter().find(|file| file.path == *path) {
            Some(file) => Ok(Some((file.oid, self.blob(file.oid)?))),
            None => Ok(None),
        }
    }

    /// Every file below `under` as the index holds it, in path order. What is in conflict or only meant to be added is
    /// left out.
    pub fn staged_files(&self, under: &RepoPath) -> Result<Vec<TrackedFile>, ReadError> {
        staged_files(self, under)
    }

    /// Every file below `under` as a commit holds it, in path order.
    pub fn files_at(&self, commit: CommitId, under: &RepoPath) -> Result<Vec<TrackedFile>, ReadError> {
        let objects = Objects::of(&self.git)?;
        let root = objects.tree_of(commit)?;
        let mut files = Vec::new();
        if let Some((mode, oid)) = objects.entry_at(root, under.parts())? {
            objects.files_below(mode, oid, under.as_str().as_bytes().to_vec(), &mut files)?;
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }
}

/// Whether the system refuses writing for good: permissions or a read-only disk.
pub(super) fn refuses_writing(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem
    )
}

/// The folder that `safe.directory` would have to name: the nearest one upward with a `.git`.
fn owned_folder(start: &Path) -> PathBuf {
    let start = start.canonicalize().unwrap_or_else(|_| start.to_owned());
    start
        .ancestors()
        .find(|folder| folder.join(".git").exists())
        .unwrap_or(&start)
        .to_owned()
}

/// The git folder of the repository that holds `start`, found without opening the repository.
pub(super) fn git_dir_above(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find_map(|folder| {
        let git = folder.join(".git");
        let kind = fs::symlink_metadata(&git).ok()?;
        if kind.is_file() {
            let link = copil_file::read_text(&git).ok()?;
            return Some(folder.join(link.strip_prefix("gitdir: ")?.trim_end()));
        }
        Some(git)
    })
}

/// What the configuration of a repository that cannot be opened says that it needs.
fn unsupported_feature(start: &Path) -> Option<UnsupportedFeature> {
    let git_dir = git_dir_above(start)?;
    let common = copil_file::read_text(&git_dir.join("commondir"))
        .map_or_else(|_| git_dir.clone(), |common| git_dir.join(common.trim_end()));
    let config = git2::Config::open(&common.join("config")).ok()?;
    let value = |key: &str| config.get_string(key).ok();
    let hash = value("extensions.objectformat").filter(|format| format != "sha1");
    let references = value("extensions.refstorage").filter(|format| format != "files");
    hash.map(UnsupportedFeature::ObjectFormat)
        .or(references.map(UnsupportedFeature::ReferenceFormat))
}
