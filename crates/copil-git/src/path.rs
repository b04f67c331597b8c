//! Paths inside a repository.

use std::fmt;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A path relative to the repository's work tree, its parts separated by `/`. The empty path is the work tree itself.
///
/// A `RepoPath` never leaves the work tree nor enters its git folder: it has no empty part, no `.`, no `..`, no `.git`
/// in any case, no backslash, no colon and no control character.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct RepoPath(String);

/// Why a text is not a path inside a repository.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PathError {
    /// A part is empty, `.` or `..`, or the path is absolute.
    #[error("{path:?} does not stay inside its folder")]
    Escapes {
        /// The text as given.
        path: String,
    },
    /// A part is named `.git`.
    #[error("{path:?} enters the git folder")]
    GitFolder {
        /// The text as given.
        path: String,
    },
    /// A backslash, colon or control character.
    #[error("{path:?} holds a character that no path here may hold")]
    ForbiddenCharacter {
        /// The text as given.
        path: String,
    },
}

impl RepoPath {
    /// The work tree itself.
    pub const ROOT: RepoPath = RepoPath(String::new());

    /// Where git finds what is said of the files of the whole repository.
    pub fn attributes() -> RepoPath {
        RepoPath(".gitattributes".to_owned())
    }

    /// Parses a path such as `plans/blois/plan.toml`. The empty text is the work tree itself.
    pub fn new(path: &str) -> Result<RepoPath, PathError> {
        if path.is_empty() {
            return Ok(RepoPath::ROOT);
        }
        let given = || path.to_owned();
        if path.contains(|c: char| c.is_control() || c == '\\' || c == ':') {
            return Err(PathError::ForbiddenCharacter { path: given() });
        }
        for part in path.split('/') {
            if matches!(part, "" | "." | "..") {
                return Err(PathError::Escapes { path: given() });
            }
            if part.eq_ignore_ascii_case(".git") {
                return Err(PathError::GitFolder { path: given() });
            }
        }
        Ok(RepoPath(given()))
    }

    /// A path as found in a tree of the repository, taken as it is.
    pub(super) fn found(path: &[u8]) -> RepoPath {
        RepoPath(String::from_utf8_lossy(path).into_owned())
    }

    /// The path as text; empty for the work tree itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the work tree itself.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The path of `name`, which may have several parts, below this one.
    pub fn join(&self, name: &str) -> Result<RepoPath, PathError> {
        if self.is_root() || name.is_empty() {
            RepoPath::new(if name.is_empty() { &self.0 } else { name })
        } else {
            RepoPath::new(&format!("{}/{name}", self.0))
        }
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The folder that it lies in; the top lies in itself.
    pub fn parent(&self) -> RepoPath {
        RepoPath(self.0.rsplit_once('/').map_or("", |(above, _)| above).to_owned())
    }

    /// What follows `folder/`; `None` when it does not lie below it, and the empty text when it is the folder.
    pub fn relative_to(&self, folder: &RepoPath) -> Option<&str> {
        if folder.is_root() {
            return Some(&self.0);
        }
        let rest = self.0.strip_prefix(&folder.0)?;
        if rest.is_empty() {
            Some(rest)
        } else {
            rest.strip_prefix('/')
        }
    }

    /// Its parts, first to last; none for the work tree itself.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty())
    }

    /// The same place on disk, in the work tree at `work_dir`.
    pub fn on_disk(&self, work_dir: &Path) -> PathBuf {
        let mut path = work_dir.to_owned();
        path.extend(self.parts());
        path
    }
}

impl fmt::Display for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_leaves_the_work_tree() {
        for bad in [
            "/etc",
            "a//b",
            "a/../b",
            "..",
            "a/",
            "./a",
            ".git/config",
            "a/.GIT/x",
            "a\\b",
            "c:x",
            "a\nb",
            "a\0",
        ] {
            assert!(RepoPath::new(bad).is_err(), "{bad:?}");
        }
        assert!(RepoPath::new("plans/réunion/RH-01.toml").is_ok());
    }

    #[test]
    fn knows_what_lies_below_what() {
        let path = |text| RepoPath::new(text).unwrap();
        assert!(
            path("plans/blois/plan.toml")
                .relative_to(&path("plans/blois"))
                .is_some()
        );
        assert!(
            path("plans/blois-2/plan.toml")
                .relative_to(&path("plans/blois"))
                .is_none()
        );
        assert!(path("plans").relative_to(&RepoPath::ROOT).is_some());
        assert_eq!(
            path("plans/blois/plan.toml").relative_to(&path("plans")),
            Some("blois/plan.toml")
        );
        assert_eq!(path("a").join("b/c").unwrap(), path("a/b/c"));
        assert_eq!(RepoPath::ROOT.join("b").unwrap(), path("b"));
        assert!(path("a").join("../b").is_err());
    }
}
