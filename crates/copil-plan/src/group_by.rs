//! By what actions can be grouped, and which groups an action belongs to.

use std::collections::HashMap;
use std::hash::Hash;

use super::id::{AxisId, OrganisationId, PhaseId};
use super::query::{Condition, Filter, FilterKey, FilterValue, Flag};
use super::record::words;
use super::{GroupId, GroupedAction, PersonId, Plan, Priority, StatusId, StatusKind, Weather};

words! {
    /// By what actions are grouped, by the word that is remembered and known to the catalogues.
    #[derive(Default)]
    pub enum GroupBy {
        /// Where they are in their life.
        #[default]
        Status = "status",
        /// The working group that carries them.
        Group = "group",
        /// The people who lead them.
        Lead = "lead",
        /// The strategic axis they serve.
        Axis = "axis",
        /// Whether they will make it.
        Weather = "weather",
        /// The organisations that take part.
        Organisation = "organisation",
        /// How much they matter.
        Priority = "priority",
        /// The phase they belong to.
        Phase = "phase",
    }
}

/// What the actions of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// A status, perhaps one that the workflow does not know.
    Status(StatusId),
    /// A working group.
    Group(GroupId),
    /// A person among the leads.
    Lead(PersonId),
    /// A strategic axis.
    Axis(AxisId),
    /// A phase.
    Phase(PhaseId),
    /// An organisation that takes part.
    Organisation(OrganisationId),
    /// A weather.
    Weather(Weather),
    /// A priority.
    Priority(Priority),
    /// Closed or dropped: a weather forecasts nothing for them any more.
    Over,
    /// Without any of what they are grouped by.
    None(GroupBy),
}

impl GroupBy {
    /// The key that a filter asks for it.
    fn filter_key(self) -> FilterKey {
        match self {
            Self::Status => FilterKey::Status,
            Self::Group => FilterKey::Group,
            Self::Lead => FilterKey::Lead,
            Self::Axis => FilterKey::Axis,
            Self::Phase => FilterKey::Phase,
            Self::Weather => FilterKey::Weather,
            Self::Organisation => FilterKey::Organisation,
            Self::Priority => FilterKey::Priority,
        }
    }

    /// Every group that a plan has room for, in its order; what the plan does not name is missing.
    pub fn keys(self, plan: &Plan) -> Vec<GroupKey> {
        let config = &plan.config;
        let mut keys: Vec<GroupKey> = match self {
            Self::Status => plan.workflow().keys().cloned().map(GroupKey::Status).collect(),
            Self::Group => plan.groups.keys().cloned().map(GroupKey::Group).collect(),
            Self::Lead => config.people.keys().cloned().map(GroupKey::Lead).collect(),
            Self::Axis => config.axes.keys().cloned().map(GroupKey::Axis).collect(),
            Self::Phase => config.phases.keys().cloned().map(GroupKey::Phase).collect(),
            Self::Weather => Weather::ALL.iter().copied().map(GroupKey::Weather).collect(),
            Self::Organisation => config
                .organisations
                .keys()
                .cloned()
                .map(GroupKey::Organisation)
                .collect(),
            Self::Priority => Priority::ALL.iter().copied().map(GroupKey::Priority).collect(),
        };
        match self {
            Self::Lead | Self::Axis | Self::Phase | Self::Organisation => keys.push(GroupKey::None(self)),
            Self::Weather => keys.extend([GroupKey::None(self), GroupKey::Over]),
            Self::Status | Self::Group | Self::Priority => {}
        }
        keys
    }

    /// The groups that an action belongs to: one, or one for each of its leads or organisations.
    pub fn keys_of(self, plan: &Plan, action: &GroupedAction) -> Vec<GroupKey> {
        let mut keys: Vec<GroupKey> = Vec::new();
        // Each group once, for a file may name a person twice.
        let mut add = |key: GroupKey| {
            if !keys.contains(&key) {
                keys.push(key);
            }
        };
        match self {
            Self::Status => add(GroupKey::Status(action.status.clone())),
            Self::Group => add(GroupKey::Group(action.group.clone())),
            Self::Lead => action.leads.iter().cloned().map(GroupKey::Lead).for_each(add),
            Self::Axis => action.axis.iter().cloned().map(GroupKey::Axis).for_each(add),
            Self::Phase => action.phase.iter().cloned().map(GroupKey::Phase).for_each(add),
            Self::Weather if plan.kind(&action.status).is_over() => add(GroupKey::Over),
            Self::Weather => action.weather.into_iter().map(GroupKey::Weather).for_each(add),
            Self::Organisation => {
                let organisations = action.organisations.iter().cloned();
                organisations.map(GroupKey::Organisation).for_each(add);
            }
            Self::Priority => add(GroupKey::Priority(action.priority)),
        }
        if keys.is_empty() {
            keys.push(GroupKey::None(self));
        }
        keys
    }
}

