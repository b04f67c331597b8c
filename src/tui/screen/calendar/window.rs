//! The stretch of time in sight: how long it is, where it begins, how it is moved.

use chrono::NaiveDate;

use crate::tui::component::{TimeScale, Unit, shifted};

/// How much time is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zoom {
    /// The name by which it is remembered.
    pub(super) name: &'static str,
    /// What it is told in, and how many of these.
    pub(super) told: (Unit, u32),
    days: u32,
    /// How many days a step to the left or right goes.
    step: i64,
}

impl Zoom {
    const fn new(name: &'static str, told: (Unit, u32), days: u32, step: i64) -> Self {
        Self { name, told, days, step }
    }

    /// From the most time to the least.
    const ALL: [Self; 6] = [
        Self::new("five-years", (Unit::YEAR, 5), 1_826, 182),
        Self::new("two-years", (Unit::YEAR, 2), 731, 91),
        Self::new("year", (Unit::YEAR, 1), 366, 30),
        Self::new("half-year", (Unit::MONTH, 6), 184, 14),
        Self::new("quarter", (Unit::MONTH, 3), 92, 7),
        Self::new("four-weeks", (Unit::Week, 4), 28, 7),
    ];

    /// The zoom that a remembered name means.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| zoom.name == name)
    }

    fn neighbour(self, closer: bool) -> Option<Self> {
        let at = Self::ALL.iter().position(|zoom| *zoom == self)?;
        let to = if closer { at.checked_add(1) } else { at.checked_sub(1) };
        Self::ALL.get(to?).copied()
    }
}

impl Default for Zoom {
    fn default() -> Self {
        Self::ALL[1]
    }
}

/// The time in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TimeWindow {
    pub(super) zoom: Zoom,
    /// The first day in sight; while absent, today is in the middle.
    from: Option<NaiveDate>,
}

impl TimeWindow {
    /// The first day in sight.
    pub(super) fn from(&self, today: NaiveDate) -> NaiveDate {
        self.from.unwrap_or_else(|| shifted(today, -self.half()))
    }

    fn half(&self) -> i64 {
        i64::from(self.zoom.days / 2)
    }

    /// Lays it out over columns.
    pub(super) fn scale(&self, today: NaiveDate, width: u16) -> TimeScale {
        TimeScale::new(self.from(today), self.zoom.days, width)
    }

    /// Goes a step back or on in time, but not beyond what there is to see.
    pub(super) fn pan(&mut self, on: bool, today: NaiveDate, limits: (NaiveDate, NaiveDate)) {
        let step = if on { self.zoom.step } else { -self.zoom.step };
        self.drift(step, today, limits);
    }

    /// Goes so many days on in time, or back, but not beyond what there is to see.
    pub(super) fn drift(&mut self, days: i64, today: NaiveDate, limits: (NaiveDate, NaiveDate)) {
        let middle = shifted(self.from(today), self.half());
        let to = shifted(middle, days);
        let bounded = to.clamp(limits.0.min(middle), limits.1.max(middle));
        self.centre(bounded);
    }

    /// Puts a day in the middle.
    pub(super) fn centre(&mut self, day: NaiveDate) {
        self.from = Some(shifted(day, -self.half()));
    }

    /// Puts today in the middle, where it stays.
    pub(super) fn home(&mut self) {
        self.from = None;
    }

    /// Shows less time or more. Today stays where it is when it is in sight, else the middle does.
    pub(super) fn zoom(&mut self, closer: bool, today: NaiveDate) {
        let Some(zoom) = self.zoom.neighbour(closer) else {
            return;
        };
        let old = i64::from(self.zoom.days);
        if let Some(from) = self.from {
            let offset = (today - from).num_days();
            let kept = if (0..old).contains(&offset) { offset } else { old / 2 };
            let anchor = shifted(from, kept);
            self.from = Some(shifted(anchor, -(kept * i64::from(zoom.days) / old)));
        }
        self.zoom = zoom;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const TODAY: &str = "2018-03-15";

    #[test]
    fn names_are_understood_again() {
        for zoom in Zoom::ALL {
            assert_eq!(Zoom::named(zoom.name), Some(zoom));
        }
        assert_eq!(Zoom::named("century"), None);
    }

    #[test]
    fn zooming_keeps_today_in_its_place_and_stops_at_both_ends() {
        let (today, mut window) = (day(TODAY), TimeWindow::default());
        window.zoom(true, today);
        assert_eq!(window.scale(today, 61).column(today), Some(30), "the middle");
        window.centre(day("2018-05-01"));
        let before = window.scale(today, 100).column(today).unwrap();
        window.zoom(true, today);
        assert!(window.scale(today, 100).column(today).unwrap().abs_diff(before) <= 1);
        for _ in 0..10 {
            window.zoom(true, today);
        }
        assert_eq!(window.zoom, Zoom::ALL[5]);
        for _ in 0..10 {
            window.zoom(false, today);
        }
        assert_eq!(window.zoom, Zoom::ALL[0]);
    }

    #[test]
    fn zooming_where_today_is_not_in_sight_keeps_the_middle() {
        let (today, mut window) = (day(TODAY), TimeWindow::default());
        window.centre(day("2011-01-01"));
        window.zoom(true, today);
        window.zoom(true, today);
        let middle = window.scale(today, 100).column(day("2011-01-01"));
        assert!(middle.unwrap().abs_diff(50) <= 1, "{middle:?}");
    }

    #[test]
    fn a_step_back_undoes_a_step_on_and_nothing_leads_away_from_the_plan() {
        let (today, mut window) = (day(TODAY), TimeWindow::default());
        let limits = (day("2015-01-01"), day("2020-01-01"));
        let from = window.from(today);
        window.pan(true, today, limits);
        assert!(window.from(today) > from);
        window.pan(false, today, limits);
        assert_eq!(window.from(today), from);
        for _ in 0..1_000 {
            window.pan(true, today, limits);
        }
        assert_eq!(shifted(window.from(today), window.half()), limits.1);
        window.home();
        assert_eq!(window.from(today), from);
    }

    #[test]
    fn the_ends_of_all_time_do_no_harm() {
        let mut window = TimeWindow::default();
        let limits = (NaiveDate::MIN, NaiveDate::MAX);
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            window.centre(edge);
            window.pan(true, edge, limits);
            window.pan(false, edge, limits);
            window.zoom(false, edge);
            assert!(window.scale(edge, 40).day(39) >= window.from(edge));
        }
    }
}
