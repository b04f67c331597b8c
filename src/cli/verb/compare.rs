//! `copil compare [A] [B]`: what differs between two moments of the plan, who made it so and why.

use std::collections::BTreeSet;

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::cli::verb::list::ListArgs;
use crate::report::compare::{ComparisonReport, MatchedActions};
use crate::workspace::{Error, Moment, NoPast, Workspace};
use copil_plan::ActionId;
use copil_plan::query::MatchContext;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
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
pub(crate) fn run(session: &mut Session, arguments: &CompareArgs) -> VerbResult {
    let present = session.open()?;
    let newer: Option<Workspace> = match &arguments.newer {
        Some(text) => Some(present.at_moment(session.moment(&present, text)?)?),
        None => None,
    };
    let newer = newer.as_ref().unwrap_or(&present);
    let older = match &arguments.older {
        Some(text) => session.moment(&present, text)?,
        None => last_meeting(&present)?,
    };
    let older = present.at_moment(older)?;
    let comparison = newer.compare_with(&older)?;
    let matched = if arguments.filter.is_some() || arguments.view.is_some() {
        let then = matching(session, &older, arguments);
        let now = matching(session, newer, arguments);
        // A filter may speak of what one of the moments does not know; it makes sense when the other one does.
        let (then, now) = match (then, now) {
            (Err(_), Err(failure)) => return Err(failure),
            (then, now) => (known(session, &older, then)?, known(session, newer, now)?),
        };
        Some(MatchedActions::of(&comparison, then, now))
    } else {
        None
    };
    session.print(&ComparisonReport {
        plan: newer.plan(),
        older: older.plan(),
        comparison: &comparison,
        matched,
    })?;
    session.end(&present)
}

/// What a filter matches; nothing, after a note that says so, at a moment that does not know what it speaks of.
fn known(
    session: &mut Session,
    workspace: &Workspace,
    matched: Result<BTreeSet<ActionId>, Failure>,
) -> Result<BTreeSet<ActionId>, Failure> {
    match matched {
        Ok(matched) => Ok(matched),
        Err(Failure::Usage(_) | Failure::InvalidText(_)) => {
            let day = session.catalogue.long_date(workspace.today().day);
            session.print_note(&fl!(session.catalogue, "compare-filter-unknown", day = day));
            Ok(BTreeSet::new())
        }
        Err(failure) => Err(failure),
    }
}

/// The actions that a filter matches at a moment, by the rules of that moment.
fn matching(
    session: &mut Session,
    workspace: &Workspace,
    arguments: &CompareArgs,
) -> Result<BTreeSet<ActionId>, Failure> {
    let wanted = ListArgs {
        terms: arguments.filter.iter().cloned().collect(),
        view: arguments.view.clone(),
        ..ListArgs::default()
    };
    let (filter, _) = filtering::filter_of(session, workspace, &wanted)?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let histories = filtering::histories(session, workspace, &filter)?;
    let asking = MatchContext {
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(plan, today)
    };
    let matcher = filter.matcher(&asking);
    let found = plan.actions.iter().filter(|(id, placed)| matcher.matches(id, placed));
    Ok(found.map(|(id, _)| id.clone()).collect())
}

/// The last closed meeting of one's committee, with which the plan is compared unless told otherwise.
fn last_meeting(workspace: &Workspace) -> Result<Moment, Failure> {
    match workspace.last_closed_meeting() {
        Some(id) => Ok(Moment::Meeting(id.clone())),
        None => Err(Error::NoPast(NoPast::NoClosedMeeting).into()),
    }
}
