//! Entries of the index as what happened between two moments.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::mem::take;

use super::entry::{EntryMaker, LogEntry, entry_of, kept_of};
use super::joined_sides::JoinedSides;
use crate::workspace::undo::Undone;
use crate::workspace::versions::key_of;
use crate::workspace::{Error, PlanRepository};
use copil_git::{CommitId, CommitSet, EntryReader, HistoryIndex, HistoryIndexEntry, RepoPath};
use copil_plan::change::{Difference, FileChange, NetChange, Renaming, Renumbering, Step, Steps, Subject, between};

/// Entries of the index as steps between two states of the plan, the newest first.
pub(super) struct EntrySteps<'i> {
    entries: Vec<HistoryIndexEntry<'i>>,
    reader: EntryReader<'i>,
    /// What each file of the index is to the plan.
    subjects: Vec<Option<Subject>>,
    /// The older state's commit.
    older: CommitId,
    sides: JoinedSides<'i>,
    /// Those that explain a difference.
    kept: BTreeMap<usize, LogEntry>,
}

/// What is read of an entry.
pub(super) struct EntryStep {
    step: Step,
    /// What else the commit did; what the step has is not in it.
    rest: Difference,
    undone: Option<Undone>,
}

impl Borrow<Step> for EntryStep {
    fn borrow(&self) -> &Step {
        &self.step
    }
}

impl<'i> EntrySteps<'i> {
    pub(super) fn of(
        repo: &'i PlanRepository,
        index: &'i HistoryIndex,
        (older, commits): (CommitId, &CommitSet),
    ) -> Self {
        let subject = |path: &str| Some(key_of(&repo.root, &RepoPath::new(path).ok()?)?.subject);
        Self {
            older,
            sides: JoinedSides::of(repo),
            entries: index
                .iter_newest()
                .filter(|entry| commits.contains(&entry.id()))
                .collect(),
            reader: index.reader(),
            subjects: index.paths().map(subject).collect(),
            kept: BTreeMap::new(),
        }
    }

    /// What differs, with the entries that made it so.
    pub(super) fn explain(
        mut self,
        files: Vec<FileChange>,
    ) -> Result<(Vec<NetChange>, BTreeMap<usize, LogEntry>), Error> {
        let changes = between(files, &mut self)?;
        let mut entries = self.kept;
        // Where none explains a difference, another one stands in.
        for step in changes.iter().filter_map(|net| net.step) {
            if let Entry::Vacant(missing) = entries.entry(step) {
                missing.insert(EntryMaker::default().entry(&self.reader.read(self.entries[step])?)?);
            }
        }
        Ok((changes, entries))
    }
}

impl Steps for EntrySteps<'_> {
    type Error = Error;
    type Read = EntryStep;

    fn count(&self) -> usize {
        self.entries.len()
    }

    fn only_sets(&self, number: usize) -> bool {
        self.entries[number].only_edits()
    }

    fn files(&self) -> &[Option<Subject>] {
        &self.subjects
    }

    fn touched(&self, number: usize) -> impl Iterator<Item = usize> {
        self.entries[number].files()
    }

    fn called(&self, number: usize) -> Vec<Renaming> {
        self.sides.called(self.entries[number].id())
    }

    fn renumbered(&self) -> Vec<Renumbering> {
        self.sides.renumbered(self.older).cloned().collect()
    }

    fn read(&mut self, number: usize) -> Result<EntryStep, Error> {
        let entry = self.entries[number];
        let (mut rest, undone) = kept_of(&self.reader.read(entry)?)?;
        self.sides.meet(entry.id(), &rest.renumbered)?;
        let step = Step {
            changes: take(&mut rest.changes),
            carried: take(&mut rest.carried),
            renumbered: take(&mut rest.renumbered),
            undoes: undone.is_some(),
        };
        Ok(EntryStep { step, rest, undone })
    }

    fn keep(&mut self, number: usize, read: EntryStep) -> Result<(), Error> {
        let view = self.reader.read(self.entries[number])?;
        let difference = Difference {
            changes: read.step.changes,
            carried: read.step.carried,
            renumbered: read.step.renumbered,
            ..read.rest
        };
        let author = view.author.to_signature();
        let entry = entry_of(view.id, author, view.message, difference, read.undone);
        self.kept.insert(number, entry);
        Ok(())
    }
}
