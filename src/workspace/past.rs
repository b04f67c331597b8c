//! The plan as it was recorded by some moment: a workspace that reads and never writes.
//!
//! What was recorded by a day is what the newest commit of the branch's own line holds whose day is not after it. People
//! record late and clocks run wrong, so a commit's day is its author's, but never earlier than its parent's; a day that is
//! still to come says nothing, and the parent's is taken.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::{Error, PlanRepository, Today, Version, Workspace, today};
use copil_git::{CommitGraph, CommitId, GraphCommit};
use copil_plan::MeetingId;
use copil_plan::effective::turn_back;
use copil_store::{OpenError, Snapshot};

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

/// What the plan was on a day: people record late, and share later still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// What was recorded by then on this branch.
    #[default]
    Recorded,
    /// What the shared branch held by then, as far as this clone's log of it says.
    Shared,
    /// What was true then, as is known today: statuses by the day since when they are, milestones by the day on which they
    /// were reached.
    Effective,
}

/// A moment, and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The moment.
    pub moment: Moment,
    /// What the plan was.
    pub basis: Basis,
}

impl From<Moment> for AsOf {
    fn from(moment: Moment) -> Self {
        let basis = Basis::default();
        Self { moment, basis }
    }
}

/// Which state of the past a workspace shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// As it was asked for.
    pub asked: AsOf,
    /// The day that is held to be today.
    pub day: NaiveDate,
    /// The commit.
    pub commit: CommitId,
    /// The day that it is today for whoever looks back.
    pub now: NaiveDate,
}

impl Past {
    /// Why the plan of then cannot be opened: there may not have been one yet.
    pub(super) fn explain(&self, error: Error) -> Error {
        match error {
            Error::Open(OpenError::NoPlan { .. }) => NoPast::NoPlanYet { day: self.day }.into(),
            error => error,
        }
    }
}

/// The plans of the past that were read last, by their commits, for whoever asks next: what a commit holds never changes.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownPlans(Arc<Mutex<Vec<(CommitId, Arc<Snapshot>)>>>);

/// So many plans are kept: the one that is seen, and those on either side of it.
const KEPT: usize = 3;

impl KnownPlans {
    /// The plan of a commit, read only where it is not at hand.
    fn holding(
        &self,
        commit: CommitId,
        read: impl FnOnce() -> Result<Snapshot, Error>,
    ) -> Result<Arc<Snapshot>, Error> {
        if let Some(snapshot) = self.taken_up(commit) {
            return Ok(snapshot);
        }
        let snapshot = Arc::new(read()?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.push((commit, Arc::clone(&snapshot)));
        let before = known.len().saturating_sub(KEPT);
        let dropped: Vec<_> = known.drain(..before).collect();
        drop(known);
        // A large plan takes its time: nobody waits for the lock meanwhile.
        drop(dropped);
        Ok(snapshot)
    }

    /// A plan that is at hand, which is now the last to be dropped.
    fn taken_up(&self, commit: CommitId) -> Option<Arc<Snapshot>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.iter().position(|(of, _)| *of == commit)?;
        let found = known.remove(at);
        let snapshot = Arc::clone(&found.1);
        known.push(found);
        Some(snapshot)
    }
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
    /// The repository had a record by then, and this plan was not in it.
    NoPlanYet {
        /// The day.
        day: NaiveDate,
    },
    /// This branch follows no other one, or this clone keeps no log of it.
    NoSharedLog,
    /// This clone's log of the shared branch begins later.
    SharedLater {
        /// The day.
        day: NaiveDate,
        /// The first day that the log knows of.
        first: NaiveDate,
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
    /// The tag of a meeting names something else than the plan as the meeting closed it.
    MovedTag {
        /// The tag.
        tag: String,
        /// The meeting.
        meeting: MeetingId,
    },
    /// Git knows no commit by the name.
    UnknownRevision {
        /// The name.
        name: String,
    },
}

impl Workspace {
    /// The plan as it was at a moment, to be read.
    pub fn at_moment(&self, asked: impl Into<AsOf>) -> Result<Self, Error> {
        let past = self.find(asked.into())?;
        let opened = self
            .past_plans
            .holding(past.commit, || self.at(Version::Commit(past.commit)));
        let mut snapshot = opened.map_err(|error| past.explain(error))?;
        if past.asked.basis == Basis::Effective {
            let histories = self.history()?.histories()?;
            let plan = &mut Arc::make_mut(&mut snapshot).plan;
            turn_back(plan, &histories, past.day, self.today().day);
        }
        Ok(self.holding(past, snapshot))
    }

    /// A workspace of the past that holds its plan.
    pub(super) fn holding(&self, past: Past, snapshot: Arc<Snapshot>) -> Self {
        let mut workspace = Self::with(&self.dir, None, snapshot);
        let day = past.day;
        workspace.set_today(Today { day, fixed: true });
        workspace.past = Some(past);
        workspace.graph = self.graph.clone();
        workspace.walks = self.walks.clone();
        workspace.past_plans = self.past_plans.clone();
        workspace.closings = self.closings.clone();
        workspace.naming_former_people()
    }

