//! A document as plain text.

use i18n_embed_fl::fl;

use super::{Block, Document, DocumentTable, Figure};
use crate::report::page::{Facts, Page};
use crate::report::table::{Cell, Fit, Table, Tone};
use crate::wording::Catalogue;
use copil_plan::sanitize::{sanitize, sanitize_lines};

/// How far what belongs to something stands in.
const INDENT: usize = 2;

/// What stands where something is to be written in by hand.
const ROOM: &str = "…………………";

impl Document {
    /// Writes it to a page.
    pub fn text(&self, page: &mut Page) {
        for line in &self.above {
            page.hanging("", 0, &sanitize(line), Tone::Faint);
        }
        if !self.above.is_empty() {
            page.blank();
        }
        page.hanging("", 0, &sanitize(&self.title), Tone::Strong);
        for line in &self.below {
            page.hanging("", 0, &sanitize(line), Tone::Plain);
        }
        let words = Catalogue::new(self.language);
        for block in &self.blocks {
            if *block != Block::PageBreak {
                page.blank();
                write_block(page, &words, block);
            }
        }
        page.blank();
        page.hanging("", 0, &sanitize(&self.origin.source), Tone::Faint);
        // A command is copied whole.
        page.toned(
            format!("{} {}", sanitize(&self.origin.lead), sanitize(&self.origin.command)),
            Tone::Faint,
        );
    }
}

fn write_block(page: &mut Page, words: &Catalogue, block: &Block) {
    match block {
        Block::Notice(text) => page.hanging("", 0, &sanitize_lines(text), Tone::Warning),
        Block::Heading(_, text) => page.hanging("", 0, &sanitize(text), Tone::Strong),
        Block::Prose(text) => page.hanging("", 0, &sanitize_lines(text.trim()), Tone::Plain),
        Block::Facts(pairs) => {
            let mut facts = Facts::default();
            for (label, lines) in pairs {
                facts.add(sanitize(label), sanitize_lines(&lines.join("\n")));
            }
            page.facts(&facts);
        }
        Block::List(items) => {
            for item in items {
                page.hanging("- ", INDENT, &sanitize_lines(item), Tone::Plain);
            }
        }
        Block::Links(links) => {
            let labels: Vec<String> = links.iter().map(|(label, _)| sanitize(label)).collect();
            page.hanging("", 0, &labels.join(" · "), Tone::Plain);
        }
        Block::Table(table) => write_table(page, table),
        Block::Figures(figures) => write_figures(page, figures),
        Block::Chart(chart) if chart.is_empty() => {
            page.hanging("", 0, &fl!(words, "chart-nothing-yet"), Tone::Plain);
        }
        Block::Chart(chart) => {
            for (text, tone) in [(&chart.title, Tone::Strong), (&chart.told, Tone::Plain)] {
                if !text.is_empty() {
                    page.hanging("", 0, &sanitize(text), tone);
                }
            }
            write_table(page, &chart.table(words));
        }
        Block::Story(story) => {
            page.hanging("", 0, &sanitize(&story.title), Tone::Strong);
            if !story.note.is_empty() {
                page.hanging("", 0, &sanitize(&story.note), Tone::Faint);
            }
            if !story.text.is_empty() {
                page.hanging("", 0, &sanitize_lines(story.text.trim()), Tone::Plain);
            }
        }
        Block::Columns(columns) => {
            for (n, block) in columns.iter().flatten().enumerate() {
                if n > 0 {
                    page.blank();
                }
                write_block(page, words, block);
            }
        }
        Block::PageBreak => {}
    }
}

/// A figure a line.
fn write_figures(page: &mut Page, figures: &[Figure]) {
    let mut facts = Facts::default();
    for figure in figures {
        let said = match figure.note.as_str() {
            "" => sanitize(&figure.value),
            note => format!("{} · {}", sanitize(&figure.value), sanitize(note)),
        };
        let tone = if figure.is_alarming { Tone::Warning } else { Tone::Plain };
        facts.toned(sanitize(&figure.label), said, tone);
    }
    page.facts(&facts);
}

/// A cell on one line, with room to write in where people are to.
fn shown(cell: &str, is_to_fill: bool) -> String {
    match cell {
        "" if is_to_fill => ROOM.to_owned(),
        cell => sanitize(cell),
    }
}

/// A table whose cells are short is laid out in columns; where a text would be cut, each row is told below its first
/// column.
fn write_table(page: &mut Page, table: &DocumentTable) {
    let columns = |(at, column): (usize, &super::DocumentColumn)| {
        let fit = if at == 0 { Fit::Keep } else { Fit::Shrink(0) };
        (sanitize(&column.title), fit)
    };
    let mut lines = Table::new(table.columns.iter().enumerate().map(columns));
    for row in &table.rows {
        lines.push(row.iter().map(|cell| Cell::from(shown(cell, table.to_fill))).collect());
    }
    let is_cut = page.columns().is_some_and(|columns| lines.widest() > columns);
    let has_lines = table.rows.iter().flatten().any(|cell| cell.contains('\n'));
    if !is_cut && !has_lines {
        page.table(&lines);
        return;
    }
    for (n, row) in table.rows.iter().enumerate() {
        if n > 0 {
            page.blank();
        }
        let name = row
            .first()
            .map(|name| sanitize(&name.replace('\n', ", ")))
            .unwrap_or_default();
        let first = table.columns.first().map(|column| sanitize(&column.title));
        let first = first.unwrap_or_default();
        page.hanging("", 0, &format!("{first} {name}"), Tone::Strong);
        let mut facts = Facts::default();
        for (column, cell) in table.columns.iter().zip(row).skip(1) {
            facts.add(
                format!("{}{}", " ".repeat(INDENT), sanitize(&column.title)),
                sanitize_lines(cell),
            );
        }
        page.facts(&facts);
    }
}
