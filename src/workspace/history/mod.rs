//! Reading what changed, by whom, when and why.
//!
//! The whole plan's history is read once and remembered in an index inside the git folder, with the changes worked out.
//! All that is asked is answered from it; it goes on from where it ended.

mod action_log;
mod entry;
mod followed;
mod joined_sides;
mod steps;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDate;

use super::past::RecordedDays;
use super::undo::undone_by;
use super::versions::VersionReader;
use super::{Error, PlanRepository};
use copil_git::{CommitId, HistoryIndex, HistoryIndexEntry, Oid, ReadError, RepoPath};
use copil_plan::action_history::{ActionHistories, HistoryBuilder};
use copil_plan::change::{FileChange, NetChange};
use copil_plan::{ActionId, GroupId, MeetingId};
use copil_store::PlanPath;

use action_log::ActionLog;
pub use entry::day_of;
use entry::{EntryMaker, PAYLOAD_VERSION, encode, tells_nothing};
pub use entry::{LogEntry, SeldomTold};
pub use followed::FollowedActions;
pub(super) use joined_sides::JoinedSides;
use steps::EntrySteps;

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
    /// What is remembered of the commits, if it was read ahead.
    ahead: Option<Box<HistoryIndex>>,
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
            ahead: None,
        }
    }

    /// Reads what is remembered of the commits, before anything is asked of it.
    pub(super) fn read_ahead(&mut self) {
        self.ahead = Some(Box::new(self.remembered()));
    }

    fn remembered(&self) -> HistoryIndex {
        let PlanRepository { git, root, walks, .. } = &self.repo;
        HistoryIndex::open(git, root, PAYLOAD_VERSION).sharing(walks.clone())
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
        let mut is_renumbered_later = false;
        for entry in known.entries.iter() {
            let is_seen = seen.contains(&entry.commit);
            is_renumbered_later |= !is_seen && !entry.renumbered.is_empty();
            // Such a one may say what another commit does, or what a clone that grew knows better.
            let says_more = !entry.carried.is_empty() || entry.is_edge;
            if says_more || is_seen && is_renumbered_later && !entry.called.is_empty() {
                return None;
            }
            if is_seen {
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
        let index = self.index_holding(self.remembered(), head, head, &mut |_, _| ControlFlow::Continue(()))?;
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
        let mut sides = JoinedSides::of(&self.repo);
        match scope {
            LogScope::All => visit_all(index, &mut sides, |_| true, visit),
            LogScope::Action(action) => ActionLog::of(action).visit(index, &mut sides, visit),
            LogScope::Meeting(meeting) => {
                let meeting = PlanPath::meeting(meeting);
                let files = index.files(|path| {
                    let path = RepoPath::new(path).ok();
                    let below = path.as_ref().and_then(|path| path.relative_to(&self.repo.root));
                    below.is_some_and(|path| path == meeting.as_str())
                });
                visit_all(index, &mut sides, |entry| entry.touches(&files), visit)
            }
            LogScope::Group(group) => {
                let folder = format!("groups/{group}/");
                let files = index.files(|path| {
                    let path = RepoPath::new(path).ok();
                    let below = path.as_ref().and_then(|path| path.relative_to(&self.repo.root));
                    below.is_some_and(|path| path.starts_with(&folder))
                });
                visit_all(index, &mut sides, |entry| entry.touches(&files), visit)
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
        let told = |index: &HistoryIndex| EntrySteps::of(&self.repo, index, (older, &new)).explain(files()?);
        let kept = self.ahead.take().map_or_else(|| self.remembered(), |ahead| *ahead);
        let found = told(&self.index_holding(kept, newer, head, go_on)?);
        if is_damaged(&found) {
            return told(&self.index_anew(head, go_on)?.index);
        }
        found
    }

    /// The index of the last commit where that stands on another one, else one of that other one, for this once.
    fn index_holding(
        &self,
        kept: HistoryIndex,
        commit: CommitId,
        head: CommitId,
        progress: Progress<'_>,
    ) -> Result<HistoryIndex, Error> {
        if commit == head || self.repo.graph(head)?.stands_on(head, commit) {
            return self.extended(kept, head, progress);
        }
        // Of another branch: what is kept stays as it is.
        self.extended(kept.unkept(), commit, progress)
    }

    /// What is seen of the history: all that the last commit stands on, or all that one of the past did.
    fn index_from(&self, head: CommitId, progress: Progress<'_>) -> Result<SeenHistory, Error> {
        let from = self.seen_from.unwrap_or(head);
        let mut index = self.index_holding(self.remembered(), from, head, progress)?;
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
        let git = &self.repo.git;
        let mut versions = VersionReader::default();
        // What cannot be read ends the reading: a change taken for nothing would be remembered so.
        let failure = RefCell::new(None);
        let extended = index.extend(
            git,
            tip,
            &mut |step, contents| {
                let read = |oid: Oid| contents.get(oid).map(<[u8]>::to_vec).ok_or(ReadError::Missing { oid });
                let difference = versions.difference(&self.repo.root, step, &read).map_err(Error::from);
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

/// Visits the entries that are asked for, the newest first. A merge that only carries names on is no entry of its own: the
/// next one has them.
fn visit_all(
    index: &HistoryIndex,
    sides: &mut JoinedSides<'_>,
    is_asked: impl Fn(&HistoryIndexEntry<'_>) -> bool,
    visit: Visit<'_>,
) -> Result<(), Error> {
    let mut carried = Vec::new();
    let (mut reader, mut maker) = (index.reader(), EntryMaker::default());
    for entry in index.iter_newest().filter(is_asked) {
        let mut entry = maker.entry(&reader.read(entry)?)?;
        sides.tell(&mut entry)?;
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

fn is_damaged<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Read(ReadError::Damaged { .. })))
}
