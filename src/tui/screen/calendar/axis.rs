//! The two lines of labels above the calendar: years, quarters, months, weeks or days, as there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::component::{Label, Stretch, TimeScale, Unit, finest, put};
use crate::tui::theme::Theme;
use crate::wording::Catalogue;

/// The labels of the lower line, from what says most to what takes least room.
const LOWER: [(Unit, Label); 8] = [
    (Unit::Day, Label::Day),
    (Unit::Week, Label::DayAndMonth),
    (Unit::Week, Label::Day),
    (Unit::MONTH, Label::Month),
    (Unit::MONTH, Label::ShortMonth),
    (Unit::MONTH, Label::Letter),
    (Unit::QUARTER, Label::Quarter),
    (Unit::QUARTER, Label::Dot),
];

/// Draws both lines of labels in an area two lines high.
pub(super) fn draw(area: Rect, buf: &mut Buffer, scale: &TimeScale, catalogue: &Catalogue, theme: Theme) {
    let lower = finest(scale, &LOWER, catalogue);
    let (unit, upper): (_, &[Label]) = match lower {
        Some((Unit::Day | Unit::Week, ..)) => {
            let months = &[Label::MonthAndYear, Label::ShortMonthAndYear, Label::ShortMonth];
            (Unit::MONTH, months)
        }
        _ => (Unit::YEAR, &[Label::Year]),
    };
    let mut write = |y: u16, stretch: &Stretch, labels: &[Label], style: Style| {
        let mut texts = labels.iter().map(|label| label.text(stretch.first, catalogue));
        if let Some(text) = texts.find(|text| stretch.has_room(text)) {
            put(buf, area.x + stretch.columns.0, y, stretch.width(), &text, style);
        }
    };
    for stretch in scale.stretches(unit) {
        write(area.y, &stretch, upper, theme.strong());
    }
    if let Some((unit, label, stretches)) = lower {
        // A week is named by its first day, and a dot stands for one: it must be in sight for that.
        let by_first_day = unit == Unit::Week || label == Label::Dot;
        let named = stretches.iter().filter(|stretch| stretch.begins || !by_first_day);
        named.for_each(|stretch| write(area.y + 1, stretch, &[label], theme.quiet()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use copil_plan::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn drawn(first: &str, days: u32, width: u16) -> [String; 2] {
        let area = Rect::new(0, 0, width, 2);
        let mut buf = Buffer::empty(area);
        let scale = TimeScale::new(day(first), days, width);
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
}
