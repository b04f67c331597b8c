//! Repositories in unusual states, made with real git: said in words that help, or dealt with as git does.

use std::fs;

use crate::common::World;

const RH_10: &str = "plans/essai/groups/rh/RH-10.toml";

#[test]
fn a_plan_that_is_not_whole_says_so_and_is_not_recorded() {
    let world = World::new();
    world.git(&["sparse-checkout", "set", "--sparse-index", "plans/essai/groups/rh"]);
    let head = world.head();
    for verb in [&["list"][..], &["check"]] {
        world
            .run(verb)
            .ends(1)
            .says(&["left out", "git sparse-checkout add plans/essai"]);
    }
    for verb in [&["record"][..], &["set", "RH-10", "title=x"]] {
        world.lance(verb).ends(4).says(&["git sparse-checkout add plans/essai"]);
    }
    assert_eq!(world.head(), head);
    world.git(&["sparse-checkout", "add", "plans/essai"]);
    world.run(&["set", "RH-10", "title=x"]).ends(0);
    world.run(&["list"]).ends(0).says(&["SI-02"]);
}

#[test]
fn a_branch_that_is_another_name_of_one_moves_that_one() {
    let world = World::new();
    world.git(&["branch", "real"]);
    world.git(&["symbolic-ref", "refs/heads/alias", "refs/heads/real"]);
    world.git(&["checkout", "-q", "alias"]);
    world.run(&["set", "RH-10", "title=x"]).ends(0);
    assert_eq!(world.git(&["rev-list", "--count", "real"]).trim(), "2");
    assert_eq!(
        world.git(&["symbolic-ref", "refs/heads/alias"]).trim(),
        "refs/heads/real"
    );
    assert_eq!(world.status(), "");
}

#[cfg(unix)]
#[test]
fn a_link_leads_no_editor_out_of_the_plan() {
    let world = World::new();
    let (file, outside) = (world.path().join(RH_10), world.path().join("outside.toml"));
    fs::rename(&file, &outside).expect("renamed");
    std::os::unix::fs::symlink(&outside, &file).expect("a link");
    let text = world.read("outside.toml");
    let edited = world.run_with("EDITOR", "sh -c 'echo >> \"$1\"' edit", &["edit", "RH-10"]);
    edited
        .ends(1)
        .says(&["groups/rh/RH-10.toml is not an ordinary file", "without links"]);
    assert_eq!(world.read("outside.toml"), text);
}

#[cfg(unix)]
#[test]
fn what_is_behind_a_linked_folder_is_not_recorded() {
    let world = World::new();
    let (folder, outside) = (world.plan_file("groups/rh"), world.path().join("outside"));
    fs::rename(&folder, &outside).expect("renamed");
    std::os::unix::fs::symlink(&outside, &folder).expect("a link");
    let head = world.head();
    world.replace("outside/RH-10.toml", "apprentis", "alternants");
    let run = world
        .run(&["record"])
        .says(&["groups/rh/RH-10.toml", "symbolic links are not followed"]);
    assert_ne!(run.code, 0);
    assert_eq!(world.head(), head);
}

#[test]
fn a_group_that_is_a_repository_of_its_own_is_left_to_it() {
    let world = World::new();
    let other = World::new();
    let from = other.path().to_string_lossy().into_owned();
    let add = [
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        &from,
        "plans/essai/groups/sub",
    ];
    world.git(&add);
    world.write(
        "plans/essai/groups/sub/S-01.toml",
        "title = \"S\"\nstatus = \"planned\"\n",
    );
    world.git(&["commit", "-qm", "sub"]);
    let head = world.head();
    world.run(&["show", "S-01"]);
    for change in [
        &["set", "S-01", "title=z"][..],
        &["new", "action", "sub", "Autre"],
        &["move", "RH-10", "sub"],
    ] {
        let refused = world.run(change).ends(4);
        refused.says(&["belongs to another repository, in plans/essai/groups/sub"]);
    }
    assert_eq!(world.head(), head);
}

#[test]
fn a_clone_without_all_of_the_past_says_how_to_bring_it() {
    let world = World::new();
    for title in ["a", "b", "c"] {
        world.run(&["set", "RH-10", &format!("title={title}")]).ends(0);
    }
    world.git(&["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", world.path().display());
    world.git(&["clone", "-q", "--filter=blob:none", &from, "partial"]);
    let there = ["--plan", "partial/plans/essai"];
    let run = |verb: &[&str]| world.run(&[&there, verb].concat());
    run(&["log"])
        .ends(4)
        .says(&["lacks a part of the history", "git fetch --refetch --no-filter"]);
    // What needs the present alone goes on.
    run(&["show", "RH-10"]).ends(0);
    world.git(&["-C", "partial", "fetch", "-q", "--refetch", "--no-filter"]);
    run(&["log"]).ends(0).says(&["RH-10"]);
}

#[test]
fn settings_of_git_that_make_no_sense_are_told_with_file_and_line() {
    let world = World::new();
    world.git(&["config", "commit.gpgsign", "perhaps"]);
    world
        .run(&["set", "RH-10", "title=x"])
        .ends(4)
        .says(&[".git/config:", "“perhaps”", "commit.gpgsign"]);
    world.git(&["config", "--unset", "commit.gpgsign"]);
    for nonsense in ["nonsense", "1965-01-01", "99999-01-01"] {
        world.git(&["config", "copil.today", nonsense]);
        let without = |arguments: &[&str]| world.run_with("COPIL_TODAY", "", arguments);
        without(&["list"])
            .ends(4)
            .says(&[".git/config:", nonsense, "copil.today", "2018-03-15"]);
        world
            .run_with("COPIL_TODAY", nonsense, &["list"])
            .ends(4)
            .says(&["COPIL_TODAY", nonsense]);
    }
    assert_eq!(world.status(), "");
}

#[test]
fn a_name_that_git_would_clean_is_cleaned() {
    let world = World::new();
    world.git(&["config", "user.name", "D\nR <H>"]);
    world.run(&["set", "RH-10", "title=x"]).ends(0);
    assert_eq!(world.git(&["log", "-1", "--format=%an"]).trim(), "DR H");
    world.git(&["fsck", "--strict"]);
    world.git(&["config", "user.name", "<>"]);
    world.run(&["set", "RH-10", "title=y"]).ends(4).says(&["<>"]);
}
