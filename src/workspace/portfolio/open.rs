//! Reads the plans of a list, as many at once as there are cores.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::list::ListedFolder;
use super::remembered::{RememberedLines, RepositoryMemory};
use super::{Member, Unread, Unreadable, config_problems, missing_repository};
use crate::workspace::{Error, Today, Workspace, recover};
use copil_git::{RepoPath, SharedWalks};
use copil_plan::PlanId;
use copil_store::{OpenError, Snapshot, in_parallel};

/// Opens every plan; the answers are in the order of the list. Where what is `remembered` will do, of plans that are as
/// they were no more is taken than their lines.
pub(super) fn open_all(listed: Vec<ListedFolder>, remembered: bool) -> (Vec<Member>, Vec<RepositoryMemory>) {
    // What all plans of one repository have in common is asked once.
    let above: Vec<Option<PathBuf>> = listed.iter().map(|plan| repository_above(&plan.dir)).collect();
    let mut around: HashMap<&Option<PathBuf>, Around> = HashMap::new();
    let mut places = Vec::with_capacity(listed.len());
    for (at, (plan, above)) in listed.iter().zip(&above).enumerate() {
        let around = around.entry(above).or_insert_with(|| Around::of(&plan.dir));
        let place = around.workspace.place_of(&plan.dir);
        around
            .plans
            .extend(place.iter().map(|(_, folder)| (at, folder.clone())));
        places.push(place);
    }
    for around in around.values_mut() {
        around.walks = SharedWalks::of(around.plans.iter().map(|(_, folder)| folder.clone()));
    }
    let mut memories: Vec<RepositoryMemory> = Vec::new();
    let mut known: Vec<Option<Unread>> = listed.iter().map(|_| None).collect();
    if remembered {
        for around in around.values() {
            memories.extend(around.memory(&listed, &mut known));
        }
    }
    let mut found = in_parallel(listed.iter().zip(known).collect(), Found::of);
    read_linked(&listed, &mut found);
    let plans = listed.into_iter().zip(places).zip(&above).zip(found);
    let member = |(((plan, place), above), found)| {
        let ListedFolder { name, dir, repository } = plan;
        let opened = match found {
            Found::Known(unread) => Err(Unreadable::NotYet(unread)),
            Found::Read(read) => read.and_then(|snapshot| hold(&around[above], &dir, *snapshot)),
        };
        Member {
            opened,
            place,
            name,
            dir,
            repository,
            last: None,
            behind: 0,
        }
    };
    (plans.map(member).collect(), memories)
}

/// What there is of a plan.
enum Found {
    /// What is remembered.
    Known(Box<Unread>),
    /// The plan, or why it cannot be read.
    Read(Result<Box<Snapshot>, Unreadable>),
}

impl Found {
    /// Reads a plan of which nothing is known.
    fn of((plan, known): (&ListedFolder, Option<Unread>)) -> Self {
        match known {
            Some(unread) => Self::Known(Box::new(unread)),
            None => Self::Read(read(plan).map(Box::new)),
        }
    }
}

/// Reads the plans in which actions of others are said to stand as well: each action is counted once.
fn read_linked(listed: &[ListedFolder], found: &mut [Found]) {
    let mut named: HashSet<String> = HashSet::new();
    for found in found.iter() {
        let Found::Read(Ok(snapshot)) = found else { continue };
        let actions = snapshot.plan.actions.values();
        let links = actions.filter_map(|action| action.same_as.as_ref()?.split_once('/'));
        named.extend(links.map(|(plan, _)| plan.trim().to_owned()));
    }
    for (plan, found) in listed.iter().zip(found) {
        if let Found::Known(unread) = &*found
            && (named.contains(&plan.name) || named.contains(unread.workspace.plan().id.as_str()))
        {
            *found = Found::of((plan, None));
        }
    }
}

/// What all plans of one repository have in common.
struct Around {
    workspace: Workspace,
    /// The days that are set for single plans.
    days: HashMap<String, String>,
    walks: SharedWalks,
    /// Their places in the list, and their folders in the repository.
    plans: Vec<(usize, RepoPath)>,
}

impl Around {
    fn of(dir: &Path) -> Self {
        recover(dir);
        let workspace = Workspace::around(dir);
        let repository = workspace.plan_repository();
        let days = repository.map(|repo| Today::of_plans(&repo.git)).unwrap_or_default();
        Self {
            workspace,
            days,
            walks: SharedWalks::default(),
            plans: Vec::new(),
        }
    }

