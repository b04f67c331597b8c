//! A plan from its files: all that can be shown of it, and everything that is wrong with it.

mod read_file;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::names::{EntryKind, NameIndex, PlanFile, is_folder_of_the_format};
use super::path::PlanPath;
use super::problem::{Problem, ProblemKind};
use copil_plan::check::{self, CheckScope};
use copil_plan::config::FORMAT;
use copil_plan::field::{Fault, FieldProblem, Referent};
use copil_plan::id::IdError;
use copil_plan::value::{FieldPath, Table};
use copil_plan::{ActionId, Group, GroupId, GroupedAction, Plan, PlanId, Subject};

use read_file::read_values;

pub(crate) use read_file::{Content, ReadFile, newer_format, problems_of_text, read_file};
pub use read_file::{placed, problems_in};

/// One version of a plan: of its folder, of git's index, of a commit.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// What the files hold, as far as it could be read. What a file leaves out or has wrong is stood in for, so that the rest can be shown.
    pub plan: Plan,
    /// Everything that is wrong, by file and place.
    pub problems: Vec<Problem>,
    /// Files of which nothing is in the plan: they did not parse, or have a name that cannot be used. To be shown as
    /// such, for nothing may vanish without a word.
    pub unreadable: BTreeSet<PlanPath>,
    /// Files with an error, which are never written over; all of `unreadable` among them.
    pub locked: BTreeSet<PlanPath>,
}

