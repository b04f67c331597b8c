//! A filter and an order that somebody gave a name, to come back to them.

use super::{Condition, Filter, FilterKey, FilterValue, Flag, Order};
use crate::record;
use crate::record::words;
use crate::status::Label;
use crate::{Priority, StatusKind};

record! {
    /// A filter and an order under a name. Those of a plan's config are shared by all who follow it; each person may have
    /// others in their own configuration.
    pub struct SavedView {
        /// What it is called; its id when absent.
        title: Option<Label> = "title",
        /// The filter, in the filter language; empty for every action.
        filter: String = "filter",
        /// By what its actions are ordered; by id when absent.
        order: Option<Order> = "order",
        /// The columns to show, by their names; the usual ones when empty.
        columns: Vec<String> = "columns" (in_order),
    }
}

words! {
    /// A view that every plan has without saying so, by its name in the catalogues and on the command line.
    pub enum Preset {
        /// What is late.
        Late = "late",
        /// What the person at the keyboard still has to do.
        Mine = "mine",
        /// What is blocked or paused.
        Waiting = "waiting",
        /// What matters most and is not done.
        Pressing = "pressing",
        /// What is due soon.
        Soon = "soon",
        /// What nobody has touched for too long.
        Stale = "stale",
        /// What nobody answers for.
        Unled = "unled",
    }
}

impl Preset {
    /// Its filter.
    pub fn filter(self) -> Filter {
        let is = |key, value| Condition::is_one_of(key, vec![value]);
        match self {
            Self::Late => Filter::of_flag(Flag::Late),
            Self::Mine => Filter::of_flag(Flag::Mine).with(Condition::Flag(Flag::Unfinished)),
            Self::Waiting => Filter::default().with(is(FilterKey::Kind, FilterValue::Kind(StatusKind::Waiting))),
            Self::Pressing => Filter::default()
                .with(is(FilterKey::Priority, FilterValue::Priority(Priority::High)))
                .with(Condition::Flag(Flag::Unfinished)),
            Self::Soon => Filter::of_flag(Flag::Soon),
            Self::Stale => Filter::of_flag(Flag::Stale),
            Self::Unled => Filter::default()
                .with(is(FilterKey::Lead, FilterValue::None))
                .with(Condition::Flag(Flag::Unfinished)),
        }
    }

    /// By what its actions are ordered.
    pub fn order(self) -> Order {
        match self {
            Self::Late | Self::Mine | Self::Pressing | Self::Soon => Order::NextDue,
            Self::Waiting => Order::Status,
            Self::Stale | Self::Unled => Order::Id,
        }
    }
}
