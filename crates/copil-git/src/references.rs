//! Branches and tags by their names.

use git2::ErrorCode;

use super::{CommitId, Oid, ReadError, Repository, Signature, Timestamp};

/// A branch or a tag, and the commit that it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceTip {
    /// Its full name, such as `refs/heads/main`.
    pub name: String,
    /// The commit.
    pub commit: CommitId,
}

/// An annotated tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotatedTag {
    /// The commit that it leads to.
    pub commit: CommitId,
    /// Who made it; nobody knows of some.
    pub tagger: Option<Signature>,
    /// What it says.
    pub message: String,
}

impl Repository {
    /// Whether git takes a text for the full name of a reference.
    pub fn is_reference_name(name: &str) -> bool {
        git2::Reference::is_valid_name(name)
    }

    /// The references whose full names begin so, by their names. One that leads to no commit is left out.
    pub fn references_below(&self, prefix: &str) -> Result<Vec<ReferenceTip>, ReadError> {
        let mut found = Vec::new();
        for reference in self.git.references()? {
            let Ok(reference) = reference else { continue };
            let Ok(name) = reference.name() else { continue };
            if !name.starts_with(prefix) {
                continue;
            }
            if let Ok(commit) = reference.peel_to_commit() {
                let commit = CommitId(commit.id().into());
                let name = name.to_owned();
                found.push(ReferenceTip { name, commit });
            }
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(found)
    }

    /// The commit that a reference leads to; `None` where there is none of that name.
    pub fn reference(&self, name: &str) -> Result<Option<CommitId>, ReadError> {
        match self.git.find_reference(name) {
            Ok(reference) => Ok(Some(CommitId(reference.peel_to_commit()?.id().into()))),
            Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::InvalidSpec) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// What an annotated tag says, by its full name; `None` where there is none, or only a plain one.
    pub fn annotated_tag(&self, name: &str) -> Result<Option<AnnotatedTag>, ReadError> {
        match self.target(name)? {
            Some(tag) => self.annotated_tag_at(tag),
            None => Ok(None),
        }
    }

    /// What the annotated tag of a name says; `None` where that is no such tag.
    pub fn annotated_tag_at(&self, tag: Oid) -> Result<Option<AnnotatedTag>, ReadError> {
        let object = self.git.find_object(tag.into(), None)?;
        let Ok(commit) = object.peel_to_commit() else {
            return Err(ReadError::Damaged { oid: tag });
        };
        let commit = CommitId(Oid::from(commit.id()));
        let Some(tag) = object.as_tag() else { return Ok(None) };
        let tagger = tag.tagger().map(|tagger| Signature {
            name: String::from_utf8_lossy(tagger.name_bytes()).into(),
            email: String::from_utf8_lossy(tagger.email_bytes()).into(),
            time: Timestamp {
                seconds: tagger.when().seconds(),
                offset_minutes: tagger.when().offset_minutes(),
            },
        });
        let message = String::from_utf8_lossy(tag.message_bytes().unwrap_or_default()).into_owned();
        Ok(Some(AnnotatedTag {
            commit,
            tagger,
            message,
        }))
    }

    /// Whether the older commits were left out when the repository was copied.
    pub fn is_shallow(&self) -> bool {
        self.git.is_shallow()
    }

    /// The last commits that two both stand on. There are several where both took in the same work crosswise; none where
    /// they have nothing in common.
    pub fn merge_bases(&self, one: CommitId, other: CommitId) -> Result<Vec<CommitId>, ReadError> {
        match self.git.merge_bases(one.0.into(), other.0.into()) {
            Ok(bases) => Ok(bases.iter().map(|base| CommitId((*base).into())).collect()),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// The newest commit that two stand on; `None` where they have nothing in common.
    pub fn merge_base(&self, one: CommitId, other: CommitId) -> Result<Option<CommitId>, ReadError> {
        match self.git.merge_base(one.0.into(), other.0.into()) {
            Ok(base) => Ok(Some(CommitId(base.into()))),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}
