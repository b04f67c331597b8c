//! Several plans together: what their histories tell is read beside the drawing thread, some plans at a time, and one of them
//! is opened on a screen of its own.
//!
//! ```text
//! reading.rs      the histories, and the plans that others wrote to
//! moment.rs       all plans as they were at a moment
//! opened_plan.rs  one plan on a screen of its own, and the way back
//! ```

mod moment;
mod opened_plan;
mod reading;

use i18n_embed_fl::fl;

use super::background::TaskResult;
use super::tabs::Tabs;
use super::{App, Keymap, Theme};
use crate::tui::command::Command;
use crate::tui::portfolio::PortfolioView;
use crate::tui::screen::Screen;
use crate::tui::screen::find::{Find, FindCandidate};
use crate::tui::screen::notice::Notice;
use crate::wording::sentence::Sentence;
use crate::workspace::{Portfolio, Workspace};
use copil_plan::Language;

pub use opened_plan::{OpenedPlan, PlanTarget};
pub(super) use reading::watched;

impl App {
    /// Opens several plans together, speaking a language.
    pub fn of_portfolio(
        portfolio: Portfolio,
        language: Language,
        theme: Theme,
        keymap: Keymap,
        size: (u16, u16),
    ) -> Self {
        let workspace = Workspace::of_portfolio(&portfolio, None);
        let mut app = Self::new(workspace, language, theme, keymap, size);
        app.state.portfolio = Some(PortfolioView::of(portfolio, &app.state.catalogue));
        app.tabs = Tabs::of_portfolio();
        app.refresh();
        app
    }

    /// The size of the terminal.
    pub fn size(&self) -> (u16, u16) {
        (self.state.size.width, self.state.size.height)
    }

    /// Whether several plans are seen.
    pub fn is_portfolio(&self) -> bool {
        self.state.portfolio.is_some()
    }

    /// The language that it speaks.
    pub fn language(&self) -> Language {
        self.state.catalogue.language()
    }

    /// Whether a command is of no use where several plans are seen: it is about one.
    pub(super) fn is_about_one_plan(&self, command: Command) -> bool {
        self.is_portfolio() && (command.edits() || command.is_about_one_plan())
    }

    /// Says that a plan has to be opened first.
    pub(super) fn say_open_first(&mut self) {
        let key = self.state.keymap.key_of(Command::Open, &self.state.catalogue);
        self.message = Some(fl!(self.state.catalogue, "tui-portfolio-open-first", key = key));
    }

    /// What has to be said of the plans, at length.
    pub(super) fn portfolio_notes(&self) -> Option<Box<dyn Screen>> {
        let view = self.state.portfolio.as_ref()?;
        let told = view.notes.iter().map(|note| Sentence {
            what: note.text.clone(),
            hint: None,
        });
        Some(Box::new(Notice::problems(told.collect(), &self.state.context())))
    }

    /// Looks for anything in all plans.
    pub(super) fn find_in_all(&mut self) {
        self.open(Box::new(Find::over_all()));
        self.request_findable();
    }

    /// Has what there is to be found taken down, where it is looked for in all plans.
    fn request_findable(&mut self) {
        let is_sought = self.overlays.iter_mut().any(|screen| screen.finding().is_some());
        let Some(view) = self.state.portfolio.as_ref().filter(|_| is_sought) else {
            return;
        };
        let (state, task) = (view.state(), Find::task(&self.state.context()));
        self.spawn(move || TaskResult::PortfolioFindable(state, task()));
    }

    pub(super) fn findable(&mut self, state: u64, findable: Vec<FindCandidate>) {
        let is_it = self.state.portfolio.as_ref().is_some_and(|view| view.state() == state);
        let context = self.state.context();
        let mut screens = self.overlays.iter_mut().filter_map(|screen| screen.finding());
        let dropped = match screens.next().filter(|_| is_it) {
            Some(screen) => screen.take(findable, &context),
            None => findable,
        };
        self.throw_away(dropped);
    }
}
