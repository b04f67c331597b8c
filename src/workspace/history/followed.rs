//! Actions followed back through the history, under all the names that they had.

use std::collections::{BTreeMap, HashSet};

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
        !self.told(entry).is_empty()
    }

    /// Those of which an entry tells, by the names that they have now, each with the name that it had then.
    pub fn told(&mut self, entry: &LogEntry) -> Vec<(ActionId, ActionId)> {
        self.lineage.reach(entry.names());
        let files = entry.layout.iter().chain(&entry.unreadable);
        let files: Vec<_> = files.filter_map(PlanPath::action_id).collect();
        let named = entry.changes.iter().filter_map(Change::action).chain(&files);
        let mut told: BTreeMap<usize, &ActionId> = BTreeMap::new();
        for name in named {
            let number = self.lineage.known(name).filter(|number| self.numbers.contains(number));
            told.extend(number.map(|number| (number, name)));
        }
        let names = self.lineage.last_names();
        let told = told.into_iter();
        let told: Vec<_> = told
            .map(|(number, then)| (names[number].clone(), then.clone()))
            .collect();
        self.lineage.pass(&entry.changes, entry.undone.is_some(), entry.names());
        told
    }
}
