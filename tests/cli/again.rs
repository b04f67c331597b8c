//! The same command said again, by whoever does not know whether it was done.

use std::fs::File;
use std::process::{Command, Stdio};

use crate::common::{Run, World};

/// Runs a command whose standard output goes to a disk that is full.
fn run_into_the_void(mut command: Command) -> Run {
    let full = File::options().write(true).open("/dev/full").expect("/dev/full");
    Run::of(command.stdout(full).output().expect("the program runs"))
}

/// One end of a pipe that nobody reads.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

#[test]
fn what_is_made_just_as_it_is_there_changes_nothing() {
    let world = World::new();
    for what in [
        ["new", "group", "zz", "Autre"].as_slice(),
        &["new", "person", "zoe", "Zoé", "--email", "zoe@essai.test"],
        &["new", "action", "rh", "Titre", "--id", "RH-77", "--lead", "drh"],
        &["new", "milestone", "RH-77", "avis", "Avis", "--due", "2018-06-01"],
    ] {
        world.run(what).ends(0);
        let head = world.head();
        world.run(what).ends(3).says(&["already"]);
        assert_eq!(world.head(), head);
        let mut other = what.to_vec();
        let title = if what[1] == "milestone" { 4 } else { 3 };
        other[title] = "Autrement";
        world.run(&other).ends(1).says(&["taken"]);
    }
    assert_eq!(world.status(), "");
}

#[test]
fn a_renaming_and_a_taking_back_that_were_done_are_known() {
    let world = World::new();
    world.run(&["rename", "RH-10", "RH-90"]).ends(0);
    world.run(&["set", "RH-90", "comment=Un"]).ends(0);
    world.run(&["rename", "rh-10", "RH-90"]).ends(3).says(&["already"]);
    world.run(&["rename", "RH-11", "RH-90"]).ends(1);
    world.run(&["undo", "HEAD"]).ends(0);
    world.run(&["undo", "HEAD~1"]).ends(3).says(&["taken back already"]);
    world.run(&["undo", "--redo"]).ends(0);
    world.run(&["undo", "HEAD~2"]).ends(0);
    assert_eq!(world.status(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told_and_what_was_recorded_is_known() {
    let world = World::new();
    run_into_the_void(world.command(&["list"]))
        .ends(4)
        .says(&["could not be written"]);
    for change in [
        ["set", "RH-04", "comment=Un"].as_slice(),
        &["new", "action", "rh", "Sans id"],
        &["rename", "RH-04", "RH-94"],
        &["undo"],
    ] {
        let before = world.head();
        run_into_the_void(world.command(change))
            .ends(4)
            .says(&["is recorded all the same"]);
        let head = world.head();
        assert_ne!(head, before);
        world.run(&["list"]).ends(0);
        world.run(change).ends(3).says(&["is recorded already"]);
        assert_eq!(world.head(), head, "{change:?}");
    }
    // Once it is known, the same words ask for another change.
    let head = world.head();
    world.run(&["undo"]).ends(0);
    assert_ne!(world.head(), head);
}

#[test]
fn nobody_who_listens_stops_nothing() {
    let world = World::new();
    let pause = ["status", "RH-04", "RH-10", "paused", "-m", "Pause."];
    world.run(&["status", "RH-04", "paused", "-m", "Pause."]).ends(0);
    let head = world.head();
    // The note that one of the two is so already has no reader.
    let mut command = world.command(&pause);
    let output = command
        .stdout(closed())
        .stderr(closed())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    assert_ne!(world.head(), head, "what exits with 0 is recorded");
    world.replace("plans/essai/groups/rh/RH-10.toml", "apprentis", "stagiaires");
    let mut command = world.command(&["record"]);
    let output = command
        .stdout(closed())
        .stderr(closed())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(world.status(), "");
}
