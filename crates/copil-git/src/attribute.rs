//! What `.gitattributes` say of a file.

use std::path::Path;
use std::process::Command;

use git2::{AttrCheckFlags, AttrValue, ErrorClass};

use super::{ReadError, RepoPath, Repository};

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Unspecified,
    Set,
    Unset,
    Text(String),
}

impl Attribute {
    pub(super) fn is_one_of(&self, texts: &[&str]) -> bool {
        matches!(self, Attribute::Text(text) if texts.contains(&text.as_str()))
    }
}

impl Repository {
    /// What git's attributes say of a file.
    pub(super) fn attribute(&self, path: &RepoPath, name: &str) -> Result<Attribute, ReadError> {
        let flags = AttrCheckFlags::FILE_THEN_INDEX;
        match self.git.get_attr(Path::new(path.as_str()), name, flags) {
            Ok(value) => Ok(match AttrValue::from_string(value) {
                AttrValue::True => Attribute::Set,
                AttrValue::False => Attribute::Unset,
                AttrValue::String(text) => Attribute::Text(text.to_owned()),
                AttrValue::Bytes(_) | AttrValue::Unspecified => Attribute::Unspecified,
            }),
            // libgit2 reads the index for it, and not every kind of index.
            Err(error) if error.class() == ErrorClass::Index => self.attribute_by_git(path, name).ok_or(error.into()),
            Err(error) => Err(error.into()),
        }
    }

    fn attribute_by_git(&self, path: &RepoPath, name: &str) -> Option<Attribute> {
        let work_dir = self.work_dir()?;
        let mut command = Command::new("git");
        command
            .current_dir(work_dir)
            .env("GIT_DIR", self.git_dir())
            .env("GIT_WORK_TREE", work_dir);
        let output = command
            .args(["check-attr", "-z", name, "--", path.as_str()])
            .output()
            .ok()?;
        let text = String::from_utf8(output.stdout)
            .ok()
            .filter(|_| output.status.success())?;
        Some(match text.split('\0').nth(2)? {
            "unspecified" => Attribute::Unspecified,
            "set" => Attribute::Set,
            "unset" => Attribute::Unset,
            text => Attribute::Text(text.to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{TestRepo, repo_path};

    #[test]
    fn attributes_are_the_same_whoever_reads_the_index() {
        for split in [false, true] {
            let repo = TestRepo::new();
            repo.write(".gitattributes", "* text=auto\na ident -crlf\n");
            repo.git(&["add", "."]);
            if split {
                repo.git(&["update-index", "--split-index"]);
            }
            let git = repo.open();
            let of = |name: &str| git.attribute(&repo_path("a"), name).unwrap();
            assert_eq!(of("text"), Attribute::Text("auto".to_owned()));
            assert_eq!(of("ident"), Attribute::Set);
            assert_eq!(of("crlf"), Attribute::Unset);
            assert_eq!(of("eol"), Attribute::Unspecified);
        }
    }
}
