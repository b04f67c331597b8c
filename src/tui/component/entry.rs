//! A text being typed: one line or several.

use super::text::{columns, put, to_u16};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, DataCursor, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::context::Context;
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

    /// Draws the text as the reason that is asked for below a page: its name, a bar, and what is typed.
    pub fn view_as_reason(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let label = fl!(context.catalogue(), "tui-field-reason");
        put(buf, room.x, room.y + 1, room.width, &label, theme.heading());
        for y in room.y + 2..room.bottom() {
            put(buf, room.x, y, 1, "┃", theme.heading());
        }
        let entry = Rect {
            x: room.x + 2,
            y: room.y + 2,
            width: room.width.saturating_sub(2),
            height: room.height.saturating_sub(2),
        };
        self.view(entry, buf, true, theme);
    }

    /// Draws the text, with the place of the cursor when it listens.
    pub fn view(&self, area: Rect, buf: &mut Buffer, listens: bool, theme: Theme) {
        let mut shown = if self.lines {
            self.broken(usize::from(area.width))
        } else {
            self.area.clone()
        };
        shown.set_style(theme.text());
        shown.set_cursor_style(if listens {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            Style::new()
        });
        (&shown).render(area, buf);
    }
}

impl TextEntry {
    /// The text with each line broken where it is shown broken. The widget breaks lines too, and begins one with the blank
    /// that stood between two words, or with the point that ends a sentence.
    fn broken(&self, width: usize) -> TextArea<'static> {
        let DataCursor(row, column) = self.area.cursor();
        let (mut shown, mut cursor) = (Vec::new(), (0, 0));
        for (n, line) in self.area.lines().iter().enumerate() {
            let mut begins = 0;
            // A column is kept for the blank behind a word, and one for the cursor behind that.
            for piece in pieces(line, width.saturating_sub(2).max(1)) {
                if n == row && column >= begins {
                    cursor = (shown.len(), column - begins);
                }
                begins += piece.chars().count();
                shown.push(piece.to_owned());
            }
        }
        let mut area = TextArea::new(shown);
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::Jump(to_u16(cursor.0), to_u16(cursor.1)));
        area
    }
}

/// A line in pieces of at most `width` columns and a blank, between words where it can be.
fn pieces(line: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut rest, mut used) = (line, 0);
    // Where the next piece would begin: behind the last blank.
    let mut blank = None;
    let mut at = 0;
    while let Some(grapheme) = rest[at..].graphemes(true).next() {
        let is_blank = grapheme == " ";
        if used + columns(grapheme) > width + usize::from(is_blank) && at > 0 {
            let (piece, others) = rest.split_at(blank.unwrap_or(at));
            pieces.push(piece);
            (rest, used, blank, at) = (others, 0, None, 0);
            continue;
        }
        used += columns(grapheme);
        at += grapheme.len();
        if is_blank {
            blank = Some(at);
        }
    }
    pieces.push(rest);
    pieces
}

/// A text without what a terminal would obey.
fn one_line(text: &str) -> String {
    copil_plan::sanitize::sanitize(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_behind_its_blanks() {
        assert_eq!(pieces("un deux trois", 7), ["un deux ", "trois"]);
        assert_eq!(pieces("un deux  trois", 7), ["un deux ", " trois"]);
        assert_eq!(pieces("un deux, trois.", 7), ["un ", "deux, ", "trois."]);
        assert_eq!(pieces("52\u{a0}% faits", 5), ["52\u{a0}% ", "faits"]);
        assert_eq!(pieces("anticonstitutionnel", 8), ["anticons", "titution", "nel"]);
        assert_eq!(pieces("", 8), [""]);
    }

    #[test]
    fn no_line_begins_with_the_blank_between_two_words_and_the_cursor_is_in_sight() {
        let text = "Signature attendue dans le mois, avec les trois exécutifs.";
        for width in 12..40 {
            let mut entry = TextEntry::lines(text);
            for _ in 0..=text.chars().count() {
                let area = entry.broken(width);
                assert!(
                    area.lines()
                        .iter()
                        .all(|line| !line.starts_with(' ') && columns(line) < width)
                );
                assert_eq!(area.lines().concat(), text);
                let DataCursor(row, column) = area.cursor();
                let before: usize = area.lines()[..row].iter().map(|line| line.chars().count()).sum();
                assert_eq!(before + column, entry.area.cursor().1);
                assert!(column < width);
                entry.area.move_cursor(CursorMove::Back);
            }
        }
    }
}
