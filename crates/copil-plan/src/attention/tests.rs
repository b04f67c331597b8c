use proptest::prelude::*;

use super::*;
use crate::action_history::{Timeline, Transition};
use crate::{Action, Meeting, Milestone, Rules, Weather};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2018-03-15")
}

fn ago(days: u64) -> NaiveDate {
    today() - chrono::Days::new(days)
}

fn plan(actions: Vec<(&str, Action)>) -> Plan {
    let mut plan = Plan::empty("essai".parse().unwrap());
    for (id, action) in actions {
        let group = "rh".parse().unwrap();
        plan.actions.insert(
            id.parse().unwrap(),
            GroupedAction {
                group,
                action: Box::new(action),
            },
        );
    }
    plan
}

fn action(status: &str) -> Action {
    Action {
        status: status.parse().unwrap(),
        ..Action::default()
    }
}

fn late(days: u64, status: &str) -> Action {
    Action {
        due: Some(ago(days)),
        ..action(status)
    }
}

fn ids(plan: &Plan) -> Vec<String> {
    let ranked = ranked(plan, None, today());
    ranked.iter().map(|attention| attention.action.to_string()).collect()
}

fn only(plan: &Plan) -> Attention {
    let mut ranked = ranked(plan, None, today());
    assert_eq!(ranked.len(), 1, "{ranked:?}");
    ranked.remove(0)
}

