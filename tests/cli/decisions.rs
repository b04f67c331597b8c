//! decisions, decision: the register, and what follows on a decision.

use crate::common::World;

const MARCH: &str = "plans/essai/meetings/2018-03-15-copil.toml";
const WRITTEN: &str = "plans/essai/meetings/2018-04-03-copil.toml";
const LATER: &str = "2018-07-10";

/// The small plan with four decisions: one late in July, one carried out, one that waits, one that is confidential.
fn world() -> World {
    let world = World::new();
    let text = world.read(MARCH).replace("\"prepared\"", "\"closed\"")
        + "\n[decisions.2]\ntext = \"Ouvrir la messagerie.\"\nowner = \"dsi\"\ndue = 2018-05-31\ndone = 2018-05-02\n"
        + "\n[decisions.3]   # sans date\ntext = \"Accueillir des apprentis.\"\nactions = [\"RH-10\"]\nowner = \"drh\"\n"
        + "\n[decisions.4]\ntext = \"Un poste supprimé.\"\nowner = \"dsi\"\nconfidential = true\n";
    world.write(MARCH, text);
    world.git(&["commit", "-qam", "Réunion tenue"]);
    world
}

fn message(world: &World) -> String {
    let said = world.git(&["log", "-1", "--format=%B"]);
    said.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The names of the decisions that are listed in July.
fn listed(world: &World, arguments: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = ["decisions", "--json"].iter().chain(arguments).copied().collect();
    let json = world.run_on(LATER, &arguments).ends(0).json();
    let decisions = json["decisions"].as_array().unwrap().iter();
    decisions.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_register_is_asked_by_owner_state_committee_action_day_and_words() {
    let world = world();
    world.run_on(LATER, &["decisions"]).ends(0).says(&[
        "2018-03-15-copil/1  !  Signer la charte.",
        "10 d late",
        "2018-03-15-copil/2  ✓",
        "carried out on 2018-05-02",
        "Un poste supprimé. (confidential)",
    ]);
    let name = |n| format!("2018-03-15-copil/{n}");
    for (arguments, expected) in [
        (vec!["--state", "late"], vec![1]),
        (vec!["--state", "en retard,exécutée"], vec![1, 2]),
        (vec!["--owner", "dsi"], vec![2, 4]),
        (vec!["--owner", "me", "--state", "open"], vec![3]),
        (vec!["--action", "RH-10"], vec![3]),
        (vec!["--committee", "copil", "CHARTE"], vec![1]),
        (vec!["--since", "2018-03-16"], vec![]),
        (vec!["--until", "2018-03-15", "apprentis"], vec![3]),
    ] {
        let expected: Vec<String> = expected.into_iter().map(name).collect();
        assert_eq!(listed(&world, &arguments), expected, "{arguments:?}");
    }
    world
        .run(&["decisions", "--state", "lost"])
        .ends(2)
        .says(&["carried out"]);
    world.run(&["decisions", "--owner", "dga"]).ends(1);
    // Somebody who left the plan still owns what they were given.
    world.replace(MARCH, "owner = \"drh\"\ndue", "owner = \"dga\"\ndue");
    let left = world.run_on(LATER, &["decisions", "--owner", "dga"]).ends(0);
    assert!(
        left.out.contains("Signer la charte.") && !left.out.contains("apprentis"),
        "{}",
        left.out
    );
}

#[test]
fn a_decision_is_carried_out_once_and_its_commit_says_so() {
    let world = world();
    world
        .lance(&[
            "decision",
            "done",
            "2018-03-15-copil/3",
            "--on",
            "2018-03-10",
            "-m",
            "Deux contrats.",
        ])
        .ends(0);
    let said = message(&world);
    assert!(
        said.starts_with("Décision 2018-03-15-copil/3 exécutée : « Accueillir des apprentis. »\n\nDeux contrats.\n"),
        "{said}"
    );
    for trailer in [
        "Effective: 2018-03-10\n",
        "Meeting: 2018-03-15-copil\n",
        "Decision: 2018-03-15-copil/3\n",
    ] {
        assert!(said.contains(trailer), "{trailer}: {said}");
    }
    // What became of a decision corrects no record.
    let record = world.run(&["report", "record", "2018-03-15-copil"]).ends(0);
    assert!(
        record.out.contains("apprentis") && !record.out.contains("Deux contrats"),
        "{}",
        record.out
    );
    assert!(
        world.read(MARCH).contains("owner = \"drh\"\ndone = 2018-03-10\n"),
        "{}",
        world.read(MARCH)
    );
    world.run(&["decision", "done", "2018-03-15-copil/3"]).ends(3);
    world.run(&["decision", "done", "2018-03-15-copil/9"]).ends(1);
    // A decision that asked for it, or the meeting it was reported to, is said besides.
    let asked = ["--decision", "2018-03-15-copil/1"];
    let undone = ["decision", "done", "2018-03-15-copil/3", "--not-done"];
    world.lance(&[undone.as_slice(), asked.as_slice()].concat()).ends(0);
    let said = message(&world);
    assert!(
        said.starts_with("Décision 2018-03-15-copil/3 de nouveau à exécuter"),
        "{said}"
    );
    assert!(
        said.contains("Decision: 2018-03-15-copil/1\nDecision: 2018-03-15-copil/3\n"),
        "{said}"
    );
}

#[test]
fn one_takes_the_place_of_another_and_neither_itself_nor_in_a_circle() {
    let world = world();
    let (first, third) = ("2018-03-15-copil/1", "2018-03-15-copil/3");
    world.run(&["decision", "supersede", first, third]).ends(0);
    let said = message(&world);
    assert!(
        said.starts_with("Décision 2018-03-15-copil/1 remplacée : par 2018-03-15-copil/3\n"),
        "{said}"
    );
    assert_eq!(listed(&world, &["--state", "superseded"]), [first]);
    world.run(&["decision", "supersede", first, third]).ends(3);
    world
        .run(&["decision", "supersede", third, first])
        .ends(1)
        .says(&["in a circle"]);
    world.run(&["decision", "supersede", third, third]).ends(1);
    world
        .run(&["decision", "supersede", "2018-03-15-copil/2", third])
        .ends(1)
        .says(&["takes the place of another already"]);
    world
        .run(&["decision", "done", first])
        .ends(1)
        .says(&["no longer in force", "2018-03-15-copil/3 took its place"]);
    // Written by hand, a circle is told of each that is in it.
    world.replace(
        MARCH,
        "text = \"Signer la charte.\"",
        "text = \"Signer la charte.\"\nsupersedes = \"2018-03-15-copil/3\"",
    );
    world
        .run(&["check"])
        .ends(1)
        .says(&["2018-03-15-copil/1 → 2018-03-15-copil/3 → 2018-03-15-copil/1"]);
}

#[test]
fn one_is_taken_back_with_a_reason_and_is_owed_no_longer() {
    let world = world();
    let repeal = ["decision", "repeal", "2018-03-15-copil/1"];
    world
        .run_on(LATER, &["mine"])
        .ends(0)
        .says(&["2018-03-15-copil/1  !", "decision done"]);
    world.run(&repeal).ends(1).says(&["needs a reason"]);
    world
        .run_on(LATER, &[repeal.as_slice(), &["-m", "Sans objet."]].concat())
        .ends(0);
    let said = message(&world);
    assert!(
        said.starts_with("Décision 2018-03-15-copil/1 abrogée : « Signer la charte. »\n\nSans objet.\n"),
        "{said}"
    );
    let mine = world.run_on(LATER, &["mine"]).ends(0);
    assert!(!mine.out.contains("2018-03-15-copil/1"), "{}", mine.out);
    world
        .run_on(LATER, &["decision", "show", "2018-03-15-copil/1"])
        .ends(0)
        .says(&["× repealed on 2018-07-10", "RH-04"]);
    world
        .run_on(LATER, &["show", "RH-04"])
        .ends(0)
        .says(&["× 2018-03-15-copil/1", "repealed on"]);
    world
        .run_on(LATER, &[repeal.as_slice(), &["-m", "Encore."]].concat())
        .ends(3);
    // It is in force again once that is undone.
    world.run_on(LATER, &["undo"]).ends(0);
    assert!(
        message(&world).starts_with("Décision 2018-03-15-copil/1 de nouveau en vigueur"),
        "{}",
        message(&world)
    );
}

#[test]
fn a_committee_decides_in_writing_between_two_meetings() {
    let world = world();
    let new = [
        "decision",
        "new",
        "copil",
        "--written",
        "--on",
        "2018-04-03",
        "--text",
        "Reporter la signature.",
    ];
    let more = [
        "--owner",
        "drh",
        "--due",
        "2018-09-30",
        "--action",
        "RH-04",
        "--confidential",
    ];
    let new = [new.as_slice(), more.as_slice()].concat();
    world.run_on("2018-04-04", &new).ends(0);
    let said = message(&world);
    assert!(
        said.starts_with("Décision 2018-04-03-copil/1 prise par écrit : « Reporter la signature. »\n"),
        "{said}"
    );
    assert!(
        said.contains("Meeting: 2018-04-03-copil\nDecision: 2018-04-03-copil/1\n"),
        "{said}"
    );
    assert_eq!(
        world.read(WRITTEN),
        "committee = \"copil\"\ndate = 2018-04-03\nstate = \"written\"\n\n[decisions.1]\ntext = \"Reporter la signature.\"\n\
         actions = [\"RH-04\"]\nowner = \"drh\"\ndue = 2018-09-30\nconfidential = true\n"
    );
    world.run_on("2018-04-04", &new).ends(3);
    // Another of the same day stands beside it, and may take the place of an older one.
    let by = [
        "decision",
        "supersede",
        "2018-03-15-copil/1",
        "--written",
        "--text",
        "Signer en octobre.",
    ];
    world
        .run_on("2018-04-04", &[by.as_slice(), &["--on", "2018-04-03"]].concat())
        .ends(0);
    assert!(
        world
            .read(WRITTEN)
            .contains("[decisions.2]\ntext = \"Signer en octobre.\"\nsupersedes = \"2018-03-15-copil/1\"\n")
    );
    assert_eq!(listed(&world, &["--state", "superseded"]), ["2018-03-15-copil/1"]);
    // Nobody decides in writing on the day of a meeting, nor in the future.
    let text = ["decision", "new", "copil", "--written", "--text", "Autre."];
    world.run(&text).ends(1).says(&["The committee met that day"]);
    world.run(&[text.as_slice(), &["--on", "2018-04-01"]].concat()).ends(1);
    world
        .run(&["decision", "new", "cotech", "--written", "--text", "Autre."])
        .ends(1);
}

#[test]
fn the_register_of_a_day_is_that_of_the_plan_as_it_was() {
    let world = world();
    world
        .run_on("2018-04-01", &["decision", "done", "2018-03-15-copil/3"])
        .ends(0);
    let state = |at: &str| {
        let json = world
            .run_on(LATER, &["decisions", "apprentis", "--json", "--at", at])
            .ends(0)
            .json();
        json["decisions"][0]["state"].as_str().map(str::to_owned)
    };
    assert_eq!(state("HEAD").as_deref(), Some("done"));
    assert_eq!(state("HEAD~1").as_deref(), Some("open"));
    world
        .run(&["decision", "done", "2018-03-15-copil/1", "--at", "HEAD"])
        .ends(2);
    world
        .run(&["decision", "show", "2018-03-15-copil/1", "--at", "HEAD"])
        .ends(0);
}

#[test]
fn a_meeting_that_cannot_be_read_is_named_and_the_others_are_listed() {
    let world = world();
    world.write("plans/essai/meetings/2018-06-14-copil.toml", "committee = ");
    world
        .run_on(LATER, &["decisions"])
        .ends(1)
        .says(&["2018-03-15-copil/1", "2018-06-14-copil.toml"]);
    world.run(&["decision", "done", "2018-06-14-copil/1"]).ends(1);
}
