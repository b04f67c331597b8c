//! What meetings there are, and all there is to know of one.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::parse;
use crate::cli::session::Session;
use crate::cli::verb::show;
use crate::report::meetings::MeetingList;
use crate::wording::lookup::find_id;
use copil_plan::Subject;
use copil_plan::field::Referent;
use copil_plan::id::CommitteeId;

/// What `meeting list` takes.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    #[arg(value_name = "COMMITTEE")]
    pub committee: Option<String>,
}

/// What `meeting show` takes.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "MEETING", required = true)]
    pub which: Vec<String>,
}

/// Lists the meetings, those to come first.
pub(super) fn list(session: &mut Session, arguments: &ListArgs) -> VerbResult {
    let workspace = session.open()?;
    let committee = arguments.committee.as_deref();
    let committee: Option<CommitteeId> = committee
        .map(|text| find_id(workspace.known(), Referent::Committee, text))
        .transpose()?;
    let list = MeetingList {
        plan: workspace.plan(),
        today: workspace.today().day,
        committee: committee.as_ref(),
    };
    session.print(&list)?;
    session.end(&workspace)
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
