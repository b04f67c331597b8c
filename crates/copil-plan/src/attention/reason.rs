//! The reasons why an action deserves attention, and how much each counts.

use chrono::NaiveDate;

use super::weights::EffectiveWeights;
use crate::action_history::ActionHistory;
use crate::record::words;
use crate::{Action, ActionId, DecisionRef, IndicatorId, MeetingId, MilestoneId, Plan, StatusId, StatusKind, Weather};

/// A fall of the weather counts for so many days: about as long as from one quarterly meeting to the next.
const FELL_DAYS: i64 = 100;
/// A due date pushed once is a reason only beyond so many days.
const LONG_PUSH: i64 = 90;
/// After so many days a lateness counts twice its weight, and no more.
const LATE_DOUBLES: f64 = 150.0;
/// After so many days a wait counts twice its weight, and no more.
const WAIT_DOUBLES: f64 = 300.0;
/// The most pushes that count.
const MOST_PUSHES: usize = 4;
/// The most dependencies that count.
const MOST_DEPENDENCIES: usize = 3;

words! {
    /// The reasons by what they are about, in the order in which they are shown, with their names for scripts.
    pub enum ReasonKind {
        /// Its due date is past.
        Late = "late",
        /// A milestone's due date is past.
        Milestone = "milestone",
        /// A decision about it is late.
        Decision = "decision",
        /// An indicator was to be measured and was not.
        Measure = "measure",
        /// It is blocked or paused.
        Waiting = "waiting",
        /// Its weather is bad, or fell.
        Weather = "weather",
        /// Its due date was pushed back.
        Pushed = "pushed",
        /// It depends on something late, waiting or given up.
        Dependency = "dependency",
        /// Nobody touched it.
        Stale = "stale",
        /// It is due before the next meeting.
        Due = "due",
    }
}

/// Why an action deserves attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its due date is past.
    Late {
        /// By how many days.
        days: i64,
        /// The day that was promised.
        due: NaiveDate,
    },
    /// A milestone's due date is past.
    Milestone {
        /// The milestone that has been missed longest.
        milestone: MilestoneId,
        /// By how many days.
        days: i64,
        /// How many others are missed.
        others: usize,
    },
    /// A decision about it is not carried out, and its day is past.
    Decision {
        /// The decision that is late for longest.
        decision: DecisionRef,
        /// By how many days.
        days: i64,
        /// How many others are late.
        others: usize,
    },
    /// An indicator was to be measured and was not.
    Measure {
        /// The indicator that has been missing a measure longest.
        indicator: IndicatorId,
        /// For how many days.
        days: i64,
        /// How many other measures are missing.
        others: usize,
    },
    /// It waits.
    Waiting {
        /// Its status.
        status: StatusId,
        /// For how many days, when its file says since when.
        days: Option<i64>,
    },
    /// Its weather is bad, or fell.
    Weather {
        /// The weather.
        now: Weather,
        /// What it fell from, when that was of late.
        from: Option<Weather>,
    },
    /// Its due date was pushed back.
    Pushed {
        /// How many times.
        times: usize,
        /// By how many days in all.
        days: i64,
    },
    /// It depends on something late, waiting, given up.
    Dependency {
        /// The action that it depends on: the one in the worst state.
        on: ActionId,
        /// What is wrong with that one.
        trouble: DependencyTrouble,
        /// How many others it depends on that something is wrong with.
        others: usize,
    },
    /// It is active and nobody touched it.
    Stale {
        /// For how many days.
        days: i64,
    },
    /// It is due before the next meeting, or soon where none is planned.
    Due {
        /// In how many days.
        days: i64,
        /// The meeting.
        meeting: Option<MeetingId>,
    },
}

/// What is wrong with an action that another depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DependencyTrouble {
    /// It is late.
    Late {
        /// By how many days.
        days: i64,
    },
    /// It waits.
    Waiting {
        /// Its status.
        status: StatusId,
    },
    /// It was given up.
    Dropped {
        /// Its status.
        status: StatusId,
    },
}

impl DependencyTrouble {
    /// What is wrong with an action; `None` when nothing is, or the plan does not know it.
    pub fn of(plan: &Plan, id: &ActionId, today: NaiveDate) -> Option<Self> {
        let placed = plan.actions.get(id)?;
        let kind = plan.kind(&placed.status);
        let status = || placed.status.clone();
        match kind {
            StatusKind::Closed => None,
            StatusKind::Dropped => Some(Self::Dropped { status: status() }),
            StatusKind::Waiting => Some(Self::Waiting { status: status() }),
            StatusKind::Open | StatusKind::Active => placed.days_late(kind, today).map(|days| Self::Late { days }),
        }
    }

    /// The worse, the higher.
    pub(super) fn rank(&self) -> (u8, i64) {
        match self {
            Self::Late { days } => (0, *days),
            Self::Waiting { .. } => (1, 0),
            Self::Dropped { .. } => (2, 0),
        }
    }
}

impl Reason {
    /// What it is about.
    pub fn kind(&self) -> ReasonKind {
        match self {
            Self::Late { .. } => ReasonKind::Late,
            Self::Milestone { .. } => ReasonKind::Milestone,
            Self::Decision { .. } => ReasonKind::Decision,
            Self::Measure { .. } => ReasonKind::Measure,
            Self::Waiting { .. } => ReasonKind::Waiting,
            Self::Weather { .. } => ReasonKind::Weather,
            Self::Pushed { .. } => ReasonKind::Pushed,
            Self::Dependency { .. } => ReasonKind::Dependency,
            Self::Stale { .. } => ReasonKind::Stale,
            Self::Due { .. } => ReasonKind::Due,
        }
    }

