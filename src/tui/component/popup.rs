//! A list in a frame over the middle of the screen, with a line to type in above it where it has one.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::entry::TextEntry;
use super::list::{Rows, Select};
use super::panel::{centred, is_pressed_beside, popup};
use super::text::{put, to_u16};
use crate::tui::theme::Theme;

/// How large a popup with a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPopup {
    /// Its columns, the frame included.
    pub width: u16,
    /// The rows of its list, where there is room for all of them.
    pub rows: usize,
    /// The lines above the list.
    pub head: u16,
    /// The lines below the list.
    pub foot: u16,
}

/// What a click on a popup did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupClick {
    /// Nothing.
    Nothing,
    /// It was beside the popup, which closes it.
    Outside,
    /// It selected a row, which is taken.
    Taken,
}

impl ListPopup {
    /// A popup with nothing but a list.
    pub fn plain(width: u16, rows: usize) -> Self {
        Self {
            width,
            rows,
            head: 0,
            foot: 0,
        }
    }

    /// A popup with a line to type in above its list.
    pub fn typed(width: u16, rows: usize) -> Self {
        Self {
            head: 2,
            ..Self::plain(width, rows)
        }
    }

    fn size(self) -> (u16, u16) {
        let rows = to_u16(self.rows);
        (self.width, rows.saturating_add(self.head + self.foot + 2))
    }

    /// Its list.
    pub fn list(self, within: Rect) -> Rows {
        let room = centred(within, self.size()).inner(Margin::new(2, 1));
        Rows::single(Rect {
            y: room.y + self.head.min(room.height),
            height: room.height.saturating_sub(self.head + self.foot),
            ..room
        })
    }

    /// Draws its frame; returns the room inside, lines above and below the list included.
    pub fn frame(self, buf: &mut Buffer, within: Rect, title: &str, theme: Theme) -> Rect {
        popup(buf, within, self.size(), title, theme)
    }

    /// Handles the mouse: a click takes the row that it is on, among those that can be taken.
    pub fn click<T>(
        self,
        event: MouseEvent,
        within: Rect,
        list: &mut Select<T>,
        selectable: impl Fn(&T) -> bool,
    ) -> PopupClick {
        if is_pressed_beside(event, centred(within, self.size())) {
            return PopupClick::Outside;
        }
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return PopupClick::Nothing;
        }
        match list.click_among(event, self.list(within), selectable) {
            Some(_) => PopupClick::Taken,
            None => PopupClick::Nothing,
        }
    }
}

/// Draws the line that is typed in above a list, up to the column `right`.
pub fn entry_line(buf: &mut Buffer, room: Rect, right: u16, entry: &TextEntry, theme: Theme) {
    let x = put(buf, room.x, room.y, 2, "› ", theme.accent());
    let line = Rect {
        x,
        width: right.saturating_sub(x),
        height: 1,
        ..room
    };
    entry.view(line, buf, true, theme);
}
