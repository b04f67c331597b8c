//! What a remote has, as git noted it when it was last asked, and what goes there beside the branch.

use std::collections::BTreeMap;

use git2::ErrorCode;

use super::{Oid, ReadError, Repository};

/// The references that a remote had when it was last asked, of those that were asked for. Git notes them whether they are
/// new or not, so that nobody has to be asked again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemoteReferences(BTreeMap<String, Oid>);

/// A reference, and where it leads: to a commit or to an annotated tag.
pub type NamedReference = (String, Oid);

impl RemoteReferences {
    /// Reads what git notes of a fetch: `OID TAB not-for-merge TAB branch 'main' of ADDRESS`.
    fn read(noted: &str) -> Self {
        let reference = |line: &str| {
            let mut parts = line.splitn(3, '\t');
            let (oid, _, note) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
            let (kind, name) = note.split_once('\'')?;
            // No name holds a blank.
            let name = name
                .split_once("' of ")
                .map_or(name.trim_end_matches('\''), |(name, _)| name);
            let below = match kind.trim() {
                "branch" => "refs/heads/",
                "tag" => "refs/tags/",
                "" => "",
                _ => return None,
            };
            Some((format!("{below}{name}"), oid))
        };
        Self(noted.lines().filter_map(reference).collect())
    }

    /// Where one leads; `None` where there is none.
    pub fn get(&self, name: &str) -> Option<Oid> {
        self.0.get(name).copied()
    }

    /// Those whose full names begin so.
    pub fn below(&self, prefix: &str) -> BTreeMap<String, Oid> {
        let below = self.0.iter().filter(|(name, _)| name.starts_with(prefix));
        below.map(|(name, oid)| (name.clone(), *oid)).collect()
    }
}

impl Repository {
    /// What the remote had that was asked last in this work tree. What cannot be read is not known to be there.
    pub(super) fn fetched_references(&self) -> RemoteReferences {
        let noted = copil_file::read_whole(&self.git_dir().join("FETCH_HEAD")).unwrap_or_default();
        RemoteReferences::read(&String::from_utf8_lossy(&noted))
    }

    /// What a remote had when the repository was copied from it: its branches, as they are kept here, and its tags.
    pub fn copied_references(&self, remote: &str) -> Result<RemoteReferences, ReadError> {
        let kept = format!("refs/remotes/{remote}/");
        let branches = self.targets_below(&kept)?;
        let branches = branches
            .into_iter()
            .map(|(name, at)| (name.replacen(&kept, "refs/heads/", 1), at));
        Ok(RemoteReferences(
            branches.chain(self.targets_below("refs/tags/")?).collect(),
        ))
    }

    /// The own references whose full names begin so, and where each leads.
    pub fn targets_below(&self, prefix: &str) -> Result<BTreeMap<String, Oid>, ReadError> {
        let mut found = BTreeMap::new();
        for reference in self.git.references_glob(&format!("{prefix}*"))? {
            let Ok(reference) = reference else { continue };
            if let (Ok(name), Some(target)) = (reference.name(), reference.target()) {
                found.insert(name.to_owned(), target.into());
            }
        }
        Ok(found)
    }

    /// Where a reference leads; `None` where there is none.
    pub fn target(&self, name: &str) -> Result<Option<Oid>, ReadError> {
        match self.git.refname_to_id(name) {
            Ok(oid) => Ok(Some(oid.into())),
            Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::InvalidSpec) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RemoteReferences;

    #[test]
    fn what_git_notes_of_a_fetch_names_what_is_there() {
        let oid = "5ae876f33172ba39200b637f645cb942d05d998a";
        let lines = [
            "\t\tbranch 'main' of ../l'agglo/plans",
            "\tnot-for-merge\ttag 'copil/e/2018-03-15' of ../plans",
            "\tnot-for-merge\t'refs/notes/x' of ../plans",
            "\tnot-for-merge\tbranch 'd'acier'",
            "\tnot-for-merge\t../plans",
        ];
        let noted: Vec<String> = lines.iter().map(|line| format!("{oid}{line}\n")).collect();
        let read = RemoteReferences::read(&noted.concat());
        let names: Vec<&str> = read.0.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "refs/heads/d'acier",
                "refs/heads/main",
                "refs/notes/x",
                "refs/tags/copil/e/2018-03-15"
            ]
        );
        assert_eq!(read.get("refs/heads/main"), oid.parse().ok());
        assert_eq!(read.below("refs/tags/copil/").len(), 1);
    }
}
