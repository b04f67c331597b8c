//! `copil report` over several plans: all side by side, or one report of each in one document.

use crate::common::World;
use crate::papers::command_in;
use crate::portfolio::{commit, names, plan, two_plans};

/// Two plans between which something moved, with budgets, a rule that differs and a field that is kept within.
fn that_moved() -> World {
    let world = two_plans();
    let config = world.read("plans/agglo/plan.toml");
    world.write(
        "plans/agglo/plan.toml",
        config + "[rules]\ndue_soon_days = 60\ninternal = [\"comment\"]\n",
    );
    let budget = "comment = \"Entre nous\"\n[budgets.total]\nunit = \"EUR\"\nplanned = 1000\nspent = 250\n";
    let action = world.read("plans/agglo/groups/rh/A-02.toml");
    world.write("plans/agglo/groups/rh/A-02.toml", action + budget);
    commit(&world, "2018-03-02");
    let on = |day: &str, arguments: &[&str]| world.run_on(day, arguments).ends(0);
    on(
        "2018-04-03",
        &["-p", "ville", "status", "V-03", "in-progress", "-m", "Débloqué."],
    );
    on(
        "2018-04-09",
        &["-p", "ville", "due", "V-01", "2018-09-28", "-m", "Plus long."],
    );
    on("2018-04-10", &["-p", "agglo", "status", "A-02", "in-progress"]);
    on("2018-05-02", &["-p", "agglo", "status", "A-02", "done", "-m", "Fini."]);
    world
}

#[test]
fn plans_stand_side_by_side_with_what_moved_and_what_they_share() {
    let world = that_moved();
    let run = world
        .run_on("2018-05-20", &["report", "comparison", "--since", "2018-03-15"])
        .ends(0);
    run.says(&[
        "Comparaison des plans",
        "au dimanche 20 mai 2018",
        "2 · sur 4",
        "Plan de la ville         33 %",
        "Plan de l’agglomération  1 000 €  250 €    25 %",
        "Les actions communes à plusieurs plans",
        "Action A-01  agglo/A-01, ville/V-01  En cours",
        "30 jours avant (Plan de la ville) ; 60 jours avant (Plan de l’agglomération)",
        "A abouti : « Action A-02 ».",
        "une action demande plus de temps que prévu",
        "1 valeur interne ne figure pas ici.",
        "copil report comparison --since 2018-03-15 --at",
    ]);
    let found = world.run_on(
        "2018-05-20",
        &["report", "comparison", "--since", "2018-03-15", "--json"],
    );
    let found = found.ends(0).json();
    assert_eq!(names(&found), ["agglo", "ville"]);
    let portfolio = world.run_on("2018-05-20", &["portfolio", "--json"]).ends(0).json();
    for key in ["total", "closed", "late", "progress"] {
        assert_eq!(found["totals"][key], portfolio["totals"][key], "{key}");
        assert_eq!(found["plans"][1][key], portfolio["plans"][1][key], "{key}");
    }
    assert_eq!(found["plans"][0]["moved"]["happened"][0]["what"], "achieved");
    assert_eq!(found["plans"][0]["amounts"][0]["spent"], 250.0);
    assert_eq!(found["shared"][0][1]["action"], "V-01");
    assert!(!found.to_string().contains("Entre nous"), "{found}");
}

#[test]
fn a_filter_is_of_the_figures_too() {
    let world = that_moved();
    let asked = ["report", "comparison", "status:done", "--json"];
    let found = world.run_on("2018-05-20", &asked).ends(0).json();
    let listed = |plan: &str| {
        let listed = world.run_on("2018-05-20", &["-p", plan, "list", "status:done", "--json"]);
        let listed = listed.ends(0).json();
        listed["actions"].as_array().map_or(0, Vec::len)
    };
    let total = listed("agglo") + listed("ville");
    assert!(total > 0);
    assert_eq!(found["totals"]["total"], total, "{found}");
    assert_eq!(found["totals"]["closed"], total, "{found}");
}

