//! The real program, killed at each system call by which a changing verb changes something on disk, in turn.
//!
//! `strace` counts the calls of an undisturbed run, then kills the program at each of them. After every kill a verb that
//! only reads must open the plan, git must not be locked out, what was reported must be there, the same command again must
//! come to the same end, and the record must stand up to git and to copil's own rules. Without `strace` (CONTRIBUTING.md)
//! there is nothing to do here; `crash.rs` kills at a random moment then.
//!
//! The suite takes some calls of each verb. All of them, in all kinds of repositories:
//! `COPIL_KILLS=all cargo test --test workspace kills -- --nocapture`, with `COPIL_PROGRAM` for another build of the program.
//! `COPIL_KILLED="meeting close,accept"` keeps to some of the verbs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

use crate::support::{Repo, git, git_command, untouched, verify};

/// The calls that change something; a `?` for those that not every machine has.
const CALLS: &str = "openat,write,?pwrite64,?rename,?renameat,?renameat2,?unlink,?unlinkat,?link,?linkat,?mkdir,?mkdirat,\
                     ?rmdir,fsync,?syncfs,?fdatasync,ftruncate,?chmod,fchmod,?fchmodat,?symlink,?utimensat";

/// How many calls of each verb the suite takes.
const FEW: usize = 2;

/// A changing verb, and what stands before it.
struct Case {
    name: &'static str,
    arguments: &'static [&'static str],
    before: fn(&Repo),
}

fn nothing(_: &Repo) {}

fn two_changes(repo: &Repo) {
    for comment in ["comment=Un", "comment=Deux"] {
        expect(&copil(repo.plan(), &["set", "RH-01", comment]), 0);
    }
}

fn parts(repo: &Repo) {
    let text = repo.read("groups/rh/RH-02.toml");
    let parts = "\n[indicators.jours]\ntitle = \"Jours\"\n\n[deliverables.guide]\ntitle = \"Guide\"\n\n[budgets.etude]\nspent = 100\n";
    repo.write("groups/rh/RH-02.toml", &(text + parts));
    repo.commit_by_hand("Détails", "2018-03-14T09:00:00+01:00");
}

fn a_spreadsheet(repo: &Repo) {
    repo.write(
        "../../plan.csv",
        "Axe;Action;Pilote\n1. Air;Mesurer;DAF\n;Publier;DSI\n",
    );
    repo.commit_by_hand("Un tableau", "2018-03-14T09:00:00+01:00");
}

fn two_decisions(repo: &Repo) {
    let text = repo.read("meetings/2018-03-15-copil.toml");
    repo.write(
        "meetings/2018-03-15-copil.toml",
        &(text + "\n[decisions.2]\ntext = \"Autrement.\"\n"),
    );
    repo.commit_by_hand("Une autre", "2018-03-14T09:00:00+01:00");
}

fn an_undo(repo: &Repo) {
    two_changes(repo);
    expect(&copil(repo.plan(), &["undo"]), 0);
}

fn a_reference(repo: &Repo) {
    expect(&copil(repo.plan(), &["new", "action", "rh", "Nouvelle"]), 0);
    expect(&copil(repo.plan(), &["depend", "RH-01", "RH-03"]), 0);
}

fn hand_edits(repo: &Repo) {
    repo.replace("groups/rh/RH-01.toml", "\"high\"", "\"low\"");
    repo.write("groups/fi/FI-02.toml", "title = \"À la main\"\nstatus = \"planned\"\n");
}

fn a_meeting(repo: &Repo) {
    expect(&copil(repo.plan(), &["meeting", "open", "2018-03-15-copil"]), 0);
    let told = ["meeting", "outcome", "2018-03-15-copil", "1", "informed"];
    expect(&copil(repo.plan(), &told), 0);
}

fn a_meeting_closed_by_hand(repo: &Repo) {
    a_meeting(repo);
    repo.replace("meetings/2018-03-15-copil.toml", "\"open\"", "\"closed\"");
}

