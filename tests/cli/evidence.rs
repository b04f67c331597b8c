//! What shows how far an action is, and the statuses that ask for it.

use crate::common::World;

const WORKFLOW: &str = r#"
[statuses.under-way]
label = { fr = "En cours", en = "Under way" }
kind = "active"
next = ["carried-out"]

[statuses.carried-out]
label = { fr = "Mise en œuvre complète", en = "Fully carried out" }
kind = "closed"
needs = ["evidence"]
"#;

fn world() -> World {
    let world = World::new();
    let plan = world.read("plans/essai/plan.toml");
    world.write("plans/essai/plan.toml", format!("{plan}{WORKFLOW}"));
    for action in ["RH-10", "SI-02"] {
        let folder = action[..2].to_lowercase();
        let path = format!("plans/essai/groups/{folder}/{action}.toml");
        for status in ["planned", "done"] {
            let text = world.read(&path).replace(&format!("\"{status}\""), "\"under-way\"");
            world.write(&path, &text);
        }
    }
    world.replace("plans/essai/groups/rh/RH-04.toml", "in-progress", "under-way");
    world.git(&["commit", "-qam", "Statuts"]);
    world
}

#[test]
fn a_status_that_asks_for_evidence_is_refused_without() {
    let world = world();
    let refused = world.lance(&["status", "RH-10", "carried-out", "-m", "Tout est fait."]);
    refused.ends(1).says(&["demande un justificatif", "--evidence"]);
    let unnamed = world.run(&[
        "status",
        "RH-10",
        "carried-out",
        "--evidence",
        "https://essai.test/?d=12",
    ]);
    unnamed.ends(2).says(&["NAME=VALUE"]);
    world
        .run(&[
            "status",
            "RH-10",
            "carried-out",
            "--evidence",
            "Délibération du 12 mars=https://essai.test/?d=12",
        ])
        .ends(0);
    let text = world.read("plans/essai/groups/rh/RH-10.toml");
    assert!(
        text.contains("[evidence]\n\"Délibération du 12 mars\" = \"https://essai.test/?d=12\""),
        "{text}"
    );
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Status: under-way -> carried-out"), "{message}");
    assert!(message.contains("Field: evidence"), "{message}");
    world
        .lance(&["show", "RH-10"])
        .ends(0)
        .says(&["Justificatifs", "Délibération du 12 mars"]);
    world
        .lance(&["list", "justificatif:délibération"])
        .ends(0)
        .says(&["RH-10"]);
    let json = world.run(&["show", "RH-10", "--json"]).ends(0).json();
    assert_eq!(json["evidence"]["Délibération du 12 mars"], "https://essai.test/?d=12");
}

#[test]
fn check_tells_what_stands_as_carried_out_and_is_not_shown() {
    let world = world();
    world.run(&["check"]).ends(0);
    world.replace("plans/essai/groups/rh/RH-10.toml", "under-way", "carried-out");
    world.lance(&["check"]).says(&["RH-10.toml", "justificatif"]);
}

#[test]
fn the_same_action_elsewhere_is_named_by_its_plan_and_id() {
    let world = World::new();
    world.run(&["set", "RH-10", "same_as=agglo/RH-04"]).ends(0);
    world
        .run(&["set", "SI-02", "same_as=RH-04"])
        .ends(1)
        .says(&["PLAN/ACTION"]);
    world.run(&["set", "SI-02", "same_as=essai/SI-02"]).ends(0);
    world
        .lance(&["check"])
        .ends(0)
        .says(&["SI-02.toml", "la même qu’elle-même"]);
    world.run(&["undo"]).ends(0);
    world.run(&["list", "same-as:agglo"]).ends(0).says(&["RH-10"]);
    world
        .lance(&["show", "RH-10"])
        .ends(0)
        .says(&["Même action que", "agglo/RH-04"]);
}
