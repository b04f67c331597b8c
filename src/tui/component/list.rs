//! A list: which row is selected, which is the first to be seen, where rows are drawn, and which is under the mouse.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::selection::mark;
use crate::tui::command::Command;
use crate::tui::theme::Theme;

/// The selected row of a list, and the first to be seen. It knows nothing of the rows themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    selected: usize,
    first: usize,
}

/// A way to go in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// So many rows up.
    Up(usize),
    /// So many rows down.
    Down(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Motion {
    /// The motion that a command stands for in a list of which so many rows can be seen.
    pub fn of(command: Command, seen: usize) -> Option<Self> {
        Some(match command {
            Command::Up => Self::Up(1),
            Command::Down => Self::Down(1),
            Command::PageUp => Self::Up(seen.max(1)),
            Command::PageDown => Self::Down(seen.max(1)),
            Command::First => Self::First,
            Command::Last => Self::Last,
            _ => return None,
        })
    }

    /// Where it leads from the first line in sight of a text, when `seen` of its lines can be seen.
    pub fn scroll(self, first: usize, lines: usize, seen: usize) -> usize {
        let last = lines.saturating_sub(seen);
        let to = match self {
            Self::Up(lines) => first.saturating_sub(lines),
            Self::Down(lines) => first.saturating_add(lines),
            Self::First => 0,
            Self::Last => last,
        };
        to.min(last)
    }
}

/// Where the rows of a list are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// All of them.
    pub area: Rect,
    /// The lines from one row to the next.
    pub stride: u16,
    /// How many of these the last row may lack, for they are blank.
    pub gap: u16,
}

impl Rows {
    /// Rows of one line.
    pub fn single(area: Rect) -> Self {
        Self::spaced(area, 1, 0)
    }

    /// Rows of so many lines, the last `gap` of which are blank and may be missing at the bottom.
    pub fn spaced(area: Rect, stride: u16, gap: u16) -> Self {
        Self { area, stride, gap }
    }

    /// How many can be seen.
    pub fn seen(self) -> usize {
        usize::from((self.area.height + self.gap) / self.stride)
    }

    /// The row under a place, counted from the first that is seen.
    fn at(self, column: u16, row: u16) -> Option<usize> {
        // The mark of the selected row stands in the blank column beside it.
        let whole = Rect {
            x: self.area.x.saturating_sub(1),
            width: self.area.width + 2,
            ..self.area
        };
        let inside = whole.contains((column, row).into());
        let at = usize::from(row.saturating_sub(self.area.y) / self.stride);
        (inside && at < self.seen()).then_some(at)
    }
}

impl ListState {
    /// The selected row.
    pub fn selected(self) -> usize {
        self.selected
    }

    /// The first row to be seen, when `seen` of `len` can be.
    pub fn first(self, len: usize, seen: usize) -> usize {
        let selected = self.selected.min(len.saturating_sub(1));
        let least = (selected + 1).saturating_sub(seen.max(1));
        let latest = len.saturating_sub(seen).max(least);
        self.first.min(selected).max(least).min(latest)
    }

    /// Goes where a motion leads.
    pub fn go(&mut self, motion: Motion, len: usize, seen: usize) {
        self.go_among(motion, len, seen, |_| true);
    }

    /// Goes where a command leads, when it is a motion.
    pub fn follow(&mut self, command: Command, len: usize, seen: usize) {
        if let Some(motion) = Motion::of(command, seen) {
            self.go(motion, len, seen);
        }
    }

    /// Goes where a motion leads among rows of which only some can be selected: the others are passed over.
    pub fn go_among(&mut self, motion: Motion, len: usize, seen: usize, selectable: impl Fn(usize) -> bool) {
        let to = motion.scroll(self.selected, len, 1);
        let above = || (0..=to).rev().find(|at| selectable(*at));
        let below = || (to..len).find(|at| selectable(*at));
        let found = match motion {
            Motion::Up(_) | Motion::First => above().or_else(below),
            Motion::Down(_) | Motion::Last => below().or_else(above),
        };
        self.select_among(found.unwrap_or(to), len, seen, selectable);
    }

    /// Goes to a row; a heading above it, which cannot be selected, comes into sight with it.
    fn select_among(&mut self, row: usize, len: usize, seen: usize, selectable: impl Fn(usize) -> bool) {
        if let Some(heading) = row.checked_sub(1).filter(|heading| !selectable(*heading)) {
            self.select(heading, len, seen);
        }
        self.select(row, len, seen);
    }

    /// Goes to a row, or to the last when there are not so many.
    pub fn select(&mut self, row: usize, len: usize, seen: usize) {
        self.selected = row.min(len.saturating_sub(1));
        self.first = self.first(len, seen);
    }

    /// The rows in sight, each with where it is drawn.
    pub fn visible(self, rows: Rows, len: usize) -> impl Iterator<Item = (Rect, usize)> + Clone {
        let first = self.first(len, rows.seen());
        let lines = (rows.area.y..).step_by(usize::from(rows.stride));
        lines.zip((first..len).take(rows.seen())).map(move |(y, at)| {
            let height = rows.stride.min(rows.area.bottom().saturating_sub(y));
            (Rect { y, height, ..rows.area }, at)
        })
    }

    /// Draws the rows in sight, the selected one with its mark.
    pub fn draw(self, rows: Rows, len: usize, buf: &mut Buffer, theme: Theme, row: impl Fn(&mut Buffer, Rect, usize)) {
        for (line, at) in self.visible(rows, len) {
            row(buf, line, at);
            if at == self.selected {
                mark(buf, line, theme.selected());
            }
        }
    }

