//! `copil attention`: what deserves the committee's time, the most pressing first, and why.

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::failure::VerbResult;
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::cli::verb::list;
use crate::report::attention::Ranking;
use copil_plan::attention::ranked;
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
    let workspace = session.open()?;
    let wanted = list::ListArgs {
        terms: arguments.terms.clone(),
        view: arguments.view.clone(),
        group: arguments.group.clone(),
        lead: arguments.lead.clone(),
        ..list::ListArgs::default()
    };
    let (filter, _) = filtering::filter_of(session, &workspace, &wanted)?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let histories = session.histories(&workspace)?;
    let asking = MatchContext {
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(plan, today)
    };
    let matcher = filter.matcher(&asking);
    let mut found = ranked(plan, histories.as_ref(), today);
    found.retain(|attention| {
        let placed = plan.actions.get(&attention.action);
        placed.is_some_and(|placed| matcher.matches(&attention.action, placed))
    });
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    let report = Ranking {
        plan,
        today,
        history: histories.is_some(),
        oneline: arguments.oneline,
        ranked: found,
    };
    if report.ranked.is_empty() && !session.common.json {
        let nothing = fl!(session.catalogue, "tui-no-attention");
        session.print_note(&nothing);
    }
    session.print(&report)?;
    session.end(&workspace)
}
