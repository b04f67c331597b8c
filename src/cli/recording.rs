//! From what a person wants to commits: everything is checked before anything is written.

use i18n_embed_fl::fl;
use serde_json::json;

use super::failure::{ExitStatus, Failure, VerbResult};
use super::session::Session;
use crate::report::table::Tone;
use crate::report::{diff, json};
use crate::workspace::{self, CommitDetails, PreparedCommit, RecordedCommit, Workspace};
use copil_plan::{Intent, Plan, Refusal};

/// How many digits of a commit's name are shown.
const SHORT: usize = 7;

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
    let (mut wanted, mut prepared) = (Vec::new(), Vec::new());
    for intent in intents {
        match prepare(session, workspace, &intent, &mut context) {
            Ok(ready) => {
                wanted.push(intent);
                prepared.push(ready);
            }
            Err(failure) if several && failure.is_nothing() => {
                let sentence = failure.sentence(&session.catalogue, workspace.plan());
                session.print_note(&sentence.what)?;
            }
            Err(failure) => {
                if several {
                    let nothing = fl!(session.catalogue, "cli-nothing-recorded");
                    session.print_note(&nothing)?;
                }
                return Err(failure);
            }
        }
    }
    if session.common.dry_run {
        return show_prepared(session, &prepared);
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
    for one in done {
        tell(session, workspace.plan(), one)?;
    }
    let exit = close(session, done)?;
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
    intent: &Intent,
    context: &mut CommitDetails,
) -> Result<PreparedCommit, Failure> {
    let error = match workspace.prepare(intent, context) {
        Ok(prepared) => return Ok(prepared),
        Err(error) => error,
    };
    let workspace::Error::Refused(
        Refusal::NeedsReason { .. } | Refusal::UnreachedMilestones { .. } | Refusal::NeedsComment { .. },
    ) = &error
    else {
        return Err(error.into());
    };
    let failure = Failure::from(error);
    if !session.environment.can_ask || session.common.json {
        return Err(failure);
    }
    let missing = failure.sentence(&session.catalogue, workspace.plan());
    session.print_note(&missing.what)?;
    let question = fl!(session.catalogue, "cli-ask-reason");
    match session.ask(&question)? {
        Some(reason) => {
            context.reason = Some(reason);
            Ok(workspace.prepare(intent, context)?)
        }
        None => Err(failure),
    }
}

/// Says what was recorded, as `RH-04 : En cours → Réalisée   (a1b2c3d)`.
pub(super) fn tell(session: &mut Session, plan: &Plan, recorded: &RecordedCommit) -> Result<(), Failure> {
    if session.common.json {
        return Ok(());
    }
    let lines = session.catalogue.change_lines(plan, &recorded.changes);
    let commit = session
        .out
        .paint(&format!("({})", recorded.commit.short(SHORT)), Tone::Faint);
    match lines.as_slice() {
        [] => session.out.line(&format!("{}   {commit}", recorded.subject))?,
        [first, others @ ..] => {
            session.out.line(&format!("{first}   {commit}"))?;
            for line in others {
                session.out.line(&format!("  {line}"))?;
            }
        }
    }
    Ok(session.out.flush()?)
}

/// Ends a verb that recorded something, or found nothing to record.
pub(super) fn close(session: &mut Session, recorded: &[RecordedCommit]) -> VerbResult {
    if session.common.json {
        let recorded: Vec<_> = recorded.iter().map(json::recorded).collect();
        session.out.json(&json!({ "recorded": recorded }))?;
    }
    Ok(if recorded.is_empty() {
        ExitStatus::Unchanged
    } else {
        ExitStatus::Done
    })
}

/// Shows what would be recorded: the message and the difference of each file.
pub(super) fn show_prepared(session: &mut Session, prepared: &[PreparedCommit]) -> VerbResult {
    if session.common.json {
        let prepared: Vec<_> = prepared.iter().map(json::prepared).collect();
        session.out.json(&json!({ "dry_run": true, "prepared": prepared }))?;
        return Ok(ExitStatus::Done);
    }
    for (n, prepared) in prepared.iter().enumerate() {
        if n > 0 {
            session.out.line("")?;
        }
        for line in prepared.message.trim_end().lines() {
            session.out.line(format!("    {line}").trim_end())?;
        }
        session.out.line("")?;
        for (line, tone) in prepared.files.iter().flat_map(diff::lines) {
            session.out.toned(&line, tone)?;
        }
    }
    let nothing = fl!(session.catalogue, "cli-dry-run");
    session.print_note(&nothing)?;
    Ok(if prepared.is_empty() {
        ExitStatus::Unchanged
    } else {
        ExitStatus::Done
    })
}
