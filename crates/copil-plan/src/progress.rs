//! The one definition of progress, late and due soon, used everywhere.
//!
//! 1. An action that is closed counts 100. A dropped one counts in no average.
//! 2. Else, with milestones: the weight reached over the weight of all. Else its `progress`. Else 0.
//! 3. A set of actions' progress is the mean over them, by weight.
//! 4. The time gone by of a set of actions is the mean over theirs, by weight, so that it can be held against their progress.
//!    That of the whole plan, and of a phase with both its days, is told by its own start and end.
//! 5. An action of which a key that this rests on cannot be read counts in no average.
//! 6. Of a plan as it is published, all of this is what it is of the whole plan: what is kept within is not listed, and counts.
//! 7. An indicator's is (latest − initial) ÷ (target − initial), held to 0 … 100; without a measure it is unknown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Action, ActionId, GroupKey, GroupedAction, Indicator, Milestone, MilestoneId, Plan, StatusKind};

impl Action {
    /// Its weight in averages.
    pub fn weight(&self) -> f64 {
        self.weight.unwrap_or(1.0)
    }

    /// How far it is, 0 to 100, when its status means `kind`; `None` for a dropped one, which counts nowhere.
    pub fn progress(&self, kind: StatusKind) -> Option<f64> {
        match kind {
            StatusKind::Closed => Some(100.0),
            StatusKind::Dropped => None,
            StatusKind::Open | StatusKind::Active | StatusKind::Waiting => Some(self.progress_of_its_parts()),
        }
    }

    fn progress_of_its_parts(&self) -> f64 {
        let weight = |milestone: &Milestone| milestone.weight.unwrap_or(1.0);
        let all: f64 = self.milestones.values().map(weight).sum();
        if all > 0.0 {
            let reached = self.milestones.values().filter(|m| m.done.is_some()).map(weight);
            // A sum of nothing is -0.0, which people would be shown.
            return 100.0 * reached.fold(0.0, |sum, weight| sum + weight) / all;
        }
        self.progress.unwrap_or(0.0).clamp(0.0, 100.0)
    }

    /// The share of its time that has gone by, 0 to 100: from its start, else the plan's, to its due date, else the plan's
    /// end, when its status means `kind`. `None` when one of the two is missing, or they are not in order, and for a dropped one.
    pub fn elapsed(&self, plan: &Plan, kind: StatusKind, today: NaiveDate) -> Option<f64> {
        if kind == StatusKind::Dropped {
            return None;
        }
        share_gone(self.start.or(plan.config.start)?, self.due.or(plan.config.end)?, today)
    }

    /// The day that it is promised for; `None` for a dropped one, which is promised no longer.
    pub fn promised_for(&self, kind: StatusKind) -> Option<NaiveDate> {
        self.due.filter(|_| kind != StatusKind::Dropped)
    }

    /// The milestones not reached yet.
    pub fn unreached(&self) -> impl Iterator<Item = (&MilestoneId, &Milestone)> {
        self.milestones.iter().filter(|(_, milestone)| milestone.done.is_none())
    }

    /// The earliest day promised and not kept, of the action or of a milestone, when it lies before today.
    pub fn late_since(&self, kind: StatusKind, today: NaiveDate) -> Option<NaiveDate> {
        self.next_due(kind).filter(|due| *due < today)
    }

    /// How many days it is late; `None` when it is not.
    pub fn days_late(&self, kind: StatusKind, today: NaiveDate) -> Option<i64> {
        self.late_since(kind, today).map(|due| (today - due).num_days())
    }

    /// The earliest day still to be kept, of the action or of a milestone; `None` once closed or dropped.
    pub fn next_due(&self, kind: StatusKind) -> Option<NaiveDate> {
        if kind.is_over() {
            return None;
        }
        self.unreached()
            .filter_map(|(_, milestone)| milestone.due)
            .chain(self.due)
            .min()
    }

    /// Whether a day to be kept falls within the next `days`, today included, and none is past.
    pub fn is_due_soon(&self, kind: StatusKind, today: NaiveDate, days: i64) -> bool {
        self.next_due(kind)
            .is_some_and(|due| (0..=days).contains(&(due - today).num_days()))
    }
}

impl Indicator {
    /// How far it is from its initial value to its last target, 0 to 100; `None` while one of the three is missing.
    pub fn progress(&self) -> Option<f64> {
        let (initial, target, latest) = (
            self.initial.as_ref()?.value,
            self.last_target()?.value,
            self.latest()?.value,
        );
        if initial == target {
            return Some(if latest == target { 100.0 } else { 0.0 });
        }
        Some((100.0 * (latest - initial) / (target - initial)).clamp(0.0, 100.0))
    }
}

/// A mean by weight, of values taken one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WeightedMean {
    sum: f64,
    weights: f64,
}

impl WeightedMean {
    /// Takes a value with its weight.
    pub fn add(&mut self, value: f64, weight: f64) {
        self.sum += value * weight;
        self.weights += weight;
    }

    /// Takes all that another one took.
    pub fn join(&mut self, other: Self) {
        self.sum += other.sum;
        self.weights += other.weights;
    }

    /// The mean; `None` when nothing weighs.
    pub fn mean(self) -> Option<f64> {
        (self.weights > 0.0).then(|| self.sum / self.weights)
    }
}

/// How far an action is, and what that weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnProgress {
    /// How far it is, 0 to 100; `None` for one that counts in no average.
    pub progress: Option<f64>,
    /// Its weight in averages.
    pub weight: f64,
}

