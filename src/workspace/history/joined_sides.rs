//! The commits that were written under numbers which others gave as well, and that other numbers took the place of when
//! they were joined.

use super::entry::LogEntry;
use crate::workspace::undo::own_step;
use crate::workspace::versions::VersionReader;
use crate::workspace::{Error, PlanRepository};
use copil_git::{CommitId, CommitSet};
use copil_plan::change::{Renaming, Renumbering};

/// The joined sides of the merges that gave other numbers, as far as they were met.
pub(in crate::workspace) struct JoinedSides<'r> {
    repo: &'r PlanRepository,
    /// The newest first.
    sides: Vec<JoinedSide>,
}

/// What a merge has by one parent alone, and calls otherwise.
struct JoinedSide {
    commits: CommitSet,
    renumbered: Vec<Renumbering>,
}

impl<'r> JoinedSides<'r> {
    pub(in crate::workspace) fn of(repo: &'r PlanRepository) -> Self {
        let sides = Vec::new();
        Self { repo, sides }
    }

    /// What a commit calls otherwise than one that stands on it, what was joined first first.
    pub(in crate::workspace) fn since(
        repo: &'r PlanRepository,
        commit: CommitId,
        tip: CommitId,
    ) -> Result<Vec<Renumbering>, Error> {
        let (graph, mut sides) = (repo.graph(tip)?, Self::of(repo));
        let Some(new) = graph.between(commit, tip) else {
            return Ok(Vec::new());
        };
        let mut versions = VersionReader::default();
        for merge in graph.merges().filter(|merge| new.contains(&merge.commit)) {
            if let Some(step) = own_step(repo, merge.commit)? {
                let own = versions.difference(&repo.root, &step, &|oid| repo.git.blob(oid))?;
                sides.meet(merge.commit, &own.renumbered)?;
            }
        }
        Ok(sides.renumbered(commit).cloned().collect())
    }

    /// Takes note of what a commit gave other numbers; it is older than those that were met before.
    pub(in crate::workspace) fn meet(&mut self, commit: CommitId, renumbered: &[Renumbering]) -> Result<(), Error> {
        if renumbered.is_empty() {
            return Ok(());
        }
        let graph = self.repo.graph(commit)?;
        let mut rest = renumbered.to_vec();
        while let Some(parent) = rest.first().map(|one| one.parent) {
            let (own, others) = rest.into_iter().partition(|one| one.parent == parent);
            rest = others;
            self.sides.push(JoinedSide {
                commits: graph.side_of(commit, parent),
                renumbered: own,
            });
        }
        Ok(())
    }

    /// Has an entry say what it calls otherwise; it is older than those that were met before.
    pub(in crate::workspace) fn tell(&mut self, entry: &mut LogEntry) -> Result<(), Error> {
        let called = self.called(entry.commit);
        if !called.is_empty() {
            entry.seldom.get_or_insert_default().called = called;
        }
        self.meet(entry.commit, &entry.renumbered)
    }

    /// The actions that a commit calls otherwise, what was joined first first.
    pub(in crate::workspace) fn called(&self, commit: CommitId) -> Vec<Renaming> {
        let renumbered = self.renumbered(commit);
        let actions = renumbered.filter_map(Renumbering::action);
        actions.map(|(from, to)| (from.clone(), to.clone())).collect()
    }

    /// All that a commit calls otherwise, what was joined first first.
    pub(in crate::workspace) fn renumbered(&self, commit: CommitId) -> impl Iterator<Item = &Renumbering> {
        let sides = self.sides.iter().rev();
        let sides = sides.filter(move |side| side.commits.contains(&commit));
        sides.flat_map(|side| &side.renumbered)
    }
}
