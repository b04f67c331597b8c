//! Git's index file, patched in place.
//!
//! Writing the index through a library means building every entry anew: at ten thousand files that costs more than the
//! commit. Here the bytes of all other entries, with their stat data, flags and conflicts, and all extensions are copied
//! as they are. Versions 2 and 3 are understood; for the rest (version 4, split and sparse indexes) the caller asks git.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use sha1::{Digest, Sha1};

use super::super::object::MODE_FILE;
use super::super::{Oid, RepoPath};
use super::index_tree::{CacheTree, TreeChanges};
use super::stat::Stat;

const HEADER: usize = 12;
const CHECKSUM: usize = 20;
/// Stat data, mode, name of the content and flags: what stands before the path.
const FIXED: usize = 62;
const OID_AT: usize = 40;
const FLAGS_AT: usize = 60;
const FLAG_ASSUME_UNCHANGED: u16 = 0x8000;
const FLAG_EXTENDED: u16 = 0x4000;
const FLAG_INTENT_TO_ADD: u16 = 0x2000;
const FLAG_SKIP_WORKTREE: u16 = 0x4000;
const NAME_LENGTH_MASK: u16 = 0x0fff;

/// Why the index file was not patched.
#[derive(Debug)]
pub(in super::super) enum IndexFileError {
    /// Valid as far as can be told, but a kind that only git itself writes.
    Unsupported,
    /// Its bytes make no sense.
    Damaged,
    /// A path to be recorded is in conflict.
    Conflicted { path: Vec<u8> },
    /// It cannot be read.
    Io(io::Error),
}

/// The index file as found, with the place of each entry.
pub(in super::super) struct IndexFile {
    bytes: Vec<u8>,
    entries: Vec<EntrySpan>,
    extensions: Vec<IndexExtension>,
    /// When it was written: an entry's file that changed no earlier may have changed since without a sign of it.
    written: Option<(u32, u32)>,
    hashed: bool,
}

/// An extension's name and the place of its content.
type IndexExtension = ([u8; 4], Range<usize>);

struct EntrySpan {
    bytes: Range<usize>,
    path: Range<usize>,
    conflict_stage: u8,
}

/// An entry as the index holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct IndexEntry {
    pub oid: Oid,
    pub mode: u32,
    pub intent_to_add: bool,
    /// Left out of the work tree by a sparse checkout.
    pub skip_worktree: bool,
    /// Taken for unchanged without a look, because somebody told git so.
    pub assume_unchanged: bool,
    pub stat: Stat,
}

