//! `copil due ID DATE`: moves the due date of an action, or of one of its milestones.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::{find_action, find_day};
use copil_plan::Intent;
use copil_plan::shape::Timing;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DueArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub date: String,
    #[arg(long, value_name = "MILESTONE")]
    pub of: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DueArgs) -> VerbResult {
    let mut workspace = session.open_only_until(std::slice::from_ref(&arguments.id), Some(&arguments.date))?;
    let plan = workspace.plan();
    let action = find_action(workspace.known(), &arguments.id)?;
    let milestone = arguments.of.as_deref();
    let milestone = milestone
        .map(|text| parse::milestone(plan, &action, text))
        .transpose()?;
    let to = if session.is_none_word(&arguments.date) {
        None
    } else {
        Some(find_day(plan, Timing::Planned, workspace.today().day, &arguments.date)?)
    };
    recording::record(session, &mut workspace, vec![Intent::Due { action, milestone, to }])
}
