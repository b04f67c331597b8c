//! Files that git passes through a program on their way into a commit (git-crypt, LFS), or writes in another encoding. That
//! is not done here, so they are refused, as are files of a repository within this one.

use super::RecordError;
use crate::attribute::Attribute;
use crate::{ReadError, RepoPath, Repository};

pub(super) fn check<'p>(repo: &Repository, paths: impl IntoIterator<Item = &'p RepoPath>) -> Result<(), RecordError> {
    let configuration = repo.configuration().map_err(ReadError::from)?;
    let has_filters = configuration.has_filters();
    let refused = |path: &RepoPath, filter: &str, attribute| RecordError::Filtered {
        path: path.clone(),
        filter: filter.to_owned(),
        attribute,
    };
    for path in paths {
        if let Some(folder) = nested_repository(repo, path) {
            let path = path.clone();
            return Err(RecordError::Nested { path, folder });
        }
        if let Attribute::Text(encoding) = repo.attribute(path, ENCODING)?
            && !["utf-8", "utf8"].contains(&encoding.to_ascii_lowercase().as_str())
        {
            return Err(refused(path, &encoding, ENCODING));
        }
        if has_filters
            && let Attribute::Text(name) = repo.attribute(path, FILTER)?
            && configuration.is_filter(&name)
        {
            return Err(refused(path, &name, FILTER));
        }
    }
    Ok(())
}

const ENCODING: &str = "working-tree-encoding";
const FILTER: &str = "filter";

/// The folder on the way to a file that is a repository of its own.
fn nested_repository(repo: &Repository, path: &RepoPath) -> Option<RepoPath> {
    let work_dir = repo.work_dir()?;
    let parts: Vec<&str> = path.parts().collect();
    let mut folders = (1..parts.len()).map(|deep| RepoPath::found(parts[..deep].join("/").as_bytes()));
    folders.find(|folder| folder.on_disk(work_dir).join(".git").exists())
}
