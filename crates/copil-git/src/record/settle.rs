//! What git could not join: the files that it left unsettled, what it was about, and their settlement.

use std::io;
use std::process::{Command, Stdio};

use thiserror::Error;

use super::super::{CommitId, Oid, Operation, ReadError, RepoPath, Repository};
use super::work_file::WorkFile;

/// A file of which git's index holds several versions, each `None` where the file is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsettledFile {
    /// Which file.
    pub path: RepoPath,
    /// What both sides began with.
    pub base: Option<Oid>,
    /// The one at hand.
    pub ours: Option<Oid>,
    /// The other side's.
    pub theirs: Option<Oid>,
}

/// What git was about to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationSides {
    /// What is under way.
    pub operation: Operation,
    /// What both sides began with.
    pub base: CommitId,
    /// The commit at hand.
    pub ours: CommitId,
    /// The one that is joined to it.
    pub theirs: CommitId,
}

/// Why a settlement failed.
#[derive(Debug, Error)]
pub enum SettleError {
    /// A file cannot be written.
    #[error("cannot write {path}")]
    Write {
        /// The file.
        path: RepoPath,
        /// Why.
        source: io::Error,
    },
    /// Git could not be run, or did not take the files.
    #[error("git did not take it: {said}")]
    Git {
        /// What it said.
        said: String,
    },
}

impl Repository {
    /// The files below `under` that git left unsettled, in path order.
    pub fn unsettled_files(&self, under: &RepoPath) -> Result<Vec<UnsettledFile>, ReadError> {
        let index = self.git.index()?;
        let mut files = Vec::new();
        for conflict in index.conflicts()? {
            let conflict = conflict?;
            let entries = [&conflict.our, &conflict.their, &conflict.ancestor];
            let Some(entry) = entries.into_iter().flatten().next() else {
                continue;
            };
            let path = RepoPath::found(&entry.path);
            if path.relative_to(under).is_some() {
                let oid = |entry: &Option<git2::IndexEntry>| entry.as_ref().map(|entry| entry.id.into());
                files.push(UnsettledFile {
                    path,
                    base: oid(&conflict.ancestor),
                    ours: oid(&conflict.our),
                    theirs: oid(&conflict.their),
                });
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// What git is joining; `None` where it joins nothing, or more than two.
    pub fn operation_sides(&self) -> Result<Option<OperationSides>, ReadError> {
        let (Some(operation), Some(ours)) = (self.operation_under_way(), self.head()?.commit()) else {
            return Ok(None);
        };
        let name = match operation {
            Operation::Merge => "MERGE_HEAD",
            Operation::CherryPick => "CHERRY_PICK_HEAD",
            Operation::Revert => "REVERT_HEAD",
            Operation::Rebase => "REBASE_HEAD",
            Operation::Bisect | Operation::ApplyMailbox => return Ok(None),
        };
        let Some(named) = self.reference(name)? else {
            return Ok(None);
        };
        let parent = || -> Result<Option<CommitId>, ReadError> {
            let commit = self.git.find_commit(named.0.into())?;
            Ok(commit.parent_id(0).ok().map(|parent| CommitId(parent.into())))
        };
        let (base, theirs) = match operation {
            Operation::Merge => (self.merge_base(ours, named)?, named),
            Operation::Revert => match parent()? {
                Some(parent) => (Some(named), parent),
                None => return Ok(None),
            },
            _ => (parent()?, named),
        };
        Ok(base.map(|base| OperationSides {
            operation,
            base,
            ours,
            theirs,
        }))
    }

    /// Writes files as they were settled, `None` taking one away.
    pub fn write_settled(&self, files: &[(RepoPath, Option<Vec<u8>>)]) -> Result<(), SettleError> {
        let Some(work_dir) = self.work_dir() else { return Ok(()) };
        for (path, bytes) in files {
            let written = WorkFile::new(work_dir, path).replace(bytes.as_deref(), true);
            written.map_err(|source| SettleError::Write {
                path: path.clone(),
                source,
            })?;
        }
        Ok(())
    }

    /// Has git take files as they are now, so that it knows them as settled.
    pub fn take_settled<'p>(&self, paths: impl Iterator<Item = &'p RepoPath>) -> Result<(), SettleError> {
        // By git itself: what it makes of line ends, filters and its own forms of the index is its own.
        let arguments = ["--literal-pathspecs", "add", "-A", "--"].map(str::to_owned);
        let mut paths = paths.map(RepoPath::to_string).peekable();
        match paths.peek() {
            None => Ok(()),
            Some(_) => self.run(arguments.into_iter().chain(paths).collect()),
        }
    }

    /// Adds trailers to the message of the commit that ends what is under way.
    pub fn add_to_message(&self, trailers: &[String]) -> Result<(), SettleError> {
        let path = self.git_dir().join("MERGE_MSG");
        if trailers.is_empty() || !path.exists() {
            return Ok(());
        }
        let mut arguments = vec!["interpret-trailers".to_owned(), "--in-place".to_owned()];
        arguments.extend(["--if-exists".to_owned(), "addIfDifferent".to_owned()]);
        for trailer in trailers {
            arguments.extend(["--trailer".to_owned(), trailer.clone()]);
        }
        arguments.push(path.to_string_lossy().into_owned());
        self.run(arguments)
    }

    fn run(&self, arguments: Vec<String>) -> Result<(), SettleError> {
        let folder = self.work_dir().unwrap_or(self.git_dir());
        let output = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .output();
        match output {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(SettleError::Git {
                said: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            }),
            Err(error) => Err(SettleError::Git {
                said: error.to_string(),
            }),
        }
    }
}
