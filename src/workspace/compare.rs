//! Two moments of the plan, compared: what differs in the end, who last made it so and why.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::{Arc, mpsc};
use std::thread;

use chrono::NaiveDate;

use super::plan_tree::{PlanTree, SharedBlobs};
use super::versions::VersionReader;
use super::{Error, LogEntry, Moment, NoPast, Past, PlanRepository, Version, Workspace};
use copil_git::{CommitId, FileDelta, Oid};
use copil_plan::change::{Change, Clash, FileChange, NetChange};
use copil_plan::check::CheckScope;
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
    /// The entries that made it so, by their numbers; none where neither moment follows from the other.
    pub entries: BTreeMap<usize, LogEntry>,
}

impl PlanComparison {
    /// The entry that last made what a clash is about so.
    pub(super) fn entry_of(&self, clash: &Clash) -> Option<&LogEntry> {
        let of_subject = || {
            let changes = self.changes.iter();
            changes.filter(|net| net.change.subject() == clash.subject)
        };
        let is_it = |net: &&NetChange| matches!(&net.change, Change::Set { path, .. } if *path == clash.path);
        let found = of_subject().find(is_it).or_else(|| of_subject().next_back());
        self.entries.get(&found?.step?)
    }
}

/// Two moments of the plan, with what differs between them.
pub struct ComparedPlans {
    /// The plan at the older moment.
    pub older: Workspace,
    /// The plan at the newer one.
    pub newer: Workspace,
    /// What differs.
    pub comparison: PlanComparison,
}

