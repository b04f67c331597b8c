//! `copil check`: everything that is wrong with the plan's files, each with its place.

use clap::Args;
use serde_json::Value as Json;

use crate::cli::failure::{ExitStatus, VerbResult};
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::merge_faults::MergeFaults;
use crate::report::page::Page;
use crate::report::portfolio::link_faults;
use crate::report::problems::ProblemList;
use crate::wording::Catalogue;
use crate::wording::problem;
use crate::workspace::judge::MergeFault;
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{LocateError, Workspace};
use copil_plan::Subject;
use copil_plan::portfolio::SharedActions;
use copil_store::Problem;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    #[arg(long)]
    pub fix: bool,
}

/// What is wrong with a plan, or with some of its files.
struct Checked<'w> {
    workspace: &'w Workspace,
    doubts: Vec<Problem>,
    subjects: Vec<Subject>,
    /// What merges have otherwise than joining by meaning gives; nothing where only some files are asked about.
    merges: Vec<MergeFault>,
}

impl<'w> Checked<'w> {
    fn of(workspace: &'w Workspace, subjects: Vec<Subject>) -> Self {
        // Without a repository, and of the past, there is nothing to judge.
        let is_whole = subjects.is_empty() && workspace.past().is_none();
        let merges = is_whole.then(|| workspace.merge_faults().ok()).flatten();
        Self {
            workspace,
            doubts: workspace.doubts(),
            subjects,
            merges: merges.unwrap_or_default(),
        }
    }

    fn merges(&self) -> MergeFaults<'_> {
        MergeFaults {
            plan: self.workspace.plan(),
            faults: &self.merges,
            keys: None,
        }
    }

    fn list(&self) -> ProblemList<'_> {
        let is_asked = |problem: &&Problem| {
            let subject = problem.path.subject();
            self.subjects.is_empty() || subject.is_some_and(|subject| self.subjects.contains(&subject))
        };
        let all = self.workspace.problems().iter().chain(&self.doubts);
        let mut problems: Vec<&Problem> = all.filter(is_asked).collect();
        Problem::sort(&mut problems);
        ProblemList {
            problems,
            actions: self.workspace.plan().actions.len(),
        }
    }
}

impl Report for Checked<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let mut json = self.list().json(catalogue);
        json["merges"] = self.merges().json(catalogue);
        json
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        self.merges().text(catalogue, page);
        self.list().text(catalogue, page);
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &CheckArgs) -> VerbResult {
    let ids = session.enter_plan(&arguments.ids)?;
    if let Some(list) = session.several()? {
        return run_over(session, arguments, list);
    }
    let mut workspace = session.open()?;
    let subjects = ids.iter().map(|id| parse::file(&workspace, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    if arguments.fix {
        let details = session.context(&workspace)?;
        for recorded in workspace.tidy(&subjects, &details)? {
            session.print_note(&recorded.subject);
        }
    }
    let checked = Checked::of(&workspace, subjects);
    session.print(&checked)?;
    let is_faulty = checked.list().errors() > 0 || !checked.merges.is_empty();
    Ok(if session.print_left_out(&workspace) || is_faulty {
        ExitStatus::Refused
    } else {
        ExitStatus::Done
    })
}

/// Runs the verb over several plans: what is wrong with each, with the list, and between them. Nothing is mended in all of them
/// at once.
fn run_over(session: &mut Session, arguments: &CheckArgs, list: PlanList) -> VerbResult {
    if arguments.fix || !arguments.ids.is_empty() {
        let plans = list.plans.into_iter().map(|plan| plan.name).collect();
        return Err(LocateError::Several { plans }.into());
    }
    let portfolio = session.open_portfolio(list)?;
    let listed = portfolio.listed();
    let mut faults = link_faults(&session.catalogue, &portfolio, &SharedActions::of(&listed));
    let of_list = portfolio.problems.iter();
    faults.extend(of_list.map(|found| problem::line(&session.catalogue, found)));
    let status = session.print_each(&portfolio, |_, _, opened| {
        Ok(Some(Box::new(Checked::of(opened, Vec::new())) as Box<dyn Report>))
    })?;
    for fault in &faults {
        session.print_note(fault);
    }
    Ok(if faults.is_empty() { status } else { ExitStatus::Refused })
}
