//! What actions have to do with others, gathered once for the sheets of many: looked for sheet by sheet it would take the
//! square of their number.

use std::collections::HashMap;

use chrono::NaiveDate;

use copil_plan::decisions::{DecisionRegister, RegisteredDecision};
use copil_plan::{ActionId, Plan};

/// What the actions of a plan have to do with others.
#[derive(Debug, Default)]
pub struct Relations<'p> {
    needed_by: HashMap<&'p ActionId, Vec<&'p ActionId>>,
    decisions: HashMap<&'p ActionId, Vec<RegisteredDecision<'p>>>,
}

impl<'p> Relations<'p> {
    /// Those of all actions on a day.
    pub fn of(plan: &'p Plan, today: NaiveDate) -> Self {
        let mut relations = Self::default();
        for (id, placed) in &plan.actions {
            for needed in &placed.action.depends_on {
                relations.needed_by.entry(needed).or_default().push(id);
            }
        }
        for decision in DecisionRegister::of(plan, today) {
            for action in &decision.decision.actions {
                let about = relations.decisions.entry(action).or_default();
                about.push(decision.clone());
            }
        }
        for waiting in relations.needed_by.values_mut() {
            waiting.dedup();
        }
        relations
    }

    /// The actions that wait for one.
    pub(super) fn needed_by(&self, action: &ActionId) -> Vec<&'p ActionId> {
        self.needed_by.get(action).cloned().unwrap_or_default()
    }

    /// The decisions about one, those of the first meeting first.
    pub(super) fn decisions(&self, action: &ActionId) -> Vec<RegisteredDecision<'p>> {
        self.decisions.get(action).cloned().unwrap_or_default()
    }
}
