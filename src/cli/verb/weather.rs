//! `copil weather ID WEATHER`: says whether an action will make it, and why.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::recording;
use crate::cli::session::Session;
use crate::wording::lookup::{find_action, find_weather};
use copil_plan::Intent;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct WeatherArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "WEATHER")]
    pub weather: String,
    #[arg(long, short = 'c', value_name = "TEXT")]
    pub comment: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &WeatherArgs) -> VerbResult {
    let mut workspace = session.open_only(std::slice::from_ref(&arguments.id))?;
    let action = find_action(workspace.known(), &arguments.id)?;
    let to = if session.is_none_word(&arguments.weather) {
        None
    } else {
        Some(find_weather(&arguments.weather, session.catalogue)?)
    };
    let comment = arguments.comment.clone();
    recording::record(session, &mut workspace, vec![Intent::Weather { action, to, comment }])
}
