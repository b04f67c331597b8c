//! From the cells of a spreadsheet to the actions of a plan, new ones and others of those that are there.
//!
//! ```text
//! sheets ─▶ the table ─▶ what each column is ─▶ what each cell means ────▶ actions, and a word on every cell
//!           table.rs     column.rs               rows/: date.rs amount.rs    outcome.rs
//!                                                choice.rs references.rs
//! ```
//!
//! Nothing of a file is lost without a word: each cell below the headers is placed in a field, noted under its column's name in
//! the action's `[notes]`, or refused, and then it is listed.

#![deny(missing_docs)]

mod amount;
mod choice;
mod column;
mod date;
mod files;
mod ids;
mod mapping;
mod outcome;
mod references;
mod rows;
mod table;
mod words;

use std::collections::BTreeSet;

use copil_plan::{ActionId, Plan};
use copil_sheet::Sheet;

pub use column::{Column, Target};
pub use mapping::{ImportTerms, Mapping, NoImport};
pub use outcome::{CellCount, ChangedAction, Finding, FindingKind, Import, ImportedAction, TableRead, UnreadSheet};

use rows::Reader;
use table::Table;

/// What the sheets of a file add to a plan and change in it. `ever` are the actions that there ever were: their ids are not
/// given again.
///
/// # Errors
///
/// [`NoImport`], where there is nothing to read.
pub fn import(
    sheets: &[Sheet],
    plan: &Plan,
    ever: &BTreeSet<ActionId>,
    terms: &ImportTerms,
) -> Result<Import, NoImport> {
    let tables: Vec<(usize, Table<'_>)> = (0..)
        .zip(sheets)
        .filter_map(|(n, sheet)| Some((n, Table::of(sheet)?)))
        .collect();
    // A hidden sheet is read where no other is a plan's. Of equals the first.
    let rank = |(n, table): &&(usize, Table<'_>)| (!table.sheet.hidden, table.sureness, std::cmp::Reverse(*n));
    let (best, like) = tables.iter().max_by_key(rank).ok_or(NoImport::NoTable)?;
    if let Some(key) = terms.mapping.key.as_ref()
        && !like.columns.iter().any(|column| column.is_called(key))
    {
        return Err(NoImport::NoColumn(key.clone()));
    }
    let is_read = |(n, table): &&(usize, Table<'_>)| {
        n == best || (table.is_like(like) && table.sheet.hidden == like.sheet.hidden)
    };
    let read: Vec<&(usize, Table<'_>)> = tables.iter().filter(is_read).collect();
    let mut reader = Reader::new(plan);
    for (_, table) in &read {
        reader.read(table, terms);
    }
    let mut import = reader.import(ever, terms);
    import.columns.clone_from(&like.columns);
    import.tables = read.iter().map(|(_, table)| table.summary()).collect();
    let is_unread =
        |(n, sheet): &(usize, &Sheet)| read.iter().all(|(read, _)| read != n) && sheet.own_cells().next().is_some();
    let unread = (0..).zip(sheets).filter(is_unread);
    import.unread = unread
        .map(|(_, sheet)| UnreadSheet {
            name: sheet.name.clone(),
            hidden: sheet.hidden,
            cells: sheet.own_cells().count(),
        })
        .collect();
    Ok(import)
}

#[cfg(test)]
mod tests;
