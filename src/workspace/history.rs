//! Reading what changed, by whom, when and why.
//!
//! The whole plan's history is read once and remembered in an index inside the git folder, with the changes worked out.
//! All that is asked is answered from it; it goes on from where it ended.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;
use std::ops::{ControlFlow, Deref};
use std::sync::Arc;

use chrono::NaiveDate;

use super::message::{self, CommitMessage};
use super::past::RecordedDays;
use super::undo::{Undone, undone_by};
use super::versions::{VersionReader, key_of};
use super::{Error, PlanRepository, today};
use copil_git::{
    CommitDiff, CommitId, CommitSet, CommitView, EntryReader, FileSet, HistoryIndex, HistoryIndexEntry, Oid, ReadError,
    RepoPath, Signature,
};
use copil_plan::action_history::{ActionHistories, HistoryBuilder, HistoryStep, Lineage};
use copil_plan::change::{Change, Difference, FileChange, FileKey, NetChange, Renaming, Step, Steps, Subject, between};
use copil_plan::sanitize::sanitize_lines;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{ActionId, GroupId, MeetingId};
use copil_store::PlanPath;

/// The version of what the index keeps for each commit; another one makes it start anew.
const PAYLOAD_VERSION: u32 = 7;

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
    /// What changed, read from the files themselves.
    pub changes: Vec<Change>,
    seldom: Option<Box<SeldomTold>>,
}

/// What few commits have: read as if it were a part of the entry, it takes no room in all the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeldomTold {
    /// What it takes back, as the files prove; what the message claims is not believed for itself.
    pub undone: Option<Undone>,
    /// Files in which only the layout changed.
    pub layout: Vec<PlanPath>,
    /// Files with a version that cannot be read.
    pub unreadable: Vec<PlanPath>,
    /// What parents of a merge at this point call by their first ids; see [`Difference::carried`].
    pub carried: Vec<Renaming>,
    /// Whether a shallow clone ends with the commit: what it changed is not known.
    pub is_edge: bool,
    /// The day on which the branch came to have it, where that is another than the author's; see [`LogEntry::joined`].
    pub joined: Option<NaiveDate>,
}

impl Deref for LogEntry {
    type Target = SeldomTold;

    fn deref(&self) -> &SeldomTold {
        static NOTHING: SeldomTold = SeldomTold {
            undone: None,
            layout: Vec::new(),
            unreadable: Vec::new(),
            carried: Vec::new(),
            is_edge: false,
            joined: None,
        };
        self.seldom.as_deref().unwrap_or(&NOTHING)
    }
}

impl LogEntry {
    /// An entry of which nothing seldom is to be told.
    pub fn new(commit: CommitId, author: Signature, day: NaiveDate, said: CommitMessage, changes: Vec<Change>) -> Self {
        Self {
            commit,
            author,
            day,
            said,
            changes,
            seldom: None,
        }
    }

    /// The same, of which that is to be told as well.
    #[must_use]
    pub fn telling(self, seldom: SeldomTold) -> Self {
        let seldom = (seldom != SeldomTold::default()).then(|| Box::new(seldom));
        Self { seldom, ..self }
    }

    /// The day on which the branch came to have it, as `--at` counts days: that of the merge which joined a proposal, that of
    /// the commit before where a clock ran behind.
    pub fn joined(&self) -> NaiveDate {
        self.joined.unwrap_or(self.day)
    }

    fn joined_on(mut self, day: NaiveDate) -> Self {
        if day != self.day {
            self.seldom.get_or_insert_default().joined = Some(day);
        }
        self
    }

    fn take_carried(&mut self) -> Vec<Renaming> {
        let seldom = self.seldom.as_mut();
        seldom.map_or_else(Vec::new, |seldom| take(&mut seldom.carried))
    }

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
            decision: self.said.decision.as_ref(),
        }
    }
}

/// How far a reading is: commits read, and of how many. Breaking off ends the reading.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Takes the entries, newest first. Breaking off ends the reading.
pub type Visit<'a> = &'a mut dyn FnMut(LogEntry) -> ControlFlow<()>;

/// A whole history that was read: that of earlier moments is a part of it.
#[derive(Clone, Debug)]
pub struct KnownHistory {
    /// The commit that it was read from.
    pub tip: CommitId,
    /// Its entries, newest first.
    pub entries: Arc<Vec<Arc<LogEntry>>>,
}

