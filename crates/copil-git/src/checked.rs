//! Bytes of a file in turn, a window at a time, with the checksum of all that was read: what is large is never in memory twice.

use std::io::Read;

use super::Oid;
use super::history_index::Reader;

/// So many bytes are read at once.
const WINDOW: usize = 1 << 16;

/// Reads so many bytes and no more. What comes out is to be believed only when all was read and the checksum is right.
pub(super) struct CheckedBytes<R> {
    input: R,
    /// How many bytes are still to be read into the window.
    left: u64,
    window: Vec<u8>,
    /// Where in the window the next byte stands.
    at: usize,
    /// Where in the window what was read ends.
    end: usize,
    checksum: crc32fast::Hasher,
}

impl<R: Read> CheckedBytes<R> {
    /// The next `length` bytes of an input, after what is in the checksum already.
    pub(super) fn new(input: R, length: u64, checksum: crc32fast::Hasher) -> Self {
        Self {
            input,
            left: length,
            window: Vec::new(),
            at: 0,
            end: 0,
            checksum,
        }
    }

    /// Whether all bytes were taken.
    pub(super) fn is_at_end(&self) -> bool {
        self.left == 0 && self.at == self.end
    }

    /// The next bytes; `None` when there are fewer, or they cannot be read.
    #[inline]
    pub(super) fn take(&mut self, length: usize) -> Option<&[u8]> {
        if self.end - self.at < length {
            self.fill(length)?;
        }
        let start = self.at;
        self.at += length;
        self.window.get(start..self.at)
    }

    /// Fills the window anew, with so many bytes at least.
    #[cold]
    fn fill(&mut self, length: usize) -> Option<()> {
        self.window.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        self.at = 0;
        let wanted = (length.max(WINDOW) - self.end) as u64;
        let end = self.end + usize::try_from(wanted.min(self.left)).ok()?;
        if end < length {
            return None;
        }
        if self.window.len() < end {
            self.window.resize(end, 0);
        }
        let read = &mut self.window[self.end..end];
        self.input.read_exact(read).ok()?;
        self.checksum.update(read);
        self.left -= read.len() as u64;
        self.end = end;
        Some(())
    }

    /// The values of the next `N` bytes.
    pub(super) fn values<const N: usize>(&mut self) -> Option<Reader<'_>> {
        self.take(N).map(|data| Reader { data })
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        self.values::<4>()?.number()
    }

    pub(super) fn oid(&mut self) -> Option<Oid> {
        self.values::<{ Oid::LEN }>()?.oid()
    }

    /// A text after its length.
    pub(super) fn text(&mut self) -> Option<&str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The checksum of what was read, and the input behind it.
    pub(super) fn finish(self) -> (u32, R) {
        (self.checksum.finalize(), self.input)
    }
}
