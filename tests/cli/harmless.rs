//! Whatever a plan, a path, git or the environment holds, nothing that a terminal would obey is printed.

use std::fs;

use copil_plan::sanitize::is_deceptive;

use crate::common::{Run, World};

/// What a text may hold: an escape, its form of one character, a deletion, marks of direction, parted lines.
const NASTY: &str = "\u{1b}[31m\u{9b}2J\u{7f}\u{85}\u{202e}\u{2028}\u{2066}\u{200b}x";

/// The same as TOML has it.
const IN_TOML: &str = r"\u001B[31m\u009B2J\u007F\u0085\u202E\u2028\u2066\u200Bx";

#[track_caller]
fn is_harmless(run: &Run, of: &[&str]) {
    for text in [&run.out, &run.err] {
        let found = text.chars().find(|c| *c != '\n' && is_deceptive(*c));
        assert_eq!(found, None, "{of:?}: {text:?}");
    }
}

/// A plan in which every text is nasty, with nasty paths beside its files and nasty commits.
fn nasty_world() -> World {
    let world = World::new();
    for path in [
        "plan.toml",
        "groups/rh/group.toml",
        "groups/rh/RH-04.toml",
        "groups/rh/RH-10.toml",
        "groups/si/group.toml",
        "groups/si/SI-02.toml",
        "meetings/2018-03-15-copil.toml",
    ] {
        let path = format!("plans/essai/{path}");
        let text = world.read(&path);
        let nasty = |line: &str| match line.split_once(" = \"") {
            Some((key @ ("title" | "name" | "comment" | "text" | "unit"), rest)) => {
                format!("{key} = \"{IN_TOML}{rest}")
            }
            _ => line.to_owned(),
        };
        let lines: Vec<String> = text.lines().map(nasty).collect();
        world.write(&path, lines.join("\n") + "\n");
    }
    world.replace(
        "plans/essai/groups/rh/RH-04.toml",
        "[\"télétravail\"]",
        &format!("[\"{IN_TOML}\"]"),
    );
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "due = ",
        &format!("\"{IN_TOML}\" = \"{IN_TOML}\"\npriority = \"{IN_TOML}\"\ndepends_on = [\"{IN_TOML}\"]\ndue = "),
    );
    world.git(&["config", "user.name", &format!("D{NASTY}H")]);
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", &format!("Sujet {NASTY}\n\nRaison {NASTY}")]);
    world
}

const READING: [&[&str]; 27] = [
    &["list"],
    &["list", "--columns", "id,title,lead,comment,tags,due"],
    &["mine"],
    &["groups"],
    &["groups", "--by", "organisation"],
    &["attention"],
    &["forecast"],
    &["show", "RH-04"],
    &["show", "RH-10"],
    &["show", "rh"],
    &["show", "plan"],
    &["show", "2018-03-15-copil"],
    &["log"],
    &["log", "RH-04", "--oneline"],
    &["meeting", "list"],
    &["meeting", "show", "2018-03-15-copil"],
    &["decisions"],
    &["compare", "2016-02-01"],
    &["drift"],
    &["report", "agenda", "2018-03-15-copil"],
    &["report", "record", "2018-03-15-copil"],
    &["report", "attendance", "2018-03-15-copil"],
    &["proposal", "list"],
    &["proposal", "show", BRANCH],
    &["check"],
    &["config"],
    &["list", NASTY],
];

/// The part of it that git takes in the name of a branch.
const BRANCH: &str = "x\u{9b}2J\u{85}\u{202e}\u{2028}\u{2066}\u{200b}x";

#[test]
fn no_reading_verb_prints_what_a_terminal_would_obey() {
    let world = nasty_world();
    world.write(&format!("plans/essai/groups/rh/X{NASTY}.toml"), "title = 1\n");
    world.write(&format!("plans/essai/groups/g{NASTY}/X-1.toml"), "title = 1\n");
    // A proposal with such a name, a tag that says such things, and one refused with such a reason.
    world
        .run(&["due", "RH-04", "2018-12-31", "-m", NASTY, "--proposal", "rh"])
        .ends(0);
    world.git(&["branch", &format!("proposal/essai/{BRANCH}"), "proposal/essai/rh"]);
    world.git(&["tag", "-a", "-m", NASTY, "copil/essai/2018-03-15-copil"]);
    world.run(&["proposal", "refuse", "rh", "-m", NASTY]).ends(0);
    for verb in READING {
        for option in [&[][..], &["--json"]] {
            let arguments = [verb, option].concat();
            is_harmless(&world.run(&arguments), &arguments);
            is_harmless(&world.lance(&arguments), &arguments);
        }
    }
    let json = world.run(&["show", "RH-04", "--json"]).json();
    assert!(json.to_string().contains("\u{9b}2J"), "JSON says the very same text");
}

