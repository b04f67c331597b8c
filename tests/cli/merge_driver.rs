//! `copil merge-driver`: plain git joins the files of the plan as copil does.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::World;

const RH04: &str = "plans/essai/groups/rh/RH-04.toml";
const RH15: &str = "plans/essai/groups/rh/RH-15.toml";

/// A plan whose files git joins by meaning.
fn world() -> World {
    let world = World::new();
    world.run(&["merge-driver", "--install"]).ends(0);
    world
}

/// A branch on which something is done, seen from `main`, where another thing is.
fn part(world: &World, there: impl Fn(), here: impl Fn()) {
    world.git(&["switch", "-qc", "autre"]);
    there();
    world.git(&["commit", "-qam", "là"]);
    world.git(&["switch", "-q", "main"]);
    here();
    world.git(&["commit", "-qam", "ici"]);
}

/// Changes a value of RH-04 to another.
fn change<'w>(world: &'w World, old: &'w str, new: &'w str) -> impl Fn() + 'w {
    move || world.replace(RH04, old, new)
}

#[test]
fn it_is_set_up_once_and_removed_without_a_trace() {
    let world = World::new();
    world.write(".gitattributes", "*.png binary");
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "Images"]);
    let config = world.read(".git/config");
    world
        .lance(&["merge-driver"])
        .ends(0)
        .says(&["ligne à ligne", "copil merge-driver --install"]);
    world.run(&["merge-driver", "--install"]).ends(0).says(&["by meaning"]);
    let attributes = "*.png binary\n/plans/essai/**/*.toml merge=copil\n";
    assert_eq!(world.read(".gitattributes"), attributes);
    assert_eq!(
        world.git(&["check-attr", "merge", RH04]).trim(),
        format!("{RH04}: merge: copil")
    );
    let of_plan = "plans/essai/plan.toml";
    assert!(world.git(&["check-attr", "merge", of_plan]).contains("copil"));
    assert_eq!(world.status(), "");
    world.run(&["merge-driver", "--install"]).ends(3);
    let told = world.run(&["merge-driver", "--json"]).ends(0).json();
    assert_eq!(told["set_up"], true);
    world.run(&["merge-driver", "--remove"]).ends(0).says(&["by lines"]);
    assert_eq!(world.read(".gitattributes"), "*.png binary\n");
    assert!(!world.read(".git/config").contains("copil"), "{config}");
    world.run(&["merge-driver", "--remove"]).ends(3);
    assert_eq!(world.status(), "");
}

#[test]
fn neighbouring_lines_are_no_conflict() {
    let world = world();
    part(
        &world,
        change(&world, "2018-01-31", "2018-12-31"),
        change(&world, "depends_on", "# à garder\ndepends_on"),
    );
    world.git(&["merge", "-q", "--no-edit", "autre"]);
    let text = world.read(RH04);
    assert!(
        text.contains("due = 2018-12-31") && text.contains("# à garder"),
        "{text}"
    );
    assert_eq!(world.status(), "");
}

#[test]
fn the_same_holds_for_rebase_and_cherry_pick() {
    for picks in [
        ["rebase", "-q", "autre"],
        ["cherry-pick", "--keep-redundant-commits", "autre"],
    ] {
        let world = world();
        part(
            &world,
            change(&world, "2018-01-31", "2018-12-31"),
            change(&world, "\"high\"", "\"low\""),
        );
        world.git(&picks);
        let text = world.read(RH04);
        assert!(
            text.contains("due = 2018-12-31") && text.contains("priority = \"low\""),
            "{text}"
        );
    }
}

#[test]
fn what_clashes_alone_is_marked_and_said() {
    let world = world();
    part(
        &world,
        || {
            world.replace(RH04, "2018-01-31", "2018-12-31");
            world.replace(RH04, "\"high\"", "\"low\"");
        },
        change(&world, "2018-01-31", "2018-06-30"),
    );
    let run = world.git_run(&["merge", "--no-edit", "autre"]).ends(1);
    run.says(&["changed on both sides, each in its own way: due", "copil resolve"]);
    let text = world.read(RH04);
    let marked = "<<<<<<< HEAD\ndue = 2018-06-30\n=======\ndue = 2018-12-31\n>>>>>>> autre\n";
    assert!(text.contains(marked) && text.contains("priority = \"low\""), "{text}");
    assert_eq!(text.matches("<<<<<<<").count(), 1, "{text}");
}

