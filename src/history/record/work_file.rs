//! Files of the work tree: read without following symbolic links, replaced in one step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::super::RepoPath;
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
pub(super) enum Found {
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

    pub(super) fn read(&self, work_dir: &Path) -> io::Result<Found> {
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
                Ok(_) => return Ok(Found::SomethingElse),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
                Err(error) => return Err(error),
            }
        }
        match fs::symlink_metadata(&self.path) {
            Ok(found) if found.is_file() => Ok(Found::File {
                content: fs::read(&self.path)?,
                executable: is_executable(&found),
            }),
            Ok(_) => Ok(Found::SomethingElse),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
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

    /// Makes the file hold `content`, or removes it, in one step that a reader sees done or not at all. Permission bits
    /// stay as they are.
    pub(super) fn replace(&self, content: Option<&[u8]>, durable: bool) -> io::Result<()> {
        let Some(content) = content else {
            return self.remove(durable);
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        create_folders(folder, durable)?;
        let temporary = self.temporary();
        let outcome = write_new(&temporary, content, fs::metadata(&self.path).ok(), durable)
            .and_then(|()| fs::rename(&temporary, &self.path));
        if outcome.is_err() {
            drop(fs::remove_file(&temporary));
        }
        outcome?;
        if durable { sync_folder(folder) } else { Ok(()) }
    }

    fn remove(&self, durable: bool) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        match self.path.parent() {
            Some(folder) if durable && folder.exists() => sync_folder(folder),
            _ => Ok(()),
        }
    }

    /// Removes the folders above that have become empty, up to the work tree.
    pub(super) fn prune_folders(&self, work_dir: &Path) {
        let above = self.path.ancestors().skip(1);
        for folder in above.take_while(|folder| *folder != work_dir && folder.starts_with(work_dir)) {
            // Stops at the first that is not empty.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

fn write_new(path: &Path, content: &[u8], like: Option<fs::Metadata>, durable: bool) -> io::Result<()> {
    // One left by a killed process; only whoever holds the lock comes here.
    drop(fs::remove_file(path));
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    if let Some(like) = like {
        file.set_permissions(like.permissions())?;
    }
    if durable { file.sync_all() } else { Ok(()) }
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
        Some(above) if durable => sync_folder(above),
        _ => Ok(()),
    }
}

/// Writes a file of the git folder and gives it its name in one step.
pub(super) fn write_atomically(path: &Path, temporary: &Path, content: &[u8], durable: bool) -> io::Result<()> {
    prepare(temporary, content, durable)?;
    put_in_place(temporary, path, durable)
}

/// Writes the temporary file of a later [`put_in_place`].
pub(super) fn prepare(temporary: &Path, content: &[u8], durable: bool) -> io::Result<()> {
    let outcome = File::create(temporary).and_then(|mut file| {
        file.write_all(content)?;
        if durable { file.sync_all() } else { Ok(()) }
    });
    if outcome.is_err() {
        drop(fs::remove_file(temporary));
    }
    outcome
}

/// Gives a prepared file its name.
pub(super) fn put_in_place(temporary: &Path, path: &Path, durable: bool) -> io::Result<()> {
    fs::rename(temporary, path)?;
    match path.parent() {
        Some(folder) if durable => sync_folder(folder),
        _ => Ok(()),
    }
}

/// Flushes a folder, so that names in it survive a power cut.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows flushes names with the files themselves.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
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
