//! `copil resolve`: what git left unsettled, asked about and settled.

use std::fs;

use crate::common::World;

const RH04: &str = "plans/essai/groups/rh/RH-04.toml";
const RH10: &str = "plans/essai/groups/rh/RH-10.toml";
const RH15: &str = "plans/essai/groups/rh/RH-15.toml";

/// Two branches that each changed a date, and two other values; `main` is at hand.
fn parted() -> World {
    let world = World::new();
    world.git(&["switch", "-qc", "autre"]);
    world.replace(RH04, "due = 2018-01-31\ndepends", "due = 2018-12-31\ndepends");
    world.replace(RH04, "[\"télétravail\"]", "[\"télétravail\", \"essai\"]");
    world.git(&["commit", "-qam", "Attendre le décret"]);
    world.git(&["switch", "-q", "main"]);
    world.run(&["due", "RH-04", "2018-06-30", "-m", "Le budget."]).ends(0);
    world.replace(RH04, "depends_on", "# à garder\ndepends_on");
    world.git(&["commit", "-qam", "Une note"]);
    world
}

/// The same, in the middle of git's merge.
fn merging(options: &[&str]) -> World {
    let world = parted();
    let mut arguments = options.to_vec();
    arguments.extend(["merge", "-q", "--no-edit", "autre"]);
    world.git_run(&arguments).ends(1);
    world
}

#[test]
fn a_merge_under_way_is_asked_about_answered_and_finished_with_git() {
    for options in [
        &[][..],
        &["-c", "merge.conflictStyle=diff3"],
        &["-c", "merge.conflictStyle=zdiff3"],
    ] {
        let world = merging(options);
        let text = world.read(RH04);
        world.lance(&["resolve"]).ends(1).says(&[
            "1 question : la même chose a été changée des deux côtés.",
            "RH-04, échéance",
            "ici : échéance 31/01/2018 → 30/06/2018",
            "Le budget.",
            "de l’autre côté : échéance 31/01/2018 → 31/12/2018",
            "Attendre le décret",
            "copil resolve CHOSE CHAMP --ours",
        ]);
        assert_eq!(world.read(RH04), text, "nothing is touched without an answer");
        // The plan can be read meanwhile, and says what to do.
        world.run(&["check"]).ends(1).says(&["copil resolve"]);
        world
            .run(&["set", "RH-10", "priority=low"])
            .ends(4)
            .says(&["copil resolve"]);
        world
            .lance(&["resolve", "RH-04", "échéance", "--theirs"])
            .ends(0)
            .says(&["Réglé : groups/rh/RH-04.toml", "git merge --continue"]);
        let text = world.read(RH04);
        for kept in ["due = 2018-12-31\n", "# à garder", "\"essai\""] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        world.git(&["-c", "core.editor=true", "merge", "--continue"]);
        let message = world.git(&["log", "-1", "--format=%(trailers)"]);
        assert_eq!(message.trim(), "Resolved: RH-04 due theirs");
        assert_eq!(world.status(), "");
        world.run(&["resolve"]).ends(3).says(&["Nothing waits for an answer."]);
    }
}

#[test]
fn what_is_answered_is_kept_where_something_else_is_open() {
    let world = parted();
    world.git(&["switch", "-q", "autre"]);
    world.replace(RH04, "\"high\"", "\"low\"");
    world.git(&["commit", "-qam", "Moins pressé"]);
    world.git(&["switch", "-q", "main"]);
    world.run(&["set", "RH-04", "priority=normal"]).ends(0);
    world.git_run(&["merge", "-q", "--no-edit", "autre"]).ends(1);
    world
        .run(&["resolve", "RH-04", "due", "--ours"])
        .ends(1)
        .says(&["1 question is left"]);
    let text = world.read(RH04);
    assert_eq!(text.matches("<<<<<<<").count(), 1, "{text}");
    assert!(
        text.contains("due = 2018-06-30\n") && !text.contains("2018-12-31\ndepends"),
        "{text}"
    );
    let left = world.run(&["resolve", "--json"]).ends(1).json();
    assert_eq!(left["questions"][0]["field"], "priority");
    world.run(&["resolve", "--theirs"]).ends(0);
    assert!(world.read(RH04).contains("priority = \"low\""));
    world.git(&["commit", "-q", "--no-edit"]);
    let message = world.git(&["log", "-1", "--format=%B"]);
    for answer in ["Resolved: RH-04 due ours", "Resolved: RH-04 priority theirs"] {
        assert!(message.contains(answer), "{message}");
    }
}