/// A reader of a plan's history, with a repository handle of its own.
pub struct HistoryReader {
    repo: PlanRepository,
    /// What was read already, for a moment that is a part of it.
    known: Option<KnownHistory>,
    /// The commit of the past that it is read from; else the last one.
    seen_from: Option<CommitId>,
    /// The day on which the plan begins.
    plan_start: Option<NaiveDate>,
    /// Today: a commit of a later day says nothing of when it came.
    now: NaiveDate,
}

impl HistoryReader {
    pub(super) fn of(
        repo: PlanRepository,
        seen_from: Option<CommitId>,
        plan_start: Option<NaiveDate>,
        now: NaiveDate,
    ) -> Self {
        Self {
            repo,
            known: None,
            seen_from,
            plan_start,
            now,
        }
    }

    /// The same, which takes what it can from a whole history that was read.
    #[must_use]
    pub fn knowing(self, known: Option<KnownHistory>) -> Self {
        Self { known, ..self }
    }

    /// The commit that it reads from; `None` before the first.
    pub fn tip(&self) -> Result<Option<CommitId>, Error> {
        match self.seen_from {
            Some(commit) => Ok(Some(commit)),
            None => Ok(self.repo.git.head()?.commit()),
        }
    }

    /// All entries from a commit on, newest first, where they are part of what was read already; else they are to be read.
    pub fn known_entries(&self, tip: CommitId) -> Option<Vec<Arc<LogEntry>>> {
        let known = self.known.as_ref()?;
        if tip == known.tip {
            return Some(known.entries.to_vec());
        }
        let graph = self.repo.graph(known.tip).ok()?;
        // What stands elsewhere came to have the same commits in another order, and on other days.
        if !graph.first_parent_line(known.tip).any(|commit| commit.id == tip) {
            return None;
        }
        let seen = graph.ancestors(tip)?;
        let mut entries = Vec::with_capacity(seen.len().min(known.entries.len()));
        for entry in known.entries.iter() {
            // Such a one may say what another commit does, or what a clone that grew knows better.
            if !entry.carried.is_empty() || entry.is_edge {
                return None;
            }
            if seen.contains(&entry.commit) {
                entries.push(Arc::clone(entry));
            }
        }
        Some(entries)
    }

    /// A builder of what the history tells of each action.
    pub fn builder(&self) -> HistoryBuilder {
        HistoryBuilder::since(self.plan_start)
    }

    /// What the whole history tells of each action.
    pub fn histories(&mut self) -> Result<ActionHistories, Error> {
        let mut gathering = self.builder();
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
        let index = self.index_holding(head, head, &mut |_, _| ControlFlow::Continue(()))?;
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
        let outcome = self.tell_dated(&index, scope, &mut |entry| {
            told += 1;
            visit(entry)
        });
        if !is_damaged(&outcome) {
            return outcome;
        }
        let index = self.index_anew(head, progress)?;
        self.tell_dated(&index, scope, &mut |entry| match told {
            0 => visit(entry),
            _ => {
                told -= 1;
                ControlFlow::Continue(())
            }
        })
    }

    /// The index made of the commits alone, where what was remembered of them makes no sense.
    fn index_anew(&self, head: CommitId, progress: Progress<'_>) -> Result<SeenHistory, Error> {
        HistoryIndex::forget(&self.repo.git, &self.repo.root);
        self.index_from(head, progress)
    }

    /// Tells entries, each with the day on which it joined the branch.
    fn tell_dated(&self, seen: &SeenHistory, scope: &LogScope, visit: Visit<'_>) -> Result<(), Error> {
        let mut joined = seen.joined.iter().rev();
        self.tell(&seen.index, scope, &mut |entry| {
            let found = joined.find(|(commit, _)| *commit == entry.commit);
            visit(match found {
                Some((_, day)) => entry.joined_on(*day),
                None => entry,
            })
        })
    }

    fn tell(&self, index: &HistoryIndex, scope: &LogScope, visit: Visit<'_>) -> Result<(), Error> {
        match scope {
            LogScope::All => visit_all(index, |_| true, visit),
            LogScope::Action(action) => ActionLog::of(action).visit(index, visit),
            LogScope::Meeting(meeting) => {
                let meeting = PlanPath::meeting(meeting);
                let files = index.files(|path| {
                    let path = RepoPath::new(path).ok();
                    let below = path.as_ref().and_then(|path| path.relative_to(&self.repo.root));
                    below.is_some_and(|path| path == meeting.as_str())
                });
                visit_all(index, |entry| entry.touches(&files), visit)
            }
            LogScope::Group(group) => {
                let folder = format!("groups/{group}/");
                let files = index.files(|path| {
                    let path = RepoPath::new(path).ok();
                    let below = path.as_ref().and_then(|path| path.relative_to(&self.repo.root));
                    below.is_some_and(|path| path.starts_with(&folder))
                });
                visit_all(index, |entry| entry.touches(&files), visit)
            }
        }
    }

