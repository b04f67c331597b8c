//! The use cases that join plan, store and history.
//!
//! ```text
//! write   intent ─▶ files and changes ─▶ allowed? ─▶ the TOML edited in place ─▶ one commit
//!         allowed.rs  prepare.rs  file_edit.rs  record.rs  batch.rs  undo.rs  hand_edits.rs
//! read    commits ─▶ pairs of files ─▶ changes                                         history.rs  versions.rs
//! meetings the agenda that is proposed, who came late, the tag of a closing             meeting/
//! compare two moments ─▶ what differs, who made it so and why                           compare.rs
//! several plans, each opened, their last changes                                      portfolio/
//! papers  a meeting ─▶ the plan as it left it, what the history tells of it            meeting_dossier.rs  document_file.rs
//! import  a spreadsheet ─▶ what it adds to the plan ─▶ one commit                        import.rs
//! export  the plan as it is recorded, its commit, when things were touched            export.rs
//! return  an export that comes back, joined with the plan                               returned.rs
//! at      a commit or the index ─▶ the plan as it was then                             plan_tree.rs  past.rs
//! propose the same on a branch beside the plan, joined to it or refused                proposal/
//! ```

pub mod addition;
mod allowed;
mod batch;
pub mod clone;
pub mod compare;
pub mod demo;
mod document_file;
pub mod error;
pub mod export;
mod file_edit;
pub mod file_join;
pub mod hand_edits;
pub mod history;
pub mod import;
pub mod import_map;
pub mod import_preview;
pub mod init;
pub mod intake;
mod joining;
pub mod judge;
mod kept;
pub mod locate;
mod meeting;
pub mod meeting_dossier;
mod merge_base;
pub mod merge_driver;
pub mod message;
mod numbering;
pub mod past;
mod plan_tree;
pub mod portfolio;
mod prepare;
pub mod proposal;
mod record;
pub mod reload;
pub mod report_dossier;
pub mod resolve;
mod returned;
pub mod room;
mod site_folder;
pub mod spreadsheets;
mod staging;
pub mod story;
pub mod sync;
pub mod template;
mod tidy;
pub mod today;
pub mod undo;
mod versions;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::wording::Catalogue;
use crate::wording::lookup::Known;
use copil_git::{
    CommitGraph, Divergence, Fork, Head, Identity, KnownGraph, OpenError, RepoPath, Repository, RepositoryObstacle,
    SharedWalks,
};
use copil_plan::change::Subject;
use copil_plan::check;
use copil_plan::field::{Field, FieldProblem};
use copil_plan::{ActionId, PersonId, Plan, PlanId};
use copil_store::{self as store, KeepActions, PlanPath, Problem, Snapshot};

pub use compare::{ComparedMoment, ComparedPlans, PlanComparison};
pub use copil_git::{AnnotatedTag, CommitId, ReadError, Stop, TransportError, Unacknowledged};
pub use document_file::{DocumentFileError, write_document};
pub use error::{Error, Obstacle};
pub use hand_edits::HandEdit;
pub use hand_edits::HandEditScan;
pub use history::{FollowedActions, HistoryReader, KnownHistory, LogEntry, LogScope, day_of};
pub use joining::{Answers, Dispute, goes_along};
pub use kept::KeepTask;
pub use locate::{LocateError, Located, locate, locate_any, locate_portfolio, locate_to_share};
pub use meeting::Closing;
use meeting::KnownClosings;
pub use meeting_dossier::MeetingDossier;
use merge_base::CommonGround;
use past::KnownPlans;
pub use past::{AsOf, Basis, Moment, NoPast, Past};
pub use plan_tree::Version;
pub use portfolio::Portfolio;
pub use prepare::{CommitDetails, PreparedCommit, PreparedFile};
use proposal::OpenProposal;
pub use proposal::{ProposalError, ProposalName};
pub use record::RecordedCommit;
pub use reload::{ReloadResult, ReloadTask};
pub use report_dossier::ReportDossier;
pub use returned::{Misfit, MisfitKind};
pub use site_folder::SiteFolder;
pub use sync::{
    BegunSync, BesideNews, PreparedJoining, ProposalNews, Received, SharedStanding, SyncChannel, SyncError, SyncReport,
    SyncStep,
};
pub use today::Today;
pub use undo::{Sitting, Undo, Undone};