fn a_closing_proposed(repo: &Repo) {
    a_meeting(repo);
    let close = ["meeting", "close", "2018-03-15-copil", "--proposal", "fin"];
    expect(&copil(repo.plan(), &close), 0);
}

const fn case(name: &'static str, arguments: &'static [&'static str], before: fn(&Repo)) -> Case {
    Case {
        name,
        arguments,
        before,
    }
}

const CASES: &[Case] = &[
    case("status", &["status", "RH-01", "blocked", "-m", "Budget."], nothing),
    case(
        "statuses",
        &["status", "RH-01", "FI-01", "paused", "-m", "Pause."],
        nothing,
    ),
    case("weather", &["weather", "RH-01", "cloudy", "-m", "Retard."], nothing),
    case("milestone", &["milestone", "RH-01", "charte"], nothing),
    case("due", &["due", "RH-01", "2018-09-30", "-m", "Report."], nothing),
    case("set", &["set", "RH-01", "comment=Un", "tags+=b"], nothing),
    case("set plan", &["set", "plan", "title=Autre"], nothing),
    case(
        "new action",
        &["new", "action", "rh", "Télétravail", "--id", "RH-50"],
        nothing,
    ),
    case("new action next", &["new", "action", "rh", "Télétravail"], nothing),
    case("import", &["import", "../../plan.csv", "--write"], a_spreadsheet),
    case("new group", &["new", "group", "zz", "Autre groupe"], nothing),
    case("new person", &["new", "person", "daf", "DAF"], nothing),
    case("new milestone", &["new", "milestone", "RH-02", "avis", "Avis"], nothing),
    case("measure", &["measure", "RH-02", "jours", "12"], parts),
    case("deliver", &["deliver", "RH-02", "guide"], parts),
    case("spend", &["spend", "RH-02", "etude", "+50"], parts),
    case("depend", &["depend", "FI-01", "RH-01"], nothing),
    case("move", &["move", "RH-01", "fi"], nothing),
    case("rename", &["rename", "RH-01", "RH-60"], nothing),
    case("meeting open", &["meeting", "open", "2018-03-15-copil"], nothing),
    case("meeting close", &["meeting", "close", "2018-03-15-copil"], a_meeting),
    case(
        "meeting close by set",
        &["set", "2018-03-15-copil", "state=closed"],
        a_meeting,
    ),
    case("meeting close by hand", &["record"], a_meeting_closed_by_hand),
    case(
        "meeting close by an accept",
        &["proposal", "accept", "fin"],
        a_closing_proposed,
    ),
    case("decision done", &["decision", "done", "2018-03-15-copil/1"], nothing),
    case(
        "decision repeal",
        &["decision", "repeal", "2018-03-15-copil/1", "-m", "Sans objet."],
        nothing,
    ),
    case(
        "decision supersede",
        &["decision", "supersede", "2018-03-15-copil/1", "2018-03-15-copil/2"],
        two_decisions,
    ),
    case(
        "decision in writing",
        &[
            "decision",
            "new",
            "copil",
            "--written",
            "--on",
            "2018-03-10",
            "--text",
            "Oui.",
        ],
        nothing,
    ),
    case("record", &["record"], hand_edits),
    case("undo", &["undo"], two_changes),
    case("undo of a commit", &["undo", "HEAD"], two_changes),
    case("redo", &["undo", "--redo"], an_undo),
    case(
        "due in a proposal",
        &["due", "RH-01", "2018-09-30", "-m", "Report.", "--proposal", "rh"],
        nothing,
    ),
    case(
        "accept",
        &["proposal", "accept", "rh", "--take", "theirs"],
        a_proposal_and_a_change,
    ),
    case(
        "accept what nothing clashes with",
        &["proposal", "accept", "rh"],
        a_proposal,
    ),
    case("refuse", &["proposal", "refuse", "rh", "-m", "Trop tôt."], a_proposal),
    case("withdraw", &["proposal", "withdraw", "rh"], a_proposal),
    case(
        "due in a proposal that is there",
        &["due", "RH-01", "2018-09-30", "-m", "Report.", "--proposal", "rh"],
        a_proposal,
    ),
    case(
        "undo with references",
        &["undo", "HEAD~1", "--with-references"],
        a_reference,
    ),
];

fn a_proposal_and_a_change(repo: &Repo) {
    a_proposal(repo);
    expect(&copil(repo.plan(), &["due", "RH-01", "2018-09-30", "-m", "Report."]), 0);
}

fn a_proposal(repo: &Repo) {
    let run = copil(
        repo.plan(),
        &["status", "RH-01", "blocked", "-m", "Budget.", "--proposal", "rh"],
    );
    expect(&run, 0);
}

/// A kind of repository.
type Kind = (&'static str, fn(&Repo));

const KINDS: &[Kind] = &[
    ("plain", nothing),
    ("packed", |repo| {
        repo.git(&["gc", "-q"]);
    }),
    ("split index", |repo| {
        repo.git(&["update-index", "--split-index"]);
    }),
    ("something staged and edited", |repo| {
        fs::write(repo.top().join("notes.txt"), "à part\n").expect("a file");
        repo.git(&["add", "notes.txt"]);
        repo.replace("groups/rh/RH-02.toml", "\"Mobilité\"", "\"Mobilités\"");
    }),
];

/// The program to kill.
#[allow(clippy::disallowed_methods, reason = "told by whoever starts it which build to try")]
fn program() -> String {
    std::env::var("COPIL_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_copil").to_owned())
}

fn command(program: &str, plan: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(plan).stdin(Stdio::null());
    untouched(&mut command, plan);
    for (name, value) in [("NAME", "DRH"), ("EMAIL", "drh@essai.exemple")] {
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_{name}"), value);
        }
    }
    command.env("COPIL_LANG", "en");
    command
}

