//! The burn-up: how many actions were done and how many there were, week by week; how many were promised by when; and when
//! all will be done at the plan's own pace.
//!
//! What counts, and from when:
//!
//! - An action is in the **scope** from the day it came into the plan until the day it is dropped or taken out. One that the
//!   record has known from its first day is taken to have been there from the start, since a plan is older than its record.
//! - It is **done** from the day its status says so (`since`, which is not always the day it was recorded); one that is
//!   reopened is done no longer. An action that came into the record done, and does not say since when, is done from the
//!   start, and teaches nothing about the pace.
//! - It is **promised** for its due date, as it stands today and as it first stood. Dropped actions are promised no longer,
//!   not even in the first promises, so that both can be compared with what is done.
//!
//! The forecast is in [`simulation`].

pub mod simulation;

use chrono::{Days, NaiveDate};

use super::action_history::{ActionHistories, ActionHistory, Departure, Prolongation, Timeline};
use super::progress::{self, WeightedMean};
use super::{GroupKey, GroupedAction, Plan, StatusId, StatusKind};

pub use simulation::{Forecast, SimulationResult};

use simulation::WeekSample;

/// The most weeks before today that are drawn and counted: twenty years.
const MOST_WEEKS: u64 = 1040;

/// How a plan, or a part of it, stands at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// The last day of the week.
    pub day: NaiveDate,
    /// How many actions were done.
    pub done: usize,
    /// How many there were, done or not, dropped ones left out.
    pub scope: usize,
}

/// What was done, what there was to do, what was promised, and what is to be expected.
#[derive(Clone, Debug, PartialEq)]
pub struct BurnUp {
    /// The part that is looked at; `None` for the whole plan.
    pub part: Option<GroupKey>,
    /// The weeks that have gone by, oldest first; the last ends today.
    pub weeks: Vec<Week>,
    /// The days promised today, in order.
    pub promised: Vec<NaiveDate>,
    /// The days that were promised first, in order; `None` where the history is cut off after an action came.
    pub first_promised: Option<Vec<NaiveDate>>,
    /// How many actions in the scope have no due date.
    pub undated: usize,
    /// How many actions are dropped.
    pub dropped: usize,
    /// The share of the time that has gone by, 0 to 100: of the plan's, or of that of the part's actions.
    pub elapsed: Option<f64>,
    /// The last day of the plan, or of the phase.
    pub end: Option<NaiveDate>,
    /// How much longer the plan goes on than it was first to, where it does.
    pub prolongation: Option<Prolongation>,
    /// What is to be expected.
    pub forecast: Forecast,
}

impl BurnUp {
    /// Works it out for a plan, or a part of it, on a day.
    pub fn of(plan: &Plan, histories: &ActionHistories, part: Option<GroupKey>, today: NaiveDate) -> Self {
        let grid = Grid::of(plan, histories, today);
        let (mut curves, mut time) = (Curves::over(&grid), WeightedMean::default());
        let mut found = Self {
            part,
            weeks: Vec::new(),
            promised: Vec::new(),
            first_promised: Some(Vec::new()),
            undated: 0,
            dropped: 0,
            elapsed: None,
            end: plan.config.end,
            prolongation: histories.prolongation(plan),
            forecast: Forecast::Empty,
        };
        if let Some(GroupKey::Phase(id)) = &found.part {
            found.end = plan
                .config
                .phases
                .get(id.as_str())
                .and_then(|phase| phase.end)
                .or(found.end);
        }
        for (id, placed) in &plan.actions {
            if found.part.as_ref().is_none_or(|part| part.holds(plan, placed)) {
                let past = histories.history(id);
                if histories.is_cut_for(id) {
                    found.first_promised = None;
                }
                found.take_promises(plan, placed, past);
                if let Some(elapsed) = plan.elapsed_of(id, placed, today) {
                    time.add(elapsed, plan.own_progress(id, placed).weight);
                }
                let life = Life::of(plan, placed, past, histories.begins());
                curves.take(&grid, &life);
            }
        }
        for (_, past) in histories.iter() {
            let was_in = |left: &Departure| found.part.as_ref().is_none_or(|part| left.parts.contains(part));
            if past.left.as_ref().is_some_and(was_in) {
                curves.take(&grid, &Life::of_one_that_left(plan, past, histories.begins()));
            }
        }
        found.elapsed = match &found.part {
            None => progress::time_elapsed(plan, today),
            Some(part) => progress::part_elapsed(plan, part, time, today),
        };
        found.promised.sort_unstable();
        found.first_promised.iter_mut().for_each(|days| days.sort_unstable());
        found.weeks = curves.weeks(&grid);
        found.forecast = simulation::forecast(found.today(), found.end, &samples(&found.weeks));
        found
    }

