//! When indicators are to be measured: moments counted from a day, and which measure belongs to which.
//!
//! A measure belongs to the moment that it is nearest to, of two as near to the earlier one; the initial value counts as a
//! measure. Where several belong to one moment, the latest is its value. A moment without one is missing from its day on.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::query::moment::{Unit, from_today, shifted};
use super::{Action, Indicator, IndicatorId, Measure, StatusKind};

/// A stretch of time after a day, written `0`, `+6m`, `+2w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// How many.
    pub count: u32,
    /// Days, weeks, months or years.
    pub unit: Unit,
}

impl Delay {
    /// The day that comes so long after another; `None` where no calendar goes so far.
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        shifted(day, i32::try_from(self.count).ok()?, self.unit)
    }

    /// The same stretch in days or in months: two that are written otherwise and always end together are equal so.
    pub(crate) fn least(self) -> (u64, bool) {
        let count = u64::from(self.count);
        match self.unit {
            _ if count == 0 => (0, false),
            Unit::Day => (count, false),
            Unit::Week => (7 * count, false),
            Unit::Month => (count, true),
            Unit::Year => (12 * count, true),
        }
    }
}

impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            _ if self.count == 0 => return f.write_str("0"),
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Month => "m",
            Unit::Year => "y",
        };
        write!(f, "+{}{unit}", self.count)
    }
}

impl FromStr for Delay {
    type Err = ();

    /// Reads it with or without the T that it is often written with: `T0`, `T+6m`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim().to_lowercase();
        let text = text.strip_prefix('t').unwrap_or(&text);
        if text == "0" {
            return Ok(Self {
                count: 0,
                unit: Unit::Day,
            });
        }
        let (count, unit) = from_today(text).ok_or(())?;
        let count = u32::try_from(count).map_err(|_| ())?;
        Ok(Self { count, unit })
    }
}

/// A moment at which an indicator is to be measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScheduledMeasure<'i> {
    /// How long after the first day it is.
    pub delay: Delay,
    /// Its day.
    pub day: NaiveDate,
    /// What was measured.
    pub measure: Option<&'i Measure>,
}

impl Indicator {
    /// The moments at which it is to be measured, in order, each with what was measured.
    pub fn schedule(&self) -> Vec<ScheduledMeasure<'_>> {
        let Some(from) = self.from else { return Vec::new() };
        let moments = self.at.iter().filter_map(|delay| Some((*delay, delay.after(from)?)));
        let mut moments: Vec<ScheduledMeasure<'_>> = moments
            .map(|(delay, day)| ScheduledMeasure {
                delay,
                day,
                measure: None,
            })
            .collect();
        moments.sort_by_key(|moment| moment.day);
        moments.dedup_by_key(|moment| moment.day);
        for measure in self.initial.iter().chain(&self.measures) {
            let far = |moment: &&mut ScheduledMeasure<'_>| (moment.day - measure.date).num_days().abs();
            let nearest = moments.iter_mut().min_by_key(far);
            if let Some(moment) = nearest.filter(|moment| moment.measure.is_none_or(|other| other.date <= measure.date))
            {
                moment.measure = Some(measure);
            }
        }
        moments
    }

    /// The earliest moment that is due on a day and was not measured, with how many others there are.
    pub fn unmeasured(&self, today: NaiveDate) -> Option<(ScheduledMeasure<'_>, usize)> {
        let schedule = self.schedule();
        let mut missing = schedule
            .into_iter()
            .filter(|moment| moment.day <= today && moment.measure.is_none());
        let first = missing.next()?;
        Some((first, missing.count()))
    }

    /// The next moment that is still to come.
    pub fn next_measure(&self, today: NaiveDate) -> Option<ScheduledMeasure<'_>> {
        let schedule = self.schedule();
        schedule
            .into_iter()
            .find(|moment| moment.day > today && moment.measure.is_none())
    }
}

/// A measure that an action's indicator lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingMeasure {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The day that it was to be measured on.
    pub day: NaiveDate,
    /// How many other measures are missing.
    pub others: usize,
}

impl Action {
    /// The measure that is missing for longest. What works shows after it is done, so that one carried out is still measured;
    /// nobody measures what was given up.
    pub fn missing_measure(&self, kind: StatusKind, today: NaiveDate) -> Option<MissingMeasure> {
        if kind == StatusKind::Dropped {
            return None;
        }
        let missing = self
            .indicators
            .iter()
            .filter_map(|(id, one)| Some((id, one.unmeasured(today)?)));
        let missing: Vec<_> = missing.collect();
        let all: usize = missing.iter().map(|(_, (_, others))| 1 + others).sum();
        let (id, (moment, _)) = missing.into_iter().min_by_key(|(_, (moment, _))| moment.day)?;
        Some(MissingMeasure {
            indicator: id.clone(),
            day: moment.day,
            others: all - 1,
        })
    }
}

/// How a target stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// It was met by its day.
    Met,
    /// Its day went by and it was not met.
    Missed,
    /// Its day went by, and nothing was measured that would tell.
    Unknown,
    /// Its day is to come.
    ToCome,
}

