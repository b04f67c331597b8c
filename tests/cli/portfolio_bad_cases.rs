//! Several plans in the states in which real ones are found: cut off, behind, in another language, broken by the dozen.

use std::fs;

use super::portfolio::{commit, names, notes, plan, repository, two_plans};
use crate::common::World;

/// A second repository with a plan, and a list in the first that names it beside its own.
fn neighbour(world: &World) {
    world.git(&["init", "-q", "-b", "main", "voisin"]);
    for (key, value) in [("user.name", "DGS"), ("user.email", "dgs@essai.test")] {
        world.git(&["-C", "voisin", "config", key, value]);
    }
    plan(
        world,
        "voisin/plans/ville",
        "Plan du voisin",
        &[("N-01", "in-progress", "")],
    );
    let list = "format = 1\n[plans.ville]\npath = \"plans/ville\"\n[plans.voisin]\nrepository = \"clone\"\npath = \"plans/ville\"\n";
    world.write("portfolio.toml", list);
}

fn neighbour_commits(world: &World, day: &str) {
    world.git(&["-C", "voisin", "add", "-A"]);
    let date = format!("--date={day}T09:00:00+0100");
    world.git(&["-C", "voisin", "commit", "-qm", "Le plan", &date]);
}

#[test]
fn a_shallow_clone_says_until_when_nothing_is_known() {
    let world = two_plans();
    neighbour(&world);
    neighbour_commits(&world, "2018-02-01");
    world.write("voisin/autre.txt", "rien\n");
    neighbour_commits(&world, "2018-03-05");
    let source = format!("file://{}", world.path().join("voisin").display());
    world.git(&["clone", "-q", "--depth", "1", &source, "clone"]);
    let found = world.run(&["portfolio", "--json"]).ends(0).json();
    assert_eq!(
        names(&found),
        ["ville", "voisin"],
        "two plans of one id are told apart by the list"
    );
    let last = &found["plans"][1]["last_change"];
    assert_eq!(
        (&last["day"], &last["at_the_latest"]),
        (&"2018-03-05".into(), &true.into())
    );
    world.run(&["portfolio"]).ends(0).says(&["≤ 2018-03-05"]);
}

#[test]
fn a_clone_that_is_behind_is_named_and_read_as_it_is() {
    let world = two_plans();
    neighbour(&world);
    neighbour_commits(&world, "2018-02-01");
    world.git(&["clone", "-q", "voisin", "clone"]);
    world.write(
        "voisin/plans/ville/groups/rh/N-02.toml",
        "title = \"Neuve\"\nstatus = \"planned\"\n",
    );
    neighbour_commits(&world, "2018-03-05");
    world.git(&["-C", "clone", "fetch", "-q"]);
    let found = world.run(&["portfolio", "--json"]).ends(0).json();
    let neighbour = &found["plans"][1];
    assert_eq!((&neighbour["behind"], &neighbour["total"]), (&1.into(), &1.into()));
    assert!(notes(&found).contains("voisin"), "{}", notes(&found));
}

#[test]
fn a_plan_in_another_language_is_told_in_the_one_of_the_reader() {
    let world = two_plans();
    world.replace(
        "plans/agglo/plan.toml",
        "format = 1\n",
        "format = 1\nlanguage = \"en\"\n",
    );
    for (language, told) in [("fr", "2 plans ensemble"), ("en", "2 plans together")] {
        world
            .run(&["--lang", language, "portfolio"])
            .ends(0)
            .says(&["Plan de l’agglomération", told]);
    }
}

#[test]
fn of_many_plans_those_that_are_broken_are_counted_and_some_of_them_named() {
    let world = repository();
    for n in 0..30 {
        let folder = format!("plans/p{n:02}");
        plan(&world, &folder, &format!("Plan {n}"), &[("A-01", "in-progress", "")]);
        if n % 2 == 0 {
            world.write(&format!("{folder}/plan.toml"), "format = \n");
        }
    }
    commit(&world, "2018-03-01");
    let found = world.run(&["portfolio", "--json"]).ends(1).json();
    assert_eq!(
        (&found["totals"]["plans"], &found["totals"]["total"]),
        (&15.into(), &15.into())
    );
    assert_eq!(found["totals"]["left_out"].as_array().map(Vec::len), Some(15));
    let all = notes(&found);
    assert!(
        all.contains("15 plans of 30") && all.contains("p00: plan.toml:1"),
        "{all}"
    );
    assert!(all.lines().count() < 20, "a page, not a wall: {all}");
}

#[test]
fn one_address_is_one_person_in_every_plan() {
    let world = two_plans();
    let other = "[people.cheffe]\nname = \"Cheffe de projet\"\nemail = \"DRH@essai.test\"\n[people.drh]\nname = \"Autre\"\nemail = \"autre@essai.test\"\n";
    let text = fs::read_to_string(world.path().join("plans/agglo/plan.toml")).unwrap();
    let (head, _) = text.split_once("[people.drh]").unwrap();
    world.write("plans/agglo/plan.toml", format!("{head}{other}"));
    world.replace(
        "plans/agglo/groups/rh/A-02.toml",
        "status",
        "leads = [\"cheffe\"]\nstatus",
    );
    world.replace("plans/agglo/groups/rh/A-01.toml", "due", "leads = [\"drh\"]\ndue");
    let mine = world.run(&["mine"]).ends(0);
    assert!(!mine.out.contains("A-01"), "the same id, and another person: {mine:?}");
    mine.says(&["A-02", "V-01"]);
}
