//! What is kept of a plan's files between two runs changes nothing of what is told.

use std::fs;
use std::path::PathBuf;

use super::portfolio::{commit, plan, repository};
use crate::common::World;

/// Enough actions that keeping what was read of them is worth a file.
fn large_plan() -> World {
    let world = repository();
    let ids: Vec<String> = (1..=40).map(|n| format!("RH-{n:02}")).collect();
    let actions: Vec<_> = ids.iter().map(|id| (id.as_str(), "planned", "weight = 1")).collect();
    plan(&world, "plans/essai", "Plan d’essai", &actions);
    commit(&world, "2018-03-01");
    world
}

fn kept(world: &World) -> Option<PathBuf> {
    let files = fs::read_dir(world.path().join(".git/copil")).ok()?;
    let mut files = files.map(|file| file.unwrap().path());
    files.find(|file| file.file_name().unwrap().to_string_lossy().starts_with("actions-"))
}

fn listed(world: &World) -> String {
    world.run(&["essai", "list"]).ends(0).out
}

#[test]
fn a_plan_is_told_the_same_with_what_is_kept_of_it_and_without() {
    let world = large_plan();
    let mut first = listed(&world);
    // Nothing is kept of files that were written a moment ago.
    while kept(&world).is_none() {
        first = listed(&world);
    }
    assert_eq!(listed(&world), first);
    world.run(&["essai", "status", "RH-07", "in-progress"]).ends(0);
    world.replace("plans/essai/groups/rh/RH-08.toml", "Action RH-08", "Autre RH-08!");
    let changed = listed(&world);
    assert!(changed.contains("Autre RH-08!") && changed != first);
    let file = kept(&world).unwrap();
    fs::write(&file, "copil actions, of somebody else").unwrap();
    assert_eq!(listed(&world), changed);
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
    assert_eq!(listed(&world), changed);
}

#[test]
fn a_verb_that_changes_something_leaves_the_reading_to_others() {
    let world = large_plan();
    world
        .run(&["essai", "new", "action", "rh", "Nouvelle", "--id", "RH-99"])
        .ends(0);
    assert_eq!(kept(&world), None);
}
