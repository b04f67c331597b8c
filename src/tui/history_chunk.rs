//! The history on its way to the screen, in chunks: small enough that none holds a key up.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::history_cache::HistoryProgress;
use crate::workspace::{CommitId, HistoryReader, LogEntry, LogScope};
use copil_plan::action_history::{ActionHistories, HistoryBuilder};

/// A piece of history.
#[derive(Debug)]
pub struct HistoryChunk {
    /// The number of the reading that it comes from.
    pub reading: u64,
    /// The next entries, newest first.
    pub entries: Vec<Arc<LogEntry>>,
    /// How far the reading is.
    pub progress: HistoryProgress,
    /// What all entries tell of each action; the last piece has it.
    pub histories: Option<ActionHistories>,
    /// The commit that all was read from; the last piece has it.
    pub tip: Option<CommitId>,
}

/// How many entries go in the first piece: few, so that the screen has them at once.
const FIRST: usize = 64;

/// How many go in a later one.
const MOST: usize = 2048;

/// How many where they were at hand already, and only shown anew: each piece is a picture.
const MOST_AT_HAND: usize = 1 << 14;

/// How many commits go by before the screen is told how far the reading is.
const TOLD_EACH: usize = 4096;

/// Entries gathered into pieces.
#[derive(Debug)]
pub struct HistoryChunks {
    number: u64,
    waiting: Vec<Arc<LogEntry>>,
    size: usize,
    most: usize,
    done: usize,
    of: usize,
    told: usize,
    gathering: HistoryBuilder,
}

impl HistoryChunks {
    /// The pieces of the reading with a number.
    pub fn of(number: u64, gathering: HistoryBuilder) -> Self {
        Self {
            number,
            waiting: Vec::new(),
            size: FIRST,
            most: MOST,
            done: 0,
            of: 0,
            told: 0,
            gathering,
        }
    }

    /// Takes the next entry; returns a chunk when one is full.
    pub fn entry(&mut self, entry: Arc<LogEntry>) -> Option<HistoryChunk> {
        self.gathering.take(entry.step());
        self.waiting.push(entry);
        self.full()
    }

    /// Takes how many commits are read, of how many; returns a chunk when it is time to show it.
    pub fn progress(&mut self, done: usize, of: usize) -> Option<HistoryChunk> {
        (self.done, self.of) = (done, of);
        self.full()
    }

    fn full(&mut self) -> Option<HistoryChunk> {
        if self.waiting.len() < self.size && self.done < self.told + TOLD_EACH {
            return None;
        }
        self.size = (self.size * 4).min(self.most);
        self.told = self.done;
        Some(HistoryChunk {
            reading: self.number,
            entries: std::mem::take(&mut self.waiting),
            progress: HistoryProgress::Under(self.done, self.of),
            histories: None,
            tip: None,
        })
    }

    /// The last piece, once the reading from a commit came to its end, or broke off.
    pub fn last(self, whole: bool, tip: Option<CommitId>) -> HistoryChunk {
        HistoryChunk {
            reading: self.number,
            entries: self.waiting,
            progress: if whole {
                HistoryProgress::Whole
            } else {
                HistoryProgress::Failed
            },
            histories: Some(self.gathering.histories()),
            tip,
        }
    }
}

/// Reads the whole history in chunks, with a number of one's own, until it is at its end or `take` breaks off.
pub fn read_chunks(number: u64, mut reader: HistoryReader, take: &mut dyn FnMut(HistoryChunk) -> ControlFlow<()>) {
    // Both closures of the reader fill the same chunks, in turn.
    let chunks = RefCell::new((HistoryChunks::of(number, reader.builder()), take));
    let stopped = std::cell::Cell::new(false);
    let hand_over = |chunk: Option<HistoryChunk>| {
        let flow = chunk.map_or(ControlFlow::Continue(()), |chunk| (chunks.borrow_mut().1)(chunk));
        stopped.set(flow.is_break());
        flow
    };
    let take_entry = |entry: Arc<LogEntry>| {
        let chunk = chunks.borrow_mut().0.entry(entry);
        hand_over(chunk)
    };
    let tip = reader.tip().ok().flatten();
    let known = tip.and_then(|tip| reader.known_entries(tip));
    let read = match known {
        Some(entries) => {
            chunks.borrow_mut().0.most = MOST_AT_HAND;
            let _ = entries.into_iter().try_for_each(take_entry);
            Ok(())
        }
        None => reader.log(
            &LogScope::All,
            &mut |done, of| {
                let chunk = chunks.borrow_mut().0.progress(done, of);
                hand_over(chunk)
            },
            &mut |entry| take_entry(Arc::new(entry)),
        ),
    };
    let (chunks, take) = chunks.into_inner();
    if !stopped.get() {
        // Where the branch moved meanwhile, who knows what was read.
        let tip = tip.filter(|tip| reader.tip().is_ok_and(|now| now == Some(*tip)));
        let _ = take(chunks.last(read.is_ok(), tip));
    }
}
