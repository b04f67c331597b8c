//! How far the dates of a plan drifted: how often each was pushed back, by how much, and the first promise against now.

use std::cmp::Reverse;

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::Report;
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use crate::wording::Catalogue;
use crate::wording::promise::{drifted, drifted_together};
use copil_plan::action_history::drift::{ActionDrift, Drift, DriftTotal, PlanDrift};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction, Plan};

/// How far the dates of a plan drifted.
#[derive(Debug)]
pub struct DriftReport<'p> {
    /// The plan at the newer moment.
    pub plan: &'p Plan,
    /// The day of the older moment; `None` for the beginning.
    pub from: Option<NaiveDate>,
    /// The day of the newer one.
    pub to: NaiveDate,
    /// How far they drifted.
    pub drift: PlanDrift,
}

impl DriftReport<'_> {
    /// The actions with a date that was pushed back, the farthest first.
    fn pushed(&self) -> Vec<(&ActionId, &GroupedAction, &ActionDrift)> {
        let pushed = self.drift.actions.iter().filter(|(_, drift)| drift.pushes() > 0);
        let mut pushed: Vec<_> = pushed
            .filter_map(|(id, drift)| Some((id, self.plan.actions.get(id)?, drift)))
            .collect();
        pushed.sort_by_key(|(.., drift)| Reverse((drift.pushed_days(), drift.pushes())));
        pushed
    }

    fn groups(&self, catalogue: &Catalogue) -> Table {
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
            (fl!(catalogue, "drift-column-pushed"), Fit::Keep),
        ]);
        for (id, total) in self.drift.groups.iter().filter(|(_, total)| total.pushes > 0) {
            let title = self
                .plan
                .groups
                .get(id)
                .map_or_else(String::new, |group| sanitize(&group.title));
            table.push(vec![
                Cell::new(id.as_str(), Tone::Strong),
                title.into(),
                drifted_together(catalogue, total).into(),
            ]);
        }
        table
    }

    fn actions(&self, catalogue: &Catalogue) -> Table {
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
            (fl!(catalogue, "drift-column-promise"), Fit::Keep),
        ]);
        for (id, placed, drift) in self.pushed() {
            let told = |drift: &Drift| drifted(catalogue, drift).unwrap_or_default();
            table.push(vec![
                Cell::new(id.as_str(), Tone::Strong),
                sanitize(&placed.title).into(),
                told(&drift.due).into(),
            ]);
            for (id, drift) in drift.milestones.iter().filter(|(_, drift)| drift.pushes > 0) {
                let title = placed
                    .milestones
                    .get(id.as_str())
                    .map_or("", |milestone| milestone.title.as_str());
                table.push(vec![
                    Cell::default(),
                    Cell::new(fl!(catalogue, "drift-milestone", title = sanitize(title)), Tone::Faint),
                    Cell::new(told(drift), Tone::Faint),
                ]);
            }
        }
        table
    }
}

impl Report for DriftReport<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let groups = self.drift.groups.iter().map(|(id, total)| {
            let mut value = total_json(total);
            value.insert("id".to_owned(), json!(id.as_str()));
            Json::from(value)
        });
        let actions = self.drift.actions.iter().map(|(id, drift)| {
            let milestones: Map<String, Json> = drift
                .milestones
                .iter()
                .map(|(id, drift)| (id.to_string(), drift_json(drift)))
                .collect();
            json!({ "id": id.as_str(), "due": drift_json(&drift.due), "milestones": milestones })
        });
        json!({
            "plan": self.plan.id.as_str(),
            "from": self.from,
            "to": self.to,
            "end": drift_json(&self.drift.end),
            "total": total_json(&self.drift.total),
            "groups": groups.collect::<Vec<_>>(),
            "actions": actions.collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let to = catalogue.long_date(self.to);
        let title = match self.from {
            Some(from) => fl!(catalogue, "drift-title", from = catalogue.long_date(from), to = to),
            None => fl!(catalogue, "drift-title-whole", to = to),
        };
        page.toned(title, Tone::Strong);
        if let Some(end) = drifted(catalogue, &self.drift.end) {
            page.line(fl!(catalogue, "drift-end", moved = end));
        }
        page.line(drifted_together(catalogue, &self.drift.total));
        if self.drift.total.pushes > 0 {
            page.blank();
            page.table(&self.groups(catalogue));
            page.blank();
            page.table(&self.actions(catalogue));
        }
    }
}

fn drift_json(drift: &Drift) -> Json {
    json!({
        "first": drift.first,
        "then": drift.then,
        "now": drift.now,
        "late_by": drift.late_by(),
        "pushes": drift.pushes,
        "pushed_days": drift.pushed_days,
    })
}

fn total_json(total: &DriftTotal) -> Map<String, Json> {
    let pairs = [
        ("dates", json!(total.promises)),
        ("pushed", json!(total.pushed)),
        ("pushes", json!(total.pushes)),
        ("pushed_days", json!(total.pushed_days)),
        ("first", json!(total.first)),
        ("now", json!(total.now)),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value)).into_iter().collect()
}
