//! Whether a plan's folder is as it was, told by its names and stat data alone, as git's index tells it of files.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

use crate::names::{GROUPS_DEPTH, MEETINGS_DEPTH};
use crate::path::{GROUPS, MEETINGS};
use copil_plan::field::Unpacking;

/// A moment on the clock of the file system: seconds and nanoseconds.
pub type FileMoment = (i64, i64);

/// What tells whether one of a plan's files came, went or was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolderStamp {
    /// Made of the names and the stat data of all files and folders that a plan is read from.
    pub digest: u64,
    /// When the last of them was changed. What changes at that very moment cannot be told from what is there.
    pub newest: FileMoment,
}

impl FolderStamp {
    /// The stamp of a plan's folder, whose files are not read.
    pub fn of(dir: &Path) -> io::Result<Self> {
        let mut stamp = Self {
            digest: 0,
            newest: FileMoment::default(),
        };
        stamp.take(".", &fs::metadata(dir)?);
        stamp.take_entries(dir, "", 0)?;
        Ok(stamp)
    }

    /// Whether nothing was changed at some moment or later.
    pub fn is_older_than(&self, moment: FileMoment) -> bool {
        self.newest < moment
    }

    /// Takes in what is in a folder, `deep` folders down. Of the plan's own folder only those are looked into that a plan
    /// is read from: at the top of a repository there may be others.
    fn take_entries(&mut self, dir: &Path, below: &str, deep: usize) -> io::Result<()> {
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let name = entry.file_name();
            let path = [below, &name.to_string_lossy()].concat();
            let is_folder = entry.file_type()?.is_dir();
            let deeper = match (is_folder, path.as_str()) {
                (false, _) => None,
                (true, GROUPS) => Some(GROUPS_DEPTH),
                (true, MEETINGS) => Some(MEETINGS_DEPTH),
                (true, _) => deep.checked_sub(1).filter(|_| !below.is_empty()),
            };
            match deeper {
                None if is_folder => self.take_name(&path),
                _ => self.take(&path, &entry.metadata()?),
            }
            if let Some(deeper) = deeper {
                self.take_entries(&dir.join(&name), &[&path, "/"].concat(), deeper)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, path: &str, found: &Metadata) {
        let stat = FileStat::of(found);
        self.newest = self.newest.max(stat.newest());
        self.add((path, stat));
    }

    /// A folder whose files are of no account.
    fn take_name(&mut self, path: &str) {
        self.add(path);
    }

    /// In whichever order a folder names what is in it, the sum is the same.
    fn add(&mut self, value: impl Hash) {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        self.digest = self.digest.wrapping_add(hasher.finish());
    }
}

/// The moment that the file system's clock shows in a folder; an error where nothing can be written there.
pub fn file_moment(dir: &Path) -> io::Result<FileMoment> {
    let file = tempfile::tempfile_in(dir)?;
    Ok(FileStat::of(&file.metadata()?).modified)
}

/// What the file system says of a file besides what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FileStat {
    modified: FileMoment,
    changed: FileMoment,
    length: u64,
    inode: u64,
    mode: u32,
}

impl FileStat {
    #[cfg(unix)]
    pub(super) fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
            length: found.len(),
            inode: found.ino(),
            mode: found.mode(),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn of(found: &Metadata) -> Self {
        use std::time::{SystemTime, UNIX_EPOCH};
        let moment = |time: io::Result<SystemTime>| {
            let elapsed = time.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let elapsed = elapsed.unwrap_or_default();
            (
                i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX),
                i64::from(elapsed.subsec_nanos()),
            )
        };
        Self {
            modified: moment(found.modified()),
            changed: moment(found.created()),
            length: found.len(),
            inode: 0,
            mode: u32::from(found.is_dir()),
        }
    }

    /// When it was changed last.
    pub(super) fn newest(&self) -> FileMoment {
        self.modified.max(self.changed)
    }

    /// Writes it as bytes.
    pub(super) fn pack(&self, to: &mut Vec<u8>) {
        for (seconds, nanoseconds) in [self.modified, self.changed] {
            to.extend(seconds.to_le_bytes());
            to.extend(nanoseconds.to_le_bytes());
        }
        to.extend(self.length.to_le_bytes());
        to.extend(self.inode.to_le_bytes());
        to.extend(self.mode.to_le_bytes());
    }

    pub(super) fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        let moment = |from: &mut Unpacking<'_>| {
            let seconds = i64::from_le_bytes(from.number()?);
            Some((seconds, i64::from_le_bytes(from.number()?)))
        };
        Some(Self {
            modified: moment(from)?,
            changed: moment(from)?,
            length: u64::from_le_bytes(from.number()?),
            inode: u64::from_le_bytes(from.number()?),
            mode: u32::from_le_bytes(from.number()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("groups/rh")).unwrap();
        fs::create_dir_all(dir.path().join("meetings")).unwrap();
        for file in ["plan.toml", "groups/rh/group.toml", "groups/rh/RH-01.toml"] {
            fs::write(dir.path().join(file), "title = \"Essai\"\n").unwrap();
        }
        dir
    }

    #[test]
    fn whatever_is_done_to_a_file_is_seen() {
        let dir = plan();
        let file = |path: &str| dir.path().join(path);
        let stamp = || FolderStamp::of(dir.path()).unwrap().digest;
        let mut seen = vec![stamp()];
        assert_eq!(stamp(), seen[0]);
        let mut differs = |what: &str| {
            let now = stamp();
            assert!(!seen.contains(&now), "{what}");
            seen.push(now);
        };
        fs::write(file("groups/rh/RH-01.toml"), "title = \"Autre, et plus longue\"\n").unwrap();
        differs("written");
        fs::write(file("meetings/2018-03-15-copil.toml"), "").unwrap();
        differs("new");
        fs::rename(file("groups/rh/RH-01.toml"), file("groups/rh/RH-02.toml")).unwrap();
        differs("renamed");
        fs::create_dir(file("groups/fi")).unwrap();
        differs("a folder");
        // Another file in its place, of the same length and with the same time of writing.
        let before = fs::metadata(file("plan.toml")).unwrap().modified().unwrap();
        fs::write(file("next"), "title = \"ESSAI\"\n").unwrap();
        fs::rename(file("next"), file("plan.toml")).unwrap();
        let written = fs::File::options().write(true).open(file("plan.toml")).unwrap();
        written.set_modified(before).unwrap();
        differs("replaced");
        fs::remove_file(file("groups/rh/RH-02.toml")).unwrap();
        differs("gone");
    }

    #[test]
    fn what_is_done_at_a_moment_is_not_older_than_it() {
        let dir = plan();
        let moment = file_moment(dir.path()).unwrap();
        fs::write(dir.path().join("groups/rh/RH-01.toml"), "").unwrap();
        assert!(!FolderStamp::of(dir.path()).unwrap().is_older_than(moment));
    }

    #[test]
    fn other_folders_beside_a_plan_are_not_looked_into() {
        let dir = plan();
        let of = || FolderStamp::of(dir.path()).unwrap().digest;
        fs::create_dir_all(dir.path().join("annexes/photos")).unwrap();
        let before = of();
        fs::write(dir.path().join("annexes/photos/une.png"), "").unwrap();
        assert_eq!(of(), before);
    }
}
