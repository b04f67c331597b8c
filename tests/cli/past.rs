//! `--at`: the plan as it was.

use crate::common::{Run, World};

/// A commit with plain git, on a day.
fn commit_on(world: &World, day: &str, subject: &str) -> String {
    world.git(&["add", "-A"]);
    let date = format!("{day}T10:00:00+01:00");
    world.git_with(
        &[("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)],
        &["commit", "-qm", subject],
    );
    world.head().trim().to_owned()
}

/// The plan of most tests, adopted in 2016, with a change a year since.
fn with_a_past() -> (World, Vec<String>) {
    let world = World::new();
    let date = "2016-01-04T10:00:00+01:00";
    world.git_with(
        &[("GIT_AUTHOR_DATE", date), ("GIT_COMMITTER_DATE", date)],
        &["commit", "-q", "--amend", "-m", "Plan adopté", "--date", date],
    );
    let mut commits = vec![world.head().trim().to_owned()];
    let file = "plans/essai/groups/rh/RH-04.toml";
    world.replace(file, "due = 2018-01-31\ndepends_on", "due = 2018-06-30\ndepends_on");
    world.replace(
        "plans/essai/plan.toml",
        "Direction des ressources humaines",
        "DRH d’alors",
    );
    commits.push(commit_on(&world, "2016-09-01", "Repoussée"));
    world.git(&["rm", "-q", "plans/essai/groups/si/SI-02.toml"]);
    world.replace(file, "depends_on = [\"SI-02\"]\n", "");
    commits.push(commit_on(&world, "2017-03-01", "Retirée"));
    (world, commits)
}

fn at(world: &World, moment: &str) -> Run {
    world.run(&["list", "--json", "--at", moment])
}

#[test]
fn the_plan_of_any_day_is_the_one_that_a_clone_of_that_day_has() {
    let (world, commits) = with_a_past();
    world.git(&["clone", "-q", ".", "../then"]);
    for (moment, commit, day) in [
        ("2016-01-04", 0, "2016-01-04"),
        ("31/08/2016", 0, "2016-08-31"),
        ("2016-09-01", 1, "2016-09-01"),
        ("2017-02-28", 1, "2017-02-28"),
        ("2018-03-15", 2, "2018-03-15"),
        ("HEAD~1", 1, "2016-09-01"),
        (&commits[0][..9], 0, "2016-01-04"),
        ("2018-03-15-copil", 2, "2018-03-15"),
    ] {
        world.git(&["-C", "../then", "checkout", "-q", &commits[commit]]);
        for verb in [
            &["list"][..],
            &["groups"],
            &["show", "RH-04"],
            &["log"],
            &["attention"],
            &["forecast"],
        ] {
            let seen = world.run(&[verb, &["--json", "--at", moment]].concat()).ends(0);
            let then = world
                .run_with(
                    "COPIL_TODAY",
                    day,
                    &[&["--plan", "../then"], verb, &["--json"]].concat(),
                )
                .ends(0);
            assert_eq!(seen.json(), then.json(), "{verb:?} at {moment}");
        }
    }
}

#[test]
fn what_is_seen_is_said_and_cannot_be_changed() {
    let (world, commits) = with_a_past();
    let run = world.run(&["show", "SI-02", "--at", "2016-12-31"]).ends(0);
    assert!(run.err.contains("as it was recorded by 31 December 2016"), "{run:?}");
    assert!(run.err.contains(&commits[1][..10]), "{run:?}");
    assert!(run.out.contains("Réunir les messageries"), "{run:?}");
    world.run(&["show", "SI-02"]).ends(1);
    let before = world.head();
    for verb in [
        &["status", "RH-04", "done"][..],
        &["undo"],
        &["record"],
        &["new", "person", "x"],
        &["set", "RH-04", "tags+=a", "--dry-run"],
    ] {
        let run = world.run(&[verb, &["--at", "2016-12-31"]].concat()).ends(2);
        run.says(&["nothing can be changed or made there"]);
    }
    assert_eq!(world.head(), before);
    assert_eq!(world.status(), "");
}

#[test]
fn a_moment_without_a_plan_is_refused_in_words() {
    let (world, _) = with_a_past();
    for (moment, words) in [
        ("2015-12-31", "the first record is of 4 January 2016"),
        ("2018-03-16", "is still to come"),
        ("nulle-part", "is no day, no meeting and no commit"),
        ("last-copil", "means no meeting"),
    ] {
        at(&world, moment).ends(1).says(&[words]);
    }
    world
        .lance(&["list", "--at", "2015-12-31"])
        .ends(1)
        .says(&["le premier enregistrement est du 4 janvier 2016"]);
    world.git(&[
        "clone",
        "-q",
        "--depth",
        "1",
        &format!("file://{}", world.path().display()),
        "../shallow",
    ]);
    world
        .run(&["--plan", "../shallow", "list", "--at", "2016-12-31"])
        .ends(1)
        .says(&["This clone’s history begins on 1 March 2017", "--unshallow"]);
}

#[test]
fn a_clock_that_runs_wrong_moves_nothing() {
    let (world, commits) = with_a_past();
    let file = "plans/essai/groups/rh/RH-10.toml";
    world.replace(file, "2018-04-10", "2018-04-11");
    commit_on(&world, "2030-01-01", "De l’avenir");
    world.replace(file, "2018-04-11", "2018-04-12");
    commit_on(&world, "2010-01-01", "D’avant le plan");
    world.replace(file, "2018-04-12", "2018-04-13");
    commit_on(&world, "2017-09-01", "À l’heure");
    let due = |moment: &str| {
        let json = at(&world, moment).ends(0).json();
        let actions = json["actions"].as_array().unwrap().clone();
        let action = actions.into_iter().find(|action| action["id"] == "RH-10").unwrap();
        action["due"].as_str().unwrap().to_owned()
    };
    assert_eq!(due("2017-02-28"), "2018-04-10");
    // Both were recorded after the first of March, and before the first of September.
    assert_eq!(due("2017-03-01"), "2018-04-12");
    assert_eq!(due("2018-03-15"), "2018-04-13");
    assert_eq!(at(&world, &commits[0]).ends(0).json()["today"], "2016-01-04");
}

#[test]
fn a_branch_that_was_merged_counts_from_its_merge() {
    let (world, _) = with_a_past();
    let file = "plans/essai/groups/rh/RH-10.toml";
    world.git(&["checkout", "-q", "-b", "ailleurs"]);
    world.replace(file, "2018-04-10", "2018-05-31");
    commit_on(&world, "2017-04-01", "Ailleurs");
    world.git(&["checkout", "-q", "main"]);
    let date = "2017-10-01T10:00:00+01:00";
    world.git_with(
        &[("GIT_AUTHOR_DATE", date), ("GIT_COMMITTER_DATE", date)],
        &["merge", "-q", "--no-ff", "-m", "Réunion des deux", "ailleurs"],
    );
    let text = |moment: &str| world.run(&["show", "RH-10", "--json", "--at", moment]).ends(0).out;
    assert!(text("2017-09-30").contains("2018-04-10"));
    assert!(text("2017-10-01").contains("2018-05-31"));
    // A branch that is not merged can be seen as well, and leaves the history that is kept as it is.
    world.git(&["checkout", "-q", "-b", "proposition", "main~1"]);
    world.replace(file, "2018-04-10", "2019-01-01");
    commit_on(&world, "2017-11-01", "Proposition");
    world.git(&["checkout", "-q", "main"]);
    let before = world.run(&["log", "--json"]).ends(0).out;
    let log = world.run(&["log", "--oneline", "--at", "proposition"]).ends(0).out;
    assert!(log.contains("2018-04-10 → 2019-01-01"), "{log}");
    assert_eq!(world.run(&["log", "--json"]).ends(0).out, before);
}
