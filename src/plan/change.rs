//! The difference between two plans, as values: taken, applied and turned round.
//!
//! The laws, held by property tests: `apply(a, diff(a, b)) = b`, and `apply(b, invert(diff(a, b))) = a`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::field::{Reading, Record};
use super::id::{ActionId, GroupId, MeetingId, MilestoneId};
use super::value::{FieldPath, Table, Value};
use super::{Action, Charter, Group, Meeting, Placed, Plan};

/// What a change is about: one file of the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// `plan.toml`.
    Charter,
    /// A working group.
    Group(GroupId),
    /// An action.
    Action(ActionId),
    /// A meeting.
    Meeting(MeetingId),
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Something new.
    Created {
        /// What.
        subject: Subject,
        /// Where, for an action.
        group: Option<GroupId>,
        /// All it holds.
        content: Table,
    },
    /// Something taken away.
    Deleted {
        /// What.
        subject: Subject,
        /// Where it was, for an action.
        group: Option<GroupId>,
        /// All it held.
        content: Table,
    },
    /// An action went to another working group.
    Moved {
        /// The action.
        action: ActionId,
        /// The group it left.
        from: GroupId,
        /// The group it joined.
        to: GroupId,
    },
    /// An action took another id.
    Renamed {
        /// The id it had.
        from: ActionId,
        /// The id it has.
        to: ActionId,
    },
    /// A value changed, appeared or vanished.
    Set {
        /// Where.
        subject: Subject,
        /// Which value.
        path: FieldPath,
        /// What it was; `None` when absent.
        old: Option<Value>,
        /// What it is; `None` when absent.
        new: Option<Value>,
    },
}

/// A change, read for what it means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning<'a> {
    /// The status of an action.
    Status {
        /// The status before.
        old: Option<&'a str>,
        /// The status after.
        new: Option<&'a str>,
    },
    /// The weather of an action.
    Weather {
        /// The weather before.
        old: Option<&'a str>,
        /// The weather after.
        new: Option<&'a str>,
    },
    /// The due date of an action.
    Due {
        /// The day before.
        old: Option<NaiveDate>,
        /// The day after.
        new: Option<NaiveDate>,
    },
    /// A milestone was reached.
    Reached {
        /// The milestone.
        milestone: &'a str,
        /// The day.
        day: NaiveDate,
    },
    /// The day a status took effect, which goes with the status.
    Since,
    /// Any other value.
    Field(&'a FieldPath),
    /// Something new.
    Created,
    /// Something taken away.
    Deleted,
    /// An action went to another group.
    Moved {
        /// The group it left.
        from: &'a GroupId,
        /// The group it joined.
        to: &'a GroupId,
    },
    /// An action took another id.
    Renamed {
        /// The id it had.
        from: &'a ActionId,
        /// The id it has.
        to: &'a ActionId,
    },
}

impl Change {
    /// What the change is about; for a renaming, the action under its new id.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Created { subject, .. } | Self::Deleted { subject, .. } | Self::Set { subject, .. } => {
                subject.clone()
            }
            Self::Moved { action, .. } | Self::Renamed { to: action, .. } => Subject::Action(action.clone()),
        }
    }

    /// The action that the change is about, under its new id.
    pub fn action(&self) -> Option<&ActionId> {
        match self {
            Self::Created { subject, .. } | Self::Deleted { subject, .. } | Self::Set { subject, .. } => {
                match subject {
                    Subject::Action(id) => Some(id),
                    _ => None,
                }
            }
            Self::Moved { action, .. } | Self::Renamed { to: action, .. } => Some(action),
        }
    }

    /// What the change means.
    pub fn meaning(&self) -> Meaning<'_> {
        match self {
            Self::Created { .. } => Meaning::Created,
            Self::Deleted { .. } => Meaning::Deleted,
            Self::Moved { from, to, .. } => Meaning::Moved { from, to },
            Self::Renamed { from, to } => Meaning::Renamed { from, to },
            Self::Set {
                subject: Subject::Action(_),
                path,
                old,
                new,
            } => set_meaning(path, old.as_ref(), new.as_ref()),
            Self::Set { path, .. } => Meaning::Field(path),
        }
    }

    /// The same change the other way round.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Created {
                subject,
                group,
                content,
            } => Self::Deleted {
                subject,
                group,
                content,
            },
            Self::Deleted {
                subject,
                group,
                content,
            } => Self::Created {
                subject,
                group,
                content,
            },
            Self::Moved { action, from, to } => Self::Moved {
                action,
                from: to,
                to: from,
            },
            Self::Renamed { from, to } => Self::Renamed { from: to, to: from },
            Self::Set {
                subject,
                path,
                old,
                new,
            } => Self::Set {
                subject,
                path,
                old: new,
                new: old,
            },
        }
    }
}

