//! `copil groups`: the working groups, the organisations or the axes, where each stands.

use clap::Args;

use crate::cli::arguments::one_of;
use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::report::groups::PartList;
use crate::report::parts::{PARTS_BY, parts};
use crate::report::portfolio::{OrganisationList, organisations};
use crate::workspace::portfolio::list::PlanList;
use copil_plan::GroupBy;
use copil_plan::portfolio::SharedActions;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct GroupsArgs {
    #[arg(long, value_name = "PART", default_value = "group", value_parser = one_of(&PARTS_BY, GroupBy::word))]
    pub by: GroupBy,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &GroupsArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        return run_over(session, arguments, list);
    }
    let workspace = session.open()?;
    let histories = session.histories(&workspace)?;
    let (plan, by) = (workspace.plan(), arguments.by);
    let today = workspace.today().day;
    session.print(&PartList {
        plan,
        today,
        by,
        parts: parts(plan, by, histories.as_ref(), today),
    })?;
    session.end(&workspace)
}

/// Runs the verb over several plans: what each organisation carries everywhere; groups and axes are each plan's own.
fn run_over(session: &mut Session, arguments: &GroupsArgs, list: PlanList) -> VerbResult {
    let portfolio = session.open_portfolio(list)?;
    if arguments.by == GroupBy::Organisation {
        let listed = portfolio.listed();
        let organisations = organisations(&portfolio, &SharedActions::of(&listed));
        session.print(&OrganisationList { organisations })?;
        return session.end_portfolio(&portfolio);
    }
    let histories = portfolio.each(|opened| opened.history().ok()?.histories().ok());
    let by = arguments.by;
    session.print_each(&portfolio, |_, at, opened| {
        let (plan, today) = (opened.plan(), opened.today().day);
        let histories = histories[at].as_ref().and_then(Option::as_ref);
        Ok(Some(Box::new(PartList {
            plan,
            today,
            by,
            parts: parts(plan, by, histories, today),
        })))
    })
}
