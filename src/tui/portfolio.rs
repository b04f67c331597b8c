//! Several plans as the screens see them: opened, counted, and what their histories tell as far as they are read.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::report::log::for_line;
use crate::report::portfolio::{
    Note, OrganisationFigures, PortfolioFigures, PortfolioReport, WorkedOut, notes, organisations,
};
use crate::wording::Catalogue;
use crate::workspace::portfolio::{Member, MomentTask, OpenedPlans, RememberTask, Report};
use crate::workspace::{AsOf, CommitId, LogEntry, LogScope, Portfolio, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::{Attention, ranked};
use copil_plan::forecast::{BurnUp, Forecast};
use copil_plan::portfolio::SharedActions;
use copil_plan::worklist::{Worklist, worklist};

/// The most entries of the journal that are kept of all plans together.
const ENTRIES: usize = 4_000;

/// So many entries are kept of a plan at least.
const LEAST_ENTRIES: usize = 20;

/// The histories of so many plans are read at a time, or more where there are very many.
const AT_A_TIME: usize = 32;

/// In no more than so many goes.
const GOES: usize = 16;

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
    /// The commit of each plan's last change.
    commits: Vec<Option<CommitId>>,
    /// The plans whose histories are still to be read.
    untold: VecDeque<usize>,
    /// Whether some are being read.
    is_telling: bool,
    /// Counts the moments and the lists that were seen: what was asked of another is of no use.
    state: u64,
    /// What is seen of the past, in the place of the plans as they are.
    past: Option<SeenPast>,
}

/// The plans as they were at a moment.
struct SeenPast {
    asked: AsOf,
    /// Those that give way to it, as they are.
    present: OpenedPlans,
    /// What they come to.
    figures: WorkedOut,
    /// What others wrote to meanwhile; `None` where nobody knows to what.
    missed: Option<Vec<PathBuf>>,
}

impl std::fmt::Debug for PortfolioView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PortfolioView")
            .field("figures", &self.figures)
            .finish_non_exhaustive()
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
    /// What it tells of each action; `None` where there is no history.
    pub histories: Option<ActionHistories>,
}

impl PortfolioView {
    /// Plans that were just opened.
    pub fn of(portfolio: Portfolio, catalogue: &Catalogue) -> Self {
        let (figures, notes) = figures_and_notes(None, &portfolio, catalogue);
        let mut view = Self {
            portfolio,
            figures,
            notes,
            forecasts: Vec::new(),
            told: Vec::new(),
            is_reported: false,
            commits: Vec::new(),
            untold: VecDeque::new(),
            is_telling: false,
            state: 0,
            past: None,
        };
        view.forget();
        view
    }

    /// Works out again what follows from the plans.
    pub fn renew(&mut self, catalogue: &Catalogue) {
        (self.figures, self.notes) = figures_and_notes(Some(&self.figures), &self.portfolio, catalogue);
    }

    /// What remembers the figures of the plans that were read.
    pub fn remember_task(&mut self) -> RememberTask {
        let plans = &self.figures.plans;
        self.portfolio.remember_task(|at| plans.get(at)?.as_ref()?.line())
    }

    /// Takes plans of which a line alone was known, read in a state; answers whether it is still that one.
    pub fn take_read(&mut self, state: u64, read: OpenedPlans) -> bool {
        if state != self.state {
            return false;
        }
        for (at, opened) in read {
            if self.portfolio.take_read(at, opened) {
                self.await_history(at);
            }
        }
        true
    }

    /// Which moment and which list is seen, as a number.
    pub fn state(&self) -> u64 {
        self.state
    }

    /// Forgets what the histories told: they are others.
    fn forget(&mut self) {
        let count = self.portfolio.members.len();
        self.forecasts = vec![None; count];
        self.told = vec![None; count];
        self.commits = vec![None; count];
        self.untold = (0..count).collect();
        (self.is_reported, self.is_telling) = (false, false);
        self.state += 1;
    }

    /// Takes the last changes of the plans.
    pub fn take_reports(&mut self, reports: Vec<Option<Report>>, catalogue: &Catalogue) {
        self.note_changes(reports);
        self.is_reported = true;
        self.renew(catalogue);
    }

    /// Takes the last changes; what the history told of those that have another is to be told again.
    fn note_changes(&mut self, reports: Vec<Option<Report>>) {
        for (at, report) in reports.iter().enumerate() {
            let commit = report.as_ref().and_then(|report| report.commit);
            if let Some(known) = self.commits.get_mut(at).filter(|known| **known != commit) {
                *known = commit;
                self.await_history(at);
            }
        }
        self.portfolio.take_reports(reports);
    }

    fn await_history(&mut self, at: usize) {
        if !self.untold.contains(&at) {
            self.untold.push_back(at);
        }
    }

