//! `copil clone URL [DIR]`: a first copy of a shared plan.

use std::path::{Path, PathBuf};

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use super::{init, merge_driver};
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::wording::sentence::{UsageError, shown};
use crate::workspace::clone::{clone, folder_name};
use crate::workspace::init::introduce;
use crate::workspace::{Located, Workspace, locate_any};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CloneArgs {
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &CloneArgs) -> VerbResult {
    let named = arguments.folder.clone().or_else(|| folder_name(&arguments.address));
    let Some(named) = named else {
        return Err(UsageError::NoFolderName(arguments.address.clone()).into());
    };
    let folder = session.environment.folder.join(named);
    // An address that is a path is meant from here.
    copy(session, &arguments.address, &folder)?;
    let located = locate_any(&folder, None).ok();
    let plans: Vec<PathBuf> = match &located {
        Some(Located::Plan(dir)) => vec![dir.clone()],
        Some(Located::Portfolio(list)) => list.plans.iter().map(|plan| plan.dir.clone()).collect(),
        None => Vec::new(),
    };
    if session.common.json {
        let plans = plans.iter().map(|dir| dir.to_string_lossy());
        session.out.json(&json!({
            "folder": folder.to_string_lossy(),
            "plans": plans.collect::<Vec<_>>(),
        }))?;
        return Ok(ExitStatus::Done);
    }
    let Some(first) = plans.first() else {
        let nothing = fl!(session.catalogue, "clone-no-plan", folder = shown(&folder));
        session.out.line(&nothing)?;
        return Ok(ExitStatus::Done);
    };
    let done = fl!(
        session.catalogue,
        "clone-done",
        folder = shown(&folder),
        count = plans.len()
    );
    session.out.line(&done)?;
    settle_in(session, &folder, first)?;
    let open = fl!(session.catalogue, "clone-open", folder = shown(&folder));
    session.out.line(&open)?;
    Ok(ExitStatus::Done)
}

/// Makes the copy, telling on a terminal how far it is.
fn copy(session: &mut Session, address: &str, folder: &Path) -> Result<(), Failure> {
    let shows = session.environment.is_error_terminal && !session.common.json;
    let mut last = None;
    let (catalogue, out) = (&session.catalogue, &mut session.out);
    let outcome = clone(address, folder, &mut |percent| {
        if shows && last != Some(percent) {
            last = Some(percent);
            out.progress(&fl!(catalogue, "clone-received", percent = percent));
        }
    });
    if last.is_some() {
        session.print_note("");
    }
    Ok(outcome?)
}

/// What a copy needs to be worked in: who is at the keyboard, and whether git joins by meaning.
fn settle_in(session: &mut Session, folder: &Path, plan: &Path) -> Result<(), Failure> {
    let mut workspace = Workspace::open(plan)?;
    if workspace.identity().is_none()
        && session.environment.can_ask
        && let Some((name, email)) = init::founder(session)?
    {
        introduce(folder, &name, &email)?;
        workspace.reload()?;
    }
    merge_driver::offer(session, &mut workspace)
}
