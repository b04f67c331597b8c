//! The changes that lead from one value to another.

use std::collections::BTreeMap;

use super::{Change, Difference, FileChange, FileContent, FileKey, FileVersion, Subject, same_things};
use crate::Plan;
use crate::field::Record;
use crate::id::GroupId;
use crate::value::{FieldPath, Table, Value};

/// The changes that lead from one table to another: value by value, tables entered, a list taken as one value.
pub fn diff_tables(subject: &Subject, old: &Table, new: &Table) -> Vec<Change> {
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
            (Value::Table(before), None) if path.parts().len() == 1 && holds_records(before) => {
                diff_below(subject, path, before, &Table::default(), changes);
            }
            (_, after) => changes.push(set(path, Some(before), after)),
        }
        path.pop();
    }
    for (key, after) in new.iter().filter(|(key, _)| !old.contains(key)) {
        path.push(key.clone());
        // A record of its own (a milestone, a person) appears and vanishes as one change; the table that holds them
        // does not.
        match after {
            Value::Table(table) if path.parts().len() == 1 && holds_records(table) => {
                diff_below(subject, path, &Table::default(), table, changes);
            }
            _ => changes.push(set(path, None, Some(after))),
        }
        path.pop();
    }
}

fn holds_records(table: &Table) -> bool {
    !table.is_empty()
        && table
            .values()
            .all(|value| matches!(value, Value::Table(table) if !table.is_empty()))
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
    let mut changed: BTreeMap<FileKey, FileChange> = BTreeMap::new();
    for version in files(before) {
        let file = changed.entry(version.key.clone()).or_default();
        file.before = Some(version);
    }
    for version in files(after) {
        let file = changed.entry(version.key.clone()).or_default();
        file.after = Some(version);
    }
    changed.into_values().filter(|file| file.before != file.after).collect()
}

fn files(plan: &Plan) -> impl Iterator<Item = FileVersion> {
    let file = |subject: Subject, group: Option<&GroupId>, table: Table| FileVersion {
        key: FileKey {
            subject,
            group: group.cloned(),
        },
        content: FileContent::Table(table.into()),
    };
    let config = file(Subject::PlanConfig, None, plan.config.to_table());
    let groups = plan.groups.iter();
    let groups = groups.map(move |(id, group)| file(Subject::Group(id.clone()), None, group.to_table()));
    let actions = plan.actions.iter();
    let actions = actions.map(move |(id, placed)| {
        file(
            Subject::Action(id.clone()),
            Some(&placed.group),
            placed.action.to_table(),
        )
    });
    let meetings = plan.meetings.iter();
    let meetings = meetings.map(move |(id, meeting)| file(Subject::Meeting(id.clone()), None, meeting.to_table()));
    std::iter::once(config).chain(groups).chain(actions).chain(meetings)
}
