//! Days and numbers as each language writes them, and numbers as people type them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::Language;
use copil_plan::fold::fold;

/// The fewest days of lateness that are told in years where there is little room.
const MANY_DAYS: i64 = 1000;

impl Catalogue {
    /// By how much something is late, where there is little room: in years once the days have too many figures.
    pub fn late_in_short(&self, days: i64) -> String {
        match days {
            MANY_DAYS.. => {
                let years: i64 = days / 365;
                fl!(self, "tui-late-years", years = years)
            }
            days => fl!(self, "tui-late-short", days = days),
        }
    }

    /// The month's name, from 1 for January.
    pub fn month(&self, month: u32) -> String {
        self.find(&format!("month-{month}")).unwrap_or_default()
    }

    /// The month's name where there is little room, from 1 for January: `janv.`, `Jan`.
    pub fn short_month(&self, month: u32) -> String {
        let names = fl!(self, "months-short");
        let at = usize::try_from(month.saturating_sub(1)).unwrap_or(usize::MAX);
        names.split(' ').nth(at).unwrap_or_default().to_owned()
    }

    /// A quarter of a year, from 1: `T1`, `Q1`.
    pub fn quarter(&self, quarter: u32) -> String {
        fl!(self, "quarter", number = quarter)
    }

    /// `15 mars 2018`, `15 March 2018`, of which a line's end does not part the day from its month.
    pub fn long_date(&self, day: NaiveDate) -> String {
        format!("{} {}", self.day_and_month(day), day.year())
    }

    /// `15 mars`, `15 March`: a day of a year that is known.
    pub fn day_and_month(&self, day: NaiveDate) -> String {
        let number = match day.day() {
            1 => fl!(self, "day-first"),
            number => number.to_string(),
        };
        format!("{number}\u{a0}{}", self.month(day.month()))
    }

    /// `mars 2018`, `March 2018`.
    pub fn month_and_year(&self, day: NaiveDate) -> String {
        format!("{} {}", self.month(day.month()), day.year())
    }

    /// `jeudi 15 mars 2018`, `Thursday 15 March 2018`.
    pub fn full_date(&self, day: NaiveDate) -> String {
        let weekday = self
            .find(&format!("weekday-{}", day.weekday().number_from_monday()))
            .unwrap_or_default();
        format!("{weekday} {}", self.long_date(day))
    }

    /// `15/03/2018` in French; `2018-03-15` in English, which no one takes for the 3rd of a 15th month.
    pub fn short_date(&self, day: NaiveDate) -> String {
        match self.language() {
            Language::Fr => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
            Language::En => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }

    /// From when to when, as far as it is said: `du 08/01/2018 au 31/05/2018`.
    pub fn stretch(&self, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<String> {
        let (first, last) = (
            start.map(|day| self.short_date(day)),
            end.map(|day| self.short_date(day)),
        );
        match (first, last) {
            (Some(first), Some(last)) => Some(fl!(self, "from-day-to-day", first = first, last = last)),
            (Some(first), None) => Some(fl!(self, "from-day", first = first)),
            (None, Some(last)) => Some(fl!(self, "until-day", last = last)),
            (None, None) => None,
        }
    }

    /// `9 h 05`, `9:05`.
    pub fn time_of_day(&self, time: NaiveTime) -> String {
        let minute = format!("{:02}", time.minute());
        fl!(self, "time-of-day", hour = time.hour(), minute = minute)
    }

    /// A number with at most two decimals, with the language's decimal sign and a thin space between thousands.
    pub fn number(&self, value: f64) -> String {
        let text = format!("{:.2}", value.abs());
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let (group, sign) = match self.language() {
            Language::Fr => ('\u{202f}', ','),
            Language::En => (',', '.'),
        };
        let mut out = String::new();
        if value < 0.0 && text != "0.00" {
            out.push('-');
        }
        for (n, digit) in whole.chars().enumerate() {
            if n > 0 && (whole.len() - n).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        let decimals = decimals.trim_end_matches('0');
        if !decimals.is_empty() {
            out.push(sign);
            out.push_str(decimals);
        }
        out
    }

    /// `52 %`, `52%`: a share in whole numbers. What is begun is not 0, and what is not done is not 100.
    pub fn percent(&self, value: f64) -> String {
        let whole = if value > 0.0 && value < 100.0 {
            value.round().clamp(1.0, 99.0)
        } else if value > 100.0 {
            value.round().max(101.0)
        } else {
            value.round() + 0.0
        };
        fl!(self, "percent", value = format!("{whole:.0}"))
    }
}

/// Reads a number as a person types it, with a decimal point or comma, spaces between thousands and perhaps a `%`.
pub fn parse_number(text: &str) -> Option<f64> {
    let plain: String = fold(text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '%')
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let looks_like_one = plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    let number = plain.parse::<f64>().ok();
    number.filter(|number| looks_like_one && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Plan;
    use copil_plan::query::Moment;
    use copil_plan::shape::Timing;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let (fr, en) = (Catalogue::new(Language::Fr), Catalogue::new(Language::En));
        assert_eq!(fr.full_date(day("2018-03-15")), "jeudi 15\u{a0}mars 2018");
        assert_eq!(fr.long_date(day("2018-08-01")), "1er\u{a0}août 2018");
        assert_eq!(en.full_date(day("2018-03-01")), "Thursday 1\u{a0}March 2018");
        assert_eq!(fr.percent(52.4), "52\u{a0}%");
        for (share, shown) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.01, "1"),
            (99.96, "99"),
            (100.0, "100"),
            (100.2, "101"),
            (142.5, "143"),
        ] {
            assert_eq!(fr.percent(share), format!("{shown}\u{a0}%"), "{share}");
        }
        assert_eq!(
            (fr.number(29_209.5), en.number(-1_234_567.0)),
            ("29\u{202f}209,5".into(), "-1,234,567".into())
        );
        assert_eq!(fr.number(16.0), "16");
        assert_eq!((fr.quarter(3), en.quarter(3)), ("T3".into(), "Q3".into()));
    }

    #[test]
    fn every_month_has_a_short_name_that_begins_as_the_full_one() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for month in 1..=12 {
                let short = catalogue.short_month(month);
                let begins = catalogue.month(month).starts_with(short.trim_end_matches('.'));
                assert!(begins && !short.is_empty(), "{language} {month}: {short}");
            }
            assert_eq!(catalogue.short_month(13), "");
        }
    }

    #[test]
    fn what_the_catalogues_call_a_month_is_read_as_that_month() {
        let plan = Plan::empty("essai".parse().unwrap());
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for month in 1..=12 {
                for name in [catalogue.month(month), catalogue.short_month(month)] {
                    let read = Moment::read(&format!("3 {name} 2018"), &plan, Timing::Planned);
                    let expected = NaiveDate::from_ymd_opt(2018, month, 3).map(Moment::Day);
                    assert_eq!(read.ok(), expected, "{name}");
                }
                let day = NaiveDate::from_ymd_opt(2018, month, 1).unwrap();
                let read = Moment::read(&catalogue.long_date(day), &plan, Timing::Planned);
                assert_eq!(read, Ok(Moment::Day(day)));
            }
        }
    }

    #[test]
    fn numbers_are_read_as_each_language_writes_them() {
        for (text, value) in [
            ("40", 40.0),
            ("40 %", 40.0),
            ("1,5", 1.5),
            ("29 209", 29_209.0),
            ("-2.5", -2.5),
        ] {
            assert_eq!(parse_number(text), Some(value), "{text}");
        }
        for text in ["", "x", "inf", "1e999", "NaN", "1.2.3"] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }
}
