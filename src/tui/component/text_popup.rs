//! A text in a frame over the middle of the screen, to be gone through line by line.

use std::ops::Range;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;

use super::list::Motion;
use super::panel::{centred, is_pressed_beside, more_below, popup, text_room};
use super::text::{draw_lines, to_u16};
use crate::tui::command::Command;
use crate::tui::context::Context;

/// How far a text in a popup is scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextPopup {
    /// The first line to be seen.
    first: usize,
    /// The rows kept below the text for something else.
    foot: u16,
}

impl TextPopup {
    /// A popup with rows below its text.
    pub fn with_foot(foot: u16) -> Self {
        Self { first: 0, foot }
    }

    /// The lines of the text that can be seen at once.
    fn height(self, within: Rect) -> usize {
        text_room(within).1.saturating_sub(usize::from(self.foot))
    }

    fn size(self, lines: usize, within: Rect) -> (u16, u16) {
        let width = text_room(within).0;
        (
            to_u16(width) + 4,
            to_u16(lines.min(self.height(within))) + self.foot + 2,
        )
    }

    /// Scrolls a text of so many lines. Returns whether the command scrolls at all.
    pub fn scroll(&mut self, command: Command, lines: usize, within: Rect) -> bool {
        let height = self.height(within);
        let motion = Motion::of(command, height);
        self.first = motion.map_or(self.first, |motion| motion.scroll(self.first, lines, height));
        motion.is_some()
    }

    /// Scrolls as little as brings some lines into sight, their first before all.
    pub fn reveal(&mut self, wanted: Range<usize>, lines: usize, within: Rect) {
        let height = self.height(within);
        let last = lines.saturating_sub(height);
        self.first = self
            .first
            .max(wanted.end.saturating_sub(height))
            .min(wanted.start)
            .min(last);
    }

    /// Whether the mouse is pressed beside the popup of a text of so many lines.
    pub fn is_pressed_outside(self, event: MouseEvent, lines: usize, within: Rect) -> bool {
        let frame = centred(within, self.size(lines, within));
        is_pressed_beside(event, frame)
    }

    /// The line of a text of so many lines that the mouse is pressed on.
    pub fn pressed_line(self, event: MouseEvent, lines: usize, within: Rect) -> Option<usize> {
        let room = centred(within, self.size(lines, within)).inner(Margin::new(2, 1));
        let text = Rect {
            height: room.height.saturating_sub(self.foot),
            ..room
        };
        let is_on =
            event.kind == MouseEventKind::Down(MouseButton::Left) && text.contains((event.column, event.row).into());
        let line = self.first + usize::from(event.row.saturating_sub(text.y));
        (is_on && line < lines).then_some(line)
    }

    /// Draws the text, and how much of it lies below; returns the rows kept below it.
    pub fn view(self, area: Rect, buf: &mut Buffer, title: &str, lines: &[Line<'_>], context: &Context<'_>) -> Rect {
        let room = popup(buf, area, self.size(lines.len(), area), title, context.theme);
        let text = Rect {
            height: room.height.saturating_sub(self.foot),
            ..room
        };
        draw_lines(text, buf, lines.get(self.first..).unwrap_or_default());
        let below = lines.len().saturating_sub(self.first + usize::from(text.height));
        more_below(buf, room.outer(Margin::new(2, 1)), below, context);
        Rect {
            y: text.bottom(),
            height: room.height - text.height,
            ..room
        }
    }
}
