//! A spreadsheet taken into the plan: what it would add, and the one commit that adds it.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::file_edit::FileEdits;
use super::message::MessageContext;
use super::{CommitDetails, Error, LogEntry, LogScope, PreparedCommit, RecordedCommit, Workspace};
use copil_file::Links;
use copil_import::{CellCount, Import};
use copil_plan::change::{FileChange, FileVersion, Subject};
use copil_plan::field::Record;
use copil_plan::{Group, Person, Plan, PlanConfig};
use copil_sheet::{MOST_BYTES, Sheet, SheetError};

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
}

/// A file to be imported.
#[derive(Debug)]
pub struct SourceFile {
    path: PathBuf,
    sha256: String,
    sheets: Vec<Sheet>,
}

/// What the record says of a file that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its name.
    pub name: String,
    /// The hash of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// How many actions it added.
    pub actions: usize,
    /// How many of its rows were taken.
    pub rows: usize,
    /// What became of its cells.
    pub cells: CountedCells,
}

/// What became of cells, as the record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedCells(pub CellCount);

impl std::fmt::Display for CountedCells {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let CellCount {
            cells,
            placed,
            noted,
            refused,
            ..
        } = self.0;
        write!(f, "{cells} = {placed} placed + {noted} noted + {refused} refused")
    }
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
        let sheets = copil_sheet::read(&name, &bytes).map_err(|source| ImportError::Sheet {
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
        })
    }

    /// Its name, without the folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// What the record is to say of it.
    fn told(&self, import: &Import) -> ImportedFile {
        ImportedFile {
            name: self.name(),
            sha256: self.sha256.clone(),
            actions: import.actions.len(),
            rows: import.rows,
            cells: CountedCells(import.count),
        }
    }
}

impl Workspace {
    /// What a file would add to the plan.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read, or no table of the file names actions.
    pub fn import_of(&self, source: &SourceFile) -> Result<Import, Error> {
        let import = copil_import::import(&source.sheets, self.plan(), &self.actions_ever()?);
        import.ok_or_else(|| {
            Error::Import(ImportError::NoTable {
                path: source.path.clone(),
            })
        })
    }

    /// The commit that imported the very same file last, if there is one that was not taken back.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn imported_already(&self, source: &SourceFile) -> Result<Option<LogEntry>, Error> {
        let hash = format!("sha256:{}", source.sha256);
        let mut found = None;
        let mut taken_back = Vec::new();
        let mut visit = |entry: LogEntry| {
            taken_back.extend(entry.undone.as_ref().map(|undone| undone.commit.clone()));
            let is_it = entry.said.imported.as_deref().is_some_and(|said| said.ends_with(&hash));
            if is_it && !taken_back.contains(&entry.commit.to_string()) {
                found = Some(entry);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        };
        self.history()?
            .log(&LogScope::All, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
        Ok(found)
    }

    /// The commit that adds what a file would add.
    ///
    /// # Errors
    ///
    /// [`Error::NothingChanged`] where it adds nothing; others as for any change.
    pub fn prepare_import(
        &self,
        source: &SourceFile,
        import: &Import,
        details: &CommitDetails,
    ) -> Result<PreparedCommit, Error> {
        if import.actions.is_empty() {
            return Err(Error::NothingChanged);
        }
        let repo = self.writable_repository()?;
        let (mut edits, mut changes) = (FileEdits::new(), Vec::new());
        for file in files(self.plan(), import) {
            let (file_edits, file_changes) = self.prepare_file(repo, &file)?;
            edits.extend(file_edits);
            changes.extend(file_changes);
        }
        let told = source.told(import);
        let context = MessageContext {
            imported: Some(&told),
            ..details.for_message()
        };
        Ok(self.prepared(changes, edits, &context))
    }

    /// Adds what a file would add, in one commit.
    ///
    /// # Errors
    ///
    /// As for [`Workspace::prepare_import`].
    pub fn record_import(
        &mut self,
        source: &SourceFile,
        import: &Import,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_import(source, import, details)?;
        let recorded = self.commit(prepared, details)?;
        self.reload()?;
        Ok(recorded)
    }
}

/// The files that an import makes and changes.
fn files(plan: &Plan, import: &Import) -> Vec<FileChange> {
    let mut files = Vec::new();
    if let Some(before) = FileVersion::of(plan, &Subject::PlanConfig) {
        let mut config: PlanConfig = plan.config.clone();
        for (id, title) in &import.axes {
            config.axes.insert(id.clone(), title.clone());
        }
        for (id, name) in &import.organisations {
            config.organisations.insert(id.clone(), name.clone());
        }
        for (id, name) in &import.people {
            let name = name.clone();
            config.people.insert(
                id.clone(),
                Person {
                    name,
                    ..Person::default()
                },
            );
        }
        if config != plan.config {
            files.push(FileChange::edited(before, config.to_table()));
        }
    }
    for (id, title) in &import.groups {
        let title = title.clone();
        let group = Group {
            title,
            ..Group::default()
        };
        files.push(FileChange::created(Subject::Group(id.clone()), None, group.to_table()));
    }
    for imported in &import.actions {
        let subject = Subject::Action(imported.id.clone());
        files.push(FileChange::created(
            subject,
            Some(&imported.group),
            imported.action.to_table(),
        ));
    }
    files
}
