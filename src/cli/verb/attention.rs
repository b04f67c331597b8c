//! `copil attention`: what deserves the committee's time, the most pressing first, and why.

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::cli::verb::list;
use crate::report::attention::Ranking;
use crate::report::several::{AttentionInSeveral, rank};
use crate::workspace::Workspace;
use crate::workspace::portfolio::list::PlanList;
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::{Attention, ranked};
use copil_plan::query::MatchContext;

/// What the verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct AttentionArgs {
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long, short = 'g', value_name = "GROUP", value_delimiter = ',')]
    pub group: Vec<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long)]
    pub oneline: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &AttentionArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        return run_over(session, arguments, list);
    }
    let workspace = session.open()?;
    let histories = session.histories(&workspace)?;
    let name = workspace.plan().id.as_str();
    let mut found = asked_for(session, &workspace, name, histories.as_ref(), arguments)?;
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    let report = Ranking {
        plan: workspace.plan(),
        today: workspace.today().day,
        history: histories.is_some(),
        oneline: arguments.oneline,
        ranked: found,
    };
    note_if_none(session, report.ranked.is_empty());
    session.print(&report)?;
    session.end(&workspace)
}

/// Runs the verb over several plans: one order, each plan weighed by its own rules on its own day.
fn run_over(session: &mut Session, arguments: &AttentionArgs, list: PlanList) -> VerbResult {
    let portfolio = session.open_portfolio(list)?;
    let histories = portfolio.each(|opened| opened.history().ok()?.histories().ok());
    let found = session.of_each(&portfolio, |session, at, opened| {
        let histories = histories[at].as_ref().and_then(Option::as_ref);
        asked_for(session, opened, &portfolio.members[at].name, histories, arguments)
    })?;
    let mut report = AttentionInSeveral {
        plans: Vec::new(),
        oneline: arguments.oneline,
        ranked: Vec::new(),
    };
    for (at, (member, opened, found)) in found.into_iter().enumerate() {
        report.plans.push((&member.name, opened.plan(), opened.today().day));
        report.ranked.extend(found.into_iter().map(|attention| (at, attention)));
    }
    rank(&mut report.ranked);
    report.ranked.truncate(arguments.limit.unwrap_or(usize::MAX));
    note_if_none(session, report.ranked.is_empty());
    session.print(&report)?;
    session.end_portfolio(&portfolio)
}

/// What of a plan deserves attention and is asked for.
fn asked_for(
    session: &mut Session,
    workspace: &Workspace,
    name: &str,
    histories: Option<&ActionHistories>,
    arguments: &AttentionArgs,
) -> Result<Vec<Attention>, Failure> {
    let wanted = list::ListArgs {
        terms: arguments.terms.clone(),
        view: arguments.view.clone(),
        group: arguments.group.clone(),
        lead: arguments.lead.clone(),
        ..list::ListArgs::default()
    };
    let (filter, _) = filtering::filter_of(session, workspace, &wanted)?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let asking = MatchContext {
        name,
        me: workspace.me(),
        histories,
        ..MatchContext::of(plan, today)
    };
    let matcher = filter.matcher(&asking);
    let mut found = ranked(plan, histories, today);
    found.retain(|attention| {
        let placed = plan.actions.get(&attention.action);
        placed.is_some_and(|placed| matcher.matches(&attention.action, placed))
    });
    Ok(found)
}

fn note_if_none(session: &mut Session, is_none: bool) {
    if is_none && !session.common.json {
        let nothing = fl!(session.catalogue, "tui-no-attention");
        session.print_note(&nothing);
    }
}
