//! Two moments of the plan, or of several plans, compared: what differs, who made it so and why.
//!
//! ```text
//! ╭ Comparaison ─────────────────────────────────────────────╮
//! │▸ du  Comité de pilotage du 14 décembre 2017 · 4e0c1d2    │   ◀ the two moments; the keys move the marked one
//! │  au  15 mars 2018 · 9bab4bb                              │
//! │ 23 statuts · 12 échéances · 1 règle                      │   ◀ how many changes of each kind
//! │ Ressources humaines (14)                                 │
//! │▶02/05/2017  RH-10 : échéance 10/04/2018 → 10/05/2018     │   ◀ one ComparedStep a row
//! ╰──────────────────────────────────────────────────────────╯
//! ╭ RH-10  Accueillir des apprentis ─────────────────────────╮   ◀ the selected one: who, why, by which decision
//! ```

mod found;
mod rows;
mod view;

use chrono::NaiveDate;
use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen, Selection};
use crate::report::compare::ComparedBy;
use crate::tui::app::PlanTarget;
use crate::tui::command::Command;
use crate::tui::component::filter::FilterState;
use crate::tui::component::{Click, Cycle, GroupRow, Motion, Select, Word};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use copil_plan::ActionId;
pub use found::{Compared, ComparedEnds, ComparedPlan};
use rows::{CompareRow, RowOfPlan};

/// The state of the screen.
#[derive(Debug)]
pub struct Compare {
    ends: ComparedEnds,
    /// Whether several plans are compared.
    is_across: bool,
    /// Whether the keys move the newer moment.
    newer_moves: bool,
    by: Cycle<ComparedBy>,
    /// Whether it tells how far dates drifted, in place of what changed.
    drifting: bool,
    filter: FilterState,
    /// Whether the whole of both plans is being read, or was.
    reading_whole: bool,
    /// What was found; `None` while it is looked for.
    found: Option<Compared>,
    /// Whether its moments are others than those of what was found.
    awaited: bool,
    rows: Select<GroupRow<RowOfPlan>>,
    /// What stands above them, in words.
    head: Vec<String>,
}

impl Word for ComparedBy {
    fn word(self) -> &'static str {
        Self::word(self)
    }
}

impl Compare {
    /// Compares two moments, of the plan or of several.
    pub fn of(ends: ComparedEnds, is_across: bool) -> Self {
        Self {
            awaited: ends.older.is_some() || is_across,
            ends,
            is_across,
            newer_moves: false,
            by: Cycle::new(&ComparedBy::ALL),
            drifting: false,
            filter: FilterState::default(),
            reading_whole: false,
            found: None,
            rows: Select::default(),
            head: Vec::new(),
        }
    }

    /// The moments that are compared.
    pub fn ends(&self) -> &ComparedEnds {
        &self.ends
    }

    /// Whether the keys move the newer moment.
    pub fn moves_newer(&self) -> bool {
        self.newer_moves
    }

    /// Takes other moments.
    pub fn set_ends(&mut self, ends: ComparedEnds) {
        self.awaited |= self.ends != ends;
        self.ends = ends;
    }

    /// Whether what it shows is not yet what differs between its moments.
    pub fn is_awaited(&self) -> bool {
        self.awaited
    }

    /// Takes note that nothing will be found.
    pub fn give_up(&mut self) {
        self.awaited = false;
    }

    /// Whether it asks for the whole of both plans: what a filter matches and how dates drifted is not told by what differs.
    fn asks_whole(&self) -> bool {
        self.drifting || !self.filter.filter().is_empty()
    }

    /// Whether what was found is not all that is asked for.
    fn lacks_whole(&self) -> bool {
        self.asks_whole() && self.found.as_ref().is_some_and(|found| !found.is_whole())
    }

    /// Whether more is to be read than what is being read already.
    pub fn awaits_reading(&self) -> bool {
        self.lacks_whole() && !self.reading_whole
    }

    /// Takes note that its moments are read; answers whether the whole of both plans is to be.
    pub fn begin_reading(&mut self) -> bool {
        self.reading_whole = self.asks_whole();
        self.reading_whole
    }

