//! The plan and the shared one brought together: fetched, joined by meaning, pushed; again when somebody was faster.
//!
//! ```text
//! fetch ─▶ nothing new ──────────────────────────────▶ push what is at hand
//!      ├─▶ only others went on ─▶ the branch moves on
//!      └─▶ both did ─▶ merge(base, ours, theirs) ─▶ questions? ─▶ one merge commit ─▶ push
//! ```
//!
//! The shared commit is the first parent of the merge: the line of first parents is what everybody had, in order.

mod beside;
mod error;
mod kept_answers;
mod others;
mod prepared;
mod standing;

use std::thread;

use super::joining::{Answers, Dispute};
use super::{CommitDetails, Error, PlanRepository, Workspace};
use beside::Before;
use copil_git::{
    BegunFetch, CommitId, FileEdit, Fork, ForkCommit, JoinedFile, JoinedTrees, RemoteReferences, RepoPath,
    SharedBranch, Sharing, Signature, TransportError,
};
use copil_plan::change::{Change, Merge, Renumbered, Side};
use copil_store::PlanPath;

pub(super) use beside::BESIDE;
pub use beside::{BesideNews, ProposalNews};
pub use error::SyncError;
pub use others::JoinedPlan;
use prepared::Apart;
pub use prepared::PreparedJoining;
pub use standing::{Received, SharedStanding, SyncChannel, SyncStep};

/// How often it is tried again when somebody was faster.
const TRIES: usize = 8;

/// What a sync came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncReport {
    /// How many changes of others were taken in.
    pub received: usize,
    /// Who made them, as their commits say: those who made most come first.
    pub people: Vec<Signature>,
    /// The plan's own commit before they were taken in.
    pub before: Option<CommitId>,
    /// What they change in the plan.
    pub changes: Vec<Change>,
    /// How many changes were shared.
    pub sent: usize,
    /// What took another number, because it had been given on both sides.
    pub renumbered: Vec<Renumbered>,
    /// The other plans of the repository that were joined as well.
    pub others: Vec<JoinedPlan>,
    /// The commit that joins the two, where both had gone on.
    pub joined: Option<CommitId>,
    /// What became of what travels beside: closed meetings and proposals.
    pub beside: Vec<BesideNews>,
    /// What was shared of it.
    pub shared_beside: Vec<BesideNews>,
    /// Why nothing was exchanged: the shared plan cannot be reached now.
    pub offline: Option<TransportError>,
}

/// A sync that was begun: what was here before, and git asking what others shared.
#[derive(Debug)]
pub struct BegunSync {
    shared: SharedBranch,
    before: Before,
    /// `None` where git has not begun.
    fetch: Option<BegunFetch>,
}

impl BegunSync {
    fn of(workspace: &Workspace) -> Result<Self, Error> {
        workspace.check_obstacle()?;
        let shared = workspace.shared_branch()?;
        let repo = workspace.writable_repository()?;
        let before = Before::of(repo, own_commit(repo)?)?;
        Ok(Self {
            shared,
            before,
            fetch: None,
        })
    }
}

impl SyncReport {
    /// Whether something came from others.
    pub fn has_news(&self) -> bool {
        self.received > 0 || !self.beside.is_empty()
    }

    /// Whether something was shared.
    pub fn has_shared(&self) -> bool {
        self.sent > 0 || !self.shared_beside.is_empty()
    }
}

impl Workspace {
    /// Fetches what others shared, joins it with the plan, and shares the plan. Of a plan that was opened with only some of
    /// its actions the others are read once something came.
    pub fn sync(
        &mut self,
        answers: &Answers,
        details: &CommitDetails,
        channel: SyncChannel<'_>,
    ) -> Result<SyncReport, Error> {
        let begun = BegunSync::of(self)?;
        self.sync_begun(begun, answers, details, channel)
    }

    /// Begins a sync at a terminal: git asks what others shared while something else is done. Nothing of the plan is needed
    /// for it, so that it can be read meanwhile.
    pub fn begin_sync(&self) -> Result<BegunSync, Error> {
        let mut begun = BegunSync::of(self)?;
        let git = &self.writable_repository()?.git;
        begun.fetch = Some(git.begin_fetch(&begun.shared, &BESIDE).map_err(SyncError::NotFetched)?);
        Ok(begun)
    }

