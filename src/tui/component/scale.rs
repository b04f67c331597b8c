//! Days laid out over columns: the one place that tells which day is drawn where.
//!
//! A column may stand for many days, or a day take many columns. Either way a later day is never drawn before an earlier
//! one, and the day that a column answers is drawn in that column.

use chrono::{Days, NaiveDate};

/// So many days over so many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    first: NaiveDate,
    days: i64,
    width: u16,
}

impl Scale {
    /// The `days` from `first` on, over `width` columns. There is always a day at least.
    pub fn new(first: NaiveDate, days: u32, width: u16) -> Self {
        Self {
            first,
            days: i64::from(days.max(1)),
            width,
        }
    }

    /// The first day.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        later(self.first, self.days - 1)
    }

    /// How many columns there are.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Where the columns of a day begin, counted from the first column; days outside have columns outside.
    fn position(&self, offset: i64) -> i64 {
        (offset * i64::from(self.width)).div_euclid(self.days)
    }

    fn offset(&self, day: NaiveDate) -> i64 {
        (day - self.first).num_days()
    }

    /// The first column of a day; `None` for a day outside.
    pub fn column(&self, day: NaiveDate) -> Option<u16> {
        self.stretch(day, day).map(|(first, _)| first)
    }

    /// The columns from the beginning of a day to the end of another, both included, as far as they lie inside.
    pub fn stretch(&self, from: NaiveDate, to: NaiveDate) -> Option<(u16, u16)> {
        let last_column = i64::from(self.width) - 1;
        let (from, to) = (self.offset(from), self.offset(to));
        if from > to || to < 0 || from >= self.days || last_column < 0 {
            return None;
        }
        let first = self.position(from).clamp(0, last_column);
        let last = (self.position(to + 1) - 1)
            .max(self.position(to))
            .clamp(first, last_column);
        Some((u16::try_from(first).ok()?, u16::try_from(last).ok()?))
    }

    /// The day of a column: the last one that begins in it or before it. Columns past the last stand for the last.
    pub fn day(&self, column: u16) -> NaiveDate {
        let width = i64::from(self.width.max(1));
        let after = (i64::from(column) + 1) * self.days;
        let offset = (after + width - 1).div_euclid(width) - 1;
        later(self.first, offset.clamp(0, self.days - 1))
    }
}

/// So many days later, or the last day that can be told.
fn later(day: NaiveDate, days: i64) -> NaiveDate {
    let days = Days::new(u64::try_from(days).unwrap_or(0));
    day.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_plan_of_one_day_fills_the_width_and_one_of_fifty_years_fits() {
        let one = Scale::new(day("2016-02-29"), 1, 40);
        assert_eq!(one.stretch(day("2016-02-29"), day("2016-02-29")), Some((0, 39)));
        assert_eq!((one.day(0), one.day(39)), (day("2016-02-29"), day("2016-02-29")));
        let long = Scale::new(day("1990-01-01"), 18_263, 50);
        assert_eq!(long.column(day("2039-12-31")), Some(49));
        assert_eq!(long.column(day("2040-01-02")), None);
        assert_eq!(long.column(day("1989-12-31")), None);
    }

    #[test]
    fn the_leap_day_has_its_place() {
        let scale = Scale::new(day("2016-02-26"), 7, 7);
        let columns: Vec<_> = ["2016-02-28", "2016-02-29", "2016-03-01"]
            .iter()
            .map(|text| scale.column(day(text)))
            .collect();
        assert_eq!(columns, [Some(2), Some(3), Some(4)]);
        assert_eq!(scale.last(), day("2016-03-03"));
    }

    #[test]
    fn a_stretch_is_cut_at_the_edges_and_vanishes_outside() {
        let scale = Scale::new(day("2018-01-01"), 100, 50);
        assert_eq!(scale.stretch(day("2017-06-01"), day("2018-01-04")), Some((0, 1)));
        assert_eq!(scale.stretch(day("2018-04-09"), day("2019-01-01")), Some((49, 49)));
        assert_eq!(scale.stretch(day("2017-06-01"), day("2017-12-31")), None);
        assert_eq!(
            scale.stretch(day("2018-02-02"), day("2018-02-01")),
            None,
            "turned round"
        );
        assert_eq!(Scale::new(day("2018-01-01"), 100, 0).column(day("2018-01-01")), None);
    }

    proptest! {
        #[test]
        fn later_days_are_never_drawn_before_earlier_ones(
            days in 1u32..20_000, width in 1u16..400, a in -100i64..20_100, b in -100i64..20_100,
        ) {
            let first = day("2000-01-01");
            let scale = Scale::new(first, days, width);
            let at = |offset: i64| first + chrono::TimeDelta::days(offset);
            let (a, b) = (a.min(b), a.max(b));
            if let (Some(earlier), Some(later)) = (scale.column(at(a)), scale.column(at(b))) {
                prop_assert!(earlier <= later);
            }
            prop_assert_eq!(scale.column(at(a)).is_some(), (0..i64::from(days)).contains(&a));
        }

        #[test]
        fn the_day_of_a_column_is_drawn_in_it(days in 1u32..20_000, width in 1u16..400, column in 0u16..400) {
            let scale = Scale::new(day("1999-12-31"), days, width);
            let column = column % width;
            let answer = scale.day(column);
            let (first, last) = scale.stretch(answer, answer).unwrap();
            prop_assert!(first <= column && column <= last, "{answer}: {first} to {last}, not {column}");
        }

        #[test]
        fn the_column_of_a_day_answers_a_day_of_the_same_column(
            days in 1u32..20_000, width in 1u16..400, offset in 0u32..20_000,
        ) {
            let scale = Scale::new(day("2015-11-02"), days, width);
            let asked = day("2015-11-02") + Days::new(u64::from(offset % days));
            let column = scale.column(asked).unwrap();
            let answer = scale.day(column);
            prop_assert_eq!(scale.column(answer), Some(column));
            prop_assert!(answer >= asked);
        }

        #[test]
        fn neighbouring_days_leave_no_gap(days in 2u32..3_000, width in 1u16..400, offset in 0u32..3_000) {
            let scale = Scale::new(day("2015-11-02"), days, width);
            let one = day("2015-11-02") + Days::new(u64::from(offset % (days - 1)));
            let next = one.succ_opt().unwrap();
            let (_, end) = scale.stretch(one, one).unwrap();
            let (begin, _) = scale.stretch(next, next).unwrap();
            prop_assert!(begin <= end + 1);
        }
    }
}
