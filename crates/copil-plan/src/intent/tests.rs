//! Intents and what the workflow says to them.

use super::*;
use crate::change::{Meaning, apply};
use crate::field::Fault;
use crate::{AgendaItem, GroupedAction, Milestone, Need};

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
            action: Box::new(action),
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
            action: Box::new(waits),
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
        evidence: Vec::new(),
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
fn a_status_that_is_to_be_shown_takes_evidence_and_no_reason_instead_of_it() {
    let mut plan = plan();
    let mut workflow = plan.workflow().clone();
    if let Some(done) = workflow.get_mut("blocked") {
        done.needs = vec![Need::Evidence];
    }
    plan.config.statuses = workflow;
    let said = ChangeContext {
        reason: Some("Parce que."),
        ..NOW
    };
    let refused = changes(&plan, &status("blocked"), said);
    assert!(matches!(refused, Err(Refusal::NeedsEvidence { .. })), "{refused:?}");
    let shown = |name: &str| Intent::Status {
        action: "RH-04".parse().unwrap(),
        to: "blocked".parse().unwrap(),
        evidence: vec![(name.to_owned(), "https://essai.test".to_owned())],
    };
    assert!(changes(&plan, &shown("Délibération"), NOW).is_ok());
    // What shows it already is enough.
    if let Some(placed) = plan.actions.get_mut("RH-04") {
        placed.action.evidence.push("Rapport".to_owned(), "Page 12".to_owned());
    }
    assert!(changes(&plan, &status("blocked"), NOW).is_ok());
    let taken = Intent::Set {
        subject: Subject::Action("RH-04".parse().unwrap()),
        values: vec![
            (FieldPath::key("status"), Some(Value::Text("blocked".to_owned()))),
            (FieldPath::key("evidence").then("Rapport"), None),
        ],
    };
    assert!(matches!(
        changes(&plan, &taken, NOW),
        Err(Refusal::NeedsEvidence { .. })
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

mod meetings {
    use super::*;
    use crate::intent::{MeetingAct, MeetingStep, PresenceAct, PresenceChange};
    use crate::meeting::{Attendance, ItemPlace};
    use crate::{Committee, Decision, MeetingState, Outcome, Person};

    const ID: &str = "2018-03-15-copil";

    /// A plan whose meeting has two items, a committee of three, and a quorum of two.
    fn plan() -> Plan {
        let mut plan = super::plan();
        for id in ["dgs", "drh", "dsi"] {
            plan.config.people.push(id.parse().unwrap(), Person::default());
        }
        let committee = Committee {
            members: ["dgs", "drh", "dsi"].map(|id| id.parse().unwrap()).to_vec(),
            quorum: Some(2),
            ..Committee::default()
        };
        plan.config.committees.push("copil".parse().unwrap(), committee);
        let meeting = plan.meetings.get_mut(ID).unwrap();
        meeting.committee = "copil".parse().unwrap();
        meeting.date = "2018-03-15".parse().unwrap();
        let budget = AgendaItem {
            title: Some("Budget".to_owned()),
            ..AgendaItem::default()
        };
        meeting.agenda.push("budget".parse().unwrap(), budget);
        plan
    }

    fn act(plan: &Plan, act: MeetingAct, reason: Option<&str>) -> Result<Plan, Refusal> {
        let intent = Intent::Meeting {
            id: ID.parse().unwrap(),
            act,
        };
        let context = ChangeContext { reason, ..NOW };
        Ok(apply(plan, &edits(plan, &intent, context)?.changes).unwrap())
    }

    /// The plan after several acts, each of which is allowed.
    fn after(plan: &Plan, acts: impl IntoIterator<Item = MeetingAct>) -> Plan {
        acts.into_iter()
            .fold(plan.clone(), |plan, one| act(&plan, one, None).unwrap())
    }

    fn open() -> MeetingAct {
        MeetingAct::Open {
            at: "09:05:00".parse().ok(),
            presence: present(&["dgs"]),
        }
    }

    fn present(people: &[&str]) -> PresenceChange {
        let is = |id: &&str| (id.parse().unwrap(), PresenceAct::Is(Attendance::Present));
        PresenceChange {
            people: people.iter().map(is).collect(),
            ..PresenceChange::default()
        }
    }

    fn person(id: &str, act: PresenceAct) -> MeetingAct {
        MeetingAct::Presence(PresenceChange {
            people: vec![(id.parse().unwrap(), act)],
            ..PresenceChange::default()
        })
    }

    fn outcome(item: &str, outcome: Outcome) -> MeetingAct {
        MeetingAct::Outcome {
            item: item.parse().unwrap(),
            outcome: Some(outcome),
            notes: None,
            spent: Some(12),
        }
    }

    fn add(title: &str, place: ItemPlace) -> MeetingAct {
        let item = Box::new(AgendaItem {
            title: Some(title.to_owned()),
            ..AgendaItem::default()
        });
        MeetingAct::AddItem { item, place }
    }

    fn order(plan: &Plan) -> Vec<String> {
        let items = plan.meetings[ID].items().into_iter();
        items.map(|one| format!("{} {}", one.number, one.key)).collect()
    }

    #[test]
    fn numbers_are_free_until_the_members_are_called_and_stay_after() {
        let plan = plan();
        let moved = MeetingAct::MoveItem {
            item: "budget".parse().unwrap(),
            place: ItemPlace::First,
        };
        let prepared = after(&plan, [add("Ouverture", ItemPlace::Last), moved.clone()]);
        assert_eq!(order(&prepared), ["1 budget", "2 RH-04", "3 ouverture"]);
        let convened = after(&prepared, [MeetingAct::Convene]);
        assert_eq!(order(&convened), ["1 budget", "2 RH-04", "3 ouverture"]);
        let late = after(&convened, [add("Divers", ItemPlace::After("budget".parse().unwrap()))]);
        assert_eq!(order(&late), ["1 budget", "1.1 divers", "2 RH-04", "3 ouverture"]);
        let stays = |refused: Result<Plan, Refusal>| matches!(refused, Err(Refusal::NumbersStay { .. }));
        assert!(stays(act(&late, moved, None)));
        let remove = MeetingAct::RemoveItem {
            item: "RH-04".parse().unwrap(),
        };
        assert!(stays(act(&late, remove.clone(), None)));
        assert_eq!(order(&after(&prepared, [remove])), ["1 budget", "2 ouverture"]);
    }

    #[test]
    fn a_meeting_closes_when_each_item_has_an_outcome_and_not_twice() {
        let open = after(&plan(), [open(), outcome("RH-04", Outcome::Decided)]);
        let close = MeetingAct::Close {
            at: "11:20:00".parse().ok(),
        };
        let Err(Refusal::NoOutcome { items, .. }) = act(&open, close.clone(), None) else {
            panic!("it closed")
        };
        assert_eq!(items, ["2"]);
        let postponed = outcome("budget", Outcome::Postponed);
        let refused = act(&open, postponed.clone(), None);
        assert!(matches!(&refused, Err(refusal @ Refusal::NeedsWord { .. }) if refusal.asks_why()));
        let told = act(&open, postponed, Some("Chiffres attendus.")).unwrap();
        let item = told.meetings[ID].agenda.get("budget").unwrap();
        assert_eq!(
            (item.notes.as_deref(), item.spent),
            (Some("Chiffres attendus."), Some(12))
        );
        let closed = after(&told, [close.clone()]);
        let meeting = &closed.meetings[ID];
        assert_eq!(meeting.state, MeetingState::Closed);
        assert_eq!(
            (meeting.started, meeting.ended),
            ("09:05:00".parse().ok(), "11:20:00".parse().ok())
        );
        let absent: Vec<&str> = meeting.absent.iter().map(AsRef::as_ref).collect();
        assert_eq!(absent, ["drh", "dsi"], "of whom nothing was said");
        for again in [
            close,
            super::meetings::open(),
            MeetingAct::Convene,
            add("x", ItemPlace::Last),
        ] {
            let refused = act(&closed, again, None);
            assert!(matches!(refused, Err(Refusal::RecordClosed { .. })), "{refused:?}");
        }
    }

    #[test]
    fn a_closed_record_changes_by_an_amendment_that_says_why() {
        let closed = after(
            &plan(),
            [
                open(),
                MeetingAct::Decide {
                    decision: Box::new(Decision {
                        text: "Signer.".to_owned(),
                        ..Decision::default()
                    }),
                },
                outcome("RH-04", Outcome::Decided),
                outcome("budget", Outcome::Discussed),
                MeetingAct::Close { at: None },
            ],
        );
        let values = |path: &str, text: &str| {
            let Ok(path) = path.parse();
            vec![(path, Some(crate::value::Value::Text(text.to_owned())))]
        };
        let amend = |path: &str, text: &str, reason: Option<&str>| {
            let values = values(path, text);
            act(&closed, MeetingAct::Amend { values }, reason)
        };
        assert!(amend("decisions.1.text", "Signer la charte.", Some("Mot oublié.")).is_ok());
        assert!(matches!(
            amend("place", "Salle 2", None),
            Err(Refusal::NeedsWord { .. })
        ));
        assert!(matches!(
            amend("state", "open", Some("x")),
            Err(Refusal::RecordClosed { .. })
        ));
        let set = |path: &str, value: crate::value::Value| {
            let Ok(path) = path.parse();
            let intent = Intent::Set {
                subject: Subject::Meeting(ID.parse().unwrap()),
                values: vec![(path, Some(value))],
            };
            edits(&closed, &intent, NOW)
        };
        let text = |text: &str| crate::value::Value::Text(text.to_owned());
        assert!(matches!(set("place", text("x")), Err(Refusal::RecordClosed { .. })));
        assert!(matches!(set("state", text("open")), Err(Refusal::RecordClosed { .. })));
        // What becomes of a decision is followed in the record, and an action that is renamed is called by its new id.
        let day = crate::value::Value::Date("2018-03-20".parse().unwrap());
        assert!(set("decisions.1.done", day).is_ok());
        let rename = Intent::Rename {
            action: "RH-04".parse().unwrap(),
            to: "RH-40".parse().unwrap(),
        };
        assert!(edits(&closed, &rename, NOW).is_ok());
    }

    #[test]
    fn who_leaves_misses_what_follows_and_who_comes_late_what_was_before() {
        let held = after(
            &plan(),
            [
                open(),
                outcome("RH-04", Outcome::Informed),
                person("drh", PresenceAct::Arrives(None)),
            ],
        );
        let meeting = &held.meetings[ID];
        assert!(meeting.is_away(&"drh".parse().unwrap(), &"RH-04".parse().unwrap()));
        assert!(!meeting.is_away(&"drh".parse().unwrap(), &"budget".parse().unwrap()));
        let left = after(&held, [person("dgs", PresenceAct::Leaves(None))]);
        let away = |plan: &Plan, item: &str| plan.meetings[ID].is_away(&"dgs".parse().unwrap(), &item.parse().unwrap());
        assert_eq!((away(&left, "RH-04"), away(&left, "budget")), (false, true));
        let back = after(&left, [person("dgs", PresenceAct::Arrives(None))]);
        assert_eq!((away(&back, "RH-04"), away(&back, "budget")), (false, false));
        assert!(back.meetings[ID].present.contains(&"dgs".parse().unwrap()));
        // Nobody stands in two places.
        let by = Attendance::RepresentedBy("dgs".parse().unwrap());
        let moved = after(&back, [person("drh", PresenceAct::Is(by))]);
        assert!(!moved.meetings[ID].present.contains(&"drh".parse().unwrap()));
        assert!(moved.quorum(&moved.meetings[ID]).is_reached());
        let unknown = act(&moved, person("nobody", PresenceAct::Unsaid), None);
        assert!(matches!(unknown, Err(Refusal::Unknown { .. })));
    }

    #[test]
    fn each_act_has_its_time_and_an_empty_meeting_is_an_ordinary_one() {
        let plan = plan();
        let refused = |plan: &Plan, one: MeetingAct| match act(plan, one, None) {
            Err(Refusal::NotTheTime { step, .. }) => step,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused(&plan, MeetingAct::Suspend), MeetingStep::Suspend);
        assert_eq!(refused(&plan, MeetingAct::Close { at: None }), MeetingStep::Close);
        assert_eq!(refused(&plan, outcome("RH-04", Outcome::Decided)), MeetingStep::Outcome);
        let suspended = after(&plan, [open(), MeetingAct::Suspend]);
        assert_eq!(refused(&suspended, MeetingAct::Cancel), MeetingStep::Cancel);
        let resumed = after(&suspended, [MeetingAct::Resume]);
        assert_eq!(resumed.meetings[ID].state, MeetingState::Open);
        assert_eq!(
            after(&plan, [MeetingAct::Cancel]).meetings[ID].state,
            MeetingState::Cancelled
        );
        let mut empty = plan.clone();
        empty.meetings.get_mut(ID).unwrap().agenda = Default::default();
        let begun = MeetingAct::Open {
            at: None,
            presence: PresenceChange::default(),
        };
        let closed = after(&empty, [begun, MeetingAct::Close { at: None }]);
        assert!(closed.meetings[ID].is_closed() && closed.meetings[ID].absent.is_empty());
    }

    #[test]
    fn a_meeting_put_off_goes_on_with_its_agenda_on_another_day() {
        let put_off = MeetingAct::Postpone {
            to: "2018-03-29".parse().ok(),
        };
        let later = after(&after(&plan(), [MeetingAct::Convene]), [put_off]);
        assert_eq!(later.meetings[ID].state, MeetingState::Postponed);
        let next = &later.meetings["2018-03-29-copil"];
        assert_eq!((next.state, next.agenda.len()), (MeetingState::Prepared, 2));
        let taken = act(
            &plan(),
            MeetingAct::Postpone {
                to: "2018-03-15".parse().ok(),
            },
            None,
        );
        assert!(matches!(taken, Err(Refusal::MeetsAlready { .. })), "{taken:?}");
    }

    #[test]
    fn decisions_are_numbered_after_the_last_one() {
        let decide = |item: Option<&str>| MeetingAct::Decide {
            decision: Box::new(Decision {
                text: "Oui.".to_owned(),
                item: item.map(|item| item.parse().unwrap()),
                ..Decision::default()
            }),
        };
        let held = after(&plan(), [open(), decide(Some("budget")), decide(None)]);
        let numbers: Vec<&str> = held.meetings[ID].decisions.keys().map(AsRef::as_ref).collect();
        assert_eq!(numbers, ["1", "2"]);
        let unknown = act(&held, decide(Some("nothing")), None);
        assert!(matches!(unknown, Err(Refusal::Unknown { .. })));
    }
}
