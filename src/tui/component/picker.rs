//! A popup whose lines are narrowed by typing: those stay that hold every word.

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::entry::{Entry, TextInput};
use super::list::{Motion, Rows, Select};
use super::panel::more_below;
use super::popup::{ListPopup, PopupClick, entry_line};
use super::text::put;
use crate::tui::command::Command;
use crate::tui::context::Context;
use copil_plan::fold::fold;

/// A line that can be picked.
pub trait Pick {
    /// The text that it is found by, folded; `None` for a heading, which stays while a line under it does.
    fn folded(&self) -> Option<&str>;
}

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

/// The lines, and what is typed above them.
#[derive(Clone, Debug)]
pub struct Picker<T> {
    title: String,
    /// What is said where no line is left.
    none: String,
    width: u16,
    lines: Vec<T>,
    entry: Entry,
    /// The lines that what is typed leaves.
    left: Select<usize>,
}

impl<T: Pick> Picker<T> {
    /// A popup at most so many columns wide.
    pub fn new(title: String, none: String, width: u16, lines: Vec<T>) -> Self {
        let mut picker = Self {
            title,
            none,
            width,
            lines,
            entry: Entry::line(""),
            left: Select::default(),
        };
        picker.narrow();
        picker
    }

    /// All the lines.
    pub fn lines(&self) -> &[T] {
        &self.lines
    }

    /// The selected line.
    pub fn selected(&self) -> Option<&T> {
        let line = &self.lines[*self.left.selected()?];
        line.folded().is_some().then_some(line)
    }

    /// Leaves the lines that hold every word typed, under their headings, and selects the first.
    fn narrow(&mut self) {
        let typed = fold(&self.entry.text());
        let mut left = Vec::new();
        let mut heading = None;
        for (n, line) in self.lines.iter().enumerate() {
            match line.folded() {
                None => heading = Some(n),
                Some(text) if typed.split_whitespace().all(|word| text.contains(word)) => {
                    left.extend(heading.take());
                    left.push(n);
                }
                Some(_) => {}
            }
        }
        self.left = Select::new(left);
        self.go(Motion::First, usize::MAX);
    }

    fn go(&mut self, motion: Motion, seen: usize) {
        let lines = &self.lines;
        self.left.go_among(motion, seen, |n| lines[*n].folded().is_some());
    }

    fn popup(&self, area: Rect) -> ListPopup {
        let rows = self.lines.len().min(usize::from(area.height.saturating_sub(4)));
        ListPopup::typed(area.width.saturating_sub(4).min(self.width), rows)
    }

    fn rows(&self, area: Rect) -> Rows {
        self.popup(area).list(area)
    }

    /// Answers a command.
    pub fn update(&mut self, command: Command, context: &Context<'_>) -> Picked {
        let seen = self.rows(context.body).seen();
        match command {
            Command::Cancel => return Picked::Left,
            Command::Choose => return Picked::Line,
            command => {
                if let Some(motion) = Motion::of(command, seen) {
                    self.go(motion, seen);
                }
            }
        }
        Picked::Open
    }

    /// Takes what is typed.
    pub fn input(&mut self, input: TextInput<'_>) {
        if self.entry.input(input) {
            self.narrow();
        }
    }

    /// Answers the mouse: a click on a line picks it, one outside leaves.
    pub fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Picked {
        let popup = self.popup(context.body);
        let lines = &self.lines;
        match popup.click(event, context.body, &mut self.left, |n| lines[*n].folded().is_some()) {
            PopupClick::Taken => Picked::Line,
            PopupClick::Outside => Picked::Left,
            PopupClick::Nothing => Picked::Open,
        }
    }

    /// Draws it, each line as it is told.
    pub fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>, line: impl Fn(&mut Buffer, Rect, &T)) {
        let (popup, rows, theme) = (self.popup(area), self.rows(area), context.theme);
        let room = popup.frame(buf, area, &self.title, theme);
        entry_line(buf, room, room.right(), &self.entry, theme);
        if self.left.is_empty() {
            put(
                buf,
                rows.area.x,
                rows.area.y,
                rows.area.width,
                &self.none,
                theme.quiet(),
            );
        }
        self.left
            .draw(rows, buf, theme, |buf, row, n| line(buf, row, &self.lines[*n]));
        let frame = room.outer(Margin::new(2, 1));
        more_below(buf, frame, self.left.below(rows), context);
    }
}
