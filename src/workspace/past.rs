//! The plan as it was recorded by some moment: a workspace that reads and never writes.
//!
//! What was recorded by a day is what the newest commit of the branch's own line holds whose day is not after it. People
//! record late and clocks run wrong, so a commit's day is its author's, but never earlier than its parent's; a day that is
//! still to come says nothing, and the parent's is taken.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Error, PlanRepository, Today, Version, Workspace, today};
use copil_git::{CommitGraph, CommitId, GraphCommit};
use copil_plan::MeetingId;
use copil_store::Snapshot;

/// A moment to see the plan at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The end of a day.
    Day(NaiveDate),
    /// The end of a meeting's day.
    Meeting(MeetingId),
    /// What git calls so: a commit, a tag, a branch.
    Revision(String),
}

/// Which state of the past a workspace shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// As it was asked for.
    pub moment: Moment,
    /// The day that is held to be today.
    pub day: NaiveDate,
    /// The commit.
    pub commit: CommitId,
}

/// Why there is no plan to see at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPast {
    /// The day is still to come.
    ToCome {
        /// The day.
        day: NaiveDate,
    },
    /// Nothing was recorded by then.
    BeforeTheFirst {
        /// The day.
        day: NaiveDate,
        /// The day of the first record, or of the first that this clone has.
        first: NaiveDate,
        /// Whether a shallow clone ends there.
        is_edge: bool,
    },
    /// Nothing was recorded yet.
    NothingRecorded,
    /// No meeting was closed yet that the plan could be compared with.
    NoClosedMeeting,
    /// There is no such meeting: none was held before today, or none is planned.
    NoMeeting {
        /// The word that means it.
        word: String,
    },
    /// Git knows no commit by the name.
    UnknownRevision {
        /// The name.
        name: String,
    },
}

impl Workspace {
    /// The plan as it was at a moment, to be read.
    pub fn at_moment(&self, moment: Moment) -> Result<Self, Error> {
        self.at_past(self.find(moment)?)
    }

    /// The plan as it was at a moment that was found.
    pub(super) fn at_past(&self, past: Past) -> Result<Self, Error> {
        let snapshot = self.at(Version::Commit(past.commit))?;
        Ok(self.holding(past, snapshot))
    }

    /// A workspace of the past that holds its plan.
    pub(super) fn holding(&self, past: Past, snapshot: Snapshot) -> Self {
        let mut workspace = Self::with(&self.dir, None, Arc::new(snapshot));
        let day = past.day;
        workspace.set_today(Today { day, fixed: true });
        workspace.past = Some(past);
        workspace.graph = self.graph.clone();
        workspace
    }

    /// The moment of the past that this is; `None` for the plan as it is.
    pub fn past(&self) -> Option<&Past> {
        self.past.as_ref()
    }

    /// Which state of the past a moment means.
    pub(super) fn find(&self, moment: Moment) -> Result<Past, Error> {
        let repo = self.writable_repository()?;
        let now = self.today().day;
        let (commit, day) = match &moment {
            Moment::Day(day) => (recorded_by(repo, *day, now)?, *day),
            Moment::Meeting(id) => {
                let day = self.plan().meetings.get(id).map_or(now, |meeting| meeting.date);
                (recorded_by(repo, day, now)?, day)
            }
            Moment::Revision(name) => {
                let unknown = |_| NoPast::UnknownRevision { name: name.clone() };
                let commit = repo.git.resolve(name).map_err(unknown)?;
                let graph = repo.graph(commit)?;
                let days = recorded_days(&graph, commit, now);
                (commit, days.last().map_or(now, |(_, day)| day))
            }
        };
        Ok(Past { moment, day, commit })
    }
}

/// The newest commit of the branch's own line whose day is not after `day`.
fn recorded_by(repo: &PlanRepository, day: NaiveDate, now: NaiveDate) -> Result<CommitId, Error> {
    if day > now {
        return Err(NoPast::ToCome { day }.into());
    }
    let head = repo.git.head()?.commit().ok_or(NoPast::NothingRecorded)?;
    let graph = repo.graph(head)?;
    let mut days = recorded_days(&graph, head, now).peekable();
    let (oldest, first) = days.peek().copied().ok_or(NoPast::NothingRecorded)?;
    // The days never fall.
    match days.take_while(|(_, of)| *of <= day).last() {
        Some((commit, _)) => Ok(commit),
        None => {
            let is_edge = repo.git.is_edge(oldest);
            Err(NoPast::BeforeTheFirst { day, first, is_edge }.into())
        }
    }
}

/// The commits of a branch's own line with the day by which each was recorded, the oldest first.
fn recorded_days(graph: &CommitGraph, tip: CommitId, now: NaiveDate) -> impl Iterator<Item = (CommitId, NaiveDate)> {
    let line: Vec<&GraphCommit> = graph.first_parent_line(tip).collect();
    let mut reached = None;
    line.into_iter().rev().map(move |commit| {
        let own = today::local_day(commit.time);
        reached = own.filter(|own| *own <= now).max(reached);
        (commit.id, reached.or(own).unwrap_or_default())
    })
}
