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

/// A moment to see the plan at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The end of a day.
    Day(NaiveDate),
    /// The end of a meeting's day.
    Meeting(MeetingId),
    /// What git calls so: a commit, a tag, a branch; or a proposal.
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
        let (commit, day) = self.find(&moment)?;
        let snapshot = self.at(Version::Commit(commit))?;
        let mut past = Self::with(&self.dir, None, Arc::new(snapshot));
        past.set_today(Today { day, fixed: true });
        past.past = Some(Past { moment, day, commit });
        Ok(past)
    }

    /// The moment of the past that this is; `None` for the plan as it is.
    pub fn past(&self) -> Option<&Past> {
        self.past.as_ref()
    }

    fn find(&self, moment: &Moment) -> Result<(CommitId, NaiveDate), Error> {
        let repo = self.writable_repository()?;
        let now = self.today().day;
        match moment {
            Moment::Day(day) => Ok((recorded_by(repo, *day, now)?, *day)),
            Moment::Meeting(id) => {
                let day = self.plan().meetings.get(id).map_or(now, |meeting| meeting.date);
                Ok((recorded_by(repo, day, now)?, day))
            }
            Moment::Revision(name) => {
                let commit = match repo.git.resolve(name) {
                    Ok(commit) => commit,
                    Err(_) => match self.find_proposal(name) {
                        Ok(proposal) => proposal.commit,
                        Err(_) => return Err(NoPast::UnknownRevision { name: name.clone() }.into()),
                    },
                };
                let days = days_of(repo, commit, now)?;
                Ok((commit, days.last().map_or(now, |(_, day)| *day)))
            }
        }
    }
}

/// The newest commit of the branch's own line whose day is not after `day`.
fn recorded_by(repo: &PlanRepository, day: NaiveDate, now: NaiveDate) -> Result<CommitId, Error> {
    if day > now {
        return Err(NoPast::ToCome { day }.into());
    }
    let head = repo.git.head()?.commit().ok_or(NoPast::NothingRecorded)?;
    let days = days_of(repo, head, now)?;
    // The days never fall.
    let after = days.partition_point(|(_, of)| *of <= day);
    match after.checked_sub(1) {
        Some(at) => Ok(days[at].0),
        None => {
            let (oldest, first) = days.first().copied().ok_or(NoPast::NothingRecorded)?;
            let is_edge = repo.git.is_edge(oldest);
            Err(NoPast::BeforeTheFirst { day, first, is_edge }.into())
        }
    }
}

/// The commits of a branch's own line with the day by which each was recorded, the oldest first.
fn days_of(repo: &PlanRepository, tip: CommitId, now: NaiveDate) -> Result<Vec<(CommitId, NaiveDate)>, Error> {
    let graph = CommitGraph::holding(&repo.git, tip)?;
    let line: Vec<&GraphCommit> = graph.first_parent_line(tip).collect();
    let mut reached = None;
    let days = line.into_iter().rev().map(|commit| {
        let own = today::local_moment(commit.time).map(|moment| moment.date_naive());
        reached = own.filter(|own| *own <= now).max(reached);
        (commit.id, reached.or(own).unwrap_or_default())
    });
    Ok(days.collect())
}
