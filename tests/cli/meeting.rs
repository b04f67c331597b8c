//! A meeting's file: what `check` says of it, and the agenda that was a list.

use crate::common::World;

const MEETING: &str = "plans/essai/meetings/2018-03-15-copil.toml";

/// A plan whose meeting has its agenda in a list, with comments.
fn with_a_list() -> World {
    let world = World::new();
    world.replace(MEETING, "[agenda.RH-04]", "# d'abord\n[[agenda]] # le titre");
    world.git(&["commit", "-qam", "Une liste"]);
    world
}

#[test]
fn an_agenda_that_is_a_list_is_told_and_gets_its_keys_when_asked() {
    let world = with_a_list();
    world.run(&["show", "2018-03-15-copil"]).ends(0).says(&["1. RH-04"]);
    world.run(&["check"]).ends(0).says(&[
        "warning: the items of the agenda stand in a list; they have keys now.",
        "--> meetings/2018-03-15-copil.toml:6:1",
        "No error, 1 warning",
    ]);
    let before = world.read(MEETING);
    world
        .lance(&["check", "--fix"])
        .ends(0)
        .says(&["Comité de pilotage du 15 mars 2018 : mise en forme", "Aucun problème"]);
    let after = world.read(MEETING);
    assert_eq!(after, before.replace("[[agenda]]", "[agenda.RH-04]"));
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("\nPlan: essai\nMeeting: 2018-03-15-copil\n"),
        "{message}"
    );
    let head = world.head();
    world.run(&["check", "--fix"]).ends(0);
    assert_eq!(world.head(), head, "there is nothing left to do");
    // What was so all along is told as no change of the meeting.
    let log = world.run(&["log", "2018-03-15-copil"]).ends(0);
    assert!(!log.out.contains("item"), "{}", log.out);
}

#[test]
fn the_first_change_of_a_meeting_gives_its_items_their_keys() {
    let world = with_a_list();
    world.run(&["set", "2018-03-15-copil", "place=Salle 3"]).ends(0);
    assert!(world.read(MEETING).contains("# d'abord\n[agenda.RH-04] # le titre\n"));
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("\nField: place\n") && !message.contains("agenda"),
        "{message}"
    );
    world.run(&["undo"]).ends(0);
    assert!(world.read(MEETING).contains("[[agenda]]"), "just as it was");
}

#[test]
fn what_a_meeting_says_of_people_and_items_must_hold_together() {
    let world = World::new();
    world.replace(
        MEETING,
        "state = \"prepared\"",
        "state = \"open\"\nstarted = 09:05:00\npresent = [\"dgs\"]\nexcused = [\"dgs\"]\nrepresented = { drh = \"dsi\" }",
    );
    world.replace(
        MEETING,
        "text = \"Signer",
        "item = \"RH-4\"\nsupersedes = \"2017-12-14-copil/9\"\ntext = \"Signer",
    );
    world.run(&["check"]).ends(1).says(&[
        "dgs is named twice among those who were there or were not.",
        "dsi represents somebody and is not among those present.",
        "“RH-4” names no agenda item of the plan.",
        "Did you mean “RH-04”?",
        "“2017-12-14-copil/9” names no decision of the plan.",
    ]);
    world.replace(MEETING, "started = 09:05:00", "started = \"9h05\"");
    world.lance(&["check"]).ends(1).says(&[
        "on attendait une heure, voici un texte entre guillemets",
        "dsi a reçu un pouvoir sans être au nombre des présents.",
    ]);
}

#[test]
fn an_outcome_before_the_meeting_is_doubtful_and_a_closed_record_keeps_what_left_the_plan() {
    let world = World::new();
    world.replace(MEETING, "minutes = 10", "minutes = 10\noutcome = \"decided\"");
    world
        .run(&["check"])
        .ends(0)
        .says(&["what came of an item is told, and the meeting is not open."]);
    world.replace(MEETING, "action = \"RH-04\"", "action = \"RH-99\"");
    world
        .run(&["check"])
        .ends(1)
        .says(&["“RH-99” names no action of the plan."]);
    world.replace(MEETING, "state = \"prepared\"", "state = \"closed\"");
    world
        .run(&["check"])
        .ends(0)
        .says(&["RH-99 is in the plan no more; the record keeps it."]);
}
