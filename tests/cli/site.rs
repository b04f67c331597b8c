//! export site: the plan as a folder of pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::common::World;

/// The files of a site by their names.
fn files(world: &World, folder: &str) -> BTreeMap<String, String> {
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().expect("a name");
        (name, fs::read_to_string(entry.path()).expect("text"))
    };
    let entries = fs::read_dir(world.path().join(folder)).expect("a folder");
    entries.map(|entry| read(entry.expect("a file"))).collect()
}

/// What the attributes of a page lead to.
fn links(page: &str) -> BTreeSet<&str> {
    let parts = page
        .split(" href=\"")
        .chain(page.split(" src=\""))
        .filter(|part| !part.starts_with('<'));
    parts.filter_map(|part| part.split('"').next()).collect()
}

fn with_a_confidential_decision(world: &World) {
    world.write(
        "plans/essai/meetings/2018-03-15-copil.toml",
        "committee = \"copil\"\ndate = 2018-03-15\nstate = \"closed\"\npresent = [\"drh\"]\n\n\
         [decisions.1]\ntext = \"Décision publique.\"\nactions = [\"RH-04\"]\n\n\
         [decisions.2]\ntext = \"Décision secrète.\"\nconfidential = true\n",
    );
    world.replace(
        "plans/essai/plan.toml",
        "[axes]",
        "[rules]\ninternal = [\"comment\"]\n\n[axes]",
    );
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "Le copil"]);
    world
        .run(&[
            "weather",
            "RH-04",
            "rainy",
            "--comment",
            "Commentaire interne.",
            "-m",
            "Raison interne.",
        ])
        .ends(0);
    world
        .run(&["due", "RH-04", "2018-09-30", "-m", "Raison publique."])
        .ends(0);
    let ordered = [
        "status",
        "RH-04",
        "blocked",
        "-m",
        "Raison secrète.",
        "--decision",
        "2018-03-15-copil/2",
    ];
    world.run(&ordered).ends(0);
}

#[test]
fn every_page_is_there_and_leads_to_pages_that_are() {
    let world = World::new();
    with_a_confidential_decision(&world);
    world
        .lance(&["export", "site", "-o", "web"])
        .ends(0)
        .says(&["web/index.html"]);
    let site = files(&world, "web");
    for name in [
        "index.html",
        "action-RH-04.html",
        "group-rh.html",
        "meeting-2018-03-15-copil.html",
        "journal.html",
    ] {
        assert!(site.contains_key(name), "{name} in {:?}", site.keys());
    }
    let mut met = BTreeSet::from(["index.html".to_owned()]);
    for (name, page) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        assert!(
            page.contains("<html lang=\"fr\">") && page.matches("<h1>").count() == 1,
            "{name}"
        );
        for link in links(page).into_iter().filter(|link| *link != "#content") {
            assert!(site.contains_key(link), "{name} leads to {link}");
            met.insert(link.to_owned());
        }
    }
    let all: BTreeSet<String> = site.into_keys().collect();
    assert_eq!(met, all, "something leads to every file");
}

#[test]
fn what_is_not_published_is_nowhere_in_it_unless_it_is_asked_for() {
    let world = World::new();
    with_a_confidential_decision(&world);
    world.run(&["export", "site", "-o", "web"]).ends(0);
    let all = files(&world, "web").into_values().collect::<String>();
    for said in ["Décision publique.", "Raison publique.", "1 décision confidentielle"] {
        assert!(all.contains(said), "{said}");
    }
    for kept in [
        "Décision secrète.",
        "Commentaire interne.",
        "Raison interne.",
        "commentaire interne",
        "Raison secrète.",
        "2018-03-15-copil/2",
    ] {
        assert!(!all.contains(kept), "{kept}");
    }
    let letter = world
        .run(&["report", "letter", "--since", "2018-03-01", "--json"])
        .ends(0);
    assert!(!letter.out.contains("Raison secrète.") && !letter.out.contains("Raison interne."));
    world.run(&["export", "site", "-o", "web", "--confidential"]).ends(0);
    let all = files(&world, "web").into_values().collect::<String>();
    for kept in [
        "Décision secrète.",
        "Commentaire interne.",
        "Raison interne.",
        "commentaire interne",
    ] {
        assert!(all.contains(kept), "{kept}");
    }
}

#[test]
fn the_command_at_its_end_makes_the_same_bytes_again() {
    let world = World::new();
    world.run(&["export", "site", "-o", "web", "--lang", "en"]).ends(0);
    let site = files(&world, "web");
    let index = &site["index.html"];
    let command = index
        .split("<code>")
        .nth(1)
        .and_then(|rest| rest.split("</code>").next());
    let command = command.expect("a command").to_owned();
    world.run(&["due", "RH-10", "2018-09-30", "-m", "Plus tard."]).ends(0);
    let words: Vec<&str> = command.split(' ').skip(1).chain(["-o", "again"]).collect();
    world.run_with("COPIL_TODAY", "2019-01-01", &words).ends(0);
    assert!(files(&world, "again") == site, "{command}");
}

#[test]
fn a_folder_of_something_else_is_left_as_it_is() {
    let world = World::new();
    world.write("other/notes.txt", "à moi");
    let refused = world.lance(&["export", "site", "-o", "other"]).ends(1);
    refused.says(&["contient autre chose qu’un site", "--force"]);
    world.run(&["export", "site", "-o", "other/notes.txt"]).ends(4);
    assert!(!Path::new(&world.path().join("other/index.html")).exists());
    world.run(&["export", "site", "-o", "other", "--force"]).ends(0);
    assert_eq!(world.read("other/notes.txt"), "à moi");
    // What is no longer in the plan has no page any more.
    world.run(&["rename", "RH-10", "RH-11"]).ends(0);
    world.run(&["export", "site", "-o", "other"]).ends(0);
    let site = files(&world, "other");
    assert!(site.contains_key("action-RH-11.html") && !site.contains_key("action-RH-10.html"));
    world.lance(&["export", "site", "group:rh"]).ends(2);
}
