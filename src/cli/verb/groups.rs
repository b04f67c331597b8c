//! `copil groups`: the working groups, the organisations or the axes, where each stands.

use clap::Args;

use crate::cli::arguments::one_of;
use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::report::groups::PartList;
use crate::report::parts::{PARTS_BY, parts};
use copil_plan::GroupBy;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct GroupsArgs {
    #[arg(long, value_name = "PART", default_value = "group", value_parser = one_of(&PARTS_BY, GroupBy::word))]
    pub by: GroupBy,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &GroupsArgs) -> VerbResult {
    let workspace = session.open()?;
    let histories = session.histories(&workspace)?;
    let (plan, by) = (workspace.plan(), arguments.by);
    let today = workspace.today().day;
    session.print(&PartList {
        plan,
        today,
        by,
        parts: parts(plan, by, histories.as_ref(), today),
    })?;
    session.end(&workspace)
}