    /// The same plan of the past, held to be seen on another day.
    #[must_use]
    pub fn seen_on(mut self, day: NaiveDate) -> Self {
        self.set_today(Today { day, fixed: true });
        if let Some(past) = &mut self.past {
            past.day = day;
        }
        self
    }

    /// The moment of the past that this is; `None` for the plan as it is.
    pub fn past(&self) -> Option<&Past> {
        self.past.as_ref()
    }

    /// The day of a moment.
    pub fn day_of(&self, moment: Moment) -> Result<NaiveDate, Error> {
        Ok(self.find(moment.into())?.day)
    }

    /// The day that it is today, for whoever looks back too.
    pub(super) fn now(&self) -> NaiveDate {
        self.past.as_ref().map_or(self.today().day, |past| past.now)
    }

    /// Which state of the past is meant.
    pub(super) fn find(&self, asked: AsOf) -> Result<Past, Error> {
        let repo = self.writable_repository()?;
        let now = self.today().day;
        let day_and_commit = match &asked.moment {
            Moment::Day(day) => (*day, None),
            Moment::Meeting(id) => {
                let day = self.plan().meetings.get(id).map_or(now, |meeting| meeting.date);
                // The plan as the meeting closed it, however late that was recorded.
                (day, self.closing(id)?.map(|closing| closing.commit))
            }
            Moment::Revision(name) => {
                let commit = match repo.git.resolve(name) {
                    Ok(commit) => commit,
                    Err(_) => match self.find_proposal(name) {
                        Ok(proposal) => proposal.commit,
                        Err(_) => return Err(NoPast::UnknownRevision { name: name.clone() }.into()),
                    },
                };
                let graph = repo.graph(commit)?;
                let days = recorded_days(&graph, commit, now);
                (days.last().map_or(now, |(_, day)| day), Some(commit))
            }
        };
        let (day, commit) = match (asked.basis, day_and_commit) {
            (Basis::Recorded, (day, Some(commit))) => (day, commit),
            (Basis::Recorded, (day, None)) => (day, recorded_by(repo, day, now)?),
            (Basis::Shared, (day, _)) => (day, shared_by(repo, day, now)?),
            // What is known today is in the last commit; of the days before the first one nothing is known.
            (Basis::Effective, (day, _)) => {
                recorded_by(repo, day, now)?;
                (day, repo.git.head()?.commit().ok_or(NoPast::NothingRecorded)?)
            }
        };
        Ok(Past {
            asked,
            day,
            commit,
            now: self.now(),
        })
    }
}

/// What the shared branch held by the end of a day.
fn shared_by(repo: &PlanRepository, day: NaiveDate, now: NaiveDate) -> Result<CommitId, Error> {
    if day > now {
        return Err(NoPast::ToCome { day }.into());
    }
    let states = repo.git.shared_states()?;
    let days: Vec<(CommitId, NaiveDate)> = states
        .into_iter()
        .scan(None, |reached, (commit, time)| {
            *reached = today::local_day(time).max(*reached);
            reached.map(|day| (commit, day))
        })
        .collect();
    let (_, first) = days.first().copied().ok_or(NoPast::NoSharedLog)?;
    let found = days.into_iter().take_while(|(_, of)| *of <= day).last();
    Ok(found.ok_or(NoPast::SharedLater { day, first })?.0)
}

/// The newest commit of the branch's own line whose day is not after `day`.
fn recorded_by(repo: &PlanRepository, day: NaiveDate, now: NaiveDate) -> Result<CommitId, Error> {
    if day > now {
        return Err(NoPast::ToCome { day }.into());
    }
    let head = repo.git.head()?.commit().ok_or(NoPast::NothingRecorded)?;
    recorded_until(repo, head, day, now)
}

/// The newest commit of a commit's own line whose day is not after `day`.
pub(super) fn recorded_until(
    repo: &PlanRepository,
    tip: CommitId,
    day: NaiveDate,
    now: NaiveDate,
) -> Result<CommitId, Error> {
    let graph = repo.graph(tip)?;
    let mut days = recorded_days(&graph, tip, now).peekable();
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
    let mut days = RecordedDays::until(now);
    graph
        .line_from_first(tip)
        .map(move |commit| (commit.id, days.next(commit)))
}

/// The days by which the commits of a branch's own line were recorded, one after the other from the oldest on.
pub(super) struct RecordedDays {
    now: NaiveDate,
    reached: Option<NaiveDate>,
    /// Most commits are of the same day as the one before.
    met: (i64, Option<NaiveDate>),
}

impl RecordedDays {
    pub(super) fn until(now: NaiveDate) -> Self {
        Self {
            now,
            reached: None,
            met: (i64::MIN, None),
        }
    }

    /// The day of the next one.
    pub(super) fn next(&mut self, commit: GraphCommit) -> NaiveDate {
        let number = today::day_number(commit.time);
        if self.met.0 != number {
            self.met = (number, today::local_day(commit.time));
        }
        let own = self.met.1;
        self.reached = own.filter(|own| *own <= self.now).max(self.reached);
        self.reached.or(own).unwrap_or_default()
    }
}
