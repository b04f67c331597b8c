//! Files that git passes through a program on their way into a commit (git-crypt, LFS), or writes in another encoding. That
//! is not done here, so they are refused, as are files of a repository within this one.

use std::collections::HashMap;

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
    let mut nested = NestedRepositories::of(repo);
    for path in paths {
        if let Some(folder) = nested.above(path) {
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

/// Which folders are repositories of their own, each looked at once: many files are in few folders.
struct NestedRepositories<'r> {
    repo: &'r Repository,
    known: HashMap<String, bool>,
}

impl<'r> NestedRepositories<'r> {
    fn of(repo: &'r Repository) -> Self {
        let known = HashMap::new();
        Self { repo, known }
    }

    /// The folder on the way to a file that is such a repository.
    fn above(&mut self, path: &RepoPath) -> Option<RepoPath> {
        let work_dir = self.repo.work_dir()?;
        let text = path.as_str();
        let mut folders = text.match_indices('/').map(|(end, _)| &text[..end]);
        let found = folders.find(|folder| match self.known.get(*folder) {
            Some(is_nested) => *is_nested,
            None => {
                let path = RepoPath::found(folder.as_bytes());
                let is_nested = path.on_disk(work_dir).join(".git").exists();
                self.known.insert((*folder).to_owned(), is_nested);
                is_nested
            }
        });
        found.map(|folder| RepoPath::found(folder.as_bytes()))
    }
}
