//! Days as a filter names them: some are days of the calendar, others follow from today or from the plan's meetings.

mod read;

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::spelling::Spellings;
use crate::id::CommitteeId;
use crate::names::plain;
use crate::shape::Timing;
use crate::{Language, Meeting, MeetingId, Plan};
pub(crate) use read::from_today;
use read::{THIS_MONTH, THIS_WEEK, THIS_YEAR, TODAY};

/// A day, a month or a year, or a day that is worked out when the filter is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day.
    Day(NaiveDate),
    /// A day of a month without its year.
    Yearless {
        /// The day.
        day: u32,
        /// The month.
        month: u32,
        /// What it is for, which tells the year.
        timing: Timing,
    },
    /// A month of a year.
    Month(i32, u32),
    /// A year.
    Year(i32),
    /// So many days, weeks … from today.
    FromToday(i32, Unit),
    /// The week, month … that today is in.
    This(Unit),
    /// The day of a meeting.
    Relative(RelativeMeeting),
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days, from Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A meeting that follows from today: the next one, or the last one before today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelativeMeeting {
    /// Whether it is the next, today's included until it is closed; else the last before today.
    pub next: bool,
    /// Of which committee; `None` for any.
    pub committee: Option<CommitteeId>,
}

/// A meeting that is asked for and is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingMeeting {
    /// Whether the next is asked for, else the last.
    pub next: bool,
    /// What its committee is called; `None` for any.
    pub committee: Option<String>,
}

impl RelativeMeeting {
    /// That the plan has no such meeting, when it has none.
    pub fn missing(&self, plan: &Plan, today: NaiveDate) -> Option<MissingMeeting> {
        if self.meeting(plan, today).is_some() {
            return None;
        }
        let title = |id: &CommitteeId| match plan.config.committees.get(id.as_str()) {
            Some(committee) => committee.title.clone(),
            None => id.to_string(),
        };
        Some(MissingMeeting {
            next: self.next,
            committee: self.committee.as_ref().map(title),
        })
    }

    /// The meeting, when there is one.
    pub fn meeting<'p>(&self, plan: &'p Plan, today: NaiveDate) -> Option<(&'p MeetingId, NaiveDate)> {
        let is_asked = |meeting: &Meeting| self.committee.as_ref().is_none_or(|asked| *asked == meeting.committee);
        let found = if self.next {
            plan.next_meeting_of(today, is_asked)
        } else {
            plan.last_meeting_of(today, is_asked)
        };
        found.map(|(id, meeting)| (id, meeting.date))
    }

    /// The meeting that a text means: `next`, `last`, `next-copil`, `dernier-copil`.
    pub fn read(text: &str, plan: &Plan) -> Option<Self> {
        let wanted = plain(text);
        for (next, spelt) in [(true, &NEXT), (false, &LAST)] {
            for spelling in spelt.iter() {
                let Some(rest) = wanted.strip_prefix(&plain(spelling)) else {
                    continue;
                };
                if rest.is_empty() {
                    return Some(Self { next, committee: None });
                }
                // Ids that are alike are told apart by how they are written.
                let named = |id: &&CommitteeId| Some(plain(id.as_str()).as_str()) == rest.strip_prefix('-');
                let committees = plan.config.committees.keys();
                let exact = committees.clone().filter(named).find(|id| text.ends_with(id.as_str()));
                if let Some(committee) = exact.or_else(|| committees.clone().find(named)) {
                    let committee = Some(committee.clone());
                    return Some(Self { next, committee });
                }
            }
        }
        None
    }

    /// Whether a text could mean a meeting in some plan: what it says after `next-` or `last-` is for the plan to know.
    pub fn is_named_in_some_plan(text: &str) -> bool {
        let wanted = plain(text);
        let mut spellings = NEXT.iter().chain(LAST.iter());
        spellings.any(|spelling| match wanted.strip_prefix(&plain(spelling)) {
            Some(rest) => rest.is_empty() || rest.strip_prefix('-').is_some_and(|committee| !committee.is_empty()),
            None => false,
        })
    }

    pub(super) fn spelled(&self, language: Language) -> String {
        let word = if self.next { NEXT } else { LAST }.word(language);
        match &self.committee {
            Some(committee) => format!("{word}-{committee}"),
            None => word.to_owned(),
        }
    }
}

static NEXT: Spellings = Spellings::new("next", "prochain", &["prochaine"]);
static LAST: Spellings = Spellings::new("last", "dernier", &["dernière"]);
/// The years that TOML has, and so the plan.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentFault {
    /// It reads like none.
    NotADay,
    /// Its year is none that a plan can hold.
    YearOutOfRange,
}

