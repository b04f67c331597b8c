//! attention and forecast.

use crate::common::World;

#[test]
fn what_deserves_attention_is_ranked_with_its_reasons() {
    let world = World::new();
    let english = world.run(&["attention"]).ends(0);
    assert_eq!(
        english.out,
        "\
RH-04  Ouvrir le télétravail · 42 points
    13  43\u{a0}days late: it was due on 31\u{a0}January 2018.
     8  Milestone “Charte signée” missed by 43\u{a0}days.
    ×2  Priority: high.

RH-10  Accueillir des apprentis · 2 points
     2  Due in 26\u{a0}days.
"
    );
    let french = world.lance(&["attention", "--oneline", "-n", "1"]).ends(0);
    assert_eq!(
        french.out,
        "RH-04  Ouvrir le télétravail · 42 points · retard 43\u{a0}j · jalon manqué de 43\u{a0}j\n"
    );
    world
        .lance(&["attention", "--group", "si"])
        .ends(0)
        .says(&["Rien ne réclame l’attention du comité."]);
    let mine = world.run(&["attention", "--lead", "me", "--json"]).ends(0).json();
    assert_eq!(mine["attention"].as_array().unwrap().len(), 2);
}

#[test]
fn the_plan_sets_the_weights_and_the_history_adds_its_reasons() {
    let world = World::new();
    world.run(&["due", "RH-10", "2018-05-31"]).ends(0);
    world.run(&["due", "RH-10", "2018-09-30"]).ends(0);
    world.run(&["set", "plan", "rules.attention.pushed=40"]).ends(0);
    let json = world.run(&["attention", "--json"]).ends(0).json();
    assert_eq!(json["history"], true);
    assert_eq!(json["weights"]["pushed"], 40.0);
    let first = &json["attention"][0];
    assert_eq!(first["action"]["id"], "RH-10");
    assert_eq!(first["reasons"][0]["reason"], "pushed");
    assert_eq!(first["reasons"][0]["times"], 2);
    assert_eq!(first["reasons"][0]["points"], 80);
    world
        .lance(&["attention"])
        .ends(0)
        .says(&["Échéance repoussée 2 fois, de 173 jours en tout."]);
    world.run(&["set", "plan", "rules.attention.pushed=-1"]).ends(1);
}

#[test]
fn a_plan_without_history_is_judged_by_its_present() {
    let world = World::new();
    std::fs::remove_dir_all(world.path().join(".git")).unwrap();
    let run = world.lance(&["attention", "--oneline"]).ends(0);
    assert!(run.out.starts_with("RH-04"), "{run:?}");
    run.says(&["Sans historique, seul le présent compte."]);
    world
        .run(&["forecast"])
        .ends(0)
        .says(&["Done", "1 of 3 (33%)", "not enough history"]);
}

#[test]
fn a_forecast_says_where_the_plan_stands_and_what_to_expect() {
    let world = World::new();
    world.lance(&["forecast"]).ends(0).says(&[
        "Tout le plan",
        "1 sur 3 (33 %)",
        "1 aux échéances actuelles",
        "pas assez d’historique",
        "minimum : 8 semaines, 3 réalisées",
    ]);
    let actions = [("a", "2017-05-04"), ("b", "2017-09-07"), ("c", "2018-01-11")];
    for (id, since) in actions {
        let text = format!("title = \"Une action\"\nstatus = \"done\"\nsince = {since}\n");
        world.write(&format!("plans/essai/groups/si/{id}.toml"), text);
    }
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "Trois de plus"]);
    let run = world.lance(&["forecast"]).ends(0);
    run.says(&["4 sur 6 (67 %)", "Tout terminé", "1 chance sur 2", "8 chances sur 10"]);
    let json = world.run(&["forecast", "--json"]).ends(0).json();
    assert_eq!(json["forecast"]["state"], "foreseen");
    assert_eq!(json["forecast"]["done"], 3);
    assert!(json["forecast"]["date_50"].as_str() <= json["forecast"]["date_80"].as_str());
    let group = world.run(&["forecast", "--group", "rh", "--json"]).ends(0).json();
    assert_eq!((&group["part"]["group"], &group["scope"]), (&"rh".into(), &2.into()));
    world.run(&["forecast", "--axis", "nowhere"]).ends(1);
}
