//! Days as people write them.

use chrono::{Datelike, Days, Months, NaiveDate};
use copil_sheet::Value;

use crate::words::{AROUND_DATES, CONTINUOUS, MONTHS, STRETCHES, each, has_words, plain};

/// The years that a plan may speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2150;

/// Numbers that a spreadsheet would show as a day of these years.
const SERIALS: std::ops::RangeInclusive<f64> = 29_221.0..=73_050.0;

/// In which order the numbers of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `31/12/2025`.
    DayFirst,
    /// `12/31/2025`.
    MonthFirst,
    /// Some of a column only make sense in one order, others only in the other.
    Unknown,
}

impl DayOrder {
    /// The order that the texts of a column show as a whole: the day first, unless something shows otherwise.
    pub fn of<'v>(values: impl Iterator<Item = &'v Value>) -> Self {
        let (mut day_first, mut month_first) = (false, false);
        for value in values {
            let Value::Text(text) = value else { continue };
            if let Some((first, second, _)) = three_numbers(text) {
                day_first |= first > 12 && second <= 12;
                month_first |= second > 12 && first <= 12;
            }
        }
        match (day_first, month_first) {
            (true, true) => Self::Unknown,
            (false, true) => Self::MonthFirst,
            _ => Self::DayFirst,
        }
    }
}

/// Which end of a stretch of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    First,
    /// Where it ends.
    Last,
}

/// What a cell says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// This day.
    Exact(NaiveDate),
    /// A stretch of time, of which this is the edge that was asked for.
    About(NaiveDate),
    /// That there is no end.
    Never,
}

/// The day that a cell says; `None` where it is none.
pub fn day(value: &Value, order: DayOrder, edge: Edge) -> Option<Day> {
    match value {
        Value::Date(day) => YEARS.contains(&day.year()).then_some(Day::Exact(*day)),
        Value::Number(number) => of_number(*number, edge),
        Value::Text(text) => of_text(text, order, edge),
        Value::Boolean(_) | Value::Error(_) => None,
    }
}

fn of_number(number: f64, edge: Edge) -> Option<Day> {
    if number.fract() == 0.0 && YEARS.contains(&(number as i32)) {
        return year(number as i32, edge).map(Day::About);
    }
    if !SERIALS.contains(&number) {
        return None;
    }
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some(Day::Exact(zero.checked_add_days(Days::new(number as u64))?))
}

fn of_text(text: &str, order: DayOrder, edge: Edge) -> Option<Day> {
    let text = text.trim();
    if text.chars().count() > 60 {
        return None;
    }
    if let Some(numbers) = three_numbers(text) {
        return of_three(numbers, order).map(Day::Exact);
    }
    let words = plain(text);
    if each(CONTINUOUS).any(|never| words == never) {
        return Some(Day::Never);
    }
    let words: Vec<&str> = words
        .split(' ')
        .filter(|word| !each(AROUND_DATES).any(|around| around == *word))
        .collect();
    if let Some(day) = with_month(&words, edge) {
        return Some(day);
    }
    stretch(&words, edge).map(Day::About)
}

/// Three numbers with one kind of sign between them, and perhaps an hour behind.
fn three_numbers(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim();
    let first = text.split([' ', 'T']).next()?;
    let rest = text[first.len()..].trim_start_matches([' ', 'T']);
    let is_hour = rest
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+'));
    if !is_hour {
        return None;
    }
    let sign = first.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '/' | '-' | '.') {
        return None;
    }
    let numbers: Vec<u32> = first.split(sign).map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [first, second, third] => Some((first, second, third)),
        _ => None,
    }
}

fn of_three((first, second, third): (u32, u32, u32), order: DayOrder) -> Option<NaiveDate> {
    if first > 999 {
        return date(first, second, third);
    }
    let is_clear = first > 12 || second > 12 || first == second;
    match order {
        DayOrder::Unknown if !is_clear => None,
        DayOrder::MonthFirst => date(third, first, second),
        DayOrder::DayFirst | DayOrder::Unknown => date(third, second, first).or_else(|| date(third, first, second)),
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    let year = if year < 100 {
        year + if year < 70 { 2000 } else { 1900 }
    } else {
        year
    };
    YEARS
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

/// `1er janv 2023`, `Dec 31 2025`, `mars 2024`, `03 2024`, `déc 25`.
fn with_month(words: &[&str], edge: Edge) -> Option<Day> {
    let number = |word: &str| -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let behind = &word[digits.len()..];
        matches!(behind, "" | "er" | "st" | "nd" | "rd" | "th")
            .then(|| digits.parse().ok())
            .flatten()
    };
    let of_year = |word: &str| number(word).map(|year| if year < 100 { year + 2000 } else { year });
    match words {
        [first, second, third] => match (month(first), month(second)) {
            (None, Some(month)) => date(of_year(third)?, month, number(first)?).map(Day::Exact),
            (Some(month), None) => date(of_year(third)?, month, number(second)?).map(Day::Exact),
            _ => None,
        },
        [first, second] => {
            let is_year = second.len() == 4;
            let month = month(first).or_else(|| number(first).filter(|month| *month <= 12 && is_year))?;
            let first = date(of_year(second)?, month, 1)?;
            let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
            Some(Day::About(if edge == Edge::First { first } else { last }))
        }
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    let is_word = word.chars().all(char::is_alphabetic);
    // `mar` is March, and `mars` too; `mardi` is neither.
    let found = MONTHS
        .iter()
        .find(|(_, begins_with)| each(begins_with).any(|begin| word.starts_with(begin)));
    found
        .filter(|_| is_word && word.len() <= 9 && !word.ends_with("di"))
        .map(|(month, _)| *month)
}

/// `fin 2024`, `T2 2025`, `2025`, `2023 2025`: one or two years and nothing else, or one year and a stretch of it.
fn stretch(words: &[&str], edge: Edge) -> Option<NaiveDate> {
    let is_year = |word: &&&str| word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year));
    let years: Vec<i32> = words
        .iter()
        .filter(is_year)
        .filter_map(|word| word.parse().ok())
        .collect();
    let rest: Vec<&str> = words.iter().filter(|word| !is_year(word)).copied().collect();
    let rest = rest.join(" ");
    match (years.as_slice(), rest.as_str()) {
        ([only], "") => year(*only, edge),
        ([first, last], "") if first <= last => year(if edge == Edge::First { *first } else { *last }, edge),
        ([only], said) => {
            let is_said = |(words, ..): &&(&'static str, (u32, u32), (u32, u32))| {
                each(words).any(|words| said == words || (words.contains(' ') && has_words(said, words)))
            };
            let (_, first, last) = STRETCHES.iter().find(is_said)?;
            let (month, day) = if edge == Edge::First { first } else { last };
            NaiveDate::from_ymd_opt(*only, *month, *day)
        }
        _ => None,
    }
}

