//! A crowd: many people, each with a clone, change one plan and share it at random moments.
//!
//! A third of them uses plain git and the merge driver. Some changes are taken back, and now and then a program is killed.
//! The suite has a small crowd; the whole one, of 20 clones with 50 changes each, is
//! `COPIL_CROWD=all cargo test --test sharing crowd -- --nocapture`. `COPIL_SEED` draws another crowd.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::chance::Chance;
use crate::common::{Run, World};
use crate::cutting::killed_at;
use crate::member::{BY_HAND, KINDS, MEETING, Member, found, is_plain, may_be_declined, name, wished};
use crate::replay::{Made, Outcome, Values, replay};

/// How many actions each has for himself, and how many are everybody's.
const OWN: usize = 3;
const COMMON: usize = 1;

/// The kinds of changes that are made to what is everybody's: title, status, weather, date of a milestone.
const DISPUTED: [usize; 4] = [0, 3, 4, 7];

/// How often a sync may be overtaken by others before something is wrong.
const PATIENCE: usize = 200;

/// The calls at which a program is killed, and up to which of them.
pub(crate) const DEATHS: [(&str, usize); 4] = [
    ("write", 30),
    ("fsync", 8),
    ("openat", 250),
    ("?rename,?renameat,?renameat2", 8),
];

/// What each wanted to do, by its mark, and the marks of what was acknowledged.
#[derive(Default)]
pub(crate) struct Doings {
    pub(crate) made: BTreeMap<String, Made>,
    pub(crate) acknowledged: BTreeSet<String>,
    /// The marks of what was put in a proposal, which may be refused.
    pub(crate) proposed: BTreeSet<String>,
}

/// One of the crowd.
struct Person {
    member: Member,
    chance: Chance,
    /// The marks of what this one did, the last at the end.
    done: Vec<String>,
}

impl Person {
    /// What the next change is to be.
    fn draw(&mut self, mark: &str) -> Made {
        let (number, chance) = (self.member.number, &mut self.chance);
        if let Some(last) = self.done.last().filter(|_| chance.once_in(12)) {
            return Made::Undo(last.clone());
        }
        let (thing, kind) = match chance.once_in(5) {
            true => (common(chance.below(COMMON)), *chance.one(&DISPUTED)),
            false if is_plain(number) => (own(number, chance.below(OWN)), chance.below(BY_HAND)),
            false => (own(number, chance.below(OWN)), chance.below(KINDS)),
        };
        let groups = [group(number), "tous".to_owned()];
        wished(&thing, (kind, chance.below(1000)), &groups, mark)
    }

    /// Makes a change; answers whether it was acknowledged. One that changes nothing is not.
    fn make(&mut self, mark: &str, made: &Made) -> bool {
        if is_plain(self.member.number) {
            return self.member.make_by_hand(mark, made);
        }
        let Some(arguments) = self.member.arguments(mark, made) else {
            return false;
        };
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = self.runs(&arguments);
        let is_declined = run.code == 1 && may_be_declined(made);
        assert!(
            is_declined || matches!(run.code, 0 | 3 | KILLED),
            "{mark} {made:?}: {run:?}"
        );
        run.code == 0
    }

    /// Runs the program, which is killed now and then.
    fn runs(&mut self, arguments: &[&str]) -> Run {
        let (call, most) = *self.chance.one(&DEATHS);
        let nth = self.chance.below(most) + 1;
        let is_killed = self.chance.once_in(10);
        let killed = is_killed.then(|| killed_at(&self.member.world, arguments, (call, nth)));
        killed.flatten().unwrap_or_else(|| self.member.world.run(arguments))
    }

    /// Shares what there is, until it is shared.
    fn share(&mut self) {
        for _ in 0..PATIENCE {
            let side = *self.chance.one(&["ours", "theirs"]);
            let is_shared = match is_plain(self.member.number) {
                true => self.member.pull_and_push(side),
                false => self.sync(side),
            };
            if is_shared {
                return;
            }
        }
        panic!("member {} is never heard", self.member.number);
    }

    fn sync(&mut self, side: &str) -> bool {
        let run = self.runs(&["sync", "--take", side]);
        let is_overtaken = run.code == 4 && run.err.contains("faster");
        assert!(
            matches!(run.code, 0 | 3 | KILLED) || is_overtaken,
            "member {}: {run:?}",
            self.member.number
        );
        matches!(run.code, 0 | 3)
    }
}

/// How a program ends that is killed.
pub(crate) const KILLED: i32 = -1;

