//! `copil spend ID BUDGET AMOUNT`: says what is spent of a budget of an action.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::amount::find_spending;
use crate::wording::lookup::find_action;
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct SpendArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "BUDGET")]
    pub budget: String,
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    pub amount: String,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &SpendArgs) -> VerbResult {
    let mut workspace = session.open_only(std::slice::from_ref(&arguments.id))?;
    let action = find_action(workspace.known(), &arguments.id)?;
    let (budget, unit) = parse::budget(workspace.plan(), &action, &arguments.budget)?;
    let spending = find_spending(&arguments.amount, unit, session.catalogue)?;
    let intent = Intent::Spend {
        action,
        budget,
        spending,
    };
    recording::record(session, &mut workspace, vec![intent])
}
