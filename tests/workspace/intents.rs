//! Each kind of intent becomes one commit that touches only the files of its change.

use copil::workspace::{CommitDetails, Error};
use copil_plan::field::Field;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Action, Group, Intent, Meeting, Milestone, Person, Refusal, Subject, Weather};

use crate::support::{Repo, action, because, by, set, status};

/// Records an intent for a reason and answers the files its commit touched and its message.
fn recorded(repo: &Repo, intent: &Intent) -> (Vec<String>, String) {
    let before = repo.commits();
    let mut workspace = repo.open();
    workspace
        .record(intent, &because("drh", "Vu en réunion."))
        .expect("a record");
    assert_eq!(
        workspace.plan(),
        repo.open().plan(),
        "the plan at hand is the one on disk"
    );
    assert_eq!(repo.commits(), before + 1, "one change, one commit");
    assert_eq!(repo.status(), [""; 0], "nothing is left over");
    repo.verify();
    (repo.touched("HEAD"), repo.message("HEAD"))
}

#[test]
fn a_status_is_two_lines_of_one_file() {
    let repo = Repo::new();
    let (touched, message) = recorded(&repo, &status("RH-01", "blocked"));
    assert_eq!(touched, ["M\tplans/essai/groups/rh/RH-01.toml"]);
    assert_eq!(
        message.trim_end(),
        "RH-01 : En cours → Bloquée\n\nVu en réunion.\n\nPlan: essai\nAction: RH-01\nStatus: in-progress -> blocked"
    );
    let diff = repo.git(&["show", "--format=", "--unified=0"]);
    let changed: Vec<&str> = diff
        .lines()
        .filter(|line| line.starts_with(['+', '-']))
        .skip(2)
        .collect();
    assert_eq!(
        changed,
        [
            "-status   = \"in-progress\"",
            "-since = 2017-01-09",
            "+status   = \"blocked\"",
            "+since = 2018-03-15"
        ]
    );
}

#[test]
fn the_day_it_took_effect_is_said_when_it_is_not_today() {
    let repo = Repo::new();
    let on = |day: &str| CommitDetails {
        on: day.parse().ok(),
        ..because("drh", "Au copil.")
    };
    repo.open()
        .record(&status("RH-01", "blocked"), &on("2018-03-12"))
        .expect("a record");
    assert!(
        repo.message("HEAD").contains("\nEffective: 2018-03-12\n"),
        "{}",
        repo.message("HEAD")
    );
    assert!(repo.read("groups/rh/RH-01.toml").contains("since = 2018-03-12"));
    repo.open()
        .record(&status("RH-01", "in-progress"), &on("2018-03-15"))
        .expect("a record");
    assert!(!repo.message("HEAD").contains("Effective"));
    let ahead = repo.open().record(&status("RH-01", "blocked"), &on("2018-03-16"));
    assert!(
        matches!(ahead, Err(Error::Refused(Refusal::Future { .. }))),
        "{ahead:?}"
    );
    repo.verify();
}

#[test]
fn an_effective_day_says_what_the_file_says_even_when_both_are_set() {
    let repo = Repo::new();
    let intent = Intent::Set {
        subject: Subject::Action(action("RH-01")),
        values: vec![
            (FieldPath::key("status"), Some(Value::Text("paused".to_owned()))),
            (FieldPath::key("since"), "2018-02-01".parse().ok().map(Value::Date)),
        ],
    };
    let context = CommitDetails {
        on: "2018-03-01".parse().ok(),
        ..because("drh", "Pause.")
    };
    repo.open().record(&intent, &context).expect("a record");
    assert!(
        repo.message("HEAD").contains("\nEffective: 2018-02-01\n"),
        "{}",
        repo.message("HEAD")
    );
    repo.verify();
}

