//! Files of the work tree: read without following symbolic links, replaced in one step.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::RepoPath;
use super::flush;
use super::stat::Stat;

/// Every file that is not yet what its name says begins so; readers of a plan pass over it.
pub(in super::super) const TEMPORARY_PREFIX: &str = ".copil-";

/// A place in the work tree that is a plain file or nothing.
#[derive(Debug)]
pub(super) struct WorkFile {
    path: PathBuf,
}

/// What is at the place of a work file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum WorkFileState {
    Nothing,
    File {
        content: Vec<u8>,
        executable: bool,
    },
    /// A symbolic link, a folder or a device, at the place itself or on the way to it.
    SomethingElse,
}

impl WorkFile {
    pub(super) fn new(work_dir: &Path, path: &RepoPath) -> WorkFile {
        WorkFile {
            path: path.on_disk(work_dir),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn read(&self, work_dir: &Path) -> io::Result<WorkFileState> {
        let mut folder = work_dir.to_owned();
        let below = self
            .path
            .parent()
            .and_then(|parent| parent.strip_prefix(work_dir).ok())
            .unwrap_or(Path::new(""));
        for part in below {
            folder.push(part);
            match fs::symlink_metadata(&folder) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Ok(WorkFileState::SomethingElse),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(WorkFileState::Nothing),
                Err(error) => return Err(error),
            }
        }
        match fs::symlink_metadata(&self.path) {
            Ok(found) if found.is_file() => Ok(WorkFileState::File {
                content: copil_file::read(&self.path)?,
                executable: is_executable(&found),
            }),
            Ok(_) => Ok(WorkFileState::SomethingElse),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(WorkFileState::Nothing),
            Err(error) => Err(error),
        }
    }

    /// The stat data that git's index keeps; `None` when the file is absent.
    pub(super) fn stat(&self) -> Option<Stat> {
        fs::symlink_metadata(&self.path).ok().map(|found| Stat::of(&found))
    }

    /// Where the next content is written before it takes the file's name.
    pub(super) fn temporary(&self) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!("{TEMPORARY_PREFIX}{name}"))
    }

    /// Writes the next content beside the file, with the file's permission bits. Nothing to do for a removal.
    pub(super) fn prepare(&self, content: Option<&[u8]>, durable: bool) -> io::Result<()> {
        let Some(content) = content else { return Ok(()) };
        create_folders(self.folder(), durable)?;
        let temporary = self.temporary();
        let outcome = write_new(&temporary, content, fs::metadata(&self.path).ok());
        if outcome.is_err() {
            drop(fs::remove_file(&temporary));
        }
        outcome
    }

    /// Gives what was prepared the file's name, or removes the file, in one step that a reader sees done or not at all.
    pub(super) fn put_in_place(&self, content: Option<&[u8]>) -> io::Result<()> {
        if content.is_some() {
            return fs::rename(self.temporary(), &self.path);
        }
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Both steps at once.
    pub(super) fn replace(&self, content: Option<&[u8]>, durable: bool) -> io::Result<()> {
        self.prepare(content, durable)?;
        if durable {
            flush::one(&self.temporary())?;
        }
        self.put_in_place(content)?;
        if durable { flush::one(self.folder()) } else { Ok(()) }
    }

    /// The folder that holds it.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Removes the folders above that have become empty, up to the work tree.
    pub(super) fn prune_folders(&self, work_dir: &Path) {
        let above = self.path.ancestors().skip(1);
        for folder in above.take_while(|folder| *folder != work_dir && folder.starts_with(work_dir)) {
            // Stops at the first that is not empty; one that was not made yet is passed over.
            match fs::remove_dir(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => break,
                _ => {}
            }
        }
    }
}

fn write_new(path: &Path, content: &[u8], like: Option<fs::Metadata>) -> io::Result<()> {
    // One left by a killed process; only whoever holds the lock comes here.
    drop(fs::remove_file(path));
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    match like {
        Some(like) => file.set_permissions(like.permissions()),
        None => Ok(()),
    }
}

fn create_folders(folder: &Path, durable: bool) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        create_folders(above, durable)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    match folder.parent() {
        Some(above) if durable => flush::one(above),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn is_executable(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o100 != 0
}

#[cfg(not(unix))]
fn is_executable(_found: &fs::Metadata) -> bool {
    false
}
