//! `copil check`: everything that is wrong with the plan's files, each with its place.

use clap::Args;

use crate::cli::failure::{ExitStatus, VerbResult};
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::problems::ProblemList;
use copil_store::Problem;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    #[arg(long)]
    pub fix: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &CheckArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let subjects = arguments.ids.iter().map(|id| parse::file(&workspace, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    if arguments.fix {
        let details = session.context(&workspace)?;
        for recorded in workspace.tidy(&subjects, &details)? {
            session.print_note(&recorded.subject);
        }
    }
    let is_asked = |problem: &&Problem| {
        subjects.is_empty()
            || problem
                .path
                .subject()
                .is_some_and(|subject| subjects.contains(&subject))
    };
    let doubts = workspace.doubts();
    let all = workspace.problems().iter().chain(&doubts);
    let mut problems: Vec<&Problem> = all.filter(is_asked).collect();
    Problem::sort(&mut problems);
    let report = ProblemList {
        problems,
        actions: workspace.plan().actions.len(),
    };
    session.print(&report)?;
    Ok(if session.print_left_out(&workspace) || report.errors() > 0 {
        ExitStatus::Refused
    } else {
        ExitStatus::Done
    })
}
