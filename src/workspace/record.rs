//! From a commit that could be made to one that is made.

use std::sync::Arc;

use super::prepare::Joins;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, Workspace, today};
use crate::wording::change::Light;
use copil_git::{BranchTip, CommitId, Joined, Record, RecordError, SideBranch, Signature, Timestamp};
use copil_plan::Intent;
use copil_plan::change::{self, Change, FileChange, FileVersion};
use copil_store::{self as store, PlanPath};

/// How often a change is applied anew to files that changed meanwhile.
const TRIES: usize = 5;

/// A change that is recorded, on disk for good.
#[derive(Clone, Debug)]
pub struct RecordedCommit {
    /// Its commit.
    pub commit: CommitId,
    /// What changed.
    pub changes: Vec<Change>,
    /// Whether they take something back, or do it again.
    pub light: Light,
    /// The first line of its message.
    pub subject: String,
}

impl Joins {
    fn parent(&self) -> Joined {
        match self {
            Self::Branch(branch) => Joined {
                commit: branch.commit,
                is_first: false,
            },
            Self::Shared(commit) => Joined {
                commit: *commit,
                is_first: true,
            },
        }
    }

    /// The branch that ends with it.
    fn ended(self) -> Option<BranchTip> {
        match self {
            Self::Branch(branch) => Some(branch),
            Self::Shared(_) => None,
        }
    }
}

impl Workspace {
    /// Records an intent: one change, one commit. A file that changed meanwhile is read again and the change applied
    /// anew.
    pub fn record(&mut self, intent: &Intent, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        self.record_prepared(intent, None, details)
    }

    /// [`Workspace::record`] of an intent that may have been prepared with the same details: it is worked out again only
    /// where something changed since.
    pub(super) fn record_prepared(
        &mut self,
        intent: &Intent,
        mut prepared: Option<PreparedCommit>,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        self.check_obstacle()?;
        let mut stale = None;
        for _ in 0..TRIES {
            let edits = self.edits_of(intent, details)?;
            if !self.is_current(&edits.files) {
                self.reload()?;
                prepared = None;
                continue;
            }
            let ready = match prepared.take() {
                Some(ready) => ready,
                None => self.prepare_files(&edits.files, details)?,
            };
            match self.commit(ready, details) {
                Err(Error::Record(RecordError::Stale { path })) => {
                    stale = Some(path.to_string());
                    self.reload()?;
                }
                Ok(recorded) => {
                    self.follow(&edits.changes)?;
                    self.go_on_from(recorded.commit);
                    return Ok(recorded);
                }
                Err(error) => return Err(error),
            }
        }
        Err(Error::KeepsChanging {
            path: stale.unwrap_or_else(|| self.dir.display().to_string()),
        })
    }

    /// Fails when nothing can be recorded now.
    pub(super) fn check_obstacle(&self) -> Result<(), Error> {
        match self.obstacle() {
            Some(obstacle) => Err(Error::Obstacle(obstacle.clone())),
            None => Ok(()),
        }
    }

    /// Takes the changes into the plan at hand, without reading it all again where that can be avoided.
    fn follow(&mut self, changes: &[Change]) -> Result<(), Error> {
        if change::apply_in_place(&mut Arc::make_mut(&mut self.snapshot).plan, changes).is_err() {
            self.reload()?;
        }
        Ok(())
    }

    /// Whether files still hold what the plan at hand says.
    fn is_current(&self, files: &[FileChange]) -> bool {
        let mut known = files.iter().filter_map(|file| file.before.as_ref());
        known.all(|known| self.still_holds(known).unwrap_or(false))
    }

    fn still_holds(&self, known: &FileVersion) -> Option<bool> {
        let path = PlanPath::of_key(&known.key)?;
        let table = store::read_table(&self.read(&path).ok()?).ok()?;
        let now = change::canonical(&known.key.subject, &table);
        let changed = FileChange::edited(known.clone(), now);
        Some(change::diff(vec![changed]).changes.is_empty())
    }

    /// Makes the commit.
    pub(super) fn commit(&self, prepared: PreparedCommit, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        let branch = self.proposal.as_ref().map(|proposal| proposal.branch.clone());
        let repo = self.writable_repository()?;
        let subject = prepared.subject().to_owned();
        // A meeting that others closed is marked where they did.
        let closed_here = match &prepared.joins {
            Some(Joins::Shared(_)) => &[],
            _ => prepared.changes.as_slice(),
        };
        let record = self.record_of(repo, &prepared, (branch, details));
        self.check_tags(repo, closed_here)?;
        let commit = repo
            .git
            .record(&record)
            .or_else(|error| self.not_recorded(repo, error))?;
        self.tag_closed(repo, closed_here, commit, details)?;
        Ok(RecordedCommit {
            commit,
            changes: prepared.changes,
            light: prepared.light,
            subject,
        })
    }

    /// What git is to record of a commit that was worked out.
    pub(super) fn record_of(
        &self,
        repo: &PlanRepository,
        prepared: &PreparedCommit,
        (branch, details): (Option<SideBranch>, &CommitDetails),
    ) -> Record {
        Record {
            files: prepared.edits.clone(),
            message: prepared.message.clone(),
            committer: details.author.clone(),
            author: details.author.clone().or_else(|| self.author_of_the_day(repo)),
            request: details.request.clone(),
            branch,
            joined: prepared.joins.as_ref().map(Joins::parent),
            ends: prepared.joins.clone().and_then(Joins::ended),
        }
    }

    /// Why a record was not made: where the branch of its proposal is gone, that says more than what git met.
    fn not_recorded(&self, repo: &PlanRepository, error: RecordError) -> Result<CommitId, Error> {
        let seen = self
            .proposal
            .as_ref()
            .filter(|_| matches!(error, RecordError::Stale { .. }));
        if let Some((proposal, tip)) = seen.and_then(|proposal| Some((proposal, proposal.branch.tip?))) {
            self.check_there(repo, &proposal.name, tip)?;
        }
        Err(error.into())
    }

    /// On a day that was set by hand, the author's date is of that day; the committer's stays the true one.
    pub(super) fn author_of_the_day(&self, repo: &PlanRepository) -> Option<Signature> {
        let today = self.today();
        if !today.fixed || repo.git.has_author_date() {
            return None;
        }
        let identity = self.identity()?;
        let time: Timestamp = today::same_hour_on(today.day);
        Some(Signature {
            name: identity.name.as_str().into(),
            email: identity.email.as_str().into(),
            time,
        })
    }
}