impl Snapshot {
    /// Reads a plan from its files, wherever they are kept: `names` are all that may matter, and `read` tells what one of
    /// them holds. Whatever cannot be read is reported and the rest taken all the same.
    pub fn of_files(
        id: PlanId,
        names: Vec<(PlanPath, EntryKind)>,
        read: &dyn Fn(&PlanPath) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OpenError> {
        Self::of_known_files(id, names, CheckScope::Whole, &Err, read)
    }

    /// The same of a plan of which another version is at hand. `is_same` says which files hold there what they hold here:
    /// an action in which nothing was found wrong is taken from there.
    pub fn of_files_like(
        id: PlanId,
        names: Vec<(PlanPath, EntryKind)>,
        (other, is_same): (&Self, &dyn Fn(&PlanPath) -> bool),
        read: &dyn Fn(&PlanPath) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OpenError> {
        let wrong: HashSet<&PlanPath> = other.problems.iter().map(|problem| &problem.path).collect();
        let known = |file: PlanFile| match (&file.key.subject, &file.key.group) {
            (Subject::Action(action), Some(group)) if is_same(&file.path) && !wrong.contains(&file.path) => {
                let placed = other.plan.actions.get(action).filter(|placed| placed.group == *group);
                match placed.map(|placed| Content::Action(group.clone(), action.clone(), placed.action.clone())) {
                    Some(content) => Ok(ReadFile::known(file.path, content)),
                    None => Err(file),
                }
            }
            _ => Err(file),
        };
        Self::of_known_files(id, names, CheckScope::Whole, &known, read)
    }

    /// The same where actions may have been left out, as `scope` says; `parsed` has the values of files that were parsed
    /// already.
    pub fn of_some_files(
        id: PlanId,
        names: Vec<(PlanPath, EntryKind)>,
        scope: CheckScope,
        parsed: &dyn Fn(&PlanPath) -> Option<Arc<Table>>,
        read: &dyn Fn(&PlanPath) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OpenError> {
        let parsed = |file: PlanFile| match parsed(&file.path) {
            Some(table) => {
                let path = file.path.clone();
                let bytes = || read(&path).unwrap_or_default();
                Ok(read_values(file, Arc::unwrap_or_clone(table), bytes))
            }
            None => Err(file),
        };
        Self::of_known_files(id, names, scope, &parsed, read)
    }

    /// A plan from its files, some of which are `known` without being read.
    fn of_known_files(
        id: PlanId,
        names: Vec<(PlanPath, EntryKind)>,
        scope: CheckScope,
        known: &dyn Fn(PlanFile) -> Result<ReadFile, PlanFile>,
        read: &dyn Fn(&PlanPath) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OpenError> {
        let config = PlanPath::config();
        if !names
            .iter()
            .any(|(path, kind)| *path == config && *kind != EntryKind::Other)
        {
            let dir = PathBuf::from(id.as_str());
            return Err(OpenError::NoPlan { dir });
        }
        let mut names = NameIndex::of(names);
        let files = std::mem::take(&mut names.files).into_iter();
        let read_one = |file: PlanFile| {
            known(file).unwrap_or_else(|file| match read(&file.path) {
                Ok(bytes) => read_file(file, &bytes),
                Err(error) => ReadFile::failed(file.path, ProblemKind::unopened(&error)),
            })
        };
        Self::assemble(id, names, files.map(read_one), scope, read)
    }

    /// A plan without any file.
    pub fn empty(id: PlanId) -> Self {
        Self {
            plan: Plan::empty(id),
            problems: Vec::new(),
            unreadable: BTreeSet::new(),
            locked: BTreeSet::new(),
        }
    }

    /// The actions whose files are there without being in the plan.
    pub fn unreadable_actions(&self) -> impl Iterator<Item = ActionId> {
        self.unreadable.iter().filter_map(PlanPath::action_id)
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

impl Snapshot {
    /// Puts a plan together from its files, then checks it as a whole. `read` reads a file once more, to tell the place of
    /// a problem that only the whole plan shows.
    pub(crate) fn assemble(
        id: PlanId,
        names: NameIndex,
        files: impl IntoIterator<Item = ReadFile>,
        scope: CheckScope,
        read: &dyn Fn(&PlanPath) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OpenError> {
        let mut snapshot = Self {
            problems: names.problems,
            locked: names.unread.union(&names.clashing).cloned().collect(),
            unreadable: names.unread,
            ..Self::empty(id)
        };
        let files = files.into_iter();
        // Thousands of large values: a list that grew would move all of them over and over.
        let mut actions = Vec::with_capacity(files.size_hint().0);
        for file in files {
            if let Some(found) = file.newer {
                let supported = FORMAT;
                return Err(OpenError::NewerFormat { found, supported });
            }
            actions.extend(snapshot.add(file));
        }
        // Thousands at once: a map is made of a list, nearly in order, faster than by putting each in its place.
        snapshot.plan.actions = actions.into_iter().collect();
        snapshot.name_groups();
        snapshot.check_whole(scope, read);
        let order = |problem: &Problem| {
            let place = problem.location.as_ref().map(|place| (place.line, place.column));
            (problem.path.clone(), place)
        };
        snapshot.problems.sort_by_cached_key(order);
        snapshot.plan.unweighed = snapshot.problems.iter().filter_map(unweighed).collect();
        Ok(snapshot)
    }

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
        nameless.extend(self.unreadable.iter().filter_map(
            |path| match path.key().map(|key| (key.subject, key.group)) {
                Some((Subject::Group(id), _)) => Some(id),
                Some((Subject::Action(_), Some(group))) if !self.plan.groups.contains_key(&group) => Some(group),
                _ => None,
            },
        ));
        for id in nameless {
            let path = PlanPath::group(&id);
            if !self.unreadable.contains(&path) {
                self.problems.push(Problem::whole(path, ProblemKind::NoGroupFile));
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
    fn check_whole(&mut self, scope: CheckScope, read: &dyn Fn(&PlanPath) -> io::Result<Vec<u8>>) {
        if self.unreadable.contains(&PlanPath::config()) {
            return;
        }
        let known: BTreeSet<ActionId> = self.unreadable_actions().collect();
        let hides_some = self.unreadable.iter().any(is_folder_of_the_format);
        let mut explained = Explained::of(&self.problems);
        let mut by_file: BTreeMap<PlanPath, Vec<FieldProblem>> = BTreeMap::new();
        for found in check::check(&self.plan, scope, &known) {
            let group = match &found.subject {
                Subject::Action(id) => self.plan.actions.get(id).map(|placed| &placed.group),
                _ => None,
            };
            let Some(path) = PlanPath::of(&found.subject, group) else {
                continue;
            };
            let is_hidden = hides_some && names_a_file(&found.problem.fault);
            if !is_hidden && !explained.explains(&path, &found.problem.path) {
                explained.add(&path, &found.problem);
                by_file.entry(path).or_default().push(found.problem);
            }
        }
        for (path, problems) in by_file {
            let bytes = read(&path).unwrap_or_default();
            let problems = read_file::placed(&path, &bytes, problems);
            if problems.iter().any(Problem::is_error) {
                self.locked.insert(path);
            }
            self.problems.extend(problems);
        }
    }
}

/// The action whose share of an average cannot be known because of a problem.
fn unweighed(problem: &Problem) -> Option<ActionId> {
    let ProblemKind::Field(path, fault) = &problem.kind else {
        return None;
    };
    let mut keys = path.as_strs();
    if let Fault::Missing { key } = fault {
        keys.push(*key);
    }
    let counts = matches!(
        keys.as_slice(),
        ["status" | "weight" | "progress", ..]
            | ["milestones"]
            | ["milestones", _]
            | ["milestones", _, "weight" | "done"]
    );
    let counts = counts && problem.is_error();
    problem.path.action_id().filter(|_| counts)
}

/// The fields in which an error was found: what is said of them or of anything below only follows from what stands in for
/// the value.
#[derive(Default)]
struct Explained(HashSet<(PlanPath, Vec<String>)>);

impl Explained {
    fn of(problems: &[Problem]) -> Self {
        let mut explained = Self::default();
        for problem in problems {
            if let ProblemKind::Field(path, fault) = &problem.kind {
                explained.insert(&problem.path, path, fault);
            }
        }
        explained
    }

    fn add(&mut self, file: &PlanPath, problem: &FieldProblem) {
        self.insert(file, &problem.path, &problem.fault);
    }

    fn insert(&mut self, file: &PlanPath, path: &FieldPath, fault: &Fault) {
        let parts = match fault {
            Fault::Missing { key } => path.then(*key).parts().to_vec(),
            fault if !fault.is_warning() => path.parts().to_vec(),
            _ => return,
        };
        self.0.insert((file.clone(), parts));
    }

    fn explains(&self, file: &PlanPath, field: &FieldPath) -> bool {
        let parts = field.parts();
        let mut above = (0..=parts.len()).map(|end| (file.clone(), parts[..end].to_vec()));
        !self.0.is_empty() && above.any(|above| self.0.contains(&above))
    }
}

/// Whether it may be right all the same when a folder was not read.
fn names_a_file(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::UnknownReference {
            what: Referent::Action | Referent::Group | Referent::Meeting | Referent::Decision | Referent::Milestone,
            ..
        }
    )
}

#[cfg(test)]
pub(crate) mod tests;
