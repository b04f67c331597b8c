//! What a file from outside makes of the plan: one commit for what is new, one for each file that becomes another. Where these
//! are several, they are put on a branch aside and joined to the plan by one merge, so that all of it comes at once, and one
//! undo takes it back.
//!
//! ```text
//! plan ──────────────────● the merge, named after the file
//!     ╲─ what is new ─ A ─ B ─╱
//! ```

use super::file_edit::FileEdits;
use super::import::ImportedFile;
use super::message::{self, MessageContext};
use super::prepare::Joins;
use super::{CommitDetails, Error, NoPast, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use crate::wording::change::Light;
use copil_git::{BranchTip, Record, SideBranch};
use copil_plan::Plan;
use copil_plan::change::{self, Change, Choice, Clash, FileChange, Subject};
use copil_store::PlanPath;

/// What the plan's files are to become.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// The files that are new, and `plan.toml` where they refer to new things in it: one commit.
    pub new: Vec<FileChange>,
    /// The files that become others: a commit each.
    pub changed: Vec<FileChange>,
    /// The mapping of columns in the plan's folder that is recorded with them, as it is there.
    pub mapping: Option<PlanPath>,
    /// What the plan and the file both had changed, and how that was answered.
    pub answered: Vec<(Clash, Choice)>,
}

/// An intake that was worked out and not recorded.
#[derive(Clone, Debug)]
pub struct PreparedIntake {
    /// Its commits, in their order.
    pub commits: Vec<PreparedCommit>,
    /// The merge that joins them to the plan, where they are several.
    join: Option<PreparedCommit>,
}

impl PreparedIntake {
    /// The subject of the commit that takes all of it in.
    pub fn subject(&self) -> &str {
        let whole = self.join.as_ref().or(self.commits.last());
        whole.map_or("", PreparedCommit::subject)
    }
}

impl Workspace {
    /// Works out the commits after which the plan's files are what an outside file says. Whether the workflow allows their
    /// changes is for the caller to ask.
    ///
    /// # Errors
    ///
    /// [`Error::NothingChanged`] where they are so already; others as for any change.
    pub fn prepare_intake(
        &self,
        file: &ImportedFile,
        intake: &Intake,
        details: &CommitDetails,
    ) -> Result<PreparedIntake, Error> {
        let repo = self.writable_repository()?;
        let mut parts = Vec::new();
        if !intake.new.is_empty() {
            parts.push(self.edits_of_files(repo, &intake.new)?);
        }
        let with_new = match parts.first() {
            Some((_, changes)) if !intake.changed.is_empty() => Some(change::apply(self.plan(), changes)?),
            _ => None,
        };
        for file in &intake.changed {
            parts.push(self.edits_of_files(repo, std::slice::from_ref(file))?);
        }
        parts.retain(|(_, changes)| !changes.is_empty());
        let all: Vec<Change> = parts.iter().flat_map(|(_, changes)| changes.clone()).collect();
        if all.is_empty() {
            return Err(Error::NothingChanged);
        }
        self.check_outcome(&all)?;
        if let (Some(path), Some((edits, _))) = (&intake.mapping, parts.first_mut()) {
            edits.extend(self.edits_of_mapping(repo, path)?);
        }
        let without_counts = ImportedFile {
            counts: None,
            ..file.clone()
        };
        // What was answered is told by a commit that joins.
        let is_joined = parts.len() > 1 || !intake.answered.is_empty();
        let join = (is_joined && self.proposal.is_none()).then(|| {
            let edits = parts.iter().flat_map(|(edits, _)| edits.clone()).collect();
            self.join_of((file, &intake.answered), &all, edits, details)
        });
        let said = match join {
            Some(_) => &without_counts,
            None => file,
        };
        let plan = with_new.as_ref().unwrap_or(self.plan());
        let commits = parts.into_iter();
        let commits = commits.map(|(edits, changes)| self.part_of(plan, said, changes, edits, details));
        Ok(PreparedIntake {
            commits: commits.collect(),
            join,
        })
    }

    /// Makes the plan's files what an outside file says; answers the commit that one undo takes back with all of it.
    ///
    /// # Errors
    ///
    /// As for [`Workspace::prepare_intake`].
    pub fn record_intake(
        &mut self,
        file: &ImportedFile,
        intake: &Intake,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let prepared = self.prepare_intake(file, intake, details)?;
        let recorded = match prepared.join {
            Some(join) => {
                let branch = self.record_aside(&prepared.commits, details)?;
                let joins = Some(Joins::Branch(branch));
                self.commit(PreparedCommit { joins, ..join }, details)?
            }
            None => self.record_in_line(prepared.commits, details)?,
        };
        self.reload()?;
        Ok(recorded)
    }

