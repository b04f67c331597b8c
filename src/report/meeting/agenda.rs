//! The convocation and the agenda.

use i18n_embed_fl::fl;

use super::MeetingReport;
use super::items::{self, ReportedItem, Since};
use crate::report::document::{Block, Document, DocumentColumn, DocumentTable};
use copil_plan::ActionId;
use copil_plan::meeting::{Attendance, MeetingState};

impl MeetingReport<'_> {
    /// The convocation and the agenda.
    pub(super) fn agenda(&self) -> Document {
        let words = self.words();
        let mut blocks: Vec<Block> = self.state_notice().into_iter().collect();
        if self.meeting.state == MeetingState::Convened {
            blocks.push(Block::Prose(fl!(words, "paper-convoked")));
        }
        blocks.push(Block::Facts(self.circumstances()));
        blocks.push(Block::Heading(2, fl!(words, "paper-agenda")));
        if self.items.is_empty() {
            blocks.push(Block::Prose(fl!(words, "paper-no-item")));
        } else {
            blocks.push(Block::Table(self.agenda_table()));
            blocks.extend(self.length());
        }
        blocks.extend(self.convoked());
        self.framed(&self.title(), blocks)
    }

    fn agenda_table(&self) -> DocumentTable {
        let words = self.words();
        let column = DocumentColumn::text;
        let rows = self.items.iter().map(|item| {
            let presenter = item.numbered.item.presenter.as_ref();
            vec![
                item.numbered.number.clone(),
                self.prepared_subject(item),
                presenter.map(|person| self.name(person)).unwrap_or_default(),
                item.numbered
                    .item
                    .minutes
                    .map(|minutes| self.minutes_of(minutes))
                    .unwrap_or_default(),
            ]
        });
        let table = DocumentTable {
            caption: fl!(words, "paper-agenda"),
            columns: vec![
                column(fl!(words, "paper-column-number"), 8),
                column(fl!(words, "paper-column-subject"), 50),
                column(fl!(words, "paper-column-presenter"), 28),
                column(fl!(words, "paper-column-length"), 14),
            ],
            rows: rows.collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    /// What an item is about, what is to be known of it, and what the committees that prepare it concluded, a line each.
    fn prepared_subject(&self, item: &ReportedItem<'_>) -> String {
        let words = self.words();
        let mut lines = vec![self.subject(item)];
        lines.extend(self.remarks(item));
        let action = item.numbered.item.action.iter();
        let prepared = action.flat_map(|action| self.plan().prepared_by(self.meeting, action));
        lines.extend(prepared.flat_map(|concluded| {
            let outcome = concluded.item.outcome.map(|outcome| words.outcome(outcome));
            let meeting = self.meeting_named(concluded.meeting);
            let outcome = outcome.map(|outcome| fl!(words, "subject-line", what = meeting, changes = outcome));
            let notes = concluded.item.notes.iter().map(|notes| notes.trim().to_owned());
            outcome.into_iter().chain(notes)
        }));
        lines.join("\n")
    }

    /// What an item is about.
    pub(super) fn subject(&self, item: &ReportedItem<'_>) -> String {
        let item = &item.numbered;
        let approved = item.item.approves.as_ref();
        let approved =
            || approved.map(|meeting| fl!(self.words(), "agenda-approves", meeting = self.meeting_named(meeting)));
        let action = item.item.action.as_ref().map(|action| self.action(action));
        action
            .or_else(|| item.item.title.clone())
            .or_else(approved)
            .unwrap_or_else(|| item.key.to_string())
    }

    /// What else is to be known of an item: that it came late, what became of its action, what was concluded before.
    pub(super) fn remarks(&self, item: &ReportedItem<'_>) -> Vec<String> {
        let words = self.words();
        let mut remarks = Vec::new();
        if self.late().contains(item.numbered.key) {
            remarks.push(fl!(words, "paper-late-item"));
        }
        remarks.extend(self.since_in_words(&item.since));
        remarks
    }

    /// What has become of an action since the meeting.
    fn since_in_words(&self, since: &Since<'_>) -> Option<String> {
        let words = self.words();
        match since {
            Since::Same => None,
            Since::Gone => Some(fl!(words, "paper-action-gone")),
            Since::Renamed(to) => Some(fl!(words, "paper-action-renamed", to = to.as_str())),
            Since::Moved(group) => {
                let group = self
                    .plan()
                    .groups
                    .get(*group)
                    .map_or(group.as_str(), |group| &group.title);
                Some(fl!(words, "paper-action-moved", group = group))
            }
        }
    }

    /// What has become of an action that a decision is about.
    pub(super) fn fate_of_action(&self, id: &ActionId) -> Option<String> {
        let fate = self.since_in_words(&items::since(self.dossier, id))?;
        Some(fl!(self.words(), "subject-line", what = id.as_str(), changes = fate))
    }

    /// A number of minutes.
    pub(super) fn minutes_of(&self, minutes: i64) -> String {
        fl!(self.words(), "sheet-minutes", minutes = minutes)
    }

    /// How long all items are to take, against the length of the meeting.
    fn length(&self) -> Option<Block> {
        let words = self.words();
        let planned = self.meeting.planned_minutes();
        if planned == 0 {
            return None;
        }
        let planned_in_words = self.minutes_of(planned);
        Some(match self.meeting.length() {
            Some(length) if planned > length && !self.meeting.state.is_begun() => Block::Notice(fl!(
                words,
                "paper-too-long",
                planned = planned_in_words,
                length = self.minutes_of(length)
            )),
            _ => Block::Prose(fl!(words, "paper-planned", planned = planned_in_words)),
        })
    }

    /// Who is called, and whom to tell when one cannot come.
    fn convoked(&self) -> Vec<Block> {
        let words = self.words();
        let members: Vec<String> = self
            .attendees
            .iter()
            .map(|attendee| match attendee.attendance {
                Some(Attendance::Excused | Attendance::RepresentedBy(_)) => self.person_and_attendance(attendee),
                _ => self.person(attendee.person),
            })
            .collect();
        let mut blocks = Vec::new();
        if !members.is_empty() {
            blocks.push(Block::Heading(2, fl!(words, "paper-convoked-members")));
            blocks.push(Block::List(members));
        }
        if !self.meeting.guests.is_empty() {
            blocks.push(Block::Heading(2, fl!(words, "paper-guests")));
            blocks.push(Block::List(self.meeting.guests.clone()));
        }
        blocks
    }
}
