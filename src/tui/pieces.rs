//! What a reading of the history tells, gathered into pieces: small enough that none holds a key up.

use super::chronicle::Reading;
use super::desk::Heard;
use crate::workspace::LogEntry;
use copil_plan::action_history::{ActionHistories, HistoryBuilder};

/// A piece of history.
#[derive(Debug)]
pub struct Piece {
    /// The number of the reading that it comes from.
    pub reading: u64,
    /// The next entries, newest first.
    pub entries: Vec<LogEntry>,
    /// How far the reading is.
    pub progress: Reading,
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
pub struct Pieces {
    number: u64,
    waiting: Vec<LogEntry>,
    size: usize,
    done: usize,
    of: usize,
    told: usize,
    gathering: HistoryBuilder,
}

impl Pieces {
    /// The pieces of the reading with a number.
    pub fn of(number: u64) -> Self {
        Self {
            number,
            waiting: Vec::new(),
            size: FIRST,
            done: 0,
            of: 0,
            told: 0,
            gathering: HistoryBuilder::default(),
        }
    }

    /// Takes what is heard next; answers a piece when one is full.
    pub fn take(&mut self, heard: Heard) -> Option<Piece> {
        match heard {
            Heard::Progress(done, of) => (self.done, self.of) = (done, of),
            Heard::Entry(entry) => {
                self.gathering.take(entry.step());
                self.waiting.push(*entry);
            }
        }
        if self.waiting.len() < self.size && self.done < self.told + TOLD_EACH {
            return None;
        }
        self.size = (self.size * 4).min(MOST);
        self.told = self.done;
        Some(Piece {
            reading: self.number,
            entries: std::mem::take(&mut self.waiting),
            progress: Reading::Under(self.done, self.of),
            histories: None,
        })
    }

    /// The last piece, once the reading came to its end, or broke off.
    pub fn last(self, whole: bool) -> Piece {
        Piece {
            reading: self.number,
            entries: self.waiting,
            progress: if whole { Reading::Whole } else { Reading::Failed },
            histories: Some(self.gathering.histories()),
        }
    }
}