fn copil(plan: &Path, arguments: &[&str]) -> Output {
    let mut command = command(&program(), plan);
    command.args(arguments).output().expect("copil runs")
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn expect(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}", said(output));
}

fn strace(plan: &Path, options: &[&str], arguments: &[&str]) -> Option<Output> {
    let mut strace = command("strace", plan);
    strace.args(["-f", "-qq", "-s", "0", "-e", "signal=none"]).args(options);
    strace.arg(program()).args(arguments);
    strace.output().ok()
}

/// What the program meets at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It is killed.
    Kill,
    /// The disk is full, and stays so for what is written.
    Full,
}

impl Fault {
    /// The options of `strace` that make it so at the nth call of a name that a thread makes.
    fn options(self, call: &str, n: usize) -> [String; 6] {
        let inject = match self {
            Self::Kill => format!("inject={call}:signal=KILL:when={n}"),
            Self::Full if call.contains("write") || call.contains("sync") => {
                format!("inject={call}:error=ENOSPC:when={n}+")
            }
            Self::Full => format!("inject={call}:error=ENOSPC:when={n}"),
        };
        ["-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject].map(str::to_owned)
    }

    /// Whether a call can meet it.
    fn meets(self, (call, _): &Moment) -> bool {
        self == Self::Kill
            || !["unlink", "rmdir", "chmod", "utime"]
                .iter()
                .any(|other| call.contains(other))
    }
}

/// A call at which to kill: its name, and which of a thread's calls of this name it is.
type Moment = (String, usize);

/// The calls of an undisturbed run that change something; `None` where they cannot be watched.
fn moments(plan: &Path, arguments: &[&str]) -> Option<BTreeSet<Moment>> {
    let log = tempfile::NamedTempFile::new().expect("a file");
    let name = log.path().to_str().expect("text");
    let watched = strace(plan, &["-o", name, "-e", &format!("trace={CALLS}")], arguments)?;
    if !watched.status.success() {
        return None;
    }
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut moments = BTreeSet::new();
    let text = fs::read_to_string(log.path()).expect("a log");
    for line in text.lines() {
        let Some((thread, call)) = line.split_once(char::is_whitespace) else {
            continue;
        };
        let call = call.trim_start();
        let Some((call, arguments)) = call.split_once('(').filter(|(name, _)| !name.starts_with('<')) else {
            continue;
        };
        let count = counts.entry((thread, call)).or_default();
        *count += 1;
        if call != "openat" || arguments.contains("O_CREAT") || arguments.contains("O_TRUNC") {
            moments.insert((call.to_owned(), *count));
        }
    }
    Some(moments)
}

/// What a repository is at a moment.
#[derive(Debug, PartialEq, Eq)]
struct State {
    /// The plan's, and those of the branches and tags beside it.
    tree: String,
    status: String,
}

impl State {
    fn of(top: &Path) -> Self {
        let beside = ["for-each-ref", "--format=%(refname) %(tree) %(*tree)"];
        Self {
            tree: git(top, &["rev-parse", "HEAD^{tree}"]) + &git(top, &beside),
            status: git(top, &["status", "--porcelain", "-uall"]),
        }
    }

