//! Several changes at once: all are worked out before the first is written, then each is a commit of its own.
//!
//! Where one cannot be recorded after all (a lock, a full disk), those before it stand: [`Error::Midway`] tells which.

use super::write::{PreparedCommit, RecordedCommit};
use super::{CommitDetails, Error, Undo, Workspace};
use copil_plan::Intent;

impl Workspace {
    /// The subject of the commit that each intent would make, or why it would be refused. Nothing is written.
    pub fn foresee(&self, intents: &[Intent], context: &CommitDetails) -> Vec<Result<String, Error>> {
        let subject = |prepared: PreparedCommit| prepared.subject().to_owned();
        intents
            .iter()
            .map(|intent| self.prepare(intent, context).map(subject))
            .collect()
    }

    /// Records each intent as a commit of its own, after all of them were found to be allowed.
    ///
    /// # Errors
    ///
    /// The first refusal, before anything is written; [`Error::Midway`] when some are recorded and one then fails.
    pub fn record_all(&mut self, intents: &[Intent], context: &CommitDetails) -> Result<Vec<RecordedCommit>, Error> {
        let mut ready = Vec::with_capacity(intents.len());
        for intent in intents {
            ready.push(self.prepare(intent, context)?);
        }
        self.record_each(intents, ready, context)
    }

    /// [`Workspace::record_all`] of intents that were prepared in the same context.
    pub fn record_each(
        &mut self,
        intents: &[Intent],
        ready: Vec<PreparedCommit>,
        context: &CommitDetails,
    ) -> Result<Vec<RecordedCommit>, Error> {
        if let ([intent], 1) = (intents, ready.len()) {
            let recorded = ready
                .into_iter()
                .map(|prepared| self.record_prepared(intent, prepared, context));
            return recorded.collect();
        }
        // One change may bear on the next, so each is worked out again on what the one before left.
        let subjects: Vec<String> = ready.iter().map(|prepared| prepared.subject().to_owned()).collect();
        drop(ready);
        let mut recorded = Vec::with_capacity(intents.len());
        for (at, intent) in intents.iter().enumerate() {
            match self.record(intent, context) {
                Ok(done) => recorded.push(done),
                Err(error) => return Err(midway(recorded, subjects[at..].to_vec(), error)),
            }
        }
        Ok(recorded)
    }

    /// Works out what taking several commits back would do, each by itself.
    pub fn foresee_undo(&self, commits: &[String], context: &CommitDetails) -> Vec<Result<String, Error>> {
        let look = |commit: &String| {
            let prepared = self.prepare_undo(&Undo::Commit(commit.clone()), context)?;
            Ok(prepared.subject().to_owned())
        };
        commits.iter().map(look).collect()
    }

    /// Takes commits back, in the order given, each with a commit of its own.
    ///
    /// # Errors
    ///
    /// The first refusal, before anything is written; [`Error::Midway`] when some are taken back and one then fails.
    pub fn undo_all(&mut self, commits: &[String], context: &CommitDetails) -> Result<Vec<RecordedCommit>, Error> {
        let subjects = self.foresee_undo(commits, context);
        let subjects = subjects.into_iter().collect::<Result<Vec<String>, Error>>()?;
        let mut recorded = Vec::with_capacity(commits.len());
        for (at, commit) in commits.iter().enumerate() {
            match self.undo(&Undo::Commit(commit.clone()), context) {
                Ok(done) => recorded.push(done),
                Err(error) => return Err(midway(recorded, subjects[at..].to_vec(), error)),
            }
        }
        Ok(recorded)
    }
}

/// What a failure is called by when changes before it are recorded.
pub(super) fn midway(recorded: Vec<RecordedCommit>, left: Vec<String>, error: Error) -> Error {
    if recorded.is_empty() {
        return error;
    }
    Error::Midway {
        recorded,
        left,
        source: Box::new(error),
    }
}
