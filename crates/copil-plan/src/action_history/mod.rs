//! What the history tells of an action: when it was touched, how often its due date was pushed, what was promised first,
//! and the courses that its status, its weather and its due date took.
//!
//! The history is read backwards, newest first, as a log is: so a renaming is met before what happened under the old
//! name, and all of it goes to the name of today. A change and the one that took it back both vanish from the courses,
//! as if the mistake had not been made; the day it was touched stays, but for a confirmation of the weather, which is
//! nothing else.

pub mod drift;
mod lineage;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Weather;
use super::action::Milestone;
use super::change::{Change, Meaning, Renaming, Subject};
use super::id::{ActionId, GroupId, MilestoneId, StatusId};
use super::value::{FieldPath, Table, Value};
use super::{DecisionRef, GroupKey, GroupedAction, Plan};
use drift::{ActionDrift, Drift, DriftPeriod};
pub use lineage::Lineage;

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
    /// What parents of a merge at this point call by their first ids; see [`super::change::Difference::carried`].
    pub carried: &'c [Renaming],
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

impl Departure {
    fn of(group: Option<&GroupId>, content: &Table) -> Self {
        let one = |key: &str| content.get(key).and_then(Value::as_text);
        let organisations = match content.get("organisations") {
            Some(Value::List(organisations)) => organisations.as_slice(),
            _ => &[],
        };
        let organisations = organisations.iter().filter_map(Value::as_text);
        let parts = [
            group.cloned().map(GroupKey::Group),
            one("axis").and_then(|id| id.parse().ok()).map(GroupKey::Axis),
            one("phase").and_then(|id| id.parse().ok()).map(GroupKey::Phase),
        ];
        let parties = organisations
            .filter_map(|id| id.parse().ok())
            .map(GroupKey::Organisation);
        Self {
            parts: parts.into_iter().flatten().chain(parties).collect(),
        }
    }
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

/// What the history tells of each action, while it is being read: a piece at a time, the newest step first.
#[derive(Clone, Debug, Default)]
pub struct HistoryBuilder {
    /// What was found of each action, by its number in `lineage`.
    actions: Vec<PartialHistory>,
    lineage: Lineage,
    begins: Option<NaiveDate>,
    is_cut: bool,
    end: DueTurns,
    /// The decision of the newest step that changed the plan's end.
    end_decision: Option<Option<DecisionRef>>,
    knows_plan: bool,
    plan_start: Option<NaiveDate>,
}

/// The turns that a promised day took, the newest first, each with whether it takes another one back.
type DueTurns = Vec<(Transition<NaiveDate>, bool)>;

/// What was found of an action so far, newest first.
#[derive(Clone, Debug, Default)]
struct PartialHistory {
    history: ActionHistory,
    statuses: Vec<(Transition<StatusId>, bool)>,
    weathers: Vec<(Transition<Weather>, bool)>,
    dues: DueTurns,
    milestones: BTreeMap<MilestoneId, DueTurns>,
    /// Whether anything was found of it.
    is_met: bool,
    /// How many confirmations of its weather were taken back, and not met yet.
    unconfirmed: usize,
}

impl HistoryBuilder {
    /// Of a plan that began on a day: what is said to have taken effect before it, or after it was recorded, is a slip, and
    /// counts from the day that it was recorded.
    pub fn since(plan_start: Option<NaiveDate>) -> Self {
        Self {
            plan_start,
            ..Self::default()
        }
    }

    /// Takes a step that is older than all taken before.
    pub fn take(&mut self, step: HistoryStep<'_>) {
        self.begins = self.begins.into_iter().chain([step.day]).min();
        self.is_cut |= step.is_edge;
        self.lineage.carry(step.carried);
        let step = HistoryStep {
            effective: step.effective.filter(|day| self.is_plausible(*day, step.day)),
            ..step
        };
        for change in step.changes {
            if let Some(id) = change.action() {
                let action = self.lineage.action(id);
                if self.actions.len() <= action {
                    self.actions.resize_with(action + 1, PartialHistory::default);
                }
                let since = since(change, step.changes).filter(|since| self.is_plausible(*since, step.day));
                self.actions[action].take(change, since, step);
            } else {
                self.take_end(change, step);
            }
        }
        self.lineage.pass(step.changes, step.undoes);
    }

