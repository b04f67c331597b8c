//! The sheet of a working group.

use chrono::NaiveDate;

use crate::report::actions::ActionList;
use crate::report::page::{Facts, Page};
use crate::report::table::Tone;
use crate::report::{Report, json};
use crate::wording::Catalogue;
use copil_plan::field::Record;
use copil_plan::query::Order;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::SheetPlace;
use copil_plan::{Group, GroupId, Plan, progress};

/// The sheet of a working group on a day.
#[derive(Clone, Copy, Debug)]
pub struct GroupSheet<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The group.
    pub id: &'p GroupId,
    /// What it holds.
    pub group: &'p Group,
    /// The day.
    pub today: NaiveDate,
}

impl Report for GroupSheet<'_> {
    fn json(&self, _catalogue: &Catalogue) -> serde_json::Value {
        json::group(self.plan, self.id, self.group)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        page.toned(format!("{}  {}", self.id, sanitize(&self.group.title)), Tone::Strong);
        page.blank();
        let mut actions: Vec<_> = self.plan.actions_of(self.id).collect();
        Order::Id.sort(self.plan, &mut actions);
        let mean = progress::mean(self.plan, actions.iter().copied());
        let mean = mean.map(|mean| catalogue.percent(mean)).unwrap_or_default();
        let mut facts = Facts::default();
        add_facts(&mut facts, catalogue, self.plan, self.group);
        facts.add(catalogue.field_heading("progress"), mean);
        page.facts(&facts);
        if let Some(text) = &self.group.description {
            page.paragraph(text);
        }
        page.blank();
        let list = ActionList {
            plan: self.plan,
            today: self.today,
            actions,
            unreadable: Vec::new(),
        };
        list.table(catalogue, page);
    }
}

/// Adds the facts of a record, each under the name of its field.
pub(in crate::report) fn add_facts<R: Record>(facts: &mut Facts, catalogue: &Catalogue, plan: &Plan, record: &R) {
    for field in R::FIELDS.iter().filter(|field| field.place == SheetPlace::Fact) {
        if let Some(value) = record.field(field.key) {
            let text = catalogue.field_value(plan, field.shape, &value);
            facts.add(catalogue.field_heading(field.key), text);
        }
    }
}
