//! How far the dates of a plan drifted: how often each was pushed back, by how much, and the first promise against now.

use std::cmp::Reverse;

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::Report;
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use crate::wording::Catalogue;
use crate::wording::promise::{drifted, drifted_together, last_drifted};
use copil_plan::action_history::drift::{ActionDrift, Drift, DriftTotal, PlanDrift};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, GroupedAction, Plan, Subject};

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

    /// What is told of each group with a date that was pushed back.
    pub fn groups(&self, catalogue: &Catalogue) -> Vec<DriftLine> {
        let pushed = self.drift.groups.iter().filter(|(_, total)| total.pushes > 0);
        let line = |(id, total): (&GroupId, &DriftTotal)| DriftLine {
            subject: Some(Subject::Group(id.clone())),
            name: id.to_string(),
            title: self
                .plan
                .groups
                .get(id)
                .map_or_else(String::new, |group| sanitize(&group.title)),
            told: drifted_together(catalogue, total),
            last: last_drifted(catalogue, total),
        };
        pushed.map(line).collect()
    }

    /// What is told of each action with a date that was pushed back, the farthest first, and below it of its milestones.
    pub fn actions(&self, catalogue: &Catalogue) -> Vec<DriftLine> {
        let told = |drift: &Drift| drifted(catalogue, drift).unwrap_or_default();
        let mut lines = Vec::new();
        for (id, placed, drift) in self.pushed() {
            lines.push(DriftLine {
                subject: Some(Subject::Action(id.clone())),
                name: id.to_string(),
                title: sanitize(&placed.title),
                told: told(&drift.due),
                last: None,
            });
            for (id, drift) in drift.milestones.iter().filter(|(_, drift)| drift.pushes > 0) {
                let milestone = placed.milestones.get(id.as_str());
                let title = milestone.map_or("", |milestone| milestone.title.as_str());
                lines.push(DriftLine {
                    subject: None,
                    name: String::new(),
                    title: fl!(catalogue, "drift-milestone", title = sanitize(title)),
                    told: told(drift),
                    last: None,
                });
            }
        }
        lines
    }

    /// How far the end of the plan drifted, and all of its dates together.
    pub fn together(&self, catalogue: &Catalogue) -> Vec<String> {
        let end = drifted(catalogue, &self.drift.end);
        let end = end.map(|end| fl!(catalogue, "drift-end", moved = end));
        end.into_iter()
            .chain([drifted_together(catalogue, &self.drift.total)])
            .collect()
    }
}

/// What is told of one thing that drifted: a group, an action, or below it one of its milestones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriftLine {
    /// The thing; `None` for a milestone.
    pub subject: Option<Subject>,
    /// Its id.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// How far it drifted; blank for an action of which only milestones did.
    pub told: String,
    /// Of a group, when its last action was to be done, and is to be now.
    pub last: Option<String>,
}

fn table(lines: Vec<DriftLine>, catalogue: &Catalogue, told: String) -> Table {
    let mut table = Table::new([
        (fl!(catalogue, "cli-column-id"), Fit::Keep),
        (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
        (told, Fit::Keep),
    ]);
    for line in lines {
        let tone = if line.subject.is_some() {
            Tone::Plain
        } else {
            Tone::Faint
        };
        table.push(vec![
            Cell::new(line.name, Tone::Strong),
            Cell::new(line.title, tone),
            Cell::new(line.told, tone),
        ]);
    }
    table
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
        for line in self.together(catalogue) {
            page.line(line);
        }
        if self.drift.total.pushes > 0 {
            let told = fl!(catalogue, "drift-column-pushed");
            page.blank();
            page.table(&table(self.groups(catalogue), catalogue, told));
            let told = fl!(catalogue, "drift-column-promise");
            page.blank();
            page.table(&table(self.actions(catalogue), catalogue, told));
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

/// Dates together, for programs.
pub(super) fn total_json(total: &DriftTotal) -> Map<String, Json> {
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
