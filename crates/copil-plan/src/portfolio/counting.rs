//! Whether the figures of two moments are counted by the same rules.

use crate::{Plan, StatusId};

/// A rule by which figures are counted, and that is another one at the later of two moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountingChange {
    /// Statuses mean something else, or are in the workflow no more.
    Statuses(Vec<StatusId>),
    /// After how many days a plan, or an action, is held to be silent.
    StaleDays {
        /// Before.
        before: i64,
        /// After.
        after: i64,
    },
    /// How many days ahead a day counts as soon.
    SoonDays {
        /// Before.
        before: i64,
        /// After.
        after: i64,
    },
}

impl CountingChange {
    /// What changed of the rules of a plan from one moment to another.
    pub fn between(older: &Plan, newer: &Plan) -> Vec<Self> {
        let mut changes = Vec::new();
        let is_other = |(id, status): &(&StatusId, &crate::Status)| {
            let now = newer.workflow().get(id.as_str());
            now.is_none_or(|now| now.kind != status.kind)
        };
        let statuses = older.workflow().iter().filter(is_other);
        let statuses: Vec<StatusId> = statuses.map(|(id, _)| id.clone()).collect();
        if !statuses.is_empty() {
            changes.push(Self::Statuses(statuses));
        }
        let (old, new) = (older.config.rules(), newer.config.rules());
        let (before, after) = (old.stale(), new.stale());
        if before != after {
            changes.push(Self::StaleDays { before, after });
        }
        let (before, after) = (old.due_soon(), new.due_soon());
        if before != after {
            changes.push(Self::SoonDays { before, after });
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rules, Status, StatusKind};

    #[test]
    fn what_statuses_mean_and_the_days_of_the_rules_are_compared() {
        let older = Plan::empty("essai".parse().unwrap());
        let mut newer = older.clone();
        assert!(CountingChange::between(&older, &newer).is_empty());
        newer.config.statuses = older.workflow().clone();
        assert!(
            CountingChange::between(&older, &newer).is_empty(),
            "its own, and the same"
        );
        newer.config.statuses.get_mut("paused").unwrap().kind = StatusKind::Active;
        newer.config.statuses.remove("abandoned");
        newer
            .config
            .statuses
            .insert("tenue".parse().unwrap(), Status::default());
        newer.config.rules = Some(Rules {
            stale_days: Some(90),
            ..Rules::default()
        });
        let changes = CountingChange::between(&older, &newer);
        let statuses = ["paused", "abandoned"].map(|id| id.parse().unwrap()).to_vec();
        let stale = CountingChange::StaleDays { before: 60, after: 90 };
        assert_eq!(changes, [CountingChange::Statuses(statuses), stale]);
    }
}
