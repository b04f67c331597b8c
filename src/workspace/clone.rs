//! A first copy of a shared plan.

use std::path::{Path, PathBuf};

use super::sync::SyncError;
use super::{Error, Located, Workspace, locate_any};

/// The name of the folder that a copy of the repository at an address goes into: the last part of the address.
pub fn folder_name(address: &str) -> Option<PathBuf> {
    let address = address.trim_end_matches(['/', '\\']);
    let name = address.rsplit(['/', '\\', ':']).next()?;
    let name = name.strip_suffix(".git").unwrap_or(name);
    (!matches!(name, "" | "." | "..")).then(|| name.into())
}

/// Copies what is shared at an address into a folder, with the tags of meetings and the proposals. `told` hears how much
/// was received, in percent.
pub fn clone(address: &str, folder: &Path, told: &mut dyn FnMut(u8)) -> Result<(), Error> {
    let is_free = match folder.read_dir() {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if !is_free {
        let path = folder.to_owned();
        return Err(SyncError::FolderInTheWay { path }.into());
    }
    copil_git::clone(address, folder, told).map_err(SyncError::NotCloned)?;
    let plan = match locate_any(folder, None) {
        Ok(Located::Plan(plan)) => Some(plan),
        Ok(Located::Portfolio(list)) => list.plans.into_iter().next().map(|plan| plan.dir),
        Err(_) => None,
    };
    // What does not come now comes with the first sync.
    if let Some(Ok(workspace)) = plan.map(|plan| Workspace::open(&plan)) {
        drop(workspace.settle_copy());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_called_as_the_address_ends() {
        for (address, name) in [
            ("https://forge.exemple/dgs/plans.git", Some("plans")),
            ("git@forge.exemple:plans.git", Some("plans")),
            ("/srv/partage/plan/", Some("plan")),
            ("../partage.git", Some("partage")),
            ("..", None),
            ("", None),
        ] {
            assert_eq!(folder_name(address), name.map(PathBuf::from), "{address}");
        }
    }
}
