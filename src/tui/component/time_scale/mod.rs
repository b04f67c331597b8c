//! Days laid out over columns: the one place that tells which day is drawn where, and which years, quarters, months or
//! weeks there is room to name.
//!
//! A column may stand for many days, or a day take many columns. Either way a later day is never drawn before an earlier
//! one, and the day that a column answers is drawn in that column.

mod unit;

pub use unit::{Label, Stretch, Unit, finest, quarter};

use chrono::{NaiveDate, TimeDelta};

/// So many days over so many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeScale {
    first: NaiveDate,
    days: i64,
    width: u16,
    /// How many columns go with how many days.
    ratio: (i64, i64),
    /// What is added before a day's column is cut down to a whole one: half a column's days where the nearest is meant.
    rounding: i64,
}

impl TimeScale {
    /// The `days` from `first` on, each with its share of `width` columns. There is always a day at least.
    pub fn new(first: NaiveDate, days: u32, width: u16) -> Self {
        let days = i64::from(days.max(1));
        Self {
            first,
            days,
            width,
            ratio: (i64::from(width), days),
            rounding: 0,
        }
    }

    /// All these days as points on a line, the first at its beginning and the last at its end; `None` when all are one
    /// point.
    pub fn over(days: impl IntoIterator<Item = NaiveDate>, width: u16) -> Option<Self> {
        let (first, last) = days
            .into_iter()
            .fold(None, |ends: Option<(NaiveDate, NaiveDate)>, day| match ends {
                Some((first, last)) => Some((first.min(day), last.max(day))),
                None => Some((day, day)),
            })?;
        let between = (last - first).num_days();
        (between > 0 && width > 1).then(|| Self {
            first,
            days: between + 1,
            width,
            ratio: (i64::from(width) - 1, between),
            rounding: 0,
        })
    }

    /// The same days, each in the column that is nearest to it.
    #[must_use]
    pub fn nearest(self) -> Self {
        Self {
            rounding: self.ratio.1 / 2,
            ..self
        }
    }

    /// The first day.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        shifted(self.first, self.days - 1)
    }

    /// How many days there are.
    pub fn days(&self) -> i64 {
        self.days
    }

    /// How many columns there are.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Where the columns of a day begin, counted from the first column; days outside have columns outside.
    fn position(&self, offset: i64) -> i64 {
        (offset * self.ratio.0 + self.rounding).div_euclid(self.ratio.1)
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
        let columns = self.ratio.0.max(1);
        let after = (i64::from(column) + 1) * self.ratio.1;
        let offset = (after - self.rounding - 1).div_euclid(columns);
        shifted(self.first, offset.clamp(0, self.days - 1))
    }

    /// A column of its own for each day, as near to its place as there is room: no two share one. Those for which there is
    /// none left get `None`.
    pub fn separate_columns(&self, days: &[NaiveDate]) -> Vec<Option<u16>> {
        let mut free: Vec<u16> = (0..self.width).collect();
        let take_nearest = |day: &NaiveDate| {
            let wanted = self.column(*day)?;
            let nearest = (0..free.len()).min_by_key(|at| (free[*at].abs_diff(wanted), wanted > free[*at]))?;
            Some(free.remove(nearest))
        };
        days.iter().map(take_nearest).collect()
    }
}

