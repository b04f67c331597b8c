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
    #[arg(long, short = 'g', value_name = "GROUP", conflicts_with = "axis")]
    pub group: Option<String>,
    #[arg(long, value_name = "AXIS")]
    pub axis: Option<String>,
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
    let of = match (&arguments.group, &arguments.axis) {
        (Some(group), _) => Some(GroupKey::Group(parse::group(workspace.known(), group)?)),
        (None, Some(axis)) => Some(GroupKey::Axis(find_id(workspace.known(), Referent::Axis, axis)?)),
        (None, None) => None,
    };
    let burn_up = BurnUp::of(plan, histories, of, today);
    Ok(BurnUpReport { plan, today, burn_up })
}
