//! A view that runs through all plans: one list, of which each line says whose it is. What is opened is opened in its plan.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::columns::{PlanColumn, columns_of};
use super::rows::{AcrossKind, AcrossRow, rows};
use super::whole;
use crate::tui::command::Command;
use crate::tui::component::{
    Click, FilterState, GroupRow, Motion, Pen, Rows, Select, Table, foot_right, more_below, nothing, panel, write_cell,
};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen, TabScreen};

/// The lines in which the selected one is said whole, with their frame.
const WHOLE: u16 = 5;

/// The least lines of the list where the selected one is said whole as well.
const LEAST: u16 = 13;

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Across {
    kind: AcrossKind,
    filter: FilterState,
    rows: Select<GroupRow<AcrossRow>>,
    columns: Table<PlanColumn>,
}

impl Across {
    /// A view of a kind.
    pub fn of(kind: AcrossKind) -> Self {
        Self {
            kind,
            filter: FilterState::default(),
            rows: Select::default(),
            columns: Table::new(Vec::new()),
        }
    }

    /// The list, and where there is room for it below: the selected line, said whole.
    fn split(area: Rect) -> [Rect; 2] {
        let whole = if area.height >= LEAST + WHOLE { WHOLE } else { 0 };
        Layout::vertical([Constraint::Fill(1), Constraint::Length(whole)]).areas(area)
    }

    fn rows_in(area: Rect) -> Rows {
        let [list, _] = Self::split(area);
        let room = list.inner(Margin::new(2, 1));
        Rows::single(Rect {
            y: room.y + 1,
            height: room.height.saturating_sub(1),
            ..room
        })
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match self.rows.item() {
            Some(row) => row.opened(context),
            None => Effect::None,
        }
    }
}

impl Screen for Across {
    fn scopes(&self) -> &'static [Scope] {
        match self.kind.is_filtered() {
            true => self.filter.scopes(&[Scope::Filtered, Scope::List, Scope::Global]),
            false => &[Scope::List, Scope::Global],
        }
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Open => self.rows.item().is_some(),
            Command::Views | Command::SaveView => false,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if command == Command::Open {
            return self.open(context);
        }
        let seen = Self::rows_in(context.body).seen();
        if let Some(motion) = Motion::of(command, seen) {
            self.rows.go_to_item(motion, seen);
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.rows.click_item(event, Self::rows_in(context.body)) {
            Some(Click::Again) => self.open(context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn filter(&mut self) -> Option<&mut FilterState> {
        self.kind.is_filtered().then_some(&mut self.filter)
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let is_new = self.filter.refresh(context);
        let seen = Self::rows_in(context.body).seen();
        let found = rows(self.kind, self.filter.filter(), context);
        if is_new {
            self.rows = Select::default();
        }
        self.rows.replace_items(found, seen, |old, new| old == new);
        self.columns = columns_of(self.kind, Self::rows_in(context.body).area.width, context);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let rows = Self::rows_in(area);
        let [area, below] = Self::split(area);
        if let Some(row) = self.rows.item().filter(|_| !below.is_empty()) {
            whole::draw(below, buf, row, context);
        }
        let count = self.rows.all_items().count();
        let title = self.kind.title(count, context);
        let room = panel(buf, area, &self.filter.titled(title), true, theme);
        if self.rows.is_empty() {
            nothing(room, buf, &[self.kind.nothing(context)], theme);
        } else {
            let head = Rect { height: 1, ..room };
            for (column, cell) in self.columns.cells(head) {
                write_cell(
                    cell,
                    buf,
                    &column.label(self.kind, context),
                    column.is_right(self.kind),
                    theme.quiet(),
                );
            }
        }
        self.rows.draw(rows, buf, theme, |buf, line, row| match row {
            GroupRow::Heading(title, count) => {
                Pen::on(buf, line).text(&format!("{title} ({count})"), theme.title());
            }
            GroupRow::Item(row) => {
                let cells = row.cells(context);
                for (column, cell) in self.columns.cells(line) {
                    if let Some(text) = cells.get(column as usize) {
                        write_cell(cell, buf, &text.text, column.is_right(self.kind), theme.tone(text.tone));
                    }
                }
            }
        });
        if self.kind.is_filtered() && self.filter.draw_line(area, buf, context) {
            return;
        }
        match context
            .portfolio
            .filter(|view| view.portfolio.is_unread() || self.kind.asks_history() && !view.is_whole())
        {
            Some(_) => foot_right(buf, area, &fl!(context.catalogue(), "tui-portfolio-reading"), theme),
            None => more_below(buf, area, self.rows.below(rows), context),
        }
    }
}

impl TabScreen for Across {}
