//! Actions followed back through the history, under all the names that they had.

use std::collections::HashSet;

use super::LogEntry;
use copil_plan::ActionId;
use copil_plan::action_history::Lineage;
use copil_plan::change::Change;
use copil_store::PlanPath;

/// Some actions of today, followed from entry to entry, the newest first.
#[derive(Debug)]
pub struct FollowedActions {
    lineage: Lineage,
    numbers: HashSet<usize>,
}

impl FollowedActions {
    /// Follows actions by the names that they have now.
    pub fn of<'a>(actions: impl IntoIterator<Item = &'a ActionId>) -> Self {
        let mut lineage = Lineage::default();
        let numbers = actions.into_iter().map(|id| lineage.action(id)).collect();
        Self { lineage, numbers }
    }

    /// Whether an entry tells of one of them.
    pub fn pass(&mut self, entry: &LogEntry) -> bool {
        self.lineage.reach(entry.names());
        let files = entry.layout.iter().chain(&entry.unreadable);
        let files: Vec<_> = files.filter_map(PlanPath::action_id).collect();
        let mut told = entry.changes.iter().filter_map(Change::action).chain(&files);
        let (lineage, numbers) = (&self.lineage, &self.numbers);
        let is_followed = |id: &ActionId| lineage.known(id).is_some_and(|number| numbers.contains(&number));
        let is_told = told.any(is_followed);
        self.lineage.pass(&entry.changes, entry.undone.is_some(), entry.names());
        is_told
    }
}
