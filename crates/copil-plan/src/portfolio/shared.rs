//! Actions that stand in several plans: linked by `same_as`, and counted once.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{ActionId, Plan, PlanActionRef, PlanId};

/// A plan of the portfolio, as far as its actions are concerned.
#[derive(Clone, Copy, Debug)]
pub struct ListedPlan<'p> {
    /// What the portfolio calls it.
    pub name: &'p str,
    /// The plan; `None` where nothing of it can be read.
    pub plan: Option<&'p Plan>,
    /// Whether the totals are made of it.
    pub is_counted: bool,
}

/// What is wrong with a `same_as`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It is not `plan/ID`.
    NoReference(String),
    /// The portfolio has no such plan.
    UnknownPlan(PlanId),
    /// Several plans have the name.
    SeveralPlans(PlanId),
    /// The plan has no such action.
    UnknownAction(PlanActionRef),
    /// It leads in a circle: these, each naming the next and the last the first. Each with the place of its plan.
    Circle(Vec<(usize, ActionId)>),
}

/// An action: the place of its plan in the portfolio, and its id.
pub type Node<'p> = (usize, &'p ActionId);

/// Which actions of several plans are one and the same.
///
/// Of actions that are one, the one that the others name stands for all in the totals; where its plan is in no total, the
/// first of the others does.
#[derive(Clone, Debug, Default)]
pub struct SharedActions<'p> {
    classes: Vec<Vec<Node<'p>>>,
    places: HashMap<Node<'p>, usize>,
    /// Those for which another is counted.
    stood_for: HashSet<Node<'p>>,
    faults: Vec<(Node<'p>, LinkFault)>,
}

