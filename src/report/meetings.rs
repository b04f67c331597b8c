//! The meetings of a plan's committees, those to come first.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json as value};

use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use copil_plan::decisions::DecisionRegister;
use copil_plan::id::CommitteeId;
use copil_plan::{ActionId, Meeting, MeetingId, MeetingState, Plan};

/// The meetings of a plan on a day.
#[derive(Clone, Debug)]
pub struct MeetingList<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// The committee whose meetings are asked for; `None` for all.
    pub committee: Option<CommitteeId>,
    /// The actions of which one is on the agenda or decided on; `None` for whatever meetings are about.
    pub about: Option<BTreeSet<ActionId>>,
}

impl<'p> MeetingList<'p> {
    /// Whether no meeting is asked for that there is.
    pub fn is_empty(&self) -> bool {
        self.meetings().is_empty()
    }

    /// Those to come, the next first; then those that are over, the last first.
    fn meetings(&self) -> Vec<(&'p MeetingId, &'p Meeting)> {
        let is_asked = |meeting: &Meeting| self.committee.as_ref().is_none_or(|asked| meeting.committee == *asked);
        let asked = self
            .plan
            .meetings
            .iter()
            .filter(|(_, meeting)| is_asked(meeting) && meeting.is_about(self.about.as_ref()));
        let (mut ahead, mut over): (Vec<_>, Vec<_>) = asked.partition(|(_, meeting)| !meeting.state.is_over());
        ahead.sort_by_key(|(id, meeting)| (meeting.date, *id));
        over.sort_by_key(|(id, meeting)| std::cmp::Reverse((meeting.date, *id)));
        ahead.extend(over);
        ahead
    }

    fn row(&self, catalogue: &Catalogue, id: &MeetingId, meeting: &Meeting) -> Vec<Cell> {
        let tone = match meeting.state {
            MeetingState::Open | MeetingState::Suspended => Tone::Strong,
            MeetingState::Prepared | MeetingState::Convened if meeting.date < self.today => Tone::Warning,
            MeetingState::Prepared | MeetingState::Convened => Tone::Plain,
            MeetingState::Closed | MeetingState::Written => Tone::Good,
            MeetingState::Cancelled | MeetingState::Postponed => Tone::Faint,
        };
        let approved = meeting.is_closed() && self.plan.is_record_approved(id);
        let state = match approved {
            true => fl!(catalogue, "meeting-approved"),
            false => catalogue.meeting_state(meeting.state),
        };
        vec![
            Cell::new(id.to_string(), Tone::Strong),
            catalogue.committee(self.plan, &meeting.committee).into(),
            catalogue.short_date(meeting.date).into(),
            Cell::new(state, tone),
            fl!(catalogue, "agenda-points", count = meeting.agenda.len()).into(),
            match meeting.decisions.len() {
                0 => Cell::default(),
                count => fl!(catalogue, "meeting-decisions", count = count).into(),
            },
        ]
    }
}

impl Report for MeetingList<'_> {
    fn json(&self, _catalogue: &Catalogue) -> Json {
        let register = DecisionRegister::of(self.plan, self.today);
        let meetings = self.meetings().into_iter();
        let meetings: Vec<Json> = meetings
            .map(|(id, meeting)| json::meeting(self.plan, id, meeting, &register))
            .collect();
        value!({
            "plan": self.plan.id.as_str(),
            "today": self.today,
            "meetings": meetings,
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let meetings = self.meetings();
        if meetings.is_empty() {
            page.line(fl!(catalogue, "meetings-none"));
            return;
        }
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (catalogue.field_heading("committee"), Fit::Shrink(0)),
            (catalogue.field_heading("date"), Fit::Keep),
            (catalogue.field_heading("state"), Fit::Keep),
            (catalogue.field_heading("agenda"), Fit::Drop(0)),
            (catalogue.field_heading("decisions"), Fit::Drop(1)),
        ]);
        for (id, meeting) in meetings {
            table.push(self.row(catalogue, id, meeting));
        }
        page.table(&table);
    }
}
