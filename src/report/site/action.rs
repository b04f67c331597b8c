//! The page of an action: its sheet, and all that happened to it.

use i18n_embed_fl::fl;

use super::{Site, action_file};
use crate::report::document::{Block, Document, DocumentColumn, DocumentTable};
use crate::report::log;
use crate::report::sheet::{ActionSheet, SheetPart, SheetRow};
use crate::report::sheets::{self, without_key};
use crate::wording::Catalogue;
use crate::workspace::LogEntry;
use copil_plan::{ActionId, GroupedAction};

impl Site<'_> {
    /// An action.
    pub(super) fn action(&self, id: &ActionId, action: &GroupedAction) -> Document {
        let words = self.words();
        let entries = self.entries_of(id);
        let sheet = ActionSheet {
            plan: self.plan(),
            id,
            action,
            past: self.edition.histories.as_deref().and_then(|past| past.history(id)),
            entries: &entries,
            relations: Some(&self.relations),
            today: self.edition.today,
        };
        let mut blocks = sheets::head(words, &sheet);
        for part in sheet.parts(words) {
            blocks.push(Block::Heading(2, part.title.clone()));
            blocks.push(self.part(&part));
        }
        if !entries.is_empty() {
            let title = fl!(words, "site-history");
            blocks.push(Block::Heading(2, title.clone()));
            blocks.push(Block::Table(self.history(title, &sheet)));
        }
        self.document(action.title.clone(), vec![id.to_string()], blocks)
    }

    /// The entries about an action, the newest first, each with what it says of the action alone.
    fn entries_of(&self, id: &ActionId) -> Vec<LogEntry> {
        let told = self.told.get(id).map(Vec::as_slice).unwrap_or_default();
        let own = |(at, own): &(usize, Vec<usize>)| {
            let entry = &self.entries[*at];
            let changes = own.iter().map(|at| entry.changes[*at].clone()).collect();
            let own = LogEntry::new(
                entry.commit,
                entry.author.clone(),
                entry.day,
                entry.said.clone(),
                changes,
            );
            own.telling((**entry).clone())
        };
        told.iter().map(own).collect()
    }

    /// A part of a sheet. What leads to another action is a table with links.
    fn part(&self, part: &SheetPart<'_>) -> Block {
        let words = self.words();
        let is_action = |row: &SheetRow<'_>| matches!(row, SheetRow::Action { .. });
        if !part.rows.iter().all(is_action) {
            return Block::List(part.rows.iter().map(|row| without_key(words, row)).collect());
        }
        let mut table = DocumentTable {
            caption: part.title.clone(),
            columns: vec![
                DocumentColumn::text(words.field_heading("title"), 65),
                DocumentColumn::text(words.field_heading("status"), 20),
                DocumentColumn::text(fl!(words, "cli-column-late"), 15),
            ],
            ..DocumentTable::default()
        };
        for row in &part.rows {
            if let SheetRow::Action {
                id,
                title,
                status,
                late,
                ..
            } = row
            {
                table.links.push(action_file(id));
                let late = late.clone().unwrap_or_default();
                table.rows.push(vec![format!("{id} {title}"), status.clone(), late]);
            }
        }
        Block::Table(table.without_empty_columns())
    }

    /// All that happened to an action.
    fn history(&self, title: String, sheet: &ActionSheet<'_>) -> DocumentTable {
        let words = self.words();
        let row = |entry: &LogEntry| {
            let why = log::ordered_by(words, self.plan(), entry)
                .into_iter()
                .chain(entry.why());
            vec![
                words.short_date(entry.day),
                sheet.said(words, entry),
                log::author(self.plan(), entry),
                why.collect::<Vec<_>>().join("\n"),
            ]
        };
        let table = DocumentTable {
            caption: title,
            columns: journal_columns(words),
            rows: sheet.entries.iter().map(row).collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }
}

/// The columns of what happened: when, what, by whom, why.
pub(super) fn journal_columns(words: &Catalogue) -> Vec<DocumentColumn> {
    vec![
        DocumentColumn::text(fl!(words, "cli-column-day"), 12),
        DocumentColumn::text(fl!(words, "cli-column-what"), 38),
        DocumentColumn::text(fl!(words, "cli-column-by"), 20),
        DocumentColumn::text(fl!(words, "cli-column-why"), 30),
    ]
}
