//! Every row of the table of bad input: what it gets on the command line, and that nothing is written.

use std::fs;

use serde_json::Value as Json;

use crate::common::World;

const RH_10: &str = "plans/essai/groups/rh/RH-10.toml";

/// Holds that `check` finds the problem at `place` with exit code 1, that the rest opens, and that the file is not
/// written to.
#[track_caller]
fn is_a_problem(world: &World, place: &str, says: &[&str]) {
    let check = world.run(&["check"]).ends(1).says(&[place]).says(says);
    assert!(check.out.contains("-->"), "{check:?}");
    world.lance(&["check"]).ends(1).says(&[place, "erreur :"]);
    world.run(&["list"]).ends(1).says(&["RH-04", "SI-02"]);
    let (head, text) = (world.head(), fs::read(world.path().join(RH_10)).unwrap());
    let run = world.run(&["due", "RH-10", "2018-07-01"]);
    assert!(run.code == 1, "{run:?}");
    assert!(run.err.contains("RH-10.toml"), "the file is named: {run:?}");
    assert_eq!(
        (world.head(), fs::read(world.path().join(RH_10)).unwrap()),
        (head, text)
    );
    // The rest can still be changed.
    world.run(&["due", "RH-04", "2018-07-01"]).ends(0);
}

#[test]
fn what_cannot_be_read_makes_no_figure() {
    for (old, new) in [
        ("due = 2018-04-10", "weight = 1e308\nprogress = 50"),
        ("due = 2018-04-10", "progress = 140"),
        ("status = \"planned\"", "status = \"planed\""),
        ("due = 2018-04-10", "milestones.a = { title = \"A\", weight = -1 }"),
    ] {
        let world = World::new();
        let path = world.path().join(RH_10);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{text}");
        fs::write(&path, text.replace(old, new)).unwrap();
        let said = "left out of averages: RH-10";
        let groups = world.run(&["groups", "--json"]).ends(1).says(&[said]).json();
        let alone = world.run(&["show", "RH-04", "--json"]).ends(0).json();
        assert_eq!(
            groups["groups"][0]["progress"], alone["progress"],
            "{new}: of RH-04 alone"
        );
        let sheet = world.run(&["show", "RH-10", "--json"]).json();
        assert_eq!(
            (&sheet["progress"], &sheet["weight"]),
            (&Json::Null, &Json::Null),
            "{new}"
        );

        // With none that can be read, nothing is known.
        fs::remove_file(world.path().join("plans/essai/groups/rh/RH-04.toml")).unwrap();
        let groups = world.run(&["groups"]).ends(1).says(&[said]);
        assert!(
            groups
                .out
                .lines()
                .any(|line| line.starts_with("rh") && line.contains('?')),
            "{groups:?}"
        );
        let groups = world.run(&["groups", "--json"]).json();
        assert_eq!(
            (&groups["groups"][0]["progress"], &groups["groups"][0]["elapsed"]),
            (&Json::Null, &Json::Null)
        );
    }
}

#[test]
fn files_that_are_wrong_are_told_with_their_place_and_never_written() {
    for (old, new, place, says) in [
        ("title = \"A", "title = A", "RH-10.toml:1:9", &["TOML"][..]),
        ("status = ", "status ", "RH-10.toml:2:", &[]),
        ("\"planned\"", "3", "RH-10.toml:2:10", &[]),
        ("2018-04-10", "2018-02-30", "RH-10.toml:4:", &[]),
        ("2018-04-10", "\"2018-04-10\"", "RH-10.toml:4:7", &["without quotes"]),
        ("\"planned\"", "\"planed\"", "RH-10.toml:2:10", &["planned"]),
        ("\"drh\"", "\"drhh\"", "RH-10.toml:3:10", &["drh"]),
        (
            "due = 2018-04-10",
            "depends_on = [\"RH-4O\"]",
            "RH-10.toml:4:15",
            &["RH-04"],
        ),
        ("due = 2018-04-10", "progress = 140", "RH-10.toml:4:12", &["100"]),
        ("due = 2018-04-10", "weight = 1e308", "RH-10.toml:4:10", &["1,000,000"]),
        ("due = 2018-04-10", "weight = inf", "RH-10.toml:4:10", &["1,000,000"]),
        (
            "due = 2018-04-10",
            "weight = 9223372036854775808",
            "RH-10.toml:4:10",
            &["too large"],
        ),
        (
            "due = 2018-04-10",
            "links = { a = \"b\", }",
            "RH-10.toml:4:9",
            &["TOML 1.0"],
        ),
        ("due = 2018-04-10", "due = 0000-04-10", "RH-10.toml:4:7", &["date"]),
        (
            "due = 2018-04-10",
            "depends_on = [\"RH-10\"]",
            "RH-10.toml:4:",
            &["circle"],
        ),
        ("title = \"Accueillir des apprentis\"\n", "", "RH-10.toml", &["title"]),
    ] {
        let world = World::new();
        world.replace(RH_10, old, new);
        is_a_problem(&world, place, says);
    }
    let world = World::new();
    world.write(RH_10, b"title = \"\xff\"\nstatus = \"planned\"\n");
    is_a_problem(&world, "RH-10.toml", &["UTF-8"]);
}

