//! What is said of the parts of an action: a milestone reached, a value measured, a deliverable handed over, money spent.

use chrono::NaiveDate;

use super::{ChangeContext, Refusal, Spending};
use crate::field::Referent;
use crate::id::{ActionId, BudgetId, DeliverableId, IndicatorId, MilestoneId};
use crate::value::VecMap;
use crate::{Action, Indicator, Measure, Milestone};

/// What a part of an action is called, where the action has none of that name.
fn part_mut<'a, K: AsRef<str>, V>(parts: &'a mut VecMap<K, V>, what: Referent, id: &str) -> Result<&'a mut V, Refusal> {
    let unknown = Refusal::unknown(what, id, parts.keys());
    parts.get_mut(id).ok_or(unknown)
}

pub(super) fn milestone_mut<'a>(action: &'a mut Action, id: &MilestoneId) -> Result<&'a mut Milestone, Refusal> {
    part_mut(&mut action.milestones, Referent::Milestone, id.as_str())
}

/// The day of something that came about, or did not after all: one that is known stays, unless another one is said.
pub(super) fn came_about(done: &mut Option<NaiveDate>, so: bool, context: ChangeContext<'_>) {
    *done = match (so, *done) {
        (true, Some(day)) => Some(context.on.unwrap_or(day)),
        (true, None) => Some(context.effective()),
        (false, _) => None,
    };
}

pub(super) fn reach(
    edited: &mut Action,
    milestone: &MilestoneId,
    reached: bool,
    context: ChangeContext<'_>,
) -> Result<(), Refusal> {
    came_about(&mut milestone_mut(edited, milestone)?.done, reached, context);
    Ok(())
}

pub(super) fn deliver(
    edited: &mut Action,
    deliverable: &DeliverableId,
    delivered: bool,
    context: ChangeContext<'_>,
) -> Result<(), Refusal> {
    let found = part_mut(&mut edited.deliverables, Referent::Deliverable, deliverable.as_str())?;
    came_about(&mut found.done, delivered, context);
    Ok(())
}

/// Writes a value down in the place of the one of that day, else in the order of the days.
pub(super) fn measure(
    indicators: &mut VecMap<IndicatorId, Indicator>,
    indicator: &IndicatorId,
    value: Option<f64>,
    context: ChangeContext<'_>,
) -> Result<(), Refusal> {
    let found = part_mut(indicators, Referent::Indicator, indicator.as_str())?;
    let (measures, date) = (&mut found.measures, context.effective());
    match (value, measures.iter().position(|measure| measure.date == date)) {
        (Some(value), Some(at)) => measures[at].value = value,
        (Some(value), None) => {
            let at = measures.iter().position(|measure| measure.date > date);
            let measure = Measure {
                date,
                value,
                ..Measure::default()
            };
            measures.insert(at.unwrap_or(measures.len()), measure);
        }
        (None, Some(at)) => drop(measures.remove(at)),
        (None, None) => {}
    }
    Ok(())
}

/// What is spent in all. It does not go down without a word: a part of it may have been taken for the whole.
pub(super) fn spend(
    edited: &mut Action,
    action: &ActionId,
    budget: &BudgetId,
    spending: Spending,
    context: ChangeContext<'_>,
) -> Result<(), Refusal> {
    let found = part_mut(&mut edited.budgets, Referent::Budget, budget.as_str())?;
    let before = found.spent.unwrap_or_default();
    let after = match spending {
        Spending::InAll(amount) => amount,
        Spending::More(amount) => without_dust(before + amount),
    };
    let refused = || (action.clone(), budget.clone());
    if after < 0.0 {
        let (action, budget) = refused();
        return Err(Refusal::SpentBelowZero { action, budget, after });
    }
    if after < before && !context.has_reason() {
        let (action, budget) = refused();
        return Err(Refusal::SpentLess {
            action,
            budget,
            before,
            after,
        });
    }
    found.spent = Some(after);
    Ok(())
}

/// A sum without what binary fractions leave of decimal ones: `0.1 + 0.2` is `0.3`.
fn without_dust(sum: f64) -> f64 {
    const FINEST: f64 = 1e6;
    let rounded = (sum * FINEST).round() / FINEST;
    if rounded.is_finite() { rounded } else { sum }
}
