//! What can go wrong while opening and reading a repository.

use std::path::PathBuf;

use thiserror::Error;

use super::{Oid, RepoPath};

/// Why no repository could be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Neither the folder nor one above it is a repository.
    #[error("no git repository in {} or above it", start.display())]
    NotFound {
        /// The folder where the search began.
        start: PathBuf,
    },
    /// The repository belongs to another user of this machine and is not listed in `safe.directory`.
    #[error("the repository at {} belongs to another user", path.display())]
    DubiousOwnership {
        /// What `safe.directory` would have to name.
        path: PathBuf,
    },
    /// The repository is of a kind that libgit2 cannot read.
    #[error("the repository at {} needs {feature:?}", path.display())]
    Unsupported {
        /// Where the repository was looked for.
        path: PathBuf,
        /// What it needs.
        feature: UnsupportedFeature,
    },
    /// The folder cannot be read, or is a repository that libgit2 does not understand.
    #[error("cannot open the repository at {}", path.display())]
    Unreadable {
        /// Where the repository was looked for.
        path: PathBuf,
        /// What libgit2 said.
        source: git2::Error,
    },
    /// A repository could not be made there.
    #[error("cannot make a repository at {}", path.display())]
    NotMade {
        /// Where it was to be.
        path: PathBuf,
        /// What libgit2 said.
        source: git2::Error,
    },
}

/// What a repository needs and libgit2 does not offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnsupportedFeature {
    /// Objects named by another hash than SHA-1, such as `sha256`.
    ObjectFormat(String),
    /// References kept otherwise than in files, such as `reftable`.
    ReferenceFormat(String),
}

/// Why something could not be read from a repository.
#[derive(Debug, Error)]
pub enum ReadError {
    /// An object that another one names is not there: a damaged or partial clone.
    #[error("object {oid} is missing from the repository")]
    Missing {
        /// The object.
        oid: Oid,
    },
    /// An object is there but its bytes make no sense.
    #[error("object {oid} is damaged")]
    Damaged {
        /// The object.
        oid: Oid,
    },
    /// No commit goes by this name.
    #[error("no commit is called {name:?}")]
    UnknownRevision {
        /// The name as given.
        name: String,
    },
    /// The path does not name a file or folder inside the work tree.
    #[error("{} lies outside the repository", path.display())]
    Outside {
        /// The path as given.
        path: PathBuf,
    },
    /// A work file could not be read.
    #[error("cannot read {path}")]
    WorkFile {
        /// The file.
        path: RepoPath,
        /// What the system said.
        source: std::io::Error,
    },
    /// Git's index is damaged or cannot be read.
    #[error("cannot read git's index")]
    Index {
        /// What the system said, when it was the system.
        source: Option<std::io::Error>,
    },
    /// A value of git's configuration makes no sense.
    #[error("{value:?} is no value of {key}")]
    Setting {
        /// The key, such as `commit.gpgsign`.
        key: String,
        /// Its value.
        value: String,
        /// The file that says so, and the line, where they can be told.
        place: Option<(PathBuf, Option<usize>)>,
    },
    /// History is larger than its index can hold.
    #[error("history is too large to be indexed")]
    TooLarge,
    /// Another failure of libgit2.
    #[error("cannot read the repository")]
    Git(#[from] git2::Error),
}
