//! What joining two sides of a plan must hold, whatever they did.

use std::collections::BTreeSet;

use copil_plan::change::{self, Answer, Change, Merge, Plans, Side, Terms, apply, changed_files, merge};
use copil_plan::check::{CheckScope, check};
use copil_plan::field::Fault;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Plan, Subject};
use proptest::prelude::*;

use crate::plans::{three_plans, two_plans};
use crate::tables;

fn joined(base: &Plan, ours: &Plan, theirs: &Plan, yields: Side, answer: Answer<'_>) -> Merge {
    let terms = Terms {
        yields,
        taken: base.actions.keys().cloned().collect(),
        ..Terms::default()
    };
    merge(
        changed_files(base, ours),
        changed_files(base, theirs),
        None,
        &terms,
        answer,
    )
}

fn open(base: &Plan, ours: &Plan, theirs: &Plan) -> Merge {
    joined(base, ours, theirs, Side::Ours, &|_| None)
}

/// The tables of our plan after a merge, by what they are about, with lists in no order: which side is ours only says
/// which elements come first.
fn outcome(ours: &Plan, merged: &Merge) -> Vec<(Subject, Option<String>, Table)> {
    let mut files: Vec<(Subject, Option<String>, Table)> = tables(ours)
        .map(|(subject, table)| {
            let group = match &subject {
                Subject::Action(id) => Some(ours.actions[id].group.to_string()),
                _ => None,
            };
            (subject, group, table)
        })
        .collect();
    let gone: Vec<&Subject> = merged
        .files
        .iter()
        .filter_map(|file| Some(&file.change.before.as_ref()?.key.subject))
        .collect();
    files.retain(|(subject, ..)| !gone.contains(&subject));
    for file in merged.files.iter().filter_map(|file| file.change.after.as_ref()) {
        let group = file.key.group.as_ref().map(ToString::to_string);
        let table = file.table().map(|table| (**table).clone()).unwrap_or_default();
        files.push((file.key.subject.clone(), group, table));
    }
    let unordered = |(subject, group, table): (Subject, Option<String>, Table)| {
        // What the program would write is the same whichever side's file it stands in.
        let table = change::canonical(&subject, &table);
        (
            subject,
            group,
            table.into_iter().map(|(key, value)| (key, sorted(value))).collect(),
        )
    };
    let mut files: Vec<_> = files.into_iter().map(unordered).collect();
    files.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    files
}

fn sorted(value: Value) -> Value {
    match value {
        Value::List(list) => {
            let mut list: Vec<Value> = list.into_iter().map(sorted).collect();
            list.sort_by_key(|value| format!("{value:?}"));
            list.dedup();
            Value::List(list)
        }
        Value::Table(table) => {
            let mut pairs: Vec<(String, Value)> = table.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Table(pairs.into_iter().collect())
        }
        other => other,
    }
}

/// A value in which what was renamed goes by its new id.
fn followed(value: &Value, changes: &[Change]) -> Value {
    match value {
        Value::Text(text) => {
            let to = changes.iter().find_map(|change| match change {
                Change::Renamed { from, to } if from.as_str() == text => Some(to.to_string()),
                _ => None,
            });
            Value::Text(to.unwrap_or_else(|| text.clone()))
        }
        Value::List(list) => Value::List(list.iter().map(|one| followed(one, changes)).collect()),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| (key.clone(), followed(value, changes)));
            Value::Table(pairs.collect())
        }
        other => other.clone(),
    }
}