impl TargetState {
    /// Its word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Unknown => "unknown",
            Self::ToCome => "to-come",
        }
    }
}

impl Indicator {
    /// Every value to reach, by its day; the last is the one that its progress is towards.
    pub fn all_targets(&self) -> Vec<&Measure> {
        let mut targets: Vec<&Measure> = self.targets.iter().chain(&self.target).collect();
        targets.sort_by_key(|target| target.date);
        targets
    }

    /// The last value to reach.
    pub fn last_target(&self) -> Option<&Measure> {
        self.all_targets().pop()
    }

    /// How one of its targets stands on a day. Which way it is to go is told by its initial value, else by its first measure.
    pub fn target_state(&self, target: &Measure, today: NaiveDate) -> TargetState {
        let first = self.measures.iter().min_by_key(|measure| measure.date);
        let goes_down = self
            .initial
            .as_ref()
            .or(first)
            .is_some_and(|from| from.value > target.value);
        let meets = |measure: &Measure| match goes_down {
            true => measure.value <= target.value,
            false => measure.value >= target.value,
        };
        let mut by_then = self.measures.iter().filter(|measure| measure.date <= target.date);
        match by_then.clone().any(meets) {
            true => TargetState::Met,
            false if target.date >= today => TargetState::ToCome,
            false if by_then.next().is_some() || !self.measures.is_empty() => TargetState::Missed,
            false => TargetState::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn measure(date: &str, value: f64) -> Measure {
        Measure {
            date: day(date),
            value,
            ..Measure::default()
        }
    }

    fn survey(measures: &[(&str, f64)]) -> Indicator {
        Indicator {
            from: Some(day("2021-02-01")),
            at: ["0", "T+6m", "+12m"].map(|text| text.parse().unwrap()).to_vec(),
            measures: measures.iter().map(|(date, value)| measure(date, *value)).collect(),
            ..Indicator::default()
        }
    }

    #[test]
    fn the_days_follow_from_the_first_one() {
        let survey = survey(&[]);
        let days: Vec<String> = survey.schedule().iter().map(|moment| moment.day.to_string()).collect();
        assert_eq!(days, ["2021-02-01", "2021-08-01", "2022-02-01"]);
        let written: Vec<String> = survey.at.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["0", "+6m", "+12m"]);
        assert_eq!("-6m".parse::<Delay>(), Err(()));
        assert_eq!("soon".parse::<Delay>(), Err(()));
    }

    #[test]
    fn a_measure_belongs_to_the_moment_that_it_is_nearest_to() {
        let survey = survey(&[("2021-02-10", 61.0), ("2021-07-20", 64.0), ("2021-08-12", 66.0)]);
        let values: Vec<Option<f64>> = survey
            .schedule()
            .iter()
            .map(|moment| moment.measure.map(|measure| measure.value))
            .collect();
        assert_eq!(values, [Some(61.0), Some(66.0), None]);
        assert_eq!(survey.unmeasured(day("2022-01-31")), None);
        let (missing, others) = survey.unmeasured(day("2022-02-01")).unwrap();
        assert_eq!((missing.day, others), (day("2022-02-01"), 0));
        assert_eq!(
            survey.next_measure(day("2021-09-01")).map(|next| next.day),
            Some(day("2022-02-01"))
        );
    }

    #[test]
    fn nothing_measured_is_missing_and_not_nothing() {
        let survey = survey(&[]);
        assert_eq!(survey.progress(), None);
        let (missing, others) = survey.unmeasured(day("2021-09-01")).unwrap();
        assert_eq!((missing.day, others), (day("2021-02-01"), 1));
        let mut action = Action::default();
        action.indicators.push("enquete".parse().unwrap(), survey);
        let of = |kind| {
            action
                .missing_measure(kind, day("2021-09-01"))
                .map(|missing| missing.others)
        };
        assert_eq!((of(StatusKind::Active), of(StatusKind::Closed)), (Some(1), Some(1)));
        assert_eq!(of(StatusKind::Dropped), None);
    }

    #[test]
    fn targets_of_several_days_are_met_or_missed_each_by_its_own() {
        let homes = Indicator {
            initial: Some(measure("2017-01-01", 0.0)),
            target: Some(measure("2025-12-31", 100.0)),
            targets: vec![measure("2022-12-31", 80.0), measure("2020-12-31", 30.0)],
            measures: vec![measure("2020-06-30", 35.0), measure("2022-12-01", 70.0)],
            ..Indicator::default()
        };
        let today = day("2023-06-01");
        let states: Vec<TargetState> = homes
            .all_targets()
            .into_iter()
            .map(|target| homes.target_state(target, today))
            .collect();
        assert_eq!(states, [TargetState::Met, TargetState::Missed, TargetState::ToCome]);
        assert_eq!(homes.progress(), Some(70.0), "towards the last of them");
        let unmeasured = Indicator {
            measures: Vec::new(),
            ..homes
        };
        let first = unmeasured.all_targets()[0];
        assert_eq!(unmeasured.target_state(first, today), TargetState::Unknown);
    }
}
