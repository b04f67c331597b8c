//! Reads the plans of a list, as many at once as there are cores.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::list::ListedFolder;
use super::{Member, Unreadable, config_problems, missing_repository};
use crate::workspace::{Error, Today, Workspace, recover};
use copil_plan::PlanId;
use copil_store::{OpenError, Snapshot, in_parallel};

/// Opens every plan; the answers are in the order of the list.
pub(super) fn open_all(listed: Vec<ListedFolder>) -> Vec<Member> {
    // What all plans of one repository have in common is asked once.
    let mut around: HashMap<Option<PathBuf>, Around> = HashMap::new();
    for plan in &listed {
        around
            .entry(repository_above(&plan.dir))
            .or_insert_with(|| Around::of(&plan.dir));
    }
    let read = in_parallel(listed.iter().collect(), read);
    let plans = listed.into_iter().zip(read);
    plans
        .map(|(plan, read)| {
            let around = &around[&repository_above(&plan.dir)];
            Member {
                opened: read.and_then(|snapshot| hold(around, &plan.dir, snapshot)),
                place: around.workspace.place_of(&plan.dir),
                name: plan.name,
                dir: plan.dir,
                repository: plan.repository,
                last: None,
                behind: 0,
            }
        })
        .collect()
}

/// What all plans of one repository have in common.
struct Around {
    workspace: Workspace,
    /// The days that are set for single plans.
    days: HashMap<String, String>,
}

impl Around {
    fn of(dir: &Path) -> Self {
        recover(dir);
        let workspace = Workspace::around(dir);
        let repository = workspace.plan_repository();
        let days = repository.map(|repo| Today::of_plans(&repo.git)).unwrap_or_default();
        Self { workspace, days }
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
    let around = &around.workspace;
    let mut workspace = Workspace::with(dir, None, Arc::new(snapshot));
    workspace.set_today(today);
    workspace.identity = OnceCell::from(around.identity().cloned());
    workspace.graph = around.graph.clone();
    whole(workspace.naming_former_people())
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
