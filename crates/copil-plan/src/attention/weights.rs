//! The weights of the ranking: `[rules.attention]` in `plan.toml`, each with a default.

use crate::record;

/// Declares each weight once: its name, its key and its default.
macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $default:literal;)*) => {
        record! {
            /// How much each reason counts; what is absent takes its default, 0 leaves the reason out.
            pub struct Weights {
                $($(#[$doc])* $name: Option<f64> = $key,)*
            }
        }

        /// The weights as they count: by default where the plan has none, and never below 0.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) struct EffectiveWeights {
            $(pub(super) $name: f64,)*
        }

        impl Weights {
            /// The weights as they count.
            pub(super) fn effective(&self) -> EffectiveWeights {
                EffectiveWeights { $($name: self.$name.unwrap_or($default).max(0.0)),* }
            }

            /// Every weight with its key, as the plan has it.
            pub fn own(&self) -> impl Iterator<Item = (&'static str, Option<f64>)> {
                [$(($key, self.$name)),*].into_iter()
            }

            /// Every weight with its key, as it counts.
            pub fn all(&self) -> impl Iterator<Item = (&'static str, f64)> {
                let effective = self.effective();
                [$(($key, effective.$name)),*].into_iter()
            }
        }
    };
}

weights! {
    /// Its due date is past.
    late = "late", 10.0;
    /// A milestone's due date is past.
    milestone = "milestone", 6.0;
    /// A decision about it is late.
    decision = "decision", 6.0;
    /// An indicator was to be measured and was not.
    measure = "measure", 4.0;
    /// It is blocked or paused.
    waiting = "waiting", 10.0;
    /// Its goals are in danger.
    stormy = "stormy", 12.0;
    /// It needs help.
    rainy = "rainy", 6.0;
    /// Its weather fell of late: for each step down.
    fell = "fell", 3.0;
    /// Its due date was pushed back: for each time.
    pushed = "pushed", 3.0;
    /// It depends on something late, waiting or given up: for each.
    dependency = "dependency", 4.0;
    /// It is active and nobody touched it.
    stale = "stale", 5.0;
    /// It is due before the next meeting.
    due = "due", 2.0;
    /// What the sum is multiplied by for a high priority.
    high_priority = "high_priority", 2.0;
    /// What the sum is multiplied by for a low priority.
    low_priority = "low_priority", 0.5;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::{Field, Record};

    #[test]
    fn every_key_has_a_default_of_its_own_name() {
        let default = Weights::default();
        assert!(Weights::SHAPE.keys().eq(default.all().map(|(key, _)| key)));
        assert!(default.own().all(|(_, weight)| weight.is_none()));
    }

    #[test]
    fn each_weight_is_read_from_its_own_key() {
        for (n, key) in Weights::SHAPE.keys().enumerate() {
            let mut table = crate::value::Table::default();
            table.push(key.to_owned(), crate::value::Value::Integer(41));
            let weights = Weights::from_table(table, &mut crate::field::Reading::default());
            assert_eq!(weights.all().nth(n), Some((key, 41.0)));
            let others = weights.all().filter(|(_, weight)| *weight == 41.0).count();
            assert_eq!(others, 1, "{key}");
        }
    }
}