impl<'p> SharedActions<'p> {
    /// The links between the actions of plans.
    pub fn of(plans: &[ListedPlan<'p>]) -> Self {
        let mut shared = Self::default();
        let names = Names::of(plans);
        let mut links: BTreeMap<Node<'p>, Node<'p>> = BTreeMap::new();
        for (at, listed) in plans.iter().enumerate() {
            for (id, action) in listed.plan.iter().flat_map(|plan| &plan.actions) {
                let Some(text) = &action.same_as else { continue };
                match names.find(plans, text) {
                    Ok(Some(target)) => {
                        links.insert((at, id), target);
                    }
                    // Of a plan that cannot be read nobody knows what it has.
                    Ok(None) => {}
                    Err(fault) => shared.faults.push(((at, id), fault)),
                }
            }
        }
        shared.join(plans, &links);
        shared
    }

    fn join(&mut self, plans: &[ListedPlan<'p>], links: &BTreeMap<Node<'p>, Node<'p>>) {
        // Where each chain ends. A node is gone through once: its end is kept for whoever comes by it.
        let mut ends: HashMap<Node<'p>, Node<'p>> = HashMap::new();
        for start in links.keys() {
            let mut path = vec![*start];
            let mut on_path: HashSet<Node<'p>> = HashSet::from([*start]);
            let end = loop {
                let last = path[path.len() - 1];
                if let Some(end) = ends.get(&last) {
                    break *end;
                }
                let Some(next) = links.get(&last) else { break last };
                if !on_path.insert(*next) {
                    let from = path.iter().position(|node| node == next).unwrap_or(0);
                    let circle = &path[from..];
                    // The first of the circle, whichever way it was come by.
                    let end = circle.iter().min().copied().unwrap_or(last);
                    let around = circle.iter().map(|(at, id)| (*at, (*id).clone())).collect();
                    self.faults.push((end, LinkFault::Circle(around)));
                    break end;
                }
                path.push(*next);
            };
            ends.extend(path.into_iter().map(|node| (node, end)));
        }
        let mut classes: BTreeMap<Node<'p>, Vec<Node<'p>>> = BTreeMap::new();
        for (node, end) in ends {
            let class = classes.entry(end).or_insert_with(|| vec![end]);
            if node != end {
                class.push(node);
            }
        }
        for (end, mut class) in classes {
            class.sort_unstable();
            let is_counted = |(at, _): &Node<'p>| plans[*at].is_counted;
            let counted = Some(end).filter(is_counted);
            let counted = counted.or_else(|| class.iter().copied().find(is_counted));
            if let Some(counted) = counted {
                self.stood_for
                    .extend(class.iter().filter(|node| **node != counted && is_counted(node)));
            }
            let at = self.classes.len();
            self.places.extend(class.iter().map(|node| (*node, at)));
            self.classes.push(class);
        }
    }

    /// Whether another action is counted for one.
    pub fn is_stood_for(&self, plan: usize, action: &'p ActionId) -> bool {
        self.stood_for.contains(&(plan, action))
    }

    /// How many actions another is counted for.
    pub fn count(&self) -> usize {
        self.stood_for.len()
    }

    /// The actions that are the same as one, each with the place of its plan.
    pub fn others(&self, plan: usize, action: &'p ActionId) -> impl Iterator<Item = Node<'p>> {
        let node = (plan, action);
        let class = self.places.get(&node).map(|at| self.classes[*at].as_slice());
        let class = class.unwrap_or_default().iter().copied();
        class.filter(move |other| *other != node)
    }

    /// The actions that are one and the same, each with the place of its plan: a list for each.
    pub fn classes(&self) -> impl Iterator<Item = &[Node<'p>]> {
        self.classes.iter().map(Vec::as_slice).filter(|class| class.len() > 1)
    }

    /// What is wrong with links, by the action that has it.
    pub fn faults(&self) -> &[(Node<'p>, LinkFault)] {
        &self.faults
    }
}

/// The plans by what a link may call them: their name in the portfolio, else the name of their folder.
struct Names<'p> {
    by_name: HashMap<&'p str, usize>,
    /// `None` for what several are called.
    by_id: HashMap<&'p PlanId, Option<usize>>,
}

impl<'p> Names<'p> {
    fn of(plans: &[ListedPlan<'p>]) -> Self {
        let mut by_id: HashMap<&PlanId, Option<usize>> = HashMap::new();
        for (at, plan) in plans
            .iter()
            .enumerate()
            .filter_map(|(at, listed)| Some((at, listed.plan?)))
        {
            by_id
                .entry(&plan.id)
                .and_modify(|known| *known = None)
                .or_insert(Some(at));
        }
        Self {
            by_name: (0..).zip(plans).map(|(at, listed)| (listed.name, at)).collect(),
            by_id,
        }
    }

    /// The action that a link names; `None` where its plan cannot be read.
    fn find(&self, plans: &[ListedPlan<'p>], text: &str) -> Result<Option<Node<'p>>, LinkFault> {
        let Ok(named) = text.trim().parse::<PlanActionRef>() else {
            return Err(LinkFault::NoReference(text.to_owned()));
        };
        let at = match (self.by_name.get(named.plan.as_str()), self.by_id.get(&named.plan)) {
            (Some(at), _) | (None, Some(Some(at))) => *at,
            (None, Some(None)) => return Err(LinkFault::SeveralPlans(named.plan)),
            (None, None) => return Err(LinkFault::UnknownPlan(named.plan)),
        };
        let Some(plan) = plans[at].plan else { return Ok(None) };
        match plan.actions.get_key_value(&named.action) {
            Some((id, _)) => Ok(Some((at, id))),
            None => Err(LinkFault::UnknownAction(named)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, GroupedAction};

    fn plan(id: &str, actions: &[(&str, &str)]) -> Plan {
        let mut plan = Plan::empty(id.parse().unwrap());
        for (id, same_as) in actions {
            let action = Action {
                same_as: (!same_as.is_empty()).then(|| (*same_as).to_owned()),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            plan.actions.insert(
                id.parse().unwrap(),
                GroupedAction {
                    group,
                    action: Box::new(action),
                },
            );
        }
        plan
    }

    fn listed(plan: &Plan) -> ListedPlan<'_> {
        ListedPlan {
            name: plan.id.as_str(),
            plan: Some(plan),
            is_counted: true,
        }
    }

    fn reference(plans: &[ListedPlan<'_>], (at, action): Node<'_>) -> String {
        format!("{}/{action}", plans[at].name)
    }

    fn uncounted(shared: &SharedActions<'_>, plans: &[ListedPlan<'_>]) -> Vec<String> {
        let mut all: Vec<_> = shared.stood_for.iter().map(|node| reference(plans, *node)).collect();
        all.sort();
        all
    }

    #[test]
    fn an_action_of_two_plans_is_counted_where_it_is_named() {
        let (town, agglo) = (
            plan("ville", &[("V-1", "agglo/RH-04"), ("V-2", "")]),
            plan("agglo", &[("RH-04", "")]),
        );
        let plans = [listed(&town), listed(&agglo)];
        let shared = SharedActions::of(&plans);
        assert_eq!(uncounted(&shared, &plans), ["ville/V-1"]);
        let rh: ActionId = "RH-04".parse().unwrap();
        let rh = agglo.actions.get_key_value(&rh).unwrap().0;
        assert_eq!(
            shared
                .others(1, rh)
                .map(|(at, id)| (at, id.as_str()))
                .collect::<Vec<_>>(),
            [(0, "V-1")]
        );
        assert!(shared.faults().is_empty());
    }

    #[test]
    fn where_the_named_plan_is_in_no_total_the_first_of_the_others_counts() {
        let agglo = plan("agglo", &[("RH-04", "")]);
        let (town, county) = (
            plan("ville", &[("V-1", "agglo/RH-04")]),
            plan("dep", &[("D-1", "ville/V-1")]),
        );
        let silent = ListedPlan {
            is_counted: false,
            ..listed(&agglo)
        };
        let plans = [silent, listed(&county), listed(&town)];
        assert_eq!(uncounted(&SharedActions::of(&plans), &plans), ["ville/V-1"]);
        let broken = ListedPlan { plan: None, ..silent };
        let plans = [broken, listed(&town)];
        let shared = SharedActions::of(&plans);
        assert!(
            shared.count() == 0 && shared.faults().is_empty(),
            "nobody knows what it has"
        );
    }

    #[test]
    fn links_that_lead_nowhere_or_in_a_circle_are_told_and_lose_nothing() {
        let (a, b) = (
            plan(
                "a",
                &[
                    ("X", "b/Y"),
                    ("N", "nulle/Part"),
                    ("M", "b/Absente"),
                    ("T", "RH-04"),
                    ("S", "a/S"),
                ],
            ),
            plan("b", &[("Y", "c/Z")]),
        );
        let c = plan("c", &[("Z", "a/X")]);
        let plans = [listed(&a), listed(&b), listed(&c)];
        let shared = SharedActions::of(&plans);
        let told: Vec<_> = shared
            .faults()
            .iter()
            .map(|(of, fault)| (reference(&plans, *of), fault.clone()))
            .collect();
        assert!(told.contains(&("a/N".into(), LinkFault::UnknownPlan("nulle".parse().unwrap()))));
        assert!(told.contains(&("a/M".into(), LinkFault::UnknownAction("b/Absente".parse().unwrap()))));
        assert!(told.contains(&("a/T".into(), LinkFault::NoReference("RH-04".into()))));
        assert!(told.contains(&("a/S".into(), LinkFault::Circle(vec![(0, "S".parse().unwrap())]))));
        let circle = [(0, "X"), (1, "Y"), (2, "Z")]
            .map(|(at, id)| (at, id.parse().unwrap()))
            .to_vec();
        assert!(told.contains(&("a/X".into(), LinkFault::Circle(circle))));
        assert_eq!(told.len(), 5, "each once");
        assert_eq!(
            uncounted(&shared, &plans),
            ["b/Y", "c/Z"],
            "of the circle one is counted"
        );
    }

    #[test]
    fn two_plans_of_one_name_are_told_apart_by_the_list() {
        let (one, other) = (plan("plan", &[("A", "")]), plan("plan", &[("A", "")]));
        let third = plan("tiers", &[("B", "plan/A"), ("C", "nord/A")]);
        let plans: Vec<_> = ["nord", "sud", "tiers"]
            .into_iter()
            .zip([&one, &other, &third])
            .map(|(name, plan)| ListedPlan { name, ..listed(plan) })
            .collect();
        let shared = SharedActions::of(&plans);
        assert_eq!(uncounted(&shared, &plans), ["tiers/C"]);
        assert_eq!(shared.faults()[0].1, LinkFault::SeveralPlans("plan".parse().unwrap()));
    }
}