    fn take_promises(&mut self, plan: &Plan, placed: &GroupedAction, past: Option<&ActionHistory>) {
        if plan.kind(&placed.status) == StatusKind::Dropped {
            self.dropped += 1;
            return;
        }
        self.promised.extend(placed.promised_for(plan.kind(&placed.status)));
        self.undated += usize::from(placed.due.is_none());
        let first = past.and_then(ActionHistory::first_promise).or(placed.due);
        if let Some(days) = &mut self.first_promised {
            days.extend(first);
        }
    }

    /// How it stands today.
    pub fn today(&self) -> Week {
        let nothing = Week {
            day: NaiveDate::MIN,
            done: 0,
            scope: 0,
        };
        self.weeks.last().copied().unwrap_or(nothing)
    }

    /// How many actions were to be done by a day, as promised today.
    pub fn promised_by(&self, day: NaiveDate) -> usize {
        self.promised.partition_point(|due| *due <= day)
    }

    /// How many actions were to be done by a day, as promised first; `None` where that is not known.
    pub fn first_promised_by(&self, day: NaiveDate) -> Option<usize> {
        let days = self.first_promised.as_ref()?;
        Some(days.partition_point(|due| *due <= day))
    }
}

/// What each week brought.
fn samples(weeks: &[Week]) -> Vec<WeekSample> {
    let change = |before: usize, after: usize| {
        let size = i64::try_from(before.abs_diff(after)).unwrap_or(i64::MAX);
        if after < before { -size } else { size }
    };
    let each = weeks.windows(2).map(|pair| WeekSample {
        done: change(pair[0].done, pair[1].done),
        scope: change(pair[0].scope, pair[1].scope),
    });
    each.collect()
}

/// The weeks from the start to today.
struct Grid {
    today: NaiveDate,
    /// How many weeks lie before the one that ends today.
    before: usize,
}

impl Grid {
    fn of(plan: &Plan, histories: &ActionHistories, today: NaiveDate) -> Self {
        let recorded = || histories.begins().into_iter().chain(first_since(plan)).min();
        let start = plan.config.start.or_else(recorded);
        let days = start.map_or(0, |start| (today - start).num_days().max(0));
        let weeks = u64::try_from(days).unwrap_or(0).div_ceil(7).min(MOST_WEEKS);
        Self {
            today,
            before: usize::try_from(weeks).unwrap_or(0),
        }
    }

    fn len(&self) -> usize {
        self.before + 1
    }

    fn day(&self, at: usize) -> NaiveDate {
        let back = u64::try_from(self.before.saturating_sub(at)).unwrap_or(0) * 7;
        self.today.checked_sub_days(Days::new(back)).unwrap_or(self.today)
    }

    /// The first week that ends on a day or after it; `None` for a day after today.
    fn at(&self, day: NaiveDate) -> Option<usize> {
        let back = usize::try_from((self.today - day).num_days()).ok()? / 7;
        Some(self.before.saturating_sub(back))
    }
}

/// The first day on which an action is said to have taken the status it has.
fn first_since(plan: &Plan) -> Option<NaiveDate> {
    plan.actions.values().filter_map(|placed| placed.since).min()
}

/// What an action counts for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    scope: bool,
    done: bool,
}

impl Counts {
    fn of(plan: &Plan, status: Option<&StatusId>) -> Self {
        let kind = status.map(|status| plan.kind(status));
        Self {
            scope: kind.is_some_and(|kind| kind != StatusKind::Dropped),
            done: kind == Some(StatusKind::Closed),
        }
    }
}

