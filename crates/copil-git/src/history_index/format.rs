//! The bytes of a history index.
//!
//! ```text
//! header   magic · payload version · what ends history (see Boundary) · folder · checksum
//! block    length · checksum · body            one for each time the index grew
//! body     tip · new paths · entries           old to new
//! entry    length · paths · commit · payload
//! ```
//!
//! The checksum of a block is also over that of what stands before it: a block that is missing, doubled or in another place
//! is noticed as a flipped byte is. Numbers are little-endian. A delta names its paths by their number in the order in which blocks introduce them, so
//! that the entries of one file are found by comparing numbers.

use super::super::{CommitDiff, CommitId, Oid, RepoPath, Signature, Timestamp};

const MAGIC: &[u8; 8] = b"copil\0h\x04";

/// What an index must agree with to be believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub payload_version: u32,
    pub boundary: Oid,
    pub under: RepoPath,
}

impl Header {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.payload_version.to_le_bytes());
        out.extend_from_slice(self.boundary.as_bytes());
        put_text(&mut out, self.under.as_str());
        let checksum = crc32fast::hash(&out);
        out.extend_from_slice(&checksum.to_le_bytes());
        out
    }
}

/// The checksum at the end of a header, from which the first block goes on.
pub(super) fn checksum_of(header: &[u8]) -> u32 {
    header.last_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// The checksum of a block's length and body, where what stands before it has a checksum.
fn chained(before: u32, length: u32, body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&before.to_le_bytes());
    hasher.update(&length.to_le_bytes());
    hasher.update(body);
    hasher.finalize()
}

/// A block as it is being filled.
#[derive(Debug, Default)]
pub(super) struct BlockWriter {
    paths: Vec<u8>,
    path_count: u32,
}

impl BlockWriter {
    pub(super) fn add_path(&mut self, path: &str) {
        put_text(&mut self.paths, path);
        self.path_count += 1;
    }

    /// Puts the block together. `entries` holds whole entries one after the other, each made by [`write_entry`].
    /// It goes on from what has the checksum `before`.
    pub(super) fn finish<'a>(&self, before: u32, tip: CommitId, entries: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
        let mut out = vec![0; 8];
        out.extend_from_slice(tip.0.as_bytes());
        out.extend_from_slice(&self.path_count.to_le_bytes());
        out.extend_from_slice(&self.paths);
        entries.for_each(|entry| out.extend_from_slice(entry));
        let length = (out.len() - 8) as u32;
        let checksum = chained(before, length, &out[8..]);
        out[..4].copy_from_slice(&length.to_le_bytes());
        out[4..8].copy_from_slice(&checksum.to_le_bytes());
        out
    }
}

/// A block that is whole.
#[derive(Debug)]
pub(super) struct Block {
    pub body: std::ops::Range<usize>,
    /// The checksum that the next one goes on from.
    pub checksum: u32,
}

/// Takes one block off the front of `data[at..]`, which goes on from what has the checksum `before`. `None` when it is
/// torn, damaged or not in its place.
pub(super) fn take_block(data: &[u8], at: usize, before: u32) -> Option<Block> {
    let mut reader = Reader { data: data.get(at..)? };
    let length = reader.number()?;
    let checksum = reader.number()?;
    let body = reader.take(length as usize)?;
    (chained(before, length, body) == checksum).then(|| Block {
        body: at + 8..at + 8 + body.len(),
        checksum,
    })
}

/// Appends one entry to `out`.
pub(super) fn write_entry(
    out: &mut Vec<u8>,
    step: &CommitDiff,
    payload: &[u8],
    mut number_of: impl FnMut(&str) -> u32,
) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    let mut numbers: Vec<u32> = step.deltas().map(|delta| number_of(delta.path.as_str())).collect();
    // A merge tells of a file once for each parent.
    numbers.sort_unstable();
    numbers.dedup();
    out.extend_from_slice(&(numbers.len() as u32).to_le_bytes());
    numbers
        .iter()
        .for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
    let commit = &step.commit;
    out.extend_from_slice(commit.id.0.as_bytes());
    put_signature(out, &commit.author);
    put_signature(out, &commit.committer);
    put_text(out, &commit.message);
    out.extend_from_slice(payload);
    let length = (out.len() - start - 4) as u32;
    out[start..start + 4].copy_from_slice(&length.to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(&(text.len() as u32).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

fn put_signature(out: &mut Vec<u8>, signature: &Signature) {
    out.extend_from_slice(&signature.time.seconds.to_le_bytes());
    out.extend_from_slice(&signature.time.offset_minutes.to_le_bytes());
    put_text(out, &signature.name);
    put_text(out, &signature.email);
}

/// Takes values off the front of some bytes; `None` when they do not suffice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub data: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.data.split_at_checked(length)?;
        self.data = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn oid(&mut self) -> Option<Oid> {
        self.array().map(Oid::from_bytes)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    pub(crate) fn time(&mut self) -> Option<Timestamp> {
        Some(Timestamp {
            seconds: self.array().map(i64::from_le_bytes)?,
            offset_minutes: self.array().map(i32::from_le_bytes)?,
        })
    }

    fn signature(&mut self) -> Option<SignatureView<'a>> {
        let time = self.time()?;
        Some(SignatureView {
            name: self.text()?,
            email: self.text()?,
            time,
        })
    }
}

/// A [`Signature`] inside an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureView<'a> {
    /// As [`Signature::name`].
    pub name: &'a str,
    /// As [`Signature::email`].
    pub email: &'a str,
    /// As [`Signature::time`].
    pub time: Timestamp,
}

impl SignatureView<'_> {
    /// The same, owned.
    pub fn to_signature(&self) -> Signature {
        Signature {
            name: self.name.to_owned(),
            email: self.email.to_owned(),
            time: self.time,
        }
    }
}

/// A commit's own words, inside an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitView<'a> {
    /// The commit.
    pub id: CommitId,
    /// Who made the change.
    pub author: SignatureView<'a>,
    /// Subject and body.
    pub message: &'a str,
    /// What the caller worked out from it.
    pub payload: &'a [u8],
}

impl<'a> CommitView<'a> {
    pub(super) fn parse(bytes: &'a [u8]) -> Option<CommitView<'a>> {
        let mut reader = Reader { data: bytes };
        let paths = reader.number()? as usize;
        reader.take(paths.checked_mul(4)?)?;
        let id = CommitId(reader.oid()?);
        let author = reader.signature()?;
        let _committer = reader.signature()?;
        let message = reader.text()?;
        Some(CommitView {
            id,
            author,
            message,
            payload: reader.data,
        })
    }
}

/// The numbers of an entry's paths, without parsing the rest.
pub(super) fn paths_of(entry: &[u8]) -> impl Iterator<Item = u32> {
    let mut reader = Reader { data: entry };
    let count = reader.number().unwrap_or(0);
    (0..count).map_while(move |_| reader.number())
}