/// The clashes of a merge without what differs with the side that one stands on: the name of a thing.
fn questions(merged: &Merge, swapped: bool) -> Vec<String> {
    let all = merged
        .clashes
        .iter()
        .chain(merged.answered.iter().map(|(clash, _)| clash));
    let mut questions: Vec<String> = all
        .map(|clash| {
            let (ours, theirs) = match swapped {
                false => (&clash.ours, &clash.theirs),
                true => (&clash.theirs, &clash.ours),
            };
            let [base, ours, theirs] = [&clash.base, ours, theirs].map(|value| value.clone().map(sorted));
            format!("{} {base:?} {ours:?} {theirs:?}", clash.path)
        })
        .collect();
    questions.sort();
    questions
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_one_side_did_is_what_comes_of_it((base, theirs) in two_plans()) {
        let taken = open(&base, &base, &theirs);
        prop_assert_eq!(&taken.clashes, &[]);
        prop_assert_eq!(apply(&base, &taken.difference().changes), Ok(theirs.clone()));
        let kept = open(&base, &theirs, &base);
        prop_assert_eq!((kept.files.len(), kept.clashes.len()), (0, 0));
        let same = open(&base, &theirs, &theirs);
        prop_assert_eq!((same.files.len(), same.clashes.len()), (0, 0));
    }

    #[test]
    fn the_sides_swapped_ask_the_same_and_come_to_the_same((base, ours, theirs) in three_plans()) {
        let there = open(&base, &ours, &theirs);
        let back = joined(&base, &theirs, &ours, Side::Theirs, &|_| None);
        prop_assert_eq!(questions(&there, false), questions(&back, true));
        if there.clashes.is_empty() {
            prop_assert_eq!(outcome(&ours, &there), outcome(&theirs, &back));
        }
        let (mine, other) = (Side::Ours, Side::Theirs);
        let there = joined(&base, &ours, &theirs, mine, &|_| Some(other.into()));
        let back = joined(&base, &theirs, &ours, other, &|_| Some(mine.into()));
        prop_assert_eq!(outcome(&ours, &there), outcome(&theirs, &back));
    }

    #[test]
    fn nothing_that_nobody_asked_about_is_lost((base, ours, theirs) in three_plans()) {
        let merged = open(&base, &ours, &theirs);
        let outcome = outcome(&ours, &merged);
        let wanted = change::diff(changed_files(&base, &theirs)).changes;
        let renamed = change::diff(changed_files(&base, &ours)).changes;
        for change in &wanted {
            let Change::Set {
                subject: subject @ Subject::Meeting(_),
                path,
                old,
                new: Some(new),
            } = change
            else {
                continue;
            };
            let is_asked = |path: &FieldPath| {
                let of_subject = merged.clashes.iter().filter(|clash| clash.subject == *subject);
                let mut asked = of_subject.map(|clash| clash.path.parts());
                asked.any(|asked| path.parts().starts_with(asked) || asked.starts_with(path.parts()))
            };
            let found = outcome.iter().find(|(of, ..)| of == subject);
            let found = found.and_then(|(.., table)| table.at(path));
            let is_there = match (old, new, found) {
                // Of a list, what was added.
                (old, Value::List(new), found) => new.iter().all(|one| {
                    has(old.as_ref(), one) || has(found, one) || has(found, &followed(one, &renamed))
                }),
                (_, new, found) => found.is_some_and(|found| {
                    holds(found, &sorted(new.clone())) || holds(found, &sorted(followed(new, &renamed)))
                }),
            };
            prop_assert!(is_there || is_asked(path), "{:?} of {:?}: {:?}", path, subject, found);
        }
    }
}

proptest! {
    // Each case joins two plans over and over.
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_answered_leaves_nothing_wrong_that_neither_side_had((base, ours, theirs) in three_plans(), takes_ours: bool) {
        let wrongs = |plan: &Plan| -> Vec<(Subject, Fault)> {
            let found = check(plan, CheckScope::Whole, &BTreeSet::new()).into_iter();
            let wrongs = found.map(|found| (found.subject, found.problem.fault));
            wrongs.filter(|(_, fault)| matches!(fault, Fault::Cycle { .. })).collect()
        };
        let side = if takes_ours { Side::Ours } else { Side::Theirs };
        let plans = Plans { ours: &ours, theirs: &theirs, unread: &BTreeSet::new() };
        let terms = Terms { taken: base.actions.keys().cloned().collect(), ..Terms::default() };
        let files = (changed_files(&base, &ours), changed_files(&base, &theirs));
        let merged = merge(files.0, files.1, Some(plans), &terms, &|_| Some(side.into()));
        prop_assert_eq!(&merged.clashes, &[]);
        // What is wrong with a thing by itself goes with it to another number.
        let plan = apply(&ours, &merged.difference().changes);
        if let Some(plan) = plan.ok().filter(|_| merged.renumbered.is_empty()) {
            let known: Vec<_> = [&ours, &theirs].into_iter().flat_map(wrongs).collect();
            for wrong in wrongs(&plan) {
                prop_assert!(known.contains(&wrong), "{:?}", wrong);
            }
        }
    }
}

/// Whether a value is there, in a table with others beside it.
fn holds(found: &Value, new: &Value) -> bool {
    match (found, new) {
        (Value::Table(found), Value::Table(new)) => {
            let mut pairs = new.iter();
            pairs.all(|(key, new)| found.get(key).is_some_and(|found| holds(found, new)))
        }
        (Value::List(found), Value::List(new)) => new.iter().all(|one| found.contains(one)),
        _ => found == new,
    }
}

/// Whether a list has an element.
fn has(list: Option<&Value>, one: &Value) -> bool {
    matches!(list, Some(Value::List(list)) if list.iter().any(|other| sorted(other.clone()) == sorted(one.clone())))
}
