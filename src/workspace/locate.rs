//! Which plan is meant, or which plans together.

use std::path::{Path, PathBuf};

use copil_git::Repository;
use copil_store::{self as store, PORTFOLIO};

use super::portfolio::list::{ListError, PlanList};

/// The folder under a repository that holds its plans.
pub const PLANS: &str = "plans";

/// Why no plan could be told.
#[derive(Debug, thiserror::Error)]
pub enum LocateError {
    /// The folder named holds no `plan.toml`, and no plan is called so.
    #[error("{} is no plan", path.display())]
    NotAPlan {
        /// The folder, or the id.
        path: PathBuf,
    },
    /// There is no plan in or above the folder, nor under the repository's `plans`.
    #[error("no plan in {} or above it", start.display())]
    NoPlan {
        /// Where the search began.
        start: PathBuf,
    },
    /// There are several, and none is named.
    #[error("several plans")]
    Several {
        /// Their names.
        plans: Vec<String>,
    },
    /// The list of the plans cannot be read.
    #[error(transparent)]
    List(#[from] ListError),
}

/// What is meant.
#[derive(Debug)]
pub enum Located {
    /// One plan: its folder.
    Plan(PathBuf),
    /// Several together.
    Portfolio(PlanList),
}

/// The folder of the plan that is meant, where it is one.
pub fn locate(start: &Path, named: Option<&Path>) -> Result<PathBuf, LocateError> {
    match locate_any(start, named)? {
        Located::Plan(folder) => Ok(folder),
        Located::Portfolio(list) => Err(several(list)),
    }
}

/// A plan to share the repository by, which is shared with all plans in it: the one that is meant, else the first of those
/// meant that are in the repository of `start`.
pub fn locate_to_share(start: &Path, named: Option<&Path>) -> Result<PathBuf, LocateError> {
    let list = match locate_any(start, named)? {
        Located::Plan(folder) => return Ok(folder),
        Located::Portfolio(list) => list,
    };
    let work_dir = |folder: &Path| Some(Repository::discover(folder).ok()?.work_dir()?.to_owned());
    let here = work_dir(start);
    let mut plans = list.plans.iter();
    match plans.find(|plan| here.is_some() && work_dir(&plan.dir) == here) {
        Some(plan) => Ok(plan.dir.clone()),
        None => Err(several(list)),
    }
}

fn several(list: PlanList) -> LocateError {
    LocateError::Several {
        plans: list.plans.into_iter().map(|plan| plan.name).collect(),
    }
}

/// What is named (a folder, a list, an id under `plans` or a name of the list), else the plan that `start` is in, else what
/// the nearest folder above lists or has under `plans`: one plan, or several.
pub fn locate_any(start: &Path, named: Option<&Path>) -> Result<Located, LocateError> {
    if let Some(named) = named {
        return locate_named(start, named);
    }
    if let Some(plan) = start.ancestors().find(|folder| store::is_plan(folder)) {
        return Ok(Located::Plan(plan.to_owned()));
    }
    locate_above(start)
}

/// The plans that are meant together: what is named, else what the nearest folder above lists or has under `plans`, though
/// `start` be in one of them.
pub fn locate_portfolio(start: &Path, named: Option<&Path>) -> Result<PlanList, LocateError> {
    let located = match named {
        Some(named) => locate_named(start, named)?,
        None => locate_above(start).or_else(|error| match error {
            LocateError::NoPlan { .. } => locate_any(start, None),
            error => Err(error),
        })?,
    };
    Ok(match located {
        Located::Portfolio(list) => list,
        Located::Plan(folder) => PlanList::of_folders(&folder, vec![folder.clone()]),
    })
}

fn locate_above(start: &Path) -> Result<Located, LocateError> {
    for folder in start.ancestors() {
        if folder.join(PORTFOLIO).is_file() {
            return Ok(Located::Portfolio(PlanList::read(&folder.join(PORTFOLIO))?));
        }
        match one_or_several(&folder.join(PLANS), plans_in(&folder.join(PLANS))) {
            Some(located) => return Ok(located),
            None if folder.join(".git").exists() => break,
            None => {}
        }
    }
    Err(LocateError::NoPlan {
        start: start.to_owned(),
    })
}

fn locate_named(start: &Path, named: &Path) -> Result<Located, LocateError> {
    let folder = start.join(named);
    if store::is_plan(&folder) {
        return Ok(Located::Plan(folder));
    }
    let is_list = |path: &Path| path.file_name().is_some_and(|name| name == PORTFOLIO) && path.is_file();
    if let Some(list) = [folder.clone(), folder.join(PORTFOLIO)]
        .iter()
        .find(|path| is_list(path))
    {
        return Ok(Located::Portfolio(PlanList::read(list)?));
    }
    if let Some(plan) = folder
        .parent()
        .filter(|_| folder.is_file())
        .filter(|parent| store::is_plan(parent))
    {
        return Ok(Located::Plan(plan.to_owned()));
    }
    // A folder of plans, or one that holds such a folder, stands for them.
    let mut within = plans_in(&folder);
    within.extend(plans_in(&folder.join(PLANS)));
    if let Some(located) = one_or_several(&folder, within) {
        return Ok(located);
    }
    for above in start.ancestors() {
        let by_id = above.join(PLANS).join(named);
        if store::is_plan(&by_id) {
            return Ok(Located::Plan(by_id));
        }
        if above.join(PORTFOLIO).is_file() {
            let listed = PlanList::read(&above.join(PORTFOLIO))?.plans.into_iter();
            let mut listed = listed.filter(|plan| Path::new(&plan.name) == named);
            if let Some(plan) = listed.next() {
                return Ok(Located::Plan(plan.dir));
            }
        }
    }
    Err(LocateError::NotAPlan { path: named.to_owned() })
}

fn one_or_several(folder: &Path, mut plans: Vec<PathBuf>) -> Option<Located> {
    match plans.len() {
        0 => None,
        1 => Some(Located::Plan(plans.remove(0))),
        _ => Some(Located::Portfolio(PlanList::of_folders(folder, plans))),
    }
}

fn plans_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    let mut plans: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| store::is_plan(path))
        .collect();
    plans.sort();
    plans
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn plan(folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("plan.toml"), "format = 1\ntitle = \"Essai\"\n").unwrap();
    }

    #[test]
    fn the_plan_that_one_stands_in_comes_first_then_the_only_one() {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path();
        fs::create_dir(top.join(".git")).unwrap();
        assert!(matches!(locate(top, None), Err(LocateError::NoPlan { .. })));
        plan(&top.join("plans/blois"));
        fs::create_dir_all(top.join("plans/blois/groups/rh")).unwrap();
        assert_eq!(locate(top, None).unwrap(), top.join("plans/blois"));
        plan(&top.join("plans/ducos"));
        assert!(matches!(locate(top, None), Err(LocateError::Several { plans }) if plans == ["blois", "ducos"]));
        let inside = top.join("plans/blois/groups/rh");
        assert_eq!(locate(&inside, None).unwrap(), top.join("plans/blois"));
        assert_eq!(
            locate(&inside, Some(Path::new("ducos"))).unwrap(),
            top.join("plans/ducos")
        );
        assert_eq!(
            locate(top, Some(Path::new("plans/ducos/plan.toml"))).unwrap(),
            top.join("plans/ducos")
        );
        assert!(matches!(
            locate(top, Some(Path::new("autre"))),
            Err(LocateError::NotAPlan { .. })
        ));
    }

    #[test]
    fn several_plans_are_a_portfolio_wherever_they_are_met() {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().join("territoire");
        for id in ["blois", "ducos"] {
            plan(&top.join(PLANS).join(id));
        }
        let names = |start: &Path, named: Option<&str>| match locate_any(start, named.map(Path::new)).unwrap() {
            Located::Portfolio(list) => list.plans.into_iter().map(|plan| plan.name).collect(),
            Located::Plan(folder) => vec![format!("one: {}", folder.display())],
        };
        for (start, named) in [("", None), ("plans", None), ("", Some("plans")), ("plans", Some("."))] {
            assert_eq!(names(&top.join(start), named), ["blois", "ducos"], "{start} {named:?}");
        }
        plan(&dir.path().join("hopital/plan"));
        let list = "format = 1\n[plans.ville]\npath = \"plans/blois\"\n[plans.chu]\nrepository = \"../hopital\"\npath = \"plan\"\n";
        fs::write(top.join(PORTFOLIO), list).unwrap();
        assert_eq!(names(&top, None), ["ville", "chu"], "in the order of the list");
        assert_eq!(names(&top, Some("portfolio.toml")), ["ville", "chu"]);
        assert_eq!(names(&top.join("plans"), None), ["ville", "chu"]);
        assert_eq!(
            locate(&top, Some(Path::new("chu"))).unwrap(),
            top.join("../hopital").join("plan")
        );
        fs::write(top.join(PORTFOLIO), "format = 1\n[plans.ville]\npath = [").unwrap();
        assert!(matches!(locate(&top, None), Err(LocateError::List(_))));
        assert_eq!(
            locate(&top, Some(Path::new("plans/ducos"))).unwrap(),
            top.join("plans/ducos")
        );
    }
}
