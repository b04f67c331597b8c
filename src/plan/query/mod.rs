//! Which actions to show, and in what order.

mod order;
mod view;

use chrono::NaiveDate;

use super::fold::{fold, holds};
use super::id::{ActionId, AxisId, GroupId, OrganisationId, PersonId, StatusId, natural_order};
use super::{Placed, Plan, Priority, Weather};

pub use order::Order;
pub use view::SavedView;

/// What an action must meet to be shown: one of the values of each list that is not empty, and all the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In one of these groups.
    pub groups: Vec<GroupId>,
    /// With one of these statuses.
    pub statuses: Vec<StatusId>,
    /// Carried by one of these people.
    pub leads: Vec<PersonId>,
    /// Serving one of these axes.
    pub axes: Vec<AxisId>,
    /// With one of these organisations.
    pub organisations: Vec<OrganisationId>,
    /// Of one of these priorities.
    pub priorities: Vec<Priority>,
    /// With one of these weathers.
    pub weathers: Vec<Weather>,
    /// With one of these tags, without regard to case and accents.
    pub tags: Vec<String>,
    /// Late.
    pub late: bool,
    /// Due within the days that the plan's rules call soon.
    pub due_soon: bool,
    /// Due, itself or a milestone not reached, before this day.
    pub due_before: Option<NaiveDate>,
    /// Holding each of these words somewhere in its texts, without regard to case and accents.
    pub words: Vec<String>,
}

impl Filter {
    /// The actions of a group.
    pub fn of_group(group: GroupId) -> Self {
        Self {
            groups: vec![group],
            ..Self::default()
        }
    }

    /// The actions that a person carries.
    pub fn of_lead(lead: PersonId) -> Self {
        Self {
            leads: vec![lead],
            ..Self::default()
        }
    }

    /// Whether every action meets it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The filter with its texts folded, to be asked of many actions.
    pub fn prepared(&self) -> PreparedFilter<'_> {
        PreparedFilter {
            filter: self,
            tags: self.tags.iter().map(|tag| fold(tag)).collect(),
            words: self.words.iter().map(|word| fold(word)).collect(),
        }
    }

    /// The actions of the plan that meet it, in the natural order of their ids.
    pub fn select<'p>(&self, plan: &'p Plan, today: NaiveDate) -> Vec<(&'p ActionId, &'p Placed)> {
        let prepared = self.prepared();
        let mut found: Vec<_> = plan
            .actions
            .iter()
            .filter(|(id, placed)| prepared.matches(plan, id, placed, today))
            .collect();
        found.sort_by(|(a, _), (b, _)| natural_order(a.as_str(), b.as_str()));
        found
    }
}

/// A [`Filter`] ready to be asked of many actions.
#[derive(Debug)]
pub struct PreparedFilter<'f> {
    filter: &'f Filter,
    tags: Vec<String>,
    words: Vec<String>,
}

impl PreparedFilter<'_> {
    /// Whether an action meets the filter.
    pub fn matches(&self, plan: &Plan, id: &ActionId, placed: &Placed, today: NaiveDate) -> bool {
        let (filter, action) = (self.filter, &placed.action);
        let kind = plan.kind(&action.status);
        one_of(&filter.groups, &placed.group)
            && one_of(&filter.statuses, &action.status)
            && one_of(&filter.priorities, &action.priority)
            && any_of(&filter.leads, &action.leads)
            && any_of(&filter.organisations, &action.organisations)
            && (filter.axes.is_empty() || action.axis.as_ref().is_some_and(|axis| filter.axes.contains(axis)))
            && (filter.weathers.is_empty() || action.weather.is_some_and(|w| filter.weathers.contains(&w)))
            && (self.tags.is_empty() || action.tags.iter().any(|tag| self.tags.contains(&fold(tag))))
            && (!filter.late || action.late_since(kind, today).is_some())
            && (!filter.due_soon || action.is_due_soon(kind, today, plan.charter.rules().due_soon()))
            && filter
                .due_before
                .is_none_or(|day| action.next_due(kind).is_some_and(|due| due < day))
            && self.words.iter().all(|word| speaks_of(plan, id, placed, word))
    }
}

