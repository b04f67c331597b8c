//! What became of the actions that were promised for a stretch of time.
//!
//! An action was promised for the day that its due date named when the period began, or first where it came later. It is
//! looked at where that day lies within the period; the first of these that holds is what became of it:
//!
//! | fate | when |
//! | --- | --- |
//! | dropped | it was given up |
//! | kept | it was carried out by the day, or on a day that nobody wrote |
//! | kept late | it was carried out after it |
//! | pushed | it is promised for a later day now |
//! | missed | the day is past |

use chrono::NaiveDate;

use super::ActionHistories;
use super::drift::DriftPeriod;
use crate::record::words;
use crate::{ActionId, GroupedAction, Plan, StatusKind};

words! {
    /// What became of a promise.
    pub enum Fate {
        /// It was kept.
        Kept = "kept",
        /// It was kept after its day.
        Late = "late",
        /// It was put off.
        Pushed = "pushed",
        /// Its day passed.
        Missed = "missed",
        /// It was given up.
        Dropped = "dropped",
    }
}

/// What became of the promises of a period: how many have each fate, in the order of [`Fate::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    counts: [usize; 5],
}

impl Promises {
    /// Those of a plan.
    pub fn of(plan: &Plan, histories: &ActionHistories, period: DriftPeriod) -> Self {
        let mut promises = Self::default();
        for (id, placed) in &plan.actions {
            if let Some(fate) = fate(plan, histories, id, placed, period) {
                promises.counts[fate as usize] += 1;
            }
        }
        promises
    }

    /// How many have a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.counts[fate as usize]
    }

    /// How many there were.
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// What became of the promise of an action within a period; `None` where it was promised for another time.
pub fn fate(
    plan: &Plan,
    histories: &ActionHistories,
    id: &ActionId,
    placed: &GroupedAction,
    period: DriftPeriod,
) -> Option<Fate> {
    let due = histories.drift(id, placed, period).due;
    let promised = due.then.or(due.first)?;
    let is_within = promised <= period.until && period.after.is_none_or(|after| promised > after);
    if !is_within {
        return None;
    }
    let is_later = |day: Option<NaiveDate>| day.is_some_and(|day| day > promised);
    Some(match plan.kind(&placed.status) {
        StatusKind::Dropped => Fate::Dropped,
        StatusKind::Closed if is_later(placed.since) => Fate::Late,
        StatusKind::Closed => Fate::Kept,
        _ if is_later(due.now) => Fate::Pushed,
        _ if promised < period.until => Fate::Missed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Action;
    use crate::action_history::{HistoryStep, StepNames};
    use crate::change::{Change, Subject};
    use crate::value::{FieldPath, Value};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_promise_is_kept_late_pushed_missed_or_dropped() {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (id, status, since, due) in [
            ("A", "done", "2018-03-01", "2018-03-15"),
            ("B", "done", "2018-04-01", "2018-03-15"),
            ("C", "in-progress", "2018-01-01", "2018-09-30"),
            ("D", "in-progress", "2018-01-01", "2018-03-15"),
            ("E", "abandoned", "2018-02-01", "2018-03-15"),
            ("F", "in-progress", "2018-01-01", "2019-03-15"),
        ] {
            let action = Action {
                status: status.parse().unwrap(),
                since: Some(day(since)),
                due: Some(day(due)),
                ..Action::default()
            };
            let (group, action) = ("rh".parse().unwrap(), Box::new(action));
            plan.actions
                .insert(id.parse().unwrap(), GroupedAction { group, action });
        }
        let pushed = [Change::Set {
            subject: Subject::Action("C".parse().unwrap()),
            path: FieldPath::key("due"),
            old: Some(Value::Date(day("2018-03-15"))),
            new: Some(Value::Date(day("2018-09-30"))),
        }];
        let histories = ActionHistories::of([HistoryStep {
            day: day("2018-02-10"),
            effective: None,
            undoes: false,
            changes: &pushed,
            names: StepNames::default(),
            is_edge: false,
            decision: None,
        }]);
        let period = DriftPeriod {
            after: Some(day("2017-12-31")),
            until: day("2018-06-30"),
        };
        let promises = Promises::of(&plan, &histories, period);
        assert_eq!(
            Fate::ALL.iter().map(|fate| promises.count(*fate)).collect::<Vec<_>>(),
            [1; 5]
        );
        assert_eq!(
            promises.all(),
            5,
            "what was promised for later is no promise of the period"
        );
    }
}
