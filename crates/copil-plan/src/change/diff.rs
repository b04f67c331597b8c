//! The changes that lead from one value to another.

use std::collections::BTreeMap;

use super::{Change, Difference, FileChange, FileVersion, Subject, same_things};
use crate::Plan;
use crate::shape::Shape;
use crate::value::{FieldPath, Table, Value};

/// The changes that lead from one table to another: value by value, tables entered, a list taken as one value.
pub(super) fn diff_tables(subject: &Subject, old: &Table, new: &Table) -> Vec<Change> {
    let mut changes = Vec::new();
    diff_below(subject, &mut FieldPath::default(), old, new, &mut changes);
    changes
}

fn diff_below(subject: &Subject, path: &mut FieldPath, old: &Table, new: &Table, changes: &mut Vec<Change>) {
    let set = |path: &FieldPath, old: Option<&Value>, new: Option<&Value>| Change::Set {
        subject: subject.clone(),
        path: path.clone(),
        old: old.cloned(),
        new: new.cloned(),
    };
    for (key, before) in old.iter() {
        path.push(key.clone());
        match (before, new.get(key)) {
            (_, Some(after)) if before == after => {}
            // An emptied table has no value left to carry its absence, so it is changed as a whole.
            (Value::Table(before), Some(Value::Table(after))) if !before.is_empty() && !after.is_empty() => {
                diff_below(subject, path, before, after, changes);
            }
            (Value::Table(before), None) if holds_entries(subject, path, before) => {
                diff_below(subject, path, before, &Table::default(), changes);
            }
            (_, after) => changes.push(set(path, Some(before), after)),
        }
        path.pop();
    }
    for (key, after) in new.iter().filter(|(key, _)| !old.contains(key)) {
        path.push(key.clone());
        // What has an id or a name of its own (a milestone, an organisation, a piece of evidence) appears and vanishes as
        // one change; the table that holds them does not.
        match after {
            Value::Table(table) if holds_entries(subject, path, table) => {
                diff_below(subject, path, &Table::default(), table, changes);
            }
            _ => changes.push(set(path, None, Some(after))),
        }
        path.pop();
    }
}

/// Whether a table at a path is one of records, or one of texts whose keys the author chooses.
fn holds_entries(subject: &Subject, path: &FieldPath, table: &Table) -> bool {
    let is_record = |value: &Value| matches!(value, Value::Table(table) if !table.is_empty());
    let is_text = |value: &Value| matches!(value, Value::Text(_));
    let takes_texts = || Shape::of(subject).at(path) == Some(Shape::Keyed(&Shape::Text));
    path.parts().len() == 1
        && !table.is_empty()
        && (table.values().all(is_record) || (table.values().all(is_text) && takes_texts()))
}

/// What is told of files of a plan: those that are the same thing under another id or in another group are taken as one.
pub fn diff(files: Vec<FileChange>) -> Difference {
    let mut difference = Difference::default();
    for file in same_things(files) {
        file.tell(&mut difference);
    }
    difference
}

/// The files in which two plans differ, each as the program would write it.
pub fn changed_files(before: &Plan, after: &Plan) -> Vec<FileChange> {
    let mut changed = Vec::new();
    let mut compare = |subject: Subject, differs: bool| {
        if differs {
            changed.push(FileChange {
                before: FileVersion::of(before, &subject),
                after: FileVersion::of(after, &subject),
            });
        }
    };
    compare(Subject::PlanConfig, before.config != after.config);
    for id in all_keys(&before.groups, &after.groups) {
        compare(
            Subject::Group(id.clone()),
            before.groups.get(id) != after.groups.get(id),
        );
    }
    for id in all_keys(&before.actions, &after.actions) {
        compare(
            Subject::Action(id.clone()),
            before.actions.get(id) != after.actions.get(id),
        );
    }
    for id in all_keys(&before.meetings, &after.meetings) {
        compare(
            Subject::Meeting(id.clone()),
            before.meetings.get(id) != after.meetings.get(id),
        );
    }
    changed
}

fn all_keys<'p, K: Ord, V>(before: &'p BTreeMap<K, V>, after: &'p BTreeMap<K, V>) -> impl Iterator<Item = &'p K> {
    let new = after.keys().filter(|key| !before.contains_key(key));
    before.keys().chain(new)
}
