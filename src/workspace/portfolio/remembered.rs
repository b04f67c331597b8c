//! What was read of the plans of a repository, remembered: a line of figures for each, so that the first picture of a
//! thousand plans reads none that is as it was.
//!
//! The file can be thrown away at any time. A line is believed only on the day that it was made for and while the plan's
//! names and stat data are what they were; a plan that was written at the very moment at which it was read is not
//! remembered, for what is written to it then cannot be told apart. A file that is broken, or of another version of the
//! program, is none.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use copil_git::{Oid, RepoPath};
use copil_plan::PlanId;
use copil_store::{FileMoment, FolderStamp, file_moment, is_plan};
use serde::{Deserialize, Serialize};

/// Goes up when what is remembered has another form; another version of the program begins anew in any case.
const FORM: u32 = 1;

/// The lines of the plans of one repository.
#[derive(Debug, Default)]
pub(super) struct RememberedLines {
    /// Where they are kept; `None` where they cannot be.
    file: Option<PathBuf>,
    /// By the plans' folders in the repository.
    lines: HashMap<String, Remembered>,
}

/// What is remembered of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    pub(super) plan: PlanId,
    /// What its folder's stat data came to.
    digest: u64,
    /// The day that the line was made for.
    pub(super) day: NaiveDate,
    /// Whether it has actions that stand in another plan as well: such plans are read together.
    pub(super) is_linked: bool,
    /// The line, in the form of whoever made it.
    pub(super) line: Vec<u8>,
}

impl RememberedLines {
    /// What is remembered in a repository, whose plans have their files in `work_dir`.
    pub(super) fn read(git_dir: &Path, work_dir: &Path) -> Self {
        // Work trees of one repository hold other files.
        let of_work_tree = Oid::of_blob(work_dir.as_os_str().as_encoded_bytes());
        let file = git_dir.join("copil").join(format!("plans-{of_work_tree}"));
        let lines = copil_file::read_whole(&file).ok();
        Self {
            lines: lines.and_then(|bytes| decode(&bytes)).unwrap_or_default(),
            file: Some(file),
        }
    }

    /// Whether nothing is remembered.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What is remembered of the plan in a folder of the repository, if its files are as they were.
    pub(super) fn of(&self, folder: &RepoPath, dir: &Path) -> Option<&Remembered> {
        let known = self.lines.get(folder.as_str())?;
        let stamp = FolderStamp::of(dir).ok()?;
        (stamp.digest == known.digest).then_some(known)
    }

    /// The moment that the file system's clock shows: what is read from now on may be remembered.
    pub(super) fn moment(&self) -> Option<FileMoment> {
        let folder = self.file.as_ref()?.parent()?;
        fs::create_dir_all(folder).ok()?;
        file_moment(folder).ok()
    }

    /// Takes the lines of plans that were read after some moment, each with its folder in the repository and on disk.
    /// Plans that are gone are forgotten.
    pub(super) fn take(&mut self, read: Vec<(RepoPath, PathBuf, NewLine)>, after: FileMoment, work_dir: &Path) {
        for (folder, dir, new) in read {
            let stamp = FolderStamp::of(&dir).ok().filter(|stamp| stamp.is_older_than(after));
            let Some(FolderStamp { digest, .. }) = stamp else {
                continue;
            };
            let NewLine {
                plan,
                day,
                is_linked,
                line,
            } = new;
            let known = Remembered {
                plan,
                digest,
                day,
                is_linked,
                line,
            };
            self.lines.insert(folder.as_str().to_owned(), known);
        }
        self.lines.retain(|folder, _| is_plan(&work_dir.join(folder)));
    }

    /// Writes them, all or nothing. That they cannot be written is no error: the next one reads the plans.
    pub(super) fn write(&self) {
        drop(self.try_to_write());
    }

    fn try_to_write(&self) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let Some(bytes) = encode(&self.lines) else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        let mut next = tempfile::Builder::new().prefix("plans-new-").tempfile_in(folder)?;
        next.write_all(&bytes)?;
        next.persist(file)?;
        Ok(())
    }
}

/// What is remembered of a repository, and what of its plans was read.
#[derive(Debug)]
pub(super) struct RepositoryMemory {
    pub(super) lines: RememberedLines,
    pub(super) work_dir: PathBuf,
    /// The places of the plans that were read, and their folders in the repository.
    pub(super) read: Vec<(usize, RepoPath)>,
    /// The moment after which they were; `None` where nothing can be remembered.
    pub(super) moment: Option<FileMoment>,
}

/// Remembers the lines of plans that were read, on any thread.
#[derive(Debug, Default)]
pub struct RememberTask {
    repositories: Vec<(RepositoryMemory, Vec<(RepoPath, PathBuf, NewLine)>)>,
}

impl RememberTask {
    pub(super) fn add(&mut self, memory: RepositoryMemory, read: Vec<(RepoPath, PathBuf, NewLine)>) {
        if !read.is_empty() {
            self.repositories.push((memory, read));
        }
    }

    /// Writes them.
    pub fn run(self) {
        for (memory, read) in self.repositories {
            let RepositoryMemory {
                mut lines,
                work_dir,
                moment,
                ..
            } = memory;
            if let Some(moment) = moment {
                lines.take(read, moment, &work_dir);
                lines.write();
            }
        }
    }
}

/// The line of a plan that was read.
#[derive(Clone, Debug)]
pub(super) struct NewLine {
    pub(super) plan: PlanId,
    pub(super) day: NaiveDate,
    pub(super) is_linked: bool,
    pub(super) line: Vec<u8>,
}

/// What the file begins with.
fn head() -> Vec<u8> {
    format!("copil plans {FORM} {}\n", env!("CARGO_PKG_VERSION")).into_bytes()
}

fn encode(lines: &HashMap<String, Remembered>) -> Option<Vec<u8>> {
    let mut bytes = head();
    bytes.extend(postcard::to_allocvec(lines).ok()?);
    let checksum = Oid::of_blob(&bytes);
    bytes.extend(checksum.as_bytes());
    Some(bytes)
}

fn decode(bytes: &[u8]) -> Option<HashMap<String, Remembered>> {
    let (bytes, checksum) = bytes.split_at_checked(bytes.len().checked_sub(Oid::LEN)?)?;
    let lines = bytes.strip_prefix(head().as_slice())?;
    if Oid::of_blob(bytes).as_bytes().as_slice() != checksum {
        return None;
    }
    postcard::from_bytes(lines).ok()
}
