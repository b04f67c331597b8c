//! What meetings there are, and all there is to know of one.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::parse;
use crate::cli::session::Session;
use crate::cli::verb::show;
use crate::report::Report;
use crate::report::meetings::MeetingList;
use crate::wording::lookup::find_id;
use crate::workspace::Workspace;
use copil_plan::Subject;
use copil_plan::field::Referent;

/// What `meeting list` takes.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    #[arg(value_name = "COMMITTEE")]
    pub committee: Option<String>,
    #[arg(long, short = 'f', value_name = "FILTER")]
    pub filter: Option<String>,
}

/// What `meeting show` takes.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "MEETING", required = true)]
    pub which: Vec<String>,
}

/// Lists the meetings, those to come first.
pub(super) fn list(session: &mut Session, arguments: &ListArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        let portfolio = session.open_portfolio(list)?;
        return session.print_each(&portfolio, |session, at, opened| {
            let meetings = meetings(session, opened, &portfolio.members[at].name, arguments)?;
            // Plans without any are passed over.
            Ok((!meetings.is_empty()).then(|| Box::new(meetings) as Box<dyn Report>))
        });
    }
    let workspace = session.open()?;
    let meetings = meetings(session, &workspace, workspace.plan().id.as_str(), arguments)?;
    session.print(&meetings)?;
    session.end(&workspace)
}

/// The meetings that are asked for, of a plan that goes by a name.
fn meetings<'w>(
    session: &mut Session,
    workspace: &'w Workspace,
    name: &str,
    arguments: &ListArgs,
) -> Result<MeetingList<'w>, Failure> {
    let committee = arguments.committee.as_deref();
    let committee = committee.map(|text| find_id(workspace.known(), Referent::Committee, text));
    Ok(MeetingList {
        plan: workspace.plan(),
        today: workspace.today().day,
        committee: committee.transpose()?,
        about: filtering::about(session, workspace, name, arguments.filter.as_deref())?,
    })
}

/// Shows meetings.
pub(super) fn show(session: &mut Session, arguments: &ShowArgs) -> VerbResult {
    let workspace = session.open()?;
    let meetings = arguments
        .which
        .iter()
        .map(|text| parse::meeting(&workspace, text).map(Subject::Meeting));
    let meetings = meetings.collect::<Result<Vec<_>, _>>()?;
    show::show_all(session, &workspace, &meetings)
}
