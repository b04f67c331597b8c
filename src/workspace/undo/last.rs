//! Which commit is meant where nobody names one: the last of one's own that still stands, of this sitting before any older.

use std::collections::HashSet;
use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::{brought_by, comes_at_once, step_of_branch, undone_in};
use crate::workspace::history::day_of;
use crate::workspace::versions::VersionReader;
use crate::workspace::{Error, PlanRepository};
use copil_git::{CommitDiff, CommitId, WalkOptions};

/// What a person still has in mind, and takes back without being asked which change is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sitting {
    /// What was changed today.
    Today,
    /// The commits that one run of the screen made.
    Commits(Vec<CommitId>),
}

impl Sitting {
    /// The commits that go before all others.
    pub(super) fn commits(&self) -> &[CommitId] {
        match self {
            Self::Today => &[],
            Self::Commits(commits) => commits,
        }
    }

    /// Whether a commit was made in it.
    pub(super) fn holds(&self, step: &CommitDiff, today: NaiveDate) -> bool {
        match self {
            Self::Today => day_of(&step.commit.author) >= today,
            Self::Commits(commits) => commits.contains(&step.commit.id),
        }
    }
}

/// The search for one's last commit that still stands, newest first.
pub(super) struct LastChange {
    /// Whether a taking back is searched for, to be done again.
    redo: bool,
    /// The commits that go before all others and were not met yet.
    ahead: HashSet<CommitId>,
    /// Commits that a standing taking back cancelled; those are met after it.
    cancelled: HashSet<String>,
    versions: VersionReader,
    found: Option<CommitDiff>,
}

impl LastChange {
    /// The search for a change, first among some commits.
    pub(super) fn undo(first: &[CommitId]) -> Self {
        Self::new(false, first)
    }

    /// The search for a taking back.
    pub(super) fn redo() -> Self {
        Self::new(true, &[])
    }

    fn new(redo: bool, first: &[CommitId]) -> Self {
        Self {
            redo,
            ahead: first.iter().copied().collect(),
            cancelled: HashSet::new(),
            versions: VersionReader::default(),
            found: None,
        }
    }

    /// Goes through the history that ends with a commit for what the person with some addresses made.
    pub(super) fn run(
        mut self,
        repo: &PlanRepository,
        tip: Option<CommitId>,
        mine: &[&str],
    ) -> Result<Option<CommitDiff>, Error> {
        let Some(head) = tip else {
            return Ok(None);
        };
        let mut failure = None;
        let options = WalkOptions {
            merges: true,
            ..WalkOptions::default()
        };
        repo.git.walk(head, &repo.root, &options, &mut |step| {
            self.meet(repo, mine, step).unwrap_or_else(|error| {
                failure = Some(error);
                ControlFlow::Break(())
            })
        })?;
        match failure {
            Some(error) => Err(error),
            None => Ok(self.found),
        }
    }

    fn meet(&mut self, repo: &PlanRepository, mine: &[&str], step: CommitDiff) -> Result<ControlFlow<()>, Error> {
        let goes_first = self.ahead.remove(&step.commit.id);
        let at_once = comes_at_once(&step.commit);
        if self.cancelled.contains(&step.commit.id.to_string()) {
            if at_once {
                // What it brought went with it.
                let brought = brought_by(repo, &step.commit)?;
                self.cancelled.extend(brought.iter().map(CommitId::to_string));
            }
            return Ok(self.go_on());
        }
        let step = match at_once {
            true => step_of_branch(repo, step.commit.id)?,
            false => step,
        };
        if step.sides.is_empty() {
            return Ok(self.go_on());
        }
        let undone = undone_in(repo, &step, &mut self.versions)?;
        let author = &step.commit.author.email;
        let is_mine = mine.iter().any(|mine| mine.eq_ignore_ascii_case(author));
        // Doing again stops at the first change made since: what it would bring back belongs to another past.
        if self.redo && is_mine && undone.is_none() {
            return Ok(ControlFlow::Break(()));
        }
        let is_wanted = match &undone {
            Some(undone) => self.redo && !undone.is_redo,
            None => !self.redo,
        };
        self.cancelled.extend(undone.map(|undone| undone.commit));
        if is_wanted && is_mine && (at_once || step.commit.parents.len() == 1) {
            if goes_first {
                self.found = Some(step);
                return Ok(ControlFlow::Break(()));
            }
            self.found.get_or_insert(step);
        }
        Ok(self.go_on())
    }

    /// On, until one is found that no other goes before.
    fn go_on(&self) -> ControlFlow<()> {
        if self.found.is_some() && self.ahead.is_empty() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}
