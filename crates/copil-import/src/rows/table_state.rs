//! What a table says as a whole, and what is carried from one of its rows to the next.

use std::collections::{HashMap, HashSet};

use copil_sheet::Value;

use crate::amount::Scale;
use crate::column::Target;
use crate::date::DayOrder;
use crate::table::{RowKind, Table};
use crate::words::plain;

/// What is carried from one row of a table to the next, and what its columns say as a whole.
pub(super) struct TableState {
    /// The axis that a row of its own names.
    pub(super) section: Option<String>,
    /// The axes of the levels, as the last row had them.
    pub(super) levels: Vec<Option<String>>,
    /// Whether a blank axis is the one of the row before.
    pub(super) carries_axes: bool,
    pub(super) day_order: DayOrder,
    pub(super) progress_of_one: bool,
    pub(super) scales: HashMap<u32, Scale>,
    /// Whether steps have rows of their own; else a cell lists those of its action.
    pub(super) has_step_rows: bool,
    /// The drafts of the table by their titles, where steps have rows.
    pub(super) by_title: HashMap<String, usize>,
    /// The draft of the last row.
    pub(super) last: Option<usize>,
}

impl TableState {
    pub(super) fn of(table: &Table<'_>) -> Self {
        let rows = || {
            table
                .rows
                .iter()
                .filter(|(_, kind)| *kind == RowKind::Action)
                .map(|(row, _)| *row)
        };
        let of = |wanted: &'static [Target]| {
            let columns = table
                .columns
                .iter()
                .filter(move |column| wanted.contains(&column.target));
            columns.flat_map(move |column| {
                rows().filter_map(move |row| table.cell(row, column.at).map(|(value, _)| value))
            })
        };
        let axis = table.columns.iter().find(|column| column.target == Target::Axis);
        let filled = axis.map_or(0, |axis| {
            rows().filter(|row| table.cell(*row, axis.at).is_some()).count()
        });
        let numbers = || {
            of(&[Target::Progress]).filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })
        };
        Self {
            section: None,
            levels: Vec::new(),
            carries_axes: filled * 10 <= rows().count() * 6,
            day_order: DayOrder::of(of(&[Target::Start, Target::Due, Target::Done, Target::Calendar])),
            progress_of_one: numbers().all(|number| number <= 1.0) && numbers().any(|number| number > 0.0),
            scales: table
                .columns
                .iter()
                .map(|column| (column.at, Scale::of(&column.header)))
                .collect(),
            has_step_rows: has_step_rows(table),
            by_title: HashMap::new(),
            last: None,
        }
    }
}

/// Whether the steps of one action stand in several rows of a table.
fn has_step_rows(table: &Table<'_>) -> bool {
    let of = |target: Target| {
        table
            .columns
            .iter()
            .find(|column| column.target == target)
            .map(|column| column.at)
    };
    let (Some(title), Some(step)) = (of(Target::Title), of(Target::SubAction)) else {
        return false;
    };
    let mut seen = HashSet::new();
    let rows = table
        .rows
        .iter()
        .filter(|(row, kind)| *kind == RowKind::Action && table.cell(*row, step).is_some());
    rows.map(|(row, _)| table.cell(*row, title)).any(|cell| match cell {
        Some((value, carried)) => carried || !seen.insert(plain(&value.to_string())),
        None => true,
    })
}
