//! The columns of a table: how wide each is, and where its cells are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::{put_in, put_right};

/// The columns that a table shows, each with the blank columns before it and its width.
#[derive(Clone, Debug)]
pub struct Table<C> {
    columns: Vec<(C, u16, u16)>,
}

impl<C: Copy + PartialEq> Table<C> {
    /// A table of columns, each with the blank columns before it and its width.
    pub fn new(columns: Vec<(C, u16, u16)>) -> Self {
        Self { columns }
    }

    /// The columns, from left to right.
    pub fn columns(&self) -> impl DoubleEndedIterator<Item = C> {
        self.columns.iter().map(|(column, ..)| *column)
    }

    /// What a column has of a width once the others took theirs.
    pub fn room_for(&self, filler: C, width: u16) -> u16 {
        let taken = self.columns.iter().map(|(column, gap, width)| {
            let width = if *column == filler { 0 } else { *width };
            gap + width
        });
        width.saturating_sub(taken.sum())
    }

    /// How wide a column is.
    pub fn width_of(&self, asked: C) -> u16 {
        let found = self.columns.iter().find(|(column, ..)| *column == asked);
        found.map_or(0, |(_, _, width)| *width)
    }

    /// Gives a column another width.
    pub fn resize(&mut self, resized: C, to: u16) {
        for (column, _, width) in &mut self.columns {
            if *column == resized {
                *width = to;
            }
        }
    }

    /// Leaves a column out.
    pub fn remove(&mut self, removed: C) {
        self.columns.retain(|(column, ..)| *column != removed);
    }

    /// The cells of a line.
    pub fn cells(&self, line: Rect) -> impl Iterator<Item = (C, Rect)> {
        self.columns.iter().scan(line.x, move |x, (column, gap, width)| {
            let cell = Rect {
                x: *x + gap,
                width: *width,
                height: 1,
                ..line
            };
            *x = cell.right();
            Some((*column, cell))
        })
    }
}

/// Writes a text in a cell, at its right edge or at its left one.
pub fn write_cell(cell: Rect, buf: &mut Buffer, text: &str, is_right: bool, style: Style) {
    if is_right {
        put_right(buf, cell.right(), cell.y, cell.width, text, style);
    } else {
        put_in(cell, buf, text, style);
    }
}
