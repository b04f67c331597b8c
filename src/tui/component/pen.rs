//! Writing on one line: from its left end on, and from its right end back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::bar::{filled, parts};
use super::text::{put, put_in, put_right};

/// What is left of a line, to be written on.
#[derive(Debug)]
pub struct Pen<'b> {
    buf: &'b mut Buffer,
    line: Rect,
}

impl<'b> Pen<'b> {
    /// Begins at both ends of a line.
    pub fn on(buf: &'b mut Buffer, line: Rect) -> Self {
        Self { buf, line }
    }

    /// How many columns are left.
    pub fn room(&self) -> u16 {
        self.line.width
    }

    /// What is left.
    pub fn rest(&self) -> Rect {
        self.line
    }

    /// Passes over columns.
    pub fn skip(&mut self, columns: u16) -> &mut Self {
        let columns = columns.min(self.line.width);
        self.line.x += columns;
        self.line.width -= columns;
        self
    }

    /// Writes a text, as much of it as there is room for.
    pub fn text(&mut self, text: &str, style: Style) -> &mut Self {
        let after = put_in(self.line, self.buf, text, style);
        self.skip(after.saturating_sub(self.line.x))
    }

    /// Writes a text in so many columns, all of which are then taken.
    pub fn cell(&mut self, width: u16, text: &str, style: Style) -> &mut Self {
        let width = width.min(self.line.width);
        put(self.buf, self.line.x, self.line.y, width, text, style);
        self.skip(width)
    }

    /// Writes a text so that it ends with so many columns, all of which are then taken.
    pub fn cell_right(&mut self, width: u16, text: &str, style: Style) -> &mut Self {
        let width = width.min(self.line.width);
        put_right(self.buf, self.line.x + width, self.line.y, width, text, style);
        self.skip(width)
    }

    /// Draws a share of 0 to 100 as a bar of so many columns.
    pub fn share(&mut self, width: u16, percent: f64, full: Style, empty: Style) -> &mut Self {
        let (done, rest) = filled(percent, width.min(self.line.width));
        self.text(&done, full).text(&rest, empty)
    }

    /// Draws a whole by its parts as a bar of so many columns: how many, the letter that fills, and its look.
    pub fn stacked(&mut self, width: u16, pieces: &[(usize, &str, Style)]) -> &mut Self {
        let width = width.min(self.line.width);
        let counts: Vec<usize> = pieces.iter().map(|(count, ..)| *count).collect();
        let mut left = width;
        for ((_, letter, style), wide) in pieces.iter().zip(parts(&counts, width)) {
            self.text(&letter.repeat(usize::from(wide)), *style);
            left -= wide;
        }
        self.skip(left)
    }

    /// Writes a text at the right end, in at most so many columns.
    pub fn end(&mut self, most: u16, text: &str, style: Style) -> &mut Self {
        let most = most.min(self.line.width);
        let start = put_right(self.buf, self.line.right(), self.line.y, most, text, style);
        self.line.width = start.saturating_sub(self.line.x);
        self
    }

    /// Keeps columns at the right end free.
    pub fn skip_end(&mut self, columns: u16) -> &mut Self {
        self.line.width = self.line.width.saturating_sub(columns);
        self
    }
}