/// What an action counted for at the start, and what it counted for from each day on.
struct Life {
    start: Counts,
    turns: Vec<(NaiveDate, Counts)>,
}

impl Life {
    fn of(plan: &Plan, placed: &GroupedAction, past: Option<&ActionHistory>, begins: Option<NaiveDate>) -> Self {
        let now = Counts::of(plan, Some(&placed.status));
        let course = past
            .map(|past| &past.statuses)
            .filter(|course| !course.turns().is_empty());
        let Some((past, course)) = past.zip(course) else {
            return Self::of_the_present(placed, now);
        };
        let mut life = Self::of_course(plan, course, past.created, begins);
        let came_done = course.turns().len() == 1 && course.turns()[0].from.is_none();
        if came_done && now.done && placed.since.is_none() {
            life = Self::of_the_present(placed, now);
        }
        // What was edited by hand and not recorded yet counts from today's file.
        if life.turns.last().is_none_or(|(_, last)| *last != now) {
            let day = placed.since.unwrap_or(NaiveDate::MAX);
            life.turns.push((day, now));
        }
        life
    }

    fn of_one_that_left(plan: &Plan, past: &ActionHistory, begins: Option<NaiveDate>) -> Self {
        Self::of_course(plan, &past.statuses, past.created, begins)
    }

    /// Where the history tells nothing of its status: it was there from the start, and is what it is since its file says so.
    fn of_the_present(placed: &GroupedAction, now: Counts) -> Self {
        let before = Counts {
            scope: true,
            done: false,
        };
        match placed.since {
            Some(since) => Self {
                start: before,
                turns: vec![(since, now)],
            },
            None => Self {
                start: now,
                turns: vec![(NaiveDate::MIN, now)],
            },
        }
    }

    fn of_course(
        plan: &Plan,
        course: &Timeline<StatusId>,
        created: Option<NaiveDate>,
        begins: Option<NaiveDate>,
    ) -> Self {
        let was_there = created.is_none_or(|created| begins.is_some_and(|begins| created <= begins));
        let first = course.turns().first().and_then(|turn| turn.from.as_ref());
        let mut start = Counts::of(plan, first);
        start.scope |= was_there && first.is_none();
        // It may have had its status before it came into the plan, and counts from there on.
        let came = created.filter(|_| !was_there).unwrap_or(NaiveDate::MIN);
        let turns = course.turns().iter();
        Self {
            start,
            turns: turns
                .map(|turn| (turn.day.max(came), Counts::of(plan, turn.to.as_ref())))
                .collect(),
        }
    }
}

/// How much each curve rises or falls in each week.
struct Curves {
    done: Vec<i64>,
    scope: Vec<i64>,
}

impl Curves {
    fn over(grid: &Grid) -> Self {
        Self {
            done: vec![0; grid.len()],
            scope: vec![0; grid.len()],
        }
    }

    fn take(&mut self, grid: &Grid, life: &Life) {
        let mut before = Counts::default();
        self.turn(0, before, life.start);
        before = life.start;
        for (day, after) in &life.turns {
            let Some(at) = grid.at((*day).max(grid.day(0))) else {
                continue;
            };
            self.turn(at, before, *after);
            before = *after;
        }
    }

    fn turn(&mut self, at: usize, before: Counts, after: Counts) {
        self.done[at] += i64::from(after.done) - i64::from(before.done);
        self.scope[at] += i64::from(after.scope) - i64::from(before.scope);
    }

    fn weeks(&self, grid: &Grid) -> Vec<Week> {
        let (mut done, mut scope) = (0, 0);
        let mut weeks = Vec::with_capacity(grid.len());
        for (at, (more_done, more_scope)) in self.done.iter().zip(&self.scope).enumerate() {
            done += more_done;
            scope += more_scope;
            weeks.push(Week {
                day: grid.day(at),
                done: usize::try_from(done).unwrap_or(0),
                scope: usize::try_from(scope).unwrap_or(0),
            });
        }
        weeks
    }
}

#[cfg(test)]
mod tests;
