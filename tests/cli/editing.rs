//! new, set, edit, init and demo.

use std::fs;

use crate::common::World;

#[test]
fn a_new_action_takes_the_next_id_of_its_group() {
    let world = World::new();
    world
        .lance(&[
            "new",
            "action",
            "rh",
            "Écrire un règlement",
            "--lead",
            "me",
            "--due",
            "30 juin",
            "--priority",
            "haute",
        ])
        .ends(0)
        .says(&["RH-11 : nouvelle action « Écrire un règlement »"]);
    let text = world.read("plans/essai/groups/rh/RH-11.toml");
    for line in [
        "title = \"Écrire un règlement\"",
        "status = \"proposed\"",
        "priority = \"high\"",
        "leads = [\"drh\"]",
        "due = 2018-06-30",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    world
        .run(&["new", "action", "rh", "Autre", "--id", "rh-04"])
        .ends(1)
        .says(&["RH-04"]);
    world
        .run(&["new", "action", "nowhere", "Autre"])
        .ends(1)
        .says(&["nowhere"]);
    // Without a terminal nobody can be asked for the title.
    world.run(&["new", "action", "rh"]).ends(2).says(&["TITLE"]);
    world.run(&["check"]).ends(0);
}

#[test]
fn groups_milestones_and_people_are_added() {
    let world = World::new();
    world.run(&["new", "group", "fi", "Finances", "--lead", "drh"]).ends(0);
    world.run(&["new", "action", "fi", "Budget"]).ends(0).says(&["FI-01"]);
    world
        .run(&[
            "new",
            "milestone",
            "RH-10",
            "bilan",
            "Bilan présenté",
            "--due",
            "2018-05-01",
            "--weight",
            "2",
        ])
        .ends(0);
    world
        .run(&[
            "new",
            "person",
            "dgs",
            "Direction générale",
            "--email",
            "dgs@essai.test",
            "-o",
            "ville",
        ])
        .ends(0);
    world.run(&["new", "person", "dgs", "Encore"]).ends(1);
    let json = world.run(&["show", "RH-10", "--json"]).ends(0).json();
    assert_eq!(json["milestones"][0]["due"], "2018-05-01");
    assert!(world.read("plans/essai/plan.toml").contains("[people.dgs]"));
    assert_eq!(world.status(), "");
    world.run(&["check"]).ends(0);
}

#[test]
fn values_are_set_together_in_one_commit() {
    let world = World::new();
    let before = world.head();
    world
        .run(&[
            "set",
            "RH-04",
            "priority=basse",
            "leads+=dsi",
            "tags-=télétravail",
            "milestones.charte.due=30/06/2018",
            "start=",
        ])
        .ends(0);
    let text = world.read("plans/essai/groups/rh/RH-04.toml");
    for line in ["priority = \"low\"", "leads = [\"drh\", \"dsi\"]", "due = 2018-06-30"] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    assert!(!text.contains("tags =") && !text.contains("start ="), "{text}");
    assert!(
        text.contains("title = \"Charte signée\"   # par les trois exécutifs"),
        "comments stay: {text}"
    );
    assert_eq!(
        world
            .git(&["rev-list", "--count", &format!("{}..HEAD", before.trim())])
            .trim(),
        "1"
    );
    world.run(&["set", "plan", "rules.due_soon_days=45"]).ends(0);
    world.run(&["set", "rh", "title=Personnel"]).ends(0);
    world.run(&["check"]).ends(0);
}

#[test]
fn a_day_without_a_year_is_ahead_for_what_is_due_and_behind_for_what_took_effect() {
    let world = World::new();
    let due = |world: &World, id: &str| world.run(&["show", id, "--json"]).ends(0).json()["due"].clone();
    world.run(&["due", "RH-04", "15/02"]).ends(0);
    assert_eq!(due(&world, "RH-04"), "2019-02-15");
    world.run(&["set", "RH-04", "due=15 mars"]).ends(0);
    assert_eq!(due(&world, "RH-04"), "2018-03-15");
    world
        .run(&["new", "action", "rh", "Recruter", "--id", "RH-20", "--due", "30 sept."])
        .ends(0);
    assert_eq!(due(&world, "RH-20"), "2018-09-30");
    world
        .run(&[
            "set",
            "RH-04",
            "milestones.charte.due=1/3",
            "milestones.charte.done=1/4",
        ])
        .ends(0);
    let text = world.read("plans/essai/groups/rh/RH-04.toml");
    assert!(text.contains("due = 2019-03-01\ndone = 2017-04-01"), "{text}");
    world
        .run(&["status", "RH-04", "paused", "-m", "x", "--on", "01/12"])
        .ends(0);
    assert_eq!(
        world.run(&["show", "RH-04", "--json"]).ends(0).json()["since"],
        "2017-12-01"
    );
    let years = "outside the years 1 to 9999";
    for arguments in [
        &["due", "RH-04", "0000-01-01"][..],
        &["due", "RH-04", "+9999y"],
        &["list", "due<1/1/0000"],
    ] {
        let run = world.run(arguments);
        assert!(run.code == 1 || run.code == 2, "{run:?}");
        run.says(&[years]);
    }
    world.run(&["due", "RH-20", "next-copil"]).ends(0);
    assert_eq!(due(&world, "RH-20"), "2018-03-15");
    world
        .run(&["due", "RH-04", "last-copil"])
        .ends(1)
        .says(&["No meeting of the committee “Comité de pilotage” was held before today."]);
}

#[test]
fn what_may_well_be_a_slip_is_told_by_check_and_wants_to_be_sure() {
    let world = World::new();
    let before = world.head();
    let slips: [(&[&str], &str); 6] = [
        (
            &["status", "RH-04", "paused", "-m", "x", "--on", "1990-01-01"],
            "this day comes before “start”",
        ),
        (
            &["status", "RH-04", "paused", "-m", "x", "--on", "2016-01-20"],
            "this is before 1 February 2016",
        ),
        (&["due", "RH-04", "2108-06-30"], "more than 50 years away from the plan"),
        (
            &["set", "RH-04", "milestones.charte.done=2018-04-01"],
            "this day is still to come",
        ),
        (&["set", "RH-04", "since=2018-04-01"], "this day is still to come"),
        (&["set", "RH-04", "leads=drh,drh"], "this is in the list already"),
    ];
    for (arguments, said) in slips {
        world.run(arguments).ends(1).says(&["RH-04, ", said, "add --sure"]);
    }
    assert_eq!(world.head(), before);
    for (arguments, _) in &slips[2..] {
        world.run(&[arguments, &["--sure"][..]].concat()).ends(0);
    }
    world.run(&["check"]).ends(0).says(&[
        "warning: this day is still to come",
        "--> groups/rh/RH-04.toml:4:9",
        "warning: this is in the list already.",
        "warning: this day is more than 50 years away from the plan.",
        "4 warnings",
    ]);
    assert!(!world.run(&["list", "pair"]).ends(0).out.contains("RH-04"));
    // What was doubtful before the change is asked about no more.
    world.run(&["set", "RH-04", "priority=low"]).ends(0);
    world.run(&["rename", "RH-04", "RH-05"]).ends(0);
}

#[test]
fn an_id_that_means_something_else_is_given_to_nothing_new() {
    let world = World::new();
    world.replace("plans/essai/groups/rh/RH-10.toml", "title = ", "title ");
    let before = world.head();
    for arguments in [
        &["new", "action", "rh", "T", "--id", "plan"][..],
        &["new", "action", "rh", "T", "--id", "Aucun"],
        &["new", "action", "rh", "T", "--id", "Group"],
        &["new", "action", "rh", "T", "--id", "SI"],
        &["new", "action", "rh", "T", "--id", "rh-10"],
        &["rename", "RH-04", "group"],
        &["rename", "RH-04", "none"],
        &["rename", "RH-04", "RH-10"],
        &["rename", "RH-04", "si"],
        &["new", "group", "plan", "T"],
        &["new", "group", "rh-04", "T"],
        &["new", "person", "me", "T"],
        &["new", "person", "Moi", "T"],
        &["new", "person", "none", "T"],
        &["set", "plan", "axes.rien=T"],
        &["set", "plan", "organisations.sans=T"],
        &["init", "../autre", "--title", "T", "--id", "list"],
        &["init", "../autre", "--title", "T", "--id", "autre", "--group", "plan=T"],
        &[
            "init", "../autre", "--title", "T", "--id", "autre", "--group", "a=T", "--group", "A=T",
        ],
    ] {
        let run = world.run(arguments).ends(1);
        assert!(run.err.contains("another"), "{arguments:?}: {run:?}");
    }
    assert_eq!(world.head(), before);
}

#[test]
fn an_id_that_meant_something_else_all_along_is_told_and_can_be_named() {
    let world = World::new();
    world.replace(
        "plans/essai/plan.toml",
        "[people.drh]",
        "[people.none]\nname = \"N\"\n\n[people.drh]",
    );
    world.replace("plans/essai/groups/rh/RH-10.toml", "[\"drh\"]", "[\"none\"]");
    for id in ["plan", "si"] {
        world.write(
            &format!("plans/essai/groups/rh/{id}.toml"),
            "title = \"T\"\nstatus = \"planned\"\n",
        );
    }
    world.run(&["check"]).ends(0).says(&[
        "--> plan.toml:",
        "“none” is the word for the absence of a value",
        "--> groups/rh/plan.toml:",
        "“plan” is the word for the plan itself",
        "--> groups/rh/si.toml:",
        "“si” is the id of a working group as well",
        "3 warnings",
    ]);
    world.run(&["list", "lead:\"none\""]).ends(0).says(&["RH-10"]);
    let none = world.run(&["list", "lead:none"]).ends(0);
    assert!(!none.out.contains("RH-10"), "{none:?}");
    world.run(&["set", "RH-10", "leads=none"]).ends(3);
    world.run(&["record", "-m", "x"]).ends(0);
    world.run(&["rename", "plan", "RH-30"]).ends(0);
}

#[test]
fn a_number_that_was_ever_used_is_not_given_again() {
    let world = World::new();
    let next = |world: &World, group: &str| {
        let prepared = world.run(&["new", "action", group, "T", "--dry-run", "--json"]).ends(0);
        let text = prepared.out;
        text.split("groups/")
            .nth(1)
            .unwrap()
            .split('.')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(next(&world, "rh"), "rh/RH-11");
    world.run(&["new", "action", "rh", "Essai"]).ends(0);
    world.run(&["undo"]).ends(0);
    assert_eq!(next(&world, "rh"), "rh/RH-12", "RH-11 was taken back");
    world.run(&["rename", "RH-10", "RH-40"]).ends(0);
    world.run(&["rename", "RH-40", "RH-10"]).ends(0);
    assert_eq!(next(&world, "rh"), "rh/RH-41", "RH-40 was another name of RH-10");
    world.run(&["move", "SI-02", "rh"]).ends(0);
    world.run(&["new", "action", "si", "Essai", "--id", "SI-01"]).ends(0);
    assert_eq!(next(&world, "si"), "si/SI-03", "SI-02 went to another group");
    world.git(&["rm", "-q", "plans/essai/groups/rh/RH-10.toml"]);
    world.git(&["commit", "-qm", "Sans RH-10"]);
    assert_eq!(next(&world, "rh"), "rh/RH-41");
}

#[test]
fn what_a_list_holds_already_keeps_its_place() {
    let world = World::new();
    let leads = |world: &World| {
        let text = world.read("plans/essai/groups/rh/RH-04.toml");
        text.lines().find(|line| line.starts_with("leads")).unwrap().to_owned()
    };
    world.run(&["set", "RH-04", "leads=drh,dsi"]).ends(0);
    world.run(&["set", "RH-04", "leads+=drh"]).ends(3);
    assert_eq!(leads(&world), "leads = [\"drh\", \"dsi\"]");
    world.run(&["set", "RH-04", "leads=drh"]).ends(0);
    world.run(&["set", "RH-04", "leads+=drh,dsi,dsi"]).ends(0);
    assert_eq!(leads(&world), "leads = [\"drh\", \"dsi\"]");
}

#[test]
fn what_something_refers_to_is_not_taken_back() {
    let made: [(&[&str], &str); 5] = [
        (
            &["new", "action", "rh", "Recruter", "--id", "RH-20"],
            "depends_on+=RH-20",
        ),
        (&["new", "person", "x", "X"], "leads+=x"),
        (&["set", "plan", "axes.x=X"], "axis=x"),
        (&["set", "plan", "organisations.x=X"], "organisations+=x"),
        (&["rename", "RH-10", "X-1"], "depends_on+=X-1"),
    ];
    for (change, reference) in made {
        let world = World::new();
        world.run(change).ends(0);
        let made = world.head();
        world.run(&["set", "RH-04", reference]).ends(0);
        let head = world.head();
        let undo = ["undo", made.trim()];
        world.run(&undo).ends(1).says(&["RH-04 refers", "nothing was changed"]);
        world
            .lance(&undo)
            .ends(1)
            .says(&["RH-04 renvoie", "rien n’a été modifié"]);
        assert_eq!((world.head(), world.status()), (head, String::new()), "{change:?}");
        world.run(&["undo"]).ends(0);
        world.run(&undo).ends(0);
        world.run(&["check"]).ends(0);
    }
}

#[test]
fn a_value_that_does_not_fit_is_refused() {
    let world = World::new();
    let before = (world.head(), world.read("plans/essai/groups/rh/RH-04.toml"));
    for (value, code) in [
        ("priority=urgent", 2),
        ("due=someday", 2),
        ("weight=heavy", 2),
        ("leads=nobody", 1),
        ("status=paused", 1),
        ("dued=2018-01-01", 1),
        ("title+=x", 2),
        ("title", 2),
        ("since=2018-02-30", 2),
    ] {
        world.run(&["set", "RH-04", value]).ends(code);
    }
    assert_eq!((world.head(), world.read("plans/essai/groups/rh/RH-04.toml")), before);
    assert_eq!(world.status(), "");
}

#[cfg(unix)]
mod edit {
    use super::*;

    #[test]
    fn what_comes_back_from_the_editor_is_recorded() {
        let world = World::new();
        let editor = world.editor("sed -i 's/2018-04-10/2018-05-15/' \"$1\"");
        world
            .run_with("EDITOR", &editor, &["edit", "RH-10", "-m", "Report."])
            .ends(0)
            .says(&["RH-10"]);
        assert!(
            world
                .git(&["log", "-1", "--format=%B"])
                .contains("Due: 2018-04-10 -> 2018-05-15")
        );
        assert_eq!(world.status(), "");
        world.run_with("EDITOR", "true", &["edit", "RH-10"]).ends(3);
        // What an edit that was interrupted left is not forgotten.
        let sheet = "plans/essai/groups/rh/RH-10.toml";
        let text = world.read(sheet);
        world.replace(sheet, "title", "weight = 2\ntitle");
        let left = world.run_with("EDITOR", "true", &["edit", "RH-10"]).ends(3);
        left.says(&["copil record RH-10"]);
        world.write(sheet, text);
        world.run_with("EDITOR", "false", &["edit", "RH-10"]).ends(1);
    }

    #[test]
    fn a_text_with_an_error_is_kept_and_not_recorded() {
        let world = World::new();
        let before = world.head();
        let editor = world.editor("sed -i 's/planned/plannd/' \"$1\"");
        world
            .run_with("EDITOR", &editor, &["edit", "RH-10"])
            .ends(1)
            .says(&["groups/rh/RH-10.toml:2:10", "planned"]);
        assert_eq!(world.head(), before);
        assert_eq!(world.status().trim(), "M plans/essai/groups/rh/RH-10.toml");
    }

    #[test]
    fn a_broken_file_can_be_mended() {
        let world = World::new();
        world.replace("plans/essai/groups/rh/RH-10.toml", "status = ", "status ");
        let editor = world.editor("sed -i 's/^status \"/status = \"/; s/2018-04-10/2018-05-15/' \"$1\"");
        world.run_with("EDITOR", &editor, &["edit", "rh-10"]).ends(0);
        assert_eq!(world.status(), "");
    }
}

#[test]
fn init_founds_a_plan_in_a_repository_of_its_own() {
    let world = World::empty();
    world.write("../home/gitconfig", "[user]\n\tname = DGS\n\temail = dgs@essai.test\n");
    world
        .run(&[
            "init",
            "mairie",
            "--title",
            "Plan « Égalité »",
            "--language",
            "fr",
            "--start",
            "2018-01-01",
            "--group",
            "rh=Ressources humaines",
        ])
        .ends(0)
        .says(&["mairie/plans/plan-egalite"]);
    assert_eq!(world.git(&["-C", "mairie", "status", "--porcelain"]), "");
    let text = world.read("mairie/plans/plan-egalite/plan.toml");
    assert!(
        text.contains("language = \"fr\"") && text.contains("# Les axes stratégiques"),
        "{text}"
    );
    world.run(&["-p", "mairie", "check"]).ends(0);
    world
        .run(&["-p", "mairie", "new", "action", "rh", "Première"])
        .ends(0)
        .says(&["RH-01"]);
    // A second plan goes beside the first, in the same repository.
    world.run(&["init", "mairie", "--title", "Second plan"]).ends(0);
    world
        .run(&["-p", "mairie", "show", "RH-01"])
        .ends(2)
        .says(&["plan-egalite", "second-plan"]);
    world.run(&["-p", "mairie/plans/second-plan", "list"]).ends(0);
    // What stands just so already is left as it is, and so is what is another.
    world
        .run(&["init", "mairie", "--title", "Second plan"])
        .ends(3)
        .says(&["already", "copil second-plan"]);
    world
        .run(&["init", "mairie", "--title", "Second plan", "--start", "2018-01-01"])
        .ends(4);
    assert_eq!(world.git(&["-C", "mairie", "status", "--porcelain"]), "");
}

#[test]
fn init_records_the_plan_that_a_killed_one_left() {
    let world = World::empty();
    world.write("../home/gitconfig", "[user]\n\tname = DGS\n\temail = dgs@essai.test\n");
    let init = ["init", "mairie", "--title", "Plan", "--group", "rh=RH"];
    world.run(&init).ends(0);
    world.git(&["-C", "mairie", "update-ref", "-d", "HEAD"]);
    world.git(&["-C", "mairie", "rm", "-rq", "--cached", "."]);
    world.run(&init).ends(0);
    assert_eq!(world.git(&["-C", "mairie", "status", "--porcelain"]), "");
    world.run(&init).ends(3);
}

#[test]
fn a_folder_under_plans_names_the_plan_that_is_founded_in_it() {
    let world = World::new();
    world
        .run(&["init", "plans/sport", "--title", "Plan des sports"])
        .ends(0);
    world.run(&["plans/sport", "check"]).ends(0);
    world.git(&["-C", "plans/sport", "log", "-1", "--", "plan.toml"]);
    world
        .run(&["init", "plans/Pas un nom", "--title", "Plan des sports"])
        .ends(1)
        .says(&["Pas un nom"]);
    // Elsewhere a folder says where the repository is, and the title says the plan's name.
    world.run(&["init", "plans/essai/sport", "--title", "Eau"]).ends(0);
    assert!(world.path().join("plans/eau/plan.toml").exists());
}

#[test]
fn init_leaves_nothing_behind_when_it_cannot_record() {
    let world = World::empty();
    world
        .run(&["init", "mairie", "--title", "Plan"])
        .ends(4)
        .says(&["git config --global user.name"]);
    assert!(!world.path().join("mairie/plans").exists() && !world.path().join("mairie/.git").exists());
    world
        .run(&["init", "mairie", "--title", "Plan", "--dry-run"])
        .ends(0)
        .says(&["+title = \"Plan\""]);
    assert!(!world.path().join("mairie/.git").exists());
    world.run(&["init"]).ends(2).says(&["--title"]);
}

#[test]
fn the_demo_is_made_once_and_nothing_else_is_touched() {
    let world = World::empty();
    world.write("copil-demo/precious.txt", "à garder\n");
    world.run(&["demo", "--no-open", "--fresh"]).ends(4);
    assert_eq!(world.read("copil-demo/precious.txt"), "à garder\n");
    fs::remove_dir_all(world.path().join("copil-demo")).unwrap();
    let made = world
        .lance(&["demo", "--no-open"])
        .ends(0)
        .says(&["15 mars 2018", "git -C copil-demo log"]);
    let commands: Vec<&str> = made.out.lines().filter(|line| line.starts_with("  git -C")).collect();
    assert_eq!(commands.len(), 3);
    assert!(
        world
            .git(&["-C", "copil-demo", "rev-list", "--count", "HEAD"])
            .trim()
            .parse::<u32>()
            .unwrap()
            > 350
    );
    let head = world.git(&["-C", "copil-demo", "rev-parse", "HEAD"]);
    world.run(&["demo", "--no-open"]).ends(0);
    assert_eq!(
        world.git(&["-C", "copil-demo", "rev-parse", "HEAD"]),
        head,
        "opened again as it was left"
    );
    world
        .run(&["-p", "copil-demo", "list", "--late"])
        .ends(0)
        .says(&["RH-04"]);
}

#[test]
fn a_demo_is_made_of_the_plan_that_is_named_where_it_is_asked_for() {
    let world = World::empty();
    let unknown = world.lance(&["demo", "nancy"]).ends(2);
    assert!(
        unknown.err.contains("nancy") && unknown.err.contains("blois"),
        "{}",
        unknown.err
    );
    world
        .run_with("COPIL_TODAY", "", &["demo", "departements", "essai", "--no-open"])
        .ends(0)
        .says(&[
            "10 October 2013",
            "git -C essai log",
            "--author=coop@val.exemple --since=2013-01-01",
            "copil demo departements essai",
        ]);
    world
        .run(&["demo", "--all", "essai", "--no-open"])
        .ends(4)
        .says(&["--fresh"]);
    world.run(&["demo", "--all", "blois", "essai"]).ends(2);
    assert!(!world.path().join("blois").exists());
}

#[test]
fn the_demo_of_all_plans_sets_a_day_for_each() {
    let world = World::empty();
    let made = world.run_with("COPIL_TODAY", "", &["demo", "--all", "essai", "--no-open"]);
    made.ends(0).says(&[
        "copil essai/plans/blois",
        "15 March 2018",
        "10 October 2013",
        "6 September 2018",
        "8 October 2020",
    ]);
    let list = |plan: &str| world.run_with("COPIL_TODAY", "", &["-p", &format!("essai/plans/{plan}"), "list"]);
    world.git(&["-C", "essai", "config", "copil.blois.today", "jeudi"]);
    list("blois")
        .ends(4)
        .says(&["jeudi", "git config --unset copil.blois.today"]);
    list("departements").ends(0);
    // What is set for one plan goes before what is set for all.
    world.git(&["-C", "essai", "config", "copil.today", "vendredi"]);
    list("departements").ends(0);
    world.git(&["-C", "essai", "config", "--unset", "copil.blois.today"]);
    list("blois").ends(4).says(&["vendredi"]);
    // Together, each is seen on its own day as well.
    world.git(&["-C", "essai", "config", "--unset", "copil.today"]);
    world.git(&["-C", "essai", "config", "copil.blois.today", "2018-03-16"]);
    let together = world.run_with("COPIL_TODAY", "", &["-p", "essai/plans", "portfolio", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&together.ends(0).out).expect("JSON");
    let plans = told["plans"].as_array().expect("plans").iter();
    let days: Vec<&str> = plans.filter_map(|plan| plan["today"].as_str()).collect();
    assert!(days.contains(&"2018-03-16") && days.contains(&"2013-10-10"), "{days:?}");
}

#[test]
fn a_note_is_set_shown_found_and_taken_away_by_its_name() {
    let world = World::new();
    let set = ["set", "RH-04", "notes.\"Instances de gouvernance\"=Copil trimestriel"];
    world.run(&set).ends(0);
    let file = "plans/essai/groups/rh/RH-04.toml";
    let note = "\"Instances de gouvernance\" = \"Copil trimestriel\"";
    assert!(world.read(file).contains(note), "{}", world.read(file));
    let shown = ["Notes", "Instances de gouvernance", "Copil trimestriel"];
    world.run(&["show", "RH-04"]).ends(0).says(&shown);
    let json = ["\"notes\"", "\"Instances de gouvernance\": \"Copil trimestriel\""];
    world.run(&["show", "RH-04", "--json"]).ends(0).says(&json);
    world.run(&["list", "note:trimestriel"]).ends(0).says(&["RH-04"]);
    for other in ["note:annuel", "note:none"] {
        let listed = world.run(&["list", other]).ends(0).out;
        assert!(!listed.contains("RH-04"), "{other}: {listed}");
    }
    world.run(&["check"]).ends(0);
    world
        .run(&["set", "RH-04", "notes.\"Instances de gouvernance\"="])
        .ends(0);
    assert!(!world.read(file).contains("notes"), "{}", world.read(file));
}

#[test]
fn a_plan_does_not_end_before_it_begins() {
    let world = World::empty();
    let days = ["--start", "2026-03-01", "--end", "2025-03-01"];
    let run = world.run(&[&["init", "mairie", "--title", "Plan"][..], &days].concat());
    run.ends(2).says(&["1 March 2025", "1 March 2026"]);
}

#[test]
fn everything_that_a_plan_has_can_be_added() {
    let world = World::new();
    let new = |arguments: &[&str]| world.run(&[&["new"][..], arguments].concat()).ends(0);
    new(&["organisation", "ccas", "CCAS"]).says(&["new organisation “CCAS”"]);
    new(&["axis", "sobriete", "Sobriété"]).says(&["new axis “Sobriété”"]);
    new(&["committee", "cotech", "Comité technique", "--member", "drh"]).says(&["new committee “Comité technique”"]);
    new(&["meeting", "cotech", "2018-09-12", "--place", "Salle 2"]).says(&["new meeting"]);
    new(&["deliverable", "RH-04", "guide", "Guide", "--due", "2018-12-31"]).says(&["new deliverable “Guide”"]);
    new(&["indicator", "RH-04", "agents", "Agents en télétravail", "--unit", "%"]).says(&["new indicator"]);
    let meeting = world.read("plans/essai/meetings/2018-09-12-cotech.toml");
    assert_eq!(
        meeting,
        "committee = \"cotech\"\ndate = 2018-09-12\nstate = \"prepared\"\nplace = \"Salle 2\"\n"
    );
    world.run(&["check"]).ends(0);
    // What is there already is not added again.
    world
        .run(&["new", "axis", "sobriete", "Autre"])
        .ends(1)
        .says(&["sobriete is taken"]);
}

#[test]
fn a_meeting_that_is_not_there_is_said_to_be_one() {
    let world = World::new();
    let run = world.run(&["set", "2026-12-10-copil", "place=Mairie"]);
    run.ends(1).says(&["meeting", "copil new meeting copil 2026-12-10"]);
}

#[test]
fn what_one_text_cannot_say_is_refused_with_the_form_that_can() {
    let world = World::new();
    world.write(
        "plans/essai/meetings/2018-03-29-copil.toml",
        "committee = \"copil\"\ndate = 2018-03-29\n\n[agenda.RH-04]\naction = \"RH-04\"\n",
    );
    world.run(&["record"]).ends(0);
    let set = |value: &str| world.run(&["set", "2018-03-29-copil", value]);
    set("agenda+=SI-02").ends(2).says(&["agenda.NAME.KEY=VALUE"]);
    set("agenda.SI-02=SI-02").ends(2).says(&["one value"]);
    set("agenda.SI-02.action=SI-02").ends(0);
    set("agenda.SI-02.minutes=10").ends(0);
    set("present.0=drh").ends(2).says(&["“present” is a list"]);
    set("decisions+=x").ends(2).says(&["decisions.NAME.KEY=VALUE"]);
    let action = |value: &str| world.run(&["set", "RH-04", value]);
    action("milestones+=x").ends(2).says(&["milestones.NAME"]);
    action("milestones.charte=x").ends(2).says(&["KEY.title=VALUE"]);
    action("indicators.jours.measures+=5")
        .ends(2)
        .says(&["several (date, value)"]);
}

#[test]
fn an_address_of_two_people_is_asked_about_told_by_check_and_said_where_it_decides() {
    let world = World::new();
    let add = ["new", "person", "autre", "Autre", "--email", "DRH@essai.test"];
    world.run(&add).ends(1).says(&["“drh” has this address too", "--sure"]);
    world.run(&[&add[..], &["--sure"]].concat()).ends(0);
    world
        .run(&["check"])
        .ends(0)
        .says(&["has this address too", "1 warning"]);
    for asks in [
        &["mine"][..],
        &["list", "lead:me"],
        &["log", "--author", "me"],
        &["mine", "--person", "me"],
    ] {
        let run = world.run(asks).ends(0);
        assert!(run.err.contains("is taken"), "{asks:?}: {run:?}");
    }
    let other = world.run(&["mine", "--person", "autre"]).ends(0);
    assert!(other.err.is_empty(), "{other:?}");
    let log = world.run(&["log", "--oneline", "--author", "autre"]).ends(0);
    assert!(
        log.out.contains("Autre"),
        "both have made what the address made: {log:?}"
    );
}

#[test]
fn an_option_that_has_no_place_is_refused_and_never_lost() {
    let world = World::new();
    let head = world.head();
    let on = |words: &[&str]| world.run(&[words, &["--on", "2018-03-10", "-m", "Motif."]].concat());
    for words in [
        &["due", "RH-04", "2018-09-01"][..],
        &["set", "RH-04", "priority=low"],
        &["weather", "RH-04", "stormy"],
        &["depend", "RH-10", "SI-02"],
        &["move", "RH-04", "si"],
        &["rename", "RH-04", "RH-90"],
        &["new", "person", "autre", "Autre"],
    ] {
        on(words)
            .ends(1)
            .says(&["the day that it took effect has no place in this change"]);
    }
    for words in [&["undo"][..], &["record"], &["edit", "RH-04"]] {
        on(words).ends(2).says(&["“--on” is not expected here"]);
    }
    for option in [
        &["--on", "2018-03-10"][..],
        &["-m", "x"],
        &["--dry-run"],
        &["--sure"],
        &["--meeting", "copil"],
    ] {
        for verb in [&["list"][..], &["show", "RH-04"], &["check"], &["compare"], &["config"]] {
            world
                .run(&[verb, option].concat())
                .ends(2)
                .says(&["is not expected here"]);
        }
    }
    assert_eq!(world.head(), head);
}

#[test]
fn init_begins_with_the_structure_of_a_shipped_plan() {
    let world = World::empty();
    world.write("../home/gitconfig", "[user]\n\tname = DGS\n\temail = dgs@essai.test\n");
    let founded = world.lance(&[
        "init",
        "--title",
        "Le nôtre",
        "--from",
        "blois",
        "--start",
        "2026-01-05",
    ]);
    founded.ends(0);
    let config = world.read("plans/notre/plan.toml");
    assert!(
        config.contains("title = \"Le nôtre\"") && config.contains("[committees.copil]"),
        "{config}"
    );
    assert!(!config.contains("@blois"), "addresses stay behind: {config}");
    let listed = world.run(&["list", "--json"]).ends(0).json();
    assert_eq!(listed["actions"].as_array().map(Vec::len), Some(0));
    world.run(&["check"]).ends(0);
    world
        .run(&["init", "--title", "Autre", "--from", "inconnu"])
        .ends(2)
        .says(&["blois"]);
}
