//! What a clone may be in when somebody syncs it. Each state has its answer, and none loses anything.

use crate::common::pair::{RH04, RH10, agree, shared, two};
use crate::common::{Run, World};

const RH15: &str = "plans/essai/groups/rh/RH-15.toml";

/// What a person could lose: the branch, the files' states and one file.
fn at_hand(world: &World) -> (String, String, String) {
    (world.head(), world.status(), world.read(RH04))
}

/// Syncs, which is refused and leaves everything as it is.
fn refused(world: &World, code: i32, says: &[&str]) -> Run {
    let before = at_hand(world);
    let run = world.run(&["sync"]).ends(code).says(says);
    assert_eq!(at_hand(world), before);
    run
}

/// Claire shares a change of RH-04's date; the DRH has changed RH-10.
fn apart() -> (World, World) {
    let (drh, claire) = two();
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    (drh, claire)
}

/// The DRH's sync succeeds, and both have one plan.
fn ends_well((drh, claire): &(World, World)) {
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    assert!(claire.read(RH04).contains("2018-12-31") && claire.read(RH10).contains("low"));
    agree(drh, claire);
}

#[test]
fn what_is_staged_stays_staged_and_is_not_shared() {
    let (drh, claire) = apart();
    drh.write("notes.txt", "à part\n");
    drh.git(&["add", "notes.txt"]);
    drh.run(&["sync"]).ends(0);
    assert_eq!(drh.status(), "A  notes.txt\n");
    claire.run(&["sync"]).ends(0);
    assert_eq!(claire.head(), drh.head());
    assert!(!claire.path().join("notes.txt").exists());
}

#[test]
fn what_is_staged_of_a_file_that_others_changed_is_not_written_over() {
    let both = apart();
    let drh = &both.0;
    drh.replace(RH04, "title = \"", "title = \"Presque : ");
    drh.git(&["add", RH04]);
    refused(drh, 1, &["groups/rh/RH-04.toml", "copil record"]);
    drh.git(&["reset", "-q", "--hard"]);
    ends_well(&both);
}

#[test]
fn what_is_staged_and_not_in_the_folder_gets_the_change_beside_it() {
    let (drh, claire) = apart();
    let text = drh.read(RH04);
    drh.replace(RH04, "title = \"", "title = \"Presque : ");
    drh.git(&["add", RH04]);
    drh.write(RH04, text);
    drh.run(&["sync"]).ends(0);
    let staged = drh.git(&["show", &format!(":{RH04}")]);
    assert!(staged.contains("Presque") && staged.contains("2018-12-31"), "{staged}");
    claire.run(&["sync"]).ends(0);
    assert!(!claire.read(RH04).contains("Presque"));
    assert_eq!(claire.head(), drh.head());
}

