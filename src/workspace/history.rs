//! Reading what changed, by whom, when and why.
//!
//! The whole plan's history is read once and remembered in an index inside the git folder, with the changes worked out.
//! All that is asked is answered from it; it goes on from where it ended.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::message::{self, CommitMessage};
use super::undo::{Undone, undone_by};
use super::versions::VersionReader;
use super::{Error, PlanRepository, today};
use copil_git::{
    CommitDiff, CommitGraph, CommitId, CommitView, FileSet, HistoryIndex, HistoryIndexEntry, Oid, ReadError, RepoPath,
    Signature,
};
use copil_plan::action_history::{ActionHistories, HistoryBuilder, HistoryStep, Lineage};
use copil_plan::change::{Change, Difference, FileKey, Renaming};
use copil_plan::sanitize::sanitize_lines;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{ActionId, GroupId, MeetingId};
use copil_store::PlanPath;

/// The version of what the index keeps for each commit; another one makes it start anew.
const PAYLOAD_VERSION: u32 = 6;

/// What of the history to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogScope {
    /// Every change of the plan.
    All,
    /// The changes of one action, under all its names.
    Action(ActionId),
    /// The changes of a working group and its actions.
    Group(GroupId),
    /// The changes of a meeting.
    Meeting(MeetingId),
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
    /// What it takes back, as the files prove; what the message claims is not believed for itself.
    pub undone: Option<Undone>,
    /// What changed, read from the files themselves.
    pub changes: Vec<Change>,
    /// Files in which only the layout changed.
    pub layout: Vec<PlanPath>,
    /// Files with a version that cannot be read.
    pub unreadable: Vec<PlanPath>,
    /// What parents of a merge at this point call by their first ids; see [`Difference::carried`].
    pub carried: Vec<Renaming>,
    /// Whether a shallow clone ends with the commit: what it changed is not known.
    pub is_edge: bool,
}

impl LogEntry {
    /// Why, in the author's words: the reason of the commit, else the comments that were written with it, as with a
    /// weather. Harmless to a terminal.
    pub fn why(&self) -> Option<String> {
        self.reason_of(|_| true)
    }

    /// Why an action came to stand as it did; `None` where the commit changed neither its status nor its dates nor its
    /// weather, or says no reason.
    pub fn explanation(&self, action: &ActionId) -> Option<String> {
        let is_own = |change: &Change| change.action() == Some(action);
        let mut own = self.changes.iter().filter(|change| is_own(change));
        own.any(Change::is_of_standing).then(|| self.reason_of(is_own))?
    }

    /// The reason of the commit, else the comments among some of its changes.
    fn reason_of(&self, is_asked: impl Fn(&Change) -> bool) -> Option<String> {
        let comment = |change: &Change| match change {
            Change::Set {
                path,
                new: Some(Value::Text(text)),
                ..
            } if *path == FieldPath::key("comment") => Some(sanitize_lines(text)),
            _ => None,
        };
        let asked = self.changes.iter().filter(|change| is_asked(change));
        let comments: Vec<String> = asked.filter_map(comment).collect();
        self.said
            .reason
            .clone()
            .or_else(|| (!comments.is_empty()).then(|| comments.join("\n")))
    }

    /// What it tells of the past of actions.
    pub fn step(&self) -> HistoryStep<'_> {
        HistoryStep {
            day: self.day,
            effective: self.said.effective,
            undoes: self.undone.is_some(),
            changes: &self.changes,
            carried: &self.carried,
            is_edge: self.is_edge,
        }
    }
}

/// How far a reading is: commits read, and of how many. Breaking off ends the reading.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Takes the entries, newest first. Breaking off ends the reading.
pub type Visit<'a> = &'a mut dyn FnMut(LogEntry) -> ControlFlow<()>;

/// A reader of a plan's history, with a repository handle of its own.
pub struct HistoryReader {
    repo: PlanRepository,
    /// The commit of the past that it is read from; else the last one.
    seen_from: Option<CommitId>,
}

