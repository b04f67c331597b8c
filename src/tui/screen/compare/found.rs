//! The two moments, and what was found of the plan at each.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::workspace::{Error, Moment, PlanComparison, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, PlanDrift};
use copil_plan::query::{Filter, MatchContext, SearchIndex};
use copil_plan::{PersonId, Plan};
use copil_store::Snapshot;

use crate::report::compare::{MatchedActions, matching};

/// The two moments that are compared; `None` for the plan as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedEnds {
    /// The older one.
    pub older: Option<Moment>,
    /// The newer one.
    pub newer: Option<Moment>,
}

/// What was found between them.
#[derive(Debug)]
pub struct Compared {
    /// The plan at the older moment.
    older: ComparedSide,
    /// The plan at the newer one.
    newer: ComparedSide,
    /// What differs.
    pub comparison: PlanComparison,
}

/// The plan at one of the moments.
#[derive(Debug)]
struct ComparedSide {
    snapshot: Arc<Snapshot>,
    day: NaiveDate,
    /// Who is at the keyboard, as the plan of that day knows them.
    me: Option<PersonId>,
    /// What its history tells and its texts, once a filter or the drift asked for them.
    told: Option<(ActionHistories, SearchIndex)>,
}

impl ComparedSide {
    fn of(workspace: &Workspace, whole: bool) -> Result<Self, Error> {
        let told = || Ok::<_, Error>((workspace.history()?.histories()?, SearchIndex::of(workspace.plan())));
        Ok(Self {
            snapshot: workspace.snapshot(),
            day: workspace.today().day,
            me: workspace.me().cloned(),
            told: whole.then(told).transpose()?,
        })
    }

    /// What a filter is asked about: the plan of that day, by its rules.
    fn asking(&self) -> Option<MatchContext<'_>> {
        let (histories, texts) = self.told.as_ref()?;
        Some(MatchContext {
            me: self.me.as_ref(),
            histories: Some(histories),
            texts: Some(texts),
            ..MatchContext::of(&self.snapshot.plan, self.day)
        })
    }
}

impl Compared {
    /// Compares two moments; with the `whole` of both plans, as a filter and the drift ask.
    pub fn between(present: &Workspace, ends: &ComparedEnds, older: Moment, whole: bool) -> Result<Self, Error> {
        let plans = present.compare(older, ends.newer.clone(), whole)?;
        Ok(Self {
            older: ComparedSide::of(&plans.older, whole)?,
            newer: ComparedSide::of(&plans.newer, whole)?,
            comparison: plans.comparison,
        })
    }

    /// The plan at both moments: what the one has not, the other may know.
    pub fn snapshots(&self) -> Vec<Arc<Snapshot>> {
        [&self.newer, &self.older].map(|side| side.snapshot.clone()).to_vec()
    }

    /// The plan at the older moment.
    pub fn older(&self) -> &Plan {
        &self.older.snapshot.plan
    }

    /// The plan at the newer one.
    pub fn newer(&self) -> &Plan {
        &self.newer.snapshot.plan
    }

    /// Whether the whole of both plans was read.
    pub fn is_whole(&self) -> bool {
        self.older.told.is_some()
    }

    /// What a filter matches at either moment, by the rules of each, once that can be told.
    pub fn matched(&self, filter: &Filter) -> Option<MatchedActions> {
        if filter.is_empty() {
            return None;
        }
        let (then, now) = (self.older.asking()?, self.newer.asking()?);
        let (then, now) = (matching(filter, &then), matching(filter, &now));
        Some(MatchedActions::of(&self.comparison, then, now))
    }

    /// How far dates drifted between the moments, of the actions that a filter matches now; once that can be told.
    pub fn drift(&self, matched: Option<&MatchedActions>) -> Option<PlanDrift> {
        let (histories, _) = self.newer.told.as_ref()?;
        let period = DriftPeriod {
            after: Some(self.comparison.older.day),
            until: self.comparison.newer.day,
        };
        let is_wanted = |id: &_| matched.is_none_or(|matched| matched.now().contains(id));
        Some(PlanDrift::of(self.newer(), histories, period, is_wanted))
    }
}
