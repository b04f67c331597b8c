//! By what a list of actions is ordered.

use chrono::NaiveDate;

use crate::collation::collation_key;
use crate::id::natural_order;
use crate::record::{word_field, words};
use crate::{ActionId, GroupedAction, Plan};

words! {
    /// By what a list of actions is ordered.
    #[derive(Default)]
    pub enum Order {
        /// By id, as people count.
        #[default]
        Id = "id",
        /// By title, as people look titles up.
        Title = "title",
        /// By working group, then by id.
        Group = "group",
        /// By the order of the workflow.
        Status = "status",
        /// The worst weather first, then those that have none.
        Weather = "weather",
        /// The earliest day to be kept first, its own or a milestone's, then those that have none.
        NextDue = "next-due",
        /// The latest first, then those that are due next: what is late is what was due longest ago.
        Late = "late",
        /// The earliest due date of its own first, then those that have none.
        Due = "due",
        /// The earliest to begin first, then those that do not say when.
        Start = "start",
        /// The most important first.
        Priority = "priority",
        /// The furthest first.
        Progress = "progress",
        /// By the name of who answers for it, then those that nobody leads.
        Lead = "lead",
    }
}
word_field!(Order, Id, Some(Order::Id));

/// An action that is sorted, with its plan.
type Sorted<'p> = (&'p Plan, &'p ActionId, &'p GroupedAction);

impl Order {
    /// Sorts actions; those that are equal keep the order of their ids.
    pub fn sort<'p>(self, plan: &'p Plan, actions: &mut [(&'p ActionId, &'p GroupedAction)]) {
        self.sort_items(actions, false, |(id, placed)| (plan, *id, *placed));
    }

    /// Sorts actions of several plans, of which the statuses have only their meaning in common.
    pub fn sort_across<'p, T>(self, items: &mut [T], of: impl Fn(&T) -> Sorted<'p>) {
        self.sort_items(items, true, of);
    }

    fn sort_items<'p, T>(self, items: &mut [T], is_mixed: bool, of: impl Fn(&T) -> Sorted<'p>) {
        items.sort_by(|a, b| natural_order(of(a).1.as_str(), of(b).1.as_str()));
        match self {
            Self::Id => {}
            Self::Title => items.sort_by_cached_key(|item| collation_key(&of(item).2.title)),
            Self::Group => items.sort_by(|a, b| natural_order(of(a).2.group.as_str(), of(b).2.group.as_str())),
            Self::Status => items.sort_by_cached_key(|item| {
                let (plan, _, placed) = of(item);
                let place = plan.workflow().keys().position(|status| *status == placed.status);
                let kind = is_mixed.then(|| plan.kind(&placed.status));
                (kind, place.unwrap_or(usize::MAX))
            }),
            Self::Weather => items.sort_by_key(|item| std::cmp::Reverse(of(item).2.weather)),
            Self::Due => items.sort_by_key(|item| unknown_last(of(item).2.due)),
            Self::NextDue | Self::Late => items.sort_by_cached_key(|item| {
                let (plan, _, placed) = of(item);
                unknown_last(placed.next_due(plan.kind(&placed.status)))
            }),
            Self::Start => items.sort_by_key(|item| unknown_last(of(item).2.start)),
            Self::Priority => items.sort_by_key(|item| of(item).2.priority),
            Self::Progress => items.sort_by(|first, second| {
                let progress = |item: &T| {
                    let (plan, id, placed) = of(item);
                    plan.progress_of(id, placed).unwrap_or(-1.0)
                };
                progress(second).total_cmp(&progress(first))
            }),
            Self::Lead => items.sort_by_cached_key(|item| {
                let (plan, _, placed) = of(item);
                match placed.leads.first() {
                    Some(lead) => (false, collation_key(plan.person_name(lead))),
                    None => (true, Vec::new()),
                }
            }),
        }
    }
}

fn unknown_last(day: Option<NaiveDate>) -> (bool, NaiveDate) {
    day.map_or((true, NaiveDate::MAX), |day| (false, day))
}
