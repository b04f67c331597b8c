//! A file of a proposal written anew by a person: it has none on disk that an editor could open.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::file_edit::repo_path;
use crate::workspace::{CommitDetails, Error, NoPast, PreparedCommit, RecordedCommit, Workspace};
use copil_plan::change::{self, FileChange, FileVersion};
use copil_store::{self as store, PlanPath};

/// The text of a proposal's file, on disk for an editor.
#[derive(Debug)]
pub struct Draft {
    /// Where it is.
    pub file: PathBuf,
    /// What the proposal holds.
    pub before: Vec<u8>,
}

impl Draft {
    /// Takes it off the disk.
    pub fn discard(&self) {
        // Both are in git's own folder, where nobody looks: what cannot be taken away does no harm.
        drop(fs::remove_file(&self.file));
        drop(self.file.parent().map(fs::remove_dir));
    }
}

impl Workspace {
    /// The text of a proposal's file for an editor; `None` for the plan itself, whose files are there. What was left
    /// unrecorded the last time is taken up again where the proposal holds the same as then.
    pub fn draft(&self, path: &PlanPath) -> Result<Option<Draft>, Error> {
        let Some(proposal) = &self.proposal else {
            return Ok(None);
        };
        let repo = self.writable_repository()?;
        let found = repo.git.blob_at(proposal.commit(), &repo_path(repo, path)?)?;
        let (oid, before) = found.ok_or(NoPast::NothingRecorded)?;
        let name = path.as_str().rsplit('/').next().unwrap_or_default();
        let folder = repo.git.git_dir().join("copil").join("drafts").join(oid.to_string());
        let file = folder.join(name);
        let failed = |source| Error::Io {
            path: path.clone(),
            source,
        };
        if !Path::exists(&file) {
            let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &before));
            written.map_err(failed)?;
        }
        Ok(Some(Draft { file, before }))
    }

    /// Works out the commit after which a file of a proposal holds a text.
    pub fn prepare_text(&self, path: &PlanPath, text: &[u8], details: &CommitDetails) -> Result<PreparedCommit, Error> {
        let repo = self.writable_repository()?;
        let Some(key) = path.key() else {
            return Err(Error::NothingChanged);
        };
        let version = |bytes: &[u8]| {
            let (key, content) = (key.clone(), store::read_content(bytes));
            Some(FileVersion { key, content })
        };
        let file = FileChange {
            before: version(&self.read(path)?),
            after: version(text),
        };
        let changes = change::diff(vec![file]).changes;
        self.check_outcome(&changes)?;
        let edits = self.transform(repo, path, Some(path), &|_| Ok(text.to_vec()))?;
        self.prepare_as_written(std::slice::from_ref(&key), changes, edits, details)
    }

    /// Records a text as a file of a proposal.
    pub fn record_text(
        &mut self,
        path: &PlanPath,
        text: &[u8],
        details: &CommitDetails,
    ) -> Result<Vec<RecordedCommit>, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_text(path, text, details)?;
        let recorded = self.commit(prepared, details)?;
        self.go_on_from(recorded.commit);
        self.reload()?;
        Ok(vec![recorded])
    }
}
