//! Files that git passes through a program on their way into a commit (git-crypt, LFS), or writes in another encoding. That
//! is not done here, so they are refused.

use git2::AttrValue;

use super::RecordError;
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
        if let AttrValue::String(encoding) = repo.attribute(path, ENCODING)?
            && !["utf-8", "utf8"].contains(&encoding.to_ascii_lowercase().as_str())
        {
            return Err(refused(path, encoding, ENCODING));
        }
        if has_filters
            && let AttrValue::String(name) = repo.attribute(path, FILTER)?
            && configuration.is_filter(name)
        {
            return Err(refused(path, name, FILTER));
        }
    }
    Ok(())
}

const ENCODING: &str = "working-tree-encoding";
const FILTER: &str = "filter";
