//! Several plans opened together. What cannot be opened is kept with the reason, for nothing may vanish without a word.
//!
//! ```text
//! list.rs     portfolio.toml, or a folder of plans ─▶ names and folders
//! open.rs     each plan read, on all cores
//! again.rs    plans read again, or as they were at a moment, beside what shows them
//! reports.rs  each repository walked once ─▶ the last change of each plan in it
//! ```

mod again;
pub mod list;
mod open;
mod reports;
mod vocabulary;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{AsOf, Error, Workspace};
use copil_git::RepoPath;
use copil_plan::portfolio::{LastReport, ListedPlan, Reporting};
use copil_store::{OpenError, PlanPath, Problem};

pub use again::{MomentTask, OpenedPlans, Reread, RereadTask};
use list::PlanList;
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
    /// Whether it is of a format that this program does not know yet.
    pub fn is_newer(&self) -> bool {
        matches!(self, Self::Error(Error::Open(OpenError::NewerFormat { .. })))
    }
}

impl Portfolio {
    /// Opens the plans of a list, as many at once as there are cores.
    pub fn open(list: PlanList) -> Self {
        let PlanList {
            title,
            folder,
            plans,
            problems,
        } = list;
        let mut members = open::open_all(plans);
        let mut met = HashSet::new();
        let mut names: Vec<(PathBuf, String)> = Vec::new();
        for member in &mut members {
            let Ok(whole) = member.dir.canonicalize() else { continue };
            if met.insert(whole.clone()) {
                names.push((whole, member.name.clone()));
            } else if let Some((_, name)) = names.iter().find(|(dir, _)| *dir == whole) {
                let name = name.clone();
                member.opened = Err(Unreadable::Twice { name });
            }
        }
        Self {
            title,
            folder,
            members,
            problems,
        }
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
        copil_store::in_parallel(opened, |opened: Option<Workspace>| opened.as_ref().map(&work))
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
