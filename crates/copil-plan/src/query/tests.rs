use super::*;
use crate::action_history::{ActionHistories, ActionHistory, HistoryStep, StepNames};
use crate::{
    Action, AgendaItem, Budget, Group, Language, Meeting, Milestone, Person, Plan, Priority, Subject, Weather,
};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day of every test.
fn today() -> NaiveDate {
    day("2016-02-01")
}

fn put(plan: &mut Plan, id: &str, group: &str, action: Action) {
    let placed = GroupedAction {
        group: group.parse().unwrap(),
        action: Box::new(action),
    };
    plan.actions.insert(id.parse().unwrap(), placed);
}

fn plan() -> Plan {
    let mut plan = Plan::empty("essai".parse().unwrap());
    for (id, title) in [("rh", "Ressources humaines"), ("fi", "Finances"), ("fi2", "Finances")] {
        let group = Group {
            title: title.into(),
            members: if id == "fi" {
                vec!["drh".parse().unwrap()]
            } else {
                Vec::new()
            },
            ..Group::default()
        };
        plan.groups.insert(id.parse().unwrap(), group);
    }
    for (id, name) in [
        ("drh", "Direction des ressources humaines"),
        ("daf", "Direction des finances"),
    ] {
        let person = Person {
            name: name.into(),
            ..Person::default()
        };
        plan.config.people.push(id.parse().unwrap(), person);
    }
    plan.config
        .axes
        .push("aucun".parse().unwrap(), "Un axe au nom fâcheux".into());
    plan.config
        .committees
        .push("copil".parse().unwrap(), crate::Committee::default());
    put(
        &mut plan,
        "RH-10",
        "rh",
        Action {
            title: "Réunion des cadres".into(),
            status: "planned".parse().unwrap(),
            due: Some(day("2016-01-31")),
            leads: vec!["drh".parse().unwrap()],
            priority: Priority::High,
            depends_on: vec!["FI-1".parse().unwrap()],
            tags: vec!["Budget".into()],
            description: Some("Un parapheur\nélectronique".into()),
            ..Action::default()
        },
    );
    put(
        &mut plan,
        "RH-2",
        "rh",
        Action {
            title: "Télétravail".into(),
            status: "done".parse().unwrap(),
            due: Some(day("2015-12-31")),
            weather: Some(Weather::Sunny),
            leads: vec!["drh".parse().unwrap(), "daf".parse().unwrap()],
            ..Action::default()
        },
    );
    let mut delegations = Action {
        title: "Circuit des délégations".into(),
        status: "blocked".parse().unwrap(),
        weather: Some(Weather::Stormy),
        axis: Some("aucun".parse().unwrap()),
        progress: Some(40.0),
        ..Action::default()
    };
    let milestone = Milestone {
        title: "Circuit dessiné".into(),
        due: Some(day("2016-03-15")),
        ..Milestone::default()
    };
    delegations.milestones.push("dessin".parse().unwrap(), milestone);
    let budget = Budget {
        planned: Some(100.0),
        spent: Some(250.0),
        ..Budget::default()
    };
    delegations.budgets.push("achat".parse().unwrap(), budget);
    put(&mut plan, "FI-1", "fi", delegations);
    let item = AgendaItem {
        action: "RH-2".parse().ok(),
        ..AgendaItem::default()
    };
    let meeting = Meeting {
        committee: "copil".parse().unwrap(),
        date: day("2016-03-10"),
        agenda: [("RH-2".parse().unwrap(), item)].into_iter().collect(),
        ..Meeting::default()
    };
    plan.meetings.insert("2016-03-10-copil".parse().unwrap(), meeting);
    plan
}

fn ids_of(text: &str, context: &MatchContext<'_>) -> Vec<String> {
    let filter = Filter::parse(text, context.plan).unwrap_or_else(|error| panic!("{text}: {error}"));
    filter.select(context).iter().map(|(id, _)| id.to_string()).collect()
}

