//! Changes done to a plan, and turned round.

use super::{Change, FileChange, FileVersion, Subject};
use crate::field::{FieldProblem, Reading, Record};
use crate::id::GroupId;
use crate::value::{FieldPath, Table, Value};
use crate::{Action, Group, GroupedAction, Meeting, Plan, PlanConfig};

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
    Invalid {
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
    read_as(subject, table, &mut Reading::default())
}

/// What is wrong with the table of a subject by itself.
pub(crate) fn problems_of(subject: &Subject, table: &Table) -> Vec<FieldProblem> {
    let mut reading = Reading::default();
    read_as(subject, table, &mut reading);
    reading.problems
}

/// What is wrong with a table that is not wrong with the one before it.
pub(crate) fn new_problems(subject: &Subject, before: &Table, after: &Table) -> Vec<FieldProblem> {
    let known = problems_of(subject, before);
    let mut problems = problems_of(subject, after);
    problems.retain(|problem| !known.contains(problem));
    problems
}

/// What is wrong with a file by itself that was not wrong with it before.
pub fn new_problems_of(file: &FileChange) -> Vec<FieldProblem> {
    let Some(after) = &file.after else { return Vec::new() };
    let subject = &after.key.subject;
    let before = file.before.as_ref().and_then(FileVersion::table);
    match (before, after.table()) {
        (_, None) => Vec::new(),
        (Some(before), Some(table)) => new_problems(subject, before, table),
        (None, Some(table)) => problems_of(subject, table),
    }
}

fn read_as(subject: &Subject, table: &Table, reading: &mut Reading) -> Table {
    let table = table.clone();
    match subject {
        Subject::PlanConfig => PlanConfig::from_table(table, reading).to_table(),
        Subject::Group(_) => Group::from_table(table, reading).to_table(),
        Subject::Action(_) => Action::from_table(table, reading).to_table(),
        Subject::Meeting(_) => Meeting::from_table(table, reading).to_table(),
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
            leave_out_default(&mut table, subject, path, old.as_ref());
            set_in_table(&mut table, subject, path, old.as_ref(), new.as_ref())?;
            replace(plan, subject, &table, path)
        }
    }
}

/// Takes the old value for the one that is there where both are read the same: a file may leave out what the record has
/// by default, or write it in full.
fn leave_out_default(table: &mut Table, subject: &Subject, path: &FieldPath, old: Option<&Value>) {
    if table.at(path) == old {
        return;
    }
    let mut was = table.clone();
    was.put(path, old.cloned());
    if canonical(subject, &was) == *table {
        *table = was;
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
        Subject::PlanConfig => Some(plan.config.to_table()),
        Subject::Group(id) => plan.groups.get(id).map(Record::to_table),
        Subject::Action(id) => plan.actions.get(id).map(|placed| placed.action.to_table()),
        Subject::Meeting(id) => plan.meetings.get(id).map(Record::to_table),
    }
}

fn create(plan: &mut Plan, subject: &Subject, group: Option<&GroupId>, content: &Table) -> Result<(), ApplyError> {
    let invalid = || ApplyError::Invalid {
        subject: subject.clone(),
        path: FieldPath::default(),
    };
    let taken = match subject {
        Subject::PlanConfig => true,
        Subject::Group(id) => plan
            .groups
            .insert(id.clone(), fitting(content).ok_or_else(invalid)?)
            .is_some(),
        Subject::Meeting(id) => plan
            .meetings
            .insert(id.clone(), fitting(content).ok_or_else(invalid)?)
            .is_some(),
        Subject::Action(id) => {
            let placed = GroupedAction {
                group: group.cloned().ok_or_else(invalid)?,
                action: Box::new(fitting(content).ok_or_else(invalid)?),
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
        Subject::PlanConfig => false,
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
    let invalid = || ApplyError::Invalid {
        subject: subject.clone(),
        path: path.clone(),
    };
    match subject {
        Subject::PlanConfig => plan.config = fitting::<PlanConfig>(table).ok_or_else(invalid)?,
        Subject::Group(id) => {
            plan.groups
                .insert(id.clone(), fitting::<Group>(table).ok_or_else(invalid)?);
        }
        Subject::Meeting(id) => {
            plan.meetings
                .insert(id.clone(), fitting::<Meeting>(table).ok_or_else(invalid)?);
        }
        Subject::Action(id) => {
            let action = fitting(table).ok_or_else(invalid)?;
            if let Some(placed) = plan.actions.get_mut(id) {
                *placed.action = action;
            }
        }
    }
    Ok(())
}
