//! Indicators: when they are to be measured, of an action and of the plan, and targets of several days.

use crate::common::World;

const SURVEY: &str = r#"
[indicators.usagers]
title = "Usagers satisfaits"
unit = "%"
from = 2017-08-01
at = ["0", "+6m", "T+12m"]
measures = [{ date = 2017-08-10, value = 61 }]
"#;

fn world() -> World {
    let world = World::new();
    for (path, text) in [
        ("plans/essai/groups/rh/RH-10.toml", SURVEY),
        (
            "plans/essai/plan.toml",
            &SURVEY.replace("usagers", "agents").replace("Usagers", "Agents"),
        ),
    ] {
        let before = world.read(path);
        world.write(path, format!("{before}{text}"));
    }
    world.git(&["commit", "-qam", "Enquêtes"]);
    world
}

#[test]
fn a_measure_that_is_due_is_asked_for_until_it_is_taken() {
    let world = world();
    world.lance(&["show", "RH-10"]).ends(0).says(&[
        "T0 : 61, T+6 mois : ?, T+12 mois : ?",
        "T+6 mois à mesurer : le 1er février 2018",
    ]);
    world
        .lance(&["mine"])
        .ends(0)
        .says(&["mesure du 01/02/2018 : Usagers satisfaits", "measure"]);
    world.lance(&["attention", "RH-10"]).says(&["Usagers satisfaits"]);
    world
        .lance(&["check"])
        .says(&["RH-10.toml", "la mesure du 1er février 2018 manque"]);
    let json = world.run(&["show", "RH-10", "--json"]).ends(0).json();
    let schedule = &json["indicators"][0]["schedule"];
    assert_eq!(
        (&schedule[1]["day"], &schedule[1]["value"]),
        (&"2018-02-01".into(), &serde_json::Value::Null)
    );
    world
        .run(&["measure", "RH-10", "usagers", "64", "--on", "2018-02-20"])
        .ends(0);
    let mine = world.lance(&["mine"]).ends(0);
    assert!(!mine.out.contains("Usagers satisfaits"), "{mine:?}");
    world
        .lance(&["show", "RH-10"])
        .ends(0)
        .says(&["prochaine mesure : T+12 mois"]);
}

#[test]
fn the_plan_has_indicators_of_its_own() {
    let world = world();
    world
        .lance(&["show", "plan"])
        .ends(0)
        .says(&["Agents satisfaits", "T+6 mois à mesurer"]);
    world
        .lance(&["check"])
        .says(&["plan.toml", "la mesure du 1er février 2018 manque"]);
    world
        .run(&["measure", "plan", "agents", "70 %", "--on", "2018-02-02"])
        .ends(0);
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("70\u{a0}% au 02/02/2018"), "{message}");
    assert!(
        world
            .read("plans/essai/plan.toml")
            .contains("{ date = 2018-02-02, value = 70 }")
    );
    let json = world.run(&["show", "plan", "--json"]).ends(0).json();
    assert_eq!(json["indicators"][0]["schedule"][1]["value"].as_f64(), Some(70.0));
    world.run(&["measure", "plan", "inconnu", "1"]).ends(1);
}

#[test]
fn what_cannot_be_a_moment_is_told() {
    let world = World::new();
    world
        .run(&[
            "set",
            "RH-04",
            "indicators.jours.from=2017-01-01",
            "indicators.jours.at=0,+6m,+1y",
        ])
        .ends(0);
    assert!(
        world
            .read("plans/essai/groups/rh/RH-04.toml")
            .contains("at = [\"0\", \"+6m\", \"+1y\"]")
    );
    world
        .run(&["set", "RH-04", "indicators.jours.at=bientôt"])
        .ends(1)
        .says(&["+6m"]);
}

#[test]
fn targets_of_several_days_are_kept_or_missed_each_by_its_own() {
    let world = World::new();
    world
        .run(&["set", "RH-04", "indicators.jours.targets+=100 30/06/2017"])
        .ends(0);
    world
        .run(&["set", "RH-04", "indicators.jours.targets+=150 31/12/2017", "--sure"])
        .ends(0);
    world
        .lance(&["show", "RH-04"])
        .ends(0)
        .says(&["cibles : 100 au 30/06/2017 (manquée), 150 au 31/12/2017 (manquée), 300 au 31/12/2018"]);
    let json = world.run(&["show", "RH-04", "--json"]).ends(0).json();
    let states = &json["indicators"][0]["all_targets"];
    assert_eq!(
        (&states[0]["state"], &states[2]["state"]),
        (&"missed".into(), &"to-come".into())
    );
}