    /// What differs between two commits, given the files that differ, with the entries that made it so, by their numbers.
    /// Where the newer one does not stand on the older one, nothing is known of how it came.
    pub fn between(
        &mut self,
        older: CommitId,
        newer: CommitId,
        files: &dyn Fn() -> Result<Vec<FileChange>, Error>,
    ) -> Result<(Vec<NetChange>, BTreeMap<usize, LogEntry>), Error> {
        let head = self.repo.git.head()?.commit().unwrap_or(newer);
        let go_on: Progress<'_> = &mut |_, _| ControlFlow::Continue(());
        let new = self.repo.graph(newer)?.between(older, newer).unwrap_or_default();
        let told = |index: &HistoryIndex| EntrySteps::of(&self.repo.root, index, &new).explain(files()?);
        let found = told(&self.index_holding(newer, head, go_on)?);
        if is_damaged(&found) {
            return told(&self.index_anew(head, go_on)?.index);
        }
        found
    }

    /// The index of the last commit where that stands on another one, else one of that other one, for this once.
    fn index_holding(&self, commit: CommitId, head: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        let PlanRepository { git, root, walks, .. } = &self.repo;
        let kept = HistoryIndex::open(git, root, PAYLOAD_VERSION).sharing(walks.clone());
        if commit == head || self.repo.graph(head)?.stands_on(head, commit) {
            return self.extended(kept, head, progress);
        }
        // Of another branch: what is kept stays as it is.
        self.extended(kept.unkept(), commit, progress)
    }

    /// What is seen of the history: all that the last commit stands on, or all that one of the past did.
    fn index_from(&self, head: CommitId, progress: Progress<'_>) -> Result<SeenHistory, Error> {
        let from = self.seen_from.unwrap_or(head);
        let mut index = self.index_holding(from, head, progress)?;
        let graph = self.repo.graph(from)?;
        let mut days = RecordedDays::until(self.now);
        let mut of_line: Option<(CommitId, NaiveDate)> = None;
        let joined = graph.as_joined(from).map(|(commit, by)| {
            let known = of_line.filter(|(of, _)| *of == by.id);
            let (_, day) = known.unwrap_or_else(|| (by.id, days.next(by)));
            of_line = Some((by.id, day));
            (commit, day)
        });
        let joined: Vec<(CommitId, NaiveDate)> = joined.collect();
        index.arrange(joined.iter().map(|(commit, _)| *commit));
        Ok(SeenHistory { index, joined })
    }

