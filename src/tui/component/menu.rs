//! A popup with a few lines, one of which is picked.

use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::entry::TextInput;
use super::list::Select;
use super::popup::{ListPopup, PopupClick};
use crate::tui::command::Command;
use crate::tui::theme::Theme;

/// What came of a command or of the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing is picked yet.
    Open,
    /// The popup is left.
    Left,
    /// The selected line is picked.
    Line,
}

/// The lines of a menu.
#[derive(Clone, Debug)]
pub struct Menu<T> {
    /// The lines, one of which is selected.
    pub lines: Select<T>,
    width: u16,
    foot: u16,
}

impl<T> Menu<T> {
    /// A menu at most so many columns wide.
    pub fn new(width: u16, lines: Vec<T>) -> Self {
        Self {
            lines: Select::new(lines),
            width,
            foot: 0,
        }
    }

    /// The same, with some lines free below the list.
    #[must_use]
    pub fn with_foot(self, foot: u16) -> Self {
        Self { foot, ..self }
    }

    fn popup(&self, area: Rect) -> ListPopup {
        ListPopup {
            foot: self.foot,
            ..ListPopup::plain(area.width.saturating_sub(4).min(self.width), self.lines.items().len())
        }
    }

    /// Handles a command.
    pub fn update(&mut self, command: Command) -> Picked {
        match command {
            Command::Cancel => return Picked::Left,
            Command::Choose => return Picked::Line,
            command => self.lines.follow(command, self.lines.items().len()),
        }
        Picked::Open
    }

    /// Takes what is typed: `j` and `k` go down and up.
    pub fn input(&mut self, input: TextInput<'_>) {
        let command = match input.letter() {
            Some('j') => Command::Down,
            Some('k') => Command::Up,
            _ => return,
        };
        self.update(command);
    }

    /// Handles the mouse: a click on a line picks it, one outside leaves.
    pub fn mouse(&mut self, event: MouseEvent, area: Rect) -> Picked {
        match event.kind {
            MouseEventKind::ScrollUp => return self.update(Command::Up),
            MouseEventKind::ScrollDown => return self.update(Command::Down),
            _ => {}
        }
        match self.popup(area).click(event, area, &mut self.lines, |_| true) {
            PopupClick::Taken => Picked::Line,
            PopupClick::Outside => Picked::Left,
            PopupClick::Nothing => Picked::Open,
        }
    }

    /// Draws it, each line as it is told; returns the room inside its frame.
    pub fn view(
        &self,
        area: Rect,
        buf: &mut Buffer,
        title: &str,
        theme: Theme,
        line: impl Fn(&mut Buffer, Rect, &T),
    ) -> Rect {
        let popup = self.popup(area);
        let room = popup.frame(buf, area, title, theme);
        self.lines.draw(popup.list(area), buf, theme, line);
        room
    }
}
