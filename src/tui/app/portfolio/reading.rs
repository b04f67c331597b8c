//! What the histories of several plans tell, some plans at a time, and the plans read again that others wrote to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::super::App;
use super::super::background::{LoopRequest, TaskResult};
use super::super::state::Watched;
use crate::report::portfolio::WorkedOut;
use crate::tui::portfolio::PlanTold;
use crate::tui::tab::Tab;
use crate::workspace::locate::PLANS;
use crate::workspace::portfolio::{OpenedPlans, Report, Reread};
use crate::workspace::{Portfolio, Workspace};

impl App {
    /// Has the plans read of which a line alone is known, and the histories of all, which can wait until the first picture is
    /// drawn. What was read is remembered for the next time.
    pub(in super::super) fn read_portfolio(&mut self) {
        let Some(view) = &mut self.state.portfolio else { return };
        let remember = view.remember_task();
        let (state, unread) = (view.state(), view.portfolio.unread_task());
        self.spawn(move || {
            remember.run();
            TaskResult::Done
        });
        match unread {
            Some(unread) => self.spawn(move || {
                let read = unread.run();
                let figures = WorkedOut::of(&read);
                TaskResult::PortfolioRead(state, read, figures)
            }),
            None => self.read_reports(),
        }
    }

    /// Takes plans that were read beside the screen: what all plans name is known now.
    pub(in super::super) fn portfolio_read(&mut self, state: u64, read: OpenedPlans, figures: WorkedOut) {
        let Some(view) = &mut self.state.portfolio else { return };
        if view.take_read(state, read) {
            view.figures.take(figures);
            self.plans_changed();
            self.read_reports();
        }
    }

    fn read_reports(&mut self) {
        let Some(view) = &self.state.portfolio else { return };
        let (state, task) = (view.state(), view.portfolio.report_task());
        self.spawn(move || TaskResult::PortfolioReports(state, task.run()));
    }

    pub(in super::super) fn portfolio_reported(&mut self, state: u64, reports: Vec<Option<Report>>) {
        let Some(view) = self.state.portfolio.as_mut().filter(|view| view.state() == state) else {
            return;
        };
        view.take_reports(reports, &self.state.catalogue);
        self.refresh();
        self.tell_plans();
    }

    /// Has the histories of some of the plans read that wait for it, unless some are being read.
    fn tell_plans(&mut self) {
        let Some(view) = &mut self.state.portfolio else { return };
        let places = view.begin_telling();
        if places.is_empty() {
            return;
        }
        let (state, most) = (view.state(), view.entries_each());
        let opened = places.into_iter();
        let opened: Vec<_> = opened.filter_map(|at| Some((at, view.plan(at)?.duplicate()))).collect();
        let told = move |(at, opened): (usize, Workspace)| (at, PlanTold::of(&opened, most));
        self.spawn(move || TaskResult::PortfolioTold(state, opened.into_iter().map(told).collect()));
    }

    pub(in super::super) fn portfolio_told(&mut self, state: u64, told: Vec<(usize, PlanTold)>) {
        let Some(view) = &mut self.state.portfolio else { return };
        if !view.take_told(state, told) {
            return;
        }
        // The views of the plans' own files stay as they are.
        if !matches!(
            self.tabs.current,
            Tab::Actions | Tab::Board | Tab::Calendar | Tab::Groups | Tab::Meetings
        ) || self.asks_histories()
        {
            self.refresh();
        }
        self.tell_plans();
    }

    /// Whether the screen in sight is narrowed by a filter that only the histories answer.
    fn asks_histories(&mut self) -> bool {
        let filter = self.tabs.screen_mut().filter();
        filter.is_some_and(|state| state.filter().asks_history())
    }

    /// Takes note that files were written by someone; `None` where nobody knows which.
    pub fn files_written(&mut self, paths: Option<&BTreeSet<PathBuf>>) {
        if !self.is_portfolio() {
            return self.files_changed();
        }
        let paths: Option<Vec<PathBuf>> = paths.map(|paths| paths.iter().cloned().collect());
        self.plans_written(paths.as_deref());
    }

    /// Has the plans read again that paths are of; the others are not. What is seen of the past stays as it was: what was
    /// written meanwhile is read on coming back.
    pub(super) fn plans_written(&mut self, paths: Option<&[PathBuf]>) {
        let Some(view) = &mut self.state.portfolio else { return };
        if view.is_past() {
            return view.miss(paths);
        }
        let (state, task) = (view.state(), view.portfolio.reread_task(paths));
        self.spawn(move || {
            let reread = task.run();
            let figures = WorkedOut::reread(&reread);
            TaskResult::PortfolioReread(state, Box::new(reread), figures)
        });
    }

    pub(in super::super) fn portfolio_reread(&mut self, state: u64, reread: Reread, figures: WorkedOut) {
        let Some(view) = self.state.portfolio.as_mut().filter(|view| view.state() == state) else {
            return;
        };
        view.figures.take(figures);
        match reread {
            Reread::Listed(portfolio) => {
                let before = view.take_listed(*portfolio);
                self.throw_away(before);
                self.requests.push(LoopRequest::Watch);
                self.plans_changed();
                self.read_portfolio();
            }
            Reread::Plans(opened, reports) => {
                let before = view.take_reread(opened, reports);
                self.throw_away(before);
                self.plans_changed();
                self.tell_plans();
            }
        }
    }

    /// Works out again what follows from the plans.
    pub(super) fn plans_changed(&mut self) {
        let Some(view) = &mut self.state.portfolio else { return };
        view.renew(&self.state.catalogue);
        let seen = Workspace::of_portfolio(&view.portfolio, view.asked());
        let before = std::mem::replace(&mut self.state.workspace, seen);
        self.throw_away(before);
        self.state.renew();
        self.refresh();
        self.request_comparison();
        self.request_findable();
    }
}

/// The folders in which others may write: of the list, of the plans and of the branches.
pub(in super::super) fn watched(portfolio: &Portfolio) -> Vec<Watched> {
    let of_list = [portfolio.folder.clone(), portfolio.folder.join(PLANS)];
    let plans = portfolio.members.iter().map(|member| match member.dir.is_dir() {
        true => Watched::deep(&member.dir),
        // One that is not there yet may come.
        false => Watched::shallow(nearest(&member.dir)),
    });
    let git = portfolio.git_folders();
    let git = git.iter().flat_map(|git| Watched::branches(git));
    of_list
        .iter()
        .map(|folder| Watched::shallow(folder))
        .chain(plans)
        .chain(git)
        .collect()
}

/// The nearest folder above that is there.
fn nearest(folder: &Path) -> &Path {
    folder.ancestors().find(|above| above.is_dir()).unwrap_or(folder)
}
