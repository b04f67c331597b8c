//! The moments of the past that people name.

use chrono::{Months, NaiveDate};
use i18n_embed_fl::fl;

use super::Catalogue;
use super::lookup::{InvalidText, find_day, find_days};
use crate::workspace::{AsOf, Basis, Moment, NoPast, Past};
use copil_plan::change::ChangeKind;
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::names::find_named;
use copil_plan::query::{Moment as Days, RelativeMeeting};
use copil_plan::shape::Timing;
use copil_plan::{MeetingId, Plan};

/// The moment that a text means: a day, a meeting, `last-copil`, else what git calls so.
pub fn find_moment(plan: &Plan, text: &str, today: NaiveDate) -> Result<Moment, NoPast> {
    let text = text.trim();
    if let Some(meeting) = named_meeting(plan, text) {
        return Ok(Moment::Meeting(meeting));
    }
    match RelativeMeeting::read(text, plan) {
        Some(named) => {
            let found = named.meeting(plan, today).map(|(id, _)| Moment::Meeting(id.clone()));
            let word = text.to_owned();
            found.ok_or(NoPast::NoMeeting { word })
        }
        None => Ok(match find_day(plan, Timing::Passed, today, text) {
            Ok(day) => Moment::Day(day),
            Err(_) => Moment::Revision(text.to_owned()),
        }),
    }
}

/// The same with a last word that says what is asked of it, in either language.
pub fn find_as_of(plan: &Plan, text: &str, today: NaiveDate) -> Result<AsOf, NoPast> {
    let basis = |word: &str| match fold(word).as_str() {
        "effective" | "effectif" => Some(Basis::Effective),
        "shared" | "partage" => Some(Basis::Shared),
        _ => None,
    };
    let last = text.trim().rsplit_once(char::is_whitespace);
    let asked = last.and_then(|(before, word)| Some((before, basis(word)?)));
    let (text, basis) = asked.unwrap_or((text, Basis::Recorded));
    let moment = find_moment(plan, text, today)?;
    Ok(AsOf { moment, basis })
}

/// The first day of what was done since then: the day that a text means, or the first of the days; after a meeting, the
/// day that follows it, as what changed since the committee last met is counted.
pub fn find_start(plan: &Plan, text: &str, today: NaiveDate) -> Result<NaiveDate, InvalidText> {
    let text = text.trim();
    let meeting = named_meeting(plan, text).and_then(|id| plan.meetings.get(&id));
    let (first, is_meeting) = match meeting {
        Some(meeting) => (Some(meeting.date), true),
        None => {
            let days = find_days(plan, Timing::Passed, today, text)?;
            let first = days.days(plan, today).map(|(first, _)| first);
            (first, matches!(days, Days::Relative(_)))
        }
    };
    let start = first.and_then(|day| if is_meeting { day.succ_opt() } else { Some(day) });
    start.ok_or_else(|| InvalidText::NotADay(text.to_owned()))
}

/// The first and the last day of the quarter of a year that a text means: `2018-T1`, `2018-Q1`.
pub fn find_quarter(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (year, quarter) = text.trim().split_once('-')?;
    let quarter = quarter.strip_prefix(['T', 't', 'Q', 'q'])?.parse().ok();
    let quarter: u32 = quarter.filter(|quarter| (1..=4).contains(quarter) && year.len() == 4)?;
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, quarter * 3 - 2, 1)?;
    Some((first, first.checked_add_months(Months::new(3))?.pred_opt()?))
}

fn named_meeting(plan: &Plan, text: &str) -> Option<MeetingId> {
    find_named(&plan.named(Referent::Meeting), text).ok()?.parse().ok()
}

impl Catalogue {
    /// The same in short: `Plan enregistré au 14 décembre 2017 (4e0c1d2)`.
    pub fn past_in_short(&self, past: &Past) -> String {
        let (day, commit) = (self.long_date(past.day), past.commit.short(7));
        match past.asked.basis {
            Basis::Recorded => fl!(self, "past-short", day = day, commit = commit),
            Basis::Shared => fl!(self, "past-short-shared", day = day, commit = commit),
            Basis::Effective => fl!(self, "past-short-effective", day = day),
        }
    }

    /// Which state of the plan is seen, and what it answers.
    pub fn seen_from(&self, past: &Past) -> String {
        let (day, commit) = (self.long_date(past.day), past.commit.short(10));
        match past.asked.basis {
            Basis::Recorded => fl!(self, "past-seen", day = day, commit = commit),
            Basis::Shared => fl!(self, "past-seen-shared", day = day, commit = commit),
            Basis::Effective => fl!(self, "past-seen-effective", day = day, commit = commit),
        }
    }
}

impl Catalogue {
    /// `23 statuts`.
    pub fn kind_count(&self, kind: ChangeKind, count: usize) -> String {
        match kind {
            ChangeKind::Created => fl!(self, "compare-count-created", count = count),
            ChangeKind::Deleted => fl!(self, "compare-count-deleted", count = count),
            ChangeKind::Moved => fl!(self, "compare-count-moved", count = count),
            ChangeKind::Renamed => fl!(self, "compare-count-renamed", count = count),
            ChangeKind::Status => fl!(self, "compare-count-status", count = count),
            ChangeKind::Date => fl!(self, "compare-count-date", count = count),
            ChangeKind::Milestone => fl!(self, "compare-count-milestone", count = count),
            ChangeKind::Weather => fl!(self, "compare-count-weather", count = count),
            ChangeKind::Decision => fl!(self, "compare-count-decision", count = count),
            ChangeKind::Meeting => fl!(self, "compare-count-meeting", count = count),
            ChangeKind::People => fl!(self, "compare-count-people", count = count),
            ChangeKind::Rules => fl!(self, "compare-count-rules", count = count),
            ChangeKind::Other => fl!(self, "compare-count-other", count = count),
        }
    }
}