    /// An index brought up to a commit.
    fn extended(&self, mut index: HistoryIndex, tip: CommitId, progress: Progress<'_>) -> Result<HistoryIndex, Error> {
        let PlanRepository { git, root, .. } = &self.repo;
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

/// What is seen of a history, in the order in which the branch came to have it.
struct SeenHistory {
    index: HistoryIndex,
    /// All commits, the oldest first, with the days on which they joined the branch.
    joined: Vec<(CommitId, NaiveDate)>,
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
        let mut reader = index.reader();
        for entry in index.iter_newest() {
            if !entry.touches(&files) {
                continue;
            }
            let mut entry = decode(&reader.read(entry)?)?;
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
        if let Some(seldom) = &mut entry.seldom {
            seldom.layout.retain(about);
            seldom.unreadable.retain(about);
        }
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

/// Visits the entries that are asked for, the newest first. A merge that only carries names on is no entry of its own: the
/// next one has them.
fn visit_all(
    index: &HistoryIndex,
    is_asked: impl Fn(&HistoryIndexEntry<'_>) -> bool,
    visit: Visit<'_>,
) -> Result<(), Error> {
    let mut carried = Vec::new();
    let mut reader = index.reader();
    for entry in index.iter_newest().filter(is_asked) {
        let mut entry = decode(&reader.read(entry)?)?;
        if !carried.is_empty() {
            let seldom = entry.seldom.get_or_insert_default();
            seldom.carried.splice(0..0, carried.drain(..));
        }
        if tells_nothing(&entry) && !entry.carried.is_empty() {
            carried = entry.take_carried();
        } else if visit(entry).is_break() {
            break;
        }
    }
    Ok(())
}

/// Entries of the index as steps between two states of the plan, the newest first.
struct EntrySteps<'i> {
    entries: Vec<HistoryIndexEntry<'i>>,
    reader: EntryReader<'i>,
    /// What each file of the index is to the plan.
    subjects: Vec<Option<Subject>>,
    /// Those that explain a difference.
    kept: BTreeMap<usize, LogEntry>,
}

/// What is read of an entry.
struct EntryStep {
    step: Step,
    /// What else the commit did; what the step has is not in it.
    rest: Difference,
    undone: Option<Undone>,
}

impl Borrow<Step> for EntryStep {
    fn borrow(&self) -> &Step {
        &self.step
    }
}

impl<'i> EntrySteps<'i> {
    fn of(root: &RepoPath, index: &'i HistoryIndex, commits: &CommitSet) -> Self {
        let subject = |path: &str| Some(key_of(root, &RepoPath::new(path).ok()?)?.subject);
        Self {
            entries: index
                .iter_newest()
                .filter(|entry| commits.contains(&entry.id()))
                .collect(),
            reader: index.reader(),
            subjects: index.paths().map(subject).collect(),
            kept: BTreeMap::new(),
        }
    }

    /// What differs, with the entries that made it so.
    fn explain(mut self, files: Vec<FileChange>) -> Result<(Vec<NetChange>, BTreeMap<usize, LogEntry>), Error> {
        let changes = between(files, &mut self)?;
        let mut entries = self.kept;
        // Where none explains a difference, another one stands in.
        for step in changes.iter().filter_map(|net| net.step) {
            if let Entry::Vacant(missing) = entries.entry(step) {
                missing.insert(decode(&self.reader.read(self.entries[step])?)?);
            }
        }
        Ok((changes, entries))
    }
}

impl Steps for EntrySteps<'_> {
    type Error = Error;
    type Read = EntryStep;

    fn count(&self) -> usize {
        self.entries.len()
    }

    fn only_sets(&self, number: usize) -> bool {
        self.entries[number].only_edits()
    }

    fn files(&self) -> &[Option<Subject>] {
        &self.subjects
    }

    fn touched(&self, number: usize) -> impl Iterator<Item = usize> {
        self.entries[number].files()
    }

    fn read(&mut self, number: usize) -> Result<EntryStep, Error> {
        let (mut rest, undone) = kept_of(&self.reader.read(self.entries[number])?)?;
        let step = Step {
            changes: take(&mut rest.changes),
            carried: take(&mut rest.carried),
            undoes: undone.is_some(),
        };
        Ok(EntryStep { step, rest, undone })
    }

    fn keep(&mut self, number: usize, read: EntryStep) -> Result<(), Error> {
        let view = self.reader.read(self.entries[number])?;
        let difference = Difference {
            changes: read.step.changes,
            carried: read.step.carried,
            ..read.rest
        };
        let author = view.author.to_signature();
        let entry = entry_of(view.id, author, view.message, difference, read.undone);
        self.kept.insert(number, entry);
        Ok(())
    }
}

fn is_damaged<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Read(ReadError::Damaged { .. })))
}

/// What the index keeps of a commit beside its own words.
fn kept_of(view: &CommitView<'_>) -> Result<(Difference, Option<Undone>), Error> {
    let damaged = || Error::Read(ReadError::Damaged { oid: view.id.0 });
    let (kept, rest) = postcard::take_from_bytes(view.payload).map_err(|_| damaged())?;
    if !rest.is_empty() {
        return Err(damaged());
    }
    Ok(kept)
}

fn decode(view: &CommitView<'_>) -> Result<LogEntry, Error> {
    let (difference, undone) = kept_of(view)?;
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
    let seldom = SeldomTold {
        undone,
        layout: paths(difference.layout),
        unreadable: paths(difference.unreadable),
        carried: difference.carried,
        is_edge: difference.is_edge,
        joined: None,
    };
    let day = day_of(&author);
    LogEntry::new(commit, author, day, message::read(message), difference.changes).telling(seldom)
}

/// The day of an author, on their own clock.
pub(super) fn day_of(author: &Signature) -> NaiveDate {
    today::local_day(author.time).unwrap_or_default()
}
