//! Actions that wait for each other.

use std::collections::{BTreeMap, VecDeque};

use crate::{ActionId, Plan};

/// The cycles of actions that wait for each other, each told once, from its first id.
pub(super) fn cycles(plan: &Plan) -> Vec<Vec<ActionId>> {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        OnPath,
        Done,
    }
    let mut visited: BTreeMap<&ActionId, VisitState> = BTreeMap::new();
    let mut found = Vec::new();
    // Only an action that waits for another can be in a cycle.
    let waiting = plan.actions.iter().filter(|(_, placed)| !placed.depends_on.is_empty());
    for (root, _) in waiting {
        // A path of (action, how many of its dependencies were followed): no recursion, a chain may be long.
        let mut path: Vec<(&ActionId, usize)> = Vec::new();
        if !visited.contains_key(root) {
            visited.insert(root, VisitState::OnPath);
            path.push((root, 0));
        }
        while let Some((id, followed)) = path.last_mut() {
            let next = plan
                .actions
                .get(*id)
                .and_then(|placed| placed.depends_on.get(*followed));
            *followed += 1;
            let Some(next) = next else {
                visited.insert(id, VisitState::Done);
                path.pop();
                continue;
            };
            match visited.get(next) {
                Some(VisitState::Done) => {}
                Some(VisitState::OnPath) => {
                    let start = path.iter().position(|(id, _)| *id == next).unwrap_or_default();
                    let mut cycle: Vec<ActionId> = path[start..].iter().map(|(id, _)| (*id).clone()).collect();
                    let first = cycle.iter().enumerate().min_by_key(|(_, id)| *id).map_or(0, |(n, _)| n);
                    cycle.rotate_left(first);
                    found.push(cycle);
                }
                None if plan.actions.contains_key(next) => {
                    visited.insert(next, VisitState::OnPath);
                    path.push((next, 0));
                }
                None => {}
            }
        }
    }
    found
}

/// How an action comes to wait for another one: from the one to the other, the shortest way.
pub(crate) fn way(plan: &Plan, from: &ActionId, to: &ActionId) -> Option<Vec<ActionId>> {
    let mut came_from: BTreeMap<&ActionId, &ActionId> = BTreeMap::new();
    let mut ahead = VecDeque::from([from]);
    while let Some(id) = ahead.pop_front() {
        if id == to {
            let before = |id: &&ActionId| (*id != from).then(|| came_from[*id]);
            let mut way: Vec<ActionId> = std::iter::successors(Some(id), before).cloned().collect();
            way.reverse();
            return Some(way);
        }
        let placed = plan.actions.get(id).into_iter();
        for next in placed.flat_map(|placed| &placed.depends_on) {
            if next != from && !came_from.contains_key(next) {
                came_from.insert(next, id);
                ahead.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::plan_with;

    #[test]
    fn cycles_are_found_once_each() {
        let plan = plan_with(&[
            ("A", &["B"]),
            ("B", &["C"]),
            ("C", &["A"]),
            ("D", &["A", "D"]),
            ("E", &["D"]),
        ]);
        let found: Vec<Vec<String>> = cycles(&plan)
            .iter()
            .map(|c| c.iter().map(ToString::to_string).collect())
            .collect();
        assert_eq!(found, [vec!["A", "B", "C"], vec!["D"]]);
    }
}
