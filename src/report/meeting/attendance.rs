//! The sheet that those who are there sign.

use i18n_embed_fl::fl;

use super::MeetingReport;
use crate::report::document::{Block, Document, DocumentColumn, DocumentTable};

/// How many empty rows there are for whoever comes unannounced.
const EMPTY_ROWS: usize = 3;

impl MeetingReport<'_> {
    /// The attendance sheet.
    pub(super) fn attendance(&self) -> Document {
        let words = self.words();
        let mut blocks: Vec<Block> = self.state_notice().into_iter().collect();
        let mut facts = self.circumstances();
        facts.extend(
            self.quorum_needed()
                .map(|quorum| (fl!(words, "paper-quorum"), vec![quorum])),
        );
        blocks.push(Block::Facts(facts));
        let (members, others): (Vec<_>, Vec<_>) = self.attendees.iter().partition(|attendee| attendee.is_member);
        if !members.is_empty() {
            let caption = fl!(words, "paper-members");
            blocks.push(Block::Heading(2, caption.clone()));
            let rows = members.iter().map(|attendee| self.row(attendee)).collect();
            blocks.push(Block::Table(self.sheet(caption, rows)));
        }
        let caption = fl!(words, "paper-others");
        blocks.push(Block::Heading(2, caption.clone()));
        let mut rows: Vec<Vec<String>> = others.iter().map(|attendee| self.row(attendee)).collect();
        let empty = || vec![String::new(); 4];
        let guests = self.meeting.guests.iter();
        rows.extend(guests.map(|guest| {
            let mut row = empty();
            row[0].clone_from(guest);
            row
        }));
        rows.extend(std::iter::repeat_with(empty).take(EMPTY_ROWS));
        blocks.push(Block::Table(self.sheet(caption, rows)));
        self.framed(&self.title(), blocks)
    }

    fn row(&self, attendee: &super::Attendee<'_>) -> Vec<String> {
        let person = attendee.person;
        let mut name = self.name(person);
        if self.meeting.chair.as_ref() == Some(person) {
            name = fl!(
                self.words(),
                "paper-person-remark",
                person = name,
                remark = fl!(self.words(), "paper-chairs")
            );
        }
        vec![
            name,
            self.organisation(person).unwrap_or_default().to_owned(),
            self.attendance_in_words(attendee),
            String::new(),
        ]
    }

    fn sheet(&self, caption: String, rows: Vec<Vec<String>>) -> DocumentTable {
        let words = self.words();
        let column = DocumentColumn::text;
        DocumentTable {
            caption,
            columns: vec![
                column(fl!(words, "paper-column-function"), 30),
                column(fl!(words, "paper-column-organisation"), 18),
                column(fl!(words, "paper-column-presence"), 24),
                column(fl!(words, "paper-column-signature"), 28),
            ],
            rows,
            to_fill: true,
            ..DocumentTable::default()
        }
    }
}
