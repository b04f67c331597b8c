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

use std::collections::{BTreeSet, HashMap};

use copil_plan::{ActionId, Plan};
use copil_sheet::Sheet;

pub use amount::{Amount, Scale, amount};
pub use choice::{StatusMeaning, priority, status, weather};
pub use column::{Column, Target, Why};
pub use date::{Day, DayOrder, Edge, day};
pub use mapping::{ImportTerms, Mapping, MappingFault, NoImport};
pub use outcome::{
    CellCount, ChangedAction, Fate, Finding, FindingKind, Import, ImportedAction, Sample, TableRead, UnreadSheet,
};

use rows::Reader;
use table::{RowKind, Table};
use words::{UNNAMED_SHEETS, each, plain};

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
    let mut read: Vec<(usize, Table<'_>)> = tables.iter().filter(is_read).cloned().collect();
    if have_numbers_alike(&read) {
        // Each sheet counts from 1: that is no id.
        let columns = read.iter_mut().flat_map(|(_, table)| table.columns.iter_mut());
        for column in columns.filter(|column| column.target == Target::Id && mapping.target_of(column).is_none()) {
            (column.target, column.why) = (Target::Note, Why::Values);
        }
    }
    let are_groups = are_of_groups(&read);
    let mut reader = Reader::new(plan, mapping);
    for (_, table) in &read {
        reader.read(table, are_groups.then_some(table.sheet.name.as_str()));
    }
    let mut import = reader.import(ever, terms);
    import.columns = columns_of(&read, *best);
    import.tables = read.iter().map(|(_, table)| table.summary()).collect();
    import.unread = unread(sheets, &read);
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

/// The columns of the likeliest table, and those that only others have.
fn columns_of(tables: &[(usize, Table<'_>)], best: usize) -> Vec<Column> {
    let (likeliest, others): (Vec<_>, Vec<_>) = tables.iter().partition(|(n, _)| *n == best);
    let mut columns: Vec<Column> = likeliest.iter().flat_map(|(_, table)| table.columns.clone()).collect();
    for column in others.iter().flat_map(|(_, table)| &table.columns) {
        if columns
            .iter()
            .all(|known| plain(&known.header) != plain(&column.header))
        {
            columns.push(column.clone());
        }
    }
    columns
}

/// The sheets that hold something and are not read.
fn unread(sheets: &[Sheet], read: &[(usize, Table<'_>)]) -> Vec<UnreadSheet> {
    let is_unread =
        |(n, sheet): &(usize, &Sheet)| read.iter().all(|(read, _)| read != n) && sheet.own_cells().next().is_some();
    let unread = (0..).zip(sheets).filter(is_unread);
    let told = unread.map(|(_, sheet)| UnreadSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        cells: sheet.own_cells().count(),
    });
    told.collect()
}

/// Whether two tables give one number to actions of theirs.
fn have_numbers_alike(tables: &[(usize, Table<'_>)]) -> bool {
    let mut seen: HashMap<String, usize> = HashMap::new();
    tables.iter().any(|(n, table)| {
        let ids = table.columns.iter().filter(|column| column.target == Target::Id);
        let cells = ids.flat_map(|id| table.rows.iter().filter_map(|(row, _)| table.cell(*row, id.at)));
        let numbers = cells.map(|(value, _)| value.to_string());
        let mut numbers = numbers.filter(|text| text.chars().all(|c| c.is_ascii_digit()));
        numbers.any(|number| seen.insert(number, *n).is_some_and(|before| before != *n))
    })
}

/// Whether each of several sheets is a working group's: it has a name, and they are no forms of an action each.
fn are_of_groups(tables: &[(usize, Table<'_>)]) -> bool {
    let has_several = |table: &Table<'_>| table.rows.iter().filter(|(_, kind)| *kind == RowKind::Action).count() > 1;
    let is_sheet_of_one = |(_, table): &(usize, Table<'_>)| !table.turned && is_name(&table.sheet.name);
    tables.len() > 1 && tables.iter().all(is_sheet_of_one) && tables.iter().any(|(_, table)| has_several(table))
}

/// Whether a person gave a sheet its name, and no year is in it.
fn is_name(sheet: &str) -> bool {
    let name = plain(sheet);
    let is_year = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    !bare.is_empty() && !each(UNNAMED_SHEETS).any(|unnamed| bare == unnamed) && !name.split(' ').any(is_year)
}

/// A hidden sheet is read where no other is a plan's. Of equals the first.
fn likeliest<'t, 's>(tables: &'t [(usize, Table<'s>)]) -> Option<&'t (usize, Table<'s>)> {
    let rank = |(n, table): &&(usize, Table<'_>)| (!table.sheet.hidden, table.sureness, std::cmp::Reverse(*n));
    tables.iter().max_by_key(rank)
}

#[cfg(test)]
mod tests;
