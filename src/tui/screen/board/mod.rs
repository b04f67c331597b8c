//! The board: the actions as cards in columns, by status or by something else.
//!
//! The columns are worked out when the plan, the filter or the arrangement changes; a picture draws only the columns and
//! the cards that are in sight. Moving a card changes nothing by itself: it opens the prompt that asks what the change asks
//! for, the column chosen.

mod by;
mod card;
mod columns;
mod drag;
mod lanes;
mod moving;
mod overlay;
mod view;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::{Effect, Screen, Selection, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::{FilterState, Menu, Motion, TextInput};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::query::Order;
use copil_plan::{ActionId, GroupBy, GroupKey, GroupedAction};

use columns::{BoardColumn, arranged};
use drag::DraggedCard;
use lanes::{CardShape, Lane, LaneWidth, lanes, window};

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Board {
    by: GroupBy,
    filter: FilterState,
    columns: Vec<BoardColumn>,
    /// How many actions are shown, and how many of them are late; an action may have several cards.
    count: usize,
    late: usize,
    /// The column that listens.
    at: usize,
    /// The first column in sight.
    first: usize,
    /// The card under the pressed mouse.
    dragged: Option<DraggedCard>,
    /// The menu of arrangements, when it is open.
    choosing: Option<Menu<GroupBy>>,
}

impl Board {
    fn column(&self) -> Option<&BoardColumn> {
        self.columns.get(self.at)
    }

    fn selected(&self) -> Option<&ActionId> {
        self.column()?.selected()
    }

    fn is_dragging(&self) -> bool {
        self.dragged.as_ref().is_some_and(|dragged| dragged.moved)
    }

    /// The room inside the frame.
    fn inside(&self, context: &Context<'_>) -> Rect {
        context.body.inner(Margin::new(2, 1))
    }

    fn widths(&self, context: &Context<'_>) -> Vec<LaneWidth> {
        self.columns.iter().map(|column| column.width(context)).collect()
    }

    /// The columns in sight. While a card is dragged, they are those that the mouse went to.
    fn shown(&self, context: &Context<'_>) -> std::ops::Range<usize> {
        let wanted = if self.is_dragging() { self.first } else { self.at };
        window(&self.widths(context), self.inside(context).width, self.first, wanted)
    }

    fn lanes(&self, context: &Context<'_>) -> Vec<Lane> {
        lanes(self.inside(context), &self.widths(context), self.shown(context))
    }

    /// What cards show, and how many of them fit in a column.
    fn shape(&self, context: &Context<'_>) -> (CardShape, usize) {
        let height = self.inside(context).height.saturating_sub(lanes::HEAD + 1);
        let shape = CardShape::of(height, context.presenting);
        (shape, shape.fitting(height))
    }

    /// The column under the mouse.
    fn lane_at(&self, at: (u16, u16), context: &Context<'_>) -> Option<usize> {
        let lanes = self.lanes(context);
        let lane = lanes.iter().find(|lane| lane.area.contains(at.into()))?;
        Some(lane.column)
    }

    /// The card of its column that is under the mouse.
    fn card_at(&self, at: (u16, u16), context: &Context<'_>) -> Option<usize> {
        let lanes = self.lanes(context);
        let lane = lanes.iter().find(|lane| lane.cards().contains(at.into()))?;
        let column = self.columns.get(lane.column)?;
        let (shape, fitting) = self.shape(context);
        let line = at.1 - lane.cards().y;
        let nth = usize::from(line / shape.step());
        let row = column.place.first(column.cards.len(), fitting) + nth;
        (nth < fitting && line % shape.step() < shape.lines() && row < column.cards.len()).then_some(row)
    }

    /// Goes up or down in the column that listens.
    fn go(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        let (_, fitting) = self.shape(context);
        if let Some(column) = self.columns.get_mut(self.at) {
            column.place.go(motion, column.cards.len(), fitting);
        }
        Effect::None
    }

    fn select_row(&mut self, row: usize, context: &Context<'_>) {
        let (_, fitting) = self.shape(context);
        if let Some(column) = self.columns.get_mut(self.at) {
            column.place.select(row, column.cards.len(), fitting);
        }
    }

    /// Lets another column listen, and brings it into sight.
    fn look_at(&mut self, column: usize, context: &Context<'_>) {
        self.at = column.min(self.columns.len().saturating_sub(1));
        self.first = self.shown(context).start;
    }

    /// Goes to the column beside, to the card that stands where the selected one does.
    fn aside(&mut self, column: Option<usize>, context: &Context<'_>) -> Effect {
        let (_, fitting) = self.shape(context);
        let first = |column: &BoardColumn| column.place.first(column.cards.len(), fitting);
        let height = self.column().map_or(0, |column| {
            column.place.selected() - first(column).min(column.place.selected())
        });
        let Some(to) = column.filter(|to| *to < self.columns.len()) else {
            return Effect::None;
        };
        self.look_at(to, context);
        let row = self.column().map_or(0, first) + height;
        self.select_row(row, context);
        Effect::None
    }

