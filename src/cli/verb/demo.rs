//! `copil demo`: a repository with the Blois plan and its history, to try everything on.

use std::path::{Path, PathBuf};

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use super::open;
use crate::cli::arguments::ScreenArgs;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::table::Tone;
use crate::wording::sentence::shown;
use crate::workspace::demo::{self, State};
use crate::workspace::{LogScope, Workspace};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    #[arg(long)]
    pub fresh: bool,
    #[arg(long)]
    pub no_open: bool,
    #[command(flatten)]
    pub screen: ScreenArgs,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DemoArgs, screen: ScreenArgs) -> VerbResult {
    let folder = session.environment.folder.join(demo::FOLDER);
    demo::clear_abandoned(&folder);
    if arguments.fresh {
        demo::remove(&folder)?;
    }
    match demo::state(&folder) {
        State::Ours => {}
        State::NotOurs => return Err(demo::DemoError::NotOurs { path: folder }.into()),
        State::Absent => make(session, &folder)?,
    }
    let plan = demo::plan_dir(&folder);
    if arguments.no_open || session.common.json || !session.environment.is_terminal {
        return tell(session, &folder, &plan);
    }
    open::show(session, Workspace::open(&plan)?, None, screen)
}

fn make(session: &mut Session, folder: &Path) -> Result<(), Failure> {
    let shows = session.environment.is_error_terminal;
    let said = fl!(session.catalogue, "cli-demo-making");
    if !shows {
        session.print_note(&said);
    }
    let mut last = None;
    demo::make(folder, &mut |done, all| {
        let percent = (100 * done).checked_div(all).unwrap_or(100);
        if shows && last != Some(percent) {
            last = Some(percent);
            session.out.progress(&format!("{said} {percent:>3} %"));
        }
    })?;
    if shows {
        session.print_note("");
    }
    Ok(())
}

/// Says where the demo is and what to try there.
fn tell(session: &mut Session, folder: &Path, plan: &Path) -> VerbResult {
    let workspace = Workspace::open(plan)?;
    if session.common.json {
        session.out.json(&json!({
            "folder": folder.to_string_lossy(),
            "plan": plan.to_string_lossy(),
            "today": workspace.today().day,
        }))?;
        return Ok(ExitStatus::Done);
    }
    let said = fl!(
        session.catalogue,
        "cli-demo-made",
        folder = shown(folder),
        day = session.catalogue.long_date(workspace.today().day)
    );
    session.out.line(&said)?;
    session.out.line("")?;
    let inside = PathBuf::from(demo::FOLDER);
    let busy = busiest(&workspace).unwrap_or_else(|| "groups".to_owned());
    let path = |below: &str| shown(&inside).to_string() + " log " + below;
    for command in [
        path("--oneline -20"),
        path(&format!("-p -- 'plans/*/{busy}'")),
        path("--author=dgs@ --since=2018-01-01"),
    ] {
        session.out.toned(&format!("  git -C {command}"), Tone::Strong)?;
    }
    session.out.line("")?;
    let open = fl!(session.catalogue, "cli-demo-open");
    session.out.line(&open)?;
    Ok(ExitStatus::Done)
}

/// The file, below its plan, of the action that changed last.
fn busiest(workspace: &Workspace) -> Option<String> {
    let mut found = None;
    let mut history = workspace.history().ok()?;
    let mut visit = |entry: crate::workspace::LogEntry| {
        let action = entry.changes.iter().find_map(|change| change.action().cloned());
        match action.and_then(|action| workspace.file_of(&copil_plan::Subject::Action(action))) {
            Some((path, _)) => {
                found = Some(path.as_str().to_owned());
                std::ops::ControlFlow::Break(())
            }
            None => std::ops::ControlFlow::Continue(()),
        }
    };
    history
        .log(
            &LogScope::All,
            &mut |_, _| std::ops::ControlFlow::Continue(()),
            &mut visit,
        )
        .ok()?;
    found
}