    /// The same but for the tags of closed meetings.
    fn without_tags(&self) -> (String, &str) {
        let lines = self.tree.lines().filter(|line| !line.starts_with("refs/tags/copil/"));
        (lines.collect::<Vec<_>>().join("\n"), &self.status)
    }
}

struct Trial<'c> {
    case: &'c Case,
    template: Repo,
    before: State,
    after: State,
}

impl<'c> Trial<'c> {
    fn new(case: &'c Case, kind: &Kind) -> Self {
        let template = Repo::new();
        (case.before)(&template);
        (kind.1)(&template);
        let before = State::of(template.top());
        let copy = copy_of(&template);
        expect(&copil(&plan_in(&copy), case.arguments), 0);
        let after = State::of(copy.path());
        Self {
            case,
            template,
            before,
            after,
        }
    }

    fn meet(&self, fault: Fault, (call, n): &Moment, kind: &str) {
        let copy = copy_of(&self.template);
        let (top, plan) = (copy.path(), plan_in(&copy));
        let at = format!("{} in {kind}, {fault:?} at {call} {n}", self.case.name);
        let options = fault.options(call, *n);
        let met = strace(&plan, &options.each_ref().map(String::as_str), self.case.arguments).expect("strace runs");
        match fault {
            Fault::Kill if met.status.success() => {}
            // A git that copil runs was killed.
            Fault::Kill if met.status.code() == Some(4) => {}
            Fault::Kill => assert_eq!(met.status.signal(), Some(9), "{at}: {}", said(&met)),
            Fault::Full => self.is_told(&met, top, &at),
        }
        let reading = copil(&plan, &["list"]);
        assert_eq!(reading.status.code(), Some(0), "{at}: {}", said(&reading));
        let state = State::of(top);
        let is_done = state.tree == self.after.tree;
        assert!(is_done || !met.status.success(), "{at}: what was reported is lost");
        let expected = if is_done { &self.after } else { &self.before };
        // Of several commits some may have been made.
        if state.tree == expected.tree {
            assert_eq!(state, *expected, "{at}");
        }
        assert_eq!(locks(&top.join(".git")), [] as [PathBuf; 0], "{at}");
        for free in [
            ["update-index", "--refresh", "-q"].as_slice(),
            &["update-ref", "refs/heads/main", "HEAD"],
        ] {
            let output = git_command(top, free).output().expect("git runs");
            assert!(!said(&output).contains(".lock"), "{at}: {}", said(&output));
        }
        if !met.status.success() {
            let tips = git(top, &["for-each-ref"]);
            let again = copil(&plan, self.case.arguments);
            // Of a proposal that is gone there is nothing left to say that it is withdrawn.
            let when_done = if self.case.name == "withdraw" { 1 } else { 3 };
            let code = if is_done { when_done } else { 0 };
            assert_eq!(again.status.code(), Some(code), "{at}, then again: {}", said(&again));
            assert_eq!(git(top, &["for-each-ref"]) == tips, is_done, "{at}, then again");
        }
        assert_eq!(State::of(top), self.after, "{at}, then again");
        git(top, &["fsck", "--strict", "--no-dangling"]);
        assert_eq!(verify::record(top).faults, [""; 0], "{at}");
        assert_eq!(left_behind(top), [] as [PathBuf; 0], "{at}");
    }

