//! The comparison: several plans side by side, for those who answer for all of them.
//!
//! Its figures are those of `copil portfolio`, worked out of the plans as they are published; what moved is told of each
//! plan as in its letter.

mod json;
mod moved;
mod tables;

use i18n_embed_fl::fl;

use super::Report;
use super::budget::{Sums, amounts, amounts_table};
use super::document::chart::{Chart, ChartForm, ChartPart};
use super::document::{Block, Document, Figure, Look};
use super::edition::Edition;
use super::editions::Editions;
use super::figures::Tally;
use super::kinds::PrintedReport;
use super::page::Page;
use super::period::Period;
use super::portfolio::{Note, PlanFigures, PortfolioFigures, notes};
use crate::wording::Catalogue;
use crate::wording::signs::status_symbol;
use crate::workspace::Portfolio;
use copil_plan::StatusKind;
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, DriftTotal, PlanDrift};
use copil_plan::forecast::{BurnUp, Forecast};
use copil_plan::portfolio::SharedActions;

/// Several plans side by side.
pub struct Comparison<'e> {
    editions: &'e Editions<'e>,
    portfolio: &'e Portfolio,
    shared: SharedActions<'e>,
    figures: PortfolioFigures,
    /// When each plan of the list will be done, where that is known.
    forecasts: Vec<Option<Forecast>>,
    notes: Vec<Note>,
    plans: Vec<SidePlan<'e>>,
}

/// A plan beside the others.
struct SidePlan<'e> {
    /// Its place in the list.
    at: usize,
    /// What it is called.
    name: String,
    edition: &'e Edition<'e>,
    figures: PlanFigures,
    /// What came of it since the day that is asked for.
    period: Option<Period<'e>>,
    /// How its days drifted from the beginning on.
    drift: DriftTotal,
    amounts: Sums,
}

impl<'e> Comparison<'e> {
    /// The plans of a list as their editions know them, each with its place in the list.
    pub fn of(editions: &'e Editions<'e>, portfolio: &'e Portfolio, places: &[usize]) -> Self {
        let shared = SharedActions::of(&portfolio.listed());
        let figures = PortfolioFigures::of(portfolio, &shared);
        let notes = notes(&editions.words, portfolio, &figures, &shared);
        let mut forecasts = vec![None; portfolio.members.len()];
        let named = editions.names().into_iter().zip(&editions.each).zip(places);
        let plans = named.filter_map(|((name, (_, edition)), at)| {
            let unknown = ActionHistories::default();
            let histories = edition.histories.as_deref().unwrap_or(&unknown);
            let (plan, today) = (&*edition.plan, edition.today);
            if let Some(forecast) = forecasts.get_mut(*at) {
                *forecast = Some(BurnUp::of(plan, histories, None, today).forecast);
            }
            let ever = DriftPeriod {
                after: None,
                until: today,
            };
            Some(SidePlan {
                at: *at,
                name,
                edition,
                figures: figures.plans.get(*at)?.clone()?,
                period: edition.wanted.since.map(|first| Period::of(edition, first)),
                drift: PlanDrift::of(plan, histories, ever, |_| true).total,
                amounts: amounts(plan),
            })
        });
        let plans = plans.collect();
        Self {
            editions,
            portfolio,
            shared,
            figures,
            forecasts,
            notes,
            plans,
        }
    }

    fn words(&self) -> &Catalogue {
        &self.editions.words
    }

    /// All plans in a few figures.
    fn figures(&self) -> Vec<Figure> {
        let words = self.words();
        let totals = &self.figures.totals;
        let tally = &totals.tally;
        let count = |count: usize, label: String| Figure {
            value: count.to_string(),
            label,
            ..Figure::default()
        };
        let alarming = |figure: Figure, is_alarming: bool| Figure { is_alarming, ..figure };
        let mut figures = vec![
            count(
                totals.counted,
                fl!(words, "comparison-figure-plans", count = totals.counted),
            ),
            Figure {
                note: fl!(words, "dashboard-of", count = tally.scope()),
                ..count(tally.closed, fl!(words, "comparison-figure-done", count = tally.closed))
            },
            alarming(
                count(tally.late, fl!(words, "dashboard-late", count = tally.late)),
                tally.late > 0,
            ),
            alarming(
                count(tally.waiting, fl!(words, "dashboard-waiting", count = tally.waiting)),
                tally.waiting > 0,
            ),
            count(tally.due_soon, fl!(words, "dashboard-due-soon", count = tally.due_soon)),
        ];
        if totals.awaited > 0 {
            let label = fl!(words, "comparison-figure-awaited", count = totals.awaited);
            let late = fl!(words, "portfolio-decisions-late", count = totals.late_decisions);
            figures.push(Figure {
                note: if totals.late_decisions > 0 { late } else { String::new() },
                ..alarming(count(totals.awaited, label), totals.late_decisions > 0)
            });
        }
        figures
    }

