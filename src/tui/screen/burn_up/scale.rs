//! The days and the counts that a burn-up needs room for.

use crate::tui::component::{TimeScale, shifted, to_u16};
use copil_plan::forecast::{BurnUp, Forecast};

/// From so many days ahead on, a forecast is cut at the edge of the chart: what has gone by would have no room.
const FURTHEST_AHEAD: i64 = 365 * 6;

/// How much is left after today when nothing else lies ahead, in days.
const AHEAD: i64 = 56;

/// The days of a burn-up over so many columns; `None` where there is no room.
pub(super) fn time_scale(burn_up: &BurnUp, columns: u16) -> Option<TimeScale> {
    let today = burn_up.today().day;
    let limit = shifted(today, FURTHEST_AHEAD);
    let foreseen = match &burn_up.forecast {
        Forecast::Foreseen(outlook) => [outlook.half, outlook.likely],
        _ => [None, None],
    };
    let ahead = foreseen.into_iter().flatten().map(|day| shifted(day, 14).min(limit));
    let first = burn_up.weeks.first().map_or(today, |week| week.day);
    let ends = burn_up.end.filter(|end| *end > today).into_iter().chain([first]);
    TimeScale::over(ahead.chain(ends).chain([shifted(today, AHEAD)]), columns)
}

/// Counts over rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ValueScale {
    /// The count at the upper edge.
    pub(super) top: usize,
    pub(super) rows: u16,
}

impl ValueScale {
    /// The scale on which every count of a burn-up fits.
    pub(super) fn of(burn_up: &BurnUp, rows: u16) -> Self {
        let counts = burn_up.weeks.iter().map(|week| week.scope.max(week.done));
        let first = burn_up.first_promised.as_ref().map_or(0, Vec::len);
        let promised = [burn_up.promised.len(), first];
        let most = counts.chain(promised).max().unwrap_or(0);
        Self {
            top: rounded_up(most.max(1)),
            rows,
        }
    }

    /// The height of a count in eighths of a row, from the lower edge.
    pub(super) fn eighths(&self, count: usize) -> u16 {
        let all = usize::from(self.rows) * 8;
        to_u16(count.min(self.top) * all / self.top.max(1))
    }

    /// The row of a count, from the lower edge.
    pub(super) fn row(&self, count: usize) -> u16 {
        (self.eighths(count).saturating_sub(1) / 8).min(self.rows.saturating_sub(1))
    }
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

    #[test]
    fn the_edges_are_round() {
        assert_eq!([1, 7, 20, 22, 113, 9_999].map(rounded_up), [4, 8, 20, 24, 120, 10_000]);
    }

    #[test]
    fn the_highest_count_is_in_the_highest_row() {
        let scale = ValueScale { top: 120, rows: 10 };
        assert_eq!((scale.row(0), scale.row(1), scale.row(120)), (0, 0, 9));
    }

    proptest! {
        #[test]
        fn a_count_is_never_higher_than_the_edge(most in 1usize..20_000) {
            prop_assert!(rounded_up(most) >= most);
            prop_assert!(rounded_up(most) <= most * 2 + 3);
        }
    }
}
