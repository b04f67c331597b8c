//! The configuration of the person at the keyboard.

use std::fs;

use crate::common::World;

fn configured(text: &str) -> World {
    let world = World::new();
    write(&world, text);
    world
}

fn write(world: &World, text: &str) {
    let folder = world.path().with_file_name("home").join("copil");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), text).unwrap();
}

#[test]
fn it_says_where_the_file_is_and_makes_it_once() {
    let world = World::new();
    world
        .run(&["config"])
        .ends(0)
        .says(&["config.toml does not exist", "--write", "state.json"]);
    world
        .run(&["config", "--write"])
        .ends(0)
        .says(&["copil/config.toml was made"]);
    world.run(&["config", "--write"]).ends(3).says(&["is there already"]);
    let run = world.run(&["config"]).ends(0);
    assert!(!run.out.contains("does not exist"), "{run:?}");
}

#[test]
fn the_sample_is_in_the_language_asked_for_and_says_nothing_as_it_is() {
    let world = World::new();
    let english = world.run(&["config", "--sample"]).ends(0);
    assert!(english.out.contains("#theme = \"auto\""), "{}", english.out);
    let french = world.run(&["config", "--sample", "--lang", "fr"]).ends(0);
    assert!(french.out.contains("Les touches"), "{}", french.out);
    for page in [english.out, french.out] {
        write(&world, &page);
        let told = world.run(&["config", "--json"]).ends(0).json();
        assert_eq!(told["problems"], serde_json::json!([]));
        let uncommented: Vec<&str> = page
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(rest) if !rest.starts_with(' ') => rest,
                _ => line,
            })
            .collect();
        write(&world, &uncommented.join("\n"));
        let all = world.run(&["config", "--json"]).ends(0).json();
        assert_eq!(all["problems"], serde_json::json!([]));
        for name in ["theme", "start", "room", "mouse", "columns", "order", "views"] {
            assert_eq!(all["settings"][name], told["settings"][name], "{name}");
        }
    }
}

#[test]
fn everything_wrong_in_it_is_told_at_once() {
    let world = configured("lang = \"fr\"\ntheme = \"dim\"\n[keys.board]\nundo = \"u\"\n[keys.menu]\ncancel = []\n");
    let run = world.run(&["config"]).ends(1);
    let run = run.says(&[
        "config.toml:1:1: no setting is called \"lang\"",
        "config.toml:2:9: \"dim\" is none of the known values",
        "config.toml:4:1: \"board\" has no command \"undo\"",
        "It is set in: global",
        "config.toml:6:1: without a key",
        "has 4 errors",
    ]);
    assert!(run.out.contains("In force"), "{run:?}");
    let told = world.run(&["config", "--json"]).ends(1).json();
    assert_eq!(told["problems"].as_array().map(Vec::len), Some(4));
    assert_eq!(told["problems"][1]["column"], 9);
}

#[test]
fn own_views_are_listed_by_their_names_and_their_filters_checked() {
    let world = configured(
        "[views.rh]\ntitle = \"Mon équipe\"\nfilter = \"group:rh\"\n[views.ailleurs]\nfilter = \"group:nulle-part\"\n",
    );
    world.run(&["config"]).ends(0);
    let rows = world.run(&["list", "--view", "mon equipe"]).ends(0).out;
    assert_eq!(rows, world.run(&["list", "group:rh"]).ends(0).out);
    assert!(!rows.is_empty());
    world.run(&["list", "--view", "mon equip"]).ends(2).says(&["rh"]);
    write(&world, "[views.a]\nfilter = \"late grop:rh\"\n");
    world
        .run(&["config"])
        .ends(1)
        .says(&["config.toml:2:16: the filter of the view \"a\"", "grop"]);
}

#[test]
fn a_view_may_name_the_meetings_of_some_plan() {
    let world =
        configured("[views.a]\nfilter = \"due<=next-copil\"\n[views.b]\nfilter = \"échéance<dernier-bureau\"\n");
    world.run(&["config"]).ends(0);
    for no_meeting in ["nextcopil", "next-", "copil"] {
        write(&world, &format!("[views.a]\nfilter = \"due<={no_meeting}\"\n"));
        world.run(&["config"]).ends(1).says(&[no_meeting]);
    }
}

#[test]
fn a_slip_in_it_stops_no_script() {
    let world = configured("language = \"fr\"\nroom = 3\n");
    world.run(&["groups"]).ends(0).says(&["Réalisées"]);
    world.run(&["groups", "--lang", "en"]).ends(0).says(&["Done"]);
    let mut command = world.command(&["groups"]);
    let output = command.env("COPIL_LANG", "en").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("Done"));
}

#[test]
fn a_variable_names_another_file() {
    let world = World::new();
    world.write("mine.toml", "theme = \"light\"\n");
    let run = |name: &str| {
        let mut command = world.command(&["config", "--json"]);
        let output = command.env("COPIL_CONFIG", world.path().join(name)).output().unwrap();
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), told)
    };
    let (code, told) = run("mine.toml");
    assert_eq!((code, &told["settings"]["theme"]), (Some(0), &"light".into()));
    assert_eq!(run("absent.toml").1["exists"], false);
    fs::create_dir(world.path().join("folder.toml")).unwrap();
    let (code, told) = run("folder.toml");
    assert_eq!(code, Some(1), "{told}");
    assert!(told["unreadable"].is_string());
    world.write("latin.toml", b"theme = \"\xe9\"\n");
    assert_eq!(run("latin.toml").0, Some(1));
}
