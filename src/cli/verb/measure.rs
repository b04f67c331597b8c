//! `copil measure ID INDICATOR VALUE`: writes down what an indicator of an action, or of the plan, is on a day.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::amount::find_amount;
use crate::wording::lookup::find_action;
use copil_plan::names::{THE_PLAN, plain};
use copil_plan::{Intent, Subject};

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
    let is_of_plan = plain(&arguments.id) == THE_PLAN;
    let mut workspace = match is_of_plan {
        true => session.open()?,
        false => session.open_only(std::slice::from_ref(&arguments.id))?,
    };
    let subject = match is_of_plan {
        true => Subject::PlanConfig,
        false => Subject::Action(find_action(workspace.known(), &arguments.id)?),
    };
    let (indicator, unit) = parse::indicator(workspace.plan(), &subject, &arguments.indicator)?;
    let value = if session.is_none_word(&arguments.value) {
        None
    } else {
        Some(find_amount(&arguments.value, unit, session.catalogue)?)
    };
    let intent = Intent::Measure {
        subject,
        indicator,
        value,
    };
    recording::record(session, &mut workspace, vec![intent])
}
