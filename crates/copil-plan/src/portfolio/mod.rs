//! Several plans seen together: how they are listed, which of them the totals are made of, and which actions are one.
//!
//! 1. Workflows differ from plan to plan, so that only what a status means (`kind`) is summed.
//! 2. A plan of which nothing is known, or that has not reported for longer than it allows itself, is in no total.
//! 3. An action that stands in two plans is counted once ([`SharedActions`]).

mod counting;
mod reporting;
mod shared;

pub use counting::CountingChange;
pub use reporting::{LastReport, Reporting};
pub use shared::{LinkFault, ListedPlan, Node, SharedActions};

use super::id::PlanId;
use super::value::VecMap;
use crate::record;

/// How many there must be for a share to be told in hundredths: below it, one more or less would move it by five or more.
pub const SMALL: usize = 20;

record! {
    /// What `portfolio.toml` holds.
    pub struct PortfolioConfig {
        /// The version of the format.
        format: i64 = "format" (no_prompt),
        /// The portfolio's name.
        title: Option<String> = "title",
        /// The plans, each under the name that it has here.
        plans: VecMap<PlanId, PlanPlace> = "plans",
    }
}

record! {
    /// Where a plan of a portfolio is.
    pub struct PlanPlace {
        /// Another repository: a folder, seen from that of the list.
        repository: Option<String> = "repository",
        /// The plan's folder in its repository.
        path: String = "path",
    }
}
