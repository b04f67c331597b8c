//! The files of spreadsheet programs.

mod hidden;

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, Dimensions, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use chrono::NaiveDate;
use zip::ZipArchive;

use crate::sheet::{Place, Sheet, Value};
use crate::{MOST_UNPACKED, SheetError};
use hidden::{RowScanner, Rows};

/// What a file in Microsoft's older container begins with.
pub(crate) const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The stream of that container in which a newer file is locked away under a password.
const ENCRYPTED: &str = "EncryptedPackage";

type Bytes<'b> = Cursor<&'b [u8]>;

/// The sheets of a file.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let read = || match bytes.starts_with(&COMPOUND_FILE) {
        true => xls(bytes),
        false => packed(bytes),
    };
    // The parsers index into what they are given. A file made to break them is a damaged one.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(SheetError::Damaged("not readable".to_owned())))
}

fn packed(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let has = |archive: &ZipArchive<Bytes<'_>>, name: &str| archive.index_for_name(name).is_some();
    let is_xlsx = has(&archive, "xl/workbook.xml");
    let is_xlsb = has(&archive, "xl/workbook.bin");
    let is_ods = has(&archive, "content.xml");
    if !(is_xlsx || is_xlsb || is_ods) {
        return Err(SheetError::Unknown);
    }
    let hidden = check_size(&mut archive, MOST_UNPACKED)?;
    if is_xlsx {
        xlsx(bytes, hidden::by_sheet(&mut archive, hidden))
    } else if is_xlsb {
        xlsb(bytes)
    } else {
        ods(bytes)
    }
}

/// Unpacks all of it into nothing: what an archive says of its sizes need not be so. What goes by tells which rows of XLSX
/// files are hidden.
fn check_size(archive: &mut ZipArchive<Bytes<'_>>, most: u64) -> Result<HashMap<String, Rows>, SheetError> {
    let mut left = most;
    let mut hidden = HashMap::new();
    for n in 0..archive.len() {
        let entry = archive.by_index(n).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => SheetError::Password,
            error => damaged(error),
        })?;
        let name = entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let mut bytes = entry.take(left.saturating_add(1));
        let read = match name.starts_with(hidden::FOLDER) {
            true => {
                let mut rows = RowScanner::default();
                let read = std::io::copy(&mut bytes, &mut rows);
                hidden.insert(name, rows.hidden);
                read
            }
            false => std::io::copy(&mut bytes, &mut std::io::sink()),
        };
        left = left.checked_sub(read.map_err(damaged)?).ok_or(SheetError::TooLarge)?;
    }
    Ok(hidden)
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged(error.to_string())
}

/// The sheets that hold cells, not charts or macros, each with whether it is hidden.
fn sheets_of<'b, R: Reader<Bytes<'b>>>(book: &R) -> Vec<(String, bool)> {
    let is_table = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let sheets = book.sheets_metadata().iter().filter(is_table);
    sheets
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect()
}

fn xlsx(bytes: &[u8], hidden_rows: Vec<Rows>) -> Result<Vec<Sheet>, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheets_metadata().iter().map(|sheet| sheet.name.clone());
    let mut hidden_rows: HashMap<String, Rows> = names.zip(hidden_rows).collect();
    let mut sheets = Vec::new();
    for (name, hidden) in sheets_of(&book) {
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        let mut sheet = of_cells(&name, hidden, || {
            let cell = cells.next_cell()?;
            Ok::<_, XlsxError>(cell.map(|cell| (cell.get_position(), cell.get_value().clone().into())))
        })?;
        drop(cells);
        merge(&mut sheet, book.merge_cells_by_sheet_name(&name).map_err(damaged)?)?;
        sheet.hidden_rows = hidden_rows.remove(&name).unwrap_or_default();
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn xlsb(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Vec::new();
    for (name, hidden) in sheets_of(&book) {
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        let sheet = of_cells(&name, hidden, || {
            let cell = cells.next_cell()?;
            Ok::<_, XlsbError>(cell.map(|cell| (cell.get_position(), cell.get_value().clone().into())))
        })?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let encrypted: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(encrypted.len()).any(|window| window == encrypted) {
        return Err(SheetError::Password);
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => SheetError::Password,
        error => damaged(error),
    })?;
    let mut sheets = Vec::new();
    for (name, hidden) in sheets_of(&book) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let mut sheet = of_range(&name, hidden, &range)?;
        merge(&mut sheet, book.merge_cells_by_sheet_name(&name).map_err(damaged)?)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => SheetError::Password,
        OdsError::CellLimitExceeded { .. } => SheetError::TooLarge,
        OdsError::InvalidMime(_) => SheetError::Unknown,
        error => damaged(error),
    })?;
    let mut sheets = Vec::new();
    for (name, hidden) in sheets_of(&book) {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        sheets.push(of_range(&name, hidden, &range)?);
    }
    Ok(sheets)
}

/// A sheet whose cells are read one after the other.
fn of_cells<E: std::fmt::Display>(
    name: &str,
    hidden: bool,
    mut next: impl FnMut() -> Result<Option<((u32, u32), Data)>, E>,
) -> Result<Sheet, SheetError> {
    let mut sheet = Sheet::new(name, hidden);
    while let Some((place, value)) = next().map_err(damaged)? {
        put(&mut sheet, place, value)?;
    }
    Ok(sheet)
}

fn of_range(name: &str, hidden: bool, range: &calamine::Range<Data>) -> Result<Sheet, SheetError> {
    let mut sheet = Sheet::new(name, hidden);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let below = |first: u32, n: usize| first.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
        let place = (below(first_row, row), below(first_column, column));
        put(&mut sheet, place, value.clone())?;
    }
    Ok(sheet)
}

fn merge(sheet: &mut Sheet, areas: Vec<Dimensions>) -> Result<(), SheetError> {
    let place = |(row, column)| Place { row, column };
    for area in areas {
        sheet.merge(place(area.start), place(area.end))?;
    }
    Ok(())
}

fn put(sheet: &mut Sheet, (row, column): (u32, u32), value: Data) -> Result<(), SheetError> {
    match value_of(value) {
        Some(value) => sheet.put(Place { row, column }, value),
        None => Ok(()),
    }
}

fn value_of(value: Data) -> Option<Value> {
    Some(match value {
        Data::Empty => return None,
        Data::Int(number) => Value::Number(number as f64),
        Data::Float(number) => Value::Number(number),
        Data::String(text) => Value::Text(plain(&text)),
        Data::Bool(value) => Value::Boolean(value),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            match NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()) {
                Some(day) if moment.as_f64() >= 1.0 => Value::Date(day),
                _ => Value::Number(moment.as_f64()),
            }
        }
        Data::DateTime(duration) => Value::Number(duration.as_f64()),
        Data::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Value::Date(day),
            None => Value::Text(plain(&text)),
        },
        Data::DurationIso(text) => Value::Text(plain(&text)),
        Data::Error(error) => Value::Error(error.to_string()),
    })
}

/// A text without marks of byte order, its lines ended by LF.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace("_x000D_", "").replace('\u{feff}', "");
    text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests;