    /// Holds that a program whose disk was full said what is true.
    fn is_told(&self, met: &Output, top: &Path, at: &str) {
        let text = said(met);
        assert!(
            matches!(met.status.code(), Some(0 | 4)),
            "{at}: {:?} {text}",
            met.status
        );
        if met.status.success() {
            // What was reported stands, or is finished by the next command.
            return;
        }
        let state = State::of(top);
        if state.tree == self.after.tree {
            assert!(
                text.contains("is recorded all the same") || text.is_empty(),
                "{at}: {text}"
            );
        } else if text.contains("recorded and stand") {
            // Some of several; why the next was stopped is told of that one alone.
            assert_ne!(state.tree, self.before.tree, "{at}: {text}");
        } else if text.contains("is closed and recorded, but its tag") {
            assert_ne!(state.tree, self.before.tree, "{at}: {text}");
            assert!(!text.contains("change was not made"), "{at}: {text}");
        } else if ["was not made", "othing was changed", "cannot be used"]
            .iter()
            .any(|words| text.contains(words))
        {
            // The last of them where another thread met it, which only reads. The tag that a closing owed is made before,
            // and told.
            match text.contains("git tag ") {
                true => assert_eq!(state.without_tags(), self.before.without_tags(), "{at}: {text}"),
                false => assert_eq!(state, self.before, "{at}: {text}"),
            }
        } else {
            assert!(text.contains("what is not recorded") || text.is_empty(), "{at}: {text}");
        }
    }
}

fn copy_of(repo: &Repo) -> tempfile::TempDir {
    let copy = tempfile::Builder::new().prefix("essai").tempdir().expect("a folder");
    let from = repo.top().join(".");
    let done = Command::new("cp").arg("-a").arg(from).arg(copy.path()).status();
    assert!(done.expect("cp runs").success());
    copy
}

fn plan_in(copy: &tempfile::TempDir) -> PathBuf {
    copy.path().join("plans/essai")
}

/// The files below a folder that `is_meant` of their path.
fn files(folder: &Path, is_meant: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
        {
            if is_meant(&path) {
                found.push(path.clone());
            }
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found
}

/// The locks of git that are there.
fn locks(git_dir: &Path) -> Vec<PathBuf> {
    files(git_dir, &|path| {
        path.extension().is_some_and(|extension| extension == "lock") && !path.starts_with(git_dir.join("copil"))
    })
}

/// What a killed process would leave: files that are not yet what their name says, and what copil notes while it works.
fn left_behind(top: &Path) -> Vec<PathBuf> {
    files(top, &|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let in_git = path.starts_with(top.join(".git/copil"));
        let is_empty_folder = path.is_dir()
            && path.components().all(|part| part.as_os_str() != ".git")
            && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
        name.starts_with(".copil-")
            || name.contains("tmp_")
            || name.ends_with(".lock")
            || is_empty_folder
            || in_git
                && ["journal", "index.next", "unacknowledged"]
                    .iter()
                    .any(|note| name.starts_with(note))
    })
}

/// Kills what makes a plan and its repository in an empty folder, at `few` of its calls spread over all of them.
fn kill_founding(arguments: &[&str], made: &str, few: usize) -> Option<()> {
    let whole = tempfile::tempdir().expect("a folder");
    let moments: Vec<Moment> = moments(whole.path(), arguments)?.into_iter().collect();
    let step = moments.len().div_ceil(few);
    for (call, n) in moments.iter().skip(step / 2).step_by(step) {
        let folder = tempfile::tempdir().expect("a folder");
        let here = folder.path();
        let at = format!("{arguments:?}, killed at {call} {n}");
        let options = Fault::Kill.options(call, *n);
        strace(here, &options.each_ref().map(String::as_str), arguments).expect("strace runs");
        let again = copil(here, arguments);
        assert!(matches!(again.status.code(), Some(0 | 3)), "{at}: {}", said(&again));
        let top = here.join(made);
        assert_eq!(State::of(&top), State::of(&whole.path().join(made)), "{at}");
        git(&top, &["fsck", "--strict", "--no-dangling"]);
        assert_eq!(locks(&top.join(".git")), [] as [PathBuf; 0], "{at}");
        assert_eq!(left_behind(here), [] as [PathBuf; 0], "{at}");
    }
    println!("{arguments:?}: {} calls, one in {step} killed", moments.len());
    Some(())
}

