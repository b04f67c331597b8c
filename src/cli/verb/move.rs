//! `copil move ID GROUP`: puts an action in another working group.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::find_action;
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "GROUP")]
    pub group: String,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &MoveArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let action = find_action(workspace.known(), &arguments.id)?;
    let group = parse::group(workspace.known(), &arguments.group)?;
    recording::record(session, &mut workspace, vec![Intent::Move { action, group }])
}