fn set_meaning<'a>(path: &'a FieldPath, old: Option<&'a Value>, new: Option<&'a Value>) -> Meaning<'a> {
    let text = |value: Option<&'a Value>| value.and_then(Value::as_text);
    let date = |value: Option<&'a Value>| value.and_then(Value::as_date);
    match path.parts() {
        [key] if key == "status" => Meaning::Status {
            old: text(old),
            new: text(new),
        },
        [key] if key == "weather" => Meaning::Weather {
            old: text(old),
            new: text(new),
        },
        [key] if key == "due" => Meaning::Due {
            old: date(old),
            new: date(new),
        },
        [key] if key == "since" => Meaning::Since,
        [table, milestone, key] if table == "milestones" && key == "done" => match date(new) {
            Some(day) => Meaning::Reached { milestone, day },
            None => Meaning::Field(path),
        },
        [table, milestone] if table == "milestones" => {
            let done = new
                .and_then(Value::as_table)
                .and_then(|milestone| date(milestone.get("done")));
            match done {
                Some(day) => Meaning::Reached { milestone, day },
                None => Meaning::Field(path),
            }
        }
        _ => Meaning::Field(path),
    }
}

/// The milestone that a path leads into, if it does.
pub fn milestone_of(path: &FieldPath) -> Option<MilestoneId> {
    match path.parts() {
        [table, milestone, ..] if table == "milestones" => milestone.parse().ok(),
        _ => None,
    }
}

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
    if a.charter != b.charter {
        changes.extend(diff_tables(
            &Subject::Charter,
            &a.charter.to_table(),
            &b.charter.to_table(),
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
    let mut gone: Vec<(&ActionId, &Placed)> = a
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

/// Why a change cannot be applied to a plan.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ApplyError {
    /// What is to be created is already there, or an id to be taken is taken.
    #[error("{0:?} is already there")]
    Taken(Subject),
    /// What is to be changed is not there.
    #[error("{0:?} is not there")]
    Absent(Subject),
    /// A value is no longer what it was when the change was made.
    #[error("{path} of {subject:?} is not what it was")]
    Differs {
        /// Where.
        subject: Subject,
        /// Which value.
        path: FieldPath,
        /// What it is now.
        now: Option<Value>,
    },
    /// The value does not fit the format.
    #[error("the value of {path} of {subject:?} does not fit the format")]
    Unfit {
        /// Where.
        subject: Subject,
        /// Which value.
        path: FieldPath,
    },
}

/// The changes that take `changes` back, in the order in which they apply.
pub fn invert(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::inverse).collect()
}

/// The plan after the changes. Each must find what it changes as it was.
pub fn apply(plan: &Plan, changes: &[Change]) -> Result<Plan, ApplyError> {
    let mut plan = plan.clone();
    apply_in_place(&mut plan, changes)?;
    Ok(plan)
}

/// [`apply`] without a copy: after an error the plan is half changed, and to be read again.
pub fn apply_in_place(plan: &mut Plan, changes: &[Change]) -> Result<(), ApplyError> {
    changes.iter().try_for_each(|change| apply_one(plan, change))
}

/// A table as the program itself would write it: absent values that have a default are there, `1.0` is `1`.
pub fn canonical(subject: &Subject, table: &Table) -> Table {
    let mut reading = Reading::default();
    match subject {
        Subject::Charter => Charter::from_table(table.clone(), &mut reading).to_table(),
        Subject::Group(_) => Group::from_table(table.clone(), &mut reading).to_table(),
        Subject::Action(_) => Action::from_table(table.clone(), &mut reading).to_table(),
        Subject::Meeting(_) => Meeting::from_table(table.clone(), &mut reading).to_table(),
    }
}

fn apply_one(plan: &mut Plan, change: &Change) -> Result<(), ApplyError> {
    match change {
        Change::Created {
            subject,
            group,
            content,
        } => create(plan, subject, group.as_ref(), content),
        Change::Deleted { subject, content, .. } => delete(plan, subject, content),
        Change::Moved { action, from, to } => {
            let subject = || Subject::Action(action.clone());
            let placed = plan
                .actions
                .get_mut(action)
                .ok_or_else(|| ApplyError::Absent(subject()))?;
            if placed.group != *from {
                return Err(ApplyError::Absent(subject()));
            }
            placed.group = to.clone();
            Ok(())
        }
        Change::Renamed { from, to } => {
            if plan.actions.contains_key(to) {
                return Err(ApplyError::Taken(Subject::Action(to.clone())));
            }
            let absent = || ApplyError::Absent(Subject::Action(from.clone()));
            let placed = plan.actions.remove(from).ok_or_else(absent)?;
            plan.actions.insert(to.clone(), placed);
            Ok(())
        }
        Change::Set {
            subject,
            path,
            old,
            new,
        } => {
            let mut table = table_of(plan, subject).ok_or_else(|| ApplyError::Absent(subject.clone()))?;
            set_in_table(&mut table, subject, path, old.as_ref(), new.as_ref())?;
            replace(plan, subject, &table, path)
        }
    }
}

/// Puts the new value in the place of the old one, which must be there.
pub fn set_in_table(
    table: &mut Table,
    subject: &Subject,
    path: &FieldPath,
    old: Option<&Value>,
    new: Option<&Value>,
) -> Result<(), ApplyError> {
    let now = table.at(path);
    if now != old {
        return Err(ApplyError::Differs {
            subject: subject.clone(),
            path: path.clone(),
            now: now.cloned(),
        });
    }
    table.put(path, new.cloned());
    Ok(())
}

/// Everything that a subject holds, as a table.
pub fn table_of(plan: &Plan, subject: &Subject) -> Option<Table> {
    match subject {
        Subject::Charter => Some(plan.charter.to_table()),
        Subject::Group(id) => plan.groups.get(id).map(Record::to_table),
        Subject::Action(id) => plan.actions.get(id).map(|placed| placed.action.to_table()),
        Subject::Meeting(id) => plan.meetings.get(id).map(Record::to_table),
    }
}

fn create(plan: &mut Plan, subject: &Subject, group: Option<&GroupId>, content: &Table) -> Result<(), ApplyError> {
    let unfit = || ApplyError::Unfit {
        subject: subject.clone(),
        path: FieldPath::default(),
    };
    let taken = match subject {
        Subject::Charter => true,
        Subject::Group(id) => plan
            .groups
            .insert(id.clone(), fitting(content).ok_or_else(unfit)?)
            .is_some(),
        Subject::Meeting(id) => plan
            .meetings
            .insert(id.clone(), fitting(content).ok_or_else(unfit)?)
            .is_some(),
        Subject::Action(id) => {
            let placed = Placed {
                group: group.cloned().ok_or_else(unfit)?,
                action: fitting(content).ok_or_else(unfit)?,
            };
            plan.actions.insert(id.clone(), placed).is_some()
        }
    };
    if taken {
        Err(ApplyError::Taken(subject.clone()))
    } else {
        Ok(())
    }
}

fn delete(plan: &mut Plan, subject: &Subject, content: &Table) -> Result<(), ApplyError> {
    if table_of(plan, subject).is_some_and(|now| now != canonical(subject, content)) {
        return Err(ApplyError::Differs {
            subject: subject.clone(),
            path: FieldPath::default(),
            now: None,
        });
    }
    let there = match subject {
        Subject::Charter => false,
        Subject::Group(id) => plan.groups.remove(id).is_some(),
        Subject::Action(id) => plan.actions.remove(id).is_some(),
        Subject::Meeting(id) => plan.meetings.remove(id).is_some(),
    };
    if there {
        Ok(())
    } else {
        Err(ApplyError::Absent(subject.clone()))
    }
}

/// The record that a table holds, when nothing in it is wrong.
fn fitting<R: Record>(table: &Table) -> Option<R> {
    let mut reading = Reading::default();
    let record = R::from_table(table.clone(), &mut reading);
    reading
        .problems
        .iter()
        .all(|problem| problem.fault.is_warning())
        .then_some(record)
}

fn replace(plan: &mut Plan, subject: &Subject, table: &Table, path: &FieldPath) -> Result<(), ApplyError> {
    let unfit = || ApplyError::Unfit {
        subject: subject.clone(),
        path: path.clone(),
    };
    match subject {
        Subject::Charter => plan.charter = fitting::<Charter>(table).ok_or_else(unfit)?,
        Subject::Group(id) => {
            plan.groups
                .insert(id.clone(), fitting::<Group>(table).ok_or_else(unfit)?);
        }
        Subject::Meeting(id) => {
            plan.meetings
                .insert(id.clone(), fitting::<Meeting>(table).ok_or_else(unfit)?);
        }
        Subject::Action(id) => {
            let action = fitting(table).ok_or_else(unfit)?;
            if let Some(placed) = plan.actions.get_mut(id) {
                placed.action = action;
            }
        }
    }
    Ok(())
}
