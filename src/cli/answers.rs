//! Answers to what two sides of a joining changed, each in its own way, as options give them.

use crate::cli::failure::Failure;
use crate::cli::recording::with_plan_words;
use crate::cli::session::Session;
use crate::wording::sentence::UsageError;
use crate::workspace::{Error, ProposalError, Workspace};
use copil_plan::Subject;
use copil_plan::change::{Clash, Side, WHOLE, question_of};
use copil_plan::fold::fold;
use copil_plan::names::THE_PLAN;
use copil_plan::value::FieldPath;

/// The answers that the command line gives, each to one of the clashes that there are.
pub(super) fn given(
    session: &Session,
    workspace: &Workspace,
    clashes: &[Clash],
    said: &[String],
) -> Result<Vec<(Subject, FieldPath, Side)>, Failure> {
    let mut answers = Vec::new();
    for said in said.chunks(3) {
        let [subject, field, side] = said else { continue };
        let side = Side::from_word(side).ok_or_else(|| UsageError::NotASide(side.clone()))?;
        let is_meant = |clash: &&Clash| {
            clash.subject.id().unwrap_or(THE_PLAN).eq_ignore_ascii_case(subject) && is_field(session, clash, field)
        };
        match clashes.iter().find(is_meant) {
            Some(clash) => answers.push((clash.subject.clone(), clash.question(), side)),
            None => {
                let plan = workspace.plan();
                let mut known: Vec<String> = clashes
                    .iter()
                    .map(|clash| session.catalogue.clash(plan, clash))
                    .collect();
                known.dedup();
                let asked = format!("{subject} {field}");
                let error = Error::from(ProposalError::NoSuchClash { asked, known });
                return with_plan_words(session, workspace, Err(error));
            }
        }
    }
    Ok(answers)
}

/// Whether a text means the field of a clash: its key, what it is called, or `all` for the whole.
fn is_field(session: &Session, clash: &Clash, text: &str) -> bool {
    let Ok(path) = text.parse::<FieldPath>();
    let is_called_so = |catalogue: &crate::wording::Catalogue| {
        catalogue
            .clash_field(clash)
            .is_some_and(|field| fold(&field) == fold(text))
    };
    match clash.path.parts() {
        [] => text == WHOLE,
        _ => question_of(&path) == clash.question() || session.catalogue.both().iter().any(is_called_so),
    }
}
