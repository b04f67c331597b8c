//! Intents and what the workflow says to them.

use super::*;
use crate::change::{Meaning, apply};
use crate::field::Fault;
use crate::{AgendaItem, GroupedAction, Milestone};

const NOW: ChangeContext<'static> = ChangeContext {
    today: NaiveDate::from_ymd_opt(2018, 3, 15).unwrap(),
    on: None,
    reason: None,
};

fn changes(plan: &Plan, intent: &Intent, context: ChangeContext<'_>) -> Result<Vec<Change>, Refusal> {
    Ok(edits(plan, intent, context)?.changes)
}

fn plan() -> Plan {
    let mut plan = Plan::empty("essai".parse().unwrap());
    plan.groups.insert("rh".parse().unwrap(), Group::default());
    plan.groups.insert("fi".parse().unwrap(), Group::default());
    let mut action = Action {
        status: "in-progress".parse().unwrap(),
        ..Action::default()
    };
    action.milestones.push("charte".parse().unwrap(), Milestone::default());
    plan.actions.insert(
        "RH-04".parse().unwrap(),
        GroupedAction {
            group: "rh".parse().unwrap(),
            action,
        },
    );
    let waits = Action {
        status: "planned".parse().unwrap(),
        depends_on: vec!["RH-04".parse().unwrap()],
        ..Action::default()
    };
    plan.actions.insert(
        "FI-01".parse().unwrap(),
        GroupedAction {
            group: "fi".parse().unwrap(),
            action: waits,
        },
    );
    let item = AgendaItem {
        action: Some("RH-04".parse().unwrap()),
        ..AgendaItem::default()
    };
    let agenda = [("RH-04".parse().unwrap(), item)].into_iter().collect();
    plan.meetings.insert(
        "2018-03-15-copil".parse().unwrap(),
        Meeting {
            agenda,
            ..Meeting::default()
        },
    );
    plan
}

fn status(to: &str) -> Intent {
    Intent::Status {
        action: "RH-04".parse().unwrap(),
        to: to.parse().unwrap(),
    }
}

#[test]
fn the_workflow_says_what_may_follow() {
    let refused = changes(&plan(), &status("planned"), NOW);
    let Err(Refusal::NotAllowed { allowed, .. }) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(allowed.len(), 4);
    assert!(matches!(
        changes(&plan(), &status("blocked"), NOW),
        Err(Refusal::NeedsReason { .. })
    ));
    assert!(matches!(
        changes(&plan(), &status("done"), NOW),
        Err(Refusal::UnreachedMilestones { .. })
    ));
    assert!(matches!(
        changes(&plan(), &status("in-progress"), NOW),
        Err(Refusal::AlreadySo { .. })
    ));
    let blank = ChangeContext {
        reason: Some("  "),
        ..NOW
    };
    assert!(matches!(
        changes(&plan(), &status("blocked"), blank),
        Err(Refusal::NeedsReason { .. })
    ));
}

#[test]
fn a_status_takes_effect_on_the_day_said() {
    let on = "2018-03-01".parse().unwrap();
    let context = ChangeContext {
        on: Some(on),
        reason: Some("Charte signée."),
        ..NOW
    };
    let after = apply(&plan(), &changes(&plan(), &status("done"), context).unwrap()).unwrap();
    let action = &after.actions["RH-04"].action;
    assert_eq!((action.status.as_str(), action.since), ("done", Some(on)));
    let tomorrow = ChangeContext {
        on: "2018-03-16".parse().ok(),
        reason: Some("x"),
        ..NOW
    };
    assert!(matches!(
        changes(&plan(), &status("done"), tomorrow),
        Err(Refusal::Future { .. })
    ));
}

#[test]
fn setting_a_status_is_no_way_round_the_workflow() {
    let values = vec![(FieldPath::key("status"), Some(Value::Text("blocked".into())))];
    let set = Intent::Set {
        subject: Subject::Action("RH-04".parse().unwrap()),
        values,
    };
    assert!(matches!(changes(&plan(), &set, NOW), Err(Refusal::NeedsReason { .. })));
    let made = changes(
        &plan(),
        &set,
        ChangeContext {
            reason: Some("x"),
            ..NOW
        },
    )
    .unwrap();
    assert!(made.iter().any(|change| change.meaning() == Meaning::Since));
}

