//! Whole programs compared with their yardsticks, timed in turn: see `benches/compare.sh`.
//!
//! Each line is the median of the ratios of pairs; absolute times only give the order, for machines differ and are shared.

// A program run by hand: it reads its arguments and where it stands.
#![allow(clippy::disallowed_methods)]

mod offices;
mod plans;
mod sharing;
mod timing;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use copil_plan::{ActionId, Plan};
use copil_store::{PlanPath, Snapshot};
use plans::{MINISTRY, PLAN, REGION, Size, TOWN, copy, git, git_command, without_configuration};
use tempfile::TempDir;
use timing::terminal::{self, Seen};
use timing::{Pairs, Sample, milliseconds, run};

const HELP: &str = "compare [--runs N] [--size town|region|ministry]... [NAME]...
Compares whole programs with their yardsticks: screen, status, list, log-of-one, log, record, at, compare, meetings,
sync, join, crowd, import, export, pages, size, portfolio. Without NAME all, without
--size a town's plan and a ministry's.";

fn main() -> io::Result<()> {
    let Some(asked) = Asked::from(std::env::args().skip(1)) else {
        eprintln!("{HELP}");
        return Ok(());
    };
    let comparison = Comparison {
        programs: programs()?,
        runs: asked.runs,
    };
    println!(
        "{:44} {:>7} {:>6} {:>11} {:>11}",
        "", "ratio", "goal", "copil", "yardstick"
    );
    if asked.wants("size") {
        comparison.binary_size()?;
    }
    if asked.wants("portfolio") {
        let (plans, size) = COUNTRY;
        println!("{plans} plans of {size} (actions/groups/commits)");
        comparison.portfolio()?;
    }
    for size in &asked.sizes {
        println!("{size} (actions/groups/commits)");
        comparison.all_of(*size, &asked)?;
    }
    Ok(())
}

/// How many plans a country has in one repository, and how large each is.
const COUNTRY: (usize, Size) = (
    1_000,
    Size {
        actions: 100,
        groups: 5,
        commits: 10,
    },
);

/// What the arguments ask for.
struct Asked {
    runs: usize,
    sizes: Vec<Size>,
    names: Vec<String>,
}

impl Asked {
    fn from(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut asked = Self {
            runs: 11,
            sizes: Vec::new(),
            names: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--runs" => asked.runs = arguments.next()?.parse().ok()?,
                "--size" => asked.sizes.push(match arguments.next()?.as_str() {
                    "town" => TOWN,
                    "region" => REGION,
                    "ministry" => MINISTRY,
                    _ => return None,
                }),
                _ if argument.starts_with('-') => return None,
                _ => asked.names.push(argument),
            }
        }
        if asked.sizes.is_empty() {
            asked.sizes = vec![TOWN, MINISTRY];
        }
        Some(asked)
    }

    fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|known| known == name)
    }
}

/// The programs that are compared.
struct Programs {
    copil: PathBuf,
    yardstick: PathBuf,
    spreadsheets: PathBuf,
}

/// They were built beside this one.
fn programs() -> io::Result<Programs> {
    let this = std::env::current_exe()?;
    let beside = this.parent().unwrap_or(Path::new("."));
    let copil = beside.parent().unwrap_or(beside).join("copil");
    let programs = Programs {
        copil,
        yardstick: beside.join("yardstick"),
        spreadsheets: beside.join("spreadsheets"),
    };
    for program in [&programs.copil, &programs.yardstick, &programs.spreadsheets] {
        if !program.with_extension(std::env::consts::EXE_EXTENSION).is_file() {
            return Err(io::Error::other(format!(
                "{} is not built: run benches/compare.sh",
                program.display()
            )));
        }
    }
    Ok(programs)
}

struct Comparison {
    programs: Programs,
    runs: usize,
}

/// A copy of a plan's repository that may be changed.
struct Ground {
    copy: TempDir,
    plan: Plan,
}

impl Ground {
    fn new(size: Size) -> io::Result<Self> {
        let copy = copy(&plans::repository(size)?)?;
        for setting in ["gc.auto", "maintenance.auto"] {
            git(copy.path(), &["config", setting, "0"])?;
        }
        let opened = Snapshot::of_folder(&copy.path().join(PLAN)).map_err(io::Error::other)?;
        Ok(Self {
            copy,
            plan: opened.plan,
        })
    }

    fn path(&self) -> &Path {
        self.copy.path()
    }

