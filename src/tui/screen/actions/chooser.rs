//! The choice of columns: which are shown, and in what order. The table follows as one chooses.

use crossterm::event::{KeyCode, KeyEvent, MouseEvent};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::column::{ActionColumn, USUAL};
use crate::tui::command::Command;
use crate::tui::component::{Menu, Pen, Picked, TextInput, put_lines, wrap};
use crate::tui::context::Context;

/// The columns that the choice takes.
const WIDTH: u16 = 46;

/// The lines below the columns, for the keys.
const HINT: u16 = 2;

/// The choice of columns while it is made.
#[derive(Clone, Debug)]
pub(super) struct ColumnChooser {
    /// Those that are shown, in order, then the others.
    menu: Menu<ActionColumn>,
    /// How many are shown.
    shown: usize,
    /// Those that were shown before.
    before: Vec<ActionColumn>,
}

impl ColumnChooser {
    pub(super) fn of(shown: &[ActionColumn]) -> Self {
        let mut chooser = Self {
            menu: Menu::new(WIDTH, Vec::new()).with_foot(HINT),
            shown: 0,
            before: shown.to_vec(),
        };
        chooser.show(shown);
        chooser
    }

    /// Shows some columns; the selected one stays selected.
    fn show(&mut self, shown: &[ActionColumn]) {
        let others = ActionColumn::all().iter().filter(|column| !shown.contains(column));
        let columns = shown.iter().chain(others).copied().collect();
        self.menu.lines.replace(columns, usize::MAX, PartialEq::eq);
        self.shown = shown.len();
    }

    /// The columns to show as they are chosen now.
    pub(super) fn chosen(&self) -> &[ActionColumn] {
        &self.menu.lines.items()[..self.shown]
    }

    /// The columns that were shown before.
    pub(super) fn before(&self) -> &[ActionColumn] {
        &self.before
    }

    pub(super) fn update(&mut self, command: Command) -> Picked {
        self.menu.update(command)
    }

    /// Space shows or hides, `<` and `>` move, `r` takes the usual columns.
    pub(super) fn typed(&mut self, key: KeyEvent) {
        match key.code {
            KeyCode::Char(' ') => self.toggle(),
            KeyCode::Char('<' | 'K') | KeyCode::Left => self.shift(false),
            KeyCode::Char('>' | 'J') | KeyCode::Right => self.shift(true),
            KeyCode::Char('r') => self.show(&USUAL),
            _ => self.menu.input(TextInput::Key(key)),
        }
    }

    /// Shows the selected column behind the others, or hides it.
    fn toggle(&mut self) {
        let at = self.menu.lines.index();
        let Some(column) = self.menu.lines.selected().copied().filter(|column| !column.stays()) else {
            return;
        };
        let mut shown = self.chosen().to_vec();
        if at < self.shown {
            shown.remove(at);
        } else {
            shown.push(column);
        }
        self.show(&shown);
    }

    /// Moves the selected column a place on, or back, among those that are shown.
    fn shift(&mut self, on: bool) {
        let at = self.menu.lines.index();
        let to = if on { at + 1 } else { at.wrapping_sub(1) };
        if at < self.shown && to < self.shown {
            let mut shown = self.chosen().to_vec();
            shown.swap(at, to);
            self.show(&shown);
        }
    }

    /// A click on a column shows or hides it; one outside ends the choice.
    pub(super) fn mouse(&mut self, event: MouseEvent, area: Rect) -> Picked {
        match self.menu.mouse(event, area) {
            Picked::Line => self.toggle(),
            Picked::Left => return Picked::Line,
            Picked::Open => {}
        }
        Picked::Open
    }

    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = fl!(catalogue, "tui-columns-title");
        let room = self.menu.view(area, buf, &title, theme, |buf, line, column| {
            let (tick, style) = if self.chosen().contains(column) {
                ("✓", theme.text())
            } else {
                ("·", theme.quiet())
            };
            let mut pen = Pen::on(buf, line);
            pen.text(tick, theme.accent()).skip(1);
            pen.text(&column.label(catalogue), style).skip(2);
            if column.stays() {
                pen.text(&fl!(catalogue, "tui-column-stays"), theme.quiet());
            }
        });
        let hint = wrap(&fl!(catalogue, "tui-columns-hint"), usize::from(room.width));
        let below = Rect {
            y: room.bottom().saturating_sub(HINT),
            height: HINT.min(room.height),
            ..room
        };
        put_lines(below, buf, hint.iter().map(|line| (line, theme.quiet())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn press(chooser: &mut ColumnChooser, letters: &str) {
        for letter in letters.chars() {
            chooser.typed(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
        }
    }

    #[test]
    fn columns_are_hidden_moved_and_taken_back() {
        let mut chooser = ColumnChooser::of(&USUAL);
        press(&mut chooser, " ");
        assert_eq!(chooser.chosen(), USUAL, "the id stays");
        press(&mut chooser, "jj ");
        assert!(!chooser.chosen().contains(&ActionColumn::Status));
        press(&mut chooser, " ");
        assert_eq!(
            chooser.chosen().last(),
            Some(&ActionColumn::Status),
            "shown again behind the others"
        );
        press(&mut chooser, "<<");
        assert_eq!(chooser.chosen()[USUAL.len() - 3], ActionColumn::Status);
        press(&mut chooser, "r");
        assert_eq!(chooser.chosen(), USUAL);
        assert_eq!(chooser.before(), USUAL);
    }
}
