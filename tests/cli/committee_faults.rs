//! What can go wrong around a committee's meetings and proposals: each gets a sentence, and nothing is lost.

use std::process::Stdio;

use crate::common::{Run, World};
use crate::meeting::{ID, held};

/// What each item came to, so that the meeting can be closed.
fn with_outcomes() -> World {
    let world = held();
    for item in ["1", "1.1", "2"] {
        world.run(&["meeting", "outcome", ID, item, "informed"]).ends(0);
    }
    world
}

fn state(world: &World) -> (String, String) {
    (world.head(), world.git(&["status", "--porcelain"]))
}

#[test]
fn of_two_closings_at_once_one_closes_and_the_other_says_that_it_is_closed() {
    let world = with_outcomes();
    let close = || {
        let mut command = world.command(&["meeting", "close", ID]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program runs")
    };
    let both = [close(), close()];
    let mut runs = both.map(|child| Run::of(child.wait_with_output().expect("it ends")));
    runs.sort_by_key(|run| run.code);
    let [closed, late] = runs;
    closed.ends(0).says(&["meeting closed"]);
    late.ends(1).says(&["is closed"]);
    let told = world.git(&["log", "--format=%s", "--grep=Meeting: 2018-06-14-copil", "-1"]);
    assert!(told.contains("meeting closed") || told.contains("clôture"), "{told}");
    assert_eq!(
        world.git(&["tag", "--list", "copil/*"]).trim(),
        format!("copil/essai/{ID}")
    );
    assert_eq!(
        world.git(&["rev-parse", &format!("copil/essai/{ID}^{{}}")]),
        world.head()
    );
    world.git(&["fsck", "--strict"]);
}

#[test]
fn a_meeting_is_held_while_the_clock_runs_backwards() {
    let world = with_outcomes();
    world.run_on("2018-05-01", &["meeting", "decide", ID, "Oui."]).ends(0);
    world.run_on("2018-04-01", &["meeting", "close", ID]).ends(0);
    // The record is told in the order in which it was made, and the moment is that of the closing.
    let show = world.run(&["meeting", "show", ID]).ends(0);
    show.says(&["Oui."]);
    let at = ["list", "--at", ID];
    let short = world.head()[..10].to_owned();
    world.run_on("2018-07-01", &at).ends(0).says(&[&short]);
    world.run(&["check"]).ends(0);
}

#[test]
fn a_meeting_whose_file_was_renamed_by_hand_is_named_and_kept() {
    let world = held();
    let (old, new) = (
        world.plan_file(&format!("meetings/{ID}.toml")),
        world.plan_file("meetings/2018-06-15-copil.toml"),
    );
    let text = std::fs::read_to_string(&old).unwrap();
    std::fs::rename(&old, &new).unwrap();
    let head = world.head();
    world
        .run(&["meeting", "outcome", ID, "1", "informed"])
        .ends(1)
        .says(&["Did you mean “2018-06-15-copil”?"]);
    world
        .run(&["meeting", "outcome", "2018-06-15-copil", "1", "informed"])
        .ends(1)
        .says(&["meetings/2018-06-15-copil.toml has an error", "nothing was changed"]);
    world
        .run(&["check"])
        .ends(1)
        .says(&["the name of the file says “2018-06-15”"]);
    assert_eq!(world.head(), head);
    assert_eq!(std::fs::read_to_string(&new).unwrap(), text);
    // With the day that its name says it is another meeting; back under its name it is the same one.
    std::fs::rename(&new, &old).unwrap();
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    world.run(&["meeting", "outcome", ID, "1", "informed"]).ends(0);
}

#[test]
fn a_proposal_that_is_open_in_another_folder_can_be_accepted_and_not_taken_away() {
    let world = World::new();
    world
        .run(&["due", "RH-04", "2018-12-31", "-m", "Décret.", "--proposal", "rh"])
        .ends(0);
    world.git(&["worktree", "add", "-q", "../autre", "proposal/essai/rh"]);
    let before = state(&world);
    for verb in [
        &["proposal", "refuse", "rh", "-m", "Non."][..],
        &["proposal", "withdraw", "rh"],
    ] {
        world.run(verb).ends(4).says(&["is checked out"]);
        assert_eq!(state(&world), before, "{verb:?}");
    }
    world.run(&["proposal", "accept", "rh"]).ends(0);
    // The folder of whoever works on it stays whole.
    assert_eq!(world.git(&["-C", "../autre", "status", "--porcelain"]), "");
    assert_eq!(
        world.git(&["-C", "../autre", "branch", "--show-current"]).trim(),
        "proposal/essai/rh"
    );
    world.run(&["proposal", "list"]).ends(0).says(&["There is no proposal"]);
}

#[test]
fn a_proposal_whose_branch_was_moved_elsewhere_is_accepted_in_no_other_s_name() {
    let world = World::new();
    world
        .run(&["due", "RH-04", "2018-12-31", "-m", "Décret.", "--proposal", "rh"])
        .ends(0);
    let alone = world.git(&["commit-tree", "-m", "Autre", "HEAD^{tree}"]);
    world.git(&["branch", "-f", "proposal/essai/rh", alone.trim()]);
    let before = state(&world);
    for verb in [&["proposal", "show", "rh"][..], &["proposal", "accept", "rh"]] {
        world
            .run(verb)
            .ends(1)
            .says(&["has nothing in common with this plan’s history"]);
    }
    assert_eq!(state(&world), before);
}
