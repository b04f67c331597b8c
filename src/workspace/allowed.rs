//! From an intent to changes that may be made: the workflow allows them, and the plan is sound after them.

use super::{CommitDetails, Error, Workspace};
use copil_plan::change::{self, Change, FileChange, Subject};
use copil_plan::check::{self, CheckScope, LocatedProblem};
use copil_plan::field::Fault;
use copil_plan::intent::{self, Edits};
use copil_plan::value::FieldPath;
use copil_plan::{ActionId, ChangeContext, GroupId, Intent, Plan, Refusal};

impl Workspace {
    /// What an intent comes to, allowed by the workflow and leaving nothing wrong behind.
    pub(super) fn edits_of(&self, intent: &Intent, details: &CommitDetails) -> Result<Edits, Error> {
        let context = ChangeContext {
            today: self.today().day,
            on: details.on,
            reason: details.reason.as_deref(),
        };
        if let Intent::AddAction { id, .. } | Intent::Rename { to: id, .. } = intent {
            self.check_untaken(id)?;
        }
        let edits = intent::edits(self.plan(), intent, context).map_err(|refusal| self.refused(refusal))?;
        let may_refer = matches!(
            intent,
            Intent::Set { .. }
                | Intent::AddAction { .. }
                | Intent::AddGroup { .. }
                | Intent::AddMeeting { .. }
                | Intent::Meeting { .. }
                | Intent::AddEntry { .. }
                | Intent::Rename { .. }
        );
        if may_refer {
            self.check_outcome(&edits.changes)?;
        }
        if !details.sure {
            self.check_doubts(&edits.files)?;
        }
        Ok(edits)
    }

    /// Refuses changes of the record of a closed meeting, where they are not meant to amend it.
    pub(super) fn check_amends(&self, changes: &[Change], details: &CommitDetails) -> Result<(), Error> {
        match intent::touched_record(self.plan(), changes) {
            Some(meeting) if !details.amends || intent::unmakes_record(changes, meeting) => {
                Err(Error::Refused(Refusal::RecordClosed {
                    meeting: meeting.clone(),
                }))
            }
            _ => Ok(()),
        }
    }

    /// Refuses an id that an action has whose file cannot be read.
    fn check_untaken(&self, id: &ActionId) -> Result<(), Error> {
        let is_it = |known: &ActionId| known.as_str().eq_ignore_ascii_case(id.as_str());
        match self.snapshot.unreadable_actions().find(is_it) {
            Some(known) => Err(Error::Refused(Refusal::Taken { id: known.to_string() })),
            None => Ok(()),
        }
    }

    /// What is not in the plan because its file cannot be read is there all the same.
    fn refused(&self, refusal: Refusal) -> Error {
        let broken = match &refusal {
            Refusal::Unknown { what, id, .. } => self.known().broken(*what, id),
            _ => None,
        };
        match broken {
            Some(path) => Error::Locked { path: path.clone() },
            None => refusal.into(),
        }
    }

    /// Refuses changes after which something would be wrong with the plan that was not so before: a file with an error is
    /// never written again, so none must come of the program itself.
    pub(super) fn check_outcome(&self, changes: &[Change]) -> Result<(), Error> {
        match self.refusals_of_outcome(changes)?.into_iter().next() {
            Some((.., refusal)) => Err(Error::Refused(refusal)),
            None => Ok(()),
        }
    }

    /// What would be wrong with the plan after changes that was not so before, with where it is.
    pub(super) fn refusals_of_outcome(&self, changes: &[Change]) -> Result<Vec<(Subject, FieldPath, Refusal)>, Error> {
        let is_refused = |fault: &Fault| !fault.is_warning() || fault.other_meaning().is_some();
        let found = self.new_problems(&change::apply(self.plan(), changes)?, is_refused);
        let refusals = found.into_iter().map(|found| {
            let (subject, path) = (found.subject.clone(), found.problem.path.clone());
            let refusal = match found.problem.fault {
                Fault::OtherMeaning { id, meaning } => Refusal::OtherMeaning { id, meaning },
                _ => Refusal::Invalid {
                    subject: found.subject,
                    problem: Box::new(found.problem),
                },
            };
            (subject, path, refusal)
        });
        Ok(refusals.collect())
    }

    /// Refuses what may well be a slip and was not so before: whoever is sure says so.
    fn check_doubts(&self, files: &[FileChange]) -> Result<(), Error> {
        let today = self.today().day;
        for file in files {
            let doubt = check::new_doubts(self.plan(), file, today).into_iter().next();
            if let (Some(problem), Some(after)) = (doubt, &file.after) {
                let (subject, problem) = (after.key.subject.clone(), Box::new(problem));
                return Err(Error::Refused(Refusal::Doubtful { subject, problem }));
            }
        }
        Ok(())
    }

    /// Refuses taking away what something refers to; when that is to change too, the files without these references.
    pub(super) fn references_to(&self, changes: &[Change], details: &CommitDetails) -> Result<Vec<FileChange>, Error> {
        // Where the files at hand are not what was recorded, nothing can be said of the plan after it.
        let Ok(after) = change::apply(self.plan(), changes) else {
            return Ok(Vec::new());
        };
        let left = self.left_without_group(&after);
        if !left.is_empty() {
            return Err(Error::NeededBy { by: left });
        }
        let errors = self.new_problems(&after, |fault| !fault.is_warning());
        if errors.is_empty() {
            return Ok(Vec::new());
        }
        if !details.with_references {
            let mut by: Vec<Subject> = errors.into_iter().map(|found| found.subject).collect();
            by.dedup();
            return Err(Error::StillReferredTo { by });
        }
        check::without_references(&after, &errors, changes).map_err(|by| Error::NeededBy { by })
    }

    /// The actions that would stand in a group that is no longer there.
    fn left_without_group(&self, after: &Plan) -> Vec<Subject> {
        let is_gone = |group: &GroupId| self.plan().groups.contains_key(group) && !after.groups.contains_key(group);
        let inside = after.actions.iter().filter(|(_, placed)| is_gone(&placed.group));
        inside.map(|(id, _)| Subject::Action(id.clone())).collect()
    }

    /// What is wrong with a plan that is not wrong with the one at hand.
    fn new_problems(&self, after: &Plan, is_asked: impl Fn(&Fault) -> bool) -> Vec<LocatedProblem> {
        let scope = match self.only {
            None => CheckScope::Whole,
            Some(_) => CheckScope::SomeActions,
        };
        let unreadable = self.snapshot.unreadable_actions().collect();
        let known = check::check(self.plan(), scope, &unreadable);
        let outcome = check::check(after, scope, &unreadable);
        let is_new = |found: &LocatedProblem| is_asked(&found.problem.fault) && !known.contains(found);
        outcome.into_iter().filter(is_new).collect()
    }
}
