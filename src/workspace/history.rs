//! Reading what changed, by whom, when and why.
//!
//! The whole plan's history is read once and remembered in an index inside the git folder, with the changes worked out.
//! One action asked about before that is read, and remembered, by its own file alone, which costs little.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::message::{self, CommitMessage};
use super::versions::{Difference, Versions};
use super::{Error, Obstacle, today};
use copil_git::{
    CommitDiff, CommitId, CommitView, Extended, HistoryIndex, IndexEntry, Oid, ReadError, RepoPath, Repository,
    Signature, WalkOptions,
};
use copil_plan::action_history::{self, ActionHistories, HistoryBuilder};
use copil_plan::change::{Change, Subject};
use copil_plan::sanitize::sanitize_lines;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{ActionId, GroupId, Plan};
use copil_store::PlanPath;

/// The version of what the index keeps for each commit; another one makes it start anew.
const PAYLOAD_VERSION: u32 = 2;

/// What of the history to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogScope {
    /// Every change of the plan.
    All,
    /// The changes of one action, under all its names.
    Action(ActionId),
    /// The changes of a working group and its actions.
    Group(GroupId),
}

/// One commit that touched the plan.
#[derive(Clone, Debug)]
pub struct LogEntry {
    /// The commit.
    pub commit: CommitId,
    /// Who made the change, and when they say they did.
    pub author: Signature,
    /// The author's day, on their own clock.
    pub day: NaiveDate,
    /// What the message says.
    pub said: CommitMessage,
    /// What changed, read from the files themselves.
    pub changes: Vec<Change>,
    /// Files in which only the layout changed.
    pub layout: Vec<PlanPath>,
    /// Files with a version that cannot be read.
    pub unreadable: Vec<PlanPath>,
}

impl LogEntry {
    /// Why, in the author's words: the reason of the commit, else the comments that were written with it, as with a
    /// weather. Harmless to a terminal.
    pub fn why(&self) -> Option<String> {
        let comment = |change: &Change| match change {
            Change::Set {
                path,
                new: Some(Value::Text(text)),
                ..
            } if *path == FieldPath::key("comment") => Some(sanitize_lines(text)),
            _ => None,
        };
        let comments: Vec<String> = self.changes.iter().filter_map(comment).collect();
        self.said
            .reason
            .clone()
            .or_else(|| (!comments.is_empty()).then(|| comments.join("\n")))
    }

    /// What it tells of the past of actions.
    pub fn step(&self) -> action_history::HistoryStep<'_> {
        action_history::HistoryStep {
            day: self.day,
            effective: self.said.effective,
            undoes: self.said.undoes.is_some(),
            changes: &self.changes,
        }
    }
}

/// How far a reading is: commits read, and of how many. Breaking off ends the reading.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Takes the entries, newest first. Breaking off ends the reading.
pub type Visit<'a> = &'a mut dyn FnMut(LogEntry) -> ControlFlow<()>;

/// What the index keeps of a commit beside its own words.
#[derive(Serialize, Deserialize)]
struct Payload {
    changes: Vec<Change>,
    layout: Vec<String>,
    unreadable: Vec<String>,
}

/// A reader of a plan's history, with a repository handle of its own.
pub struct HistoryReader {
    repository: Repository,
    root: RepoPath,
    /// Where the actions are today, to find a file by its action.
    groups: BTreeMap<ActionId, GroupId>,
}

impl HistoryReader {
    pub(super) fn new(repository: &Repository, root: RepoPath, plan: &Plan) -> Result<Self, Error> {
        let repository = repository.reopen().map_err(|error| {
            Error::Obstacle(Obstacle::UnreadableRepository {
                detail: error.to_string(),
            })
        })?;
        let groups = plan
            .actions
            .iter()
            .map(|(id, placed)| (id.clone(), placed.group.clone()))
            .collect();
        Ok(Self {
            repository,
            root,
            groups,
        })
    }

