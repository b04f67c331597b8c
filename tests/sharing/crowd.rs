//! A crowd: many people, each with a clone, change one plan and share it at random moments.
//!
//! A third of them uses plain git and the merge driver. The suite has a small crowd; the whole one, of 20 clones with 50
//! changes each, is `COPIL_CROWD=all cargo test --test sharing crowd -- --nocapture`. `COPIL_SEED` draws another crowd.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Mutex;

use crate::chance::Chance;
use crate::common::{Run, World};
use crate::replay::{Field, Made, replay};

/// The fields that are changed, and what each is at first.
const FIELDS: [(&str, &str); 3] = [("title", "Action"), ("due", "2018-06-30"), ("priority", "normal")];

/// How many actions each has for himself, and how many are everybody's.
const OWN: usize = 3;
const COMMON: usize = 1;

/// How often a sync may be overtaken by others before something is wrong.
const PATIENCE: usize = 200;

struct Member {
    number: usize,
    world: World,
    chance: Chance,
}

/// Whether a member uses plain git.
fn is_plain(number: usize) -> bool {
    number % 3 == 2
}

impl Member {
    fn new(number: usize, shared: &str, seed: u64) -> Self {
        let world = World::empty();
        world.git(&["clone", "-q", shared, "."]);
        world.git(&["config", "user.name", &format!("Membre {number}")]);
        world.git(&["config", "user.email", &format!("m{number}@essai.test")]);
        // What git does beside its work would outlive the test.
        world.git(&["config", "maintenance.auto", "false"]);
        if is_plain(number) {
            world.run(&["merge-driver", "--install"]).ends(0);
        }
        let chance = Chance::new(seed + number as u64 + 1);
        Self { number, world, chance }
    }

    /// What the next change is to be.
    fn draw(&mut self, mark: &str) -> Made {
        if !is_plain(self.number) && self.chance.once_in(12) {
            return Made::Action(format!("Nouvelle {mark}"));
        }
        let action = match self.chance.once_in(5) {
            true => common(self.chance.below(COMMON)),
            false => own(self.number, self.chance.below(OWN)),
        };
        let (field, _) = *self.chance.one(&FIELDS);
        let value = match field {
            "title" => format!("Titre {mark}"),
            "due" => format!("2018-{:02}-{:02}", self.chance.size(12), self.chance.size(28)),
            _ => (*self.chance.one(&["low", "normal", "high"])).to_owned(),
        };
        Made::Value((action, field), value)
    }

    /// Makes a change; answers whether it was acknowledged. One that changes nothing is not.
    fn make(&self, mark: &str, made: &Made) -> bool {
        let run = match made {
            Made::Action(title) => {
                let group = group(self.number);
                self.world.run(&["new", "action", &group, title, "-m", mark])
            }
            Made::Value((action, field), value) if is_plain(self.number) => {
                return self.edit(action, field, value, mark);
            }
            Made::Value((action, field), value) => {
                let setting = format!("{field}={value}");
                self.world.run(&["set", action, &setting, "-m", mark])
            }
        };
        assert!(matches!(run.code, 0 | 3), "{mark} {made:?}: {run:?}");
        run.code == 0
    }

    /// Changes a line by hand and records it with git.
    fn edit(&self, action: &str, field: &str, value: &str, mark: &str) -> bool {
        let path = file_of(action);
        let text = self.world.read(&path);
        let quote = if field == "due" { "" } else { "\"" };
        let lines = text.lines().map(|line| match line.starts_with(&format!("{field} = ")) {
            true => format!("{field} = {quote}{value}{quote}\n"),
            false => format!("{line}\n"),
        });
        let new: String = lines.collect();
        if new == text {
            return false;
        }
        self.world.write(&path, new);
        self.world.git(&["commit", "-qam", mark]);
        true
    }

    /// Shares what there is, until it is shared.
    fn share(&mut self) {
        for _ in 0..PATIENCE {
            let is_shared = match is_plain(self.number) {
                true => self.pull_and_push(),
                false => self.sync(),
            };
            if is_shared {
                return;
            }
        }
        panic!("member {} is never heard", self.number);
    }

    fn sync(&mut self) -> bool {
        let side = *self.chance.one(&["ours", "theirs"]);
        let run = self.world.run(&["sync", "--take", side]);
        let overtaken = run.code == 4 && run.err.contains("faster");
        assert!(
            matches!(run.code, 0 | 3) || overtaken,
            "member {}: {run:?}",
            self.number
        );
        !overtaken
    }

    fn pull_and_push(&mut self) -> bool {
        let side = *self.chance.one(&["--ours", "--theirs"]);
        let pulled = self.world.git_run(&["pull", "-q", "--no-rebase", "--no-edit"]);
        if self.world.path().join(".git/MERGE_HEAD").exists() {
            self.world.run(&["resolve", side]).ends(0);
            self.world.git(&["commit", "-q", "--no-edit"]);
        } else if pulled.code != 0 {
            assert_raced(&pulled);
            return false;
        }
        let pushed = self.world.git_run(&["push", "-q"]);
        if pushed.code != 0 {
            assert_raced(&pushed);
        }
        pushed.code == 0
    }
}

/// Git failed because somebody else was at it, and for nothing else.
fn assert_raced(run: &Run) {
    let raced = ["rejected", "cannot lock ref", "failed to update ref"];
    assert!(raced.iter().any(|words| run.err.contains(words)), "{run:?}");
}

fn group(number: usize) -> String {
    format!("g{number:02}")
}

