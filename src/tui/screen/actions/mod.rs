//! The list of actions, with the selected one beside it when there is room.

mod cell;
mod chooser;
mod column;
mod columns;
mod view;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::told_of;
use super::{Effect, Screen, Selection, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::{Click, FilterState, Pane, PaneText, Picked, Select, Sort, TextInput, WithPane, draw_pane};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::ActionId;
use copil_plan::query::Order;

use cell::ActionRow;
use chooser::ColumnChooser;
use column::{ActionColumn, PRESENTED, USUAL, remembered};
use columns::{ActionTable, full_width};
use view::rows_of;

/// The state of the list.
#[derive(Clone, Debug)]
pub struct Actions {
    filter: FilterState,
    /// The columns that were chosen; none means the usual ones.
    columns: Vec<ActionColumn>,
    /// The choice of columns, while it is made.
    choosing: Option<ColumnChooser>,
    /// The actions to show, in order.
    rows: Select<ActionId>,
    /// What is beside the list.
    pane: Pane,
}

impl Default for Actions {
    fn default() -> Self {
        Self {
            filter: FilterState::sorted(),
            columns: Vec::new(),
            choosing: None,
            rows: Select::default(),
            pane: Pane::default(),
        }
    }
}

impl Actions {
    /// The columns to show, as far as there is room.
    fn columns(&self) -> &[ActionColumn] {
        match &self.choosing {
            Some(chooser) => chooser.chosen(),
            None if self.columns.is_empty() => &USUAL,
            None => &self.columns,
        }
    }

    /// The columns as the table shows them: fewer in presentation mode, unless others were chosen.
    fn shown(&self, context: &Context<'_>) -> &[ActionColumn] {
        match self.columns() {
            usual if context.presenting && usual == USUAL => &PRESENTED,
            chosen => chosen,
        }
    }

    fn chose(&mut self, choice: Picked) -> Effect {
        if choice != Picked::Open
            && let Some(chooser) = self.choosing.take()
        {
            let columns = if choice == Picked::Line {
                chooser.chosen()
            } else {
                chooser.before()
            };
            self.columns = columns.to_vec();
        }
        Effect::None
    }

    /// Lists the actions in another order, or in the same one turned round.
    fn sort(&mut self, order: Order, reversed: bool, context: &Context<'_>) -> Effect {
        self.filter.sort_by(order, reversed);
        self.refresh(context);
        Effect::None
    }

    /// The table as it fits the rows in sight.
    fn fitted(&self, table: Rect, context: &Context<'_>) -> ActionTable {
        let shown = self.rows.visible(rows_of(table, context));
        let most = self.pane.title_room(context.body, self.list_width(context), context);
        ActionTable::of(self.shown(context), (table.width, most), shown, context)
    }

    /// Orders the list by the column whose header is clicked, or turns the order round when it is ordered by it already.
    fn click_header(&mut self, table: Rect, column: u16, context: &Context<'_>) -> Effect {
        let Some(order) = self
            .fitted(table, context)
            .at(table, column)
            .and_then(ActionColumn::order)
        else {
            return Effect::None;
        };
        let now = self.filter.sort();
        self.sort(order, now.order == order && !now.reversed, context)
    }
}

/// An action as a line of a spreadsheet: the usual columns between tabs.
pub fn row_of(id: &ActionId, context: &Context<'_>) -> Option<String> {
    let placed = context.plan.actions.get(id)?;
    Some(ActionRow::of(id, placed, context).line(&USUAL, context))
}

/// The order after another one.
fn next(order: Order) -> Order {
    let at = Order::ALL.iter().position(|known| *known == order).unwrap_or_default();
    Order::ALL[(at + 1) % Order::ALL.len()]
}

impl Screen for Actions {
    fn scopes(&self) -> &'static [Scope] {
        if self.choosing.is_some() {
            &[Scope::Menu]
        } else {
            self.filter.scopes(&[
                Scope::Actions,
                Scope::Filtered,
                Scope::Subject,
                Scope::Beside,
                Scope::Scrolled,
                Scope::List,
                Scope::Global,
            ])
        }
    }

    fn filter(&mut self) -> Option<&mut FilterState> {
        Some(&mut self.filter)
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        self.choosing.is_none().then_some(self)
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        self.choosing.is_none().then_some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if let Some(chooser) = &mut self.choosing {
            let choice = chooser.update(command);
            return self.chose(choice);
        }
        let Sort { order, reversed } = self.filter.sort();
        let seen = rows_of(self.table_of(context.body, context), context).seen();
        match command {
            Command::Order => self.sort(next(order), false, context),
            Command::Reverse => self.sort(order, !reversed, context),
            Command::Columns => {
                self.choosing = Some(ColumnChooser::of(self.columns()));
                Effect::None
            }
            Command::Open => Effect::sheet(self.rows.selected()),
            _ => {
                self.rows.follow(command, seen);
                Effect::None
            }
        }
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        if let (Some(chooser), TextInput::Key(key)) = (&mut self.choosing, input) {
            chooser.typed(key);
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if let Some(chooser) = &mut self.choosing {
            let choice = chooser.mouse(event, context.body);
            return self.chose(choice);
        }
        let table = self.table_of(context.body, context);
        let header = Rect { height: 1, ..table }.contains((event.column, event.row).into());
        if event.kind == MouseEventKind::Down(MouseButton::Left) && header {
            return self.click_header(table, event.column, context);
        }
        match self.rows.click(event, rows_of(table, context)) {
            Some(Click::Again) => self.update(Command::Open, context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        self.rows.items().to_vec()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        if self.filter.refresh(context) {
            self.rows = Select::default();
        }
        let Sort { order, reversed } = self.filter.sort();
        let found = context.select(self.filter.filter(), order).into_iter();
        let mut rows: Vec<ActionId> = found.map(|(id, _)| id.clone()).collect();
        if reversed {
            rows.reverse();
        }
        let seen = rows_of(self.table_of(context.body, context), context).seen();
        self.rows.replace(rows, seen, PartialEq::eq);
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        self.rows.selected().cloned().map(Selection::Action)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (list, detail) = self.split(area, context);
        self.list(list, buf, context);
        draw_pane(self, detail, list, buf, context);
        if let Some(chooser) = &self.choosing {
            chooser.view(area, buf, context);
        }
    }
}

impl WithPane for Actions {
    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn list_width(&self, context: &Context<'_>) -> u16 {
        4 + full_width(self.shown(context), self.rows.items())
    }

    fn told(&self, width: usize, context: &Context<'_>) -> PaneText {
        told_of(self.rows.selected(), width, context)
    }
}

impl TabScreen for Actions {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        let order = memory.actions.order.as_deref().and_then(Order::from_word);
        self.columns = remembered(&memory.actions.columns);
        self.pane.restore(memory.actions_pane);
        // Its rows are worked out once it is in sight.
        self.filter.sort_by(order.unwrap_or_default(), memory.actions.reversed);
    }

    fn persist(&self, memory: &mut Memory) {
        let Sort { order, reversed } = self.filter.sort();
        memory.actions.order = (order != Order::default()).then(|| order.word().to_owned());
        memory.actions.reversed = reversed;
        memory.actions_pane = self.pane.persist();
        let columns = if self.columns == USUAL {
            &[]
        } else {
            self.columns.as_slice()
        };
        memory.actions.columns = columns.iter().map(|column| column.name().to_owned()).collect();
    }
}

/// The names by which the configuration file knows the columns that there are.
pub fn column_names() -> Vec<&'static str> {
    ActionColumn::all().iter().map(|column| column.name()).collect()
}

/// The columns that the table has when nothing else was chosen.
pub const USUAL_COLUMNS: &[&str] = &[
    "id", "title", "status", "weather", "next-due", "late", "progress", "lead",
];
