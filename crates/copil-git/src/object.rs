//! Git objects as raw bytes: trees and commits read by hand, because a walk compares far more than it decodes.

use std::cell::{OnceCell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;

use encoding_rs::{Encoding, UTF_8};
use git2::{ErrorCode, ObjectType, Odb, OdbObject};

use super::libgit2::LooseObjects;
use super::{CommitId, Oid, ReadError, Signature, Timestamp, TrackedFile};

/// The mode of a folder in a tree.
pub(super) const MODE_TREE: u32 = 0o040_000;
/// The mode of an ordinary file.
pub(super) const MODE_FILE: u32 = 0o100_644;
/// The mode of a file that can be run.
pub(super) const MODE_EXECUTABLE: u32 = 0o100_755;

/// One line of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TreeEntry<'a> {
    pub mode: u32,
    pub name: &'a [u8],
    pub oid: &'a [u8; Oid::LEN],
}

impl TreeEntry<'_> {
    pub(super) fn is_tree(&self) -> bool {
        self.mode == MODE_TREE
    }

    pub(super) fn oid(&self) -> Oid {
        Oid::from_bytes(*self.oid)
    }
}

/// The entries of a raw tree, in git's order. Ends early at bytes that are no entry; `is_whole` tells afterwards.
pub(super) struct TreeEntries<'a> {
    rest: &'a [u8],
}

impl<'a> TreeEntries<'a> {
    pub(super) fn new(raw: &'a [u8]) -> Self {
        TreeEntries { rest: raw }
    }

    /// Whether every byte was understood, once the iterator has ended.
    pub(super) fn is_whole(&self) -> bool {
        self.rest.is_empty()
    }

    fn parse(rest: &'a [u8]) -> Option<(TreeEntry<'a>, &'a [u8])> {
        let mut mode = 0_u32;
        let mut at = 0;
        loop {
            let digit = *rest.get(at)?;
            at += 1;
            match digit {
                b' ' => break,
                b'0'..=b'7' if at <= 7 => mode = mode << 3 | u32::from(digit - b'0'),
                _ => return None,
            }
        }
        let name_len = rest[at..].iter().position(|&byte| byte == 0)?;
        let name = &rest[at..at + name_len];
        let oid_at = at + name_len + 1;
        let oid = rest.get(oid_at..oid_at + Oid::LEN)?.try_into().ok()?;
        Some((TreeEntry { mode, name, oid }, &rest[oid_at + Oid::LEN..]))
    }
}

impl<'a> Iterator for TreeEntries<'a> {
    type Item = TreeEntry<'a>;

    fn next(&mut self) -> Option<TreeEntry<'a>> {
        let (entry, rest) = Self::parse(self.rest)?;
        self.rest = rest;
        Some(entry)
    }
}

/// Finds one name in a raw tree.
pub(super) fn find_entry<'a>(raw: &'a [u8], name: &[u8]) -> Option<TreeEntry<'a>> {
    TreeEntries::new(raw).find(|entry| entry.name == name)
}

/// Git's order of names inside a tree: a folder sorts as if its name ended with `/`.
pub(super) fn tree_order(a: (&[u8], bool), b: (&[u8], bool)) -> std::cmp::Ordering {
    let common = a.0.len().min(b.0.len());
    a.0[..common].cmp(&b.0[..common]).then_with(|| {
        let next = |(name, is_tree): (&[u8], bool)| name.get(common).copied().unwrap_or(if is_tree { b'/' } else { 0 });
        next(a).cmp(&next(b))
    })
}

/// A commit's header as raw bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawCommit<'a> {
    pub tree: Oid,
    /// The lines `parent …`, one after the other.
    parents: &'a [u8],
    author: &'a [u8],
    committer: &'a [u8],
    /// What its words are written in, UTF-8 where it does not say.
    encoding: &'static Encoding,
    message: &'a [u8],
}

const PARENT_LINE: usize = "parent ".len() + 2 * Oid::LEN + 1;

impl<'a> RawCommit<'a> {
    /// Reads a commit's header; `None` when the bytes are no commit.
    pub(super) fn parse(raw: &'a [u8]) -> Option<RawCommit<'a>> {
        let hex = raw.strip_prefix(b"tree ")?.get(..2 * Oid::LEN)?;
        let tree = std::str::from_utf8(hex).ok()?.parse().ok()?;
        let mut rest = raw.get(5 + 2 * Oid::LEN + 1..)?;
        let parents_from = rest;
        while rest.starts_with(b"parent ") {
            rest = rest.get(PARENT_LINE..)?;
        }
        let parents = &parents_from[..parents_from.len() - rest.len()];
        let mut author: &[u8] = b"";
        let mut committer: &[u8] = b"";
        let mut encoding = UTF_8;
        let message = loop {
            let Some(end) = rest.iter().position(|&byte| byte == b'\n') else {
                break &rest[rest.len()..];
            };
            let line = &rest[..end];
            rest = &rest[end + 1..];
            if line.is_empty() {
                break rest;
            } else if let Some(value) = line.strip_prefix(b"author ") {
                author = value;
            } else if let Some(value) = line.strip_prefix(b"committer ") {
                committer = value;
            } else if let Some(value) = line.strip_prefix(b"encoding ") {
                encoding = Encoding::for_label(value).unwrap_or(UTF_8);
            }
        };
        Some(RawCommit {
            tree,
            parents,
            author,
            committer,
            encoding,
            message,
        })
    }

    pub(super) fn parents(&self) -> impl Iterator<Item = CommitId> + use<'a> {
        self.parents
            .chunks_exact(PARENT_LINE)
            .filter_map(|line| std::str::from_utf8(&line[7..7 + 2 * Oid::LEN]).ok()?.parse().ok())
    }

