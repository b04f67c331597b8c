//! Entries of the index as what happened between two moments.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::mem::take;

use super::entry::{EntryMaker, LogEntry, entry_of, kept_of};
use crate::workspace::Error;
use crate::workspace::undo::Undone;
use crate::workspace::versions::key_of;
use copil_git::{CommitSet, EntryReader, HistoryIndex, HistoryIndexEntry, RepoPath};
use copil_plan::change::{Difference, FileChange, NetChange, Step, Steps, Subject, between};

/// Entries of the index as steps between two states of the plan, the newest first.
pub(super) struct EntrySteps<'i> {
    entries: Vec<HistoryIndexEntry<'i>>,
    reader: EntryReader<'i>,
    /// What each file of the index is to the plan.
    subjects: Vec<Option<Subject>>,
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
    pub(super) fn of(root: &RepoPath, index: &'i HistoryIndex, commits: &CommitSet) -> Self {
        let subject = |path: &str| Some(key_of(root, &RepoPath::new(path).ok()?)?.subject);
        Self {
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

    fn read(&mut self, number: usize) -> Result<EntryStep, Error> {
        let (mut rest, undone) = kept_of(&self.reader.read(self.entries[number])?)?;
        let step = Step {
            changes: take(&mut rest.changes),
            carried: take(&mut rest.carried),
            undoes: undone.is_some(),
        };
        Ok(EntryStep { step, rest, undone })
    }

    fn keep(&mut self, number: usize, read: EntryStep) -> Result<(), Error> {
        let view = self.reader.read(self.entries[number])?;
        let difference = Difference {
            changes: read.step.changes,
            carried: read.step.carried,
            ..read.rest
        };
        let author = view.author.to_signature();
        let entry = entry_of(view.id, author, view.message, difference, read.undone);
        self.kept.insert(number, entry);
        Ok(())
    }
}
