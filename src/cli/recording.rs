//! From what a person wants to commits: everything is checked before anything is written.

use i18n_embed_fl::fl;

use super::failure::{ExitStatus, Failure, VerbResult};
use super::session::Session;
use crate::report::commits::{PreparedCommits, RecordedCommits};
use crate::wording::lookup::find_evidence;
use crate::workspace::{self, CommitDetails, PreparedCommit, RecordedCommit, Workspace};
use copil_plan::fold::fold;
use copil_plan::{Intent, Plan, Refusal};

/// Records each intent as a commit of its own, after all of them were found to be allowed; with `--dry-run` only shows
/// what would be recorded.
pub(super) fn record(session: &mut Session, workspace: &mut Workspace, intents: Vec<Intent>) -> VerbResult {
    let outcome = record_all(session, workspace, intents);
    outcome.map_err(|failure| failure.with_plan_words(&session.catalogue, workspace.plan()))
}

fn record_all(session: &mut Session, workspace: &mut Workspace, intents: Vec<Intent>) -> VerbResult {
    refuse_if_blocked(session, workspace)?;
    let mut context = session.context(workspace)?;
    let several = intents.len() > 1;
    let mut sure = context.sure;
    let (mut wanted, mut prepared) = (Vec::new(), Vec::new());
    for mut intent in intents {
        match prepare(session, workspace, &mut intent, &mut context, &mut sure) {
            Ok(ready) => {
                wanted.push(intent);
                prepared.push(ready);
            }
            Err(failure) if several && failure.is_nothing() => {
                let sentence = failure.sentence(&session.catalogue, workspace.plan());
                session.print_note(&sentence.what);
            }
            Err(failure) => {
                if several {
                    let nothing = fl!(session.catalogue, "cli-nothing-recorded");
                    session.print_note(&nothing);
                }
                return Err(failure);
            }
        }
    }
    if session.common.dry_run {
        return show_prepared(session, &prepared);
    }
    context.sure = sure;
    // Of several changes those that were made are so already when they are asked for again.
    if let [_] = wanted.as_slice() {
        context.request = Some(session.request(workspace.dir()));
    }
    let outcome = workspace.record_each(&wanted, prepared, &context);
    end(session, workspace, outcome)
}

/// Tells what was recorded, also of what was stopped midway, and ends the verb.
pub(super) fn end(
    session: &mut Session,
    workspace: &Workspace,
    outcome: Result<Vec<RecordedCommit>, workspace::Error>,
) -> VerbResult {
    let done = match &outcome {
        Ok(recorded) | Err(workspace::Error::Midway { recorded, .. }) => recorded,
        Err(_) => return with_plan_words(session, workspace, outcome).map(|_| ExitStatus::Done),
    };
    let exit = close(session, workspace, done)?;
    with_plan_words(session, workspace, outcome).map(|_| exit)
}

/// The result of a use case, its error told with the plan's own words.
pub(super) fn with_plan_words<T>(
    session: &Session,
    workspace: &Workspace,
    result: Result<T, workspace::Error>,
) -> Result<T, Failure> {
    result.map_err(|error| Failure::from(error).with_plan_words(&session.catalogue, workspace.plan()))
}

/// Fails when nothing can be recorded and something is to be.
pub(super) fn refuse_if_blocked(session: &Session, workspace: &Workspace) -> Result<(), Failure> {
    match workspace.obstacle() {
        Some(obstacle) if !session.common.dry_run => Err(obstacle.clone().into()),
        _ => Ok(()),
    }
}

