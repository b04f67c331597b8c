//! A page to be read, some lines of which can be selected.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::list::{Click, Motion};
use super::panel::more_below;
use super::selection::mark;
use super::text::{draw_lines, put, to_u16};
use crate::tui::context::Context;

/// The lines of a page, and what some of them are about.
#[derive(Clone, Debug)]
pub struct LinkedPage<T> {
    lines: Vec<Line<'static>>,
    /// The lines that can be selected, in order.
    links: Vec<(usize, T)>,
    /// The first line in sight.
    first: usize,
    /// Which of the links is selected.
    selected: usize,
}

impl<T> Default for LinkedPage<T> {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            links: Vec::new(),
            first: 0,
            selected: 0,
        }
    }
}

impl<T: PartialEq> LinkedPage<T> {
    /// Takes other lines: what is selected stays so wherever it went.
    pub fn replace(&mut self, lines: Vec<Line<'static>>, links: Vec<(usize, T)>) {
        let before = std::mem::replace(&mut self.links, links);
        let selected = before.get(self.selected).map(|(_, what)| what);
        let at = self.links.iter().position(|(_, what)| Some(what) == selected);
        self.selected = at.unwrap_or(self.selected).min(self.links.len().saturating_sub(1));
        self.lines = lines;
    }

    /// Takes the lines of something else, from its top on.
    pub fn renew(&mut self, lines: Vec<Line<'static>>, links: Vec<(usize, T)>) {
        *self = Self {
            lines,
            links,
            first: 0,
            selected: 0,
        };
    }

    /// Selects something.
    pub fn select(&mut self, what: &T, seen: usize) {
        if let Some(at) = self.links.iter().position(|(_, known)| known == what) {
            self.selected = at;
            self.show(seen);
        }
    }

    /// What is selected.
    pub fn selected(&self) -> Option<&T> {
        self.links.get(self.selected).map(|(_, what)| what)
    }

    /// Whether nothing can be selected.
    pub fn has_no_link(&self) -> bool {
        self.links.is_empty()
    }

    /// Goes from one line that can be selected to another; where there is none further on, the page is scrolled.
    pub fn go(&mut self, motion: Motion, seen: usize) {
        let last = self.links.len().saturating_sub(1);
        let to = match motion {
            Motion::Up(by) => self.selected.saturating_sub(by),
            Motion::Down(by) => (self.selected + by).min(last),
            Motion::First => 0,
            Motion::Last => last,
        };
        let is_there = to == self.selected || matches!(motion, Motion::First | Motion::Last);
        self.selected = to;
        if is_there {
            self.scroll(motion, seen);
        } else {
            self.show(seen);
        }
    }

    /// Scrolls the page.
    pub fn scroll(&mut self, motion: Motion, seen: usize) {
        self.first = motion.scroll(self.first(seen), self.lines.len(), seen);
    }

    /// Brings the selected line into sight.
    fn show(&mut self, seen: usize) {
        let Some((line, _)) = self.links.get(self.selected) else {
            return;
        };
        if *line < self.first {
            self.first = *line;
        } else if *line >= self.first + seen.max(1) {
            self.first = *line + 1 - seen.max(1);
        }
    }

    fn first(&self, seen: usize) -> usize {
        self.first.min(self.lines.len().saturating_sub(seen))
    }

    /// Draws it in a room within its frame, the selected line with its mark where it listens.
    pub fn draw(&self, room: Rect, frame: Rect, buf: &mut Buffer, listens: bool, context: &Context<'_>) {
        let (seen, theme) = (usize::from(room.height), context.theme);
        let first = self.first(seen);
        draw_lines(room, buf, self.lines.get(first..).unwrap_or_default());
        more_below(buf, frame, self.lines.len().saturating_sub(first + seen), context);
        if first > 0 {
            put(buf, frame.right().saturating_sub(4), frame.y, 3, " ↑ ", theme.quiet());
        }
        let selected = self.links.get(self.selected).filter(|_| listens);
        let line = selected.and_then(|(line, _)| line.checked_sub(first));
        if let Some(line) = line.filter(|line| *line < seen) {
            let y = room.y + to_u16(line);
            mark(buf, Rect { y, height: 1, ..room }, theme.selected());
        }
    }

    /// Selects what a click of the left button is on.
    pub fn click(&mut self, event: MouseEvent, room: Rect) -> Option<Click> {
        let inside = room.contains((event.column, event.row).into());
        if event.kind != MouseEventKind::Down(MouseButton::Left) || !inside {
            return None;
        }
        let line = self.first(usize::from(room.height)) + usize::from(event.row - room.y);
        let at = self.links.iter().position(|(known, _)| *known == line)?;
        let before = std::mem::replace(&mut self.selected, at);
        Some(if before == at { Click::Again } else { Click::Selected })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> LinkedPage<char> {
        let mut page = LinkedPage::default();
        page.renew(vec![Line::raw("…"); 20], vec![(4, 'a'), (9, 'b'), (15, 'c')]);
        page
    }

    #[test]
    fn what_is_selected_comes_into_sight() {
        let mut page = page();
        page.go(Motion::Down(1), 6);
        assert_eq!((page.selected(), page.first), (Some(&'b'), 4));
        page.go(Motion::Up(1), 6);
        assert_eq!((page.selected(), page.first), (Some(&'a'), 4));
        page.go(Motion::Up(1), 6);
        assert_eq!(page.first, 3, "above the first of them the page is scrolled");
        page.go(Motion::Last, 6);
        assert_eq!((page.selected(), page.first), (Some(&'c'), 14));
    }

    #[test]
    fn what_is_selected_stays_so_when_the_page_is_written_anew() {
        let mut page = page();
        page.go(Motion::Down(1), 6);
        page.replace(vec![Line::raw("…"); 5], vec![(1, 'b'), (2, 'c')]);
        assert_eq!(page.selected(), Some(&'b'));
        page.replace(vec![Line::raw("…"); 5], vec![(1, 'c')]);
        assert_eq!(page.selected(), Some(&'c'));
    }
}
