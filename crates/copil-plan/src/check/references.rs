//! Taking out of the files what refers to things that are no longer there.

use super::LocatedProblem;
use crate::Plan;
use crate::change::{Change, FileChange, FileVersion, Subject, problems_of, table_of};
use crate::field::{Fault, FieldProblem, Referent};
use crate::value::{FieldPath, Table, Value};

/// Lists that say something else when they are empty: nobody answers for it, or nothing may follow.
const NEVER_EMPTY: [&str; 2] = ["leads", "next"];

/// The files of a plan without the references that lead nowhere; one to an action under its id before `changes` follows
/// it to the id after. A point of an agenda that is about nothing then goes itself.
///
/// # Errors
///
/// The subjects that cannot do without: a group without its only lead, an action without its status, and what only comes
/// back by the changes, which is to be as it was.
pub fn without_references(
    plan: &Plan,
    dangling: &[LocatedProblem],
    changes: &[Change],
) -> Result<Vec<FileChange>, Vec<Subject>> {
    let mut subjects: Vec<&Subject> = dangling.iter().map(|found| &found.subject).collect();
    subjects.dedup();
    let (mut files, mut needing) = (Vec::new(), Vec::new());
    for subject in subjects {
        let own = dangling.iter().filter(|found| found.subject == *subject);
        match without(plan, subject, own.map(|found| &found.problem), changes) {
            Some(file) => files.push(file),
            None => needing.push(subject.clone()),
        }
    }
    match needing.is_empty() {
        true => Ok(files),
        false => Err(needing),
    }
}

fn without<'p>(
    plan: &Plan,
    subject: &Subject,
    dangling: impl DoubleEndedIterator<Item = &'p FieldProblem>,
    changes: &[Change],
) -> Option<FileChange> {
    let is_back = |change: &Change| matches!(change, Change::Created { subject: back, .. } if back == subject);
    let before = table_of(plan, subject).filter(|_| !changes.iter().any(is_back))?;
    let mut after = Value::Table(before.clone());
    // From the last to the first: what goes out of a list moves only what comes after it.
    for problem in dangling.rev() {
        let Fault::UnknownReference { what, id, .. } = &problem.fault else {
            return None;
        };
        after = taken_out(after, problem.path.parts(), followed(*what, id, changes).as_ref())?;
    }
    let Value::Table(mut after) = after else { return None };
    drop_points_about_nothing(&before, &mut after);
    let known = problems_of(subject, &before);
    let lacks = |problem: &FieldProblem| !problem.fault.is_warning() && !known.contains(problem);
    if problems_of(subject, &after).iter().any(lacks) || is_emptied(&before, &after) {
        return None;
    }
    Some(FileChange::edited(FileVersion::of(plan, subject)?, after))
}

/// What an action is called after the changes that is not there under its id any more.
fn followed(what: Referent, id: &str, changes: &[Change]) -> Option<Value> {
    changes.iter().find_map(|change| match change {
        Change::Renamed { from, to } if what == Referent::Action && from.as_str() == id => {
            Some(Value::Text(to.to_string()))
        }
        _ => None,
    })
}

/// A value without what is at a path in it, or with another there; `None` when nothing is left of it.
fn taken_out(value: Value, path: &[String], instead: Option<&Value>) -> Option<Value> {
    let Some((step, rest)) = path.split_first() else {
        return instead.cloned();
    };
    match value {
        Value::Table(mut table) => {
            // One place may have been told of twice.
            if let Some(there) = table.get(step) {
                let left = taken_out(there.clone(), rest, instead);
                table.put(&FieldPath::key(step), left);
            }
            Some(Value::Table(table))
        }
        Value::List(mut items) => {
            let at = step.parse().ok().filter(|at| *at < items.len())?;
            let left = taken_out(items.remove(at), rest, instead);
            let left = left.filter(|item| !items.contains(item));
            items.splice(at..at, left);
            (!items.is_empty()).then_some(Value::List(items))
        }
        _ => None,
    }
}

/// Takes out the points of an agenda that were about what is no longer there, and what decisions say of these points.
fn drop_points_about_nothing(before: &Table, after: &mut Table) {
    let agenda = |table: &Table| {
        table
            .get("agenda")
            .and_then(Value::as_table)
            .cloned()
            .unwrap_or_default()
    };
    let is_about_something = |point: &Table| {
        ["action", "title", "approves"]
            .iter()
            .any(|key| point.get(key).is_some())
    };
    let (was, is) = (agenda(before), agenda(after));
    let gone = is.iter().filter(|(key, point)| {
        let differs = was.get(key) != Some(*point);
        differs && !point.as_table().is_some_and(is_about_something)
    });
    for (key, _) in gone {
        after.put(&FieldPath::key("agenda").then(key), None);
        let decisions = after
            .get("decisions")
            .and_then(Value::as_table)
            .cloned()
            .unwrap_or_default();
        for (number, decision) in decisions.iter() {
            let item = decision.as_table().and_then(|decision| decision.get("item"));
            if item.and_then(Value::as_text) == Some(key) {
                after.put(&FieldPath::key("decisions").then(number).then("item"), None);
            }
        }
    }
}

/// Whether a list is empty by now that must not be.
fn is_emptied(before: &Table, after: &Table) -> bool {
    before.iter().any(|(key, value)| match (value, after.get(key)) {
        (Value::List(_), None) => NEVER_EMPTY.contains(&key.as_ref()),
        (Value::Table(before), Some(Value::Table(after))) => is_emptied(before, after),
        _ => false,
    })
}
