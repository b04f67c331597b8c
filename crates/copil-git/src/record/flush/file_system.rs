//! A file system flushed as a whole: all that was written to it before is on disk then, whoever wrote it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

/// The kinds of which it is known that nothing stays behind: those on disks of this machine. One on a server, or made by a
/// program, may pass such a flush over.
const KINDS: [u32; 5] = [EXT, XFS, BTRFS, F2FS, TMPFS];

const EXT: u32 = 0xef53;
const XFS: u32 = 0x5846_5342;
const BTRFS: u32 = 0x9123_683e;
const F2FS: u32 = 0xf2f5_2010;
const TMPFS: u32 = 0x0102_1994;

/// Before this version of Linux, such a flush does not tell that something could not be written.
const TELLS_FROM: [u32; 2] = [5, 8];

/// Flushes the file systems that places are on; answers the places that are still to be flushed.
pub(super) fn flush(paths: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    if !tells_failures(rustix::system::uname().release().to_bytes()) {
        return Ok(paths.to_vec());
    }
    let mut places: BTreeMap<u64, Vec<&PathBuf>> = BTreeMap::new();
    for path in paths {
        match fs::symlink_metadata(path) {
            Ok(found) => places.entry(found.dev()).or_default().push(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    let mut left = Vec::new();
    for on_one in places.into_values() {
        match on_one.first().map(File::open) {
            Some(Ok(file)) if can_be_flushed(&file) => rustix::fs::syncfs(&file)?,
            _ => left.extend(on_one.into_iter().cloned()),
        }
    }
    Ok(left)
}

fn can_be_flushed(file: &File) -> bool {
    // The number is of another width on each machine, and no kind needs more than this.
    rustix::fs::fstatfs(file).is_ok_and(|found| KINDS.contains(&(found.f_type as u32)))
}

/// Whether a version of Linux, as it tells it, reports what such a flush could not write.
fn tells_failures(release: &[u8]) -> bool {
    let mut numbers = release
        .split(|byte| !byte.is_ascii_digit())
        .map(|digits| std::str::from_utf8(digits).ok()?.parse::<u32>().ok());
    match (numbers.next().flatten(), numbers.next().flatten()) {
        (Some(major), Some(minor)) => [major, minor] >= TELLS_FROM,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_places_are_flushed_at_once_where_that_is_safe() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "a").unwrap();
        let paths = [file, folder.path().to_owned(), folder.path().join("not there")];
        let left = flush(&paths).unwrap();
        let is_known = can_be_flushed(&File::open(folder.path()).unwrap());
        assert_eq!(left.is_empty(), is_known);
        assert!(!left.contains(&paths[2]));
    }

    #[test]
    fn a_kernel_that_keeps_failures_to_itself_is_not_asked() {
        let told = ["5.8.0", "5.15.0-91-generic", "6.1", "10.0.1"];
        assert!(told.iter().all(|release| tells_failures(release.as_bytes())));
        let silent = ["5.7.19", "4.18.0-553.el8", "5", "", "x.y"];
        assert!(!silent.iter().any(|release| tells_failures(release.as_bytes())));
    }
}
