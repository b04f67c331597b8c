//! Annotated tags: names that stay with a commit, signed where git is told to sign.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use git2::{ErrorCode, ObjectType, Reference};

use super::lock::{Deadline, GitLock, OwnLock};
use super::new_commit::{clean_message, line_of};
use super::{RecordError, flush, recover, sign};
use crate::identity::Role;
use crate::{CommitId, ReadError, Repository, Signature};

/// What a tag says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The commit that it names.
    pub commit: CommitId,
    /// Its message; `None` for a mere name, without an object of its own.
    pub message: Option<String>,
    /// Whether it carries a signature, which nothing here verifies.
    pub is_signed: bool,
}

/// How every signature in a tag begins: GnuPG's, its S/MIME sister's, OpenSSH's.
const SIGNATURES: [&str; 3] = [
    "-----BEGIN PGP SIGNATURE-----",
    "-----BEGIN SIGNED MESSAGE-----",
    "-----BEGIN SSH SIGNATURE-----",
];

/// The name of a tag's file until it is whole.
const NEXT: &str = "tag.next";

/// What a process killed while it wrote a tag leaves of it.
pub(super) fn left_behind(common_dir: &Path) -> PathBuf {
    common_dir.join("copil").join(NEXT)
}

fn reference_name(name: &str) -> String {
    format!("refs/tags/{name}")
}

impl Repository {
    /// Whether git takes the name for a tag.
    pub fn is_tag_name(&self, name: &str) -> bool {
        Reference::is_valid_name(&reference_name(name))
    }

    /// The tag of a name; `None` where there is none.
    pub fn tag(&self, name: &str) -> Result<Option<Tag>, ReadError> {
        let reference = match self.git.find_reference(&reference_name(name)) {
            Ok(reference) => reference,
            Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::InvalidSpec) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let unknown = || ReadError::UnknownRevision { name: name.to_owned() };
        let commit = reference.peel_to_commit().map_err(|_| unknown())?;
        let object = reference.peel(ObjectType::Tag).ok();
        let text = object.and_then(|object| {
            let message = object.as_tag()?.message_bytes()?;
            Some(String::from_utf8_lossy(message).into_owned())
        });
        let signature = text
            .as_ref()
            .and_then(|text| SIGNATURES.iter().find_map(|begin| text.find(begin)));
        let message = text
            .as_ref()
            .map(|text| text[..signature.unwrap_or(text.len())].to_owned());
        Ok(Some(Tag {
            commit: CommitId(commit.id().into()),
            message,
            is_signed: signature.is_some(),
        }))
    }

    /// Gives a commit an annotated tag; it is never moved from another one. It is signed where `tag.gpgsign` or
    /// `commit.gpgsign` says so.
    pub fn make_tag(
        &self,
        name: &str,
        commit: CommitId,
        message: &str,
        tagger: Option<&Signature>,
    ) -> Result<(), RecordError> {
        let tagger = self.signature_for(Role::Committer, tagger)?;
        let header = format!("object {commit}\ntype commit\ntag {name}\ntagger ");
        let text = clean_message(message);
        let mut tag = [header.as_bytes(), &line_of(&tagger), b"\n\n", text.as_bytes()].concat();
        if let Some(signature) = sign::signature_where(self, &["tag.gpgsign", "commit.gpgsign"], &tag, &tagger)? {
            tag.extend(signature.trim_ascii_end());
            tag.push(b'\n');
        }
        // What a process killed from here on leaves is told by the lock of the index, which stays behind with it.
        let patience = Deadline::of(self);
        let _own = OwnLock::acquire(self.common_dir(), patience)?;
        recover::recover_locked(self, patience)?;
        let _index_lock = GitLock::of_index(self.git_dir(), patience)?;
        let place = self.common_dir().join(reference_name(name));
        let failed = |error| RecordError::from_git(&place, error);
        let written = self.git.odb().and_then(|objects| objects.write(ObjectType::Tag, &tag));
        let id = written.map_err(failed)?;
        let taken = || RecordError::TagTaken { name: name.to_owned() };
        if self.tag(name)?.is_some() {
            return Err(taken());
        }
        self.write_reference(&place, id).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => taken(),
            _ => RecordError::from_io(&place, error),
        })?;
        if self.durable {
            let mut places = flush::places_of(&[id.into()], self.common_dir());
            places.extend(place.parent().map(ToOwned::to_owned));
            places.push(place.clone());
            flush::together(&places).map_err(|error| RecordError::from_io(&place, error))?;
        }
        Ok(())
    }
}

impl Repository {
    /// Writes a reference that is not there yet, whole or not at all: whoever is killed meanwhile leaves no lock behind that
    /// nobody would ever take away.
    fn write_reference(&self, place: &Path, id: git2::Oid) -> io::Result<()> {
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(NEXT).rand_bytes(0);
        // As readable as what git itself writes, not for its owner alone.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(self.common_dir().join("copil"))?;
        writeln!(file, "{id}")?;
        if self.durable {
            file.as_file().sync_all()?;
        }
        file.persist_noclobber(place).map_err(|error| error.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestRepo;

    #[test]
    fn a_tag_is_one_that_git_reads_and_is_made_once() {
        let repo = TestRepo::new();
        let commit = repo.commit("a", "1", "one", 0);
        let git = repo.open();
        assert_eq!(git.tag("copil/x/m").unwrap(), None);
        git.make_tag("copil/x/m", commit, "Closed\n\nPlan: x", None).unwrap();
        assert_eq!(repo.git(&["cat-file", "-t", "copil/x/m"]).trim(), "tag");
        assert_eq!(
            repo.git(&["tag", "-n", "-l", "copil/*"]).trim(),
            "copil/x/m       Closed"
        );
        let tag = git.tag("copil/x/m").unwrap().unwrap();
        assert_eq!((tag.commit, tag.is_signed), (commit, false));
        assert_eq!(tag.message.as_deref(), Some("Closed\n\nPlan: x\n"));
        let next = repo.commit("a", "2", "two", 1);
        let again = git.make_tag("copil/x/m", next, "Moved", None);
        assert!(matches!(again, Err(RecordError::TagTaken { .. })), "{again:?}");
        repo.git(&["pack-refs", "--all"]);
        assert_eq!(git.tag("copil/x/m").unwrap().unwrap().commit, commit);
        repo.git(&["tag", "-f", "copil/x/m", "HEAD"]);
        let light = git.tag("copil/x/m").unwrap().unwrap();
        assert_eq!((light.commit, light.message), (next, None));
        assert!(git.is_tag_name("copil/x/2018-06-14-copil") && !git.is_tag_name("copil/x/a..b"));
        repo.fsck();
    }
}
