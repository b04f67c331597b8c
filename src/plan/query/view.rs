//! A filter and an order that somebody gave a name, to come back to them.

use super::Order;
use crate::plan::record::record;
use crate::plan::status::Label;

record! {
    /// A filter and an order under a name. Those of a plan's charter are shared by all who follow it; each person may have
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
