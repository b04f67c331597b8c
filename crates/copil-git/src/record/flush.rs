//! Flushing to disk, many files at once: one after the other each waits for the disk, together they wait once.

#[cfg(target_os = "linux")]
mod file_system;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::Oid;

const AT_ONCE: usize = 8;

/// From so many places on, the file system is flushed as a whole where it can be: it writes its own books for each flush.
const MANY: usize = 48;

/// Flushes files and folders. What is not there is passed over.
pub(super) fn together(paths: &[PathBuf]) -> io::Result<()> {
    match paths.len() < MANY {
        true => each(paths),
        false => each(&file_system::flush(paths)?),
    }
}

/// Where file systems cannot be flushed as a whole, all is left to be flushed.
#[cfg(not(target_os = "linux"))]
mod file_system {
    use std::io;
    use std::path::PathBuf;

    pub(super) fn flush(paths: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
        Ok(paths.to_vec())
    }
}

/// Flushes each for itself, several at a time.
fn each(paths: &[PathBuf]) -> io::Result<()> {
    if paths.is_empty() {
        return Ok(());
    }
    let share = paths.len().div_ceil(AT_ONCE);
    std::thread::scope(|scope| {
        let flushing: Vec<_> = paths
            .chunks(share)
            .map(|share| scope.spawn(move || share.iter().try_for_each(|path| one(path))))
            .collect();
        flushing.into_iter().try_for_each(|flushed| {
            flushed
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("a flushing thread ended early")))
        })
    })
}

/// Flushes one file, or the names in one folder.
pub(super) fn one(path: &Path) -> io::Result<()> {
    match open(path) {
        Ok(Some(file)) => file.sync_all(),
        Ok(None) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<Option<File>> {
    File::open(path).map(Some)
}

/// Windows flushes names with the files themselves, and files only through a handle that may write.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<Option<File>> {
    if path.is_dir() {
        Ok(None)
    } else {
        File::options().write(true).open(path).map(Some)
    }
}

/// The files of loose objects, and the folders that hold their names.
pub(super) fn places_of(objects: &[Oid], common_dir: &Path) -> Vec<PathBuf> {
    let mut places = Vec::with_capacity(2 * objects.len());
    for oid in objects {
        let name = oid.to_string();
        let folder = common_dir.join("objects").join(&name[..2]);
        places.push(folder.join(&name[2..]));
        places.push(folder);
    }
    places.sort();
    places.dedup();
    places
}

/// Flushes a folder with all that is in it.
pub(in super::super) fn sync_everything(folder: &Path) -> io::Result<()> {
    let mut places = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                places.push(entry.path());
            }
        }
        places.push(folder);
    }
    together(&places)
}