fn year(year: i32, edge: Edge) -> Option<NaiveDate> {
    match edge {
        Edge::First => NaiveDate::from_ymd_opt(year, 1, 1),
        Edge::Last => NaiveDate::from_ymd_opt(year, 12, 31),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, edge: Edge) -> String {
        match day(&Value::Text(text.to_owned()), DayOrder::DayFirst, edge) {
            Some(Day::Exact(day)) => day.to_string(),
            Some(Day::About(day)) => format!("~{day}"),
            Some(Day::Never) => "never".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let cases = [
            ("31/12/2025", "2025-12-31"),
            ("31.12.25", "2025-12-31"),
            ("2025-12-31", "2025-12-31"),
            ("2025-12-31T10:00:00", "2025-12-31"),
            ("31/12/2025 00:00", "2025-12-31"),
            ("1er janv 2023", "2023-01-01"),
            ("1er janvier 2023", "2023-01-01"),
            ("le 3 août 2024", "2024-08-03"),
            ("Dec 31, 2025", "2025-12-31"),
            ("31-Dec-25", "2025-12-31"),
            ("mars 2024", "~2024-03-31"),
            ("févr. 2024", "~2024-02-29"),
            ("03/2024", "~2024-03-31"),
            ("déc-25", "~2025-12-31"),
            ("fin 2024", "~2024-12-31"),
            ("T2 2025", "~2025-06-30"),
            ("2025-T2", "~2025-06-30"),
            ("Q3 2024", "~2024-09-30"),
            ("2ème trimestre 2025", "~2025-06-30"),
            ("1er semestre 2024", "~2024-06-30"),
            ("printemps 2023", "~2023-06-20"),
            ("D'ici l'automne 2022", "~2022-12-20"),
            ("d’ici fin 2026", "~2026-12-31"),
            ("by the end of 2026", "~2026-12-31"),
            ("2025", "~2025-12-31"),
            ("2023-2025", "~2025-12-31"),
            ("en continu", "never"),
            ("Ongoing", "never"),
            ("dès que possible", "none"),
            ("31/02/2025", "none"),
            ("12 actions", "none"),
            ("mardi 3", "none"),
            ("2", "none"),
            ("99999999/1/1", "none"),
            ("", "none"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text, Edge::Last), expected, "{text}");
        }
        assert_eq!(told("2023-2025", Edge::First), "~2023-01-01");
        assert_eq!(told("T2 2025", Edge::First), "~2025-04-01");
        let serial = |number: f64| day(&Value::Number(number), DayOrder::DayFirst, Edge::Last);
        assert_eq!(
            serial(44881.0),
            Some(Day::Exact(NaiveDate::from_ymd_opt(2022, 11, 16).unwrap()))
        );
        assert_eq!(
            serial(2024.0),
            Some(Day::About(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()))
        );
        assert_eq!(serial(3.0), None);
    }

    #[test]
    fn the_order_is_the_columns() {
        let order = |texts: &[&str]| {
            let values: Vec<Value> = texts.iter().map(|text| Value::Text((*text).to_owned())).collect();
            DayOrder::of(values.iter())
        };
        assert_eq!(order(&["12/14/20", "01/02/20"]), DayOrder::MonthFirst);
        assert_eq!(order(&["01/02/20"]), DayOrder::DayFirst);
        assert_eq!(order(&["14/12/20", "12/14/20"]), DayOrder::Unknown);
        let day = |text: &str, order| day(&Value::Text(text.to_owned()), order, Edge::Last);
        let exact = |year, month, day| Some(Day::Exact(NaiveDate::from_ymd_opt(year, month, day).unwrap()));
        assert_eq!(day("01/02/20", DayOrder::MonthFirst), exact(2020, 1, 2));
        assert_eq!(day("01/02/20", DayOrder::Unknown), None, "nobody can tell");
        assert_eq!(day("12/14/20", DayOrder::Unknown), exact(2020, 12, 14));
    }
}
