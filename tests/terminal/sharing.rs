//! The plan shared from the screen in a real terminal: machines that do not answer, those that ask for a password, and what
//! plain git brought together line by line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;

use crate::repository::git;
use crate::support::{LIMIT, Terminal, git_repository, write_plan};

/// A program in the place of ssh, so that another machine does what a test says.
fn ssh(folder: &Path, script: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let file = folder.join("ssh-of-the-test");
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    file.to_string_lossy().into_owned()
}

/// The program, its plan shared with a machine that does what a script says.
fn shared(script: &str) -> (Terminal, PathBuf, tempfile::TempDir) {
    let beside = tempfile::tempdir().unwrap();
    let ssh = ssh(beside.path(), script);
    let script = r#"
        git config remote.origin.url ssh://partage.exemple/plan.git
        git config remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'
        echo avant; exec "$COPIL""#;
    let note = beside.path().join("pid");
    assert!(Command::new("mkfifo").arg(&note).status().unwrap().success());
    let more = [("GIT_SSH_COMMAND", ssh.as_str()), ("NOTE", note.to_str().unwrap())];
    let mut terminal = Terminal::running(&["-c", script], &more);
    terminal.waits_for("À traiter");
    (terminal, note, beside)
}

fn is_running(pid: &str) -> bool {
    Command::new("kill")
        .args(["-0", pid.trim()])
        .output()
        .unwrap()
        .status
        .success()
}

/// Holds that a process ends: only a fault takes so many looks.
fn ends(pid: &str) {
    let mut looks = 0..10_000;
    assert!(looks.any(|_| !is_running(pid)), "{pid} goes on");
}

/// Who the other machine is, once it is asked: it says so into a pipe, for which nobody has to look again and again.
fn asked(note: &Path) -> String {
    let (sender, said) = mpsc::channel();
    let note = note.to_owned();
    thread::spawn(move || sender.send(fs::read_to_string(note)));
    said.recv_timeout(LIMIT).expect("the other machine is asked").unwrap()
}

/// Neither answers nor ends, and says who it is.
const HANGS: &str = r#"echo $$ > "$NOTE"; exec tail -f /dev/null"#;

#[test]
fn a_machine_that_does_not_answer_never_holds_the_keys_and_is_let_go_of() {
    let (mut terminal, note, _beside) = shared(HANGS);
    terminal.types("Y");
    terminal.waits_for("réception");
    let pid = asked(&note);
    // The keys go on meanwhile.
    terminal.types("2");
    terminal.waits_for("Statut");
    terminal.escapes();
    terminal.waits_for("Arrêté : rien n’est perdu");
    ends(&pid);
    terminal.types("q");
    terminal.ends();
    terminal.is_given_back();
}

#[test]
fn whoever_leaves_meanwhile_leaves_nothing_behind() {
    let (mut terminal, note, _beside) = shared(HANGS);
    terminal.types("Y");
    let pid = asked(&note);
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
    ends(&pid);
}

