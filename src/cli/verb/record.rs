//! `copil record [ID…]`: records the edits that were made by hand and not committed, one commit a file.

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{recording, words};
use crate::report::json;
use crate::report::table::Tone;
use crate::workspace::{self, HandEdit, Workspace};
use copil_plan::Subject;
use copil_plan::sanitize::sanitize;

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
    let mut workspace = session.open()?;
    if !arguments.list {
        recording::refuse_if_in_the_way(session, &workspace)?;
    }
    let edits = workspace.hand_edits()?;
    let subjects = arguments.ids.iter().map(|id| subject(&workspace, &edits, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    let only = (!subjects.is_empty()).then_some(subjects.as_slice());
    let is_asked = |edit: &&HandEdit| only.is_none_or(|only| only.contains(&edit.subject));
    let edits: Vec<&HandEdit> = edits.iter().filter(is_asked).collect();
    let broken = edits.iter().filter(|edit| edit.broken).count();
    if arguments.list && session.common.json {
        let edits: Vec<_> = edits.iter().map(|edit| value(edit)).collect();
        session.out.json(&json!({ "edits": edits }))?;
        return Ok(if broken > 0 {
            ExitStatus::Refused
        } else {
            ExitStatus::Done
        });
    }
    if !session.common.json {
        for edit in &edits {
            show(session, &workspace, edit)?;
        }
    }
    if broken > 0 {
        session.name_unread(&workspace)?;
    }
    let exit = if arguments.list {
        ExitStatus::Done
    } else {
        record(session, &mut workspace, only, edits.is_empty())?
    };
    Ok(if broken > 0 { ExitStatus::Refused } else { exit })
}

fn record(session: &mut Session, workspace: &mut Workspace, only: Option<&[Subject]>, none: bool) -> VerbResult {
    let context = session.context(workspace)?;
    if session.common.dry_run && !none {
        return match workspace.prepare_hand_edits(only, &context) {
            Ok(prepared) => recording::show_prepared(session, &prepared),
            Err(workspace::Error::NothingChanged) => nothing(session),
            Err(error) => Err(error.into()),
        };
    }
    let recorded = if none {
        Err(workspace::Error::NothingChanged)
    } else {
        workspace.record_hand_edits(only, &context)
    };
    match recorded {
        Err(workspace::Error::NothingChanged) => nothing(session),
        outcome => recording::end(session, workspace, outcome),
    }
}

fn nothing(session: &mut Session) -> VerbResult {
    let said = fl!(session.catalogue, "cli-no-hand-edits");
    session.note(&said)?;
    recording::close(session, &[])
}

/// What an id names among the plan's files and those that were deleted by hand.
fn subject(workspace: &Workspace, edits: &[HandEdit], text: &str) -> Result<Subject, Failure> {
    let deleted = edits.iter().map(|edit| &edit.subject).find(|subject| match subject {
        Subject::Action(id) => id.as_str().eq_ignore_ascii_case(text),
        Subject::Group(id) => id.as_str().eq_ignore_ascii_case(text),
        Subject::Meeting(id) => id.as_str().eq_ignore_ascii_case(text),
        Subject::PlanConfig => false,
    });
    match deleted {
        Some(subject) => Ok(subject.clone()),
        None => words::subject(workspace.plan(), text),
    }
}

fn show(session: &mut Session, workspace: &Workspace, edit: &HandEdit) -> Result<(), Failure> {
    let catalogue = &session.catalogue;
    let what = if edit.broken {
        fl!(catalogue, "cli-edit-broken")
    } else if edit.changes.is_empty() {
        fl!(catalogue, "change-layout")
    } else {
        let told = catalogue.told(workspace.plan(), &edit.changes);
        told.into_iter().map(|(_, said)| said).collect::<Vec<_>>().join(", ")
    };
    let tone = if edit.broken { Tone::Bad } else { Tone::Faint };
    let path = sanitize(edit.path.as_str());
    let line = fl!(catalogue, "subject-line", what = path, changes = what);
    Ok(session.out.toned(&line, tone)?)
}

fn value(edit: &HandEdit) -> serde_json::Value {
    json!({
        "file": edit.path.as_str(),
        "subject": json::subject(&edit.subject),
        "changes": json::changes(&edit.changes),
        "broken": edit.broken,
        "new": edit.new,
        "deleted": edit.deleted,
    })
}
