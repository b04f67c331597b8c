//! The changes that lead from one value to another.

use super::{Change, Subject};
use crate::field::Record;
use crate::id::{ActionId, GroupId};
use crate::value::{FieldPath, Table, Value};
use crate::{GroupedAction, Plan};

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

/// The changes that lead from plan `a` to plan `b`.
pub fn diff(a: &Plan, b: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    if a.config != b.config {
        changes.extend(diff_tables(
            &Subject::PlanConfig,
            &a.config.to_table(),
            &b.config.to_table(),
        ));
    }
    let (mut group_changes, groups_gone) = diff_records(&a.groups, &b.groups, Subject::Group);
    changes.append(&mut group_changes);
    diff_actions(a, b, &mut changes);
    let (mut meeting_changes, meetings_gone) = diff_records(&a.meetings, &b.meetings, Subject::Meeting);
    changes.append(&mut meeting_changes);
    changes.extend(meetings_gone);
    changes.extend(groups_gone);
    changes
}

/// What appeared and changed, and apart, what vanished.
fn diff_records<K: Ord + Clone, R: Record + PartialEq>(
    a: &std::collections::BTreeMap<K, R>,
    b: &std::collections::BTreeMap<K, R>,
    subject: impl Fn(K) -> Subject,
) -> (Vec<Change>, Vec<Change>) {
    let mut changes = Vec::new();
    for (id, after) in b {
        match a.get(id) {
            None => changes.push(Change::Created {
                subject: subject(id.clone()),
                group: None,
                content: after.to_table(),
            }),
            Some(before) if before != after => {
                changes.extend(diff_tables(&subject(id.clone()), &before.to_table(), &after.to_table()));
            }
            Some(_) => {}
        }
    }
    let gone = |(id, before): (&K, &R)| Change::Deleted {
        subject: subject(id.clone()),
        group: None,
        content: before.to_table(),
    };
    let gone = a.iter().filter(|(id, _)| !b.contains_key(*id)).map(gone).collect();
    (changes, gone)
}

fn diff_actions(a: &Plan, b: &Plan, changes: &mut Vec<Change>) {
    let mut gone: Vec<(&ActionId, &GroupedAction)> = a
        .actions
        .iter()
        .filter(|(id, _)| !b.actions.contains_key(*id))
        .collect();
    let mut created = Vec::new();
    for (id, after) in b.actions.iter().filter(|(id, _)| !a.actions.contains_key(*id)) {
        // The same content under another id is the same action, renamed.
        match gone.iter().position(|(_, before)| before.action == after.action) {
            Some(at) => {
                let (from, before) = gone.remove(at);
                changes.push(Change::Renamed {
                    from: from.clone(),
                    to: id.clone(),
                });
                changes.extend(moved(id, &before.group, &after.group));
            }
            None => created.push(Change::Created {
                subject: Subject::Action(id.clone()),
                group: Some(after.group.clone()),
                content: after.action.to_table(),
            }),
        }
    }
    for (id, before) in gone {
        changes.push(Change::Deleted {
            subject: Subject::Action(id.clone()),
            group: Some(before.group.clone()),
            content: before.action.to_table(),
        });
    }
    changes.append(&mut created);
    for (id, after) in &b.actions {
        let Some(before) = a.actions.get(id).filter(|before| *before != after) else {
            continue;
        };
        changes.extend(moved(id, &before.group, &after.group));
        let subject = Subject::Action(id.clone());
        changes.extend(diff_tables(
            &subject,
            &before.action.to_table(),
            &after.action.to_table(),
        ));
    }
}

fn moved(action: &ActionId, from: &GroupId, to: &GroupId) -> Option<Change> {
    (from != to).then(|| Change::Moved {
        action: action.clone(),
        from: from.clone(),
        to: to.clone(),
    })
}
