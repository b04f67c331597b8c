//! Text for people, line by line, laid out for the width of its reader.
//!
//! Every report writes here, and so does all that the command line tells at length: wrapping, hanging indents, aligned
//! facts and titled lists stand once.

use super::table::{Cell, Table, Tone};
use crate::wording::layout::{columns, pad, wrap_to};
use copil_plan::sanitize::sanitize_lines;

/// The narrowest that a text is broken to, however little room its margin leaves.
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

    /// Puts the lines of another page below.
    pub fn append(&mut self, mut below: Self) {
        self.lines.append(&mut below.lines);
    }

    /// The width to lay out for.
    pub fn columns(&self) -> Option<usize> {
        self.columns
    }

    /// Adds a line.
    pub fn line(&mut self, text: impl Into<String>) {
        self.toned(text, Tone::Plain);
    }

    /// Adds an empty line.
    pub fn blank(&mut self) {
        self.line("");
    }

    /// Adds a line in a tone.
    pub fn toned(&mut self, text: impl Into<String>, tone: Tone) {
        self.cells([Cell::new(text, tone)]);
    }

    /// Adds a line of several tones.
    pub fn cells(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.lines.push(cells.into_iter().collect());
    }

    /// Adds the lines of a table.
    pub fn table(&mut self, table: &Table) {
        self.lines.extend(table.lines(self.columns));
    }

    /// Adds a text after its head, broken to the width. All lines but the first stand `margin` columns in.
    pub fn hanging(&mut self, head: impl Into<Cell>, margin: usize, text: &str, tone: Tone) {
        let mut head = head.into();
        let width = self
            .columns
            .map(|columns| columns.saturating_sub(margin).max(NARROWEST));
        for line in wrap_to(text, width) {
            let line = line.trim_end();
            if line.is_empty() {
                head.text.truncate(head.text.trim_end().len());
            }
            self.cells([head, Cell::new(line, tone)]);
            head = " ".repeat(margin).into();
        }
    }

    /// Adds facts, a label and a text each, the texts aligned. A fact without a text is left out.
    pub fn facts(&mut self, facts: &Facts) {
        let margin = facts.0.iter().map(|(label, ..)| columns(label)).max().unwrap_or(0) + 2;
        for (label, text, tone) in &facts.0 {
            self.hanging(Cell::new(pad(label, margin), Tone::Faint), margin, text, *tone);
        }
    }

    /// Adds a text of several lines after an empty one.
    pub fn paragraph(&mut self, text: &str) {
        self.blank();
        self.hanging("", 0, &sanitize_lines(text.trim()), Tone::Plain);
    }

    /// Adds a titled list after an empty line.
    pub fn part(&mut self, title: &str, items: &[String]) {
        self.blank();
        self.toned(title, Tone::Strong);
        for item in items {
            self.hanging("  ", 4, item, Tone::Plain);
        }
    }

    /// The lines as plain text.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.extend(line.iter().map(|cell| cell.text.as_str()));
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
        text
    }

    /// The lines, each of texts that follow one another.
    pub fn lines(&self) -> &[Vec<Cell>] {
        &self.lines
    }
}

/// What is known of something: a label, a text and its tone each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(String, String, Tone)>);

impl Facts {
    /// Adds a fact; one without a text is left out.
    pub fn add(&mut self, label: String, text: String) {
        self.toned(label, text, Tone::Plain);
    }

    /// The facts, each with its label.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(label, text, _)| (label.as_str(), text.as_str()))
    }

    /// Adds a fact in a tone.
    pub fn toned(&mut self, label: String, text: String, tone: Tone) {
        if !text.is_empty() {
            self.0.push((label, text, tone));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &Page) -> Vec<String> {
        let line = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.as_str()).collect();
        page.lines().iter().map(line).collect()
    }

    #[test]
    fn facts_stand_under_one_another_and_break_to_the_width() {
        let mut page = Page::new(Some(30));
        let mut facts = Facts::default();
        facts.add("Statut".into(), "En cours".into());
        facts.add("Pilotes".into(), "Direction des ressources humaines".into());
        facts.add("Rien".into(), String::new());
        page.facts(&facts);
        page.part("Jalons", &["un texte qui ne tient pas sur la ligne".into()]);
        assert_eq!(
            text(&page),
            [
                "Statut   En cours",
                "Pilotes  Direction des",
                "         ressources humaines",
                "",
                "Jalons",
                "  un texte qui ne tient pas",
                "    sur la ligne",
            ]
        );
    }
}
