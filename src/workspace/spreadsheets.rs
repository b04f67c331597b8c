//! The spreadsheets of a folder, to choose one from.

use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::SystemTime;

/// A spreadsheet in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Its name.
    pub name: String,
    /// When it was written to last, where the system says.
    pub written: Option<SystemTime>,
}

/// How the names of spreadsheets end, and of exports that may come back.
const ENDINGS: [&str; 9] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "json"];

/// The most that are told.
const MOST: usize = 500;

/// The spreadsheets of a folder, those written to last first. A folder that cannot be read has none.
pub fn spreadsheets_in(folder: &Path) -> Vec<Spreadsheet> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<Spreadsheet> = entries.filter_map(|entry| spreadsheet(&entry)).collect();
    found.sort_by(|one, other| other.written.cmp(&one.written).then_with(|| one.name.cmp(&other.name)));
    found.truncate(MOST);
    found
}

fn spreadsheet(entry: &DirEntry) -> Option<Spreadsheet> {
    let name = entry.file_name().into_string().ok()?;
    let ending = Path::new(&name).extension()?.to_str()?.to_ascii_lowercase();
    // What begins so is hidden, or the lock of an office program.
    let is_hidden = name.starts_with(['.', '~']);
    // A link is followed, as when the file is read.
    let about = fs::metadata(entry.path()).ok()?;
    (about.is_file() && !is_hidden && ENDINGS.contains(&ending.as_str())).then(|| Spreadsheet {
        name,
        written: about.modified().ok(),
    })
}