/// A plan on disk and the repository it is in.
pub struct Workspace {
    dir: PathBuf,
    /// The actions to read; `None` for all.
    only: Option<Vec<ActionId>>,
    /// Shared with what is worked out of it on other threads.
    snapshot: Arc<Snapshot>,
    /// What may be kept of it for the next opening.
    keep: Option<KeepActions>,
    /// Snapshot when first asked for: reading a plan needs no repository.
    repo: OnceCell<Result<PlanRepository, Obstacle>>,
    /// Shared with what is opened of the same plan: it is of every commit.
    graph: KnownGraph,
    /// Shared with the other plans of a portfolio that are in the same repository.
    walks: SharedWalks,
    /// Shared in the same way.
    past_plans: KnownPlans,
    closings: KnownClosings,
    obstacle: OnceCell<Option<Obstacle>>,
    /// The moment of the past that this is; nothing is written then.
    past: Option<Past>,
    /// The proposal that is read and that changes are put in, in the place of the plan.
    proposal: Option<OpenProposal>,
    today: OnceCell<Today>,
    identity: OnceCell<Option<Identity>>,
}

/// A repository and where the plan is in it.
struct PlanRepository {
    git: Repository,
    root: RepoPath,
    graph: KnownGraph,
    walks: SharedWalks,
    /// Whether commits are in others, as far as that was asked.
    ancestry: RefCell<HashMap<(CommitId, CommitId), bool>>,
    /// What commits began with, as far as that was asked.
    common: RefCell<HashMap<(CommitId, CommitId), CommonGround>>,
    /// Where the lines of commits part, as far as that was asked.
    forks: RefCell<HashMap<(CommitId, CommitId), Arc<Fork>>>,
}

impl PlanRepository {
    /// Whether a commit is another or stands under it.
    fn is_in(&self, one: CommitId, of: CommitId) -> Result<bool, ReadError> {
        if let Some(known) = self.ancestry.borrow().get(&(one, of)) {
            return Ok(*known);
        }
        let is_in = self.git.merge_base(one, of)? == Some(one);
        self.ancestry.borrow_mut().insert((one, of), is_in);
        Ok(is_in)
    }

    /// Where the lines that lead to two commits part.
    fn fork(&self, ours: CommitId, theirs: CommitId) -> Result<Arc<Fork>, ReadError> {
        if let Some(known) = self.forks.borrow().get(&(ours, theirs)) {
            return Ok(Arc::clone(known));
        }
        let fork = self.git.fork(ours, theirs)?;
        Ok(self.know_fork((ours, theirs), fork))
    }

    /// Takes note of where the lines that lead to two commits part.
    fn know_fork(&self, tips: (CommitId, CommitId), fork: Fork) -> Arc<Fork> {
        let fork = Arc::new(fork);
        self.forks.borrow_mut().insert(tips, Arc::clone(&fork));
        fork
    }

    /// How far a commit and the shared one are apart.
    fn divergence(&self, own: CommitId, shared: CommitId) -> Result<Divergence, ReadError> {
        Ok(self.fork(own, shared)?.divergence())
    }

    /// Another handle on it, for another thread.
    fn reopen(&self) -> Result<Self, Error> {
        let git = self.git.reopen().map_err(|error| {
            Error::Obstacle(Obstacle::UnreadableRepository {
                detail: error.to_string(),
            })
        })?;
        Ok(Self {
            git,
            root: self.root.clone(),
            graph: self.graph.clone(),
            walks: self.walks.clone(),
            ancestry: RefCell::default(),
            common: RefCell::default(),
            forks: RefCell::default(),
        })
    }

    /// A graph of commits that holds one.
    fn graph(&self, commit: CommitId) -> Result<Arc<CommitGraph>, ReadError> {
        self.graph.holding(&self.git, commit)
    }
}

