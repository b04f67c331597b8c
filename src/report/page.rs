//! Text for people, line by line, laid out for the width of its reader.

use super::table::{Cell, Table, Tone};
use crate::wording::layout::{columns, pad, wrap_to};
use copil_plan::sanitize::sanitize_lines;

/// The narrowest that text beside a margin becomes.
const NARROWEST: usize = 20;

/// The lines of a text.
#[derive(Clone, Debug, Default)]
pub struct Page {
    columns: Option<usize>,
    lines: Vec<Vec<Cell>>,
}

impl Page {
    /// A page of so many columns; without a number nothing is cut or broken.
    pub fn new(columns: Option<usize>) -> Self {
        Self {
            columns,
            lines: Vec::new(),
        }
    }

    /// The width to lay out for.
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// What is left of the width beside a margin.
    fn beside(&self, margin: usize) -> Option<usize> {
        let beside = |columns: usize| columns.saturating_sub(margin).max(NARROWEST);
        self.columns.map(beside)
    }

    /// Adds a line.
    pub fn line(&mut self, text: impl Into<String>) {
        self.toned(text, Tone::Plain);
    }

    /// Adds a line in a tone.
    pub fn toned(&mut self, text: impl Into<String>, tone: Tone) {
        self.lines.push(vec![Cell::new(text, tone)]);
    }

    /// Adds a title, broken to the width.
    pub fn title(&mut self, text: &str) {
        for line in wrap_to(text, self.columns) {
            self.toned(line, Tone::Strong);
        }
    }

    /// Adds the lines of a table.
    pub fn table(&mut self, table: &Table) {
        self.lines.extend(table.lines(self.columns));
    }

    /// Adds facts, a name and a text each, the texts aligned and broken to the width.
    pub fn facts(&mut self, facts: &[(String, Cell)]) {
        let margin = facts.iter().map(|(name, _)| columns(name)).max().unwrap_or(0);
        for (name, fact) in facts {
            let mut name = pad(name, margin);
            for line in wrap_to(&fact.text, self.beside(margin + 2)) {
                match line.is_empty() {
                    true => self.line(""),
                    false => self
                        .lines
                        .push(vec![Cell::new(name, Tone::Faint), Cell::new(line, fact.tone)]),
                }
                name = " ".repeat(margin);
            }
        }
    }

    /// Adds a text after an empty line.
    pub fn text(&mut self, text: &str) {
        self.line("");
        for line in wrap_to(&sanitize_lines(text.trim()), self.columns) {
            self.line(line.trim_end());
        }
    }

    /// Adds a titled list after an empty line; nothing without an item.
    pub fn list(&mut self, title: String, items: impl IntoIterator<Item = String>) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.line("");
        self.toned(title, Tone::Strong);
        for item in items {
            let mut indent = "  ";
            for line in wrap_to(&item, self.beside(4)) {
                self.line(format!("{indent}{line}"));
                indent = "    ";
            }
        }
    }

    /// The lines, each of cells that stand two spaces apart.
    pub fn lines(&self) -> &[Vec<Cell>] {
        &self.lines
    }
}
