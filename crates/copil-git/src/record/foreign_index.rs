//! Index files of a kind that only git itself writes, changed by git itself: version 4, split and sparse indexes, and
//! those whose extensions describe entries by their place.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::index_file::IndexEdit;
use super::index_update::{IndexState, UnwatchedFile};
use crate::{Oid, RepoPath};

/// Asks git for the entries at or below a path.
pub(super) fn entries(work_dir: &Path, git_dir: &Path, under: &RepoPath) -> io::Result<Vec<(RepoPath, IndexState)>> {
    let text = list(work_dir, git_dir, "--stage", under)?;
    let lines = text.split('\0').filter_map(|line| line.split_once('\t'));
    Ok(lines
        .map(|(fields, path)| (RepoPath::found(path.as_bytes()), state(fields)))
        .collect())
}

/// Asks git for the files at or below a path that it does not look at in the work tree.
pub(super) fn unwatched(work_dir: &Path, git_dir: &Path, under: &RepoPath) -> io::Result<Vec<UnwatchedFile>> {
    let text = list(work_dir, git_dir, "-v", under)?;
    let lines = text.split('\0').filter_map(|line| line.split_once(' '));
    let unwatched = lines.filter(|(tag, _)| *tag == "S" || tag.chars().all(|letter| letter.is_ascii_lowercase()));
    Ok(unwatched
        .map(|(tag, path)| UnwatchedFile {
            path: RepoPath::found(path.as_bytes()),
            left_out: tag.eq_ignore_ascii_case("S"),
        })
        .collect())
}

/// What `git ls-files` says of the entries at or below a path.
fn list(work_dir: &Path, git_dir: &Path, what: &str, under: &RepoPath) -> io::Result<String> {
    let mut command = git(work_dir, git_dir, &git_dir.join("index"));
    command.args(["ls-files", what, "--full-name", "-z"]);
    if !under.as_str().is_empty() {
        command.arg("--").arg(under.as_str());
    }
    let output = command.output()?;
    if !output.status.success() {
        return Err(failure(&output));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The mode, the content and the stage of an entry.
fn state(fields: &str) -> IndexState {
    let mut fields = fields.split(' ');
    let mode = fields.next().and_then(|mode| u32::from_str_radix(mode, 8).ok());
    let oid = fields.next().and_then(|oid| oid.parse().ok());
    match (mode, oid, fields.next()) {
        (Some(mode), Some(oid), Some("0")) => IndexState::Entry { oid, mode },
        _ => IndexState::Conflicted,
    }
}

/// Makes `next` the index with `edits` made. The work tree's own index is not touched.
pub(super) fn prepare(work_dir: &Path, git_dir: &Path, next: &Path, edits: &[IndexEdit]) -> io::Result<()> {
    let index = git_dir.join("index");
    // Left by a git that was killed; only whoever holds the locks comes here.
    drop(fs::remove_file(next.with_extension("next.lock")));
    fs::copy(&index, next)?;
    // Git looks twice at files changed no earlier than the index was written: keep its date.
    File::options()
        .write(true)
        .open(next)?
        .set_modified(fs::metadata(&index)?.modified()?)?;
    let mut input = Vec::new();
    for edit in edits {
        let line = match &edit.entry {
            Some(entry) => format!("{:o} {}\t{}\0", entry.mode, entry.oid, edit.path),
            None => format!("0 {}\t{}\0", Oid::from_bytes([0; Oid::LEN]), edit.path),
        };
        input.extend_from_slice(line.as_bytes());
    }
    let mut child = git(work_dir, git_dir, next)
        .args(["update-index", "-z", "--index-info"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(&input)?;
    }
    let output = child.wait_with_output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(failure(&output))
}

/// What git said, or how it ended.
fn failure(output: &Output) -> io::Error {
    match String::from_utf8_lossy(&output.stderr).trim() {
        "" => io::Error::other(format!("git: {}", output.status)),
        said => io::Error::other(said.to_owned()),
    }
}

fn git(work_dir: &Path, git_dir: &Path, index: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(work_dir)
        .env("GIT_DIR", git_dir)
        .env("GIT_WORK_TREE", work_dir)
        .env("GIT_INDEX_FILE", index)
        .env("GIT_LITERAL_PATHSPECS", "1");
    command
}
