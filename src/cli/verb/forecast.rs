//! `copil forecast`: what was done against what was promised, and when all will be done at the plan's own pace.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::burn_up::BurnUpReport;
use crate::wording::lookup::find_id;
use crate::workspace::Workspace;
use copil_plan::GroupKey;
use copil_plan::action_history::ActionHistories;
use copil_plan::field::Referent;
use copil_plan::forecast::BurnUp;

/// What the verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct ForecastArgs {
    #[arg(long, short = 'g', value_name = "GROUP", conflicts_with_all = ["organisation", "axis", "phase"])]
    pub group: Option<String>,
    #[arg(long, short = 'o', value_name = "ORGANISATION", conflicts_with_all = ["axis", "phase"])]
    pub organisation: Option<String>,
    #[arg(long, value_name = "AXIS", conflicts_with = "phase")]
    pub axis: Option<String>,
    #[arg(long, value_name = "PHASE")]
    pub phase: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ForecastArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        let portfolio = session.open_portfolio(list)?;
        let histories = portfolio.each(|opened| opened.history().ok()?.histories().ok());
        let mut histories: Vec<_> = histories.into_iter().map(Option::flatten).collect();
        return session.print_each(&portfolio, |_, at, opened| {
            let histories = histories[at].take().unwrap_or_default();
            Ok(Some(Box::new(of(opened, &histories, arguments)?)))
        });
    }
    let workspace = session.open()?;
    let histories = session.histories(&workspace)?;
    session.print(&of(&workspace, &histories.unwrap_or_default(), arguments)?)?;
    session.end(&workspace)
}

fn of<'w>(
    workspace: &'w Workspace,
    histories: &ActionHistories,
    arguments: &ForecastArgs,
) -> Result<BurnUpReport<'w>, Failure> {
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let of = part(arguments, workspace)?;
    let burn_up = BurnUp::of(plan, histories, of, today);
    Ok(BurnUpReport { plan, today, burn_up })
}

/// The part of the plan that is asked for.
fn part(arguments: &ForecastArgs, workspace: &Workspace) -> Result<Option<GroupKey>, Failure> {
    let known = workspace.known();
    if let Some(text) = &arguments.group {
        return Ok(Some(GroupKey::Group(parse::group(known, text)?)));
    }
    if let Some(text) = &arguments.organisation {
        let organisation = find_id(known, Referent::Organisation, text)?;
        return Ok(Some(GroupKey::Organisation(organisation)));
    }
    if let Some(text) = &arguments.axis {
        return Ok(Some(GroupKey::Axis(find_id(known, Referent::Axis, text)?)));
    }
    let phase = arguments.phase.as_deref();
    let phase = phase.map(|text| find_id(known, Referent::Phase, text)).transpose()?;
    Ok(phase.map(GroupKey::Phase))
}
