//! Git: open, record, walk, index. Knows bytes, paths and commits; knows no plan.
//!
//! ```text
//! Repository ─┬─ discover · head · identity · obstacle · changed_files     what is there, and what stands in the way
//!             ├─ record(&Record) -> CommitId                               one change, one commit, durable or not at all
//!             ├─ retire · delete_branch · references_below                branches that are not checked out, and tags
//!             ├─ walk (CommitDiff, CommitDiff, …)                          what each commit did to which files
//!             ├─ last_changes                                              the last commit of each of many folders
//!             ├─ SharedWalks                                               which commits touched each of many folders
//!             ├─ HistoryIndex                                              the walk, remembered inside the git folder
//!             └─ CommitGraph                                               which commit stands on which, and its moment
//! ```
//!
//! Everything local goes through libgit2. Paths are [`RepoPath`]s: relative to the work tree, separated by `/`. Hook
//! programs of the repository (`pre-commit`, `commit-msg`, …) are not run: a record is made by a program that has
//! checked it already, and must not depend on what one machine has installed.

#![deny(missing_docs)]

mod attribute;
mod changes;
mod checked;
mod clone;
mod commit_graph;
mod configuration;
mod conversion;
mod environment;
mod error;
mod fetch;
mod fork;
mod history_index;
mod identity;
mod libgit2;
mod object;
mod oid;
mod path;
mod record;
mod references;
mod remote_references;
mod repository;
mod shared_log;
mod tracked_file;
mod transfer;
mod transport;
mod tree_merge;
mod walk;

#[cfg(test)]
mod damage;
#[cfg(test)]
pub(crate) mod testing;

pub use changes::ChangedFile;
pub use clone::clone;
pub use commit_graph::{CommitGraph, GraphCommit, KnownGraph, MergeCommit};
pub(crate) use environment::GitEnvironment;
pub use error::{OpenError, ReadError, UnsupportedFeature};
pub use fetch::BegunFetch;
pub use fork::{Fork, ForkCommit};
pub use history_index::{CommitView, EntryReader, FileSet, HistoryIndex, HistoryIndexEntry, SignatureView};
pub use identity::{Identity, IdentityError, Signature, Timestamp};
pub use oid::{CommitId, CommitSet, Oid, OidError};
pub use path::{PathError, RepoPath};
pub use record::{
    BranchTip, FastForward, FileEdit, Joined, LockHolder, OperationSides, Record, RecordError, Retirement, SettleError,
    SideBranch, Staged, Tag, Unacknowledged, UnsettledFile,
};
pub use references::{AnnotatedTag, ReferenceTip};
pub use remote_references::{NamedReference, RemoteReferences};
pub use repository::{Head, Operation, Repository, RepositoryObstacle};
pub use shared_log::Exchange;
pub use tracked_file::TrackedFile;
pub use transfer::{Stop, Transfer};
pub use transport::{Divergence, SharedBranch, Sharing, TransportError};
pub use tree_merge::{JoinedFile, JoinedTrees};
pub use walk::{BlobContents, Commit, CommitDiff, FileDelta, LastChange, SharedWalks, WalkOptions};
