//! The two moments, and what was found of the plan at each; of several plans, of each one.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::workspace::{Error, Moment, NoPast, PlanComparison, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, PlanDrift};
use copil_plan::query::{Filter, MatchContext, SearchIndex};
use copil_plan::{PersonId, Plan};
use copil_store::{Snapshot, in_parallel};

use crate::report::compare::{ComparedBy, ComparisonReport, MatchedActions, matching};
use crate::tui::context::Context;

/// The two moments that are compared; `None` for the plan as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedEnds {
    /// The older one; `None` for the last closed meeting of each of several plans.
    pub older: Option<Moment>,
    /// The newer one.
    pub newer: Option<Moment>,
}

/// What was found between them.
#[derive(Debug, Default)]
pub struct Compared {
    /// The plans; one, unless several are seen.
    pub plans: Vec<ComparedPlan>,
    /// Those that could not be compared, with why.
    pub failed: Vec<(String, Error)>,
}

impl Compared {
    /// Compares two moments of plans, each with what the portfolio calls it, as many at once as there are cores; with the
    /// `whole` of them, as a filter and the drift ask.
    pub fn between(present: Vec<(String, Workspace)>, ends: &ComparedEnds, whole: bool) -> Self {
        let compared = in_parallel(present, |(name, present): (String, Workspace)| {
            let found = ComparedPlan::between(&present, ends, whole);
            (name, found)
        });
        let mut all = Self::default();
        for (name, found) in compared {
            match found {
                Ok(found) => all.plans.push(ComparedPlan { name, ..found }),
                Err(error) => all.failed.push((name, error)),
            }
        }
        all
    }

    /// Whether the whole of the plans was read.
    pub fn is_whole(&self) -> bool {
        self.plans.iter().all(ComparedPlan::is_whole)
    }

    /// Whether the older moment is the later one.
    pub fn is_turned_round(&self) -> bool {
        let turned = |plan: &ComparedPlan| plan.comparison.older.day > plan.comparison.newer.day;
        !self.plans.is_empty() && self.plans.iter().all(turned)
    }
}

/// What was found of a plan.
#[derive(Debug)]
pub struct ComparedPlan {
    /// What the portfolio calls it; nothing where it is the only one.
    pub name: String,
    /// The plan at the older moment.
    older: ComparedSide,
    /// The plan at the newer one.
    newer: ComparedSide,
    /// What differs.
    pub comparison: PlanComparison,
    /// What the filter matches at either moment, by the rules of each, once that can be told.
    matched: Option<MatchedActions>,
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
    fn asking<'s>(&'s self, name: &'s str) -> Option<MatchContext<'s>> {
        let (histories, texts) = self.told.as_ref()?;
        Some(MatchContext {
            name,
            me: self.me.as_ref(),
            histories: Some(histories),
            texts: Some(texts),
            ..MatchContext::of(&self.snapshot.plan, self.day)
        })
    }
}

impl ComparedPlan {
    fn between(present: &Workspace, ends: &ComparedEnds, whole: bool) -> Result<Self, Error> {
        let last_meeting = || present.last_closed_meeting().cloned().map(Moment::Meeting);
        let older = ends.older.clone().or_else(last_meeting);
        let older = older.ok_or(Error::NoPast(NoPast::NoClosedMeeting))?;
        let plans = present.compare(older, ends.newer.clone(), whole)?;
        Ok(Self {
            name: String::new(),
            older: ComparedSide::of(&plans.older, whole)?,
            newer: ComparedSide::of(&plans.newer, whole)?,
            comparison: plans.comparison,
            matched: None,
        })
    }

    /// The plan at both moments: what the one has not, the other may know.
    pub fn snapshots(&self) -> Vec<Arc<Snapshot>> {
        [&self.newer, &self.older].map(|side| side.snapshot.clone()).to_vec()
    }

    /// The plan at the older moment.
    fn older(&self) -> &Plan {
        &self.older.snapshot.plan
    }

    /// The plan at the newer one.
    pub fn newer(&self) -> &Plan {
        &self.newer.snapshot.plan
    }

    /// The comparison as both front ends tell it.
    pub fn report(&self, by: ComparedBy) -> ComparisonReport<'_> {
        ComparisonReport {
            plan: self.newer(),
            older: self.older(),
            comparison: &self.comparison,
            matched: self.matched.as_ref(),
            by,
        }
    }

    /// Whether the whole of the plan was read at both moments.
    fn is_whole(&self) -> bool {
        self.older.told.is_some()
    }

    /// Narrows it to what a filter matches at either moment, by the rules of each, as far as that can be told.
    pub fn narrow(&mut self, filter: &Filter, context: &Context<'_>) {
        self.matched = match filter.is_empty() {
            true => None,
            false => self.matching(filter, context),
        };
    }

    fn matching(&self, filter: &Filter, context: &Context<'_>) -> Option<MatchedActions> {
        let found = |side: &ComparedSide| match context.portfolio {
            Some(_) => {
                let filter = filter.for_plan(context.plan, &side.snapshot.plan);
                Some(matching(&filter, &side.asking(&self.name)?))
            }
            None => Some(matching(filter, &side.asking(side.snapshot.plan.id.as_str())?)),
        };
        Some(MatchedActions::of(
            &self.comparison,
            found(&self.older)?,
            found(&self.newer)?,
        ))
    }

    /// How far dates drifted between the moments, of the actions that the filter matches now; once that can be told.
    pub fn drift(&self) -> Option<PlanDrift> {
        let (histories, _) = self.newer.told.as_ref()?;
        let period = DriftPeriod {
            after: Some(self.comparison.older.day),
            until: self.comparison.newer.day,
        };
        let matched = self.matched.as_ref();
        let is_wanted = |id: &_| matched.is_none_or(|matched| matched.now().contains(id));
        Some(PlanDrift::of(self.newer(), histories, period, is_wanted))
    }
}