fn group(number: usize) -> String {
    format!("g{number:02}")
}

fn own(number: usize, nth: usize) -> String {
    format!("G{number:02}-{:02}", nth + 1)
}

fn common(nth: usize) -> String {
    format!("TOUS-{:02}", nth + 1)
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

/// A member's day: the changes, shared at random moments.
fn work(person: &mut Person, changes: usize, doings: &Mutex<Doings>) {
    for nth in 0..changes {
        let mark = format!("c{:02}-{nth:03}", person.member.number);
        let made = person.draw(&mark);
        let wanted = |doings: &mut Doings| doings.made.insert(mark.clone(), made.clone());
        wanted(&mut doings.lock().expect("no panic"));
        if person.make(&mark, &made) {
            if matches!(made, Made::Value(..)) {
                person.done.push(mark.clone());
            }
            doings.lock().expect("no panic").acknowledged.insert(mark);
        }
        if person.chance.once_in(4) {
            person.share();
        }
    }
}

#[test]
fn a_crowd_ends_with_one_plan_and_every_change_in_it() {
    let (size, changes, seed) = size();
    let owned = (0..size).flat_map(|number| (0..OWN).map(move |nth| (group(number), own(number, nth))));
    let places: Vec<(String, String)> = owned
        .chain((0..COMMON).map(|nth| ("tous".to_owned(), common(nth))))
        .collect();
    let (_founder, shared, begun) = found(places.iter().map(|(group, id)| (group.as_str(), id.as_str())));
    let person = |number| Person {
        member: Member::new(number, &shared),
        chance: Chance::new(seed + number as u64 + 1),
        done: Vec::new(),
    };
    let mut people: Vec<Person> = (0..size).map(person).collect();
    let doings = Mutex::new(Doings::default());
    std::thread::scope(|scope| {
        for person in &mut people {
            scope.spawn(|| work(person, changes, &doings));
        }
    });
    // Everybody hears of everything: the last to share have nothing that others lack.
    for _ in 0..2 {
        people.iter_mut().for_each(Person::share);
    }
    let doings = doings.into_inner().expect("no panic");
    let members: Vec<&Member> = people.iter().map(|person| &person.member).collect();
    let outcome = agree(&members, &begun, &doings);
    let count = doings.acknowledged.len();
    println!("{size} clones, {count} changes, {} questions", outcome.questions);
}

/// All have one plan, and it is the one that comes of what they did.
pub(crate) fn agree(members: &[&Member], begun: &Values, doings: &Doings) -> Outcome {
    let first = members[0];
    for member in members {
        let world = &member.world;
        assert_eq!(world.head(), first.world.head(), "member {}", member.number);
        assert_eq!(world.status(), "", "member {}", member.number);
        world.git(&["fsck", "--strict"]);
    }
    let plain = members.iter().filter(|member| is_plain(member.number));
    let plain: BTreeSet<String> = plain.map(|member| name(member.number)).collect();
    let outcome = replay(&first.world, begun, &doings.made, &|who| plain.contains(who));
    assert_eq!(outcome.faults, [""; 0]);
    let refused = first.world.git(&["log", "--tags=refused/*", "--format=%B"]);
    for (mark, made) in &doings.made {
        let mut times = outcome.marks.get(mark).copied().unwrap_or_default();
        if times == 0 && doings.proposed.contains(mark) {
            times = refused.lines().filter(|line| line == mark).count();
        }
        let is_sound = if doings.acknowledged.contains(mark) {
            times == 1
        } else {
            times <= 1
        };
        assert!(is_sound, "{mark} is there {times} times: {made:?}");
    }
    first.holds(&outcome.values);
    is_each_there_once(&first.world, &outcome, doings);
    first.world.run(&["check"]).ends(0);
    outcome
}

/// What was added is there once, whatever number it has.
fn is_each_there_once(world: &World, outcome: &Outcome, doings: &Doings) {
    let list = world.run(&["list", "--json"]).ends(0).out;
    let meeting = world.read(&format!("plans/essai/meetings/{MEETING}.toml"));
    for (mark, made) in &doings.made {
        let found = match made {
            Made::Action(_, title) => list.matches(&format!("\"{title}\"")).count(),
            Made::Decision(text) => meeting.matches(&format!("\"{text}\"")).count(),
            _ => continue,
        };
        let times = outcome.marks.get(mark).copied().unwrap_or_default();
        assert_eq!(found, times, "{mark}: {made:?}");
    }
}
