//! The day it is: the only place that asks the clock.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, FixedOffset, Local, NaiveDate};

use super::Error;
use copil_git::{Repository, Timestamp};
use copil_plan::PlanId;

/// The environment variable that sets the day.
pub const VARIABLE: &str = "COPIL_TODAY";

/// The key of git's configuration that sets the day.
pub const CONFIG_KEY: &str = "copil.today";

/// The key that sets it for one plan of a repository, before the other.
pub fn config_key_of(plan: &str) -> String {
    format!("copil.{plan}.today")
}

/// Whether a key of git's configuration sets the day.
pub fn is_config_key(key: &str) -> bool {
    key == CONFIG_KEY || key.starts_with("copil.") && key.ends_with(".today")
}

/// The day it is, and whether someone set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: NaiveDate,
    /// Whether it was set by hand; screens say so.
    pub fixed: bool,
}

impl Today {
    /// The day that the environment sets, else git's configuration for the plan or for all, else the clock's. One that is
    /// set and is no day that a commit can be of is an error.
    pub fn find(plan: Option<(&Repository, &PlanId)>) -> Result<Self, Error> {
        if let Some(text) = from_environment().filter(|text| !text.is_empty()) {
            return Self::parse(&text).ok_or(Error::BadToday { value: text });
        }
        if let Some((repository, plan)) = plan {
            for key in [config_key_of(plan.as_str()), CONFIG_KEY.to_owned()] {
                if let Some(text) = repository.config_string(&key) {
                    return Self::parse(&text).ok_or_else(|| Error::Read(repository.bad_setting(&key, text)));
                }
            }
        }
        Ok(Self::of_clock())
    }

    /// The days that git's configuration sets for single plans of a repository, as they are written there; none of them
    /// counts where the environment sets the day.
    pub(super) fn of_plans(repository: &Repository) -> HashMap<String, String> {
        if from_environment().is_some_and(|text| !text.is_empty()) {
            return HashMap::new();
        }
        repository.config_strings("copil", "today")
    }

    /// The day that a text of git's configuration sets for a plan.
    pub(super) fn of_setting(repository: &Repository, plan: &PlanId, text: &str) -> Result<Self, Error> {
        let bad = || Error::Read(repository.bad_setting(&config_key_of(plan.as_str()), text.to_owned()));
        Self::parse(text).ok_or_else(bad)
    }

    /// The day that the clock shows.
    pub(super) fn of_clock() -> Self {
        Self {
            day: now().date_naive(),
            fixed: false,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let day: NaiveDate = text.trim().parse().ok()?;
        // Git's time begins on the first day of 1970, in whatever zone.
        (1971..=9998).contains(&day.year()).then_some(Self { day, fixed: true })
    }
}

#[expect(clippy::disallowed_methods, reason = "the one repo that asks for the day")]
fn from_environment() -> Option<String> {
    std::env::var(VARIABLE).ok()
}

/// Now, on this machine's clock.
#[expect(clippy::disallowed_methods, reason = "the one repo that asks the clock")]
pub fn now() -> DateTime<Local> {
    Local::now()
}

/// A moment of git's, on the clock of whoever wrote it.
pub fn local_moment(time: Timestamp) -> Option<DateTime<FixedOffset>> {
    let offset = FixedOffset::east_opt(time.offset_minutes.checked_mul(60)?)?;
    Some(DateTime::from_timestamp(time.seconds, 0)?.with_timezone(&offset))
}

/// The day of a moment of git's, on the clock of whoever wrote it.
pub fn local_day(time: Timestamp) -> Option<NaiveDate> {
    let local = time.seconds.checked_add(i64::from(time.offset_minutes) * 60)?;
    DateTime::from_timestamp(local, 0).map(|moment| moment.date_naive())
}

/// The day of a moment of git's as a number, which is quickly found: two moments of one number are of one day.
pub(super) fn day_number(time: Timestamp) -> i64 {
    let local = time.seconds.saturating_add(i64::from(time.offset_minutes) * 60);
    local.div_euclid(24 * 60 * 60)
}

/// The time that git writes for the present hour of another day.
pub fn same_hour_on(day: NaiveDate) -> Timestamp {
    let now = now();
    let offset = now.offset().local_minus_utc();
    let local = day.and_time(now.time());
    Timestamp {
        seconds: local.and_utc().timestamp() - i64::from(offset),
        offset_minutes: offset / 60,
    }
}
