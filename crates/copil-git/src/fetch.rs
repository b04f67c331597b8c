//! What others shared, asked for: at once, or begun while something else is done.

use std::process::{Child, Output, Stdio};

use super::transfer::{checked, no_git, tell_to_end};
use super::{RemoteReferences, Repository, SharedBranch, Transfer, TransportError};

/// A fetch that git works on, at a terminal, where it may ask. One that nobody waits for any more is called off.
#[derive(Debug)]
pub struct BegunFetch {
    /// Nothing once it is waited for.
    child: Option<Child>,
    remote: String,
    arguments: Vec<String>,
}

/// How often a fetch is made again because another git of this repository moved what it was about to move.
const AGAIN: usize = 4;

impl Repository {
    /// Gets what is shared: the branches, the tags on them, and what `beside` (patterns of reference names) matches. Answers
    /// what the remote has. What is matched comes into a place of its own, so that nothing here moves or ends by it.
    pub fn fetch(
        &self,
        shared: &SharedBranch,
        beside: &[&str],
        transfer: Transfer<'_>,
    ) -> Result<RemoteReferences, TransportError> {
        let arguments = fetch_arguments(shared, beside, transfer);
        let first = self.run_git(&arguments, &shared.remote, transfer);
        self.fetched(first, &arguments, &shared.remote, transfer)
    }

    /// What a fetch got, which is made again as long as another git of this repository is in its way.
    fn fetched(
        &self,
        mut outcome: Result<Output, TransportError>,
        arguments: &[String],
        remote: &str,
        transfer: Transfer<'_>,
    ) -> Result<RemoteReferences, TransportError> {
        for _ in 0..AGAIN {
            if !outcome.as_ref().is_err_and(is_in_the_way) {
                break;
            }
            outcome = self.run_git(arguments, remote, transfer);
        }
        outcome.map(|_| self.fetched_references())
    }

    /// Begins a fetch, and does not wait for it.
    pub fn begin_fetch(&self, shared: &SharedBranch, beside: &[&str]) -> Result<BegunFetch, TransportError> {
        let mut command = self.git_command();
        let arguments = fetch_arguments(shared, beside, Transfer::AtTerminal);
        command.args(&arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(BegunFetch {
            child: Some(command.spawn().map_err(no_git)?),
            remote: shared.remote.clone(),
            arguments,
        })
    }

    /// Waits for a fetch that was begun; answers what the remote has.
    pub fn end_fetch(&self, mut begun: BegunFetch) -> Result<RemoteReferences, TransportError> {
        let Some(child) = begun.child.take() else {
            return Ok(self.fetched_references());
        };
        let first = checked(&begun.remote, child.wait_with_output().map_err(no_git)?);
        self.fetched(first, &begun.arguments, &begun.remote, Transfer::AtTerminal)
    }
}

impl Drop for BegunFetch {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            tell_to_end(child);
            // Whatever came of it, it is over.
            drop(child.wait());
        }
    }
}

/// Whether a fetch failed because another git, such as one whose copil was killed, moved the same reference just then.
fn is_in_the_way(error: &TransportError) -> bool {
    let is_moved = |said: &String| ["but expected", "File exists"].iter().any(|words| said.contains(words));
    matches!(error, TransportError::Other { said } if said.contains("cannot lock ref") && is_moved(said))
}

fn fetch_arguments(shared: &SharedBranch, beside: &[&str], transfer: Transfer<'_>) -> Vec<String> {
    let remote = &shared.remote;
    let place = |name: &str| name.replacen("refs/", &format!("refs/copil/remotes/{remote}/"), 1);
    let wanted = beside.iter().flat_map(|name| {
        [
            "-c".to_owned(),
            format!("remote.{remote}.fetch=+{name}:{}", place(name)),
        ]
    });
    // A tag that was not shared yet is none that was taken away there.
    let fetch = ["fetch", transfer.how_told(), "--no-prune-tags", remote];
    wanted.chain(fetch.map(str::to_owned)).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::testing::{TestRepo, git_in, isolate};

    #[test]
    fn a_fetch_that_another_git_is_in_the_way_of_is_made_again() {
        isolate();
        let shared = TestRepo::new();
        shared.commit("a.txt", "un\n", "Un", 0);
        let own = TestRepo::new();
        own.git(&["remote", "add", "origin", &shared.path().to_string_lossy()]);
        own.git(&["fetch", "-q", "origin"]);
        // The first time that the remote is asked, another git has the reference locked.
        let lock = own.file(".git/refs/remotes/origin/main.lock");
        let asks = own.file(".git/asks");
        fs::write(
            &asks,
            format!(
                "#!/bin/sh\nif [ -e '{0}' ]; then rm '{0}'; elif [ ! -e \"$0.once\" ]; then : > '{0}'; : > \"$0.once\"; fi\n\
                 exec git-upload-pack \"$@\"\n",
                lock.display()
            ),
        )
        .unwrap();
        fs::set_permissions(&asks, fs::Permissions::from_mode(0o755)).unwrap();
        own.git(&["config", "remote.origin.uploadpack", &asks.to_string_lossy()]);
        let branch = SharedBranch {
            remote: "origin".into(),
            name: "refs/heads/main".into(),
            tracking: "refs/remotes/origin/main".into(),
            is_followed: true,
        };
        for begun in [false, true] {
            let tip = shared.commit("a.txt", &format!("{begun}\n"), "Deux", 1).to_string();
            drop(fs::remove_file(own.file(".git/asks.once")));
            let repo = own.open();
            let fetched = match begun {
                true => repo.end_fetch(repo.begin_fetch(&branch, &[]).unwrap()),
                false => repo.fetch(&branch, &[], Transfer::AtTerminal),
            };
            assert!(fetched.is_ok(), "{fetched:?}");
            assert_eq!(git_in(own.path(), &["rev-parse", "origin/main"]).trim(), tip);
            assert!(own.file(".git/asks.once").exists() && !lock.exists());
        }
    }
}