#[test]
fn init_and_demo_are_finished_by_the_next() {
    let init = ["init", "ici", "--title", "Un plan", "--group", "rh=RH"];
    kill_founding(&init, "ici", if all() { usize::MAX } else { 4 });
    if all() {
        // Tens of thousands of calls, nearly all alike.
        kill_founding(&["demo", "--no-open"], "copil-demo", 20);
    }
}

/// Whether all is to be done that can be done.
#[allow(clippy::disallowed_methods, reason = "told by whoever starts it")]
fn all() -> bool {
    std::env::var("COPIL_KILLS").is_ok_and(|value| value == "all")
}

/// The cases to try.
#[allow(clippy::disallowed_methods, reason = "told by whoever starts it")]
fn cases() -> Vec<&'static Case> {
    let named = std::env::var("COPIL_KILLED").ok();
    let is_named = |case: &&Case| {
        named
            .as_ref()
            .is_none_or(|names| names.split(',').any(|name| case.name.starts_with(name)))
    };
    CASES.iter().filter(is_named).collect()
}

/// Lets a case meet a fault at some of its calls, or at all; `None` where nothing can be watched. Answers how often, and
/// what went wrong.
fn meet(fault: Fault, case: &Case, kind: &Kind, nth: usize, few: Option<usize>) -> Option<(usize, Vec<String>)> {
    let trial = Trial::new(case, kind);
    let moments = moments(&plan_in(&copy_of(&trial.template)), case.arguments)?;
    let moments: Vec<Moment> = moments.into_iter().filter(|moment| fault.meets(moment)).collect();
    let step = few.map_or(1, |few| moments.len().div_ceil(few));
    // Others of them in each case: together they are all kinds of calls.
    let chosen: Vec<&Moment> = moments.iter().skip(nth % step).step_by(step).collect();
    let wrong = chosen.iter().filter_map(|moment| {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| trial.meet(fault, moment, kind.0)));
        let fault = outcome.err()?;
        Some(fault.downcast_ref::<String>().cloned().unwrap_or_default())
    });
    let wrong: Vec<String> = wrong.collect();
    println!(
        "{}, {}: {} met {fault:?}, {} wrong",
        kind.0,
        case.name,
        chosen.len(),
        wrong.len()
    );
    Some((chosen.len(), wrong))
}

/// Lets every case meet a fault in some kinds of repositories, two at a time.
fn all_meet(fault: Fault, kinds: &[Kind], few: Option<usize>) {
    let cases = cases();
    let cases = kinds
        .iter()
        .flat_map(|kind| cases.iter().map(move |case| (*case, kind)));
    let left = Mutex::new(cases.enumerate());
    let met = Mutex::new((0, Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let next = left.lock().expect("no panic").next();
                    let Some((nth, (case, kind))) = next else { return };
                    let Some((count, faults)) = meet(fault, case, kind, nth, few) else {
                        return;
                    };
                    let mut met = met.lock().expect("no panic");
                    met.0 += count;
                    met.1.extend(faults);
                }
            });
        }
    });
    let (times, wrong) = met.into_inner().expect("no panic");
    println!("{times} met {fault:?}");
    assert!(wrong.is_empty(), "{} of {times}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_command_again_after_a_kill_does_what_was_asked() {
    match all() {
        true => all_meet(Fault::Kill, KINDS, None),
        false => all_meet(Fault::Kill, &KINDS[..1], Some(FEW)),
    }
}

#[test]
fn on_a_full_disk_nothing_is_said_to_be_unchanged_that_is_not() {
    all_meet(Fault::Full, &KINDS[..1], (!all()).then_some(FEW));
}
