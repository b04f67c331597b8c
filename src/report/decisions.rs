//! The register of decisions, and one of them at length.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::{Facts, Page};
use super::sheet::action_row;
use super::table::{Cell, Fit, Table, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::signs::decision_sign;
use copil_plan::Plan;
use copil_plan::decisions::{DecisionState, RegisteredDecision};
use copil_plan::sanitize::sanitize;

/// Decisions of a plan, as they stand on a day.
#[derive(Debug)]
pub struct DecisionList<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// The decisions.
    pub decisions: Vec<RegisteredDecision<'p>>,
}

impl Report for DecisionList<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let decisions: Vec<Json> = self.decisions.iter().map(json::decision).collect();
        json!({ "plan": self.plan.id.as_str(), "today": self.today, "decisions": decisions })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.decisions.is_empty() {
            page.line(fl!(catalogue, "decisions-none"));
            return;
        }
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (String::new(), Fit::Keep),
            (fl!(catalogue, "decision-column"), Fit::Shrink(0)),
            (catalogue.field_heading("owner"), Fit::Shrink(1)),
            (catalogue.field_heading("due"), Fit::Drop(2)),
            (fl!(catalogue, "decision-column-state"), Fit::Keep),
            (catalogue.field_heading("actions"), Fit::Drop(3)),
        ]);
        for one in &self.decisions {
            table.push(row(catalogue, self.plan, one));
        }
        page.table(&table);
    }
}

pub(super) fn row(catalogue: &Catalogue, plan: &Plan, one: &RegisteredDecision<'_>) -> Vec<Cell> {
    let decision = one.decision;
    let tone = tone_of_decision(one.state);
    let day = |day| catalogue.short_date(day);
    let actions: Vec<&str> = decision.actions.iter().map(AsRef::as_ref).collect();
    vec![
        Cell::new(one.reference.to_string(), Tone::Strong),
        Cell::new(decision_sign(one.state), tone),
        catalogue.decision_text(decision).into(),
        catalogue.decision_owner(plan, decision).into(),
        decision.due.map(day).unwrap_or_default().into(),
        Cell::new(catalogue.decision_standing(one), tone),
        actions.join(", ").into(),
    ]
}

/// How a decision that stands so is shown.
pub fn tone_of_decision(state: DecisionState) -> Tone {
    match state {
        DecisionState::Late => Tone::Bad,
        DecisionState::Open => Tone::Plain,
        DecisionState::Done => Tone::Good,
        DecisionState::Superseded | DecisionState::Repealed => Tone::Faint,
    }
}

/// All there is to know of a decision.
#[derive(Debug)]
pub struct DecisionSheet<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// The decision.
    pub decision: RegisteredDecision<'p>,
}

impl Report for DecisionSheet<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        json::decision(&self.decision)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let title = fl!(catalogue, "cli-decision", id = self.decision.reference.to_string());
        page.toned(title, Tone::Strong);
        self.body(catalogue, page);
    }
}

impl DecisionSheet<'_> {
    /// All but the title: what was decided, how it stands, what it is about.
    pub fn body(&self, catalogue: &Catalogue, page: &mut Page) {
        page.hanging("", 0, &sanitize(&self.decision.decision.text), Tone::Plain);
        page.blank();
        page.facts(&self.facts(catalogue));
        let actions = self.decision.decision.actions.iter();
        let actions = actions.map(|id| action_row(catalogue, self.plan, id, self.today).text(catalogue));
        let actions: Vec<String> = actions.collect();
        if !actions.is_empty() {
            page.part(&catalogue.field_heading("actions"), &actions);
        }
    }

    /// What is known of it besides its text and its actions.
    fn facts(&self, catalogue: &Catalogue) -> Facts {
        let (one, decision) = (&self.decision, self.decision.decision);
        let mut facts = Facts::default();
        let sign = decision_sign(one.state);
        let standing = format!("{sign} {}", catalogue.decision_standing(one));
        facts.toned(catalogue.field_heading("state"), standing, tone_of_decision(one.state));
        let meeting = catalogue.meeting(self.plan, &one.reference.meeting);
        facts.add(fl!(catalogue, "thing-meeting"), meeting);
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                facts.add(catalogue.field_heading(key), value);
            }
        };
        let day = |day: NaiveDate| catalogue.long_date(day);
        add("owner", Some(catalogue.decision_owner(self.plan, decision)));
        add("due", decision.due.map(day));
        add("done", decision.done.map(day));
        add("supersedes", decision.supersedes.as_ref().map(ToString::to_string));
        add("repealed", decision.repealed.map(day));
        if decision.confidential {
            let note = fl!(catalogue, "decision-confidential");
            facts.add(catalogue.field_heading("confidential"), note);
        }
        facts
    }
}
