//! Action sheets to be printed or sent, each on a page of its own.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::Report;
use super::document::{Block, Document, Look};
use super::edition::Edition;
use super::page::Page;
use super::sheet::{ActionSheet, Promise, Relations, SheetRow};
use crate::wording::Catalogue;
use copil_plan::{ActionId, GroupedAction};

/// The sheets of the actions of a report.
pub struct Sheets<'e> {
    edition: &'e Edition<'e>,
    /// What an action has to do with others may lie outside the report.
    relations: Relations<'e>,
}

impl<'e> Sheets<'e> {
    /// Those of the actions of a report.
    pub fn of(edition: &'e Edition<'e>) -> Self {
        Self {
            relations: Relations::of(edition.whole(), edition.today),
            edition,
        }
    }

    fn sheets(&self) -> impl Iterator<Item = ActionSheet<'_>> {
        let edition = self.edition;
        let sheet = move |(id, action): (&'e ActionId, &'e GroupedAction)| ActionSheet {
            plan: edition.whole(),
            id,
            action,
            past: edition.histories.as_ref().and_then(|histories| histories.history(id)),
            entries: &[],
            relations: Some(&self.relations),
            today: edition.today,
        };
        self.edition.plan.actions.iter().map(sheet)
    }

    /// The sheets, one after the other; a single one is the whole document.
    pub fn document(&self) -> Document {
        let words = &self.edition.words;
        let only = self.sheets().next().filter(|_| self.edition.plan.actions.len() == 1);
        let title = match &only {
            Some(sheet) => name(sheet),
            None => fl!(words, "sheets-title"),
        };
        let mut blocks = Vec::new();
        for (n, sheet) in self.sheets().enumerate() {
            if n > 0 {
                blocks.push(Block::PageBreak);
            }
            if only.is_none() {
                blocks.push(Block::Heading(2, name(&sheet)));
            }
            blocks.extend(self.sheet(&sheet, if only.is_none() { 3 } else { 2 }));
        }
        let day = words.full_date(self.edition.today);
        let below = vec![fl!(words, "report-on-day", day = day)];
        self.edition.document(Look::Sheet, title, below, blocks)
    }

    /// A sheet, with headings of a level for its parts.
    fn sheet(&self, sheet: &ActionSheet<'_>, level: u8) -> Vec<Block> {
        let words = &self.edition.words;
        let mut blocks = head(words, sheet);
        for part in sheet.parts(words) {
            blocks.push(Block::Heading(level, part.title));
            blocks.push(Block::List(
                part.rows.iter().map(|row| without_key(words, row)).collect(),
            ));
        }
        blocks
    }
}

/// What is known of an action besides the parts of its sheet.
pub(super) fn head(words: &Catalogue, sheet: &ActionSheet<'_>) -> Vec<Block> {
    let head = sheet.head(words);
    let head = head
        .iter()
        .map(|(label, text)| (label.to_owned(), vec![text.to_owned()]));
    let facts = sheet.facts(words).into_iter();
    let facts = facts.map(|(_, label, fact)| (label, vec![fact.text]));
    let mut blocks = vec![Block::Facts(head.chain(facts).collect())];
    let description = sheet.action.description.as_deref();
    blocks.extend(description.map(|text| Block::Prose(reflowed(text))));
    blocks
}

/// A row on one line. The keys of milestones and deliverables are for whoever changes the plan.
pub(super) fn without_key(words: &Catalogue, row: &SheetRow<'_>) -> String {
    match row {
        SheetRow::Promised(promise) if promise.decision.is_none() => {
            let name = String::new();
            let promise = Promise {
                name,
                ..promise.clone()
            };
            SheetRow::Promised(promise).text(words)
        }
        row => row.text(words),
    }
}

/// `RH-04 Expérimenter le télétravail`.
fn name(sheet: &ActionSheet<'_>) -> String {
    format!("{} {}", sheet.id, sheet.action.title)
}

/// A text without the line breaks of its file; empty lines part paragraphs, and lines of a list stay.
fn reflowed(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim) {
        let begins = line.is_empty() || line.starts_with(['-', '*', '•']);
        match lines.last_mut() {
            Some(last) if !begins && !last.is_empty() => *last += &format!(" {line}"),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

impl Report for Sheets<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let mut value = self.edition.head_json();
        let sheets = self.sheets().map(|sheet| sheet.json(&self.edition.words));
        value.insert("sheets".to_owned(), json!(sheets.collect::<Vec<_>>()));
        value.into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}

#[cfg(test)]
mod tests {
    use super::reflowed;

    #[test]
    fn a_description_is_set_in_the_width_of_the_page() {
        assert_eq!(
            reflowed("Une\nphrase.\n\nDeux :\n- un\n- deux\n"),
            "Une phrase.\n\nDeux :\n- un\n- deux"
        );
    }
}
