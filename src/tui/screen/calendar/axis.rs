//! The two lines of labels above the calendar: years, quarters, months, weeks or days, as there is room.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lines::quarter;
use super::window::moved;
use crate::tui::component::scale::Scale;
use crate::tui::component::text::{columns, put};
use crate::tui::theme::Theme;
use crate::wording::Catalogue;

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    /// The first day of the unit that a day is in.
    fn begin(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            Self::Day => Some(day),
            Self::Week => Some(moved(day, -i64::from(day.weekday().num_days_from_monday()))),
            Self::Month => day.with_day(1),
            Self::Quarter => NaiveDate::from_ymd_opt(day.year(), (quarter(day) - 1) * 3 + 1, 1),
            Self::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        first.unwrap_or(day)
    }

    /// The first day of the next unit, from the first day of one.
    fn next(self, first: NaiveDate) -> NaiveDate {
        // Longer than any such unit, and shorter than two of them.
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 31,
            Self::Quarter => 92,
            Self::Year => 366,
        };
        self.begin(moved(first, days))
    }

    /// The fewest days that it has.
    fn fewest_days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 28,
            Self::Quarter => 90,
            Self::Year => 365,
        }
    }

    /// The unit of the labels above.
    fn above(self) -> Self {
        match self {
            Self::Day | Self::Week => Self::Month,
            Self::Month | Self::Quarter | Self::Year => Self::Year,
        }
    }
}

/// How much a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Full,
    Short,
    Letter,
}

/// From what says most to what takes least room.
const LABELS: [(Unit, Form); 7] = [
    (Unit::Day, Form::Short),
    (Unit::Week, Form::Full),
    (Unit::Week, Form::Short),
    (Unit::Month, Form::Full),
    (Unit::Month, Form::Short),
    (Unit::Month, Form::Letter),
    (Unit::Quarter, Form::Short),
];

fn label(unit: Unit, form: Form, first: NaiveDate, catalogue: &Catalogue) -> String {
    match (unit, form) {
        (Unit::Week, Form::Full) => format!("{} {}", first.day(), catalogue.short_month(first.month())),
        (Unit::Day | Unit::Week, _) => first.day().to_string(),
        (Unit::Month, Form::Full) => catalogue.month(first.month()),
        (Unit::Month, Form::Short) => catalogue.short_month(first.month()),
        (Unit::Month, Form::Letter) => {
            let name = catalogue.month(first.month());
            name.chars().take(1).flat_map(char::to_uppercase).collect()
        }
        (Unit::Quarter, _) => catalogue.quarter(quarter(first)),
        (Unit::Year, _) => first.year().to_string(),
    }
}

/// A unit as it lies over the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    first: NaiveDate,
    /// Its columns, both included.
    columns: (u16, u16),
    /// Whether all of it is in sight.
    whole: bool,
}

impl Stretch {
    fn width(&self) -> usize {
        usize::from(self.columns.1 - self.columns.0) + 1
    }
}

/// Every unit that is in sight, whatever their number.
fn stretches(scale: &Scale, unit: Unit) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut first = unit.begin(scale.first());
    while first <= scale.last() {
        let next = unit.next(first);
        if next <= first {
            break;
        }
        let begins = scale.column(first.max(scale.first()));
        // Where a column stands for the end of one and the beginning of the next, it is the next one's.
        let ends = scale
            .column(next)
            .map_or(Some(scale.width().saturating_sub(1)), |column| column.checked_sub(1));
        if let (Some(begins), Some(ends)) = (begins, ends)
            && begins <= ends
        {
            found.push(Stretch {
                first,
                columns: (begins, ends),
                whole: first >= scale.first() && next <= scale.last(),
            });
        }
        first = next;
    }
    found
}

/// The labels that say most among those that fit, each with a blank after it.
fn finest(scale: &Scale, catalogue: &Catalogue) -> Option<(Unit, Form, Vec<Stretch>)> {
    LABELS.into_iter().find_map(|(unit, form)| {
        // No unit can have room that has less than two columns.
        if u64::from(scale.width()) * u64::from(unit.fewest_days() + 3) < 2 * days(scale) {
            return None;
        }
        let found = stretches(scale, unit);
        let fits = |stretch: &Stretch| columns(&label(unit, form, stretch.first, catalogue)) < stretch.width();
        let all = found.iter().filter(|stretch| stretch.whole).all(fits);
        all.then_some((unit, form, found))
    })
}

fn days(scale: &Scale) -> u64 {
    u64::try_from((scale.last() - scale.first()).num_days() + 1).unwrap_or(0)
}

