//! What a change leaves in the repository, as plain git reads it.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::common::World;

const RH_04: &str = "plans/essai/groups/rh/RH-04.toml";

fn trailers(world: &World) -> String {
    let message = world.git(&["log", "-1", "--format=%B"]);
    let mut child = Command::new("git")
        .args(["interpret-trailers", "--parse"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(message.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_status_is_one_commit_of_the_lines_it_is_about() {
    let world = World::new();
    let before = world.head();
    let run = world.lance(&[
        "status",
        "rh-4",
        "réalisée",
        "-m",
        "Charte signée par les trois exécutifs.",
        "--on",
        "12/03/2018",
        "--decision",
        "2018-03-15-copil/1",
    ]);
    let short = world.git(&["rev-parse", "--short=7", "HEAD"]);
    run.ends(0)
        .says(&[&format!("RH-04 : En cours → Réalisée   ({})", short.trim())]);
    world
        .lance(&["show", "RH-04"])
        .ends(0)
        .says(&["· décision 2018-03-15-copil/1 · Charte signée"]);
    assert_eq!(
        world
            .git(&["rev-list", "--count", &format!("{}..HEAD", before.trim())])
            .trim(),
        "1"
    );
    assert_eq!(
        world
            .git(&["log", "-1", "--format=%an <%ae>%n%B"])
            .replace('\u{a0}', " ")
            .trim_end(),
        "\
DRH <drh@essai.test>
RH-04 : En cours → Réalisée

Charte signée par les trois exécutifs.

Plan: essai
Action: RH-04
Status: in-progress -> done
Effective: 2018-03-12
Meeting: 2018-03-15-copil
Decision: 2018-03-15-copil/1"
    );
    assert_eq!(
        trailers(&world),
        "Plan: essai\nAction: RH-04\nStatus: in-progress -> done\nEffective: 2018-03-12\nMeeting: \
         2018-03-15-copil\nDecision: 2018-03-15-copil/1\n"
    );
    let diff = world.git(&["show", "--format=", "--unified=0", "HEAD"]);
    let changed: Vec<&str> = diff
        .lines()
        .filter(|l| l.starts_with(['+', '-']) && !l.starts_with("+++") && !l.starts_with("---"))
        .collect();
    assert_eq!(
        changed,
        [
            "-status = \"in-progress\"   # vu avec le copil",
            "-since = 2016-02-01",
            "+status = \"done\"   # vu avec le copil",
            "+since = 2018-03-12",
        ]
    );
    let blame = world.git(&["blame", "-s", "HEAD", "--", RH_04]);
    assert_eq!(
        blame.lines().filter(|line| !line.starts_with('^')).count(),
        2,
        "{blame}"
    );
    assert_eq!(world.status(), "");
    world.git(&["fsck", "--strict"]);
}

#[test]
fn what_is_staged_or_modified_elsewhere_stays_so() {
    let world = World::new();
    world.write("notes.txt", "à relire\n");
    world.git(&["add", "notes.txt"]);
    world.replace("plans/essai/groups/si/SI-02.toml", "messageries", "agendas");
    let before = world.status();
    world.run(&["status", "RH-10", "in-progress"]).ends(0);
    assert_eq!(world.status(), before);
    assert_eq!(
        world.git(&["show", "--format=", "--name-only", "HEAD"]).trim(),
        "plans/essai/groups/rh/RH-10.toml"
    );
}

#[test]
fn several_ids_make_a_commit_each_or_none_at_all() {
    let world = World::new();
    let before = world.head();
    // RH-04 may be paused, SI-02 may not: nothing is written for either.
    world
        .lance(&["status", "RH-04", "SI-02", "paused", "-m", "En attente."])
        .ends(1)
        .says(&["SI-02", "Rien n’a été enregistré."]);
    assert_eq!((world.head(), world.status()), (before.clone(), String::new()));
    let run = world
        .run(&["status", "RH-04", "RH-10", "paused", "-m", "En attente."])
        .ends(0);
    assert_eq!(run.out.lines().count(), 2);
    assert_eq!(
        world
            .git(&["rev-list", "--count", &format!("{}..HEAD", before.trim())])
            .trim(),
        "2"
    );
    // What is so already is told, and the rest done.
    let run = world.run(&["status", "RH-04", "RH-10", "in-progress"]).ends(0);
    assert_eq!(run.out.lines().count(), 2);
    world.run(&["status", "RH-04", "in-progress"]).ends(3);
}

#[test]
fn every_daily_verb_records_its_change() {
    let world = World::new();
    for (arguments, subject, trailer) in [
        (
            &["weather", "RH-04", "orage", "-m", "Deux départs."][..],
            "RH-04 : météo ☁ Objectifs atteignables → ↯ Objectifs compromis",
            "Weather: cloudy -> stormy",
        ),
        (
            &["milestone", "RH-04", "charte", "--on", "hier"],
            "RH-04 : jalon « Charte signée » atteint",
            "Milestone: charte done 2018-03-14",
        ),
        (
            &["due", "RH-10", "+30d"],
            "RH-10 : échéance 10/04/2018 → 14/04/2018",
            "Due: 2018-04-10 -> 2018-04-14",
        ),
        (
            &["due", "RH-10", "aucun"],
            "RH-10 : échéance retirée",
            "Due: 2018-04-14 -> none",
        ),
        (
            &["move", "RH-10", "si"],
            "RH-10 : passe du groupe rh au groupe si",
            "Field: group",
        ),
        (&["rename", "SI-02", "SI-20"], "SI-02", "Field: id"),
    ] {
        world.run(arguments).ends(0);
        let said = world
            .git(&["log", "-1", "--format=%s"])
            .replace(['\u{a0}', '\u{202f}'], " ");
        assert!(said.contains(subject), "{arguments:?}: {said}");
        assert!(
            trailers(&world).lines().any(|line| line == trailer),
            "{arguments:?}: {}",
            trailers(&world)
        );
        assert_eq!(world.status(), "", "{arguments:?}");
        world.run(&["check"]).ends(0);
    }
    assert!(
        world.read(RH_04).contains("depends_on = [\"SI-20\"]"),
        "references follow a rename"
    );
    assert!(world.plan_file("groups/si/RH-10.toml").exists());
    world.git(&["fsck", "--strict"]);
}

#[test]
fn the_comment_of_a_weather_is_the_option_or_the_reason() {
    let world = World::new();
    world
        .run(&["weather", "RH-04", "rainy", "--comment", "Deux départs."])
        .ends(0);
    assert!(world.read(RH_04).contains("comment = \"Deux départs.\""));
    world.run(&["weather", "RH-04", "sunny"]).ends(1);
    assert!(world.read(RH_04).contains("weather = \"rainy\""));
}

#[test]
fn the_weather_that_is_there_is_confirmed_and_fresh_again() {
    let world = World::new();
    let on = |day: &str, arguments: &[&str]| {
        let run = world.run_on(day, arguments);
        (Some(run.code), run.out)
    };
    let is_stale = |day: &str| on(day, &["list", "stale"]).1.contains("RH-04");
    let day = "2018-07-01";
    assert!(is_stale(day), "nobody touched it since March");
    let (code, said) = on(
        day,
        &[
            "weather",
            "RH-04",
            "cloudy",
            "-m",
            "Vu avec la DRH.",
            "--on",
            "2018-06-28",
        ],
    );
    assert_eq!(code, Some(0));
    assert!(said.contains("RH-04: weather confirmed"), "{said}");
    let text = world.read(RH_04);
    assert!(
        text.contains("comment = \"Calendrier tenu.\"\nconfirmed = 2018-06-28\n"),
        "{text}"
    );
    let trailers = trailers(&world);
    assert!(
        trailers.contains("Effective: 2018-06-28\nConfirmed: weather\n"),
        "{trailers}"
    );
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains(" météo confirmée\n\nVu avec la DRH.\n"), "{message}");
    assert!(!is_stale(day));
    assert!(!on(day, &["attention"]).1.contains("No change for"));
    assert!(!on(day, &["mine", "--json"]).1.contains("\"stale\""));
    assert!(on(day, &["groups", "--json"]).1.contains("\"stale\": 0"));
    assert!(on(day, &["show", "RH-04"]).1.contains("confirmed on 28\u{a0}June 2018"));
    assert!(on(day, &["log", "RH-04"]).1.contains("weather confirmed"));
    assert!(
        on(day, &["show", "RH-04", "--json"])
            .1
            .contains("\"confirmed\": \"2018-06-28\"")
    );
    assert_eq!(
        on(day, &["weather", "RH-04", "cloudy", "--on", "2018-06-28"]).0,
        Some(3)
    );
    assert_eq!(on(day, &["undo"]).0, Some(0));
    assert!(is_stale(day), "what was taken back is no look at it");
    assert_eq!(on(day, &["undo", "--redo"]).0, Some(0));
    assert!(!is_stale(day));
}

#[test]
fn undo_and_redo_are_new_commits() {
    let world = World::new();
    let original = world.read(RH_04);
    world
        .run(&["status", "RH-04", "blocked", "-m", "Avis défavorable."])
        .ends(0);
    let blocked = world.read(RH_04);
    world.lance(&["undo"]).ends(0).says(&["RH-04"]);
    assert_eq!(world.read(RH_04), original);
    assert!(trailers(&world).contains("Undoes: "), "{}", trailers(&world));
    world.run(&["undo", "--redo"]).ends(0);
    assert_eq!(world.read(RH_04), blocked);
    let redone = world.head();
    world.run(&["undo", redone.trim()]).ends(0);
    assert_eq!(world.read(RH_04), original);
    world.run(&["undo", "--redo", "HEAD"]).ends(2);
    world.run(&["undo", "nowhere"]).ends(1).says(&["nowhere"]);
    world.git(&["fsck", "--strict"]);
}

#[test]
fn a_change_of_an_earlier_day_is_not_taken_back_unasked() {
    let world = World::new();
    world.run(&["due", "RH-10", "2018-05-01"]).ends(0);
    let made = world.head();
    let tomorrow = |arguments: &[&str]| world.run_on("2018-03-16", arguments);
    let by_name = format!("copil undo {}", &made[..10]);
    for arguments in [&["undo"][..], &["undo", "--dry-run"], &["undo", "--json"]] {
        tomorrow(arguments).ends(1).says(&[
            "Your last change was made on 15 March 2018, not today: “RH-10",
            &made[..10],
            &by_name,
            "--sure",
        ]);
    }
    assert_eq!(world.head(), made);
    tomorrow(&["undo", "--sure"]).ends(0);
    // To take back a taking back is asked for by its word, and what was made today is of this sitting.
    tomorrow(&["undo", "--redo"]).ends(0);
    tomorrow(&["undo", &made[..10]]).ends(0);
    tomorrow(&["due", "RH-10", "2018-06-01"]).ends(0);
    tomorrow(&["undo"]).ends(0);
}

#[test]
fn a_later_change_stands_in_the_way_of_an_undo() {
    let world = World::new();
    world.run(&["due", "RH-10", "2018-05-01"]).ends(0);
    let first = world.head();
    world.run(&["due", "RH-10", "2018-06-01"]).ends(0);
    let before = world.head();
    world.run(&["undo", first.trim()]).ends(1).says(&["RH-10"]);
    assert_eq!(world.head(), before);
}

#[test]
fn a_dry_run_shows_all_and_changes_nothing() {
    let world = World::new();
    let (head, text) = (world.head(), world.read(RH_04));
    let run = world
        .run(&["status", "RH-04", "done", "-m", "Signée.", "--dry-run"])
        .ends(0)
        .says(&[
            "RH-04 : En cours → Réalisée",
            "Status: in-progress -> done",
            "--- a/groups/rh/RH-04.toml",
            "-status = \"in-progress\"   # vu avec le copil",
            "+status = \"done\"   # vu avec le copil",
            "Dry run",
        ]);
    assert_eq!(run.code, 0);
    let json = world
        .run(&["due", "RH-10", "2018-05-01", "--dry-run", "--json"])
        .ends(0)
        .json();
    assert_eq!(json["dry_run"], true);
    assert!(
        json["prepared"][0]["files"][0]["diff"]
            .as_str()
            .unwrap()
            .contains("+due = 2018-05-01")
    );
    world.run(&["undo", "--dry-run"]).says(&[]);
    world
        .run(&["new", "action", "rh", "Essai", "--dry-run"])
        .ends(0)
        .says(&["--- /dev/null", "RH-11"]);
    world.run(&["move", "RH-10", "si", "--dry-run"]).ends(0);
    world.replace("plans/essai/groups/rh/RH-10.toml", "apprentis", "stagiaires");
    world.run(&["record", "--dry-run"]).ends(0).says(&["stagiaires"]);
    world.git(&["checkout", "-q", "."]);
    assert_eq!(
        (world.head(), world.read(RH_04), world.status()),
        (head, text, String::new())
    );
}

#[test]
fn a_recorded_change_is_told_as_json() {
    let world = World::new();
    let json = world.run(&["status", "RH-10", "in-progress", "--json"]).ends(0).json();
    let recorded = &json["recorded"][0];
    assert_eq!(recorded["commit"].as_str().unwrap(), world.head().trim());
    assert_eq!(recorded["changes"][0]["kind"], "status");
    assert_eq!(recorded["changes"][0]["old"], "planned");
    assert_eq!(recorded["changes"][0]["new"], "in-progress");
    assert_eq!(recorded["changes"][0]["subject"]["action"], "RH-10");
}

#[test]
fn hand_edits_are_recorded_a_file_each() {
    let world = World::new();
    world.run(&["record"]).ends(3);
    world.replace("plans/essai/groups/rh/RH-10.toml", "2018-04-10", "2018-05-15");
    world.replace("plans/essai/groups/si/SI-02.toml", "Réunir", "Rassembler");
    world
        .lance(&["record", "--list"])
        .ends(0)
        .says(&["groups/rh/RH-10.toml", "échéance 10/04/2018 → 15/05/2018"]);
    let before = world.head();
    world.run(&["record", "RH-10", "-m", "Report demandé."]).ends(0);
    assert_eq!(world.status().trim(), "M plans/essai/groups/si/SI-02.toml");
    assert!(trailers(&world).contains("Due: 2018-04-10 -> 2018-05-15"));
    world.run(&["record"]).ends(0);
    assert_eq!(world.status(), "");
    assert_eq!(
        world
            .git(&["rev-list", "--count", &format!("{}..HEAD", before.trim())])
            .trim(),
        "2"
    );
    // A file with an error is left alone, and named.
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "due = 2018-05-15",
        "due = 2018-05-45",
    );
    let head = world.head();
    world.run(&["record"]).ends(1).says(&["groups/rh/RH-10.toml"]);
    assert_eq!(world.head(), head);
}

#[test]
fn a_plan_s_own_workflow_speaks_in_its_own_words() {
    let world = World::new();
    let own = r#"
[statuses.planned]
label = { fr = "Programmée", en = "Scheduled" }
kind = "open"
next = ["in-progress"]

[statuses.in-progress]
label = { fr = "En chantier", en = "Under way" }
kind = "active"
next = ["done"]

[statuses.done]
label = { fr = "Livrée", en = "Delivered" }
kind = "closed"
next = []
needs = ["reason"]
"#;
    let config = world.read("plans/essai/plan.toml") + own;
    world.write("plans/essai/plan.toml", config);
    world.git(&["commit", "-qam", "Statuts du plan"]);
    world.run(&["status", "RH-10", "under way"]).ends(0);
    let said = world.git(&["log", "-1", "--format=%s"]).replace('\u{a0}', " ");
    assert_eq!(said.trim(), "RH-10 : Programmée → En chantier");
    world.run(&["status", "RH-10", "Livrée"]).ends(1).says(&["Delivered"]);
    world.run(&["status", "RH-10", "planned"]).ends(1).says(&["Delivered"]);
    // A hand edit is no way round the workflow, and is refused in its words.
    world.replace("plans/essai/groups/rh/RH-10.toml", "in-progress", "done");
    world.lance(&["record"]).ends(1).says(&["Livrée"]);
}