/// Prepares one intent. What is missing is asked for, where somebody can be asked.
fn prepare(
    session: &mut Session,
    workspace: &Workspace,
    intent: &mut Intent,
    context: &mut CommitDetails,
    sure: &mut bool,
) -> Result<PreparedCommit, Failure> {
    let error = match workspace.prepare(intent, context) {
        Ok(prepared) => return Ok(prepared),
        Err(error) => error,
    };
    if matches!(&error, workspace::Error::Refused(Refusal::Doubtful { .. })) {
        return doubted(session, workspace, intent, (context, sure), error.into());
    }
    if matches!(&error, workspace::Error::Refused(Refusal::NeedsEvidence { .. })) {
        return shown(session, workspace, intent, context, error.into());
    }
    if !matches!(&error, workspace::Error::Refused(refusal) if refusal.asks_why()) {
        return Err(error.into());
    }
    let failure = Failure::from(error);
    if !session.environment.can_ask || session.common.json {
        return Err(failure);
    }
    let missing = failure.sentence(&session.catalogue, workspace.plan());
    session.print_note(&missing.what);
    let question = fl!(session.catalogue, "cli-ask-reason");
    match session.ask(&question)? {
        Some(reason) => {
            context.reason = Some(reason);
            Ok(workspace.prepare(intent, context)?)
        }
        None => Err(failure),
    }
}

/// Asks for what shows the status that an action goes into, and prepares it with that.
fn shown(
    session: &mut Session,
    workspace: &Workspace,
    intent: &mut Intent,
    context: &CommitDetails,
    failure: Failure,
) -> Result<PreparedCommit, Failure> {
    if !session.environment.can_ask || session.common.json {
        return Err(failure);
    }
    let missing = failure.sentence(&session.catalogue, workspace.plan());
    session.print_note(&missing.what);
    let question = fl!(session.catalogue, "cli-ask-evidence");
    let Some(answer) = session.ask(&question)? else {
        return Err(failure);
    };
    if let Intent::Status { evidence, .. } = intent {
        evidence.push(find_evidence(&answer)?);
    }
    Ok(workspace.prepare(intent, context)?)
}

/// Asks whether what may well be a slip is so.
fn doubted(
    session: &mut Session,
    workspace: &Workspace,
    intent: &Intent,
    (context, sure): (&CommitDetails, &mut bool),
    failure: Failure,
) -> Result<PreparedCommit, Failure> {
    let question = fl!(session.catalogue, "cli-ask-sure");
    ask_if_sure(session, workspace.plan(), failure, &question)?;
    // The next one is asked about as well.
    *sure = true;
    let details = CommitDetails {
        sure: true,
        ..context.clone()
    };
    Ok(workspace.prepare(intent, &details)?)
}

/// Asks a yes-or-no question about what may well not be meant; where nobody can be asked, or the answer is no, it fails.
pub(super) fn ask_if_sure(session: &mut Session, plan: &Plan, failure: Failure, question: &str) -> Result<(), Failure> {
    if !session.environment.can_ask || session.common.json {
        return Err(failure);
    }
    let doubt = failure.sentence(&session.catalogue, plan);
    session.print_note(&doubt.what);
    match says_yes(session, question)? {
        true => Ok(()),
        false => Err(failure),
    }
}

/// Asks a yes-or-no question; answers whether it was yes, in either language.
pub(super) fn says_yes(session: &mut Session, question: &str) -> Result<bool, Failure> {
    let answer = fold(&session.ask(question)?.unwrap_or_default());
    let yes = session.catalogue.both().map(|catalogue| fl!(catalogue, "config-yes"));
    Ok(!answer.is_empty() && yes.iter().any(|yes| fold(yes).starts_with(&answer)))
}

/// Ends a verb that recorded something, or found nothing to record.
pub(super) fn close(session: &mut Session, workspace: &Workspace, commits: &[RecordedCommit]) -> VerbResult {
    let plan = workspace.plan();
    session.made = commits.last().map(|last| (workspace.dir().to_owned(), last.commit));
    let proposal = workspace.proposal();
    session.print(&RecordedCommits {
        plan,
        commits,
        proposal,
    })?;
    session.out.flush()?;
    Ok(if commits.is_empty() {
        ExitStatus::Unchanged
    } else {
        ExitStatus::Done
    })
}

/// Shows what would be recorded.
pub(super) fn show_prepared(session: &mut Session, prepared: &[PreparedCommit]) -> VerbResult {
    session.print(&PreparedCommits(prepared))?;
    if session.common.json {
        return Ok(ExitStatus::Done);
    }
    let nothing = fl!(session.catalogue, "cli-dry-run");
    session.print_note(&nothing);
    Ok(if prepared.is_empty() {
        ExitStatus::Unchanged
    } else {
        ExitStatus::Done
    })
}
