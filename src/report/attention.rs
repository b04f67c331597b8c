//! What deserves a committee's time, and why.
//!
//! The ranking is a sum of points, one sum an action, taken over its reasons and doubled for a high priority:
//!
//! | reason | points |
//! | --- | --- |
//! | late | 10, and 1 for each 15 days, at most 20 in all |
//! | blocked or paused | 10, and 1 for each 30 days since, at most 16 in all |
//! | stormy weather | 12 |
//! | rainy weather | 6 |
//! | its due date was pushed twice or more | 3 for each time, at most 12 |
//! | active and untouched for longer than the plan's rules allow | 5 |

use chrono::NaiveDate;

use crate::plan::id::natural_order;
use crate::plan::past::{Past, Pasts};
use crate::plan::{ActionId, Placed, Plan, Priority, StatusId, StatusKind, Weather};

/// Why an action deserves attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is late.
    Late {
        /// By how many days.
        days: i64,
    },
    /// It waits.
    Waiting {
        /// Its status.
        status: StatusId,
        /// For how many days, when its file says since when.
        days: Option<i64>,
    },
    /// Its weather is bad.
    Weather(Weather),
    /// Its due date was pushed back.
    Pushed {
        /// How many times.
        times: usize,
        /// By how many days in all.
        days: i64,
    },
    /// It is active and nobody touched it.
    Stale {
        /// For how many days.
        days: i64,
    },
}

impl Reason {
    /// The points that it counts; see the table above.
    fn points(&self) -> i64 {
        match self {
            Self::Late { days } => (10 + days / 15).min(20),
            Self::Waiting { days, .. } => (10 + days.unwrap_or(0) / 30).min(16),
            Self::Weather(Weather::Stormy) => 12,
            Self::Weather(_) => 6,
            Self::Pushed { times, .. } => i64::try_from(*times).map_or(12, |times| (3 * times).min(12)),
            Self::Stale { .. } => 5,
        }
    }
}

/// An action that deserves attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// The action.
    pub action: ActionId,
    /// Why, the weightiest reason first.
    pub reasons: Vec<Reason>,
    /// Its points.
    pub points: i64,
}

/// The actions that deserve attention, the most pressing first. Without their past, as before the history is read, they
/// are judged by their present alone.
pub fn ranked(plan: &Plan, pasts: Option<&Pasts>, today: NaiveDate) -> Vec<Attention> {
    let mut found: Vec<Attention> = plan
        .actions
        .iter()
        .filter_map(|(id, placed)| {
            let reasons = reasons(plan, placed, pasts.and_then(|pasts| pasts.past(id)), today);
            let sum: i64 = reasons.iter().map(Reason::points).sum();
            let points = if placed.priority == Priority::High {
                2 * sum
            } else {
                sum
            };
            (!reasons.is_empty()).then(|| Attention {
                action: id.clone(),
                reasons,
                points,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        b.points
            .cmp(&a.points)
            .then_with(|| natural_order(a.action.as_str(), b.action.as_str()))
    });
    found
}

/// Why an action deserves attention, the weightiest reason first; nothing for one that is finished.
pub fn reasons(plan: &Plan, placed: &Placed, past: Option<&Past>, today: NaiveDate) -> Vec<Reason> {
    let kind = plan.kind(&placed.status);
    if matches!(kind, StatusKind::Closed | StatusKind::Dropped) {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    reasons.extend(placed.days_late(kind, today).map(|days| Reason::Late { days }));
    if kind == StatusKind::Waiting {
        let days = placed.since.map(|since| (today - since).num_days());
        reasons.push(Reason::Waiting {
            status: placed.status.clone(),
            days,
        });
    }
    reasons.extend(
        placed
            .weather
            .filter(|weather| *weather >= Weather::Rainy)
            .map(Reason::Weather),
    );
    if let Some(past) = past {
        if past.pushes >= 2 {
            reasons.push(Reason::Pushed {
                times: past.pushes,
                days: past.pushed_days,
            });
        }
        let idle = past.touched.map(|touched| (today - touched).num_days());
        if let Some(days) = idle.filter(|days| kind == StatusKind::Active && *days > plan.charter.rules().stale()) {
            reasons.push(Reason::Stale { days });
        }
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points()));
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Action;

    fn plan(actions: &[(&str, Action)]) -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (id, action) in actions {
            let placed = Placed {
                group: "rh".parse().unwrap(),
                action: action.clone(),
            };
            plan.actions.insert(id.parse().unwrap(), placed);
        }
        plan
    }

    fn action(status: &str) -> Action {
        Action {
            status: status.parse().unwrap(),
            ..Action::default()
        }
    }

    #[test]
    fn what_is_late_blocked_and_of_high_priority_comes_first() {
        let today: NaiveDate = "2018-03-15".parse().unwrap();
        let late = |days: i64, status: &str| Action {
            due: Some(today - chrono::Days::new(days.unsigned_abs())),
            ..action(status)
        };
        let plan = plan(&[
            ("A", late(10, "in-progress")),
            (
                "B",
                Action {
                    priority: Priority::High,
                    ..late(10, "blocked")
                },
            ),
            ("C", late(400, "done")),
            (
                "D",
                Action {
                    weather: Some(Weather::Stormy),
                    ..action("in-progress")
                },
            ),
            ("E", action("in-progress")),
        ]);
        let ranked = ranked(&plan, None, today);
        let ids: Vec<&str> = ranked.iter().map(|attention| attention.action.as_str()).collect();
        assert_eq!(ids, ["B", "D", "A"]);
        assert_eq!(ranked[0].points, 40);
    }

    #[test]
    fn the_past_adds_what_the_present_does_not_show() {
        let today: NaiveDate = "2018-03-15".parse().unwrap();
        let plan = plan(&[("A", action("in-progress"))]);
        let past = Past {
            touched: "2018-01-01".parse().ok(),
            pushes: 2,
            pushed_days: 90,
            ..Past::default()
        };
        let placed = plan.actions.values().next().unwrap();
        let found = reasons(&plan, placed, Some(&past), today);
        assert_eq!(
            found,
            [Reason::Pushed { times: 2, days: 90 }, Reason::Stale { days: 73 }]
        );
    }
}