impl Workspace {
    /// Opens the plan in a folder, whole. Broken files, a missing repository and the like are told by the other methods.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        recover(dir);
        let (snapshot, keep) = kept::read_plan(dir)?;
        let mut opened = Self::with(dir, None, Arc::new(snapshot));
        opened.keep = keep;
        Ok(opened.naming_former_people())
    }

    /// Opens the plan with only some of its actions, which is quick however large it is.
    pub fn open_only(dir: &Path, actions: &[ActionId]) -> Result<Self, Error> {
        recover(dir);
        Ok(Self::with(
            dir,
            Some(actions.to_vec()),
            Arc::new(Snapshot::of_actions(dir, actions)?),
        )
        .naming_former_people())
    }

    /// Opens what is around the plan in a folder. Nothing of the plan is read before [`Workspace::read_only`] or
    /// [`Workspace::read_whole`].
    pub fn open_around(dir: &Path) -> Self {
        recover(dir);
        Self::around(dir)
    }

    /// The change that a request made in the plan of a folder, if whoever made it was killed before they could tell, and
    /// [`Workspace::acknowledge`], that it was made.
    pub fn unacknowledged(dir: &Path, request: &str) -> Option<Unacknowledged> {
        recover(dir);
        Repository::unacknowledged_above(dir, request)
    }

    /// Notes that whoever asked for a commit was told of it.
    pub fn acknowledge(dir: &Path, commit: CommitId) {
        Repository::acknowledge_above(dir, commit);
    }

    fn with(dir: &Path, only: Option<Vec<ActionId>>, snapshot: Arc<Snapshot>) -> Self {
        Self {
            dir: dir.to_owned(),
            only,
            snapshot,
            keep: None,
            repo: OnceCell::new(),
            graph: KnownGraph::default(),
            walks: SharedWalks::default(),
            past_plans: KnownPlans::default(),
            closings: KnownClosings::default(),
            obstacle: OnceCell::new(),
            past: None,
            proposal: None,
            today: OnceCell::new(),
            identity: OnceCell::new(),
        }
    }

    /// What is around a folder in which no plan is read.
    fn around(dir: &Path) -> Self {
        Self::with(dir, Some(Vec::new()), Arc::new(Snapshot::empty(PlanId::stand_in())))
    }

    /// The top of the repository's work tree, and a folder in it; `None` where it is in no such repository.
    fn place_of(&self, dir: &Path) -> Option<(PathBuf, RepoPath)> {
        let git = &self.plan_repository().ok()?.git;
        Some((git.work_dir()?.to_owned(), git.path_of(dir).ok()?))
    }

    /// The plan's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.snapshot.plan
    }

    /// The day it is.
    pub fn today(&self) -> Today {
        *self
            .today
            .get_or_init(|| self.find_today().unwrap_or_else(|_| Today::of_clock()))
    }

    /// Fails when the day is set to something that is no day.
    pub fn check_today(&self) -> Result<(), Error> {
        if self.today.get().is_none() {
            let today = self.find_today()?;
            self.today.get_or_init(|| today);
        }
        Ok(())
    }

    fn find_today(&self) -> Result<Today, Error> {
        Today::find(self.plan_repository().ok().map(|repo| (&repo.git, &self.plan().id)))
    }

    /// Whether each change is flushed to disk before it is reported; see [`Repository::set_durable`].
    fn set_durable(&mut self, durable: bool) -> Result<(), Error> {
        self.writable_repository()?;
        if let Some(Ok(repo)) = self.repo.get_mut() {
            repo.git.set_durable(durable)?;
        }
        Ok(())
    }

    /// Takes another day for today.
    fn set_today(&mut self, today: Today) {
        self.today = OnceCell::from(today);
    }

    /// Everything wrong with the plan's files.
    pub fn problems(&self) -> &[Problem] {
        &self.snapshot.problems
    }

    /// What in the plan's files may well be a slip, on the day that it is.
    pub fn doubts(&self) -> Vec<Problem> {
        let mut by_file: BTreeMap<PlanPath, Vec<FieldProblem>> = BTreeMap::new();
        // Without its config the plan has neither years nor statuses.
        if self.unreadable().contains(&PlanPath::config()) {
            return Vec::new();
        }
        for found in check::doubts(self.plan(), self.today().day) {
            if let Some(path) = self.path_of(&found.subject) {
                by_file.entry(path).or_default().push(found.problem);
            }
        }
        let placed = |(path, problems): (PlanPath, Vec<FieldProblem>)| {
            // A file of the past is told without the place.
            let bytes = match self.past() {
                None => self.read_if_there(&path).ok().flatten().unwrap_or_default(),
                Some(_) => Vec::new(),
            };
            store::placed(&path, &bytes, problems)
        };
        by_file.into_iter().flat_map(placed).collect()
    }

    /// The files that could not be parsed at all.
    pub fn unreadable(&self) -> &BTreeSet<PlanPath> {
        &self.snapshot.unreadable
    }

    /// What can be named, and the files of what cannot be read.
    pub fn known(&self) -> Known<'_> {
        Known {
            plan: self.plan(),
            unreadable: self.unreadable(),
        }
    }

    /// Why nothing can be recorded now.
    pub fn obstacle(&self) -> Option<&Obstacle> {
        let find = || match (self.past(), self.plan_repository()) {
            (Some(past), _) => Some(Obstacle::Past { day: past.day }),
            (None, Ok(repo)) if self.proposal.is_some() => repo.git.writer_obstacle().map(Obstacle::Repository),
            (None, Ok(repo)) => repo.git.obstacle(&repo.root).map(Obstacle::Repository),
            (None, Err(obstacle)) => Some(obstacle.clone()),
        };
        self.obstacle.get_or_init(find).as_ref()
    }

    /// That a sparse checkout leaves files of the plan out of the folder, so that what was read is not all of it.
    pub fn left_out(&self) -> Option<&Obstacle> {
        if !Repository::is_sparse_above(&self.dir) {
            return None;
        }
        let is_left_out =
            |obstacle: &&Obstacle| matches!(obstacle, Obstacle::Repository(RepositoryObstacle::LeftOut { .. }));
        self.obstacle().filter(is_left_out)
    }

    /// The folder in which git keeps what all work trees share.
    pub fn git_dir(&self) -> Option<&Path> {
        Some(self.plan_repository().ok()?.git.common_dir())
    }

    /// The branch that changes are recorded on.
    pub fn branch(&self) -> Option<String> {
        match self.plan_repository().ok()?.git.head().ok()? {
            Head::Unborn { branch } => Some(branch),
            Head::Branch { name, .. } => Some(name),
            Head::Detached { .. } => None,
        }
    }

    /// Who git believes to be at the keyboard.
    pub fn identity(&self) -> Option<&Identity> {
        self.identity
            .get_or_init(|| self.plan_repository().ok()?.git.identity().ok())
            .as_ref()
    }

    /// The person of the plan who is at the keyboard, when the plan knows their address.
    pub fn me(&self) -> Option<&PersonId> {
        self.plan().person_of_address(&self.identity()?.email)
    }

    /// Everybody in the plan who has the address of the person at the keyboard, where that is more than one: the first is
    /// taken for them.
    pub fn sharing_address(&self) -> Vec<&PersonId> {
        let Some(identity) = self.identity() else {
            return Vec::new();
        };
        let mut people: Vec<&PersonId> = self.plan().people_of_address(&identity.email).collect();
        if people.len() == 1 {
            people.clear();
        }
        people
    }

    /// The plan with all that is wrong with it, as it is now, for another thread.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot)
    }

    /// A second handle of the same plan, with a repository of its own, to preview and record on another thread.
    pub fn duplicate(&self) -> Self {
        let mut duplicate = Self::with(&self.dir, self.only.clone(), self.snapshot());
        duplicate.set_today(self.today());
        duplicate.past = self.past.clone();
        duplicate.proposal = self.proposal.clone();
        duplicate.graph = self.graph.clone();
        duplicate.walks = self.walks.clone();
        duplicate.past_plans = self.past_plans.clone();
        duplicate.closings = self.closings.clone();
        duplicate
    }

    /// Takes over the plan of a duplicate that has recorded. Returns the plan that was at hand when it is another: to drop
    /// a large plan takes time.
    pub fn adopt(&mut self, duplicate: Self) -> Option<Arc<Snapshot>> {
        self.obstacle = OnceCell::new();
        if Arc::ptr_eq(&self.snapshot, &duplicate.snapshot) {
            return None;
        }
        Some(std::mem::replace(&mut self.snapshot, duplicate.snapshot))
    }

    /// The file of a subject: below the plan's folder, and on disk.
    pub fn file_of(&self, subject: &Subject) -> Option<(PlanPath, PathBuf)> {
        let path = self.path_of(subject)?;
        let on_disk = self.on_disk(&path);
        Some((path, on_disk))
    }

    /// What is wrong with a text that is to be the content of one of the plan's files.
    pub fn check_text(&self, path: &PlanPath, bytes: &[u8]) -> Vec<Problem> {
        store::problems_in(path, bytes)
    }

    /// A reader of the plan's history with a handle of its own, for another thread.
    pub fn history(&self) -> Result<HistoryReader, Error> {
        let past = self.past.as_ref().map(|past| past.commit);
        let seen_from = past.or(self.proposal.as_ref().map(OpenProposal::commit));
        Ok(HistoryReader::of(
            self.writable_repository()?.reopen()?,
            seen_from,
            self.plan().config.start,
            self.now(),
        ))
    }

    fn plan_repository(&self) -> Result<&PlanRepository, &Obstacle> {
        let find = || find_repository(&self.dir, self.graph.clone(), self.walks.clone());
        self.repo.get_or_init(find).as_ref()
    }

    fn writable_repository(&self) -> Result<&PlanRepository, Error> {
        self.plan_repository()
            .map_err(|obstacle| Error::Obstacle(obstacle.clone()))
    }

    /// The catalogue of the record, which is in the plan's language whoever writes it.
    fn record_catalogue(&self) -> Catalogue {
        Catalogue::new(self.plan().language())
    }

    /// The commit that changes are worked out from; `None` before the first.
    fn tip(&self, repo: &PlanRepository) -> Result<Option<CommitId>, ReadError> {
        match &self.proposal {
            Some(proposal) => Ok(Some(proposal.commit())),
            None => Ok(repo.git.head()?.commit()),
        }
    }

    fn path_of(&self, subject: &Subject) -> Option<PlanPath> {
        let group = match subject {
            Subject::Action(id) => Some(&self.plan().actions.get(id)?.group),
            _ => None,
        };
        PlanPath::of(subject, group)
    }

    fn on_disk(&self, path: &PlanPath) -> PathBuf {
        file_edit::on_disk(&self.dir, path)
    }
}

