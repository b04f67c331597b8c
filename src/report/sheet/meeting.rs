//! The sheet of a committee's meeting.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::group::add_facts;
use super::rows::{Promise, SheetRow, action_row, decided};
use crate::report::page::{Facts, Page};
use crate::report::table::Tone;
use crate::report::{Report, json};
use crate::wording::Catalogue;
use copil_plan::id::DecisionId;
use copil_plan::meeting::NumberedItem;
use copil_plan::sanitize::sanitize;
use copil_plan::{Decision, DecisionRef, Meeting, MeetingId, Plan};

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
        page.blank();
        self.body(catalogue, page);
    }
}

impl MeetingSheet<'_> {
    /// All but the title: who was there, the agenda, what was decided.
    pub fn body(&self, catalogue: &Catalogue, page: &mut Page) {
        let mut facts = Facts::default();
        let state = catalogue.meeting_state(self.meeting.state);
        facts.add(catalogue.field_heading("state"), state);
        add_facts(&mut facts, catalogue, self.plan, self.meeting);
        facts.add(catalogue.field_heading("represented"), self.represented(catalogue));
        page.facts(&facts);
        let agenda = self.meeting.items().into_iter();
        let agenda: Vec<String> = agenda.map(|item| self.agenda_item(catalogue, &item)).collect();
        let decisions = self.meeting.decisions.iter();
        let decisions = decisions.map(|(number, decision)| self.decision(catalogue, number, decision));
        let decisions: Vec<String> = decisions.collect();
        for (key, rows) in [("agenda", agenda), ("decisions", decisions)] {
            if !rows.is_empty() {
                page.part(&catalogue.field_heading(key), &rows);
            }
        }
    }

    fn decision(&self, catalogue: &Catalogue, number: &DecisionId, decision: &Decision) -> String {
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
        SheetRow::Promised(promise).text(catalogue)
    }

    /// Who was stood in for, and by whom.
    fn represented(&self, catalogue: &Catalogue) -> String {
        let name = |person| sanitize(self.plan.person_name(person));
        let pairs = self.meeting.represented.iter();
        let pairs = pairs.map(|(person, by)| fl!(catalogue, "sheet-represented", person = name(person), by = name(by)));
        pairs.collect::<Vec<_>>().join(", ")
    }

    /// An item: its number, what it is about, how long it is to take, who presents it, and what came of it.
    fn agenda_item(&self, catalogue: &Catalogue, numbered: &NumberedItem<'_>) -> String {
        let item = numbered.item;
        let action = item.action.as_ref();
        let action = action.map(|id| action_row(catalogue, self.plan, id, self.today).text(catalogue));
        let approved = item.approves.as_ref().map(|meeting| {
            let meeting = catalogue.meeting(self.plan, meeting);
            fl!(catalogue, "agenda-approves", meeting = meeting)
        });
        let title = || item.title.as_deref().map(sanitize);
        let what = action
            .or_else(title)
            .or(approved)
            .unwrap_or_else(|| numbered.key.to_string());
        let minutes = item
            .minutes
            .map(|minutes| fl!(catalogue, "sheet-minutes", minutes = minutes));
        let presenter = item
            .presenter
            .as_ref()
            .map(|person| sanitize(self.plan.person_name(person)));
        let outcome = item.outcome.map(|outcome| catalogue.outcome(outcome));
        let mut said = vec![format!("{}. {what}", numbered.number)];
        said.extend([minutes, presenter, outcome].into_iter().flatten());
        said.join(" · ")
    }
}
