//! Help, usage errors, languages, completions and the manual.

use crate::common::World;

#[test]
fn the_language_is_the_option_then_the_variable_then_the_locale() {
    let world = World::new();
    let says = |run: crate::common::Run| run.ends(0).out.contains("Réalisée");
    assert!(!says(world.run(&["list"])));
    assert!(says(world.run(&["list", "--lang", "fr"])));
    assert!(says(world.lance(&["list"])));
    assert!(!says(world.lance(&["--lang=en", "list"])));
    assert!(says(world.run_with("LC_ALL", "fr_FR.UTF-8", &["list"])));
    assert!(says(world.run_with("LANG", "fr_FR.UTF-8", &["list"])));
}

#[test]
fn help_speaks_both_languages() {
    let world = World::empty();
    for arguments in [&["--help"][..], &["help"], &["-h"]] {
        world
            .run(arguments)
            .ends(0)
            .says(&["Usage: copil [OPTIONS] [PLAN] [VERB]", "status", "Verbs:"]);
        world
            .lance(arguments)
            .ends(0)
            .says(&["Usage : copil [OPTIONS] [PLAN] [VERBE]", "Verbes :"]);
    }
    for arguments in [&["status", "--help"][..], &["help", "status"]] {
        world
            .lance(arguments)
            .ends(0)
            .says(&["<ID>... <STATUT>", "--reason <TEXTE>", "Exemples :"]);
    }
    world
        .run(&["help", "new", "action"])
        .ends(0)
        .says(&["copil new action [OPTIONS] <GROUP> [TITLE]"]);
    world.run(&["help", "lsit"]).ends(2).says(&["list"]);
    world.run(&["--version"]).ends(0).says(&["copil 0."]);
}

#[test]
fn a_usage_error_ends_with_2_and_a_way_out() {
    let world = World::new();
    for (arguments, says) in [
        (&["lsit"][..], "« list »"),
        (&["list", "--lat"], "« --late »"),
        (&["status", "RH-04"], "<ID>... <STATUT>"),
        (&["list", "--sort", "colour"], "priority"),
        (&["list", "--due-before", "jamais"], "15 mars"),
        (&["new"], "milestone"),
        (&["log", "--limit", "x"], "--limit"),
        (&["weather", "RH-04", "neige", "-m", "x"], "orage"),
    ] {
        let run = world.lance(arguments).ends(2).says(&["erreur :", says]);
        assert_eq!(run.out, "", "{arguments:?}");
    }
    // Not a plan, not like a verb, and no terminal for the screen.
    world.run(&["zzzzzz"]).ends(2);
    world.run(&[]).ends(2).says(&["terminal"]);
}

#[test]
fn colours_are_for_terminals() {
    let world = World::new();
    assert!(!world.run(&["list"]).out.contains('\u{1b}'));
    assert!(
        world
            .run(&["list", "--color", "always"])
            .out
            .contains("\u{1b}[1mRH-04\u{1b}[0m")
    );
    assert!(!world.run_with("NO_COLOR", "1", &["list"]).out.contains('\u{1b}'));
}

#[test]
fn completions_and_the_manual_are_written() {
    let world = World::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            world.run(&["completions", shell]).ends(0).out.contains("copil"),
            "{shell}"
        );
    }
    let man = world.lance(&["man"]).ends(0);
    for text in [
        ".TH COPIL 1",
        ".SH NOM",
        "CODES DE SORTIE",
        "COPIL_TODAY",
        "milestone",
        "new action",
        "\\-\\-dry\\-run",
        "\\-\\-late",
    ] {
        assert!(man.out.contains(text), "{text} is not in\n{}", man.out);
    }
    let english = world.run(&["man"]).ends(0).out;
    for text in ["EXIT STATUS", "GIT SETTINGS", "copil.fetch"] {
        assert!(english.contains(text), "{text} is not in\n{english}");
    }
}

#[test]
fn the_plan_is_found_from_where_one_stands() {
    let world = World::new();
    world.run(&["-p", "essai", "list"]).ends(0);
    world.run(&["plans/essai", "list"]).ends(0);
    world.run(&["list", "--plan", "ailleurs"]).ends(4).says(&["ailleurs"]);
    let mut inside = world.command(&["list"]);
    inside.current_dir(world.plan_file("groups/rh"));
    assert!(inside.output().unwrap().status.success());
    world.write("plans/autre/plan.toml", "format = 1\ntitle = \"Autre\"\n");
    world.run(&["show", "RH-04"]).ends(2).says(&["--plan"]);
    World::empty().run(&["list"]).ends(4).says(&["copil init"]);
}

/// The words of each command that a text tells to type: what follows the program's name up to a mark that no command has.
fn commands(text: &str) -> Vec<Vec<&str>> {
    let ends = |letter: char| ".,;:()…“”«»\"'`\\\n|".contains(letter);
    let after = text.split("copil ").skip(1);
    let told = after.filter_map(|rest| rest.split(ends).next());
    told.map(|told| told.split_whitespace().collect()).collect()
}

#[test]
fn the_commands_that_are_told_are_the_programs() {
    let world = World::empty();
    let mut helps: std::collections::BTreeMap<Vec<String>, String> = std::collections::BTreeMap::new();
    let mut help = |path: &[&str]| {
        let path: Vec<String> = path.iter().map(|word| (*word).to_owned()).collect();
        let told = helps.entry(path.clone()).or_insert_with(|| {
            let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
            world.run(&arguments).ends(0).out
        });
        told.clone()
    };
    let lists = |help: &str, verb: &str| {
        let of_verb = format!("  {verb} ");
        help.split("Verbs:")
            .skip(1)
            .any(|verbs| verbs.lines().any(|line| line.starts_with(&of_verb)))
    };
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = [
        "README.md",
        "docs/guide.md",
        "docs/format.md",
        "src/wording/en/copil.ftl",
        "src/wording/fr/copil.ftl",
    ];
    let mut checked = 0;
    for name in texts {
        let text = std::fs::read_to_string(top.join(name)).unwrap();
        for words in commands(&text) {
            let [verb, rest @ ..] = words.as_slice() else { continue };
            if !lists(&help(&[]), verb) {
                // Prose, of what the program does.
                continue;
            }
            let own = help(&[verb]);
            let (own, rest) = match rest {
                [sub, rest @ ..] if own.contains("Verbs:") && sub.chars().all(|letter| letter.is_ascii_lowercase()) => {
                    assert!(lists(&own, sub), "{name}: copil {}", words.join(" "));
                    (help(&[verb, sub]), rest)
                }
                rest => (own, rest),
            };
            for option in rest.iter().filter(|word| word.starts_with('-') && word.len() > 1) {
                let option = option.split('=').next().unwrap();
                let known = own
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                    .any(|word| word == option);
                assert!(known || option == "--", "{name}: copil {}: {option}", words.join(" "));
            }
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}