#[test]
fn a_weather_comes_with_its_comment() {
    let weather = |comment: Option<&str>| Intent::Weather {
        action: "RH-04".parse().unwrap(),
        to: Some(Weather::Rainy),
        comment: comment.map(str::to_owned),
    };
    assert!(matches!(
        changes(&plan(), &weather(None), NOW),
        Err(Refusal::NeedsComment { .. })
    ));
    assert_eq!(changes(&plan(), &weather(Some("Deux départs.")), NOW).unwrap().len(), 2);
}

#[test]
fn the_weather_that_is_there_is_confirmed_without_a_comment() {
    let weather = |to, comment: Option<&str>| Intent::Weather {
        action: "RH-04".parse().unwrap(),
        to,
        comment: comment.map(str::to_owned),
    };
    let told = ChangeContext {
        reason: Some("Vu en réunion."),
        ..NOW
    };
    let rainy = Some(Weather::Rainy);
    let after = |plan: &Plan, intent: &Intent, context| apply(plan, &changes(plan, intent, context).unwrap()).unwrap();
    let first = after(&plan(), &weather(rainy, Some("Deux départs.")), NOW);
    let confirmed = after(&first, &weather(rainy, None), told);
    let action = &confirmed.actions["RH-04"].action;
    assert_eq!(action.confirmed, Some(NOW.today));
    assert_eq!(
        action.comment.as_deref(),
        Some("Deux départs."),
        "a reason is no comment here"
    );
    for on in [None, "2018-03-01".parse().ok()] {
        let again = changes(&confirmed, &weather(rainy, None), ChangeContext { on, ..NOW });
        assert!(matches!(again, Err(Refusal::AlreadySo { .. })), "{on:?}: {again:?}");
    }
    let said_anew = after(&confirmed, &weather(rainy, Some("Trois départs.")), NOW);
    assert_eq!(said_anew.actions["RH-04"].comment.as_deref(), Some("Trois départs."));
    let other = after(&confirmed, &weather(Some(Weather::Sunny), Some("Remplacés.")), NOW);
    assert_eq!(
        other.actions["RH-04"].confirmed, None,
        "it was the other one that was confirmed"
    );
    let by_value = Intent::Set {
        subject: Subject::Action("RH-04".parse().unwrap()),
        values: vec![(FieldPath::key("weather"), None)],
    };
    assert_eq!(after(&confirmed, &by_value, NOW).actions["RH-04"].confirmed, None);
    let none = changes(&plan(), &weather(None, None), NOW);
    assert!(
        matches!(none, Err(Refusal::AlreadySo { .. })),
        "there is no weather to confirm: {none:?}"
    );
}

#[test]
fn references_follow_a_renaming() {
    let rename = Intent::Rename {
        action: "RH-04".parse().unwrap(),
        to: "RH-40".parse().unwrap(),
    };
    let after = apply(&plan(), &changes(&plan(), &rename, NOW).unwrap()).unwrap();
    assert_eq!(after.actions["FI-01"].depends_on, ["RH-40".parse().unwrap()]);
    let agenda = &after.meetings["2018-03-15-copil"].agenda;
    assert_eq!(agenda.get("RH-04").unwrap().action, "RH-40".parse().ok());
    let clash = Intent::Rename {
        action: "RH-04".parse().unwrap(),
        to: "fi-01".parse().unwrap(),
    };
    assert!(matches!(changes(&plan(), &clash, NOW), Err(Refusal::Taken { .. })));
}

#[test]
fn a_value_that_does_not_fit_is_refused_at_its_place() {
    let values = vec![(FieldPath::key("priority"), Some(Value::Text("hight".into())))];
    let set = Intent::Set {
        subject: Subject::Action("RH-04".parse().unwrap()),
        values,
    };
    let Err(Refusal::Invalid { problem, .. }) = changes(&plan(), &set, NOW) else {
        panic!()
    };
    assert!(matches!(&problem.fault, Fault::UnknownWord { nearest: Some(n), .. } if n == "high"));
}
