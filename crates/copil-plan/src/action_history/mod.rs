//! What the history tells of an action: when it was touched, how often its due date was pushed, what was promised first,
//! and the courses that its status, its weather and its due date took.
//!
//! A change and the one that took it back both vanish from the courses, as if the mistake had not been made; the day it was
//! touched stays, but for a confirmation of the weather, which is nothing else.

mod builder;
pub mod drift;
mod lineage;
pub mod promises;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Weather;
use super::action::Milestone;
use super::change::Change;
use super::id::{ActionId, MilestoneId, StatusId};
use super::{DecisionRef, GroupKey, GroupedAction, Plan};
pub use builder::HistoryBuilder;
use drift::{ActionDrift, Drift, DriftPeriod};
pub use lineage::{Lineage, StepNames};

/// What one commit tells: its changes and their day.
#[derive(Clone, Copy, Debug)]
pub struct HistoryStep<'c> {
    /// The day it was recorded.
    pub day: NaiveDate,
    /// The day it took effect, where it says so.
    pub effective: Option<NaiveDate>,
    /// Whether it takes another one back.
    pub undoes: bool,
    /// What changed.
    pub changes: &'c [Change],
    /// What it says of names beside that.
    pub names: StepNames<'c>,
    /// Whether the history is cut off here; see [`super::change::Difference::is_edge`].
    pub is_edge: bool,
    /// The decision that it follows from, where it says so.
    pub decision: Option<&'c DecisionRef>,
}

/// A value that gave way to another on a day; `None` stands for its absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition<T> {
    /// The day it took effect.
    pub day: NaiveDate,
    /// The value before.
    pub from: Option<T>,
    /// The value after.
    pub to: Option<T>,
}

/// The turns that a value took, oldest first, their days in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline<T>(Vec<Transition<T>>);

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Timeline<T> {
    /// The course of turns given oldest first.
    pub fn of(turns: impl IntoIterator<Item = Transition<T>>) -> Self {
        let mut timeline = Self::default();
        for transition in turns {
            timeline.take(transition, false);
        }
        timeline
    }

    /// The turns, oldest first.
    pub fn turns(&self) -> &[Transition<T>] {
        &self.0
    }

    /// The first value that it had.
    pub fn first(&self) -> Option<&T> {
        self.0
            .iter()
            .find_map(|transition| transition.from.as_ref().or(transition.to.as_ref()))
    }

    /// The last turn.
    pub fn last(&self) -> Option<&Transition<T>> {
        self.0.last()
    }

    /// The value at the end of a day; before the first turn, the value that gave way then. `None` where it was absent, or
    /// never took a turn.
    pub fn on(&self, day: NaiveDate) -> Option<&T> {
        let after = self.0.partition_point(|transition| transition.day <= day);
        match after.checked_sub(1) {
            Some(last) => self.0[last].to.as_ref(),
            None => self.0.first()?.from.as_ref(),
        }
    }

    /// Takes the next turn. One that takes the last one back makes both vanish. Where its day lies before that of an
    /// earlier turn, the earlier one moves there: what is recorded later knows better.
    fn take(&mut self, transition: Transition<T>, undoes: bool) {
        let back = |last: &Transition<T>| last.from == transition.to && last.to == transition.from;
        if undoes && self.0.last().is_some_and(back) {
            self.0.pop();
            return;
        }
        for earlier in self
            .0
            .iter_mut()
            .rev()
            .take_while(|earlier| earlier.day > transition.day)
        {
            earlier.day = transition.day;
        }
        self.0.push(transition);
    }
}

/// What the history tells of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionHistory {
    /// The day it came into the plan; `None` when the history does not reach so far.
    pub created: Option<NaiveDate>,
    /// Whether the history is cut off before it came into the plan.
    pub is_cut: bool,
    /// The last day it was changed.
    pub touched: Option<NaiveDate>,
    /// How many times its due date was pushed back.
    pub pushes: usize,
    /// By how many days in all.
    pub pushed_days: i64,
    /// The course of its status; absent means that it was not in the plan.
    pub statuses: Timeline<StatusId>,
    /// The course of its weather.
    pub weathers: Timeline<Weather>,
    /// The course of its due date.
    pub dues: Timeline<NaiveDate>,
    /// The course of the due date of each of its milestones.
    pub milestones: BTreeMap<MilestoneId, Timeline<NaiveDate>>,
    /// Where it was when it left the plan; `None` while it is in it, or was not found to leave.
    pub left: Option<Departure>,
}

/// Where an action was when it left the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// Its working group, axis, phase and organisations.
    pub parts: Vec<GroupKey>,
}

impl ActionHistory {
    /// The first due date that it ever had; `None` when it never had one, or the history does not reach so far.
    pub fn first_promise(&self) -> Option<NaiveDate> {
        (!self.is_cut).then(|| self.dues.first().copied()).flatten()
    }

