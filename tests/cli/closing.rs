//! A meeting closes with all its outcomes and gets its tag, whatever way it is closed.

use super::meeting::{ID, closed, held};
use crate::common::World;

const FILE: &str = "plans/essai/meetings/2018-06-14-copil.toml";
const REFUSED: &[&str] = &["nothing is told yet of items 1, 1.1, 2", "copil meeting outcome"];

fn outcomes(world: &World) {
    for item in ["1", "1.1", "2"] {
        world.run(&["meeting", "outcome", ID, item, "informed"]).ends(0);
    }
}

fn tag(world: &World) -> String {
    world
        .git(&[
            "for-each-ref",
            "--format=%(objecttype) %(*objectname)",
            "refs/tags/copil/",
        ])
        .trim()
        .to_owned()
}

/// An editor that closes the meeting.
fn editor(world: &World) -> String {
    world.editor("sed -i 's/^state = .*/state = \"closed\"/' \"$1\"")
}

#[test]
fn no_way_of_closing_passes_over_an_item_without_outcome() {
    let world = held();
    let before = world.head();
    world.run(&["set", ID, "state=closed"]).ends(1).says(REFUSED);
    world
        .run(&["set", ID, "state=closed", "--dry-run"])
        .ends(1)
        .says(REFUSED);
    let editor = editor(&world);
    world.run_with("EDITOR", &editor, &["edit", ID]).ends(1).says(REFUSED);
    // What was edited stays as it was left, and nothing of it is recorded.
    assert!(world.read(FILE).contains("state = \"closed\""));
    world.run(&["record"]).ends(1).says(REFUSED);
    world
        .lance(&["record", "--dry-run"])
        .ends(1)
        .says(&["aucune suite n’est indiquée pour les points 1, 1.1, 2"]);
    world
        .run(&["check"])
        .ends(0)
        .says(&["the meeting is closed, and nothing tells what came of this item."]);
    world
        .lance(&["check"])
        .ends(0)
        .says(&["la séance est close sans que la suite donnée à ce point soit indiquée."]);
    assert_eq!((world.head(), tag(&world)), (before, String::new()));
}

#[test]
fn a_state_that_is_set_does_what_its_verb_does() {
    let world = held();
    outcomes(&world);
    world.run(&["set", ID, "state=closed", "place=Salle 3"]).ends(0);
    assert_eq!(tag(&world), format!("tag {}", world.head().trim()));
    world
        .run(&["set", ID, "state=open"])
        .ends(1)
        .says(&["is closed, and its record stands"]);
    let other = "2018-03-15-copil";
    world.run(&["meeting", "add", other, "Divers", "--first"]).ends(0);
    world
        .run(&["set", other, "state=closed"])
        .ends(1)
        .says(&["Only an open meeting can be closed"]);
    world.run(&["set", other, "state=convened"]).ends(0);
    world
        .run(&["meeting", "move", other, "2", "--first"])
        .ends(1)
        .says(&["keeps its number"]);
    world.run(&["set", other, "state=open"]).ends(0);
    world.run(&["set", other, "state=suspended"]).ends(0);
    world
        .run(&["set", other, "state=convened"])
        .ends(1)
        .says(&["can be convened"]);
    world.run(&["set", other, "state=open"]).ends(0);
}

#[test]
fn what_is_cancelled_is_held_after_all_once_it_is_in_preparation_again() {
    let world = World::new();
    let id = "2018-03-15-copil";
    world.run(&["set", id, "state=cancelled"]).ends(0);
    world
        .run(&["set", id, "state=open"])
        .ends(1)
        .says(&["in preparation or convened can be opened"]);
    world.run(&["set", id, "state=prepared"]).ends(0);
    world.run(&["meeting", "open", id]).ends(0);
}

#[test]
fn a_meeting_that_is_closed_by_hand_gets_its_tag() {
    let world = held();
    outcomes(&world);
    let editor = editor(&world);
    world.run_with("EDITOR", &editor, &["edit", ID]).ends(0);
    assert_eq!(tag(&world), format!("tag {}", world.head().trim()));
    // A meeting of before there was a tool comes in whole.
    world.write(
        "plans/essai/meetings/2017-12-14-copil.toml",
        "committee = \"copil\"\ndate = 2017-12-14\nstate = \"closed\"\n",
    );
    world.run(&["record"]).ends(0);
    let tags = world.git(&["tag", "-l"]);
    assert_eq!(tags, "copil/essai/2017-12-14-copil\ncopil/essai/2018-06-14-copil\n");
}

