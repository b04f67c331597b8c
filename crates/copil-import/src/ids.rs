//! The ids of actions that a file gives none.

use std::collections::{BTreeSet, HashMap, HashSet};

use copil_plan::field::Field;
use copil_plan::thing::next_action_id;
use copil_plan::{ActionId, GroupId, Plan};

/// Gives numbers, group by group.
pub(crate) struct Numbering {
    /// Those that an action has, ever had, or has in the file, in small letters.
    taken: HashSet<String>,
    /// Those of the plan, and the first ones given in each group, so that no two groups begin alike.
    beginnings: BTreeSet<ActionId>,
    last: HashMap<GroupId, ActionId>,
}

impl Numbering {
    /// In a plan that ever had some, for a file that gives some itself.
    pub(crate) fn new(plan: &Plan, ever: &BTreeSet<ActionId>, given: impl Iterator<Item = String>) -> Self {
        let taken = ever.iter().map(|id| id.as_str().to_ascii_lowercase()).chain(given);
        Self {
            taken: taken.collect(),
            beginnings: plan.actions.keys().cloned().collect(),
            last: HashMap::new(),
        }
    }

    /// The next of a group, in which these are.
    pub(crate) fn next<'p>(&mut self, group: &GroupId, there: impl Iterator<Item = &'p ActionId>) -> ActionId {
        match self.of_group(group, there) {
            Some(id) => id,
            None => self.any(),
        }
    }

    /// One that is named after no group: the id of some is so long that no number has room behind it.
    fn any(&mut self) -> ActionId {
        let is_there = |id: &str| {
            self.beginnings
                .iter()
                .any(|known| known.as_str().eq_ignore_ascii_case(id))
        };
        let mut ids = (1_u64..).map(|number| format!("A-{number:02}"));
        let id = ids.find(|id| !self.taken.contains(&id.to_ascii_lowercase()) && !is_there(id));
        let id = id.and_then(|id| id.parse().ok()).unwrap_or_else(ActionId::stand_in);
        self.taken.insert(id.as_str().to_ascii_lowercase());
        id
    }

    fn of_group<'p>(&mut self, group: &GroupId, there: impl Iterator<Item = &'p ActionId>) -> Option<ActionId> {
        let mut id = match self.last.get(group) {
            Some(last) => ActionId::next([last], [last], group.as_str()),
            None => {
                let there: Vec<ActionId> = there.cloned().collect();
                next_action_id(&there, &self.beginnings, group)
            }
        }?;
        while self.taken.contains(&id.as_str().to_ascii_lowercase()) {
            id = ActionId::next([&id], [&id], group.as_str())?;
        }
        self.taken.insert(id.as_str().to_ascii_lowercase());
        if self.last.insert(group.clone(), id.clone()).is_none() {
            self.beginnings.insert(id.clone());
        }
        Some(id)
    }
}