impl HistoryReader {
    pub(super) fn of(repo: PlanRepository, seen_from: Option<CommitId>) -> Self {
        Self { repo, seen_from }
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

    /// The ids of all actions that there ever were. It asks the files' names alone, however long the history is.
    pub fn action_ids(&mut self) -> Result<BTreeSet<ActionId>, Error> {
        let Some(head) = self.repo.git.head()?.commit() else {
            return Ok(BTreeSet::new());
        };
        let index = self.index_from(head, &mut |_, _| ControlFlow::Continue(()))?;
        let ids = index.paths().filter_map(|path| {
            let path = RepoPath::new(path).ok()?;
            PlanPath::found(path.relative_to(&self.repo.root)?.to_string()).action_id()
        });
        Ok(ids.collect())
    }

    /// Visits the entries of a scope, newest first.
    pub fn log(&mut self, scope: &LogScope, progress: Progress<'_>, visit: Visit<'_>) -> Result<(), Error> {
        let Some(head) = self.repo.git.head()?.commit() else {
            return Ok(());
        };
        let mut told = 0;
        let index = self.index_from(head, progress)?;
        let outcome = self.tell(&index, scope, &mut |entry| {
            told += 1;
            visit(entry)
        });
        if !is_damaged(&outcome) {
            return outcome;
        }
        let index = self.index_anew(head, progress)?;
        self.tell(&index, scope, &mut |entry| match told {
            0 => visit(entry),
            _ => {
                told -= 1;
                ControlFlow::Continue(())
            }
        })
    }

    /// The index made of the commits alone, where what was remembered of them makes no sense.
    fn index_anew(&self, head: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        HistoryIndex::forget(&self.repo.git, &self.repo.root);
        self.index_from(head, progress)
    }

    fn tell(&self, index: &HistoryIndex, scope: &LogScope, visit: Visit<'_>) -> Result<(), Error> {
        match scope {
            LogScope::All => visit_all(index.iter_newest(), visit),
            LogScope::Action(action) => ActionLog::of(action).visit(index, visit),
            LogScope::Meeting(meeting) => {
                let meeting = PlanPath::meeting(meeting);
                let files = index.files(|path| {
                    let path = RepoPath::new(path).ok();
                    let below = path.as_ref().and_then(|path| path.relative_to(&self.repo.root));
                    below.is_some_and(|path| path == meeting.as_str())
                });
                visit_all(index.iter_newest().filter(|entry| entry.touches(&files)), visit)
            }
            LogScope::Group(group) => {
                let folder = format!("groups/{group}/");
                let files = index.files(|path| {
                    let path = RepoPath::new(path).ok();
                    let below = path.as_ref().and_then(|path| path.relative_to(&self.repo.root));
                    below.is_some_and(|path| path.starts_with(&folder))
                });
                visit_all(index.iter_newest().filter(|entry| entry.touches(&files)), visit)
            }
        }
    }

    /// The entries that came after an older commit, newest first; `None` when what is seen does not stand on it.
    pub fn since(&mut self, older: CommitId) -> Result<Option<Vec<LogEntry>>, Error> {
        let head = self.repo.git.head()?.commit();
        let Some(newest) = self.seen_from.or(head) else {
            return Ok(None);
        };
        let graph = CommitGraph::holding(&self.repo.git, newest)?;
        if !graph.stands_on(newest, older) {
            return Ok(None);
        }
        let known = graph.ancestors(older).unwrap_or_default();
        let index = self.index_from(head.unwrap_or(newest), &mut |_, _| ControlFlow::Continue(()))?;
        let is_new = |entry: &HistoryIndexEntry<'_>| entry.view().is_some_and(|view| !known.contains(&view.id));
        let new_in = |index: &HistoryIndex| {
            let mut entries = Vec::new();
            let mut visit = |entry| {
                entries.push(entry);
                ControlFlow::Continue(())
            };
            visit_all(index.iter_newest().filter(is_new), &mut visit).map(|()| entries)
        };
        let mut entries = new_in(&index);
        if is_damaged(&entries) {
            let go_on = &mut |_, _| ControlFlow::Continue(());
            entries = new_in(&self.index_anew(head.unwrap_or(newest), go_on)?);
        }
        Ok(Some(entries?))
    }

    /// What is seen of the history: all that the last commit stands on, or all that one of the past did.
    fn index_from(&self, head: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        let PlanRepository { git, root } = &self.repo;
        let kept = HistoryIndex::open(git, root, PAYLOAD_VERSION);
        let Some(from) = self.seen_from.filter(|from| *from != head) else {
            return self.extended(kept, head, progress);
        };
        let graph = CommitGraph::holding(git, head)?;
        match graph.ancestors(from) {
            Some(seen) => {
                let mut index = self.extended(kept, head, progress)?;
                index.retain(&seen);
                Ok(index)
            }
            // Of another branch: its history is read for this once, and what is kept stays as it is.
            None => self.extended(kept.unkept(), from, progress),
        }
    }

    /// An index brought up to a commit.
    fn extended(&self, mut index: HistoryIndex, tip: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        let PlanRepository { git, root } = &self.repo;
        let mut versions = VersionReader::default();
        // What cannot be read ends the reading: a change taken for nothing would be remembered so.
        let failure = RefCell::new(None);
        let extended = index.extend(
            git,
            tip,
            &mut |step, contents| {
                let read = |oid: Oid| contents.get(oid).map(<[u8]>::to_vec).ok_or(ReadError::Missing { oid });
                let difference = versions.difference(root, step, &read).map_err(Error::from);
                let told = difference.and_then(|difference| {
                    let undone = undone_by(&self.repo, step, &difference)?;
                    Ok((difference, undone))
                });
                match told {
                    Ok((difference, undone)) => encode(step, &difference, undone.as_ref()),
                    Err(error) => {
                        failure.borrow_mut().get_or_insert(error);
                        None
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
            return Err(error);
        }
        match extended {
            ControlFlow::Continue(()) => Ok(index),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}

/// Leaves of each entry what is about one action, under the names it had, from new to old.
struct ActionLog {
    asked: ActionId,
    lineage: Lineage,
    /// The action's number in `lineage`; it may have gone on under another name.
    action: usize,
    /// Whether something was told of it.
    begun: bool,
}

impl ActionLog {
    fn of(asked: &ActionId) -> Self {
        let mut lineage = Lineage::default();
        let action = lineage.action(asked);
        Self {
            asked: asked.clone(),
            lineage,
            action,
            begun: false,
        }
    }

    fn visit(mut self, index: &HistoryIndex, visit: Visit<'_>) -> Result<(), Error> {
        let named = |action: &ActionId| {
            let name = PlanPath::file_name(action);
            index.files(|path| path.rsplit('/').next() == Some(&name))
        };
        let (mut names, mut added) = (vec![self.asked.clone()], Vec::new());
        let mut files: FileSet = named(&self.asked);
        for entry in index.iter_newest() {
            if !entry.touches(&files) {
                continue;
            }
            let Some(view) = entry.view() else { continue };
            let mut entry = decode(&view)?;
            self.keep_own(&mut entry);
            for name in self.lineage.names_of(self.action).filter(|name| !names.contains(name)) {
                files.extend(named(name));
                added.push(name.clone());
            }
            names.append(&mut added);
            if !tells_nothing(&entry) && visit(entry).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn keep_own(&mut self, entry: &mut LogEntry) {
        self.lineage.carry(&entry.carried);
        for change in &entry.changes {
            // An id that nothing has any more may have given way to another one, which is where its history ends.
            if let Change::Renamed { from, to } = change
                && !self.begun
                && *from == self.asked
            {
                self.lineage.carry(&[(to.clone(), from.clone())]);
            }
        }
        let is_own = |id: &ActionId| self.lineage.is(id, self.action);
        entry.changes.retain(|change| match change {
            Change::Renamed { from, to } => is_own(from) || is_own(to),
            _ => change.action().is_some_and(is_own),
        });
        let about = |path: &PlanPath| path.action_id().is_some_and(|id| is_own(&id));
        entry.layout.retain(about);
        entry.unreadable.retain(about);
        self.begun |= !tells_nothing(entry);
        self.lineage.pass(&entry.changes, entry.undone.is_some());
    }
}

fn tells_nothing(entry: &LogEntry) -> bool {
    entry.changes.is_empty() && entry.layout.is_empty() && entry.unreadable.is_empty() && !entry.is_edge
}

/// What the index keeps of a commit beside its own words; `None` for a merge that decided nothing.
fn encode(commit: &CommitDiff, difference: &Difference, undone: Option<&Undone>) -> Option<Vec<u8>> {
    let is_clean_merge = commit.sides.len() > 1 && difference.is_empty() && difference.carried.is_empty();
    (!is_clean_merge).then(|| postcard::to_allocvec(&(difference, undone)).unwrap_or_default())
}

/// Visits entries, the newest first. A merge that only carries names on is no entry of its own: the next one has them.
fn visit_all<'a>(entries: impl Iterator<Item = HistoryIndexEntry<'a>>, visit: Visit<'_>) -> Result<(), Error> {
    let mut carried = Vec::new();
    for view in entries.filter_map(|entry| entry.view()) {
        let mut entry = decode(&view)?;
        entry.carried.splice(0..0, carried.drain(..));
        if tells_nothing(&entry) && !entry.carried.is_empty() {
            carried = entry.carried;
        } else if visit(entry).is_break() {
            break;
        }
    }
    Ok(())
}

fn is_damaged<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Read(ReadError::Damaged { .. })))
}

fn decode(view: &CommitView<'_>) -> Result<LogEntry, Error> {
    let damaged = || Error::Read(ReadError::Damaged { oid: view.id.0 });
    let (kept, rest) = postcard::take_from_bytes(view.payload).map_err(|_| damaged())?;
    let (difference, undone): (Difference, Option<Undone>) = kept;
    if !rest.is_empty() {
        return Err(damaged());
    }
    let author = view.author.to_signature();
    Ok(entry_of(view.id, author, view.message, difference, undone))
}

fn entry_of(
    commit: CommitId,
    author: Signature,
    message: &str,
    difference: Difference,
    undone: Option<Undone>,
) -> LogEntry {
    let paths = |keys: Vec<FileKey>| keys.iter().filter_map(PlanPath::of_key).collect();
    LogEntry {
        commit,
        day: day_of(&author),
        author,
        said: message::read(message),
        undone,
        changes: difference.changes,
        layout: paths(difference.layout),
        unreadable: paths(difference.unreadable),
        carried: difference.carried,
        is_edge: difference.is_edge,
    }
}

/// The day of an author, on their own clock.
pub(super) fn day_of(author: &Signature) -> NaiveDate {
    today::local_moment(author.time)
        .map(|moment| moment.date_naive())
        .unwrap_or_default()
}
