//! `--at`: the plan as it was. `compare`: what differs between two moments.

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
    assert!(
        run.err.contains("as it was recorded by 31\u{a0}December 2016"),
        "{run:?}"
    );
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
        ("nulle-part", "is no day, no meeting and no change"),
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
    // What a filter asks of the past that is not there is said not to be known, whatever it lists.
    for filter in ["pushed:2", "pushed:0", "promised<2018", "touched<2018"] {
        let run = world.run(&["--plan", "../shallow", "list", filter]).ends(0);
        assert!(run.out.is_empty(), "{run:?}");
        assert!(run.err.contains("it is not known what this filter asks"), "{run:?}");
    }
    let all = world.run(&["--plan", "../shallow", "list", "late"]).ends(0);
    assert!(all.err.is_empty(), "{all:?}");
    let forecast = world.run(&["--plan", "../shallow", "forecast"]).ends(0);
    forecast.says(&["first due dates not known"]);
    let drift = world.run(&["--plan", "../shallow", "drift"]).ends(0);
    assert!(drift.err.contains("what was pushed back before it begins"), "{drift:?}");
    let whole = world.run(&["drift"]).ends(0);
    assert!(whole.err.is_empty(), "{whole:?}");
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

/// Records something on a day, as the person at the keyboard would.
fn on(world: &World, day: &str, arguments: &[&str]) {
    world.run_on(day, arguments).ends(0);
}

