//! Answers to what two sides of a joining changed, each in its own way, as options give them.

use crate::cli::failure::Failure;
use crate::cli::recording::with_plan_words;
use crate::cli::session::Session;
use crate::cli::verb::set;
use crate::wording::sentence::UsageError;
use crate::workspace::{Answers, Error, ProposalError, Workspace};
use copil_plan::change::{Choice, Clash, Side, WHOLE, question_of};
use copil_plan::fold::fold;
use copil_plan::names::THE_PLAN;
use copil_plan::value::FieldPath;

/// What clashes with some answers.
pub(super) type ClashesLeft<'c> = &'c dyn Fn(&Answers) -> Result<Vec<Clash>, Error>;

/// The answers that the command line gives, each to one of the clashes that there are: `ID FIELD ours|theirs|=VALUE`. One may
/// be to a question that another answer leads to.
pub(super) fn given(
    session: &Session,
    workspace: &Workspace,
    left: ClashesLeft<'_>,
    (said, rest): (&[String], Option<Side>),
) -> Result<Answers, Failure> {
    let mut answers = Answers::all(rest);
    let mut clashes = left(&Answers::default())?;
    let mut waiting: Vec<&[String]> = said.chunks(3).collect();
    while !waiting.is_empty() {
        let mut unknown = Vec::new();
        for said in &waiting {
            let [subject, field, answer] = said else { continue };
            let is_other = answer.starts_with('=');
            let is_meant = |clash: &&Clash| {
                let is_subject = clash.subject.id().unwrap_or(THE_PLAN).eq_ignore_ascii_case(subject);
                is_subject && is_field(session, clash, field, is_other)
            };
            match clashes.iter().find(is_meant) {
                Some(clash) => answers.give(clash, choice(session, workspace, clash, answer)?, workspace.today().day),
                None => unknown.push(*said),
            }
        }
        if unknown.len() == waiting.len() {
            let asked = unknown.first().map(|said| said[..2].join(" ")).unwrap_or_default();
            return no_such_clash(session, workspace, &clashes, asked);
        }
        waiting = unknown;
        if !waiting.is_empty() {
            clashes = left(&answers)?;
        }
    }
    Ok(answers)
}

fn choice(session: &Session, workspace: &Workspace, clash: &Clash, answer: &str) -> Result<Choice, Failure> {
    match answer.strip_prefix('=') {
        Some(text) => other_value(session, workspace, clash, text),
        None => {
            let side = Side::from_word(answer).ok_or_else(|| UsageError::NotASide(answer.to_owned()))?;
            Ok(Choice::Side(side))
        }
    }
}

fn no_such_clash<T>(session: &Session, workspace: &Workspace, clashes: &[Clash], asked: String) -> Result<T, Failure> {
    let plan = workspace.plan();
    let told = clashes.iter().map(|clash| session.catalogue.clash(plan, clash));
    let mut known: Vec<String> = told.collect();
    known.dedup();
    let error = Error::from(ProposalError::NoSuchClash { asked, known });
    with_plan_words(session, workspace, Err(error))
}

/// A value that neither side gave, as `copil set` takes it.
pub(super) fn other_value(
    session: &Session,
    workspace: &Workspace,
    clash: &Clash,
    text: &str,
) -> Result<Choice, Failure> {
    let text = format!("{}={text}", clash.path);
    let set = set::values(session, workspace, &clash.subject, &[text])?;
    Ok(Choice::Other(set.into_iter().next().and_then(|(_, value)| value)))
}

/// Whether a text means the field of a clash: its key, what it is called, or `all` for the whole. Another value is given to
/// one value, and not to what is answered with it.
fn is_field(session: &Session, clash: &Clash, text: &str, is_other: bool) -> bool {
    let Ok(path) = text.parse::<FieldPath>();
    let is_called_so = |catalogue: &crate::wording::Catalogue| {
        catalogue
            .clash_field(clash)
            .is_some_and(|field| fold(&field) == fold(text))
    };
    if is_other && !clash.takes_other() {
        return false;
    }
    let is_path = match is_other {
        true => path == clash.path,
        false => question_of(&path) == clash.question(),
    };
    match clash.path.parts() {
        [] => text == WHOLE,
        _ => is_path || session.catalogue.both().iter().any(is_called_so),
    }
}
