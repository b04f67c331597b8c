//! All that the reports of a plan are made of: the plan as it is recorded, what the history tells of it, and what differs
//! since a day.
//!
//! A report is to come out the same whenever it is made from the same commit for the same day, so nothing here depends on
//! what was recorded later.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::past::recorded_until;
use super::{ComparedPlans, Error, Moment, NoPast, Obstacle, Workspace};
use copil_git::CommitId;
use copil_plan::ActionId;
use copil_plan::action_history::ActionHistories;

/// What the reports of a plan are made of.
pub struct ReportDossier {
    /// The plan as it is recorded.
    pub recorded: Workspace,
    /// The commit that it is read from; `None` for a folder of which nothing is recorded.
    pub commit: Option<CommitId>,
    /// How many files of the folder hold edits that nobody recorded, and that are left out.
    pub hand_edits: usize,
    /// What the history tells of each action; `None` where there is none.
    pub histories: Option<ActionHistories>,
    /// What differs since the first day of the period, where one was asked for and there is a history.
    pub compared: Option<ComparedPlans>,
}

impl Workspace {
    /// All that the reports of the plan are made of, with what differs `since` the beginning of a day. They are made of
    /// what is recorded: edits by hand that nobody recorded are left out, and counted.
    pub fn report_dossier(&self, since: Option<NaiveDate>) -> Result<ReportDossier, Error> {
        let (recorded, hand_edits) = self.without_hand_edits()?;
        let recorded = recorded.unwrap_or_else(|| self.duplicate());
        let recorded = recorded.seen_on(self.today().day);
        let histories = match recorded.history().and_then(|mut history| history.histories()) {
            Ok(histories) => Some(histories),
            Err(Error::Obstacle(Obstacle::NoRepository)) => None,
            Err(error) => return Err(error),
        };
        let commit = recorded.seen_commit()?;
        let compared = match (since, commit, &histories) {
            (Some(since), Some(commit), Some(histories)) => Some(recorded.compared_since(since, commit, histories)?),
            _ => None,
        };
        Ok(ReportDossier {
            recorded,
            commit,
            hand_edits,
            histories,
            compared,
        })
    }

    /// The plan as it is published.
    pub fn published(&self) -> Self {
        let mut published = self.duplicate();
        if let Cow::Owned(plan) = self.plan().published().0 {
            Arc::make_mut(&mut published.snapshot).plan = plan;
        }
        published
    }

    /// The plan with some of its actions alone.
    pub fn with_only(&self, actions: &BTreeSet<ActionId>) -> Self {
        let mut some = self.duplicate();
        let plan = &mut Arc::make_mut(&mut some.snapshot).plan;
        *plan = plan.with_only(actions);
        some
    }

    /// What differs since the beginning of a day, or since the plan came where that was later.
    fn compared_since(
        &self,
        since: NaiveDate,
        commit: CommitId,
        histories: &ActionHistories,
    ) -> Result<ComparedPlans, Error> {
        let repo = self.writable_repository()?;
        let before = since.pred_opt().unwrap_or(since);
        let older = match recorded_until(repo, commit, before, self.now()) {
            Err(Error::NoPast(NoPast::BeforeTheFirst { .. })) => {
                let graph = repo.graph(commit)?;
                graph.line_from_first(commit).next().map_or(commit, |first| first.id)
            }
            found => found?,
        };
        let compare = |older: CommitId| self.compare(Moment::Revision(older.to_string()), None, true);
        match (compare(older), histories.begins()) {
            // The repository is older than the plan.
            (Err(Error::NoPast(NoPast::NoPlanYet { .. })), Some(begins)) => {
                compare(recorded_until(repo, commit, begins, self.now())?)
            }
            (compared, _) => compared,
        }
    }
}
