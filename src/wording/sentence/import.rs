//! Why a file cannot be imported, in words.

use i18n_embed_fl::fl;

use super::{Sentence, SystemError, shown, system};
use crate::wording::Catalogue;
use crate::wording::problem::syntax;
use crate::workspace::import::ImportError;
use crate::workspace::import_map::MapFault;
use copil_plan::sanitize::sanitize;
use copil_sheet::SheetError;
use copil_sheet::write::WriteError;

/// The sentence of a file that cannot be imported.
pub(super) fn import(catalogue: &Catalogue, error: &ImportError) -> Sentence {
    match error {
        ImportError::Io { path, source } => system(catalogue, SystemError::File(path), source),
        ImportError::NoTable { path } => {
            sentence!(catalogue, "error-import-no-table", path = shown(path); "hint-import-no-table")
        }
        ImportError::NoSheet { path, sheet } => {
            let (path, sheet) = (shown(path), sanitize(sheet));
            sentence!(catalogue, "error-import-no-sheet", path = path, sheet = sheet; "hint-import-no-sheet")
        }
        ImportError::Map { path, why } => map(catalogue, shown(path), why),
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

/// The sentence of an export that cannot be written.
pub fn not_exported(catalogue: &Catalogue, error: &WriteError) -> Sentence {
    Sentence::new(match error {
        WriteError::TooLarge => fl!(catalogue, "export-too-large"),
        WriteError::Other(why) => fl!(catalogue, "export-not-written", why = sanitize(why)),
    })
}

/// Why a file says not which column goes where.
fn map(catalogue: &Catalogue, path: String, why: &MapFault) -> Sentence {
    match why {
        MapFault::Syntax(Some((fault, line))) => {
            let why = syntax(catalogue, *fault);
            Sentence::new(fl!(
                catalogue,
                "error-import-map-syntax",
                path = path,
                line = line.to_string(),
                why = why
            ))
        }
        MapFault::Syntax(None) => Sentence::new(fl!(catalogue, "error-import-map-text", path = path)),
        MapFault::Value(fault) => {
            let key = sanitize(&fault.path.to_string());
            let told = match (fault.path.as_strs().first(), fault.allowed.is_empty()) {
                (Some(&"values"), true) => {
                    return sentence!(catalogue, "error-import-map-value", path = path, key = key;
                        "hint-import-map-value");
                }
                (_, true) => fl!(catalogue, "error-import-map-key", path = path, key = key),
                (_, false) => fl!(catalogue, "error-import-map-value", path = path, key = key),
            };
            let allowed = (!fault.allowed.is_empty()).then(|| {
                let allowed = fault.allowed.join(", ");
                fl!(catalogue, "hint-import-map-allowed", allowed = allowed)
            });
            Sentence {
                what: told,
                hint: allowed,
            }
        }
    }
}
