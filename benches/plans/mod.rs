//! Plans of the sizes that count, with their histories, made through `git fast-import` so that none of their bytes come
//! from the program that is measured. The same size always gives the same commits.
//!
//! They are made once and kept in the folder of what is built; nothing changes them afterwards, a bench that writes works
//! on a copy.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{Days, NaiveDate};

/// Where the plan is in its repository.
pub(crate) const PLAN: &str = "plans/grand";

/// How large a plan is, and how long its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Actions.
    pub(crate) actions: usize,
    /// Working groups, among which the actions are dealt out.
    pub(crate) groups: usize,
    /// Commits after the first, which makes the whole plan.
    pub(crate) commits: usize,
}

/// A town's plan after five busy years.
pub(crate) const TOWN: Size = Size {
    actions: 117,
    groups: 10,
    commits: 10_000,
};
/// A region's, after ten.
pub(crate) const REGION: Size = Size {
    actions: 1_000,
    groups: 50,
    commits: 100_000,
};
/// A ministry's.
pub(crate) const MINISTRY: Size = Size {
    actions: 10_000,
    groups: 100,
    commits: 10_000,
};

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{}/{}/{}", self.actions, self.groups, self.commits))
    }
}

/// The repository of a size: made when it is first asked for.
pub(crate) fn repository(size: Size) -> io::Result<PathBuf> {
    kept(&[PLAN.to_owned()], size)
}

/// A repository with plans in some folders, all of one size.
pub(crate) fn kept(plans: &[String], size: Size) -> io::Result<PathBuf> {
    let many = if plans.len() > 1 {
        format!("{}-plans-", plans.len())
    } else {
        String::new()
    };
    let name = format!("plan-{many}{}-{}-{}", size.actions, size.groups, size.commits);
    let shelf = shelf()?;
    let kept = shelf.join(name);
    let last = plans.last().map_or("", String::as_str);
    if kept.join(last).join("plan.toml").is_file() {
        return Ok(kept);
    }
    eprintln!("making {} of {size} (actions/groups/commits)", plans.len());
    // Made aside and then renamed, so that what was broken off is never taken for the whole.
    let aside = tempfile::Builder::new().prefix("making-").tempdir_in(&shelf)?;
    make(&aside.path().join("plan"), plans, size)?;
    fs::rename(aside.path().join("plan"), &kept)?;
    Ok(kept)
}

/// A copy of a repository that may be changed; it goes with the value.
pub(crate) fn copy(repository: &Path) -> io::Result<tempfile::TempDir> {
    let copy = tempfile::Builder::new().prefix("copy-").tempdir_in(shelf()?)?;
    copy_below(repository, copy.path())?;
    // The copies have other times and inodes than git's index knows; a person's repository would not.
    git(copy.path(), &["update-index", "-q", "--refresh"])?;
    Ok(copy)
}

/// The id of the meeting of [`with_a_meeting`].
pub(crate) const MEETING: &str = "2020-03-12-copil";

/// A copy of a plan in which a committee met: twenty actions talked about, and a decision on each.
pub(crate) fn with_a_meeting(size: Size) -> io::Result<tempfile::TempDir> {
    let copy = copy(&repository(size)?)?;
    let plan = copy.path().join(PLAN);
    let config = fs::read_to_string(plan.join("plan.toml"))?;
    let committee = "\n[committees.copil]\ntitle = \"Comité de pilotage\"\nmembers = [\"lead-g00\", \"lead-g01\"]\n";
    fs::write(plan.join("plan.toml"), config + committee)?;
    let head = "committee = \"copil\"\ndate = 2020-03-12\nstate = \"closed\"\npresent = [\"lead-g00\"]\n";
    let mut meeting = head.to_owned();
    let action = |number: usize| format!("G{:02}-{number:03}", number % size.groups);
    for number in 0..20 {
        let id = action(number);
        meeting += &format!(
            "\n[agenda.{id}]\nrank = {}\naction = \"{id}\"\noutcome = \"decided\"\n",
            number + 1
        );
    }
    for number in 0..20 {
        let id = action(number);
        meeting += &format!(
            "\n[decisions.{}]\nitem = \"{id}\"\ntext = \"Poursuivre.\"\nactions = [\"{id}\"]\n",
            number + 1
        );
    }
    fs::create_dir_all(plan.join("meetings"))?;
    fs::write(plan.join("meetings").join(format!("{MEETING}.toml")), meeting)?;
    git(copy.path(), &["add", "."])?;
    git(copy.path(), &["commit", "-qm", "Réunion close"])?;
    Ok(copy)
}

/// Runs git in a folder, with nothing of the machine's own configuration.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> io::Result<()> {
    let status = git_command(folder).args(arguments).stdout(Stdio::null()).status()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("git {}: {status}", arguments.join(" "))))
    }
}

/// Git in a folder, with nothing of the machine's own configuration.
pub(crate) fn git_command(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder);
    without_configuration(&mut git);
    git
}