    pub(super) fn author(&self) -> Signature {
        signature(self.author, self.encoding)
    }

    pub(super) fn committer(&self) -> Signature {
        signature(self.committer, self.encoding)
    }

    pub(super) fn message(&self) -> String {
        text(self.message, self.encoding)
    }
}

fn text(raw: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(raw).0.into_owned()
}

fn signature(raw: &[u8], encoding: &'static Encoding) -> Signature {
    let (name, email, time) = split_signature(raw);
    Signature {
        name: text(name, encoding).into(),
        email: text(email, encoding).into(),
        time,
    }
}

/// `Name <email> 1521100800 +0100`. Whatever is missing is empty or zero: old histories hold strange ones.
fn split_signature(raw: &[u8]) -> (&[u8], &[u8], Timestamp) {
    let Some(close) = raw.iter().rposition(|&byte| byte == b'>') else {
        return (raw.trim_ascii(), b"", Timestamp::default());
    };
    let open = raw[..close].iter().position(|&byte| byte == b'<').unwrap_or(close);
    let email = raw.get(open + 1..close).unwrap_or_default().trim_ascii();
    let mut time = Timestamp::default();
    if let Ok(text) = std::str::from_utf8(&raw[close + 1..]) {
        let mut words = text.split_ascii_whitespace();
        time.seconds = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
        let zone: i32 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
        let minutes = zone / 100 * 60 + zone % 100;
        time.offset_minutes = if minutes.abs() < 24 * 60 { minutes } else { 0 };
    }
    (raw[..open].trim_ascii(), email, time)
}

/// `folder/name`, where the empty folder is the top.
pub(super) fn joined(folder: &[u8], name: &[u8]) -> Vec<u8> {
    let mut path = Vec::with_capacity(folder.len() + 1 + name.len());
    if !folder.is_empty() {
        path.extend_from_slice(folder);
        path.push(b'/');
    }
    path.extend_from_slice(name);
    path
}

/// Reads objects by name and tells a missing one from another failure.
pub(super) struct Objects<'repo> {
    odb: Odb<'repo>,
    folder: PathBuf,
    loose: OnceCell<LooseObjects>,
    /// Trees and commits met last: a walk meets each again as the parent of the next.
    met: RefCell<Vec<Option<Kept>>>,
    written: RefCell<Vec<Oid>>,
}

type Kept = (Oid, Rc<[u8]>);

/// How many trees and commits are kept; a power of two.
const KEPT: usize = 1024;

impl<'repo> Objects<'repo> {
    pub(super) fn of(git: &'repo git2::Repository) -> Result<Self, ReadError> {
        Ok(Objects {
            odb: git.odb()?,
            folder: git.commondir().join("objects"),
            loose: OnceCell::new(),
            met: RefCell::new(Vec::new()),
            written: RefCell::new(Vec::new()),
        })
    }

