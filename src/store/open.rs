//! A plan from its files: all that can be shown of it, and everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use super::names::{Found, Names, Wanted, sort_out};
use super::path::PlanPath;
use super::place::{place_of_field, place_of_span};
use super::problem::{Cause, Problem};
use super::read::{ReadError, read_table};
use crate::plan::charter::FORMAT;
use crate::plan::check::{self, Scope};
use crate::plan::field::{Fault, FieldProblem, Reading, Record};
use crate::plan::id::IdError;
use crate::plan::value::{FieldPath, Table, Value};
use crate::plan::{Action, ActionId, Charter, Group, GroupId, Meeting, MeetingId, Placed, Plan, PlanId, Subject};

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
    if !files.contains_key(&PlanPath::charter()) {
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
    Charter(Box<Charter>),
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
        (Subject::Charter, _) => {
            newer = newer_format(&table);
            Some(Content::Charter(Box::new(Charter::from_table(table, &mut reading))))
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
    for file in files {
        if let Some(found) = file.newer {
            let supported = FORMAT;
            return Err(OpenError::NewerFormat { found, supported });
        }
        opened.add(file);
    }
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
    fn add(&mut self, file: ReadFile) {
        if file.problems.iter().any(Problem::is_error) {
            self.locked.insert(file.path.clone());
        }
        self.problems.extend(file.problems);
        match file.content {
            None => {
                self.unreadable.insert(file.path);
            }
            Some(Content::Charter(charter)) => self.plan.charter = *charter,
            Some(Content::Group(id, group)) => {
                self.plan.groups.insert(id, group);
            }
            Some(Content::Action(group, id, action)) => {
                let action = *action;
                self.plan.actions.insert(id, Placed { group, action });
            }
            Some(Content::Meeting(id, meeting)) => {
                self.plan.meetings.insert(id, meeting);
            }
        }
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

    /// Adds the problems that only the whole plan shows. Without its charter every reference would seem wrong.
    fn check_whole(&mut self, scope: Scope, bytes_of: &dyn Fn(&PlanPath) -> Option<Vec<u8>>) {
        if self.unreadable.contains(&PlanPath::charter()) {
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
mod tests {
    use super::*;
    use crate::store::SyntaxFault;

    const CHARTER: &str =
        "format = 1\ntitle = \"Plan\"\n[people.drh]\nname = \"DRH\"\n[committees.copil]\ntitle = \"Copil\"\n";

    fn opened(files: &[(&str, &str)]) -> Opened {
        let file = |(path, text): &(&str, &str)| SourceFile {
            path: PlanPath::found(*path),
            bytes: text.as_bytes().to_vec(),
        };
        open_files("essai".parse().unwrap(), files.iter().map(file)).unwrap()
    }

    /// Each problem as `path:line:column`, with what is underlined.
    fn said(opened: &Opened) -> Vec<String> {
        let say = |problem: &Problem| match &problem.place {
            None => problem.path.to_string(),
            Some(place) => {
                let underlined = place
                    .excerpt
                    .chars()
                    .skip(place.underline.start)
                    .take(place.underline.len());
                let underlined: String = underlined.collect();
                format!("{}:{}:{} {underlined}", problem.path, place.line, place.column)
            }
        };
        opened.problems.iter().map(say).collect()
    }

    fn causes(opened: &Opened) -> Vec<&Cause> {
        opened.problems.iter().map(|problem| &problem.cause).collect()
    }

    #[test]
    fn a_plan_is_its_files() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            (
                "groups/rh/group.toml",
                "title = \"Ressources humaines\"\nleads = [\"drh\"]\n",
            ),
            ("groups/rh/RH-01.toml", "title = \"Télétravail\"\nstatus = \"done\"\n"),
            (
                "meetings/2018-03-15-copil.toml",
                "committee = \"copil\"\ndate = 2018-03-15\n",
            ),
            ("README.md", "# Plan"),
        ]);
        assert_eq!(said(&opened), Vec::<String>::new());
        let action = &opened.plan.actions["RH-01"];
        assert_eq!((action.title.as_str(), action.group.as_str()), ("Télétravail", "rh"));
        assert_eq!(opened.plan.groups["rh"].title, "Ressources humaines");
        assert_eq!(opened.plan.meetings.len(), 1);
        assert!(opened.locked.is_empty() && opened.unreadable.is_empty() && !opened.has_errors());
    }

    #[test]
    fn a_broken_file_is_told_and_stops_nothing() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            ("groups/rh/group.toml", "title = \"RH\"\n"),
            (
                "groups/rh/RH-01.toml",
                "title = \"Un\"\nstatus = \"done\"\ndepends_on = [\"RH-02\"]\n",
            ),
            (
                "groups/rh/RH-02.toml",
                "title = \"Deux\"\ndue = 30/06/2018\nstatus = \n",
            ),
        ]);
        assert_eq!(
            said(&opened),
            ["groups/rh/RH-02.toml:2:7 30/06/2018", "groups/rh/RH-02.toml:3:10 "]
        );
        let faults: Vec<_> = causes(&opened)
            .into_iter()
            .map(|cause| match cause {
                Cause::Syntax { fault, .. } => *fault,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(faults, [SyntaxFault::BadDate, SyntaxFault::MissingValue]);
        assert_eq!(opened.plan.actions.len(), 1);
        let unreadable: Vec<_> = opened.unreadable_actions().map(|id| id.to_string()).collect();
        assert_eq!(unreadable, ["RH-02"]);
        assert_eq!(opened.locked, opened.unreadable);
    }

    #[test]
    fn a_wrong_type_leaves_the_rest_of_the_file_in_sight_and_locks_it() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            ("groups/rh/group.toml", "title = \"RH\"\n"),
            (
                "groups/rh/RH-01.toml",
                "\u{feff}title = \"Un\"\r\nstatus = \"done\"\r\ndue = \"30 juin\"\r\n\
                 leads = [\"drh\", 7]\r\n\r\n[milestones.a]\r\ndue = 2018-01-01\r\n",
            ),
        ]);
        assert_eq!(
            said(&opened),
            [
                "groups/rh/RH-01.toml:3:7 \"30 juin\"",
                "groups/rh/RH-01.toml:4:17 7",
                "groups/rh/RH-01.toml:6:13 a",
            ]
        );
        let action = &opened.plan.actions["RH-01"];
        assert_eq!((action.title.as_str(), action.leads.len()), ("Un", 1));
        assert!(opened.locked.contains(&PlanPath::found("groups/rh/RH-01.toml")));
        assert!(opened.unreadable.is_empty());
    }

    #[test]
    fn what_only_the_whole_plan_shows_has_its_place_too() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            ("groups/rh/group.toml", "title = \"RH\"\nleads = [\"dhr\"]\n"),
            (
                "groups/rh/RH-01.toml",
                "title = \"Un\"\n# é\nstatus = \"doen\"\nleads = [\n  \"drh\",\n  \"dga\",\n]\n",
            ),
        ]);
        assert_eq!(
            said(&opened),
            [
                "groups/rh/RH-01.toml:3:10 \"doen\"",
                "groups/rh/RH-01.toml:6:3 \"dga\"",
                "groups/rh/group.toml:2:10 \"dhr\"",
            ]
        );
        assert!(opened.locked.contains(&PlanPath::found("groups/rh/group.toml")));
    }

    #[test]
    fn an_unknown_key_is_a_warning_that_locks_nothing() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            ("groups/rh/group.toml", "title = \"RH\"\n"),
            (
                "groups/rh/RH-01.toml",
                "title = \"Un\"\nstatus = \"done\"\n\n[milestones.a]\ntitle = \"A\"\ntitel = 1\n",
            ),
        ]);
        assert_eq!(said(&opened), ["groups/rh/RH-01.toml:6:1 titel"]);
        assert!(!opened.has_errors() && opened.locked.is_empty());
        let nearest = Some("title".to_owned());
        let path = "milestones.a.titel".parse().unwrap();
        assert_eq!(causes(&opened), [&Cause::Field(path, Fault::UnknownKey { nearest })]);
    }

    #[test]
    fn one_mistake_is_told_once() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            ("groups/rh/group.toml", "title = \"RH\"\n"),
            ("groups/rh/RH-01.toml", "title = \"Un\"\n"),
            ("groups/rh/RH-02.toml", "title = \"Deux\"\nstatus = 3\n"),
        ]);
        assert_eq!(
            said(&opened),
            ["groups/rh/RH-01.toml:1:1 ", "groups/rh/RH-02.toml:2:10 3"]
        );
        assert_eq!(
            causes(&opened)[0],
            &Cause::Field(FieldPath::default(), Fault::Missing { key: "status" })
        );
    }

    #[test]
    fn a_group_without_its_file_is_named_by_its_id() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            ("groups/rh/RH-01.toml", "title = \"Un\"\nstatus = \"done\"\n"),
        ]);
        assert_eq!(said(&opened), ["groups/rh/group.toml"]);
        assert_eq!(causes(&opened), [&Cause::NoGroupFile]);
        assert!(!opened.has_errors());
        assert_eq!(opened.plan.groups["rh"].title, "rh");
    }

    #[test]
    fn an_unreadable_charter_leaves_the_actions_in_sight() {
        let opened = opened(&[
            ("plan.toml", "title = \n"),
            ("groups/rh/group.toml", "title = \"RH\"\n"),
            (
                "groups/rh/RH-01.toml",
                "title = \"Un\"\nstatus = \"done\"\nleads = [\"drh\"]\n",
            ),
        ]);
        assert_eq!(said(&opened), ["plan.toml:1:9 "]);
        assert_eq!(opened.plan.actions.len(), 1);
        assert!(opened.locked.contains(&PlanPath::charter()));
    }

    #[test]
    fn a_meeting_agrees_with_its_name() {
        let opened = opened(&[
            ("plan.toml", CHARTER),
            (
                "meetings/2018-03-15-copil.toml",
                "committee = \"cota\"\ndate = 2018-03-16\n",
            ),
            ("meetings/seminaire.toml", "committee = \"copil\"\ndate = 2018-03-16\n"),
        ]);
        let mismatches: Vec<_> = opened
            .problems
            .iter()
            .filter_map(|problem| match &problem.cause {
                Cause::Field(_, Fault::NameMismatch { named }) => Some((problem.path.as_str(), named.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(
            mismatches,
            [
                ("meetings/2018-03-15-copil.toml", "copil"),
                ("meetings/2018-03-15-copil.toml", "2018-03-15"),
                ("meetings/seminaire.toml", "seminaire"),
            ]
        );
    }

    #[test]
    fn a_newer_format_is_not_opened_at_all() {
        let bytes = b"format = 2\nnew_thing = 1\n".to_vec();
        let path = PlanPath::charter();
        let answer = open_files("essai".parse().unwrap(), [SourceFile { path, bytes }]);
        assert!(matches!(
            answer,
            Err(OpenError::NewerFormat {
                found: 2,
                supported: FORMAT
            })
        ));
        let nothing = open_files("essai".parse().unwrap(), []);
        assert!(matches!(nothing, Err(OpenError::NoPlan { .. })));
    }

    #[test]
    fn bytes_that_are_no_text_are_placed() {
        let path = PlanPath::found("groups/rh/RH-01.toml");
        let problems = problems_in(&path, b"title = \"Un\"\nstatus = \"r\xe9alis\xe9e\"\n");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].cause, Cause::NotUtf8);
        let place = problems[0].place.as_ref().unwrap();
        assert_eq!((place.line, place.column, place.underline.clone()), (2, 12, 11..12));
        assert!(problems_in(&PlanPath::found("notes.toml"), b"x").is_empty());
        let large = vec![b'\n'; crate::store::LARGEST + 1];
        assert_eq!(problems_in(&path, &large)[0].cause, Cause::TooLarge);
    }
}
