use super::*;
use crate::Decision;
use crate::action_history::{HistoryStep, StepNames};
use crate::change::{Change, Subject};
use crate::value::{FieldPath, Value};
use crate::{Action, Committee, Group, Meeting, MeetingState, Milestone, Weather};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn action(status: &str, leads: &[&str]) -> Action {
    Action {
        status: status.parse().unwrap(),
        leads: leads.iter().map(|lead| lead.parse().unwrap()).collect(),
        weather: Some(Weather::Sunny),
        comment: Some("Tout va bien.".into()),
        ..Action::default()
    }
}

fn plan(actions: Vec<(&str, Action)>) -> Plan {
    let mut plan = Plan::empty("essai".parse().unwrap());
    let group = Group {
        leads: vec!["chef".parse().unwrap()],
        members: vec!["membre".parse().unwrap()],
        ..Group::default()
    };
    plan.groups.insert("rh".parse().unwrap(), group);
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

fn hold(plan: &mut Plan, id: &str, state: MeetingState) {
    let meeting = Meeting {
        committee: "copil".parse().unwrap(),
        date: day(&id[..10]),
        state,
        ..Meeting::default()
    };
    plan.meetings.insert(id.parse().unwrap(), meeting);
}

fn names(worklist: &Worklist) -> Vec<String> {
    worklist.items.iter().map(WorklistItem::name).collect()
}

const TODAY: &str = "2018-03-15";

fn of(plan: &Plan, person: &str) -> Worklist {
    worklist(plan, &person.parse().unwrap(), None, day(TODAY))
}

#[test]
fn what_is_late_comes_first_then_what_is_due_before_the_meeting_then_what_was_not_said() {
    let due = |text: &str, action: Action| Action {
        due: Some(day(text)),
        ..action
    };
    let mut stepped = action("in-progress", &["drh"]);
    let step = Milestone {
        due: Some(day("2018-03-20")),
        ..Milestone::default()
    };
    stepped.milestones.push("charte".parse().unwrap(), step);
    let mut plan = plan(vec![
        ("A", action("in-progress", &["drh"])),
        ("B", due("2018-03-22", action("in-progress", &["drh"]))),
        ("C", due("2018-03-10", action("in-progress", &["drh"]))),
        ("D", due("2018-01-10", action("blocked", &["drh"]))),
        (
            "E",
            Action {
                weather: None,
                ..action("in-progress", &["drh"])
            },
        ),
        ("F", stepped),
        ("G", due("2017-01-01", action("done", &["drh"]))),
        ("H", due("2018-06-01", action("in-progress", &["drh"]))),
        (
            "I",
            Action {
                start: Some(day("2018-03-01")),
                ..action("planned", &["drh"])
            },
        ),
        (
            "J",
            Action {
                comment: Some(" ".into()),
                ..action("in-progress", &["drh"])
            },
        ),
    ]);
    hold(&mut plan, "2018-03-29-copil", MeetingState::Prepared);
    hold(&mut plan, "2018-06-29-copil", MeetingState::Prepared);
    let worklist = of(&plan, "drh");
    assert_eq!(worklist.until, day("2018-03-29"));
    assert_eq!(names(&worklist), ["D", "C", "F", "B", "I", "E", "J", "H", "A"]);
    let owed = worklist.items.iter().filter(|item| item.is_owed()).count();
    assert_eq!(owed, 7, "what is neither late nor due nor silent can wait");
    assert_eq!(
        worklist.items[0].obligations,
        [Obligation::Late {
            milestone: None,
            days: 64,
            others: 0,
        }]
    );
}

#[test]
fn a_person_answers_for_what_names_them_and_for_the_groups_that_they_lead() {
    let late = |leads: &[&str]| Action {
        due: Some(day("2018-01-01")),
        ..action("in-progress", leads)
    };
    let plan = plan(vec![
        ("A", late(&["drh", "chef"])),
        ("B", action("in-progress", &["chef"])),
        ("C", late(&[])),
        ("D", late(&["drh"])),
    ]);
    let roles = |person: &str| {
        let worklist = of(&plan, person);
        let roles = worklist.items.iter().map(|item| (item.name(), item.role));
        roles.collect::<Vec<_>>()
    };
    assert_eq!(
        roles("chef"),
        [
            ("A".into(), PersonRole::Second),
            ("C".into(), PersonRole::First),
            ("D".into(), PersonRole::GroupLead),
            ("B".into(), PersonRole::First),
        ]
    );
    assert_eq!(roles("membre").len(), 4);
    assert_eq!(roles("personne"), []);
    assert!(!of(&plan, "membre").items.iter().any(WorklistItem::is_owed));
    assert!(leads_anything(&plan, &"chef".parse().unwrap()));
    assert!(!leads_anything(&plan, &"membre".parse().unwrap()));
}

#[test]
fn the_meeting_of_today_is_ahead_until_it_is_closed_and_without_one_the_rules_say_what_is_soon() {
    let mut plan = plan(vec![]);
    assert_eq!(of(&plan, "drh").until, day("2018-04-14"));
    hold(&mut plan, "2018-03-15-copil", MeetingState::Open);
    assert_eq!(of(&plan, "drh").until, day(TODAY));
    hold(&mut plan, "2018-03-15-copil", MeetingState::Closed);
    assert_eq!(of(&plan, "drh").meeting, None);
}

#[test]
fn every_reader_of_the_plan_names_the_same_next_meeting() {
    use crate::attention::{Reason, ranked};
    use crate::query::{Filter, MatchContext};
    let due = Action {
        due: Some(day(TODAY)),
        ..action("planned", &["drh"])
    };
    let mut plan = plan(vec![("A", due)]);
    let committee = |reports_to: Option<&str>| Committee {
        reports_to: reports_to.map(|id| id.parse().unwrap()),
        ..Committee::default()
    };
    plan.config.committees.push("copil".parse().unwrap(), committee(None));
    plan.config
        .committees
        .push("cadres".parse().unwrap(), committee(Some("copil")));
    hold(&mut plan, "2018-03-15-cadres", MeetingState::Open);
    plan.meetings.values_mut().next().unwrap().committee = "cadres".parse().unwrap();
    hold(&mut plan, "2018-06-14-copil", MeetingState::Prepared);
    for (state, expected) in [
        (MeetingState::Prepared, "2018-03-15-copil"),
        (MeetingState::Open, "2018-03-15-copil"),
        (MeetingState::Closed, "2018-06-14-copil"),
    ] {
        hold(&mut plan, "2018-03-15-copil", state);
        let next = plan.next_meeting(day(TODAY)).unwrap();
        assert_eq!(next.0.as_str(), expected);
        assert_eq!(of(&plan, "drh").meeting, Some((next.0.clone(), next.1.date)));
        let ranked = ranked(&plan, None, day(TODAY));
        let Reason::Due { meeting, .. } = &ranked[0].reasons[0].reason else {
            panic!("{ranked:?}");
        };
        let ahead = Some(next.0).filter(|_| next.1.date > day(TODAY));
        assert_eq!(meeting.as_ref(), ahead, "on its day no time is left before it");
        let asked = |text: &str| {
            let filter = Filter::parse(text, &plan).unwrap();
            filter.select(&MatchContext::of(&plan, day(TODAY))).len()
        };
        let is_today = usize::from(state != MeetingState::Closed);
        assert_eq!((asked("due:next-copil"), asked("due<=next-copil")), (is_today, 1));
    }
}

#[test]
fn a_decision_is_owed_until_it_is_carried_out() {
    let mut plan = plan(vec![]);
    hold(&mut plan, "2017-12-14-copil", MeetingState::Closed);
    let meeting = plan.meetings.values_mut().next().unwrap();
    for (number, due, done) in [
        ("1", Some("2018-06-30"), None),
        ("2", Some("2018-03-01"), None),
        ("3", None, Some("2018-03-01")),
    ] {
        let decision = Decision {
            owner: Some("drh".parse().unwrap()),
            due: due.map(day),
            done: done.map(day),
            ..Decision::default()
        };
        meeting.decisions.push(number.parse().unwrap(), decision);
    }
    assert_eq!(names(&of(&plan, "drh")), ["2017-12-14-copil/2", "2017-12-14-copil/1"]);
}

#[test]
fn silence_is_told_from_the_history_and_any_touch_breaks_it() {
    let mut plan = plan(vec![("A", action("in-progress", &["drh"]))]);
    hold(&mut plan, "2017-12-14-copil", MeetingState::Closed);
    let set = |key: &str| Change::Set {
        subject: Subject::Action("A".parse().unwrap()),
        path: FieldPath::key(key),
        old: None,
        new: Some(Value::Text("sunny".into())),
    };
    let told = |steps: &[(&str, &str)]| {
        let changes: Vec<_> = steps.iter().map(|(on, key)| (day(on), [set(key)])).collect();
        let histories = ActionHistories::of(changes.iter().map(|(day, changes)| HistoryStep {
            day: *day,
            effective: None,
            undoes: false,
            changes,
            names: StepNames::default(),
            is_edge: false,
            decision: None,
        }));
        let worklist = worklist(&plan, &"drh".parse().unwrap(), Some(&histories), day(TODAY));
        worklist.items[0].obligations.clone()
    };
    assert_eq!(
        told(&[("2017-12-01", "weather")]),
        [Obligation::OldWeather { days: 104 }]
    );
    assert_eq!(told(&[("2017-12-20", "weather")]), [Obligation::Stale { days: 85 }]);
    assert_eq!(told(&[("2018-03-01", "comment"), ("2017-12-01", "weather")]), []);
}

#[test]
fn the_milestone_late_for_longest_speaks_for_the_others() {
    let mut late = action("in-progress", &["drh"]);
    for (id, due) in [("a", "2018-02-01"), ("b", "2018-01-01"), ("c", "2018-03-20")] {
        let milestone = Milestone {
            due: Some(day(due)),
            ..Milestone::default()
        };
        late.milestones.push(id.parse().unwrap(), milestone);
    }
    let plan = plan(vec![("A", late)]);
    assert_eq!(
        of(&plan, "drh").items[0].obligations,
        [
            Obligation::Late {
                milestone: Some("b".parse().unwrap()),
                days: 73,
                others: 1,
            },
            Obligation::Due {
                milestone: Some("c".parse().unwrap()),
                on: day("2018-03-20"),
            },
        ]
    );
}
