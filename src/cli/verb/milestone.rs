//! `copil milestone ID MILESTONE…`: says that milestones were reached, one commit each.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::find_action;
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct MilestoneArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "MILESTONE", required = true)]
    pub milestones: Vec<String>,
    #[arg(long)]
    pub not_reached: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &MilestoneArgs) -> VerbResult {
    let mut workspace = session.open_only(std::slice::from_ref(&arguments.id))?;
    let plan = workspace.plan();
    let action = find_action(workspace.known(), &arguments.id)?;
    let intents = arguments.milestones.iter().map(|text| {
        let milestone = parse::milestone(plan, &action, text)?;
        Ok(Intent::Milestone {
            action: action.clone(),
            milestone,
            reached: !arguments.not_reached,
        })
    });
    let intents = intents.collect::<Result<_, Failure>>()?;
    recording::record(session, &mut workspace, intents)
}