impl Workspace {
    /// What differs between an older moment and a newer one; the plan as it is recorded, without one. Of plans of the past,
    /// no actions are read but those that differ, unless the `whole` is wanted.
    pub fn compare(&self, older: Moment, newer: Option<Moment>, whole: bool) -> Result<ComparedPlans, Error> {
        let older = self.find(older.into())?;
        let newer = newer.map(|moment| self.find(moment.into())).transpose()?;
        let moments = (ComparedMoment::of(&older), self.recorded_moment(newer.as_ref())?);
        // Two threads read: this one the history and the newer files, the other one the older files and the plans.
        let (sender, receiver) = mpsc::channel();
        let (reader, blobs) = (self.duplicate(), SharedBlobs::default());
        let (plans, comparison) = thread::scope(|scope| {
            let blobs = &blobs;
            let read = move || {
                let states = States::of(reader.writable_repository()?, moments)?;
                let only: BTreeSet<PlanPath> = states.differing().cloned().collect();
                let deltas = states.deltas();
                // Whoever waits for them may have failed.
                drop(sender.send(Piece::Deltas(deltas.clone())));
                drop(sender.send(Piece::Older(
                    states.versions(blobs, deltas.iter().filter_map(|delta| delta.before))?,
                )));
                let open = |past: Past, tree: &PlanTree<'_>| {
                    let read = |oid| blobs.read(states.repo, oid);
                    let is_wanted = |path: &PlanPath| whole || only.contains(path) || path.action_id().is_none();
                    let scope = if whole {
                        CheckScope::Whole
                    } else {
                        CheckScope::SomeActions
                    };
                    let snapshot = reader.snapshot_of(tree, scope, &is_wanted, &read);
                    let snapshot = snapshot.map_err(|error| past.explain(error))?;
                    Ok::<_, Error>(reader.holding(past, Arc::new(snapshot)))
                };
                let older = open(older, &states.older)?;
                let newer = newer.map(|past| open(past, &states.newer)).transpose()?;
                drop(states);
                Ok::<_, Error>((older, newer.unwrap_or(reader)))
            };
            let plans = scope.spawn(read);
            let files = || {
                let repo = self.writable_repository()?;
                match receiver.recv() {
                    Ok(Piece::Deltas(deltas)) => {
                        let after = deltas.iter().filter_map(|delta| delta.after);
                        let mut versions = VersionReader::default();
                        versions.read_ahead(after, &|oid| blobs.read(repo, oid))?;
                        if let Ok(Piece::Older(older)) = receiver.recv() {
                            versions.take(older);
                        }
                        Ok(versions.files(&repo.root, &deltas, &|oid| blobs.read(repo, oid))?)
                    }
                    // They were handed out already, or could not be read.
                    _ => States::of(repo, moments)?.files(blobs),
                }
            };
            let comparison = self.difference(moments, &files);
            (plans.join().unwrap_or_else(|panic| resume_unwind(panic)), comparison)
        });
        let (older, newer) = plans?;
        Ok(ComparedPlans {
            older,
            newer,
            comparison: comparison?,
        })
    }

    fn difference(
        &self,
        (older, newer): (ComparedMoment, ComparedMoment),
        files: &dyn Fn() -> Result<Vec<FileChange>, Error>,
    ) -> Result<PlanComparison, Error> {
        let (changes, entries) = self.history()?.between(older.commit, newer.commit, files)?;
        Ok(PlanComparison {
            older,
            newer,
            changes,
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

    /// A moment of the past, or this plan as the branch recorded it.
    fn recorded_moment(&self, past: Option<&Past>) -> Result<ComparedMoment, Error> {
        if let Some(past) = past.or(self.past()) {
            return Ok(ComparedMoment::of(past));
        }
        let head = self.writable_repository()?.git.head()?.commit();
        Ok(ComparedMoment {
            day: self.today().day,
            commit: head.ok_or(NoPast::NothingRecorded)?,
        })
    }
}

impl ComparedMoment {
    fn of(past: &Past) -> Self {
        Self {
            day: past.day,
            commit: past.commit,
        }
    }
}

/// What one thread hands to the other.
enum Piece {
    /// The files that differ.
    Deltas(Vec<FileDelta>),
    /// What they held.
    Older(VersionReader),
}

/// The files of two moments.
struct States<'r> {
    repo: &'r PlanRepository,
    older: PlanTree<'r>,
    newer: PlanTree<'r>,
}

impl<'r> States<'r> {
    fn of(repo: &'r PlanRepository, (older, newer): (ComparedMoment, ComparedMoment)) -> Result<Self, Error> {
        let tree = |moment: ComparedMoment| PlanTree::at(repo, Version::Commit(moment.commit));
        Ok(Self {
            repo,
            older: tree(older)?,
            newer: tree(newer)?,
        })
    }

    /// The paths of the files that hold something else, or are in one of the two alone.
    fn differing(&self) -> impl Iterator<Item = &PlanPath> {
        let of_older = self.older.paths();
        let new = self.newer.paths().filter(|path| self.older.file(path).is_none());
        let differs = |path: &&PlanPath| self.older.oid(path) != self.newer.oid(path);
        of_older.chain(new).filter(differs)
    }

    /// These files, each with the names of what it holds in both versions.
    fn deltas(&self) -> Vec<FileDelta> {
        let delta = |path: &PlanPath| {
            let (before, after) = (self.older.file(path), self.newer.file(path));
            Some(FileDelta {
                path: before.or(after)?.path.clone(),
                before: before.map(|file| file.oid),
                after: after.map(|file| file.oid),
            })
        };
        self.differing().filter_map(delta).collect()
    }

    /// These files in both versions.
    fn files(&self, blobs: &SharedBlobs) -> Result<Vec<FileChange>, Error> {
        let read = |oid| blobs.read(self.repo, oid);
        Ok(VersionReader::default().files(&self.repo.root, &self.deltas(), &read)?)
    }

    /// A reader that has read some of what they hold.
    fn versions(&self, blobs: &SharedBlobs, oids: impl Iterator<Item = Oid>) -> Result<VersionReader, Error> {
        let mut versions = VersionReader::default();
        versions.read_ahead(oids, &|oid| blobs.read(self.repo, oid))?;
        Ok(versions)
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
