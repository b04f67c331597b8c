//! `copil undo [COMMIT]`: takes back the last change, or a named one, by a new commit.

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::workspace::{Error, Sitting, Undo, Workspace};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct UndoArgs {
    #[arg(value_name = "COMMIT")]
    pub commit: Option<String>,
    #[arg(long, conflicts_with = "commit")]
    pub redo: bool,
    #[arg(long)]
    pub with_references: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &UndoArgs) -> VerbResult {
    let mut workspace = session.open()?;
    recording::refuse_if_blocked(session, &workspace)?;
    let mut context = session.context(&workspace)?;
    context.with_references = arguments.with_references;
    let what = match &arguments.commit {
        Some(commit) => Undo::Commit(commit.clone()),
        None if arguments.redo => Undo::Redo,
        None => Undo::LastOf(Sitting::Today),
    };
    if session.common.dry_run {
        let prepare = |workspace: &mut Workspace, what: &Undo| workspace.prepare_undo(what, &context);
        let prepared = asking(session, &mut workspace, &what, prepare)?;
        return recording::show_prepared(session, &[prepared]);
    }
    context.request = Some(session.request(workspace.dir()));
    let undo = |workspace: &mut Workspace, what: &Undo| workspace.undo(what, &context);
    let recorded = asking(session, &mut workspace, &what, undo)?;
    recording::close(session, &workspace, &[recorded])
}

/// Does it; where the last change is an older one, asks about that one first.
fn asking<T>(
    session: &mut Session,
    workspace: &mut Workspace,
    what: &Undo,
    attempt: impl Fn(&mut Workspace, &Undo) -> Result<T, Error>,
) -> Result<T, Failure> {
    let mut outcome = attempt(workspace, what);
    if let Err(error @ Error::OutsideSitting { commit, .. }) = outcome {
        let question = fl!(session.catalogue, "cli-ask-undo");
        recording::ask_if_sure(session, workspace.plan(), error.into(), &question)?;
        // Whatever was recorded meanwhile, what was shown is what is taken back.
        outcome = attempt(workspace, &Undo::Commit(commit.to_string()));
    }
    recording::with_plan_words(session, workspace, outcome)
}