#[test]
fn weather_milestones_dates_and_fields_say_what_changed() {
    let repo = Repo::new();
    let weather = Intent::Weather {
        action: action("FI-01"),
        to: Some(Weather::Rainy),
        comment: Some("Le marché est sans suite.".to_owned()),
    };
    let (touched, message) = recorded(&repo, &weather);
    assert_eq!(touched, ["M\tplans/essai/groups/fi/FI-01.toml"]);
    assert!(
        message.contains("\nWeather: sunny -> rainy\nField: comment\n"),
        "{message}"
    );

    let confirmed = Intent::Weather {
        action: action("FI-01"),
        to: Some(Weather::Rainy),
        comment: None,
    };
    let (touched, message) = recorded(&repo, &confirmed);
    assert_eq!(touched, ["M\tplans/essai/groups/fi/FI-01.toml"]);
    assert!(message.contains("Action: FI-01\nConfirmed: weather\n"), "{message}");

    let reached = Intent::Milestone {
        action: action("RH-01"),
        milestone: "charte".parse().expect("an id"),
        reached: true,
    };
    let (_, message) = recorded(&repo, &reached);
    assert!(message.contains("\nMilestone: charte done 2018-03-15\n"), "{message}");
    assert!(
        message.starts_with("RH-01 : jalon « Charte signée » atteint\n"),
        "{message}"
    );

    let due = |milestone: Option<&str>, to: Option<&str>| Intent::Due {
        action: action("RH-01"),
        milestone: milestone.map(|id| id.parse().expect("an id")),
        to: to.map(|day| day.parse().expect("a day")),
    };
    let (_, message) = recorded(&repo, &due(None, Some("2018-09-30")));
    assert!(message.contains("\nDue: 2018-06-30 -> 2018-09-30\n"), "{message}");
    let (_, message) = recorded(&repo, &due(None, None));
    assert!(message.contains("\nDue: 2018-09-30 -> none\n"), "{message}");
    let (_, message) = recorded(&repo, &due(Some("bilan"), Some("2018-12-31")));
    assert!(message.contains("\nField: milestones.bilan.due\n"), "{message}");

    let (_, message) = recorded(&repo, &set("RH-02", "title", "Mobilité interne"));
    assert!(message.contains("\nAction: RH-02\nField: title\n"), "{message}");
}

#[test]
fn new_things_get_a_file_or_a_table_of_their_own() {
    let repo = Repo::new();
    let new_action = Intent::AddAction {
        id: action("RH-03"),
        group: "rh".parse().expect("an id"),
        action: Box::new(Action {
            title: "Lettres de mission".to_owned(),
            status: "planned".parse().expect("an id"),
            ..Action::default()
        }),
    };
    let (touched, message) = recorded(&repo, &new_action);
    assert_eq!(touched, ["A\tplans/essai/groups/rh/RH-03.toml"]);
    assert!(message.contains("\nPlan: essai\nAction: RH-03\n"), "{message}");

    let group = Intent::AddGroup {
        id: "si".parse().expect("an id"),
        group: Box::new(Group {
            title: "Systèmes d’information".to_owned(),
            ..Group::default()
        }),
    };
    assert_eq!(recorded(&repo, &group).0, ["A\tplans/essai/groups/si/group.toml"]);

    let milestone = Milestone {
        title: "Cahier des charges".to_owned(),
        ..Milestone::default()
    };
    let milestone = Intent::AddEntry {
        subject: Subject::Action(action("FI-01")),
        path: FieldPath::key("milestones").then("1"),
        value: milestone.write().expect("a table"),
    };
    let (touched, message) = recorded(&repo, &milestone);
    assert_eq!(touched, ["M\tplans/essai/groups/fi/FI-01.toml"]);
    assert!(message.contains("\nField: milestones.1\n"), "{message}");

    let person = Person {
        name: "Directeur de cabinet".to_owned(),
        ..Person::default()
    };
    let person = Intent::AddEntry {
        subject: Subject::PlanConfig,
        path: FieldPath::key("people").then("dircab"),
        value: person.write().expect("a table"),
    };
    let (touched, message) = recorded(&repo, &person);
    assert_eq!(touched, ["M\tplans/essai/plan.toml"]);
    assert!(message.contains("\nField: people.dircab\n"), "{message}");
    let again = |person: &Intent| repo.open().prepare(person, &CommitDetails::default());
    let same = again(&person);
    assert!(
        matches!(same, Err(Error::Refused(Refusal::AlreadySo { .. }))),
        "{same:?}"
    );
    let Intent::AddEntry { subject, path, .. } = person else {
        unreachable!()
    };
    let value = Person {
        name: "Quelqu’un d’autre".to_owned(),
        ..Person::default()
    };
    let other = again(&Intent::AddEntry {
        subject,
        path,
        value: value.write().expect("a table"),
    });
    assert!(
        matches!(other, Err(Error::Refused(Refusal::Taken { ref id })) if id == "dircab"),
        "{other:?}"
    );

    let meeting = Intent::AddMeeting {
        id: "2019-03-14-copil".parse().expect("an id"),
        meeting: Box::new(Meeting {
            committee: "copil".parse().expect("an id"),
            date: "2019-03-14".parse().expect("a day"),
            ..Meeting::default()
        }),
    };
    let (touched, message) = recorded(&repo, &meeting);
    assert_eq!(touched, ["A\tplans/essai/meetings/2019-03-14-copil.toml"]);
    assert!(message.contains("nouvelle réunion"), "{message}");
}

