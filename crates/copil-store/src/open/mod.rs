//! A plan from its files: all that can be shown of it, and everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use super::names::{Found, Names, Wanted, sort_out};
use super::path::PlanPath;
use super::place::{place_of_field, place_of_span};
use super::problem::{Cause, Problem};
use super::read::{ReadError, read_table};
use copil_plan::check::{self, Scope};
use copil_plan::config::FORMAT;
use copil_plan::field::{Fault, FieldProblem, Reading, Record};
use copil_plan::id::IdError;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{
    Action, ActionId, Group, GroupId, GroupedAction, Meeting, MeetingId, Plan, PlanConfig, PlanId, Subject,
};

/// One file of a plan, as it is kept in a folder, in a git tree or in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it stands.
    pub path: PlanPath,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A plan that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// All that could be read. What a file leaves out or has wrong is stood in for, so that the rest can be shown.
    pub plan: Plan,
    /// Everything that is wrong, by file and place.
    pub problems: Vec<Problem>,
    /// Files of which nothing is in the plan: they did not parse, or have a name that cannot be used. To be shown as
    /// such, for nothing may vanish without a word.
    pub unreadable: BTreeSet<PlanPath>,
    /// Files with an error, which are never written over; all of `unreadable` among them.
    pub locked: BTreeSet<PlanPath>,
}

impl Opened {
    /// Whether any of the problems is an error.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    /// The actions whose files are there without being in the plan.
    pub fn unreadable_actions(&self) -> impl Iterator<Item = ActionId> {
        self.unreadable.iter().filter_map(|path| match path.subject() {
            Some((Subject::Action(id), _)) => Some(id),
            _ => None,
        })
    }
}

/// Why a folder cannot be opened as a plan at all.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no `plan.toml`.
    #[error("{} holds no plan.toml", dir.display())]
    NoPlan {
        /// The folder.
        dir: PathBuf,
    },
    /// The folder's name, which is the plan's id, is no id.
    #[error("{} cannot be the folder of a plan: {why}", dir.display())]
    BadName {
        /// The folder.
        dir: PathBuf,
        /// Why its name is no id.
        why: IdError,
    },
    /// The plan is of a format that this program does not know yet.
    #[error("the plan is of format {found}; this program knows up to {supported}")]
    NewerFormat {
        /// The plan's format.
        found: i64,
        /// The newest format known.
        supported: i64,
    },
    /// A folder could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Opens a plan whose files are at hand: of a past commit, or kept in the program.
pub fn open_files(id: PlanId, files: impl IntoIterator<Item = SourceFile>) -> Result<Opened, OpenError> {
    let files: BTreeMap<PlanPath, Vec<u8>> = files.into_iter().map(|file| (file.path, file.bytes)).collect();
    if !files.contains_key(&PlanPath::config()) {
        let dir = PathBuf::from(id.as_str());
        return Err(OpenError::NoPlan { dir });
    }
    let mut names = sort_out(files.keys().map(|path| (path.clone(), Found::File)).collect());
    let wanted = std::mem::take(&mut names.wanted);
    let bytes_of = |path: &PlanPath| files.get(path).cloned();
    let read = wanted.into_iter().map(|wanted| match files.get(&wanted.path) {
        Some(bytes) => read_file(wanted, bytes),
        None => ReadFile::failed(wanted.path, Cause::Unreadable(io::ErrorKind::NotFound)),
    });
    assemble(id, names, read, Scope::Whole, &bytes_of)
}

/// What is wrong with one file by itself, whatever the rest of the plan says. Empty for a path that the plan has no
/// file at.
pub fn problems_in(path: &PlanPath, bytes: &[u8]) -> Vec<Problem> {
    match path.subject() {
        Some((subject, group)) => {
            let path = path.clone();
            read_file(Wanted { path, subject, group }, bytes).problems
        }
        None => Vec::new(),
    }
}

