//! What the history tells of actions, gathered from its steps.
//!
//! The history is read backwards, newest first, as a log is: so a renaming is met before what happened under the old
//! name, and all of it goes to the name of today.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{ActionHistories, ActionHistory, Departure, HistoryStep, Lineage, Timeline, Transition};
use crate::GroupKey;
use crate::Weather;
use crate::change::{Change, Meaning, Subject};
use crate::id::{DecisionRef, GroupId, MilestoneId, StatusId};
use crate::value::{FieldPath, Table, Value};

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
        self.lineage.reach(step.names);
        let step = HistoryStep {
            effective: step.effective.filter(|day| self.is_plausible(*day, step.day)),
            ..step
        };
        for change in step.changes.iter().filter(|change| !step.names.renumbers(change)) {
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
        self.lineage.pass(step.changes, step.undoes, step.names);
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
    let mut timeline = Timeline(Vec::with_capacity(newest_first.len()));
    for (transition, undoes) in newest_first.into_iter().rev() {
        timeline.take(transition, undoes);
    }
    timeline
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
