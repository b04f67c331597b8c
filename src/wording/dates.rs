//! Days and numbers as each language writes them, and as people type them.

use chrono::{Datelike, Days, Months, NaiveDate};
use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::Language;
use copil_plan::fold::fold;

impl Catalogue {
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

    /// `15 mars 2018`, `15 March 2018`.
    pub fn long_date(&self, day: NaiveDate) -> String {
        let number = if day.day() == 1 {
            fl!(self, "day-first")
        } else {
            day.day().to_string()
        };
        format!("{number} {} {}", self.month(day.month()), day.year())
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

/// Reads a day as a person types it, in either language: `2018-03-15`, `15/03/2018`, `15/03`, `15 mars`,
/// `15 March 2018`, `aujourd'hui`, `hier`, `demain`, `+30d`, `-2w`, `+3 mois`.
///
/// A day without a year is the one of this year that is nearest to today; half a year is the furthest it can be.
pub fn parse_day(text: &str, today: NaiveDate, catalogues: &[Catalogue]) -> Option<NaiveDate> {
    let text = fold(text.trim());
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(day);
    }
    match text.as_str() {
        "today" | "aujourd'hui" | "aujourdhui" | "auj" => return Some(today),
        "yesterday" | "hier" => return today.pred_opt(),
        "tomorrow" | "demain" => return today.succ_opt(),
        _ => {}
    }
    relative(&text, today)
        .or_else(|| numeric(&text, today))
        .or_else(|| named(&text, today, catalogues))
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

fn relative(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (forward, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (true, rest),
        ("-", rest) => (false, rest),
        _ => return None,
    };
    let rest = rest.trim();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let count: u32 = rest[..end].parse().ok()?;
    let days = |count: u32| {
        let days = Days::new(u64::from(count));
        if forward {
            today.checked_add_days(days)
        } else {
            today.checked_sub_days(days)
        }
    };
    let months = |count: u32| {
        let months = Months::new(count);
        if forward {
            today.checked_add_months(months)
        } else {
            today.checked_sub_months(months)
        }
    };
    match rest[end..].trim() {
        "" | "d" | "j" | "day" | "days" | "jour" | "jours" => days(count),
        "w" | "s" | "sem" | "week" | "weeks" | "semaine" | "semaines" => days(count.checked_mul(7)?),
        "m" | "mo" | "month" | "months" | "mois" => months(count),
        "y" | "a" | "an" | "ans" | "year" | "years" | "annee" | "annees" => months(count.checked_mul(12)?),
        _ => None,
    }
}

/// Day first, as in both languages on this side of the Atlantic.
fn numeric(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match parts[..] {
        [day, month] => nearest_year(number(day)?, number(month)?, today),
        [day, month, year] => NaiveDate::from_ymd_opt(year_of(year)?, number(month)?, number(day)?),
        _ => None,
    }
}

fn named(text: &str, today: NaiveDate, catalogues: &[Catalogue]) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (day, month, year) = match words[..] {
        [day, month] => (day, month, None),
        [day, month, year] => (day, month, Some(year)),
        _ => return None,
    };
    let day: u32 = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let month = month_of(month.trim_end_matches(['.', ',']), catalogues)?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year_of(year)?, month, day),
        None => nearest_year(day, month, today),
    }
}

/// The month that a name or its first three letters or more name, when only one does.
fn month_of(name: &str, catalogues: &[Catalogue]) -> Option<u32> {
    for catalogue in catalogues {
        let months: Vec<u32> = (1..=12)
            .filter(|month| {
                let full = fold(&catalogue.month(*month));
                full == name || (name.len() >= 3 && full.starts_with(name))
            })
            .collect();
        if let [month] = months[..] {
            return Some(month);
        }
    }
    None
}

fn year_of(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn nearest_year(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    (-1..=1)
        .filter_map(|offset| NaiveDate::from_ymd_opt(today.year() + offset, month, day))
        .min_by_key(|candidate| (*candidate - today).num_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let (fr, en) = (Catalogue::new(Language::Fr), Catalogue::new(Language::En));
        assert_eq!(fr.full_date(day("2018-03-15")), "jeudi 15 mars 2018");
        assert_eq!(fr.long_date(day("2018-08-01")), "1er août 2018");
        assert_eq!(en.full_date(day("2018-03-01")), "Thursday 1 March 2018");
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
    fn dates_are_read_as_people_type_them() {
        let (fr, en) = (Catalogue::new(Language::Fr), Catalogue::new(Language::En));
        let read = |text: &str| parse_day(text, day("2018-03-15"), &[fr, en]);
        for (text, expected) in [
            ("2018-06-30", "2018-06-30"),
            ("30/06/2018", "2018-06-30"),
            ("30/6", "2018-06-30"),
            ("1/12", "2017-12-01"),
            ("15 mars", "2018-03-15"),
            ("1er août 2018", "2018-08-01"),
            ("3 fevr. 18", "2018-02-03"),
            ("4 July 2019", "2019-07-04"),
            ("Aujourd’hui", "2018-03-15"),
            ("hier", "2018-03-14"),
            ("tomorrow", "2018-03-16"),
            ("+30d", "2018-04-14"),
            ("+2 semaines", "2018-03-29"),
            ("-1m", "2018-02-15"),
            ("+1 an", "2019-03-15"),
        ] {
            assert_eq!(read(text), Some(day(expected)), "{text}");
        }
        for text in [
            "",
            "31/02/2018",
            "juin",
            "15 ju",
            "+d",
            "30 février",
            "+99999999999d",
            "2018-13-01",
            "é",
        ] {
            assert_eq!(read(text), None, "{text}");
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
