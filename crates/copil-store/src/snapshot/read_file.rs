//! One file of a plan, read for what its name says it is.

use super::super::location::Locator;
use super::super::names::PlanFile;
use super::super::path::PlanPath;
use super::super::problem::{Problem, ProblemKind};
use super::super::read::{ReadError, read_table};
use copil_plan::config::FORMAT;
use copil_plan::field::{Fault, FieldProblem, Reading, Record};
use copil_plan::value::{Table, Value};
use copil_plan::{Action, ActionId, Group, GroupId, Meeting, MeetingId, PlanConfig, Subject};

/// What is wrong with one file by itself, whatever the rest of the plan says. Empty for a path that the plan has no
/// file at.
pub fn problems_in(path: &PlanPath, bytes: &[u8]) -> Vec<Problem> {
    let path = path.clone();
    match path.key() {
        Some(key) => read_file(PlanFile { path, key }, bytes).problems,
        None => Vec::new(),
    }
}

/// What one file holds.
#[derive(Debug)]
pub(crate) enum Content {
    PlanConfig(Box<PlanConfig>),
    Group(GroupId, Group),
    Action(GroupId, ActionId, Box<Action>),
    Meeting(MeetingId, Meeting),
}

/// One file, read.
#[derive(Debug)]
pub(crate) struct ReadFile {
    pub(crate) path: PlanPath,
    /// Whether it is what was kept of the file, and the file was not read.
    pub(crate) is_known: bool,
    /// `None` when nothing of it can be used.
    pub(super) content: Option<Content>,
    pub(super) problems: Vec<Problem>,
    /// The newer format that the file says it is of.
    pub(super) newer: Option<i64>,
}

impl ReadFile {
    /// What a file that was read before holds.
    pub(crate) fn known(path: PlanPath, content: Content) -> Self {
        Self {
            path,
            is_known: true,
            content: Some(content),
            problems: Vec::new(),
            newer: None,
        }
    }

    /// Whether it is an action that was read without a problem.
    pub(crate) fn is_sound_action(&self) -> bool {
        matches!(self.content, Some(Content::Action(..))) && self.problems.is_empty()
    }

    /// A file of which nothing can be used.
    pub(crate) fn failed(path: PlanPath, kind: ProblemKind) -> Self {
        Self {
            problems: vec![Problem::whole(path.clone(), kind)],
            path,
            is_known: false,
            content: None,
            newer: None,
        }
    }
}

/// Reads a file for what its name says it is.
pub(crate) fn read_file(file: PlanFile, bytes: &[u8]) -> ReadFile {
    match read_table(bytes) {
        Ok(table) => read_values(file, table, || bytes),
        Err(error) => unread(file.path, &error, bytes),
    }
}

/// The same of a file that was parsed already; its bytes are asked for where problems are to be placed in them.
pub(super) fn read_values<B: AsRef<[u8]>>(file: PlanFile, table: Table, bytes: impl FnOnce() -> B) -> ReadFile {
    let PlanFile { path, key } = file;
    let mut reading = Reading::default();
    let mut newer = None;
    let content = match (key.subject, key.group) {
        (Subject::PlanConfig, _) => {
            newer = newer_format(&table);
            Some(Content::PlanConfig(Box::new(PlanConfig::from_table(
                table,
                &mut reading,
            ))))
        }
        (Subject::Group(id), _) => Some(Content::Group(id, Group::from_table(table, &mut reading))),
        (Subject::Action(id), Some(group)) => {
            let action = Action::from_table(table, &mut reading);
            Some(Content::Action(group, id, Box::new(action)))
        }
        (Subject::Action(_), None) => None,
        (Subject::Meeting(id), _) => {
            let meeting = Meeting::from_table(table.clone(), &mut reading);
            compare_with_name(&id, &table, &meeting, &mut reading);
            Some(Content::Meeting(id, meeting))
        }
    };
    let problems = match reading.problems {
        found if found.is_empty() => Vec::new(),
        found => placed(&path, bytes().as_ref(), found),
    };
    ReadFile {
        path,
        is_known: false,
        content,
        problems,
        newer,
    }
}

/// The newer format than the known ones that a file says it is of.
pub(crate) fn newer_format(table: &Table) -> Option<i64> {
    match table.get("format") {
        Some(Value::Integer(format)) if *format > FORMAT => Some(*format),
        _ => None,
    }
}

/// A meeting's day and committee are written twice, in its name and in its file, and must agree.
fn compare_with_name(id: &MeetingId, table: &Table, meeting: &Meeting, reading: &mut Reading) {
    let mismatch = |named: String| Fault::NameMismatch { named };
    match id.parts() {
        None => reading.fault_at("date", mismatch(id.to_string())),
        Some((date, committee)) => {
            // What is missing or of another type has been reported already.
            if matches!(table.get("date"), Some(Value::Date(_))) && meeting.date != date {
                reading.fault_at("date", mismatch(date.to_string()));
            }
            if matches!(table.get("committee"), Some(Value::Text(_))) && meeting.committee != committee {
                reading.fault_at("committee", mismatch(committee.to_string()));
            }
        }
    }
}

/// Problems with a record, each with its place in the file; its bytes must be those that the record was read from.
pub fn placed(path: &PlanPath, bytes: &[u8], problems: Vec<FieldProblem>) -> Vec<Problem> {
    if problems.is_empty() {
        return Vec::new();
    }
    let locator = std::str::from_utf8(bytes).ok().map(Locator::of);
    let placed = |problem: FieldProblem| {
        let place = locator
            .as_ref()
            .map(|locator| locator.field(&problem.path, &problem.fault));
        Problem::placed(path.clone(), place, ProblemKind::Field(problem.path, problem.fault))
    };
    problems.into_iter().map(placed).collect()
}

fn unread(path: PlanPath, error: &ReadError, bytes: &[u8]) -> ReadFile {
    ReadFile {
        problems: problems_of_text(&path, error, bytes),
        path,
        is_known: false,
        content: None,
        newer: None,
    }
}

/// Why the text of a file is no table, each fault with its place.
pub(crate) fn problems_of_text(path: &PlanPath, error: &ReadError, bytes: &[u8]) -> Vec<Problem> {
    let text = String::from_utf8_lossy(bytes);
    let locator = Locator::of(&text);
    match error {
        ReadError::TooLarge => vec![Problem::whole(path.clone(), ProblemKind::TooLarge)],
        ReadError::NotUtf8 { valid_up_to } => {
            // What stands in for bytes that are no text is three bytes long itself.
            let place = locator.span(*valid_up_to..*valid_up_to + 3);
            vec![Problem::placed(path.clone(), Some(place), ProblemKind::NotUtf8)]
        }
        ReadError::Syntax(errors) => errors
            .iter()
            .map(|error| {
                let place = locator.span(error.span.clone());
                let kind = ProblemKind::Syntax {
                    fault: error.fault,
                    detail: error.detail.clone(),
                };
                Problem::placed(path.clone(), Some(place), kind)
            })
            .collect(),
    }
}
