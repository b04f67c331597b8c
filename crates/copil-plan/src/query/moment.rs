//! Days as a filter names them: some are days of the calendar, others follow from today or from the plan's meetings.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::spelling::Spellings;
use crate::id::CommitteeId;
use crate::names::plain;
use crate::{Language, Meeting, MeetingId, Plan};

/// A day, a month or a year, or a day that is worked out when the filter is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day.
    Day(NaiveDate),
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

impl RelativeMeeting {
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
        let after = |spelling| wanted.strip_prefix(&plain(spelling))?.strip_prefix('-');
        let mut spellings = NEXT.iter().chain(LAST.iter());
        spellings.any(|spelling| after(spelling).is_some_and(|committee| !committee.is_empty()))
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
static TODAY: Spellings = Spellings::new("today", "aujourd’hui", &["aujourdhui", "auj"]);
static YESTERDAY: Spellings = Spellings::new("yesterday", "hier", &[]);
static TOMORROW: Spellings = Spellings::new("tomorrow", "demain", &[]);
static THIS_WEEK: Spellings = Spellings::new("this-week", "cette-semaine", &["week", "semaine"]);
static THIS_MONTH: Spellings = Spellings::new("this-month", "ce-mois", &["month", "mois"]);
static THIS_YEAR: Spellings = Spellings::new("this-year", "cette-année", &["year", "année"]);

/// Years that people may mean; dates far outside could not be counted from.
const YEARS: RangeInclusive<i32> = 1900..=2999;

/// The furthest from today, in any unit.
const FURTHEST: i32 = 9_999;

impl Moment {
    /// Reads a moment as a person types it.
    pub(super) fn read(text: &str, plan: &Plan) -> Option<Self> {
        let word = plain(text);
        let fixed: [(&Spellings, Self); 6] = [
            (&TODAY, Self::FromToday(0, Unit::Day)),
            (&YESTERDAY, Self::FromToday(-1, Unit::Day)),
            (&TOMORROW, Self::FromToday(1, Unit::Day)),
            (&THIS_WEEK, Self::This(Unit::Week)),
            (&THIS_MONTH, Self::This(Unit::Month)),
            (&THIS_YEAR, Self::This(Unit::Year)),
        ];
        if let Some((_, moment)) = fixed.into_iter().find(|(spelt, _)| spelt.is_meant_by(&word)) {
            return Some(moment);
        }
        from_today(&word)
            .or_else(|| dashed(&word))
            .or_else(|| slashed(&word))
            .or_else(|| RelativeMeeting::read(text, plan).map(Self::Relative))
    }

    /// Its first and its last day; `None` when there is no such meeting.
    pub fn days(&self, plan: &Plan, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day(day) => Some((*day, *day)),
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

    /// As it is typed in a language.
    pub(super) fn spelled(&self, language: Language) -> String {
        match self {
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
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
                if Self::read(&held.spelled(language), plan) == Some(Self::Relative(held.clone())) {
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

/// `+30d`, `-2s`.
fn from_today(text: &str) -> Option<Moment> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let rest = &text[1..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let count: i32 = rest[..end].parse().ok().filter(|count| *count <= FURTHEST)?;
    let unit = match &rest[end..] {
        "" | "d" | "j" | "day" | "days" | "jour" | "jours" => Unit::Day,
        "w" | "s" | "week" | "weeks" | "sem" | "semaine" | "semaines" => Unit::Week,
        "m" | "month" | "months" | "mois" => Unit::Month,
        "y" | "a" | "year" | "years" | "an" | "ans" => Unit::Year,
        _ => return None,
    };
    Some(Moment::FromToday(sign * count, unit).normal())
}

impl Moment {
    /// Nothing from today is today, whatever it is counted in.
    fn normal(self) -> Self {
        match self {
            Self::FromToday(0, _) => Self::FromToday(0, Unit::Day),
            other => other,
        }
    }
}

/// `2018`, `2018-06`, `2018-06-30`.
fn dashed(text: &str) -> Option<Moment> {
    let digits = |text: &str, least: usize, most: usize| {
        let right = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        right.then(|| text.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let year = i32::try_from(digits(parts.first()?, 4, 4)?).ok()?;
    if !YEARS.contains(&year) {
        return None;
    }
    match parts[1..] {
        [] => Some(Moment::Year(year)),
        [month] => month_of(year, digits(month, 1, 2)?),
        [month, day] => NaiveDate::from_ymd_opt(year, digits(month, 1, 2)?, digits(day, 1, 2)?).map(Moment::Day),
        _ => None,
    }
}

/// `30/06/2018`, `06/2018`: the day first.
fn slashed(text: &str) -> Option<Moment> {
    let parts: Vec<&str> = text.split('/').collect();
    let reversed: Vec<&str> = parts.iter().rev().copied().collect();
    (parts.len() > 1).then(|| dashed(&reversed.join("-"))).flatten()
}

fn month_of(year: i32, month: u32) -> Option<Moment> {
    (1..=12).contains(&month).then_some(Moment::Month(year, month))
}

fn span(first: NaiveDate, unit: Unit) -> Option<(NaiveDate, NaiveDate)> {
    let last = shifted(first, 1, unit)?.pred_opt()?;
    Some((first, last))
}

fn shifted(day: NaiveDate, count: i32, unit: Unit) -> Option<NaiveDate> {
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
        let (first, last) = Moment::read(text, &plan)?.days(&plan, day("2018-03-15"))?;
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
            ("aujourd’hui", "2018-03-15", "2018-03-15"),
            ("Aujourd'hui", "2018-03-15", "2018-03-15"),
            ("+30j", "2018-04-14", "2018-04-14"),
            ("-2w", "2018-03-01", "2018-03-01"),
            ("+1m", "2018-04-15", "2018-04-15"),
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
        ] {
            assert_eq!(days(text), None, "{text}");
        }
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
            Moment::read(text, &plan)?
                .days(&plan, day("2018-03-15"))
                .map(|(first, _)| first)
        };
        assert_eq!(on("next"), Some(day("2018-03-20")));
        assert_eq!(on("prochain-copil"), Some(day("2018-06-14")));
        assert_eq!(on("last-copil"), Some(day("2017-12-14")));
        assert_eq!(on("next-nobody"), None);
    }
}
