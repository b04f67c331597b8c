//! The sheet of a working group.

use crate::report::page::Page;
use crate::report::table::{Cell, Tone};
use crate::report::{Report, json};
use crate::wording::Catalogue;
use copil_plan::field::Record;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::{FieldSpec, SheetPlace};
use copil_plan::{Group, GroupId, Plan, progress};

/// The sheet of a working group.
#[derive(Clone, Copy, Debug)]
pub struct GroupSheet<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The group.
    pub id: &'p GroupId,
    /// What it holds.
    pub group: &'p Group,
}

impl Report for GroupSheet<'_> {
    fn json(&self, _catalogue: &Catalogue) -> serde_json::Value {
        json::group(self.plan, self.id, self.group)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        page.toned(format!("{}  {}", self.id, sanitize(&self.group.title)), Tone::Strong);
        page.line("");
        let mut facts = named_facts(catalogue, self.plan, self.group);
        let actions = self.plan.actions_of(self.id).map(|(_, placed)| &placed.action);
        let mean = progress::mean(self.plan, actions).map(|mean| catalogue.percent(mean).into());
        facts.extend(mean.map(|mean| (catalogue.field_heading("progress"), mean)));
        page.facts(&facts);
        if let Some(text) = &self.group.description {
            page.text(text);
        }
    }
}

/// The facts of a record, each under the name of its field.
pub(super) fn named_facts<R: Record>(catalogue: &Catalogue, plan: &Plan, record: &R) -> Vec<(String, Cell)> {
    let facts = R::FIELDS.iter().filter(|field| field.place == SheetPlace::Fact);
    let fact = |field: &FieldSpec| {
        let value = catalogue.field_value(plan, field.shape, &record.field(field.key)?);
        Some((catalogue.field_heading(field.key), value.into()))
    };
    facts.filter_map(fact).collect()
}
