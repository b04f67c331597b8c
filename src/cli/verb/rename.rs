//! `copil rename ID NEW`: gives an action another id; what refers to it follows.

use std::ops::ControlFlow;

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::wording::lookup::{find_action, new_id};
use crate::workspace::{LogEntry, LogScope, Workspace};
use copil_plan::{ActionId, Change, Intent, Refusal, Subject};

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
    let to = new_id(&arguments.new)?;
    let action = match find_action(workspace.known(), &arguments.id) {
        Ok(action) => action,
        Err(_) if is_renamed(&workspace, &arguments.id, &to)? => {
            let subject = Subject::Action(to);
            return Err(Refusal::AlreadySo { subject }.into());
        }
        Err(fault) => return Err(fault.into()),
    };
    recording::record(session, &mut workspace, vec![Intent::Rename { action, to }])
}

/// Whether an action that is there had another id before, which is asked of the history.
fn is_renamed(workspace: &Workspace, old: &str, now: &ActionId) -> Result<bool, Failure> {
    if !workspace.plan().actions.contains_key(now) || workspace.obstacle().is_some() {
        return Ok(false);
    }
    let was_called_so = |change: &Change| match change {
        Change::Renamed { from, to } => from.as_str().eq_ignore_ascii_case(old) && to == now,
        _ => false,
    };
    let mut found = false;
    let mut visit = |entry: LogEntry| match entry.changes.iter().any(was_called_so) {
        true => {
            found = true;
            ControlFlow::Break(())
        }
        false => ControlFlow::Continue(()),
    };
    let mut go_on = |_: usize, _: usize| ControlFlow::Continue(());
    let mut history = workspace.history()?;
    history.log(&LogScope::Action(now.clone()), &mut go_on, &mut visit)?;
    Ok(found)
}
