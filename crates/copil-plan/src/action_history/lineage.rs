//! Actions followed back through the history, by the names they had.

use std::collections::HashMap;

use crate::change::{Change, Renaming, Renumbering, Subject};
use crate::id::ActionId;

/// What a commit says of names beside its changes.
#[derive(Clone, Copy, Debug, Default)]
pub struct StepNames<'c> {
    /// What parents of a merge call by their first ids; see [`crate::change::Difference::carried`].
    pub carried: &'c [Renaming],
    /// What the commit calls by a first id, and the plan by the second since the commit was joined: that number had been
    /// given twice. What was joined first stands first.
    pub called: &'c [Renaming],
    /// What took another number in the commit; see [`crate::change::Difference::renumbered`].
    pub renumbered: &'c [Renumbering],
}

impl StepNames<'_> {
    /// Whether a change only says that an action took another number: to the files it is a new one.
    pub fn renumbers(&self, change: &Change) -> bool {
        let (Change::Created { .. } | Change::Renamed { .. }) = change else {
            return false;
        };
        let mut taken = self.renumbered.iter().filter_map(Renumbering::action);
        change.action().is_some_and(|id| taken.any(|(_, to)| to == id))
    }
}

/// Which action a name meant, from commit to commit, the newest first.
///
/// An id means the action that has it until the commit that created this action, or gave it the id. Before, it meant
/// another one, if any. What a taking back created had only been away.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    meant: HashMap<ActionId, usize>,
    last_names: Vec<ActionId>,
    /// What the commit that was reached calls otherwise; see [`StepNames::called`].
    called: Vec<Renaming>,
}

impl Lineage {
    /// Comes to a commit: names mean what they mean just after it.
    pub fn reach(&mut self, names: StepNames<'_>) {
        if self.called != names.called {
            self.called = names.called.to_vec();
        }
        self.carry(names.carried);
    }

    /// Takes what is called otherwise from here on; answers whether other things were till now.
    pub fn call(&mut self, called: Vec<Renaming>) -> bool {
        let is_other = self.called != called;
        self.called = called;
        is_other
    }

    /// What a name in the commit that was reached is since that was joined.
    fn since_joined<'n>(&'n self, name: &'n ActionId) -> &'n ActionId {
        let called = self.called.iter();
        called.fold(name, |name, (from, to)| if name == from { to } else { name })
    }

    /// The number of the action that a name means just after the commit that was reached.
    pub fn action(&mut self, name: &ActionId) -> usize {
        if let Some(action) = self.known(name) {
            return action;
        }
        let name = self.since_joined(name).clone();
        let action = self.last_names.len();
        self.last_names.push(name.clone());
        self.meant.insert(name, action);
        action
    }

    /// The number of the action that a name means just after the commit that was reached; `None` when none was met.
    pub fn known(&self, name: &ActionId) -> Option<usize> {
        self.meant.get(self.since_joined(name)).copied()
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
            let from = self.since_joined(from).clone();
            self.meant.insert(from, action);
        }
    }

    /// Goes back over the commit that was reached, with its changes.
    pub fn pass(&mut self, changes: &[Change], undoes: bool, names: StepNames<'_>) {
        for change in changes.iter().filter(|change| !names.renumbers(change)) {
            match change {
                Change::Created {
                    subject: Subject::Action(id),
                    ..
                } if !undoes => self.forget(id),
                Change::Renamed { from, to } => {
                    let action = self.action(to);
                    self.forget(to);
                    // Where two branches renamed it, the older name is known by the first one that was passed.
                    let from = self.since_joined(from).clone();
                    self.meant.entry(from).or_insert(action);
                }
                _ => {}
            }
        }
    }

    fn forget(&mut self, name: &ActionId) {
        let name = self.since_joined(name).clone();
        self.meant.remove(&name);
    }
}