#[test]
fn ids_that_clash_or_play_tricks_are_told() {
    let world = World::new();
    let text = world.read(RH_10);
    world.write("plans/essai/groups/si/rh-10.toml", &text);
    world.run(&["check"]).ends(1).says(&["same id"]);
    for name in ["-x.toml", "a b.toml", "é.toml", "CON.toml"] {
        let world = World::new();
        world.write(&format!("plans/essai/groups/rh/{name}"), &text);
        world.run(&["check"]).ends(1).says(&[name, "no id"]);
        world.run(&["list"]).ends(1).says(&["RH-04"]);
    }
    let world = World::new();
    for id in ["../../x", "a/b", "..", "CON", ".git", "x y"] {
        world.run(&["rename", "RH-10", id]).ends(1);
        world.run(&["new", "action", "rh", "X", "--id", id]).ends(1);
        world.run(&["new", "group", id, "X"]).ends(1);
    }
    assert_eq!(world.status(), "");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_refused() {
    let world = World::new();
    world.write("outside.toml", "title = \"Dehors\"\nstatus = \"planned\"\n");
    let link = world.plan_file("groups/rh/RH-11.toml");
    std::os::unix::fs::symlink(world.path().join("outside.toml"), link).unwrap();
    world.run(&["check"]).ends(1).says(&["RH-11.toml", "symbolic links"]);
    let list = world.run(&["list"]).ends(1);
    assert!(!list.out.contains("Dehors"), "{list:?}");
    world.run(&["due", "RH-11", "2018-07-01"]).ends(1);
    assert_eq!(world.read("outside.toml"), "title = \"Dehors\"\nstatus = \"planned\"\n");
}

#[test]
fn what_the_workflow_forbids_is_refused_with_what_it_allows() {
    let world = World::new();
    let before = (world.head(), world.status());
    for (arguments, says) in [
        (
            &["status", "RH-04", "planned"][..],
            &["Bloquée", "En pause", "Réalisée", "Abandonnée"][..],
        ),
        (&["status", "RH-04", "blocked"], &["motif"]),
        (&["status", "RH-04", "done"], &["Charte signée"]),
        (&["status", "RH-04", "finie"], &["finie"]),
        (&["status", "RH-4O", "done"], &["RH-04"]),
        (&["status", "RH-10", "in-progress", "--on", "demain"], &["16 mars 2018"]),
        (&["weather", "RH-04", "pluie"], &["commentaire"]),
        (&["milestone", "RH-04", "chartre"], &["charte"]),
        (&["move", "RH-04", "rhh"], &["rh"]),
    ] {
        let run = world.lance(arguments).ends(1);
        let err = run.err.replace('\u{a0}', " ").to_lowercase();
        for text in says {
            assert!(
                err.contains(&text.to_lowercase()),
                "{arguments:?}: {text:?} is not in {err}"
            );
        }
    }
    assert_eq!((world.head(), world.status()), before);
}

/// Holds that nothing can be recorded, that this is said in both languages with a way out, and that reading goes on.
#[track_caller]
fn stands_in_the_way(world: &World, english: &str, french: &str) {
    let text = fs::read(world.path().join(RH_10)).unwrap();
    world
        .run(&["status", "RH-10", "in-progress"])
        .ends(4)
        .says(&[english, "hint:"]);
    world
        .lance(&["status", "RH-10", "in-progress"])
        .ends(4)
        .says(&[french, "conseil :"]);
    assert_eq!(fs::read(world.path().join(RH_10)).unwrap(), text);
    world.run(&["list"]).ends(0);
}

#[test]
fn without_a_repository_nothing_is_recorded() {
    let world = World::new();
    fs::remove_dir_all(world.path().join(".git")).unwrap();
    stands_in_the_way(&world, "no git repository", "dépôt git");
    world.run(&["log"]).ends(4);
}

#[test]
fn without_an_identity_nothing_is_recorded() {
    let world = World::new();
    world.git(&["config", "--unset", "user.name"]);
    world.git(&["config", "--unset", "user.email"]);
    stands_in_the_way(&world, "user.name", "user.name");
}

#[test]
fn on_no_branch_nothing_is_recorded() {
    let world = World::new();
    world.git(&["checkout", "-q", "--detach"]);
    stands_in_the_way(&world, "not on a branch", "git switch");
}

#[test]
fn while_a_merge_waits_nothing_is_recorded() {
    let world = World::new();
    world.git(&["checkout", "-qb", "side"]);
    world.replace(RH_10, "2018-04-10", "2018-05-01");
    world.git(&["commit", "-qam", "x"]);
    world.git(&["checkout", "-q", "main"]);
    world.git(&["merge", "-q", "--no-ff", "--no-commit", "side"]);
    stands_in_the_way(&world, "merge", "merge");
}

#[test]
fn a_lock_held_by_another_is_told() {
    let world = World::new();
    world.write(".git/index.lock", "");
    stands_in_the_way(&world, "index.lock", "index.lock");
}

#[test]
fn before_the_first_commit_the_whole_plan_is_recorded() {
    let world = World::new();
    fs::remove_dir_all(world.path().join(".git")).unwrap();
    world.git(&["init", "-q", "-b", "main"]);
    world.git(&["config", "user.name", "DRH"]);
    world.git(&["config", "user.email", "drh@essai.test"]);
    world.run(&["list"]).ends(0);
    assert_eq!(world.run(&["log", "--json"]).ends(0).json(), serde_json::json!([]));
    world.run(&["record", "-m", "Plan adopté."]).ends(0);
    assert_eq!(world.status(), "");
    assert_eq!(world.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
    world.run(&["status", "RH-10", "in-progress"]).ends(0);
}

#[test]
fn in_a_bare_repository_nothing_is_recorded() {
    let world = World::new();
    world.git(&["config", "core.bare", "true"]);
    stands_in_the_way(&world, "no work folder", "dossier de travail");
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_cannot_be_written_nothing_is_recorded() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::new();
    let folder = world.plan_file("groups/rh");
    let set = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    if fs::write(folder.join("probe"), "").is_ok() {
        // Whoever may write everywhere, as root does, meets no such obstacle.
        fs::remove_file(folder.join("probe")).unwrap();
        set(0o755);
        return;
    }
    let run = world.run(&["status", "RH-10", "in-progress"]);
    set(0o755);
    run.ends(4).says(&["cannot be written"]);
    assert_eq!(world.status(), "");
}

#[cfg(unix)]
#[test]
fn in_a_repository_of_someone_else_s_nothing_is_recorded() {
    let world = World::new();
    for folder in [world.path(), world.path().join(".git")] {
        // Only root can give files away; elsewhere there is nothing to be tested.
        if std::os::unix::fs::chown(folder, Some(54_321), None).is_err() {
            return;
        }
    }
    stands_in_the_way(&world, "belongs to another user", "safe.directory");
}

#[cfg(unix)]
#[test]
fn on_a_disk_that_takes_no_more_nothing_is_recorded() {
    let world = World::new();
    let (head, text) = (world.head(), world.read(RH_10));
    let program = env!("CARGO_BIN_EXE_copil");
    // A limit on the size of files stands for a full disk.
    let line = format!("trap '' XFSZ; ulimit -f 0; exec '{program}' status RH-10 in-progress");
    let mut limited = world.command(&[]);
    let environment: Vec<_> = limited
        .get_envs()
        .map(|(k, v)| (k.to_owned(), v.map(ToOwned::to_owned)))
        .collect();
    limited = std::process::Command::new("sh");
    limited.env_clear().args(["-c", &line]).current_dir(world.path());
    limited.envs(environment.into_iter().filter_map(|(key, value)| Some((key, value?))));
    let output = limited.output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(4),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        (world.head(), world.read(RH_10), world.status()),
        (head, text, String::new())
    );
    world.git(&["fsck", "--strict"]);
}

#[test]
fn nothing_a_terminal_would_obey_is_printed() {
    let world = World::new();
    let trick = "\\u001b[31mrouge\\u001b[0m \\u202egnol\\u0007\\u009b2J";
    world.replace(RH_10, "Accueillir des apprentis", trick);
    world.replace("plans/essai/plan.toml", "Direction des ressources humaines", trick);
    world.git(&["commit", "-qam", "Sujet \u{1b}[31m rouge \u{202e}"]);
    world
        .run(&[
            "status",
            "RH-10",
            "in-progress",
            "-m",
            "Parce \u{1b}]0;titre\u{7} que \u{202e}.",
        ])
        .ends(0);
    let subject = world.git(&["log", "-1", "--format=%B"]);
    let outputs = [
        &["list"][..],
        &["show", "RH-10"],
        &["log"],
        &["log", "--oneline"],
        &["groups"],
        &["check"],
    ]
    .map(|arguments| {
        let run = world.run(arguments).ends(0);
        run.out + &run.err
    });
    for text in outputs.iter().chain([&subject]) {
        let bad =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!text.contains(bad), "{text:?}");
    }
}

