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

/// What there is of an action after changes to it, as far as a status may ask for it.
struct AfterChanges {
    /// The milestones that are not reached.
    unreached: Vec<MilestoneId>,
    /// Whether something shows how far it is.
    has_evidence: bool,
}

impl AfterChanges {
    fn of(plan: &Plan, id: &ActionId, changes: &[Change]) -> Self {
        let own = || changes.iter().filter(|change| change.action() == Some(id));
        let reached_now = |milestone: &MilestoneId| {
            own().any(
                |change| matches!(change.meaning(), Meaning::Reached { milestone: m, .. } if m == milestone.as_str()),
            )
        };
        // A name of the evidence, or the whole of it, and whether something stands there after the changes.
        let shown_now = || {
            own().filter_map(|change| match change {
                Change::Set { path, new, .. } => match path.as_strs()[..] {
                    ["evidence"] => Some((None, new.is_some())),
                    ["evidence", name] => Some((Some(name), new.is_some())),
                    _ => None,
                },
                _ => None,
            })
        };
        let placed = plan.actions.get(id);
        let milestones = placed.into_iter().flat_map(|placed| placed.unreached());
        let unreached = milestones.map(|(milestone, _)| milestone.clone());
        let is_gone = |name: &String| {
            shown_now().any(|(changed, stays)| changed.is_none_or(|changed| changed == name.as_str()) && !stays)
        };
        let mut shown = placed.into_iter().flat_map(|placed| placed.evidence.keys());
        Self {
            unreached: unreached.filter(|milestone| !reached_now(milestone)).collect(),
            has_evidence: shown_now().any(|(_, stays)| stays) || shown.any(|name| !is_gone(name)),
        }
    }
}

/// Checks every transition among changes to a plan; the milestones count that are reached in the plan or by the changes, and
/// so does evidence.
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
        // What is no status can be left for any other.
        if let Ok(from) = from.parse() {
            check_transition(plan, id, (&from, to), AfterChanges::of(plan, id, changes), reason)?;
        }
    }
    Ok(())
}

/// Checks a transition against the workflow.
fn check_transition(
    plan: &Plan,
    id: &ActionId,
    (from, to): (&StatusId, &str),
    after: AfterChanges,
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
    if status.needs.contains(&Need::Evidence) && !after.has_evidence {
        return Err(Refusal::NeedsEvidence { action: id.clone(), to });
    }
    if reason.is_some_and(|reason| !reason.trim().is_empty()) {
        return Ok(());
    }
    if status.needs.contains(&Need::Reason) {
        return Err(Refusal::NeedsReason { action: id.clone(), to });
    }
    if status.needs.contains(&Need::Milestones) && !after.unreached.is_empty() {
        return Err(Refusal::UnreachedMilestones {
            action: id.clone(),
            to,
            unreached: after.unreached,
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
