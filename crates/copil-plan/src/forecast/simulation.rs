//! When all will be done at the plan's own pace.
//!
//! The method is the bootstrap (B. Efron, 1979) of weekly throughput, as T. Magennis (*Forecasting and Simulating Software
//! Development Projects*, 2011) and D. Vacanti (*Actionable Agile Metrics for Predictability*, 2015) use it: the future is
//! played a thousand times, each week of it being one of the past year's weeks drawn at random, with what was done in it. No
//! one's estimate is asked for, and no curve is assumed.
//!
//! - A drawn week brings what it brought: actions done (reopened ones taken off), and **the scope that it added or dropped**.
//!   So a plan that is given new actions as quickly as it does them is never foreseen to end, and dropping actions
//!   brings the end nearer, as it does in life.
//! - The **50 % date** is the one by which half of the runs are over, the **80 % date** the one by which eight in ten are. A
//!   run that is not over within ten years has no end.
//! - **By the plan's end**, so many actions at least are done in half of the runs, and in eight of ten.
//! - With fewer than [`LEAST_WEEKS`] weeks, or [`LEAST_DONE`] actions done in them, nothing is foreseen: it would be a guess.
//!
//! Draws come from SplitMix64 (Steele, Lea and Flood, 2014), started from the number of weeks known and nothing else: the same
//! plan on the same day has the same forecast, and of two histories as long, the quicker is never foreseen to end later.

use chrono::{Datelike, Days, NaiveDate};

use super::Week;

/// The fewest weeks to learn a pace from.
pub const LEAST_WEEKS: usize = 8;
/// The fewest actions done to learn a pace from.
pub const LEAST_DONE: usize = 3;
/// The most weeks to learn from: the last year, for a pace of long ago says little.
pub const MOST_WEEKS: usize = 52;
/// How many times the future is played.
pub const RUNS: usize = 1000;
/// How far it is played, in weeks: ten years.
pub const HORIZON: usize = 520;

/// What a week brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekSample {
    /// Actions done, those reopened taken off.
    pub done: i64,
    /// Actions added, those dropped taken off.
    pub scope: i64,
}

/// What is to be expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Forecast {
    /// There is nothing to do.
    Empty,
    /// All is done.
    Over,
    /// There is not enough history to learn a pace from.
    TooShort {
        /// How many weeks there are.
        weeks: usize,
        /// How many actions were done in them.
        done: usize,
    },
    /// What the simulation foresees.
    Foreseen(SimulationResult),
}

impl Forecast {
    /// Whether all will be done after an end, or not for years.
    pub fn ends_after(&self, end: Option<NaiveDate>) -> bool {
        match (self, end) {
            (Self::Foreseen(result), Some(end)) => result.half.is_none_or(|half| half > end),
            _ => false,
        }
    }
}

/// What the simulation foresees.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulationResult {
    /// The day by which all is done in half of the runs; `None` when it lies beyond ten years.
    pub half: Option<NaiveDate>,
    /// The day by which all is done in eight runs of ten.
    pub likely: Option<NaiveDate>,
    /// How many are done by the plan's end; `None` when it has none ahead.
    pub by_end: Option<ByEnd>,
    /// How many weeks the pace was learnt from.
    pub weeks: usize,
    /// How many actions were done in them.
    pub done: i64,
    /// How many actions were added in them, those dropped taken off.
    pub added: i64,
}

/// How many actions are done by the plan's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByEnd {
    /// So many at least in half of the runs.
    pub half: usize,
    /// So many at least in eight runs of ten.
    pub likely: usize,
    /// Of so many at least in half of the runs: what the plan is given on its way counts among what is done.
    pub scope: usize,
}

/// What is to be expected after today's week, from what the weeks before it brought, oldest first.
pub fn forecast(today: Week, end: Option<NaiveDate>, samples: &[WeekSample]) -> Forecast {
    if today.scope == 0 {
        return Forecast::Empty;
    }
    if today.done >= today.scope {
        return Forecast::Over;
    }
    let samples = &samples[samples.len().saturating_sub(MOST_WEEKS)..];
    let finished: i64 = samples.iter().map(|sample| sample.done.max(0)).sum();
    let finished = usize::try_from(finished).unwrap_or(0);
    if samples.len() < LEAST_WEEKS || finished < LEAST_DONE {
        return Forecast::TooShort {
            weeks: samples.len(),
            done: finished,
        };
    }
    Forecast::Foreseen(SimulationResult::of(today, end, samples))
}

