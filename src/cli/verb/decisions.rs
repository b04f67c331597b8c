//! `copil decisions`: the register of decisions, one a line.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::session::Session;
use crate::report::decisions::DecisionList;
use crate::wording::decisions::TypedDecisionFilter;
use copil_plan::decisions::DecisionRegister;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DecisionsArgs {
    #[arg(value_name = "TEXT")]
    pub words: Vec<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub owner: Vec<String>,
    #[arg(long, short = 's', value_name = "STATE", value_delimiter = ',')]
    pub state: Vec<String>,
    #[arg(long, short = 'c', value_name = "COMMITTEE", value_delimiter = ',')]
    pub committee: Vec<String>,
    #[arg(long, value_name = "ACTION", value_delimiter = ',')]
    pub action: Vec<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DecisionsArgs) -> VerbResult {
    let workspace = session.open()?;
    let typed = TypedDecisionFilter {
        owners: arguments.owner.clone(),
        states: arguments.state.clone(),
        committees: arguments.committee.clone(),
        actions: arguments.action.clone(),
        since: arguments.since.clone(),
        until: arguments.until.clone(),
        words: arguments.words.clone(),
    };
    let filter = typed.read(&session.value_parser(&workspace))?;
    let plan = workspace.plan();
    let today = workspace.today().day;
    let register = DecisionRegister::of(plan, today).into_iter();
    let decisions = register.filter(|one| filter.accepts(one)).collect();
    session.print(&DecisionList { plan, today, decisions })?;
    session.end(&workspace)
}