    fn git(&self, arguments: &[&str]) -> Command {
        let mut git = git_command(self.path());
        git.args(arguments);
        git
    }

    /// An action under way, and its file below the repository.
    fn action(&self) -> io::Result<(&ActionId, String)> {
        let mut actions = self.plan.actions.iter();
        let under_way = actions.find(|(_, placed)| placed.status.as_str() == "in-progress");
        let (id, placed) = under_way.ok_or_else(|| io::Error::other("no action is under way"))?;
        Ok((id, format!("{PLAN}/{}", PlanPath::action(&placed.group, id))))
    }

    fn index(&self) -> PathBuf {
        self.path().join(".git/copil")
    }

    fn forget_index(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.index()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Comparison {
    fn all_of(&self, size: Size, asked: &Asked) -> io::Result<()> {
        let rows: [(&str, fn(&Self, Size) -> io::Result<()>); 15] = [
            ("screen", Self::screen),
            ("status", Self::status),
            ("list", Self::list),
            ("log-of-one", Self::log_of_one),
            ("log", Self::log),
            ("at", Self::at),
            ("compare", Self::compare),
            ("meetings", Self::meetings),
            ("record", Self::record),
            ("sync", Self::sync),
            ("join", Self::join),
            ("crowd", Self::crowd),
            ("import", Self::import),
            ("export", Self::export),
            ("pages", Self::pages),
        ];
        for (_, row) in rows.iter().filter(|(name, _)| asked.wants(name)) {
            row(self, size)?;
        }
        Ok(())
    }

    fn copil(&self, ground: &Ground, arguments: &[&str]) -> Command {
        self.copil_in(ground.path(), arguments)
    }

    fn copil_in(&self, repository: &Path, arguments: &[&str]) -> Command {
        let mut copil = Command::new(&self.programs.copil);
        copil.current_dir(repository.join(PLAN)).args(arguments);
        without_configuration(&mut copil);
        copil
    }

    fn pairs(
        &self,
        mut ours: impl FnMut() -> io::Result<Command>,
        mut theirs: impl FnMut() -> io::Result<Command>,
    ) -> io::Result<Pairs> {
        Pairs::of(
            self.runs,
            || run(&mut ours()?, &[0]).map(milliseconds),
            // `git grep` answers 1 where nothing is found.
            || run(&mut theirs()?, &[0, 1]).map(milliseconds),
        )
    }

    fn binary_size(&self) -> io::Result<()> {
        let bytes = fs::metadata(&self.programs.copil)?.len();
        println!(
            "{:44} {:>7} {:>6} {:>8.1} MiB",
            "release binary",
            "",
            "14",
            bytes as f64 / f64::from(1 << 20)
        );
        Ok(())
    }

    fn screen(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let folder = ground.path().join(PLAN);
        let folder = folder.to_string_lossy();
        let dashboard =
            |leading: &str, keys: &str| terminal::watch(&self.programs.copil, &[&folder], "Avancement", leading, keys);
        let yardstick = || terminal::watch(&self.programs.yardstick, &[], "Yardstick", "", "");
        let (mut memory, mut our_memory) = (Sample::default(), Sample::default());
        let theirs = || {
            let seen = yardstick()?;
            memory.extend(seen.memory);
            Ok(milliseconds(seen.first))
        };
        let ours = || {
            let seen = dashboard("", "")?;
            our_memory.extend(seen.memory);
            Ok(milliseconds(seen.first))
        };
        let small = size.actions < 1_000;
        report(
            "first frame / smallest ratatui program",
            if small { "3" } else { "" },
            "ms",
            &Pairs::of(self.runs, ours, theirs)?,
        );
        let peak = memory.median();
        println!(
            "{:44} {:>7.2} {:>6} {:>7.1} MiB {:>7.1} MiB",
            "peak memory / smallest ratatui program",
            our_memory.median() / peak,
            if small { "3" } else { "10" },
            our_memory.median(),
            peak
        );
        if !small {
            let grep = || run(&mut ground.git(&["grep", "-c", "zzz"]), &[0, 1]).map(milliseconds);
            let ours = || Ok(milliseconds(dashboard("", "")?.first));
            report(
                "first frame / git grep of every file",
                "1",
                "ms",
                &Pairs::of(self.runs, ours, grep)?,
            );
        }
        for (name, leading, keys) in [
            ("a key in the list of actions", "2", "jjjjkkkkGgjG"),
            ("a key in the journal", "6", "jjjjkkkkGgjG"),
            ("a letter in fuzzy find", "/", "teletrava"),
        ] {
            let mut taken = Sample::default();
            for _ in 0..self.runs.div_ceil(4) {
                let Seen { keys, .. } = dashboard(leading, keys)?;
                taken.extend(keys.into_iter().map(milliseconds));
            }
            println!(
                "{name:44} {:>7} {:>6} {:>8.1} ms  p99 {:.1} ms",
                "",
                "16 ms",
                taken.median(),
                taken.at(0.99)
            );
        }
        Ok(())
    }

    /// A thousand plans together, with what was read of them remembered and without.
    fn portfolio(&self) -> io::Result<()> {
        let (plans, size) = COUNTRY;
        let plans: Vec<String> = (0..plans).map(|number| format!("plans/p{number:04}")).collect();
        let ground = copy(&plans::kept(&plans, size)?)?;
        let folder = ground.path().join("plans");
        let folder = folder.to_string_lossy();
        let open =
            |leading: &str, keys: &str| terminal::watch(&self.programs.copil, &[&folder], "p0000", leading, keys);
        let grep = || {
            let mut grep = git_command(ground.path());
            run(grep.args(["grep", "-c", "zzz"]), &[0, 1]).map(milliseconds)
        };
        let forget = || match fs::remove_dir_all(ground.path().join(".git/copil")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        let anew = || {
            forget()?;
            Ok(milliseconds(open("", "")?.first))
        };
        let name = "first frame, nothing remembered / git grep";
        report(name, "1.2", "ms", &Pairs::of(self.runs, anew, grep)?);
        // Read to the end once, with all histories, so that all is remembered; nothing that is read later takes as much.
        let whole = |leading: &str, keys: &str| {
            let silence = Duration::from_secs(5);
            terminal::watch_after(&self.programs.copil, &[&folder], "p0000", silence, leading, keys)
        };
        forget()?;
        let first = whole("59", "")?;
        let again = || Ok(milliseconds(open("", "")?.first));
        report(
            "first frame / git grep",
            "0.5",
            "ms",
            &Pairs::of(self.runs, again, grep)?,
        );
        let Seen { keys, memory, .. } = whole("59", "jjjjkkkkGgjG2jjGg1")?;
        let (mut taken, mut peak, mut again) = (Sample::default(), Sample::default(), Sample::default());
        taken.extend(keys.into_iter().map(milliseconds));
        peak.extend(first.memory);
        again.extend(memory);
        println!(
            "{:44} {:>7} {:>6} {:>8.1} ms  p99 {:.1} ms",
            "a key",
            "",
            "16 ms",
            taken.median(),
            taken.at(0.99)
        );
        for (name, peak) in [
            ("peak memory, all histories read first", peak),
            ("the same, read before", again),
        ] {
            println!("{name:44} {:>7} {:>6} {:>7.1} MiB", "", "400", peak.median());
        }
        Ok(())
    }

    /// The same one-line change, there and back, by both.
    fn status(&self, size: Size) -> io::Result<()> {
        let (our_ground, their_ground) = (Ground::new(size)?, Ground::new(size)?);
        let (id, path) = our_ground.action()?;
        let file = their_ground.path().join(path);
        let (mut our_turn, mut their_turn) = (0, 0);
        let pairs = self.pairs(
            || {
                our_turn += 1;
                let status = if our_turn % 2 == 1 { "paused" } else { "in-progress" };
                Ok(self.copil(&our_ground, &["status", id.as_str(), status, "-m", "x"]))
            },
            || {
                their_turn += 1;
                let (old, new) = if their_turn % 2 == 1 {
                    ("in-progress", "paused")
                } else {
                    ("paused", "in-progress")
                };
                let text = fs::read_to_string(&file)?;
                fs::write(
                    &file,
                    text.replacen(&format!("status = \"{old}\""), &format!("status = \"{new}\""), 1),
                )?;
                Ok(their_ground.git(&["-c", "core.fsync=all", "commit", "-qam", "x"]))
            },
        )?;
        let goal = if size.actions < 1_000 { "0.7" } else { "0.5" };
        report("status / git commit -qam", goal, "ms", &pairs);
        Ok(())
    }

    /// Nothing new, neither here nor in the bare repository that both share.
    fn sync(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let shared = tempfile::tempdir()?;
        let address = shared.path().to_string_lossy();
        git(ground.path(), &["init", "-q", "--bare", &address])?;
        git(ground.path(), &["remote", "add", "origin", &address])?;
        git(ground.path(), &["push", "-q", "-u", "origin", "HEAD"])?;
        let pairs = Pairs::of(
            self.runs,
            // It answers that nothing changed.
            || run(&mut self.copil(&ground, &["sync"]), &[3]).map(milliseconds),
            || run(&mut ground.git(&["fetch"]), &[0]).map(milliseconds),
        )?;
        report("sync, nothing new / git fetch", "1.3", "ms", &pairs);
        Ok(())
    }

    fn list(&self, size: Size) -> io::Result<()> {
        if Command::new("task").arg("--version").output().is_err() {
            println!("{:44} taskwarrior is not installed", "list / task list");
            return Ok(());
        }
        let ground = Ground::new(size)?;
        let data = tempfile::tempdir()?;
        let tasks: Vec<String> = ground
            .plan
            .actions
            .values()
            .map(|placed| {
                format!(
                    "{{\"description\":{:?},\"project\":\"{}\"}}",
                    placed.title, placed.group
                )
            })
            .collect();
        let file = data.path().join("tasks.json");
        fs::write(&file, format!("[{}]", tasks.join(",\n")))?;
        let task = || {
            let mut task = Command::new("task");
            let location = format!("rc.data.location={}", data.path().display());
            task.env("TASKRC", "/dev/null")
                .args(["rc.gc=off", "rc.confirmation=off", "rc.verbose=nothing", &location]);
            task
        };
        run(task().arg("import").arg(&file), &[0])?;
        let pairs = self.pairs(
            || Ok(self.copil(&ground, &["list"])),
            || {
                let mut list = task();
                list.arg("list");
                Ok(list)
            },
        )?;
        report("list / task list", "0.7", "ms", &pairs);
        Ok(())
    }

    fn log_of_one(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let (id, path) = ground.action()?;
        let ours = || self.copil(&ground, &["log", id.as_str()]);
        let first = self.pairs(
            || ground.forget_index().map(|()| ours()),
            || Ok(ground.git(&["log", "-p", "--", &path])),
        )?;
        report("log ID, first time / git log -p -- FILE", "1.5", "ms", &first);
        git(
            ground.path(),
            &[
                "commit-graph",
                "write",
                "--reachable",
                "--changed-paths",
                "--no-progress",
            ],
        )?;
        let second = self.pairs(|| Ok(ours()), || Ok(ground.git(&["log", "--oneline", "--", &path])))?;
        report("log ID, second time / git log with filters", "1", "ms", &second);
        Ok(())
    }

    fn log(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let ours = || self.copil(&ground, &["log"]);
        let theirs = || Ok(ground.git(&["log", "-p"]));
        let first = self.pairs(|| ground.forget_index().map(|()| ours()), theirs)?;
        report("log, first time / git log -p", "1.5", "ms", &first);
        let second = self.pairs(|| Ok(ours()), theirs)?;
        report("log, second time / git log -p", "0.2", "ms", &second);
        // An index that ten commits are missing from.
        ground.forget_index()?;
        git(ground.path(), &["tag", "whole"])?;
        git(ground.path(), &["update-ref", "refs/heads/main", "whole~10"])?;
        run(&mut ours(), &[0])?;
        let kept = tempfile::tempdir()?;
        let files: Vec<_> = fs::read_dir(ground.index())?.collect::<io::Result<_>>()?;
        for file in &files {
            fs::copy(file.path(), kept.path().join(file.file_name()))?;
        }
        git(ground.path(), &["update-ref", "refs/heads/main", "whole"])?;
        let behind = self.pairs(
            || {
                for file in &files {
                    fs::copy(kept.path().join(file.file_name()), file.path())?;
                }
                Ok(ours())
            },
            theirs,
        )?;
        report("log, after 10 new commits / git log -p", "0.2", "ms", &behind);
        Ok(())
    }
}

impl Comparison {
    /// The plan of a day, and the files of the commit that has it.
    fn at(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let ours = || self.copil(&ground, &["list", "--at", DAYS[0]]);
        run(&mut ours(), &[0])?;
        let commit = ground.commit_of(DAYS[0])?;
        let pairs = self.pairs(|| Ok(ours()), || Ok(ground.git(&["archive", &commit])))?;
        report("list --at DAY / git archive COMMIT", "3", "ms", &pairs);
        Ok(())
    }

    fn compare(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        run(&mut self.copil(&ground, &["log"]), &[0])?;
        let newest = DAYS[DAYS.len() - 1];
        for older in &DAYS[..DAYS.len() - 1] {
            let ours = || self.copil(&ground, &["compare", older, newest]);
            run(&mut ours(), &[0])?;
            let (from, to) = (ground.commit_of(older)?, ground.commit_of(newest)?);
            let theirs = || Ok(ground.git(&["diff", "--stat", &from, &to]));
            let pairs = self.pairs(|| Ok(ours()), theirs)?;
            report(
                &format!("compare {older} {newest} / git diff --stat"),
                "2",
                "ms",
                &pairs,
            );
        }
        Ok(())
    }

    /// Going back from meeting to meeting on the screen, and on again.
    fn meetings(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let folder = ground.path().join(PLAN);
        let held = folder.join("meetings");
        fs::create_dir_all(&held)?;
        for day in [
            "2018-03-15",
            "2018-06-14",
            "2018-09-13",
            "2018-12-13",
            "2019-03-14",
            "2019-06-13",
        ] {
            let file = held.join(format!("{day}-copil.toml"));
            fs::write(
                file,
                format!("committee = \"copil\"\ndate = {day}\nstate = \"closed\"\n"),
            )?;
        }
        run(&mut self.copil(&ground, &["log"]), &[0])?;
        run(&mut self.copil(&ground, &["list", "--at", DAYS[0]]), &[0])?;
        let (mut taken, mut first) = (Sample::default(), Sample::default());
        let (mut compared, mut memory) = (Sample::default(), Sample::default());
        let folder = folder.to_string_lossy();
        for _ in 0..self.runs.div_ceil(4) {
            let keys = ",,,,,,;;;;;H";
            let mut seen = terminal::watch(&self.programs.copil, &[&folder], "Avancement", "", keys)?;
            compared.extend(seen.keys.pop().map(milliseconds));
            first.extend(seen.keys.first().copied().map(milliseconds));
            taken.extend(seen.keys.into_iter().map(milliseconds));
            memory.extend(seen.memory);
        }
        println!(
            "{:44} {:>7} {:>6} {:>8.1} ms  p99 {:.1} ms",
            "a step to the next meeting",
            "",
            "100 ms",
            taken.median(),
            taken.at(0.99)
        );
        println!(
            "{:44} {:>7} {:>6} {:>8.1} ms",
            "the first step",
            "",
            "100 ms",
            first.median()
        );
        println!(
            "{:44} {:>7} {:>6} {:>8.1} ms",
            "comparing with the last meeting",
            "",
            "",
            compared.median()
        );
        println!(
            "{:44} {:>7} {:>6} {:>7.1} MiB",
            "peak memory, gone through and compared",
            "",
            "150",
            memory.median()
        );
        Ok(())
    }

    /// The record of a meeting, once the history was read, and opening the same plan.
    fn record(&self, size: Size) -> io::Result<()> {
        let copy = plans::with_a_meeting(size)?;
        let copil = |arguments: &[&str]| {
            let mut copil = Command::new(&self.programs.copil);
            copil.current_dir(copy.path().join(PLAN)).args(arguments);
            without_configuration(&mut copil);
            copil
        };
        let ours = || copil(&["report", "record", plans::MEETING, "--format", "html"]);
        run(&mut ours(), &[0])?;
        // No action has such a text: all that is left is to open the plan.
        let pairs = self.pairs(|| Ok(ours()), || Ok(copil(&["list", "zzz"])))?;
        report("record / opening the plan", "3", "ms", &pairs);
        Ok(())
    }
}

impl Ground {
    /// The commit that a day of the plan means: its history is one line, made in order.
    fn commit_of(&self, day: &str) -> io::Result<String> {
        let before = format!("--before={day}T23:59:59+01:00");
        let listed = self.git(&["rev-list", "-1", &before, "HEAD"]).output()?;
        Ok(String::from_utf8_lossy(&listed.stdout).trim().to_owned())
    }
}

/// Days that are looked at: the first is compared with the last, a year later, and so is one of the quarter before it.
const DAYS: [&str; 3] = ["2019-01-15", "2019-10-15", "2020-01-15"];

fn report(name: &str, goal: &str, unit: &str, pairs: &Pairs) {
    let (ratio, ours, theirs) = (pairs.ratios.median(), pairs.ours.median(), pairs.theirs.median());
    println!("{name:44} {ratio:>7.2} {goal:>6} {ours:>8.1} {unit} {theirs:>8.1} {unit}");
}
