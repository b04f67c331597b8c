//! Files that git passes through a program on their way into a commit (git-crypt, LFS). That is not done here, so they are
//! refused.

use std::path::Path;

use git2::AttrCheckFlags;

use super::RecordError;
use crate::{ReadError, RepoPath, Repository};

pub(super) fn check<'p>(repo: &Repository, paths: impl IntoIterator<Item = &'p RepoPath>) -> Result<(), RecordError> {
    let configuration = repo.configuration().map_err(ReadError::from)?;
    // Attributes are looked up file by file, and nearly nobody has a filter.
    if !configuration.has_filters() {
        return Ok(());
    }
    for path in paths {
        let name = repo
            .git
            .get_attr(Path::new(path.as_str()), "filter", AttrCheckFlags::FILE_THEN_INDEX);
        let name = name.map_err(ReadError::from)?;
        if let Some(name) = name.filter(|name| configuration.is_filter(name)) {
            return Err(RecordError::Filtered {
                path: path.clone(),
                filter: name.to_owned(),
            });
        }
    }
    Ok(())
}