/// As lines, without the ids of commits.
fn compared(world: &World, arguments: &[&str]) -> Vec<String> {
    let run = world.run(&[&["compare"], arguments].concat()).ends(0);
    let lines = run.out.lines().map(|line| {
        let words = line.split(' ').map(|word| {
            let bare = word.trim_matches(['(', ')']);
            let is_commit = bare.len() == 7 && bare.chars().all(|letter| letter.is_ascii_hexdigit());
            if is_commit {
                word.replace(bare, "0")
            } else {
                word.to_owned()
            }
        });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn two_moments_are_compared_with_who_why_and_by_which_decision() {
    let (world, _) = with_a_past();
    on(
        &world,
        "2017-05-02",
        &["due", "RH-10", "2018-05-10", "-m", "Les jurys sont en mai."],
    );
    on(&world, "2017-05-03", &["set", "RH-10", "tags+=apprentis"]);
    on(&world, "2017-05-04", &["undo", "--sure"]);
    on(&world, "2017-06-01", &["rename", "RH-10", "RH-11"]);
    on(&world, "2017-06-02", &["move", "RH-11", "si", "-m", "Confiée aux SI."]);
    let annuaire = "title = \"Tenir l’annuaire\"\nstatus = \"planned\"\nleads = [\"drh\"]\n";
    world.write("plans/essai/groups/rh/RH-10.toml", annuaire);
    commit_on(&world, "2017-06-03", "Une autre sous l’ancien nom");
    on(
        &world,
        "2017-07-01",
        &[
            "weather",
            "RH-04",
            "rainy",
            "-m",
            "Le réseau manque.",
            "--decision",
            "2018-03-15-copil/1",
        ],
    );
    world.replace(
        "plans/essai/plan.toml",
        "end = 2019-12-31",
        "end = 2020-12-31\n\n[rules]\nstale_days = 60",
    );
    on(&world, "2017-08-01", &["record", "-m", "Six mois de plus."]);
    assert_eq!(
        compared(&world, &["2017-04-30", "2017-12-31"]),
        [
            "From 30\u{a0}April 2017 (0) to 31\u{a0}December 2017 (0)",
            "1 new · 1 moved to another group · 1 renamed · 1 date · 2 weathers or comments · 1 rule · 1 other value",
            "",
            "Ressources humaines",
            "  RH-04  Ouvrir le télétravail",
            "    2017-07-01  weather ☁ Goals within reach → ☂ Support needed",
            "                DRH d’alors · 0 · decision 2018-03-15-copil/1 — Le réseau manque.",
            "  RH-10  Tenir l’annuaire",
            "    2017-06-03  new action “Tenir l’annuaire”",
            "                DRH d’alors · 0",
            "",
            "Systèmes d’information",
            "  RH-11  Accueillir des apprentis",
            "    2017-05-02  due date 2018-04-10 → 2018-05-10",
            "                DRH d’alors · 0 — Les jurys sont en mai.",
            "    2017-06-01  becomes RH-11",
            "                DRH d’alors · 0",
            "    2017-06-02  moves from group rh to group si",
            "                DRH d’alors · 0 — Confiée aux SI.",
            "",
            "The plan itself",
            "  plan",
            "    2017-08-01  end 2019-12-31 → 2020-12-31, rules: stale (days) 60",
            "                DRH d’alors · 0 — Six mois de plus.",
        ]
    );
    // What was taken away is told with the words of its own time.
    let gone = compared(&world, &["2016-12-31", "2017-04-30"]);
    assert!(
        gone.contains(&"    2017-03-01  action deleted (“Réunir les messageries”)".to_owned()),
        "{gone:#?}"
    );
    assert!(compared(&world, &["2017-04-01", "2017-04-30"]).contains(&"Nothing differs.".to_owned()));
    let json = world
        .run(&["compare", "2017-04-30", "2017-12-31", "--json"])
        .ends(0)
        .json();
    assert_eq!(json["counts"]["created"], 1);
    let changes = json["changes"].as_array().unwrap();
    let due = changes.iter().find(|change| change["kind"] == "due").unwrap();
    assert_eq!(due["subject"]["action"], "RH-11");
    assert_eq!(due["entry"]["reason"], "Les jurys sont en mai.");
}

#[test]
fn a_filter_tells_what_came_in_and_what_went_out_by_the_rules_of_each_moment() {
    let (world, _) = with_a_past();
    on(&world, "2017-06-01", &["rename", "RH-10", "RH-11"]);
    on(&world, "2017-06-02", &["due", "RH-11", "2017-09-01"]);
    let json = |arguments: &[&str]| {
        let run = world.run(&[&["compare", "--json"], arguments].concat()).ends(0);
        (run.json()["matched"].clone(), run.err)
    };
    let (matched, _) = json(&["2017-04-30", "2017-12-31", "--filter", "late"]);
    assert_eq!(matched["entered"], serde_json::json!(["RH-11"]));
    let (matched, _) = json(&["2017-04-30", "2017-12-31", "--filter", "lead:drh"]);
    assert_eq!(matched["then"], serde_json::json!(["RH-04", "RH-11"]));
    assert_eq!(
        (&matched["entered"], &matched["left"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
    let (matched, _) = json(&["2016-12-31", "2017-12-31", "--filter", "group:si"]);
    assert_eq!(matched["left"], serde_json::json!(["SI-02"]));
    // A person whom the older plan did not know.
    on(&world, "2018-01-05", &["new", "person", "dgs", "Direction générale"]);
    on(&world, "2018-01-06", &["set", "RH-04", "leads=dgs"]);
    let (matched, said) = json(&["2017-12-31", "2018-01-31", "--filter", "lead:dgs"]);
    assert_eq!(matched["entered"], serde_json::json!(["RH-04"]));
    assert!(said.contains("does not know what the filter speaks of"), "{said}");
    world
        .run(&["compare", "2017-12-31", "2018-01-31", "--filter", "lead:personne"])
        .ends(2);
}

#[test]
fn without_a_moment_the_last_closed_meeting_is_compared_with() {
    let (world, _) = with_a_past();
    world
        .run(&["compare"])
        .ends(1)
        .says(&["No meeting is closed yet", "copil compare 2017-06-30"]);
    let closed = "committee = \"copil\"\ndate = 2017-09-14\nstate = \"closed\"\n";
    world.write("plans/essai/meetings/2017-09-14-copil.toml", closed);
    on(&world, "2017-09-15", &["record"]);
    on(&world, "2017-10-02", &["due", "RH-10", "2018-05-10"]);
    let told = compared(&world, &[]);
    assert_eq!(told[0], "From 14\u{a0}September 2017 (0) to 15\u{a0}March 2018 (0)");
    assert!(
        told.contains(&"    2017-10-02  due date 2018-04-10 → 2018-05-10".to_owned()),
        "{told:#?}"
    );
}

/// The subjects of the entries, newest first.
fn logged(world: &World, arguments: &[&str]) -> Vec<String> {
    let entries = world.run(&[&["log", "--json"], arguments].concat()).ends(0).json();
    let entries = entries.as_array().unwrap().iter();
    entries
        .map(|entry| entry["subject"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_log_tells_what_happened_since_a_moment_by_whom_and_about_whose_actions() {
    let (world, _) = with_a_past();
    let held = "committee = \"copil\"\ndate = 2017-09-14\nstate = \"closed\"\n";
    world.write("plans/essai/meetings/2017-09-14-copil.toml", held);
    commit_on(&world, "2017-09-14", "Séance");
    on(&world, "2017-10-02", &["due", "RH-10", "2018-05-10"]);
    let begun = "title = \"Choisir un outil\"\nstatus = \"planned\"\nleads = [\"dsi\"]\n";
    world.write("plans/essai/groups/si/SI-03.toml", begun);
    world.git(&["add", "-A"]);
    let by = ["-c", "user.name=Léa Bru", "-c", "user.email=lea@conseil.test"];
    world.git_with(
        &[("GIT_AUTHOR_DATE", "2018-01-09T10:00:00+01:00")],
        &[&by[..], &["commit", "-qm", "Outil"]].concat(),
    );
    on(&world, "2018-02-01", &["rename", "RH-10", "RH-11"]);
    // A clock that ran wrong hides nothing of what is below; what it dated joined the plan after that, as `--at` counts days.
    world.replace("plans/essai/groups/si/SI-03.toml", "outil", "outil commun");
    commit_on(&world, "2015-01-01", "Pile usée");

    let due = "RH-10 : échéance 10/04/2018 → 10/05/2018".to_owned();
    let renamed = "RH-10 : devient RH-11".to_owned();
    let said = |subjects: &[String]| -> Vec<String> {
        subjects.iter().map(|subject| subject.replace('\u{a0}', " ")).collect()
    };
    let recent = ["Pile usée".into(), renamed.clone(), "Outil".into(), due.clone()];
    for since in [
        "2017-09-15",
        "2017-09-14-copil",
        "last-copil",
        "dernier-copil",
        "15/09/2017",
    ] {
        assert_eq!(said(&logged(&world, &["--since", since])), recent, "{since}");
    }
    assert_eq!(logged(&world, &["--since", "2017-09"]).len(), 5, "from its first day");
    assert_eq!(
        logged(&world, &["--since", "14/09/2017"]).len(),
        5,
        "the day itself is in it"
    );
    let both = logged(&world, &["RH-11", "--since", "2017-09-14-copil"]);
    assert_eq!(said(&both), [renamed.clone(), due.clone()]);

    for author in ["Léa", "lea", "@conseil.test"] {
        assert_eq!(logged(&world, &["--author", author]), ["Outil"], "{author}");
    }
    for author in ["me", "moi", "drh", "DRH d’alors"] {
        let own = logged(&world, &["--since", "last-copil", "--author", author]);
        assert_eq!(
            said(&own),
            ["Pile usée".into(), renamed.clone(), due.clone()],
            "{author}"
        );
    }
    assert_eq!(logged(&world, &["--author", "drh,léa"]).len(), 8);

    // An action is followed to its former name, which is what it was when the day was set.
    let led = logged(&world, &["--since", "last-copil", "--lead", "me"]);
    assert_eq!(said(&led), [renamed, due]);
    assert_eq!(logged(&world, &["--lead", "dsi"]), ["Pile usée", "Outil"]);
    assert_eq!(logged(&world, &["--lead", "dsi", "--limit", "1"]), ["Pile usée"]);
    let text = world
        .run(&["log", "--oneline", "--lead", "dsi", "--since", "last-copil"])
        .ends(0);
    assert_eq!(text.out.lines().count(), 2, "{text:?}");
    world.run(&["log", "--author", "dhr"]).ends(1).says(&["dhr", "drh"]);
    // Whatever else is printed, and wherever it stops.
    for limit in [&[][..], &["--limit", "1"]] {
        let both = world.run(&[&["log", "--author", "dhr,drh"], limit].concat()).ends(1);
        assert!(both.out.contains("DRH") && both.err.contains("“dhr”"), "{both:?}");
        world.run(&[&["log", "--author", "léa,drh"], limit].concat()).ends(0);
    }
    world.run(&["log", "--lead", "nobody"]).ends(1).says(&["nobody"]);
    world
        .run(&["log", "--since", "whenever"])
        .ends(2)
        .says(&["“whenever” is no date"]);
    world.run(&["log", "--since", "last-comex"]).ends(2);
    assert!(logged(&world, &["--since", "2018-03-01", "--author", "léa"]).is_empty());
}

#[test]
fn what_was_true_on_a_day_is_told_apart_from_what_was_recorded_by_then() {
    let (world, _) = with_a_past();
    on(
        &world,
        "2017-09-01",
        &["status", "RH-10", "in-progress", "--on", "2017-06-15"],
    );
    let status = |arguments: &[&str]| {
        let run = world
            .run(&[&["list", "RH-10", "--json", "--at"], arguments].concat())
            .ends(0);
        run.json()["actions"][0]["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status(&["2017-07-01"]), "planned");
    assert_eq!(status(&["2017-07-01", "--effective"]), "in-progress");
    assert_eq!(status(&["2017-06-14", "--effective"]), "planned");
    // The milestone was written down as reached before it was.
    let cadrage = |arguments: &[&str]| {
        let run = world
            .run(&[&["show", "RH-04", "--json", "--at"], arguments].concat())
            .ends(0);
        run.json()["milestones"][0]["done"].clone()
    };
    assert_eq!(cadrage(&["2016-02-01"]), "2016-04-28");
    assert_eq!(cadrage(&["2016-02-01", "--effective"]), serde_json::Value::Null);
    for verb in [
        &["list"][..],
        &["groups"],
        &["mine"],
        &["attention"],
        &["forecast"],
        &["show", "RH-04"],
        &["log"],
        &["check"],
        &["drift"],
    ] {
        let run = world.run(&[verb, &["--at", "2017-07-01", "--effective"]].concat());
        assert!(
            run.err.starts_with("The plan as it was true on 1\u{a0}July 2017"),
            "{verb:?} {run:?}"
        );
    }
    world.run(&["list", "--effective"]).ends(2);
    world
        .run(&["list", "--at", "2017-07-01", "--effective", "--shared"])
        .ends(2);
}

#[test]
fn what_was_shared_by_a_day_is_what_the_log_of_the_followed_branch_says() {
    let (world, commits) = with_a_past();
    world
        .run(&["list", "--at", "2017-01-01", "--shared"])
        .ends(1)
        .says(&["What was shared is not known"]);
    world.git(&["init", "-q", "--bare", "../partage.git"]);
    world.git(&["remote", "add", "partage", "../partage.git"]);
    for (commit, day) in [(0, "2016-02-01"), (2, "2017-05-01")] {
        let date = format!("{day}T10:00:00+01:00");
        let refs = format!("{}:refs/heads/main", commits[commit]);
        world.git_with(&[("GIT_COMMITTER_DATE", &date)], &["push", "-q", "partage", &refs]);
    }
    world.git(&["branch", "-q", "--set-upstream-to=partage/main"]);
    let shared = |day: &str| world.run(&["list", "--at", day, "--shared"]);
    // Recorded in September, and in March; shared in May alone.
    assert!(
        world
            .run(&["list", "--at", "2017-04-01"])
            .ends(0)
            .out
            .lines()
            .all(|line| !line.contains("SI-02"))
    );
    let run = shared("2017-04-30").ends(0);
    assert!(run.out.contains("SI-02"), "{run:?}");
    assert!(
        run.err.starts_with("The plan as it was shared by 30\u{a0}April 2017"),
        "{run:?}"
    );
    assert!(!shared("2017-05-01").ends(0).out.contains("SI-02"));
    shared("2016-01-31")
        .ends(1)
        .says(&["this clone only knows it since 1 February 2016"]);
}

#[test]
fn a_month_in_which_a_file_did_not_parse_names_it_and_shows_the_rest() {
    let (world, _) = with_a_past();
    let file = "plans/essai/groups/rh/RH-10.toml";
    let sound = std::fs::read_to_string(world.path().join(file)).unwrap();
    world.write(file, "title = \"Accueillir\nstatus =");
    commit_on(&world, "2017-05-01", "Tombé");
    world.write(file, sound.replace("2018-04-10", "2018-05-10"));
    commit_on(&world, "2017-06-01", "Relevé");
    let run = at(&world, "2017-05-15").ends(1);
    assert!(run.err.contains("RH-10.toml") && run.out.contains("RH-04"), "{run:?}");
    on(
        &world,
        "2017-07-01",
        &["weather", "RH-04", "rainy", "-m", "Le réseau manque."],
    );
    let run = world.run(&["compare", "2017-05-15", "2017-12-31"]).ends(0);
    for words in ["not all could be read; the rest is compared", "RH-10.toml"] {
        assert!(run.err.contains(words), "{words}: {run:?}");
    }
    assert!(run.out.contains("Support needed"), "{run:?}");
}

#[test]
fn what_only_the_past_knew_is_told_in_its_own_words() {
    let (world, _) = with_a_past();
    let statuses = [
        ("planned", "open"),
        ("vague", "open"),
        ("in-progress", "active"),
        ("done", "closed"),
    ];
    let own = statuses
        .map(|(id, kind)| format!("[statuses.{id}]\nlabel = \"{id}\"\nkind = \"{kind}\"\n"))
        .concat();
    let file = "plans/essai/groups/rh/RH-10.toml";
    world.replace(
        "plans/essai/plan.toml",
        "end = 2019-12-31",
        &format!("end = 2019-12-31\n\n{own}"),
    );
    world.replace(file, "status = \"planned\"", "status = \"vague\"");
    commit_on(&world, "2017-05-01", "Un statut à soi");
    world.replace("plans/essai/plan.toml", &format!("\n\n{own}"), "");
    world.replace(file, "status = \"vague\"", "status = \"planned\"");
    commit_on(&world, "2017-06-01", "Comme tout le monde");
    assert!(at(&world, "2017-05-15").ends(0).out.contains("vague"));
    let run = world
        .run(&[
            "compare",
            "2017-05-15",
            "2017-12-31",
            "--filter",
            "status:vague",
            "--json",
        ])
        .ends(0);
    assert_eq!(run.json()["matched"]["left"], serde_json::json!(["RH-10"]));
    assert!(run.err.contains("does not know what the filter speaks of"), "{run:?}");
    let told = compared(&world, &["2017-05-15", "2017-12-31"]);
    assert!(told.iter().any(|line| line.contains("1 status")), "{told:#?}");
}

#[test]
fn how_far_dates_drifted_between_two_moments() {
    let (world, _) = with_a_past();
    on(&world, "2017-05-02", &["due", "RH-10", "2018-05-10"]);
    world.replace(
        "plans/essai/groups/rh/RH-04.toml",
        "due = 2018-01-31",
        "due = 2018-03-31",
    );
    world.replace("plans/essai/plan.toml", "end = 2019-12-31", "end = 2020-12-31");
    commit_on(&world, "2017-08-01", "Charte et plan repoussés");
    let drift = |arguments: &[&str]| world.run(&[&["drift", "--json"], arguments].concat()).ends(0).json();
    let whole = drift(&[]);
    let expected = |first: &str, then: &str, now: &str, late_by: i64, pushes: i64, days: i64| {
        serde_json::json!({
            "first": first, "then": then, "now": now, "late_by": late_by, "pushes": pushes, "pushed_days": days
        })
    };
    let rh04 = &whole["actions"][0];
    assert_eq!(rh04["id"], "RH-04");
    assert_eq!(
        rh04["due"],
        expected("2018-01-31", "2018-01-31", "2018-06-30", 150, 1, 150)
    );
    assert_eq!(
        rh04["milestones"]["charte"],
        expected("2018-01-31", "2018-01-31", "2018-03-31", 59, 1, 59)
    );
    assert_eq!(
        whole["end"],
        expected("2019-12-31", "2019-12-31", "2020-12-31", 366, 1, 366)
    );
    let total = &whole["total"];
    assert_eq!(
        (&total["dates"], &total["pushed"], &total["pushed_days"]),
        (&4.into(), &3.into(), &239.into())
    );
    // Between two moments only what was pushed within counts, against what was promised then.
    let spring = drift(&["2017-04-30", "2017-06-30"]);
    assert_eq!(
        spring["actions"][0]["due"],
        expected("2018-01-31", "2018-06-30", "2018-06-30", 150, 0, 0)
    );
    assert_eq!(
        spring["actions"][1]["due"],
        expected("2018-04-10", "2018-04-10", "2018-05-10", 30, 1, 30)
    );
    assert_eq!(spring["groups"][0]["pushes"], 1);
    // Before the first record nothing is known: nothing is told of what was promised later.
    let before = world.run(&["drift", "2015-01-01", "2015-06-01"]);
    assert!(!before.out.contains('→'), "{before:?}");
    let one = drift(&["--filter", "RH-10"]);
    assert_eq!(one["actions"].as_array().unwrap().len(), 1);
    let text = world.run(&["drift", "2017-04-30"]).ends(0).out.replace('\u{a0}', " ");
    for words in [
        "What was pushed back from 30 April 2017 to 15 March 2018",
        "2 dates of 4 pushed back, 2 times, by 89 d in all",
        "milestone “Charte signée”",
        "10 April 2018 → 10 May 2018, pushed back once (30 d)",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_plan_whose_folder_was_renamed_keeps_its_past() {
    let (world, _) = with_a_past();
    on(
        &world,
        "2017-05-02",
        &["due", "RH-10", "2018-05-10", "-m", "Les jurys sont en mai."],
    );
    world.git(&["mv", "plans/essai", "plans/mandat"]);
    commit_on(&world, "2017-06-01", "Un autre nom");
    world.replace("plans/mandat/plan.toml", "end = 2019-12-31", "end = 2020-12-31");
    world.git(&["mv", "plans/mandat", "plans/final"]);
    commit_on(&world, "2017-07-01", "Le nom définitif, et six mois de plus");
    let run = |arguments: &[&str]| world.run(&[&["--plan", "plans/final"], arguments].concat()).ends(0);
    let seen = run(&["list", "--at", "2017-02-01"]);
    assert!(seen.out.contains("SI-02") && seen.out.contains("RH-10"), "{seen:?}");
    assert!(!run(&["list", "--at", "2017-06-15"]).out.contains("SI-02"));
    let log = run(&["log", "RH-10"]).out;
    assert!(
        log.contains("Les jurys sont en mai.") && log.contains("new action"),
        "{log}"
    );
    let entries = run(&["log", "--json"]).json();
    // Nothing came or went when the folder took another name; what was changed with it is told.
    let subjects = entries.as_array().unwrap().iter().map(|entry| entry["subject"].clone());
    assert_eq!(subjects.collect::<Vec<_>>().len(), 5, "{entries}");
    let told = run(&["compare", "2017-04-30", "2017-12-31"]).out;
    for words in [
        "1 date",
        "due date 2018-04-10 → 2018-05-10",
        "end 2019-12-31 → 2020-12-31",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains("new action") && !told.contains("deleted"), "{told}");
    // A plan that was begun as a copy of another one has no past there.
    let copied = world.path().join("plans/autre");
    std::fs::create_dir_all(copied.join("groups/rh")).unwrap();
    for file in ["plan.toml", "groups/rh/RH-10.toml"] {
        std::fs::copy(world.path().join("plans/final").join(file), copied.join(file)).unwrap();
    }
    commit_on(&world, "2017-08-01", "Un autre plan");
    world
        .run(&["--plan", "plans/autre", "list", "--at", "2017-07-15"])
        .ends(1)
        .says(&["This plan was not recorded yet on 15 July 2017"]);
}