/// So many days later or earlier, or the last or first day that can be told.
pub fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let end = if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    let moved = TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days));
    moved.unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_plan_of_one_day_fills_the_width_and_one_of_fifty_years_fits() {
        let one = TimeScale::new(day("2016-02-29"), 1, 40);
        assert_eq!(one.stretch(day("2016-02-29"), day("2016-02-29")), Some((0, 39)));
        assert_eq!((one.day(0), one.day(39)), (day("2016-02-29"), day("2016-02-29")));
        let long = TimeScale::new(day("1990-01-01"), 18_263, 50);
        assert_eq!(long.column(day("2039-12-31")), Some(49));
        assert_eq!(long.column(day("2040-01-02")), None);
        assert_eq!(long.column(day("1989-12-31")), None);
    }

    #[test]
    fn the_leap_day_has_its_place() {
        let scale = TimeScale::new(day("2016-02-26"), 7, 7);
        let columns: Vec<_> = ["2016-02-28", "2016-02-29", "2016-03-01"]
            .iter()
            .map(|text| scale.column(day(text)))
            .collect();
        assert_eq!(columns, [Some(2), Some(3), Some(4)]);
        assert_eq!(scale.last(), day("2016-03-03"));
    }

    #[test]
    fn a_stretch_is_cut_at_the_edges_and_vanishes_outside() {
        let scale = TimeScale::new(day("2018-01-01"), 100, 50);
        assert_eq!(scale.stretch(day("2017-06-01"), day("2018-01-04")), Some((0, 1)));
        assert_eq!(scale.stretch(day("2018-04-09"), day("2019-01-01")), Some((49, 49)));
        assert_eq!(scale.stretch(day("2017-06-01"), day("2017-12-31")), None);
        assert_eq!(
            scale.stretch(day("2018-02-02"), day("2018-02-01")),
            None,
            "turned round"
        );
        assert_eq!(
            TimeScale::new(day("2018-01-01"), 100, 0).column(day("2018-01-01")),
            None
        );
    }

    #[test]
    fn the_first_and_the_last_day_stand_at_the_ends() {
        let days = [day("2017-01-01"), day("2018-01-01"), day("2017-07-02")];
        let scale = TimeScale::over(days, 41).unwrap().nearest();
        assert_eq!(days.map(|day| scale.column(day)), [Some(0), Some(40), Some(20)]);
        assert_eq!(scale.column(day("2018-01-02")), None);
        assert_eq!(TimeScale::over([day("2017-01-01")], 41), None);
        assert_eq!(TimeScale::over([], 41), None);
    }

    #[test]
    fn two_marks_of_one_day_stand_side_by_side() {
        let (a, b) = (day("2017-01-01"), day("2018-01-01"));
        let scale = TimeScale::over([a, b], 3).unwrap();
        assert_eq!(scale.separate_columns(&[a, a, b, b]), [Some(0), Some(1), Some(2), None]);
    }

    proptest! {
        #[test]
        fn no_two_marks_share_a_column(days in prop::collection::vec(0i32..2000, 2..20), width in 2u16..60) {
            let days: Vec<NaiveDate> = days
                .into_iter()
                .map(|n| NaiveDate::from_num_days_from_ce_opt(736_000 + n).unwrap())
                .collect();
            if let Some(scale) = TimeScale::over(days.iter().copied(), width) {
                let mut columns: Vec<u16> = scale.separate_columns(&days).into_iter().flatten().collect();
                prop_assert!(columns.iter().all(|column| *column < width));
                let all = columns.len();
                columns.sort_unstable();
                columns.dedup();
                prop_assert_eq!(columns.len(), all);
                prop_assert_eq!(all, days.len().min(usize::from(width)));
            }
        }

        #[test]
        fn later_days_are_never_drawn_before_earlier_ones(
            days in 1u32..20_000, width in 1u16..400, a in -100i64..20_100, b in -100i64..20_100,
        ) {
            let first = day("2000-01-01");
            let scale = TimeScale::new(first, days, width);
            let at = |offset: i64| first + chrono::TimeDelta::days(offset);
            let (a, b) = (a.min(b), a.max(b));
            if let (Some(earlier), Some(later)) = (scale.column(at(a)), scale.column(at(b))) {
                prop_assert!(earlier <= later);
            }
            prop_assert_eq!(scale.column(at(a)).is_some(), (0..i64::from(days)).contains(&a));
        }

        #[test]
        fn the_day_of_a_column_is_drawn_in_it(days in 1u32..20_000, width in 1u16..400, column in 0u16..400) {
            let scale = TimeScale::new(day("1999-12-31"), days, width);
            let column = column % width;
            let answer = scale.day(column);
            let (first, last) = scale.stretch(answer, answer).unwrap();
            prop_assert!(first <= column && column <= last, "{answer}: {first} to {last}, not {column}");
        }

        #[test]
        fn the_column_of_a_day_answers_a_day_of_the_same_column(
            days in 1u32..20_000, width in 1u16..400, offset in 0u32..20_000,
        ) {
            let scale = TimeScale::new(day("2015-11-02"), days, width);
            let asked = day("2015-11-02") + Days::new(u64::from(offset % days));
            let column = scale.column(asked).unwrap();
            let answer = scale.day(column);
            prop_assert_eq!(scale.column(answer), Some(column));
            prop_assert!(answer >= asked);
        }

        #[test]
        fn neighbouring_days_leave_no_gap(days in 2u32..3_000, width in 1u16..400, offset in 0u32..3_000) {
            let scale = TimeScale::new(day("2015-11-02"), days, width);
            let one = day("2015-11-02") + Days::new(u64::from(offset % (days - 1)));
            let next = one.succ_opt().unwrap();
            let (_, end) = scale.stretch(one, one).unwrap();
            let (begin, _) = scale.stretch(next, next).unwrap();
            prop_assert!(begin <= end + 1);
        }
    }
}
