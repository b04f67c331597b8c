//! Some people share a plan and do whatever comes: change it, take back, propose, accept, share, leave questions open, are
//! offline, cut off or killed. After each step everything acknowledged is there, and at the end all have one plan, which
//! is the one that comes of what they did. What fails is cut down to the fewest steps that do.
//!
//! The suite plays a few short stories; `COPIL_STORIES=500 cargo test --test sharing model -- --nocapture` plays so many,
//! and `PROPTEST_RNG_SEED` draws others.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::common::{Run, World};
use crate::crowd::{DEATHS, Doings, KILLED, agree};
use crate::cutting::{killed_at, lets, narrow_ssh};
use crate::member::{BY_HAND, IN_ONE_FILE, KINDS, Member, found, is_plain, may_be_declined, wished};
use crate::replay::{Made, Values};

/// The actions, each in its group.
const PLACES: [(&str, &str); 3] = [("tous", "TOUS-01"), ("tous", "TOUS-02"), ("autre", "AUTRE-01")];

/// The proposals that are made.
const PROPOSALS: [&str; 2] = ["p1", "p2"];

const SIDES: [&str; 2] = ["ours", "theirs"];

/// At which call a program is killed, see [`DEATHS`].
type Death = Option<(usize, usize)>;

/// Of which action, of which kind, and what: see [`wished`].
type Draw = (usize, usize, usize);

/// What somebody does; a number too large begins again at the first.
#[derive(Clone, Debug)]
enum Event {
    Change(Draw, Death),
    Propose(usize, Draw, Death),
    /// Accepts a proposal, with one answer to all that is asked.
    Accept(usize, usize, Death),
    Refuse(usize),
    /// Takes a proposal away before anybody decides.
    Withdraw(usize),
    /// Takes back one of the own changes, counted from the last.
    Undo(usize, Death),
    Close(Death),
    /// Edits a file by hand, shares before that is recorded, and records it then.
    Edit(Draw, usize),
    /// Shares, with one answer to all that is asked.
    Share(usize, Death),
    /// Shares, and answers nothing.
    Leave,
    /// Answers one of the questions that are open.
    Answer(usize, usize),
    /// Shares through a connection that lets so many bytes pass, to the other side or back.
    Cut(usize, bool),
}

fn event() -> impl Strategy<Value = Event> {
    let draw = || (0..PLACES.len(), 0..KINDS, 0..12_usize);
    let death = || option::weighted(0.1, (0..DEATHS.len(), 0..250_usize));
    let side = || 0..SIDES.len();
    let proposal = || 0..PROPOSALS.len();
    prop_oneof![
        10 => (draw(), death()).prop_map(|(draw, death)| Event::Change(draw, death)),
        3 => (proposal(), draw(), death()).prop_map(|(name, draw, death)| Event::Propose(name, draw, death)),
        2 => (proposal(), side(), death()).prop_map(|(name, side, death)| Event::Accept(name, side, death)),
        2 => (0..3_usize, death()).prop_map(|(nth, death)| Event::Undo(nth, death)),
        1 => death().prop_map(Event::Close),
        1 => proposal().prop_map(Event::Refuse),
        1 => proposal().prop_map(Event::Withdraw),
        2 => (draw(), side()).prop_map(|(draw, side)| Event::Edit(draw, side)),
        6 => (side(), death()).prop_map(|(side, death)| Event::Share(side, death)),
        2 => Just(Event::Leave),
        2 => (0..3_usize, side()).prop_map(|(nth, side)| Event::Answer(nth, side)),
        2 => (prop_oneof![Just(0), 0..3000_usize], any::<bool>()).prop_map(|(bytes, back)| Event::Cut(bytes, back)),
    ]
}

struct Story {
    _founder: World,
    shared: String,
    begun: Values,
    members: Vec<Member>,
    doings: Doings,
    /// The marks of what each did, the last at the end.
    done: Vec<Vec<String>>,
}

