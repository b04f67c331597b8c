//! From days and counts to columns and rows of the terminal.

use chrono::{Datelike, Days, Months, NaiveDate};

use copil_plan::forecast::{BurnUp, Forecast};

/// From so many days ahead on, a forecast is cut at the edge of the chart: what has gone by would have no room.
const FURTHEST_AHEAD: u64 = 365 * 6;

/// How much is left after today when nothing else lies ahead, in days.
const AHEAD: u64 = 56;

/// A stretch of time on columns, and counts on rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    /// The count at the upper edge.
    pub(super) top: usize,
    pub(super) columns: u16,
    pub(super) rows: u16,
}

impl Scale {
    /// The scale on which all of a burn-up fits.
    pub(super) fn of(burn_up: &BurnUp, columns: u16, rows: u16) -> Self {
        let today = burn_up.today().day;
        let from = burn_up.weeks.first().map_or(today, |week| week.day);
        let limit = plus(today, FURTHEST_AHEAD);
        let foreseen = match &burn_up.forecast {
            Forecast::Foreseen(outlook) => [outlook.half, outlook.likely],
            _ => [None, None],
        };
        let ahead = foreseen.into_iter().flatten().map(|day| plus(day, 14).min(limit));
        let to = ahead
            .chain(burn_up.end)
            .chain([plus(today, AHEAD)])
            .max()
            .unwrap_or(today);
        let counts = burn_up.weeks.iter().map(|week| week.scope.max(week.done));
        let promised = [burn_up.promised.len(), burn_up.first_promised.len()];
        let most = counts.chain(promised).max().unwrap_or(0);
        Self {
            from,
            to,
            top: rounded_up(most.max(1)),
            columns,
            rows,
        }
    }

    fn days(&self) -> i64 {
        (self.to - self.from).num_days().max(1)
    }

    /// The column of a day; `None` outside the chart.
    pub(super) fn column(&self, day: NaiveDate) -> Option<u16> {
        let last = i64::from(self.columns.saturating_sub(1));
        let at = (day - self.from).num_days() * last / self.days();
        u16::try_from(at)
            .ok()
            .filter(|at| day >= self.from && *at < self.columns)
    }

    /// The last day that a column stands for.
    pub(super) fn day(&self, column: u16) -> NaiveDate {
        let last = i64::from(self.columns.saturating_sub(1)).max(1);
        let days = ((i64::from(column) + 1) * self.days() - 1) / last;
        plus(self.from, u64::try_from(days).unwrap_or(0)).min(self.to)
    }

    /// The height of a count in eighths of a row, from the lower edge.
    pub(super) fn eighths(&self, count: usize) -> u16 {
        let all = usize::from(self.rows) * 8;
        u16::try_from(count.min(self.top) * all / self.top.max(1)).unwrap_or(u16::MAX)
    }

    /// The row of a count, from the lower edge.
    pub(super) fn row(&self, count: usize) -> u16 {
        (self.eighths(count).saturating_sub(1) / 8).min(self.rows.saturating_sub(1))
    }

    /// The days to be named below the chart, far enough apart for names so wide: months, quarters or years; and whether
    /// they are named by their year alone.
    pub(super) fn ticks(&self, month_width: u16) -> (Vec<NaiveDate>, bool) {
        let a_month = |months: i64| months * 30 * i64::from(self.columns) / self.days();
        let steps = [(1, false), (3, false), (6, false), (12, true), (24, true), (60, true)];
        let fits = |(months, years): &(i64, bool)| {
            let wide = if *years { 6 } else { i64::from(month_width) + 2 };
            a_month(*months) >= wide
        };
        let (months, years) = steps.into_iter().find(fits).unwrap_or((120, true));
        (self.each(months), years)
    }

    /// The first days of every so many months on the chart.
    fn each(&self, months: i64) -> Vec<NaiveDate> {
        let months = u32::try_from(months).unwrap_or(12);
        let years = i32::try_from(months / 12).unwrap_or(1).max(1);
        let start = NaiveDate::from_ymd_opt(self.from.year().div_euclid(years) * years, 1, 1);
        let mut days = Vec::new();
        let mut next = start;
        while let Some(day) = next.filter(|day| *day <= self.to) {
            if day >= self.from {
                days.push(day);
            }
            next = day.checked_add_months(Months::new(months));
        }
        days
    }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// Four times a count as people like to read one at the edge of a chart, so that its quarters are round as well.
fn rounded_up(most: usize) -> usize {
    let quarter = most.div_ceil(4).max(1);
    let mut unit: usize = 1;
    while unit.saturating_mul(100) < quarter {
        unit = unit.saturating_mul(10);
    }
    let round = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let tick = round.into_iter().map(|tick| tick * unit).find(|tick| *tick >= quarter);
    tick.unwrap_or(quarter) * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn scale(from: &str, to: &str, columns: u16) -> Scale {
        Scale {
            from: day(from),
            to: day(to),
            top: 120,
            columns,
            rows: 10,
        }
    }

    #[test]
    fn the_edges_are_round() {
        assert_eq!([1, 7, 20, 22, 113, 9_999].map(rounded_up), [4, 8, 20, 24, 120, 10_000]);
    }

    #[test]
    fn the_first_day_is_in_the_first_column_and_the_last_in_the_last() {
        let scale = scale("2015-11-02", "2020-03-31", 100);
        assert_eq!((scale.column(scale.from), scale.column(scale.to)), (Some(0), Some(99)));
        assert_eq!(
            (scale.column(day("2015-11-01")), scale.column(day("2020-05-01"))),
            (None, None)
        );
        assert_eq!((scale.row(0), scale.row(1), scale.row(120)), (0, 0, 9));
    }

    #[test]
    fn names_below_the_chart_have_room() {
        let (years, by_year) = scale("2015-11-02", "2020-03-31", 60).ticks(14);
        assert!(by_year);
        assert_eq!(years.first(), Some(&day("2016-01-01")));
        assert_eq!(years.len(), 5);
        let (months, by_year) = scale("2018-01-15", "2018-06-30", 120).ticks(14);
        assert!(!by_year);
        assert_eq!(months.first(), Some(&day("2018-02-01")));
    }

    proptest! {
        #[test]
        fn every_day_of_the_chart_has_its_column(days in 1u64..4000, columns in 1u16..300, at in 0u64..4000) {
            let from = day("2015-11-02");
            let scale = Scale { from, to: plus(from, days), top: 9, columns, rows: 5 };
            let there = plus(from, at % (days + 1));
            prop_assert!(scale.column(there).is_some_and(|column| column < columns));
            prop_assert!((0..columns).all(|column| scale.day(column) <= scale.to));
        }

        #[test]
        fn a_count_is_never_higher_than_the_edge(most in 1usize..20_000) {
            prop_assert!(rounded_up(most) >= most);
            prop_assert!(rounded_up(most) <= most * 2 + 3);
        }
    }
}