impl Moment {
    /// Its first and its last day; `None` when there is no such meeting.
    pub fn days(&self, plan: &Plan, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day(day) => Some((*day, *day)),
            Self::Yearless { day, month, timing } => nearest(today, *day, *month, *timing).map(|day| (day, day)),
            Self::Month(year, month) => span(NaiveDate::from_ymd_opt(*year, *month, 1)?, Unit::Month),
            Self::Year(year) => span(NaiveDate::from_ymd_opt(*year, 1, 1)?, Unit::Year),
            Self::FromToday(count, unit) => shifted(today, *count, *unit).map(|day| (day, day)),
            Self::This(unit) => {
                let first = match unit {
                    Unit::Day => Some(today),
                    Unit::Week => today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into())),
                    Unit::Month => today.with_day(1),
                    Unit::Year => today.with_ordinal(1),
                };
                span(first?, *unit)
            }
            Self::Relative(held) => held.meeting(plan, today).map(|(_, day)| (day, day)),
        }
    }

    /// The one day that it is; `None` for a month or a year, or when there is no such meeting.
    ///
    /// # Errors
    ///
    /// [`MomentFault::YearOutOfRange`] where it lies beyond the years that a plan can hold.
    pub fn day(&self, plan: &Plan, today: NaiveDate) -> Result<Option<NaiveDate>, MomentFault> {
        match self.days(plan, today) {
            Some((first, last)) if first == last && !YEARS.contains(&first.year()) => Err(MomentFault::YearOutOfRange),
            days => Ok(days.filter(|(first, last)| first == last).map(|(day, _)| day)),
        }
    }

    /// As it is typed in a language.
    pub(super) fn spelled(&self, language: Language) -> String {
        match self {
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
            Self::Yearless { day, month, .. } => format!("{day:02}/{month:02}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Year(year) => format!("{year:04}"),
            Self::FromToday(0, Unit::Day) => TODAY.word(language).to_owned(),
            Self::FromToday(count, unit) => format!("{count:+}{}", unit.letter(language)),
            Self::This(unit) => match unit {
                Unit::Day => &TODAY,
                Unit::Week => &THIS_WEEK,
                Unit::Month => &THIS_MONTH,
                Unit::Year => &THIS_YEAR,
            }
            .word(language)
            .to_owned(),
            Self::Relative(held) => held.spelled(language),
        }
    }

    /// What may be typed for a day besides a date, in a language.
    pub(super) fn examples(language: Language, plan: &Plan) -> Vec<Self> {
        let mut examples = vec![
            Self::FromToday(0, Unit::Day),
            Self::This(Unit::Week),
            Self::This(Unit::Month),
            Self::This(Unit::Year),
            Self::FromToday(30, Unit::Day),
            Self::FromToday(-30, Unit::Day),
        ];
        let committees = plan.config.committees.keys();
        for committee in committees {
            for next in [true, false] {
                let held = RelativeMeeting {
                    next,
                    committee: Some(committee.clone()),
                };
                // A committee may be called so that its name is taken for something else.
                if Self::read(&held.spelled(language), plan, Timing::Planned) == Ok(Self::Relative(held.clone())) {
                    examples.push(Self::Relative(held));
                }
            }
        }
        examples
    }
}

impl Unit {
    fn letter(self, language: Language) -> char {
        match (self, language) {
            (Self::Day, Language::En) => 'd',
            (Self::Day, Language::Fr) => 'j',
            (Self::Week, Language::En) => 'w',
            (Self::Week, Language::Fr) => 's',
            (Self::Month, _) => 'm',
            (Self::Year, Language::En) => 'y',
            (Self::Year, Language::Fr) => 'a',
        }
    }
}

/// The next day or the last one that is a day of a month, today's included; a leap day may be years away.
fn nearest(today: NaiveDate, day: u32, month: u32, timing: Timing) -> Option<NaiveDate> {
    let year = |away: i32| match timing {
        Timing::Planned => today.year() + away,
        Timing::Passed => today.year() - away,
    };
    let mut days = (0..=8).filter_map(|away| NaiveDate::from_ymd_opt(year(away), month, day));
    days.find(|day| match timing {
        Timing::Planned => *day >= today,
        Timing::Passed => *day <= today,
    })
}

fn span(first: NaiveDate, unit: Unit) -> Option<(NaiveDate, NaiveDate)> {
    let last = shifted(first, 1, unit)?.pred_opt()?;
    Some((first, last))
}

