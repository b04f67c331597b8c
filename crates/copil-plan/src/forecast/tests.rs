use proptest::prelude::*;

use super::simulation::{LEAST_WEEKS, forecast};
use super::*;
use crate::action_history::{HistoryStep, StepNames};
use crate::change::{Change, Subject};
use crate::value::{FieldPath, Table, Value};
use crate::{Action, ActionId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2018-03-15")
}

fn week(done: usize, scope: usize) -> Week {
    Week {
        day: today(),
        done,
        scope,
    }
}

fn steady(done: &[i64]) -> Vec<WeekSample> {
    done.iter().map(|done| WeekSample { done: *done, scope: 0 }).collect()
}

fn outlook(forecast: Forecast) -> SimulationResult {
    match forecast {
        Forecast::Foreseen(outlook) => outlook,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_steady_pace_is_carried_on() {
    let end = Some(today() + Days::new(35));
    let outlook = outlook(forecast(week(10, 20), end, &steady(&[1; 12])));
    let in_ten_weeks = Some(today() + Days::new(70));
    assert_eq!((outlook.half, outlook.likely), (in_ten_weeks, in_ten_weeks));
    let by_end = outlook.by_end.unwrap();
    assert_eq!((by_end.half, by_end.likely), (15, 15));
    assert!((outlook.pace() - 52.0 / 12.0).abs() < 1e-9);
}

#[test]
fn too_little_history_is_said_and_not_stretched() {
    let too_short = |samples: &[WeekSample]| forecast(week(1, 20), None, samples);
    assert_eq!(
        too_short(&steady(&[1; LEAST_WEEKS - 1])),
        Forecast::TooShort { weeks: 7, done: 7 }
    );
    assert_eq!(
        too_short(&steady(&[0, 0, 1, 0, 0, 0, 0, 1])),
        Forecast::TooShort { weeks: 8, done: 2 }
    );
    assert_eq!(forecast(week(0, 0), None, &[]), Forecast::Empty);
    assert_eq!(forecast(week(5, 5), None, &[]), Forecast::Over);
}

#[test]
fn a_plan_that_grows_as_quickly_as_it_is_done_has_no_end() {
    let growing = vec![WeekSample { done: 1, scope: 1 }; 20];
    let outlook = outlook(forecast(week(10, 20), Some(today() + Days::new(700)), &growing));
    assert_eq!((outlook.half, outlook.likely), (None, None));
    let by_end = outlook.by_end.unwrap();
    assert_eq!((by_end.half, by_end.scope), (110, 120), "they are done all the same");
    assert_eq!(outlook.added, 20);
}

#[test]
fn only_the_last_year_counts() {
    let mut samples = steady(&[9; 60]);
    samples.extend(steady(&[1; 52]));
    let outlook = outlook(forecast(week(10, 20), None, &samples));
    assert_eq!((outlook.weeks, outlook.done), (52, 52));
}

fn samples() -> impl Strategy<Value = Vec<WeekSample>> {
    prop::collection::vec((0i64..4, -1i64..2), LEAST_WEEKS..40).prop_map(|weeks| {
        weeks
            .into_iter()
            .map(|(done, scope)| WeekSample { done, scope })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_likely_date_is_never_before_the_middle_one(samples in samples(), left in 1usize..60) {
        if let Forecast::Foreseen(outlook) = forecast(week(10, 10 + left), Some(today() + Days::new(200)), &samples) {
            let late = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
            prop_assert!(late(outlook.half) <= late(outlook.likely));
            prop_assert!(late(outlook.half) > today());
            let by_end = outlook.by_end.unwrap();
            prop_assert!(by_end.likely <= by_end.half && by_end.half <= by_end.scope);
        }
    }

    #[test]
    fn more_done_is_never_foreseen_later(samples in samples(), left in 1usize..60, which in 0usize..40) {
        let mut quicker = samples.clone();
        let at = which % quicker.len();
        quicker[at].done += 1;
        let end = Some(today() + Days::new(200));
        let of = |samples: &[WeekSample]| forecast(week(10, 10 + left), end, samples);
        if let (Forecast::Foreseen(slow), Forecast::Foreseen(quick)) = (of(&samples), of(&quicker)) {
            let late = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
            prop_assert!(late(quick.half) <= late(slow.half));
            prop_assert!(late(quick.likely) <= late(slow.likely));
        }
    }

    #[test]
    fn a_forecast_is_the_same_each_time(samples in samples()) {
        let of = || forecast(week(10, 40), None, &samples);
        prop_assert_eq!(of(), of());
    }
}

fn id(text: &str) -> ActionId {
    text.parse().unwrap()
}

fn plan(actions: &[(&str, &str, Option<&str>, Option<&str>)]) -> Plan {
    let mut plan = Plan::empty("essai".parse().unwrap());
    plan.config.start = Some(day("2018-01-01"));
    for (name, status, since, due) in actions {
        let action = Action {
            status: status.parse().unwrap(),
            since: since.map(day),
            due: due.map(day),
            axis: "axe".parse().ok(),
            ..Action::default()
        };
        let group = name.split('-').next().unwrap().to_lowercase().parse().unwrap();
        plan.actions.insert(
            id(name),
            GroupedAction {
                group,
                action: Box::new(action),
            },
        );
    }
    plan
}

fn created(name: &str, status: &str) -> Change {
    let mut content = Table::default();
    content.push("status".to_owned(), Value::Text(status.to_owned()));
    Change::Created {
        subject: Subject::Action(id(name)),
        group: "rh".parse().ok(),
        content,
    }
}

fn turned(name: &str, key: &str, old: &str, new: &str) -> Change {
    let value = |text: &str| match text.parse() {
        Ok(day) => Value::Date(day),
        Err(_) => Value::Text(text.to_owned()),
    };
    Change::Set {
        subject: Subject::Action(id(name)),
        path: FieldPath::key(key),
        old: Some(value(old)),
        new: Some(value(new)),
    }
}

/// Steps given oldest first.
fn histories(steps: &[(&str, Vec<Change>)]) -> ActionHistories {
    ActionHistories::of(steps.iter().rev().map(|(on, changes)| HistoryStep {
        day: day(on),
        effective: None,
        undoes: false,
        changes,
        names: StepNames::default(),
        is_edge: false,
        decision: None,
    }))
}

fn on(burn_up: &BurnUp, text: &str) -> (usize, usize) {
    let week = burn_up.weeks.iter().rfind(|week| week.day <= day(text)).unwrap();
    (week.done, week.scope)
}

#[test]
fn the_curves_follow_what_was_done_added_and_dropped() {
    let plan = plan(&[
        ("RH-1", "done", None, Some("2018-02-01")),
        ("RH-2", "abandoned", None, Some("2018-02-01")),
        ("RH-3", "planned", None, None),
        ("SI-1", "in-progress", None, Some("2018-06-30")),
    ]);
    let histories = histories(&[
        (
            "2018-01-10",
            vec![
                created("RH-1", "planned"),
                created("RH-2", "planned"),
                created("SI-1", "planned"),
            ],
        ),
        ("2018-02-01", vec![turned("RH-1", "status", "planned", "done")]),
        ("2018-02-20", vec![turned("RH-2", "status", "planned", "abandoned")]),
        ("2018-02-25", vec![turned("SI-1", "due", "2018-03-31", "2018-06-30")]),
        ("2018-03-01", vec![created("RH-3", "planned")]),
    ]);
    let whole = BurnUp::of(&plan, &histories, None, today());
    assert_eq!(
        whole.weeks.first().map(|week| (week.done, week.scope)),
        Some((0, 3)),
        "there from the start"
    );
    assert_eq!(on(&whole, "2018-02-08"), (1, 3));
    assert_eq!(on(&whole, "2018-02-22"), (1, 2));
    assert_eq!(whole.today(), week(1, 3));
    assert_eq!((whole.undated, whole.dropped), (1, 1));
    assert_eq!(
        (
            whole.promised_by(day("2018-04-01")),
            whole.first_promised_by(day("2018-04-01"))
        ),
        (1, Some(2))
    );
    let edge = HistoryStep {
        day: day("2018-01-01"),
        effective: None,
        undoes: false,
        changes: &[],
        names: StepNames::default(),
        is_edge: true,
        decision: None,
    };
    let cut = BurnUp::of(&plan, &ActionHistories::of([edge]), None, today());
    assert_eq!(
        cut.first_promised_by(day("2018-04-01")),
        None,
        "the first promises are not known"
    );
    assert!(
        matches!(whole.forecast, Forecast::TooShort { .. }),
        "{:?}",
        whole.forecast
    );
    let group = BurnUp::of(&plan, &histories, Some(GroupKey::Group("si".parse().unwrap())), today());
    assert_eq!(group.today(), week(0, 1));
    let axis = BurnUp::of(
        &plan,
        &histories,
        Some(GroupKey::Axis("autre".parse().unwrap())),
        today(),
    );
    assert_eq!((axis.today(), axis.forecast), (week(0, 0), Forecast::Empty));
}

#[test]
fn what_came_done_without_a_day_teaches_nothing_about_the_pace() {
    let plan = plan(&[
        ("RH-1", "done", None, None),
        ("RH-2", "done", Some("2018-02-01"), None),
        ("RH-3", "planned", None, None),
    ]);
    let began = histories(&[("2018-03-10", vec![created("RH-1", "done"), created("RH-3", "planned")])]);
    for histories in [ActionHistories::default(), began] {
        let burn_up = BurnUp::of(&plan, &histories, None, today());
        assert_eq!(on(&burn_up, "2018-01-25"), (1, 3));
        assert_eq!(on(&burn_up, "2018-02-01"), (2, 3));
    }
}

#[test]
fn one_that_came_later_counts_from_then_whatever_its_status_says() {
    let plan = plan(&[
        ("RH-1", "planned", None, None),
        ("RH-2", "in-progress", Some("2018-01-20"), None),
    ]);
    let mut late = created("RH-2", "in-progress");
    if let Change::Created { content, .. } = &mut late {
        content.push("since".to_owned(), Value::Date(day("2018-01-20")));
    }
    let histories = histories(&[
        ("2018-01-02", vec![created("RH-1", "planned")]),
        ("2018-02-20", vec![late]),
    ]);
    let burn_up = BurnUp::of(&plan, &histories, None, today());
    assert_eq!(on(&burn_up, "2018-02-14").1, 1);
    assert_eq!(on(&burn_up, "2018-02-28").1, 2);
}

#[test]
fn a_reopened_action_is_done_no_longer_and_one_taken_out_counts_until_then() {
    let plan = plan(&[("RH-1", "in-progress", None, None)]);
    let mut content = Table::default();
    content.push("status".to_owned(), Value::Text("planned".to_owned()));
    let gone = Change::Deleted {
        subject: Subject::Action(id("RH-2")),
        group: "rh".parse().ok(),
        content,
    };
    let histories = histories(&[
        (
            "2018-01-01",
            vec![created("RH-1", "planned"), created("RH-2", "planned")],
        ),
        ("2018-01-30", vec![turned("RH-1", "status", "planned", "done")]),
        ("2018-02-10", vec![gone]),
        ("2018-02-20", vec![turned("RH-1", "status", "done", "in-progress")]),
    ]);
    let burn_up = BurnUp::of(&plan, &histories, None, today());
    assert_eq!(on(&burn_up, "2018-02-01"), (1, 2));
    assert_eq!(on(&burn_up, "2018-02-15"), (1, 1));
    assert_eq!(burn_up.today(), week(0, 1));
    assert_eq!(burn_up.dropped, 0, "it is not among those that are given up");
}