#[test]
fn another_value_than_either_side_s_is_an_answer() {
    let world = merging(&[]);
    world.run(&["resolve", "RH-04", "due=2019-01-31"]).ends(0);
    assert!(world.read(RH04).contains("due = 2019-01-31\n"));
    world.git(&["commit", "-q", "--no-edit"]);
    let message = world.git(&["log", "-1", "--format=%(trailers)"]);
    assert_eq!(message.trim(), "Resolved: RH-04 due other");
}

#[test]
fn two_things_made_under_one_number_are_a_question_as_a_whole() {
    let world = World::new();
    world.run(&["merge-driver", "--install"]).ends(0);
    let new = |title: &str| world.write(RH15, format!("title = \"{title}\"\nstatus = \"planned\"\n"));
    world.git(&["switch", "-qc", "autre"]);
    new("Mesurer l’absence");
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "RH-15"]);
    world.git(&["switch", "-q", "main"]);
    new("Refaire l’accueil");
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "RH-15 aussi"]);
    world.git_run(&["merge", "-q", "--no-edit", "autre"]).ends(1);
    world.run(&["resolve"]).ends(1).says(&["RH-15", "copil sync"]);
    world.run(&["resolve", "RH-15", "--theirs"]).ends(0);
    assert!(world.read(RH15).contains("Mesurer l’absence"));
}

#[test]
fn what_is_deleted_here_and_changed_there_is_a_question() {
    for (side, is_there) in [("--ours", false), ("--theirs", true)] {
        let world = World::new();
        world.git(&["switch", "-qc", "autre"]);
        world.replace(RH10, "2018-04-10", "2018-12-31");
        world.git(&["commit", "-qam", "Plus tard"]);
        world.git(&["switch", "-q", "main"]);
        world.git(&["rm", "-q", RH10]);
        world.git(&["commit", "-qm", "Sans objet"]);
        world.git_run(&["merge", "-q", "--no-edit", "autre"]).ends(1);
        world.run(&["resolve", "--json"]).ends(1);
        world.run(&["resolve", "RH-10", side]).ends(0);
        assert_eq!(world.path().join(RH10).exists(), is_there);
        world.git(&["commit", "-q", "--no-edit"]);
        assert_eq!(world.status(), "");
    }
}

/// Pushed back there; here another action, much like it, stands in its place. Gives the text of that one.
fn replaced(world: &World) -> String {
    world.git(&["switch", "-qc", "autre"]);
    world.replace(RH04, "due = 2018-01-31\ndepends", "due = 2018-12-31\ndepends");
    world.git(&["commit", "-qam", "Repoussée"]);
    world.git(&["switch", "-q", "main"]);
    let text = world
        .read(RH04)
        .replace("Ouvrir le télétravail", "Mesurer le temps partiel");
    fs::remove_file(world.path().join(RH04)).unwrap();
    world.write(RH15, &text);
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "Une autre"]);
    text
}

#[test]
fn two_actions_that_git_took_for_one_are_two_again() {
    let world = World::new();
    world.run(&["merge-driver", "--install"]).ends(0);
    let text = replaced(&world);
    world.git_run(&["merge", "-q", "--no-edit", "autre"]).ends(1);
    world.run(&["resolve"]).ends(1).says(&["RH-04"]);
    world.run(&["resolve", "RH-04", "--theirs"]).ends(0);
    assert_eq!(world.read(RH15), text, "the new one is as it was made");
    assert!(world.read(RH04).contains("due = 2018-12-31\ndepends"));
    world.git(&["commit", "-q", "--no-edit"]);
    assert_eq!(world.status(), "");
}

