//! A card under the mouse: pressed, perhaps dragged, and let go.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::Board;
use super::moving::may_move;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use copil_plan::ActionId;

/// A card under the pressed button of the mouse.
#[derive(Clone, Debug)]
pub(super) struct DraggedCard {
    /// The card.
    pub action: ActionId,
    /// The column it was taken from.
    pub from: usize,
    /// Where the mouse is.
    pub pointer: (u16, u16),
    /// Whether the mouse went anywhere since the button was pressed.
    pub moved: bool,
    /// Whether the card was the selected one already: let go where it is, it opens.
    again: bool,
}

impl DraggedCard {
    /// The cards that are taken along: all that are marked, when this one is.
    pub(super) fn taken(&self, context: &Context<'_>) -> Vec<ActionId> {
        if context.marks.contains(&self.action) {
            context.marks.iter().cloned().collect()
        } else {
            vec![self.action.clone()]
        }
    }
}

impl Board {
    /// Answers the mouse: a click selects, a second one opens, a card dragged to another column is moved there.
    pub(super) fn pointed(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let at = (event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.press(at, context),
            MouseEventKind::Drag(MouseButton::Left) => self.drag(at, context),
            MouseEventKind::Up(MouseButton::Left) => return self.release(at, context),
            MouseEventKind::ScrollUp | MouseEventKind::ScrollDown => {
                self.roll(at, event.kind == MouseEventKind::ScrollDown, context);
            }
            _ => self.dragged = None,
        }
        Effect::None
    }

    fn press(&mut self, at: (u16, u16), context: &Context<'_>) {
        self.dragged = None;
        let Some(lane) = self.lane_at(at, context) else {
            return;
        };
        let card = self.card_at(at, context);
        let again = card.is_some_and(|row| lane == self.at && row == self.columns[lane].place.selected());
        self.look_at(lane, context);
        let Some(row) = card else { return };
        self.select_row(row, context);
        if let Some(action) = self.columns[lane].selected() {
            self.dragged = Some(DraggedCard {
                action: action.clone(),
                from: lane,
                pointer: at,
                moved: false,
                again,
            });
        }
    }

    /// Takes the card along; at an edge of the board the columns beyond come into sight.
    fn drag(&mut self, at: (u16, u16), context: &Context<'_>) {
        let Some(dragged) = &mut self.dragged else { return };
        dragged.moved |= dragged.pointer != at;
        dragged.pointer = at;
        let shown = self.shown(context);
        let inside = self.inside(context);
        if at.0 <= inside.x && shown.start > 0 {
            self.first = shown.start - 1;
        } else if at.0 + 1 >= inside.right() && shown.end < self.columns.len() {
            self.first = shown.start + 1;
        }
    }

    fn release(&mut self, at: (u16, u16), context: &Context<'_>) -> Effect {
        let target = self.lane_at(at, context);
        let Some(dragged) = self.dragged.take() else {
            return Effect::None;
        };
        match target {
            _ if !dragged.moved && dragged.again => Effect::Sheet(dragged.action),
            Some(to) if dragged.moved && to != dragged.from => {
                self.move_to(&dragged.taken(context), dragged.from, to, context)
            }
            _ => Effect::None,
        }
    }

    /// Whether the card that is dragged may go to a column; nothing while none is dragged over another column.
    pub(super) fn would_go(&self, column: usize, context: &Context<'_>) -> Option<bool> {
        let dragged = self
            .dragged
            .as_ref()
            .filter(|dragged| dragged.moved && dragged.from != column)?;
        let (from, to) = (&self.columns.get(dragged.from)?.key, &self.columns.get(column)?.key);
        let actions = dragged.taken(context);
        Some(may_move(&actions, from, to, context.plan).is_ok())
    }

    /// Turns the wheel over a column: its cards go by, and one of those in sight is selected when it is the column that
    /// listens.
    fn roll(&mut self, at: (u16, u16), down: bool, context: &Context<'_>) {
        let Some(lane) = self.lane_at(at, context) else {
            return;
        };
        self.look_at(lane, context);
        let step = if down {
            crate::tui::component::list::Motion::Down(1)
        } else {
            crate::tui::component::list::Motion::Up(1)
        };
        self.go(step, context);
    }
}
