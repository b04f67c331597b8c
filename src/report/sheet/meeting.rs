//! The sheet of a committee's meeting.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::group::add_facts;
use super::rows::{Promise, SheetRow, action_row, decided};
use crate::report::page::{Facts, Page};
use crate::report::table::Tone;
use crate::report::{Report, json};
use crate::wording::Catalogue;
use copil_plan::decisions::{DecisionRegister, RegisteredDecision};
use copil_plan::meeting::NumberedItem;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, AgendaKey, Meeting, MeetingId, Plan};

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
    /// The plan as the meeting closed it, with the functions that people held then and its actions' titles.
    pub then: Option<&'p Plan>,
    /// The items that were added after its members were called.
    pub late: &'p [AgendaKey],
}

impl Report for MeetingSheet<'_> {
    fn json(&self, _catalogue: &Catalogue) -> serde_json::Value {
        let mut value = json::meeting(
            self.plan,
            self.id,
            self.meeting,
            &DecisionRegister::of(self.plan, self.today),
        );
        let late: Vec<&str> = self.late.iter().map(AsRef::as_ref).collect();
        value["late"] = late.into();
        value
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        page.toned(catalogue.meeting(self.plan, self.id), Tone::Strong);
        page.blank();
        self.body(catalogue, page);
    }
}

impl<'p> MeetingSheet<'p> {
    /// All but the title: who was there, the agenda, what was decided.
    pub fn body(&self, catalogue: &Catalogue, page: &mut Page) {
        page.facts(&self.facts(catalogue));
        for (title, rows) in self.parts(catalogue) {
            page.part(&title, &rows);
        }
    }

    /// What is known of it besides its agenda and its decisions.
    pub(in crate::report) fn facts(&self, catalogue: &Catalogue) -> Facts {
        let mut facts = Facts::default();
        let state = catalogue.meeting_state(self.meeting.state);
        facts.add(catalogue.field_heading("state"), state);
        add_facts(&mut facts, catalogue, self.named_by(), self.meeting);
        facts.add(catalogue.field_heading("represented"), self.represented(catalogue));
        self.add_quorum(catalogue, &mut facts);
        self.add_length(catalogue, &mut facts);
        facts
    }

    /// The agenda and the decisions, where there are any, each under its title.
    pub(in crate::report) fn parts(&self, catalogue: &Catalogue) -> Vec<(String, Vec<String>)> {
        let agenda = self.meeting.items().into_iter();
        let agenda: Vec<String> = agenda.map(|item| self.agenda_item(catalogue, &item)).collect();
        let register = DecisionRegister::of(self.plan, self.today);
        let decisions = register.of_meeting(self.id);
        let decisions: Vec<String> = decisions.map(|one| self.decision(catalogue, one)).collect();
        let parts = [("agenda", agenda), ("decisions", decisions)];
        let parts = parts.into_iter().filter(|(_, rows)| !rows.is_empty());
        parts.map(|(key, rows)| (catalogue.field_heading(key), rows)).collect()
    }

    fn decision(&self, catalogue: &Catalogue, one: &RegisteredDecision<'_>) -> String {
        let mut remarks: Vec<String> = one.decision.actions.iter().map(ToString::to_string).collect();
        remarks.extend(one.decision.confidential.then(|| fl!(catalogue, "field-confidential")));
        let promise = Promise {
            name: one.reference.decision.to_string(),
            remark: (!remarks.is_empty()).then(|| remarks.join(", ")),
            ..decided(catalogue, self.named_by(), one, self.today)
        };
        SheetRow::Promised(promise).text(catalogue)
    }

    /// The plan that names people: as the meeting closed it.
    fn named_by(&self) -> &'p Plan {
        self.then.unwrap_or(self.plan)
    }

    /// How many members there are, where the committee asks for a number of them.
    fn add_quorum(&self, catalogue: &Catalogue, facts: &mut Facts) {
        let quorum = self.named_by().quorum(self.meeting);
        if let Some(needed) = quorum.needed.filter(|_| self.meeting.state.is_begun()) {
            let text = fl!(catalogue, "meeting-quorum", counted = quorum.counted, needed = needed);
            let tone = if quorum.is_reached() {
                Tone::Plain
            } else {
                Tone::Warning
            };
            facts.toned(catalogue.field_heading("quorum"), text, tone);
        }
    }

    /// How long its items are to take, and how long it lasts.
    fn add_length(&self, catalogue: &Catalogue, facts: &mut Facts) {
        let planned = self.meeting.planned_minutes();
        let minutes = |minutes: i64| fl!(catalogue, "sheet-minutes", minutes = minutes);
        if planned == 0 {
            return;
        }
        let (text, tone) = match self.meeting.length() {
            Some(length) => {
                let text = fl!(
                    catalogue,
                    "meeting-length",
                    planned = minutes(planned),
                    length = minutes(length)
                );
                (text, if planned > length { Tone::Bad } else { Tone::Plain })
            }
            None => (minutes(planned), Tone::Plain),
        };
        facts.toned(catalogue.field_heading("minutes"), text, tone);
    }

    /// Who was stood in for, and by whom.
    fn represented(&self, catalogue: &Catalogue) -> String {
        let name = |person| sanitize(self.named_by().person_name(person));
        let pairs = self.meeting.represented.iter();
        let pairs = pairs.map(|(person, by)| fl!(catalogue, "sheet-represented", person = name(person), by = name(by)));
        pairs.collect::<Vec<_>>().join(", ")
    }

    /// An action of the agenda. One that has another title by now, or is in the plan no more, is as the meeting knew it.
    fn action(&self, catalogue: &Catalogue, id: &ActionId) -> String {
        let title = |plan: &'p Plan| plan.actions.get(id).map(|action| &action.title);
        let now = title(self.plan);
        let then = self.then.filter(|then| title(then).is_some() && title(then) != now);
        let day = then.map_or(self.today, |_| self.meeting.date);
        let told = action_row(catalogue, then.unwrap_or(self.plan), id, day).text(catalogue);
        match (then, now) {
            (Some(_), None) => format!("{told} · {}", fl!(catalogue, "sheet-no-such-action")),
            _ => told,
        }
    }

    /// An item: its number, what it is about, how long it is to take, who presents it, and what came of it.
    fn agenda_item(&self, catalogue: &Catalogue, numbered: &NumberedItem<'_>) -> String {
        let item = numbered.item;
        let action = item.action.as_ref().map(|id| self.action(catalogue, id));
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
            .map(|person| sanitize(self.named_by().person_name(person)));
        let late = self.late.contains(numbered.key).then(|| fl!(catalogue, "agenda-late"));
        let outcome = item.outcome.map(|outcome| catalogue.outcome(outcome));
        let mut said = vec![format!("{}. {what}", numbered.number)];
        said.extend([late, minutes, presenter, outcome].into_iter().flatten());
        said.join(" · ")
    }
}
