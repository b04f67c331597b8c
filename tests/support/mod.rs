//! Real repositories in temporary folders, read back with real git, untouched by this machine's configuration.

pub(crate) mod verify;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use copil::workspace::{CommitDetails, LogEntry, LogScope, RecordedCommit, Workspace};
use copil_git::{Signature, Timestamp};
use copil_plan::{ActionId, Change, Intent, Subject};
use tempfile::TempDir;

/// Thursday 15 March 2018, 09:00 in Blois: the day on which the tests take place.
pub(crate) const NOW: i64 = 1_521_100_800;

/// The files of the plan `essai`, below its folder.
const FILES: [(&str, &str); 8] = [
    (
        "plan.toml",
        "format = 1\ntitle = \"Essai\"\nlanguage = \"fr\"\n\n[people.drh]\nname = \"DRH\"\nemail = \"drh@essai.exemple\"\n\n\
         [people.dgs]\nname = \"DGS\"\nemail = \"dgs@essai.exemple\"\n\n[committees.copil]\ntitle = \"Comité de pilotage\"\n",
    ),
    (
        "groups/rh/group.toml",
        "title = \"Ressources humaines\"\nleads = [\"drh\"]\n",
    ),
    (
        "groups/rh/RH-01.toml",
        "# La fiche de référence.\ntitle = \"Télétravail\"  # publié\n\nstatus   = \"in-progress\"\nsince = 2017-01-09\n\
         priority = \"high\"\nleads = [\"drh\"]\ndue = 2018-06-30\n# Les étapes.\n\n[milestones.charte]\ntitle = \"Charte signée\"\n\
         due = 2018-02-28\n\n[milestones.bilan]\ntitle = \"Bilan\"\n",
    ),
    (
        "groups/rh/RH-02.toml",
        "title = \"Mobilité\"\nstatus = \"planned\"\ndepends_on = [\"RH-01\"]\ndescription = \"\"\"\nUne\ndeux\n\"\"\"\n",
    ),
    ("groups/fi/group.toml", "title = \"Finances\"\n"),
    (
        "groups/fi/FI-01.toml",
        "title = \"Bons de commande\"\nstatus = \"in-progress\"\nweather = \"sunny\"\ncomment = \"Tout va.\"\n",
    ),
    (
        "meetings/2018-03-15-copil.toml",
        "committee = \"copil\"\ndate = 2018-03-15\n\n[agenda.RH-01]\naction = \"RH-01\"\n\n[decisions.1]\ntext = \"Continuer.\"\n\
         actions = [\"RH-01\"]\n",
    ),
    (
        "meetings/2017-12-14-copil.toml",
        "committee = \"copil\"\ndate = 2017-12-14\nstate = \"closed\"\n",
    ),
];

/// The repository's own configuration.
const CONFIG: &str = "[user]\n\tname = DRH\n\temail = drh@essai.exemple\n[copil]\n\ttoday = 2018-03-15\n\
                      [core]\n\tautocrlf = false\n";

/// A repository with the plan `essai`, which vanishes at the end of the test.
pub(crate) struct Repo {
    folder: TempDir,
    plan: PathBuf,
}

impl Repo {
    /// The plan under `plans/essai`, committed with plain git.
    pub(crate) fn new() -> Self {
        let repo = Self::uncommitted("plans/essai");
        repo.git(&["add", "-A"]);
        repo.git(&["commit", "-q", "-m", "Le plan"]);
        repo
    }

    /// The plan at `plan` (`""` for the top) in a repository without a commit.
    pub(crate) fn uncommitted(plan: &str) -> Self {
        isolate();
        let folder = tempfile::Builder::new()
            .prefix("essai")
            .tempdir()
            .expect("a temporary folder");
        let repo = Self {
            plan: folder.path().join(plan),
            folder,
        };
        repo.git(&["init", "-q", "-b", "main"]);
        let config = repo.top().join(".git/config");
        let known = fs::read_to_string(&config).expect("a configuration");
        fs::write(&config, known + CONFIG).expect("a configuration");
        for (path, content) in FILES {
            repo.write(path, content);
        }
        repo
    }

    /// The top of the work tree.
    pub(crate) fn top(&self) -> &Path {
        self.folder.path()
    }

    /// The plan's folder.
    pub(crate) fn plan(&self) -> &Path {
        &self.plan
    }

