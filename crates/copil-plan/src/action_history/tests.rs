use proptest::prelude::*;

use super::*;
use crate::change::Subject;
use crate::value::{FieldPath, Table, Value};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> ActionId {
    text.parse().unwrap()
}

fn set(action: &str, key: &str, old: Option<Value>, new: Option<Value>) -> Change {
    Change::Set {
        subject: Subject::Action(id(action)),
        path: FieldPath::key(key),
        old,
        new,
    }
}

fn due(action: &str, old: &str, new: &str) -> Change {
    let value = |text: &str| text.parse().ok().map(Value::Date);
    set(action, "due", value(old), value(new))
}

fn word(action: &str, key: &str, old: &str, new: &str) -> Change {
    let value = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
    set(action, key, value(old), value(new))
}

/// Steps given oldest first, as they happened.
fn histories(steps: &[(&str, bool, Vec<Change>)]) -> ActionHistories {
    ActionHistories::of(steps.iter().rev().map(|(on, undoes, changes)| HistoryStep {
        day: day(on),
        effective: None,
        undoes: *undoes,
        changes,
        names: StepNames::default(),
        is_edge: false,
        decision: None,
    }))
}

fn created(action: &str, status: &str, promised: &str) -> Change {
    let mut content = Table::default();
    content.push("status".to_owned(), Value::Text(status.to_owned()));
    content.push("due".to_owned(), Value::Date(day(promised)));
    Change::Created {
        subject: Subject::Action(id(action)),
        group: "rh".parse().ok(),
        content,
    }
}

#[test]
fn pushes_are_counted_and_the_first_promise_is_kept() {
    let histories = histories(&[
        ("2016-01-01", false, vec![created("A", "planned", "2016-06-30")]),
        ("2016-06-01", false, vec![due("A", "2016-06-30", "2016-09-30")]),
        ("2016-07-01", false, vec![due("A", "2016-09-30", "2016-07-31")]),
        ("2016-07-31", false, vec![due("A", "2016-07-31", "none")]),
        ("2016-10-01", false, vec![due("A", "none", "2016-12-31")]),
    ]);
    let past = histories.history(&id("A")).unwrap();
    assert_eq!(past.first_promise(), Some(day("2016-06-30")));
    assert_eq!(
        (past.pushes, past.pushed_days),
        (2, 92 + 153),
        "bringing forward is no push; leaving a date out for a while is"
    );
    assert_eq!(past.created, Some(day("2016-01-01")));
    assert_eq!(past.touched, Some(day("2016-10-01")));
    assert_eq!(histories.begins(), Some(day("2016-01-01")));
}

#[test]
fn what_was_taken_back_never_was() {
    let histories = histories(&[
        ("2016-06-01", false, vec![due("A", "2016-06-30", "2016-09-30")]),
        ("2016-06-02", true, vec![due("A", "2016-09-30", "2016-06-30")]),
        ("2016-06-03", false, vec![word("A", "status", "in-progress", "done")]),
        ("2016-06-04", true, vec![word("A", "status", "done", "in-progress")]),
        // Made again.
        ("2016-06-05", true, vec![word("A", "status", "in-progress", "done")]),
    ]);
    let past = histories.history(&id("A")).unwrap();
    assert_eq!((past.pushes, past.first_promise()), (0, None));
    assert_eq!(past.statuses.turns().len(), 1);
    assert_eq!(past.statuses.last().map(|turn| turn.day), Some(day("2016-06-05")));
    assert_eq!(past.touched, Some(day("2016-06-05")));
}

#[test]
fn a_confirmation_is_a_touch_until_it_is_taken_back() {
    let confirmed = |old: &str, new: &str| {
        let value = |text: &str| text.parse().ok().map(Value::Date);
        set("A", "confirmed", value(old), value(new))
    };
    let confirm = ("2016-06-01", false, vec![confirmed("", "2016-06-01")]);
    let back = ("2016-06-02", true, vec![confirmed("2016-06-01", "")]);
    let again = ("2016-06-03", true, vec![confirmed("", "2016-06-01")]);
    let changed = (
        "2016-06-04",
        false,
        vec![confirmed("2016-06-01", ""), word("A", "weather", "rainy", "sunny")],
    );
    let first = ("2016-01-01", false, vec![created("A", "in-progress", "2016-06-30")]);
    let all = [first, confirm, back, again, changed];
    let touched = |steps: usize| histories(&all[..steps]).history(&id("A")).unwrap().touched;
    for (steps, on) in [
        (1, "2016-01-01"),
        (2, "2016-06-01"),
        (3, "2016-01-01"),
        (4, "2016-06-03"),
        (5, "2016-06-04"),
    ] {
        assert_eq!(touched(steps), Some(day(on)), "after {steps}");
    }
}

#[test]
fn a_status_counts_from_the_day_it_took_effect() {
    let since = |text: &str| set("A", "since", None, Some(Value::Date(day(text))));
    let histories = histories(&[
        ("2016-01-01", false, vec![created("A", "in-progress", "2016-06-30")]),
        (
            "2016-05-20",
            false,
            vec![word("A", "status", "in-progress", "done"), since("2016-05-02")],
        ),
    ]);
    let past = histories.history(&id("A")).unwrap();
    assert_eq!(past.statuses.last().map(|turn| turn.day), Some(day("2016-05-02")));
    let on = |text: &str| past.statuses.on(day(text)).map(StatusId::as_str);
    assert_eq!(
        [on("2015-12-31"), on("2016-01-01"), on("2016-05-01"), on("2016-05-02")],
        [None, Some("in-progress"), Some("in-progress"), Some("done")]
    );
}