#[test]
fn a_comparison_is_one_page_with_charts_that_are_told_and_the_same_again() {
    let world = that_moved();
    let asked = ["report", "comparison", "--format", "html", "--lang", "en"];
    let made = world.run_on("2018-05-20", &asked).ends(0).out;
    for part in [
        "<h1>Plans side by side</h1>",
        "role=\"img\" aria-label=\"Plan de l’agglomération: Finished 1, ",
        "<th scope=\"row\">Plan de la ville</th>",
    ] {
        assert!(made.contains(part), "{part}\n{made}");
    }
    assert!(
        !made.contains("<script") && !made.contains("http"),
        "nothing is run or fetched"
    );
    let command = command_in(&made);
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    world.replace("plans/ville/groups/rh/V-02.toml", "done", "planned");
    commit(&world, "2018-06-21");
    assert_eq!(world.run_on("2019-01-01", &command).ends(0).out, made);
    let file = ["report", "comparison", "-o", "plans.md"];
    world
        .run_on("2018-05-20", &file)
        .ends(0)
        .says(&["Comparaison des plans"]);
    assert!(world.read("plans.md").contains("| Plan de la ville | "));
}

#[test]
fn a_plan_that_cannot_be_read_is_named_beside_the_others() {
    let world = two_plans();
    world.write("plans/casse/plan.toml", "format = \n");
    commit(&world, "2018-03-02");
    world
        .run(&["report", "comparison"])
        .ends(1)
        .says(&["casse : plan.toml:1:10", "Plan de la ville"]);
    world
        .run(&["-p", "ville", "report", "comparison"])
        .ends(0)
        .says(&["Plan de la ville"]);
    world.run(&["report", "comparison", "--minutes", "releve"]).ends(2);
}

#[test]
fn each_report_of_several_plans_has_a_part_a_plan() {
    let world = that_moved();
    for kind in ["dashboard", "letter", "review", "indicators", "budget", "sheet"] {
        let made = world
            .run_on("2018-05-20", &["report", kind, "--format", "html"])
            .ends(0)
            .out;
        let heading = |name: &str| format!("<h2>{name}</h2>");
        let parts = ["Plan de l’agglomération", "Plan de la ville"].map(heading);
        assert!(parts.iter().all(|part| made.contains(part)), "{kind}: {made}");
        assert_eq!(made.matches("<h1>").count(), 1, "{kind}");
        let command = command_in(&made);
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        assert_eq!(world.run_on("2019-01-01", &command).ends(0).out, made, "{kind}");
    }
    let found = world
        .run_on("2018-05-20", &["report", "dashboard", "--json"])
        .ends(0)
        .json();
    assert_eq!(names(&found), ["agglo", "ville"]);
    assert_eq!(found["plans"][1]["figures"]["total"], 3);
    let run = world
        .run_on("2018-05-20", &["report", "dashboard", "status:done"])
        .ends(0);
    assert!(!run.out.contains("V-01"), "{}", run.out);
    run.says(&[
        "Actions retenues : statut:réalisée",
        "copil report dashboard status:done --at",
    ]);
    world
        .run(&["report", "agenda", "2018-03-15-copil"])
        .ends(2)
        .says(&["agglo, ville"]);
    world.run(&["report", "dashboard", "groupe:nul"]).ends(2);
}

#[test]
fn a_long_title_is_broken_and_two_alike_go_by_their_names() {
    let world = two_plans();
    let long = "Un plan dont le titre est bien trop long pour tenir sur une seule ligne du dessin ".repeat(3);
    plan(&world, "plans/long", long.trim(), &[("L-01", "done", "")]);
    plan(&world, "plans/nord", "Le même", &[("N-01", "planned", "")]);
    plan(&world, "plans/sud", "Le même", &[("S-01", "planned", "")]);
    commit(&world, "2018-03-02");
    let made = world.run(&["report", "comparison", "--format", "html"]).ends(0).out;
    assert!(made.contains(">nord</th>") && made.contains(">sud</th>"), "{made}");
    let lines = made.lines().filter(|line| line.starts_with("<text x=\"0\"")).count();
    assert!(lines > 6, "the long one takes several lines: {lines}");
}