/// Draws both lines of labels in an area two lines high.
pub(super) fn draw(area: Rect, buf: &mut Buffer, scale: &Scale, catalogue: &Catalogue, theme: Theme) {
    let chosen = finest(scale, catalogue);
    let above = chosen.as_ref().map_or(Unit::Year, |(unit, ..)| unit.above());
    for stretch in stretches(scale, above) {
        let text = heading(above, &stretch, catalogue);
        let x = area.x + stretch.columns.0;
        put(
            buf,
            x,
            area.y,
            u16::try_from(stretch.width()).unwrap_or(0),
            &text,
            theme.strong(),
        );
    }
    // A week is named by its first day, which must be in sight for that.
    let named = |unit: Unit, stretch: &Stretch| unit != Unit::Week || stretch.first >= scale.first();
    for (unit, form, stretch) in chosen
        .iter()
        .flat_map(|(unit, form, found)| found.iter().map(|stretch| (*unit, *form, stretch)))
        .filter(|(unit, _, stretch)| named(*unit, stretch))
    {
        let text = label(unit, form, stretch.first, catalogue);
        if columns(&text) < stretch.width() || (columns(&text) == stretch.width() && stretch.whole) {
            put(
                buf,
                area.x + stretch.columns.0,
                area.y + 1,
                area.width,
                &text,
                theme.quiet(),
            );
        }
    }
    if chosen.is_none() {
        quarters(area, buf, scale, theme);
    }
}

/// Draws a dot where each quarter begins, unless they would touch.
fn quarters(area: Rect, buf: &mut Buffer, scale: &Scale, theme: Theme) {
    // A quarter has 91 days.
    if u64::from(scale.width()) * 91 < 2 * days(scale) {
        return;
    }
    for quarter in stretches(scale, Unit::Quarter)
        .iter()
        .filter(|quarter| quarter.first >= scale.first())
    {
        put(buf, area.x + quarter.columns.0, area.y + 1, 1, "·", theme.quiet());
    }
}

/// The label of the upper line, as much of it as fits with a blank after it.
fn heading(unit: Unit, stretch: &Stretch, catalogue: &Catalogue) -> String {
    let (first, year) = (stretch.first, stretch.first.year());
    let candidates = match unit {
        Unit::Month => vec![
            format!("{} {year}", catalogue.month(first.month())),
            format!("{} {year}", catalogue.short_month(first.month())),
            catalogue.short_month(first.month()),
        ],
        _ => vec![label(unit, Form::Full, first, catalogue)],
    };
    candidates
        .into_iter()
        .find(|text| columns(text) < stretch.width())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn drawn(first: &str, days: u32, width: u16) -> [String; 2] {
        let area = Rect::new(0, 0, width, 2);
        let mut buf = Buffer::empty(area);
        let scale = Scale::new(day(first), days, width);
        draw(area, &mut buf, &scale, &Catalogue::new(Language::Fr), Theme::new(false));
        [0, 1].map(|y| {
            let line: String = (0..width).map(|x| buf[(x, y)].symbol()).collect();
            line.trim_end().to_owned()
        })
    }

    #[test]
    fn labels_say_as_much_as_there_is_room_for() {
        for (days, width, expected) in [
            (1_826, 38, ["2018   2019    2020   2021    2022", ""]),
            (
                1_826,
                60,
                [
                    "2018       2019        2020         2021        2022",
                    "· ·  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·   · ·  ·  ·   · ·  ·  ·",
                ],
            ),
            (
                731,
                45,
                [
                    "2018                  2019",
                    "T1   T2    T3   T4    T1    T2   T3    T4",
                ],
            ),
            (366, 30, ["2018", "J F M  A M  J J  A S  O N  D"]),
            (
                366,
                84,
                [
                    "2018",
                    "janv.  févr. mars   avr.   mai    juin   juil.  août   sept.  oct.   nov.   déc.",
                ],
            ),
            (
                92,
                45,
                [
                    "janvier 2018   février 2018 mars 2018",
                    "1  8  15  22 29  5  12 19  26 5   12 19  26",
                ],
            ),
            (28, 45, ["janvier 2018", "1 janv.    8 janv.    15 janv.   22 janv."]),
            (
                28,
                90,
                [
                    "janvier 2018",
                    "1  2  3  4  5   6  7  8  9  10  11 12 13 14  15 16 17 18 19  20 21 22 23 24  25 26 27 28",
                ],
            ),
        ] {
            assert_eq!(
                drawn("2018-01-01", days, width),
                expected,
                "{days} days in {width} columns"
            );
        }
    }

    #[test]
    fn a_week_that_began_before_is_not_named() {
        assert_eq!(drawn("2018-03-01", 28, 45)[1].trim_start().split(' ').next(), Some("5"));
    }

    proptest! {
        #[test]
        fn units_follow_each_other_without_overlap(
            offset in 0u32..3_000, days in 1u32..2_000, width in 1u16..220,
        ) {
            let scale = Scale::new(day("2012-01-01") + chrono::Days::new(u64::from(offset)), days, width);
            for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year] {
                let found = stretches(&scale, unit);
                for pair in found.windows(2) {
                    prop_assert!(pair[0].columns.1 < pair[1].columns.0, "{pair:?}");
                    prop_assert!(unit.next(pair[0].first) <= pair[1].first);
                }
                prop_assert!(found.iter().all(|stretch| stretch.columns.1 < width));
            }
        }
    }
}
