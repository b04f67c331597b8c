//! The list of actions, with the selected one beside it when there is room.

mod area;
mod cell;
mod chooser;
mod column;
mod columns;
mod view;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::lines_of;
use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::filter_line::{Answer, FilterLine};
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::panel;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::ActionId;
use copil_plan::query::{Filter, Flag, Order};

use area::{list_area, rows_in, split, stride, table_area};
use cell::Row;
use chooser::{Choice, Chooser};
use column::{Column, ON_THE_WALL, USUAL, remembered};
use columns::Columns;

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct Actions {
    filter: Filter,
    /// What the filter is called.
    said: String,
    order: Order,
    /// Whether the order is turned round.
    reversed: bool,
    /// The columns that were chosen; none means the usual ones.
    columns: Vec<Column>,
    /// The choice of columns, while it is made.
    choosing: Option<Chooser>,
    /// The filter being typed, when it is.
    line: Option<FilterLine>,
    /// The actions to show, in order.
    rows: Vec<ActionId>,
    place: ListState,
}

impl Actions {
    /// Selects an action, showing all when the filter hides it.
    fn select(&mut self, action: &ActionId, context: &Context<'_>) {
        if !self.rows.contains(action) {
            self.filter = Filter::default();
            self.refresh(context);
        }
        if let Some(at) = self.rows.iter().position(|row| row == action) {
            self.place.select(at, self.rows.len(), self.seen(context));
        }
    }

    /// How many rows can be seen.
    fn seen(&self, context: &Context<'_>) -> usize {
        rows_in(table_area(list_area(context.body, context), context), context)
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        let rows = self.seen(context);
        self.place.go(motion, self.rows.len(), rows);
        Effect::None
    }

    /// Does as the filter line says.
    fn answered(&mut self, answer: Option<Answer>, context: &Context<'_>) -> Effect {
        if let (Some(line), Some(Answer::Narrowed | Answer::Closed)) = (&self.line, answer) {
            if self.filter != *line.filter() {
                self.filter = line.filter().clone();
                self.refresh(context);
            }
            if answer == Some(Answer::Closed) {
                self.line = None;
            }
        }
        Effect::None
    }

    /// The columns to show, as far as there is room.
    fn columns(&self) -> &[Column] {
        match &self.choosing {
            Some(chooser) => chooser.chosen(),
            None if self.columns.is_empty() => &USUAL,
            None => &self.columns,
        }
    }

    /// The columns as the table shows them: fewer on the wall of a room, unless others were chosen.
    fn shown(&self, context: &Context<'_>) -> &[Column] {
        match self.columns() {
            usual if context.room && usual == USUAL => &ON_THE_WALL,
            chosen => chosen,
        }
    }

    fn chose(&mut self, choice: Choice) -> Effect {
        if choice != Choice::Open
            && let Some(chooser) = self.choosing.take()
        {
            let columns = if choice == Choice::Made {
                chooser.chosen()
            } else {
                chooser.before()
            };
            self.columns = columns.to_vec();
        }
        Effect::None
    }

    /// Orders the list by a column, or turns the order round when it is ordered by it already.
    fn sort_by(&mut self, order: Order, context: &Context<'_>) -> Effect {
        self.reversed = self.order == order && !self.reversed;
        self.order = order;
        self.refresh(context);
        Effect::None
    }

    /// The table as it fits the rows in sight.
    fn fitted<'r>(&self, table: Rect, shown: impl Iterator<Item = &'r ActionId>, context: &Context<'_>) -> Columns {
        Columns::of(self.shown(context), table.width, shown, context)
    }

    /// The rows in sight, with their places in the list.
    fn in_sight(&self, table: Rect, context: &Context<'_>) -> impl Iterator<Item = (usize, &ActionId)> + Clone {
        let rows = rows_in(table, context);
        let first = self.place.first(self.rows.len(), rows);
        self.rows.iter().enumerate().skip(first).take(rows)
    }

    fn selected(&self) -> Option<&ActionId> {
        self.rows.get(self.place.selected())
    }
}

/// An action as a line of a spreadsheet: the usual columns between tabs.
pub fn row_of(id: &ActionId, context: &Context<'_>) -> Option<String> {
    let placed = context.plan.actions.get(id)?;
    Some(Row::of(id, placed, context).line(&USUAL, context))
}

impl Screen for Actions {
    fn scopes(&self) -> &'static [Scope] {
        if self.choosing.is_some() {
            &[Scope::Menu]
        } else if self.line.is_some() {
            &[Scope::Line]
        } else {
            &[
                Scope::Actions,
                Scope::Filtered,
                Scope::Subject,
                Scope::List,
                Scope::Global,
            ]
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if let Some(chooser) = &mut self.choosing {
            let choice = chooser.update(command);
            return self.chose(choice);
        }
        if let Some(line) = &mut self.line {
            return match line.update(command, context) {
                Answer::Passed if command == Command::Up => self.go(Motion::Up(1), context),
                Answer::Passed => self.go(Motion::Down(1), context),
                answer => self.answered(Some(answer), context),
            };
        }
        let page = self.seen(context).max(1);
        match command {
            Command::Up => self.go(Motion::Up(1), context),
            Command::Down => self.go(Motion::Down(1), context),
            Command::PageUp => self.go(Motion::Up(page), context),
            Command::PageDown => self.go(Motion::Down(page), context),
            Command::First => self.go(Motion::First, context),
            Command::Last => self.go(Motion::Last, context),
            Command::Filter => {
                self.line = Some(FilterLine::open(&self.filter, context));
                Effect::None
            }
            Command::Late => {
                self.filter.toggle(Flag::Late);
                self.refresh(context);
                Effect::None
            }
            Command::Order => {
                let at = Order::ALL
                    .iter()
                    .position(|order| *order == self.order)
                    .unwrap_or_default();
                self.reversed = false;
                self.order = Order::ALL[(at + 1) % Order::ALL.len()];
                self.refresh(context);
                Effect::None
            }
            Command::Reverse => {
                self.reversed = !self.reversed;
                self.refresh(context);
                Effect::None
            }
            Command::Columns => {
                self.choosing = Some(Chooser::of(self.columns()));
                Effect::None
            }
            Command::Back if !self.filter.is_empty() => {
                let selected = self.selected().cloned();
                self.filter = Filter::default();
                self.refresh(context);
                if let Some(selected) = selected {
                    self.select(&selected, context);
                }
                Effect::None
            }
            Command::Open => self.selected().cloned().map_or(Effect::None, Effect::Sheet),
            _ => Effect::None,
        }
    }

