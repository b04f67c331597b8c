//! The plan that a history must have come to, from the changes alone.
//!
//! Each change is known before it is made, by a mark that its commit carries. Git tells which commits there are and what
//! each joins. The values at every commit follow from that, and with them which merges had to ask what. Not a line of
//! copil's own joining, and not a file of the plan, is read for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::World;

/// A value of the plan: of which thing, and which. A status and its day are one, and so are a weather and its comment; each
/// element of a list without order is one of its own.
pub(crate) type Field = (String, String);

/// The values of a plan that are there.
pub(crate) type Values = BTreeMap<Field, String>;

/// What a change is to do.
#[derive(Clone, Debug)]
pub(crate) enum Made {
    /// A value gets another, or goes.
    Value(Field, Option<String>),
    /// An action is added to a group, under this title.
    Action(String, String),
    /// A decision is written down in the meeting.
    Decision(String),
    /// The meeting is closed.
    Close,
    /// The change of a mark is taken back.
    Undo(String),
    /// A proposal is accepted.
    Accept(String),
}

/// What a history came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The values at its end.
    pub(crate) values: Values,
    /// How often each mark stands in it.
    pub(crate) marks: BTreeMap<String, usize>,
    /// How many values were changed in two ways.
    pub(crate) questions: usize,
    /// Where what copil says that it asked is not what it had to.
    pub(crate) faults: Vec<String>,
}

/// Goes through the history of a clone. `is_plain` tells who joins with plain git, whose own side comes first.
pub(crate) fn replay(
    world: &World,
    begun: &Values,
    made: &BTreeMap<String, Made>,
    is_plain: &dyn Fn(&str) -> bool,
) -> Outcome {
    let log = world.git(&["log", "--reverse", "--topo-order", "--format=%H%x00%P%x00%cn%x00%B%x01"]);
    let mut replay = Replay {
        world,
        made,
        states: BTreeMap::new(),
        commits: BTreeMap::new(),
        outcome: Outcome::default(),
    };
    for record in log.split('\u{1}').map(str::trim).filter(|record| !record.is_empty()) {
        let mut parts = record.splitn(4, '\0');
        let mut next = || parts.next().expect("four parts");
        let (id, parents, who, message) = (next(), next(), next(), next());
        let parents: Vec<&str> = parents.split_whitespace().collect();
        let state = match parents.as_slice() {
            [] => begun.clone(),
            [parent] => replay.changed((id, parent), message),
            [first, second] => {
                let accepts = replay.marks_of(message).iter().any(|mark| {
                    *replay.outcome.marks.entry(mark.clone()).or_default() += 1;
                    matches!(made[mark], Made::Accept(_))
                });
                let (ours, theirs) = match is_plain(who) || accepts {
                    true => (*first, *second),
                    false => (*second, *first),
                };
                replay.merged((id, who), (ours, theirs), message)
            }
            _ => panic!("{id} has {} parents", parents.len()),
        };
        replay.states.insert(id.to_owned(), state);
    }
    let head = world.head();
    replay.outcome.values.clone_from(&replay.states[head.trim()]);
    replay.outcome
}

struct Replay<'r> {
    world: &'r World,
    made: &'r BTreeMap<String, Made>,
    /// The values at each commit.
    states: BTreeMap<String, Values>,
    /// The commit of each mark, and the one before it.
    commits: BTreeMap<String, [String; 2]>,
    outcome: Outcome,
}

