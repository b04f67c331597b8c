//! Several changes at once: all are worked out before the first is written, then each is a commit of its own.
//!
//! Where one cannot be recorded after all (a lock, a full disk), those before it stand: [`Error::Midway`] tells which.

use super::message::{self, MessageContext};
use super::write::{PreparedCommit, RecordedCommit};
use super::{CommitDetails, Error, Undo, Workspace};
use copil_plan::Intent;

/// Up to so many intents are worked out down to the bytes of their files before anybody decides; of more, only what the
/// plan itself tells, because it is asked at every key.
const LOOKED_INTO: usize = 16;

impl Workspace {
    /// The subject of the commit that each intent would make, or why it would be refused. Nothing is written.
    pub fn foresee(&self, intents: &[Intent], context: &CommitDetails) -> Vec<Result<String, Error>> {
        let look = |intent| {
            if intents.len() > LOOKED_INTO {
                self.subject_of(intent, context)
            } else {
                self.prepare(intent, context)
                    .map(|prepared| prepared.subject().to_owned())
            }
        };
        intents.iter().map(look).collect()
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
        drop(ready);
        let mut recorded = Vec::with_capacity(intents.len());
        for (at, intent) in intents.iter().enumerate() {
            match self.record(intent, context) {
                Ok(done) => recorded.push(done),
                Err(error) => {
                    let left = intents[at..]
                        .iter()
                        .filter_map(|intent| self.subject_of(intent, context).ok());
                    return Err(midway(recorded, left.collect(), error));
                }
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

    /// The subject of the commit that an intent would make, as far as the plan at hand can tell: without reading a file.
    fn subject_of(&self, intent: &Intent, context: &CommitDetails) -> Result<String, Error> {
        let changes = self.changes_of(intent, context)?;
        let locked = changes
            .iter()
            .filter_map(|change| self.path_of(&change.subject()))
            .find(|path| self.snapshot.locked.contains(path));
        if let Some(path) = locked {
            return Err(Error::Locked { path });
        }
        let circumstances = MessageContext {
            reason: context.reason.as_deref(),
            effective: None,
            meeting: context.meeting.as_ref(),
            decision: context.decision.as_ref(),
            undoes: None,
            layout: &[],
        };
        let message = message::compose(self.record_catalogue(), self.plan(), &changes, &circumstances);
        Ok(message.lines().next().unwrap_or_default().to_owned())
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