#[test]
fn what_git_takes_for_another_action_is_not_joined_with_it() {
    let world = World::new();
    let pushed = change(&world, "2018-01-31", "2018-12-31");
    let other = || {
        let text = world
            .read(RH04)
            .replace("Ouvrir le télétravail", "Mesurer le temps partiel");
        fs::remove_file(world.path().join(RH04)).unwrap();
        world.write(RH15, text);
        world.git(&["add", "-A"]);
    };
    part(&world, pushed, other);
    // As it is without the driver: the new action silently gets the date of the one that is gone.
    world.git(&["merge", "-q", "--no-edit", "autre"]);
    assert!(world.read(RH15).contains("2018-12-31"));
    world.git(&["reset", "-q", "--hard", "HEAD~"]);
    world.run(&["merge-driver", "--install"]).ends(0);
    let run = world.git_run(&["merge", "--no-edit", "autre"]).ends(1);
    run.says(&["only resembles it", "Nothing was joined"]);
    let text = world.read(RH15);
    let marked = format!("<<<<<<< HEAD:{RH15}\ndue = 2018-01-31\n=======\ndue = 2018-12-31\n>>>>>>> autre:{RH04}\n");
    assert!(text.contains(&marked), "{text}");
    world.git(&["merge", "--abort"]);
    assert_eq!(world.status(), "");
}

#[test]
fn an_action_that_was_renamed_takes_the_change_along() {
    let world = world();
    let renamed = || {
        world.git(&["mv", RH04, RH15]);
    };
    part(&world, change(&world, "2018-01-31", "2018-12-31"), renamed);
    world.git(&["merge", "-q", "--no-edit", "autre"]);
    assert!(world.read(RH15).contains("2018-12-31"));
    assert!(!world.path().join(RH04).exists());
}

#[test]
fn several_common_ancestors_are_joined_to_something_that_can_be_read() {
    let world = world();
    part(
        &world,
        change(&world, "2018-01-31", "2018-12-31"),
        change(&world, "2018-01-31", "2018-06-30"),
    );
    // Each takes the other in, and answers in its own way: two ancestors that are both the last.
    let cross = |own: &str, other: &str, answer: &str| {
        world.git(&["switch", "-q", own]);
        world.git_run(&["merge", "--no-edit", other]).ends(1);
        let side = if own == answer { "--ours" } else { "--theirs" };
        world.git(&["checkout", "-q", side, RH04]);
        world.git(&["commit", "-qam", "réponse"]);
    };
    world.git(&["tag", "ici", "main"]);
    cross("main", "autre", "main");
    cross("autre", "ici", "autre");
    world.replace(RH04, "\"high\"", "\"low\"");
    world.git(&["commit", "-qam", "priorité"]);
    world.git(&["switch", "-q", "main"]);
    world.git_run(&["merge", "--no-edit", "autre"]).ends(1);
    let text = world.read(RH04);
    // What only one did is there, and the one question is what each answered.
    assert!(
        text.contains("priority = \"low\"") && !text.contains("<<<<<<<<<"),
        "{text}"
    );
    let marked = "<<<<<<< HEAD\ndue = 2018-06-30\n=======\ndue = 2018-12-31\n>>>>>>> autre\n";
    assert!(text.contains(marked), "{text}");
}

/// Has git run a script in the place of the program.
fn run_instead(world: &World, script: &str) {
    let path = world.path().join("../instead");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let line = world.git(&["config", "merge.copil.driver"]);
    let end = line.find(" merge-driver").unwrap();
    let line = format!("'{}'{}", path.display(), line[end..].trim_end());
    world.git(&["config", "merge.copil.driver", &line]);
}

#[test]
fn where_the_program_is_missing_git_joins_by_lines() {
    for script in ["exit 2", "exit 127"] {
        let world = world();
        run_instead(&world, script);
        part(
            &world,
            change(&world, "2018-01-31", "2018-12-31"),
            change(&world, "2018-01-31", "2018-06-30"),
        );
        world.git_run(&["merge", "--no-edit", "autre"]).ends(1);
        assert!(world.read(RH04).contains("<<<<<<< HEAD\ndue = 2018-06-30"));
    }
}

#[test]
fn where_the_program_is_killed_git_gives_its_merge_up() {
    let world = world();
    run_instead(&world, "kill -9 $$");
    part(
        &world,
        change(&world, "2018-01-31", "2018-12-31"),
        change(&world, "2018-01-31", "2018-06-30"),
    );
    let head = world.head();
    let run = world.git_run(&["merge", "--no-edit", "autre"]);
    assert_ne!(run.code, 0);
    assert_eq!((world.head(), world.read(RH04).contains("2018-06-30")), (head, true));
    assert!(!world.read(RH04).contains("<<<<"));
}

#[test]
fn a_file_that_is_broken_is_joined_by_lines() {
    let world = world();
    part(
        &world,
        || {
            let text = world.read(RH04);
            world.write(RH04, format!("{text}oubli = [\n"));
        },
        change(&world, "2018-01-31", "2018-06-30"),
    );
    world.git(&["merge", "-q", "--no-edit", "autre"]);
    let text = world.read(RH04);
    assert!(text.contains("2018-06-30") && text.contains("oubli = ["), "{text}");
}

#[test]
fn what_git_does_not_pass_is_a_question_of_usage() {
    let world = world();
    world.run(&["merge-driver", "--", "a", "b"]).ends(2);
    // Files that are not there: nothing is written, and git is told to give up.
    let missing = ["a", "b", "c", "7", RH04, "x", "y", "z"];
    let mut arguments = vec!["merge-driver", "--"];
    arguments.extend(missing);
    world.run(&arguments).ends(129);
}
