//! The choice of columns: which are shown, and in what order. The table follows as one chooses.

use crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::column::{Column, USUAL};
use crate::tui::command::Command;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::selection::mark;
use crate::tui::component::text::{put, wrap};
use crate::tui::context::Context;

/// The columns that the choice takes.
const WIDTH: u16 = 46;

/// The choice of columns while it is made.
#[derive(Clone, Debug)]
pub(super) struct Chooser {
    /// Those that are shown, in order, then the others.
    columns: Vec<Column>,
    /// How many are shown.
    shown: usize,
    /// Those that were shown before.
    before: Vec<Column>,
    place: ListState,
}

/// What comes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The choice goes on.
    Open,
    /// It is made.
    Made,
    /// It is as before.
    Left,
}

impl Chooser {
    pub(super) fn of(shown: &[Column]) -> Self {
        let mut chooser = Self {
            columns: Vec::new(),
            shown: 0,
            before: shown.to_vec(),
            place: ListState::default(),
        };
        chooser.show(shown);
        chooser
    }

    fn show(&mut self, shown: &[Column]) {
        let others = Column::all().iter().filter(|column| !shown.contains(column));
        self.columns = shown.iter().chain(others).copied().collect();
        self.shown = shown.len();
    }

    /// The columns to show as they are chosen now.
    pub(super) fn chosen(&self) -> &[Column] {
        &self.columns[..self.shown]
    }

    /// The columns that were shown before.
    pub(super) fn before(&self) -> &[Column] {
        &self.before
    }

    pub(super) fn update(&mut self, command: Command) -> Choice {
        let len = self.columns.len();
        match command {
            Command::Choose => return Choice::Made,
            Command::Cancel => return Choice::Left,
            Command::Up => self.place.go(Motion::Up(1), len, len),
            Command::Down => self.place.go(Motion::Down(1), len, len),
            Command::PageUp => self.place.go(Motion::First, len, len),
            Command::PageDown => self.place.go(Motion::Last, len, len),
            _ => {}
        }
        Choice::Open
    }

    /// Space shows or hides, `<` and `>` move, `r` takes the usual columns.
    pub(super) fn typed(&mut self, key: KeyEvent) {
        match key.code {
            KeyCode::Char('j') => drop(self.update(Command::Down)),
            KeyCode::Char('k') => drop(self.update(Command::Up)),
            KeyCode::Char(' ') => self.toggle(),
            KeyCode::Char('<' | 'K') | KeyCode::Left => self.shift(false),
            KeyCode::Char('>' | 'J') | KeyCode::Right => self.shift(true),
            KeyCode::Char('r') => self.show(&USUAL),
            _ => {}
        }
    }

    /// Shows the selected column behind the others, or hides it.
    fn toggle(&mut self) {
        let at = self.place.selected();
        let Some(column) = self.columns.get(at).copied().filter(|column| !column.stays()) else {
            return;
        };
        let mut shown = self.chosen().to_vec();
        if at < self.shown {
            shown.remove(at);
        } else {
            shown.push(column);
        }
        self.show(&shown);
        self.select(column);
    }

    /// Moves the selected column a place on, or back, among those that are shown.
    fn shift(&mut self, on: bool) {
        let at = self.place.selected();
        let to = if on { at + 1 } else { at.wrapping_sub(1) };
        if at < self.shown && to < self.shown {
            self.columns.swap(at, to);
            self.select(self.columns[to]);
        }
    }

    fn select(&mut self, column: Column) {
        let at = self.columns.iter().position(|known| *known == column);
        self.place
            .select(at.unwrap_or(0), self.columns.len(), self.columns.len());
    }

    fn frame(&self, area: Rect) -> Rect {
        let rows = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        centred(area, (WIDTH, rows + 4))
    }

    fn rows(&self, area: Rect) -> usize {
        usize::from(self.frame(area).height.saturating_sub(4))
    }

    /// A click on a column shows or hides it; one outside ends the choice.
    pub(super) fn mouse(&mut self, event: MouseEvent, area: Rect) -> Choice {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Choice::Open;
        }
        let frame = self.frame(area);
        if !frame.contains((event.column, event.row).into()) {
            return Choice::Made;
        }
        let rows = self.rows(area);
        let line = usize::from(event.row.saturating_sub(frame.y + 1));
        if event.row > frame.y && line < rows {
            let first = self.place.first(self.columns.len(), rows);
            self.place.select(first + line, self.columns.len(), rows);
            self.toggle();
        }
        Choice::Open
    }

    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let frame = self.frame(area);
        let title = fl!(catalogue, "tui-columns-title");
        let room = popup(buf, area, (frame.width, frame.height), &title, theme);
        let rows = self.rows(area);
        let first = self.place.first(self.columns.len(), rows);
        for (y, (n, column)) in (room.y..).zip(self.columns.iter().enumerate().skip(first).take(rows)) {
            let tick = if n < self.shown { "✓" } else { "·" };
            let style = if n < self.shown { theme.text() } else { theme.quiet() };
            let x = put(buf, room.x, y, 1, tick, theme.accent()) + 1;
            let x = put(
                buf,
                x,
                y,
                room.right().saturating_sub(x),
                &column.label(catalogue),
                style,
            ) + 2;
            if column.stays() {
                let always = fl!(catalogue, "tui-column-stays");
                put(buf, x, y, room.right().saturating_sub(x), &always, theme.quiet());
            }
            if n == self.place.selected() {
                mark(buf, Rect { y, height: 1, ..room }, theme.selected());
            }
        }
        let hint = fl!(catalogue, "tui-columns-hint");
        let hints = wrap(&hint, usize::from(room.width));
        for (y, line) in (room.bottom().saturating_sub(2)..room.bottom()).zip(&hints) {
            put(buf, room.x, y, room.width, line, theme.quiet());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn press(chooser: &mut Chooser, letters: &str) {
        for letter in letters.chars() {
            chooser.typed(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
        }
    }

    #[test]
    fn columns_are_hidden_moved_and_taken_back() {
        let mut chooser = Chooser::of(&USUAL);
        press(&mut chooser, " ");
        assert_eq!(chooser.chosen(), USUAL, "the id stays");
        press(&mut chooser, "jj ");
        assert!(!chooser.chosen().contains(&Column::Status));
        press(&mut chooser, " ");
        assert_eq!(
            chooser.chosen().last(),
            Some(&Column::Status),
            "shown again behind the others"
        );
        press(&mut chooser, "<<");
        assert_eq!(chooser.chosen()[USUAL.len() - 3], Column::Status);
        press(&mut chooser, "r");
        assert_eq!(chooser.chosen(), USUAL);
        assert_eq!(chooser.before(), USUAL);
    }
}
