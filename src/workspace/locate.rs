//! Which plan is meant.

use std::path::{Path, PathBuf};

use copil_store as store;

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
        /// Their folders.
        plans: Vec<PathBuf>,
    },
}

/// The folder of the plan that is meant: the one named (a folder, or an id under `plans`), else the one that `start` is
/// in, else the only one under the `plans` of the nearest folder above that has one.
pub fn locate(start: &Path, named: Option<&Path>) -> Result<PathBuf, LocateError> {
    if let Some(named) = named {
        return locate_named(start, named);
    }
    if let Some(plan) = start.ancestors().find(|folder| store::is_plan(folder)) {
        return Ok(plan.to_owned());
    }
    for folder in start.ancestors() {
        let mut plans = plans_in(&folder.join(PLANS));
        match plans.len() {
            0 if folder.join(".git").exists() => break,
            0 => {}
            1 => return Ok(plans.remove(0)),
            _ => return Err(LocateError::Several { plans }),
        }
    }
    Err(LocateError::NoPlan {
        start: start.to_owned(),
    })
}

fn locate_named(start: &Path, named: &Path) -> Result<PathBuf, LocateError> {
    let folder = start.join(named);
    if store::is_plan(&folder) {
        return Ok(folder);
    }
    if let Some(plan) = folder
        .parent()
        .filter(|_| folder.is_file())
        .filter(|parent| store::is_plan(parent))
    {
        return Ok(plan.to_owned());
    }
    // A folder of plans, or one that holds such a folder, stands for its only plan.
    let mut within = plans_in(&folder);
    within.extend(plans_in(&folder.join(PLANS)));
    match within.len() {
        0 => {}
        1 => return Ok(within.remove(0)),
        _ => return Err(LocateError::Several { plans: within }),
    }
    let by_id = start.ancestors().map(|above| above.join(PLANS).join(named));
    by_id
        .into_iter()
        .find(|candidate| store::is_plan(candidate))
        .ok_or_else(|| LocateError::NotAPlan { path: named.to_owned() })
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
        assert!(matches!(locate(top, None), Err(LocateError::Several { plans }) if plans.len() == 2));
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
}
