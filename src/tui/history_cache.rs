//! The history as far as it is read: it arrives from another thread, newest first, and screens show what there is.

use crate::workspace::LogEntry;
use copil_plan::ActionId;
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
    /// The entries, newest first.
    pub entries: Vec<LogEntry>,
    /// How far the reading is.
    pub reading: HistoryProgress,
}

impl HistoryCache {
    /// The entries about an action, newest first, each with the name that the action had then.
    pub fn of<'c>(&'c self, action: &ActionId) -> Vec<(ActionId, &'c LogEntry)> {
        let mut name = action.clone();
        let mut found = Vec::new();
        for entry in &self.entries {
            if entry.changes.iter().any(|change| change.action() == Some(&name)) {
                found.push((name.clone(), entry));
            }
            let before = entry.changes.iter().find_map(|change| match change {
                Change::Renamed { from, to } if *to == name => Some(from.clone()),
                _ => None,
            });
            name = before.unwrap_or(name);
        }
        found
    }
}