    /// What is remembered of the repository; of the plans that are as they were, their lines are put in their places.
    fn memory(&self, listed: &[ListedFolder], known: &mut [Option<Unread>]) -> Option<RepositoryMemory> {
        let work_dir = self.workspace.plan_repository().ok()?.git.work_dir()?.to_owned();
        let lines = RememberedLines::read(self.workspace.git_dir()?, &work_dir);
        let line = |(at, folder): &(usize, RepoPath)| {
            let dir = &listed[*at].dir;
            let remembered = lines.of(folder, dir).filter(|known| !known.is_linked)?;
            Some((*at, dir, remembered))
        };
        let asked = if lines.is_empty() {
            Vec::new()
        } else {
            self.plans.iter().collect()
        };
        for (at, dir, remembered) in in_parallel(asked, line).into_iter().flatten() {
            let stub = hold(self, dir, Snapshot::empty(remembered.plan.clone())).ok();
            let stub = stub.filter(|stub| stub.today().day == remembered.day);
            known[at] = stub.map(|workspace| Unread {
                workspace,
                line: remembered.line.clone(),
            });
        }
        let read = self.plans.iter().filter(|(at, _)| known[*at].is_none());
        let read: Vec<_> = read.cloned().collect();
        // Plans may be remembered as they are read after this moment.
        let moment = (!read.is_empty()).then(|| lines.moment()).flatten();
        Some(RepositoryMemory {
            lines,
            work_dir,
            read,
            moment,
        })
    }

    /// The day that it is for a plan.
    fn today(&self, plan: &PlanId) -> Result<Today, Error> {
        if let Some(text) = self.days.get(plan.as_str())
            && let Ok(repo) = self.workspace.plan_repository()
        {
            return Today::of_setting(&repo.git, plan, text);
        }
        self.workspace.check_today()?;
        Ok(self.workspace.today())
    }
}

fn read(plan: &ListedFolder) -> Result<Snapshot, Unreadable> {
    check_repository(plan)?;
    Snapshot::of_folder(&plan.dir).map_err(|error: OpenError| Unreadable::Error(Error::from(error)))
}

/// Fails when the repository that a plan is said to be in is not there.
fn check_repository(plan: &ListedFolder) -> Result<(), Unreadable> {
    match plan.repository.as_deref().and_then(missing_repository) {
        Some(missing) => Err(missing),
        None => Ok(()),
    }
}

/// A plan that was read, which shares what is around it.
fn hold(around: &Around, dir: &Path, snapshot: Snapshot) -> Result<Workspace, Unreadable> {
    let today = around.today(&snapshot.plan.id).map_err(Unreadable::Error)?;
    let mut workspace = Workspace::with(dir, None, Arc::new(snapshot));
    workspace.set_today(today);
    workspace.walks = around.walks.clone();
    let around = &around.workspace;
    workspace.identity = OnceCell::from(around.identity().cloned());
    workspace.graph = around.graph.clone();
    whole(workspace.naming_former_people())
}

impl Unread {
    /// The same for another thread.
    pub(super) fn duplicate(&self) -> Workspace {
        let mut workspace = self.workspace.duplicate();
        workspace.identity = self.workspace.identity.clone();
        workspace
    }

    /// Reads the plan of which the line alone was known.
    pub(super) fn read(mut workspace: Workspace) -> Result<Workspace, Unreadable> {
        let snapshot = Snapshot::of_folder(&workspace.dir).map_err(|error| Unreadable::Error(error.into()))?;
        workspace.snapshot = Arc::new(snapshot);
        whole(workspace)
    }
}

/// A plan read again, on the day that it was.
pub(super) fn reopened(plan: &ListedFolder) -> Result<Workspace, Unreadable> {
    check_repository(plan)?;
    let opened = Workspace::open(&plan.dir).map_err(Unreadable::Error)?;
    opened.check_today().map_err(Unreadable::Error)?;
    whole(opened)
}

/// A plan whose config can be read.
pub(super) fn whole(workspace: Workspace) -> Result<Workspace, Unreadable> {
    let problems = config_problems(&workspace);
    if problems.is_empty() {
        Ok(workspace)
    } else {
        Err(Unreadable::Config(problems))
    }
}

/// The nearest folder at or above a plan's that has a git folder: plans in it have the same repository.
fn repository_above(dir: &Path) -> Option<PathBuf> {
    let top = dir.ancestors().find(|above| above.join(".git").exists());
    top.map(Path::to_owned)
}
