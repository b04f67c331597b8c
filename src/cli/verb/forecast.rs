//! `copil forecast`: what was done against what was promised, and when all will be done at the plan's own pace.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::burn_up::BurnUpReport;
use crate::wording::lookup::find_id;
use copil_plan::GroupKey;
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
    let workspace = session.open()?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let of = match (&arguments.group, &arguments.axis) {
        (Some(group), _) => Some(GroupKey::Group(parse::group(workspace.known(), group)?)),
        (None, Some(axis)) => Some(GroupKey::Axis(find_id(workspace.known(), Referent::Axis, axis)?)),
        (None, None) => None,
    };
    let histories = session.histories(&workspace)?;
    let burn_up = BurnUp::of(plan, &histories.unwrap_or_default(), of, today);
    session.print(&BurnUpReport { plan, today, burn_up })?;
    session.end(&workspace)
}