    pub(super) fn read(&self, oid: Oid, kind: ObjectType) -> Result<OdbObject<'_>, ReadError> {
        let object = self.odb.read(oid.into()).map_err(|error| match error.code() {
            ErrorCode::NotFound => ReadError::Missing { oid },
            _ => ReadError::Git(error),
        })?;
        if object.kind() == kind {
            Ok(object)
        } else {
            Err(ReadError::Damaged { oid })
        }
    }

    fn read_kept(&self, oid: Oid, kind: ObjectType) -> Result<Rc<[u8]>, ReadError> {
        let slot = usize::from(u16::from_le_bytes([oid.as_bytes()[0], oid.as_bytes()[1]])) % KEPT;
        if let Some(Some((kept, raw))) = self.met.borrow().get(slot)
            && *kept == oid
        {
            return Ok(Rc::clone(raw));
        }
        let raw: Rc<[u8]> = self.read(oid, kind)?.data().into();
        let mut met = self.met.borrow_mut();
        met.resize(KEPT, None);
        met[slot] = Some((oid, Rc::clone(&raw)));
        Ok(raw)
    }

    pub(super) fn tree(&self, oid: Oid) -> Result<Rc<[u8]>, ReadError> {
        self.read_kept(oid, ObjectType::Tree)
    }

    pub(super) fn commit(&self, id: CommitId) -> Result<Rc<[u8]>, ReadError> {
        self.read_kept(id.0, ObjectType::Commit)
    }

    /// The tree of a commit.
    pub(super) fn tree_of(&self, id: CommitId) -> Result<Oid, ReadError> {
        let raw = self.commit(id)?;
        let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
        Ok(commit.tree)
    }

    /// The entry that `parts` lead to from the tree `root`: its mode and name.
    pub(super) fn entry_at<'p>(
        &self,
        root: Oid,
        parts: impl Iterator<Item = &'p str>,
    ) -> Result<Option<(u32, Oid)>, ReadError> {
        let mut found = (MODE_TREE, root);
        for part in parts {
            if found.0 != MODE_TREE {
                return Ok(None);
            }
            let tree = self.tree(found.1)?;
            match find_entry(&tree, part.as_bytes()) {
                Some(entry) => found = (entry.mode, entry.oid()),
                None => return Ok(None),
            }
        }
        Ok(Some(found))
    }

    /// Adds every file at or below an entry to `files`.
    pub(super) fn files_below(
        &self,
        mode: u32,
        oid: Oid,
        path: Vec<u8>,
        files: &mut Vec<TrackedFile>,
    ) -> Result<(), ReadError> {
        if mode == MODE_TREE {
            let tree = self.tree(oid)?;
            for entry in TreeEntries::new(&tree) {
                self.files_below(entry.mode, entry.oid(), joined(&path, entry.name), files)?;
            }
        } else {
            files.extend(TrackedFile::new(&path, mode, oid));
        }
        Ok(())
    }

    /// Writes an object, so that a clean-up of the packs that runs at the same time cannot take it away.
    pub(super) fn write(&self, kind: ObjectType, content: &[u8]) -> Result<Oid, git2::Error> {
        let loose = match self.loose.get() {
            Some(loose) => loose,
            None => {
                let opened = LooseObjects::open(&self.folder)?;
                self.loose.get_or_init(|| opened)
            }
        };
        let oid = loose.write(kind, content)?;
        self.written.borrow_mut().push(oid);
        Ok(oid)
    }

    /// What was written since last asked; not on disk for good yet.
    pub(super) fn take_written(&self) -> Vec<Oid> {
        self.written.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_commit_with_two_parents_and_a_signature() {
        let raw = b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\
            parent e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n\
            parent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\
            author \xc3\x89lise <drh@blois.exemple> 1521100800 +0130\n\
            committer DGS <dgs@blois.exemple> 1521100801 -0200\n\
            gpgsig -----BEGIN\n author nobody\n -----END\n\nSubject\n\nbody\n";
        let commit = RawCommit::parse(raw).unwrap();
        assert_eq!(commit.parents().count(), 2);
        assert_eq!(&*commit.author().name, "Élise");
        assert_eq!(&*commit.author().email, "drh@blois.exemple");
        assert_eq!(
            commit.author().time,
            Timestamp {
                seconds: 1_521_100_800,
                offset_minutes: 90
            }
        );
        assert_eq!(commit.committer().time.offset_minutes, -120);
        assert_eq!(commit.committer().time.seconds, 1_521_100_801);
        assert_eq!(commit.message(), "Subject\n\nbody\n");
    }

    #[test]
    fn a_commit_in_another_encoding_is_read_as_git_reads_it() {
        let raw = b"tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\
            author No\xebl <noel@town.test> 1521100800 +0100\n\
            committer No\xebl <noel@town.test> 1521100800 +0100\n\
            encoding ISO-8859-1\n\nD\xe9cid\xe9\n";
        let commit = RawCommit::parse(raw).unwrap();
        assert_eq!(&*commit.author().name, "Noël");
        assert_eq!(&*commit.committer().name, "Noël");
        assert_eq!(commit.message(), "Décidé\n");
    }

    #[test]
    fn strange_signatures_are_read_as_far_as_they_go() {
        assert_eq!(&*signature(b"no address", UTF_8).name, "no address");
        assert_eq!(signature(b"A <b> later", UTF_8).time, Timestamp::default());
        assert_eq!(&*signature(b"A \xff <b> 5 +9999", UTF_8).name, "A \u{fffd}");
        assert_eq!(&*signature(b">", UTF_8).name, "");
    }

    #[test]
    fn a_torn_tree_is_noticed() {
        let mut raw = b"100644 a\0".to_vec();
        raw.extend([7; 20]);
        let mut entries = TreeEntries::new(&raw);
        assert_eq!(entries.by_ref().count(), 1);
        assert!(entries.is_whole());
        let mut entries = TreeEntries::new(&raw[..20]);
        assert_eq!(entries.by_ref().count(), 0);
        assert!(!entries.is_whole());
    }

    #[test]
    fn folders_sort_with_a_slash() {
        use std::cmp::Ordering::*;
        assert_eq!(tree_order((b"a", true), (b"a.toml", false)), Greater);
        assert_eq!(tree_order((b"a", false), (b"a.toml", false)), Less);
        assert_eq!(tree_order((b"a", true), (b"a0", false)), Less);
    }
}
