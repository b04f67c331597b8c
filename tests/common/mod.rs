//! A repository of its own for each test, away from the machine's git configuration, clock and languages.
#![allow(dead_code, reason = "each test crate uses its part")]

pub(crate) mod pair;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day it is for every test.
pub(crate) const TODAY: &str = "2018-03-15";

/// A folder with a repository and, most often, a plan.
pub(crate) struct World {
    dir: TempDir,
}

/// What a command printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// Holds that the command ended so.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Holds that both streams together say all of `texts`.
    #[track_caller]
    pub(crate) fn says(self, texts: &[&str]) -> Self {
        for text in texts {
            // French puts no-break spaces where tests put plain ones.
            let all = format!("{}{}", self.out, self.err).replace(['\u{a0}', '\u{202f}'], " ");
            assert!(all.contains(text), "{text:?} is not in {all}");
        }
        self
    }
}

impl World {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(dir.path().join("home")).expect("a home");
        fs::create_dir(dir.path().join("work")).expect("a work folder");
        Self { dir }
    }

    /// An editor that runs a line of shell on the file.
    pub(crate) fn editor(&self, line: &str) -> String {
        self.write("../editor", format!("#!/bin/sh\n{line}\n"));
        let path = self.path().join("../editor");
        let mut permissions = fs::metadata(&path).expect("it was written").permissions();
        std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
        fs::set_permissions(&path, permissions).expect("it is ours");
        path.to_string_lossy().into_owned()
    }

    /// A repository with a small plan, all of it committed.
    pub(crate) fn new() -> Self {
        let world = Self::empty();
        world.git(&["init", "-q", "-b", "main"]);
        world.git(&["config", "user.name", "DRH"]);
        world.git(&["config", "user.email", "drh@essai.test"]);
        for (path, text) in PLAN {
            world.write(path, text);
        }
        world.git(&["add", "."]);
        world.git(&["commit", "-qm", "Plan adopté"]);
        world
    }

    /// The work folder.
    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    /// A file below the plan's folder.
    pub(crate) fn plan_file(&self, path: &str) -> PathBuf {
        self.path().join("plans/essai").join(path)
    }

    /// Writes a file below the work folder.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    /// Reads a file below the work folder.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).expect("a file")
    }

    /// Replaces a text that is there in a file.
    #[track_caller]
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{old:?} is not in {path}");
        self.write(path, text.replacen(old, new, 1));
    }

    #[allow(
        clippy::disallowed_methods,
        reason = "what a process cannot do without is passed on to it"
    )]
    fn isolated(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path()).env_clear();
        for kept in ["PATH", "SYSTEMROOT", "TMPDIR"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command
            .env("HOME", self.dir.path().join("home"))
            .env("XDG_CONFIG_HOME", self.dir.path().join("home"))
            .env("XDG_STATE_HOME", self.dir.path().join("home/state"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.dir.path().join("home/gitconfig"))
            .env("GIT_AUTHOR_DATE", "2018-03-15T09:30:00+01:00")
            .env("GIT_COMMITTER_DATE", "2018-03-15T09:30:00+01:00")
            .env("LANG", "C")
            .env("TZ", "UTC")
            .env("COPIL_TODAY", TODAY);
        command
    }

    /// The program, ready to be run in English.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.isolated(Path::new(env!("CARGO_BIN_EXE_copil")));
        command.args(arguments);
        command
    }

    /// Runs the program in English.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().expect("the program runs"))
    }

    /// Runs the program in French.
    pub(crate) fn lance(&self, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        Run::of(command.env("COPIL_LANG", "fr").output().expect("the program runs"))
    }

    /// Runs the program with one more variable in its environment.
    pub(crate) fn run_with(&self, name: &str, value: &str, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        Run::of(command.env(name, value).output().expect("the program runs"))
    }

    /// Runs the program on a day, which is the author's day too.
    #[track_caller]
    pub(crate) fn run_on(&self, day: &str, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        let at = format!("{day}T09:30:00+01:00");
        command.env("GIT_AUTHOR_DATE", &at).env("GIT_COMMITTER_DATE", &at);
        Run::of(command.env("COPIL_TODAY", day).output().expect("the program runs"))
    }

    /// Runs git, which must succeed; answers what it printed.
    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.git_with(&[], arguments)
    }

    /// As [`World::git`], with variables in its environment.
    #[track_caller]
    pub(crate) fn git_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> String {
        let output = self
            .isolated(Path::new("git"))
            .envs(variables.iter().copied())
            .args(arguments)
            .output()
            .expect("git runs");
        let run = Run::of(output);
        assert_eq!(run.code, 0, "git {arguments:?}: {run:?}");
        run.out
    }

    /// Runs git, whatever comes of it.
    pub(crate) fn git_run(&self, arguments: &[&str]) -> Run {
        let mut git = self.isolated(Path::new("git"));
        Run::of(git.args(arguments).output().expect("git runs"))
    }

    /// The name of the last commit.
    pub(crate) fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"])
    }

    /// What git says of the state of the work folder and the index.
    pub(crate) fn status(&self) -> String {
        self.git(&["status", "--porcelain"])
    }
}

