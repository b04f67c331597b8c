//! A sync cut short: by a connection that drops in the middle, a program that is killed, a disk that is full. The next
//! one finishes it, and nothing is lost or there twice.
//!
//! The suite takes some moments. Hundreds: `COPIL_CUTS=all cargo test --test sharing cuts -- --nocapture`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chance::Chance;
use crate::common::pair::{RH04, RH10, shared, two};
use crate::common::{Run, World};
use crate::cutting::{killed_at, lets, narrow_ssh, traced};

/// The calls by which something changes on disk; a `?` for those that not every machine has.
const CALLS: &str = "openat,write,?pwrite64,?rename,?renameat,?renameat2,?unlink,?unlinkat,?link,?mkdir,?mkdirat,\
                     fsync,?syncfs,?fdatasync,ftruncate";

/// How many of the moments are taken.
#[allow(clippy::disallowed_methods, reason = "told by whoever starts it")]
fn of(few: usize, all: usize) -> usize {
    match std::env::var("COPIL_CUTS").is_ok_and(|value| value == "all") {
        true => all,
        false => few,
    }
}

/// Two people who each have something that the other has not, in the plan and in proposals; the DRH is about to sync,
/// through the narrow ssh.
struct Trial {
    drh: World,
    _claire: World,
    /// Everything of the DRH's and the shared repository, as it is before.
    kept: tempfile::TempDir,
}

impl Trial {
    fn new() -> Self {
        let (drh, claire) = two();
        let propose = |world: &World, name: &str, due: &str| {
            let due = ["due", "RH-04", due, "-m", "Proposé.", "--proposal", name];
            world.run(&due).ends(0);
        };
        for name in ["retirée", "suivie"] {
            propose(&drh, name, "2018-10-31");
        }
        drh.run(&["sync"]).ends(0);
        claire.run(&["sync"]).ends(0);
        claire.run(&["proposal", "withdraw", "retirée", "--sure"]).ends(0);
        propose(&claire, "suivie", "2018-11-30");
        propose(&claire, "reçue", "2018-11-30");
        let ssh = narrow_ssh(&drh);
        drh.git(&["config", "core.sshCommand", &ssh]);
        let address = fs::canonicalize(shared(&drh)).expect("it was made");
        drh.git(&[
            "remote",
            "set-url",
            "origin",
            &format!("ssh://ici{}", address.display()),
        ]);
        claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
        claire.run(&["sync"]).ends(0);
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        drh.run(&["weather", "RH-10", "stormy", "-m", "Sans crédit."]).ends(0);
        propose(&drh, "suivie", "2018-09-30");
        propose(&drh, "partagée", "2018-09-30");
        let kept = tempfile::tempdir().expect("a folder");
        let trial = Self {
            drh,
            _claire: claire,
            kept,
        };
        trial.copy(&trial.folder(), trial.kept.path());
        trial
    }

    /// The folder that has the clone and the shared repository in it.
    fn folder(&self) -> PathBuf {
        self.drh.path().parent().expect("a folder").to_owned()
    }

    fn copy(&self, from: &Path, to: &Path) {
        let done = Command::new("cp").arg("-a").arg(from.join(".")).arg(to).status();
        assert!(done.expect("cp runs").success());
    }

    /// Puts everything back as it was before the sync.
    fn again(&self) {
        for name in ["work", "shared.git"] {
            fs::remove_dir_all(self.folder().join(name)).expect("it was there");
        }
        self.copy(self.kept.path(), &self.folder());
    }

    /// Holds that the next sync finishes what was begun.
    fn is_finished(&self, at: &str, first: &Run) {
        let drh = &self.drh;
        lets(drh, None, None);
        let next = drh.run(&["sync"]);
        assert!(matches!(next.code, 0 | 3), "{at}: {first:?}, then {next:?}");
        assert_eq!(drh.run(&["sync"]).code, 3, "{at}: {first:?}");
        assert_eq!(drh.status(), "", "{at}");
        let log = drh.git(&["log", "--format=%B"]);
        for change in ["Le décret.", "Sans crédit."] {
            assert_eq!(log.matches(change).count(), 1, "{at}: {log}");
        }
        assert_eq!(drh.git(&["rev-list", "--count", "HEAD"]).trim(), "5", "{at}: {log}");
        assert!(drh.read(RH04).contains("2018-12-31"), "{at}");
        assert!(
            drh.read(RH10).contains("stormy") && drh.read(RH10).contains("low"),
            "{at}"
        );
        let bare = shared(drh);
        let there = drh.git(&["-C", &bare, "rev-parse", "refs/heads/main"]);
        assert_eq!(there, drh.head(), "{at}");
        self.proposals_are_shared(at);
        drh.git(&["fsck", "--strict"]);
        drh.git(&["-C", &bare, "fsck", "--strict"]);
    }

    /// Each proposal is here and there once, with all that was put in it; what both went on with is two.
    fn proposals_are_shared(&self, at: &str) {
        let drh = &self.drh;
        let format = "--format=%(refname:lstrip=4) %(objectname)";
        let all = ["for-each-ref", format, "refs/heads/proposal"];
        let here = drh.git(&all);
        assert_eq!(
            here,
            drh.git(&[&["-C", shared(drh).as_str()], &all[..]].concat()),
            "{at}"
        );
        let names: Vec<&str> = here.lines().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
        assert_eq!(names, ["partagée", "reçue", "suivie", "suivie-2"], "{at}");
        for (name, due) in [
            ("partagée", "2018-09-30"),
            ("reçue", "2018-11-30"),
            ("suivie", "2018-11-30"),
            ("suivie-2", "2018-09-30"),
        ] {
            let file = drh.git(&["show", &format!("proposal/essai/{name}:{RH04}")]);
            assert!(file.contains(due), "{at}: {name}: {file}");
        }
    }
}

