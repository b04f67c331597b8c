//! What became of each action within a period, told from what differs between its two ends and why it was made so.
//!
//! A status belongs to the period in which it took effect, whenever it was recorded: one that holds since before the period
//! is told apart ([`Happenings::earlier`]), and one that was recorded ahead is told in its time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::report::edition::Edition;
use crate::workspace::LogEntry;
use copil_plan::change::{Meaning, NetChange};
use copil_plan::{ActionId, GroupedAction, Plan, Priority, StatusId, StatusKind};

/// What became of an action, the one thing that matters most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It was carried out.
    Achieved,
    /// It was given up.
    Dropped,
    /// It waits.
    Stopped,
    /// Its due date was pushed back.
    Slipped {
        /// The day that was promised when the period began.
        from: NaiveDate,
        /// The day that is promised at its end.
        to: NaiveDate,
    },
    /// It was begun.
    Launched,
    /// It goes on after it waited or was over.
    Resumed,
    /// Nothing but milestones were reached.
    WentOn,
}

impl Happened {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Achieved => "achieved",
            Self::Dropped => "dropped",
            Self::Stopped => "stopped",
            Self::Slipped { .. } => "slipped",
            Self::Launched => "launched",
            Self::Resumed => "resumed",
            Self::WentOn => "went-on",
        }
    }
}

/// What became of actions, those that matter most first.
#[derive(Clone, Debug, Default)]
pub(super) struct Happenings<'e> {
    /// What became of them within the period.
    pub(super) within: Vec<Happening<'e>>,
    /// What took effect before it, and was recorded within it.
    pub(super) earlier: Vec<Happening<'e>>,
}

/// What became of an action within a period.
#[derive(Clone, Debug)]
pub struct Happening<'e> {
    /// The action.
    pub id: &'e ActionId,
    /// What it holds at the end of the period.
    pub action: &'e GroupedAction,
    /// What became of it.
    pub what: Happened,
    /// The day of it, where one is known.
    pub day: Option<NaiveDate>,
    /// The day that it was recorded on, where that is known.
    pub recorded: Option<NaiveDate>,
    /// Why, in the words of whoever recorded it, on one line.
    pub why: Option<String>,
    /// The milestones that were reached, the oldest first.
    pub reached: Vec<Reached<'e>>,
}

/// A milestone that was reached.
#[derive(Clone, Debug)]
pub struct Reached<'e> {
    /// Its title.
    pub title: &'e str,
    /// The day.
    pub day: NaiveDate,
    /// What was said of it, on one line.
    pub why: Option<String>,
}

/// What became of the actions of a report within the period that begins on a day.
pub(super) fn happenings<'e>(edition: &'e Edition<'_>, first: NaiveDate) -> Happenings<'e> {
    let Some(compared) = &edition.dossier.compared else {
        return Happenings::default();
    };
    let older = compared.older.plan();
    let mut by_action: BTreeMap<&ActionId, Vec<&NetChange>> = BTreeMap::new();
    for net in compared
        .comparison
        .changes
        .iter()
        .filter(|net| edition.shows(&net.change))
    {
        if let Some(action) = net.change.action() {
            by_action.entry(action).or_default().push(net);
        }
    }
    let found = edition.plan.actions.iter().filter_map(|(id, action)| {
        let teller = Teller {
            edition,
            older,
            first,
            id,
            action,
            changes: by_action.remove(id).unwrap_or_default(),
        };
        teller.happening()
    });
    let mut found: Vec<Happening<'e>> = found.collect();
    found.sort_by_key(|one| (one.action.priority != Priority::High, one.why.is_none()));
    // What is to take effect later has not happened yet.
    found.retain(|one| !one.is_of_status() || one.day.is_none_or(|day| day <= edition.today));
    let is_earlier = |one: &Happening<'_>| one.is_of_status() && one.day.is_some_and(|day| day < first);
    let (earlier, within) = found.into_iter().partition(is_earlier);
    Happenings { within, earlier }
}

impl Happening<'_> {
    /// Whether it is a status that came.
    fn is_of_status(&self) -> bool {
        !matches!(self.what, Happened::Slipped { .. } | Happened::WentOn)
    }
}

/// What tells of one action.
struct Teller<'e, 'c> {
    edition: &'e Edition<'e>,
    older: &'c Plan,
    first: NaiveDate,
    id: &'e ActionId,
    action: &'e GroupedAction,
    changes: Vec<&'c NetChange>,
}