impl Plan {
    /// How far an action is, and what that weighs, whether or not all that tells it is published.
    pub fn own_progress(&self, id: &ActionId, action: &Action) -> OwnProgress {
        if let Some(withheld) = self.withheld_progress.get(id) {
            return *withheld;
        }
        let progress = action.progress(self.kind(&action.status));
        OwnProgress {
            progress: progress.filter(|_| !self.unweighed.contains(id)),
            weight: action.weight(),
        }
    }

    /// How far an action is, 0 to 100; `None` for a dropped one, and where it cannot be read.
    pub fn progress_of(&self, id: &ActionId, action: &Action) -> Option<f64> {
        self.own_progress(id, action).progress
    }

    /// The share of an action's time that has gone by, as [`Action::elapsed`]; `None` for one that counts in no average.
    pub fn elapsed_of(&self, id: &ActionId, action: &Action, today: NaiveDate) -> Option<f64> {
        let elapsed = action.elapsed(self, self.kind(&action.status), today);
        elapsed.filter(|_| !self.unweighed.contains(id))
    }
}

/// The mean progress of actions, by weight, 0 to 100; `None` when none of them counts.
pub fn mean<'a>(plan: &Plan, actions: impl IntoIterator<Item = (&'a ActionId, &'a GroupedAction)>) -> Option<f64> {
    let mut all = WeightedMean::default();
    for (id, action) in actions {
        let own = plan.own_progress(id, action);
        if let Some(progress) = own.progress {
            all.add(progress, own.weight);
        }
    }
    all.mean()
}

/// The share of the plan's time that has gone by, 0 to 100; `None` for a plan without both dates.
pub fn time_elapsed(plan: &Plan, today: NaiveDate) -> Option<f64> {
    share_gone(plan.config.start?, plan.config.end?, today)
}

/// The share of a part's time that has gone by, 0 to 100: of a phase with both its days, theirs; of any other part, the mean
/// over its actions.
pub fn part_elapsed(plan: &Plan, part: &GroupKey, mean: WeightedMean, today: NaiveDate) -> Option<f64> {
    let phase = match part {
        GroupKey::Phase(id) => plan.config.phases.get(id.as_str()),
        _ => None,
    };
    let own = phase.and_then(|phase| phase.start.zip(phase.end));
    match own {
        Some((start, end)) => share_gone(start, end, today),
        None => mean.mean(),
    }
}

/// The share of a stretch of days that has gone by, 0 to 100.
fn share_gone(start: NaiveDate, end: NaiveDate, today: NaiveDate) -> Option<f64> {
    let all = (end - start).num_days();
    if all <= 0 {
        return None;
    }
    let elapsed = (today - start).num_days().clamp(0, all);
    // Days of a plan are far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    Some(100.0 * elapsed as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Measure, Milestone};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn milestone(due: Option<&str>, done: Option<&str>, weight: Option<f64>) -> Milestone {
        Milestone {
            due: due.map(day),
            done: done.map(day),
            weight,
            ..Milestone::default()
        }
    }

    #[test]
    fn milestones_count_by_their_weight() {
        let mut action = Action::default();
        action
            .milestones
            .push("a".parse().unwrap(), milestone(None, Some("2016-01-01"), Some(3.0)));
        action
            .milestones
            .push("b".parse().unwrap(), milestone(None, None, None));
        assert_eq!(action.progress(StatusKind::Active), Some(75.0));
        action.milestones.get_mut("a").unwrap().done = None;
        let none = action.progress(StatusKind::Active).unwrap();
        assert_eq!(format!("{none:.0}"), "0", "not -0");
        assert_eq!(action.progress(StatusKind::Closed), Some(100.0));
        assert_eq!(action.progress(StatusKind::Dropped), None);
    }

    #[test]
    fn without_milestones_its_progress_is_what_it_says_or_nothing() {
        let action = Action {
            progress: Some(40.0),
            ..Action::default()
        };
        assert_eq!(action.progress(StatusKind::Active), Some(40.0));
        assert_eq!(Action::default().progress(StatusKind::Active), Some(0.0));
    }

    #[test]
    fn late_follows_from_the_earliest_promise_not_kept() {
        let mut action = Action {
            due: Some(day("2016-06-30")),
            ..Action::default()
        };
        action
            .milestones
            .push("a".parse().unwrap(), milestone(Some("2016-03-31"), None, None));
        let active = StatusKind::Active;
        assert_eq!(
            action.days_late(active, day("2016-03-31")),
            None,
            "the day itself is not late"
        );
        assert_eq!(action.days_late(active, day("2016-04-02")), Some(2));
        assert_eq!(action.days_late(StatusKind::Closed, day("2016-04-02")), None);
        assert!(action.is_due_soon(active, day("2016-03-31"), 30));
        assert!(!action.is_due_soon(active, day("2016-04-01"), 30), "late is not soon");
    }

    #[test]
    fn an_indicator_is_unknown_until_it_is_measured_and_may_go_down() {
        let measure = |date: &str, value| Measure {
            date: day(date),
            value,
            ..Measure::default()
        };
        let mut delay = Indicator {
            initial: Some(measure("2016-01-01", 28.0)),
            target: Some(measure("2018-12-31", 20.0)),
            ..Indicator::default()
        };
        assert_eq!(delay.progress(), None);
        delay.measures = vec![measure("2017-06-01", 24.0), measure("2017-01-01", 30.0)];
        assert_eq!(delay.progress(), Some(50.0));
        delay.measures.push(measure("2018-01-01", 40.0));
        assert_eq!(delay.progress(), Some(0.0));
    }
}