    /// Takes what was found between the moments; returns what was found before.
    pub fn take(&mut self, found: Compared, context: &Context<'_>) -> Option<Compared> {
        self.awaited = false;
        // What several plans know is known where they are all seen.
        if let [only] = &found.plans[..]
            && !self.is_across
        {
            self.filter.know(only.snapshots());
        }
        let before = self.found.replace(found);
        self.refresh(context);
        before
    }

    /// The days of the moments, as far as they were found.
    pub fn found_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let comparison = &self.found.as_ref()?.plans.first()?.comparison;
        Some((comparison.older.day, comparison.newer.day))
    }

    /// Shows other rows, from the first on.
    fn turn(&mut self, context: &Context<'_>) {
        self.rows = Select::default();
        self.refresh(context);
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        let Some(RowOfPlan { plan, row }) = self.rows.item() else {
            return Effect::None;
        };
        let action = self.there(context);
        if let Some(at) = self.place(*plan, context) {
            let target = action.map_or(PlanTarget::Plan, |id| PlanTarget::Action(id.clone()));
            return Effect::OpenPlan(at, target);
        }
        match (action, row.action().or(row.gone())) {
            (Some(id), _) => Effect::Sheet(id.clone()),
            (None, Some(id)) => Effect::Say(fl!(context.catalogue(), "tui-compare-gone", action = id.as_str())),
            (None, None) => Effect::None,
        }
    }

    /// The plan that a row is of, as it was found.
    fn found_plan(&self, plan: usize) -> Option<&ComparedPlan> {
        self.found.as_ref()?.plans.get(plan)
    }

    /// Where the portfolio has the plan that a row is of, where several are seen.
    fn place(&self, plan: usize, context: &Context<'_>) -> Option<usize> {
        context.portfolio?.place(&self.found_plan(plan)?.name)
    }

    /// The selected action, where the plan that is seen has it.
    fn there(&self, context: &Context<'_>) -> Option<&ActionId> {
        let RowOfPlan { plan, row } = self.rows.item()?;
        let seen = match self.place(*plan, context) {
            Some(at) => context.portfolio?.plan(at)?.plan(),
            None => context.plan,
        };
        row.action().filter(|id| seen.actions.contains_key(*id))
    }
}

impl Screen for Compare {
    fn scopes(&self) -> &'static [Scope] {
        if self.is_across {
            // Nothing is changed in several plans at once.
            return self.filter.scopes(&[
                Scope::Compared,
                Scope::Arranged,
                Scope::Filtered,
                Scope::List,
                Scope::Global,
            ]);
        }
        self.filter.scopes(&[
            Scope::Compared,
            Scope::Arranged,
            Scope::Subject,
            Scope::Filtered,
            Scope::List,
            Scope::Global,
        ])
    }

    fn filter(&mut self) -> Option<&mut FilterState> {
        Some(&mut self.filter)
    }

    fn comparison(&mut self) -> Option<&mut Compare> {
        Some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Back => return Effect::Close,
            Command::Open => return self.open(context),
            Command::OtherMoment => self.newer_moves = !self.newer_moves,
            Command::Drift => {
                self.drifting = !self.drifting;
                self.turn(context);
            }
            Command::By => {
                self.by.advance();
                self.turn(context);
            }
            command => {
                let seen = self.rows_on_screen(context).seen();
                if let Some(motion) = Motion::of(command, seen) {
                    self.rows.go_to_item(motion, seen);
                }
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.rows.click_item(event, self.rows_on_screen(context)) {
            Some(Click::Again) => self.open(context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Open => self.rows.item().is_some_and(|RowOfPlan { plan, row }| {
                let is_of_plan = self.is_across && self.found_plan(*plan).is_some();
                is_of_plan || row.action().or(row.gone()).is_some()
            }),
            Command::Views | Command::SaveView => !self.is_across,
            Command::By => !self.drifting,
            _ => true,
        }
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        let there = self.there(context).filter(|_| !self.is_across);
        there.cloned().map(Selection::Action)
    }

    fn refresh(&mut self, context: &Context<'_>) {
        if self.filter.refresh(context) {
            self.rows = Select::default();
        }
        for plan in self.found.iter_mut().flat_map(|found| &mut found.plans) {
            plan.narrow(self.filter.filter(), context);
        }
        let Some(found) = &self.found else { return };
        let shown = self.shown(found, context);
        self.head = shown.head;
        let seen = self.rows_on_screen(context).seen();
        self.rows.replace_items(shown.rows, seen, PartialEq::eq);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}