/// The day that comes so long after another, or before it.
pub(crate) fn shifted(day: NaiveDate, count: i32, unit: Unit) -> Option<NaiveDate> {
    let size = count.unsigned_abs();
    let days = |days: u32| {
        let days = Days::new(days.into());
        if count < 0 {
            day.checked_sub_days(days)
        } else {
            day.checked_add_days(days)
        }
    };
    let months = |months: u32| {
        let months = Months::new(months);
        if count < 0 {
            day.checked_sub_months(months)
        } else {
            day.checked_add_months(months)
        }
    };
    match unit {
        Unit::Day => days(size),
        Unit::Week => days(size.checked_mul(7)?),
        Unit::Month => months(size),
        Unit::Year => months(size.checked_mul(12)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(text: &str) -> Option<(String, String)> {
        let plan = Plan::empty("essai".parse().unwrap());
        let moment = Moment::read(text, &plan, Timing::Planned).ok()?;
        let (first, last) = moment.days(&plan, day("2018-03-15"))?;
        Some((first.to_string(), last.to_string()))
    }

    #[test]
    fn moments_are_read_as_people_type_them() {
        for (text, first, last) in [
            ("2018", "2018-01-01", "2018-12-31"),
            ("2018-06", "2018-06-01", "2018-06-30"),
            ("2018-6-3", "2018-06-03", "2018-06-03"),
            ("30/06/2018", "2018-06-30", "2018-06-30"),
            ("06/2018", "2018-06-01", "2018-06-30"),
            ("today", "2018-03-15", "2018-03-15"),
            ("30.6.18", "2018-06-30", "2018-06-30"),
            ("15 mars 2019", "2019-03-15", "2019-03-15"),
            ("1er août 2018", "2018-08-01", "2018-08-01"),
            ("3 fevr. 18", "2018-02-03", "2018-02-03"),
            ("4 July, 2019", "2019-07-04", "2019-07-04"),
            ("aujourd’hui", "2018-03-15", "2018-03-15"),
            ("Aujourd'hui", "2018-03-15", "2018-03-15"),
            ("+30j", "2018-04-14", "2018-04-14"),
            ("-2w", "2018-03-01", "2018-03-01"),
            ("+1m", "2018-04-15", "2018-04-15"),
            ("+ 2 semaines", "2018-03-29", "2018-03-29"),
            ("this_week", "2018-03-12", "2018-03-18"),
            ("ce-mois", "2018-03-01", "2018-03-31"),
            ("cette-annee", "2018-01-01", "2018-12-31"),
        ] {
            assert_eq!(days(text), Some((first.to_owned(), last.to_owned())), "{text}");
        }
        for text in [
            "",
            "+",
            "-d",
            "2018-13",
            "31/02/2018",
            "99999",
            "next",
            "1",
            "2018-06-30-1",
            "é",
            "+99999999999d",
            "juin",
            "15 ju",
            "30 février",
            "30/02",
            "1/13",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_next_one_for_what_is_planned_and_the_last_one_for_what_took_effect() {
        let plan = Plan::empty("essai".parse().unwrap());
        let on = |text: &str, timing| {
            let moment = Moment::read(text, &plan, timing).unwrap();
            moment.day(&plan, day("2018-03-15")).unwrap().unwrap().to_string()
        };
        for (text, next, last) in [
            ("15/09", "2018-09-15", "2017-09-15"),
            ("15.9", "2018-09-15", "2017-09-15"),
            ("30 sept.", "2018-09-30", "2017-09-30"),
            ("15 mars", "2018-03-15", "2018-03-15"),
            ("16/03", "2018-03-16", "2017-03-16"),
            ("14 March", "2019-03-14", "2018-03-14"),
            ("30/12", "2018-12-30", "2017-12-30"),
            ("1er janvier", "2019-01-01", "2018-01-01"),
            ("29/02", "2020-02-29", "2016-02-29"),
        ] {
            assert_eq!(
                (on(text, Timing::Planned), on(text, Timing::Passed)),
                (next.into(), last.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn years_that_toml_has_not_are_said_to_be_out_of_range() {
        let plan = Plan::empty("essai".parse().unwrap());
        for text in ["0000-01-01", "12345-06-30", "01/01/0000", "06/10000", "15 mars 12018"] {
            let read = Moment::read(text, &plan, Timing::Planned);
            assert_eq!(read, Err(MomentFault::YearOutOfRange), "{text}");
        }
        let far = Moment::read("+9999y", &plan, Timing::Planned).unwrap();
        assert_eq!(far.day(&plan, day("2018-03-15")), Err(MomentFault::YearOutOfRange));
        let days =
            |text| Moment::read(text, &plan, Timing::Planned).map(|moment| moment.days(&plan, day("2018-03-15")));
        assert_eq!(days("9999-12-31"), Ok(Some((day("9999-12-31"), day("9999-12-31")))));
        assert_eq!(days("0001"), Ok(Some((day("0001-01-01"), day("0001-12-31")))));
    }

    #[test]
    fn meetings_are_found_from_today() {
        let mut plan = Plan::empty("essai".parse().unwrap());
        plan.config
            .committees
            .push("copil".parse().unwrap(), Default::default());
        for (date, committee) in [("2017-12-14", "copil"), ("2018-03-20", "cota"), ("2018-06-14", "copil")] {
            let meeting = Meeting {
                committee: committee.parse().unwrap(),
                date: day(date),
                ..Meeting::default()
            };
            plan.meetings
                .insert(format!("{date}-{committee}").parse().unwrap(), meeting);
        }
        let on = |text: &str| {
            Moment::read(text, &plan, Timing::Planned)
                .ok()?
                .days(&plan, day("2018-03-15"))
                .map(|(first, _)| first)
        };
        assert_eq!(on("next"), Some(day("2018-03-20")));
        assert_eq!(on("prochain-copil"), Some(day("2018-06-14")));
        assert_eq!(on("last-copil"), Some(day("2017-12-14")));
        assert_eq!(on("next-nobody"), None);
    }
}
