//! The bytes of a history index.
//!
//! ```text
//! header   magic · payload version · what ends history (see Boundary) · folder · checksum
//! block    lengths of head and entries · checksum of head · head · entries      one for each time the index grew
//! head     tip · new paths · places                                             old to new
//! place    commit · whether files came or went · length and checksum of its entry · paths
//! entry    author · committer · message · payload
//! ```
//!
//! The checksum of a head is also over that of what stands before its block: a block that is missing, doubled or in another
//! place is noticed as a flipped byte is. Numbers are little-endian. A place names its paths by their number in the order in which blocks introduce them. Opening
//! reads the heads alone, a tenth of the whole: which commits there are, and which touched a file. An entry is read, and
//! its checksum looked at, when somebody asks for it.

use std::io::Read;
use std::ops::Range;

use super::super::checked::CheckedBytes;
use super::super::{CommitDiff, CommitId, Oid, RepoPath, Signature, Timestamp};

const MAGIC: &[u8; 8] = b"copil\0h\x05";

/// The lengths and the checksum in front of a head.
const BLOCK_START: usize = 12;

/// So many bytes a place takes that names one path.
const LEAST_PLACE: usize = 40;

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

/// Where an entry is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub id: CommitId,
    /// Whether it has one parent at most, and changed no more than what files hold: none came or went.
    pub only_edits: bool,
    /// Its first byte, counted from the start of its block's entries; in an opened index, of the file.
    pub at: u64,
    pub length: u32,
    pub checksum: u32,
    /// Where the numbers of its paths stand, among all such numbers.
    pub paths: Range<u32>,
}

/// What stands in front of a block's entries.
#[derive(Debug)]
pub(super) struct Head {
    pub tip: CommitId,
    pub paths: Vec<String>,
    pub places: Vec<Place>,
    pub numbers: Vec<u32>,
    /// How many bytes it takes, with what is in front of it.
    pub length: u64,
    /// How many bytes of entries follow.
    pub entries: u64,
    /// The checksum that the next block goes on from.
    pub checksum: u32,
}

impl Head {
    /// Reads the head of a block that goes on from what has the checksum `before`, and has `room` bytes at most; `None` when
    /// it is torn, damaged or not in its place.
    pub(super) fn read(input: &mut impl Read, room: u64, before: u32) -> Option<Head> {
        let mut start = [0; BLOCK_START];
        input.read_exact(&mut start).ok()?;
        let mut lengths = Reader { data: &start };
        let (length, entries, checksum) = (lengths.number()?, lengths.number()?, lengths.number()?);
        let whole = BLOCK_START as u64 + u64::from(length) + u64::from(entries);
        if whole > room {
            return None;
        }
        let mut checked = crc32fast::Hasher::new();
        checked.update(&before.to_le_bytes());
        checked.update(&start[..8]);
        let mut bytes = CheckedBytes::new(input, u64::from(length), checked);
        let mut head = Head::parse(&mut bytes, length as usize)?;
        if bytes.finish().0 != checksum {
            return None;
        }
        head.length = whole - u64::from(entries);
        head.entries = u64::from(entries);
        head.checksum = checksum;
        Some(head)
    }

    /// Whether the block holds nothing but how far was read.
    pub(super) fn is_bare(&self) -> bool {
        self.places.is_empty() && self.paths.is_empty()
    }

    fn parse(bytes: &mut CheckedBytes<impl Read>, length: usize) -> Option<Head> {
        let tip = CommitId(bytes.oid()?);
        let path_count = bytes.number()? as usize;
        let mut paths = Vec::with_capacity(path_count.min(1 << 16));
        let mut left = length;
        for _ in 0..path_count {
            let path = bytes.text()?;
            left = left.saturating_sub(path.len());
            paths.push(path.to_owned());
        }
        let most = left / LEAST_PLACE + 1;
        let (mut places, mut numbers, mut at) = (Vec::with_capacity(most), Vec::with_capacity(most), 0);
        while !bytes.is_at_end() {
            let mut place = bytes.values::<{ LEAST_PLACE - 4 }>()?;
            let (id, only_edits) = (CommitId(place.oid()?), place.number()? == 0);
            let (length, checksum) = (place.number()?, place.number()?);
            let first = u32::try_from(numbers.len()).ok()?;
            for _ in 0..place.number()? {
                numbers.push(bytes.number()?);
            }
            let paths = first..u32::try_from(numbers.len()).ok()?;
            places.push(Place {
                id,
                only_edits,
                at,
                length,
                checksum,
                paths,
            });
            at += u64::from(length);
        }
        Some(Head {
            tip,
            paths,
            places,
            numbers,
            length: 0,
            entries: 0,
            checksum: 0,
        })
    }
}