#[test]
fn rebase_and_cherry_pick_are_resolved_alike() {
    for (begin, command) in [
        ("rebase", "git rebase --continue"),
        ("cherry-pick", "git cherry-pick --continue"),
    ] {
        let world = parted();
        world.git_run(&[begin, "autre"]).ends(1);
        world
            .run(&["resolve", "RH-04", "due", "--theirs"])
            .ends(0)
            .says(&[command]);
        assert!(!world.read(RH04).contains("<<<<"));
        world.git(&["-c", "core.editor=true", begin, "--continue"]);
        assert_eq!(world.status(), "");
    }
}

#[test]
fn marks_that_somebody_recorded_are_opened_and_mended_by_a_commit() {
    let world = merging(&[]);
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "Fusion faite trop vite"]);
    // Nobody knows any more what both began with: what differs is asked, and nothing else changes.
    world.run(&["resolve"]).ends(1).says(&["1 question", "RH-04, due"]);
    world.lance(&["resolve", "--theirs"]).ends(0).says(&["Enregistré"]);
    let text = world.read(RH04);
    assert!(!text.contains("<<<<") && text.contains("due = 2018-12-31\n"), "{text}");
    assert_eq!(world.status(), "");
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.starts_with("RH-04") && message.contains("\nPlan: essai\n"),
        "{message}"
    );
    assert!(message.contains("Resolved: RH-04 due theirs"), "{message}");
}

#[test]
fn what_was_mended_by_hand_is_left_as_it_is() {
    let world = merging(&[]);
    let text = world.read(RH04);
    let begin = text.find("<<<<<<<").unwrap();
    let end = text.find(">>>>>>> autre\n").unwrap() + ">>>>>>> autre\n".len();
    let mended = format!("{}due = 2019-01-31\n{}", &text[..begin], &text[end..]);
    world.write(RH04, &mended);
    world.run(&["resolve"]).ends(0).says(&["was edited by hand since"]);
    assert_eq!(world.read(RH04), mended);
    assert!(world.status().starts_with("UU"));
}

#[test]
fn marks_that_are_not_closed_are_left_to_the_hand() {
    let world = World::new();
    let text = world.read(RH10);
    world.write(RH10, format!("<<<<<<< HEAD\n{text}"));
    world
        .lance(&["resolve"])
        .ends(1)
        .says(&["les marques de conflit ne sont pas refermées"]);
    assert_eq!(world.read(RH10), format!("<<<<<<< HEAD\n{text}"));
}

/// A merge as a forge makes it, by lines: the new action got the date of the one that is gone.
fn merged_by_lines() -> (World, String) {
    let world = World::new();
    replaced(&world);
    world.git(&["merge", "-q", "--no-edit", "autre"]);
    assert!(world.read(RH15).contains("due = 2018-12-31\ndepends"));
    let merge = world.head().trim()[..10].to_owned();
    (world, merge)
}

#[test]
fn a_merge_made_by_lines_is_told_and_repaired_by_a_new_commit() {
    let (world, merge) = merged_by_lines();
    let check = world.lance(&["check"]).ends(1);
    check.says(&[
        &format!("La fusion {merge} a été faite ligne à ligne"),
        "RH-15 : échéance 31/01/2018 → 31/12/2018",
        "RH-04 : changé des deux côtés, sans que personne ait été interrogé.",
        &format!("copil resolve {merge}"),
    ]);
    let told = world.run(&["check", "--json"]).ends(1).json();
    assert_eq!(told["merges"][0]["changes"].as_array().map(Vec::len), Some(1));
    world.run(&["resolve"]).ends(1).says(&["was joined by lines"]);
    world.run(&["resolve", &merge]).ends(0);
    assert!(world.read(RH15).contains("due = 2018-01-31\ndepends"));
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Due: 2018-12-31 -> 2018-01-31") && message.contains(&merge),
        "{message}"
    );
    assert_eq!(faulty_merges(&world), 0);
    world.run(&["resolve"]).ends(3);
}