impl<'e, 'c> Teller<'e, 'c> {
    fn happening(&self) -> Option<Happening<'e>> {
        let reached = self.reached();
        let slipped = || self.slipped().map(|(what, net)| (what, Some(net)));
        let found = self.turned().or_else(slipped).or_else(|| self.turned_to_active());
        let (what, net) = found.unwrap_or((Happened::WentOn, None));
        if what == Happened::WentOn && reached.is_empty() {
            return None;
        }
        let entry = net.and_then(|net| self.entry(net));
        let is_of_status = !matches!(what, Happened::Slipped { .. } | Happened::WentOn);
        let since = self.action.since.filter(|_| is_of_status);
        Some(Happening {
            id: self.id,
            action: self.action,
            what,
            day: since.or(entry.map(|entry| entry.day)),
            recorded: entry.map(|entry| entry.day),
            why: entry.and_then(|entry| self.why(entry)),
            reached,
        })
    }

    /// How its status turned, where it turned to something that is over or waits.
    fn turned(&self) -> Option<(Happened, Option<&'c NetChange>)> {
        let (_, net) = self.status_before()?;
        let what = match self.kind() {
            StatusKind::Closed => Happened::Achieved,
            StatusKind::Dropped => Happened::Dropped,
            StatusKind::Waiting => Happened::Stopped,
            StatusKind::Open | StatusKind::Active => return None,
        };
        Some((what, net))
    }

    fn turned_to_active(&self) -> Option<(Happened, Option<&'c NetChange>)> {
        let (before, net) = self.status_before()?;
        if self.kind() != StatusKind::Active {
            return None;
        }
        let what = match before {
            None | Some(StatusKind::Open) => Happened::Launched,
            Some(StatusKind::Active) => return None,
            Some(_) => Happened::Resumed,
        };
        Some((what, net))
    }

    fn kind(&self) -> StatusKind {
        self.edition.plan.kind(&self.action.status)
    }

    /// What its status meant before it turned, and the change; a new action had none, and of what was recorded ahead of its
    /// day the change lies before the period.
    fn status_before(&self) -> Option<(Option<StatusKind>, Option<&'c NetChange>)> {
        let found = self.changes.iter().find_map(|net| match net.change.meaning() {
            Meaning::Created => Some((None, Some(*net))),
            Meaning::Status { old, .. } => {
                let before = old.and_then(|old| old.parse::<StatusId>().ok());
                Some((before.map(|before| self.older.kind(&before)), Some(*net)))
            }
            _ => None,
        });
        let found = found.or_else(|| self.was_recorded_ahead().then_some((None, None)));
        found.filter(|(before, _)| *before != Some(self.kind()))
    }

    /// Whether its status was there when the period began, and took effect within it.
    fn was_recorded_ahead(&self) -> bool {
        let before = self.older.actions.get(self.id);
        let is_same =
            before.is_some_and(|before| before.status == self.action.status && before.since == self.action.since);
        is_same && self.action.since.is_some_and(|since| since >= self.first)
    }

    fn slipped(&self) -> Option<(Happened, &'c NetChange)> {
        self.changes.iter().find_map(|net| match net.change.meaning() {
            Meaning::Due {
                old: Some(from),
                new: Some(to),
            } if to > from && !self.kind().is_over() => Some((Happened::Slipped { from, to }, *net)),
            _ => None,
        })
    }

    fn reached(&self) -> Vec<Reached<'e>> {
        let reached = self.changes.iter().filter_map(|net| match net.change.meaning() {
            Meaning::Reached { milestone, day } => Some(Reached {
                title: &self.action.milestones.get(milestone)?.title,
                day,
                why: self
                    .entry(net)
                    .filter(|entry| !self.edition.hides_reason(entry))
                    .and_then(|entry| on_one_line(entry.said.reason.as_deref()?)),
            }),
            _ => None,
        });
        let mut reached: Vec<_> = reached.collect();
        reached.sort_by_key(|one| one.day);
        reached
    }

    fn entry(&self, net: &NetChange) -> Option<&'e LogEntry> {
        let compared = self.edition.dossier.compared.as_ref()?;
        compared.comparison.entries.get(&net.step?)
    }

    /// The reason that was recorded, else the comment, unless they may tell of what is left out.
    fn why(&self, entry: &LogEntry) -> Option<String> {
        if self.edition.hides_reason(entry) {
            return None;
        }
        let said = entry.explanation(self.id).or_else(|| entry.said.reason.clone());
        on_one_line(&said?)
    }
}

/// A text on one line that ends as a sentence does; `None` where it says nothing.
fn on_one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.ends_with(['.', '…', '!', '?']) {
        _ if line.is_empty() => None,
        true => Some(line),
        false => Some(line + "."),
    }
}
