//! `copil help [VERB]`: what `--help` says.

use clap::{Args, Command};

use crate::cli::failure::{ExitStatus, VerbResult};
use crate::cli::help::command;
use crate::cli::session::Session;
use crate::cli::usage::nearest_verb;
use crate::wording::sentence::{ArgumentError, UsageError, UsageHint};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct HelpArgs {
    #[arg(value_name = "VERB")]
    pub verbs: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &HelpArgs) -> VerbResult {
    let tree = command(&session.catalogue);
    let mut found: &Command = &tree;
    for word in &arguments.verbs {
        found = match found.find_subcommand(word) {
            Some(below) => below,
            None => {
                let hint = UsageHint::Nearest(nearest_verb(found, word));
                return Err(UsageError::Arguments(ArgumentError::UnknownVerb(word.clone()), hint).into());
            }
        };
    }
    let text = session.out.styled(&found.clone().render_help());
    session.out.text(&text)?;
    Ok(ExitStatus::Done)
}
