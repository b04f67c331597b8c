//! Two moments of the plan, compared: what differs in the end, who last made it so and why.

use chrono::NaiveDate;

use super::plan_tree::PlanTree;
use super::versions::VersionReader;
use super::{Error, LogEntry, NoPast, Version, Workspace};
use copil_git::{CommitId, FileDelta};
use copil_plan::change::{NetChange, Step, between};
use copil_plan::{Meeting, MeetingId};
use copil_store::PlanPath;

/// A moment that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparedMoment {
    /// The day.
    pub day: NaiveDate,
    /// The commit that holds the plan as it was recorded by then.
    pub commit: CommitId,
}

/// What differs between two moments.
#[derive(Clone, Debug)]
pub struct PlanComparison {
    /// The moment that is compared with.
    pub older: ComparedMoment,
    /// The other one.
    pub newer: ComparedMoment,
    /// What differs; each with the number of the entry that last touched it.
    pub changes: Vec<NetChange>,
    /// The entries between the two, the newest first; none where neither moment follows from the other.
    pub entries: Vec<LogEntry>,
}

impl Workspace {
    /// What differs between this plan, as it is recorded, and an older moment of it.
    pub fn compare_with(&self, older: &Self) -> Result<PlanComparison, Error> {
        let (older, newer) = (older.recorded_moment()?, self.recorded_moment()?);
        let entries = self.history()?.since(older.commit)?.unwrap_or_default();
        let steps: Vec<Step<'_>> = entries.iter().map(step).collect();
        let repo = self.writable_repository()?;
        let files = |moment: ComparedMoment| PlanTree::at(repo, Version::Commit(moment.commit));
        let deltas = deltas(&files(older)?, &files(newer)?);
        let read = |oid| repo.git.blob(oid);
        let files = VersionReader::default().files(&repo.root, &deltas, &read)?;
        Ok(PlanComparison {
            older,
            newer,
            changes: between(files, &steps),
            entries,
        })
    }

    /// The last closed meeting before today of a committee that the person at the keyboard belongs to; of a steering
    /// committee for whoever belongs to none.
    pub fn last_closed_meeting(&self) -> Option<&MeetingId> {
        let plan = self.plan();
        let today = self.today().day;
        let is_member = |meeting: &Meeting| {
            let committee = plan.config.committees.get(meeting.committee.as_str());
            let members = committee.map(|committee| &committee.members);
            self.me()
                .is_some_and(|me| members.is_some_and(|members| members.contains(me)))
        };
        let found = plan.last_meeting_of(today, |meeting| meeting.is_closed() && is_member(meeting));
        let found =
            found.or_else(|| plan.last_meeting_of(today, |meeting| meeting.is_closed() && plan.steers(meeting)));
        found.map(|(id, _)| id)
    }

    /// This moment, as the branch recorded it.
    fn recorded_moment(&self) -> Result<ComparedMoment, Error> {
        if let Some(past) = self.past() {
            let (day, commit) = (past.day, past.commit);
            return Ok(ComparedMoment { day, commit });
        }
        let head = self.writable_repository()?.git.head()?.commit();
        Ok(ComparedMoment {
            day: self.today().day,
            commit: head.ok_or(NoPast::NothingRecorded)?,
        })
    }
}

fn step(entry: &LogEntry) -> Step<'_> {
    Step {
        changes: &entry.changes,
        carried: &entry.carried,
        undoes: entry.undone.is_some(),
    }
}

/// The files that hold something else.
pub(super) fn deltas(older: &PlanTree<'_>, newer: &PlanTree<'_>) -> Vec<FileDelta> {
    let mut paths: Vec<&PlanPath> = older.paths().chain(newer.paths()).collect();
    paths.sort();
    paths.dedup();
    let delta = |path: &PlanPath| {
        let (before, after) = (older.file(path), newer.file(path));
        let differs = before.map(|file| file.oid) != after.map(|file| file.oid);
        let file = before.or(after).filter(|_| differs)?;
        Some(FileDelta {
            path: file.path.clone(),
            before: before.map(|file| file.oid),
            after: after.map(|file| file.oid),
        })
    };
    paths.into_iter().filter_map(delta).collect()
}
