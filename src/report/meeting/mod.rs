//! The papers of a meeting: convocation and agenda, record of decisions or minutes, attendance sheet.
//!
//! What each says is worked out here once, then written as a [`Document`], which has a form for every reader. They are in
//! the language of the plan, as the record is: whoever makes them, the same come out.

mod agenda;
mod approval;
mod attendance;
mod head;
mod items;
mod json;
mod people;
mod quorum;
mod record;

use std::collections::BTreeSet;

use super::Report;
use super::document::Document;
use super::page::Page;
use crate::wording::Catalogue;
use crate::workspace::{Error, LogEntry, MeetingDossier};
use approval::Approval;
use copil_plan::id::{ActionId, AgendaKey};
use copil_plan::meeting::{MeetingPaper, Minutes};
use copil_plan::{Committee, Meeting, MeetingId, Plan};
use items::{ReportedDecision, ReportedItem};
use people::Attendee;

/// Which paper of a meeting is wanted, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperWanted {
    /// The paper.
    pub paper: MeetingPaper,
    /// How much a record says; as the plan has it where nothing is said.
    pub minutes: Option<Minutes>,
    /// Whether confidential decisions are in it.
    pub confidential: bool,
}

/// A paper of a meeting.
#[derive(Debug)]
pub struct MeetingReport<'d> {
    wanted: PaperWanted,
    minutes: Minutes,
    dossier: &'d MeetingDossier,
    id: &'d MeetingId,
    meeting: &'d Meeting,
    attendees: Vec<Attendee<'d>>,
    items: Vec<ReportedItem<'d>>,
    decisions: Vec<ReportedDecision<'d>>,
    /// How many confidential decisions are left out.
    left_out: usize,
    approval: Approval<'d>,
    next: Option<&'d MeetingId>,
}

impl<'d> MeetingReport<'d> {
    /// A paper of a meeting, unless a meeting in its state has none.
    pub fn of(dossier: &'d MeetingDossier, id: &'d MeetingId, wanted: PaperWanted) -> Result<Self, Error> {
        let plan = &dossier.recorded.plan;
        let no_meeting = || Error::MeetingNotRecorded { meeting: id.clone() };
        let meeting = plan.meetings.get(id).ok_or_else(no_meeting)?;
        if !wanted.paper.is_of(meeting.state) {
            return Err(Error::NoPaper {
                paper: wanted.paper,
                meeting: id.clone(),
                state: meeting.state,
            });
        }
        let decisions = items::decisions(plan, id, meeting);
        let total = decisions.len();
        let decisions: Vec<_> = decisions
            .into_iter()
            .filter(|decided| wanted.confidential || !decided.decision.confidential)
            .collect();
        let mut report = Self {
            minutes: wanted.minutes.unwrap_or_else(|| plan.config.rules().minutes()),
            wanted,
            dossier,
            id,
            meeting,
            attendees: Vec::new(),
            items: Vec::new(),
            left_out: total - decisions.len(),
            decisions,
            approval: Approval::of(plan, id, meeting),
            next: approval::next_meeting(plan, meeting),
        };
        report.attendees = people::attendees(report.then(), meeting);
        report.items = items::items(report.dossier, meeting);
        Ok(report)
    }

    /// The plan that the meeting had before it: people, committees and actions as they were called that day.
    fn then(&self) -> &'d Plan {
        self.dossier.then.as_ref().map_or(self.plan(), |then| &then.plan)
    }

    /// The plan.
    fn plan(&self) -> &'d Plan {
        &self.dossier.recorded.plan
    }

    /// The committee that met.
    fn committee(&self) -> Option<&'d Committee> {
        self.then().config.committees.get(self.meeting.committee.as_str())
    }

    /// What was changed after the meeting was closed.
    fn amendments(&self) -> &'d [LogEntry] {
        &self.dossier.past.amendments
    }

    /// The items that were added after the meeting was convened.
    fn late(&self) -> &'d BTreeSet<AgendaKey> {
        &self.dossier.past.late
    }

    /// The title of an action as it was that day; else as it is; nothing for one that nobody knows.
    fn title_of(&self, id: &ActionId) -> Option<&'d str> {
        let of = |plan: &'d Plan| plan.actions.get(id).map(|placed| placed.title.as_str());
        of(self.then()).or_else(|| of(self.plan()))
    }

    /// The language that the paper is written in, and its words.
    fn words(&self) -> Catalogue {
        Catalogue::new(self.plan().language())
    }

    /// The paper.
    pub fn document(&self) -> Document {
        match self.wanted.paper {
            MeetingPaper::Agenda => self.agenda(),
            MeetingPaper::Record => self.record(),
            MeetingPaper::Attendance => self.attendance(),
        }
    }
}

impl Report for MeetingReport<'_> {
    fn json(&self, _: &Catalogue) -> serde_json::Value {
        self.value()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}
