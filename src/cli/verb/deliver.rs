//! `copil deliver ID DELIVERABLE…`: says that deliverables were handed over, one commit each.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::find_action;
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DeliverArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "DELIVERABLE", required = true)]
    pub deliverables: Vec<String>,
    #[arg(long)]
    pub not_delivered: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DeliverArgs) -> VerbResult {
    let mut workspace = session.open_only(std::slice::from_ref(&arguments.id))?;
    let plan = workspace.plan();
    let action = find_action(workspace.known(), &arguments.id)?;
    let intents = arguments.deliverables.iter().map(|text| {
        let deliverable = parse::deliverable(plan, &action, text)?;
        Ok(Intent::Deliver {
            action: action.clone(),
            deliverable,
            delivered: !arguments.not_delivered,
        })
    });
    let intents = intents.collect::<Result<_, Failure>>()?;
    recording::record(session, &mut workspace, intents)
}