/// Has a command see an identity, and nothing of the machine's own git configuration.
pub(crate) fn without_configuration(command: &mut Command) {
    let settings = [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_SYSTEM", "/dev/null"),
        ("GIT_AUTHOR_NAME", "Pilote"),
        ("GIT_AUTHOR_EMAIL", "lead-g00@exemple.test"),
        ("GIT_COMMITTER_NAME", "Pilote"),
        ("GIT_COMMITTER_EMAIL", "lead-g00@exemple.test"),
    ];
    command.envs(settings);
}

/// Where plans are kept: beside what is built, which is two folders above the running program.
fn shelf() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let built = program.ancestors().nth(3).unwrap_or(Path::new("."));
    let shelf = built.join("bench-plans");
    fs::create_dir_all(&shelf)?;
    Ok(shelf)
}

fn copy_below(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy_below(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn make(folder: &Path, plans: &[String], size: Size) -> io::Result<()> {
    fs::create_dir(folder)?;
    git(folder, &["init", "-q", "-b", "main"])?;
    let mut import = git_command(folder)
        .args(["fast-import", "--quiet", "--done"])
        .stdin(Stdio::piped())
        .spawn()?;
    if let Some(input) = import.stdin.take() {
        let mut out = BufWriter::new(input);
        for plan in plans {
            let mut story = Story::new(plan, size, &mut out);
            story.found()?;
            for _ in 0..size.commits {
                story.go_on()?;
            }
        }
        writeln!(out, "done")?;
        out.flush()?;
    }
    let status = import.wait()?;
    if !status.success() {
        return Err(io::Error::other(format!("git fast-import: {status}")));
    }
    git(folder, &["reset", "-q", "--hard"])
}

/// Numbers that seem to be drawn, and are the same in every run (Steele, Lea and Flood's splitmix64).
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Statuses, their French labels, and the statuses that may follow.
const STATUSES: [(&str, &str, &[usize]); 6] = [
    ("planned", "À venir", &[1, 2, 5]),
    ("in-progress", "En cours", &[2, 3, 4, 5]),
    ("paused", "En pause", &[1, 5]),
    ("blocked", "Bloquée", &[1, 2, 5]),
    ("done", "Réalisée", &[1]),
    ("abandoned", "Abandonnée", &[0]),
];
const WEATHERS: [&str; 4] = ["sunny", "cloudy", "rainy", "stormy"];
const MILESTONES: [&str; 3] = ["cadrage", "essai", "bilan"];
const VERBS: [&str; 6] = [
    "Harmoniser",
    "Simplifier",
    "Mutualiser",
    "Expérimenter",
    "Évaluer",
    "Généraliser",
];
const THINGS: [&str; 6] = [
    "les procédures d’achat",
    "le circuit des signatures",
    "le télétravail",
    "l’accueil des nouveaux agents",
    "les entretiens professionnels",
    "le parc de véhicules",
];

struct Action {
    id: String,
    group: usize,
    title: String,
    high: bool,
    status: usize,
    since: NaiveDate,
    weather: Option<(usize, NaiveDate)>,
    due: NaiveDate,
    reached: Vec<NaiveDate>,
}

impl Action {
    fn path(&self, plan: &str) -> String {
        format!("{plan}/groups/g{:02}/{}.toml", self.group, self.id)
    }

    fn toml(&self) -> String {
        let priority = if self.high { "high" } else { "normal" };
        let mut text = format!(
            "title = \"{}\"\nstatus = \"{}\"\nsince = {}\npriority = \"{priority}\"\n",
            self.title, STATUSES[self.status].0, self.since
        );
        if let Some((weather, day)) = self.weather {
            text += &format!("weather = \"{}\"\ncomment = \"Point du {day}\"\n", WEATHERS[weather]);
        }
        text += &format!(
            "leads = [\"lead-g{:02}\"]\norganisations = [\"ville\", \"agglo\"]\nstart = 2016-01-04\ndue = {}\n",
            self.group, self.due
        );
        text += "description = \"\"\"\nRecenser les pratiques, choisir ensemble, puis déployer.\nFormer les agents.\n\"\"\"\n";
        for (at, name) in MILESTONES.iter().enumerate() {
            let due = self.due - Days::new(100 * (MILESTONES.len() - 1 - at) as u64);
            text += &format!("\n[milestones.{name}]\ntitle = \"Jalon {name}\"\ndue = {due}\n");
            if let Some(day) = self.reached.get(at) {
                text += &format!("done = {day}\n");
            }
        }
        text
    }

    /// Changes something that the workflow allows: what a subject says of it, and its trailer.
    fn change(&mut self, draw: &mut Draw, day: NaiveDate) -> (String, String) {
        match draw.below(100) {
            0..45 => {
                let (old, old_label, next) = STATUSES[self.status];
                (self.status, self.since) = (draw.one_of(next), day);
                let (new, label, _) = STATUSES[self.status];
                (format!("{old_label} → {label}"), format!("Status: {old} -> {new}"))
            }
            45..70 => {
                let old = self.weather.map_or("none", |(old, _)| WEATHERS[old]);
                let next = self.weather.map_or(0, |(old, _)| (old + 1 + draw.below(3)) % 4);
                self.weather = Some((next, day));
                let new = WEATHERS[next];
                (format!("météo {new}"), format!("Weather: {old} -> {new}"))
            }
            70..85 if self.reached.len() < MILESTONES.len() => {
                let name = MILESTONES[self.reached.len()];
                self.reached.push(day);
                (format!("jalon {name} atteint"), format!("Milestone: {name} done {day}"))
            }
            _ => {
                let old = self.due;
                self.due = self.due + Days::new(7 + draw.below(110) as u64);
                (
                    format!("échéance {old} → {}", self.due),
                    format!("Due: {old} -> {}", self.due),
                )
            }
        }
    }
}

/// A history as it is written.
struct Story<'p, W> {
    /// The folder of its plan.
    plan: &'p str,
    size: Size,
    draw: Draw,
    actions: Vec<Action>,
    /// Seconds since 1970 of the next commit.
    clock: i64,
    out: W,
}

const FIRST_MOMENT: i64 = 1_446_451_200;
const LAST_MOMENT: i64 = 1_585_612_800;

impl<'p, W: Write> Story<'p, W> {
    fn new(plan: &'p str, size: Size, out: W) -> Self {
        let mut draw = Draw(size.actions as u64);
        let first = day_of(FIRST_MOMENT);
        let action = |number: usize| {
            let group = number % size.groups;
            Action {
                id: format!("G{group:02}-{number:03}"),
                group,
                title: format!("{} {} ({number})", draw.one_of(&VERBS), draw.one_of(&THINGS)),
                high: number.is_multiple_of(4),
                status: 0,
                since: first,
                weather: None,
                due: first + Days::new(240 + draw.below(1300) as u64),
                reached: Vec::new(),
            }
        };
        let actions = (0..size.actions).map(action).collect();
        Self {
            plan,
            size,
            draw,
            actions,
            clock: FIRST_MOMENT,
            out,
        }
    }

    fn found(&mut self) -> io::Result<()> {
        let mut config =
            "format = 1\ntitle = \"Grand plan\"\nlanguage = \"fr\"\nstart = 2015-11-02\nend = 2020-03-31\n\n\
                           [organisations]\nville = \"Ville\"\nagglo = \"Agglomération\"\n"
                .to_owned();
        let mut files = Vec::new();
        for group in 0..self.size.groups {
            let lead = format!("lead-g{group:02}");
            config += &format!(
                "\n[people.{lead}]\nname = \"Pilote {group}\"\nemail = \"{lead}@exemple.test\"\norganisation = \"ville\"\n"
            );
            let path = format!("{}/groups/g{group:02}/group.toml", self.plan);
            files.push((path, format!("title = \"Groupe {group}\"\nleads = [\"{lead}\"]\n")));
        }
        files.push((format!("{}/plan.toml", self.plan), config));
        files.extend(
            self.actions
                .iter()
                .map(|action| (action.path(self.plan), action.toml())),
        );
        self.commit(0, "Plan initial\n", &files)
    }

    /// One more commit; one in ten is made by hand, without trailers and now and then about two actions.
    fn go_on(&mut self) -> io::Result<()> {
        self.clock += (LAST_MOMENT - FIRST_MOMENT) / (self.size.commits as i64 + 1);
        let day = day_of(self.clock);
        let mut at = vec![self.draw.below(self.actions.len())];
        let (said, trailer) = self.actions[at[0]].change(&mut self.draw, day);
        let group = self.actions[at[0]].group;
        let message = if self.draw.below(10) == 0 {
            let other = self.draw.below(self.actions.len());
            if self.draw.below(3) == 0 && other != at[0] {
                self.actions[other].change(&mut self.draw, day);
                at.push(other);
            }
            "maj\n".to_owned()
        } else {
            let id = &self.actions[at[0]].id;
            format!("{id} : {said}\n\nVu en groupe de travail.\n\nPlan: grand\nAction: {id}\n{trailer}\n")
        };
        let files: Vec<_> = at
            .iter()
            .map(|&at| (self.actions[at].path(self.plan), self.actions[at].toml()))
            .collect();
        self.commit(group, &message, &files)
    }

    fn commit(&mut self, group: usize, message: &str, files: &[(String, String)]) -> io::Result<()> {
        let who = format!("Pilote {group} <lead-g{group:02}@exemple.test> {} +0100", self.clock);
        writeln!(self.out, "commit refs/heads/main\nauthor {who}\ncommitter {who}")?;
        self.data(message)?;
        for (path, text) in files {
            writeln!(self.out, "M 100644 inline {path}")?;
            self.data(text)?;
        }
        Ok(())
    }

    fn data(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "data {}\n{text}", text.len())
    }
}

fn day_of(moment: i64) -> NaiveDate {
    chrono::DateTime::from_timestamp(moment, 0)
        .map(|moment| moment.date_naive())
        .unwrap_or_default()
}
