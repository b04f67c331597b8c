//! A reference that ends is taken out of `packed-refs` here. git2 would do it with a lock that nobody knows as copil's after
//! a kill, and would write what it read before it had the lock: what git packed in between would be lost.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::lock::{Deadline, GitLock};
use super::{RecordError, flush};
use crate::{Oid, Repository};

/// What a process killed while it wrote the file leaves of it.
pub(super) fn left_behind(common_dir: &Path) -> PathBuf {
    common_dir.join("copil").join("packed-refs.next")
}

/// Takes a reference out of the file, unless somebody packed it elsewhere meanwhile; answers whether it was in it.
pub(super) fn take_out(repo: &Repository, name: &str, at: Oid, patience: Deadline) -> Result<bool, RecordError> {
    let common = repo.common_dir();
    let path = common.join("packed-refs");
    let at_path = |error| RecordError::from_io(&path, error);
    if lines_without(&read(&path).map_err(at_path)?, name, None).is_none() {
        return Ok(false);
    }
    let _lock = GitLock::of_packed_references(common, patience)?;
    // A file of its own has a newer value than the packed one, which does not count then.
    let only_at = (!common.join(name).exists()).then_some(at);
    let Some(rest) = lines_without(&read(&path).map_err(at_path)?, name, only_at) else {
        return Ok(false);
    };
    let next = left_behind(common);
    let replace = || {
        let mut file = File::create(&next)?;
        file.write_all(&rest)?;
        if repo.durable {
            file.sync_all()?;
        }
        fs::rename(&next, &path)?;
        if repo.durable { flush::one(common) } else { Ok(()) }
    };
    replace().map_err(at_path)?;
    Ok(true)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    match copil_file::read_whole(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        content => content,
    }
}

/// The file without a reference and the line with what its tag names; `None` where it is not in it, or not `only_at` a place.
fn lines_without(content: &[u8], name: &str, only_at: Option<Oid>) -> Option<Vec<u8>> {
    let mut rest = Vec::with_capacity(content.len());
    let mut is_taken = false;
    let mut was_taken = false;
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        is_taken = match line.first() {
            Some(b'^') => is_taken,
            _ => is_of(line, name, only_at),
        };
        was_taken |= is_taken;
        if !is_taken {
            rest.extend_from_slice(line);
        }
    }
    was_taken.then_some(rest)
}

fn is_of(line: &[u8], name: &str, only_at: Option<Oid>) -> bool {
    let line = std::str::from_utf8(line).unwrap_or_default().trim_end();
    line.split_once(' ').is_some_and(|(oid, reference)| {
        reference == name && only_at.is_none_or(|at| oid.parse::<Oid>().is_ok_and(|oid| oid == at))
    })
}