/// The actions that meet a filter, with and without folded texts at hand; both must be the same.
fn ids(text: &str) -> String {
    let (plan, me) = (plan(), "drh".parse().unwrap());
    let context = MatchContext {
        me: Some(&me),
        ..MatchContext::of(&plan, today())
    };
    let texts = SearchIndex::of(&plan);
    let quick = MatchContext {
        texts: Some(&texts),
        ..context
    };
    let found = ids_of(text, &context);
    assert_eq!(ids_of(text, &quick), found, "{text}");
    found.join(" ")
}

#[test]
fn every_term_must_hold() {
    for (text, expected) in [
        ("", "FI-1 RH-2 RH-10"),
        ("group:rh", "RH-2 RH-10"),
        ("groupe:\"Ressources humaines\"", "RH-2 RH-10"),
        ("status:blocked,done", "FI-1 RH-2"),
        ("statut:bloquée", "FI-1"),
        ("-statut:réalisée,bloquée", "RH-10"),
        ("kind:waiting", "FI-1"),
        ("late", "RH-10"),
        ("retard groupe:fi", ""),
        ("soon", ""),
        ("late>0", "RH-10"),
        ("retard>1", ""),
        ("lead:me", "RH-2 RH-10"),
        ("pilote:moi -binôme", "RH-10"),
        ("mine", "RH-2 RH-10"),
        ("lead:none", "FI-1"),
        ("person:drh", "FI-1 RH-2 RH-10"),
        ("priorité:haute", "RH-10"),
        ("priority<high", "FI-1 RH-2"),
        ("priority>=normal", "FI-1 RH-2 RH-10"),
        ("météo:orage", "FI-1"),
        ("weather>=cloudy", "FI-1"),
        ("weather:none", "RH-10"),
        ("axis:none", "RH-2 RH-10"),
        ("axis:\"aucun\"", "FI-1"),
        ("tag:budget", "RH-10"),
        ("-tag:budget", "FI-1 RH-2"),
        ("progress<100", "FI-1 RH-10"),
        ("progress>=40", "RH-2"),
        ("avancement:100%", "RH-2"),
        ("unfinished", "FI-1 RH-10"),
        ("missed", ""),
        ("held", "RH-10"),
        ("overspent", "FI-1"),
        ("budget>50 spent>200", "FI-1"),
        ("budget:none", "RH-2 RH-10"),
        ("depends:fi-01", "RH-10"),
        ("meeting:next", "RH-2"),
        ("réunion:2016-03-10-copil", "RH-2"),
        ("meeting:none", "FI-1 RH-10"),
        ("meeting:last", ""),
        ("milestone:dessiné", "FI-1"),
        ("jalon:aucun", "RH-2 RH-10"),
        ("id:rh", "RH-2 RH-10"),
        ("id=rh-02", "RH-2"),
        ("title:tele", "RH-2"),
        ("title=tele", ""),
        ("titre=teletravail", "RH-2"),
        ("reunion", "RH-10"),
        ("-reunion -télétravail", "FI-1"),
        ("\"reunion des\"", "RH-10"),
        ("\"parapheur electronique\"", "RH-10"),
        ("reunion delegations", ""),
    ] {
        assert_eq!(ids(text), expected, "{text}");
    }
}

#[test]
fn days_are_compared_by_their_whole_month_or_year() {
    for (text, expected) in [
        ("next-due<2016-01-31", ""),
        ("next-due<=2016-01-31", "RH-10"),
        ("next-due<2016-02", "RH-10"),
        ("next-due:2016-03", "FI-1"),
        ("prochaine-échéance:03/2016", "FI-1"),
        ("next-due>2016-01", "FI-1"),
        ("next-due>=2016", "FI-1 RH-10"),
        ("next-due<=+60j", "FI-1 RH-10"),
        ("next-due>next-copil", "FI-1"),
        ("next-due<prochain-copil", "RH-10"),
        ("next-due>next-copil -next-due>next-copil", ""),
        // What is done has no day left to keep, and its own due date all the same.
        ("next-due:none", ""),
        ("next-due:2015", ""),
        ("end:2015", "RH-2"),
        ("end:none", "FI-1"),
        ("next-due<last-copil", ""),
        ("due<last-copil", ""),
        ("échéance<=2016-01-31 -end:2015", "RH-10"),
    ] {
        assert_eq!(ids(text), expected, "{text}");
    }
}