/// What one file holds.
#[derive(Debug)]
pub(super) enum Content {
    PlanConfig(Box<PlanConfig>),
    Group(GroupId, Group),
    Action(GroupId, ActionId, Box<Action>),
    Meeting(MeetingId, Meeting),
}

/// One file, read.
#[derive(Debug)]
pub(super) struct ReadFile {
    path: PlanPath,
    /// `None` when nothing of it can be used.
    content: Option<Content>,
    problems: Vec<Problem>,
    /// The newer format that the file says it is of.
    newer: Option<i64>,
}

impl ReadFile {
    /// A file of which nothing can be used.
    pub(super) fn failed(path: PlanPath, cause: Cause) -> Self {
        Self {
            problems: vec![Problem::whole(path.clone(), cause)],
            path,
            content: None,
            newer: None,
        }
    }
}

/// Reads a file for what its name says it is.
pub(super) fn read_file(wanted: Wanted, bytes: &[u8]) -> ReadFile {
    let Wanted { path, subject, group } = wanted;
    let table = match read_table(bytes) {
        Ok(table) => table,
        Err(error) => return unread(path, &error, bytes),
    };
    let mut reading = Reading::default();
    let mut newer = None;
    let content = match (subject, group) {
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
    let placed = |problem: FieldProblem| place_problem(&path, bytes, problem);
    let problems = reading.problems.into_iter().map(placed).collect();
    ReadFile {
        path,
        content,
        problems,
        newer,
    }
}

fn newer_format(table: &Table) -> Option<i64> {
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

fn place_problem(path: &PlanPath, bytes: &[u8], problem: FieldProblem) -> Problem {
    let place = place_of_field(bytes, &problem.path, &problem.fault);
    Problem::placed(path.clone(), place, Cause::Field(problem.path, problem.fault))
}

fn unread(path: PlanPath, error: &ReadError, bytes: &[u8]) -> ReadFile {
    let problems = match error {
        ReadError::TooLarge => vec![Problem::whole(path.clone(), Cause::TooLarge)],
        ReadError::NotUtf8 { valid_up_to } => {
            // What stands in for bytes that are no text is three bytes long itself.
            let place = place_of_span(bytes, *valid_up_to..*valid_up_to + 3);
            vec![Problem::placed(path.clone(), Some(place), Cause::NotUtf8)]
        }
        ReadError::Syntax(errors) => errors
            .iter()
            .map(|error| {
                let place = place_of_span(bytes, error.span.clone());
                let cause = Cause::Syntax {
                    fault: error.fault,
                    detail: error.detail.clone(),
                };
                Problem::placed(path.clone(), Some(place), cause)
            })
            .collect(),
    };
    ReadFile {
        path,
        content: None,
        problems,
        newer: None,
    }
}

/// Puts a plan together from its files, then checks it as a whole. `bytes_of` reads a file once more, to tell the place
/// of a problem that only the whole plan shows.
pub(super) fn assemble(
    id: PlanId,
    names: Names,
    files: impl IntoIterator<Item = ReadFile>,
    scope: Scope,
    bytes_of: &dyn Fn(&PlanPath) -> Option<Vec<u8>>,
) -> Result<Opened, OpenError> {
    let mut opened = Opened {
        plan: Plan::empty(id),
        problems: names.problems,
        locked: names.unread.union(&names.clashing).cloned().collect(),
        unreadable: names.unread,
    };
    let files = files.into_iter();
    // Thousands of large values: a list that grew would move all of them over and over.
    let mut actions = Vec::with_capacity(files.size_hint().0);
    for file in files {
        if let Some(found) = file.newer {
            let supported = FORMAT;
            return Err(OpenError::NewerFormat { found, supported });
        }
        actions.extend(opened.add(file));
    }
    // Thousands at once: a map is made of a list, nearly in order, faster than by putting each in its place.
    opened.plan.actions = actions.into_iter().collect();
    opened.name_groups();
    opened.check_whole(scope, bytes_of);
    let order = |problem: &Problem| {
        let place = problem.place.as_ref().map(|place| (place.line, place.column));
        (problem.path.clone(), place)
    };
    opened.problems.sort_by_cached_key(order);
    Ok(opened)
}

impl Opened {
    /// Takes in what a file holds; an action is handed back, to be put in with all others.
    fn add(&mut self, file: ReadFile) -> Option<(ActionId, GroupedAction)> {
        if file.problems.iter().any(Problem::is_error) {
            self.locked.insert(file.path.clone());
        }
        self.problems.extend(file.problems);
        match file.content {
            None => {
                self.unreadable.insert(file.path);
            }
            Some(Content::PlanConfig(config)) => self.plan.config = *config,
            Some(Content::Group(id, group)) => {
                self.plan.groups.insert(id, group);
            }
            Some(Content::Action(group, id, action)) => {
                let action = *action;
                return Some((id, GroupedAction { group, action }));
            }
            Some(Content::Meeting(id, meeting)) => {
                self.plan.meetings.insert(id, meeting);
            }
        }
        None
    }

    /// Gives every group that has actions a record; one whose file is missing or unreadable is named by its id.
    fn name_groups(&mut self) {
        let mut nameless: BTreeSet<GroupId> = BTreeSet::new();
        for placed in self.plan.actions.values() {
            if !self.plan.groups.contains_key(&placed.group) && !nameless.contains(&placed.group) {
                nameless.insert(placed.group.clone());
            }
        }
        nameless.extend(self.unreadable.iter().filter_map(|path| match path.subject() {
            Some((Subject::Group(id), _)) => Some(id),
            Some((Subject::Action(_), Some(group))) if !self.plan.groups.contains_key(&group) => Some(group),
            _ => None,
        }));
        for id in nameless {
            let path = PlanPath::group(&id);
            if !self.unreadable.contains(&path) {
                self.problems.push(Problem::whole(path, Cause::NoGroupFile));
            }
            let title = id.to_string();
            let group = Group {
                title,
                ..Group::default()
            };
            self.plan.groups.insert(id, group);
        }
    }

    /// Adds the problems that only the whole plan shows. Without its config every reference would seem wrong.
    fn check_whole(&mut self, scope: Scope, bytes_of: &dyn Fn(&PlanPath) -> Option<Vec<u8>>) {
        if self.unreadable.contains(&PlanPath::config()) {
            return;
        }
        let known: BTreeSet<ActionId> = self.unreadable_actions().collect();
        let mut bytes: BTreeMap<PlanPath, Option<Vec<u8>>> = BTreeMap::new();
        for located in check::check(&self.plan, scope, &known) {
            let group = match &located.subject {
                Subject::Action(id) => self.plan.actions.get(id).map(|placed| &placed.group),
                _ => None,
            };
            let Some(path) = PlanPath::of(&located.subject, group) else {
                continue;
            };
            if self.follows_from_another(&path, &located.problem.path) {
                continue;
            }
            let bytes = bytes.entry(path.clone()).or_insert_with(|| bytes_of(&path));
            let problem = place_problem(&path, bytes.as_deref().unwrap_or_default(), located.problem);
            if problem.is_error() {
                self.locked.insert(path);
            }
            self.problems.push(problem);
        }
    }

    /// Whether what is at `field` only stands in for a value whose own problem was reported.
    fn follows_from_another(&self, path: &PlanPath, field: &FieldPath) -> bool {
        self.locked.contains(path)
            && self
                .problems
                .iter()
                .filter(|known| known.path == *path)
                .any(|known| match &known.cause {
                    Cause::Field(table, Fault::Missing { key }) => field.parts().starts_with(table.then(*key).parts()),
                    Cause::Field(known, fault) => !fault.is_warning() && field.parts().starts_with(known.parts()),
                    _ => false,
                })
    }
}

#[cfg(test)]
mod tests;
