//! Spreadsheets as people have them, read as plain tables of cells: XLSX, XLS, XLSB, ODS, CSV and TSV; and tables of cells
//! written as XLSX and CSV ([`mod@write`]).
//!
//! Values alone are read: no macro is run, no formula worked out, no link followed. What a file claims is not believed:
//! its unpacked bytes and its cells are counted while it is read, and it is given up beyond a limit.

#![deny(missing_docs)]

mod delimited;
mod sheet;
mod workbook;
pub mod write;

pub use sheet::{Cell, Place, Sheet, Value, column_letters, number_text};

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

/// The most bytes that a packed file may unpack to.
const MOST_UNPACKED: u64 = 512 << 20;

/// The most cells that hold something.
const MOST_CELLS: usize = 2_000_000;

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// It is the mark that a program puts beside a file that it has open.
    #[error("a lock file")]
    LockFile,
    /// It is protected by a password.
    #[error("protected by a password")]
    Password,
    /// It is no spreadsheet.
    #[error("no spreadsheet")]
    Unknown,
    /// It is a web page or XML that is named like a spreadsheet.
    #[error("a web page named like a spreadsheet")]
    Markup,
    /// It is larger than any plan, packed, unpacked or by its cells.
    #[error("too large")]
    TooLarge,
    /// It is cut short, or not written as its kind is.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// Reads the sheets of a file; its name tells only whether it is the mark of a file that is open elsewhere.
///
/// # Errors
///
/// [`SheetError`], where nothing of it can be relied on.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, SheetError> {
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return Err(SheetError::LockFile);
    }
    if bytes.len() > MOST_BYTES {
        return Err(SheetError::TooLarge);
    }
    if bytes.starts_with(b"PK") || bytes.starts_with(&workbook::COMPOUND_FILE) {
        return workbook::read(bytes);
    }
    Ok(vec![delimited::read(bytes)?])
}
