//! `copil drift [A] [B]`: how far dates drifted between two moments.

use clap::Args;

use super::compare::matching;
use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::report::drift::DriftReport;
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, PlanDrift};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DriftArgs {
    #[arg(value_name = "OLDER", allow_hyphen_values = true)]
    pub older: Option<String>,
    #[arg(value_name = "NEWER", allow_hyphen_values = true)]
    pub newer: Option<String>,
    #[arg(long, short = 'f', value_name = "FILTER")]
    pub filter: Option<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DriftArgs) -> VerbResult {
    let present = session.open()?;
    let from = match &arguments.older {
        Some(text) => Some(present.day_of(session.moment(&present, text)?)?),
        None => None,
    };
    let past = match &arguments.newer {
        Some(text) => Some(present.at_moment(session.moment(&present, text)?)?),
        None => None,
    };
    let newer = past.as_ref().unwrap_or(&present);
    let histories: ActionHistories = session.histories(newer)?.unwrap_or_default();
    let wanted = matching(session, newer, arguments.filter.as_ref(), arguments.view.as_ref())?;
    let (plan, to) = (newer.plan(), newer.today().day);
    let period = DriftPeriod { after: from, until: to };
    let drift = PlanDrift::of(plan, &histories, period, |id| wanted.contains(id));
    session.print(&DriftReport { plan, from, to, drift })?;
    session.end(newer)
}