/// Two branches that each took in what the other had, and went on: one takes back what came. Joined by git, and the value that
/// was taken back put there again, or not.
fn merged_crosswise(put: bool) -> World {
    let world = World::new();
    world.git(&["checkout", "-q", "-b", "autre"]);
    world.run(&["due", "RH-10", "2018-12-31", "-m", "Plus tard."]).ends(0);
    world.git(&["branch", "venu"]);
    world.git(&["checkout", "-q", "main"]);
    world.run(&["set", "RH-04", "priority=low"]).ends(0);
    world.git(&["branch", "ici"]);
    world.git(&["merge", "-q", "--no-edit", "venu"]);
    world
        .run(&["due", "RH-10", "2018-04-10", "-m", "Finalement non."])
        .ends(0);
    world.git(&["checkout", "-q", "autre"]);
    world.git(&["merge", "-q", "--no-edit", "ici"]);
    world.run(&["set", "SI-02", "priority=low"]).ends(0);
    world.git(&["checkout", "-q", "main"]);
    assert_eq!(world.git(&["merge-base", "--all", "main", "autre"]).lines().count(), 2);
    world.git(&["merge", "-q", "--no-commit", "autre"]);
    if put {
        world.replace(RH10, "2018-04-10", "2018-12-31");
        world.git(&["add", "."]);
    }
    world.git(&["commit", "-q", "--no-edit"]);
    world
}

#[test]
fn a_merge_of_what_had_been_joined_crosswise_is_judged_too() {
    assert_eq!(faulty_merges(&merged_crosswise(false)), 0);
    let world = merged_crosswise(true);
    let merge = world.head().trim()[..10].to_owned();
    world.run(&["check"]).ends(1).says(&[&merge, "RH-10"]);
    world.run(&["resolve", &merge]).ends(0);
    assert!(world.read(RH10).contains("due = 2018-04-10"));
    assert_eq!(faulty_merges(&world), 0);
}

/// How many merges are told of. The meeting still speaks of the action that is gone, which is another matter.
fn faulty_merges(world: &World) -> usize {
    let told = world.run(&["check", "--json"]).json();
    told["merges"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_merge_that_is_right_as_it_is_is_told_no_more() {
    let (world, merge) = merged_by_lines();
    let text = world.read(RH15);
    world.run(&["resolve", &merge, "--as-it-is", "--ours"]).ends(2);
    let said = world.lance(&["resolve", &merge, "--as-it-is"]).ends(0);
    said.says(&["est bien ainsi : cette copie n’en parle plus"]);
    assert_eq!((faulty_merges(&world), world.read(RH15)), (0, text));
    assert!(world.head().starts_with(&merge));
    assert_eq!(world.status(), "");
    for merge in [&*merge, "RH-15"] {
        world.run(&["resolve", merge, "--as-it-is"]).ends(3);
    }
}

#[test]
fn what_somebody_changed_since_a_merge_is_theirs() {
    let (world, _) = merged_by_lines();
    world.run(&["due", "RH-15", "2019-06-30", "-m", "Vu ensemble."]).ends(0);
    assert_eq!(faulty_merges(&world), 0);
}

#[test]
fn merges_that_joined_well_or_were_answered_are_no_faults() {
    let world = merging(&[]);
    world.run(&["resolve", "--theirs"]).ends(0);
    world.git(&["commit", "-q", "--no-edit"]);
    world.run(&["check"]).ends(0);
    // Found sound once, it is not judged again.
    let folder = world.path().join(".git/copil");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("merges-")), "{names:?}");
    world.run(&["check"]).ends(0);
}