    /// Arranges the board by something else; the selected card stays selected.
    fn arrange(&mut self, by: GroupBy, context: &Context<'_>) {
        self.choosing = None;
        if by != self.by {
            let selected = self.selected().cloned();
            self.by = by;
            self.columns.clear();
            self.rearrange(selected, context);
        }
    }

    /// Works the columns out again, and goes to where the selected action went.
    fn rearrange(&mut self, selected: Option<ActionId>, context: &Context<'_>) {
        self.filter.refresh(context);
        let actions: Vec<(&ActionId, &GroupedAction)> = context.select(self.filter.filter(), Order::Id);
        self.count = actions.len();
        self.late = actions
            .iter()
            .filter(|(_, placed)| placed.late_since(context.kind(placed), context.today).is_some())
            .count();
        let before = std::mem::replace(&mut self.columns, arranged(self.by, &actions, context));
        let here = before.get(self.at).map(|column| column.key.clone());
        for column in &mut self.columns {
            let same = before.iter().find(|old| old.key == column.key);
            column.place = same.map(|old| old.place).unwrap_or_default();
        }
        let at = self.column_for(selected.as_ref(), here.as_ref());
        self.look_at(at, context);
        let row = selected.and_then(|id| self.column()?.cards.iter().position(|card| *card == id));
        let row = row.unwrap_or_else(|| self.column().map_or(0, |column| column.place.selected()));
        self.select_row(row, context);
    }

    /// The column to listen: the one that listened as long as it holds the selected action, else where that one went. A
    /// column that became empty is left; one that was gone to as such is stayed in.
    fn column_for(&self, selected: Option<&ActionId>, here: Option<&GroupKey>) -> usize {
        let holds = |column: &BoardColumn| selected.is_some_and(|id| column.cards.contains(id));
        let filled = |column: &BoardColumn| !column.cards.is_empty();
        let first = |fits: &dyn Fn(&BoardColumn) -> bool| self.columns.iter().position(fits);
        let same = first(&|column| Some(&column.key) == here);
        let stay = |fits: &dyn Fn(&BoardColumn) -> bool| same.filter(|at| fits(&self.columns[*at]));
        stay(&holds)
            .or_else(|| first(&holds))
            .or_else(|| stay(&|column| selected.is_none() || filled(column)))
            .or_else(|| first(&filled))
            .or(same)
            .unwrap_or(0)
    }
}

impl Screen for Board {
    fn scopes(&self) -> &'static [Scope] {
        if self.choosing.is_some() {
            &[Scope::Menu]
        } else if self.is_dragging() {
            &[Scope::Dragging]
        } else {
            self.filter.scopes(&[
                Scope::Board,
                Scope::Arranged,
                Scope::Filtered,
                Scope::Subject,
                Scope::List,
                Scope::Global,
            ])
        }
    }

    fn filter(&mut self) -> Option<&mut FilterState> {
        Some(&mut self.filter)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if let Some(menu) = &mut self.choosing {
            let picked = menu.update(command);
            return self.picked(picked, context);
        }
        if self.dragged.take().is_some_and(|dragged| dragged.moved) {
            return Effect::None;
        }
        match command {
            Command::Left => self.aside(self.at.checked_sub(1), context),
            Command::Right => self.aside(Some(self.at + 1), context),
            Command::MoveLeft => self.shift((0..self.at).rev(), context),
            Command::MoveRight => self.shift(self.at + 1..self.columns.len(), context),
            Command::Open => Effect::sheet(self.selected()),
            Command::By => {
                self.open_menu(context);
                Effect::None
            }
            _ => match Motion::of(command, self.shape(context).1) {
                Some(motion) => self.go(motion, context),
                None => Effect::None,
            },
        }
    }

    /// In the menu a digit takes a line. Any key lets go of a card that is dragged.
    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        self.dragged = None;
        if let Some(menu) = &mut self.choosing {
            menu.input(input);
            let line = input.letter().and_then(|letter| letter.to_digit(10)?.checked_sub(1));
            if let Some(by) = line.and_then(|line| GroupBy::ALL.get(line as usize)) {
                self.arrange(*by, context);
            }
        }
        Effect::None
    }

    fn handles_wheel(&self) -> bool {
        true
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if let Some(menu) = &mut self.choosing {
            let picked = menu.mouse(event, context.body);
            return self.picked(picked, context);
        }
        self.pointed(event, context)
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        let of_a_card = matches!(command, Command::Open | Command::MoveLeft | Command::MoveRight);
        !of_a_card || self.selected().is_some()
    }

    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        let mut all: Vec<ActionId> = self.columns.iter().flat_map(|column| &column.cards).cloned().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.dragged = None;
        self.rearrange(self.selected().cloned(), context);
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        self.selected().cloned().map(Selection::Action)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}

impl TabScreen for Board {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by = memory
            .board_by
            .as_deref()
            .and_then(GroupBy::from_word)
            .unwrap_or_default();
    }

    fn persist(&self, memory: &mut Memory) {
        memory.board_by = (self.by != GroupBy::default()).then(|| self.by.word().to_owned());
    }
}
