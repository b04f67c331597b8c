//! Actions followed back through the history, by the names they had.

use std::collections::HashMap;

use crate::change::{Change, Renaming, Subject};
use crate::id::ActionId;

/// Which action a name meant, from commit to commit, the newest first.
///
/// An id means the action that has it until the commit that created this action, or gave it the id. Before, it meant
/// another one, if any. What a taking back created had only been away.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    meant: HashMap<ActionId, usize>,
    last_names: Vec<ActionId>,
}

impl Lineage {
    /// The number of the action that a name means just after the commit that was reached.
    pub fn action(&mut self, name: &ActionId) -> usize {
        if let Some(action) = self.meant.get(name) {
            return *action;
        }
        let action = self.last_names.len();
        self.last_names.push(name.clone());
        self.meant.insert(name.clone(), action);
        action
    }

    /// The number of the action that a name means just after the commit that was reached; `None` when none was met.
    pub fn known(&self, name: &ActionId) -> Option<usize> {
        self.meant.get(name).copied()
    }

    /// Whether a name means an action just after the commit that was reached.
    pub fn is(&self, name: &ActionId, action: usize) -> bool {
        self.known(name) == Some(action)
    }

    /// The last name of each action met so far, in the order of their numbers.
    pub fn last_names(&self) -> &[ActionId] {
        &self.last_names
    }

    /// The names that mean an action just after the commit that was reached.
    pub fn names_of(&self, action: usize) -> impl Iterator<Item = &ActionId> {
        let meant = self.meant.iter();
        meant.filter(move |(_, meant)| **meant == action).map(|(name, _)| name)
    }

    /// Takes what parents of a merge call otherwise: both names mean the action before it.
    pub fn carry(&mut self, carried: &[Renaming]) {
        for (from, to) in carried {
            let action = self.action(to);
            self.meant.insert(from.clone(), action);
        }
    }

    /// Goes back over a commit with its changes.
    pub fn pass(&mut self, changes: &[Change], undoes: bool) {
        for change in changes {
            match change {
                Change::Created {
                    subject: Subject::Action(id),
                    ..
                } if !undoes => {
                    self.meant.remove(id);
                }
                Change::Renamed { from, to } => {
                    let action = self.action(to);
                    self.meant.remove(to);
                    // Where two branches renamed it, the older name is known by the first one that was passed.
                    self.meant.entry(from.clone()).or_insert(action);
                }
                _ => {}
            }
        }
    }
}
