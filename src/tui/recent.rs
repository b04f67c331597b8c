//! What changed since the committee last met: where each action began and where it ended, however often it changed between.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::history_cache::HistoryCache;
use crate::workspace::LogEntry;
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::{ActionId, MeetingId, Plan, StatusId, StatusKind, Weather};

/// What changed, counted by action: one that went back and forth counts for where it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    /// Actions that were carried out.
    pub closed: usize,
    /// Actions that were begun, or taken up again.
    pub started: usize,
    /// Actions that came to wait.
    pub waiting: usize,
    /// Actions given up.
    pub dropped: usize,
    /// Actions that came into the plan.
    pub created: usize,
    /// Due dates moved later.
    pub pushed: usize,
    /// Weathers that got better.
    pub brighter: usize,
    /// Weathers that got worse.
    pub darker: usize,
    /// Milestones reached.
    pub reached: usize,
    /// Actions about which a comment was written.
    pub commented: usize,
}

/// What an action's status, weather and due date became, each where it ended elsewhere than it began.
#[derive(Clone, Debug, PartialEq)]
pub struct RecentAction {
    /// The action.
    pub action: ActionId,
    /// The status it has now, and what that means.
    pub status: Option<(StatusId, StatusKind)>,
    /// The weather it had and the one it has.
    pub weather: Option<(Weather, Weather)>,
    /// The due date it had and the one it has.
    pub due: Option<(NaiveDate, NaiveDate)>,
}

impl RecentAction {
    /// What the committee asks about first comes first: what is done, what waits, what was given up, what got worse and what
    /// is to be later; then what goes on well.
    fn rank(&self) -> u8 {
        let status = self.status.as_ref().map(|(_, kind)| kind);
        match (status, self.weather, self.due) {
            (Some(StatusKind::Closed), ..) => 0,
            (Some(StatusKind::Waiting), ..) => 1,
            (Some(StatusKind::Dropped), ..) => 2,
            (_, Some((old, new)), _) if new > old => 3,
            (_, _, Some((old, new))) if new > old => 4,
            (Some(StatusKind::Active | StatusKind::Open), ..) => 5,
            (None, ..) => 6,
        }
    }
}

/// What changed since the committee last met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentChanges {
    /// The meeting; `None` when there was none, and all of the history counts as recent.
    pub meeting: Option<(MeetingId, NaiveDate)>,
    /// The changes, counted.
    pub counts: ChangeCounts,
    /// What became of actions, what matters most first.
    pub actions: Vec<RecentAction>,
    values: ChangedValues,
}

impl RecentChanges {
    /// Works out what changed since the committee last met.
    pub fn of(plan: &Plan, today: NaiveDate, history: &HistoryCache) -> Self {
        let mut recent = Self {
            meeting: plan.last_meeting(today).map(|(id, held)| (id.clone(), held.date)),
            ..Self::default()
        };
        recent.take(plan, &history.entries, true);
        recent
    }

    /// Takes the next entries, older than those before; `is_last` when none will follow.
    ///
    /// Without a meeting all entries count, and are summed up once they are all there: not with each of many pieces.
    pub fn take(&mut self, plan: &Plan, entries: &[Arc<LogEntry>], is_last: bool) {
        let day = self.meeting.as_ref().map_or(NaiveDate::MIN, |(_, day)| *day);
        let mut is_changed = false;
        for entry in entries.iter().filter(|entry| entry.joined() > day) {
            entry.changes.iter().for_each(|change| self.values.add(change));
            is_changed = true;
        }
        if is_last || (is_changed && self.meeting.is_some()) {
            self.sum_up(plan);
        }
    }

    /// Works it out again for another plan or another day; all entries are gone through only when the meeting is another.
    pub fn renew(&mut self, plan: &Plan, today: NaiveDate, history: &HistoryCache) {
        let meeting = plan.last_meeting(today).map(|(id, held)| (id, held.date));
        if self.meeting.as_ref().map(|(id, day)| (id, *day)) == meeting {
            self.sum_up(plan);
        } else {
            *self = Self::of(plan, today, history);
        }
    }

    fn sum_up(&mut self, plan: &Plan) {
        self.actions = self.values.actions(plan);
        self.counts = self.values.counted(plan, &self.actions);
    }
}

