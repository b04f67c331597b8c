//! The sheet of a committee's meeting.

use chrono::NaiveDate;

use super::group::named_facts;
use super::rows::{Promise, Row, action_row, decided};
use crate::report::page::Page;
use crate::report::table::Tone;
use crate::report::{Report, json};
use crate::wording::Catalogue;
use copil_plan::sanitize::sanitize;
use copil_plan::{AgendaItem, DecisionRef, Meeting, MeetingId, Plan};

/// The sheet of a meeting on a day.
#[derive(Clone, Copy, Debug)]
pub struct MeetingSheet<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The meeting.
    pub id: &'p MeetingId,
    /// What it holds.
    pub meeting: &'p Meeting,
    /// The day.
    pub today: NaiveDate,
}

impl Report for MeetingSheet<'_> {
    fn json(&self, _catalogue: &Catalogue) -> serde_json::Value {
        json::meeting(self.id, self.meeting)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        page.toned(catalogue.meeting(self.plan, self.id), Tone::Strong);
        page.line("");
        let state = catalogue.meeting_state(self.meeting.state).into();
        let mut facts = vec![(catalogue.field_heading("state"), state)];
        facts.extend(named_facts(catalogue, self.plan, self.meeting));
        page.facts(&facts);
        let agenda = self.meeting.agenda.iter();
        page.list(
            catalogue.field_heading("agenda"),
            agenda.map(|item| self.agenda_item(catalogue, item)),
        );
        let decisions = self.meeting.decisions.iter().map(|(number, decision)| {
            let reference = DecisionRef {
                meeting: self.id.clone(),
                decision: number.clone(),
            };
            let ids: Vec<&str> = decision.actions.iter().map(AsRef::as_ref).collect();
            let promise = Promise {
                name: number.to_string(),
                remark: (!ids.is_empty()).then(|| ids.join(", ")),
                ..decided(self.plan, reference, decision, self.today)
            };
            Row::Promised(promise).text(catalogue)
        });
        page.list(catalogue.field_heading("decisions"), decisions);
    }
}

impl MeetingSheet<'_> {
    fn agenda_item(&self, catalogue: &Catalogue, item: &AgendaItem) -> String {
        let action = item.action.as_ref();
        let action = action.map(|id| action_row(catalogue, self.plan, id, self.today).text(catalogue));
        let title = || item.title.as_deref().map(sanitize);
        let what = action.or_else(title).unwrap_or_default();
        let minutes = item.minutes.map(|minutes| format!(" · {minutes} min"));
        format!("{what}{}", minutes.unwrap_or_default())
    }
}