impl Replay<'_> {
    /// The marks that a message carries, each on a line of its own.
    fn marks_of(&self, message: &str) -> BTreeSet<String> {
        let lines = message.lines().map(str::trim);
        let marks = lines.filter(|line| self.made.contains_key(*line));
        marks.map(str::to_owned).collect()
    }

    /// What a commit with one parent made of the values.
    fn changed(&mut self, (id, parent): (&str, &str), message: &str) -> Values {
        let mut state = self.states[parent].clone();
        for mark in self.marks_of(message) {
            *self.outcome.marks.entry(mark.clone()).or_default() += 1;
            match &self.made[&mark] {
                Made::Value(field, value) => drop(match value {
                    Some(value) => state.insert(field.clone(), value.clone()),
                    None => state.remove(field),
                }),
                Made::Undo(of) => {
                    let [was, before] = &self.commits[of];
                    let sides = (&self.states[was], &state, &self.states[before]);
                    let (undone, asked) = joined(sides, &BTreeSet::new(), &BTreeMap::new());
                    if !asked.is_empty() {
                        self.outcome.faults.push(format!("{id} takes back {of} over {asked:?}"));
                    }
                    state = undone;
                }
                Made::Action(..) | Made::Decision(_) | Made::Close | Made::Accept(_) => {}
            }
            self.commits.insert(mark, [id.to_owned(), parent.to_owned()]);
        }
        state
    }

    /// What a merge had to make of the values.
    fn merged(&mut self, (id, who): (&str, &str), (ours, theirs): (&str, &str), message: &str) -> Values {
        let (base, contested) = self.base(ours, theirs);
        let answers = answers(message);
        let sides = (&base, &self.states[ours], &self.states[theirs]);
        let (state, asked) = joined(sides, &contested, &answers);
        let said: BTreeSet<String> = answers.into_keys().collect();
        self.outcome.questions += asked.len();
        if said != asked {
            let fault = format!("{id} by {who} says {said:?}, had to ask {asked:?}");
            self.outcome.faults.push(fault);
        }
        state
    }

    /// What two commits began with: their common ancestors, joined where there are several, and the values that were changed in
    /// two ways in those: there it is what was before, and whoever has that chose it.
    fn base(&self, one: &str, other: &str) -> (Values, BTreeSet<Field>) {
        let bases = self.world.git(&["merge-base", "--all", one, other]);
        let mut bases = bases.lines();
        let first = bases.next().expect("they are of one history");
        let begun = (self.states[first].clone(), BTreeSet::new());
        bases.fold(begun, |(base, mut contested), next| {
            let (before, of_before) = self.base(first, next);
            let there = &self.states[next];
            let (mut both, asked) = joined((&before, &base, there), &of_before, &BTreeMap::new());
            let fields: BTreeSet<&Field> = base.keys().chain(there.keys()).chain(before.keys()).collect();
            for field in fields.into_iter().filter(|field| asked.contains(&name_of(field))) {
                match before.get(field) {
                    Some(value) => drop(both.insert(field.clone(), value.clone())),
                    None => drop(both.remove(field)),
                }
                contested.insert(field.clone());
            }
            (both, contested)
        })
    }
}

/// The answers that a merge names, by what was asked.
fn answers(message: &str) -> BTreeMap<String, String> {
    let lines = message.lines().filter_map(|line| line.strip_prefix("Resolved: "));
    let answers = lines.filter_map(|line| line.rsplit_once(' '));
    answers.map(|(what, side)| (what.to_owned(), side.to_owned())).collect()
}

/// A value as an answer calls it.
fn name_of(field: &Field) -> String {
    format!("{} {}", field.0, field.1)
}

/// Joins the values of three commits; answers what cannot be joined without being asked.
fn joined(
    (base, ours, theirs): (&Values, &Values, &Values),
    contested: &BTreeSet<Field>,
    answers: &BTreeMap<String, String>,
) -> (Values, BTreeSet<String>) {
    let mut asked = BTreeSet::new();
    let mut state = Values::new();
    let fields: BTreeSet<&Field> = [base, ours, theirs].into_iter().flat_map(BTreeMap::keys).collect();
    for field in fields {
        let (old, here, there) = (base.get(field), ours.get(field), theirs.get(field));
        let is_asked = here != there && (contested.contains(field) || here != old && there != old);
        let name = name_of(field);
        let takes_theirs = match is_asked {
            true => answers.get(&name).is_some_and(|side| side == "theirs"),
            false => here == old,
        };
        if is_asked {
            asked.insert(name);
        }
        if let Some(value) = if takes_theirs { there } else { here } {
            state.insert(field.clone(), value.clone());
        }
    }
    (state, asked)
}
