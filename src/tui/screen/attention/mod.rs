//! What deserves the committee's time, ranked, with the reasons; the selected action's are told beside it when there is
//! room.

mod detail;
mod rows;
mod view;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::{Effect, Screen, Selection, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::{
    Click, Cycle, FULL_TITLE, FilterState, GroupRow, Motion, Pane, PaneText, Rows, Select, WithPane, draw_pane,
};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::ActionId;
use copil_plan::attention::Attention;

use detail::LastChanges;
use rows::{Ranked, RankedBy};

/// Below this width, a line of the list takes two: on one, reasons have to stand beside a whole title.
const ONE_LINE: u16 = 140;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct AttentionScreen {
    by: Cycle<RankedBy>,
    filter: FilterState,
    rows: Select<GroupRow<Ranked>>,
    /// Whether the person went to an action, which then stays selected wherever the ranking puts it.
    chosen: bool,
    /// What the history tells of the selected action.
    last_changes: LastChanges,
    /// What is beside the list.
    pane: Pane,
}

/// The rows of the list: of one line or two, and in presentation mode with a blank one below.
fn rows_in(list: Rect, context: &Context<'_>) -> Rows {
    let stride = match list.width {
        _ if context.presenting => 3,
        0..ONE_LINE => 2,
        _ => 1,
    };
    Rows::spaced(list.inner(Margin::new(2, 1)), stride, 0)
}

impl AttentionScreen {
    /// The list, and what is told of the selected action.
    fn split(&self, area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
        self.pane.split(area, self.list_width(context), context)
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        rows_in(self.split(context.body, context).0, context)
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        self.rows.go_to_item(motion, self.rows_on_screen(context).seen());
        self.choose(context);
        Effect::None
    }

    fn action(&self) -> Option<&ActionId> {
        Some(&self.rows.item()?.1)
    }

    fn selected<'c>(&self, context: &Context<'c>) -> Option<&'c Attention> {
        context.attention.get(self.rows.item()?.0)
    }

    /// Takes note that the person went to the selected action, and of what the history tells of it.
    fn choose(&mut self, context: &Context<'_>) {
        self.chosen = true;
        self.read_history(context);
    }

    fn read_history(&mut self, context: &Context<'_>) {
        let changes = self.action().map(|action| LastChanges::of(action, context));
        self.last_changes = changes.unwrap_or_default();
    }
}

impl Screen for AttentionScreen {
    fn scopes(&self) -> &'static [Scope] {
        self.filter.scopes(&[
            Scope::Arranged,
            Scope::Filtered,
            Scope::Subject,
            Scope::Beside,
            Scope::Scrolled,
            Scope::List,
            Scope::Global,
        ])
    }

    fn filter(&mut self) -> Option<&mut FilterState> {
        Some(&mut self.filter)
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        Some(self)
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        Some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Open => Effect::sheet(self.action()),
            Command::By => {
                self.by.advance();
                self.refresh(context);
                Effect::None
            }
            _ => match Motion::of(command, self.rows_on_screen(context).seen()) {
                Some(motion) => self.go(motion, context),
                None => Effect::None,
            },
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.rows.click_item(event, self.rows_on_screen(context)) {
            Some(Click::Again) => return self.update(Command::Open, context),
            Some(Click::Selected) => self.choose(context),
            None => {}
        }
        Effect::None
    }

    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        self.rows.all_items().map(|(_, action)| action.clone()).collect()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        if self.filter.refresh(context) {
            self.rows = Select::default();
            self.chosen = false;
        }
        let rows = rows::of(self.by.taken(), self.filter.filter(), context);
        let (chosen, seen) = (self.chosen, self.rows_on_screen(context).seen());
        self.rows.replace_items(rows, seen, |old, new| chosen && old.1 == new.1);
        self.read_history(context);
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        self.action().cloned().map(Selection::Action)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (list, detail) = self.split(area, context);
        self.list(list, buf, context);
        draw_pane(self, detail, list, buf, context);
    }
}

impl WithPane for AttentionScreen {
    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn list_width(&self, _context: &Context<'_>) -> u16 {
        view::AROUND_TITLE + FULL_TITLE
    }

    fn told(&self, width: usize, context: &Context<'_>) -> PaneText {
        self.detail(width, context)
    }
}

impl TabScreen for AttentionScreen {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by.restore(memory.attention_by.as_deref());
        self.pane.restore(memory.attention_pane);
    }

    fn persist(&self, memory: &mut Memory) {
        memory.attention_by = self.by.persist();
        memory.attention_pane = self.pane.persist();
    }
}
