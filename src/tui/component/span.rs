//! Days laid out along a line of columns.

use chrono::NaiveDate;

/// A stretch of days laid out over some columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: NaiveDate,
    to: NaiveDate,
    width: usize,
}

impl Span {
    /// The stretch that holds all these days, over `width` columns; `None` when it would be a point.
    pub fn over(days: impl IntoIterator<Item = NaiveDate>, width: usize) -> Option<Self> {
        let (from, to) = days
            .into_iter()
            .fold(None, |span: Option<(NaiveDate, NaiveDate)>, day| match span {
                Some((from, to)) => Some((from.min(day), to.max(day))),
                None => Some((day, day)),
            })?;
        (from < to && width > 1).then_some(Self { from, to, width })
    }

    /// Its first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// Its last day.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// The column of a day; `None` outside.
    pub fn column(self, day: NaiveDate) -> Option<usize> {
        if day < self.from || day > self.to {
            return None;
        }
        let last = i64::try_from(self.width - 1).ok()?;
        let (all, gone) = ((self.to - self.from).num_days(), (day - self.from).num_days());
        usize::try_from((gone * last + all / 2) / all).ok()
    }

    /// A column of its own for each day, as near to its place as there is room: no two share one. Those for which there is
    /// none left get `None`.
    pub fn places(self, days: &[NaiveDate]) -> Vec<Option<usize>> {
        let mut taken = vec![false; self.width];
        let nearest = |wanted: usize, taken: &[bool]| {
            let free = (0..self.width).filter(|at| !taken[*at]);
            free.min_by_key(|at| (at.abs_diff(wanted), wanted > *at))
        };
        let place = |day: &NaiveDate| {
            let at = nearest(self.column(*day)?, &taken)?;
            taken[at] = true;
            Some(at)
        };
        days.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_and_the_last_day_stand_at_the_ends() {
        let days = [day("2017-01-01"), day("2018-01-01"), day("2017-07-02")];
        let span = Span::over(days, 41).unwrap();
        assert_eq!(days.map(|day| span.column(day)), [Some(0), Some(40), Some(20)]);
        assert_eq!(span.column(day("2018-01-02")), None);
        assert_eq!(Span::over([day("2017-01-01")], 41), None);
        assert_eq!(Span::over([], 41), None);
    }

    #[test]
    fn two_marks_of_one_day_stand_side_by_side() {
        let (a, b) = (day("2017-01-01"), day("2018-01-01"));
        let span = Span::over([a, b], 3).unwrap();
        assert_eq!(span.places(&[a, a, b, b]), [Some(0), Some(1), Some(2), None]);
    }

    proptest! {
        #[test]
        fn no_two_marks_share_a_column(days in prop::collection::vec(0i32..2000, 2..20), width in 2usize..60) {
            let days: Vec<NaiveDate> = days
                .into_iter()
                .map(|n| NaiveDate::from_num_days_from_ce_opt(736_000 + n).unwrap())
                .collect();
            if let Some(span) = Span::over(days.iter().copied(), width) {
                let mut places: Vec<usize> = span.places(&days).into_iter().flatten().collect();
                prop_assert!(places.iter().all(|place| *place < width));
                let all = places.len();
                places.sort_unstable();
                places.dedup();
                prop_assert_eq!(places.len(), all);
                prop_assert_eq!(all, days.len().min(width));
            }
        }
    }
}
