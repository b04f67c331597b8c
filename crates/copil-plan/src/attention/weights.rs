//! The weights of the ranking: `[rules.attention]` in `plan.toml`, each with a default.

use crate::record;

record! {
    /// How much each reason counts; what is absent takes its default, 0 leaves the reason out.
    pub struct Weights {
        /// Its due date is past.
        late: Option<f64> = "late",
        /// A milestone's due date is past.
        milestone: Option<f64> = "milestone",
        /// It is blocked or paused.
        waiting: Option<f64> = "waiting",
        /// Its goals are in danger.
        stormy: Option<f64> = "stormy",
        /// It needs help.
        rainy: Option<f64> = "rainy",
        /// Its weather fell of late: for each step down.
        fell: Option<f64> = "fell",
        /// Its due date was pushed back: for each time.
        pushed: Option<f64> = "pushed",
        /// It depends on something late, waiting or given up: for each.
        dependency: Option<f64> = "dependency",
        /// It is active and nobody touched it.
        stale: Option<f64> = "stale",
        /// It is due before the next meeting.
        due: Option<f64> = "due",
        /// What the sum is multiplied by for a high priority.
        high_priority: Option<f64> = "high_priority",
        /// What the sum is multiplied by for a low priority.
        low_priority: Option<f64> = "low_priority",
    }
}

impl Weights {
    /// The defaults, in the order of the keys.
    pub const DEFAULTS: [(&'static str, f64); 12] = [
        ("late", 10.0),
        ("milestone", 6.0),
        ("waiting", 10.0),
        ("stormy", 12.0),
        ("rainy", 6.0),
        ("fell", 3.0),
        ("pushed", 3.0),
        ("dependency", 4.0),
        ("stale", 5.0),
        ("due", 2.0),
        ("high_priority", 2.0),
        ("low_priority", 0.5),
    ];

    /// Every weight with its key, as the plan has it.
    pub fn own(&self) -> [(&'static str, Option<f64>); 12] {
        [
            ("late", self.late),
            ("milestone", self.milestone),
            ("waiting", self.waiting),
            ("stormy", self.stormy),
            ("rainy", self.rainy),
            ("fell", self.fell),
            ("pushed", self.pushed),
            ("dependency", self.dependency),
            ("stale", self.stale),
            ("due", self.due),
            ("high_priority", self.high_priority),
            ("low_priority", self.low_priority),
        ]
    }

    /// Every weight with its key, as the plan has it or by default, and never below 0.
    pub fn all(&self) -> [(&'static str, f64); 12] {
        let mut all = Self::DEFAULTS;
        for ((_, weight), (_, own)) in all.iter_mut().zip(self.own()) {
            *weight = own.unwrap_or(*weight).max(0.0);
        }
        all
    }
}

/// The weights as they count, defaults in place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) late: f64,
    pub(super) milestone: f64,
    pub(super) waiting: f64,
    pub(super) stormy: f64,
    pub(super) rainy: f64,
    pub(super) fell: f64,
    pub(super) pushed: f64,
    pub(super) dependency: f64,
    pub(super) stale: f64,
    pub(super) due: f64,
    pub(super) high_priority: f64,
    pub(super) low_priority: f64,
}

impl Scale {
    pub(super) fn of(weights: &Weights) -> Self {
        let [
            late,
            milestone,
            waiting,
            stormy,
            rainy,
            fell,
            pushed,
            dependency,
            stale,
            due,
            high_priority,
            low_priority,
        ] = weights.all().map(|(_, weight)| weight);
        Self {
            late,
            milestone,
            waiting,
            stormy,
            rainy,
            fell,
            pushed,
            dependency,
            stale,
            due,
            high_priority,
            low_priority,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{Field, Record};

    #[test]
    fn every_key_has_a_default_of_its_own_name() {
        let keys: Vec<&str> = Weights::DEFAULTS.iter().map(|(key, _)| *key).collect();
        assert!(Weights::SHAPE.keys().eq(keys));
        assert_eq!(
            Weights::default().own().map(|(key, _)| key),
            Weights::DEFAULTS.map(|(key, _)| key)
        );
    }

    #[test]
    fn each_weight_is_read_from_its_own_key() {
        for (n, key) in Weights::SHAPE.keys().enumerate() {
            let mut table = crate::value::Table::default();
            table.push(key.to_owned(), crate::value::Value::Integer(41));
            let weights = Weights::from_table(table, &mut crate::field::Reading::default());
            assert_eq!(weights.all()[n], (key, 41.0));
            let others = weights.all().iter().filter(|(_, weight)| *weight == 41.0).count();
            assert_eq!(others, 1, "{key}");
        }
    }
}
