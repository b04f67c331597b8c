//! What is taken back after two people's work was joined: only what was meant, under the number that it has now.

use crate::common::World;
use crate::joining::record;
use crate::renumbered::{MEETING, both_decided, renumbered};
use crate::sync::{agree, two};

const RH: &str = "plans/essai/groups/rh";

fn tree(world: &World) -> String {
    world.git(&["rev-parse", "HEAD^{tree}"])
}

/// The last commit that joined two sides.
fn merge(world: &World) -> String {
    world.git(&["rev-list", "-1", "--merges", "HEAD"]).trim().to_owned()
}

#[test]
fn taking_back_a_joining_takes_no_action_away_that_took_another_number() {
    let (drh, claire, _) = renumbered();
    for world in [&drh, &claire] {
        // The last change of what took the number is not in the way: there is nothing to take back.
        let (before, merge) = (world.head(), merge(world));
        let told = world.run(&["undo", &merge]).ends(1);
        told.says(&["Nothing was decided in", "“copil log” lists the changes"]);
        let told = world.lance(&["undo", &merge]).ends(1);
        told.says(&["Rien n’a été décidé dans", "« copil log »"]);
        assert_eq!(world.head(), before);
        assert!(world.read(&format!("{RH}/RH-12.toml")).contains("Formation"));
    }
}

#[test]
fn a_change_from_before_is_taken_back_in_what_has_another_number_now() {
    let (drh, claire, own) = renumbered();
    for world in [&drh, &claire] {
        let before = tree(world);
        // Both are planned: the other's is not the one that was meant.
        world.run(&["status", "RH-11", "planned"]).ends(0);
        let others = world.read(&format!("{RH}/RH-11.toml"));
        world
            .run(&["undo", &own])
            .ends(0)
            .says(&["RH-12: Proposed again, no longer Planned"]);
        assert_eq!(world.read(&format!("{RH}/RH-11.toml")), others);
        world.run(&["log", "-n", "1"]).ends(0).says(&["takes back"]);
        world.run(&["undo", &own]).ends(3).says(&["was taken back already"]);
        world
            .run(&["undo", "--redo"])
            .ends(0)
            .says(&["RH-12: done again (Proposed → Planned)"]);
        world.run(&["undo", "HEAD~2"]).ends(0);
        assert_eq!(tree(world), before);
        // All later changes are named, under the numbers that they gave.
        let told = world.run(&["undo", &format!("{own}~1")]).ends(1);
        told.says(&[
            "RH-12 was changed again since",
            "RH-12 : rétabli",
            "RH-12 : de nouveau À discuter",
        ]);
        assert_eq!(tree(world), before);
        world.git(&["reset", "-q", "--hard", "origin/main"]);
    }
}

/// Both gave RH-11, and nothing else: what the DRH's depends on, and what depends on it, is told by a meeting and an action.
fn only_made() -> (World, World, String) {
    let (drh, claire) = two();
    let new = |title| ["new", "action", "rh", title, "--lead", "drh"];
    claire.run(&new("Accueil")).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&new("Formation")).ends(0);
    let made = drh.git(&["rev-parse", "HEAD"]).trim().to_owned();
    drh.run(&["depend", "SI-02", "RH-11"]).ends(0);
    drh.run(&["depend", "RH-11", "RH-10"]).ends(0);
    drh.run(&["sync"]).ends(0).says(&["RH-11 becomes RH-12"]);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    (drh, claire, made)
}

#[test]
fn what_was_made_before_is_taken_away_under_its_number_and_nothing_else_is() {
    let (drh, claire, made) = only_made();
    for world in [&drh, &claire] {
        let (before, merge) = (tree(world), merge(world));
        // That others refer to the new number was decided by nobody either.
        world.run(&["undo", &merge]).ends(1).says(&["Nothing was decided in"]);
        // The second and the first change after it, by the names of their commits.
        let of = |back: usize| {
            world
                .git(&["rev-parse", &format!("{merge}^2~{back}")])
                .trim()
                .to_owned()
        };
        world.run(&["undo", &of(0)]).ends(0).says(&["RH-12"]);
        let told = world.run(&["undo", &of(1)]).ends(0);
        told.says(&["SI-02", "RH-12"]);
        assert!(!world.read("plans/essai/groups/si/SI-02.toml").contains("RH-1"));
        world
            .run(&["undo", &made])
            .ends(0)
            .says(&["RH-12: action deleted (“Formation”)"]);
        assert!(!world.path().join(format!("{RH}/RH-12.toml")).exists());
        assert!(world.read(&format!("{RH}/RH-11.toml")).contains("Accueil"));
        for _ in 0..3 {
            world.run(&["undo", "--redo"]).ends(0);
        }
        assert_eq!(tree(world), before);
        world.run(&["check"]).ends(0);
    }
}

