//! What a plan costs: planned and spent, by funder, working group and axis. What is counted in different units is never
//! added up.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::Report;
use super::document::{Block, Document, DocumentColumn, DocumentTable, Figure, Look};
use super::edition::Edition;
use super::page::Page;
use crate::wording::Catalogue;
use crate::wording::amount::unit_in_words;
use copil_plan::action::Budget;
use copil_plan::{GroupBy, GroupKey, GroupedAction, Plan};

/// The budgets of a report.
pub struct Budgets<'e> {
    edition: &'e Edition<'e>,
    /// All of them, by unit.
    all: Sums,
    by_funder: BTreeMap<Option<&'e str>, Sums>,
    by_group: Vec<(GroupKey, Sums)>,
    by_axis: Vec<(GroupKey, Sums)>,
    /// The actions that spent more than was planned: each with its title, what it spent and what was planned.
    over: Vec<(String, String, String)>,
}

/// What was planned and spent, by the name of the unit.
pub(super) type Sums = BTreeMap<String, Sum>;

/// What was planned and spent in one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sum {
    planned: f64,
    spent: f64,
}

impl Sum {
    /// The share of what was planned that is spent; `None` where nothing was planned.
    fn share(self) -> Option<f64> {
        (self.planned > 0.0).then(|| 100.0 * self.spent / self.planned)
    }
}

fn add(sums: &mut Sums, budget: &Budget) {
    let sum = sums.entry(unit_in_words(budget.unit.as_deref())).or_default();
    sum.planned += budget.planned.unwrap_or(0.0);
    sum.spent += budget.spent.unwrap_or(0.0);
}

impl<'e> Budgets<'e> {
    /// Those of the actions of a report.
    pub fn of(edition: &'e Edition<'e>) -> Self {
        let (plan, words) = (&*edition.plan, &edition.words);
        let (mut all, mut by_funder) = (Sums::new(), BTreeMap::new());
        let mut over = Vec::new();
        for placed in plan.actions.values() {
            for budget in placed.budgets.values() {
                add(&mut all, budget);
                add(by_funder.entry(budget.funder.as_deref()).or_default(), budget);
                let (planned, spent) = (budget.planned.unwrap_or(0.0), budget.spent.unwrap_or(0.0));
                if spent > planned && budget.planned.is_some() {
                    let amount = |value: f64| words.amount(value, budget.unit.as_deref());
                    over.push((placed.title.clone(), amount(spent), amount(planned)));
                }
            }
        }
        Self {
            all,
            by_funder,
            by_group: by(plan, GroupBy::Group),
            by_axis: by(plan, GroupBy::Axis),
            over,
            edition,
        }
    }

    /// The budgets.
    pub fn document(&self) -> Document {
        let words = &self.edition.words;
        let mut blocks = Vec::new();
        if self.all.is_empty() {
            blocks.push(Block::Prose(fl!(words, "budget-none")));
        } else {
            blocks.push(Block::Figures(self.figures()));
        }
        let name = |key: &GroupKey| match key {
            GroupKey::None(by) => words.without(*by),
            key => key.title(&self.edition.plan).to_owned(),
        };
        let funders = self.by_funder.iter().map(|(funder, sums)| {
            let funder = funder.map_or_else(|| fl!(words, "budget-no-funder"), ToOwned::to_owned);
            (funder, sums)
        });
        let tables: [(String, Vec<(String, &Sums)>); 3] = [
            (words.field_heading("group"), named(&self.by_group, &name)),
            (words.field_heading("axis"), named(&self.by_axis, &name)),
            (words.field_heading("funder"), funders.collect()),
        ];
        for (heading, rows) in tables.into_iter().filter(|(_, rows)| rows.len() > 1) {
            blocks.push(Block::Heading(2, heading.clone()));
            blocks.push(Block::Table(amounts_table(words, heading, &rows)));
        }
        if !self.over.is_empty() {
            blocks.push(Block::Heading(2, fl!(words, "budget-over")));
            let line = |(title, spent, planned): &(String, String, String)| {
                let (spent, planned) = (spent.as_str(), planned.as_str());
                let said = fl!(words, "budget-spent-of", spent = spent, planned = planned);
                fl!(words, "subject-line", what = title.as_str(), changes = said)
            };
            blocks.push(Block::List(self.over.iter().map(line).collect()));
        }
        let day = words.full_date(self.edition.today);
        let below = vec![fl!(words, "report-on-day", day = day)];
        let title = fl!(words, "budget-title");
        self.edition.document(Look::Paper, title, below, blocks)
    }