/// The small plan of most tests.
const PLAN: [(&str, &str); 7] = [
    (
        "plans/essai/plan.toml",
        r#"format = 1
title = "Plan d’essai"
language = "fr"
start = 2016-01-04
end = 2019-12-31

[organisations]
ville = "Ville"
agglo = "Agglomération"

[people.drh]
name = "Direction des ressources humaines"
email = "drh@essai.test"
organisation = "ville"

[people.dsi]
name = "Direction des systèmes d’information"
email = "dsi@essai.test"
organisation = "agglo"

[axes]
agents = "Des agents reconnus"

[committees.copil]
title = "Comité de pilotage"
members = ["drh"]
"#,
    ),
    (
        "plans/essai/groups/rh/group.toml",
        "title = \"Ressources humaines\"\nleads = [\"drh\"]\n",
    ),
    (
        "plans/essai/groups/si/group.toml",
        "title = \"Systèmes d’information\"\nleads = [\"dsi\"]\n",
    ),
    (
        "plans/essai/groups/rh/RH-04.toml",
        r#"# Le décret est attendu.
title = "Ouvrir le télétravail"
status = "in-progress"   # vu avec le copil
since = 2016-02-01
priority = "high"
weather = "cloudy"
comment = "Calendrier tenu."
axis = "agents"
leads = ["drh"]
organisations = ["ville", "agglo"]
start = 2016-01-11
due = 2018-01-31
depends_on = ["SI-02"]
tags = ["télétravail"]

[milestones.cadrage]
title = "Note de cadrage"
due = 2016-04-15
done = 2016-04-28

[milestones.charte]
title = "Charte signée"   # par les trois exécutifs
due = 2018-01-31

[indicators.jours]
title = "Jours télétravaillés"
unit = "jours"
initial = { date = 2016-01-01, value = 0 }
target = { date = 2018-12-31, value = 300 }
measures = [{ date = 2017-09-30, value = 112 }]
"#,
    ),
    (
        "plans/essai/groups/rh/RH-10.toml",
        "title = \"Accueillir des apprentis\"\nstatus = \"planned\"\nleads = [\"drh\"]\ndue = 2018-04-10\n",
    ),
    (
        "plans/essai/groups/si/SI-02.toml",
        "title = \"Réunir les messageries\"\nstatus = \"done\"\nsince = 2016-10-28\nleads = [\"dsi\"]\nweather = \"sunny\"\n",
    ),
    (
        "plans/essai/meetings/2018-03-15-copil.toml",
        r#"committee = "copil"
date = 2018-03-15
state = "prepared"

[agenda.RH-04]
action = "RH-04"
minutes = 10

[decisions.1]
text = "Signer la charte."
actions = ["RH-04"]
owner = "drh"
due = 2018-06-30
"#,
    ),
];