#[test]
fn the_history_is_asked_once_it_is_read() {
    let mut plan = plan();
    put(
        &mut plan,
        "FI-2",
        "fi",
        Action {
            status: "in-progress".parse().unwrap(),
            ..Action::default()
        },
    );
    let set = |action: &str, key: &str, old: &str, new: &str| crate::Change::Set {
        subject: Subject::Action(action.parse().unwrap()),
        path: crate::value::FieldPath::key(key),
        old: Some(crate::value::Value::Date(day(old))),
        new: Some(crate::value::Value::Date(day(new))),
    };
    let changes = [
        set("FI-2", "start", "2015-01-01", "2015-02-01"),
        set("RH-10", "due", "2015-06-30", "2016-01-31"),
    ];
    let step = HistoryStep {
        day: day("2015-10-01"),
        effective: None,
        undoes: false,
        changes: &changes,
        names: StepNames::default(),
        is_edge: false,
        decision: None,
    };
    // Of a history that is cut off, nothing is known that was promised before.
    let edge = HistoryStep {
        is_edge: true,
        decision: None,
        changes: &[],
        ..step
    };
    let cut = ActionHistories::of([step, edge]);
    assert_eq!(cut.history(&"RH-10".parse().unwrap()).unwrap().first_promise(), None);
    let of_cut = MatchContext {
        histories: Some(&cut),
        ..MatchContext::of(&plan, today())
    };
    for (text, unknown) in [
        ("pushed:2", 4),
        ("promised<2016", 4),
        ("touched<2016", 2),
        ("stale", 2),
        ("late", 0),
    ] {
        assert_eq!(Filter::parse(text, &plan).unwrap().unknown(&of_cut), unknown, "{text}");
    }
    assert_eq!(ids_of("pushed:0", &of_cut), [""; 0]);
    let histories = ActionHistories::of([step]);
    assert_ne!(
        histories.history(&"FI-2".parse().unwrap()),
        Some(&ActionHistory::default())
    );
    let unread = MatchContext::of(&plan, today());
    let read = MatchContext {
        histories: Some(&histories),
        ..unread
    };
    for (text, expected) in [
        ("stale", "FI-2"),
        ("touched<2015-11", "FI-2 RH-10"),
        ("touched:none", "FI-1 RH-2"),
        ("repoussée:1", "RH-10"),
        ("pushed<1", "FI-1 FI-2 RH-2"),
        ("promised:2015-06", "RH-10"),
    ] {
        assert!(Filter::parse(text, &plan).unwrap().asks_history(), "{text}");
        assert_eq!(ids_of(text, &read).join(" "), expected, "{text}");
    }
    assert_eq!(ids_of("stale", &unread), [""; 0]);
    assert_eq!(ids_of("pushed:0", &unread), [""; 0]);
}

#[test]
fn a_key_says_what_a_day_without_a_year_is_for() {
    let plan = plan();
    let day_of = |text: &str| match Filter::parse(text, &plan).unwrap().terms() {
        [
            Term {
                condition:
                    Condition::Compares {
                        value: FilterValue::Day(moment),
                        ..
                    },
                ..
            },
        ] => moment
            .day(&plan, "2018-03-15".parse().unwrap())
            .unwrap()
            .unwrap()
            .to_string(),
        terms => panic!("{terms:?}"),
    };
    for key in ["due", "end", "start", "promised"] {
        assert_eq!(day_of(&format!("{key}<15/09")), "2018-09-15", "{key}");
    }
    for key in ["since", "touched"] {
        assert_eq!(day_of(&format!("{key}>15/09")), "2017-09-15", "{key}");
    }
    let filter = Filter::parse("due<15/09 since>\"1er mai\"", &plan).unwrap();
    assert_eq!(filter.to_string(), "due<15/09 since>01/05");
    assert_eq!(Filter::parse(&filter.to_string(), &plan), Ok(filter));
}

