//! What a person says of a file: which column is what, where that is not what was found.

use chrono::NaiveDate;

/// What a person says of the tables of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The header of the column that tells which action of the plan a row is about, where no id does.
    pub key: Option<String>,
}

/// What an import is done with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportTerms {
    /// What is said of the file.
    pub mapping: Mapping,
    /// The day that changes of status take effect.
    pub day: NaiveDate,
    /// Why things change: some statuses ask for it.
    pub reason: Option<String>,
}

/// Why a file has nothing to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoImport {
    /// No table of it names actions.
    NoTable,
    /// The table has no column of this header.
    NoColumn(String),
}