    /// The plans whose histories are to be read next; none while some are being read.
    pub fn begin_telling(&mut self) -> Vec<usize> {
        if self.is_telling {
            return Vec::new();
        }
        let count = AT_A_TIME.max(self.portfolio.members.len().div_ceil(GOES));
        let next: Vec<usize> = self.untold.drain(..count.min(self.untold.len())).collect();
        self.is_telling = !next.is_empty();
        next
    }

    /// Takes what the histories of some plans told in a state; answers whether it is still that one.
    pub fn take_told(&mut self, state: u64, told: Vec<(usize, PlanTold)>) -> bool {
        if state != self.state {
            return false;
        }
        self.is_telling = false;
        for (at, told) in told {
            if let Some(place) = self.told.get_mut(at) {
                self.forecasts[at] = Some(told.forecast.clone());
                *place = Some(told);
            }
        }
        true
    }

    /// Takes some plans that were read again, and the last changes of all; returns what was there.
    pub fn take_reread(&mut self, opened: OpenedPlans, reports: Vec<Option<Report>>) -> OpenedPlans {
        for (at, _) in &opened {
            self.await_history(*at);
        }
        let before = self.portfolio.replace(opened);
        self.note_changes(reports);
        before
    }

    /// Takes the plans of another list; returns those of the one before.
    pub fn take_listed(&mut self, portfolio: Portfolio) -> Portfolio {
        let before = std::mem::replace(&mut self.portfolio, portfolio);
        self.forget();
        before
    }

    /// Whether the plans are seen as they were.
    pub fn is_past(&self) -> bool {
        self.past.is_some()
    }

    /// The moment that the plans are seen at; `None` for the plans as they are.
    pub fn asked(&self) -> Option<&AsOf> {
        self.past.as_ref().map(|past| &past.asked)
    }

    /// Notes what others write to while the past is seen.
    pub fn miss(&mut self, paths: Option<&[PathBuf]>) {
        let Some(past) = &mut self.past else { return };
        match (&mut past.missed, paths) {
            (Some(missed), Some(paths)) => missed.extend_from_slice(paths),
            (missed, _) => *missed = None,
        }
    }

    /// The plans as they are, by their places, whatever is seen.
    pub fn present(&self) -> Vec<(usize, &Workspace)> {
        match &self.past {
            Some(past) => {
                let present = past.present.iter();
                let present = present.filter_map(|(at, opened)| Some((*at, opened.as_ref().ok()?)));
                present.collect()
            }
            None => self.portfolio.opened().map(|(at, _, opened)| (at, opened)).collect(),
        }
    }

    /// What opens the plans as they were at a moment.
    pub fn moment_task(&self, asked: AsOf) -> MomentTask {
        MomentTask::of(self.present(), asked)
    }

    /// Shows the plans as they were at a moment; returns those that are seen no more, unless they are those of today.
    pub fn see(&mut self, asked: AsOf, opened: OpenedPlans) -> OpenedPlans {
        let before = self.portfolio.replace(opened);
        self.forget();
        match &mut self.past {
            Some(past) => {
                past.asked = asked;
                before
            }
            None => {
                self.past = Some(SeenPast {
                    asked,
                    present: before,
                    figures: self.figures.worked_out(),
                    missed: Some(Vec::new()),
                });
                Vec::new()
            }
        }
    }

    /// Shows the plans as they are; returns what was seen of the past, and what others wrote to meanwhile.
    pub fn come_back(&mut self) -> Option<(OpenedPlans, Option<Vec<PathBuf>>)> {
        let past = self.past.take()?;
        let before = self.portfolio.replace(past.present);
        self.figures.take(past.figures);
        self.forget();
        Some((before, past.missed))
    }

    /// The plan that is called so.
    pub fn named(&self, name: &str) -> Option<&Member> {
        self.portfolio.members.iter().find(|member| member.name == name)
    }

    /// The place of the plan that is called so.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.portfolio.members.iter().position(|member| member.name == name)
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
        self.untold.is_empty() && !self.portfolio.is_unread() && opened.all(|(at, ..)| self.told[at].is_some())
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

/// The figures, of which some may be known, and what has to be said beside them.
fn figures_and_notes(
    known: Option<&PortfolioFigures>,
    portfolio: &Portfolio,
    catalogue: &Catalogue,
) -> (PortfolioFigures, Vec<Note>) {
    let listed = portfolio.listed();
    let shared = SharedActions::of(&listed);
    let figures = match known {
        Some(known) => known.renewed(portfolio, &shared),
        None => PortfolioFigures::of(portfolio, &shared),
    };
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
                    entries.push(for_line(entry));
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
            forecast: match &histories {
                Some(histories) => BurnUp::of(plan, histories, None, today).forecast,
                None => BurnUp::of(plan, &ActionHistories::default(), None, today).forecast,
            },
            histories,
            entries,
        }
    }
}