#[test]
fn a_connection_that_drops_in_the_middle_costs_nothing() {
    let trial = Trial::new();
    let mut chance = Chance::new(11);
    let mut ends: BTreeMap<i32, usize> = BTreeMap::new();
    for nth in 0..of(16, 300) {
        trial.again();
        let bytes = Some(chance.below(2500));
        let (there, back) = if nth % 2 == 0 { (bytes, None) } else { (None, bytes) };
        lets(&trial.drh, there, back);
        let head = trial.drh.head();
        let run = trial.drh.run(&["sync"]);
        let at = format!("{there:?} bytes there, {back:?} back");
        assert!(matches!(run.code, 0 | 3 | 4), "{at}: {run:?}");
        if run.code == 3 {
            assert_eq!(trial.drh.head(), head, "{at}");
            assert!(run.out.contains("Offline"), "{at}: {run:?}");
        }
        *ends.entry(run.code).or_default() += 1;
        trial.is_finished(&at, &run);
    }
    println!("ends of syncs whose connection dropped: {ends:?}");
    assert!(ends.keys().any(|code| *code != 0), "no connection dropped in time");
}

/// The calls of an undisturbed sync that change something, each with which of its name it is.
fn moments(trial: &Trial, options: &[&str]) -> Option<Vec<(String, usize)>> {
    let log = trial.drh.path().join("../calls");
    let (name, calls) = (log.to_string_lossy(), format!("trace={CALLS}"));
    trial.again();
    let arguments = [&["-o", name.as_ref(), "-e", calls.as_str()], options].concat();
    let watched = traced(&trial.drh, &["sync"], &arguments)?;
    if watched.code != 0 {
        println!("skipped: strace cannot watch here: {}", watched.err);
        return None;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut moments = Vec::new();
    for line in fs::read_to_string(log).expect("a log").lines() {
        let Some((call, arguments)) = line.split_once('(') else {
            continue;
        };
        let call = call.rsplit(' ').next().unwrap_or_default().to_owned();
        if call.starts_with(|letter: char| !letter.is_ascii_lowercase()) {
            continue;
        }
        let count = counts.entry(call.clone()).or_default();
        *count += 1;
        if call != "openat" || arguments.contains("O_CREAT") || arguments.contains("O_TRUNC") {
            moments.push((call, *count));
        }
    }
    Some(moments)
}

/// So many of several, spread over all of them.
fn spread<T>(all: &[T], few: usize) -> impl Iterator<Item = &T> {
    let step = all.len().div_ceil(few).max(1);
    all.iter().skip(step / 2).step_by(step)
}

#[test]
fn a_sync_that_is_killed_is_finished_by_the_next() {
    let trial = Trial::new();
    let Some(moments) = moments(&trial, &[]) else {
        println!("skipped: kills: strace is not installed");
        return;
    };
    let mut killed = 0;
    for (call, nth) in spread(&moments, of(12, 400)) {
        trial.again();
        let run = killed_at(&trial.drh, &["sync"], (call, *nth)).expect("strace runs");
        killed += usize::from(run.code == -1);
        trial.is_finished(&format!("killed at {call} {nth}"), &run);
    }
    println!("{killed} syncs killed, of {} calls", moments.len());
    assert!(killed > 0, "none was killed");
}

#[test]
fn on_a_full_disk_a_sync_says_so_and_the_next_finishes_it() {
    let trial = Trial::new();
    let Some(moments) = moments(&trial, &[]) else {
        println!("skipped: full disks: strace is not installed");
        return;
    };
    let can_be_full = |call: &str| !call.contains("unlink");
    let moments: Vec<_> = moments.into_iter().filter(|(call, _)| can_be_full(call)).collect();
    for (call, nth) in spread(&moments, of(12, 400)) {
        trial.again();
        let more = if call.contains("write") || call.contains("sync") {
            "+"
        } else {
            ""
        };
        let inject = format!("inject={call}:error=ENOSPC:when={nth}{more}");
        let trace = format!("trace={call}");
        let run = traced(&trial.drh, &["sync"], &["-o", "/dev/null", "-e", &trace, "-e", &inject]);
        let run = run.expect("strace runs");
        let at = format!("full at {call} {nth}");
        assert!(matches!(run.code, 0 | 3 | 4), "{at}: {run:?}");
        trial.is_finished(&at, &run);
    }
    println!("{} calls, some on a full disk", moments.len());
}

#[test]
fn where_git_has_no_room_a_sync_says_so_and_the_next_finishes_it() {
    let trial = Trial::new();
    let mut chance = Chance::new(12);
    let mut told = 0;
    for _ in 0..of(8, 200) {
        trial.again();
        let nth = chance.below(60) + 1;
        let inject = format!("inject=write:error=ENOSPC:when={nth}+");
        let options = ["-f", "-o", "/dev/null", "-e", "trace=write", "-e", &inject];
        let Some(run) = traced(&trial.drh, &["sync"], &options) else {
            println!("skipped: full disks: strace is not installed");
            return;
        };
        let at = format!("full at every process’s write {nth}");
        assert!(matches!(run.code, 0 | 3 | 4), "{at}: {run:?}");
        told += usize::from(run.code == 4);
        trial.is_finished(&at, &run);
    }
    println!("{told} syncs had no room");
}