    /// Goes on with a sync that was begun, as [`Workspace::sync`] does.
    pub fn sync_begun(
        &mut self,
        begun: BegunSync,
        answers: &Answers,
        details: &CommitDetails,
        channel: SyncChannel<'_>,
    ) -> Result<SyncReport, Error> {
        let BegunSync {
            shared,
            before,
            mut fetch,
        } = begun;
        let mut report = SyncReport::default();
        for _ in 0..TRIES {
            let repo = self.writable_repository()?;
            let fetched = match fetch.take() {
                Some(fetch) => {
                    beside::look_ahead(repo, before.head)?;
                    repo.git.end_fetch(fetch)
                }
                None => standing::fetch(repo, &shared, channel),
            };
            let there = match fetched {
                Ok(there) => there,
                Err(why @ TransportError::Offline { .. }) => {
                    report.offline = Some(why);
                    return Ok(report);
                }
                Err(why) => return Err(SyncError::NotFetched(why).into()),
            };
            channel.tell(SyncStep::Joining);
            self.take_in(&shared, answers, details, &mut report)?;
            self.note_exchange(&shared, report.before);
            let mut waits = self.settle_beside(&shared, &there, &before, &mut report.beside)?;
            let repo = self.writable_repository()?;
            let own = own_commit(repo)?;
            let waiting = self.waiting(repo, (&shared, &there), own)?;
            if there.get(&shared.name) != Some(own.0) {
                waits.moves.push((shared.name.clone(), own.0));
            }
            let pushed = match waits.moves.is_empty() {
                true => Ok(()),
                false => channel.transferring(SyncStep::Sending, |transfer| {
                    repo.git.push(&shared, &waits.moves, transfer)
                }),
            };
            match pushed {
                Ok(()) => {
                    if !shared.is_followed {
                        repo.git.follow(&shared);
                    }
                    report.shared_beside = self.end_beside(&shared, (&there, &mut waits), channel)?;
                    report.sent = waiting;
                    return Ok(report);
                }
                Err(TransportError::Behind { .. }) => {}
                Err(why) => {
                    let taken = Box::new(report);
                    return Err(SyncError::NotSent { waiting, taken, why }.into());
                }
            }
        }
        Err(SyncError::Overtaken {
            taken: Box::new(report),
        }
        .into())
    }

    /// What waits for an answer before the plan and the shared one, as it was fetched last, can be joined; `None` where
    /// there is nothing to join.
    pub fn questions(&self) -> Result<Option<Dispute>, Error> {
        self.questions_left(&Answers::default())
    }

    /// What of it is left with some answers. An answer may lead to another question: what is wrong with the plan that comes
    /// of it.
    pub fn questions_left(&self, answers: &Answers) -> Result<Option<Dispute>, Error> {
        let repo = self.writable_repository()?;
        let (ours, theirs) = (own_commit(repo)?, repo.git.shared_tip(&self.shared_branch()?)?);
        let Some(theirs) = theirs else { return Ok(None) };
        match self.sides(repo, (ours, theirs), Side::Ours)? {
            Some(sides) if sides.base != ours && sides.base != theirs => self.dispute(repo, &sides, answers).map(Some),
            _ => Ok(None),
        }
    }

    fn shared_branch(&self) -> Result<SharedBranch, Error> {
        match self.writable_repository()?.git.sharing()? {
            Sharing::With(shared) => Ok(shared),
            Sharing::NoRemote => Err(SyncError::NoRemote.into()),
            Sharing::SeveralRemotes(remotes) => Err(SyncError::SeveralRemotes { remotes }.into()),
        }
    }

    /// How many changes are not shared yet.
    fn waiting(
        &self,
        repo: &PlanRepository,
        (shared, there): (&SharedBranch, &RemoteReferences),
        own: CommitId,
    ) -> Result<usize, Error> {
        match repo
            .git
            .shared_tip(shared)?
            .filter(|_| there.get(&shared.name).is_some())
        {
            Some(tip) => Ok(repo.divergence(own, tip)?.ahead),
            None => Ok(repo.graph(own)?.first_parent_line(own).count()),
        }
    }

    /// Takes in what others shared.
    fn take_in(
        &mut self,
        shared: &SharedBranch,
        answers: &Answers,
        details: &CommitDetails,
        report: &mut SyncReport,
    ) -> Result<(), Error> {
        let Some(apart) = self.shared_news(shared)? else {
            return Ok(());
        };
        self.read_whole()?;
        // What is kept of the actions, they need not be read for again once some are joined.
        let keeping = self.keep_task();
        let prepared = thread::scope(|scope| {
            keeping.map(|task| scope.spawn(|| task.run()));
            self.prepare_joining_with((shared, &apart), answers, details)
        })?;
        let before = report.before.unwrap_or(apart.ours);
        report.people = authors(&*self.writable_repository()?.fork(before, apart.theirs)?);
        let received = prepared.received;
        let (changes, renumbered) = (prepared.changes.clone(), prepared.merge.renumbered.clone());
        let others = prepared.others.clone();
        let joined = self.join(prepared, details)?;
        if let Some(commit) = joined {
            apart.is_joined_by(self.writable_repository()?, commit);
        }
        self.forget_answers(&others);
        report.joined = joined.or(report.joined);
        report.received += received;
        report.changes.extend(changes);
        report.renumbered.extend(renumbered);
        report.others.extend(others);
        report.before = Some(before);
        Ok(())
    }

