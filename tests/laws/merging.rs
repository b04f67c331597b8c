//! What joining two sides of a plan must hold, whatever they did.

use std::collections::BTreeSet;

use copil_plan::change::{
    self, Answer, Change, Merge, Numbered, Plans, Renumbered, Side, Terms, apply, changed_files, merge,
};
use copil_plan::check::{CheckScope, check};
use copil_plan::field::Fault;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Plan, Subject};
use proptest::prelude::*;

use crate::plans::{three_plans, two_plans};
use crate::{cases, diff, tables};

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

/// The values that changes make: of what, where, what was there and what is to be.
fn values_made(changes: Vec<Change>) -> Vec<(Subject, FieldPath, Option<Value>, Option<Value>)> {
    let made = |change| match change {
        Change::Set {
            subject,
            path,
            old,
            new,
        } => vec![(subject, path, old, new)],
        Change::Created { subject, content, .. } => {
            let pairs = content.into_iter();
            pairs
                .map(|(key, value)| (subject.clone(), FieldPath::key(key), None, Some(value)))
                .collect()
        }
        _ => Vec::new(),
    };
    changes.into_iter().flat_map(made).collect()
}

/// What something that a side names is called after a merge: as the other side renamed it, or under another number.
struct Names(Vec<(String, String)>);

impl Names {
    fn of(own: &[Change], others: &[Change], merged: &Merge) -> Self {
        let mut names = Vec::new();
        for change in own {
            if let Change::Renamed { from, to } = change {
                names.push((to.to_string(), from.to_string()));
            }
        }
        for change in others {
            if let Change::Renamed { from, to } = change {
                names.push((from.to_string(), to.to_string()));
            }
        }
        for Renumbered { from, to, .. } in &merged.renumbered {
            names.push((from.to_string(), to.to_string()));
            match (from, to) {
                (Numbered::Decision(from), Numbered::Decision(to)) => {
                    names.push((from.decision.to_string(), to.decision.to_string()));
                }
                (Numbered::AgendaItem(_, from), Numbered::AgendaItem(_, to)) => {
                    names.push((from.to_string(), to.to_string()));
                }
                _ => {}
            }
        }
        Self(names)
    }

    fn all(&self, name: &str) -> Vec<String> {
        let mut all = vec![name.to_owned()];
        let mut at = 0;
        while let Some(name) = all.get(at).cloned() {
            for (from, to) in &self.0 {
                if *from == name && !all.contains(to) {
                    all.push(to.clone());
                }
            }
            at += 1;
        }
        all
    }

    /// Whether something may be called by one name or the other.
    fn is(&self, found: &str, name: &str) -> bool {
        self.all(name).iter().any(|one| one.eq_ignore_ascii_case(found))
    }

    fn is_only(&self, subject: &Subject) -> bool {
        let is_one = |id| self.all(id).len() == 1;
        !matches!(subject, Subject::Group(_)) && subject.id().is_none_or(is_one)
    }

    /// Whether what a side calls `subject` may be what `found` is.
    fn are_one(&self, subject: &Subject, found: &Subject) -> bool {
        match (subject, found) {
            // A group that goes by another id is known by its title.
            (Subject::Group(_), Subject::Group(_)) => true,
            (Subject::Action(one), Subject::Action(other)) => self.is(other.as_str(), one.as_str()),
            (one, other) => one == other,
        }
    }

    /// The values at a path.
    fn at<'t>(&self, table: &'t Table, path: &[String]) -> Vec<&'t Value> {
        let Some((key, rest)) = path.split_first() else {
            return Vec::new();
        };
        let found = table
            .iter()
            .filter(|(found, _)| self.is(found, key))
            .map(|(_, value)| value);
        match rest {
            [] => found.collect(),
            rest => found
                .filter_map(Value::as_table)
                .flat_map(|table| self.at(table, rest))
                .collect(),
        }
    }

    /// Whether a value is there, in a table with others beside it.
    fn holds(&self, found: &Value, new: &Value) -> bool {
        match (found, new) {
            (Value::Table(found), Value::Table(new)) => new.iter().all(|(key, new)| {
                let mut values = self.at(found, std::slice::from_ref(key)).into_iter();
                values.any(|found| self.holds(found, new))
            }),
            (Value::List(found), Value::List(new)) => new.iter().all(|one| self.has(found, one)),
            (Value::Text(found), Value::Text(new)) => self.is(found, new) || has_lines(found, new),
            (Value::Integer(whole), Value::Number(number)) | (Value::Number(number), Value::Integer(whole)) => {
                i32::try_from(*whole).is_ok_and(|whole| f64::from(whole) == *number)
            }
            _ => found == new,
        }
    }

    fn has(&self, list: &[Value], one: &Value) -> bool {
        list.iter().any(|found| self.holds(found, one))
    }
}

/// Whether nothing of a value is left in what stands in its place: others may have put things beside it.
fn is_gone(old: &Value, found: &Value) -> bool {
    match (old, found) {
        (Value::List(old), Value::List(found)) => old.iter().all(|one| !found.contains(one)),
        (Value::Table(old), Value::Table(found)) => old.keys().all(|key| !found.contains(key)),
        _ => false,
    }
}

/// What groups had before at the place of a group's value: one under another id takes it along.
fn had_by_groups(base: &Plan, subject: &Subject, path: &FieldPath) -> Vec<Value> {
    let is_group = |subject: &Subject| matches!(subject, Subject::Group(_));
    if !is_group(subject) {
        return Vec::new();
    }
    let groups = tables(base).filter(|(of, _)| is_group(of));
    groups.filter_map(|(_, table)| table.at(path).cloned()).collect()
}

/// Whether a text has all lines of another one, of several.
fn has_lines(found: &str, new: &str) -> bool {
    new.contains('\n') && new.lines().all(|line| found.lines().any(|found| found == line))
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
    #![proptest_config(cases(96))]

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
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let names = Names::of(&diff(&base, side), &diff(&base, other), &merged);
            for (subject, path, old, new) in values_made(diff(&base, side)) {
                let found: Vec<&Value> = outcome
                    .iter()
                    .filter(|(of, ..)| names.are_one(&subject, of))
                    .flat_map(|(.., table)| names.at(table, path.parts()))
                    .collect();
                let before = had_by_groups(&base, &subject, &path);
                let is_there = match (&old, &new) {
                    (Some(old), None) if names.is_only(&subject) => {
                        let mut tables = outcome.iter().filter(|(of, ..)| *of == subject);
                        tables.all(|(.., table)| table.at(&path).is_none_or(|found| is_gone(old, found)))
                    }
                    (_, None) => true,
                    (None, Some(new)) if before.contains(new) => true,
                    // Of a list, what was added.
                    (old, Some(Value::List(new))) => new.iter().all(|one| {
                        let lists = old.iter().chain(found.iter().copied()).chain(&before);
                        lists.into_iter().any(|list| matches!(list, Value::List(list) if names.has(list, one)))
                    }),
                    (_, Some(new)) => found.iter().any(|found| names.holds(found, new)),
                };
                let is_asked = merged.clashes.iter().any(|clash| {
                    let mut parts = clash.path.parts().iter().zip(path.parts());
                    names.are_one(&subject, &clash.subject) && parts.all(|(asked, part)| names.is(asked, part))
                });
                prop_assert!(is_there || is_asked, "{:?} of {:?}: {:?} for {:?}", path, subject, found, new);
            }
        }
    }
}

proptest! {
    // Each case joins two plans over and over.
    #![proptest_config(cases(12))]

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
