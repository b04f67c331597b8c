//! Days as people type them, in either language: the one reader for filters, options, values and prompts.

use chrono::{Datelike, NaiveDate};

use super::{Moment, MomentFault, RelativeMeeting, Unit, YEARS};
use crate::names::plain;
use crate::query::spelling::{MONTHS, Spellings};
use crate::shape::Timing;
use crate::{Language, Plan};

pub(super) static TODAY: Spellings = Spellings::new("today", "aujourd’hui", &["aujourdhui", "auj"]);
pub(super) static YESTERDAY: Spellings = Spellings::new("yesterday", "hier", &[]);
pub(super) static TOMORROW: Spellings = Spellings::new("tomorrow", "demain", &[]);
pub(super) static THIS_WEEK: Spellings = Spellings::new("this-week", "cette-semaine", &["week", "semaine"]);
pub(super) static THIS_MONTH: Spellings = Spellings::new("this-month", "ce-mois", &["month", "mois"]);
pub(super) static THIS_YEAR: Spellings = Spellings::new("this-year", "cette-année", &["year", "année"]);

/// The furthest from today, in any unit.
const FURTHEST: i32 = 9_999;

impl Moment {
    /// Reads a moment as a person types it: `2018-03-15`, `15/03/2018`, `15/03`, `15 mars`, `15 March 2018`, `2018-06`,
    /// `2018`, `aujourd'hui`, `+30d`, `-2w`, `next-copil`.
    ///
    /// # Errors
    ///
    /// [`MomentFault`] where it is none.
    pub fn read(text: &str, plan: &Plan, timing: Timing) -> Result<Self, MomentFault> {
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
            return Ok(moment);
        }
        let read = from_today(&word)
            .map(|(count, unit)| Self::FromToday(count, unit))
            .or_else(|| dashed(&word))
            .or_else(|| slashed(&word, timing))
            .or_else(|| named(&word, timing))
            .or_else(|| RelativeMeeting::read(text, plan).map(Self::Relative));
        let year = match &read {
            Some(Self::Day(day)) => Some(day.year()),
            Some(Self::Month(year, _) | Self::Year(year)) => Some(*year),
            _ => None,
        };
        if year.is_some_and(|year| !YEARS.contains(&year)) {
            return Err(MomentFault::YearOutOfRange);
        }
        read.ok_or(MomentFault::NotADay)
    }
}

/// `+30d`, `-2s`: how many, and of what.
pub(crate) fn from_today(text: &str) -> Option<(i32, Unit)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    // Blanks between the sign, the number and the unit became hyphens.
    let rest = text[1..].replace('-', "");
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let count: i32 = rest[..end].parse().ok().filter(|count| *count <= FURTHEST)?;
    let unit = match &rest[end..] {
        "" | "d" | "j" | "day" | "days" | "jour" | "jours" => Unit::Day,
        "w" | "s" | "week" | "weeks" | "sem" | "semaine" | "semaines" => Unit::Week,
        "m" | "mo" | "month" | "months" | "mois" => Unit::Month,
        "y" | "a" | "year" | "years" | "an" | "ans" | "annee" | "annees" => Unit::Year,
        _ => return None,
    };
    // Nothing from today is today, whatever it is counted in.
    let unit = if count == 0 { Unit::Day } else { unit };
    Some((sign * count, unit))
}

/// `2018`, `2018-06`, `2018-06-30`.
fn dashed(text: &str) -> Option<Moment> {
    let parts: Vec<&str> = text.split('-').collect();
    let year = full_year(parts.first()?)?;
    match parts[1..] {
        [] => Some(Moment::Year(year)),
        [month] => month_of(year, small(month)?),
        [month, day] => day_of(year, small(month)?, small(day)?),
        _ => None,
    }
}

/// `30/06/2018`, `30.6.18`, `30/06`, `06/2018`: the day first, as in both languages on this side of the Atlantic.
fn slashed(text: &str, timing: Timing) -> Option<Moment> {
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    match parts[..] {
        [month, year] if year.len() > 2 => month_of(full_year(year)?, small(month)?),
        [day, month] => yearless(small(day)?, small(month)?, timing),
        [day, month, year] => day_of(year_of(year)?, small(month)?, small(day)?),
        _ => None,
    }
}

/// `15 mars`, `1er août 2018`, `3 fevr. 18`, whose blanks are hyphens by now.
fn named(text: &str, timing: Timing) -> Option<Moment> {
    let words: Vec<&str> = text.split('-').filter(|word| !word.is_empty()).collect();
    let (day, month, year) = match words[..] {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(year)),
        _ => return None,
    };
    let day = small(day.trim_end_matches(|c: char| c.is_ascii_alphabetic()))?;
    let month = named_month(month.trim_end_matches(['.', ',']))?;
    match year {
        Some(year) => day_of(year_of(year)?, month, day),
        None => yearless(day, month, timing),
    }
}

/// The month that a name or its first three letters or more name, when only one of a language does.
fn named_month(name: &str) -> Option<u32> {
    Language::ALL.iter().find_map(|language| {
        let is_meant = |spellings: &Spellings| {
            let full = plain(spellings.word(*language));
            full == name || (name.len() >= 3 && full.starts_with(name))
        };
        let mut months = (1..).zip(&MONTHS).filter(|(_, spellings)| is_meant(spellings));
        match (months.next(), months.next()) {
            (Some((month, _)), None) => Some(month),
            _ => None,
        }
    })
}

fn yearless(day: u32, month: u32, timing: Timing) -> Option<Moment> {
    // A leap year has every day that some year has.
    NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(Moment::Yearless { day, month, timing })
}

fn day_of(year: i32, month: u32, day: u32) -> Option<Moment> {
    NaiveDate::from_ymd_opt(year, month, day).map(Moment::Day)
}

fn month_of(year: i32, month: u32) -> Option<Moment> {
    (1..=12).contains(&month).then_some(Moment::Month(year, month))
}

/// A year in full, or its last two digits.
fn year_of(text: &str) -> Option<i32> {
    match text.len() {
        2 => i32::try_from(small(text)?).ok().map(|year| 2000 + year),
        _ => full_year(text),
    }
}

/// A year of four digits; one of more is read, so that it can be said what is wrong with it.
fn full_year(text: &str) -> Option<i32> {
    digits(text, 4, 5).and_then(|year| i32::try_from(year).ok())
}

/// A day of a month, or a month of a year.
fn small(text: &str) -> Option<u32> {
    digits(text, 1, 2)
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let right = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}
