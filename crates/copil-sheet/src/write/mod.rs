//! Tables written as files for other programs: cells in, bytes out.

mod delimited;
mod xlsx;

use chrono::{NaiveDate, NaiveDateTime};

pub use delimited::{Dialect, delimited, unguarded};
pub use xlsx::{MOST_LETTERS, is_too_long, xlsx};

/// What a cell is to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Nothing,
    /// A text, which is one whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Short texts.
    Text,
    /// Texts of any length.
    Prose,
    /// Numbers.
    Number,
    /// Days.
    Day,
}

/// How a cell stands out. Its words say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highlight {
    /// It goes well.
    Good,
    /// It is being worked on.
    Busy,
    /// It is to be watched.
    Doubtful,
    /// It goes badly.
    Bad,
    /// It counts no more.
    Faint,
}

/// Which cells of a column stand out.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Those that hold this text.
    Text(String),
    /// Those that hold a larger number.
    Above(f64),
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Whether it is worked out from others.
    pub is_computed: bool,
    /// Which of its cells stand out.
    pub rules: Vec<(Rule, Highlight)>,
}

/// A table: columns, and rows that have a cell for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What its sheet is called.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// How many of the first ones stay in sight.
    pub fixed: usize,
    /// The rows.
    pub rows: Vec<Vec<Content>>,
}

/// A last sheet that says what the others are: a name and a text each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// What the sheet is called.
    pub name: String,
    /// What it says.
    pub facts: Vec<(String, String)>,
}

/// How days are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `15/03/2018`.
    DayFirst,
    /// `2018-03-15`.
    YearFirst,
}

/// A file of several sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What it is called.
    pub title: String,
    /// Its tables.
    pub tables: Vec<Table>,
    /// What it says of itself.
    pub about: About,
    /// When it says that it was made.
    pub made: NaiveDateTime,
    /// How it shows days.
    pub days: DayOrder,
}

impl Workbook {
    /// The cells whose texts are cut, being too long: by what their row begins with, and by their heading.
    pub fn cut(&self) -> Vec<(String, String)> {
        let cells = self.tables.iter().flat_map(|table| {
            let of_row = |row: &[Content]| {
                let name = row.iter().find_map(|cell| match cell {
                    Content::Text(text) if !is_too_long(text) => Some(text.clone()),
                    _ => None,
                });
                let cut = row.iter().zip(&table.columns);
                let cut = cut.filter(|(cell, _)| matches!(cell, Content::Text(text) if is_too_long(text)));
                let cut = cut.map(|(_, column)| (name.clone().unwrap_or_default(), column.heading.clone()));
                cut.collect::<Vec<_>>()
            };
            table.rows.iter().flat_map(move |row| of_row(row))
        });
        cells.collect()
    }
}

/// Why something cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It has more rows or columns than a sheet holds.
    #[error("more than a sheet holds")]
    TooLarge,
    /// It cannot be written as its kind is.
    #[error("{0}")]
    Other(String),
}

/// How many letters wide a cell is.
fn width(content: &Content) -> usize {
    match content {
        Content::Nothing => 0,
        Content::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Content::Number(number) => number.to_string().len() + 2,
        Content::Day(_) => 10,
    }
}
