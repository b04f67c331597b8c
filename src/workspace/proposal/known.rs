//! What is remembered of proposals that travel, beside the references themselves: those that the shared place had, and those
//! that were withdrawn here. Without it, one that somebody withdrew would come back.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::{PlanRepository, Workspace};
use copil_git::{NamedReference, Oid};

/// The file of those that were withdrawn here.
const WITHDRAWN: &str = "withdrawn-proposals";

impl Workspace {
    /// The proposals that a remote had after the last exchange, by the full names of their branches.
    pub(in crate::workspace) fn known_proposals(&self, remote: &str) -> BTreeMap<String, Oid> {
        let Ok(repo) = self.writable_repository() else {
            return BTreeMap::new();
        };
        read(repo, &known_file(remote)).collect()
    }

    /// Remembers them.
    pub(in crate::workspace) fn know_proposals(&self, remote: &str, known: &BTreeMap<String, Oid>) {
        let Ok(repo) = self.writable_repository() else { return };
        if *known != self.known_proposals(remote) {
            let known = known.iter().map(|(name, at)| (name.clone(), *at));
            write(repo, &known_file(remote), known);
        }
    }

    /// The proposals that were withdrawn here, each as it was.
    pub(in crate::workspace) fn withdrawn_proposals(&self) -> BTreeSet<NamedReference> {
        let Ok(repo) = self.writable_repository() else {
            return BTreeSet::new();
        };
        read(repo, WITHDRAWN).collect()
    }

    /// Remembers that a proposal was withdrawn.
    pub(super) fn remember_withdrawn(&self, repo: &PlanRepository, withdrawn: NamedReference) {
        let mut all = self.withdrawn_proposals();
        if all.insert(withdrawn) {
            write(repo, WITHDRAWN, all.into_iter());
        }
    }
}

fn known_file(remote: &str) -> String {
    format!("proposals-{}", Oid::of_blob(remote.as_bytes()))
}

fn read(repo: &PlanRepository, file: &str) -> impl Iterator<Item = NamedReference> {
    let text = copil_file::read_text(&repo.git.kept(file)).unwrap_or_default();
    let lines: Vec<NamedReference> = text
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(at, name)| Some((name.to_owned(), at.parse().ok()?)))
        .collect();
    lines.into_iter()
}

/// That it cannot be written is no error: what was withdrawn comes back, and can be withdrawn again.
fn write(repo: &PlanRepository, file: &str, known: impl Iterator<Item = NamedReference>) {
    let lines: String = known.map(|(name, at)| format!("{at} {name}\n")).collect();
    drop(repo.git.keep(file, lines.as_bytes()));
}