#[test]
fn plans_of_every_shape_are_laid_out_sanely() {
    let world = World::new();
    world.git(&["rm", "-rq", "plans/essai/groups", "plans/essai/meetings"]);
    for arguments in [&["list"][..], &["groups"], &["check"], &["log"]] {
        world.run(arguments).ends(0);
    }
    let long = "é".repeat(10_000);
    world.write(RH_10, format!("title = \"{long}\"\nstatus = \"planned\"\n"));
    world.write(
        "plans/essai/groups/rh/RH-11.toml",
        "title = \"日本語 e\u{301}te\u{301} 👩‍👩‍👧\"\nstatus = \"planned\"\n",
    );
    world.write("plans/essai/groups/rh/group.toml", "title = \"RH\"\n");
    world
        .run(&["list"])
        .ends(0)
        .says(&[&long, "日本語 e\u{301}te\u{301} 👩‍👩‍👧"]);
    world.run(&["show", "RH-10", "RH-11"]).ends(0);
    world.run(&["record", "-m", "Long."]).ends(0);
    let subject = world.git(&["log", "-1", "--format=%s"]);
    assert!(subject.chars().count() <= 73, "{subject}");
}

/// Adds lines to the plan's own file.
fn append(world: &World, lines: &str) {
    let file = "plans/essai/plan.toml";
    world.write(file, format!("{}{lines}", world.read(file)));
}

