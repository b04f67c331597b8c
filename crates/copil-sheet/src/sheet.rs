//! A sheet: the cells that hold something, each at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use crate::{MOST_CELLS, SheetError};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, its lines ended by LF.
    Text(String),
    /// A number.
    Number(f64),
    /// A day; its hour, if it has one, is left out.
    Date(NaiveDate),
    /// Yes or no.
    Boolean(bool),
    /// What a formula failed with, such as `#REF!`.
    Error(String),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Error(text) => f.write_str(text),
            Self::Number(number) => f.write_str(&number_text(*number)),
            Self::Date(day) => write!(f, "{day}"),
            Self::Boolean(value) => write!(f, "{value}"),
        }
    }
}

/// A number as a spreadsheet shows it: fifteen digits at most.
pub fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// Whether it is another cell's, with which it is merged.
    pub carried: bool,
}

/// Where a cell is, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// A column as people say it: `A`, `Z`, `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// A sheet of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; blank where the file is one table.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The rows that are hidden, by hand or by a filter, where the kind of file tells.
    pub hidden_rows: BTreeSet<u32>,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    count: usize,
}

impl Sheet {
    /// A sheet in which nothing stands.
    pub fn new(name: impl Into<String>, hidden: bool) -> Self {
        Self {
            name: name.into(),
            hidden,
            ..Self::default()
        }
    }

    /// Puts a value at a place. Blank texts are nothing.
    ///
    /// # Errors
    ///
    /// [`SheetError::TooLarge`] beyond the most cells that a file may have.
    pub fn put(&mut self, place: Place, value: Value) -> Result<(), SheetError> {
        if matches!(&value, Value::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        self.put_cell(place, Cell { value, carried: false })
    }

    fn put_cell(&mut self, place: Place, cell: Cell) -> Result<(), SheetError> {
        if self.count >= MOST_CELLS {
            return Err(SheetError::TooLarge);
        }
        let row = self.rows.entry(place.row).or_default();
        self.count += usize::from(row.insert(place.column, cell).is_none());
        Ok(())
    }

    /// Says that the cells between two are merged: the rows that the first reaches down to hold it as well.
    pub(crate) fn merge(&mut self, from: Place, to: Place) -> Result<(), SheetError> {
        let Some(first) = self.cell(from) else { return Ok(()) };
        let cell = Cell {
            value: first.value.clone(),
            carried: true,
        };
        let below = from.row.saturating_add(1)..=to.row.max(from.row);
        let rows: Vec<u32> = match below.is_empty() {
            true => Vec::new(),
            false => self.rows.range(below).map(|(row, _)| *row).collect(),
        };
        for row in rows {
            let place = Place { row, ..from };
            if self.cell(place).is_none() {
                self.put_cell(place, cell.clone())?;
            }
        }
        Ok(())
    }

    /// The cell at a place, if it holds something.
    pub fn cell(&self, place: Place) -> Option<&Cell> {
        self.rows.get(&place.row)?.get(&place.column)
    }

    /// The rows that hold something.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.rows.keys().copied()
    }

    /// The cells of a row that hold something, by their columns.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        let cells = self.rows.get(&row).into_iter().flatten();
        cells.map(|(column, cell)| (*column, cell))
    }

    /// The cells that hold something of their own.
    pub fn own_cells(&self) -> impl Iterator<Item = (Place, &Value)> {
        let rows = self.rows.iter();
        let cells = rows.flat_map(|(row, cells)| cells.iter().map(move |(column, cell)| (*row, *column, cell)));
        cells
            .filter(|(.., cell)| !cell.carried)
            .map(|(row, column, cell)| (Place { row, column }, &cell.value))
    }

    /// The same sheet with its rows as columns. Places are then those of the turned sheet.
    #[must_use]
    pub fn turned(&self) -> Self {
        let mut turned = Self::new(self.name.clone(), self.hidden);
        for (row, cells) in &self.rows {
            for (column, cell) in cells {
                turned.rows.entry(*column).or_default().insert(*row, cell.clone());
            }
        }
        turned.count = self.count;
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_as_people_say_them() {
        let place = |row, column| Place { row, column }.to_string();
        assert_eq!(place(0, 0), "A1");
        assert_eq!(place(11, 25), "Z12");
        assert_eq!(place(4, 26), "AA5");
        assert_eq!(place(0, 701), "ZZ1");
        assert_eq!(place(u32::MAX, 702), "AAA4294967296");
    }

    #[test]
    fn numbers_are_told_as_a_spreadsheet_shows_them() {
        assert_eq!(number_text(0.1 + 0.2), "0.3");
        assert_eq!(number_text(12000.0), "12000");
        assert_eq!(number_text(-1.5), "-1.5");
        assert_eq!(number_text(f64::NAN), "NaN");
    }

    #[test]
    fn what_is_merged_is_carried_down_beside_what_stands_there() {
        let mut sheet = Sheet::new("", false);
        let at = |row, column| Place { row, column };
        sheet.put(at(0, 0), Value::Text("Axe 1".into())).unwrap();
        for row in 0..3 {
            sheet.put(at(row, 1), Value::Number(1.0)).unwrap();
        }
        sheet.merge(at(0, 0), at(900_000, 0)).unwrap();
        assert_eq!(sheet.cell(at(2, 0)).map(|cell| cell.carried), Some(true));
        assert_eq!(sheet.cell(at(3, 0)), None, "nothing else stands in that row");
        assert_eq!(sheet.own_cells().count(), 4);
        sheet.merge(at(5, 5), at(2, 2)).unwrap();
    }
}
