//! `copil check`: everything that is wrong with the plan's files, each with its place.

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::session::{Session, place_of};
use crate::cli::words;
use crate::report::json;
use crate::report::table::Tone;
use crate::wording::layout::columns;
use copil_store::Problem;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &CheckArgs) -> Outcome {
    let workspace = session.open()?;
    let subjects = arguments.ids.iter().map(|id| words::subject(workspace.plan(), id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    let is_asked = |problem: &&Problem| {
        subjects.is_empty()
            || problem
                .path
                .subject()
                .is_some_and(|(subject, _)| subjects.contains(&subject))
    };
    let problems: Vec<&Problem> = workspace.problems().iter().filter(is_asked).collect();
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = problems.len() - errors;
    if session.common.json {
        let problems: Vec<_> = problems
            .iter()
            .map(|problem| json::problem(&session.catalogue, problem))
            .collect();
        session
            .out
            .json(&json!({ "errors": errors, "warnings": warnings, "problems": problems }))?;
    } else {
        for problem in &problems {
            show(session, problem)?;
        }
        let summary = if problems.is_empty() {
            fl!(
                session.catalogue,
                "cli-check-sound",
                count = workspace.plan().actions.len()
            )
        } else {
            fl!(
                session.catalogue,
                "cli-check-found",
                errors = errors,
                warnings = warnings
            )
        };
        session.out.line(&summary)?;
    }
    Ok(if errors > 0 { Exit::Refused } else { Exit::Done })
}

/// Shows a problem: what is wrong, the line it is on with the place underlined, and what to do.
pub(crate) fn show(session: &mut Session, problem: &Problem) -> Result<(), Failure> {
    let said = crate::wording::problem::told(&session.catalogue, problem);
    let (mark, tone) = if problem.is_error() {
        (fl!(session.catalogue, "cli-mark-error"), Tone::Bad)
    } else {
        (fl!(session.catalogue, "cli-mark-warning"), Tone::Warning)
    };
    let mark = session.out.paint(&mark, tone);
    session.out.line(&format!("{mark} {}", said.what))?;
    let number = problem
        .place
        .as_ref()
        .map(|place| place.line.to_string())
        .unwrap_or_default();
    let margin = " ".repeat(number.len());
    session.out.line(&format!("{margin}--> {}", place_of(problem)))?;
    if let Some(place) = &problem.place {
        let letters: Vec<char> = place.excerpt.chars().collect();
        let part = |from: usize, to: usize| -> String {
            letters
                .get(from..to.min(letters.len()).max(from))
                .unwrap_or_default()
                .iter()
                .collect()
        };
        let before = " ".repeat(columns(&part(0, place.underline.start)));
        let under = "^".repeat(columns(&part(place.underline.start, place.underline.end)).max(1));
        let under = session.out.paint(&under, tone);
        session.out.line(&format!("{margin} |"))?;
        session.out.line(&format!("{number} | {}", place.excerpt))?;
        session.out.line(&format!("{margin} | {before}{under}"))?;
    }
    if let Some(hint) = said.hint {
        let mark = session
            .out
            .paint(&fl!(session.catalogue, "cli-mark-hint"), Tone::Strong);
        session.out.line(&format!("{margin} = {mark} {hint}"))?;
    }
    Ok(session.out.line("")?)
}