#[test]
fn a_renamed_action_keeps_its_past_and_not_that_of_its_name() {
    let histories = histories(&[
        ("2016-01-01", false, vec![due("B", "2016-01-01", "2016-09-30")]),
        (
            "2016-01-02",
            false,
            vec![Change::Deleted {
                subject: Subject::Action(id("B")),
                group: None,
                content: Table::default(),
            }],
        ),
        ("2016-02-01", false, vec![due("A", "2016-06-30", "2016-07-10")]),
        (
            "2016-03-01",
            false,
            vec![Change::Renamed {
                from: id("A"),
                to: id("B"),
            }],
        ),
    ]);
    assert_eq!(histories.history(&id("A")), None);
    let past = histories.history(&id("B")).unwrap();
    assert_eq!((past.pushes, past.pushed_days), (1, 10));
    assert_eq!(past.left, None);
}

#[test]
fn an_action_that_left_is_remembered_with_its_parts() {
    let mut content = Table::default();
    content.push("status".to_owned(), Value::Text("planned".to_owned()));
    content.push("phase".to_owned(), Value::Text("essai".to_owned()));
    let parties = ["ville", "agglo"].map(|id| Value::Text(id.to_owned()));
    content.push("organisations".to_owned(), Value::List(parties.to_vec()));
    let gone = Change::Deleted {
        subject: Subject::Action(id("A")),
        group: "rh".parse().ok(),
        content,
    };
    let histories = histories(&[
        ("2016-01-01", false, vec![created("A", "planned", "2016-06-30")]),
        ("2016-02-01", false, vec![gone]),
    ]);
    let past = histories.history(&id("A")).unwrap();
    let parts = [
        GroupKey::Group("rh".parse().unwrap()),
        GroupKey::Phase("essai".parse().unwrap()),
        GroupKey::Organisation("ville".parse().unwrap()),
        GroupKey::Organisation("agglo".parse().unwrap()),
    ];
    assert_eq!(past.left.as_ref().map(|left| left.parts.as_slice()), Some(&parts[..]));
    assert!(past.statuses.on(day("2016-01-31")).is_some());
    assert_eq!(past.statuses.on(day("2016-02-01")), None);
}

#[test]
fn a_plan_that_is_prolonged_keeps_its_first_end_and_the_decision() {
    let decision: DecisionRef = "2020-11-12-copil/3".parse().unwrap();
    let end = |text: &str| Some(Value::Date(day(text)));
    let content = [("end".to_owned(), Value::Date(day("2021-05-31")))]
        .into_iter()
        .collect();
    let founded = [Change::Created {
        subject: Subject::PlanConfig,
        group: None,
        content,
    }];
    let moved = [Change::Set {
        subject: Subject::PlanConfig,
        path: FieldPath::key("end"),
        old: end("2021-05-31"),
        new: end("2021-11-30"),
    }];
    let step = |on: &str, changes, is_edge| HistoryStep {
        day: day(on),
        effective: None,
        undoes: false,
        changes,
        names: StepNames::default(),
        is_edge,
        decision: Some(&decision),
    };
    let mut plan = Plan::empty("essai".parse().unwrap());
    plan.config.end = Some(day("2021-11-30"));
    let told = ActionHistories::of([
        step("2020-11-12", &moved[..], false),
        step("2019-11-04", &founded[..], false),
    ]);
    let prolongation = Prolongation {
        first: day("2021-05-31"),
        end: day("2021-11-30"),
        decision: Some(decision.clone()),
    };
    assert_eq!(told.prolongation(&plan), Some(prolongation));
    // Where the history is cut off, the first end is not known.
    let cut = ActionHistories::of([step("2020-11-12", &moved[..], true)]);
    assert_eq!((cut.first_end(&plan), cut.prolongation(&plan)), (None, None));
    let as_first = ActionHistories::of([step("2019-11-04", &founded[..], false)]);
    plan.config.end = Some(day("2021-05-31"));
    assert_eq!(as_first.prolongation(&plan), None);
}

#[test]
fn the_weather_fell_only_when_its_last_turn_was_for_the_worse() {
    let fell = |turns: &[(&str, &str)]| {
        let steps: Vec<_> = turns
            .iter()
            .map(|(old, new)| ("2016-01-01", false, vec![word("A", "weather", old, new)]))
            .collect();
        histories(&steps)
            .history(&id("A"))
            .and_then(ActionHistory::weather_fell_from)
            .map(|(from, _)| from)
    };
    assert_eq!(fell(&[("sunny", "rainy")]), Some(Weather::Sunny));
    assert_eq!(fell(&[("sunny", "stormy"), ("stormy", "rainy")]), None);
    assert_eq!(fell(&[("", "stormy")]), None);
}

proptest! {
    #[test]
    fn the_days_of_a_course_are_in_order(days in prop::collection::vec(0u64..2000, 0..12)) {
        let start = day("2016-01-01");
        let turns = days.iter().enumerate().map(|(n, offset)| Transition {
            day: start + chrono::Days::new(*offset),
            from: n.checked_sub(1),
            to: Some(n),
        });
        let course = Timeline::of(turns);
        prop_assert!(course.turns().windows(2).all(|pair| pair[0].day <= pair[1].day));
        if let Some(last) = course.last() {
            prop_assert_eq!(course.on(last.day), last.to.as_ref());
        }
    }
}
