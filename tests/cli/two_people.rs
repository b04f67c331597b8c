//! The stories of two people that broke other tools, each told in its own files.

use crate::common::World;
use crate::sync::{RH04, RH10, agree, two};

/// Both change a file in their own way; what the DRH has after her sync, which Claire then has too.
#[track_caller]
fn joined(path: &str, claire_makes: impl Fn(String) -> String, drh_makes: impl Fn(String) -> String) -> String {
    let (drh, claire) = two();
    made(&claire, path, claire_makes);
    claire.run(&["sync"]).ends(0);
    made(&drh, path, drh_makes);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    drh.run(&["check"]).ends(0);
    drh.read(path)
}

fn made(world: &World, path: &str, make: impl Fn(String) -> String) {
    let (text, head) = (world.read(path), world.head());
    world.write(path, make(text));
    world.git(&["commit", "-qam", "À la main"]);
    assert_ne!(world.head(), head);
}

fn with(old: &'static str, new: &'static str) -> impl Fn(String) -> String {
    move |text| {
        assert!(text.contains(old), "{old} is not in {text}");
        text.replacen(old, new, 1)
    }
}

#[test]
fn a_key_that_copil_does_not_know_stays_on_both_sides() {
    let text = joined(
        RH04,
        with("weather", "numero_interne = 12\nweather"),
        with("[milestones.cadrage]\n", "[milestones.cadrage]\nref = \"A\"\n"),
    );
    assert!(text.contains("numero_interne = 12\n"), "{text}");
    assert!(text.contains("[milestones.cadrage]\nref = \"A\"\n"), "{text}");
}

#[test]
fn lines_that_repeat_do_not_mix_two_milestones_up() {
    // Both milestones have a due date of their own, and each side moves the one of the other milestone.
    let text = joined(
        RH04,
        with("due = 2016-04-15", "due = 2016-05-15"),
        with(
            "[milestones.charte]\ntitle = \"Charte signée\"   # par les trois exécutifs\ndue = 2018-01-31",
            "[milestones.charte]\ntitle = \"Charte signée\"   # par les trois exécutifs\ndue = 2018-06-30",
        ),
    );
    assert!(text.contains("due = 2016-05-15\ndone = 2016-04-28"), "{text}");
    assert!(text.contains("# par les trois exécutifs\ndue = 2018-06-30"), "{text}");
}

