//! `copil sync`: two people, each with a clone, and a bare repository between them.

use std::fs;

use crate::common::World;
pub(crate) use crate::common::pair::{RH04, RH10, agree, shared, two};

#[test]
fn what_one_shares_the_other_receives_byte_for_byte() {
    let (drh, claire) = two();
    drh.run(&["sync"]).ends(3).says(&["Nothing to receive"]);
    claire.replace(RH04, "depends_on", "# à garder\ndepends_on");
    claire.git(&["commit", "-qam", "Une note"]);
    let due = ["due", "RH-04", "2018-12-31", "-m", "Attendre le décret."];
    claire.run(&due).ends(0);
    claire.run(&["sync"]).ends(0).says(&["Shared: 2 changes."]);
    drh.lance(&["sync"])
        .ends(0)
        .says(&["Reçu : 2 changements.", "RH-04 : échéance 31/01/2018 → 31/12/2018"]);
    assert_eq!(drh.read(RH04), claire.read(RH04));
    agree(&drh, &claire);
}

#[test]
fn what_was_last_received_is_asked_for_alone() {
    let (drh, claire) = two();
    assert_eq!(drh.run(&["log", "--received"]).ends(0).out, "");
    claire.run(&["set", "RH-04", "priority=low"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["set", "RH-10", "priority=high"]).ends(0);
    drh.run(&["sync"]).ends(0);
    let lines = |arguments: &[&str]| {
        let told = drh
            .run(&[&["log", "--received", "--oneline"], arguments].concat())
            .ends(0);
        told.out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let told = lines(&[]);
    assert!(told.len() == 1 && told[0].contains("RH-04"), "{told:?}");
    assert_eq!(lines(&["RH-04"]), told);
    assert_eq!(lines(&["RH-10"]), [""; 0]);
    // Until something else is received.
    claire.run(&["sync"]).ends(0);
    claire.run(&["set", "RH-10", "priority=low"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    let told = lines(&[]);
    assert!(told.len() == 1 && told[0].contains("RH-10"), "{told:?}");
}

#[test]
fn what_both_changed_apart_is_joined_and_the_shared_line_comes_first() {
    let (drh, claire) = two();
    claire.replace(RH04, "depends_on", "# de Claire\ndepends_on");
    claire.git(&["commit", "-qam", "Une note"]);
    claire.run(&["set", "RH-04", "priority=low"]).ends(0);
    claire.run(&["sync"]).ends(0);
    let shared = claire.head();
    drh.replace(RH04, "title", "# de la DRH\ntitle");
    drh.git(&["commit", "-qam", "Une autre"]);
    drh.run(&["due", "RH-04", "2018-12-31", "-m", "Attendre."]).ends(0);
    let own = drh.head();
    let told = drh.run(&["sync", "--json"]).ends(0).json();
    assert_eq!((&told["received"], &told["sent"]), (&2.into(), &3.into()));
    let parents = drh.git(&["log", "-1", "--format=%P"]);
    assert_eq!(parents.trim(), format!("{} {}", shared.trim(), own.trim()));
    let text = drh.read(RH04);
    for kept in ["# de Claire", "# de la DRH", "due = 2018-12-31", "priority = \"low\""] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    claire.run(&["sync"]).ends(0).says(&["Received: 3 changes."]);
    agree(&drh, &claire);
    let line = drh.git(&["log", "--first-parent", "--format=%s", "-2"]);
    assert!(line.starts_with("Mise en commun"), "{line}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_here_is_told_although_the_other_machine_says_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let (drh, _claire) = two();
    // It takes what it is told, and answers nothing.
    drh.write("../ssh", "#!/bin/sh\nexec cat\n");
    let ssh = drh.path().join("../ssh");
    fs::set_permissions(&ssh, fs::Permissions::from_mode(0o755)).unwrap();
    drh.git(&["config", "core.sshCommand", &ssh.to_string_lossy()]);
    drh.git(&["remote", "set-url", "origin", "ssh://partage.exemple/plan.git"]);
    drh.run_with("COPIL_TODAY", "vendredi", &["sync"])
        .ends(4)
        .says(&["vendredi"]);
}

/// Both changed one date, each in its own way.
fn clashing() -> (World, World) {
    let (drh, claire) = two();
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["due", "RH-04", "2018-06-30", "-m", "Le budget."]).ends(0);
    drh.run(&["weather", "RH-10", "stormy", "-m", "Sans crédit."]).ends(0);
    (drh, claire)
}

#[test]
fn one_value_changed_two_ways_is_a_question_with_who_when_and_why() {
    let (drh, claire) = clashing();
    let (head, text) = (drh.head(), drh.read(RH04));
    drh.lance(&["sync"]).ends(1).says(&[
        "1 question : ce qui a été changé ici et chez les autres ne va pas ensemble.",
        "RH-04, échéance",
        "ici : échéance 31/01/2018 → 30/06/2018",
        "Le budget.",
        "partagé : échéance 31/01/2018 → 31/12/2018",
        "Claire, le 15 mars 2018 — Le décret.",
        "Rien n’est encore mis en commun : 1 question attend une réponse.",
    ]);
    assert_eq!((drh.head(), drh.read(RH04), drh.status()), (head, text, String::new()));
    // The plan can be used meanwhile.
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    drh.run(&["sync", "--answer", "RH-04", "title", "ours"]).ends(1);
    drh.run(&["sync", "--answer", "RH-04", "due", "theirs"]).ends(0);
    assert!(drh.read(RH04).contains("due = 2018-12-31"));
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\nResolved: RH-04 due theirs\n"), "{message}");
    claire.run(&["sync"]).ends(0);
    assert!(claire.read(RH10).contains("stormy"));
    agree(&drh, &claire);
}

#[test]
fn all_questions_may_be_answered_at_once() {
    let (drh, claire) = clashing();
    drh.run(&["sync", "--take", "ours"]).ends(0);
    claire.run(&["sync"]).ends(0);
    assert!(claire.read(RH04).contains("due = 2018-06-30"));
    agree(&drh, &claire);
}

#[test]
fn the_same_change_on_both_sides_is_no_question() {
    let (drh, claire) = two();
    for world in [&drh, &claire] {
        world.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    }
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn what_was_edited_by_hand_and_not_recorded_is_not_written_over() {
    let (drh, claire) = two();
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.replace(RH04, "title = \"", "title = \"Presque : ");
    drh.replace(RH10, "title = \"", "title = \"À part : ");
    let (head, text) = (drh.head(), drh.read(RH04));
    drh.run(&["sync"])
        .ends(1)
        .says(&["groups/rh/RH-04.toml", "copil record"]);
    assert_eq!((drh.head(), drh.read(RH04)), (head, text));
    drh.run(&["record", "RH-04"]).ends(0);
    // What is edited elsewhere waits as it is.
    drh.run(&["sync"]).ends(0);
    assert!(drh.read(RH10).contains("À part : "));
    let text = drh.read(RH04);
    assert!(text.contains("Presque : ") && text.contains("2018-12-31"), "{text}");
}

#[test]
fn a_server_that_refuses_says_why_and_the_work_waits() {
    let (drh, _) = two();
    let hook = drh.path().join("../shared.git/hooks/pre-receive");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\necho 'Branche fermée jusqu’à lundi.' >&2\nexit 1\n").unwrap();
    let mut permissions = fs::metadata(&hook).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    fs::set_permissions(&hook, permissions).unwrap();
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    let head = drh.head();
    drh.lance(&["sync"]).ends(4).says(&[
        "Le plan partagé refuse, par une règle à lui : Branche fermée jusqu’à lundi.",
        "1 changement n’a pas été partagé et attend ici.",
    ]);
    assert_eq!(drh.head(), head);
    fs::remove_file(hook).unwrap();
    drh.run(&["sync"]).ends(0).says(&["Shared: 1 change."]);
}

#[test]
fn offline_is_an_answer_like_another() {
    let (drh, claire) = two();
    drh.git(&["remote", "set-url", "origin", "git://127.0.0.1:1/plan"]);
    drh.lance(&["sync"])
        .ends(3)
        .says(&["Hors ligne", "Rien n’attend d’être partagé."]);
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    drh.run(&["sync"])
        .ends(3)
        .says(&["Offline", "1 change waits to be shared."]);
    drh.git(&["remote", "set-url", "origin", &shared(&drh)]);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn a_rewritten_history_stops_it_and_nothing_is_lost() {
    let (drh, claire) = two();
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    claire.git(&["reset", "-q", "--hard", "HEAD~1"]);
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.git(&["push", "-qf", "origin", "main"]);
    let head = drh.head();
    for _ in 0..2 {
        drh.run(&["sync"])
            .ends(1)
            .says(&["The history of the shared plan was rewritten: 1 change", "git log "]);
        assert_eq!(drh.head(), head);
    }
    drh.run(&["sync", "--dry-run"]).ends(2);
    drh.run(&["sync", "--rewritten"]).ends(0);
    assert!(drh.read(RH10).contains("low") && drh.read(RH04).contains("2018-12-31"));
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn other_files_of_the_repository_come_along_and_their_conflicts_are_left_to_git() {
    let (drh, claire) = two();
    for (world, text) in [(&claire, "Claire\n"), (&drh, "DRH\n")] {
        world.write(&format!("notes/{}.txt", text.trim()), text);
        world.git(&["add", "."]);
        world.git(&["commit", "-qm", "Notes"]);
        world.run(&["sync"]).ends(0);
    }
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    assert_eq!(claire.read("notes/DRH.txt"), "DRH\n");
    for (world, code) in [(&claire, 0), (&drh, 4)] {
        let text = if code == 0 { "à elle\n" } else { "à lui\n" };
        world.write("notes/DRH.txt", text);
        world.git(&["commit", "-qam", "Autrement"]);
        let told = world.run(&["sync"]).ends(code);
        if code > 0 {
            told.says(&["notes/DRH.txt", "git merge origin/main"]);
        }
    }
    assert_eq!(
        (drh.read("notes/DRH.txt"), drh.status()),
        ("à lui\n".to_owned(), String::new())
    );
}

#[test]
fn what_has_no_place_to_go_to_says_so() {
    let world = World::new();
    world
        .run(&["sync"])
        .ends(4)
        .says(&["This plan is shared with nobody", "git remote add origin"]);
    world.git(&["remote", "add", "origin", "../nulle-part.git"]);
    world
        .run(&["sync"])
        .ends(4)
        .says(&["There is no shared plan at the address known here"]);
    world.git(&["remote", "add", "mairie", "../ailleurs.git"]);
    world.run(&["sync"]).ends(4).says(&["mairie, origin", "git push -u"]);
    let (drh, other) = (two().0, World::new());
    other.git(&["commit", "-q", "--amend", "-m", "Un autre plan"]);
    other.git(&["remote", "add", "origin", &shared(&drh)]);
    other.run(&["sync"]).ends(1).says(&["have nothing in common"]);
}

#[test]
fn what_is_answered_is_kept_while_other_questions_are_open() {
    let (drh, claire) = clashing();
    claire.run(&["set", "RH-10", "priority=low"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["set", "RH-10", "priority=high"]).ends(0);
    drh.run(&["sync"]).ends(1).says(&["2 questions wait"]);
    let left = "1 question waits for an answer";
    drh.run(&["resolve", "RH-04", "due", "--theirs"])
        .ends(1)
        .says(&[left, "RH-10, priority"]);
    let open = drh.run(&["sync"]).ends(1).says(&[left]);
    assert!(!open.out.contains("RH-04"), "{open:?}");
    // The other side changes its mind: that is another question.
    claire.run(&["due", "RH-04", "2019-01-31", "-m", "Encore."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(1).says(&["2 questions wait"]);
    drh.run(&["resolve", "RH-04", "due", "--theirs"]).ends(1);
    drh.run(&["resolve", "RH-10", "priority=normal"]).ends(0);
    let message = drh.git(&["log", "-1", "--format=%B"]);
    for answer in ["Resolved: RH-04 due theirs", "Resolved: RH-10 priority other"] {
        assert!(message.contains(answer), "{message}");
    }
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[cfg(unix)]
#[test]
fn who_was_overtaken_time_and_again_is_told_what_was_taken_in() {
    use std::os::unix::fs::PermissionsExt;
    let (drh, claire) = two();
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    // What a server says where another push came between.
    let hook = format!("{}/hooks/update", shared(&drh));
    let said = "#!/bin/sh\necho \"error: cannot lock ref '$1': is at x but expected y\" >&2\nexit 1\n";
    fs::write(&hook, said).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    drh.run(&["sync"]).ends(4).says(&[
        "Received: 1 change.",
        "RH-04: due",
        "Others were faster several times in a row",
    ]);
    assert!(drh.read(RH04).contains("2018-12-31"));
    fs::remove_file(&hook).unwrap();
    drh.run(&["sync"]).ends(0).says(&["Shared: 2 changes."]);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn the_plans_of_a_repository_are_shared_together_from_its_top() {
    let (drh, claire) = two();
    drh.write("plans/autre/plan.toml", "format = 1\ntitle = \"Autre\"\n");
    drh.git(&["add", "."]);
    drh.git(&["commit", "-qm", "Un autre plan"]);
    drh.run(&["show", "RH-04"]).ends(2).says(&["--plan"]);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["-p", "essai", "status", "RH-10", "in-progress"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.run(&["sync"]).ends(0).says(&["Received: 1 change."]);
    claire.run(&["sync"]).ends(3);
    agree(&drh, &claire);
}
