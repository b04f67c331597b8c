//! What has to come of a plan that two people changed, worked out value by value, without the program's own joining.

use std::collections::{BTreeMap, BTreeSet};

use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Plan, Subject};

use crate::git::first_name;
use crate::tables;

/// The values of a table that are no tables, each with its path.
pub(crate) fn leaves(table: &Table) -> BTreeMap<FieldPath, Value> {
    fn below(path: &FieldPath, table: &Table, found: &mut BTreeMap<FieldPath, Value>) {
        for (key, value) in table.iter() {
            let path = path.then(key.clone());
            match value {
                Value::Table(table) if !table.is_empty() => below(&path, table, found),
                value => drop(found.insert(path, value.clone())),
            }
        }
    }
    let mut found = BTreeMap::new();
    below(&FieldPath::default(), table, &mut found);
    found
}

/// What a thing of a plan is called, where it is, and what it holds.
type Thing = (Option<String>, Option<String>, BTreeMap<FieldPath, Value>);

/// The things of a plan by what they were first called.
fn things(plan: &Plan) -> BTreeMap<Subject, Thing> {
    let thing = |(subject, table): (Subject, Table)| {
        let group = match &subject {
            Subject::Action(id) => Some(plan.actions[id].group.to_string()),
            _ => None,
        };
        let name = subject.id().map(str::to_owned);
        (first_name(&subject), (name, group, leaves(&table)))
    };
    tables(plan).map(thing).collect()
}

/// The parts of a value that are joined one by one: elements, lines.
pub(crate) fn pieces(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::List(list) => Some(list.iter().map(|one| format!("{one:?}")).collect()),
        Value::Text(text) if text.contains('\n') => Some(text.split_inclusive('\n').map(str::to_owned).collect()),
        _ => None,
    }
}

/// Whether something is what comes of three versions when nothing was changed two ways.
fn is_joined<T: PartialEq>([base, ours, theirs]: [&T; 3], found: &T) -> bool {
    let wanted = if ours == base { theirs } else { ours };
    (theirs == base || theirs == wanted) && found == wanted
}

/// The same of a value, whose parts count one by one.
fn is_joined_value(three: [Option<&Value>; 3], found: Option<&Value>) -> bool {
    if is_joined([&three[0], &three[1], &three[2]], &found) {
        return found.is_none_or(|found| !has_two_of_a_day(found));
    }
    let all = three.map(|value| value.and_then(pieces));
    let ([Some(base), Some(ours), Some(theirs)], Some(joined)) = (all, found.and_then(pieces)) else {
        return false;
    };
    let count = |list: &[String], one: &String| list.iter().filter(|other| *other == one).count();
    let mut every = base.iter().chain(&ours).chain(&theirs).chain(&joined);
    every.all(|one| {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(|list| count(list, one));
        is_joined([&base, &ours, &theirs], &count(&joined, one))
    }) && !found.is_some_and(has_two_of_a_day)
}

/// Whether two elements of a list are of one day: a measure is what it is by its day.
fn has_two_of_a_day(value: &Value) -> bool {
    let Value::List(list) = value else { return false };
    let mut days = BTreeSet::new();
    let day = |one: &Value| one.as_table()?.get("date").cloned();
    list.iter().filter_map(day).any(|day| !days.insert(format!("{day:?}")))
}

/// The keys of an action of which one says nothing without the others.
const TOGETHER: [&[&str]; 2] = [&["status", "since"], &["weather", "comment", "confirmed"]];

/// Whether everything in a plan is what has to come of the three.
pub(crate) fn is_sound(three: [&Plan; 3], found: &Plan) -> bool {
    let three = three.map(things);
    let found = things(found);
    let subjects: BTreeSet<&Subject> = three.iter().chain([&found]).flat_map(BTreeMap::keys).collect();
    subjects.into_iter().all(|subject| {
        let of = three.each_ref().map(|things| things.get(subject));
        let found = found.get(subject);
        let ([Some(base), Some(ours), Some(theirs)], Some(found)) = (of, found) else {
            return is_joined([&of[0], &of[1], &of[2]], &found);
        };
        let place = |thing: &Thing| (thing.0.clone(), thing.1.clone());
        let (names, groups): (Vec<_>, Vec<_>) = [base, ours, theirs, found].into_iter().map(place).unzip();
        let is_unit_torn = |unit: &&[&str]| {
            let value = |thing: &Thing, key: &&str| thing.2.get(&FieldPath::key(*key)).cloned();
            let of = |thing: &Thing| Vec::from_iter(unit.iter().map(|key| value(thing, key)));
            matches!(subject, Subject::Action(_))
                && !{
                    let [base, ours, theirs] = [base, ours, theirs].map(of);
                    ours == base || theirs == base || ours == theirs
                }
        };
        let paths: BTreeSet<&FieldPath> = [base, ours, theirs, found]
            .into_iter()
            .flat_map(|thing| thing.2.keys())
            .collect();
        is_joined([&names[0], &names[1], &names[2]], &names[3])
            && is_joined([&groups[0], &groups[1], &groups[2]], &groups[3])
            && !TOGETHER.iter().any(is_unit_torn)
            && paths.into_iter().all(|path| {
                let value = |thing: &'_ Thing| thing.2.get(path).cloned();
                let [base, ours, theirs, found] = [base, ours, theirs, found].map(value);
                is_joined_value([base.as_ref(), ours.as_ref(), theirs.as_ref()], found.as_ref())
            })
    })
}
