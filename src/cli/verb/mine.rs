//! `copil mine`: what one person answers for, by what is owed before the next meeting.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::worklist::WorklistReport;
use crate::wording::lookup::{InvalidText, find_person, is_oneself};
use crate::workspace::Workspace;
use copil_plan::PersonId;
use copil_plan::action_history::ActionHistories;
use copil_plan::worklist::worklist;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct MineArgs {
    #[arg(long, value_name = "PERSON")]
    pub person: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &MineArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        let portfolio = session.open_portfolio(list)?;
        let histories = portfolio.each(|opened| opened.history().ok()?.histories().ok());
        return session.print_each(&portfolio, |_, at, opened| {
            let histories = histories[at].as_ref().and_then(Option::as_ref);
            let report = owed(opened, histories, arguments)?;
            // Plans of which they have no part are passed over.
            Ok((!report.worklist.items.is_empty()).then(|| Box::new(report) as Box<dyn Report>))
        });
    }
    let workspace = session.open()?;
    if arguments.person.as_deref().is_none_or(is_oneself) {
        session.note_shared_address(&workspace);
    }
    // Who is meant is told before the history is read.
    person(&workspace, arguments)?;
    let histories = session.histories(&workspace)?;
    session.print(&owed(&workspace, histories.as_ref(), arguments)?)?;
    session.end(&workspace)
}

/// What the person who is meant owes.
fn owed<'w>(
    workspace: &'w Workspace,
    histories: Option<&ActionHistories>,
    arguments: &MineArgs,
) -> Result<WorklistReport<'w>, Failure> {
    let person = person(workspace, arguments)?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    Ok(WorklistReport {
        plan,
        today,
        worklist: worklist(plan, &person, histories, today),
        person,
    })
}

fn person(workspace: &Workspace, arguments: &MineArgs) -> Result<PersonId, InvalidText> {
    match &arguments.person {
        Some(text) => find_person(workspace.known(), workspace.me(), text),
        None => workspace.me().cloned().ok_or(InvalidText::UnknownPerson),
    }
}
