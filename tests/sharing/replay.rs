//! The plan that a history must have come to, from the changes alone.
//!
//! Each change is known before it is made, by a mark that its commit carries. Git tells which commits there are and what
//! each joins. The values at every commit follow from that, and with them which merges had to ask what. Not a line of
//! copil's own joining, and not a file of the plan, is read for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::World;

/// A value of the plan: of which action, and which.
pub(crate) type Field = (String, &'static str);

/// What a change is to do.
#[derive(Clone, Debug)]
pub(crate) enum Made {
    /// A value gets another.
    Value(Field, String),
    /// An action is added, under this title.
    Action(String),
}

/// What a history came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The values at its end.
    pub(crate) values: BTreeMap<Field, String>,
    /// How often each mark stands in it.
    pub(crate) marks: BTreeMap<String, usize>,
    /// How many values were changed in two ways.
    pub(crate) questions: usize,
    /// Where what copil says that it asked is not what it had to.
    pub(crate) faults: Vec<String>,
}

type Values = BTreeMap<Field, String>;

/// Goes through the history of a clone. `is_plain` tells who joins with plain git, whose own side comes first.
pub(crate) fn replay(
    world: &World,
    begun: &Values,
    made: &BTreeMap<String, Made>,
    is_plain: &dyn Fn(&str) -> bool,
) -> Outcome {
    let log = world.git(&["log", "--reverse", "--topo-order", "--format=%H%x00%P%x00%cn%x00%B%x01"]);
    let mut states: BTreeMap<String, Values> = BTreeMap::new();
    let mut outcome = Outcome::default();
    for record in log.split('\u{1}').map(str::trim).filter(|record| !record.is_empty()) {
        let mut parts = record.splitn(4, '\0');
        let mut next = || parts.next().expect("four parts").to_owned();
        let (id, parents, who, message) = (next(), next(), next(), next());
        let parents: Vec<&str> = parents.split_whitespace().collect();
        let state = match parents.as_slice() {
            [] => begun.clone(),
            [parent] => {
                let mut state = states[*parent].clone();
                for mark in marks_of(&message, made) {
                    *outcome.marks.entry(mark.clone()).or_default() += 1;
                    if let Made::Value(field, value) = &made[&mark] {
                        state.insert(field.clone(), value.clone());
                    }
                }
                state
            }
            [first, second] => {
                let (ours, theirs) = if is_plain(&who) {
                    (first, second)
                } else {
                    (second, first)
                };
                let bases = world.git(&["merge-base", "--all", first, second]);
                let base = bases.trim();
                assert!(!base.contains('\n'), "{id} joins what is crossed");
                let sides = (&states[base], &states[*ours], &states[*theirs]);
                let (state, asked) = joined(sides, &answers(&message));
                let said: BTreeSet<String> = answers(&message).into_keys().collect();
                outcome.questions += asked.len();
                if said != asked {
                    outcome
                        .faults
                        .push(format!("{id} by {who} says {said:?}, had to ask {asked:?}"));
                }
                state
            }
            _ => panic!("{id} has {} parents", parents.len()),
        };
        outcome.values.clone_from(&state);
        states.insert(id, state);
    }
    let head = world.head();
    outcome.values.clone_from(&states[head.trim()]);
    outcome
}

/// The marks that a message carries, each on a line of its own.
fn marks_of(message: &str, made: &BTreeMap<String, Made>) -> BTreeSet<String> {
    let lines = message.lines().map(str::trim);
    lines
        .filter(|line| made.contains_key(*line))
        .map(str::to_owned)
        .collect()
}

/// The answers that a merge names, by what was asked.
fn answers(message: &str) -> BTreeMap<String, String> {
    let lines = message.lines().filter_map(|line| line.strip_prefix("Resolved: "));
    let answers = lines.filter_map(|line| line.rsplit_once(' '));
    answers.map(|(what, side)| (what.to_owned(), side.to_owned())).collect()
}

/// Joins the values of three commits; answers what cannot be joined without being asked.
fn joined(
    (base, ours, theirs): (&Values, &Values, &Values),
    answers: &BTreeMap<String, String>,
) -> (Values, BTreeSet<String>) {
    let mut asked = BTreeSet::new();
    let mut state = Values::new();
    for (field, old) in base {
        let (here, there) = (&ours[field], &theirs[field]);
        let is_asked = here != there && here != old && there != old;
        let name = format!("{} {}", field.0, field.1);
        let takes_theirs = match is_asked {
            true => answers.get(&name).is_some_and(|side| side == "theirs"),
            false => here == old,
        };
        if is_asked {
            asked.insert(name);
        }
        let value = if takes_theirs { there } else { here };
        state.insert(field.clone(), value.clone());
    }
    (state, asked)
}
