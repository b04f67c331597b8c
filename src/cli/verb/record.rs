//! `copil record [ID…]`: records the edits that were made by hand and not committed, one commit a file.

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::report::hand_edits::HandEditList;
use crate::wording::sentence::UsageError;
use crate::workspace::{self, HandEdit, Workspace};
use copil_plan::Subject;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    #[arg(long)]
    pub list: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &RecordArgs) -> VerbResult {
    if session.common.proposal.is_some() {
        return Err(UsageError::ProposalOfFiles.into());
    }
    let mut workspace = session.open()?;
    if !arguments.list {
        recording::refuse_if_blocked(session, &workspace)?;
    }
    let edits = workspace.hand_edits()?;
    let subjects = arguments.ids.iter().map(|id| subject(&workspace, &edits, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    let only = (!subjects.is_empty()).then_some(subjects.as_slice());
    let is_asked = |edit: &&HandEdit| only.is_none_or(|only| only.contains(&edit.subject));
    let edits: Vec<&HandEdit> = edits.iter().filter(is_asked).collect();
    let broken = edits.iter().filter(|edit| edit.broken).count();
    let report = HandEditList {
        plan: workspace.plan(),
        edits,
    };
    // Should nobody take it, what is asked for is done first.
    let told = match arguments.list || !session.common.json {
        true => session.print(&report),
        false => Ok(()),
    };
    let none = report.edits.is_empty();
    if arguments.list && session.common.json {
        told?;
        return Ok(if broken > 0 {
            ExitStatus::Refused
        } else {
            ExitStatus::Done
        });
    }
    if broken > 0 {
        session.print_unreadable(&workspace);
    }
    let exit = if arguments.list {
        ExitStatus::Done
    } else {
        record(session, &mut workspace, only, none)?
    };
    told?;
    Ok(if broken > 0 { ExitStatus::Refused } else { exit })
}

fn record(session: &mut Session, workspace: &mut Workspace, only: Option<&[Subject]>, none: bool) -> VerbResult {
    let context = session.context(workspace)?;
    if session.common.dry_run && !none {
        return match workspace.prepare_hand_edits(only, &context) {
            Ok(prepared) => recording::show_prepared(session, &prepared),
            Err(workspace::Error::NothingChanged) => nothing(session, workspace),
            Err(error) => Err(error.into()),
        };
    }
    // Several files may have been asked for: a run that was stopped goes on with those left, and with the tag it owed.
    if !session.common.dry_run && session.mark_closings(workspace, None)? && none {
        return recording::close(session, workspace, &[]).map(|_| ExitStatus::Done);
    }
    let recorded = if none {
        Err(workspace::Error::NothingChanged)
    } else {
        workspace.record_hand_edits(only, &context)
    };
    match recorded {
        Err(workspace::Error::NothingChanged) => nothing(session, workspace),
        outcome => recording::end(session, workspace, outcome),
    }
}

fn nothing(session: &mut Session, workspace: &Workspace) -> VerbResult {
    let said = fl!(session.catalogue, "cli-no-hand-edits");
    session.print_note(&said);
    recording::close(session, workspace, &[])
}

/// What an id names among the plan's files and those that were deleted by hand.
fn subject(workspace: &Workspace, edits: &[HandEdit], text: &str) -> Result<Subject, Failure> {
    let is_meant = |subject: &&Subject| subject.id().is_some_and(|id| id.eq_ignore_ascii_case(text));
    match edits.iter().map(|edit| &edit.subject).find(is_meant) {
        Some(subject) => Ok(subject.clone()),
        None => Ok(parse::file(workspace, text)?),
    }
}