#[test]
fn the_ends_of_lines_and_the_mark_of_one_side_are_no_change_of_a_value() {
    let windows = |text: String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let text = joined(
        RH04,
        windows,
        with("due = 2018-01-31\ndepends_on", "due = 2018-12-31\ndepends_on"),
    );
    assert!(text.contains("due = 2018-12-31"), "{text}");
    let changed = |text: String| windows(text).replace("priority = \"high\"", "priority = \"low\"");
    let text = joined(
        RH04,
        with("due = 2018-01-31\ndepends_on", "due = 2018-12-31\ndepends_on"),
        changed,
    );
    assert!(
        text.contains("due = 2018-12-31\r\n") && text.contains("priority = \"low\"\r\n"),
        "{text}"
    );
    assert!(text.starts_with('\u{feff}'), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn forty_is_forty_however_it_is_written() {
    let text = joined(
        RH10,
        with("due =", "progress = 40\ndue ="),
        with("due =", "progress = 40.0\ndue ="),
    );
    assert!(text.contains("progress = 40"), "{text}");
}

#[test]
fn a_table_in_one_line_here_and_under_a_header_there_is_one_table() {
    let text = joined(
        RH04,
        with(
            "[milestones.charte]\ntitle = \"Charte signée\"   # par les trois exécutifs\ndue = 2018-01-31\n",
            "[milestones]\ncharte = { title = \"Charte signée\", due = 2018-01-31 }\n",
        ),
        with(
            "# par les trois exécutifs\ndue = 2018-01-31",
            "# par les trois exécutifs\ndue = 2018-06-30",
        ),
    );
    assert!(text.contains("2018-06-30") && text.contains("Charte signée"), "{text}");
}

#[test]
fn long_texts_are_joined_by_lines() {
    let described = "description = \"\"\"\nD’abord les agents.\nPuis les cadres.\nEnfin les élus.\n\"\"\"\nstart";
    let (drh, claire) = two();
    made(&claire, RH04, with("start", described));
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    made(&claire, RH04, with("D’abord les agents.", "D’abord tous les agents."));
    claire.run(&["sync"]).ends(0);
    made(&drh, RH04, with("Enfin les élus.", "Enfin les élus, en mars."));
    drh.run(&["sync"]).ends(0);
    let text = drh.read(RH04);
    assert!(
        text.contains("D’abord tous les agents.\nPuis les cadres.\nEnfin les élus, en mars.\n"),
        "{text}"
    );
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn a_weather_and_what_is_said_of_it_are_one_question() {
    let (drh, claire) = two();
    claire
        .run(&["weather", "RH-04", "rainy", "-m", "Le décret tarde."])
        .ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["weather", "RH-04", "stormy", "-m", "Sans crédit."]).ends(0);
    drh.run(&["sync"])
        .ends(1)
        .says(&["1 question", "Le décret tarde.", "Sans crédit."]);
    drh.run(&["sync", "--answer", "RH-04", "weather", "=sunny"])
        .ends(1)
        .says(&["1 question", "comment"]);
    let other = [
        "sync",
        "--answer",
        "RH-04",
        "weather",
        "=sunny",
        "--answer",
        "RH-04",
        "comment",
        "=Tout va.",
    ];
    drh.run(&other).ends(0);
    let text = drh.read(RH04);
    assert!(
        text.contains("weather = \"sunny\"") && text.contains("comment = \"Tout va.\""),
        "{text}"
    );
}

#[test]
fn what_one_edits_and_the_other_takes_out_is_a_question_and_neither_is_lost() {
    let (drh, claire) = two();
    claire.git(&["rm", "-q", RH10]);
    claire.git(&["commit", "-qm", "Retirée"]);
    claire.run(&["sync"]).ends(0);
    drh.run(&["due", "RH-10", "2018-09-30", "-m", "À la rentrée."]).ends(0);
    drh.run(&["sync"])
        .ends(1)
        .says(&["1 question", "RH-10", "À la rentrée."]);
    drh.run(&["sync", "--answer", "RH-10", "all", "ours"]).ends(0);
    assert!(drh.read(RH10).contains("2018-09-30"));
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn what_nobody_recorded_stays_where_the_joining_does_not_come() {
    for both_went_on in [false, true] {
        let (drh, claire) = two();
        claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
        claire.run(&["sync"]).ends(0);
        if both_went_on {
            drh.run(&["set", "RH-04", "priority=low"]).ends(0);
        }
        drh.replace(RH10, "title = \"", "title = \"À moitié : ");
        drh.git(&["add", RH10]);
        drh.replace(RH10, "À moitié", "Presque");
        drh.write(
            "plans/essai/groups/rh/RH-11.toml",
            "title = \"Brouillon\"\nstatus = \"planned\"\n",
        );
        let status = drh.status();
        drh.run(&["sync"]).ends(0);
        assert_eq!(drh.status(), status);
        assert!(drh.read(RH10).contains("Presque : ") && drh.read(RH04).contains("2018-12-31"));
        assert!(drh.git(&["show", &format!(":{RH10}")]).contains("À moitié : "));
    }
}

#[test]
fn a_file_that_nobody_recorded_is_not_written_over_by_one_that_comes() {
    let (drh, claire) = two();
    let path = "plans/essai/groups/rh/RH-11.toml";
    claire.write(path, "title = \"Accueil\"\nstatus = \"planned\"\n");
    claire.git(&["add", "."]);
    claire.git(&["commit", "-qm", "Une action"]);
    claire.run(&["sync"]).ends(0);
    drh.write(path, "title = \"Brouillon\"\nstatus = \"planned\"\n");
    let head = drh.head();
    drh.run(&["sync"]).ends(1).says(&["RH-11.toml", "copil record"]);
    assert_eq!(drh.head(), head);
    drh.run(&["record", "RH-11"]).ends(0);
    drh.run(&["sync"]).ends(0).says(&["RH-11 becomes RH-12"]);
    assert!(drh.read(path).contains("Accueil"));
}

#[test]
fn an_error_that_everybody_has_already_does_not_keep_anybody_from_sharing() {
    let (drh, claire) = two();
    made(&claire, RH10, with("\"drh\"", "\"personne\""));
    claire.git(&["push", "-q", "origin", "HEAD"]);
    drh.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    drh.run(&["sync"]).ends(0);
    assert!(drh.read(RH10).contains("personne") && drh.read(RH04).contains("2018-12-31"));
}