    /// The actions of each plan by what their status means: workflows differ from plan to plan.
    fn kinds(&self) -> Chart {
        let words = self.words();
        let of_plan = |plan: &SidePlan<'_>| (plan.name.clone(), kinds(words, &plan.figures.tally));
        Chart {
            title: String::new(),
            told: String::new(),
            form: ChartForm::Wholes(self.plans.iter().map(of_plan).collect()),
        }
    }

    /// What was planned and spent in each plan.
    fn budgets(&self) -> Vec<Block> {
        let words = self.words();
        let known = self.plans.iter().filter(|plan| !plan.amounts.is_empty());
        let known: Vec<(String, &Sums)> = known.map(|plan| (plan.name.clone(), &plan.amounts)).collect();
        let heading = Block::Heading(2, fl!(words, "budget-title"));
        if known.is_empty() {
            return vec![heading, Block::Prose(fl!(words, "budget-none"))];
        }
        let caption = fl!(words, "cli-column-plan");
        vec![heading, Block::Table(amounts_table(words, caption, &known))]
    }

    /// What has to be said beside the figures.
    fn notes(&self) -> Vec<Block> {
        let told: Vec<String> = self.notes.iter().map(|note| note.text.clone()).collect();
        if told.is_empty() {
            return Vec::new();
        }
        vec![
            Block::Heading(2, fl!(self.words(), "comparison-notes")),
            Block::List(told),
        ]
    }
}

/// How many actions have a status that means each.
fn kinds(words: &Catalogue, tally: &Tally) -> Vec<ChartPart> {
    let parts = [
        (StatusKind::Closed, fl!(words, "portfolio-kind-closed"), tally.closed),
        (StatusKind::Active, fl!(words, "portfolio-kind-active"), tally.active),
        (StatusKind::Waiting, fl!(words, "portfolio-kind-waiting"), tally.waiting),
        (StatusKind::Open, fl!(words, "portfolio-kind-open"), tally.open),
        (StatusKind::Dropped, fl!(words, "portfolio-kind-dropped"), tally.dropped),
    ];
    let part = |(kind, label, count)| ChartPart {
        label,
        sign: status_symbol(kind),
        count,
        kind,
    };
    parts.map(part).into()
}

impl PrintedReport for Comparison<'_> {
    fn document(&self) -> Document {
        let words = self.words();
        let title = fl!(words, "comparison-title");
        let day = self.editions.day();
        let mut below: Vec<String> = day
            .map(|day| fl!(words, "report-on-day", day = words.full_date(day)))
            .into_iter()
            .collect();
        let terms = &self.editions.wanted.terms;
        below.extend((!terms.is_empty()).then(|| fl!(words, "report-only", filter = terms.join(" "))));
        if self.plans.is_empty() {
            let mut blocks = vec![Block::Prose(fl!(words, "comparison-nothing"))];
            blocks.extend(self.notes());
            return self.editions.document(Look::Dashboard, title, below, blocks);
        }
        let mut blocks = vec![
            Block::Figures(self.figures()),
            Block::Heading(2, fl!(words, "comparison-standing")),
            Block::Table(self.standing()),
            Block::Heading(2, fl!(words, "comparison-kinds")),
            Block::Chart(self.kinds()),
            Block::Heading(2, fl!(words, "comparison-meetings")),
            Block::Table(self.meetings()),
        ];
        blocks.extend(self.budgets());
        blocks.extend(self.moved());
        blocks.extend(self.in_common());
        blocks.extend(self.counted_otherwise());
        blocks.extend(self.notes());
        blocks.extend(self.editions.left_out().map(Block::Prose));
        self.editions.document(Look::Dashboard, title, below, blocks)
    }
}

impl Report for Comparison<'_> {
    fn json(&self, catalogue: &Catalogue) -> serde_json::Value {
        self.value(catalogue)
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}
