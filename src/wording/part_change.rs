//! What changed in a part of an action, in words: what was measured, handed over, spent, and what the action waits for.

use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::field::{Field, Reading};
use copil_plan::sanitize::sanitize;
use copil_plan::value::Value;
use copil_plan::{Action, ActionId, Measure, Plan};

/// Whether a key of a part is told with its values, not by its name alone.
pub(super) fn is_told(table: &str, key: &str) -> bool {
    matches!(
        (table, key),
        ("indicators", "measures") | ("deliverables", "done") | ("budgets", "spent")
    )
}

impl Catalogue {
    /// What changed in a part of an action, of those that [`is_told`].
    pub(super) fn part_change(
        &self,
        plan: &Plan,
        id: &ActionId,
        (table, part): (&str, &str),
        old: Option<&Value>,
        new: Option<&Value>,
    ) -> String {
        let action = plan.actions.get(id).map(|placed| &placed.action);
        match table {
            "indicators" => self.measures(action, part, old, new),
            "deliverables" => {
                let known = action.and_then(|action| action.deliverables.get(part));
                let deliverable = sanitize(known.map_or(part, |deliverable| &deliverable.title));
                match new {
                    Some(_) => fl!(self, "change-delivered", deliverable = deliverable),
                    None => fl!(self, "change-not-delivered", deliverable = deliverable),
                }
            }
            _ => {
                let amount = |value: Option<&Value>| self.spent(plan, id, part, number(value).unwrap_or_default());
                fl!(
                    self,
                    "change-spent",
                    budget = sanitize(part),
                    old = amount(old),
                    new = amount(new)
                )
            }
        }
    }

    /// A value on a day that was measured, corrected or taken away; more than one at once is told as such.
    fn measures(&self, action: Option<&Action>, part: &str, old: Option<&Value>, new: Option<&Value>) -> String {
        let known = action.and_then(|action| action.indicators.get(part));
        let indicator = sanitize(known.map_or(part, |indicator| &indicator.title));
        let unit = known.and_then(|indicator| indicator.unit.as_deref());
        let said = |measure: &Measure| self.amount(measure.value, unit);
        let (before, after) = (measures_of(old), measures_of(new));
        let gone: Vec<&Measure> = before.iter().filter(|one| !after.contains(one)).collect();
        let come: Vec<&Measure> = after.iter().filter(|one| !before.contains(one)).collect();
        match (gone.as_slice(), come.as_slice()) {
            ([], [new]) => fl!(
                self,
                "change-measure",
                indicator = indicator,
                value = said(new),
                day = self.short_date(new.date)
            ),
            ([old], []) => fl!(
                self,
                "change-measure-gone",
                indicator = indicator,
                day = self.short_date(old.date)
            ),
            ([old], [new]) if old.date == new.date => fl!(
                self,
                "change-measure-corrected",
                indicator = indicator,
                old = said(old),
                new = said(new),
                day = self.short_date(new.date)
            ),
            _ => fl!(self, "change-measures", indicator = indicator),
        }
    }

    /// What an action waits for from now on, and what it waits for no longer.
    pub(super) fn dependencies(&self, old: Option<&Value>, new: Option<&Value>) -> String {
        let (before, after) = (texts_of(old), texts_of(new));
        let only = |these: &[&str], others: &[&str]| {
            let only: Vec<String> = these
                .iter()
                .filter(|id| !others.contains(id))
                .map(|id| sanitize(id))
                .collect();
            only.join(", ")
        };
        let mut said = Vec::new();
        let (come, gone) = (only(&after, &before), only(&before, &after));
        if !come.is_empty() {
            said.push(fl!(self, "change-depends", actions = come));
        }
        if !gone.is_empty() {
            said.push(fl!(self, "change-depends-no-longer", actions = gone));
        }
        if said.is_empty() {
            said.push(fl!(self, "change-field", field = fl!(self, "field-depends_on")));
        }
        said.join(", ")
    }

    /// An amount of a budget, in its unit.
    pub(super) fn spent(&self, plan: &Plan, id: &ActionId, budget: &str, amount: f64) -> String {
        let known = plan.actions.get(id).and_then(|placed| placed.budgets.get(budget));
        self.amount(amount, known.and_then(|budget| budget.unit.as_deref()))
    }

    /// A number in a unit.
    pub fn amount(&self, number: f64, unit: Option<&str>) -> String {
        let unit = unit.map(sanitize).unwrap_or_default();
        let said = format!("{}\u{a0}{unit}", self.number(number));
        said.trim_end().to_owned()
    }
}

fn number(value: Option<&Value>) -> Option<f64> {
    f64::read(value?.clone(), &mut Reading::default())
}

fn measures_of(value: Option<&Value>) -> Vec<Measure> {
    let read = |value: &Value| Vec::read(value.clone(), &mut Reading::default());
    value.and_then(read).unwrap_or_default()
}

fn texts_of(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::List(values)) => values.iter().filter_map(Value::as_text).collect(),
        _ => Vec::new(),
    }
}