#[test]
fn errors_point_at_the_word_that_is_wrong() {
    let plan = plan();
    let wrong = |text: &str| {
        let error = Filter::parse(text, &plan).unwrap_err();
        (text[error.span].to_owned(), error.fault)
    };
    let (word, fault) = wrong("late statu:done");
    assert_eq!(word, "statu");
    assert!(matches!(fault, FilterFault::UnknownKey { nearest: Some(near), .. } if near == "status"));
    let (word, fault) = wrong("group:rh status:done,bloqué,bloqéue réunion");
    assert_eq!(word, "bloqéue");
    assert!(
        matches!(fault, FilterFault::UnknownValue { key: FilterKey::Status, nearest: Some(near), .. } if near == "bloquée")
    );
    let (word, fault) = wrong("group:finances");
    assert_eq!(word, "finances");
    assert!(matches!(fault, FilterFault::Ambiguous { .. }));
    assert_eq!(wrong("due<juin"), ("juin".into(), FilterFault::NotADay("juin".into())));
    assert_eq!(wrong("retard:x"), ("x".into(), FilterFault::NotANumber("x".into())));
    assert_eq!(
        wrong("late group<rh"),
        ("group<rh".into(), FilterFault::NotCompared { key: FilterKey::Group })
    );
    assert_eq!(
        wrong("due<2016,2017"),
        (
            "due<2016,2017".into(),
            FilterFault::SeveralCompared { key: FilterKey::Due }
        )
    );
    assert_eq!(wrong("due<none").1, FilterFault::NotCompared { key: FilterKey::Due });
    assert_eq!(
        wrong("late status:done,"),
        (
            "status:done,".into(),
            FilterFault::MissingValue { key: FilterKey::Status }
        )
    );
    assert_eq!(wrong("late - soon"), ("-".into(), FilterFault::NothingNegated));
}

#[test]
fn a_filter_is_written_in_english_and_in_the_person_s_words() {
    let plan = plan();
    for (text, english, french) in [
        (
            "groupe:Rh statut:bloquée,En_pause retard",
            "group:rh status:blocked,paused late",
            "groupe:rh statut:bloquée,en-pause retard",
        ),
        ("échéance<30/6/2018", "due<2018-06-30", "échéance<2018-06-30"),
        ("due<=+30j pilote:moi", "due<=+30d lead:me", "échéance<=+30j pilote:moi"),
        ("-mot «deux mots»", "-mot \"deux mots\"", "-mot \"deux mots\""),
        (
            "\"late\" title:\"a,b\"",
            "\"late\" title:\"a,b\"",
            "\"late\" titre:\"a,b\"",
        ),
        (
            "axe:\"AUCUN\" axe:aucun",
            "axis:\"aucun\" axis:none",
            "axe:\"aucun\" axe:aucun",
        ),
        ("due:next-copil", "due:next-copil", "échéance:prochain-copil"),
    ] {
        let filter = Filter::parse(text, &plan).unwrap();
        assert_eq!(filter.to_string(), english, "{text}");
        assert_eq!(filter.spelled(Language::Fr, &plan), french, "{text}");
        for spelled in [filter.to_string(), filter.spelled(Language::Fr, &plan)] {
            assert_eq!(Filter::parse(&spelled, &plan).as_ref(), Ok(&filter), "{spelled}");
        }
    }
}

