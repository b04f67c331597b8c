//! Several plans opened together. What cannot be opened is kept with the reason, for nothing may vanish without a word.
//!
//! ```text
//! list.rs        portfolio.toml, or a folder of plans ─▶ names and folders
//! open.rs        each plan read, on all cores; or, of those that are as they were, what is remembered of them
//! again.rs       plans read again, or as they were at a moment, beside what shows them
//! remembered.rs  a line of figures a plan, in the git folder, believed while the plan's stat data are what they were
//! reports.rs     each repository walked once ─▶ the last change of each plan in it
//! ```

mod again;
pub mod list;
mod open;
mod remembered;
mod reports;
mod vocabulary;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{AsOf, Error, Today, Workspace};
use copil_git::RepoPath;
use copil_plan::portfolio::{LastReport, ListedPlan, Reporting};
use copil_store::{OpenError, PlanPath, Problem, in_parallel};

pub use again::{MomentTask, OpenedPlans, Reread, RereadTask};
use list::PlanList;
pub use remembered::RememberTask;
use remembered::{NewLine, RepositoryMemory};
pub use reports::{Report, ReportTask};

/// Several plans, opened together.
pub struct Portfolio {
    /// Its name; `None` where nobody gave it one.
    pub title: Option<String>,
    /// The folder that it is named by.
    pub folder: PathBuf,
    /// Its plans, in the order of the list.
    pub members: Vec<Member>,
    /// What is wrong with the list, in spite of which it is used.
    pub problems: Vec<Problem>,
    /// What is remembered of it; nothing once that was written.
    memories: Vec<RepositoryMemory>,
}

/// A plan of which no more than a line is known: it is read beside the screen.
pub struct Unread {
    /// What is around it, without what it holds.
    workspace: Workspace,
    /// The line, in the form of whoever made it.
    pub line: Vec<u8>,
}

/// Reads the plans that were not read yet.
pub struct UnreadTask {
    plans: Vec<(usize, Workspace)>,
}

impl UnreadTask {
    /// Reads them on all cores.
    pub fn run(self) -> OpenedPlans {
        in_parallel(self.plans, |(at, workspace)| (at, Unread::read(workspace)))
    }
}

impl std::fmt::Debug for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unread")
            .field("dir", &self.workspace.dir)
            .finish_non_exhaustive()
    }
}

/// A plan of a portfolio.
pub struct Member {
    /// What the portfolio calls it.
    pub name: String,
    /// Its folder.
    pub dir: PathBuf,
    /// The repository that it is said to be in, where that is another one.
    repository: Option<PathBuf>,
    /// The top of the repository that it is in, and its folder there.
    place: Option<(PathBuf, RepoPath)>,
    /// The plan, or why it cannot be read.
    pub opened: Result<Workspace, Unreadable>,
    /// Its last change, once the history was asked.
    pub last: Option<LastReport>,
    /// How many commits the shared branch is ahead of what was read, once that was asked.
    pub behind: usize,
}

/// Why nothing of a plan is known.
#[derive(Debug)]
pub enum Unreadable {
    /// It was not read yet: what is remembered of it stands for it until it is.
    NotYet(Box<Unread>),
    /// The repository that it is said to be in is not there.
    NoRepository {
        /// Its folder.
        repository: PathBuf,
    },
    /// The repository that it is said to be in has no files beside its commits.
    Bare {
        /// Its folder.
        repository: PathBuf,
    },
    /// It is the same folder as another plan of the list.
    Twice {
        /// What the portfolio calls that one.
        name: String,
    },
    /// Its `plan.toml` cannot be read, so that nobody knows what its statuses mean.
    Config(Vec<Problem>),
    /// It cannot be opened, or was not there yet.
    Error(Error),
}

impl Unreadable {
    /// Whether it stands under another name as well, so that nothing of it is missing.
    pub fn is_counted_elsewhere(&self) -> bool {
        matches!(self, Self::Twice { .. })
    }

