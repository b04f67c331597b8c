//! A plan shared through real servers of this machine. A server that is not installed is skipped, which the test says.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::common::World;
use crate::common::pair::{RH04, RH10, agree};
use crate::loopback::{SERVERS, Server, Start, set_rules, ssh_with};

/// The DRH's clone, which has shared its plan through a server of a kind; `None` where there is no such server here.
fn served(name: &str, start: Start) -> Option<(World, Server)> {
    let drh = World::new();
    match start(&drh) {
        Err(why) => {
            println!("skipped: {name}: {why}");
            None
        }
        Ok(server) => {
            allow(&drh, &server);
            drh.git(&["remote", "add", "origin", &server.address]);
            sync(&drh).ends(0).says(&["Shared: 1 change."]);
            Some((drh, server))
        }
    }
}

/// Tells a person's git how to come in.
fn allow(world: &World, server: &Server) {
    for (name, value) in &server.settings {
        world.git(&["config", "--global", name, value]);
    }
}

/// Syncs where nobody can be asked for a password.
fn sync(world: &World) -> crate::common::Run {
    world.run_with("GIT_TERMINAL_PROMPT", "0", &["sync"])
}

/// Runs git in the folder of a server.
fn git_at(repository: &Path, world: &World, arguments: &[&str]) {
    let folder = repository.to_string_lossy();
    world.git(&[&["-C", &folder], arguments].concat());
}

/// Has the server run a script at a moment of a push.
fn hook(server: &Server, moment: &str, script: &str) -> PathBuf {
    let path = server.repository.join("hooks").join(moment);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a hook");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    path
}

#[test]
fn a_plan_is_copied_and_shared_through_a_real_server() {
    for (name, start) in SERVERS {
        let Some((drh, server)) = served(name, start) else {
            continue;
        };
        let claire = World::empty();
        allow(&claire, &server);
        claire.run(&["clone", &server.address, "."]).ends(0);
        claire.git(&["config", "user.name", "Claire"]);
        claire.git(&["config", "user.email", "claire@essai.test"]);
        claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
        sync(&claire).ends(0);
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        sync(&drh).ends(0).says(&["Received: 1 change."]);
        sync(&claire).ends(0);
        sync(&drh).ends(3);
        assert!(claire.read(RH10).contains("low") && drh.read(RH04).contains("2018-12-31"));
        agree(&drh, &claire);
        git_at(&server.repository, &drh, &["fsck", "--strict"]);
        println!("done: {name}");
    }
}

#[test]
fn a_real_server_that_refuses_is_quoted_and_the_work_waits() {
    for (name, start) in SERVERS {
        let Some((drh, server)) = served(name, start) else {
            continue;
        };
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        let head = drh.head();
        for (moment, words) in [
            ("pre-receive", "Branche fermée jusqu’à lundi."),
            ("update", "La branche main est protégée."),
        ] {
            if (name, moment) == ("hosting", "update") {
                // There its own rules are, which have a test of their own.
                continue;
            }
            let path = hook(&server, moment, &format!("echo '{words}' >&2; exit 1"));
            sync(&drh).ends(4).says(&[words, "1 change was not shared"]);
            assert_eq!((drh.head(), drh.status()), (head.clone(), String::new()));
            fs::remove_file(path).expect("it was there");
        }
        // A rule against rewriting is never met: nothing is ever forced.
        git_at(
            &server.repository,
            &drh,
            &["config", "receive.denyNonFastForwards", "true"],
        );
        sync(&drh).ends(0).says(&["Shared: 1 change."]);
        println!("done: {name}");
    }
}

#[test]
fn who_may_not_come_in_is_told_so_and_nothing_is_lost() {
    for (name, start) in SERVERS {
        let Some((drh, _server)) = served(name, start) else {
            continue;
        };
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        let head = drh.head();
        match name {
            "http" => drh.git(&["config", "credential.helper", ""]),
            _ => drh.git(&["config", "core.sshCommand", &ssh_with(&drh, "stranger", "known")]),
        };
        // A hosting knows other people too, who may not come to this plan.
        sync(&drh).ends(4).says(&[match name {
            "hosting" => "DENIED by fallthru",
            _ => "does not know you",
        }]);
        if name != "http" {
            drh.git(&["config", "core.sshCommand", &ssh_with(&drh, "key", "nobody")]);
            sync(&drh).ends(4).says(&["is not known to this one"]);
            drh.git(&["config", "--unset", "core.sshCommand"]);
        } else {
            let wrong = "!f() { echo username=claire; echo password=autre; }; f";
            drh.git(&["config", "--add", "credential.helper", wrong]);
            sync(&drh).ends(4).says(&["does not know you"]);
            drh.git(&["config", "--unset-all", "credential.helper"]);
        }
        assert_eq!((drh.head(), drh.status()), (head, String::new()));
        sync(&drh).ends(0).says(&["Shared: 1 change."]);
        println!("done: {name}");
    }
}

#[test]
fn a_server_that_is_switched_off_is_being_offline() {
    for (name, start) in SERVERS {
        let Some((drh, server)) = served(name, start) else {
            continue;
        };
        drop(server);
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        sync(&drh).ends(3).says(&["Offline", "1 change waits to be shared."]);
        println!("done: {name}");
    }
}

#[test]
fn the_rule_of_a_hosting_is_quoted_and_the_work_waits_until_it_is_another() {
    let (name, start) = SERVERS[2];
    let Some((drh, _server)) = served(name, start) else {
        return;
    };
    drh.run(&["set", "RH-10", "priority=low"]).ends(0);
    let head = drh.head();
    for (rules, words) in [
        ("R = claire", "W any shared claire DENIED by fallthru"),
        (
            "RW other = claire",
            "W refs/heads/main shared claire DENIED by fallthru",
        ),
        (
            "- main = claire\n    RW = claire",
            "W refs/heads/main shared claire DENIED by refs/heads/main",
        ),
    ] {
        set_rules(&drh, rules).expect("the hosting takes them");
        let refuses = "The shared plan refuses, by a rule of its own";
        sync(&drh).ends(4).says(&[refuses, words, "1 change was not shared"]);
        assert_eq!((drh.head(), drh.status()), (head.clone(), String::new()));
    }
    set_rules(&drh, "RW = claire").expect("the hosting takes them");
    sync(&drh).ends(0).says(&["Shared: 1 change."]);
}
