//! The history as far as it is read: it arrives from another thread, newest first, and screens show what there is.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::workspace::LogEntry;
use copil_plan::change::{Change, Meaning};
use copil_plan::{ActionId, MeetingId, Plan, StatusKind, Weather};

/// How far the reading of the history is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HistoryProgress {
    /// It has not begun, or there is no history.
    #[default]
    None,
    /// So many commits are read, of so many.
    Under(usize, usize),
    /// All is read.
    Whole,
    /// It could not be read to its end.
    Failed,
}

/// The history as far as it is read.
#[derive(Debug, Default)]
pub struct HistoryCache {
    /// The entries, newest first.
    pub entries: Vec<LogEntry>,
    /// How far the reading is.
    pub reading: HistoryProgress,
}

/// What changed since a day, counted by action: an action that went back and forth counts for where it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    /// Actions that were carried out.
    pub closed: usize,
    /// Actions that were begun, or taken up again.
    pub started: usize,
    /// Actions that were blocked or paused.
    pub stopped: usize,
    /// Actions given up.
    pub dropped: usize,
    /// Due dates moved later.
    pub pushed: usize,
    /// Weathers that got better.
    pub brighter: usize,
    /// Weathers that got worse.
    pub darker: usize,
    /// Milestones reached.
    pub reached: usize,
}

impl HistoryCache {
    /// The entries about an action, newest first, each with the name that the action had then.
    pub fn of<'c>(&'c self, action: &ActionId) -> Vec<(ActionId, &'c LogEntry)> {
        let mut name = action.clone();
        let mut found = Vec::new();
        for entry in &self.entries {
            if entry.changes.iter().any(|change| change.action() == Some(&name)) {
                found.push((name.clone(), entry));
            }
            let before = entry.changes.iter().find_map(|change| match change {
                Change::Renamed { from, to } if *to == name => Some(from.clone()),
                _ => None,
            });
            name = before.unwrap_or(name);
        }
        found
    }
}

/// What changed since the committee last met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentChanges {
    /// The meeting; `None` when there was none, and all of the history counts as recent.
    pub meeting: Option<(MeetingId, NaiveDate)>,
    /// The changes, counted; nothing is counted without a meeting to count from.
    pub counts: ChangeCounts,
    /// The newest entries, by their place in the history.
    pub newest: Vec<usize>,
    moves: ChangedValues,
}

impl RecentChanges {
    /// How many entries are kept: more than any window has lines.
    const KEPT: usize = 200;

    /// Works out what changed since the committee last met.
    pub fn of(plan: &Plan, today: NaiveDate, history: &HistoryCache) -> Self {
        let mut recent = Self {
            meeting: plan.last_meeting(today).map(|(id, held)| (id.clone(), held.date)),
            ..Self::default()
        };
        recent.take(plan, &history.entries, 0);
        recent
    }

    /// Takes the next entries, the first of which has a place in the history.
    pub fn take(&mut self, plan: &Plan, entries: &[LogEntry], place: usize) {
        let day = self.meeting.as_ref().map_or(NaiveDate::MIN, |(_, day)| *day);
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.day > day) {
            if self.newest.len() < Self::KEPT {
                self.newest.push(place + at);
            }
            if self.meeting.is_some() {
                entry.changes.iter().for_each(|change| self.moves.add(change));
            }
        }
        self.counts = self.moves.counted(plan);
    }

    /// Works it out again for another plan or another day; all entries are gone through only when the meeting is another.
    pub fn renew(&mut self, plan: &Plan, today: NaiveDate, history: &HistoryCache) {
        let meeting = plan.last_meeting(today).map(|(id, held)| (id, held.date));
        if self.meeting.as_ref().map(|(id, day)| (id, *day)) == meeting {
            self.counts = self.moves.counted(plan);
        } else {
            *self = Self::of(plan, today, history);
        }
    }
}

/// First and last values over a stretch of history that is read backwards.
#[derive(Clone, Debug, Default, PartialEq)]
struct ChangedValues {
    statuses: BTreeMap<ActionId, (String, String)>,
    weathers: BTreeMap<ActionId, (Option<String>, String)>,
    dues: BTreeMap<ActionId, (NaiveDate, NaiveDate)>,
    reached: usize,
}

impl ChangedValues {
    fn add(&mut self, change: &Change) {
        let Some(action) = change.action() else { return };
        match change.meaning() {
            Meaning::Status {
                old: Some(old),
                new: Some(new),
            } => match self.statuses.get_mut(action) {
                Some((first, _)) => old.clone_into(first),
                None => drop(self.statuses.insert(action.clone(), (old.to_owned(), new.to_owned()))),
            },
            Meaning::Weather { old, new: Some(new) } => {
                let old = old.map(str::to_owned);
                match self.weathers.get_mut(action) {
                    Some((first, _)) => *first = old,
                    None => drop(self.weathers.insert(action.clone(), (old, new.to_owned()))),
                }
            }
            Meaning::Due {
                old: Some(old),
                new: Some(new),
            } => match self.dues.get_mut(action) {
                Some((first, _)) => *first = old,
                None => drop(self.dues.insert(action.clone(), (old, new))),
            },
            Meaning::Reached { .. } => self.reached += 1,
            _ => {}
        }
    }

    fn counted(&self, plan: &Plan) -> ChangeCounts {
        let mut since = ChangeCounts {
            reached: self.reached,
            ..ChangeCounts::default()
        };
        let kind = |status: &str| {
            plan.workflow()
                .get(status)
                .map_or(StatusKind::Active, |status| status.kind)
        };
        for (old, new) in self.statuses.values().filter(|(old, new)| old != new) {
            let (old, new) = (kind(old), kind(new));
            match new {
                StatusKind::Closed => since.closed += 1,
                StatusKind::Dropped => since.dropped += 1,
                StatusKind::Waiting => since.stopped += 1,
                StatusKind::Active if old != StatusKind::Active => since.started += 1,
                StatusKind::Active | StatusKind::Open => {}
            }
        }
        for (old, new) in self.weathers.values() {
            match (old.as_deref().and_then(Weather::from_word), Weather::from_word(new)) {
                (Some(old), Some(new)) if new > old => since.darker += 1,
                (Some(old), Some(new)) if new < old => since.brighter += 1,
                _ => {}
            }
        }
        since.pushed = self.dues.values().filter(|(old, new)| new > old).count();
        since
    }
}