    /// Whether it is of a format that this program does not know yet.
    pub fn is_newer(&self) -> bool {
        matches!(self, Self::Error(Error::Open(OpenError::NewerFormat { .. })))
    }
}

impl Portfolio {
    /// Opens the plans of a list, as many at once as there are cores.
    pub fn open(list: PlanList) -> Self {
        Self::open_as(list, false)
    }

    /// The same, without reading the plans that are as they were when a line of each was remembered.
    pub fn open_remembered(list: PlanList) -> Self {
        Self::open_as(list, true)
    }

    fn open_as(list: PlanList, remembered: bool) -> Self {
        let PlanList {
            title,
            folder,
            plans,
            problems,
        } = list;
        let (mut members, memories) = open::open_all(plans, remembered);
        let dirs = members.iter().map(|member| &member.dir).collect();
        let whole = in_parallel(dirs, |dir: &PathBuf| dir.canonicalize().ok());
        let mut names: HashMap<PathBuf, String> = HashMap::new();
        for (member, whole) in members.iter_mut().zip(whole) {
            match whole.map(|whole| names.entry(whole)) {
                Some(Entry::Occupied(first)) => {
                    let name = first.get().clone();
                    member.opened = Err(Unreadable::Twice { name });
                }
                Some(Entry::Vacant(first)) => {
                    first.insert(member.name.clone());
                }
                None => {}
            }
        }
        Self {
            title,
            folder,
            members,
            problems,
            memories,
        }
    }

    /// What reads the plans that were not read yet, to be run on any thread; `None` where all were.
    pub fn unread_task(&self) -> Option<UnreadTask> {
        let members = self.members.iter().enumerate();
        let unread = members.filter_map(|(at, member)| match &member.opened {
            Err(Unreadable::NotYet(unread)) => Some((at, unread.duplicate())),
            _ => None,
        });
        let plans: Vec<(usize, Workspace)> = unread.collect();
        (!plans.is_empty()).then_some(UnreadTask { plans })
    }

    /// Takes a plan that was read, and tells whether it is of use: what became of it meanwhile in another way stays.
    pub fn take_read(&mut self, at: usize, opened: Result<Workspace, Unreadable>) -> bool {
        match self.members.get_mut(at) {
            Some(member) if member.is_unread() => {
                member.opened = opened;
                true
            }
            _ => false,
        }
    }

    /// Whether plans are still to be read.
    pub fn is_unread(&self) -> bool {
        self.members.iter().any(Member::is_unread)
    }

    /// What remembers the lines of the plans that were read when they were opened, to be run on any thread.
    pub fn remember_task(&mut self, line: impl Fn(usize) -> Option<Vec<u8>>) -> RememberTask {
        let mut task = RememberTask::default();
        for mut memory in std::mem::take(&mut self.memories) {
            let read = std::mem::take(&mut memory.read).into_iter().filter_map(|(at, folder)| {
                let member = &self.members[at];
                let opened = member.opened.as_ref().ok()?;
                let new = NewLine {
                    plan: opened.plan().id.clone(),
                    day: opened.today().day,
                    is_linked: opened.plan().actions.values().any(|action| action.same_as.is_some()),
                    line: line(at)?,
                };
                Some((folder, member.dir.clone(), new))
            });
            let read = read.collect();
            task.add(memory, read);
        }
        task
    }

    /// The plans as they were at a moment. One that was not there yet, or whose repository does not tell, is unreadable.
    pub fn at_moment(mut self, asked: &dyn Fn(&Workspace) -> Result<AsOf, Error>) -> Self {
        for member in &mut self.members {
            if let Ok(present) = &member.opened {
                let past = asked(present).and_then(|asked| present.at_moment(asked));
                member.opened = past.map_err(Unreadable::Error).and_then(open::whole);
            }
        }
        self
    }

