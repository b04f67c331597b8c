//! How far promised days drifted: how often each was pushed back, by how much, and the first promise against the current one;
//! for an action, its milestones, groups and the whole plan, between any two days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{ActionHistories, Timeline};
use crate::Plan;
use crate::id::{ActionId, GroupId, MilestoneId};

/// The stretch of time that a drift is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DriftPeriod {
    /// The day after whose end pushes count; all of them do without one.
    pub after: Option<NaiveDate>,
    /// The last day on which they count.
    pub until: NaiveDate,
}

/// How far one promised day drifted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// The first day ever promised; `None` where the history does not reach so far.
    pub first: Option<NaiveDate>,
    /// What was promised when the period began.
    pub then: Option<NaiveDate>,
    /// What is promised at its end.
    pub now: Option<NaiveDate>,
    /// How many times it was pushed back within the period.
    pub pushes: usize,
    /// By how many days in all.
    pub pushed_days: i64,
}

impl Drift {
    /// How far a day drifted that took these turns, and is promised so now; `is_cut` where the history begins later than it.
    pub fn of(dues: &Timeline<NaiveDate>, is_cut: bool, now: Option<NaiveDate>, period: DriftPeriod) -> Self {
        let DriftPeriod { after, until } = period;
        let is_within = |day: NaiveDate| day <= until && after.is_none_or(|after| day > after);
        // A day that was first promised after the period is not known in it: nothing is told of what came later.
        if dues
            .turns()
            .first()
            .is_some_and(|turn| turn.from.is_none() && turn.day > until)
        {
            return Self::default();
        }
        let (pushes, pushed_days) = pushes_of(dues, is_within);
        let never_moved = dues.turns().is_empty();
        let first = if never_moved { now } else { dues.first().copied() };
        let on = |day| if never_moved { now } else { dues.on(day).copied() };
        Self {
            first: first.filter(|_| !is_cut),
            then: after.map_or(first, on),
            now: on(until),
            pushes,
            pushed_days,
        }
    }

    /// By how many days what is promised now comes after the first promise.
    pub fn late_by(&self) -> Option<i64> {
        Some((self.now? - self.first?).num_days())
    }
}

/// How often a day was pushed back by the turns of some days, and by how many days in all.
pub(super) fn pushes_of(dues: &Timeline<NaiveDate>, counts: impl Fn(NaiveDate) -> bool) -> (usize, i64) {
    let (mut pushes, mut days) = (0, 0);
    let mut promised = dues.first().copied();
    for turn in dues.turns() {
        let Some(to) = turn.to else { continue };
        if let Some(before) = promised.filter(|before| to > *before && counts(turn.day)) {
            pushes += 1;
            days += (to - before).num_days();
        }
        promised = Some(to);
    }
    (pushes, days)
}

/// How far the days of some actions drifted together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DriftTotal {
    /// How many days are promised or were: due dates and milestones.
    pub promises: usize,
    /// How many of them were pushed back.
    pub pushed: usize,
    /// How many times, all together.
    pub pushes: usize,
    /// By how many days in all.
    pub pushed_days: i64,
    /// When the last action was to be done by the first promises.
    pub first: Option<NaiveDate>,
    /// When it is to be done now.
    pub now: Option<NaiveDate>,
}

impl DriftTotal {
    fn take(&mut self, drift: &Drift) {
        self.promises += usize::from(drift.first.or(drift.now).is_some());
        self.pushed += usize::from(drift.pushes > 0);
        self.pushes += drift.pushes;
        self.pushed_days += drift.pushed_days;
    }

    fn take_action(&mut self, action: &ActionDrift) {
        self.take(&action.due);
        action.milestones.values().for_each(|milestone| self.take(milestone));
        self.first = self.first.max(action.due.first);
        self.now = self.now.max(action.due.now);
    }
}

/// How far the days of an action drifted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionDrift {
    /// Its due date.
    pub due: Drift,
    /// Its milestones.
    pub milestones: BTreeMap<MilestoneId, Drift>,
}

impl ActionDrift {
    /// How often one of its days was pushed back within the period.
    pub fn pushes(&self) -> usize {
        self.days().map(|drift| drift.pushes).sum()
    }

    /// The longest that one of its days was pushed back by.
    pub fn pushed_days(&self) -> i64 {
        self.days().map(|drift| drift.pushed_days).max().unwrap_or(0)
    }

    fn days(&self) -> impl Iterator<Item = &Drift> {
        std::iter::once(&self.due).chain(self.milestones.values())
    }
}

/// How far a plan drifted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanDrift {
    /// Its own end.
    pub end: Drift,
    /// All of its actions.
    pub total: DriftTotal,
    /// Its groups.
    pub groups: BTreeMap<GroupId, DriftTotal>,
    /// Its actions.
    pub actions: BTreeMap<ActionId, ActionDrift>,
}

impl PlanDrift {
    /// How far the wanted actions of a plan drifted within a period, as the history tells.
    pub fn of(
        plan: &Plan,
        histories: &ActionHistories,
        period: DriftPeriod,
        is_wanted: impl Fn(&ActionId) -> bool,
    ) -> Self {
        let mut drift = Self {
            end: Drift::of(&histories.end, histories.is_cut, plan.config.end, period),
            ..Self::default()
        };
        for (id, placed) in plan.actions.iter().filter(|(id, _)| is_wanted(id)) {
            let action = histories.drift(id, placed, period);
            drift.total.take_action(&action);
            drift
                .groups
                .entry(placed.group.clone())
                .or_default()
                .take_action(&action);
            drift.actions.insert(id.clone(), action);
        }
        drift
    }
}
