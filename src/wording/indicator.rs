//! Indicators in words: when they are to be measured, and what they are to reach by when.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::query::Unit;
use copil_plan::sanitize::sanitize;
use copil_plan::schedule::ScheduledMeasure;
use copil_plan::{Delay, Indicator, Measure, TargetState};

impl Catalogue {
    /// A moment counted from a day: `T0`, `T+6 mois`.
    pub fn delay(&self, delay: Delay) -> String {
        let count = delay.count;
        match (count, delay.unit) {
            (0, _) => fl!(self, "delay-none"),
            (_, Unit::Day) => fl!(self, "delay-days", count = count),
            (_, Unit::Week) => fl!(self, "delay-weeks", count = count),
            (_, Unit::Month) => fl!(self, "delay-months", count = count),
            (_, Unit::Year) => fl!(self, "delay-years", count = count),
        }
    }

    /// The measure that an indicator lacks, else the next one: `T+6 mois attendu depuis le 1er\u{a0}août 2021 (12 j)`.
    pub fn next_measure(&self, indicator: &Indicator, today: NaiveDate) -> Option<String> {
        let said = |moment: &ScheduledMeasure<'_>| (self.delay(moment.delay), self.long_date(moment.day));
        if let Some((missing, _)) = indicator.unmeasured(today) {
            let ((moment, day), days) = (said(&missing), (today - missing.day).num_days());
            return Some(fl!(self, "measure-missing", moment = moment, day = day, days = days));
        }
        let (moment, day) = said(&indicator.next_measure(today)?);
        Some(fl!(self, "measure-next", moment = moment, day = day))
    }

    /// What was measured at each moment: `T0 61, T+6 mois ?`; nothing where no moments are set.
    pub fn measured_at(&self, indicator: &Indicator) -> Option<String> {
        let moments: Vec<String> = indicator
            .schedule()
            .iter()
            .map(|moment| {
                let value = moment.measure.map(|measure| self.number(measure.value));
                let (moment, value) = (self.delay(moment.delay), value.unwrap_or_else(|| "?".to_owned()));
                fl!(self, "measure-at", moment = moment, value = value)
            })
            .collect();
        (!moments.is_empty()).then(|| moments.join(", "))
    }

    /// The targets that an indicator has besides its last, and how the last stands where its day is past.
    pub fn targets(&self, indicator: &Indicator, today: NaiveDate) -> Option<String> {
        let all = indicator.all_targets();
        if all.len() < 2 {
            return None;
        }
        let targets: Vec<String> = all
            .into_iter()
            .map(|target| self.target(indicator, target, today))
            .collect();
        Some(fl!(self, "targets", targets = targets.join(", ")))
    }

    fn target(&self, indicator: &Indicator, target: &Measure, today: NaiveDate) -> String {
        let (value, day) = (self.number(target.value), self.short_date(target.date));
        match indicator.target_state(target, today) {
            TargetState::Met => fl!(self, "target-met", value = value, day = day),
            TargetState::Missed => fl!(self, "target-missed", value = value, day = day),
            TargetState::Unknown => fl!(self, "target-unknown", value = value, day = day),
            TargetState::ToCome => fl!(self, "target-to-come", value = value, day = day),
        }
    }

    /// An indicator in as few columns as can be: the moment that lacks a measure, else its latest value and the one to reach.
    pub fn indicator_in_brief(&self, indicator: &Indicator, today: NaiveDate) -> String {
        let unit = indicator.unit.as_deref();
        if let Some((missing, _)) = indicator.unmeasured(today) {
            let moment = self.delay(missing.delay);
            return fl!(self, "measure-at", moment = moment, value = "?");
        }
        let latest = indicator.latest().map(|latest| self.amount(latest.value, unit));
        let target = indicator.last_target();
        let target = target.map(|target| fl!(self, "tui-target", value = self.amount(target.value, None)));
        let latest = latest.unwrap_or_else(|| "?".to_owned());
        let parts: Vec<String> = [Some(latest), target].into_iter().flatten().collect();
        sanitize(&parts.join(" · "))
    }

    /// An indicator in a few words: its latest value and the one to reach, or that nothing was measured.
    pub fn indicator_in_short(&self, indicator: &Indicator) -> String {
        let unit = indicator.unit.as_deref();
        let latest = match indicator.latest() {
            Some(latest) => {
                let day = self.short_date(latest.date);
                format!("{} ({day})", self.amount(latest.value, unit))
            }
            None => fl!(self, "sheet-not-measured"),
        };
        let target = indicator.last_target();
        // The unit is said once.
        let unit = unit.filter(|_| indicator.latest().is_none());
        let target = target.map(|target| fl!(self, "tui-target", value = self.amount(target.value, unit)));
        let parts: Vec<String> = [Some(latest), target].into_iter().flatten().collect();
        sanitize(&parts.join(" · "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    fn survey() -> Indicator {
        let measure = |date: &str, value| Measure {
            date: date.parse().unwrap(),
            value,
            ..Measure::default()
        };
        Indicator {
            unit: Some("%".to_owned()),
            from: "2021-02-01".parse().ok(),
            at: ["0", "+6m", "+12m"].map(|text| text.parse().unwrap()).to_vec(),
            measures: vec![measure("2021-02-10", 61.0)],
            target: Some(measure("2022-02-01", 75.0)),
            targets: vec![measure("2021-06-30", 65.0)],
            ..Indicator::default()
        }
    }

    #[test]
    fn a_measure_is_asked_for_from_its_day_on() {
        let french = Catalogue::new(Language::Fr);
        let said = |day: &str| french.next_measure(&survey(), day.parse().unwrap()).unwrap();
        assert_eq!(
            said("2021-07-31"),
            "prochaine mesure\u{a0}: T+6\u{a0}mois, le 1er\u{a0}août 2021"
        );
        assert_eq!(
            said("2021-08-01"),
            "T+6\u{a0}mois à mesurer\u{a0}: le 1er\u{a0}août 2021, aujourd’hui"
        );
        assert_eq!(
            said("2021-08-13"),
            "T+6\u{a0}mois à mesurer\u{a0}: le 1er\u{a0}août 2021, il y a 12\u{a0}j"
        );
        assert_eq!(
            french.measured_at(&survey()).unwrap(),
            "T0\u{a0}: 61, T+6\u{a0}mois\u{a0}: ?, T+12\u{a0}mois\u{a0}: ?"
        );
        let english = Catalogue::new(Language::En);
        assert_eq!(
            english.measured_at(&survey()).unwrap(),
            "T0: 61, T+6 months: ?, T+12 months: ?"
        );
    }

    #[test]
    fn each_target_says_how_it_stands() {
        let french = Catalogue::new(Language::Fr);
        let said = french.targets(&survey(), "2021-08-01".parse().unwrap()).unwrap();
        assert_eq!(said, "cibles\u{a0}: 65 au 30/06/2021 (manquée), 75 au 01/02/2022");
    }
}
