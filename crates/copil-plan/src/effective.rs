//! The plan as it was true on a day, as far as is known today: people record late, and say since when.
//!
//! Statuses are those that took effect by then, and a milestone was reached when its `done` says so. All else is as it is
//! known today: nothing says since when another value was true.

use chrono::NaiveDate;

use crate::Plan;
use crate::action_history::ActionHistories;

/// Turns a plan as it is known today back to what was true on a day. Actions that came into it later leave it.
pub fn turn_back(plan: &mut Plan, histories: &ActionHistories, day: NaiveDate, today: NaiveDate) {
    let start = plan.config.start;
    let is_plausible = |since: &NaiveDate| *since <= today && start.is_none_or(|start| *since >= start);
    plan.actions.retain(|id, placed| {
        for milestone in placed.action.milestones.values_mut() {
            milestone.done = milestone.done.filter(|done| *done <= day);
        }
        let turns = histories.history(id).map_or(&[][..], |past| past.statuses.turns());
        let Some((last, earlier)) = turns.split_last() else {
            return true;
        };
        // The file of today says since when its status is: that may have been put right later.
        if placed.action.since.filter(is_plausible).unwrap_or(last.day) <= day {
            return true;
        }
        let turn = earlier.iter().rev().find(|turn| turn.day <= day);
        let status = match turn {
            Some(turn) => turn.to.as_ref(),
            None => turns[0].from.as_ref(),
        };
        placed.action.since = turn.map(|turn| turn.day);
        status.is_some_and(|status| {
            placed.action.status = status.clone();
            true
        })
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action_history::{HistoryBuilder, HistoryStep, StepNames};
    use crate::change::{Change, Subject};
    use crate::value::{FieldPath, Table, Value};
    use crate::{Action, GroupedAction};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn set(key: &str, old: Option<Value>, new: Value) -> Change {
        Change::Set {
            subject: Subject::Action("A".parse().unwrap()),
            path: FieldPath::key(key),
            old,
            new: Some(new),
        }
    }

    /// The status on some days, of an action that came on 1 March 2017 and was done, as was recorded on 1 September.
    fn statuses_on(since: &str, days: &[&str]) -> Vec<String> {
        let text = |text: &str| Value::Text(text.to_owned());
        let content: Table = [("title".to_owned(), text("a")), ("status".to_owned(), text("planned"))]
            .into_iter()
            .collect();
        let created = [Change::Created {
            subject: Subject::Action("A".parse().unwrap()),
            group: "rh".parse().ok(),
            content,
        }];
        let done = [
            set("status", Some(text("planned")), text("done")),
            set("since", None, Value::Date(day(since))),
        ];
        let step = |on: &str, changes| HistoryStep {
            day: day(on),
            effective: None,
            undoes: false,
            changes,
            names: StepNames::default(),
            is_edge: false,
            decision: None,
        };
        let mut builder = HistoryBuilder::since(Some(day("2016-01-01")));
        builder.take(step("2017-09-01", &done));
        builder.take(step("2017-03-01", &created));
        let histories = builder.histories();
        let told = days.iter().map(|on| {
            let mut plan = Plan::empty("essai".parse().unwrap());
            let action = Action {
                status: "done".parse().unwrap(),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            plan.actions.insert(
                "A".parse().unwrap(),
                GroupedAction {
                    group,
                    action: Box::new(action),
                },
            );
            turn_back(&mut plan, &histories, day(on), day("2018-01-01"));
            let status = plan
                .actions
                .values()
                .next()
                .map(|placed| placed.action.status.to_string());
            status.unwrap_or_default()
        });
        told.collect()
    }

    #[test]
    fn what_was_recorded_late_was_true_before() {
        let days = ["2017-02-28", "2017-06-14", "2017-06-15", "2017-09-01"];
        assert_eq!(statuses_on("2017-06-15", &days), ["", "planned", "done", "done"]);
    }

    #[test]
    fn a_day_to_come_and_one_before_the_plan_move_nothing() {
        let days = ["2017-03-01", "2017-08-31", "2017-09-01"];
        for since in ["2030-01-01", "1970-01-01"] {
            assert_eq!(statuses_on(since, &days), ["planned", "planned", "done"], "{since}");
        }
    }
}
