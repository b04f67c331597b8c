//! `copil decisions`: the register of decisions, one a line.

use chrono::NaiveDate;
use clap::Args;
use serde_json::Value as Json;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::decisions::DecisionList;
use crate::report::page::Page;
use crate::wording::Catalogue;
use crate::wording::decisions::TypedDecisionFilter;
use crate::workspace::Workspace;
use copil_plan::Plan;
use copil_plan::decisions::{DecisionFilter, DecisionRegister};

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

/// The register of a plan on a day, of which some decisions are asked for.
struct AskedDecisions<'p> {
    plan: &'p Plan,
    today: NaiveDate,
    filter: DecisionFilter,
}

impl<'p> AskedDecisions<'p> {
    fn of(session: &Session, workspace: &'p Workspace, arguments: &DecisionsArgs) -> Result<Self, Failure> {
        let typed = TypedDecisionFilter {
            owners: arguments.owner.clone(),
            states: arguments.state.clone(),
            committees: arguments.committee.clone(),
            actions: arguments.action.clone(),
            since: arguments.since.clone(),
            until: arguments.until.clone(),
            words: arguments.words.clone(),
        };
        Ok(Self {
            filter: typed.read(&session.value_parser(workspace))?,
            plan: workspace.plan(),
            today: workspace.today().day,
        })
    }

    fn list(&self) -> DecisionList<'_> {
        let register = DecisionRegister::of(self.plan, self.today).into_iter();
        DecisionList {
            plan: self.plan,
            today: self.today,
            decisions: register.filter(|one| self.filter.accepts(one)).collect(),
        }
    }
}

impl Report for AskedDecisions<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        self.list().json(catalogue)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        self.list().text(catalogue, page);
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DecisionsArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        let portfolio = session.open_portfolio(list)?;
        return session.print_each(&portfolio, |session, _, opened| {
            let asked = AskedDecisions::of(session, opened, arguments)?;
            // Plans without any are passed over.
            Ok((!asked.list().decisions.is_empty()).then(|| Box::new(asked) as Box<dyn Report>))
        });
    }
    let workspace = session.open()?;
    session.print(&AskedDecisions::of(session, &workspace, arguments)?)?;
    session.end(&workspace)
}
