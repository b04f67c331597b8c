//! The history as far as it is read: it arrives from another thread, newest first, and screens show what there is.

use std::sync::Arc;

use crate::workspace::{CommitId, KnownHistory, LogEntry};
use copil_plan::ActionId;
use copil_plan::action_history::Lineage;
use copil_plan::change::Change;

/// How far the reading of the history is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryProgress {
    /// It has not begun, or there is no history.
    #[default]
    None,
    /// So many commits are read, of so many.
    Under(usize, usize),
    /// All is read.
    Whole,
    /// It could not be read to its end.
    Failed,
}

/// The history as far as it is read.
#[derive(Debug, Default)]
pub struct HistoryCache {
    /// The entries, newest first; shared with the history of other moments.
    pub entries: Vec<Arc<LogEntry>>,
    /// How far the reading is.
    pub reading: HistoryProgress,
    /// The commit that it is read from, once all is read.
    pub tip: Option<CommitId>,
}

impl HistoryCache {
    /// What there is, for moments that are a part of it; `None` unless all of it was read.
    pub fn whole(self) -> Option<KnownHistory> {
        let is_whole = self.reading == HistoryProgress::Whole;
        Some(KnownHistory {
            tip: self.tip.filter(|_| is_whole)?,
            entries: Arc::new(self.entries),
        })
    }

    /// The entries about an action, newest first, each with the name that the action had then.
    pub fn of<'c>(&'c self, action: &ActionId) -> Vec<(ActionId, &'c LogEntry)> {
        let places = self.places_of(action);
        places.map(|(at, name)| (name, self.entries[at].as_ref())).collect()
    }

    /// The places of the entries about an action, newest first, each with the name that the action had then.
    pub fn places_of(&self, action: &ActionId) -> impl Iterator<Item = (usize, ActionId)> {
        let mut lineage = Lineage::default();
        let asked = lineage.action(action);
        self.entries.iter().enumerate().filter_map(move |(at, entry)| {
            lineage.reach(entry.names());
            let mut named = entry.changes.iter().filter_map(Change::action);
            let name = named.find(|name| lineage.is(name, asked)).cloned();
            lineage.pass(&entry.changes, entry.undone.is_some(), entry.names());
            Some((at, name?))
        })
    }
}
