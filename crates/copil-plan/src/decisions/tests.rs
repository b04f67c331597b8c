use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn decision(due: Option<&str>) -> Decision {
    Decision {
        text: "Décider".to_owned(),
        due: due.map(day),
        ..Decision::default()
    }
}

fn plan(meetings: &[(&str, Vec<Decision>)]) -> Plan {
    let mut plan = Plan::empty("essai".parse().unwrap());
    for (id, decisions) in meetings {
        let id: crate::MeetingId = id.parse().unwrap();
        let (date, committee) = id.parts().unwrap();
        let mut meeting = Meeting {
            committee,
            date,
            ..Meeting::default()
        };
        for (n, decision) in decisions.iter().enumerate() {
            let number = (n + 1).to_string().parse().unwrap();
            meeting.decisions.push(number, decision.clone());
        }
        plan.meetings.insert(id, meeting);
    }
    plan
}

fn states(plan: &Plan, today: &str) -> Vec<DecisionState> {
    DecisionRegister::of(plan, day(today))
        .iter()
        .map(|one| one.state)
        .collect()
}

#[test]
fn a_decision_is_late_the_day_after_its_day_and_never_once_it_is_settled() {
    let mut done = decision(Some("2018-03-31"));
    done.done = Some(day("2018-04-10"));
    let plan = plan(&[(
        "2018-03-15-copil",
        vec![decision(Some("2018-03-31")), decision(None), done],
    )]);
    use DecisionState::{Done, Late, Open};
    assert_eq!(states(&plan, "2018-03-31"), [Open, Open, Open]);
    assert_eq!(
        states(&plan, "2018-04-01"),
        [Late, Open, Late],
        "it was carried out later"
    );
    assert_eq!(states(&plan, "2018-04-10"), [Late, Open, Done]);
    let register = DecisionRegister::of(&plan, day("2018-04-10"));
    let late: Vec<_> = register.late().iter().map(|one| one.days_late).collect();
    assert_eq!(late, [Some(10)]);
}

#[test]
fn one_that_another_takes_the_place_of_or_that_was_taken_back_is_owed_no_longer() {
    let mut newer = decision(None);
    newer.supersedes = Some("2018-03-15-copil/1".parse().unwrap());
    let mut repealed = decision(Some("2018-03-20"));
    repealed.repealed = Some(day("2018-05-01"));
    let plan = plan(&[
        ("2018-03-15-copil", vec![decision(Some("2018-03-31")), repealed]),
        ("2018-06-14-copil", vec![newer]),
    ]);
    use DecisionState::{Late, Open, Repealed, Superseded};
    assert_eq!(states(&plan, "2018-04-10"), [Late, Late, Open], "not yet then");
    assert_eq!(states(&plan, "2018-06-14"), [Superseded, Repealed, Open]);
    let register = DecisionRegister::of(&plan, day("2018-06-14"));
    let first = register.find(&"2018-03-15-copil/1".parse().unwrap()).unwrap();
    assert_eq!(first.superseded_by, Some("2018-06-14-copil/1".parse().unwrap()));
    assert!(first.days_late.is_none());
    assert_eq!(register.awaited().len(), 1);
}

#[test]
fn a_circle_is_told_of_all_that_are_in_it_and_of_no_other() {
    let takes = |reference: &str| Decision {
        supersedes: Some(reference.parse().unwrap()),
        ..decision(None)
    };
    let held = vec![
        takes("2018-03-15-copil/2"),
        takes("2018-03-15-copil/1"),
        takes("2018-03-15-copil/1"),
    ];
    let plan = plan(&[
        ("2018-03-15-copil", held),
        ("2018-06-14-copil", vec![takes("2018-06-14-copil/1")]),
    ]);
    let told: Vec<String> = circles(&plan).iter().map(|(one, _)| one.to_string()).collect();
    assert_eq!(told, ["2018-03-15-copil/1", "2018-03-15-copil/2", "2018-06-14-copil/1"]);
}

#[test]
fn they_are_asked_for_by_owner_state_committee_action_day_and_words() {
    let mut of_drh = decision(Some("2018-03-31"));
    of_drh.owner = Some("drh".parse().unwrap());
    of_drh.actions = vec!["RH-04".parse().unwrap()];
    of_drh.text = "Étendre le télétravail".to_owned();
    let plan = plan(&[
        ("2018-03-15-copil", vec![of_drh, decision(None)]),
        ("2018-06-14-cotech", vec![decision(None)]),
    ]);
    let register = DecisionRegister::of(&plan, day("2018-06-20"));
    let found = |filter: &DecisionFilter| {
        let found = register.iter().filter(|one| filter.accepts(one));
        found.map(|one| one.reference.to_string()).collect::<Vec<_>>()
    };
    let any = DecisionFilter::default();
    assert_eq!(found(&any).len(), 3);
    let first = ["2018-03-15-copil/1"];
    for filter in [
        DecisionFilter {
            owners: vec!["drh".parse().unwrap()],
            ..any.clone()
        },
        DecisionFilter {
            states: vec![DecisionState::Late],
            ..any.clone()
        },
        DecisionFilter {
            actions: vec!["RH-04".parse().unwrap()],
            ..any.clone()
        },
        DecisionFilter {
            words: vec!["etendre".to_owned(), "TÉLÉ".to_owned()],
            ..any.clone()
        },
    ] {
        assert_eq!(found(&filter), first, "{filter:?}");
    }
    let since = DecisionFilter {
        since: Some(day("2018-04-01")),
        ..any.clone()
    };
    assert_eq!(found(&since), ["2018-06-14-cotech/1"]);
    let until = DecisionFilter {
        until: Some(day("2018-04-01")),
        ..any.clone()
    };
    assert_eq!(found(&until).len(), 2);
    let committee = DecisionFilter {
        committees: vec!["cotech".parse().unwrap()],
        ..any
    };
    assert_eq!(found(&committee), ["2018-06-14-cotech/1"]);
}