#[test]
fn the_last_change_that_was_joined_under_another_number_is_one_key_away() {
    let (drh, claire, made) = only_made();
    // Claire's own last change is hers, the DRH's is the one that was joined.
    let told = drh.run(&["undo"]).ends(0);
    told.says(&["RH-12", "RH-10"]);
    drh.run(&["undo"]).ends(0).says(&["SI-02", "RH-12"]);
    drh.run(&["undo"])
        .ends(0)
        .says(&["RH-12: action deleted (“Formation”)"]);
    claire
        .run(&["undo"])
        .ends(0)
        .says(&["RH-11: action deleted (“Accueil”)"]);
    let told = drh.run(&["undo", &made]).ends(3);
    told.says(&["was taken back already"]);
}

#[test]
fn a_decision_that_took_another_number_is_taken_back_under_it() {
    let (drh, claire, own) = both_decided();
    claire.run(&["sync"]).ends(0);
    for world in [&drh, &claire] {
        let (before, merge) = (tree(world), merge(world));
        world.run(&["undo", &merge]).ends(1).says(&["Nothing was decided in"]);
        world.run(&["undo", &own]).ends(0);
        let text = world.read(MEETING);
        assert!(text.contains("Recruter.") && !text.contains("Reporter."), "{text}");
        world.run(&["undo", "--redo"]).ends(0);
        assert_eq!(world.read(MEETING).matches("[decisions.2]").count(), 1);
        world.git(&["reset", "-q", "--hard", "origin/main"]);
        assert_eq!(tree(world), before);
    }
}

#[test]
fn what_was_put_together_of_both_sides_is_not_taken_back_with_the_joining() {
    let (drh, claire) = two();
    // What one side renamed and the other refers to, a list and a text of several lines that both added to, an action in a
    // group that the other renamed.
    claire.run(&["set", "RH-10", "description=Un\n\nDeux"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["rename", "SI-02", "SI-20"]).ends(0);
    claire.run(&["depend", "RH-10", "RH-04"]).ends(0);
    claire.run(&["set", "RH-10", "description=Zéro\nUn\n\nDeux"]).ends(0);
    claire.git(&["mv", RH, "plans/essai/groups/drh"]);
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.run(&["depend", "RH-10", "SI-02"]).ends(0);
    drh.run(&["set", "RH-10", "description=Un\n\nDeux\nTrois"]).ends(0);
    drh.run(&["new", "action", "rh", "Formation", "--lead", "drh"]).ends(0);
    drh.run(&["sync"]).ends(0);
    let (joined, new) = ("plans/essai/groups/drh/RH-10.toml", "plans/essai/groups/drh/RH-11.toml");
    let text = drh.read(joined);
    for part in ["RH-04", "SI-20", "Zéro", "Trois"] {
        assert!(text.contains(part), "{text}");
    }
    let before = drh.head();
    drh.run(&["undo", "HEAD"]).ends(1).says(&["Nothing was decided in"]);
    assert_eq!(drh.head(), before);
    assert!(drh.read(new).contains("Formation"));
}

#[test]
fn what_was_answered_otherwise_than_by_a_side_is_taken_back_with_the_joining() {
    let (drh, claire, _) = renumbered();
    claire.run(&["set", "RH-12", "priority=high"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["set", "RH-12", "priority=normal"]).ends(0);
    drh.run(&["sync"]).ends(1);
    drh.run(&["resolve", "RH-12", "priority=low"]).ends(0);
    assert!(drh.read(&format!("{RH}/RH-12.toml")).contains("\"low\""));
    drh.run(&["undo", &merge(&drh)])
        .ends(0)
        .says(&["RH-12: priority High again, no longer Low"]);
}