#[test]
fn phases_and_moments_that_mean_nothing_are_told_where_they_stand() {
    let world = World::new();
    let phases = "\n[phases.essai]\ntitle = \"Essai\"\nstart = 2018-03-01\nend = 2018-01-31\n";
    append(&world, phases);
    world
        .run(&["check"])
        .ends(0)
        .says(&["plan.toml", "end = 2018-01-31", "this day comes before “start”"]);
    let list = world.run(&["groups", "--by", "phase", "--json"]).ends(0).json();
    assert!(list["phases"][0]["elapsed"].is_null(), "no time goes by in it: {list}");
    world.replace(
        "plans/essai/groups/rh/RH-04.toml",
        "priority =",
        "phase = \"essia\"\npriority =",
    );
    world
        .run(&["check"])
        .ends(1)
        .says(&["RH-04.toml", "“essia” names no phase", "“essai”"]);
    world.git(&["checkout", "-q", "."]);
    for (moments, said) in [
        ("[\"0\", \"six months\"]", "“six months” is no time after a day"),
        ("[\"0\", \"+6q\"]", "“+6q” is no time after a day"),
        ("\"+6m\"", "a list"),
    ] {
        let indicator = format!("\n[indicators.avis]\ntitle = \"Avis\"\nfrom = 2018-01-01\nat = {moments}\n");
        append(&world, &indicator);
        world.run(&["check"]).ends(1).says(&["plan.toml", said]);
        world.git(&["checkout", "-q", "."]);
    }
    // Moments without the day that they are counted from are not due yet; those without T0 are asked for all the same.
    let undated = "\n[indicators.avis]\ntitle = \"Avis\"\nat = [\"0\", \"+6m\"]\n";
    append(&world, undated);
    let run = world.run(&["check"]).ends(0);
    assert!(!run.out.contains("avis"), "{run:?}");
    world.replace(
        "plans/essai/plan.toml",
        "at = [\"0\", \"+6m\"]",
        "from = 2018-01-01\nat = [\"+1m\", \"+1y\"]",
    );
    world.run(&["check"]).ends(0).says(&["plan.toml", "February 2018"]);
}