    fn take_end(&mut self, change: &Change, step: HistoryStep<'_>) {
        let is_new = matches!(
            change,
            Change::Created {
                subject: Subject::PlanConfig,
                ..
            }
        );
        self.knows_plan |= is_new;
        let turn = end_turn(change, step);
        if turn.is_some() {
            self.end_decision.get_or_insert_with(|| step.decision.cloned());
        }
        self.end.extend(turn);
    }

    fn is_plausible(&self, effective: NaiveDate, recorded: NaiveDate) -> bool {
        effective <= recorded && self.plan_start.is_none_or(|start| effective >= start)
    }

    /// What was found.
    pub fn histories(self) -> ActionHistories {
        let mut histories = ActionHistories {
            begins: self.begins,
            end: timeline_of(self.end),
            end_decision: self.end_decision.flatten(),
            knows_plan: self.knows_plan,
            is_cut: self.is_cut,
            ..ActionHistories::default()
        };
        let partial = self.lineage.last_names().iter().zip(self.actions);
        for (id, partial) in partial.filter(|(_, partial)| partial.is_met) {
            let mut history = partial.finish();
            history.is_cut = self.is_cut && history.created.is_none();
            if histories.actions.contains_key(id) {
                histories.earlier.push((id.clone(), history));
            } else {
                histories.actions.insert(id.clone(), history);
            }
        }
        histories
    }
}

impl PartialHistory {
    fn take(&mut self, change: &Change, since: Option<NaiveDate>, step: HistoryStep<'_>) {
        self.is_met = true;
        if self.is_touch(change, step) {
            self.history.touched = self.history.touched.max(Some(step.day));
        }
        let day = step.effective.unwrap_or(step.day);
        match change {
            Change::Created { content, .. } => {
                let since = content.get("since").and_then(Value::as_date);
                self.appear(content, since.unwrap_or(day).min(step.day), step, false);
            }
            Change::Deleted { content, group, .. } => {
                if self.statuses.is_empty() {
                    self.history.left = Some(Departure::of(group.as_ref(), content));
                }
                self.appear(content, day, step, true);
            }
            _ => self.take_value(change, since, day, step),
        }
    }

    /// Whether the action was touched by a change: a confirmation of its weather that was taken back is none, nor is that.
    fn is_touch(&mut self, change: &Change, step: HistoryStep<'_>) -> bool {
        let is_weather =
            |other: &Change| other.action() == change.action() && matches!(other.meaning(), Meaning::Weather { .. });
        match change.meaning() {
            Meaning::Unconfirmed if !step.changes.iter().any(is_weather) => {
                self.unconfirmed += 1;
                false
            }
            Meaning::Confirmed { .. } if self.unconfirmed > 0 => {
                self.unconfirmed -= 1;
                false
            }
            _ => true,
        }
    }

    /// Takes what came with all it holds, or went.
    fn appear(&mut self, content: &Table, day: NaiveDate, step: HistoryStep<'_>, gone: bool) {
        let text = |key: &str| content.get(key).and_then(Value::as_text);
        let status = text("status").and_then(|status| status.parse().ok());
        let weather = text("weather").and_then(Weather::from_word);
        let due = content.get("due").and_then(Value::as_date);
        self.statuses.push((appearing(day, status, gone), step.undoes));
        if weather.is_some() {
            self.weathers.push((appearing(step.day, weather, gone), step.undoes));
        }
        if due.is_some() {
            self.dues.push((appearing(step.day, due, gone), step.undoes));
        }
        for (id, due) in milestone_dues(content.get("milestones")) {
            let turn = (appearing(step.day, Some(due), gone), step.undoes);
            self.milestones.entry(id).or_default().push(turn);
        }
        if !gone {
            self.history.created = Some(step.day);
        }
    }

    fn take_value(&mut self, change: &Change, since: Option<NaiveDate>, day: NaiveDate, step: HistoryStep<'_>) {
        match change.meaning() {
            Meaning::Status { old, new } => {
                let status = |word: Option<&str>| word.and_then(|word| word.parse().ok());
                let transition = Transition {
                    day: since.unwrap_or(day),
                    from: status(old),
                    to: status(new),
                };
                self.statuses.push((transition, step.undoes));
            }
            Meaning::Weather { old, new } => {
                let transition = Transition {
                    day,
                    from: old.and_then(Weather::from_word),
                    to: new.and_then(Weather::from_word),
                };
                self.weathers.push((transition, step.undoes));
            }
            Meaning::Due { old, new } => self.dues.push((
                Transition {
                    day,
                    from: old,
                    to: new,
                },
                step.undoes,
            )),
            _ => self.take_milestones(change, day, step.undoes),
        }
    }