    /// The first day ever promised for a milestone, with how often it was pushed back and by how many days in all; `None`
    /// where the history does not tell.
    pub fn milestone_promise(&self, milestone: &MilestoneId) -> Option<(NaiveDate, usize, i64)> {
        let dues = self.milestones.get(milestone)?;
        let (pushes, days) = drift::pushes_of(dues, |_| true);
        let first = dues.first().filter(|_| !self.is_cut)?;
        Some((*first, pushes, days))
    }

    /// The weather that its weather fell from, when the last turn it took was for the worse.
    pub fn weather_fell_from(&self) -> Option<(Weather, NaiveDate)> {
        let last = self.weathers.last()?;
        match (last.from, last.to) {
            (Some(from), Some(to)) if to > from => Some((from, last.day)),
            _ => None,
        }
    }

    fn count_pushes(&mut self) {
        (self.pushes, self.pushed_days) = drift::pushes_of(&self.dues, |_| true);
    }
}

/// What the history tells of each action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionHistories {
    actions: BTreeMap<ActionId, ActionHistory>,
    /// Those whose id was used again later.
    earlier: Vec<(ActionId, ActionHistory)>,
    begins: Option<NaiveDate>,
    /// The course of the plan's own end.
    end: Timeline<NaiveDate>,
    /// The decision that the last change of it follows from.
    end_decision: Option<DecisionRef>,
    /// Whether the plan was seen to come.
    knows_plan: bool,
    is_cut: bool,
}

impl ActionHistories {
    /// What steps tell, the newest first.
    pub fn of<'c>(steps: impl IntoIterator<Item = HistoryStep<'c>>) -> Self {
        let mut gathering = HistoryBuilder::default();
        for step in steps {
            gathering.take(step);
        }
        gathering.histories()
    }

    /// What they tell of the action that has an id, or had it last.
    pub fn history(&self, action: &ActionId) -> Option<&ActionHistory> {
        self.actions.get(action)
    }

    /// What they tell of every action, those that left the plan included, with its last id.
    pub fn iter(&self) -> impl Iterator<Item = (&ActionId, &ActionHistory)> {
        let earlier = self.earlier.iter().map(|(id, history)| (id, history));
        self.actions.iter().chain(earlier)
    }

    /// The same of some actions alone, those that left the plan left out.
    #[must_use]
    pub fn with_only(&self, wanted: &BTreeSet<ActionId>) -> Self {
        let mut own = self.clone();
        own.actions.retain(|id, _| wanted.contains(id));
        own.earlier.clear();
        own
    }

    /// How far the days of an action drifted within a period.
    pub fn drift(&self, id: &ActionId, placed: &GroupedAction, period: DriftPeriod) -> ActionDrift {
        let unknown = ActionHistory::default();
        let past = self.history(id).unwrap_or(&unknown);
        let never = Timeline::default();
        let milestone = |(id, milestone): (&MilestoneId, &Milestone)| {
            let dues = past.milestones.get(id).unwrap_or(&never);
            (id.clone(), Drift::of(dues, past.is_cut, milestone.due, period))
        };
        ActionDrift {
            due: Drift::of(&past.dues, past.is_cut, placed.due, period),
            milestones: placed.milestones.iter().map(milestone).collect(),
        }
    }

    /// Whether it is not known what happened to an action before the history begins: it is cut off after the action came.
    pub fn is_cut_for(&self, action: &ActionId) -> bool {
        self.history(action).map_or(self.is_cut, |history| history.is_cut)
    }

    /// The first day that the history knows of.
    pub fn begins(&self) -> Option<NaiveDate> {
        self.begins
    }
}

/// A plan that goes on for longer than it was first to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prolongation {
    /// The end that it had first.
    pub first: NaiveDate,
    /// The end that it has.
    pub end: NaiveDate,
    /// The decision that its end follows from, where one is known.
    pub decision: Option<DecisionRef>,
}

impl ActionHistories {
    /// The first end that a plan ever had; `None` where it had none, or the history does not reach so far.
    pub fn first_end(&self, plan: &Plan) -> Option<NaiveDate> {
        match self.end.first() {
            _ if self.is_cut && !self.knows_plan => None,
            Some(first) => Some(*first),
            None => plan.config.end,
        }
    }

    /// Whether a plan goes on for longer than it was first to; `None` as well where the history does not tell.
    pub fn prolongation(&self, plan: &Plan) -> Option<Prolongation> {
        let (first, end) = (self.first_end(plan)?, plan.config.end?);
        (end > first).then(|| Prolongation {
            first,
            end,
            decision: self.end_decision.clone(),
        })
    }
}

#[cfg(test)]
mod tests;