/// How one run went.
struct Run {
    /// The week in which all was done; beyond the horizon when it never was.
    over: usize,
    /// How many were done by the plan's end.
    by_end: i64,
    /// Of how many.
    scope_by_end: i64,
}

impl SimulationResult {
    /// By how many whole months the day by which all is done in half of the runs lies after a day; negative before it.
    pub fn months_after(&self, day: NaiveDate) -> Option<i64> {
        let half = self.half?;
        let (first, last) = (day.min(half), day.max(half));
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
        let whole = months(last) - months(first) - i64::from(last.day() < first.day());
        Some(if half < day { -whole } else { whole })
    }

    fn of(today: Week, end: Option<NaiveDate>, samples: &[WeekSample]) -> Self {
        let weeks_left = end.and_then(|end| usize::try_from((end - today.day).num_days()).ok());
        let weeks_left = weeks_left.map(|days| (days / 7).min(HORIZON));
        let mut draws = Draws::of(samples.len());
        let mut runs: Vec<Run> = (0..RUNS)
            .map(|_| play(today, samples, weeks_left.unwrap_or(0), &mut draws.next_run()))
            .collect();
        runs.sort_unstable_by_key(|run| run.over);
        let over = |share: usize| {
            let week = runs[(RUNS * share).div_ceil(100) - 1].over;
            let days = Days::new(u64::try_from(week).unwrap_or(0) * 7);
            (week <= HORIZON).then(|| today.day.checked_add_days(days)).flatten()
        };
        let (half, likely) = (over(50), over(80));
        runs.sort_unstable_by_key(|run| std::cmp::Reverse(run.by_end));
        let at_least = |runs: &[Run], share: usize, count: fn(&Run) -> i64| {
            usize::try_from(count(&runs[(RUNS * share).div_ceil(100) - 1])).unwrap_or(0)
        };
        let [done_in_half, done_in_most] = [50, 80].map(|share| at_least(&runs, share, |run| run.by_end));
        runs.sort_unstable_by_key(|run| std::cmp::Reverse(run.scope_by_end));
        Self {
            half,
            likely,
            by_end: weeks_left.map(|_| ByEnd {
                half: done_in_half,
                likely: done_in_most,
                scope: at_least(&runs, 50, |run| run.scope_by_end),
            }),
            weeks: samples.len(),
            done: samples.iter().map(|sample| sample.done).sum(),
            added: samples.iter().map(|sample| sample.scope).sum(),
        }
    }

    /// How many actions a month are done at the pace that was learnt.
    #[expect(clippy::cast_precision_loss, reason = "counts of actions are far below 2^52")]
    pub fn pace(&self) -> f64 {
        self.done as f64 / self.weeks as f64 * 52.0 / 12.0
    }
}

/// Plays the future once.
fn play(today: Week, samples: &[WeekSample], weeks_left: usize, draws: &mut Draws) -> Run {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (mut done, mut scope) = (count(today.done), count(today.scope));
    let (mut by_end, mut scope_by_end) = (done, scope);
    for week in 1..=HORIZON {
        let sample = samples[draws.below(samples.len())];
        scope = (scope + sample.scope).max(0);
        done = (done + sample.done).clamp(0, scope);
        if week <= weeks_left {
            (by_end, scope_by_end) = (done, scope);
        }
        if done >= scope {
            return Run {
                over: week,
                by_end,
                scope_by_end,
            };
        }
    }
    Run {
        over: HORIZON + 1,
        by_end,
        scope_by_end,
    }
}

/// SplitMix64: numbers drawn at random, the same ones each time.
struct Draws(u64);

impl Draws {
    fn of(weeks: usize) -> Self {
        Self(u64::try_from(weeks).unwrap_or(0))
    }

    /// The draws of a run of its own, wherever the run before it ended.
    fn next_run(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`; its unevenness is far below what a thousand runs could show.
    fn below(&mut self, most: usize) -> usize {
        let most = u64::try_from(most).unwrap_or(1).max(1);
        usize::try_from(self.next() % most).unwrap_or(0)
    }
}