#[test]
fn no_amendment_opens_a_record_again_or_takes_it_away() {
    let world = closed();
    let before = world.head();
    world.replace(FILE, "state = \"closed\"", "state = \"open\"");
    let amend = ["meeting", "amend", ID, "-m", "On reprend."];
    let stands = ["is closed, and its record stands"];
    world.run(&amend).ends(1).says(&stands);
    world.run(&["record"]).ends(1).says(&stands);
    std::fs::remove_file(world.path().join(FILE)).expect("it was there");
    world.run(&["record"]).ends(1).says(&stands);
    world.git(&["checkout", "-q", "--", "."]);
    world.run(&["undo"]).ends(1).says(&stands);
    assert_eq!(world.head(), before);
}

#[test]
fn a_record_that_comes_back_keeps_its_tag() {
    let world = closed();
    let was = tag(&world);
    world.git(&["rm", "-q", FILE]);
    world.git(&["commit", "-qm", "Suppression"]);
    world.run(&["undo", "HEAD"]).ends(0);
    assert!(world.read(FILE).contains("state = \"closed\""));
    assert_eq!(tag(&world), was);
}

#[test]
fn what_closes_in_a_proposal_is_marked_when_that_is_accepted() {
    let world = held();
    outcomes(&world);
    world.run(&["meeting", "close", ID, "--proposal", "fin"]).ends(0);
    assert_eq!(tag(&world), "");
    world.run(&["proposal", "accept", "fin"]).ends(0);
    assert_eq!(tag(&world), format!("tag {}", world.head().trim()));
}

/// A way of closing a meeting.
type Closing = (&'static str, fn(&World));

/// The ways in which a meeting is closed.
const WAYS: [Closing; 4] = [
    ("its verb", |world| drop(world.run(&["meeting", "close", ID]).ends(0))),
    ("a value", |world| drop(world.run(&["set", ID, "state=closed"]).ends(0))),
    ("a hand", |world| {
        world.replace(FILE, "state = \"open\"", "state = \"closed\"");
        world.run(&["record"]).ends(0);
    }),
    ("a proposal", |world| {
        world.run(&["meeting", "close", ID, "--proposal", "fin"]).ends(0);
        world.run(&["set", "RH-10", "priority=low"]).ends(0);
        world.run(&["proposal", "accept", "fin"]).ends(0);
    }),
];

#[test]
fn a_tag_that_was_not_made_is_made_by_closing_again() {
    for (way, close) in WAYS {
        let world = held();
        outcomes(&world);
        close(&world);
        let was = tag(&world);
        assert_eq!(was, format!("tag {}", world.head().trim()), "{way}");
        // What comes after does not move it.
        world.run(&["set", "RH-10", "priority=high"]).ends(0);
        world.git(&["tag", "-d", &format!("copil/essai/{ID}")]);
        world
            .run(&["meeting", "close", ID])
            .ends(0)
            .says(&["git tag copil/essai"]);
        assert_eq!(tag(&world), was, "{way}");
        world.run(&["meeting", "close", ID]).ends(1).says(&["is closed"]);
    }
}

#[test]
fn recording_goes_on_with_the_tag_that_a_stopped_run_owes() {
    let world = held();
    outcomes(&world);
    world.replace(FILE, "state = \"open\"", "state = \"closed\"");
    world.run(&["record"]).ends(0);
    let was = tag(&world);
    world.git(&["tag", "-d", &format!("copil/essai/{ID}")]);
    world.run(&["record", "--dry-run"]).ends(3);
    world.run(&["record"]).ends(0).says(&["git tag copil/essai"]);
    assert_eq!(tag(&world), was);
    world.run(&["record"]).ends(3);
}

#[test]
fn a_proposal_does_not_close_what_got_another_item_since() {
    let world = held();
    outcomes(&world);
    world.run(&["set", ID, "state=closed", "--proposal", "fin"]).ends(0);
    world.run(&["meeting", "add", ID, "Encore"]).ends(0);
    world
        .run(&["proposal", "accept", "fin"])
        .ends(1)
        .says(&["nothing is told yet of item"]);
}
