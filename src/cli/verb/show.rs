//! `copil show ID`: all there is to know of an action, a working group, a meeting or the plan itself.

use clap::Args;

use super::log;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::sheet::{ActionSheet, GroupSheet, MeetingSheet, PlanSheet};
use crate::wording::problem;
use crate::wording::sentence::Sentence;
use crate::workspace::{self, LogEntry, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::{AgendaKey, Meeting, MeetingId, MeetingState, Subject};
use copil_store::Snapshot;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ShowArgs) -> VerbResult {
    let ids = session.enter_plan(&arguments.ids)?;
    let workspace = session.open()?;
    let subjects = ids.iter().map(|id| meant(&workspace, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    show_all(session, &workspace, &subjects)
}

/// Shows the sheets of some things.
pub(super) fn show_all(session: &mut Session, workspace: &Workspace, subjects: &[Subject]) -> VerbResult {
    let mut exit = ExitStatus::Done;
    let mut values = Vec::new();
    for (n, subject) in subjects.iter().enumerate() {
        if n > 0 && !session.common.json {
            session.out.line("")?;
        }
        show(session, workspace, subject, &mut values)?;
        exit = exit.max(name_problems(session, workspace, subject));
    }
    if session.common.json {
        // One thing asked for is answered with one thing.
        match values.len() {
            1 => session.out.json(&values.remove(0))?,
            _ => session.out.json(&values.into())?,
        }
    }
    Ok(exit)
}

/// Prints a sheet, or takes its value; nothing of what could not be read.
fn show(
    session: &mut Session,
    workspace: &Workspace,
    subject: &Subject,
    values: &mut Vec<serde_json::Value>,
) -> Result<(), Failure> {
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let mut tell = |session: &mut Session, report: &dyn Report| {
        if session.common.json {
            values.push(report.json(&session.catalogue));
            return Ok(());
        }
        session.print(report)
    };
    match subject {
        Subject::Action(id) => {
            let Some(action) = plan.actions.get(id) else {
                return Ok(());
            };
            let entries = log::last_of(workspace, id, usize::MAX);
            let histories = ActionHistories::of(entries.iter().map(LogEntry::step));
            let sheet = ActionSheet {
                plan,
                id,
                action,
                past: histories.history(id),
                entries: &entries,
                relations: None,
                today,
            };
            tell(session, &sheet)
        }
        Subject::Group(id) => {
            let Some(group) = plan.groups.get(id) else {
                return Ok(());
            };
            let sheet = GroupSheet { plan, id, group, today };
            tell(session, &sheet)
        }
        Subject::Meeting(id) => match plan.meetings.get(id) {
            Some(meeting) => {
                let closed = Closed::of(session, workspace, id, meeting)?;
                let sheet = MeetingSheet {
                    plan,
                    id,
                    meeting,
                    today,
                    then: closed.then.as_ref().map(|then| &then.plan),
                    late: &closed.late,
                };
                tell(session, &sheet)
            }
            None => Ok(()),
        },
        Subject::PlanConfig => {
            let histories = session.histories(workspace)?;
            let sheet = PlanSheet {
                plan,
                histories: histories.as_ref(),
                today,
            };
            match session.common.json {
                true => values.push(sheet.json(&session.catalogue)),
                false => session.print(&sheet)?,
            }
            Ok(())
        }
    }
}

/// What the history tells of a meeting.
#[derive(Default)]
struct Closed {
    /// The plan as it closed it.
    then: Option<Snapshot>,
    /// The items that were added after its members were called.
    late: Vec<AgendaKey>,
}

impl Closed {
    /// What cannot be told is told so, and the rest is shown.
    fn of(session: &mut Session, workspace: &Workspace, id: &MeetingId, meeting: &Meeting) -> Result<Self, Failure> {
        let mut told = Self::default();
        if workspace.past().is_some() || meeting.state == MeetingState::Prepared {
            return Ok(told);
        }
        match workspace.plan_at_closing(id) {
            Ok(then) => told.then = then,
            Err(error @ workspace::Error::NoPast(_)) => {
                session.print_failure(&error.into(), workspace.plan());
            }
            Err(workspace::Error::Obstacle(_)) => return Ok(told),
            Err(error) => return Err(error.into()),
        }
        told.late = workspace.late_items(id)?;
        Ok(told)
    }
}

/// The action, group, meeting or plan that a text means, be it one that cannot be read.
fn meant(workspace: &Workspace, text: &str) -> Result<Subject, Failure> {
    Ok(parse::file(workspace, text)?)
}

/// Names what is wrong with the file of what was asked for.
fn name_problems(session: &mut Session, workspace: &Workspace, subject: &Subject) -> ExitStatus {
    let mut exit = ExitStatus::Done;
    for problem in workspace.problems().iter().filter(|problem| problem.is_error()) {
        if problem.path.subject().as_ref() == Some(subject) {
            let what = problem::line(&session.catalogue, problem);
            session.print_error(&Sentence { what, hint: None });
            exit = ExitStatus::Refused;
        }
    }
    exit
}
