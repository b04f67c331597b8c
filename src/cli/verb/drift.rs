//! `copil drift [A] [B]`: how far dates drifted between two moments.

use i18n_embed_fl::fl;

use super::compare::{PeriodArgs, matching};
use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::report::drift::DriftReport;
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, PlanDrift};

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &PeriodArgs) -> VerbResult {
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
    let is_known = from
        .zip(histories.begins())
        .is_some_and(|(from, begins)| begins <= from);
    if !is_known
        && plan
            .actions
            .keys()
            .any(|id| wanted.contains(id) && histories.is_cut_for(id))
    {
        let note = fl!(session.catalogue, "cli-drift-cut");
        session.print_note(&note);
    }
    session.end(newer)
}
