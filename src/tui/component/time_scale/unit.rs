//! Years, quarters, months, weeks and days as they lie over columns, and which of them there is room to name.

use chrono::{Datelike, Months, NaiveDate};

use super::{TimeScale, shifted};
use crate::tui::component::text::columns;
use crate::wording::Catalogue;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// From a Monday to a Sunday.
    Week,
    /// So many months, counted from the beginning of the year 0.
    Months(u32),
}

impl Unit {
    /// A month.
    pub const MONTH: Self = Self::Months(1);
    /// Three months of a year.
    pub const QUARTER: Self = Self::Months(3);
    /// Twelve months.
    pub const YEAR: Self = Self::Months(12);

    /// The first day of the unit that a day is in.
    fn begin(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => day,
            Self::Week => shifted(day, -i64::from(day.weekday().num_days_from_monday())),
            Self::Months(months) => {
                let within =
                    (i64::from(day.year()) * 12 + i64::from(day.month0())).rem_euclid(i64::from(months.max(1)));
                let month = day.with_day(1).unwrap_or(day);
                let back = Months::new(u32::try_from(within).unwrap_or(0));
                month.checked_sub_months(back).unwrap_or(NaiveDate::MIN)
            }
        }
    }

    /// The first day of the next unit, from the first day of one.
    fn next(self, first: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => shifted(first, 1),
            Self::Week => shifted(first, 7),
            Self::Months(months) => first.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX),
        }
    }

    /// The fewest days that it has.
    fn fewest_days(self) -> i64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Months(months) => i64::from(months) * 365 / 12 - 2,
        }
    }
}

/// A unit as it lies over the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day of the unit, in sight or not.
    pub first: NaiveDate,
    /// Its columns, both included.
    pub columns: (u16, u16),
    /// Whether its beginning is in sight.
    pub begins: bool,
    /// Whether all of it is in sight.
    pub whole: bool,
}

impl Stretch {
    /// How many columns it has.
    pub fn width(&self) -> u16 {
        self.columns.1 - self.columns.0 + 1
    }

    /// Whether a label fits, with a blank after it.
    pub fn has_room(&self, label: &str) -> bool {
        columns(label) < usize::from(self.width())
    }
}

impl TimeScale {
    /// Every unit that is in sight, whatever their number.
    pub fn stretches(&self, unit: Unit) -> Vec<Stretch> {
        let mut found = Vec::new();
        let mut first = unit.begin(self.first());
        while first <= self.last() {
            let next = unit.next(first);
            if next <= first {
                break;
            }
            let begins = self.column(first.max(self.first()));
            // Where a column stands for the end of one and the beginning of the next, it is the next one's.
            let ends = self
                .column(next)
                .map_or(Some(self.width().saturating_sub(1)), |column| column.checked_sub(1));
            if let (Some(begins), Some(ends)) = (begins, ends)
                && begins <= ends
            {
                found.push(Stretch {
                    first,
                    columns: (begins, ends),
                    begins: first >= self.first(),
                    whole: first >= self.first() && next <= self.last(),
                });
            }
            first = next;
        }
        found
    }
}

/// How a unit is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// `15`
    Day,
    /// `15 mars`
    DayAndMonth,
    /// `mars`
    Month,
    /// `févr.`
    ShortMonth,
    /// `F`
    Letter,
    /// `février 2018`
    MonthAndYear,
    /// `févr. 2018`
    ShortMonthAndYear,
    /// `T1`
    Quarter,
    /// `·`
    Dot,
    /// `2018`
    Year,
}

impl Label {
    /// The name of a unit that begins on a day.
    pub fn text(self, first: NaiveDate, catalogue: &Catalogue) -> String {
        match self {
            Self::Day => first.day().to_string(),
            Self::DayAndMonth => format!("{} {}", first.day(), catalogue.short_month(first.month())),
            Self::Month => catalogue.month(first.month()),
            Self::ShortMonth => catalogue.short_month(first.month()),
            Self::Letter => {
                let name = catalogue.month(first.month());
                name.chars().take(1).flat_map(char::to_uppercase).collect()
            }
            Self::MonthAndYear => catalogue.month_and_year(first),
            Self::ShortMonthAndYear => format!("{} {}", catalogue.short_month(first.month()), first.year()),
            Self::Quarter => catalogue.quarter(quarter(first)),
            Self::Dot => "·".to_owned(),
            Self::Year => first.year().to_string(),
        }
    }
}

/// The first of some units of which every label in sight has room, with all that are in sight.
pub fn finest(
    scale: &TimeScale,
    labels: &[(Unit, Label)],
    catalogue: &Catalogue,
) -> Option<(Unit, Label, Vec<Stretch>)> {
    labels.iter().find_map(|&(unit, label)| {
        // No label has room in a single column, and there may be very many of those.
        if i64::from(scale.width()) * (unit.fewest_days() + 3) < 2 * scale.days() {
            return None;
        }
        let found = scale.stretches(unit);
        let fits = |stretch: &Stretch| stretch.has_room(&label.text(stretch.first, catalogue));
        let all = found.iter().filter(|stretch| stretch.whole).all(fits);
        all.then_some((unit, label, found))
    })
}

/// The quarter of its year that a day is in, from 1.
pub fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn units_follow_each_other_without_overlap(
            offset in 0u32..3_000, days in 1u32..2_000, width in 1u16..220,
        ) {
            let first: NaiveDate = "2012-01-01".parse().unwrap();
            let scale = TimeScale::new(first + chrono::Days::new(u64::from(offset)), days, width);
            for unit in [Unit::Day, Unit::Week, Unit::MONTH, Unit::QUARTER, Unit::YEAR, Unit::Months(60)] {
                let found = scale.stretches(unit);
                for pair in found.windows(2) {
                    prop_assert!(pair[0].columns.1 < pair[1].columns.0, "{pair:?}");
                    prop_assert!(unit.next(pair[0].first) <= pair[1].first);
                }
                prop_assert!(found.iter().all(|stretch| stretch.columns.1 < width));
            }
        }
    }
}
