//! The letter: what was achieved, launched and pushed back within a period, and what comes next, for those who work on the
//! plan without following it.
//!
//! A few actions of each part are told in full, in the words of whoever recorded the change; the others are named, by
//! working group. So a quarter of a plan of a hundred actions is read in a few minutes.

mod coming;
mod stories;

use std::ops::Deref;

use chrono::Datelike;
use i18n_embed_fl::fl;
use serde_json::Value as Json;

use super::Report;
use super::dashboard::statuses_chart;
use super::document::{Block, Document, Look};
use super::page::Page;
use super::period::Period;
use crate::wording::Catalogue;

/// The letter of a period.
pub struct Letter<'e>(pub Period<'e>);

impl<'e> Deref for Letter<'e> {
    type Target = Period<'e>;

    fn deref(&self) -> &Period<'e> {
        &self.0
    }
}

impl Letter<'_> {
    /// The letter.
    pub fn document(&self) -> Document {
        let words = self.words();
        let held_up = self.held_up();
        let why = (!held_up.is_empty()).then(|| fl!(words, "letter-says-why"));
        let opening: Vec<String> = std::iter::once(self.opening()).chain(why).collect();
        let mut blocks = vec![Block::Prose(opening.join(" "))];
        blocks.extend(self.achieved());
        blocks.extend(self.launched());
        blocks.extend(self.went_on());
        blocks.extend(held_up);
        blocks.extend(self.told_of_earlier());
        blocks.extend(self.decided());
        blocks.extend(self.coming());
        blocks.push(Block::Heading(2, fl!(words, "letter-figures")));
        blocks.extend(self.told_figures());
        blocks.push(statuses_chart(words, self.plan(), &self.figures));
        blocks.push(Block::Prose(fl!(words, "letter-thanks")));
        let below = vec![self.season(), self.in_words()];
        let title = fl!(words, "letter-title");
        self.edition.document(Look::Letter, title, below, blocks)
    }

    /// `Printemps 2018`: when it is read, which is the day after.
    fn season(&self) -> String {
        let read = self.last.succ_opt().unwrap_or(self.last);
        let season = match read.month() {
            3..=5 => fl!(self.words(), "season-spring"),
            6..=8 => fl!(self.words(), "season-summer"),
            9..=11 => fl!(self.words(), "season-autumn"),
            _ => fl!(self.words(), "season-winter"),
        };
        format!("{season} {}", read.year())
    }

    /// What was decided, meeting by meeting.
    fn decided(&self) -> Vec<Block> {
        let words = self.words();
        let mut blocks = Vec::new();
        let standing: Vec<_> = self.decisions.iter().filter(|one| !one.state.is_gone()).collect();
        for decided in standing.chunk_by(|a, b| a.reference.meeting == b.reference.meeting) {
            let Some(first) = decided.first() else { continue };
            let committee = words.committee(self.plan(), &first.meeting.committee);
            let day = self.day(first.meeting.date);
            let meeting = fl!(words, "letter-decided", committee = committee, day = day);
            blocks.push(Block::Prose(meeting));
            let texts = decided.iter().map(|one| one.decision.text.trim().to_owned());
            blocks.push(Block::List(texts.collect()));
        }
        if !blocks.is_empty() {
            blocks.insert(0, Block::Heading(2, fl!(words, "letter-decisions")));
        }
        blocks
    }
}

impl Report for Letter<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        self.value().into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}
