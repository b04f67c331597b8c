//! An export that comes back: what was edited in it, joined with what became of the plan since.

use super::import::SourceFile;
use super::intake::Intake;
use super::{CommitDetails, Error, RecordedCommit, Workspace};
use copil_plan::Plan;
use copil_plan::change::{FileChange, Merge, Side, Terms, changed_files, merge};
use copil_plan::intent::check_changes;

impl Workspace {
    /// What files that were edited since another state of the plan make of it. What both sides changed is asked about.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn join_returned(&self, base: &Plan, edited: &[FileChange]) -> Result<Merge, Error> {
        let ours = changed_files(base, self.plan());
        let terms = Terms {
            yields: Side::Theirs,
            taken: self.actions_ever()?,
            ..Terms::default()
        };
        Ok(merge(ours, edited.to_vec(), None, &terms, &|_| None))
    }

    /// Fails where the workflow does not allow a status that was edited.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with why.
    pub fn check_returned(&self, merge: &Merge, reason: Option<&str>) -> Result<(), Error> {
        Ok(check_changes(self.plan(), &merge.difference().changes, reason)?)
    }

    /// Records what was edited, each file in a commit of its own, all of them joined at once.
    ///
    /// # Errors
    ///
    /// [`Error::NothingChanged`] where nothing was; others as for any change.
    pub fn record_returned(
        &mut self,
        source: &SourceFile,
        merge: &Merge,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        let files = merge.files.iter().map(|file| file.change.clone());
        let (changed, new): (Vec<FileChange>, Vec<FileChange>) = files.partition(|file| file.before.is_some());
        let intake = Intake {
            new,
            changed,
            ..Intake::default()
        };
        self.record_intake(&source.told_without_counts(), &intake, details)
    }
}
