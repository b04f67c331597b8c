//! The ids that new actions are given.

use std::collections::BTreeSet;

use super::{Error, Workspace};
use copil_plan::thing::next_action_id;
use copil_plan::{ActionId, GroupId};
use copil_store::PlanPath;

impl Workspace {
    /// The id for the next action of a group: it follows the group's numbering, and no action ever had its number, be it
    /// one that moved, cannot be read or was taken out. `None` where the group numbers nothing that could go on.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn next_action_id(&self, group: &GroupId) -> Result<Option<ActionId>, Error> {
        let ever = self.actions_ever()?;
        let of_group = self.plan().actions_of(group).map(|(id, _)| id.clone());
        let in_group = |path: &&PlanPath| path.key().is_some_and(|key| key.group.as_ref() == Some(group));
        let broken = self
            .unreadable()
            .iter()
            .filter(in_group)
            .filter_map(PlanPath::action_id);
        let of_group: Vec<ActionId> = of_group.chain(broken).collect();
        Ok(next_action_id(&of_group, &ever, group))
    }

    /// The ids of all actions that there ever were, of those that cannot be read too.
    pub fn actions_ever(&self) -> Result<BTreeSet<ActionId>, Error> {
        let mut ever = match self.history() {
            Ok(mut history) => history.action_ids()?,
            // Without a repository nothing is known of the past.
            Err(Error::Obstacle(_)) => BTreeSet::new(),
            Err(error) => return Err(error),
        };
        ever.extend(self.plan().actions.keys().cloned());
        ever.extend(self.unreadable().iter().filter_map(PlanPath::action_id));
        Ok(ever)
    }
}