fn own(number: usize, nth: usize) -> String {
    format!("G{number:02}-{:02}", nth + 1)
}

fn common(nth: usize) -> String {
    format!("TOUS-{:02}", nth + 1)
}

fn file_of(action: &str) -> String {
    let (group, _) = action.split_once('-').expect("a prefix");
    format!("plans/essai/groups/{}/{action}.toml", group.to_lowercase())
}

/// The plan that all of them have, in a shared repository; and the values in it.
fn found(size: usize) -> (World, String, BTreeMap<Field, String>) {
    let world = World::empty();
    let shared = world.path().join("../shared.git").to_string_lossy().into_owned();
    world.git(&["init", "-q", "--bare", "-b", "main", &shared]);
    world.git(&["init", "-q", "-b", "main"]);
    world.git(&["config", "user.name", "Direction"]);
    world.git(&["config", "user.email", "dgs@essai.test"]);
    let plan = "format = 1\ntitle = \"Essai\"\nlanguage = \"fr\"\nstart = 2016-01-04\nend = 2019-12-31\n";
    world.write("plans/essai/plan.toml", plan);
    let mut values = BTreeMap::new();
    let owned = (0..size).flat_map(|number| (0..OWN).map(move |nth| own(number, nth)));
    for action in owned.chain((0..COMMON).map(common)) {
        let file = file_of(&action);
        let folder = file.rsplit_once('/').expect("a folder").0;
        world.write(&format!("{folder}/group.toml"), "title = \"Groupe\"\n");
        let mut text = String::from("# Une fiche.\nstatus = \"planned\"\n");
        for (field, value) in FIELDS {
            let quote = if field == "due" { "" } else { "\"" };
            writeln!(text, "{field} = {quote}{value}{quote}").expect("a string");
            values.insert((action.clone(), field), value.to_owned());
        }
        world.write(&file, text);
    }
    world.run(&["merge-driver", "--install"]).ends(0);
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "Le plan"]);
    world.git(&["remote", "add", "origin", &shared]);
    world.git(&["push", "-q", "-u", "origin", "main"]);
    (world, shared, values)
}

/// How many clones, and how many changes each makes.
#[allow(clippy::disallowed_methods, reason = "told by whoever starts it")]
fn size() -> (usize, usize, u64) {
    let seed = std::env::var("COPIL_SEED").ok().and_then(|seed| seed.parse().ok());
    match std::env::var("COPIL_CROWD").is_ok_and(|value| value == "all") {
        true => (20, 50, seed.unwrap_or(1)),
        false => (6, 8, seed.unwrap_or(1)),
    }
}

/// What each wanted to do, and the marks of what was acknowledged.
#[derive(Default)]
struct Doings {
    made: BTreeMap<String, Made>,
    acknowledged: BTreeSet<String>,
}

/// A member's day: the changes, shared at random moments.
fn work(member: &mut Member, changes: usize, doings: &Mutex<Doings>) {
    for nth in 0..changes {
        let mark = format!("c{}-{nth}", member.number);
        let made = member.draw(&mark);
        if member.make(&mark, &made) {
            let mut doings = doings.lock().expect("no panic");
            doings.made.insert(mark.clone(), made);
            doings.acknowledged.insert(mark);
        }
        if member.chance.once_in(4) {
            member.share();
        }
    }
}

#[test]
fn a_crowd_ends_with_one_plan_and_every_change_in_it() {
    let (size, changes, seed) = size();
    let (_founder, shared, begun) = found(size);
    let mut members: Vec<Member> = (0..size).map(|number| Member::new(number, &shared, seed)).collect();
    let doings = Mutex::new(Doings::default());
    std::thread::scope(|scope| {
        for member in &mut members {
            scope.spawn(|| work(member, changes, &doings));
        }
    });
    // Everybody hears of everything: the last to share have nothing that others lack.
    for _ in 0..2 {
        members.iter_mut().for_each(Member::share);
    }
    let doings = doings.into_inner().expect("no panic");
    check(&members, &begun, &doings);
}

fn check(members: &[Member], begun: &BTreeMap<Field, String>, doings: &Doings) {
    let first = &members[0].world;
    for member in members {
        let world = &member.world;
        assert_eq!(world.head(), first.head(), "member {}", member.number);
        assert_eq!(world.status(), "", "member {}", member.number);
        world.git(&["fsck", "--strict"]);
    }
    let plain: BTreeSet<String> = members
        .iter()
        .filter(|member| is_plain(member.number))
        .map(|member| format!("Membre {}", member.number))
        .collect();
    let outcome = replay(first, begun, &doings.made, &|who| plain.contains(who));
    assert_eq!(outcome.faults, [""; 0]);
    for mark in &doings.acknowledged {
        assert_eq!(outcome.marks.get(mark), Some(&1), "{mark}: {:?}", doings.made[mark]);
    }
    for ((action, field), value) in &outcome.values {
        let text = first.read(&file_of(action));
        let quote = if *field == "due" { "" } else { "\"" };
        let line = format!("{field} = {quote}{value}{quote}\n");
        assert!(text.contains(&line), "{action} lacks {line}{text}");
    }
    let list = first.run(&["list", "--json"]).ends(0).out;
    for made in doings.made.values() {
        if let Made::Action(title) = made {
            assert_eq!(list.matches(&format!("\"{title}\"")).count(), 1, "{title}");
        }
    }
    first.run(&["check"]).ends(0);
    let count = doings.acknowledged.len();
    println!(
        "{} clones, {count} changes, {} questions",
        members.len(),
        outcome.questions
    );
}
