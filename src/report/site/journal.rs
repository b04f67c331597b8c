//! The journal: a page for each year, the last one first, month by month.

use chrono::Datelike;

use super::action::journal_columns;
use super::{Part, Site};
use crate::report::document::{Block, Document, DocumentTable};
use crate::report::log;
use crate::workspace::LogEntry;

impl Site<'_> {
    /// The pages of the journal, with the names of their files.
    pub(super) fn journal(&self) -> Vec<(String, Document)> {
        let years: Vec<&[LogEntry]> = self.entries.chunk_by(|a, b| year(a) == year(b)).collect();
        // A year that is told in several places would have several pages of one name.
        let mut parts: Vec<(i32, Vec<&LogEntry>)> = Vec::new();
        for entries in years {
            let year = entries.first().map_or(0, year);
            match parts.iter_mut().find(|(known, _)| *known == year) {
                Some((_, known)) => known.extend(entries),
                None => parts.push((year, entries.iter().collect())),
            }
        }
        let names: Vec<(i32, String)> = parts
            .iter()
            .zip(0..)
            .map(|((year, _), n)| (*year, file(*year, n == 0)))
            .collect();
        let pages = parts.iter().map(|(year, entries)| self.year(*year, entries, &names));
        names.iter().map(|(_, name)| name.clone()).zip(pages).collect()
    }

    fn year(&self, year: i32, entries: &[&LogEntry], all: &[(i32, String)]) -> Document {
        let words = self.words();
        let mut blocks = Vec::new();
        if all.len() > 1 {
            let others = all.iter().map(|(other, file)| match *other == year {
                true => (other.to_string(), String::new()),
                false => (other.to_string(), file.clone()),
            });
            blocks.push(Block::Links(others.collect()));
        }
        for month in entries.chunk_by(|a, b| a.day.month() == b.day.month()) {
            let title = month
                .first()
                .map(|entry| words.month_and_year(entry.day))
                .unwrap_or_default();
            let row = |entry: &&LogEntry| {
                let why = log::ordered_by(words, self.plan(), entry)
                    .into_iter()
                    .chain(entry.why());
                vec![
                    words.short_date(entry.day),
                    log::line(words, self.plan(), entry, usize::MAX),
                    log::author(self.plan(), entry),
                    why.collect::<Vec<_>>().join("\n"),
                ]
            };
            let table = DocumentTable {
                caption: title.clone(),
                columns: journal_columns(words),
                rows: month.iter().map(row).collect(),
                ..DocumentTable::default()
            };
            blocks.push(Block::Heading(2, title));
            blocks.push(Block::Table(table));
        }
        self.document(format!("{} {year}", Part::Journal.title(words)), Vec::new(), blocks)
    }
}

fn year(entry: &LogEntry) -> i32 {
    entry.day.year()
}

/// The file of a year; the last one is the first to be read.
fn file(year: i32, is_last: bool) -> String {
    match is_last {
        true => Part::Journal.file().to_owned(),
        false => format!("journal-{year}.html"),
    }
}