    /// Takes another state of a plan that was opened: as it is recorded, or as it is published.
    pub fn take_state(&mut self, at: usize, state: Workspace) {
        if let Some(member) = self.members.get_mut(at) {
            member.opened = Ok(state);
        }
    }

    /// What tells the last change of each plan, to be run on any thread.
    pub fn report_task(&self) -> ReportTask {
        ReportTask::of(&self.members)
    }

    /// Takes what the histories told.
    pub fn take_reports(&mut self, reports: Vec<Option<Report>>) {
        for (member, report) in self.members.iter_mut().zip(reports) {
            if let Some(report) = report {
                member.last = report.last;
                member.behind = report.behind;
            }
        }
    }

    /// Asks the histories for the last change of each plan.
    pub fn read_reports(&mut self) {
        let reports = self.report_task().run();
        self.take_reports(reports);
    }

    /// What a function makes of each plan that was opened, worked out on all cores; in the order of the list.
    pub fn each<R: Send>(&self, work: impl Fn(&Workspace) -> R + Sync) -> Vec<Option<R>> {
        let opened = self.members.iter().map(|member| member.opened.as_ref().ok());
        let opened = opened.map(|opened| opened.map(Workspace::duplicate)).collect();
        in_parallel(opened, |opened: Option<Workspace>| opened.as_ref().map(&work))
    }

    /// The plans, for what links their actions.
    pub fn listed(&self) -> Vec<ListedPlan<'_>> {
        self.members.iter().map(Member::listed).collect()
    }

    /// The plans that were opened, each with its place.
    pub fn opened(&self) -> impl Iterator<Item = (usize, &Member, &Workspace)> {
        let members = self.members.iter().enumerate();
        members.filter_map(|(at, member)| Some((at, member, member.opened.as_ref().ok()?)))
    }
}

impl Member {
    fn listed(&self) -> ListedPlan<'_> {
        let opened = self.opened.as_ref().ok();
        ListedPlan {
            name: &self.name,
            plan: opened.map(Workspace::plan),
            is_counted: opened.is_some() && !self.reporting().is_silent(),
        }
    }

    /// Whether no more than a line of it is known yet.
    pub fn is_unread(&self) -> bool {
        matches!(self.opened, Err(Unreadable::NotYet(_)))
    }

    /// The day that it is for the plan; `None` where nothing of it can be known.
    pub fn day(&self) -> Option<NaiveDate> {
        self.today().map(|today| today.day)
    }

    pub(super) fn today(&self) -> Option<Today> {
        self.around().map(Workspace::today)
    }

    /// The plan, or what is around it where it was not read yet.
    fn around(&self) -> Option<&Workspace> {
        match &self.opened {
            Ok(opened) => Some(opened),
            Err(Unreadable::NotYet(unread)) => Some(&unread.workspace),
            Err(_) => None,
        }
    }

    /// How it keeps up its reports.
    pub fn reporting(&self) -> Reporting {
        match &self.opened {
            Ok(opened) => Reporting::of(opened.plan(), self.last.as_ref(), opened.today().day),
            Err(_) => Reporting::Unknown,
        }
    }
}

/// What stands where a repository of the list should be.
fn missing_repository(repository: &Path) -> Option<Unreadable> {
    let repository = repository.to_owned();
    if !repository.is_dir() {
        return Some(Unreadable::NoRepository { repository });
    }
    // Git keeps these in a bare repository itself.
    let is_bare = repository.join("HEAD").is_file() && repository.join("objects").is_dir();
    is_bare.then_some(Unreadable::Bare { repository })
}

/// Whether the config of a plan can be read: without it nobody knows what its statuses mean.
fn config_problems(opened: &Workspace) -> Vec<Problem> {
    let config = PlanPath::config();
    if !opened.unreadable().contains(&config) {
        return Vec::new();
    }
    let problems = opened.problems().iter();
    problems.filter(|problem| problem.path == config).cloned().collect()
}
