//! A text being typed: one line or several.

use super::text::to_u16;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::tui::theme::Theme;

/// The longest text taken, in bytes: far more than a reason, far less than a terminal can paste by mistake.
const LONGEST: usize = 100_000;

/// What is typed or pasted where it means no command.
#[derive(Clone, Copy, Debug)]
pub enum TextInput<'i> {
    /// A key.
    Key(KeyEvent),
    /// A text pasted by the terminal.
    Paste(&'i str),
}

impl TextInput<'_> {
    /// The letter that was typed.
    pub fn letter(self) -> Option<char> {
        match self {
            Self::Key(KeyEvent {
                code: KeyCode::Char(letter),
                ..
            }) => Some(letter),
            _ => None,
        }
    }
}

/// A text being typed.
#[derive(Clone, Debug)]
pub struct TextEntry {
    area: TextArea<'static>,
    lines: bool,
}

impl TextEntry {
    /// A line, holding a text already.
    pub fn line(text: &str) -> Self {
        Self::with(vec![one_line(text)], false)
    }

    /// Several lines, holding a text already.
    pub fn lines(text: &str) -> Self {
        Self::with(text.lines().map(one_line).collect(), true)
    }

    /// A line holding a text already, which the first letter typed replaces.
    pub fn replaced(text: &str) -> Self {
        let mut entry = Self::line(text);
        if !text.is_empty() {
            entry.area.select_all();
        }
        entry
    }

    fn with(text: Vec<String>, lines: bool) -> Self {
        let mut area = TextArea::new(text);
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        if lines {
            area.set_wrap_mode(WrapMode::WordOrGlyph);
        }
        Self { area, lines }
    }

    /// The text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing but blanks was typed.
    pub fn is_blank(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// Where the cursor stands in a single line, in bytes.
    pub fn cursor(&self) -> usize {
        let column = self.area.cursor().1;
        let text = self.text();
        text.char_indices().nth(column).map_or(text.len(), |(at, _)| at)
    }

    /// Puts a text in the place of some bytes of a single line, with the cursor behind it.
    pub fn replace(&mut self, span: std::ops::Range<usize>, with: &str) {
        let text = self.text();
        let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else {
            return;
        };
        let before = format!("{before}{}", one_line(with));
        let column = to_u16(before.chars().count());
        *self = Self::line(&format!("{before}{after}"));
        self.area.move_cursor(CursorMove::Jump(0, column));
    }

    /// Takes what is typed; returns whether the text is another.
    pub fn input(&mut self, input: TextInput<'_>) -> bool {
        match input {
            TextInput::Key(key) => self.key(key),
            TextInput::Paste(text) => {
                self.paste(text);
                true
            }
        }
    }

    /// Takes a key; returns whether the text is another.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if key.code == KeyCode::Enter && !self.lines {
            return false;
        }
        // As shells have it; the widget would undo.
        if key.code == KeyCode::Char('u') && key.modifiers.contains(KeyModifiers::CONTROL) {
            return self.area.delete_line_by_head();
        }
        self.area.input(key)
    }

    /// Starts a new line, where there may be several.
    pub fn new_line(&mut self) {
        if self.lines {
            self.area.insert_newline();
        }
    }

    /// Takes a pasted text, as much of it as fits.
    pub fn paste(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text().len());
        let mut end = text.len().min(room);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text[..end].replace("\r\n", "\n").replace('\r', "\n");
        let text = if self.lines {
            text.lines().map(one_line).collect::<Vec<_>>().join("\n")
        } else {
            one_line(&text)
        };
        self.area.insert_str(text);
    }

    /// Draws the text, with the place of the cursor when it listens.
    pub fn view(&self, area: Rect, buf: &mut Buffer, listens: bool, theme: Theme) {
        let mut shown = self.area.clone();
        shown.set_style(theme.text());
        shown.set_cursor_style(if listens {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            Style::new()
        });
        (&shown).render(area, buf);
    }
}

/// A text without what a terminal would obey.
fn one_line(text: &str) -> String {
    copil_plan::sanitize::sanitize(text)
}
