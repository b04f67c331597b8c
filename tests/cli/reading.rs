//! list, groups, show, log and check.

use std::process::Stdio;

use crate::common::World;

#[test]
fn a_list_in_each_language() {
    let world = World::new();
    let english = world.run(&["list"]).ends(0);
    assert_eq!(
        english.out,
        "\
Id        Title                     Status       Weather               Next due    Late       Leads
RH-04  ▲  Ouvrir le télétravail     In progress  ☁ Goals within reach  2018-01-31  43\u{a0}d late  Direction des ressources humaines
RH-10     Accueillir des apprentis  Planned                            2018-04-10             Direction des ressources humaines
SI-02     Réunir les messageries    Done         ☀ Goals secure                               Direction des systèmes d’information
"
    );
    let french = world.lance(&["list", "--late"]).ends(0);
    assert_eq!(
        french.out,
        "\
Id        Titre                  Statut    Météo                     Prochaine   Retard       Pilotes
RH-04  ▲  Ouvrir le télétravail  En cours  ☁ Objectifs atteignables  31/01/2018  retard 43\u{a0}j  Direction des ressources humaines
"
    );
    assert_eq!((english.err, french.err), (String::new(), String::new()));
}

#[test]
fn filters_take_words_of_both_languages_and_narrow_each_other() {
    let world = World::new();
    let ids = |arguments: &[&str]| {
        let run = world.run(&[&["list", "--json"], arguments].concat()).ends(0);
        let json = run.json();
        let actions = json["actions"].as_array().unwrap().clone();
        actions
            .iter()
            .map(|action| action["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for (arguments, expected) in [
        (&["--group", "RH"][..], &["RH-04", "RH-10"][..]),
        (&["--group", "rh,si", "--status", "réalisée"], &["SI-02"]),
        (&["--status", "En cours,planned"], &["RH-04", "RH-10"]),
        (&["--lead", "me"], &["RH-04", "RH-10"]),
        (&["--lead", "dsi"], &["SI-02"]),
        (&["--axis", "agents"], &["RH-04"]),
        (&["--organisation", "agglo"], &["RH-04"]),
        (&["--priority", "haute"], &["RH-04"]),
        (&["--weather", "soleil"], &["SI-02"]),
        (&["--tag", "teletravail"], &["RH-04"]),
        (&["--late"], &["RH-04"]),
        (&["--due-soon"], &["RH-10"]),
        (&["--due-before", "1er avril"], &["RH-04"]),
        (&["--due-before", "15/02"], &["RH-04", "RH-10"]),
        (&["due<15/02"], &["RH-04", "RH-10"]),
        (&["due<\"15 févr.\""], &["RH-04", "RH-10"]),
        (&["--due-before", "2018-04"], &["RH-04"]),
        (&["reunir"], &["SI-02"]),
        (&["--text", "le tele"], &["RH-04"]),
        (&["charte", "apprentis"], &[]),
        (&["groupe:rh", "retard"], &["RH-04"]),
        (&["lead:me -late"], &["RH-10"]),
        (&["--", "-statut:réalisée", "due<2018-04"], &["RH-04"]),
        (&["--group", "rh", "\"le tele\""], &["RH-04"]),
        (&["pushed:0", "--late"], &["RH-04"]),
        (&["--view", "late"], &["RH-04"]),
        (&["--view", "Échéance proche"], &["RH-10"]),
        (&["--view", "mine", "--late"], &["RH-04"]),
        (&["--sort", "title"], &["RH-10", "RH-04", "SI-02"]),
        (&["--sort", "title", "--reverse"], &["SI-02", "RH-04", "RH-10"]),
    ] {
        assert_eq!(ids(arguments), expected, "{arguments:?}");
    }
}

#[test]
fn a_contrary_that_comes_first_is_no_option() {
    let world = World::new();
    for (term, others) in [
        ("-tag:budget", &["RH-04", "RH-10", "SI-02"][..]),
        ("-late", &["RH-10", "SI-02"]),
        ("-retard", &["RH-10", "SI-02"]),
        ("-status:done", &["RH-04", "RH-10"]),
        ("-lead:drh", &["SI-02"]),
        ("-due<2018-04-01 status:planned", &["RH-10"]),
    ] {
        let run = world.run(&["list", term, "--json"]).ends(0).json();
        let found = run["actions"].as_array().unwrap().iter();
        let found: Vec<&str> = found.map(|action| action["id"].as_str().unwrap()).collect();
        assert_eq!(found, others, "{term}");
    }
    world.run(&["attention", "-late"]).ends(0);
    world.run(&["list", "-sdone", "-lme"]).ends(0);
}

#[test]
fn a_filter_that_cannot_be_understood_is_marked_under_its_word() {
    let world = World::new();
    let english = world.run(&["list", "group:rh", "statut:bloked", "late"]).ends(2);
    assert_eq!(
        english.err,
        "\
error: “bloked” is none of the values of “status” in this plan.
  group:rh statut:bloked late
                  ^^^^^^
hint: Did you mean “blocked”?
"
    );
    let french = world.lance(&["list", "échéanse<2018"]).ends(2);
    assert_eq!(
        french.err.replace('\u{a0}', " "),
        "\
erreur : rien ne peut être demandé sous le nom « échéanse ».
  échéanse<2018
  ^^^^^^^^
conseil : Vouliez-vous dire « échéance » ? Pour chercher ce texte lui-même, mettez-le entre guillemets.
"
    );
    world
        .run(&["list", "--view", "lte"])
        .ends(2)
        .says(&["no view is called “lte”", "“late”"]);
}

#[test]
fn own_views_are_those_of_the_configuration() {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(
        &file,
        "[views.mien]\ntitle = \"À moi seul\"\nfilter = \"pilote:moi\"\norder = \"title\"\n",
    )
    .unwrap();
    for name in ["mien", "a moi seul"] {
        let run = world
            .run_with(
                "COPIL_CONFIG",
                file.to_str().unwrap(),
                &["list", "--view", name, "--json"],
            )
            .ends(0);
        let json = run.json();
        let ids: Vec<_> = json["actions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|action| &action["id"])
            .collect();
        assert_eq!(ids, ["RH-10", "RH-04"], "{name}");
    }
}

#[test]
fn the_views_of_a_plan_are_lists_under_a_name() {
    let world = World::new();
    let config = world.read("plans/essai/plan.toml");
    let views = r#"
[views.chantiers]
title = { fr = "Chantiers RH", en = "HR works" }
filter = "group:rh"
order = "title"

[views.perdue]
filter = "group:nulle-part late"
"#;
    world.write("plans/essai/plan.toml", config + views);
    for name in ["chantiers", "CHANTIERS", "hr works"] {
        let json = world.run(&["list", "--view", name, "--json"]).ends(0).json();
        assert_eq!(json["actions"][0]["id"], "RH-10", "{name}");
        assert_eq!(json["actions"].as_array().unwrap().len(), 2, "{name}");
    }
    let sorted = world
        .run(&["list", "--view", "chantiers", "--sort", "id", "--json"])
        .ends(0)
        .json();
    assert_eq!(
        sorted["actions"][0]["id"], "RH-04",
        "what is asked for goes before what the view says"
    );
    let check = world.run(&["check"]);
    assert!(
        check.out.contains("plans/essai/plan.toml") || check.out.contains("plan.toml:"),
        "{check:?}"
    );
    assert!(
        check.out.contains("“nulle-part” is none of the values of “group”"),
        "{check:?}"
    );
    world.run(&["list", "--view", "perdue"]).ends(2).says(&["^^^^^^^^^^"]);
    world.run(&["status", "RH-10", "in-progress"]).ends(0);
}

#[test]
fn a_broken_file_is_named_and_the_rest_is_given() {
    let world = World::new();
    world.replace("plans/essai/groups/rh/RH-10.toml", "title = ", "title ");
    let list = world
        .run(&["list"])
        .ends(1)
        .says(&["RH-04", "SI-02", "unreadable: groups/rh/RH-10.toml"]);
    assert!(list.err.contains("groups/rh/RH-10.toml:1:"), "{list:?}");
    let json = world.run(&["list", "--json"]).ends(1).json();
    assert_eq!(json["unreadable"][0], "groups/rh/RH-10.toml");
    assert_eq!(json["actions"].as_array().unwrap().len(), 2);
    world.run(&["groups"]).ends(1);
    world.run(&["show", "RH-10"]).ends(1).says(&["groups/rh/RH-10.toml:1:"]);
    world.run(&["show", "RH-04"]).ends(0);
}

#[test]
fn what_is_broken_is_never_said_to_be_unknown() {
    let world = World::new();
    world.replace("plans/essai/groups/rh/RH-10.toml", "title = ", "title ");
    let before = world.head();
    for arguments in [
        &["set", "RH-10", "priority=high"][..],
        &["set", "RH-04", "depends_on+=rh-10"],
        &["set", "2018-03-15-copil", "decisions.1.actions+=RH-10"],
        &["new", "action", "rh", "Recruter", "--depends-on", "RH-10"],
        &["new", "milestone", "RH-10", "bilan", "Bilan"],
        &["list", "depends:RH-10"],
        &["status", "RH-10", "paused", "-m", "x"],
        &["weather", "RH-10", "pluie", "-c", "x"],
        &["due", "RH-10", "2018-09-01"],
        &["milestone", "RH-10", "bilan"],
        &["move", "RH-10", "si"],
        &["rename", "RH-10", "RH-11"],
    ] {
        let run = world
            .run(arguments)
            .ends(1)
            .says(&["groups/rh/RH-10.toml has an error"]);
        assert!(!run.err.contains("no action"), "{arguments:?}: {run:?}");
    }
    world
        .run(&["check", "RH-10"])
        .ends(1)
        .says(&["--> groups/rh/RH-10.toml:1:"]);
    world.run(&["log", "RH-10"]).ends(0).says(&["new action"]);
    world.replace("plans/essai/plan.toml", "title = ", "title ");
    for arguments in [
        &["set", "RH-04", "leads=dsi"][..],
        &["list", "--lead", "dsi"],
        &["list", "lead:dsi"],
        &["list", "axis:agents"],
    ] {
        world
            .run(arguments)
            .ends(1)
            .says(&["plan.toml has an error", "cannot be read"]);
    }
    assert_eq!(world.head(), before);
}

#[test]
fn a_meeting_that_is_not_planned_is_said_to_be_missing() {
    let world = World::new();
    world.run(&["list", "due<=next-copil"]).ends(0).says(&["RH-04"]);
    world.replace("plans/essai/meetings/2018-03-15-copil.toml", "prepared", "closed");
    world.replace(
        "plans/essai/plan.toml",
        "format = 1",
        "format = 1\nviews.bientot = { filter = \"unfinished due<=prochain-copil\" }",
    );
    let planned = "No meeting of the committee “Comité de pilotage” is planned.";
    for arguments in [
        &["list", "unfinished due<=next-copil"][..],
        &["list", "--", "-due<=next-copil"],
        &["list", "--view", "bientot"],
        &["list", "--due-before", "next-copil"],
        &["attention", "due<=next-copil"],
        &["due", "RH-04", "next-copil"],
    ] {
        let run = world.run(arguments).ends(1).says(&[planned, "meetings"]);
        assert_eq!(run.out, "", "{arguments:?}");
    }
    world
        .run(&["list", "meeting:next"])
        .ends(1)
        .says(&["No meeting is planned."]);
    world
        .lance(&["list", "échéance<=prochain-copil"])
        .ends(1)
        .says(&["Aucune réunion du comité « Comité de pilotage » n’est prévue."]);
    world.run(&["check"]).ends(0);
}

#[test]
fn a_sheet_says_everything_of_an_action() {
    let world = World::new();
    world.lance(&["show", "rh-4"]).ends(0).says(&[
        "RH-04  Ouvrir le télétravail",
        "En cours, depuis le 1er février 2016",
        "☁ Objectifs atteignables",
        "Calendrier tenu.",
        "31 janvier 2018 · retard 43 j",
        "50 % (1 jalon atteint sur 2)",
        "SI-02  Réunir les messageries (Réalisée)",
        "✓ cadrage  Note de cadrage · atteint le 28 avril 2016",
        "○ charte  Charte signée · échéance le 31 janvier 2018 (retard 43 j)",
        "de 0 à 300 jours · 112 le 30 septembre 2017 · 37 %",
        "2018-03-15-copil/1  Signer la charte. · échéance le 30 juin 2018",
        "Derniers changements",
    ]);
    world
        .run(&["show", "SI-02"])
        .ends(0)
        .says(&["Awaited by", "RH-04  Ouvrir le télétravail (In progress)"]);
    world
        .run(&["show", "rh"])
        .ends(0)
        .says(&["rh  Ressources humaines", "RH-04", "RH-10"]);
    let json = world.run(&["show", "RH-04", "--json"]).ends(0).json();
    assert_eq!(json["milestones"][0]["id"], "cadrage");
    assert_eq!(json["milestones"][0]["done"], "2016-04-28");
    assert_eq!(json["decisions"][0]["id"], "2018-03-15-copil/1");
    assert_eq!(json["days_late"], 43);
    assert_eq!(json["progress"], 50.0);
    assert_eq!(json["last_changes"][0]["subject"], "Plan adopté");
}

#[test]
fn the_log_tells_what_changed_why_and_by_whom() {
    let world = World::new();
    world
        .run(&[
            "status",
            "RH-04",
            "blocked",
            "-m",
            "Avis défavorable.",
            "--on",
            "2018-03-12",
        ])
        .ends(0);
    world.run(&["due", "RH-10", "2018-06-30"]).ends(0);
    let log = world.lance(&["log", "RH-04", "--limit", "1"]).ends(0);
    assert_eq!(
        log.out.replace('\u{a0}', " ").lines().take(4).collect::<Vec<_>>(),
        [
            "15/03/2018  RH-04 : En cours → Bloquée",
            &format!(
                "            Direction des ressources humaines · {} · effet le 12/03/2018",
                commit_before(&world)
            ),
            "            Avis défavorable.",
            "",
        ]
    );
    assert_eq!(
        world
            .run(&["log", "--oneline", "--limit", "2"])
            .ends(0)
            .out
            .lines()
            .count(),
        2
    );
    let json = world.run(&["log", "rh", "--json"]).ends(0).json();
    let entries = json.as_array().unwrap();
    assert_eq!(entries.len(), 3, "both changes and the adoption");
    assert_eq!(entries[0]["changes"][0]["kind"], "due");
    assert_eq!(entries[0]["changes"][0]["old"], "2018-04-10");
    assert_eq!(entries[1]["author"]["person"], "drh");
    assert_eq!(entries[1]["effective"], "2018-03-12");
    assert_eq!(entries[1]["reason"], "Avis défavorable.");
    assert_eq!(
        world.run(&["log", "--json", "--limit", "0"]).ends(0).json(),
        serde_json::json!([])
    );
    world.run(&["log", "RH-99"]).ends(1).says(&["RH-99"]);
    // A renaming is told under the name that people know.
    world
        .run(&["rename", "RH-10", "X-1"])
        .ends(0)
        .says(&["RH-10: becomes X-1"]);
    world
        .run(&["log", "X-1", "--limit", "1"])
        .ends(0)
        .says(&["RH-10: becomes X-1"]);
}

#[test]
fn a_shallow_clone_tells_nothing_of_what_it_does_not_hold() {
    let world = World::new();
    for day in ["2018-07-31", "2018-08-31"] {
        world.run(&["due", "RH-10", day, "-m", "Report."]).ends(0);
    }
    let promised = |world: &World| world.run(&["show", "RH-10"]).ends(0).out.contains("10\u{a0}April 2018");
    assert!(promised(&world));
    let edge = world.git(&["rev-parse", "HEAD~1"]);
    world.write(".git/shallow", &edge);
    let log = world
        .run(&["log", "RH-10"])
        .ends(0)
        .says(&["this clone begins here", "2018-08-31"]);
    assert!(
        !log.out.contains("new action") && !log.out.contains("2018-04-10"),
        "{log:?}"
    );
    let entries = world.run(&["log", "--json"]).ends(0).json();
    let entries = entries.as_array().unwrap();
    assert_eq!(
        (entries.len(), &entries[1]["edge"], &entries[0]["edge"]),
        (2, &true.into(), &false.into())
    );
    assert_eq!(entries[1]["changes"], serde_json::json!([]));
    world
        .lance(&["log", "--oneline"])
        .ends(0)
        .says(&["ce clone commence ici"]);
    assert!(!promised(&world), "the first promise is not known");
    world.run(&["list", "pushed:2"]).ends(0);
    world
        .run(&["undo", edge.trim()])
        .ends(1)
        .says(&["what it changed is not known", "git fetch --unshallow"]);
    std::fs::remove_file(world.path().join(".git/shallow")).unwrap();
    assert!(promised(&world), "what was fetched since counts");
}

fn commit_before(world: &World) -> String {
    world.git(&["rev-parse", "--short=7", "HEAD~1"]).trim().to_owned()
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let world = World::new();
    // Enough to fill the pipe and every buffer on the way.
    for n in 100..400 {
        let title = "x".repeat(500);
        let text = format!("title = \"{title}\"\nstatus = \"planned\"\n");
        world.write(&format!("plans/essai/groups/rh/RH-{n}.toml"), text);
    }
    let mut child = world
        .command(&["list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn check_shows_each_problem_at_its_place() {
    let world = World::new();
    world.run(&["check"]).ends(0).says(&["No problem found (3 actions)"]);
    world.replace("plans/essai/groups/rh/RH-04.toml", "\"in-progress\"", "\"in-progres\"");
    let check = world.run(&["check"]).ends(1);
    assert!(
        check
            .out
            .contains(" --> groups/rh/RH-04.toml:3:10\n  |\n3 | status = \"in-progres\""),
        "{}",
        check.out
    );
    assert!(check.out.contains("  |          ^^^^^^^^^^^^\n"), "{}", check.out);
    assert!(check.out.contains("in-progress"), "the nearest word: {}", check.out);
    world
        .lance(&["check"])
        .ends(1)
        .says(&["erreur", "1 erreur, aucun avertissement"]);
    let json = world.run(&["check", "--json"]).ends(1).json();
    let problem = &json["problems"][0];
    assert_eq!(
        (&problem["file"], &problem["line"], &problem["column"]),
        (&"groups/rh/RH-04.toml".into(), &3.into(), &10.into())
    );
    world.run(&["check", "SI-02"]).ends(0);
}

#[test]
fn a_warning_is_no_error() {
    let world = World::new();
    world.replace("plans/essai/groups/rh/RH-10.toml", "due =", "dued =");
    world.run(&["check"]).ends(0).says(&["No error, 1 warning"]);
    let list = world.run(&["list"]).ends(0);
    assert_eq!(list.err, "");
}