#[test]
fn a_flag_is_asked_for_or_no_longer() {
    let mut filter = Filter::of_group("rh".parse().unwrap());
    filter.toggle(Flag::Late);
    assert_eq!(filter.to_string(), "group:rh late");
    assert_eq!(filter.groups().unwrap(), [&"rh".parse().unwrap()]);
    filter.toggle(Flag::Late);
    assert_eq!(filter.to_string(), "group:rh");
}

/// What is proposed where the text has a `|`.
fn proposed(text: &str, language: Language) -> (String, Vec<String>) {
    let cursor = text.find('|').unwrap();
    let text = text.replace('|', "");
    let completion = complete(&text, cursor, language, &plan(), &["blois", "chalon"]);
    let candidates = completion.candidates.into_iter().map(|candidate| candidate.insert);
    (text[completion.span].to_owned(), candidates.collect())
}

#[test]
fn the_plans_are_proposed_by_their_names() {
    let (replaced, plans) = proposed("plan:ch|", Language::Fr);
    assert_eq!((replaced.as_str(), plans), ("ch", vec!["chalon".to_owned()]));
    assert_eq!(proposed("plan:|", Language::En).1, ["blois", "chalon"]);
}

#[test]
fn what_may_be_typed_is_proposed_with_what_it_replaces() {
    let en = |text: &str| proposed(text, Language::En);
    let fr = |text: &str| proposed(text, Language::Fr);
    assert_eq!(en("late gro|"), ("gro".into(), vec!["group:".into()]));
    assert_eq!(fr("éch|"), ("éch".into(), vec!["échéance:".into()]));
    assert_eq!(
        fr("due|"),
        ("due".into(), vec!["échéance:".into(), "bientôt".into()]),
        "the other language's word is understood"
    );
    assert_eq!(en("-mis|"), ("mis".into(), vec!["missed".into()]));
    assert_eq!(
        en("group:|"),
        (String::new(), vec!["fi".into(), "fi2".into(), "rh".into()])
    );
    assert_eq!(
        en("group:fi,ress|"),
        ("ress".into(), vec!["rh".into()]),
        "found by the words of its title"
    );
    assert_eq!(fr("statut:bloquée,en|").1, ["en-cours", "en-pause"]);
    assert_eq!(fr("humaines|").1, ["groupe:rh", "pilote:drh"]);
    assert_eq!(en("tag:| late"), (String::new(), vec!["Budget".into(), "none".into()]));
    assert_eq!(en("weather>=s|").1, ["sunny", "stormy"], "nothing is more than nothing");
    assert!(en("due<|").1.contains(&"next-copil".to_owned()));
    assert_eq!(en("status:done|").1, [""; 0], "nothing more to propose");
    assert_eq!(en("nothing:|").1, [""; 0]);
    assert!(en("late |").1.len() > 20, "everything may come next");
}

#[test]
fn orders_put_what_is_unknown_last() {
    let plan = plan();
    let sorted = |order: Order| {
        let mut actions: Vec<_> = plan.actions.iter().collect();
        order.sort(&plan, &mut actions);
        actions.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(sorted(Order::Weather), ["FI-1", "RH-2", "RH-10"]);
    for order in [Order::NextDue, Order::Late] {
        assert_eq!(
            sorted(order),
            ["RH-10", "FI-1", "RH-2"],
            "a closed action has no day left to keep"
        );
    }
    assert_eq!(sorted(Order::Due), ["RH-2", "RH-10", "FI-1"], "its own");
    assert_eq!(sorted(Order::Title), ["FI-1", "RH-10", "RH-2"]);
    assert_eq!(sorted(Order::Lead), ["RH-2", "RH-10", "FI-1"]);
    assert_eq!(sorted(Order::Group), ["FI-1", "RH-2", "RH-10"]);
}

#[test]
fn presets_are_filters_that_can_be_typed() {
    let plan = plan();
    for preset in Preset::ALL {
        let filter = preset.filter();
        assert_eq!(
            Filter::parse(&filter.to_string(), &plan),
            Ok(filter),
            "{}",
            preset.word()
        );
    }
}
