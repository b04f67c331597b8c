//! When each plan was changed last, and by whom: each repository is walked once, however many plans it has.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Member;
use crate::workspace::{find_repository, today};
use copil_git::{CommitId, KnownGraph, LastChange, RepoPath, SharedWalks};
use copil_plan::portfolio::LastReport;
use copil_store::in_parallel;

/// What a history tells of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Its last change.
    pub last: Option<LastReport>,
    /// The commit of it.
    pub commit: Option<CommitId>,
    /// How many commits the shared branch is ahead.
    pub behind: usize,
}

/// Asks the histories, on any thread.
#[derive(Debug)]
pub struct ReportTask {
    repositories: Vec<AskedRepository>,
    plans: usize,
}

/// The plans of one repository that are seen from one commit.
#[derive(Debug)]
struct AskedRepository {
    /// A folder in it.
    dir: PathBuf,
    /// The commit of the past; else the last one.
    seen_from: Option<CommitId>,
    /// Each plan's place, and its folder in the repository.
    plans: Vec<(usize, RepoPath)>,
}

impl ReportTask {
    pub(super) fn of(members: &[Member]) -> Self {
        let mut repositories: BTreeMap<(PathBuf, Option<CommitId>), AskedRepository> = BTreeMap::new();
        for (at, member) in members.iter().enumerate() {
            let Ok(opened) = &member.opened else { continue };
            let Some((top, folder)) = member.place.clone() else {
                continue;
            };
            let seen_from = opened.past().map(|past| past.commit);
            let asked = repositories.entry((top, seen_from)).or_insert_with(|| AskedRepository {
                dir: member.dir.clone(),
                seen_from,
                plans: Vec::new(),
            });
            asked.plans.push((at, folder));
        }
        Self {
            repositories: repositories.into_values().collect(),
            plans: members.len(),
        }
    }

    /// Asks them: what is told of each plan, in the order of the list; `None` where there is no history to be asked.
    pub fn run(self) -> Vec<Option<Report>> {
        let mut reports = vec![None; self.plans];
        let answers = in_parallel(self.repositories.iter().collect(), AskedRepository::ask);
        for (asked, answer) in self.repositories.iter().zip(answers) {
            for ((at, _), report) in asked.plans.iter().zip(answer.unwrap_or_default()) {
                reports[*at] = Some(report);
            }
        }
        reports
    }
}

impl AskedRepository {
    /// What is told of each plan. A repository that cannot be read tells nothing: the plans are then of unknown freshness.
    fn ask(&self) -> Option<Vec<Report>> {
        let git = find_repository(&self.dir, KnownGraph::default(), SharedWalks::default())
            .ok()?
            .git;
        let from = match self.seen_from {
            Some(commit) => commit,
            None => git.head().ok()?.commit()?,
        };
        let folders: Vec<RepoPath> = self.plans.iter().map(|(_, folder)| folder.clone()).collect();
        let found = git.last_changes(from, &folders).ok()?;
        let behind = match self.seen_from {
            Some(_) => 0,
            None => git.commits_behind().unwrap_or(0),
        };
        let report = |change: Option<LastChange>| Report {
            commit: change.as_ref().map(|change| change.commit),
            last: change.and_then(last_report),
            behind,
        };
        Some(found.into_iter().map(report).collect())
    }
}

fn last_report(change: LastChange) -> Option<LastReport> {
    Some(LastReport {
        day: today::local_day(change.author.time)?,
        name: change.author.name.to_string(),
        email: change.author.email.to_string(),
        is_edge: change.is_edge,
    })
}