    /// Selects the row that a click is on.
    pub fn click(&mut self, event: MouseEvent, rows: Rows, len: usize) -> Option<Click> {
        let at = self.clicked(event, rows, len)?;
        let before = self.selected;
        self.select(at, len, rows.seen());
        Some(if at == before { Click::Again } else { Click::Selected })
    }

    /// The row that a click of the left button is on.
    pub fn clicked(self, event: MouseEvent, rows: Rows, len: usize) -> Option<usize> {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return None;
        }
        let at = self.first(len, rows.seen()) + rows.at(event.column, event.row)?;
        (at < len).then_some(at)
    }
}

/// What a click on a list did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Click {
    /// It selected another row.
    Selected,
    /// It was on the row that was selected already.
    Again,
}

/// A list that holds its rows.
#[derive(Clone, Debug)]
pub struct Select<T> {
    items: Vec<T>,
    state: ListState,
}

impl<T> Default for Select<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T> Select<T> {
    /// A list with the first row selected.
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            state: ListState::default(),
        }
    }

    /// The rows.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Where the selected row is among them.
    pub fn index(&self) -> usize {
        self.state.selected()
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&T> {
        self.items.get(self.state.selected())
    }

    /// The first row to be seen, when so many can be.
    pub fn first(&self, seen: usize) -> usize {
        self.state.first(self.items.len(), seen)
    }

    /// Goes where a motion leads.
    pub fn go(&mut self, motion: Motion, seen: usize) {
        self.state.go(motion, self.items.len(), seen);
    }

    /// Goes where a command leads, when it is a motion.
    pub fn follow(&mut self, command: Command, seen: usize) {
        self.state.follow(command, self.items.len(), seen);
    }

    /// Goes where a motion leads among the rows that can be selected.
    pub fn go_among(&mut self, motion: Motion, seen: usize, selectable: impl Fn(&T) -> bool) {
        let items = &self.items;
        let can = |at: usize| items.get(at).is_some_and(&selectable);
        self.state.go_among(motion, items.len(), seen, can);
    }

    /// Goes to a row.
    pub fn select(&mut self, row: usize, seen: usize) {
        self.state.select(row, self.items.len(), seen);
    }

    /// Takes other rows: the selected one stays selected wherever it went.
    pub fn replace(&mut self, items: Vec<T>, seen: usize, same: impl Fn(&T, &T) -> bool) {
        let before = std::mem::replace(&mut self.items, items);
        let selected = before.get(self.state.selected());
        let at = selected.and_then(|old| self.items.iter().position(|new| same(old, new)));
        self.select(at.unwrap_or(self.state.selected()), seen);
    }

    /// Selects the row that a click is on.
    pub fn click(&mut self, event: MouseEvent, rows: Rows) -> Option<Click> {
        self.click_among(event, rows, |_| true)
    }

    /// Selects the row that a click is on, when it can be.
    pub fn click_among(&mut self, event: MouseEvent, rows: Rows, selectable: impl Fn(&T) -> bool) -> Option<Click> {
        let len = self.items.len();
        let at = self.state.clicked(event, rows, len)?;
        selectable(&self.items[at]).then(|| self.state.click(event, rows, len))?
    }

    /// The row that a click is on.
    pub fn clicked(&self, event: MouseEvent, rows: Rows) -> Option<usize> {
        self.state.clicked(event, rows, self.items.len())
    }

    /// The rows in sight.
    pub fn visible(&self, rows: Rows) -> impl Iterator<Item = &T> + Clone {
        let first = self.first(rows.seen());
        self.items.iter().skip(first).take(rows.seen())
    }

    /// How many rows lie below those in sight.
    pub fn below(&self, rows: Rows) -> usize {
        self.items.len().saturating_sub(self.first(rows.seen()) + rows.seen())
    }

    /// Draws the rows in sight, the selected one with its mark.
    pub fn draw(&self, rows: Rows, buf: &mut Buffer, theme: Theme, row: impl Fn(&mut Buffer, Rect, &T)) {
        self.state.draw(rows, self.items.len(), buf, theme, |buf, line, at| {
            row(buf, line, &self.items[at]);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_line_is_always_in_sight() {
        let mut state = ListState::default();
        state.go(Motion::Down(7), 20, 5);
        assert_eq!((state.selected(), state.first(20, 5)), (7, 3));
        state.go(Motion::Up(2), 20, 5);
        assert_eq!(state.first(20, 5), 3, "what is seen stays where it is");
        state.go(Motion::Last, 20, 5);
        assert_eq!((state.selected(), state.first(20, 5)), (19, 15));
        assert_eq!(state.first(20, 10), 10, "a taller window is filled");
        assert_eq!(state.first(3, 5), 0, "a list that shrank");
        state.select(9, 0, 5);
        assert_eq!((state.selected(), state.first(0, 0)), (0, 0));
    }

    #[test]
    fn headings_are_passed_over_and_seen_with_the_first_row_under_them() {
        let (len, seen) = (6, 3);
        let selectable = |at: usize| at != 0 && at != 3;
        let mut state = ListState::default();
        state.go_among(Motion::First, len, seen, selectable);
        assert_eq!((state.selected(), state.first(len, seen)), (1, 0));
        state.go_among(Motion::Down(2), len, seen, selectable);
        assert_eq!(state.selected(), 4, "the heading is passed over");
        state.go_among(Motion::Last, len, seen, selectable);
        state.go_among(Motion::Up(1), len, seen, selectable);
        assert_eq!((state.selected(), state.first(len, seen)), (4, 3));
        state.go_among(Motion::Up(9), len, seen, selectable);
        assert_eq!((state.selected(), state.first(len, seen)), (1, 0));
    }
}
