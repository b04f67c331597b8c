//! An export that comes back: what was edited in it, joined with what became of the plan since.

use super::import::SourceFile;
use super::intake::{Intake, PreparedIntake};
use super::joining::{Answers, Dispute};
use super::past::Moment;
use super::{CommitDetails, Error, RecordedCommit, Workspace};
use copil_plan::change::{
    Change, Clash, FileChange, FileVersion, Meaning, Merge, Side, Terms, changed_files, merge, new_problems_of,
};
use copil_plan::field::FieldProblem;
use copil_plan::intent::check_changes;
use copil_plan::value::FieldPath;
use copil_plan::{Plan, Refusal, Subject};
use copil_store::PlanPath;

/// Something that a file from outside asks of the plan and that may not be.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// In whose file it would be.
    pub subject: Subject,
    /// Which value; empty where it is the file as a whole.
    pub path: FieldPath,
    /// Why it may not be.
    pub why: MisfitKind,
}

/// Why something may not be so in the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum MisfitKind {
    /// The format, the workflow or another part of the plan does not let it.
    Refused(Box<Refusal>),
    /// What is there has an error, so that it is not written over.
    Locked(PlanPath),
}

impl Workspace {
    /// What files that were edited since another state of the plan make of it. What both sides changed is asked about, where
    /// it is not answered.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn join_returned(&self, base: &Plan, edited: &[FileChange], answers: &Answers) -> Result<Merge, Error> {
        let ours = changed_files(base, self.plan());
        let terms = Terms {
            yields: Side::Theirs,
            taken: self.actions_ever()?,
            ..Terms::default()
        };
        let answer = |clash: &Clash| answers.to(clash);
        Ok(merge(ours, edited.to_vec(), None, &terms, &answer))
    }

    /// What both sides changed, with who did it here since a moment, when and why.
    ///
    /// # Errors
    ///
    /// [`Error`] where the history cannot be read.
    pub fn dispute_since(&self, moment: Option<Moment>, clashes: Vec<Clash>) -> Result<Dispute, Error> {
        let asked = moment.filter(|_| !clashes.is_empty());
        let since = asked.map(|moment| Ok::<_, Error>(self.compare(moment, None, false)?.comparison));
        Ok(Dispute::of_ours(clashes, since.transpose()?))
    }

    /// What of a joining may not be so in the plan.
    ///
    /// # Errors
    ///
    /// [`Error`] where it is no state of a plan at all.
    pub fn misfits(&self, merge: &Merge, reason: Option<&str>) -> Result<Vec<Misfit>, Error> {
        let mut misfits: Vec<Misfit> = merge
            .files
            .iter()
            .flat_map(|file| self.own_misfits(&file.change))
            .collect();
        if !misfits.is_empty() {
            return Ok(misfits);
        }
        let changes = merge.difference().changes;
        let of_status = changes
            .iter()
            .filter(|change| matches!(change.meaning(), Meaning::Status { .. }));
        for id in of_status.filter_map(Change::action) {
            let own = changes.iter().filter(|change| change.action() == Some(id));
            let own: Vec<Change> = own.cloned().collect();
            if let Err(refusal) = check_changes(self.plan(), &own, reason) {
                misfits.push(Misfit {
                    subject: Subject::Action(id.clone()),
                    path: FieldPath::key("status"),
                    why: MisfitKind::Refused(Box::new(refusal)),
                });
            }
        }
        let wrong = self.refusals_of_outcome(&changes)?.into_iter();
        misfits.extend(wrong.map(|(subject, path, refusal)| Misfit {
            subject,
            path,
            why: MisfitKind::Refused(Box::new(refusal)),
        }));
        Ok(misfits)
    }

    /// What a file may not hold, whatever else there is in the plan.
    fn own_misfits(&self, file: &FileChange) -> Vec<Misfit> {
        let origin = file.before.as_ref().and_then(|version| PlanPath::of_key(&version.key));
        let locked = origin.filter(|origin| self.snapshot.locked.contains(origin));
        if let (Some(path), Some(FileVersion { key, .. })) = (locked, &file.before) {
            return vec![Misfit {
                subject: key.subject.clone(),
                path: FieldPath::default(),
                why: MisfitKind::Locked(path),
            }];
        }
        let Some(after) = &file.after else { return Vec::new() };
        let subject = &after.key.subject;
        let problems = new_problems_of(file).into_iter().filter(|one| !one.fault.is_warning());
        let misfit = |problem: FieldProblem| Misfit {
            subject: subject.clone(),
            path: problem.path.clone(),
            why: MisfitKind::Refused(Box::new(Refusal::Invalid {
                subject: subject.clone(),
                problem: Box::new(problem),
            })),
        };
        problems.map(misfit).collect()
    }

    /// Works out the commits that record what was edited. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`Error::NothingChanged`] where nothing was; others as for any change.
    pub fn prepare_returned(
        &self,
        source: &SourceFile,
        merge: &Merge,
        details: &CommitDetails,
    ) -> Result<PreparedIntake, Error> {
        self.prepare_intake(&source.told_without_counts(), &Intake::of_merge(merge), details)
    }

    /// Records what was edited, each file in a commit of its own, all of them joined at once.
    ///
    /// # Errors
    ///
    /// As for [`Workspace::prepare_returned`].
    pub fn record_returned(
        &mut self,
        source: &SourceFile,
        merge: &Merge,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        self.record_intake(&source.told_without_counts(), &Intake::of_merge(merge), details)
    }
}

impl Intake {
    fn of_merge(merge: &Merge) -> Self {
        let files = merge.files.iter().map(|file| file.change.clone());
        let (changed, new): (Vec<FileChange>, Vec<FileChange>) = files.partition(|file| file.before.is_some());
        Self {
            new,
            changed,
            answered: merge.answered.clone(),
            ..Self::default()
        }
    }
}
