//! Several plans as the screens see them: opened, counted, and what their histories tell as far as they are read.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;

use crate::report::portfolio::{
    Note, OrganisationFigures, PlanFigures, PortfolioFigures, PortfolioReport, notes, organisations,
};
use crate::wording::Catalogue;
use crate::workspace::portfolio::{RememberTask, Report, Unreadable};
use crate::workspace::{LogEntry, LogScope, Portfolio, Workspace};
use copil_plan::attention::{Attention, ranked};
use copil_plan::forecast::{BurnUp, Forecast};
use copil_plan::portfolio::SharedActions;
use copil_plan::worklist::{Worklist, worklist};

/// The most entries of the journal that are kept of all plans together.
const ENTRIES: usize = 4_000;

/// So many entries are kept of a plan at least.
const LEAST_ENTRIES: usize = 20;

/// Several plans.
pub struct PortfolioView {
    /// The plans.
    pub portfolio: Portfolio,
    /// Their figures.
    pub figures: PortfolioFigures,
    /// What has to be said beside the figures.
    pub notes: Vec<Note>,
    /// When each will be done; `None` where that is not known.
    pub forecasts: Vec<Option<Forecast>>,
    /// What the history of each told, once it was read.
    pub told: Vec<Option<PlanTold>>,
    /// Whether the last changes are known.
    pub is_reported: bool,
}

impl std::fmt::Debug for PortfolioView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PortfolioView")
            .field("figures", &self.figures)
            .finish_non_exhaustive()
    }
}

/// A plan that was read beside the screen.
pub struct PlanRead {
    /// Its place.
    at: usize,
    /// The plan, or why it cannot be read.
    opened: Result<Workspace, Unreadable>,
    /// Its figures.
    figures: Option<PlanFigures>,
}

impl PlanRead {
    /// A plan at a place.
    pub fn of(at: usize, opened: Result<Workspace, Unreadable>) -> Self {
        let figures = opened.as_ref().ok().map(PlanFigures::of);
        Self { at, opened, figures }
    }
}

/// What the history of a plan tells.
#[derive(Clone, Debug)]
pub struct PlanTold {
    /// When all will be done.
    pub forecast: Forecast,
    /// What deserves attention.
    pub attention: Vec<Attention>,
    /// What the person at the keyboard owes, when the plan knows them.
    pub worklist: Option<Worklist>,
    /// The last changes, the newest first.
    pub entries: Vec<LogEntry>,
}

impl PortfolioView {
    /// Plans that were just opened.
    pub fn of(portfolio: Portfolio, catalogue: &Catalogue) -> Self {
        let count = portfolio.members.len();
        let (figures, notes) = figures_and_notes(&portfolio, Vec::new(), catalogue);
        Self {
            portfolio,
            figures,
            notes,
            forecasts: vec![None; count],
            told: vec![None; count],
            is_reported: false,
        }
    }

    /// Works out again what follows from the plans, of which none is another now.
    pub fn renew(&mut self, catalogue: &Catalogue) {
        let known = std::mem::take(&mut self.figures.plans);
        (self.figures, self.notes) = figures_and_notes(&self.portfolio, known, catalogue);
    }

    /// Opens the plan in a folder again, which may be another now.
    pub fn reopen(&mut self, dir: &Path, catalogue: &Catalogue) {
        self.portfolio.reopen(dir);
        for (member, figures) in self.portfolio.members.iter().zip(&mut self.figures.plans) {
            if member.dir == dir {
                *figures = None;
            }
        }
        self.renew(catalogue);
    }

    /// Takes plans that were read.
    pub fn take_read(&mut self, read: Vec<PlanRead>, catalogue: &Catalogue) {
        for PlanRead { at, opened, figures } in read {
            if self.portfolio.take_read(at, opened) {
                self.figures.plans[at] = figures;
            }
        }
        self.renew(catalogue);
    }

    /// What remembers the figures of the plans that were read.
    pub fn remember_task(&mut self) -> RememberTask {
        let plans = &self.figures.plans;
        self.portfolio.remember_task(|at| plans.get(at)?.as_ref()?.line())
    }

    /// Takes the last changes of the plans.
    pub fn take_reports(&mut self, reports: Vec<Option<Report>>, catalogue: &Catalogue) {
        self.portfolio.take_reports(reports);
        self.is_reported = true;
        self.renew(catalogue);
    }

    /// Takes what the histories of some plans told, from a place on.
    pub fn take_told(&mut self, from: usize, told: Vec<Option<PlanTold>>) {
        for (at, told) in (from..).zip(told) {
            if let Some(place) = self.told.get_mut(at) {
                self.forecasts[at] = told.as_ref().map(|told| told.forecast.clone());
                *place = told;
            }
        }
    }

    /// A plan, where it could be opened.
    pub fn plan(&self, at: usize) -> Option<&Workspace> {
        self.portfolio.members.get(at)?.opened.as_ref().ok()
    }

    /// The figures as a report, a line a plan.
    pub fn report(&self) -> PortfolioReport<'_> {
        PortfolioReport {
            portfolio: &self.portfolio,
            figures: &self.figures,
            notes: &self.notes,
            forecasts: &self.forecasts,
        }
    }

    /// Whether the history of every plan was read.
    pub fn is_whole(&self) -> bool {
        let mut opened = self.portfolio.opened();
        !self.portfolio.is_unread() && opened.all(|(at, ..)| self.told[at].is_some())
    }

    /// What each organisation carries in all plans together.
    pub fn organisations(&self) -> Vec<OrganisationFigures> {
        let listed = self.portfolio.listed();
        organisations(&self.portfolio, &SharedActions::of(&listed))
    }

    /// How many entries of the journal are kept of each plan.
    pub fn entries_each(&self) -> usize {
        (ENTRIES / self.portfolio.members.len().max(1)).max(LEAST_ENTRIES)
    }
}

fn figures_and_notes(
    portfolio: &Portfolio,
    known: Vec<Option<PlanFigures>>,
    catalogue: &Catalogue,
) -> (PortfolioFigures, Vec<Note>) {
    let listed = portfolio.listed();
    let shared = SharedActions::of(&listed);
    let figures = PortfolioFigures::knowing(portfolio, &shared, known);
    let notes = notes(catalogue, portfolio, &figures, &shared);
    (figures, notes)
}

impl PlanTold {
    /// What the history of a plan tells, with no more entries than so many; the present alone where there is none.
    pub fn of(opened: &Workspace, most: usize) -> Self {
        let (plan, today): (_, NaiveDate) = (opened.plan(), opened.today().day);
        let mut entries = Vec::new();
        let histories = opened.history().ok().and_then(|mut history| {
            let mut builder = history.builder();
            let mut visit = |entry: LogEntry| {
                builder.take(entry.step());
                if entries.len() < most {
                    entries.push(entry);
                }
                ControlFlow::Continue(())
            };
            let go_on = &mut |_, _| ControlFlow::Continue(());
            history.log(&LogScope::All, go_on, &mut visit).ok()?;
            Some(builder.histories())
        });
        let worklist = opened.me().map(|me| worklist(plan, me, histories.as_ref(), today));
        Self {
            attention: ranked(plan, histories.as_ref(), today),
            worklist,
            forecast: BurnUp::of(plan, &histories.unwrap_or_default(), None, today).forecast,
            entries,
        }
    }
}
