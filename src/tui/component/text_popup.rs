//! A text in a frame over the middle of the screen, to be gone through line by line.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;

use super::list::Motion;
use super::panel::{centred, more_below, popup, text_room};
use super::text::draw_lines;
use crate::tui::command::Command;
use crate::tui::context::Context;

/// How far a text in a popup is scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextPopup {
    /// The first line to be seen.
    first: usize,
}

fn size(lines: usize, within: Rect) -> (u16, u16) {
    let (width, height) = text_room(within);
    let size = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    (size(width) + 4, size(lines.min(height)) + 2)
}

impl TextPopup {
    /// Scrolls a text of so many lines. Returns whether the command scrolls at all.
    pub fn scroll(&mut self, command: Command, lines: usize, within: Rect) -> bool {
        let (_, height) = text_room(within);
        let motion = Motion::of(command, height);
        self.first = motion.map_or(self.first, |motion| motion.scroll(self.first, lines, height));
        motion.is_some()
    }

    /// Whether the mouse is pressed beside the popup of a text of so many lines.
    pub fn is_pressed_outside(event: MouseEvent, lines: usize, within: Rect) -> bool {
        let frame = centred(within, size(lines, within));
        event.kind == MouseEventKind::Down(MouseButton::Left) && !frame.contains((event.column, event.row).into())
    }

    /// Draws the text, and how much of it lies below.
    pub fn view(self, area: Rect, buf: &mut Buffer, title: &str, lines: &[Line<'_>], context: &Context<'_>) {
        let room = popup(buf, area, size(lines.len(), area), title, context.theme);
        draw_lines(room, buf, lines.get(self.first..).unwrap_or_default());
        let below = lines.len().saturating_sub(self.first + usize::from(room.height));
        more_below(buf, room.outer(Margin::new(2, 1)), below, context);
    }
}
