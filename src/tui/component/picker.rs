//! A popup in which a line is picked. Where it is typed in, those lines stay that hold every word.

use std::fmt::Debug;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::entry::{TextEntry, TextInput};
use super::list::{Motion, Rows, Select};
use super::panel::more_below;
use super::popup::{ListPopup, PopupClick, entry_line};
use super::text::put_in;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen};
use copil_plan::fold::fold;

/// A line that can be picked.
pub trait PickerLine: Debug {
    /// The text that it is found by, folded; `None` for a heading, which stays while a line under it does.
    fn folded(&self) -> Option<&str> {
        Some("")
    }

    /// The columns that its label takes: the labels of all lines are drawn equally wide.
    fn label_width(&self) -> usize {
        0
    }

    /// What picking it does.
    fn pick(&self, context: &Context<'_>) -> Effect;

    /// Draws it, its label in so many columns.
    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>);
}

/// What picking a text does that is none of the lines.
pub type OtherText = fn(&str, &Context<'_>) -> Effect;

/// The lines, and what is typed above them.
#[derive(Clone, Debug)]
pub struct Picker<T> {
    title: String,
    width: u16,
    lines: Vec<T>,
    /// Where it is typed in: what is typed, and what is said where no line is left.
    entry: Option<(TextEntry, String)>,
    /// A letter that picks the selected line, where nothing is typed.
    shortcut: Option<char>,
    /// What a text means that leaves no line.
    other: Option<OtherText>,
    /// The lines that what is typed leaves.
    left: Select<usize>,
}

impl<T: PickerLine> Picker<T> {
    /// A popup at most so many columns wide.
    pub fn new(title: String, width: u16, lines: Vec<T>) -> Self {
        let mut picker = Self {
            title,
            width,
            lines,
            entry: None,
            shortcut: None,
            other: None,
            left: Select::default(),
        };
        picker.narrow();
        picker
    }

    /// The same, narrowed by what is typed; `none` is said where no line is left.
    #[must_use]
    pub fn typed(self, none: String) -> Self {
        let entry = Some((TextEntry::line(""), none));
        Self { entry, ..self }
    }

    /// The same, in which a letter picks the selected line.
    #[must_use]
    pub fn with_shortcut(self, letter: char) -> Self {
        let shortcut = Some(letter);
        Self { shortcut, ..self }
    }

    /// The same, in which a text that leaves no line means something as well.
    #[must_use]
    pub fn with_other(self, other: OtherText) -> Self {
        let other = Some(other);
        Self { other, ..self }
    }

    /// Picks the selected line, or what is typed where none is left.
    fn pick(&self, context: &Context<'_>) -> Effect {
        if let (true, Some(other), Some((entry, _))) = (self.left.is_empty(), self.other, &self.entry) {
            return other(&entry.text(), context);
        }
        let line = self.left.selected().map(|n| &self.lines[*n]);
        let line = line.filter(|line| line.folded().is_some());
        line.map_or(Effect::None, |line| line.pick(context))
    }

    /// Leaves the lines that hold every word typed, under their headings, and selects the first.
    fn narrow(&mut self) {
        let typed = self.entry.as_ref().map(|(entry, _)| fold(&entry.text()));
        let typed = typed.unwrap_or_default();
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
        // Where there is no line, one says so.
        let lines = self.lines.len().max(usize::from(self.entry.is_some()));
        let rows = lines.min(usize::from(area.height.saturating_sub(4)));
        let width = area.width.saturating_sub(4).min(self.width);
        if self.entry.is_some() {
            ListPopup::typed(width, rows)
        } else {
            ListPopup::plain(width, rows)
        }
    }

    fn rows(&self, area: Rect) -> Rows {
        self.popup(area).list(area)
    }
}

impl<T: PickerLine> Screen for Picker<T> {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let seen = self.rows(context.body).seen();
        match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => return self.pick(context),
            command => {
                if let Some(motion) = Motion::of(command, seen) {
                    self.go(motion, seen);
                }
            }
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        match (&mut self.entry, input.letter()) {
            (Some((entry, _)), _) => {
                if entry.input(input) {
                    self.narrow();
                }
                Effect::None
            }
            (None, Some('j')) => self.update(Command::Down, context),
            (None, Some('k')) => self.update(Command::Up, context),
            (None, letter) if letter.is_some() && letter == self.shortcut => self.pick(context),
            _ => Effect::None,
        }
    }

    /// A click on a line picks it, one outside closes.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let popup = self.popup(context.body);
        let lines = &self.lines;
        match popup.click(event, context.body, &mut self.left, |n| lines[*n].folded().is_some()) {
            PopupClick::Taken => self.pick(context),
            PopupClick::Outside => Effect::Close,
            PopupClick::Nothing => Effect::None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (popup, rows, theme) = (self.popup(area), self.rows(area), context.theme);
        let room = popup.frame(buf, area, &self.title, theme);
        if let Some((entry, none)) = &self.entry {
            entry_line(buf, room, room.right(), entry, theme);
            if self.left.is_empty() {
                put_in(rows.area, buf, none, theme.quiet());
            }
        }
        let label = self.lines.iter().map(PickerLine::label_width).max().unwrap_or(0);
        let label = u16::try_from(label).unwrap_or(u16::MAX);
        self.left.draw(rows, buf, theme, |buf, row, n| {
            self.lines[*n].view(row, label, buf, context);
        });
        let frame = room.outer(Margin::new(2, 1));
        more_below(buf, frame, self.left.below(rows), context);
    }
}
