//! The real program, killed at any moment and run against itself: what it reported as done is there, and what it did not
//! finish is in nobody's way.

use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::support::{Repo, untouched};

/// How many times the program is killed.
const KILLS: usize = 60;

/// The program in the repository, with the plan's folder below it.
fn copil(repo: &Repo, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copil"));
    command.args(arguments).current_dir(repo.plan());
    untouched(&mut command, repo.top());
    command.env("COPIL_LANG", "en").stdin(Stdio::null());
    command
}

fn done(repo: &Repo, arguments: &[&str]) -> Output {
    let output = copil(repo, arguments).output().expect("copil runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "copil {arguments:?}: {said}");
    output
}

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Kills a child after a while, unless it ended before; answers whether it reported success.
fn killed_after(mut child: Child, delay: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < delay {
        std::hint::spin_loop();
    }
    child.kill().expect("a signal");
    child.wait().expect("an end").success()
}

#[test]
fn a_process_killed_at_any_moment_loses_nothing_that_it_reported() {
    let repo = Repo::new();
    let start = Instant::now();
    done(&repo, &["status", "RH-01", "blocked", "-m", "Budget."]);
    let whole = start.elapsed();
    let mut dice = Dice(0x5eed_2018_0315);
    let mut interrupted = 0;
    for round in 0..KILLS {
        let before = repo.commits();
        let open = repo.open();
        let status = open.plan().actions["RH-01"].status.to_string();
        let other_status = if status == "blocked" { "in-progress" } else { "blocked" };
        let other_group = if open.plan().actions["RH-02"].group.as_str() == "rh" {
            "fi"
        } else {
            "rh"
        };
        let change = match round % 3 {
            0 => vec!["status", "RH-01", other_status, "-m", "Budget."],
            1 => vec!["move", "RH-02", other_group],
            _ => vec!["status", "RH-01", "FI-01", "paused", "-m", "Pause."],
        };
        let delay = Duration::from_micros(dice.below(u64::try_from(whole.as_micros()).unwrap_or(1) * 5 / 4));
        let quiet = copil(&repo, &change)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let reported = killed_after(quiet.expect("copil runs"), delay);
        interrupted += usize::from(!reported);
        // Whatever copil is asked next, reading included, leaves nothing behind and nobody locked out.
        done(&repo, &["list"]);
        assert_eq!(repo.status(), [""; 0], "{change:?} left something behind");
        repo.git(&["commit", "-q", "--allow-empty", "-m", "by hand"]);
        repo.git(&["reset", "-q", "--soft", "HEAD~1"]);
        let after = repo.commits();
        assert!(
            after >= before + usize::from(reported),
            "{change:?} was reported and is not there"
        );
        assert_eq!(repo.open().problems(), [], "{change:?} left an unreadable plan");
        repo.git(&["fsck", "--strict", "--no-dangling"]);
        let note = format!("comment=Tour {round}");
        done(&repo, &["set", "RH-01", &note]);
        assert_eq!(repo.commits(), after + 1);
        if round % 3 == 2 {
            // Back to where the next rounds begin, whichever of the two commits were made.
            for id in ["RH-01", "FI-01"] {
                if repo.open().plan().actions[id].status.as_str() == "paused" {
                    done(&repo, &["status", id, "in-progress"]);
                }
            }
        }
    }
    assert!(interrupted > KILLS / 4, "only {interrupted} were killed in time");
    repo.verify();
}

#[test]
fn processes_at_once_wait_for_each_other_and_lose_nothing() {
    let repo = Repo::new();
    let before = repo.commits();
    let changes: [&[&str]; 6] = [
        &["set", "RH-01", "comment=un"],
        &["set", "RH-01", "tags=deux"],
        &["set", "RH-01", "weight=3"],
        &["set", "RH-02", "comment=quatre"],
        &["set", "FI-01", "comment=cinq"],
        &["status", "FI-01", "blocked", "-m", "Marché."],
    ];
    let start = |arguments: &&[&str]| {
        copil(&repo, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    };
    let children: Vec<Child> = changes
        .iter()
        .map(|change| start(change).expect("copil runs"))
        .collect();
    let mut made = 0;
    for child in children {
        let output = child.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => made += 1,
            // Who could not wait any longer says who holds the lock.
            Some(4) => assert!(said.contains("copil"), "{said}"),
            code => panic!("{code:?}: {said}"),
        }
    }
    assert!(made >= 2, "only {made} were made");
    assert_eq!(repo.commits(), before + made, "each that was reported has its commit");
    assert_eq!(repo.status(), [""; 0]);
    repo.verify();
    let subjects = repo.git(&["log", "--format=%s"]).lines().count();
    assert_eq!(subjects, before + made);
    if made == changes.len() {
        let (one, other) = (repo.read("groups/rh/RH-01.toml"), repo.read("groups/fi/FI-01.toml"));
        assert!(
            one.contains("\"un\"") && one.contains("\"deux\"") && one.contains("weight = 3"),
            "{one}"
        );
        assert!(other.contains("\"cinq\"") && other.contains("\"blocked\""), "{other}");
    }
}

#[test]
fn a_process_killed_beside_others_stops_none_of_them() {
    let repo = Repo::new();
    let start = Instant::now();
    done(&repo, &["set", "RH-01", "comment=Zéro"]);
    let whole = start.elapsed();
    let mut dice = Dice(0x2018_0315_5eed);
    let actions = [
        ("RH-01", "groups/rh/RH-01.toml"),
        ("RH-02", "groups/rh/RH-02.toml"),
        ("FI-01", "groups/fi/FI-01.toml"),
    ];
    for round in 0..9 {
        let note = format!("Tour {round}");
        let change = format!("comment={note}");
        let start = |arguments: &[&str]| {
            let mut command = copil(&repo, arguments);
            let command = command.stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().expect("copil runs")
        };
        let set = |nth: usize| {
            let (id, file) = actions[(round + nth) % actions.len()];
            (file, start(&["set", id, &change]))
        };
        let (_, victim) = set(0);
        let others = [set(1), set(2)];
        let reader = start(&["list"]);
        killed_after(
            victim,
            Duration::from_micros(dice.below(u64::try_from(whole.as_micros()).unwrap_or(1) * 2)),
        );
        assert!(reader.wait_with_output().expect("an end").status.success());
        for (file, other) in others {
            let output = other.wait_with_output().expect("an end");
            let said = String::from_utf8_lossy(&output.stderr);
            match output.status.code() {
                Some(0) => assert!(repo.at("HEAD", file).contains(&note), "round {round}: {file}"),
                // Who could not wait any longer says who holds the lock.
                Some(4) => assert!(said.contains("copil"), "{said}"),
                code => panic!("{code:?}: {said}"),
            }
        }
        done(&repo, &["list"]);
        assert_eq!(repo.status(), [""; 0], "round {round}");
    }
    repo.verify();
}

#[test]
fn git_at_the_same_time_loses_nothing_either() {
    let repo = Repo::new();
    let before = repo.commits();
    let mut theirs = 0;
    for round in 0..4 {
        let note = format!("comment=Tour {round}");
        let mut ours = copil(&repo, &["set", "RH-01", &note]);
        let ours = ours
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("copil runs");
        let mut git = crate::support::git_command(repo.top(), &["commit", "-q", "--allow-empty", "-m", "À la main"]);
        // Git does not wait for a lock: it may refuse, and then has done nothing.
        theirs += usize::from(git.output().expect("git runs").status.success());
        let output = ours.wait_with_output().expect("an end");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(repo.commits(), before + 4 + theirs);
    assert_eq!(repo.status(), [""; 0]);
    repo.verify();
}
