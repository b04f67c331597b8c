//! Text for people, line by line, laid out for the width of its reader.

use super::table::{Cell, Table, Tone};

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

    /// Adds a line.
    pub fn line(&mut self, text: impl Into<String>) {
        self.toned(text, Tone::Plain);
    }

    /// Adds a line in a tone.
    pub fn toned(&mut self, text: impl Into<String>, tone: Tone) {
        self.lines.push(vec![Cell::new(text, tone)]);
    }

    /// Adds the lines of a table.
    pub fn table(&mut self, table: &Table) {
        self.lines.extend(table.lines(self.columns));
    }

    /// The lines, each of cells that stand two spaces apart.
    pub fn lines(&self) -> &[Vec<Cell>] {
        &self.lines
    }
}