    /// What is spent in each unit.
    fn figures(&self) -> Vec<Figure> {
        let words = &self.edition.words;
        let figure = |(unit, sum): (&String, &Sum)| Figure {
            value: words.amount(sum.spent, Some(unit)),
            label: fl!(words, "budget-spent"),
            note: fl!(words, "budget-of", planned = words.amount(sum.planned, Some(unit))),
            is_alarming: sum.spent > sum.planned,
        };
        self.all.iter().map(figure).collect()
    }
}

/// What was planned and spent of some parts, each with its name: a row for each unit.
pub(super) fn amounts_table(words: &Catalogue, caption: String, parts: &[(String, &Sums)]) -> DocumentTable {
    let rows = parts
        .iter()
        .flat_map(|(name, sums)| sums.iter().map(move |(unit, sum)| (name, unit, sum)));
    let row = |(name, unit, sum): (&String, &String, &Sum)| {
        vec![
            name.clone(),
            words.amount(sum.planned, Some(unit)),
            words.amount(sum.spent, Some(unit)),
            sum.share().map(|share| words.percent(share)).unwrap_or_default(),
        ]
    };
    DocumentTable {
        columns: vec![
            DocumentColumn::text(caption.clone(), 40),
            DocumentColumn::number(words.field_heading("planned"), 18),
            DocumentColumn::number(words.field_heading("spent"), 18),
            DocumentColumn::bar(fl!(words, "chart-share"), 24),
        ],
        caption,
        rows: rows.clone().map(row).collect(),
        shares: rows.map(|(.., sum)| sum.share()).collect(),
        ..DocumentTable::default()
    }
}

/// What was planned and spent in a plan.
pub(super) fn amounts(plan: &Plan) -> Sums {
    let mut sums = Sums::new();
    let budgets = plan.actions.values().flat_map(|placed| placed.budgets.values());
    budgets.for_each(|budget| add(&mut sums, budget));
    sums
}

/// The budgets of each part of a plan that has some.
fn by(plan: &Plan, by: GroupBy) -> Vec<(GroupKey, Sums)> {
    let sums = |key: GroupKey| {
        let mut sums = Sums::new();
        let held = plan
            .actions
            .values()
            .filter(|placed: &&GroupedAction| key.holds(plan, placed));
        held.flat_map(|placed| placed.budgets.values())
            .for_each(|budget| add(&mut sums, budget));
        (key, sums)
    };
    let parts = by.keys(plan).into_iter().map(sums);
    parts.filter(|(_, sums)| !sums.is_empty()).collect()
}

/// The same by the names of the parts.
fn named<'s>(parts: &'s [(GroupKey, Sums)], name: &dyn Fn(&GroupKey) -> String) -> Vec<(String, &'s Sums)> {
    parts.iter().map(|(key, sums)| (name(key), sums)).collect()
}

pub(super) fn sums_json(sums: &Sums) -> Json {
    let sums = sums.iter();
    let sums = sums.map(|(unit, sum)| json!({ "unit": unit, "planned": sum.planned, "spent": sum.spent }));
    sums.collect()
}

impl Report for Budgets<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let mut value: Map<String, Json> = self.edition.head_json();
        let parts = |parts: &[(GroupKey, Sums)]| -> Json {
            let part = |(key, sums): &(GroupKey, Sums)| json!({ "id": key.as_str(), "amounts": sums_json(sums) });
            parts.iter().map(part).collect()
        };
        let funders = self.by_funder.iter();
        let funders = funders.map(|(funder, sums)| json!({ "funder": funder, "amounts": sums_json(sums) }));
        value.insert("amounts".to_owned(), sums_json(&self.all));
        value.insert("groups".to_owned(), parts(&self.by_group));
        value.insert("axes".to_owned(), parts(&self.by_axis));
        value.insert("funders".to_owned(), funders.collect());
        value.into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}
