//! Why a file cannot be imported, in words.

use super::{Sentence, SystemError, shown, system};
use crate::wording::Catalogue;
use crate::workspace::import::ImportError;
use copil_plan::sanitize::sanitize;
use copil_sheet::SheetError;

/// The sentence of a file that cannot be imported.
pub(super) fn import(catalogue: &Catalogue, error: &ImportError) -> Sentence {
    match error {
        ImportError::Io { path, source } => system(catalogue, SystemError::File(path), source),
        ImportError::NoTable { path } => {
            sentence!(catalogue, "error-import-no-table", path = shown(path); "hint-import-no-table")
        }
        ImportError::NoColumn { path, column } => {
            let (path, column) = (shown(path), sanitize(column));
            sentence!(catalogue, "error-import-no-column", path = path, column = column; "hint-import-no-column")
        }
        ImportError::Sheet { path, source } => {
            let path = shown(path);
            match source {
                SheetError::LockFile => {
                    sentence!(catalogue, "error-import-lock-file", path = path; "hint-import-lock-file")
                }
                SheetError::Password => {
                    sentence!(catalogue, "error-import-password", path = path; "hint-import-password")
                }
                SheetError::Unknown => sentence!(catalogue, "error-import-unknown", path = path; "hint-import-unknown"),
                SheetError::Markup => {
                    sentence!(catalogue, "error-import-markup", path = path; "hint-import-save-again")
                }
                SheetError::TooLarge => {
                    sentence!(catalogue, "error-import-too-large", path = path; "hint-import-too-large")
                }
                SheetError::Damaged(why) => sentence!(
                    catalogue,
                    "error-import-damaged", path = path, why = sanitize(why);
                    "hint-import-save-again"
                ),
            }
        }
    }
}