/// Items under what they have in common, in the order of the known keys; a key that is not known comes after all others.
/// Items of one key keep their order.
pub fn grouped<K: Clone + Eq + Hash, T>(known: Vec<K>, items: impl IntoIterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut places: HashMap<K, usize> = known.iter().cloned().zip(0..).collect();
    let mut groups: Vec<(K, Vec<T>)> = known.into_iter().map(|key| (key, Vec::new())).collect();
    for (key, item) in items {
        let at = *places.entry(key).or_insert_with_key(|key| {
            groups.push((key.clone(), Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(item);
    }
    groups
}

impl GroupKey {
    /// By what the actions are grouped.
    pub fn by(&self) -> GroupBy {
        match self {
            Self::Status(_) => GroupBy::Status,
            Self::Group(_) => GroupBy::Group,
            Self::Lead(_) => GroupBy::Lead,
            Self::Axis(_) => GroupBy::Axis,
            Self::Phase(_) => GroupBy::Phase,
            Self::Organisation(_) => GroupBy::Organisation,
            Self::Weather(_) | Self::Over => GroupBy::Weather,
            Self::Priority(_) => GroupBy::Priority,
            Self::None(by) => *by,
        }
    }

    /// Its id or word; nothing for what belongs nowhere.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Status(id) => id.as_str(),
            Self::Group(id) => id.as_str(),
            Self::Lead(id) => id.as_str(),
            Self::Axis(id) => id.as_str(),
            Self::Phase(id) => id.as_str(),
            Self::Organisation(id) => id.as_str(),
            Self::Weather(weather) => weather.word(),
            Self::Priority(priority) => priority.word(),
            Self::Over | Self::None(_) => "",
        }
    }

    /// The name that the plan has for it, or its id.
    pub fn title<'p>(&'p self, plan: &'p Plan) -> &'p str {
        let config = &plan.config;
        let named = match self {
            Self::Group(id) => plan.groups.get(id).map(|group| group.title.as_str()),
            Self::Lead(id) => Some(plan.person_name(id)),
            Self::Axis(id) => config.axes.get(id.as_str()).map(String::as_str),
            Self::Phase(id) => config.phases.get(id.as_str()).map(|phase| phase.title.as_str()),
            Self::Organisation(id) => config.organisations.get(id.as_str()).map(String::as_str),
            _ => None,
        };
        named.filter(|name| !name.is_empty()).unwrap_or_else(|| self.as_str())
    }

    /// Whether an action belongs to it.
    pub fn holds(&self, plan: &Plan, action: &GroupedAction) -> bool {
        self.by().keys_of(plan, action).contains(self)
    }

    /// The filter that its actions meet.
    pub fn filter(&self) -> Filter {
        if matches!(self, Self::Over) {
            let over = [StatusKind::Closed, StatusKind::Dropped].map(FilterValue::Kind);
            return Filter::default().with(Condition::is_one_of(FilterKey::Kind, over.to_vec()));
        }
        let by = self.by();
        let key = by.filter_key();
        let value = FilterValue::of_id(key, self.as_str()).unwrap_or(FilterValue::None);
        let filter = Filter::default().with(Condition::is_one_of(key, vec![value]));
        match by {
            GroupBy::Weather => filter.with(Condition::Flag(Flag::Unfinished)),
            _ => filter,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Action;
    use crate::query::MatchContext;

    #[test]
    fn the_filter_of_a_group_meets_the_actions_that_belong_to_it() {
        let mut plan = Plan::empty("essai".parse().unwrap());
        plan.groups.insert("rh".parse().unwrap(), crate::Group::default());
        let people = ["drh", "dsi"].map(|id| id.parse::<PersonId>().unwrap());
        for id in &people {
            plan.config.people.insert(id.clone(), crate::Person::default());
        }
        for (n, (status, leads)) in [("done", 1), ("in-progress", 2), ("planned", 0)]
            .into_iter()
            .enumerate()
        {
            let action = Action {
                status: status.parse().unwrap(),
                leads: people[..leads].to_vec(),
                weather: (n < 2).then_some(Weather::Rainy),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            let id = format!("RH-{n}").parse().unwrap();
            plan.actions.insert(
                id,
                GroupedAction {
                    group,
                    action: Box::new(action),
                },
            );
        }
        let today = "2018-01-01".parse().unwrap();
        for by in GroupBy::ALL {
            for key in by.keys(&plan) {
                let found = key.filter().select(&MatchContext::of(&plan, today));
                let held = plan.actions.iter().filter(|(_, action)| key.holds(&plan, action));
                assert_eq!(found, held.collect::<Vec<_>>(), "{key:?}");
            }
        }
    }
}
