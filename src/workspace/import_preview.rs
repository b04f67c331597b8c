//! A file as it would be imported: by which mapping, and what would become of it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::import::SourceFile;
use super::import_map::KeptMapping;
use super::intake::PreparedIntake;
use super::{CommitDetails, CommitId, Error, RecordedCommit, Workspace};
use copil_import::{FindingKind, Import, ImportTerms, Mapping};
use copil_plan::Plan;
use copil_store::PlanPath;

/// A file as it would be imported. It is worked out anew once the plan is another.
#[derive(Clone, Debug)]
pub struct ImportPreview {
    /// The file.
    pub source: Arc<SourceFile>,
    /// What is said of it.
    pub mapping: Mapping,
    /// The file in the plan's folder that keeps this very mapping.
    pub kept: Option<PlanPath>,
    /// The commit that imported the very same file before, and its day.
    pub earlier: Option<(CommitId, NaiveDate)>,
    /// What it adds to the plan and changes in it.
    pub import: Import,
    /// Which of its findings are about the cells of each column, those left out apart.
    pub findings: HashMap<u32, Vec<usize>>,
    /// The plan with the names of all that is new, by which changes are told.
    pub named: Plan,
}

/// What is to be said of cells, by their columns. In a table that lies on its side a column is a row.
fn findings_by_column(import: &Import) -> HashMap<u32, Vec<usize>> {
    let is_turned = import.tables.first().is_some_and(|table| table.turned);
    let mut found: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, finding) in import.findings.iter().enumerate() {
        let column = match is_turned {
            true => finding.place.row,
            false => finding.place.column,
        };
        if finding.what != FindingKind::Skipped {
            found.entry(column).or_default().push(at);
        }
    }
    found
}

/// The same of the same file by the same mapping is the same.
impl PartialEq for ImportPreview {
    fn eq(&self, other: &Self) -> bool {
        self.source.is_same(&other.source) && self.mapping == other.mapping && self.kept == other.kept
    }
}

impl Workspace {
    /// A file as it would be imported by a mapping; without one, by the mapping that is kept for its headers.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history or the kept mapping cannot be read, or the file has nothing to import.
    pub fn preview_import(&self, source: Arc<SourceFile>, mapping: Option<Mapping>) -> Result<ImportPreview, Error> {
        // Where a person says what columns are, one that cannot be read is none.
        let kept = match &mapping {
            Some(_) => self.kept_mapping(&source).ok().flatten(),
            None => self.kept_mapping(&source)?,
        };
        let of_kept = |kept: &KeptMapping| kept.mapping.clone();
        let mapping = mapping.unwrap_or_else(|| kept.as_ref().map(of_kept).unwrap_or_default());
        let import = self.import_of(&source, &self.terms_of(&mapping, None))?;
        Ok(ImportPreview {
            kept: kept.filter(|kept| kept.mapping == mapping).map(|kept| kept.path),
            earlier: self.imported_before(&source)?,
            findings: findings_by_column(&import),
            named: import.with_new(self.plan()),
            import,
            source,
            mapping,
        })
    }

    /// The commit that imported the very same file last, as far as anything is recorded.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn imported_before(&self, source: &SourceFile) -> Result<Option<(CommitId, NaiveDate)>, Error> {
        match self.imported_already(source) {
            // Without a repository there is no record that could say so.
            Err(Error::Obstacle(_)) => Ok(None),
            earlier => earlier,
        }
    }

    /// The commits that would do to the plan what a file says.
    ///
    /// # Errors
    ///
    /// As for [`Workspace::prepare_import`].
    pub fn prepare_preview(&self, preview: &ImportPreview, details: &CommitDetails) -> Result<PreparedIntake, Error> {
        let import = self.import_of_preview(preview, details)?;
        self.prepare_import(&preview.source, &import, details)
    }

    /// Does to the plan what a file says; see [`Workspace::record_import`].
    ///
    /// # Errors
    ///
    /// As for [`Workspace::prepare_import`].
    pub fn record_preview(
        &mut self,
        preview: &ImportPreview,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        let import = self.import_of_preview(preview, details)?;
        self.record_import(&preview.source, (&import, preview.kept.as_ref()), details)
    }

    /// What a file says for a reason, which some statuses ask for.
    fn import_of_preview(&self, preview: &ImportPreview, details: &CommitDetails) -> Result<Import, Error> {
        self.import_of(
            &preview.source,
            &self.terms_of(&preview.mapping, details.reason.clone()),
        )
    }

    fn terms_of(&self, mapping: &Mapping, reason: Option<String>) -> ImportTerms {
        ImportTerms {
            mapping: mapping.clone(),
            day: self.today().day,
            reason,
        }
    }
}
