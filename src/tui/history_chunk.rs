//! The history on its way to the screen, in chunks: small enough that none holds a key up.

use std::cell::RefCell;
use std::ops::ControlFlow;

use super::history_cache::HistoryProgress;
use crate::workspace::{HistoryReader, LogEntry, LogScope};
use copil_plan::action_history::{ActionHistories, HistoryBuilder};

/// A piece of history.
#[derive(Debug)]
pub struct HistoryChunk {
    /// The number of the reading that it comes from.
    pub reading: u64,
    /// The next entries, newest first.
    pub entries: Vec<LogEntry>,
    /// How far the reading is.
    pub progress: HistoryProgress,
    /// What all entries tell of each action; the last piece has it.
    pub histories: Option<ActionHistories>,
}

/// How many entries go in the first piece: few, so that the screen has them at once.
const FIRST: usize = 64;

/// How many go in a later one.
const MOST: usize = 2048;

/// How many commits go by before the screen is told how far the reading is.
const TOLD_EACH: usize = 4096;

/// Entries gathered into pieces.
#[derive(Debug)]
pub struct HistoryChunks {
    number: u64,
    waiting: Vec<LogEntry>,
    size: usize,
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
            done: 0,
            of: 0,
            told: 0,
            gathering,
        }
    }

    /// Takes the next entry; returns a chunk when one is full.
    pub fn entry(&mut self, entry: LogEntry) -> Option<HistoryChunk> {
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
        self.size = (self.size * 4).min(MOST);
        self.told = self.done;
        Some(HistoryChunk {
            reading: self.number,
            entries: std::mem::take(&mut self.waiting),
            progress: HistoryProgress::Under(self.done, self.of),
            histories: None,
        })
    }

    /// The last piece, once the reading came to its end, or broke off.
    pub fn last(self, whole: bool) -> HistoryChunk {
        HistoryChunk {
            reading: self.number,
            entries: self.waiting,
            progress: if whole {
                HistoryProgress::Whole
            } else {
                HistoryProgress::Failed
            },
            histories: Some(self.gathering.histories()),
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
    let read = reader.log(
        &LogScope::All,
        &mut |done, of| {
            let chunk = chunks.borrow_mut().0.progress(done, of);
            hand_over(chunk)
        },
        &mut |entry| {
            let chunk = chunks.borrow_mut().0.entry(entry);
            hand_over(chunk)
        },
    );
    let (chunks, take) = chunks.into_inner();
    if !stopped.get() {
        let _ = take(chunks.last(read.is_ok()));
    }
}
