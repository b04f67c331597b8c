//! When a plan was last reported on, and whether that is too long ago for its figures to be summed.

use chrono::NaiveDate;

use crate::Plan;

/// The last change of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastReport {
    /// The author's day.
    pub day: NaiveDate,
    /// The author's name.
    pub name: String,
    /// The author's address.
    pub email: String,
    /// Whether a shallow clone ends there: the last change is that one or one before it.
    pub is_edge: bool,
}

/// How a plan keeps up its reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// Its history tells nothing, or was not asked yet.
    Unknown,
    /// It reported within the days that it allows itself, so many days ago.
    UpToDate {
        /// How many days ago.
        days: i64,
    },
    /// It has not for longer.
    Silent {
        /// How many days ago it last did.
        days: i64,
    },
    /// Nothing is left to be reported: all of its actions are carried out or given up.
    Over,
}

impl Reporting {
    /// How a plan keeps up its reports on a day.
    pub fn of(plan: &Plan, last: Option<&LastReport>, today: NaiveDate) -> Self {
        let is_over = |action: &crate::GroupedAction| plan.kind(&action.status).is_over();
        if !plan.actions.is_empty() && plan.actions.values().all(is_over) {
            return Self::Over;
        }
        let Some(last) = last else { return Self::Unknown };
        let days = (today - last.day).num_days().max(0);
        if days > plan.config.rules().stale() {
            Self::Silent { days }
        } else if last.is_edge {
            Self::Unknown
        } else {
            Self::UpToDate { days }
        }
    }

    /// Whether the plan is left out of totals.
    pub fn is_silent(self) -> bool {
        matches!(self, Self::Silent { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, GroupedAction};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan(statuses: &[&str]) -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (n, status) in statuses.iter().enumerate() {
            let action = Action {
                status: status.parse().unwrap(),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            plan.actions.insert(
                format!("A-{n}").parse().unwrap(),
                GroupedAction {
                    group,
                    action: Box::new(action),
                },
            );
        }
        plan
    }

    #[test]
    fn a_plan_is_silent_after_the_days_that_it_allows_itself() {
        let mut last = LastReport {
            day: day("2018-01-01"),
            name: "DRH".to_owned(),
            email: "drh@example.org".to_owned(),
            is_edge: false,
        };
        let open = plan(&["planned", "done"]);
        let on = |last: &LastReport, today| Reporting::of(&open, Some(last), day(today));
        assert_eq!(on(&last, "2018-03-02"), Reporting::UpToDate { days: 60 });
        assert_eq!(on(&last, "2018-03-03"), Reporting::Silent { days: 61 });
        assert_eq!(
            on(&last, "2017-12-01"),
            Reporting::UpToDate { days: 0 },
            "a clock that runs ahead"
        );
        last.is_edge = true;
        assert_eq!(
            on(&last, "2018-02-01"),
            Reporting::Unknown,
            "a shallow clone hides the rest"
        );
        assert_eq!(
            on(&last, "2018-03-03"),
            Reporting::Silent { days: 61 },
            "it was then or before"
        );
        let done = Reporting::of(&plan(&["done", "abandoned"]), Some(&last), day("2020-01-01"));
        assert_eq!(done, Reporting::Over, "nothing is left to be reported");
        assert_eq!(Reporting::of(&open, None, day("2018-01-01")), Reporting::Unknown);
    }
}