/// Puts right what a killed process left half done, before anything is read. Where this may not be written, it is the
/// next change that says so.
fn recover(dir: &Path) {
    drop(Repository::recover_above(dir));
}

fn find_repository(dir: &Path, graph: KnownGraph, walks: SharedWalks) -> Result<PlanRepository, Obstacle> {
    let repository = Repository::discover(dir).map_err(|error| match error {
        OpenError::NotFound { .. } => Obstacle::NoRepository,
        OpenError::DubiousOwnership { path } => Obstacle::DubiousOwnership { path },
        OpenError::Unsupported { feature, .. } => Obstacle::UnsupportedRepository(feature),
        OpenError::Unreadable { source, .. } | OpenError::NotMade { source, .. } => Obstacle::UnreadableRepository {
            detail: source.message().to_owned(),
        },
    })?;
    let root = match repository.work_dir() {
        Some(_) => repository.path_of(dir),
        None => return Err(Obstacle::Repository(RepositoryObstacle::Bare)),
    };
    match root {
        Ok(root) => Ok(PlanRepository {
            git: repository,
            root,
            graph,
            walks,
            ancestry: RefCell::default(),
            common: RefCell::default(),
            forks: RefCell::default(),
        }),
        Err(error) => Err(Obstacle::UnreadableRepository {
            detail: error.to_string(),
        }),
    }
}
