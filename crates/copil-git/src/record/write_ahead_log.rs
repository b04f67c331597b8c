//! What a record is about to do, on disk before it does it, so that a killed process leaves nothing half done.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::BranchTip;

/// The intent of one record. Contents are named, not held: both versions are in the object database.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct WriteAheadLog {
    /// The branch that moves, or the tag that is made, as a full reference name.
    pub reference: String,
    /// The commit to be made, or the tag, in hexadecimal.
    pub commit: String,
    /// None on a branch that is not checked out.
    pub files: Vec<LoggedFile>,
    /// Who commits, by their address.
    #[serde(default)]
    pub by: String,
    /// [`super::Record::request`].
    #[serde(default)]
    pub request: Option<String>,
    /// The branch that ends with it, as a full reference name, and its last commit.
    #[serde(default)]
    pub ends: Option<(String, String)>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LoggedFile {
    pub path: String,
    /// Names of the work file's content, in hexadecimal; `None` where it is absent.
    pub before: Option<String>,
    pub after: Option<String>,
    /// Content and mode of the index entry before and after.
    pub staged_before: Option<(String, u32)>,
    pub staged_after: Option<(String, u32)>,
}

impl WriteAheadLog {
    /// [`super::Record::ends`], as it is written.
    pub(super) fn ending(ends: Option<&BranchTip>) -> Option<(String, String)> {
        ends.map(|BranchTip { name, commit }| (name.clone(), commit.to_string()))
    }

    pub(super) fn path(git_dir: &Path) -> PathBuf {
        git_dir.join("copil").join("journal")
    }

    /// The temporary file that becomes the index.
    pub(super) fn next_index(git_dir: &Path) -> PathBuf {
        git_dir.join("copil").join("index.next")
    }

    /// Writes it in one step; what is to be flushed for it to stay is answered.
    pub(super) fn write(&self, git_dir: &Path) -> io::Result<[PathBuf; 3]> {
        let path = WriteAheadLog::path(git_dir);
        let folder = git_dir.join("copil");
        let next = folder.join("journal.new");
        fs::create_dir_all(&folder)?;
        fs::write(&next, self.to_bytes()?)?;
        fs::rename(&next, &path)?;
        Ok([path, folder, git_dir.to_owned()])
    }

    /// One line of JSON, and its checksum on the next.
    fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self).map_err(io::Error::other)?;
        let checksum = crc32fast::hash(&bytes);
        bytes.extend_from_slice(format!("\n{checksum:08x}\n").as_bytes());
        Ok(bytes)
    }

    /// Reads one; `None` when it is torn or damaged. One without a checksum is of an earlier version of the program.
    pub(super) fn parse(bytes: &[u8]) -> Option<WriteAheadLog> {
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        let (content, rest) = bytes.split_at(end);
        let checksum = format!("\n{:08x}\n", crc32fast::hash(content));
        let is_whole = rest.is_empty() || rest == checksum.as_bytes();
        serde_json::from_slice(content).ok().filter(|_| is_whole)
    }

    /// The intent of a process that did not finish, if there is one. One that makes no sense was never acted on, as its
    /// name is given after its content, and is dropped.
    pub(super) fn left_behind(git_dir: &Path) -> io::Result<Option<WriteAheadLog>> {
        match copil_file::read_whole(&WriteAheadLog::path(git_dir)) {
            Ok(content) => Ok(WriteAheadLog::parse(&content)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(super) fn remove(git_dir: &Path) -> io::Result<()> {
        match fs::remove_file(WriteAheadLog::path(git_dir)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_reads_as_it_was_and_nothing_damaged_is_believed() {
        let log = WriteAheadLog {
            reference: "refs/heads/main".to_owned(),
            commit: "1".repeat(40),
            ends: None,
            files: vec![LoggedFile {
                path: "plans/essai/groups/rh/RH-01.toml".to_owned(),
                before: Some("2".repeat(40)),
                after: None,
                staged_before: Some(("3".repeat(40), 0o100_644)),
                staged_after: None,
            }],
            by: "drh@essai.test".to_owned(),
            request: Some("status\nRH-01".to_owned()),
        };
        let bytes = log.to_bytes().unwrap();
        let read = |bytes: &[u8]| WriteAheadLog::parse(bytes).map(|log| format!("{log:?}"));
        let whole = read(&bytes);
        assert_eq!(whole, Some(format!("{log:?}")));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                assert_eq!(read(&damaged), None, "bit {bit} of byte {at}");
            }
            // What lacks no more than its checksum says what it said.
            let cut = read(&bytes[..at]);
            assert!(cut.is_none() || cut == whole, "cut at {at}");
        }
    }
}
