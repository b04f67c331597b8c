//! The parts of a sheet, and their rows.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::ActionSheet;
use crate::wording::Catalogue;
use crate::wording::amount::unit_in_words;
use crate::wording::signs::{KEPT, TO_COME, status_symbol};
use copil_plan::action::{Budget, Deliverable, Indicator, Milestone};
use copil_plan::decisions::RegisteredDecision;
use copil_plan::field::{Field, Record};
use copil_plan::id::{BudgetId, DeliverableId};
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;
use copil_plan::value::Value;
use copil_plan::{Action, ActionId, DecisionRef, MilestoneId, Plan, StatusKind};

/// The parts whose rows are more than a name and a text.
const OWN_ROWS: [&str; 4] = ["milestones", "indicators", "deliverables", "budgets"];

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The steps that say how far it is.
    Milestones,
    /// What is measured, handed over and spent.
    Measured,
    /// What it has to do with others.
    Related,
}

/// A part of a sheet: rows under a title.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetPart<'p> {
    /// What it is about.
    pub kind: PartKind,
    /// Its title.
    pub title: String,
    /// Its rows, at least one.
    pub rows: Vec<SheetRow<'p>>,
}

/// A row of a part.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetRow<'p> {
    /// Something promised for a day: a milestone, a deliverable, a decision.
    Promised(Promise<'p>),
    /// Something measured over time, as it stands on a day.
    Measured(&'p Indicator, NaiveDate),
    /// Money or time spent.
    Spent(Spending),
    /// Another action.
    Action {
        /// Which.
        id: &'p ActionId,
        /// Its title.
        title: &'p str,
        /// What its status means.
        kind: StatusKind,
        /// Its status in words.
        status: String,
        /// How late it is, in words.
        late: Option<String>,
    },
    /// Another action, which the plan does not have.
    Missing(&'p ActionId),
    /// A name that the author chose, and a text.
    Named(String, String),
    /// A key that the format does not know, with its value.
    Unknown(String),
}

/// Something promised for a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise<'p> {
    /// How it is called when it is kept.
    pub kept: Kept,
    /// What it is called in the plan.
    pub name: String,
    /// What is promised.
    pub title: &'p str,
    /// What is said of it in parentheses: a weight, what a decision is about.
    pub remark: Option<String>,
    /// The day it is promised for.
    pub due: Option<NaiveDate>,
    /// The day it was kept.
    pub done: Option<NaiveDate>,
    /// How many days late it was kept, or is today.
    pub days_late: Option<i64>,
    /// What there is to say besides: where it can be read, or who carries it out.
    pub note: Option<String>,
    /// The decision that it is.
    pub decision: Option<DecisionRef>,
    /// Why it is no longer to be kept, in words: a decision that another took the place of, or that was taken back.
    pub gone: Option<String>,
}

/// How a promise is called when it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A milestone is reached.
    Reached,
    /// A deliverable is handed over.
    HandedOver,
    /// A decision is carried out.
    CarriedOut,
}

impl Promise<'_> {
    /// Whether its day went by without it.
    pub fn is_missed(&self) -> bool {
        self.done.is_none() && self.gone.is_none() && self.days_late.is_some()
    }

    /// Its mark, one column wide.
    pub fn mark(&self) -> &'static str {
        match (&self.gone, self.done) {
            (Some(_), _) => status_symbol(StatusKind::Dropped),
            (None, Some(_)) => KEPT,
            (None, None) => TO_COME,
        }
    }

    /// When it was kept, or is to be; `None` where no day tells.
    pub fn day(&self, catalogue: &Catalogue) -> Option<String> {
        if let Some(gone) = &self.gone {
            return Some(gone.clone());
        }
        let Some(done) = self.done else {
            let due = fl!(catalogue, "sheet-due-on", day = catalogue.long_date(self.due?));
            return Some(match self.days_late {
                Some(days) => format!("{due} ({})", fl!(catalogue, "tui-late", days = days)),
                None => due,
            });
        };
        let day = catalogue.long_date(done);
        Some(match self.kept {
            Kept::Reached => fl!(catalogue, "sheet-reached-on", day = day),
            Kept::HandedOver => fl!(catalogue, "sheet-handed-over", day = day),
            Kept::CarriedOut => fl!(catalogue, "sheet-carried-out", day = day),
        })
    }
}