    /// Takes what a change did to the due dates of milestones: of one, of a whole one, or of all.
    fn take_milestones(&mut self, change: &Change, day: NaiveDate, undoes: bool) {
        let Change::Set { path, old, new, .. } = change else {
            return;
        };
        let (old, new) = (old.as_ref(), new.as_ref());
        let date = |value: Option<&Value>| value.and_then(Value::as_date);
        let due = |value: Option<&Value>| date(value.and_then(Value::as_table).and_then(|table| table.get("due")));
        let mut take = |id: &str, from: Option<NaiveDate>, to: Option<NaiveDate>| {
            if let (true, Ok(id)) = (from != to, id.parse()) {
                let turns = self.milestones.entry(id).or_default();
                turns.push((Transition { day, from, to }, undoes));
            }
        };
        match path.as_strs()[..] {
            ["milestones", id, "due"] => take(id, date(old), date(new)),
            ["milestones", id] => take(id, due(old), due(new)),
            ["milestones"] => {
                let (before, after) = (milestone_dues(old), milestone_dues(new));
                for id in before.keys().chain(after.keys().filter(|id| !before.contains_key(*id))) {
                    take(id.as_str(), before.get(id).copied(), after.get(id).copied());
                }
            }
            _ => {}
        }
    }

    fn finish(self) -> ActionHistory {
        let mut history = ActionHistory {
            statuses: timeline_of(self.statuses),
            weathers: timeline_of(self.weathers),
            dues: timeline_of(self.dues),
            milestones: self
                .milestones
                .into_iter()
                .map(|(id, turns)| (id, timeline_of(turns)))
                .collect(),
            ..self.history
        };
        history.count_pushes();
        history
    }
}

/// The due dates of the milestones of a table.
fn milestone_dues(milestones: Option<&Value>) -> BTreeMap<MilestoneId, NaiveDate> {
    let milestones = milestones.and_then(Value::as_table);
    let dues = milestones
        .into_iter()
        .flat_map(Table::iter)
        .filter_map(|(id, milestone)| {
            let due = milestone.as_table()?.get("due")?.as_date()?;
            Some((id.parse().ok()?, due))
        });
    dues.collect()
}

/// The turn that a change is to the plan's own end.
fn end_turn(change: &Change, step: HistoryStep<'_>) -> Option<(Transition<NaiveDate>, bool)> {
    let date = |value: &Option<Value>| value.as_ref().and_then(Value::as_date);
    let turn = match change {
        Change::Set {
            subject: Subject::PlanConfig,
            path,
            old,
            new,
        } if *path == FieldPath::key("end") => Transition {
            day: step.day,
            from: date(old),
            to: date(new),
        },
        Change::Created {
            subject: Subject::PlanConfig,
            content,
            ..
        } => appearing(step.day, content.get("end").and_then(Value::as_date), false),
        _ => return None,
    };
    Some((turn, step.undoes))
}

/// A value that came with the action, or went with it.
fn appearing<T>(day: NaiveDate, value: Option<T>, gone: bool) -> Transition<T> {
    let (from, to) = if gone { (value, None) } else { (None, value) };
    Transition { day, from, to }
}

/// The day that a change of status says it took effect: the `since` that changed with it.
fn since(change: &Change, changes: &[Change]) -> Option<NaiveDate> {
    changes.iter().find_map(|other| match other {
        Change::Set {
            subject: Subject::Action(id),
            new: Some(Value::Date(day)),
            ..
        } if Some(id) == change.action() && other.meaning() == Meaning::Since => Some(*day),
        _ => None,
    })
}

fn timeline_of<T: PartialEq>(newest_first: Vec<(Transition<T>, bool)>) -> Timeline<T> {
    let mut timeline = Timeline::default();
    for (transition, undoes) in newest_first.into_iter().rev() {
        timeline.take(transition, undoes);
    }
    timeline
}

#[cfg(test)]
mod tests;
