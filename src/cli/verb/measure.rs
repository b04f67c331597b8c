//! `copil measure ID INDICATOR VALUE`: writes down what an indicator of an action is, on a day.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::amount::find_amount;
use crate::wording::lookup::find_action;
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct MeasureArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "INDICATOR")]
    pub indicator: String,
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    pub value: String,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &MeasureArgs) -> VerbResult {
    let mut workspace = session.open_only(std::slice::from_ref(&arguments.id))?;
    let action = find_action(workspace.known(), &arguments.id)?;
    let (indicator, unit) = parse::indicator(workspace.plan(), &action, &arguments.indicator)?;
    let value = if session.is_none_word(&arguments.value) {
        None
    } else {
        Some(find_amount(&arguments.value, unit, session.catalogue)?)
    };
    let intent = Intent::Measure {
        action,
        indicator,
        value,
    };
    recording::record(session, &mut workspace, vec![intent])
}
