//! What `copil sync` makes of two people's work, in their own files: numbers taken twice, and other answers than the two.

use crate::common::World;
use crate::sync::{RH04, RH10, agree, two};

const PLAN: &str = "plans/essai/plan.toml";
const RH11: &str = "plans/essai/groups/rh/RH-11.toml";
const RH12: &str = "plans/essai/groups/rh/RH-12.toml";

/// Records all that was written by hand.
fn record(world: &World) {
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "À la main"]);
}

#[test]
fn a_number_that_both_gave_is_kept_by_the_one_who_shared_first() {
    let (drh, claire) = two();
    claire.write(RH11, "# celle de Claire\ntitle = \"Accueil\"\nstatus = \"planned\"\n");
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.write(RH11, "# la mienne\ntitle = \"Formation\"\nstatus = \"planned\"\n");
    drh.replace(RH10, "title", "depends_on = [\"RH-11\"]\ntitle");
    drh.replace(
        PLAN,
        "[axes]",
        "[views.suite]\ntitle = \"Suite\"\nfilter = \"depends:RH-11\"\n\n[axes]",
    );
    record(&drh);
    drh.lance(&["sync"])
        .ends(0)
        .says(&["RH-11 devient RH-12 : ce numéro avait été donné deux fois."]);
    assert!(drh.read(RH11).starts_with("# celle de Claire\n"));
    assert!(drh.read(RH12).starts_with("# la mienne\n"));
    assert!(drh.read(RH10).contains("depends_on = [\"RH-12\"]"));
    assert!(drh.read(PLAN).contains("filter = \"depends:RH-12\""));
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\nRenumbered: RH-11 -> RH-12\n"), "{message}");
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    drh.run(&["check"]).ends(0);
    claire.run(&["log"]).ends(0).says(&["RH-12"]);
}

#[test]
fn an_action_that_both_made_alike_is_one() {
    let (drh, claire) = two();
    for world in [&claire, &drh] {
        world.write(RH11, "title = \"Accueil\"\nstatus = \"planned\"\n");
        record(world);
    }
    claire.run(&["sync"]).ends(0);
    let told = drh.run(&["sync", "--json"]).ends(0).json();
    assert_eq!(told["renumbered"], serde_json::json!([]));
    assert!(!drh.path().join(RH12).exists());
}

#[test]
fn a_decision_that_both_numbered_alike_takes_the_next_number_and_what_names_it_follows() {
    let (drh, claire) = two();
    let meeting = "plans/essai/meetings/2018-03-01-copil.toml";
    let held = "committee = \"copil\"\ndate = 2018-03-01\nstate = \"written\"\n";
    claire.write(meeting, held);
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.write(meeting, format!("{held}\n[decisions.1]\ntext = \"Recruter.\"\n"));
    record(&claire);
    claire.run(&["sync"]).ends(0);
    let own = "[decisions.1]\ntext = \"Reporter.\"\n\n[decisions.2]\ntext = \"Former.\"\nsupersedes = \"2018-03-01-copil/1\"\n";
    drh.write(meeting, format!("{held}\n{own}"));
    record(&drh);
    let told = drh.run(&["sync", "--json"]).ends(0).json();
    let renumbered = serde_json::json!([{ "from": "2018-03-01-copil/1", "to": "2018-03-01-copil/3" }]);
    assert_eq!(told["renumbered"], renumbered);
    let text = drh.read(meeting);
    assert!(
        text.contains("[decisions.1]\ntext = \"Recruter.\"") && text.contains("[decisions.3]\ntext = \"Reporter.\""),
        "{text}"
    );
    assert!(text.contains("supersedes = \"2018-03-01-copil/3\""), "{text}");
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn a_proposal_gives_way_to_the_plan_that_took_its_number() {
    let world = World::new();
    let new = |title| ["new", "action", "rh", title, "--lead", "drh"];
    world.run(&[&new("Accueil")[..], &["--proposal", "a"]].concat()).ends(0);
    world.run(&["depend", "RH-10", "RH-11", "--proposal", "a"]).ends(0);
    world.run(&new("Formation")).ends(0);
    world
        .run(&["proposal", "show", "a"])
        .ends(0)
        .says(&["RH-11 becomes RH-12"]);
    world.run(&["proposal", "accept", "a"]).ends(0);
    assert!(world.read(RH11).contains("Formation") && world.read(RH12).contains("Accueil"));
    assert!(world.read(RH10).contains("RH-12"));
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\nRenumbered: RH-11 -> RH-12\n"), "{message}");
    assert_eq!(world.status(), "");
}

#[test]
fn another_value_than_the_two_may_be_the_answer() {
    let (drh, claire) = two();
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.run(&["status", "RH-04", "paused", "-m", "Le décret."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["due", "RH-04", "2018-06-30", "-m", "Le budget."]).ends(0);
    drh.run(&["status", "RH-04", "blocked", "-m", "Le budget.", "--on", "2018-03-01"])
        .ends(0);
    drh.run(&["sync", "--answer", "RH-04", "due", "=jadis"]).ends(2);
    drh.run(&["sync", "--answer", "RH-04", "all", "=x"])
        .ends(1)
        .says(&["To be answered"]);
    let due = ["sync", "--answer", "RH-04", "due", "=2018-09-30"];
    drh.run(&due).ends(1).says(&["1 question"]);
    drh.run(&[&due[..], &["--answer", "RH-04", "status", "=in-progress"]].concat())
        .ends(0);
    let text = drh.read(RH04);
    assert!(
        text.contains("due = 2018-09-30") && text.contains("status = \"in-progress\""),
        "{text}"
    );
    assert!(text.contains("since = 2018-03-15"), "{text}");
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("\nResolved: RH-04 status other\nResolved: RH-04 due other\n"),
        "{message}"
    );
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}