impl Story {
    fn new(size: usize) -> Self {
        let (founder, shared, begun) = found(PLACES.into_iter());
        let members: Vec<Member> = (0..size).map(|number| Member::new(number, &shared)).collect();
        for member in &members {
            narrow_ssh(&member.world);
        }
        Self {
            _founder: founder,
            shared,
            begun,
            doings: Doings::default(),
            done: vec![Vec::new(); size],
            members,
        }
    }

    fn step(&mut self, by: usize, event: &Event) {
        let is_whole = match is_plain(by) {
            true => self.by_hand(by, event),
            false => self.by_copil(by, event),
        };
        let member = &self.members[by];
        if is_whole {
            assert_eq!(member.world.status(), "", "after {event:?} by {by}");
        }
        let log = member.world.git(&["log", "--all", "--format=%B"]);
        for mark in &self.done[by] {
            assert!(log.lines().any(|line| line == mark), "{mark} is lost after {event:?}");
        }
    }

    /// Does it by hand and with plain git, as far as one can.
    fn by_hand(&mut self, by: usize, event: &Event) -> bool {
        match event {
            Event::Change((thing, kind, draw), _) => {
                let made = self.wish(by, (*thing, kind % BY_HAND, *draw));
                self.hand(by, made);
            }
            Event::Undo(nth, _) => {
                if let Some(made) = self.undo(by, *nth) {
                    self.hand(by, made);
                }
            }
            Event::Share(side, _) => assert!(self.members[by].pull_and_push(SIDES[*side])),
            _ => {}
        }
        true
    }

    fn hand(&mut self, by: usize, made: Made) {
        let mark = self.mark(by);
        self.doings.made.insert(mark.clone(), made.clone());
        if self.members[by].make_by_hand(&mark, &made) {
            self.acknowledge(by, mark);
        }
    }

    /// Does it with copil; answers whether it came to its end.
    fn by_copil(&mut self, by: usize, event: &Event) -> bool {
        match event {
            Event::Change(draw, death) => {
                let made = self.wish(by, *draw);
                self.make(by, made, &[], *death)
            }
            Event::Propose(name, draw, death) => {
                let made = self.wish(by, *draw);
                self.doings.proposed.insert(self.mark(by));
                self.make(by, made, &["--proposal", PROPOSALS[*name]], *death)
            }
            Event::Accept(name, side, death) => {
                let made = Made::Accept(PROPOSALS[*name].to_owned());
                self.make(by, made, &["--take", SIDES[*side]], *death)
            }
            Event::Refuse(name) => {
                let run = self.runs(by, &["proposal", "refuse", PROPOSALS[*name], "-m", "Non."], None);
                assert!(matches!(run.code, 0 | 1), "{event:?} by {by}: {run:?}");
                true
            }
            Event::Withdraw(name) => {
                self.withdraw(by, PROPOSALS[*name]);
                true
            }
            Event::Edit(draw, side) => {
                self.edit(by, *draw, SIDES[*side]);
                true
            }
            Event::Undo(nth, death) => match self.undo(by, *nth) {
                Some(made) => self.make(by, made, &[], *death),
                None => true,
            },
            Event::Close(death) => self.make(by, Made::Close, &[], *death),
            Event::Share(side, death) => {
                let run = self.runs(by, &["sync", "--take", SIDES[*side]], *death);
                assert!(matches!(run.code, 0 | 3 | KILLED), "{event:?} by {by}: {run:?}");
                run.code != KILLED
            }
            Event::Leave => {
                self.leave(by);
                true
            }
            Event::Answer(nth, side) => {
                self.answer(by, *nth, SIDES[*side]);
                true
            }
            Event::Cut(bytes, back) => {
                self.cut(by, *bytes, *back);
                true
            }
        }
    }

    fn mark(&self, by: usize) -> String {
        format!("c{by}-{:03}", self.doings.made.len())
    }

    fn wish(&self, by: usize, (thing, kind, draw): Draw) -> Made {
        let groups = ["tous", "autre"].map(str::to_owned);
        wished(PLACES[thing].1, (kind, draw), &groups, &self.mark(by))
    }

