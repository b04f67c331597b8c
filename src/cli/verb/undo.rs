//! `copil undo [COMMIT]`: takes back the last change, or a named one, by a new commit.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::recording;
use crate::cli::session::Session;
use crate::workspace::Undo;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct UndoArgs {
    #[arg(value_name = "COMMIT")]
    pub commit: Option<String>,
    #[arg(long, conflicts_with = "commit")]
    pub redo: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &UndoArgs) -> VerbResult {
    let mut workspace = session.open()?;
    recording::refuse_if_blocked(session, &workspace)?;
    let mut context = session.context(&workspace)?;
    let what = match &arguments.commit {
        Some(commit) => Undo::Commit(commit.clone()),
        None if arguments.redo => Undo::Redo,
        None => Undo::Last,
    };
    if session.common.dry_run {
        let prepared = workspace.prepare_undo(&what, &context);
        let prepared = recording::with_plan_words(session, &workspace, prepared)?;
        return recording::show_prepared(session, &[prepared]);
    }
    context.request = Some(session.request(workspace.dir()));
    let recorded = workspace.undo(&what, &context);
    let recorded = recording::with_plan_words(session, &workspace, recorded)?;
    recording::close(session, &workspace, &[recorded])
}