    /// What the whole history tells of each action.
    pub fn histories(&mut self) -> Result<ActionHistories, Error> {
        let mut gathering = HistoryBuilder::default();
        let mut visit = |entry: LogEntry| {
            gathering.take(entry.step());
            ControlFlow::Continue(())
        };
        self.log(&LogScope::All, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
        Ok(gathering.histories())
    }

    /// Visits the entries of a scope, newest first.
    pub fn log(&mut self, scope: &LogScope, progress: Progress<'_>, visit: Visit<'_>) -> Result<(), Error> {
        let Some(head) = self.repository.head()?.commit() else {
            return Ok(());
        };
        match scope {
            LogScope::Action(action) => {
                let mut own = OwnChanges::of(action.clone());
                self.log_of_action(head, action, progress, &mut |entry| visit(own.only(entry)))
            }
            LogScope::All => {
                let index = self.whole_index(head, progress)?;
                visit_all(index.iter_newest(), visit)
            }
            LogScope::Group(group) => {
                let index = self.whole_index(head, progress)?;
                let folder = self.below(&format!("groups/{group}"));
                let within = |path: &str| RepoPath::new(path).is_ok_and(|path| path.is_under(&folder));
                let touches = |entry: &IndexEntry<'_>| {
                    entry
                        .deltas()
                        .any(|delta| within(delta.path) || delta.renamed_from.is_some_and(within))
                };
                visit_all(index.iter_newest().filter(touches), visit)
            }
        }
    }

    /// The index of the whole plan, brought up to the last commit.
    fn whole_index(&self, head: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        let index = HistoryIndex::open(&self.repository, &self.root, PAYLOAD_VERSION);
        self.extended(index, head, progress)
    }

    fn extended(&self, mut index: HistoryIndex, head: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        let mut versions = Versions::default();
        let root = &self.root;
        // What cannot be read ends the reading: a change taken for nothing would be remembered so.
        let failure = RefCell::new(None);
        let extended = index.extend(
            &self.repository,
            head,
            &mut |step, contents| {
                let read = |oid: Oid| contents.get(oid).map(<[u8]>::to_vec).ok_or(ReadError::Missing { oid });
                match versions.difference(root, &step.deltas, &read) {
                    Ok(difference) => encode(difference),
                    Err(error) => {
                        failure.borrow_mut().get_or_insert(error);
                        Vec::new()
                    }
                }
            },
            &mut |done, of| {
                if failure.borrow().is_some() {
                    return ControlFlow::Break(());
                }
                progress(done, of)
            },
        )?;
        if let Some(error) = failure.into_inner() {
            return Err(error.into());
        }
        match extended {
            Extended::Complete { .. } => Ok(index),
            Extended::Cancelled => Err(Error::Cancelled),
        }
    }

    fn log_of_action(
        &self,
        head: CommitId,
        action: &ActionId,
        progress: Progress<'_>,
        visit: Visit<'_>,
    ) -> Result<(), Error> {
        let Some(file) = self.file_of(action) else {
            return self.log_of_gone(head, action, visit);
        };
        let whole = HistoryIndex::open(&self.repository, &self.root, PAYLOAD_VERSION);
        if !whole.is_empty() {
            let whole = self.extended(whole, head, progress)?;
            return visit_all(whole.iter_path(&file), visit);
        }
        let own = HistoryIndex::open(&self.repository, &file, PAYLOAD_VERSION);
        let own = self.extended(own, head, progress)?;
        // Where the file's own history begins it may have come from another file, which its index cannot tell.
        let first = own.iter_newest().next_back().and_then(|entry| entry.to_step());
        match first {
            Some(first) if self.came_from_elsewhere(&first, &file)? => self.walk_file(head, &file, visit),
            _ => visit_all(own.iter_newest(), visit),
        }
    }

    fn came_from_elsewhere(&self, first: &CommitDiff, file: &RepoPath) -> Result<bool, Error> {
        if first.commit.parents.is_empty() {
            return Ok(false);
        }
        let mut renamed = false;
        self.repository
            .walk(first.commit.id, &self.root, &WalkOptions::default(), &mut |step| {
                renamed = step.commit.id == first.commit.id
                    && step
                        .deltas
                        .iter()
                        .any(|delta| delta.path == *file && delta.renamed_from.is_some());
                ControlFlow::Break(())
            })?;
        Ok(renamed)
    }

    fn walk_file(&self, from: CommitId, file: &RepoPath, visit: Visit<'_>) -> Result<(), Error> {
        let mut versions = Versions::default();
        let mut failure = None;
        self.repository
            .walk_path(from, file, &self.root, &mut |step| match entry_of(
                &self.repository,
                &self.root,
                &mut versions,
                step,
            ) {
                Ok(entry) => visit(entry),
                Err(error) => {
                    failure = Some(error);
                    ControlFlow::Break(())
                }
            })?;
        failure.map_or(Ok(()), |error| Err(error.into()))
    }

