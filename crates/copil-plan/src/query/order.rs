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

impl Order {
    /// Sorts actions; those that are equal keep the order of their ids.
    pub fn sort(self, plan: &Plan, actions: &mut [(&ActionId, &GroupedAction)]) {
        actions.sort_by(|(a, _), (b, _)| natural_order(a.as_str(), b.as_str()));
        match self {
            Self::Id => {}
            Self::Title => actions.sort_by_cached_key(|(_, placed)| collation_key(&placed.title)),
            Self::Group => actions.sort_by(|(_, a), (_, b)| natural_order(a.group.as_str(), b.group.as_str())),
            Self::Status => actions.sort_by_cached_key(|(_, placed)| {
                plan.workflow()
                    .keys()
                    .position(|status| *status == placed.status)
                    .unwrap_or(usize::MAX)
            }),
            Self::Weather => actions.sort_by_key(|(_, placed)| std::cmp::Reverse(placed.weather)),
            Self::Due => actions.sort_by_key(|(_, placed)| unknown_last(placed.due)),
            Self::NextDue | Self::Late => {
                actions.sort_by_cached_key(|(_, placed)| unknown_last(placed.next_due(plan.kind(&placed.status))));
            }
            Self::Start => actions.sort_by_key(|(_, placed)| unknown_last(placed.start)),
            Self::Priority => actions.sort_by_key(|(_, placed)| placed.priority),
            Self::Progress => actions.sort_by(|(a, first), (b, second)| {
                let progress = |id, placed| plan.progress_of(id, placed).unwrap_or(-1.0);
                progress(b, second).total_cmp(&progress(a, first))
            }),
            Self::Lead => actions.sort_by_cached_key(|(_, placed)| match placed.leads.first() {
                Some(lead) => (false, collation_key(plan.person_name(lead))),
                None => (true, Vec::new()),
            }),
        }
    }
}

fn unknown_last(day: Option<NaiveDate>) -> (bool, NaiveDate) {
    day.map_or((true, NaiveDate::MAX), |day| (false, day))
}
