//! The day it is: the only place that asks the clock.

use chrono::{DateTime, FixedOffset, Local, NaiveDate};

use copil_git::{Repository, Timestamp};

/// The environment variable that sets the day.
pub const VARIABLE: &str = "COPIL_TODAY";

/// The key of git's configuration that sets the day.
pub const CONFIG_KEY: &str = "copil.today";

/// The day it is, and whether someone set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The day.
    pub day: NaiveDate,
    /// Whether it was set by hand; screens say so.
    pub fixed: bool,
}

impl Today {
    /// The day that the environment sets, else git's configuration, else the clock's.
    pub fn find(repository: Option<&Repository>) -> Self {
        let set = |text: String| {
            text.trim()
                .parse::<NaiveDate>()
                .ok()
                .map(|day| Self { day, fixed: true })
        };
        from_environment()
            .and_then(set)
            .or_else(|| {
                repository
                    .and_then(|repository| repository.config_string(CONFIG_KEY))
                    .and_then(set)
            })
            .unwrap_or_else(|| Self {
                day: now().date_naive(),
                fixed: false,
            })
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