#[test]
fn what_is_late_blocked_and_of_high_priority_comes_first() {
    let plan = plan(vec![
        ("A", late(15, "in-progress")),
        (
            "B",
            Action {
                priority: Priority::High,
                ..late(15, "blocked")
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
    assert_eq!(ids(&plan), ["B", "D", "A"], "what is done, or well, is not there");
    let first = &ranked(&plan, None, today())[0];
    assert_eq!((first.sum(), first.factor, first.points), (21, 2.0, 42));
}

#[test]
fn a_lateness_counts_twice_its_weight_at_most() {
    let points = |days| only(&plan(vec![("A", late(days, "in-progress"))])).points;
    assert_eq!([points(1), points(75), points(150), points(1500)], [10, 15, 20, 20]);
}

#[test]
fn a_missed_milestone_is_told_apart_from_a_missed_due_date() {
    let mut missing = Action {
        due: Some(today() + chrono::Days::new(60)),
        ..action("in-progress")
    };
    for (id, due) in [("recent", ago(3)), ("old", ago(30)), ("future", today())] {
        let milestone = Milestone {
            due: Some(due),
            ..Milestone::default()
        };
        missing.milestones.push(id.parse().unwrap(), milestone);
    }
    let found = only(&plan(vec![("A", missing)]));
    let expected = Reason::Milestone {
        milestone: "old".parse().unwrap(),
        days: 30,
        others: 1,
    };
    assert_eq!(found.first(), Some(&expected));
}

#[test]
fn a_dependency_counts_by_what_is_wrong_with_it() {
    let needs = |on: &[&str]| Action {
        depends_on: on.iter().map(|id| id.parse().unwrap()).collect(),
        ..action("in-progress")
    };
    let plan = plan(vec![
        ("A", needs(&["L", "B", "F", "NOWHERE"])),
        ("B", action("blocked")),
        ("F", action("done")),
        ("L", late(10, "in-progress")),
    ]);
    let found = attention(&plan, None, today(), &"A".parse().unwrap()).unwrap();
    assert_eq!(
        found.first(),
        Some(&Reason::Dependency {
            on: "B".parse().unwrap(),
            trouble: DependencyTrouble::Waiting {
                status: "blocked".parse().unwrap()
            },
            others: 1
        })
    );
    assert_eq!(found.points, 8);
}

#[test]
fn the_past_adds_what_the_present_does_not_show() {
    let plan = plan(vec![(
        "A",
        Action {
            weather: Some(Weather::Cloudy),
            ..action("in-progress")
        },
    )]);
    let past = |fell: NaiveDate| ActionHistory {
        touched: Some(ago(73)),
        pushes: 2,
        pushed_days: 90,
        weathers: Timeline::of([Transition {
            day: fell,
            from: Some(Weather::Sunny),
            to: Some(Weather::Cloudy),
        }]),
        ..ActionHistory::default()
    };
    let scorer = Scorer::of(&plan, today());
    let (id, placed) = plan.actions.iter().next().unwrap();
    let kinds = |past: &ActionHistory| -> Vec<ReasonKind> {
        let found = scorer.attention(id, placed, Some(past)).unwrap();
        found.reasons.iter().map(|weighed| weighed.reason.kind()).collect()
    };
    assert_eq!(
        kinds(&past(ago(73))),
        [ReasonKind::Pushed, ReasonKind::Stale, ReasonKind::Weather]
    );
    assert_eq!(
        kinds(&past(ago(101))),
        [ReasonKind::Pushed, ReasonKind::Stale],
        "long ago"
    );
    assert_eq!(scorer.attention(id, placed, None), None);
}

#[test]
fn a_date_before_the_next_meeting_adds_to_other_reasons_and_to_what_is_not_begun() {
    let due = |status: &str, days| Action {
        due: Some(today() + chrono::Days::new(days)),
        ..action(status)
    };
    let mut plan = plan(vec![
        ("A", due("in-progress", 5)),
        ("B", due("planned", 5)),
        ("C", due("blocked", 5)),
        ("D", due("planned", 20)),
    ]);
    assert_eq!(ids(&plan), ["C", "B", "D"], "soon, by the plan's rules");
    let meeting = Meeting {
        committee: "copil".parse().unwrap(),
        date: today() + chrono::Days::new(10),
        ..Meeting::default()
    };
    plan.meetings.insert("2018-03-25-copil".parse().unwrap(), meeting);
    assert_eq!(ids(&plan), ["C", "B"], "before the meeting");
    assert_eq!(ranked(&plan, None, today())[0].points, 12);
}

#[test]
fn the_plan_sets_the_weights() {
    let mut plan = plan(vec![
        ("A", late(15, "in-progress")),
        (
            "B",
            Action {
                priority: Priority::Low,
                ..action("blocked")
            },
        ),
    ]);
    assert_eq!(ids(&plan), ["A", "B"]);
    plan.config.rules = Some(Rules {
        attention: Some(Weights {
            late: Some(0.0),
            waiting: Some(7.0),
            low_priority: Some(-1.0),
            ..Weights::default()
        }),
        ..Rules::default()
    });
    let ranked = ranked(&plan, None, today());
    assert_eq!(ranked.len(), 1, "a weight of 0 leaves the reason out");
    assert_eq!((ranked[0].sum(), ranked[0].points), (7, 0), "no factor is below 0");
}

prop_compose! {
    fn any_action()(
        status in prop::sample::select(vec!["planned", "in-progress", "blocked", "done", "abandoned"]),
        due in prop::option::of(0u64..400),
        since in prop::option::of(0u64..400),
        weather in prop::option::of(prop::sample::select(Weather::ALL)),
        priority in prop::sample::select(Priority::ALL),
    ) -> Action {
        Action {
            due: due.map(|days| ago(200) + chrono::Days::new(days)),
            since: since.map(ago),
            weather,
            priority,
            ..action(status)
        }
    }
}

proptest! {
    #[test]
    fn the_ranking_is_in_order_and_adds_up(actions in prop::collection::vec(any_action(), 0..20)) {
        let ids: Vec<String> = (0..actions.len()).map(|n| format!("A-{n}")).collect();
        let plan = plan(ids.iter().map(String::as_str).zip(actions).collect());
        let ranked = ranked(&plan, None, today());
        prop_assert!(ranked.windows(2).all(|pair| pair[0].points >= pair[1].points));
        for attention in &ranked {
            prop_assert!(!attention.reasons.is_empty());
            prop_assert!(attention.reasons.windows(2).all(|pair| pair[0].points >= pair[1].points));
            prop_assert_eq!(attention.points, rounded(count(attention.sum()) * attention.factor));
            let alone = super::attention(&plan, None, today(), &attention.action);
            prop_assert_eq!(alone.as_ref(), Some(attention));
        }
    }

    #[test]
    fn a_day_more_never_makes_less_of_it(days in 1u64..500) {
        let points = |days| only(&plan(vec![("A", late(days, "blocked"))])).points;
        prop_assert!(points(days + 1) >= points(days));
    }
}
