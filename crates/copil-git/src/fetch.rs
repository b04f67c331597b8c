//! What others shared, asked for: at once, or begun while something else is done.

use std::process::{Child, Stdio};

use super::transfer::{checked, no_git, tell_to_end};
use super::{RemoteReferences, Repository, SharedBranch, Transfer, TransportError};

/// A fetch that git works on, at a terminal, where it may ask. One that nobody waits for any more is called off.
#[derive(Debug)]
pub struct BegunFetch {
    /// Nothing once it is waited for.
    child: Option<Child>,
    remote: String,
}

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
        self.run_git(&arguments, &shared.remote, transfer)?;
        Ok(self.fetched_references())
    }

    /// Begins a fetch, and does not wait for it.
    pub fn begin_fetch(&self, shared: &SharedBranch, beside: &[&str]) -> Result<BegunFetch, TransportError> {
        let mut command = self.git_command();
        command.args(fetch_arguments(shared, beside, Transfer::AtTerminal));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(BegunFetch {
            child: Some(command.spawn().map_err(no_git)?),
            remote: shared.remote.clone(),
        })
    }

    /// Waits for a fetch that was begun; answers what the remote has.
    pub fn end_fetch(&self, mut begun: BegunFetch) -> Result<RemoteReferences, TransportError> {
        if let Some(child) = begun.child.take() {
            checked(&begun.remote, child.wait_with_output().map_err(no_git)?)?;
        }
        Ok(self.fetched_references())
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
