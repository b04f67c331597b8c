//! What the workflow lets follow what.

use super::Refusal;
use crate::change::{Change, Meaning};
use crate::field::Referent;
use crate::id::{ActionId, MilestoneId, StatusId};
use crate::{Need, Plan, Status};

/// The statuses that may follow the one an action has.
pub fn next_statuses<'p>(plan: &'p Plan, status: &StatusId) -> Vec<&'p StatusId> {
    match plan.workflow().get(status.as_str()) {
        Some(status) => status
            .next
            .iter()
            .filter(|next| plan.workflow().contains(next.as_str()))
            .collect(),
        // From a status that the workflow no longer knows, every way out is open.
        None => plan.workflow().keys().collect(),
    }
}

/// Checks every transition among changes to a plan; the milestones count that are reached in the plan or by the changes.
pub fn check_changes(plan: &Plan, changes: &[Change], reason: Option<&str>) -> Result<(), Refusal> {
    for change in changes {
        let (
            Some(id),
            Meaning::Status {
                old: Some(from),
                new: Some(to),
            },
        ) = (change.action(), change.meaning())
        else {
            continue;
        };
        let reached_now = |milestone: &MilestoneId| {
            changes.iter().any(|change| {
                change.action() == Some(id)
                    && matches!(change.meaning(), Meaning::Reached { milestone: m, .. } if m == milestone.as_str())
            })
        };
        let milestones = plan.actions.get(id).into_iter().flat_map(|placed| placed.unreached());
        let unreached = milestones.map(|(milestone, _)| milestone.clone());
        let unreached = unreached.filter(|milestone| !reached_now(milestone)).collect();
        // What is no status can be left for any other.
        if let Ok(from) = from.parse() {
            check_transition(plan, id, &from, to, unreached, reason)?;
        }
    }
    Ok(())
}

/// Checks a transition against the workflow; `unreached` are the milestones that are not reached after it.
fn check_transition(
    plan: &Plan,
    id: &ActionId,
    from: &StatusId,
    to: &str,
    unreached: Vec<MilestoneId>,
    reason: Option<&str>,
) -> Result<(), Refusal> {
    let (to, status) = status_of(plan, to)?;
    let allowed = next_statuses(plan, from);
    if !allowed.contains(&&to) {
        let allowed = allowed.into_iter().cloned().collect();
        return Err(Refusal::NotAllowed {
            action: id.clone(),
            from: from.clone(),
            to,
            allowed,
        });
    }
    if reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return Ok(());
    }
    if status.needs.contains(&Need::Reason) {
        return Err(Refusal::NeedsReason { action: id.clone(), to });
    }
    if status.needs.contains(&Need::Milestones) && !unreached.is_empty() {
        return Err(Refusal::UnreachedMilestones {
            action: id.clone(),
            to,
            unreached,
        });
    }
    Ok(())
}

pub(super) fn status_of<'p>(plan: &'p Plan, status: &str) -> Result<(StatusId, &'p Status), Refusal> {
    let unknown = || Refusal::unknown(Referent::Status, status, plan.workflow().keys());
    let id = status.parse().map_err(|_| unknown())?;
    let found = plan.workflow().get(status).ok_or_else(unknown)?;
    Ok((id, found))
}
