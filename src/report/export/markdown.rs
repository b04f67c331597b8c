//! A table of the actions for a wiki or a mail.

use i18n_embed_fl::fl;

use super::Export;
use crate::report::actions::{ActionList, columns};
use crate::report::document::{DocumentColumn, DocumentTable, markdown_inline, markdown_table};

impl Export<'_> {
    /// The table of the actions in Markdown.
    pub fn markdown(&self) -> String {
        let words = &self.catalogue;
        let list = ActionList {
            plan: self.plan,
            today: self.day,
            actions: self.actions.clone(),
            unreadable: Vec::new(),
        };
        let rows = list.rows(words, None).into_iter();
        let columns = columns(words).into_iter();
        let table = DocumentTable {
            columns: columns.map(|(title, _)| DocumentColumn::text(title, 0)).collect(),
            rows: rows
                .map(|row| row.into_iter().map(|cell| cell.text).collect())
                .collect(),
            ..DocumentTable::default()
        };
        let source = match &self.origin.commit {
            Some(commit) => fl!(words, "paper-made-from", commit = commit.as_str()),
            None => fl!(words, "paper-made-from-folder"),
        };
        format!(
            "# {}\n\n{}\n\n---\n\n{}  \n{} `{}`\n",
            markdown_inline(&self.plan.config.title),
            markdown_table(&table.without_empty_columns()),
            markdown_inline(&source),
            markdown_inline(&fl!(words, "paper-made-by")),
            self.origin.command.replace('`', "'"),
        )
    }
}
