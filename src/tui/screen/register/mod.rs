//! The register of decisions: every decision of every committee, and how it stands.
//!
//! ```text
//! ╭ Registre des décisions (2) · en retard ───────────────────────────────────╮
//! │▶! 2017-12-14-copil/2  Soumettre la charte du télétravail…     retard 43 j │   ◀ a RegisterRow
//! │ ! 2017-12-14-copil/4  Conclure les conventions de refactura…  retard 14 j │
//! ╰ échap : tout voir ─────────────────────── 2 en retard · 4 à exécuter · … ─╯
//! ```

mod narrowing;
mod view;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::notice::Notice;
use super::{Effect, Screen, Selection};
use crate::tui::command::Command;
use crate::tui::component::{Click, FULL_TITLE, Motion, Pane, PaneText, Rows, Select, WithPane, draw_pane};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use copil_plan::DecisionRef;
use copil_plan::decisions::{DecisionFilter, DecisionRegister, DecisionState, RegisteredDecision};

pub use view::{told_of_decision, write_decision};

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Register {
    filter: DecisionFilter,
    rows: Select<RegisterRow>,
    /// How many decisions stand so, of all that the plan has, in the order of the states.
    counts: Vec<usize>,
    pane: Pane,
}

/// A line of the list, worked out once.
#[derive(Clone, Debug)]
struct RegisterRow {
    decision: DecisionRef,
    state: DecisionState,
    text: String,
    owner: String,
    standing: String,
}

impl RegisterRow {
    fn of(one: &RegisteredDecision<'_>, context: &Context<'_>) -> Self {
        let catalogue = context.catalogue();
        let due = one.decision.due.filter(|_| one.state == DecisionState::Open);
        Self {
            decision: one.reference.clone(),
            state: one.state,
            text: catalogue.decision_text(one.decision),
            owner: catalogue.decision_owner(context.plan, one.decision),
            standing: match (one.state, due) {
                (DecisionState::Late, _) => catalogue.decision_standing(one),
                (_, Some(due)) => catalogue.short_date(due),
                (state, None) => catalogue.decision_state(state),
            },
        }
    }
}

impl Register {
    /// The decisions that are asked for.
    pub fn of(filter: DecisionFilter, context: &Context<'_>) -> Self {
        let mut register = Self {
            filter,
            ..Self::default()
        };
        register.refresh(context);
        register
    }

    fn split(&self, area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
        self.pane.split(area, self.list_width(context), context)
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        rows_in(self.split(context.body, context).0, context)
    }

    fn narrow(&mut self, filter: DecisionFilter, context: &Context<'_>) {
        self.filter = filter;
        self.rows = Select::default();
        self.refresh(context);
    }

    /// Shows the late ones alone, or all again.
    fn toggle_late(&mut self, context: &Context<'_>) {
        let late = vec![DecisionState::Late];
        let states = if self.filter.states == late { Vec::new() } else { late };
        let filter = DecisionFilter {
            states,
            ..self.filter.clone()
        };
        self.narrow(filter, context);
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match self.rows.selected() {
            Some(row) => Effect::Push(Box::new(Notice::meeting(&row.decision.meeting, context))),
            None => Effect::None,
        }
    }
}

/// The lines of a frame; a blank one between two in presentation mode.
fn rows_in(list: Rect, context: &Context<'_>) -> Rows {
    let room = list.inner(Margin::new(2, 1));
    match context.presenting {
        true => Rows::spaced(room, 3, 1),
        false => Rows::single(room),
    }
}

impl Screen for Register {
    fn scopes(&self) -> &'static [Scope] {
        &[
            Scope::Decided,
            Scope::Register,
            Scope::Beside,
            Scope::Scrolled,
            Scope::List,
            Scope::Global,
        ]
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        Some(self)
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        Some(self)
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Open || self.rows.selected().is_some()
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Open => return self.open(context),
            Command::Filter => return Effect::Push(narrowing::menu(&self.filter, context)),
            Command::Late => self.toggle_late(context),
            Command::Back if !self.filter.is_empty() => self.narrow(DecisionFilter::default(), context),
            Command::Back => return Effect::Close,
            command => {
                if let Some(motion) = Motion::of(command, self.rows_on_screen(context).seen()) {
                    self.rows.go(motion, self.rows_on_screen(context).seen());
                }
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.rows.click(event, self.rows_on_screen(context)) {
            Some(Click::Again) => self.open(context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn show_decisions(&mut self, filter: &DecisionFilter, context: &Context<'_>) -> bool {
        self.narrow(filter.clone(), context);
        true
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let register = DecisionRegister::of(context.plan, context.today);
        let count = |state: &DecisionState| register.iter().filter(|one| one.state == *state).count();
        self.counts = DecisionState::ALL.iter().map(count).collect();
        // What is late stands first, then what waits, then the newest.
        let mut shown: Vec<_> = register
            .awaited()
            .into_iter()
            .filter(|one| self.filter.accepts(one))
            .collect();
        let settled = register.iter().rev().filter(|one| !one.state.is_awaited());
        shown.extend(settled.filter(|one| self.filter.accepts(one)));
        let rows = shown.into_iter().map(|one| RegisterRow::of(one, context)).collect();
        let seen = self.rows_on_screen(context).seen();
        self.rows.replace(rows, seen, |old, new| old.decision == new.decision);
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        self.rows
            .selected()
            .map(|row| Selection::Decision(row.decision.clone()))
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (list, detail) = self.split(area, context);
        self.draw(list, buf, context);
        draw_pane(self, detail, list, buf, context);
    }
}

impl WithPane for Register {
    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn list_width(&self, _context: &Context<'_>) -> u16 {
        view::AROUND_TEXT + FULL_TITLE
    }

    fn told(&self, width: usize, context: &Context<'_>) -> PaneText {
        self.detail(width, context)
    }
}
