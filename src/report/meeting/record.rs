//! The record of decisions, and the minutes, which say what was said as well.

use i18n_embed_fl::fl;

use super::MeetingReport;
use super::items::{ReportedDecision, ReportedItem};
use crate::report::document::{Block, Document, DocumentColumn, DocumentTable};
use crate::workspace::LogEntry;
use copil_plan::change::Change;
use copil_plan::meeting::{Attendance, MeetingState, Minutes, Outcome};

impl MeetingReport<'_> {
    /// The record of decisions or the minutes.
    pub(super) fn record(&self) -> Document {
        let words = self.words();
        let mut blocks: Vec<Block> = self.state_notice().into_iter().collect();
        if self.decisions.iter().any(|decided| decided.decision.confidential) {
            blocks.push(Block::Notice(fl!(words, "paper-is-confidential")));
        }
        blocks.push(Block::Facts(self.circumstances()));
        blocks.extend(self.presence());
        match self.minutes {
            Minutes::Decisions => {
                blocks.extend(self.items_in_short());
                blocks.extend(self.decisions_in_short());
            }
            Minutes::Full => blocks.extend(self.items_at_length()),
        }
        blocks.extend(self.left_out_notice());
        blocks.extend(self.what_follows());
        blocks.extend(self.corrections());
        self.framed(&self.title(), blocks)
    }

    /// Who was there, and whether that was enough.
    fn presence(&self) -> Vec<Block> {
        let words = self.words();
        if self.meeting.state == MeetingState::Written {
            return Vec::new();
        }
        let group = |wanted: fn(Option<&Attendance>) -> bool| -> Vec<String> {
            let those = self
                .attendees
                .iter()
                .filter(|attendee| wanted(attendee.attendance.as_ref()));
            those
                .map(|attendee| match attendee.attendance {
                    Some(Attendance::RepresentedBy(_)) => self.person_and_attendance(attendee),
                    _ => self.person(attendee.person),
                })
                .collect()
        };
        let groups = [
            (
                fl!(words, "paper-those-present"),
                group(|one| one == Some(&Attendance::Present)),
            ),
            (
                fl!(words, "paper-those-represented"),
                group(|one| matches!(one, Some(Attendance::RepresentedBy(_)))),
            ),
            (
                fl!(words, "paper-those-excused"),
                group(|one| one == Some(&Attendance::Excused)),
            ),
            (
                fl!(words, "paper-those-absent"),
                group(|one| one == Some(&Attendance::Absent)),
            ),
            (fl!(words, "paper-those-unknown"), group(|one| one.is_none())),
            (fl!(words, "paper-guests"), self.meeting.guests.clone()),
        ];
        let mut facts: Vec<_> = groups.into_iter().filter(|(_, people)| !people.is_empty()).collect();
        facts.extend(self.quorum().map(|quorum| (fl!(words, "paper-quorum"), vec![quorum])));
        if facts.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, fl!(words, "paper-presence")), Block::Facts(facts)]
    }

    /// The items and what came of each, a row each.
    fn items_in_short(&self) -> Vec<Block> {
        let words = self.words();
        let caption = fl!(words, "paper-agenda");
        let mut blocks = vec![Block::Heading(2, caption.clone())];
        if self.items.is_empty() {
            blocks.push(Block::Prose(fl!(words, "paper-no-item")));
            return blocks;
        }
        let column = DocumentColumn::text;
        let rows = self.items.iter().map(|item| {
            let presenter = item.numbered.item.presenter.as_ref();
            vec![
                item.numbered.number.clone(),
                self.recorded_subject(item),
                presenter.map(|person| self.name(person)).unwrap_or_default(),
                item.numbered
                    .item
                    .spent
                    .map(|spent| self.minutes_of(spent))
                    .unwrap_or_default(),
                self.outcome(item),
            ]
        });
        let table = DocumentTable {
            caption,
            rows: rows.collect(),
            columns: vec![
                column(fl!(words, "paper-column-number"), 8),
                column(fl!(words, "paper-column-subject"), 40),
                column(fl!(words, "paper-column-presenter"), 22),
                column(fl!(words, "paper-column-length"), 14),
                column(fl!(words, "paper-column-outcome"), 16),
            ],
            ..DocumentTable::default()
        };
        blocks.push(Block::Table(table.without_empty_columns()));
        blocks
    }

    /// What an item is about, what is to be known of it, and what was said where that counts most: in the record of a
    /// former meeting, or for an item that nothing came of.
    fn recorded_subject(&self, item: &ReportedItem<'_>) -> String {
        let of = item.numbered.item;
        let mut lines = vec![self.subject(item)];
        lines.extend(self.recorded_remarks(item));
        if of.approves.is_some() || matches!(of.outcome, Some(Outcome::Postponed | Outcome::Withdrawn)) {
            lines.extend(of.notes.iter().map(|notes| notes.trim().to_owned()));
        }
        lines.join("\n")
    }

    /// What is to be known of an item once it was talked about.
    fn recorded_remarks(&self, item: &ReportedItem<'_>) -> Vec<String> {
        let mut remarks = self.remarks(item);
        let away = item.numbered.item.away.iter();
        let away: Vec<String> = away.map(|person| self.name(person)).collect();
        if !away.is_empty() {
            remarks.push(fl!(self.words(), "paper-away", people = away.join(", ")));
        }
        remarks
    }

    /// The decisions, a row each.
    fn decisions_in_short(&self) -> Vec<Block> {
        let words = self.words();
        let caption = fl!(words, "paper-decisions");
        let mut blocks = vec![Block::Heading(2, caption.clone())];
        if self.decisions.is_empty() {
            blocks.extend(self.nothing_decided());
            return blocks;
        }
        let column = DocumentColumn::text;
        let rows = self.decisions.iter().map(|decided| {
            let decision = decided.decision;
            let mut text = vec![decision.text.trim().to_owned()];
            text.extend(self.about(decided));
            let mut number = vec![decided.reference.to_string()];
            let item = self.items.iter().find(|item| decided.is_on(item.numbered.key));
            number.extend(item.map(|item| fl!(words, "paper-item", number = item.numbered.number.as_str())));
            let owner = decision.owner.as_ref();
            vec![
                number.join("\n"),
                text.join("\n"),
                owner.map(|person| self.name(person)).unwrap_or_default(),
                decision.due.map(|day| words.long_date(day)).unwrap_or_default(),
                self.fate(decided).join("\n"),
            ]
        });
        let table = DocumentTable {
            caption,
            rows: rows.collect(),
            columns: vec![
                column(fl!(words, "paper-column-number"), 15),
                column(fl!(words, "paper-column-decision"), 35),
                column(fl!(words, "paper-column-owner"), 19),
                column(fl!(words, "paper-column-due"), 15),
                column(fl!(words, "paper-column-fate"), 16),
            ],
            ..DocumentTable::default()
        };
        blocks.push(Block::Table(table.without_empty_columns()));
        blocks
    }

    /// The items, each with what was said and decided.
    fn items_at_length(&self) -> Vec<Block> {
        let words = self.words();
        let mut blocks = vec![Block::Heading(2, fl!(words, "paper-agenda"))];
        if self.items.is_empty() {
            blocks.push(Block::Prose(fl!(words, "paper-no-item")));
        }
        for item in &self.items {
            blocks.extend(self.item_at_length(item));
        }
        let is_on_none =
            |decided: &&ReportedDecision<'_>| !self.items.iter().any(|item| decided.is_on(item.numbered.key));
        let others: Vec<_> = self.decisions.iter().filter(is_on_none).collect();
        if self.decisions.is_empty() || !others.is_empty() {
            blocks.push(Block::Heading(2, fl!(words, "paper-decisions")));
        }
        if self.decisions.is_empty() {
            blocks.extend(self.nothing_decided());
        }
        if !others.is_empty() {
            blocks.push(self.decisions_at_length(&others));
        }
        blocks
    }

    fn item_at_length(&self, item: &ReportedItem<'_>) -> Vec<Block> {
        let words = self.words();
        let title = format!("{}. {}", item.numbered.number, self.subject(item));
        let mut blocks = vec![Block::Heading(3, title)];
        let mut facts = Vec::new();
        let mut add = |label: String, said: Vec<String>| {
            if !said.is_empty() {
                facts.push((label, said));
            }
        };
        let of = item.numbered.item;
        add(
            fl!(words, "paper-column-presenter"),
            of.presenter.iter().map(|person| self.name(person)).collect(),
        );
        add(
            fl!(words, "paper-column-length"),
            self.time_taken(item).into_iter().collect(),
        );
        let outcome = Some(self.outcome(item)).filter(|outcome| !outcome.is_empty());
        add(fl!(words, "paper-column-outcome"), outcome.into_iter().collect());
        let remarks = self.recorded_remarks(item);
        add(fl!(words, "paper-remark"), remarks);
        blocks.push(Block::Facts(facts));
        blocks.extend(of.notes.iter().map(|notes| Block::Prose(notes.clone())));
        let decided: Vec<_> = self
            .decisions
            .iter()
            .filter(|decided| decided.is_on(item.numbered.key))
            .collect();
        if !decided.is_empty() {
            blocks.push(self.decisions_at_length(&decided));
        }
        blocks
    }

    /// Decisions with all that is known of each.
    fn decisions_at_length(&self, decisions: &[&ReportedDecision<'_>]) -> Block {
        let words = self.words();
        let facts = decisions.iter().map(|decided| {
            let decision = decided.decision;
            let mut said = vec![decision.text.trim().to_owned()];
            said.extend(self.about(decided));
            let owner = decision.owner.as_ref();
            said.extend(owner.map(|person| fl!(words, "paper-owner", person = self.person(person))));
            said.extend(
                decision
                    .due
                    .map(|day| fl!(words, "paper-due", day = words.long_date(day))),
            );
            said.extend(self.fate(decided));
            let number = decided.reference.to_string();
            (fl!(words, "paper-decision", number = number), said)
        });
        Block::Facts(facts.collect())
    }

    /// What came of an item.
    fn outcome(&self, item: &ReportedItem<'_>) -> String {
        let outcome = item.numbered.item.outcome;
        outcome.map(|outcome| self.words().outcome(outcome)).unwrap_or_default()
    }

    /// How long an item took, and how long it was to take: more than a column holds on one line.
    fn time_taken(&self, item: &ReportedItem<'_>) -> Option<String> {
        let item = item.numbered.item;
        match (item.spent, item.minutes) {
            (Some(spent), Some(planned)) if spent != planned => Some(fl!(
                self.words(),
                "paper-took",
                spent = self.minutes_of(spent),
                planned = self.minutes_of(planned)
            )),
            (Some(spent), _) => Some(self.minutes_of(spent)),
            (None, _) => None,
        }
    }

    /// The actions that a decision is about, the decision that it takes the place of, that it is confidential.
    fn about(&self, decided: &ReportedDecision<'_>) -> Vec<String> {
        let words = self.words();
        let decision = decided.decision;
        let mut about = Vec::new();
        if !decision.actions.is_empty() {
            let actions: Vec<String> = decision.actions.iter().map(|action| self.action(action)).collect();
            about.push(fl!(
                words,
                "paper-actions",
                count = actions.len(),
                actions = actions.join(", ")
            ));
        }
        about.extend(decision.actions.iter().filter_map(|action| self.fate_of_action(action)));
        if let Some(former) = &decision.supersedes {
            about.push(fl!(words, "paper-supersedes", decision = former.to_string()));
        }
        if decision.confidential {
            about.push(fl!(words, "paper-confidential"));
        }
        about
    }

    /// What has become of a decision.
    fn fate(&self, decided: &ReportedDecision<'_>) -> Vec<String> {
        let words = self.words();
        let decision = decided.decision;
        let mut fate = Vec::new();
        if let Some(later) = &decided.superseded_by {
            fate.push(fl!(words, "paper-superseded", decision = later.to_string()));
        }
        if let Some(day) = decision.repealed {
            fate.push(fl!(words, "paper-repealed", day = words.long_date(day)));
        }
        if let Some(day) = decision.done {
            fate.push(fl!(words, "paper-carried-out", day = words.long_date(day)));
        }
        fate
    }

    /// That nothing was decided, unless something was and is left out.
    fn nothing_decided(&self) -> Option<Block> {
        let words = self.words();
        match (self.left_out, self.has_quorum()) {
            (0, Some(false)) => Some(Block::Prose(fl!(words, "paper-without-quorum"))),
            (0, _) => Some(Block::Prose(fl!(words, "paper-nothing-decided"))),
            _ => None,
        }
    }

    fn left_out_notice(&self) -> Option<Block> {
        let words = self.words();
        (self.left_out > 0).then(|| Block::Notice(fl!(words, "paper-left-out", count = self.left_out)))
    }

    /// The next meeting, and how far the approval of this record is.
    fn what_follows(&self) -> Vec<Block> {
        let words = self.words();
        let mut facts = Vec::new();
        if let Some(next) = self.next {
            facts.push((fl!(words, "paper-next-meeting"), vec![self.day_of(next)]));
        }
        let approval = match (self.approval.approved_in, self.approval.due_in) {
            (Some(meeting), _) => fl!(words, "paper-approved", day = self.day_of(meeting)),
            (None, Some(meeting)) => fl!(words, "paper-to-approve", day = self.day_of(meeting)),
            (None, None) => fl!(words, "paper-to-approve-next"),
        };
        facts.push((fl!(words, "paper-approval"), vec![approval]));
        vec![Block::Heading(2, fl!(words, "paper-follow-up")), Block::Facts(facts)]
    }

    /// What later meetings said of this record, and what was changed in it since.
    fn corrections(&self) -> Vec<Block> {
        let words = self.words();
        let remarks = self.approval.remarks.iter();
        let remarks = remarks.map(|(meeting, said)| (self.meeting_named(meeting), vec![said.trim().to_owned()]));
        let amended = self.amendments().iter().filter_map(|entry| self.amendment(entry));
        let facts: Vec<_> = remarks.chain(amended).collect();
        if facts.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, fl!(words, "paper-corrections")), Block::Facts(facts)]
    }

    /// What was changed in a commit, and why; nothing where it only tells of what is left out.
    fn amendment(&self, entry: &LogEntry) -> Option<(String, Vec<String>)> {
        let words = self.words();
        let is_hidden = |change: &&Change| !self.wanted.confidential && !self.plan().publishes(change);
        let mut told: Vec<String> = entry
            .changes
            .iter()
            .filter(|change| !is_hidden(change))
            .map(|change| words.change(self.plan(), change))
            .collect();
        if told.is_empty() {
            return None;
        }
        if !entry.changes.iter().any(|change| is_hidden(&change)) {
            told.extend(entry.said.reason.clone());
        }
        Some((fl!(words, "paper-amended", day = words.long_date(entry.day)), told))
    }
}