/// A promise about which nothing more is known than its days. It counts as late until `until`, where it was not kept.
fn promise(
    kept: Kept,
    title: &str,
    days: (Option<NaiveDate>, Option<NaiveDate>),
    until: Option<NaiveDate>,
) -> Promise<'_> {
    let (due, done) = days;
    let late = due.zip(done.or(until)).map(|(due, day)| (day - due).num_days());
    Promise {
        kept,
        name: String::new(),
        title,
        remark: None,
        due,
        done,
        days_late: late.filter(|days| *days > 0),
        note: None,
        decision: None,
        gone: None,
    }
}

/// A decision of the register as a promise.
pub(super) fn decided<'p>(
    catalogue: &Catalogue,
    plan: &Plan,
    one: &RegisteredDecision<'p>,
    today: NaiveDate,
) -> Promise<'p> {
    let decision = one.decision;
    let owner = catalogue.decision_owner(plan, decision);
    Promise {
        name: one.reference.to_string(),
        note: (!owner.is_empty()).then_some(owner),
        decision: Some(one.reference.clone()),
        gone: one.state.is_gone().then(|| catalogue.decision_standing(one)),
        ..promise(
            Kept::CarriedOut,
            &decision.text,
            (decision.due, decision.done),
            Some(today),
        )
    }
}

/// What is spent of what was planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Spending {
    /// The budget.
    pub name: String,
    /// How much of how much.
    pub amounts: String,
    /// The share of what was planned that this is, 100 for all of it.
    pub share: Option<f64>,
}