    fn undo(&self, by: usize, nth: usize) -> Option<Made> {
        let is_value = |mark: &&String| matches!(self.doings.made[*mark], Made::Value(..));
        let found = self.done[by].iter().rev().filter(is_value).nth(nth);
        found.map(|mark| Made::Undo(mark.clone()))
    }

    fn acknowledge(&mut self, by: usize, mark: String) {
        self.doings.acknowledged.insert(mark.clone());
        self.done[by].push(mark);
    }

    fn runs(&self, by: usize, arguments: &[&str], death: Death) -> Run {
        let world = &self.members[by].world;
        let death = death.map(|(of, nth)| {
            let (call, most) = DEATHS[of];
            (call, nth % most + 1)
        });
        let killed = death.and_then(|death| killed_at(world, arguments, death));
        killed.unwrap_or_else(|| world.run(arguments))
    }

    fn make(&mut self, by: usize, made: Made, more: &[&str], death: Death) -> bool {
        let mark = self.mark(by);
        let Some(arguments) = self.members[by].arguments(&mark, &made) else {
            return true;
        };
        self.doings.made.insert(mark.clone(), made.clone());
        let arguments: Vec<&str> = arguments
            .iter()
            .map(String::as_str)
            .chain(more.iter().copied())
            .collect();
        let run = self.runs(by, &arguments, death);
        let is_declined = run.code == 1 && may_be_declined(&made);
        let is_ended = is_declined || matches!(run.code, 0 | 3 | KILLED);
        assert!(is_ended, "{arguments:?} by {by}: {run:?}");
        if run.code == 0 {
            self.acknowledge(by, mark);
        }
        run.code != KILLED
    }

    /// What is withdrawn is not there any more, and nobody was told that it would be.
    fn withdraw(&mut self, by: usize, name: &str) {
        let branch = format!("refs/heads/proposal/essai/{name}");
        let of = self.members[by]
            .world
            .git_run(&["log", "--format=%B", &branch, "--not", "main"]);
        let run = self.runs(by, &["proposal", "withdraw", name], None);
        assert!(matches!(run.code, 0 | 1), "{name} by {by}: {run:?}");
        if run.code == 0 {
            for mark in of.out.lines() {
                self.doings.acknowledged.remove(mark);
                self.done.iter_mut().for_each(|done| done.retain(|own| own != mark));
            }
        }
    }

    /// What is written by hand and not recorded stands in the file after a sync as before it.
    fn edit(&mut self, by: usize, (thing, kind, draw): Draw, side: &str) {
        let made = self.wish(by, (thing, kind % IN_ONE_FILE, draw));
        let Made::Value((thing, field), value) = &made else {
            panic!("{made:?} is no value")
        };
        let member = &self.members[by];
        // What a kill left is put in order first.
        member.world.run(&["list"]).ends(0);
        member.write(thing, field, value.as_deref());
        if member.world.status().is_empty() {
            return;
        }
        let run = member.world.run(&["sync", "--take", side]);
        assert!(matches!(run.code, 0 | 1 | 3), "{made:?} by {by}: {run:?}");
        assert_eq!(member.says(thing, field), *value, "{run:?}");
        let mark = self.mark(by);
        if !member.world.status().is_empty() {
            let run = member.world.run(&["record", "-m", &mark]);
            assert_eq!(run.code, 0, "{made:?} by {by}: {run:?}");
            self.acknowledge(by, mark.clone());
        }
        self.doings.made.insert(mark, made);
    }

    /// Syncs and answers nothing: with questions all stays as it is.
    fn leave(&self, by: usize) {
        let world = &self.members[by].world;
        // What a kill left is put in order first.
        world.run(&["list"]).ends(0);
        let before = (world.head(), world.status());
        let run = world.run(&["sync"]);
        assert!(matches!(run.code, 0 | 1 | 3), "{by} leaves: {run:?}");
        if run.code == 1 {
            assert!(run.err.contains("for an answer"), "{run:?}");
            assert_eq!((world.head(), world.status()), before);
        }
    }