#[test]
fn a_newer_format_is_refused_with_the_version_needed() {
    let world = World::new();
    world.replace("plans/essai/plan.toml", "format = 1", "format = 2");
    let before = world.status();
    for arguments in [&["list"][..], &["check"], &["status", "RH-10", "in-progress"]] {
        let run = world.run(arguments).says(&["format 2"]);
        assert!(run.code == 1, "{run:?}");
    }
    assert_eq!(world.status(), before);
}

#[test]
fn a_file_that_git_passes_through_a_filter_is_not_written() {
    let world = World::new();
    world.write(".gitattributes", "plans/essai/groups/** filter=crypt\n");
    // A name without a program behind it changes nothing, as for git.
    world.run(&["due", "RH-04", "2018-07-01"]).ends(0);
    world.git(&["config", "filter.crypt.clean", "tr a-z n-za-m"]);
    let (head, text) = (world.head(), world.read(RH_10));
    for change in [
        &["due", "RH-10", "2018-07-01"][..],
        &["new", "action", "rh", "Recruter"],
        &["move", "RH-10", "si"],
    ] {
        world
            .run(change)
            .ends(4)
            .says(&["crypt", "nothing was changed", "-filter"]);
    }
    world.replace(RH_10, "2018-04-10", "2018-05-10");
    world
        .lance(&["record"])
        .ends(4)
        .says(&["crypt", "rien n’a été modifié"]);
    assert_eq!(world.head(), head);
    world.replace(RH_10, "2018-05-10", "2018-04-10");
    assert_eq!(world.read(RH_10), text);
    // What is in plan.toml goes through no filter.
    world.run(&["set", "plan", "rules.due_soon_days=45"]).ends(0);
}

#[test]
fn a_repository_of_a_kind_that_cannot_be_read_says_which() {
    for (key, value, says) in [
        ("extensions.objectFormat", "sha256", "git init --object-format=sha1"),
        ("extensions.refStorage", "reftable", "git refs migrate"),
    ] {
        let world = World::new();
        world.git(&["config", "core.repositoryFormatVersion", "1"]);
        world.git(&["config", key, value]);
        world.run(&["due", "RH-04", "2018-07-01"]).ends(4).says(&[value, says]);
        world.run(&["log"]).ends(4).says(&[value, says]);
        // Reading a plan needs no repository.
        world.run(&["list"]).ends(0).says(&["RH-04"]);
    }
}

#[test]
fn a_title_of_blanks_is_refused_as_an_empty_one() {
    let world = World::new();
    let head = world.head();
    for title in ["title=", "title=  "] {
        let run = world.run(&["set", "RH-04", title]).ends(1);
        assert_eq!(run.err, "error: RH-04: the key “title” is missing.\n", "{title}");
    }
    assert_eq!(world.head(), head);
}
