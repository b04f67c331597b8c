//! `copil groups`: the working groups, the organisations or the axes, where each stands.

use clap::{Args, ValueEnum};

use crate::cli::failure::Outcome;
use crate::cli::session::Session;
use crate::report::groups::PartList;
use crate::report::parts::parts;
use copil_plan::GroupBy;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[arg(long, value_name = "PART", default_value = "group")]
    pub by: Parts,
}

/// By what the plan is taken apart, as the command line names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Parts {
    /// By working group.
    Group,
    /// By organisation.
    Organisation,
    /// By axis.
    Axis,
}

impl From<Parts> for GroupBy {
    fn from(parts: Parts) -> Self {
        match parts {
            Parts::Group => Self::Group,
            Parts::Organisation => Self::Organisation,
            Parts::Axis => Self::Axis,
        }
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let histories = session.histories(&workspace)?;
    let (plan, by) = (workspace.plan(), GroupBy::from(arguments.by));
    let today = workspace.today().day;
    session.print(&PartList {
        plan,
        today,
        by,
        parts: parts(plan, by, histories.as_ref(), today),
    })?;
    session.end(&workspace)
}
