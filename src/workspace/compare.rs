//! Two moments of the plan, compared: what differs in the end, who last made it so and why.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use chrono::NaiveDate;

use super::plan_tree::PlanTree;
use super::versions::{SharedContents, file_changes};
use super::{Error, HistoryReader, LogEntry, Moment, NoPast, Past, PlanRepository, Version, Workspace};
use copil_git::{CommitId, FileDelta};
use copil_plan::change::{Change, Clash, FileChange, NetChange, Side};
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
    /// The entry that last made what a side of a clash did so.
    pub(super) fn entry_of(&self, clash: &Clash, side: Side) -> Option<&LogEntry> {
        let did = clash
            .together
            .is_some()
            .then(|| clash.did(side).into_iter().next())
            .flatten();
        let (subject, path) = match &did {
            Some(Change::Set { subject, path, .. }) => (subject.clone(), path),
            Some(other) => (other.subject(), &clash.path),
            None => (clash.subject.clone(), &clash.path),
        };
        let of_subject = || {
            let changes = self.changes.iter();
            changes.filter(|net| net.change.subject() == subject)
        };
        let is_it = |net: &&NetChange| matches!(&net.change, Change::Set { path: own, .. } if own == path);
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
    /// What was read for it. Whoever ends with printing does not drop it at all: there are thousands of tables.
    _contents: SharedContents,
}

impl Workspace {
    /// What differs between an older moment and a newer one; the plan as it is recorded, without one. Of plans of the past,
    /// no actions are read but those that differ, unless the `whole` is wanted.
    pub fn compare(&self, older: Moment, newer: Option<Moment>, whole: bool) -> Result<ComparedPlans, Error> {
        let mut history = self.history()?;
        let (older, newer) = thread::scope(|scope| {
            // What is remembered of the commits takes as long to read as the moments to find.
            scope.spawn(|| history.read_ahead());
            let older = self.find(older.into())?;
            let newer = newer.map(|moment| self.find(moment.into())).transpose()?;
            Ok::<_, Error>((older, newer))
        })?;
        let moments = (ComparedMoment::of(&older), self.recorded_moment(newer.as_ref())?);
        // Two threads read the files; then this one looks for who made it so, the other one puts the plans together.
        let (sender, receiver) = mpsc::channel();
        let (reader, contents) = (self.duplicate(), SharedContents::default());
        let (plans, comparison) = thread::scope(|scope| {
            let contents = &contents;
            let plans = scope.spawn(move || reader.compared_plans((older, newer), moments, whole, contents, &sender));
            let files = || self.compared_files(moments, contents, &receiver);
            let comparison = difference(history, moments, &files);
            (plans.join().unwrap_or_else(|panic| resume_unwind(panic)), comparison)
        });
        let (older, newer) = plans?;
        Ok(ComparedPlans {
            older,
            newer,
            comparison: comparison?,
            _contents: contents,
        })
    }

    /// Hands out which files differ, reads them, and then the plans of both moments; this plan where no newer one is asked for.
    fn compared_plans(
        self,
        (older, newer): (Past, Option<Past>),
        moments: (ComparedMoment, ComparedMoment),
        whole: bool,
        contents: &SharedContents,
        differing: &Sender<Vec<FileDelta>>,
    ) -> Result<(Self, Self), Error> {
        let repo = self.writable_repository()?;
        let (was, is) = trees(repo, moments)?;
        let deltas = deltas(&was, &is);
        contents.expect(deltas.iter().flat_map(|delta| [delta.before, delta.after]).flatten());
        // Whoever waits for them may have failed.
        drop(differing.send(deltas));
        contents.read_expected(&|oid| repo.git.blob(oid))?;
        let differs = |path: &PlanPath| was.oid(path) != is.oid(path);
        let is_wanted = |path: &PlanPath| whole || path.action_id().is_none() || differs(path);
        let scope = match whole {
            true => CheckScope::Whole,
            false => CheckScope::SomeActions,
        };
        let open = |past: Past, tree: &PlanTree<'_>| {
            let snapshot = self.snapshot_of(tree, scope, &is_wanted, contents);
            let snapshot = snapshot.map_err(|error| past.explain(error))?;
            Ok::<_, Error>(self.holding(past, Arc::new(snapshot)))
        };
        let older = open(older, &was)?;
        let newer = newer.map(|past| open(past, &is)).transpose()?;
        drop((was, is));
        Ok((older, newer.unwrap_or(self)))
    }

    /// The files that differ, as another thread hands them out, in both versions; it is helped with reading them.
    fn compared_files(
        &self,
        moments: (ComparedMoment, ComparedMoment),
        contents: &SharedContents,
        differing: &Receiver<Vec<FileDelta>>,
    ) -> Result<Vec<FileChange>, Error> {
        let repo = self.writable_repository()?;
        let read = |oid| repo.git.blob(oid);
        let deltas = match differing.recv() {
            Ok(deltas) => deltas,
            // They were handed out already, or could not be read.
            Err(_) => {
                let (was, is) = trees(repo, moments)?;
                deltas(&was, &is)
            }
        };
        contents.read_expected(&read)?;
        let content = &mut |oid| contents.content(oid, &read);
        Ok(file_changes(&repo.root, &deltas, content)?)
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

fn difference(
    mut history: HistoryReader,
    (older, newer): (ComparedMoment, ComparedMoment),
    files: &dyn Fn() -> Result<Vec<FileChange>, Error>,
) -> Result<PlanComparison, Error> {
    let (changes, entries) = history.between(older.commit, newer.commit, files)?;
    Ok(PlanComparison {
        older,
        newer,
        changes,
        entries,
    })
}

/// The files of two moments.
fn trees(
    repo: &PlanRepository,
    (older, newer): (ComparedMoment, ComparedMoment),
) -> Result<(PlanTree<'_>, PlanTree<'_>), Error> {
    let tree = |moment: ComparedMoment| PlanTree::at(repo, Version::Commit(moment.commit));
    Ok((tree(older)?, tree(newer)?))
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
