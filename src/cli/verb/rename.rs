//! `copil rename ID NEW`: gives an action another id; what refers to it follows.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::recording;
use crate::cli::session::Session;
use crate::wording::lookup::{find_action, new_id};
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct RenameArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "NEW")]
    pub new: String,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &RenameArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let action = find_action(workspace.known(), &arguments.id)?;
    let to = new_id(&arguments.new)?;
    recording::record(session, &mut workspace, vec![Intent::Rename { action, to }])
}
