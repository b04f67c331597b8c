//! Sharing, compared with plain git doing the same: two sides that went apart, and a crowd.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::plans::{self, PLAN, Size, TOWN, copy, git, git_command, without_configuration};
use super::timing::{Pairs, Sample, milliseconds, run, run_for_memory};
use super::{Comparison, report};

/// How many changes each side made after they went apart.
const APART: usize = 500;

/// How many people share one plan, and how often each of them shares a change.
const CROWD: usize = 6;
const ROUNDS: usize = 5;
/// How often somebody may be overtaken before something is wrong.
const PATIENCE: usize = 50;

/// What plain git does in the place of a sync, where nothing clashes.
const PULL_AND_PUSH: &str = "git pull -q --no-rebase --no-edit && git push -q";

impl Comparison {
    /// Two sides that each changed other actions, brought together and shared: against git bringing together what it has
    /// fetched, which is the least of it, for a sync asks and shares too, and against all that git does for it.
    pub(crate) fn join(&self, size: Size) -> io::Result<()> {
        let apart = Apart::new(size)?;
        let fetched = || {
            let own = apart.begin()?;
            git(own.path(), &["fetch", "-q"]).map(|()| own)
        };
        let time = |own: &TempDir, script: &str| run(&mut shell(own.path(), script), &[0]).map(milliseconds);
        let sync = |own: &TempDir| run(&mut self.copil_in(own.path(), &["sync"]), &[0]).map(milliseconds);
        let runs = self.runs.div_ceil(2);
        // Git flushes nothing of a merge unless told; a sync answers once all of it is on disk for good.
        for (flushing, name) in [("", "git merge"), ("-c core.fsync=all", "git merge, flushed")] {
            let merge = || time(&fetched()?, &format!("git {flushing} merge -q --no-edit origin/main"));
            let name = format!("sync of {} changes / {name}", 2 * APART);
            report(&name, "2", "ms", &Pairs::of(runs, || sync(&fetched()?), merge)?);
        }
        let pull = || time(&apart.begin()?, PULL_AND_PUSH);
        let name = format!("sync of {} changes / git pull, git push", 2 * APART);
        report(&name, "", "ms", &Pairs::of(runs, || sync(&apart.begin()?), pull)?);
        let mut peak = Sample::default();
        for _ in 0..self.runs.div_ceil(4) {
            let own = apart.begin()?;
            peak.extend(run_for_memory(&mut self.copil_in(own.path(), &["sync"]), &[0])?);
        }
        println!(
            "{:44} {:>7} {:>6} {:>7.1} MiB",
            "peak memory of it",
            "",
            if size == TOWN { "" } else { "150" },
            peak.median()
        );
        Ok(())
    }

    /// People who share changes of their own actions at the same time.
    pub(crate) fn crowd(&self, size: Size) -> io::Result<()> {
        let of = |sync: &(dyn Fn(&Path) -> Command + Sync)| {
            let founder = copy(&plans::repository(size)?)?;
            let shared = share(founder.path())?;
            crowd(shared.path(), sync).map(milliseconds)
        };
        let ours = || of(&|clone| self.copil_in(clone, &["sync"]));
        let theirs = || of(&|clone| shell(clone, PULL_AND_PUSH));
        let name = format!("a crowd of {CROWD} / the same with plain git");
        report(&name, "1.5", "ms", &Pairs::of(self.runs.div_ceil(4), ours, theirs)?);
        Ok(())
    }
}

/// A clone and the shared repository, of which each has commits that the other has not.
struct Apart {
    own: TempDir,
    shared: TempDir,
}

impl Apart {
    fn new(size: Size) -> io::Result<Self> {
        let own = copy(&plans::repository(size)?)?;
        let shared = share(own.path())?;
        for (branch, side) in [("theirs", 0), ("main", 1)] {
            go_on(own.path(), branch, side)?;
        }
        let from = own.path().to_string_lossy();
        git(shared.path(), &["fetch", "-q", &from, "theirs:theirs"])?;
        git(own.path(), &["branch", "-qD", "theirs"])?;
        git(own.path(), &["reset", "-q", "--hard"])?;
        Ok(Self { own, shared })
    }

    /// A copy of the clone as it was before anything was brought together; so is what is shared.
    fn begin(&self) -> io::Result<TempDir> {
        git(self.shared.path(), &["update-ref", "refs/heads/main", "theirs"])?;
        let own = copy(self.own.path())?;
        // Whoever flushes the file system would write the copy as well.
        Command::new("sync").arg("-f").arg(own.path()).status()?;
        Ok(own)
    }
}