/// First and last values over a stretch of history that is read backwards.
#[derive(Clone, Debug, Default, PartialEq)]
struct ChangedValues {
    statuses: BTreeMap<ActionId, (String, String)>,
    weathers: BTreeMap<ActionId, (Option<String>, String)>,
    dues: BTreeMap<ActionId, (NaiveDate, NaiveDate)>,
    created: BTreeSet<ActionId>,
    commented: BTreeSet<ActionId>,
    reached: usize,
    /// The names that actions have now, by those they had before.
    names: BTreeMap<ActionId, ActionId>,
}

/// Takes an earlier change of a value: where it ended stays, where it began is earlier.
fn extend<F, L>(values: &mut BTreeMap<ActionId, (F, L)>, action: ActionId, first: F, last: L) {
    match values.get_mut(&action) {
        Some((earliest, _)) => *earliest = first,
        None => drop(values.insert(action, (first, last))),
    }
}

impl ChangedValues {
    fn add(&mut self, change: &Change) {
        let Some(action) = change.action() else { return };
        let action = self.names.get(action).unwrap_or(action).clone();
        match change.meaning() {
            Meaning::Status {
                old: Some(old),
                new: Some(new),
            } => extend(&mut self.statuses, action, old.to_owned(), new.to_owned()),
            Meaning::Weather { old, new: Some(new) } => {
                extend(&mut self.weathers, action, old.map(str::to_owned), new.to_owned());
            }
            Meaning::Due {
                old: Some(old),
                new: Some(new),
            } => extend(&mut self.dues, action, old, new),
            Meaning::Reached { .. } => self.reached += 1,
            Meaning::Field(path) if path.parts() == ["comment"] => drop(self.commented.insert(action)),
            Meaning::Created if matches!(change.subject(), Subject::Action(_)) => drop(self.created.insert(action)),
            Meaning::Renamed { from, .. } => drop(self.names.insert(from.clone(), action)),
            _ => {}
        }
    }

    /// What became of the actions that are in the plan.
    fn actions(&self, plan: &Plan) -> Vec<RecentAction> {
        let changed: BTreeSet<&ActionId> = self
            .statuses
            .keys()
            .chain(self.weathers.keys())
            .chain(self.dues.keys())
            .collect();
        let there = changed.into_iter().filter(|id| plan.actions.contains_key(id.as_str()));
        let mut actions: Vec<RecentAction> = there
            .map(|id| RecentAction {
                action: id.clone(),
                status: self.status(id, plan),
                weather: self.weather(id),
                due: self.dues.get(id).copied().filter(|(old, new)| old != new),
            })
            .filter(|recent| recent.status.is_some() || recent.weather.is_some() || recent.due.is_some())
            .collect();
        actions.sort_by_key(RecentAction::rank);
        actions
    }

    fn status(&self, id: &ActionId, plan: &Plan) -> Option<(StatusId, StatusKind)> {
        let (_, new) = self.statuses.get(id).filter(|(old, new)| old != new)?;
        let status: StatusId = new.parse().ok()?;
        let kind = plan.kind(&status);
        Some((status, kind))
    }

    fn weather(&self, id: &ActionId) -> Option<(Weather, Weather)> {
        let (old, new) = self.weathers.get(id)?;
        let pair = Weather::from_word(old.as_deref()?).zip(Weather::from_word(new));
        pair.filter(|(old, new)| old != new)
    }

    fn counted(&self, plan: &Plan, actions: &[RecentAction]) -> ChangeCounts {
        let mut counts = ChangeCounts {
            created: self
                .created
                .iter()
                .filter(|id| plan.actions.contains_key(id.as_str()))
                .count(),
            reached: self.reached,
            commented: self.commented.len(),
            ..ChangeCounts::default()
        };
        for recent in actions {
            match &recent.status {
                Some((_, StatusKind::Closed)) => counts.closed += 1,
                Some((_, StatusKind::Dropped)) => counts.dropped += 1,
                Some((_, StatusKind::Waiting)) => counts.waiting += 1,
                Some((_, StatusKind::Active)) => counts.started += 1,
                Some((_, StatusKind::Open)) | None => {}
            }
            match recent.weather {
                Some((old, new)) if new > old => counts.darker += 1,
                Some(_) => counts.brighter += 1,
                None => {}
            }
            counts.pushed += usize::from(recent.due.is_some_and(|(old, new)| new > old));
        }
        counts
    }
}
