//! Real repositories in temporary folders, made with real git, untouched by this machine's configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use tempfile::TempDir;

use super::{CommitId, FileEdit, GitEnvironment, Record, RepoPath, Repository, Signature, Timestamp};

/// Thursday 15 March 2018, 09:00 in Blois.
pub(crate) const NOW: i64 = 1_521_100_800;

/// A repository with a work tree that vanishes at the end of the test.
pub(crate) struct TestRepo {
    folder: TempDir,
}

impl TestRepo {
    /// An empty repository on branch `main` whose configuration names the DRH of Blois.
    pub(crate) fn new() -> TestRepo {
        isolate();
        let repo = TestRepo {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        repo.git(&["init", "-q", "-b", "main"]);
        repo.git(&["config", "user.name", "DRH"]);
        repo.git(&["config", "user.email", "drh@blois.exemple"]);
        repo
    }

    /// The top of the work tree.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Opens it as the program does.
    pub(crate) fn open(&self) -> Repository {
        Repository::discover_with(self.path(), GitEnvironment::default()).expect("a repository")
    }

    /// Runs git and answers its output; the test fails when git does.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git_in(self.path(), arguments)
    }

    pub(crate) fn write(&self, path: &str, content: &str) {
        let file = self.file(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, content).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).expect("a file")
    }

    /// Writes a file and commits it with plain git, `minutes` after [`NOW`].
    pub(crate) fn commit(&self, path: &str, content: &str, subject: &str, minutes: i64) -> CommitId {
        self.write(path, content);
        self.git(&["add", "--", path]);
        self.commit_staged(subject, minutes)
    }

    /// Commits what is staged with plain git, `minutes` after [`NOW`].
    pub(crate) fn commit_staged(&self, subject: &str, minutes: i64) -> CommitId {
        let date = format!("{} +0100", NOW + 60 * minutes);
        let mut command = git_command(self.path(), &["commit", "-q", "--allow-empty", "-m", subject]);
        command.env("GIT_AUTHOR_DATE", &date).env("GIT_COMMITTER_DATE", &date);
        output_of(command);
        self.rev("HEAD")
    }

    pub(crate) fn rev(&self, name: &str) -> CommitId {
        self.git(&["rev-parse", name]).trim().parse().expect("a commit")
    }

    /// The files that `git status` calls changed, staged or untracked, as its short lines.
    pub(crate) fn status(&self) -> Vec<String> {
        self.git(&["status", "--porcelain", "-uall"])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// Fails the test when git finds fault with the repository.
    pub(crate) fn fsck(&self) {
        self.git(&["fsck", "--strict", "--no-dangling"]);
    }
}

/// A record of one file by the DRH at [`NOW`].
pub(crate) fn record_of(path: &str, before: Option<&str>, after: Option<&str>, message: &str) -> Record {
    let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
    let who = Signature {
        name: "DRH".into(),
        email: "drh@blois.exemple".into(),
        time: Timestamp {
            seconds: NOW,
            offset_minutes: 60,
        },
    };
    Record {
        files: vec![FileEdit::new(repo_path(path), bytes(before), bytes(after))],
        message: message.to_owned(),
        author: Some(who.clone()),
        committer: Some(who),
        ..Record::default()
    }
}

pub(crate) fn repo_path(path: &str) -> RepoPath {
    RepoPath::new(path).expect("a path")
}

/// Runs git in a folder, untouched by this machine's configuration.
pub(crate) fn git_in(folder: &Path, arguments: &[&str]) -> String {
    output_of(git_command(folder, arguments))
}

pub(crate) fn git_command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("HOME", folder)
        .env("GIT_AUTHOR_DATE", format!("{NOW} +0100"))
        .env("GIT_COMMITTER_DATE", format!("{NOW} +0100"));
    command
}

fn output_of(mut command: Command) -> String {
    let output = command.output().expect("git runs");
    assert!(
        output.status.success(),
        "{command:?}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}

/// Keeps libgit2 from reading this machine's configuration in this process.
pub(crate) fn isolate() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        use git2::ConfigLevel::{Global, ProgramData, System, XDG};
        for level in [Global, ProgramData, System, XDG] {
            // SAFETY: `Once` holds back every other test that would open a repository meanwhile.
            unsafe { git2::opts::set_search_path(level, "/nonexistent") }.expect("a search path");
        }
    });
}