    fn edits_of_files(&self, repo: &PlanRepository, files: &[FileChange]) -> Result<(FileEdits, Vec<Change>), Error> {
        let (mut edits, mut changes) = (FileEdits::new(), Vec::new());
        for file in files {
            let (file_edits, file_changes) = self.prepare_file(repo, file)?;
            edits.extend(file_edits);
            changes.extend(file_changes);
        }
        Ok((edits, changes))
    }

    /// The commit of one part. One that adds actions is named after the file.
    fn part_of(
        &self,
        plan: &Plan,
        file: &ImportedFile,
        changes: Vec<Change>,
        edits: FileEdits,
        details: &CommitDetails,
    ) -> PreparedCommit {
        let context = MessageContext {
            imported: Some(file),
            effective: self.effective_day(&changes),
            ..details.for_message()
        };
        let catalogue = self.record_catalogue();
        let message = match new_actions(&changes) {
            0 => message::compose(&catalogue, plan, &changes, &context),
            new => {
                let subject = catalogue.import_line(&file.name, (new, 0), message::SUBJECT_WIDTH);
                message::compose_with(subject, plan, &changes, &context)
            }
        };
        let (files, edits) = edits.into_iter().unzip();
        PreparedCommit {
            changes,
            files,
            message,
            light: Light::Plain,
            edits,
            joins: None,
        }
    }

    /// The merge that joins all parts.
    fn join_of(
        &self,
        (file, resolved): (&ImportedFile, &[(Clash, Choice)]),
        changes: &[Change],
        edits: FileEdits,
        details: &CommitDetails,
    ) -> PreparedCommit {
        let context = MessageContext {
            imported: Some(file),
            resolved,
            ..details.for_message()
        };
        let is_edited = |change: &&Change| !matches!(change, Change::Created { .. });
        let mut edited: Vec<Subject> = changes.iter().filter(is_edited).map(Change::subject).collect();
        edited.retain(|subject| matches!(subject, Subject::Action(_)));
        edited.sort();
        edited.dedup();
        let counts = (new_actions(changes), edited.len());
        let subject = self
            .record_catalogue()
            .import_line(&file.name, counts, message::SUBJECT_WIDTH);
        let message = message::compose_with(subject, self.plan(), &[], &context);
        let (files, edits) = edits.into_iter().unzip();
        PreparedCommit {
            changes: changes.to_vec(),
            files,
            message,
            light: Light::Plain,
            edits,
            joins: None,
        }
    }

    /// Records parts on a branch that nobody sees, from what was last recorded on.
    fn record_aside(&self, parts: &[PreparedCommit], details: &CommitDetails) -> Result<BranchTip, Error> {
        let repo = self.writable_repository()?;
        let parent = self.tip(repo)?.ok_or(NoPast::NothingRecorded)?;
        let name = format!("refs/copil/import/{}", self.plan().id);
        // Who was killed may have left one: it begins anew.
        let tip = repo.git.reference(&name)?;
        let branch = SideBranch { name, tip, parent };
        // What was asked for is done by the merge alone.
        let details = CommitDetails {
            request: None,
            ..details.clone()
        };
        let records: Vec<Record> = parts
            .iter()
            .map(|part| self.record_of(repo, part, (None, &details)))
            .collect();
        let commit = repo.git.record_aside(&records, &branch)?;
        Ok(BranchTip {
            name: branch.name,
            commit,
        })
    }

    /// Records parts one after the other: one alone, or all in a proposal, which is accepted as a whole.
    fn record_in_line(&mut self, parts: Vec<PreparedCommit>, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        let mut last = Err(Error::NothingChanged);
        for part in parts {
            let made = self.commit(part, details)?;
            self.go_on_from(made.commit);
            last = Ok(made);
        }
        last
    }
}

/// How many actions come into being.
fn new_actions(changes: &[Change]) -> usize {
    let is_new = |change: &&Change| {
        matches!(
            change,
            Change::Created {
                subject: Subject::Action(_),
                ..
            }
        )
    };
    changes.iter().filter(is_new).count()
}
