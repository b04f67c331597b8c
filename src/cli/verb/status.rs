//! `copil status ID… STATUS`: puts actions in another status, one commit each.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::wording::lookup::{find_action, find_evidence, find_status};
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    #[arg(value_name = "STATUS")]
    pub status: String,
    #[arg(long, value_name = "NAME=VALUE")]
    pub evidence: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &StatusArgs) -> VerbResult {
    let mut workspace = session.open_only(&arguments.ids)?;
    let to = find_status(workspace.known(), &arguments.status, session.catalogue)?;
    let evidence = arguments.evidence.iter().map(|text| find_evidence(text));
    let evidence: Vec<(String, String)> = evidence.collect::<Result<_, _>>()?;
    let intents = arguments.ids.iter().map(|id| {
        let action = find_action(workspace.known(), id)?;
        Ok(Intent::Status {
            action,
            to: to.clone(),
            evidence: evidence.clone(),
        })
    });
    let intents = intents.collect::<Result<_, Failure>>()?;
    recording::record(session, &mut workspace, intents)
}