#[test]
fn no_changing_verb_prints_what_a_terminal_would_obey() {
    let world = nasty_world();
    let title = format!("title={NASTY}é");
    let changes: [&[&str]; 19] = [
        &["set", "RH-04", &title, "--dry-run"],
        &["set", "RH-04", &title, "-m", NASTY],
        &["set", "RH-04", &format!("tags+={NASTY}y")],
        &["new", "action", "rh", NASTY, "--id", "RH-20"],
        &["new", "action", NASTY, "x"],
        &["status", "RH-04", NASTY],
        &["due", "RH-04", NASTY],
        &["undo"],
        &["rename", "RH-04", NASTY],
        &["meeting", "new", "copil", "2018-06-14", "--place", NASTY, "--empty"],
        &["meeting", "add", "2018-06-14-copil", NASTY],
        &["meeting", "open", "2018-06-14-copil", "--present", NASTY],
        &["meeting", "open", "2018-06-14-copil", "--present", "all"],
        &["meeting", "decide", "2018-06-14-copil", NASTY],
        &["due", "RH-04", "2018-12-31", "--proposal", NASTY],
        &["proposal", "withdraw", NASTY],
        &["record"],
        &[NASTY],
        &["--plan", NASTY, "list"],
    ];
    for change in changes {
        for option in [&[][..], &["--json"]] {
            let arguments = [change, option].concat();
            is_harmless(&world.run(&arguments), &arguments);
        }
    }
    for line in world.git(&["log", "--format=%s", "-4"]).lines() {
        assert!(line.starts_with("Sujet ") || !line.contains(is_deceptive), "{line:?}");
    }
    let log = ["log"];
    is_harmless(&world.run(&log), &log);
}

#[test]
fn neither_the_environment_nor_git_gets_anything_raw_through() {
    let world = nasty_world();
    for (name, value) in [
        ("EDITOR", format!("false {NASTY}")),
        ("GIT_AUTHOR_DATE", NASTY.to_owned()),
        ("COPIL_TODAY", NASTY.to_owned()),
        ("COPIL_LANG", NASTY.to_owned()),
        ("COPIL_CONFIG", NASTY.to_owned()),
        ("GIT_AUTHOR_NAME", NASTY.to_owned()),
    ] {
        let comment = format!("comment={name}");
        let mut verbs = vec![vec!["set", "RH-04", &comment], vec!["list"], vec!["config"]];
        if name == "EDITOR" {
            verbs.push(vec!["edit", "RH-04"]);
        }
        for verb in verbs {
            is_harmless(&world.run_with(name, &value, &verb), &[name, verb[0]]);
        }
    }
    // Git's own words, of a lock, a filter and a signature that cannot be made.
    world.git(&["config", "commit.gpgsign", "true"]);
    let signer = world.path().join("signer");
    fs::write(&signer, format!("#!/bin/sh\nprintf '{NASTY}' >&2; exit 1\n")).expect("a file");
    world.git(&["config", "gpg.program", "sh"]);
    let verb = ["set", "RH-04", "title=x"];
    is_harmless(&world.run(&verb), &verb);
    world.git(&["config", "gpg.format", NASTY]);
    is_harmless(&world.run(&verb), &verb);
    fs::write(world.path().join(".git/index.lock"), NASTY).expect("a file");
    is_harmless(&world.run(&verb), &verb);
    let config = world.path().join("config.toml");
    fs::write(&config, format!("language = \"{IN_TOML}\"\n\"{IN_TOML}\" = 1\n")).expect("a file");
    for verb in [&["config"][..], &["list"], &["config", "--json"]] {
        is_harmless(&world.run_with("COPIL_CONFIG", &config.to_string_lossy(), verb), verb);
    }
    // The folder of the plan itself, as far as the system takes it.
    let folder = format!("dossier{}", NASTY.replace('\u{7f}', ""));
    fs::create_dir(world.path().join(&folder)).expect("a folder");
    for verb in [
        &["init", &folder][..],
        &["init", &folder, "--json"],
        &["demo", &folder, "--no-open"],
    ] {
        is_harmless(&world.run(verb), &[verb[0]]);
    }
}
