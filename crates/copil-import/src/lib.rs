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

pub use amount::{Amount, Scale, amount};
pub use choice::{StatusMeaning, priority, status, weather};
pub use column::{Column, Target, Why};
pub use date::{Day, DayOrder, Edge, day};
pub use mapping::{ImportTerms, Mapping, MappingFault, NoImport};
pub use outcome::{CellCount, ChangedAction, Finding, FindingKind, Import, ImportedAction, TableRead, UnreadSheet};

use rows::Reader;
use table::Table;
use words::plain;

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
    let mapping = &terms.mapping;
    let is_asked = |sheet: &Sheet| {
        mapping
            .sheet
            .as_ref()
            .is_none_or(|name| plain(name) == plain(&sheet.name))
    };
    if let Some(name) = mapping.sheet.as_ref().filter(|_| !sheets.iter().any(is_asked)) {
        return Err(NoImport::NoSheet(name.clone()));
    }
    let tables = tables(sheets, &is_asked, mapping);
    let (best, like) = likeliest(&tables).ok_or(NoImport::NoTable)?;
    if let Some(key) = mapping.key.as_ref()
        && !like.columns.iter().any(|column| column.is_called(key))
    {
        return Err(NoImport::NoColumn(key.clone()));
    }
    let is_read = |(n, table): &&(usize, Table<'_>)| {
        n == best || (table.is_like(like) && table.sheet.hidden == like.sheet.hidden)
    };
    let read: Vec<&(usize, Table<'_>)> = tables.iter().filter(is_read).collect();
    let mut reader = Reader::new(plan, mapping);
    for (_, table) in &read {
        reader.read(table);
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

/// The headers of the table that a file has, as they are compared with those that a mapping is for; `None` where no table of it
/// names actions.
pub fn headers(sheets: &[Sheet]) -> Option<Vec<String>> {
    let tables = tables(sheets, &|_| true, &Mapping::default());
    Some(likeliest(&tables)?.1.headers())
}

/// The table of each sheet that is asked for and has one.
fn tables<'s>(sheets: &'s [Sheet], is_asked: &dyn Fn(&Sheet) -> bool, mapping: &Mapping) -> Vec<(usize, Table<'s>)> {
    let asked = (0..).zip(sheets).filter(|(_, sheet)| is_asked(sheet));
    asked
        .filter_map(|(n, sheet)| Some((n, Table::of(sheet, mapping)?)))
        .collect()
}

/// A hidden sheet is read where no other is a plan's. Of equals the first.
fn likeliest<'t, 's>(tables: &'t [(usize, Table<'s>)]) -> Option<&'t (usize, Table<'s>)> {
    let rank = |(n, table): &&(usize, Table<'_>)| (!table.sheet.hidden, table.sureness, std::cmp::Reverse(*n));
    tables.iter().max_by_key(rank)
}

#[cfg(test)]
mod tests;