#[test]
fn a_budget_says_who_pays() {
    let world = World::new();
    world
        .run(&[
            "set",
            "RH-04",
            "budgets.formation.planned=12000",
            "budgets.formation.unit=EUR",
        ])
        .ends(0);
    world.run(&["set", "RH-04", "budgets.formation.funder=Région"]).ends(0);
    world.lance(&["show", "RH-04"]).ends(0).says(&["financé par Région"]);
}

/// A budget goes by its title, where it has one.
#[test]
fn a_budget_has_a_title() {
    let world = World::new();
    let set = ["budgets.etude.title=Étude juridique", "budgets.etude.planned=12000"];
    world.run(&[&["set", "RH-04"][..], &set].concat()).ends(0);
    let spent = ["spend", "RH-04", "étude j", "9000", "-m", "Solde."];
    let told = ["budget « Étude juridique »"];
    world.lance(&spent).ends(0).says(&told);
    world.lance(&["show", "RH-04"]).ends(0).says(&["Étude juridique : 9"]);
}

/// Without a first value there is only the one to reach.
#[test]
fn an_indicator_without_a_first_value_says_what_is_to_be_reached() {
    let world = World::new();
    world
        .run(&[
            "set",
            "RH-04",
            "indicators.avis.title=Avis",
            "indicators.avis.unit=%",
            "indicators.avis.target.date=2019-06-30",
            "indicators.avis.target.value=75",
        ])
        .ends(0);
    world
        .lance(&["show", "RH-04"])
        .ends(0)
        .says(&["Avis : 75 % à atteindre"]);
}

/// A decision is quoted within a sentence, which ends once.
#[test]
fn a_late_decision_is_quoted_without_its_full_stop() {
    let world = World::new();
    let text = "Trancher la prise en charge des frais.";
    let decided = [
        "decision",
        "new",
        "copil",
        "--written",
        "--text",
        text,
        "--on",
        "2018-01-10",
    ];
    let owed = ["--due", "2018-02-15", "--action", "RH-04"];
    world.run(&[&decided[..], &owed].concat()).ends(0);
    world.run(&["attention"]).ends(0).says(&["charge des frais”."]);
}

#[test]
fn a_plan_that_is_prolonged_keeps_its_first_end() {
    let world = World::new();
    let decision = ["--decision", "2018-03-15-copil/1", "-m", "Printemps perdu."];
    world
        .run(&[&["set", "plan", "end=2020-06-30"][..], &decision].concat())
        .ends(0);
    let by = "prolongé du 31 décembre 2019 au 30 juin 2020 par la décision 2018-03-15-copil/1";
    world.lance(&["show", "plan"]).ends(0).says(&[by]);
    world.lance(&["forecast"]).ends(0).says(&[by]);
    let told = world.run(&["show", "plan", "--json"]).ends(0).json();
    assert_eq!(told["first_end"], "2019-12-31");
    assert_eq!(told["prolongation"]["decision"], "2018-03-15-copil/1");
    // Taken back, the plan ends as it was to.
    world.run(&["undo"]).ends(0);
    let told = world.run(&["show", "plan", "--json"]).ends(0).json();
    assert_eq!(told["prolongation"], serde_json::Value::Null);
}

#[test]
fn an_indicator_is_added_with_the_moments_that_it_is_measured_at() {
    let world = World::new();
    let survey = ["--unit", "%", "--from", "2018-03-01", "--schedule", "0,+6m,+12m"];
    let add = |home: &'static str| {
        [
            &["new", "indicator", home, "usagers", "Usagers satisfaits"],
            &survey[..],
        ]
        .concat()
    };
    world.lance(&add("RH-10")).ends(0);
    let written = "from = 2018-03-01\nat = [\"0\", \"+6m\", \"+12m\"]";
    let action = world.read("plans/essai/groups/rh/RH-10.toml");
    assert!(action.contains(written), "{action}");
    // The plan has indicators of its own.
    world.lance(&add("plan")).ends(0);
    let plan = world.read("plans/essai/plan.toml");
    assert!(
        plan.contains("[indicators.usagers]") && plan.contains(written),
        "{plan}"
    );
    world.run(&["measure", "plan", "usagers", "61"]).ends(0).says(&["61"]);
    let wrong = ["new", "indicator", "RH-10", "delai", "Délai", "--schedule", "bientôt"];
    world.lance(&wrong).ends(1).says(&["bientôt"]);
}