#[test]
fn an_untracked_file_where_others_made_one_is_not_written_over() {
    let (drh, claire) = apart();
    claire.write(RH15, "title = \"Mesurer l’absence\"\nstatus = \"planned\"\n");
    claire.git(&["add", "."]);
    claire.git(&["commit", "-qm", "RH-15"]);
    claire.run(&["sync"]).ends(0);
    drh.write(RH15, "title = \"À moi\"\nstatus = \"planned\"\n");
    refused(&drh, 1, &["groups/rh/RH-15.toml"]);
    assert!(drh.read(RH15).contains("À moi"));
    // Once it is recorded it is an action like another, and takes the next number.
    drh.run(&["record", "RH-15"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    assert!(claire.read(RH15).contains("Mesurer"));
    assert!(claire.read("plans/essai/groups/rh/RH-16.toml").contains("À moi"));
    agree(&drh, &claire);
}

#[test]
fn an_untracked_file_beside_the_plan_is_not_written_over() {
    let (drh, claire) = apart();
    claire.write("notes/lire.txt", "Claire\n");
    claire.git(&["add", "."]);
    claire.git(&["commit", "-qm", "Notes"]);
    claire.run(&["sync"]).ends(0);
    drh.write("notes/lire.txt", "à moi\n");
    refused(&drh, 1, &["notes/lire.txt"]);
    assert_eq!(drh.read("notes/lire.txt"), "à moi\n");
}

#[test]
fn a_merge_a_rebase_and_a_cherry_pick_under_way_are_finished_first() {
    for begin in ["merge", "rebase", "cherry-pick"] {
        let (drh, claire) = two();
        claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
        claire.run(&["sync"]).ends(0);
        drh.run(&["due", "RH-04", "2018-06-30", "-m", "Le budget."]).ends(0);
        drh.git(&["fetch", "-q"]);
        drh.git_run(&[begin, "origin/main"]).ends(1);
        refused(&drh, 4, &["copil resolve"]);
        drh.git(&[begin, "--abort"]);
        drh.run(&["sync", "--take", "theirs"]).ends(0);
        claire.run(&["sync"]).ends(0);
        agree(&drh, &claire);
    }
}

#[test]
fn off_every_branch_nothing_is_shared() {
    let both = apart();
    let drh = &both.0;
    drh.git(&["switch", "-q", "--detach"]);
    refused(drh, 4, &["branch"]);
    drh.git(&["switch", "-q", "main"]);
    ends_well(&both);
}

#[test]
fn a_branch_that_follows_none_is_shared_under_its_name_and_follows_it() {
    let both = apart();
    let drh = &both.0;
    drh.git_run(&["branch", "--unset-upstream"]);
    ends_well(&both);
    assert_eq!(drh.git(&["rev-parse", "--abbrev-ref", "@{u}"]).trim(), "origin/main");
}

#[test]
fn a_second_remote_does_not_matter_where_the_branch_follows_one() {
    let both = apart();
    both.0.git(&["remote", "add", "mairie", "../nulle-part.git"]);
    ends_well(&both);
}

#[test]
fn a_shallow_clone_shares_and_receives() {
    let (drh, claire) = apart();
    let pierre = World::empty();
    let address = format!("file://{}", shared(&drh));
    pierre.git(&["clone", "-q", "--depth", "1", &address, "."]);
    pierre.git(&["config", "user.name", "Pierre"]);
    pierre.git(&["config", "user.email", "pierre@essai.test"]);
    pierre
        .run(&["weather", "RH-10", "stormy", "-m", "Sans crédit."])
        .ends(0);
    drh.run(&["sync"]).ends(0);
    pierre.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    for text in ["low", "stormy"] {
        assert!(claire.read(RH10).contains(text), "{text}");
    }
    assert_eq!(pierre.head(), drh.head());
    agree(&drh, &claire);
}

#[test]
fn where_a_shallow_clone_lacks_what_both_began_with_nothing_is_joined() {
    let (drh, claire) = apart();
    let pierre = World::empty();
    let address = format!("file://{}", shared(&drh));
    // Claire's commit, and not what came before it; the other begins there.
    pierre.git(&["clone", "-q", "--depth", "1", &address, "."]);
    pierre.git(&["config", "user.name", "Pierre"]);
    pierre.git(&["config", "user.email", "pierre@essai.test"]);
    pierre.git(&["switch", "-q", "-c", "atelier"]);
    claire.git(&["push", "-q", "origin", "main~1:refs/heads/atelier"]);
    drh.git(&["push", "-q", "-f", "origin", "main:refs/heads/atelier"]);
    pierre.git(&["config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"]);
    pierre
        .run(&["weather", "RH-10", "stormy", "-m", "Sans crédit."])
        .ends(0);
    refused(&pierre, 1, &["git fetch --unshallow"]);
    pierre.git(&["fetch", "-q", "--unshallow"]);
    pierre.run(&["sync"]).ends(0);
    let text = pierre.read(RH10);
    assert!(text.contains("low") && text.contains("stormy"), "{text}");
}

#[test]
fn a_plan_of_a_newer_format_is_not_joined() {
    let (drh, claire) = apart();
    claire.replace("plans/essai/plan.toml", "format = 1", "format = 2");
    claire.git(&["commit", "-qam", "Un copil plus récent"]);
    claire.git(&["push", "-q", "origin", "main"]);
    refused(&drh, 1, &["of format 2", "copil"]);
    // Nor is it taken in where nothing was done here.
    drh.git(&["reset", "-q", "--hard", "HEAD~1"]);
    refused(&drh, 1, &["of format 2"]);
}

/// Two who share two plans in one repository.
fn with_two_plans() -> (World, World) {
    let (drh, claire) = two();
    let copied = |world: &World, path: &str| world.read(&format!("plans/essai/{path}"));
    for path in [
        "plan.toml",
        "groups/rh/group.toml",
        "groups/si/group.toml",
        "groups/rh/RH-04.toml",
        "groups/si/SI-02.toml",
    ] {
        drh.write(&format!("plans/autre/{path}"), copied(&drh, path));
    }
    drh.git(&["add", "."]);
    drh.git(&["commit", "-qm", "Un second plan"]);
    in_plan(&drh, "essai", &["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    (drh, claire)
}

fn in_plan(world: &World, plan: &str, arguments: &[&str]) -> Run {
    world.run(&[&["--plan", plan], arguments].concat())
}

const OTHER: &str = "plans/autre/groups/rh/RH-04.toml";

/// Both change neighbouring lines of one action of the other plan, and its date in two ways.
fn clashing_elsewhere() -> (World, World) {
    let (drh, claire) = with_two_plans();
    in_plan(&claire, "autre", &["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    in_plan(&claire, "autre", &["sync"]).ends(0);
    in_plan(&drh, "autre", &["due", "RH-04", "2018-06-30", "-m", "Le budget."]).ends(0);
    in_plan(&drh, "autre", &["set", "RH-04", "priority=low"]).ends(0);
    (drh, claire)
}

#[test]
fn a_question_of_another_plan_names_it_and_is_answered_from_here_or_there() {
    let by_option = ["sync", "--answer", "autre/RH-04", "due", "theirs"];
    for is_from_here in [true, false] {
        let (drh, claire) = clashing_elsewhere();
        let before = at_hand(&drh);
        in_plan(&drh, "essai", &["sync"]).ends(1).says(&[
            "RH-04, due",
            "the plan “autre”, which is shared with this one, has 1 question",
            "copil sync --answer autre/THING FIELD ours",
        ]);
        assert_eq!(at_hand(&drh), before);
        match is_from_here {
            true => in_plan(&drh, "essai", &by_option),
            false => in_plan(&drh, "autre", &["resolve", "RH-04", "due", "--theirs"]),
        }
        .ends(0);
        let text = drh.read(OTHER);
        assert!(text.contains("2018-12-31") && text.contains("\"low\""), "{text}");
        let message = drh.git(&["log", "-1", "--format=%B"]);
        let answer = if is_from_here {
            "Resolved: autre/RH-04 due theirs"
        } else {
            "Resolved: RH-04 due theirs"
        };
        assert!(message.contains(answer), "{message}");
        in_plan(&claire, "essai", &["sync"]).ends(0);
        agree(&drh, &claire);
    }
}

#[test]
fn what_is_answered_in_one_plan_is_kept_while_another_asks() {
    let (drh, claire) = clashing_elsewhere();
    in_plan(&claire, "essai", &["set", "RH-10", "priority=low"]).ends(0);
    in_plan(&claire, "essai", &["sync"]).ends(0);
    in_plan(&drh, "essai", &["set", "RH-10", "priority=high"]).ends(0);
    in_plan(&drh, "essai", &["sync", "--answer", "RH-10", "priority", "theirs"])
        .ends(1)
        .says(&["the plan “autre”"]);
    in_plan(&drh, "autre", &["sync", "--answer", "RH-04", "due", "ours"]).ends(0);
    assert!(drh.read(RH10).contains("low") && drh.read(OTHER).contains("2018-06-30"));
    in_plan(&claire, "essai", &["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn a_number_given_twice_in_another_plan_is_parted_and_a_link_to_it_follows() {
    let (drh, claire) = with_two_plans();
    let new = |world: &World, title: &str| {
        let told = in_plan(world, "autre", &["new", "action", "rh", title]);
        told.ends(0);
    };
    new(&claire, "Mesurer l’absence");
    in_plan(&claire, "autre", &["sync"]).ends(0);
    new(&drh, "Ouvrir une crèche");
    in_plan(&drh, "essai", &["set", "RH-10", "same_as=autre/RH-05"]).ends(0);
    in_plan(&drh, "essai", &["sync"]).ends(0).says(&[
        "The plan “autre”, which is shared with this one, is joined too.",
        "RH-05 becomes RH-06",
    ]);
    assert!(drh.read("plans/autre/groups/rh/RH-06.toml").contains("crèche"));
    assert!(
        drh.read(RH10).contains("same_as = \"autre/RH-06\""),
        "{}",
        drh.read(RH10)
    );
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Renumbered: autre/RH-05 -> autre/RH-06"), "{message}");
    in_plan(&claire, "essai", &["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn two_plans_of_one_repository_are_both_joined() {
    let (drh, claire) = with_two_plans();
    let done = |world: &World, plan: &str, arguments: &[&str]| drop(in_plan(world, plan, arguments).ends(0));
    done(&claire, "autre", &["due", "RH-04", "2018-12-31", "-m", "Le décret."]);
    done(&claire, "essai", &["due", "RH-04", "2018-11-30", "-m", "Le décret."]);
    done(&claire, "essai", &["sync"]);
    done(&drh, "autre", &["set", "RH-04", "priority=low"]);
    done(&drh, "essai", &["set", "RH-04", "priority=normal"]);
    done(&drh, "essai", &["sync"]);
    done(&claire, "autre", &["sync"]);
    agree(&drh, &claire);
    let (essai, autre) = (claire.read(RH04), claire.read(OTHER));
    assert!(essai.contains("2018-11-30") && essai.contains("\"normal\""), "{essai}");
    assert!(autre.contains("2018-12-31") && autre.contains("\"low\""), "{autre}");
}