fn one_of<T: PartialEq>(wanted: &[T], value: &T) -> bool {
    wanted.is_empty() || wanted.contains(value)
}

fn any_of<T: PartialEq>(wanted: &[T], values: &[T]) -> bool {
    wanted.is_empty() || values.iter().any(|value| wanted.contains(value))
}

fn speaks_of(plan: &Plan, id: &ActionId, placed: &Placed, folded: &str) -> bool {
    let action = &placed.action;
    holds(id.as_str(), folded)
        || holds(&action.title, folded)
        || action.comment.as_deref().is_some_and(|text| holds(text, folded))
        || action.description.as_deref().is_some_and(|text| holds(text, folded))
        || action.tags.iter().any(|tag| holds(tag, folded))
        || action.leads.iter().any(|lead| holds(plan.person_name(lead), folded))
        || action
            .milestones
            .values()
            .any(|milestone| holds(&milestone.title, folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Action;

    fn plan() -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        let rows = [
            ("RH-10", "rh", "planned", "Réunion des cadres", Some("2016-01-31"), None),
            (
                "RH-2",
                "rh",
                "done",
                "Télétravail",
                Some("2015-12-31"),
                Some(Weather::Sunny),
            ),
            (
                "FI-1",
                "fi",
                "in-progress",
                "Circuit des délégations",
                None,
                Some(Weather::Stormy),
            ),
        ];
        for (id, group, status, title, due, weather) in rows {
            let action = Action {
                title: title.to_owned(),
                status: status.parse().unwrap(),
                due: due.map(|day| day.parse().unwrap()),
                weather,
                ..Action::default()
            };
            plan.actions.insert(
                id.parse().unwrap(),
                Placed {
                    group: group.parse().unwrap(),
                    action,
                },
            );
        }
        plan
    }

    fn ids(filter: &Filter) -> Vec<String> {
        let today = "2016-02-01".parse().unwrap();
        filter
            .select(&plan(), today)
            .iter()
            .map(|(id, _)| id.to_string())
            .collect()
    }

    #[test]
    fn every_condition_must_be_met() {
        assert_eq!(ids(&Filter::default()), ["FI-1", "RH-2", "RH-10"]);
        assert_eq!(
            ids(&Filter {
                groups: vec!["rh".parse().unwrap()],
                ..Filter::default()
            }),
            ["RH-2", "RH-10"]
        );
        assert_eq!(
            ids(&Filter {
                late: true,
                ..Filter::default()
            }),
            ["RH-10"],
            "what is done is not late"
        );
        assert_eq!(
            ids(&Filter {
                words: vec!["reunion".into()],
                ..Filter::default()
            }),
            ["RH-10"]
        );
        assert_eq!(
            ids(&Filter {
                weathers: vec![Weather::Stormy],
                late: true,
                ..Filter::default()
            }),
            [""; 0]
        );
        let before = Filter {
            due_before: Some("2016-01-31".parse().unwrap()),
            ..Filter::default()
        };
        assert_eq!(ids(&before), [""; 0], "before means before");
    }

    #[test]
    fn orders_put_what_is_unknown_last() {
        let plan = plan();
        let sorted = |order: Order| {
            let mut actions: Vec<_> = plan.actions.iter().collect();
            order.sort(&plan, &mut actions);
            actions.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(sorted(Order::Weather), ["FI-1", "RH-2", "RH-10"]);
        assert_eq!(
            sorted(Order::Due),
            ["RH-10", "FI-1", "RH-2"],
            "a closed action has no day left to keep"
        );
        assert_eq!(sorted(Order::Title), ["FI-1", "RH-10", "RH-2"]);
    }
}