/// The checksum at the end of a header, from which the first block goes on.
pub(super) fn checksum_of(header: &[u8]) -> u32 {
    header.last_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// The checksum of a block's lengths and head, where what stands before it has a checksum.
fn chained(before: u32, lengths: &[u8], head: &[u8]) -> u32 {
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(&before.to_le_bytes());
    checksum.update(lengths);
    checksum.update(head);
    checksum.finalize()
}

/// A block as it is being filled, new to old.
#[derive(Debug, Default)]
pub(super) struct BlockWriter {
    paths: Vec<u8>,
    path_count: u32,
    places: Vec<u8>,
    entries: Vec<u8>,
    /// Where each place and each entry ends.
    ends: Vec<(usize, usize)>,
}

impl BlockWriter {
    /// Adds an entry. `number_of` tells the number of a path, and whether the path is new.
    pub(super) fn add(&mut self, step: &CommitDiff, payload: &[u8], mut number_of: impl FnMut(&str) -> (u32, bool)) {
        let (mut numbers, mut only_edits) = (Vec::new(), step.sides.len() <= 1 && !step.commit.is_edge);
        for delta in step.deltas() {
            let (number, is_new) = number_of(delta.path.as_str());
            if is_new {
                put_text(&mut self.paths, delta.path.as_str());
                self.path_count += 1;
            }
            numbers.push(number);
            only_edits &= delta.before.is_some() && delta.after.is_some();
        }
        // A merge tells of a file once for each parent.
        numbers.sort_unstable();
        numbers.dedup();
        let start = self.entries.len();
        let commit = &step.commit;
        put_signature(&mut self.entries, &commit.author);
        put_signature(&mut self.entries, &commit.committer);
        put_text(&mut self.entries, &commit.message);
        self.entries.extend_from_slice(payload);
        let entry = &self.entries[start..];
        self.places.extend_from_slice(commit.id.0.as_bytes());
        let checksum = crc32fast::hash(entry);
        let fixed = [
            u32::from(!only_edits),
            entry.len() as u32,
            checksum,
            numbers.len() as u32,
        ];
        for number in fixed.into_iter().chain(numbers) {
            self.places.extend_from_slice(&number.to_le_bytes());
        }
        self.ends.push((self.places.len(), self.entries.len()));
    }

    /// Puts the block together, to go on from what has the checksum `before`; `None` when its lengths do not fit.
    pub(super) fn finish(self, before: u32, tip: CommitId) -> Option<Vec<u8>> {
        let mut head = tip.0.as_bytes().to_vec();
        head.extend_from_slice(&self.path_count.to_le_bytes());
        head.extend_from_slice(&self.paths);
        let starts = std::iter::once((0, 0)).chain(self.ends.iter().copied());
        let made: Vec<_> = starts.zip(&self.ends).collect();
        for ((start, _), (end, _)) in made.iter().rev() {
            head.extend_from_slice(&self.places[*start..*end]);
        }
        let mut out = Vec::with_capacity(BLOCK_START + head.len() + self.entries.len());
        out.extend_from_slice(&u32::try_from(head.len()).ok()?.to_le_bytes());
        out.extend_from_slice(&u32::try_from(self.entries.len()).ok()?.to_le_bytes());
        let checksum = chained(before, &out, &head);
        out.extend_from_slice(&checksum.to_le_bytes());
        out.extend_from_slice(&head);
        for ((_, start), (_, end)) in made.iter().rev() {
            out.extend_from_slice(&self.entries[*start..*end]);
        }
        Some(out)
    }
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
            name: self.name.into(),
            email: self.email.into(),
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
    pub(super) fn parse(id: CommitId, bytes: &'a [u8]) -> Option<CommitView<'a>> {
        let mut reader = Reader { data: bytes };
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