    /// An action that is no longer there is looked for in the whole history, by its name.
    fn log_of_gone(&self, head: CommitId, action: &ActionId, visit: Visit<'_>) -> Result<(), Error> {
        let name = format!("{action}.toml");
        let mut last_seen = None;
        self.repository
            .walk(head, &self.root, &WalkOptions::default(), &mut |step| {
                let named = |path: &RepoPath| path.file_name() == name;
                for delta in &step.deltas {
                    // It may have gone on under another name, which is where its history ends.
                    if named(&delta.path) || delta.renamed_from.as_ref().is_some_and(named) {
                        last_seen = Some((step.commit.id, delta.path.clone()));
                        return ControlFlow::Break(());
                    }
                }
                ControlFlow::Continue(())
            })?;
        match last_seen {
            Some((commit, path)) => self.walk_file(commit, &path, visit),
            None => Ok(()),
        }
    }

    fn file_of(&self, action: &ActionId) -> Option<RepoPath> {
        let group = self.groups.get(action)?;
        Some(self.below(PlanPath::action(group, action).as_str()))
    }

    fn below(&self, path: &str) -> RepoPath {
        path.split('/')
            .fold(self.root.clone(), |folder, part| folder.join(part).unwrap_or(folder))
    }
}

/// Leaves of each entry what is about one action, under the names it had, from new to old.
struct OwnChanges {
    names: Vec<ActionId>,
}

impl OwnChanges {
    fn of(action: ActionId) -> Self {
        Self { names: vec![action] }
    }

    fn only(&mut self, mut entry: LogEntry) -> LogEntry {
        for change in &entry.changes {
            if let Change::Renamed { from, to } = change
                && self.names.contains(to)
            {
                self.names.push(from.clone());
            }
        }
        entry.changes.retain(|change| match change {
            Change::Renamed { from, .. } => self.names.contains(from),
            _ => change.action().is_some_and(|action| self.names.contains(action)),
        });
        let about = |path: &PlanPath| match path.subject() {
            Some((Subject::Action(action), _)) => self.names.contains(&action),
            _ => false,
        };
        entry.layout.retain(about);
        entry.unreadable.retain(about);
        entry
    }
}

fn encode(difference: Difference) -> Vec<u8> {
    let texts = |paths: Vec<PlanPath>| paths.into_iter().map(|path| path.as_str().to_owned()).collect();
    let payload = Payload {
        changes: difference.changes,
        layout: texts(difference.layout),
        unreadable: texts(difference.unreadable),
    };
    postcard::to_allocvec(&payload).unwrap_or_default()
}

fn visit_all<'a>(entries: impl Iterator<Item = IndexEntry<'a>>, visit: Visit<'_>) -> Result<(), Error> {
    for view in entries.filter_map(|entry| entry.view()) {
        if visit(decode(&view)?).is_break() {
            break;
        }
    }
    Ok(())
}

fn decode(view: &CommitView<'_>) -> Result<LogEntry, Error> {
    let damaged = |_| Error::Read(ReadError::Damaged { oid: view.id.0 });
    let payload: Payload = postcard::from_bytes(view.payload).map_err(damaged)?;
    let paths = |texts: Vec<String>| texts.into_iter().map(PlanPath::found).collect();
    let author = view.author.to_signature();
    Ok(LogEntry {
        commit: view.id,
        day: day_of(&author),
        author,
        said: message::read(view.message),
        changes: payload.changes,
        layout: paths(payload.layout),
        unreadable: paths(payload.unreadable),
    })
}

fn day_of(author: &Signature) -> NaiveDate {
    today::local_moment(author)
        .map(|moment| moment.date_naive())
        .unwrap_or_default()
}

pub(super) fn entry_of(
    repository: &Repository,
    root: &RepoPath,
    versions: &mut Versions,
    step: CommitDiff,
) -> Result<LogEntry, ReadError> {
    let difference = versions.difference(root, &step.deltas, &|oid| repository.blob(oid))?;
    let author = step.commit.author;
    Ok(LogEntry {
        commit: step.commit.id,
        day: day_of(&author),
        author,
        said: message::read(&step.commit.message),
        changes: difference.changes,
        layout: difference.layout,
        unreadable: difference.unreadable,
    })
}