/// Goes on with a branch from where the plan is: one commit a change, each of an action of every second one.
fn go_on(repository: &Path, branch: &str, side: usize) -> io::Result<()> {
    let mut files = Vec::new();
    for group in fs::read_dir(repository.join(PLAN).join("groups"))? {
        for file in fs::read_dir(group?.path())? {
            files.push(file?.path());
        }
    }
    files.retain(|file| !file.ends_with("group.toml"));
    files.sort();
    let files: Vec<_> = files.iter().skip(side).step_by(2).collect();
    let mut import = git_command(repository)
        .args(["fast-import", "--quiet", "--done", "--force"])
        .stdin(Stdio::piped())
        .spawn()?;
    let mut input = import.stdin.take().ok_or_else(|| io::Error::other("no input"))?;
    for number in 0..APART {
        let file = files[number % files.len()];
        let text = due(&fs::read_to_string(file)?, number);
        let path = file.strip_prefix(repository).map_err(io::Error::other)?;
        let from = if number == 0 { "from refs/heads/main^0\n" } else { "" };
        let when = 1_600_000_000 + 2 * number + side;
        write!(
            input,
            "commit refs/heads/{branch}\ncommitter Pilote <lead-g00@exemple.test> {when} +0100\ndata 3\nmaj\n{from}\
             M 100644 inline {}\ndata {}\n{text}\n",
            path.display(),
            text.len()
        )?;
    }
    writeln!(input, "done")?;
    drop(input);
    match import.wait()? {
        status if status.success() => Ok(()),
        status => Err(io::Error::other(format!("git fast-import: {status}"))),
    }
}

/// The text of an action with another due date for each number.
fn due(text: &str, number: usize) -> String {
    let day = format!(
        "due = {}-{:02}-{:02}",
        2021 + number / 336,
        1 + number / 28 % 12,
        1 + number % 28
    );
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("due = "));
    let changed = lines.iter().enumerate().map(|(nth, line)| match Some(nth) == at {
        true => format!("{day}\n"),
        false => format!("{line}\n"),
    });
    changed.collect()
}

/// A bare repository that a clone shares its branch with.
fn share(clone: &Path) -> io::Result<TempDir> {
    let shared = tempfile::tempdir()?;
    let address = shared.path().to_string_lossy();
    git(clone, &["init", "-q", "--bare", "-b", "main", &address])?;
    git(clone, &["remote", "add", "origin", &address])?;
    git(clone, &["push", "-q", "-u", "origin", "HEAD"])?;
    for place in [clone, shared.path()] {
        for setting in ["gc.auto", "maintenance.auto", "receive.autogc"] {
            git(place, &["config", setting, "0"])?;
        }
    }
    Ok(shared)
}

/// Everybody changes an action of their own and shares that, time and again; how long that takes.
fn crowd(shared: &Path, sync: &(dyn Fn(&Path) -> Command + Sync)) -> io::Result<Duration> {
    let mut clones = Vec::new();
    for _ in 0..CROWD {
        let clone = tempfile::tempdir()?;
        git(clone.path(), &["clone", "-q", &shared.to_string_lossy(), "."])?;
        clones.push(clone);
    }
    let start = Instant::now();
    thread::scope(|scope| {
        let begin = |(number, clone): (usize, &TempDir)| {
            let clone = clone.path().to_owned();
            scope.spawn(move || work(&clone, number, sync))
        };
        let members: Vec<_> = clones.iter().enumerate().map(begin).collect();
        members.into_iter().try_for_each(|member| {
            let ended = member.join();
            ended.unwrap_or_else(|_| Err(io::Error::other("a member panicked")))
        })
    })?;
    Ok(start.elapsed())
}

fn work(clone: &Path, number: usize, sync: &(dyn Fn(&Path) -> Command + Sync)) -> io::Result<()> {
    let name = format!("groups/g{number:02}/G{number:02}-{number:03}.toml");
    let file = clone.join(PLAN).join(name);
    for round in 0..ROUNDS {
        fs::write(&file, due(&fs::read_to_string(&file)?, round))?;
        git(clone, &["commit", "-qam", "maj"])?;
        // Whoever was overtaken tries again.
        let is_shared = (0..PATIENCE).any(|_| run(&mut sync(clone), &[0]).is_ok());
        if !is_shared {
            return Err(io::Error::other("a member is never heard"));
        }
    }
    Ok(())
}

fn shell(folder: &Path, script: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.current_dir(folder).args(["-c", script]);
    without_configuration(&mut shell);
    shell
}
