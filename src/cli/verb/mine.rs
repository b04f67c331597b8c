//! `copil mine`: what one person answers for, by what is owed before the next meeting.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::report::worklist::WorklistReport;
use crate::wording::lookup::{InvalidText, find_person, is_oneself};
use copil_plan::worklist::worklist;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct MineArgs {
    #[arg(long, value_name = "PERSON")]
    pub person: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &MineArgs) -> VerbResult {
    let workspace = session.open()?;
    let plan = workspace.plan();
    if arguments.person.as_deref().is_none_or(is_oneself) {
        session.note_shared_address(&workspace);
    }
    let person = match &arguments.person {
        Some(text) => find_person(workspace.known(), workspace.me(), text)?,
        None => workspace.me().cloned().ok_or(InvalidText::UnknownPerson)?,
    };
    let today = workspace.today().day;
    let histories = session.histories(&workspace)?;
    session.print(&WorklistReport {
        plan,
        today,
        worklist: worklist(plan, &person, histories.as_ref(), today),
        person,
    })?;
    session.end(&workspace)
}
