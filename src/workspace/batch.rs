//! Several changes at once: all are worked out before the first is written, then each is a commit of its own.
//!
//! Where one cannot be recorded after all (a lock, a full disk), those before it stand: [`Error::Midway`] tells which.

use super::{CommitDetails, Error, PreparedCommit, RecordedCommit, Undo, Workspace};
use copil_plan::Intent;

impl Workspace {
    /// The subject of the commit that each intent would make, or why it would be refused. Nothing is written.
    pub fn preview(&self, intents: &[Intent], details: &CommitDetails) -> Vec<Result<String, Error>> {
        let subject = |prepared: PreparedCommit| prepared.subject().to_owned();
        intents
            .iter()
            .map(|intent| self.prepare(intent, details).map(subject))
            .collect()
    }

    /// Records each intent as a commit of its own, after all of them were found to be allowed.
    ///
    /// # Errors
    ///
    /// The first refusal, before anything is written; [`Error::Midway`] when some are recorded and one then fails.
    pub fn record_all(&mut self, intents: &[Intent], details: &CommitDetails) -> Result<Vec<RecordedCommit>, Error> {
        let ready = intents.iter().map(|intent| self.prepare(intent, details));
        let ready = ready.collect::<Result<_, Error>>()?;
        self.record_each(intents, ready, details)
    }

    /// [`Workspace::record_all`] of intents that were prepared with the same details.
    pub fn record_each(
        &mut self,
        intents: &[Intent],
        ready: Vec<PreparedCommit>,
        details: &CommitDetails,
    ) -> Result<Vec<RecordedCommit>, Error> {
        // One change may bear on the next, so several are worked out again, each on what the one before left.
        let single = intents.len() == 1;
        let changes = intents.iter().zip(ready);
        let changes = changes.map(|(intent, ready)| (ready.subject().to_owned(), (intent, single.then_some(ready))));
        in_turn(changes.collect(), |(intent, ready)| {
            self.record_prepared(intent, ready, details)
        })
    }

    /// Works out what taking several commits back would do, each by itself.
    pub fn preview_undo(&self, commits: &[String], details: &CommitDetails) -> Vec<Result<String, Error>> {
        let subject = |prepared: PreparedCommit| prepared.subject().to_owned();
        let undo = |commit: &String| self.prepare_undo(&Undo::Commit(commit.clone()), details).map(subject);
        commits.iter().map(undo).collect()
    }

    /// Takes commits back, in the order given, each with a commit of its own.
    ///
    /// # Errors
    ///
    /// The first refusal, before anything is written; [`Error::Midway`] when some are taken back and one then fails.
    pub fn undo_all(&mut self, commits: &[String], details: &CommitDetails) -> Result<Vec<RecordedCommit>, Error> {
        let subjects = self.preview_undo(commits, details);
        let subjects = subjects.into_iter().collect::<Result<Vec<String>, Error>>()?;
        in_turn(subjects.into_iter().zip(commits).collect(), |commit| {
            self.undo(&Undo::Commit(commit.clone()), details)
        })
    }
}

/// Records one after the other, each named by the subject of its commit.
pub(super) fn in_turn<T>(
    commits: Vec<(String, T)>,
    mut record: impl FnMut(T) -> Result<RecordedCommit, Error>,
) -> Result<Vec<RecordedCommit>, Error> {
    let mut recorded = Vec::with_capacity(commits.len());
    let mut left = commits.into_iter();
    while let Some((subject, next)) = left.next() {
        match record(next) {
            Ok(done) => recorded.push(done),
            Err(error) if recorded.is_empty() => return Err(error),
            Err(error) => {
                let others = left.map(|(subject, _)| subject);
                return Err(Error::Midway {
                    recorded,
                    left: std::iter::once(subject).chain(others).collect(),
                    source: Box::new(error),
                });
            }
        }
    }
    Ok(recorded)
}
