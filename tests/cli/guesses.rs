//! What somebody tries who has not read the help: it is taken, or the answer names what exists.

use crate::common::World;

#[test]
fn a_decision_is_led_to_the_meeting_or_to_writing() {
    let world = World::new();
    let new = ["decision", "new", "copil", "--text", "Signer."];
    world.run(&new).ends(2).says(&[
        "A decision is taken in a meeting or in writing",
        "In a meeting: copil meeting decide MEETING \"…\".",
        "add “--written”",
    ]);
    world
        .run(&["meeting", "decide", "2018-03-15-copil", "Signer."])
        .ends(1)
        .says(&["copil meeting open", "copil decision new COMMITTEE --written"]);
    world
        .run(&["meeting", "open", "2018-03-15-copil", "--present", "drh"])
        .ends(0);
    world
        .lance(&["decision", "supersede", "2018-03-15-copil/1", "--text", "Signer."])
        .ends(2)
        .says(&["copil meeting decide 2018-03-15-copil \"…\" --supersedes 2018-03-15-copil/1."]);
    world
        .run(&[
            "meeting",
            "decide",
            "2018-03-15-copil",
            "Signer.",
            "--supersedes",
            "2018-03-15-copil/1",
        ])
        .ends(0);
}

#[test]
fn a_meeting_goes_by_next_and_last_wherever_one_is_named() {
    let world = World::new();
    for arguments in [
        ["report", "agenda", "next"].as_slice(),
        &["report", "attendance", "prochain-copil"],
        &["meeting", "show", "next-copil"],
        &["show", "prochain"],
        &["decision", "show", "next/1"],
        &["status", "RH-04", "blocked", "-m", "Oui.", "--meeting", "next"],
        &["set", "next", "place=Salle 3"],
    ] {
        world.run(arguments).ends(0);
    }
    assert!(
        world
            .git(&["log", "--format=%(trailers:key=Meeting,valueonly)", "-2"])
            .contains("2018-03-15-copil")
    );
    world
        .run(&["report", "record", "last-copil"])
        .ends(1)
        .says(&["No meeting of the committee"]);
    world
        .run(&["report", "agenda", "nxt"])
        .ends(1)
        .says(&["“nxt” names no meeting", "“next” and “last-copil”"]);
}

#[test]
fn what_lacks_is_named_by_the_option_that_there_is() {
    let world = World::new();
    world
        .run(&["meeting", "presence", "next"])
        .ends(2)
        .says(&["--present", "--leave"]);
    world
        .run(&["meeting", "open", "next", "--at", "09:05"])
        .ends(2)
        .says(&["“--from” when it is opened"]);
    world
        .run(&["meeting", "add", "RH-04"])
        .ends(1)
        .says(&["“RH-04” names no meeting", "copil meeting list"]);
    world
        .run(&["meeting", "add", "next"])
        .ends(2)
        .says(&["copil meeting add 2018-03-15-copil WHAT"]);
    world
        .run(&["meeting", "change", "next", "1"])
        .ends(2)
        .says(&["--minutes", "--presenter"]);
}

#[test]
fn a_meeting_in_preparation_is_completed_with_its_hours() {
    let world = World::new();
    let new = ["meeting", "new", "copil", "2018-06-14"];
    world.run(&[new.as_slice(), &["--empty"]].concat()).ends(0);
    let with_hours = [new.as_slice(), &["--from", "9h", "--to", "11h"]].concat();
    world.run(&with_hours).ends(0).says(&["begins 9:00, ends 11:00"]);
    let file = world.read("plans/essai/meetings/2018-06-14-copil.toml");
    assert!(
        file.contains("started = 09:00:00\nended = 11:00:00") && file.contains("[agenda."),
        "{file}"
    );
    world.run(&with_hours).ends(3);
}
