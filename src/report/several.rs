//! What is read of several plans at once: what is told alike of each, and lists in which all are mixed.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::actions::{ActionList, columns};
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use super::{Report, attention};
use crate::wording::Catalogue;
use copil_plan::Plan;
use copil_plan::attention::Attention;
use copil_plan::query::Order;
use copil_plan::sanitize::sanitize;

/// A report of each of several plans, one below the other.
pub struct ReportOfEach<'p> {
    /// The reports, each with what the portfolio calls the plan, and the plan.
    pub reports: Vec<(&'p str, &'p Plan, Box<dyn Report + 'p>)>,
}

impl Report for ReportOfEach<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let reports = self.reports.iter();
        let plans: Vec<Json> = reports
            .map(|(name, _, report)| named(report.json(catalogue), name))
            .collect();
        json!({ "plans": plans })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for (n, (name, plan, report)) in self.reports.iter().enumerate() {
            if n > 0 {
                page.blank();
            }
            let title = format!("{} · {}", sanitize(name), sanitize(&plan.config.title));
            page.toned(title, Tone::Strong);
            report.text(catalogue, page);
        }
    }
}

/// A report for programs, with what the portfolio calls its plan.
pub fn named(mut report: Json, name: &str) -> Json {
    report["name"] = json!(name);
    report
}

/// Actions of several plans in one table.
pub struct ActionsOfSeveral<'p> {
    /// Those of each plan, with what the portfolio calls it.
    pub lists: Vec<(&'p str, ActionList<'p>)>,
    /// The order in which all are told, and whether it is turned round; `None` for plan by plan.
    pub order: Option<(Order, bool)>,
}

impl ActionsOfSeveral<'_> {
    /// The rows of the table, each with the name of its plan.
    fn rows(&self, catalogue: &Catalogue, columns: Option<usize>) -> Vec<Vec<Cell>> {
        let (mut found, mut rest) = (Vec::new(), Vec::new());
        for (name, list) in &self.lists {
            let mut rows = list.rows(catalogue, columns);
            for row in &mut rows {
                row.insert(0, Cell::new(sanitize(name), Tone::Faint));
            }
            let unreadable = rows.split_off(list.actions.len());
            let actions = list.actions.iter().zip(rows);
            found.extend(actions.map(|((id, placed), row)| (list.plan, *id, *placed, row)));
            rest.push((found.len(), unreadable));
        }
        let Some((order, is_reversed)) = self.order else {
            let mut rows: Vec<_> = found.into_iter().map(|(.., row)| row).collect();
            // Those of each plan stand below its actions.
            for (at, unreadable) in rest.into_iter().rev() {
                rows.splice(at..at, unreadable);
            }
            return rows;
        };
        order.sort_across(&mut found, |(plan, id, placed, _)| (*plan, *id, *placed));
        if is_reversed {
            found.reverse();
        }
        // Of a file that cannot be read nobody knows where it belongs.
        let unreadable = rest.into_iter().flat_map(|(_, unreadable)| unreadable);
        found.into_iter().map(|(.., row)| row).chain(unreadable).collect()
    }
}

impl Report for ActionsOfSeveral<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let lists = self.lists.iter();
        let plans: Vec<Json> = lists.map(|(name, list)| named(list.json(catalogue), name)).collect();
        json!({ "plans": plans })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let plan = (fl!(catalogue, "cli-column-plan"), Fit::Keep);
        let mut table = Table::new(std::iter::once(plan).chain(columns(catalogue)));
        for row in self.rows(catalogue, page.columns()) {
            table.push(row);
        }
        let sum =
            |count: &dyn Fn(&ActionList<'_>) -> usize| self.lists.iter().map(|(_, list)| count(list)).sum::<usize>();
        let found = sum(&|list| list.actions.len());
        if found > 0 || sum(&|list| list.unreadable.len()) > 0 {
            page.table(&table);
        }
        if page.columns().is_none() {
            return;
        }
        let summary = fl!(
            catalogue,
            "cli-list-summary",
            count = found,
            late = sum(&|list| list.late()),
            all = sum(&|list| list.plan.actions.len())
        );
        page.toned(summary, Tone::Faint);
    }
}

/// What deserves attention in several plans, the most pressing first.
pub struct AttentionInSeveral<'p> {
    /// The plans, each with what the portfolio calls it, and its day.
    pub plans: Vec<(&'p str, &'p Plan, chrono::NaiveDate)>,
    /// Whether each action is told on one line.
    pub oneline: bool,
    /// The actions, each with the place of its plan.
    pub ranked: Vec<(usize, Attention)>,
}

impl Report for AttentionInSeveral<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let ranked = self.ranked.iter().map(|(at, attention)| {
            let (name, plan, day) = self.plans[*at];
            named(attention::value(plan, attention, day), name)
        });
        json!({ "attention": ranked.collect::<Vec<_>>() })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for (n, (at, attention)) in self.ranked.iter().enumerate() {
            let (name, plan, _) = self.plans[*at];
            if !self.oneline && n > 0 {
                page.blank();
            }
            let name = format!("{}/", sanitize(name));
            attention::tell(catalogue, plan, attention, &name, self.oneline, page);
        }
    }
}

/// Puts what deserves attention in several plans in one order: the most points first, then as the plans are listed.
pub fn rank(ranked: &mut [(usize, Attention)]) {
    ranked.sort_by_key(|(at, attention)| (std::cmp::Reverse(attention.points), *at));
}
