//! A spreadsheet taken into the plan: what it would add and change.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::history::day_of;
use super::import_map::MapFault;
use super::intake::{Intake, PreparedIntake};
use super::{CommitDetails, CommitId, Error, RecordedCommit, Workspace, message};
use copil_file::Links;
use copil_git::Commit;
use copil_import::{CellCount, Import, ImportTerms, NoImport};
use copil_plan::{ActionId, Plan};
use copil_sheet::{MOST_BYTES, Sheet, SheetError};
use copil_store::PlanPath;

/// Why a file cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read.
    #[error("{}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// What it holds cannot be read.
    #[error("{}", path.display())]
    Sheet {
        /// The file.
        path: PathBuf,
        /// Why.
        source: SheetError,
    },
    /// None of its tables names actions.
    #[error("{} has no table of actions", path.display())]
    NoTable {
        /// The file.
        path: PathBuf,
    },
    /// None of its sheets is called so.
    #[error("{} has no sheet {sheet}", path.display())]
    NoSheet {
        /// The file.
        path: PathBuf,
        /// What was asked for.
        sheet: String,
    },
    /// A file that is to say which column goes where does not.
    #[error("{} is no mapping", path.display())]
    Map {
        /// The file.
        path: PathBuf,
        /// Why.
        why: MapFault,
    },
    /// The table has no column that is called so.
    #[error("{} has no column {column}", path.display())]
    NoColumn {
        /// The file.
        path: PathBuf,
        /// What was asked for.
        column: String,
    },
}

/// A file to be imported.
#[derive(Debug)]
pub struct SourceFile {
    path: PathBuf,
    sha256: String,
    sheets: Vec<Sheet>,
    json: Option<Json>,
}

/// What the record says of a file that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its name.
    pub name: String,
    /// The hash of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// How many of its rows were taken, and what became of its cells; `None` where another commit says it.
    pub counts: Option<(usize, CellCount)>,
}

impl SourceFile {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`ImportError`], where it cannot be read.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes =
            copil_file::read_up_to(path, Links::Followed, MOST_BYTES).map_err(|source| match source.kind() {
                io::ErrorKind::FileTooLarge => ImportError::Sheet {
                    path: path.to_owned(),
                    source: SheetError::TooLarge,
                },
                _ => ImportError::Io {
                    path: path.to_owned(),
                    source,
                },
            })?;
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
        let json = text
            .starts_with(b"{")
            .then(|| serde_json::from_slice(text).ok())
            .flatten();
        let sheets = match json {
            Some(_) => Ok(Vec::new()),
            None => copil_sheet::read(&name, &bytes),
        };
        let sheets = sheets.map_err(|source| ImportError::Sheet {
            path: path.to_owned(),
            source,
        })?;
        let sha256 = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Self {
            path: path.to_owned(),
            sha256,
            sheets,
            json,
        })
    }

    /// Whether it holds the same as another of the same place.
    pub fn is_same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.path == other.path
    }

    /// Its sheets; none where it is JSON.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What it holds, where it is JSON.
    pub fn json(&self) -> Option<&Json> {
        self.json.as_ref()
    }

    /// Its name, without the folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Fails where no table of it names actions.
    ///
    /// # Errors
    ///
    /// [`ImportError::NoTable`].
    pub fn check_table(&self) -> Result<(), ImportError> {
        match copil_import::headers(&self.sheets) {
            Some(_) => Ok(()),
            None => Err(ImportError::NoTable {
                path: self.path.clone(),
            }),
        }
    }

    /// What it would add to a plan and change in it, where there ever were some actions.
    ///
    /// # Errors
    ///
    /// [`ImportError`], where it has nothing to import.
    pub fn import_into(
        &self,
        plan: &Plan,
        ever: &BTreeSet<ActionId>,
        terms: &ImportTerms,
    ) -> Result<Import, ImportError> {
        let path = || self.path.clone();
        copil_import::import(&self.sheets, plan, ever, terms).map_err(|why| match why {
            NoImport::NoTable => ImportError::NoTable { path: path() },
            NoImport::NoSheet(sheet) => ImportError::NoSheet { path: path(), sheet },
            NoImport::NoColumn(column) => ImportError::NoColumn { path: path(), column },
        })
    }

    /// What the record is to say of it where its cells are not counted.
    pub(super) fn told_without_counts(&self) -> ImportedFile {
        ImportedFile {
            name: self.name(),
            sha256: self.sha256.clone(),
            counts: None,
        }
    }

    /// What the record is to say of it.
    fn told(&self, import: &Import) -> ImportedFile {
        ImportedFile {
            counts: Some((import.rows, import.count)),
            ..self.told_without_counts()
        }
    }
}

impl Workspace {
    /// What a file would add to the plan and change in it.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read, or the file has nothing to import.
    pub fn import_of(&self, source: &SourceFile, terms: &ImportTerms) -> Result<Import, Error> {
        Ok(source.import_into(self.plan(), &self.actions_ever()?, terms)?)
    }

    /// The commit that imported the very same file last, if there is one that was not taken back, and its day.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn imported_already(&self, source: &SourceFile) -> Result<Option<(CommitId, NaiveDate)>, Error> {
        let hash = format!("sha256:{}", source.sha256);
        let is_it = |commit: &Commit| {
            let said = || message::read(&commit.message);
            commit.message.contains(&hash) && said().imported.as_deref().is_some_and(|said| said.ends_with(&hash))
        };
        let found = self.last_standing(&is_it)?;
        Ok(found.map(|commit| (commit.id, day_of(&commit.author))))
    }

    /// The commit that does to the plan what a file says, or the commits.
    ///
    /// # Errors
    ///
    /// [`Error::NothingChanged`] where it says nothing new; others as for any change.
    pub fn prepare_import(
        &self,
        source: &SourceFile,
        import: &Import,
        details: &CommitDetails,
    ) -> Result<PreparedIntake, Error> {
        self.prepare_intake(&source.told(import), &Intake::of(self.plan(), import, None), details)
    }

    /// Does to the plan what a file says, and records the mapping that says how; see [`Workspace::record_intake`].
    ///
    /// # Errors
    ///
    /// As for [`Workspace::prepare_import`].
    pub fn record_import(
        &mut self,
        source: &SourceFile,
        (import, mapping): (&Import, Option<&PlanPath>),
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        let intake = Intake::of(self.plan(), import, mapping);
        self.record_intake(&source.told(import), &intake, details)
    }
}

impl Intake {
    fn of(plan: &Plan, import: &Import, mapping: Option<&PlanPath>) -> Self {
        Self {
            new: import.new_files(plan),
            changed: import.changed.iter().map(|changed| changed.file.clone()).collect(),
            mapping: mapping.cloned(),
            answered: Vec::new(),
        }
    }
}