/// What one path's entry is to become.
#[derive(Debug, Clone)]
pub(super) struct IndexEdit {
    pub path: RepoPath,
    /// `None` takes the entry out.
    pub entry: Option<NewIndexEntry>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct NewIndexEntry {
    pub oid: Oid,
    pub mode: u32,
    /// The work file's, when it holds this very content; else zero, so that git looks at the content.
    pub stat: Stat,
}

impl IndexFile {
    /// Reads the index of a work tree; a missing one is empty.
    pub(in super::super) fn open(git_dir: &Path) -> Result<IndexFile, IndexFileError> {
        let path = git_dir.join("index");
        match copil_file::read_whole(&path) {
            Ok(bytes) => {
                let written = fs::metadata(&path).ok().map(|found| Stat::of(&found).modified());
                IndexFile::parse(bytes, written)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => IndexFile::empty(),
            Err(error) => Err(IndexFileError::Io(error)),
        }
    }

    fn empty() -> Result<IndexFile, IndexFileError> {
        let mut bytes = b"DIRC\0\0\0\x02\0\0\0\0".to_vec();
        let checksum = Sha1::digest(&bytes);
        bytes.extend_from_slice(&checksum);
        IndexFile::parse(bytes, None)
    }

    pub(super) fn parse(bytes: Vec<u8>, written: Option<(u32, u32)>) -> Result<IndexFile, IndexFileError> {
        let end = bytes
            .len()
            .checked_sub(CHECKSUM)
            .filter(|&end| end >= HEADER)
            .ok_or(IndexFileError::Damaged)?;
        if &bytes[..4] != b"DIRC" {
            return Err(IndexFileError::Damaged);
        }
        let version = number(&bytes, 4);
        if !matches!(version, 2 | 3) {
            return Err(IndexFileError::Unsupported);
        }
        let hashed = bytes[end..].iter().any(|&byte| byte != 0);
        if hashed && Sha1::digest(&bytes[..end])[..] != bytes[end..] {
            return Err(IndexFileError::Damaged);
        }
        let mut at = HEADER;
        let mut entries = Vec::with_capacity(number(&bytes, 8).min(1 << 20) as usize);
        for _ in 0..number(&bytes, 8) {
            let span = EntrySpan::parse(&bytes[..end], at).ok_or(IndexFileError::Damaged)?;
            at = span.bytes.end;
            entries.push(span);
        }
        let extensions = parse_extensions(&bytes[..end], at)?;
        Ok(IndexFile {
            bytes,
            entries,
            extensions,
            written,
            hashed,
        })
    }

    fn path(&self, span: &EntrySpan) -> &[u8] {
        &self.bytes[span.path.clone()]
    }

    /// The entries of `path` in the order of their stage: one, or up to three in conflict.
    fn place(&self, path: &[u8]) -> Range<usize> {
        let start = self.entries.partition_point(|span| self.path(span) < path);
        let count = self.entries[start..]
            .iter()
            .take_while(|span| self.path(span) == path)
            .count();
        start..start + count
    }

    /// The entry of a path that is not in conflict.
    pub(in super::super) fn entry(&self, path: &[u8]) -> Option<IndexEntry> {
        let span = self.entries.get(self.place(path).start)?;
        (self.path(span) == path && span.conflict_stage == 0).then(|| self.view(span))
    }

    /// Every path at or below `under` with its entry; without one when it is in conflict, which may be told repeatedly.
    pub(super) fn entries(&self, under: &[u8]) -> impl Iterator<Item = (&[u8], Option<IndexEntry>)> {
        let first = self.entries.partition_point(|span| self.path(span) < under);
        let near = self.entries[first..].iter().map(|span| (self.path(span), span));
        near.take_while(move |(path, _)| path.starts_with(under))
            .filter(move |(path, _)| under.is_empty() || matches!(path.get(under.len()), None | Some(b'/')))
            .map(|(path, span)| (path, (span.conflict_stage == 0).then(|| self.view(span))))
    }

    /// When the index was written, in seconds and nanoseconds.
    pub(in super::super) fn written(&self) -> Option<(u32, u32)> {
        self.written
    }

    fn view(&self, span: &EntrySpan) -> IndexEntry {
        let entry = &self.bytes[span.bytes.clone()];
        IndexEntry {
            oid: Oid::from_slice(&entry[OID_AT..OID_AT + Oid::LEN]).unwrap_or(Oid::from_bytes([0; Oid::LEN])),
            mode: number(entry, Stat::MODE_AT),
            intent_to_add: extended_flags(entry) & FLAG_INTENT_TO_ADD != 0,
            skip_worktree: extended_flags(entry) & FLAG_SKIP_WORKTREE != 0,
            assume_unchanged: flags(entry) & FLAG_ASSUME_UNCHANGED != 0,
            stat: Stat::from_entry(entry),
        }
    }

    /// The index file's new bytes once `edits` are made. `trees` tells which folders' trees the new commit replaced,
    /// when the index agrees with the commit about all of `edits`.
    pub(super) fn patched(
        &self,
        edits: &[IndexEdit],
        trees: Option<&TreeChanges>,
        work_dir: &Path,
    ) -> Result<Vec<u8>, IndexFileError> {
        let mut edits: Vec<&IndexEdit> = edits.iter().collect();
        edits.sort_by(|a, b| a.path.as_str().cmp(b.path.as_str()));
        let mut out = Vec::with_capacity(self.bytes.len() + 256 * edits.len());
        out.extend_from_slice(&self.bytes[..HEADER]);
        let mut copied = HEADER;
        let mut count = self.entries.len();
        let mut deltas = Vec::new();
        for edit in edits {
            let place = self.place(edit.path.as_str().as_bytes());
            if self.entries[place.clone()].iter().any(|span| span.conflict_stage != 0) {
                return Err(IndexFileError::Conflicted {
                    path: edit.path.as_str().into(),
                });
            }
            let old = self.entries.get(place.start).filter(|_| !place.is_empty());
            let entries_end = self.entries.last().map_or(HEADER, |span| span.bytes.end);
            let at = self
                .entries
                .get(place.start)
                .map_or(entries_end, |span| span.bytes.start);
            self.copy_entries(&mut out, copied..at, work_dir);
            copied = old.map_or(at, |span| span.bytes.end);
            if let Some(entry) = &edit.entry {
                let flags = old.map(|span| &self.bytes[span.bytes.clone()]);
                write_entry(&mut out, &edit.path, entry, flags);
            }
            let delta = i64::from(edit.entry.is_some()) - i64::from(old.is_some());
            count = count
                .checked_add_signed(delta as isize)
                .ok_or(IndexFileError::Damaged)?;
            deltas.push((&edit.path, delta));
        }
        let entries_end = self.entries.last().map_or(HEADER, |span| span.bytes.end);
        self.copy_entries(&mut out, copied..entries_end, work_dir);
        out[8..12].copy_from_slice(&u32::try_from(count).map_err(|_| IndexFileError::Damaged)?.to_be_bytes());
        self.write_extensions(&mut out, &deltas, trees)?;
        let checksum = if self.hashed {
            Sha1::digest(&out).into()
        } else {
            [0; CHECKSUM]
        };
        out.extend_from_slice(&checksum);
        Ok(out)
    }

    /// Copies whole entries. Writing the index anew moves its date past that of files changed just before it was
    /// written, and git would no longer look twice at those: where one has changed unseen, its recorded size is set to
    /// zero, git's own sign for "compare the content".
    fn copy_entries(&self, out: &mut Vec<u8>, range: Range<usize>, work_dir: &Path) {
        let shift = out.len();
        out.extend_from_slice(&self.bytes[range.clone()]);
        let Some(written) = self.written else { return };
        let first = self.entries.partition_point(|span| span.bytes.start < range.start);
        for span in self.entries[first..]
            .iter()
            .take_while(|span| span.bytes.start < range.end)
        {
            let entry = &self.bytes[span.bytes.clone()];
            if number(entry, Stat::MODIFIED_AT) < written.0 || span.conflict_stage != 0 {
                continue;
            }
            let path = RepoPath::found(self.path(span));
            if self.view(span).changed_unseen(&path.on_disk(work_dir), written) {
                let size_at = shift + span.bytes.start - range.start + Stat::SIZE_AT;
                out[size_at..size_at + 4].fill(0);
            }
        }
    }

    fn write_extensions(
        &self,
        out: &mut Vec<u8>,
        deltas: &[(&RepoPath, i64)],
        trees: Option<&TreeChanges>,
    ) -> Result<(), IndexFileError> {
        let same_places = deltas.iter().all(|&(_, delta)| delta == 0);
        let entries_end = out.len();
        let mut table = Sha1::new();
        for (name, range) in &self.extensions {
            let content = &self.bytes[range.clone()];
            let content = match name {
                // They describe entries by their place.
                b"UNTR" | b"FSMN" if !same_places => return Err(IndexFileError::Unsupported),
                b"IEOT" if !same_places => continue,
                b"EOIE" => continue,
                b"TREE" => match CacheTree::parse(content) {
                    Some(mut tree) => {
                        tree.follow(deltas, trees);
                        tree.to_bytes()
                    }
                    None => return Err(IndexFileError::Damaged),
                },
                _ => content.to_vec(),
            };
            let size = u32::try_from(content.len())
                .map_err(|_| IndexFileError::Damaged)?
                .to_be_bytes();
            table.update(name);
            table.update(size);
            out.extend_from_slice(name);
            out.extend_from_slice(&size);
            out.extend_from_slice(&content);
        }
        if self.extensions.iter().any(|(name, _)| name == b"EOIE") {
            out.extend_from_slice(b"EOIE");
            out.extend_from_slice(&24_u32.to_be_bytes());
            out.extend_from_slice(
                &u32::try_from(entries_end)
                    .map_err(|_| IndexFileError::Damaged)?
                    .to_be_bytes(),
            );
            out.extend_from_slice(&table.finalize());
        }
        Ok(())
    }
}

impl IndexEntry {
    /// Whether the file differs from the entry in a way that its stat data, at the precision of seconds that git may
    /// have been built with, would not show.
    fn changed_unseen(&self, file: &Path, written: (u32, u32)) -> bool {
        let Ok(found) = fs::symlink_metadata(file) else {
            return false;
        };
        let now = Stat::of(&found);
        if !self.stat.same_to_the_second(&now) {
            return false;
        }
        if self.stat.vouches_for(&now, Some(written)) {
            return false;
        }
        found.is_file() && copil_file::read(file).is_ok_and(|content| Oid::of_blob(&content) != self.oid)
    }
}

impl EntrySpan {
    fn parse(bytes: &[u8], at: usize) -> Option<EntrySpan> {
        let fixed = bytes.get(at..at + FIXED)?;
        let flags = flags(fixed);
        let path_at = at + FIXED + if flags & FLAG_EXTENDED != 0 { 2 } else { 0 };
        let length = match flags & NAME_LENGTH_MASK {
            NAME_LENGTH_MASK => bytes.get(path_at..)?.iter().position(|&byte| byte == 0)?,
            length => usize::from(length),
        };
        let end = at + padded(path_at - at + length);
        if end > bytes.len() || bytes[path_at + length] != 0 {
            return None;
        }
        Some(EntrySpan {
            bytes: at..end,
            path: path_at..path_at + length,
            conflict_stage: (flags >> 12 & 3) as u8,
        })
    }
}

/// Entries end with one to eight zero bytes, so that the next one starts at a multiple of eight from this one.
fn padded(length: usize) -> usize {
    (length + 8) & !7
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn flags(entry: &[u8]) -> u16 {
    u16::from_be_bytes([entry[FLAGS_AT], entry[FLAGS_AT + 1]])
}

fn extended_flags(entry: &[u8]) -> u16 {
    if flags(entry) & FLAG_EXTENDED == 0 {
        0
    } else {
        u16::from_be_bytes([entry[FIXED], entry[FIXED + 1]])
    }
}

fn parse_extensions(bytes: &[u8], mut at: usize) -> Result<Vec<IndexExtension>, IndexFileError> {
    let mut found = Vec::new();
    while at < bytes.len() {
        let head = bytes.get(at..at + 8).ok_or(IndexFileError::Damaged)?;
        let name = [head[0], head[1], head[2], head[3]];
        let end = at + 8 + number(head, 4) as usize;
        if end > bytes.len() {
            return Err(IndexFileError::Damaged);
        }
        // Lower-case names change the meaning of the entries: `link` (split index), `sdir` (sparse index).
        if !name[0].is_ascii_uppercase() {
            return Err(IndexFileError::Unsupported);
        }
        found.push((name, at + 8..end));
        at = end;
    }
    Ok(found)
}

/// Appends an entry; `old` is the one it replaces, whose flags set by the user (`assume-unchanged`, `skip-worktree`)
/// it keeps.
fn write_entry(out: &mut Vec<u8>, path: &RepoPath, entry: &NewIndexEntry, old: Option<&[u8]>) {
    let start = out.len();
    let path = path.as_str().as_bytes();
    let name_length = u16::try_from(path.len())
        .unwrap_or(NAME_LENGTH_MASK)
        .min(NAME_LENGTH_MASK);
    let kept = old.map_or(0, |old| flags(old) & (FLAG_ASSUME_UNCHANGED | FLAG_EXTENDED));
    out.extend_from_slice(
        &entry
            .stat
            .to_entry(if entry.mode == 0 { MODE_FILE } else { entry.mode }),
    );
    out.extend_from_slice(entry.oid.as_bytes());
    out.extend_from_slice(&(kept | name_length).to_be_bytes());
    if let Some(old) = old.filter(|_| kept & FLAG_EXTENDED != 0) {
        out.extend_from_slice(&(extended_flags(old) & !FLAG_INTENT_TO_ADD).to_be_bytes());
    }
    out.extend_from_slice(path);
    out.resize(start + padded(out.len() - start), 0);
}