#[test]
fn a_move_carries_the_file_and_a_rename_takes_its_references_along() {
    let repo = Repo::new();
    let moved = Intent::Move {
        action: action("RH-02"),
        group: "fi".parse().expect("an id"),
    };
    let content = repo.read("groups/rh/RH-02.toml");
    let (touched, _) = recorded(&repo, &moved);
    assert_eq!(
        touched,
        [
            "A\tplans/essai/groups/fi/RH-02.toml",
            "D\tplans/essai/groups/rh/RH-02.toml"
        ]
    );
    assert_eq!(repo.read("groups/fi/RH-02.toml"), content);

    let renamed = Intent::Rename {
        action: action("RH-01"),
        to: action("TT-01"),
    };
    let (touched, message) = recorded(&repo, &renamed);
    assert_eq!(
        touched,
        [
            "M\tplans/essai/groups/fi/RH-02.toml",
            "D\tplans/essai/groups/rh/RH-01.toml",
            "A\tplans/essai/groups/rh/TT-01.toml",
            "M\tplans/essai/meetings/2018-03-15-copil.toml",
        ]
    );
    assert!(message.starts_with("RH-01 : devient TT-01\n"), "{message}");
    for said in [
        "Action: RH-01",
        "Action: TT-01",
        "Action: RH-02",
        "Meeting: 2018-03-15-copil",
    ] {
        assert!(message.contains(&format!("\n{said}\n")), "{said} in {message}");
    }
    assert_eq!(repo.open().problems(), [], "no reference is left behind");
}

#[test]
fn what_is_refused_writes_nothing() {
    let repo = Repo::new();
    let head = repo.git(&["rev-parse", "HEAD"]);
    let mut workspace = repo.open();
    let refused = |result: Result<_, Error>| match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{:?}", other.map(|_: copil::workspace::RecordedCommit| ())),
    };
    let plain = by("drh");
    assert!(matches!(
        refused(workspace.record(&status("RH-01", "planned"), &plain)),
        Refusal::NotAllowed { .. }
    ));
    assert!(matches!(
        refused(workspace.record(&status("RH-01", "blocked"), &plain)),
        Refusal::NeedsReason { .. }
    ));
    assert!(
        matches!(refused(workspace.record(&status("RH-01", "done"), &plain)), Refusal::UnreachedMilestones { unreached, .. } if unreached.len() == 2)
    );
    assert!(matches!(
        refused(workspace.record(&status("RH-9", "done"), &plain)),
        Refusal::Unknown { .. }
    ));
    assert!(matches!(
        refused(workspace.record(&set("RH-01", "due", "demain"), &plain)),
        Refusal::Invalid { .. }
    ));
    assert!(matches!(
        refused(workspace.record(&set("RH-01", "titel", "x"), &plain)),
        Refusal::Invalid { .. }
    ));
    assert!(matches!(
        refused(workspace.record(&set("RH-01", "title", "Télétravail"), &plain)),
        Refusal::AlreadySo { .. }
    ));
    assert_eq!((repo.git(&["rev-parse", "HEAD"]), repo.status()), (head, vec![]));
}

#[test]
fn no_change_makes_a_plan_that_is_wrong() {
    let repo = Repo::new();
    let mut workspace = repo.open();
    let mut refused = |id: &str, key: &str, value: Value| {
        let intent = Intent::Set {
            subject: Subject::Action(action(id)),
            values: vec![(FieldPath::key(key), Some(value))],
        };
        let result = workspace.record(&intent, &by("drh"));
        assert!(
            matches!(result, Err(Error::Refused(Refusal::Invalid { .. }))),
            "{key}: {result:?}"
        );
    };
    let list = |id: &str| Value::List(vec![Value::Text(id.to_owned())]);
    refused("RH-01", "leads", list("inconnu"));
    refused("RH-01", "depends_on", list("ZZ-1"));
    // RH-02 waits for RH-01 already.
    refused("RH-01", "depends_on", list("RH-02"));
    refused("RH-01", "weight", Value::Integer(-3));
    // It has no milestones that would tell its progress.
    refused("RH-02", "progress", Value::Integer(400));
    assert_eq!((repo.commits(), repo.status()), (1, vec![]));
}

#[test]
fn a_broken_file_is_never_written() {
    let repo = Repo::new();
    repo.write(
        "groups/rh/RH-02.toml",
        "title = \"Mobilité\"\nstatus = \"planned\"\ndue = 2018-02-30\n",
    );
    let text = repo.read("groups/rh/RH-02.toml");
    let mut workspace = repo.open();
    let result = workspace.record(&set("RH-02", "title", "x"), &by("drh"));
    assert!(matches!(result, Err(Error::Locked { .. })), "{result:?}");
    repo.record(&status("FI-01", "done"));
    assert_eq!(repo.read("groups/rh/RH-02.toml"), text);
    assert_eq!(repo.status(), [" M plans/essai/groups/rh/RH-02.toml"]);
}