    fn typed(&mut self, key: KeyEvent, context: &Context<'_>) -> Effect {
        if let Some(chooser) = &mut self.choosing {
            chooser.typed(key);
            return Effect::None;
        }
        let answer = self.line.as_mut().map(|line| line.typed(key, context));
        self.answered(answer, context)
    }

    fn pasted(&mut self, text: &str, context: &Context<'_>) -> Effect {
        let answer = self.line.as_mut().map(|line| line.pasted(text, context));
        self.answered(answer, context)
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if let Some(chooser) = &mut self.choosing {
            let choice = chooser.mouse(event, context.body);
            return self.chose(choice);
        }
        let table = table_area(list_area(context.body, context), context);
        let inside = table.contains((event.column, event.row).into());
        if event.kind != MouseEventKind::Down(MouseButton::Left) || !inside {
            return Effect::None;
        }
        if event.row == table.y {
            let fitted = self.fitted(table, self.in_sight(table, context).map(|(_, id)| id), context);
            let order = fitted.at(table, event.column).and_then(Column::order);
            return order.map_or(Effect::None, |order| self.sort_by(order, context));
        }
        let (rows, stride) = (self.seen(context), stride(context));
        let line = self.place.first(self.rows.len(), rows)
            + usize::from((event.row - table.y).saturating_sub(stride) / stride);
        if line >= self.rows.len() {
            return Effect::None;
        }
        if line == self.place.selected() {
            return self.update(Command::Open, context);
        }
        self.place.select(line, self.rows.len(), rows);
        Effect::None
    }

    fn narrow(&mut self, filter: &Filter, context: &Context<'_>) {
        self.filter = filter.clone();
        self.line = None;
        self.place = ListState::default();
        self.refresh(context);
    }

    fn recall(&mut self, memory: &Memory, context: &Context<'_>) {
        let order = memory.actions.order.as_deref();
        self.order = order
            .and_then(|name| Order::ALL.iter().copied().find(|order| order.word() == name))
            .unwrap_or_default();
        self.reversed = memory.actions.reversed;
        self.columns = remembered(&memory.actions.columns);
        self.refresh(context);
    }

    fn keep(&self, memory: &mut Memory) {
        memory.actions.order = (self.order != Order::default()).then(|| self.order.word().to_owned());
        memory.actions.reversed = self.reversed;
        let columns = if self.columns == USUAL {
            &[]
        } else {
            self.columns.as_slice()
        };
        memory.actions.columns = columns.iter().map(|column| column.name().to_owned()).collect();
    }

    fn order_by(&mut self, order: Order, context: &Context<'_>) {
        self.order = order;
        self.reversed = false;
        self.refresh(context);
    }

    fn narrowed_by(&self) -> Option<(&Filter, Order)> {
        Some((&self.filter, self.order))
    }

    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        self.rows.clone()
    }

    /// Works the rows out again; the selected action stays selected wherever it went.
    fn refresh(&mut self, context: &Context<'_>) {
        let selected = self.selected().cloned();
        self.said = context.filter_name(&self.filter);
        let mut rows = context.select(&self.filter, self.order);
        if self.reversed {
            rows.reverse();
        }
        self.rows = rows.into_iter().map(|(id, _)| id.clone()).collect();
        let at = selected.and_then(|selected| self.rows.iter().position(|row| *row == selected));
        let at = at.unwrap_or_else(|| self.place.selected());
        self.place.select(at, self.rows.len(), self.seen(context));
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::Open || self.subject(context).is_some()
    }

    fn subject(&self, _context: &Context<'_>) -> Option<ActionId> {
        self.selected().cloned()
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (list, detail) = split(area, context);
        self.list(list, buf, context);
        if let Some(detail) = detail {
            let title = self.selected().map_or("", ActionId::as_str);
            let room = panel(buf, detail, title, false, context.theme);
            if let Some(id) = self.selected() {
                let lines = lines_of(id, usize::from(room.width), context);
                for (y, line) in (room.y..room.bottom()).zip(&lines) {
                    buf.set_line(room.x, y, line, room.width);
                }
            }
        }
        if let Some(chooser) = &self.choosing {
            chooser.view(area, buf, context);
        }
    }
}

/// The columns that there are, by the names that the configuration file knows them by.
pub const COLUMNS: &[&str] = Column::NAMES;

/// The columns that the table has when nothing else was chosen.
pub const USUAL_COLUMNS: &[&str] = &["id", "title", "status", "weather", "due", "late", "progress", "lead"];
