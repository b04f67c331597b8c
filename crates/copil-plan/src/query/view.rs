//! A filter and an order that somebody gave a name, to come back to them.

use super::{Condition, Filter, FilterKey, FilterValue, Flag, Order};
use crate::record;
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
        columns: Vec<String> = "columns",
    }
}

/// A view that every plan has without saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// What is late.
    Late,
    /// What the person at the keyboard still has to do.
    Mine,
    /// What is blocked or paused.
    Waiting,
    /// What matters most and is not done.
    Pressing,
    /// What is due soon.
    Soon,
    /// What nobody has touched for too long.
    Stale,
    /// What nobody answers for.
    Unled,
}

impl Preset {
    /// Every preset, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[
        Self::Late,
        Self::Mine,
        Self::Waiting,
        Self::Pressing,
        Self::Soon,
        Self::Stale,
        Self::Unled,
    ];

    /// Its name in the catalogues and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Mine => "mine",
            Self::Waiting => "waiting",
            Self::Pressing => "pressing",
            Self::Soon => "soon",
            Self::Stale => "stale",
            Self::Unled => "unled",
        }
    }

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
            Self::Late | Self::Mine | Self::Pressing | Self::Soon => Order::Due,
            Self::Waiting => Order::Status,
            Self::Stale | Self::Unled => Order::Id,
        }
    }
}