    /// Stops where the shared history no longer has what it had: nothing is joined with it unless the person is sure.
    fn check_history(&self, repo: &PlanRepository, apart: &Apart, details: &CommitDetails) -> Result<(), Error> {
        if details.sure {
            return Ok(());
        }
        let (tip, fork) = (apart.theirs, &apart.fork);
        let is_there =
            |state: &CommitId| fork.bases.contains(state) || fork.theirs.iter().any(|commit| commit.id == *state);
        let states = repo.git.shared_states()?.into_iter().map(|(commit, _)| commit);
        let known: Vec<CommitId> = states.filter(|state| !is_there(state)).collect();
        let missing = repo.git.missing_from(tip, &known)?;
        match missing.first() {
            None => Ok(()),
            Some(newest) => Err(SyncError::Rewritten {
                missing: missing.len(),
                range: format!("{}..{}", tip.short(10), newest.short(10)),
            }
            .into()),
        }
    }

    /// Refuses to write over what somebody did by hand and did not record.
    fn check_recorded(&self, merge: &Merge) -> Result<(), Error> {
        let paths = merge
            .files
            .iter()
            .flat_map(|file| [&file.change.before, &file.change.after]);
        let touched: Vec<PlanPath> = paths
            .flatten()
            .filter_map(|version| PlanPath::of_key(&version.key))
            .collect();
        let edits = self.hand_edits()?.into_iter();
        let edited = edits.filter(|edit| touched.contains(&edit.path));
        let mut paths: Vec<String> = edited.map(|edit| edit.path.to_string()).collect();
        paths.dedup();
        match paths.is_empty() {
            true => Ok(()),
            false => Err(SyncError::Unrecorded { paths }.into()),
        }
    }

    /// What becomes of the files that are no plan's: they are joined by lines, as git does.
    fn elsewhere(
        &self,
        repo: &PlanRepository,
        shared: &SharedBranch,
        joined: &JoinedTrees,
    ) -> Result<Vec<FileEdit>, Error> {
        let odd = joined.files.iter().filter(|file| !file.is_plain).map(|file| &file.path);
        let left: Vec<String> = joined.conflicts.iter().chain(odd).map(RepoPath::to_string).collect();
        if !left.is_empty() {
            let branch = shared.tracking.replacen("refs/remotes/", "", 1);
            return Err(SyncError::Elsewhere { paths: left, branch }.into());
        }
        joined.files.iter().map(|file| edit_elsewhere(repo, file)).collect()
    }
}

/// Who made what others have, joinings aside: those who made most come first.
fn authors(fork: &Fork) -> Vec<Signature> {
    let mut counted: Vec<(usize, Signature)> = Vec::new();
    for ForkCommit { author, .. } in fork.theirs.iter().filter(|commit| !commit.is_merge) {
        match counted.iter_mut().find(|(_, known)| known.email == author.email) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, author.clone())),
        }
    }
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, author)| author).collect()
}

/// The plan's last commit.
fn own_commit(repo: &PlanRepository) -> Result<CommitId, Error> {
    Ok(repo.git.head()?.commit().ok_or(SyncError::NothingRecorded)?)
}

/// What is done to a file that is not the plan's. One that somebody changed and did not record stays as it is.
fn edit_elsewhere(repo: &PlanRepository, file: &JoinedFile) -> Result<FileEdit, Error> {
    let blob = |oid: Option<copil_git::Oid>| oid.map(|oid| repo.git.blob(oid)).transpose();
    let (before, after) = (blob(file.before)?, blob(file.after)?);
    repo.git.check_paths([&file.path])?;
    let work = repo.git.work_file(&file.path)?;
    let committed = match &work {
        Some(work) => Some(repo.git.to_committed(&file.path, work)?.into_owned()),
        None => None,
    };
    if committed != before {
        let paths = vec![file.path.to_string()];
        return Err(SyncError::Unrecorded { paths }.into());
    }
    Ok(FileEdit {
        work_before: work,
        ..FileEdit::new(file.path.clone(), before, after)
    })
}
