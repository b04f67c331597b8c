//! What all papers of a meeting say alike: the plan, the committee, day, hours and place, who leads, where it comes from.

use i18n_embed_fl::fl;

use super::MeetingReport;
use super::people::Attendee;
use crate::report::document::{Block, Document, Format, Look, Origin};
use crate::wording::Catalogue;
use crate::wording::layout::fit;
use copil_plan::id::PersonId;
use copil_plan::meeting::{Attendance, MeetingPaper, MeetingState, Minutes};
use copil_plan::{ActionId, MeetingId};

/// How wide what stands at the top of each page may be.
const RUNNING_HEAD: usize = 110;

impl MeetingReport<'_> {
    /// A document that says what all papers do, and these blocks below.
    pub(super) fn framed(&self, title: &str, mut blocks: Vec<Block>) -> Document {
        blocks.retain(|block| *block != Block::Facts(Vec::new()));
        if !self.dossier.past.is_whole {
            blocks.push(Block::Notice(fl!(self.words(), "paper-history-cut")));
        }
        let words = self.words();
        let then = &self.then().config;
        let organisations: Vec<&str> = then.organisations.values().map(String::as_str).collect();
        let committee = words.committee(self.then(), &self.meeting.committee);
        let day = words.full_date(self.meeting.date);
        let of_day = fl!(words, "paper-of-day", committee = committee.as_str(), day = day);
        let mut above = vec![then.title.clone()];
        if !organisations.is_empty() {
            above.push(organisations.join(", "));
        }
        let running_head = fl!(words, "paper-running-head", title = title, meeting = of_day.as_str());
        Document {
            language: self.plan().language(),
            above,
            title: title.to_owned(),
            below: vec![of_day],
            running_head: fit(&running_head, RUNNING_HEAD),
            look: Look::Paper,
            blocks,
            origin: self.origin(&words),
        }
    }

    /// What the paper was made of, and the command that makes it again.
    fn origin(&self, words: &Catalogue) -> Origin {
        let source = match self.dossier.commit {
            Some(commit) => fl!(words, "paper-made-from", commit = commit.to_string()),
            None => fl!(words, "paper-made-from-folder"),
        };
        Origin {
            source,
            lead: fl!(words, "paper-made-by"),
            command: self.command(),
            mark: self.mark(),
        }
    }

    /// How the command begins that makes the paper, whatever of it is wanted.
    fn mark(&self) -> String {
        format!("copil report {} {}", self.wanted.paper, self.id)
    }

    /// The command that makes the paper, but for its form.
    pub(super) fn command(&self) -> String {
        let mut command = self.mark();
        if let Some(commit) = self.dossier.commit {
            command += &format!(" --at {commit}");
        }
        if self.wanted.paper == MeetingPaper::Record && self.minutes != self.plan().config.rules().minutes() {
            command += &format!(" --minutes {}", self.minutes);
        }
        if self.wanted.confidential {
            command += " --confidential";
        }
        command
    }

    /// What its file is called where nobody says otherwise.
    pub fn file_name(&self, format: Format) -> String {
        let words = self.words();
        let name = match (self.wanted.paper, self.minutes) {
            (MeetingPaper::Agenda, _) => fl!(words, "paper-file-agenda"),
            (MeetingPaper::Attendance, _) => fl!(words, "paper-file-attendance"),
            (MeetingPaper::Record, Minutes::Decisions) => fl!(words, "paper-file-record"),
            (MeetingPaper::Record, Minutes::Full) => fl!(words, "paper-file-minutes"),
        };
        format!("{}-{name}.{}", self.id, format.word())
    }

    /// What nobody may miss of the meeting's state.
    pub(super) fn state_notice(&self) -> Option<Block> {
        let words = self.words();
        let is_agenda = self.wanted.paper == MeetingPaper::Agenda;
        let text = match self.meeting.state {
            MeetingState::Prepared => fl!(words, "paper-draft-prepared"),
            MeetingState::Open if !is_agenda => fl!(words, "paper-draft-open"),
            MeetingState::Suspended if !is_agenda => fl!(words, "paper-draft-suspended"),
            MeetingState::Cancelled => fl!(words, "paper-cancelled"),
            MeetingState::Postponed => fl!(words, "paper-postponed"),
            MeetingState::Written => fl!(words, "paper-written"),
            _ => return None,
        };
        Some(Block::Notice(text))
    }

    /// Hours, place, chair, secretary.
    pub(super) fn circumstances(&self) -> Vec<(String, Vec<String>)> {
        let words = self.words();
        let meeting = self.meeting;
        let mut facts = Vec::new();
        let mut add = |label: String, text: Option<String>| {
            facts.extend(text.map(|text| (label, vec![text])));
        };
        add(fl!(words, "paper-hours"), self.hours());
        add(fl!(words, "paper-place"), meeting.place.clone());
        add(
            fl!(words, "paper-chair"),
            meeting.chair.as_ref().map(|person| self.person(person)),
        );
        let secretary = meeting.secretary.as_ref();
        let usual = self.committee().and_then(|committee| committee.secretary.as_ref());
        let reachable = |person: &PersonId| match self.address(person) {
            Some(address) if self.wanted.paper == MeetingPaper::Agenda => {
                fl!(
                    words,
                    "paper-person-with-address",
                    person = self.person(person),
                    address = address
                )
            }
            _ => self.person(person),
        };
        add(fl!(words, "paper-secretary"), secretary.or(usual).map(reachable));
        facts
    }

    /// `de 9 h 05 à 11 h 20`.
    fn hours(&self) -> Option<String> {
        let words = self.words();
        match (self.meeting.started, self.meeting.ended) {
            (Some(from), Some(to)) => {
                let (from, to) = (words.time_of_day(from), words.time_of_day(to));
                Some(fl!(words, "paper-from-to", from = from, to = to))
            }
            (Some(from), None) => Some(fl!(words, "paper-from", from = words.time_of_day(from))),
            (None, Some(to)) => Some(fl!(words, "paper-until", to = words.time_of_day(to))),
            (None, None) => None,
        }
    }

    /// A person's function that day and their organisation.
    pub(super) fn person(&self, id: &PersonId) -> String {
        let name = self.name(id);
        match self.organisation(id) {
            Some(organisation) => fl!(self.words(), "paper-person", name = name, organisation = organisation),
            None => name,
        }
    }

    /// A person's function that day; today's for somebody whom the plan did not know then.
    pub(super) fn name(&self, id: &PersonId) -> String {
        let known = |plan: &copil_plan::Plan| plan.config.people.get(id.as_str()).map(|person| person.name.clone());
        let known = known(self.then()).or_else(|| known(self.plan()));
        known.unwrap_or_else(|| id.to_string())
    }

    /// The first address of a person.
    fn address(&self, id: &PersonId) -> Option<&str> {
        self.then().config.people.get(id.as_str())?.addresses().next()
    }

    /// The organisation that a person belonged to.
    pub(super) fn organisation(&self, id: &PersonId) -> Option<&str> {
        let config = &self.then().config;
        let id = config.people.get(id.as_str())?.organisation.as_ref()?;
        Some(
            config
                .organisations
                .get(id.as_str())
                .map_or(id.as_str(), String::as_str),
        )
    }

    /// Whether an attendee was there, in a word or two.
    pub(super) fn attendance_in_words(&self, attendee: &Attendee<'_>) -> String {
        let words = self.words();
        match &attendee.attendance {
            None => String::new(),
            Some(Attendance::Present) => fl!(words, "paper-present"),
            Some(Attendance::RepresentedBy(by)) => fl!(words, "paper-represented", by = self.name(by)),
            Some(Attendance::Excused) => fl!(words, "paper-excused"),
            Some(Attendance::Absent) => fl!(words, "paper-absent"),
        }
    }

    /// An attendee and whether they were there.
    pub(super) fn person_and_attendance(&self, attendee: &Attendee<'_>) -> String {
        let person = self.person(attendee.person);
        let remark = self.attendance_in_words(attendee);
        fl!(self.words(), "paper-person-remark", person = person, remark = remark)
    }

    /// An action, as `RH-04 Expérimenter le télétravail`.
    pub(super) fn action(&self, id: &ActionId) -> String {
        match self.title_of(id) {
            Some(title) => format!("{id} {title}"),
            None => id.to_string(),
        }
    }

    /// Another meeting, as `Comité de pilotage du 15 mars 2018`.
    pub(super) fn meeting_named(&self, id: &MeetingId) -> String {
        self.words().meeting(self.plan(), id)
    }

    /// The day of another meeting, in words.
    pub(super) fn day_of(&self, id: &MeetingId) -> String {
        let day = self.plan().meetings.get(id).map(|meeting| meeting.date);
        day.map_or_else(|| id.to_string(), |day| self.words().full_date(day))
    }

    /// What the paper is called.
    pub(super) fn title(&self) -> String {
        let words = self.words();
        let is_written = self.meeting.state == MeetingState::Written;
        match (self.wanted.paper, self.minutes) {
            (MeetingPaper::Agenda, _) => match self.meeting.state {
                MeetingState::Prepared => fl!(words, "paper-title-draft-agenda"),
                MeetingState::Convened => fl!(words, "paper-title-convocation"),
                _ => fl!(words, "paper-title-agenda"),
            },
            (MeetingPaper::Attendance, _) => fl!(words, "paper-title-attendance"),
            (MeetingPaper::Record, _) if is_written => fl!(words, "paper-title-written"),
            (MeetingPaper::Record, Minutes::Decisions) => fl!(words, "paper-title-record"),
            (MeetingPaper::Record, Minutes::Full) => fl!(words, "paper-title-minutes"),
        }
    }
}