    /// Runs git at the top and answers its output; the test fails when git does.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.top(), arguments)
    }

    /// A file of the plan on disk.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.plan.join(path)
    }

    /// What a file of the plan holds.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).expect("a file")
    }

    /// Writes a file of the plan by hand.
    pub(crate) fn write(&self, path: &str, content: &str) {
        let file = self.file(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, content).expect("a file");
    }

    /// Replaces a piece of a file of the plan by hand; the piece must be there once.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {text}");
        self.write(path, &text.replace(from, to));
    }

    /// The name git has for a file of the plan.
    pub(crate) fn in_git(&self, path: &str) -> String {
        let file = self.file(path);
        let below = file.strip_prefix(self.top()).expect("below the top");
        below.to_str().expect("text").to_owned()
    }

    /// What a file of the plan holds in a revision (`HEAD`), or in the index (`""`).
    pub(crate) fn at(&self, revision: &str, path: &str) -> String {
        self.git(&["show", &format!("{revision}:{}", self.in_git(path))])
    }

    /// Everything that differs from the last commit, as git's short lines.
    pub(crate) fn status(&self) -> Vec<String> {
        lines(&self.git(&["status", "--porcelain", "-uall"]))
    }

    /// The files that a commit touched, each with its letter.
    pub(crate) fn touched(&self, revision: &str) -> Vec<String> {
        lines(&self.git(&["show", "--format=", "--name-status", "--no-renames", revision]))
    }

    /// The message of a commit.
    pub(crate) fn message(&self, revision: &str) -> String {
        plain(&self.git(&["log", "-1", "--format=%B", revision]))
    }

    /// How many commits lead to `HEAD`.
    pub(crate) fn commits(&self) -> usize {
        self.git(&["rev-list", "--count", "HEAD"])
            .trim()
            .parse()
            .expect("a number")
    }

    /// Commits everything by hand with plain git, on a day.
    pub(crate) fn commit_by_hand(&self, subject: &str, date: &str) {
        self.git(&["add", "-A"]);
        let mut command = git_command(self.top(), &["commit", "-q", "-m", subject]);
        command.env("GIT_AUTHOR_DATE", date).env("GIT_COMMITTER_DATE", date);
        run(command);
    }

    /// Opens the plan.
    pub(crate) fn open(&self) -> Workspace {
        Workspace::open(&self.plan).expect("a plan")
    }

    /// Records an intent in a plan opened anew, by the DRH.
    pub(crate) fn record(&self, intent: &Intent) -> RecordedCommit {
        self.open().record(intent, &by("drh")).expect("a record")
    }

    /// The history of a scope, newest first.
    pub(crate) fn log(&self, scope: &LogScope) -> Vec<LogEntry> {
        let mut entries = Vec::new();
        let mut history = self.open().history().expect("a history");
        let mut go_on = |_: usize, _: usize| std::ops::ControlFlow::Continue(());
        let mut visit = |entry: LogEntry| {
            entries.push(entry);
            std::ops::ControlFlow::Continue(())
        };
        history.log(scope, &mut go_on, &mut visit).expect("a log");
        entries
    }

    /// Fails the test when git finds fault with the repository, or copil's own rules with its record.
    pub(crate) fn verify(&self) {
        self.git(&["fsck", "--strict", "--no-dangling"]);
        let verdict = verify::record(self.top());
        assert_eq!(verdict.faults, [""; 0]);
    }

    /// Throws the history index away.
    pub(crate) fn forget_index(&self) {
        for file in self.index_files() {
            fs::remove_file(file).expect("removed");
        }
    }

    /// The files of the history index.
    pub(crate) fn index_files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.top().join(".git/copil")];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for path in entries.map(|entry| entry.expect("an entry").path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path);
                }
            }
        }
        found
    }
}

/// The circumstances of a change by a person of the plan, at the hour of the tests.
pub(crate) fn by(person: &str) -> CommitDetails {
    CommitDetails {
        author: Some(Signature {
            name: person.to_uppercase().into(),
            email: format!("{person}@essai.exemple").into(),
            time: Timestamp {
                seconds: NOW,
                offset_minutes: 60,
            },
        }),
        ..CommitDetails::default()
    }
}

/// [`by`], with a reason.
pub(crate) fn because(person: &str, reason: &str) -> CommitDetails {
    CommitDetails {
        reason: Some(reason.to_owned()),
        ..by(person)
    }
}

/// An action's id.
pub(crate) fn action(id: &str) -> ActionId {
    id.parse().expect("an id")
}

/// The intent to put an action in another status.
pub(crate) fn status(id: &str, to: &str) -> Intent {
    Intent::Status {
        evidence: Vec::new(),
        action: action(id),
        to: to.parse().expect("an id"),
    }
}

/// The intent to set one value of an action; the value is a text.
pub(crate) fn set(id: &str, key: &str, value: &str) -> Intent {
    Intent::Set {
        subject: Subject::Action(action(id)),
        values: vec![(
            key.parse().expect("a path"),
            Some(copil_plan::value::Value::Text(value.to_owned())),
        )],
    }
}

/// French as it is typed: the no-break spaces of its typography are spaces.
pub(crate) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The changes that are about an action.
pub(crate) fn about<'a>(changes: &'a [Change], id: &str) -> Vec<&'a Change> {
    changes
        .iter()
        .filter(|change| change.action().is_some_and(|action| action.as_str() == id))
        .collect()
}

/// Runs git in a folder and answers its output; the test fails when git does.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    run(git_command(folder, arguments))
}

/// Git in a folder, untouched by this machine's configuration and environment.
pub(crate) fn git_command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments);
    untouched(&mut command, folder);
    command
        .env("GIT_AUTHOR_DATE", format!("{NOW} +0100"))
        .env("GIT_COMMITTER_DATE", format!("{NOW} +0100"));
    command
}

/// Keeps a child process from this machine's git configuration.
pub(crate) fn untouched(command: &mut Command, home: &Path) {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("GIT_") || name.starts_with("COPIL_") || name.starts_with("XDG_") || name == "EMAIL" {
            command.env_remove(&*name);
        }
    }
    command
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("HOME", home)
        .env("LC_ALL", "C.UTF-8");
}

fn run(mut command: Command) -> String {
    let output = command.output().expect("git runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{said}");
    String::from_utf8(output.stdout).expect("text")
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Keeps libgit2 in this process from this machine's configuration.
pub(crate) fn isolate() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        use git2::ConfigLevel::{Global, ProgramData, System, XDG};
        for level in [Global, ProgramData, System, XDG] {
            // SAFETY: `Once` holds back every other test that would open a repository meanwhile.
            unsafe { git2::opts::set_search_path(level, "/nonexistent") }.expect("a search path");
        }
    });
}