impl<'p> ActionSheet<'p> {
    /// The parts that have something to show.
    pub fn parts(&self, catalogue: &Catalogue) -> Vec<SheetPart<'p>> {
        let action = self.action;
        let heading = |key| catalogue.field_heading(key);
        let named = Action::FIELDS.iter().filter(|field| !OWN_ROWS.contains(&field.key));
        let named = named.filter_map(|field| match field.shape {
            Shape::Keyed(item) => Some((
                PartKind::Related,
                heading(field.key),
                self.named(catalogue, field.key, *item),
            )),
            _ => None,
        });
        let unknown = catalogue.unknown_keys(Action::SHAPE, &action.to_table()).into_iter();
        let unknown = unknown.map(|(key, value)| SheetRow::Unknown(sanitize(&format!("{key} = {value}"))));
        let waits = action
            .depends_on
            .iter()
            .map(|id| action_row(catalogue, self.plan, id, self.today));
        let needed = self
            .needed_by()
            .into_iter()
            .map(|id| action_row(catalogue, self.plan, id, self.today));
        let decisions = self.decisions().into_iter().rev();
        let decisions = decisions.map(|one| decided(catalogue, self.plan, &one, self.today));
        let indicators = action.indicators.values();
        let indicators = indicators.map(|indicator| SheetRow::Measured(indicator, self.today));
        let budgets = action.budgets.iter();
        let budgets = budgets.map(|(id, budget)| SheetRow::Spent(Spending::of(catalogue, id, budget)));
        let first = [
            (PartKind::Milestones, heading("milestones"), self.milestones(catalogue)),
            (PartKind::Measured, heading("indicators"), indicators.collect()),
            (PartKind::Measured, heading("deliverables"), self.deliverables()),
            (PartKind::Measured, heading("budgets"), budgets.collect()),
            (PartKind::Related, fl!(catalogue, "tui-depends-on"), waits.collect()),
            (PartKind::Related, fl!(catalogue, "tui-needed-by"), needed.collect()),
            (
                PartKind::Related,
                heading("decisions"),
                decisions.map(SheetRow::Promised).collect(),
            ),
        ];
        let last = [(
            PartKind::Related,
            fl!(catalogue, "sheet-unknown-keys"),
            unknown.collect(),
        )];
        let parts = first.into_iter().chain(named).chain(last);
        let parts = parts.map(|(kind, title, rows): (_, _, Vec<_>)| SheetPart { kind, title, rows });
        parts.filter(|part| !part.rows.is_empty()).collect()
    }

    fn milestones(&self, catalogue: &Catalogue) -> Vec<SheetRow<'p>> {
        let row = |(id, milestone): (&MilestoneId, &'p Milestone)| {
            let weight = milestone.weight.filter(|weight| (*weight - 1.0).abs() > f64::EPSILON);
            let days = (milestone.due, milestone.done);
            let weight = weight.map(|weight| fl!(catalogue, "sheet-weight", weight = catalogue.number(weight)));
            let pushed = self.past.and_then(|past| past.milestone_promise(id));
            let pushed = pushed.filter(|(_, times, _)| *times > 0);
            let pushed = pushed.map(|(_, times, days)| fl!(catalogue, "sheet-pushed", times = times, days = days));
            let remarks: Vec<String> = weight.into_iter().chain(pushed).collect();
            SheetRow::Promised(Promise {
                name: id.to_string(),
                remark: (!remarks.is_empty()).then(|| remarks.join(", ")),
                ..promise(Kept::Reached, &milestone.title, days, self.still_owed())
            })
        };
        self.action.milestones.iter().map(row).collect()
    }

    fn deliverables(&self) -> Vec<SheetRow<'p>> {
        let row = |(id, deliverable): (&DeliverableId, &'p Deliverable)| {
            let days = (deliverable.due, deliverable.done);
            SheetRow::Promised(Promise {
                name: id.to_string(),
                note: deliverable.link.as_deref().map(sanitize),
                ..promise(Kept::HandedOver, &deliverable.title, days, self.still_owed())
            })
        };
        self.action.deliverables.iter().map(row).collect()
    }

    /// Today, while the action is not over: nothing of one that is over can be late any more.
    fn still_owed(&self) -> Option<NaiveDate> {
        (!self.kind().is_over()).then_some(self.today)
    }

    /// The names and values of a table whose keys the author chooses.
    fn named(&self, catalogue: &Catalogue, key: &str, item: Shape) -> Vec<SheetRow<'p>> {
        let Some(Value::Table(table)) = self.action.field(key) else {
            return Vec::new();
        };
        let row = |(name, value): (&String, &Value)| {
            SheetRow::Named(sanitize(name), catalogue.field_value(self.plan, item, value))
        };
        table.iter().map(row).collect()
    }
}

/// An action as a row of another sheet.
pub(in crate::report) fn action_row<'p>(
    catalogue: &Catalogue,
    plan: &'p Plan,
    id: &'p ActionId,
    today: NaiveDate,
) -> SheetRow<'p> {
    let Some(action) = plan.actions.get(id) else {
        return SheetRow::Missing(id);
    };
    let kind = plan.kind(&action.status);
    let late = action.days_late(kind, today);
    SheetRow::Action {
        id,
        title: &action.title,
        kind,
        status: catalogue.status(plan, &action.status),
        late: late.map(|days| fl!(catalogue, "tui-late", days = days)),
    }
}

impl Spending {
    /// What is spent of a budget of an action.
    pub fn of(catalogue: &Catalogue, id: &BudgetId, budget: &Budget) -> Self {
        let amount = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| catalogue.number(value));
        let unit = unit_in_words(budget.unit.as_deref());
        let amounts = fl!(
            catalogue,
            "sheet-spent",
            spent = amount(budget.spent),
            planned = amount(budget.planned),
            unit = unit
        );
        let funder = budget.funder.as_deref().map(sanitize);
        let amounts = funder.iter().fold(amounts.trim_end().to_owned(), |amounts, funder| {
            fl!(catalogue, "sheet-funder", amounts = amounts, funder = funder.as_str())
        });
        let planned = budget.planned.filter(|planned| *planned > 0.0);
        Self {
            name: sanitize(budget.name(id)),
            amounts,
            share: budget
                .spent
                .zip(planned)
                .map(|(spent, planned)| 100.0 * spent / planned),
        }
    }
}
