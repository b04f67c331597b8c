//! mine, groups and the whole of show.

use crate::common::World;

#[test]
fn what_i_owe_comes_first_with_the_verb_that_settles_it() {
    let world = World::new();
    let mine = world.lance(&["mine"]).ends(0);
    let mine = mine.says(&["À régler", "RH-04", "retard 43 j", "milestone, due, status"]);
    let at = |text: &str| mine.out.find(text);
    assert!(at("RH-04") < at("RH-10"), "{mine:?}");
    let json = world.run(&["mine", "--json"]).ends(0).json();
    assert_eq!(json["person"], "drh");
    assert_eq!(json["items"][0]["id"], "RH-04");
    assert_eq!(json["items"][0]["owed"], true);
    assert_eq!(json["items"][0]["reasons"][0]["kind"], "late");
    let other = world.run(&["mine", "--person", "dsi", "--json"]).ends(0).json();
    assert_eq!(other["person"], "dsi");
}

#[test]
fn someone_whom_the_plan_does_not_know_is_told_so() {
    let world = World::new();
    world.git(&["config", "user.email", "inconnu@essai.test"]);
    world.run(&["mine"]).ends(1);
    world.run(&["mine", "--person", "drh"]).ends(0).says(&["RH-04"]);
}

#[test]
fn groups_organisations_and_axes_are_told_the_same_way() {
    let world = World::new();
    let groups = world.run(&["groups", "--json"]).ends(0).json();
    assert_eq!(groups["groups"][0]["id"], "rh");
    assert_eq!(groups["groups"][0]["late"], 1);
    assert_eq!(groups["groups"][0]["stale"], 0);
    world
        .lance(&["groups", "--by", "axis"])
        .ends(0)
        .says(&["agents", "Sans axe"]);
    let json = world.run(&["groups", "--by", "organisation", "--json"]).ends(0).json();
    let last = json["organisations"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["id"], serde_json::Value::Null, "what has none comes last");
}

#[test]
fn a_sheet_tells_the_first_promise_and_what_the_format_does_not_know() {
    let world = World::new();
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "status = ",
        "arbitre = \"DGS\"\nstatus = ",
    );
    world.git(&["commit", "-qam", "Arbitre"]);
    world
        .run(&["due", "RH-10", "2018-06-30", "-m", "Le marché tarde."])
        .ends(0);
    world.lance(&["show", "RH-10"]).ends(0).says(&[
        "10 avril 2018 → 30 juin 2018, repoussée une fois (81 j)",
        "arbitre = DGS",
        "Le marché tarde.",
    ]);
    let json = world.run(&["show", "RH-10", "--json"]).ends(0).json();
    assert_eq!(json["first_due"], "2018-04-10");
    assert_eq!(
        (json["pushes"].as_i64(), json["pushed_days"].as_i64()),
        (Some(1), Some(81))
    );
    assert_eq!(json["unknown"]["arbitre"], "DGS");
}

#[test]
fn of_no_action_no_share_is_done() {
    let world = World::new();
    world.run(&["new", "group", "vide", "Vide"]).ends(0);
    let forecast = world.lance(&["forecast", "--group", "vide"]).ends(0);
    let forecast = forecast.says(&["0 sur 0"]);
    assert!(!forecast.out.contains("(0"), "{forecast:?}");
}

#[test]
fn an_action_belongs_to_a_phase_which_has_its_own_figures() {
    let world = World::new();
    world
        .run(&[
            "new",
            "phase",
            "essai",
            "Mise à l’épreuve",
            "--start",
            "2018-01-01",
            "--end",
            "2018-03-31",
        ])
        .ends(0)
        .says(&["new phase “Mise à l’épreuve”"]);
    world.run(&["set", "RH-04", "phase=essai"]).ends(0);
    world.run(&["set", "RH-10", "phase=essais"]).ends(1).says(&["phase"]);
    let listed = world.run(&["list", "phase:essai", "--json"]).ends(0).json();
    assert_eq!(
        (&listed["actions"][0]["id"], &listed["actions"][0]["phase"]),
        (&"RH-04".into(), &"essai".into())
    );
    world
        .run(&["list", "--phase", "mise à l’épreuve"])
        .ends(0)
        .says(&["RH-04"]);
    world.lance(&["list", "phase:aucune"]).ends(0).says(&["RH-10", "SI-02"]);
    world
        .lance(&["show", "RH-04"])
        .ends(0)
        .says(&["Phase", "Mise à l’épreuve"]);
    let groups = world.run(&["groups", "--by", "phase", "--json"]).ends(0).json();
    let phase = &groups["phases"][0];
    assert_eq!(
        (&phase["id"], &phase["total"], &phase["late"]),
        (&"essai".into(), &1.into(), &1.into())
    );
    assert_eq!(phase["end"], "2018-03-31");
    world
        .run(&["groups", "--by", "phase"])
        .ends(0)
        .says(&["Start", "End", "2018-03-31"]);
    let elapsed = phase["elapsed"].as_f64().unwrap();
    assert!(
        (81.0..83.0).contains(&elapsed),
        "the time of a phase is that of its own days: {elapsed}"
    );
    world.lance(&["groups", "--by", "phase"]).ends(0).says(&["Sans phase"]);
    let forecast = world.run(&["forecast", "--phase", "essai", "--json"]).ends(0).json();
    assert_eq!(
        (&forecast["end"], &forecast["part"]["phase"]),
        (&"2018-03-31".into(), &"essai".into())
    );
    let forecast = world
        .run(&["forecast", "--organisation", "agglo", "--json"])
        .ends(0)
        .json();
    assert_eq!(forecast["scope"], 1);
    world.run(&["forecast", "--phase", "essai", "--axis", "agents"]).ends(2);
    // What refers to a phase is not left behind by what takes the phase away.
    world.run(&["set", "plan", "phases.essai="]).ends(1);
    world.replace(
        "plans/essai/groups/rh/RH-04.toml",
        "phase = \"essai\"",
        "phase = \"esai\"",
    );
    world.run(&["check"]).ends(1).says(&["esai", "phase", "essai"]);
}