    /// For how many days it has lasted, where that can be told; 0 elsewhere.
    pub(super) fn days(&self) -> i64 {
        match self {
            Self::Late { days, .. }
            | Self::Milestone { days, .. }
            | Self::Decision { days, .. }
            | Self::Measure { days, .. }
            | Self::Stale { days } => *days,
            Self::Waiting { days, .. } => days.unwrap_or(0),
            Self::Weather { .. } | Self::Pushed { .. } | Self::Dependency { .. } | Self::Due { .. } => 0,
        }
    }

    /// The points that it counts; see the table of the module above.
    pub(super) fn weigh(&self, weights: &EffectiveWeights) -> f64 {
        match self {
            Self::Late { days, .. } => weights.late * lasting(*days, LATE_DOUBLES),
            Self::Milestone { days, .. } => weights.milestone * lasting(*days, LATE_DOUBLES),
            Self::Decision { days, .. } => weights.decision * lasting(*days, LATE_DOUBLES),
            Self::Measure { days, .. } => weights.measure * lasting(*days, LATE_DOUBLES),
            Self::Waiting { days, .. } => weights.waiting * lasting(days.unwrap_or(0), WAIT_DOUBLES),
            Self::Weather { now, from } => {
                let steps = from.map_or(0, |from| (*now as i32) - (from as i32));
                bad(*now, weights) + weights.fell * f64::from(steps.max(0))
            }
            Self::Pushed { times, .. } => weights.pushed * few(*times, MOST_PUSHES),
            Self::Dependency { others, .. } => weights.dependency * few(others.saturating_add(1), MOST_DEPENDENCIES),
            Self::Stale { .. } => weights.stale,
            Self::Due { .. } => weights.due,
        }
    }
}

fn bad(weather: Weather, weights: &EffectiveWeights) -> f64 {
    match weather {
        Weather::Sunny | Weather::Cloudy => 0.0,
        Weather::Rainy => weights.rainy,
        Weather::Stormy => weights.stormy,
    }
}

/// 1 at the start, 2 from `doubles` days on.
fn lasting(days: i64, doubles: f64) -> f64 {
    let days = i32::try_from(days.max(0)).unwrap_or(i32::MAX);
    1.0 + (f64::from(days) / doubles).min(1.0)
}

fn few(count: usize, most: usize) -> f64 {
    f64::from(u8::try_from(count.min(most)).unwrap_or(u8::MAX))
}

pub(super) fn late(action: &Action, today: NaiveDate) -> Option<Reason> {
    let due = action.due.filter(|due| *due < today)?;
    let days = (today - due).num_days();
    Some(Reason::Late { days, due })
}

pub(super) fn milestone(action: &Action, today: NaiveDate) -> Option<Reason> {
    let missed = || {
        let dated = action
            .unreached()
            .filter_map(|(id, milestone)| Some((id, milestone.due?)));
        dated.filter(|(_, due)| *due < today)
    };
    let (id, due) = missed().min_by_key(|(_, due)| *due)?;
    Some(Reason::Milestone {
        milestone: id.clone(),
        days: (today - due).num_days(),
        others: missed().count() - 1,
    })
}

pub(super) fn measure(action: &Action, kind: StatusKind, today: NaiveDate) -> Option<Reason> {
    let missing = action.missing_measure(kind, today)?;
    Some(Reason::Measure {
        indicator: missing.indicator,
        days: (today - missing.day).num_days(),
        others: missing.others,
    })
}

pub(super) fn waiting(action: &Action, kind: StatusKind, today: NaiveDate) -> Option<Reason> {
    (kind == StatusKind::Waiting).then(|| Reason::Waiting {
        status: action.status.clone(),
        days: action.since.map(|since| (today - since).num_days().max(0)),
    })
}

pub(super) fn weather(action: &Action, past: Option<&ActionHistory>, today: NaiveDate) -> Option<Reason> {
    let now = action.weather?;
    let fell = past.and_then(ActionHistory::weather_fell_from);
    let of_late = fell.filter(|(from, day)| now > *from && (today - *day).num_days() <= FELL_DAYS);
    let from = of_late.map(|(from, _)| from);
    (now >= Weather::Rainy || from.is_some()).then_some(Reason::Weather { now, from })
}

pub(super) fn pushed(past: &ActionHistory) -> Option<Reason> {
    let (times, days) = (past.pushes, past.pushed_days);
    (times >= 2 || days > LONG_PUSH).then_some(Reason::Pushed { times, days })
}

pub(super) fn stale(past: &ActionHistory, kind: StatusKind, stale: i64, today: NaiveDate) -> Option<Reason> {
    let days = (today - past.touched?).num_days();
    (kind == StatusKind::Active && days > stale).then_some(Reason::Stale { days })
}

pub(super) fn due(
    action: &Action,
    kind: StatusKind,
    today: NaiveDate,
    soon: NaiveDate,
    meeting: Option<&MeetingId>,
) -> Option<Reason> {
    let due = action.next_due(kind).filter(|due| (today..=soon).contains(due))?;
    Some(Reason::Due {
        days: (due - today).num_days(),
        meeting: meeting.cloned(),
    })
}