    fn answer(&self, by: usize, nth: usize, side: &str) {
        let world = &self.members[by].world;
        let run = world.run(&["resolve", "--json"]);
        if run.code != 1 {
            return;
        }
        let questions = run.json();
        let questions = questions["questions"].as_array().expect("a list");
        let question = &questions[nth % questions.len()];
        let word = |key: &str| question[key].as_str().expect("a text").to_owned();
        let run = world.run(&["resolve", &word("thing"), &word("field"), &format!("--{side}")]);
        assert!(matches!(run.code, 0 | 1), "{question}: {run:?}");
    }

    /// Syncs through the narrow ssh.
    fn cut(&self, by: usize, bytes: usize, back: bool) {
        let world = &self.members[by].world;
        let (there, back) = if back { (None, Some(bytes)) } else { (Some(bytes), None) };
        lets(world, there, back);
        let ssh = world.path().join("../ssh").to_string_lossy().into_owned();
        let mut sync = world.command(&["sync", "--take", "theirs"]);
        let instead = format!("url.ssh://ici{}.insteadOf", self.shared);
        let output = sync
            .env("GIT_CONFIG_COUNT", "2")
            .env("GIT_CONFIG_KEY_0", "core.sshCommand");
        let output = output.env("GIT_CONFIG_VALUE_0", ssh).env("GIT_CONFIG_KEY_1", instead);
        let output = output.env("GIT_CONFIG_VALUE_1", &self.shared).output();
        let run = Run::of(output.expect("the program runs"));
        assert!(matches!(run.code, 0 | 3 | 4), "{bytes} bytes: {run:?}");
    }

    /// Everybody hears of everything, and what is proposed is accepted.
    fn ends(&mut self) {
        self.all_share();
        self.all_share();
        let refs = ["for-each-ref", "--format=%(refname:lstrip=4)", "refs/heads/proposal"];
        loop {
            let all = self.members[0].world.git(&refs);
            let Some(name) = all.lines().next() else { break };
            let made = Made::Accept(name.to_owned());
            let count = self.doings.acknowledged.len();
            self.make(0, made, &["--take", "theirs"], None);
            assert_ne!(count, self.doings.acknowledged.len(), "{name} is not accepted");
            self.all_share();
        }
        let members: Vec<&Member> = self.members.iter().collect();
        agree(&members, &self.begun, &self.doings);
        let beside = [
            "for-each-ref",
            "--format=%(refname) %(objectname)",
            "refs/tags",
            "refs/heads",
        ];
        let first = self.members[0].world.git(&beside);
        for member in self.members.iter().filter(|member| !is_plain(member.number)) {
            assert_eq!(member.world.git(&beside), first, "{}", member.number);
        }
    }

    fn all_share(&mut self) {
        for by in 0..self.members.len() {
            self.step(by, &Event::Share(1, None));
        }
    }
}

/// How many stories are played.
#[allow(clippy::disallowed_methods, reason = "told by whoever starts it")]
fn stories(few: u32) -> ProptestConfig {
    let asked = std::env::var("COPIL_STORIES").ok().and_then(|count| count.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(few),
        max_shrink_iters: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Plays stories of so many people.
fn play(size: usize, few: u32) {
    let events = vec((0..size, event()), 2..16);
    let played = TestRunner::new(stories(few)).run(&events, |events| {
        let mut story = Story::new(size);
        for (by, event) in &events {
            story.step(*by, event);
        }
        story.ends();
        Ok(())
    });
    if let Err(error) = played {
        panic!("{error}");
    }
}

#[test]
fn whatever_two_do_they_end_with_one_plan_and_all_of_it() {
    play(2, 6);
}

#[test]
fn whatever_three_do_they_end_with_one_plan_and_all_of_it_one_with_plain_git() {
    play(3, 6);
}