#[cfg(target_os = "linux")]
#[test]
fn whatever_kills_the_program_ends_what_it_had_started() {
    // As ssh does, it ends with the git that it speaks to.
    let (mut terminal, note, _beside) = shared(r#"echo $$ > "$NOTE"; exec cat > /dev/null"#);
    terminal.types("Y");
    let pid = asked(&note);
    terminal.signals("KILL");
    assert!(!terminal.ends().success());
    ends(&pid);
}

#[test]
fn a_password_that_is_asked_for_at_the_terminal_is_told_and_leaves_no_trace() {
    let (mut terminal, _note, _beside) =
        shared(r#"printf 'Mot de passe : ' > /dev/tty; read -r answer < /dev/tty; exit 1"#);
    terminal.types("Y");
    terminal.waits_for("ne vous reconnaît pas");
    terminal.waits_for("« copil sync »");
    terminal.waits_until("the picture is whole", |terminal| {
        !terminal.picture().contains("Mot de passe :")
    });
    // Letters are for the screen, not for whoever asked.
    terminal.types("q");
    terminal.types("2");
    terminal.waits_for("Statut");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

#[test]
fn what_plain_git_joins_by_lines_meanwhile_is_told_and_repaired_with_two_keys() {
    // Plain git takes SI-02, which came, for SI-09, which went: they look alike.
    let script = r#"
        action() { printf 'title = "%s"\nstatus = "planned"\npriority = "high"\ndue = %s\n' "$1" "$2"; }
        recorded() { git add -A && git commit -qm "$1"; }
        action 'Relier les sites' 2018-10-01 > groups/si/SI-09.toml; recorded 'Une action'
        git switch -qc ailleurs
        action 'Relier les sites' 2018-12-31 > groups/si/SI-09.toml; recorded 'Plus tard'
        git switch -q -
        git rm -q groups/si/SI-09.toml
        action 'Relier les écoles' 2018-10-01 > groups/si/SI-02.toml; recorded 'Une autre'
        echo avant; exec "$COPIL""#;
    let mut terminal = Terminal::running(&["-c", script], &[]);
    terminal.waits_for("À traiter");
    assert!(!terminal.picture().contains("sans copil"));
    let plan = terminal.folder.path().join("essai");
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(&plan).env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(git.env("GIT_CONFIG_GLOBAL", "/dev/null").status().unwrap().success());
    };
    git(&["merge", "-q", "--no-edit", "ailleurs"]);
    terminal.waits_for("Une mise en commun faite sans copil");
    terminal.types("P");
    terminal.waits_for("SI-02 a pris une valeur qui était pour SI-09");
    terminal.types("r");
    terminal.waits_for("échéance 31/12/2018 → 01/10/2018");
    terminal.types("\r");
    terminal.waits_until("it is repaired", |terminal| !terminal.picture().contains("sans copil"));
    let text = fs::read_to_string(plan.join("groups/si/SI-02.toml")).unwrap();
    assert!(text.contains("due = 2018-10-01"), "{text}");
    terminal.types("q");
    assert!(terminal.ends().success());
    terminal.is_given_back();
}

/// A repository of two plans, shared; both its owner and somebody else changed one date of the second.
fn questions_of_the_other_plan() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let top = |name: &str| folder.path().join(name);
    for plan in ["essai", "agglo"] {
        write_plan(&top("drh").join("plans").join(plan));
    }
    git_repository(&top("drh"), folder.path());
    git(folder.path(), &["clone", "-q", "--bare", "drh", "shared.git"]);
    git(&top("drh"), &["remote", "add", "origin", "../shared.git"]);
    git(&top("drh"), &["fetch", "-q"]);
    git(&top("drh"), &["branch", "-q", "-u", "origin/main"]);
    git(folder.path(), &["clone", "-q", "shared.git", "claire"]);
    for (clone, who, date) in [("claire", "Claire", "2019-03-01"), ("drh", "DRH", "2019-01-15")] {
        let file = top(clone).join("plans/agglo/groups/rh/RH-02.toml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace("2018-03-30", date)).unwrap();
        git(&top(clone), &["config", "user.name", who]);
        git(&top(clone), &["config", "user.email", &format!("{who}@essai.exemple")]);
        git(&top(clone), &["commit", "-qam", "Un jour"]);
    }
    git(&top("claire"), &["push", "-q"]);
    let plan = top("drh").join("plans/essai");
    (folder, plan)
}

#[test]
fn a_plan_opened_for_its_questions_closes_again_over_the_one_that_it_was_opened_from() {
    let (folder, plan) = questions_of_the_other_plan();
    let agglo = plan.join("../agglo/groups/rh/RH-02.toml");
    let mut terminal = Terminal::in_plan(folder, &plan, &[]);
    terminal.waits_for("2 Actions");
    terminal.types("2");
    terminal.waits_for("Statut");
    // There and back without an answer, twice: one is where one was.
    for _ in 0..2 {
        terminal.types("Y");
        terminal.waits_for("(touche o)");
        terminal.types("o");
        terminal.waits_for("30/03/2018 → 01/03/2019");
        terminal.escapes();
        terminal.waits_until("the questions are left", |terminal| {
            !terminal.picture().contains("01/03/2019")
        });
        terminal.types("\x17");
        terminal.waits_for("Statut");
    }
    terminal.types("Y");
    terminal.waits_for("(touche o)");
    terminal.types("o");
    terminal.waits_for("30/03/2018 → 01/03/2019");
    terminal.types("\x1b[B\x1b[B\r\r");
    terminal.waits_for("De : Claire.");
    assert!(fs::read_to_string(&agglo).unwrap().contains("2019-03-01"));
    terminal.escapes();
    terminal.types("\x17");
    terminal.waits_for("Statut");
    terminal.types("q");
    assert!(terminal.ends().success());
}
