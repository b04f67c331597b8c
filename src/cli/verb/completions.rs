//! `copil completions SHELL`: a script that completes the command line in a shell.

use clap::Args;
use clap_complete::Shell;

use crate::cli::failure::{ExitStatus, VerbResult};
use crate::cli::help::{PROGRAM, command};
use crate::cli::session::Session;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &CompletionsArgs) -> VerbResult {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command(&session.catalogue), PROGRAM, &mut script);
    session.out.bytes(&script)?;
    Ok(ExitStatus::Done)
}
