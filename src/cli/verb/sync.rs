//! `copil sync`: the plan and the shared one brought together.

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::answers;
use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::recording::with_plan_words;
use crate::cli::session::Session;
use crate::report::sync::{Questions, SyncOutcome};
use crate::workspace::{Answers, CommitDetails, Error, SyncError, SyncReport};
use copil_plan::change::Side;
use copil_plan::fold::fold;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct SyncArgs {
    #[arg(long, value_name = "SIDE", value_parser = one_of(Side::ALL, Side::word))]
    pub take: Option<Side>,
    #[arg(long, value_names = ["ID", "FIELD", "SIDE"], num_args = 3)]
    pub answer: Vec<String>,
    #[arg(long)]
    pub rewritten: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &SyncArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let details = CommitDetails {
        sure: arguments.rewritten,
        ..session.context(&workspace)?
    };
    let mut answers = Answers {
        each: Vec::new(),
        rest: arguments.take,
    };
    let mut outcome = workspace.sync(&answers, &details);
    if is_asked(&outcome)
        && let Some(dispute) = workspace.questions()?
    {
        // What is answered is known once the questions are.
        answers.each = answers::given(session, &workspace, &dispute.clashes, &arguments.answer)?;
        let open = Questions::left(workspace.plan(), &dispute, &answers);
        let is_told = ask(session, &open, &mut answers)?;
        if !answers.each.is_empty() {
            outcome = workspace.sync(&answers, &details);
        }
        if !is_told && is_asked(&outcome) && !session.common.json {
            let left = Questions::left(workspace.plan(), &dispute, &answers);
            session.print(&left)?;
        }
    }
    let report = with_plan_words(session, &workspace, outcome)?;
    let waiting = match report.offline {
        Some(_) => workspace.divergence()?.unwrap_or_default().ahead,
        None => 0,
    };
    session.print(&SyncOutcome {
        plan: workspace.plan(),
        report: &report,
        waiting,
    })?;
    Ok(match report.received + report.sent {
        0 => ExitStatus::Unchanged,
        _ => ExitStatus::Done,
    })
}

fn is_asked(outcome: &Result<SyncReport, Error>) -> bool {
    matches!(outcome, Err(Error::Sync(error)) if matches!(**error, SyncError::Questions { .. }))
}

/// Asks each question that no option answers, where somebody can be asked; answers whether anybody was.
pub(super) fn ask(session: &mut Session, open: &Questions<'_>, answers: &mut Answers) -> Result<bool, Failure> {
    if !session.environment.can_ask || session.common.json {
        return Ok(false);
    }
    for clash in open.first_of_each() {
        session.print(&open.only(clash))?;
        let question = fl!(session.catalogue, "sync-ask");
        let Some(answer) = session.ask(&question)? else {
            continue;
        };
        if let Some(side) = side_meant(session, &answer) {
            answers.each.push((clash.subject.clone(), clash.question(), side));
        }
    }
    Ok(true)
}

/// The side that an answer means, in either language.
fn side_meant(session: &Session, answer: &str) -> Option<Side> {
    let answer = fold(answer);
    let means = |word: &str| !answer.is_empty() && fold(word).starts_with(&answer);
    let [first, second] = session.catalogue.both();
    [first, second].into_iter().find_map(|catalogue| {
        if means(&fl!(catalogue, "sync-ask-ours")) {
            return Some(Side::Ours);
        }
        means(&fl!(catalogue, "sync-ask-theirs")).then_some(Side::Theirs)
    })
}
