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

#[test]
fn a_plan_that_moved_and_one_that_is_listed_twice_are_named_for_what_they_are() {
    let world = two_plans();
    world.git(&["mv", "plans/agglo", "plans/agglomeration"]);
    commit(&world, "2018-03-10");
    world.write(
        "portfolio.toml",
        "format = 1\n[plans.ville]\npath = \"plans/ville\"\n[plans.mairie]\npath = \"plans/ville\"\n[plans.agglo]\npath = \"plans/agglo\"\n",
    );
    let told = world.run(&["portfolio"]).ends(1);
    told.says(&[
        "the same as ville",
        "leave out 2 plans of 3",
        "mairie: it is the same folder as “ville”, under which it is counted.",
        "it is no plan. If the plan was moved, correct “path” in portfolio.toml",
    ]);
    // Listed twice alone, nothing is missing.
    world.replace("portfolio.toml", "plans/agglo\"", "plans/agglomeration\"");
    world.run(&["list"]).ends(0).says(&["ville", "V-01", "agglo", "A-02"]);
}

#[test]
fn a_circle_of_three_plans_is_told_and_what_is_read_with_an_error_is_counted() {
    let world = repository();
    for (name, id, same) in [
        ("a", "A-01", "b/B-01"),
        ("b", "B-01", "c/C-01"),
        ("c", "C-01", "a/A-01"),
    ] {
        let same = format!("same_as = \"{same}\"");
        plan(&world, &format!("plans/{name}"), name, &[(id, "planned", &same)]);
    }
    world.write(
        "plans/a/groups/rh/A-02.toml",
        "title = \"Deux\"\nstatus = \"done\"\nsame_as = \"nulle part\"\n",
    );
    commit(&world, "2018-03-01");
    let told = world.run(&["portfolio"]);
    told.says(&["1/2", "A-01 → b/B-01 → c/C-01", "nulle part"]);
    let told = world.run(&["list"]).ends(1);
    let told = told.says(&["A-02", "a: one file that could be read has an error."]);
    assert!(!told.err.contains("in no figure"), "{told:?}");
}

#[test]
fn a_list_without_plans_says_how_one_is_added_and_every_verb_stands_it() {
    let world = repository();
    world.write("portfolio.toml", "format = 1\ntitle = \"Vide\"\n");
    commit(&world, "2018-03-01");
    world
        .run(&["portfolio"])
        .ends(0)
        .says(&["There is no plan in this list yet", "[plans.NAME]"]);
    for verb in [
        &["list"][..],
        &["attention"],
        &["forecast"],
        &["mine"],
        &["log"],
        &["compare"],
        &["check"],
        &["decisions"],
    ] {
        let told = world.run(verb);
        assert!(!told.err.contains("panicked") && told.code < 2, "{verb:?}: {told:?}");
    }
    world.write(
        "portfolio.toml",
        "format = 1\n[plans.a]\npath = \"a\"\n[plans.a]\npath = \"b\"\n",
    );
    let told = world.run(&["portfolio"]).ends(4);
    assert!(!told.err.contains(". ;"), "{told:?}");
    told.says(&["portfolio.toml:4:8"]);
}
