//! `copil list`: the actions that meet some conditions, one a line.

use clap::Args;

use crate::cli::arguments::one_of;
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::report::actions::ActionList;
use crate::report::several::ActionsOfSeveral;
use crate::workspace::Workspace;
use crate::workspace::portfolio::list::PlanList;
use copil_plan::query::{Filter, MatchContext, Order};
use copil_plan::{ActionId, GroupId};
use copil_store::PlanPath;

/// What the verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct ListArgs {
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, short = 'g', value_name = "GROUP", value_delimiter = ',')]
    pub group: Vec<String>,
    #[arg(long, short = 's', value_name = "STATUS", value_delimiter = ',')]
    pub status: Vec<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long, value_name = "AXIS", value_delimiter = ',')]
    pub axis: Vec<String>,
    #[arg(long, value_name = "PHASE", value_delimiter = ',')]
    pub phase: Vec<String>,
    #[arg(long, short = 'o', value_name = "ORGANISATION", value_delimiter = ',')]
    pub organisation: Vec<String>,
    #[arg(long, value_name = "PRIORITY", value_delimiter = ',')]
    pub priority: Vec<String>,
    #[arg(long, short = 'w', value_name = "WEATHER", value_delimiter = ',')]
    pub weather: Vec<String>,
    #[arg(long, short = 't', value_name = "TAG", value_delimiter = ',')]
    pub tag: Vec<String>,
    #[arg(long)]
    pub late: bool,
    #[arg(long)]
    pub due_soon: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due_before: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub text: Vec<String>,
    #[arg(long, value_name = "ORDER", value_parser = one_of(Order::ALL, Order::word))]
    pub sort: Option<Order>,
    #[arg(long, short = 'r')]
    pub reverse: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ListArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        return run_over(session, arguments, list);
    }
    let workspace = session.open()?;
    let list = listed(session, &workspace, workspace.plan().id.as_str(), arguments)?;
    session.print(&list)?;
    session.end(&workspace)
}

/// Runs the verb over several plans: one table, plan by plan unless an order is asked for.
fn run_over(session: &mut Session, arguments: &ListArgs, list: PlanList) -> VerbResult {
    let portfolio = session.open_portfolio(list)?;
    let lists = session.of_each(&portfolio, |session, at, opened| {
        listed(session, opened, &portfolio.members[at].name, arguments)
    })?;
    let lists = lists.into_iter().map(|(member, _, list)| (member.name.as_str(), list));
    let order = arguments.sort.map(|order| (order, arguments.reverse));
    session.print(&ActionsOfSeveral {
        lists: lists.collect(),
        order,
    })?;
    session.end_portfolio(&portfolio)
}

/// The actions of a plan that are asked for.
fn listed<'w>(
    session: &mut Session,
    workspace: &'w Workspace,
    name: &str,
    arguments: &ListArgs,
) -> Result<ActionList<'w>, Failure> {
    let (filter, order) = filtering::filter_of(session, workspace, arguments)?;
    let histories = filtering::histories(session, workspace, &filter)?;
    let plan = workspace.plan();
    let today = workspace.today().day;
    let context = MatchContext {
        name,
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(plan, today)
    };
    let matcher = filter.matcher(&context);
    let mut actions: Vec<_> = plan
        .actions
        .iter()
        .filter(|(id, placed)| matcher.matches(id, placed))
        .collect();
    let order = arguments.sort.or(order).unwrap_or_default();
    order.sort(plan, &mut actions);
    if arguments.reverse {
        actions.reverse();
    }
    Ok(ActionList {
        plan,
        today,
        actions,
        unreadable: unreadable(workspace, &filter),
    })
}

/// The files that nothing is known of, and that might be among the actions asked for.
fn unreadable<'w>(workspace: &'w Workspace, filter: &Filter) -> Vec<(&'w PlanPath, Option<ActionId>)> {
    let groups = filter.groups();
    let in_groups = |group: &Option<GroupId>| match (&groups, group) {
        (Some(groups), Some(group)) => groups.contains(&group),
        _ => true,
    };
    let files = workspace.unreadable().iter().filter_map(|path| match path.key() {
        Some(key) => path
            .action_id()
            .filter(|_| in_groups(&key.group))
            .map(|id| (path, Some(id))),
        None => Some((path, None)),
    });
    files.collect()
}
