//! `copil [PLAN]`: opens the screen.

use std::path::PathBuf;

use i18n_embed_fl::fl;

use clap::CommandFactory;

use crate::cli::arguments::{Arguments, ScreenArgs};
use crate::cli::configuration;
use crate::cli::environment::{clipboard, edit_from_screen, provoke_faults};
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::usage::nearest_verb;
use crate::tui;
use crate::tui::preferences::{ExternalPrograms, Preferences};
use crate::tui::theme::TerminalColors;
use crate::wording::sentence::UsageError;
use crate::wording::sentence::shown;
use crate::workspace::Workspace;
use crate::workspace::locate::{LocateError, Located, locate_any};

/// Opens the screen on the plan that is meant.
pub(crate) fn run(session: &mut Session, screen: ScreenArgs) -> VerbResult {
    let named = session.common.plan.clone();
    let folder = match locate_any(&session.environment.folder, named.as_deref()) {
        Ok(Located::Plan(folder)) => folder,
        Ok(Located::Portfolio(list)) => chosen(session, list.plans.into_iter().map(|plan| plan.dir).collect())?,
        Err(LocateError::NotAPlan { path }) => return Err(neither(path)),
        Err(error) => return Err(error.into()),
    };
    let workspace = Workspace::open(&folder)?;
    let past = match &session.common.at {
        Some(text) => Some(workspace.at_moment(session.as_of(&workspace, text)?)?),
        None => None,
    };
    show(session, workspace, past, screen)
}

/// Opens the screen on a plan. What is wrong in the configuration file is told first, all of it at once.
pub(crate) fn show(
    session: &mut Session,
    workspace: Workspace,
    past: Option<Workspace>,
    screen: ScreenArgs,
) -> VerbResult {
    session.out.flush()?;
    if !session.environment.is_terminal || !session.environment.can_ask {
        return Err(UsageError::NoTerminal.into());
    }
    configuration::refuse_if_faulty(session)?;
    let keymap = session.configuration.keymap().map_err(tui::Error::Keys)?;
    let (environment, settings) = (&session.environment, &session.configuration.settings);
    let colourless = !session.common.color.allows(true, environment.no_color);
    let options = tui::Options {
        language: session.catalogue.language(),
        color: !colourless,
    };
    provoke_faults();
    let preferences = Preferences {
        theme: screen.theme,
        ground: TerminalColors {
            dark: environment.terminal.is_dark(),
            depth: environment.terminal.depth(),
        },
        asks: environment.terminal.answers(),
        room: screen.room || settings.room,
        tour: screen.tour,
        keymap,
        settings: settings.clone(),
        config_file: environment.config_file.clone(),
        state_file: environment.state_file.clone(),
        folder: environment.folder.clone(),
        external: ExternalPrograms {
            clipboard: clipboard(),
            edit: edit_from_screen,
        },
    };
    tui::run(workspace, past, options, preferences)?;
    Ok(ExitStatus::Done)
}

/// A word that is no plan may be a verb with a slip of the finger.
fn neither(path: PathBuf) -> Failure {
    let word = path.to_string_lossy().into_owned();
    if path.components().count() > 1 || path.exists() {
        return LocateError::NotAPlan { path }.into();
    }
    let nearest = nearest_verb(&Arguments::command(), &word);
    UsageError::NeitherPlanNorVerb { word, nearest }.into()
}

/// Lets the person choose among several plans.
fn chosen(session: &mut Session, plans: Vec<PathBuf>) -> Result<PathBuf, Failure> {
    let error = |plans: Vec<PathBuf>| {
        let plans = plans.iter().map(|plan| plan.display().to_string()).collect();
        Failure::from(LocateError::Several { plans })
    };
    if !session.environment.can_ask {
        return Err(error(plans));
    }
    for (n, plan) in plans.iter().enumerate() {
        session.print_note(&format!("{:>3}  {}", n + 1, shown(plan)));
    }
    let question = fl!(session.catalogue, "cli-ask-plan");
    let answer = session.ask(&question)?.unwrap_or_default();
    let by_number = answer.parse::<usize>().ok().and_then(|n| plans.get(n.checked_sub(1)?));
    let by_name = plans
        .iter()
        .find(|plan| plan.file_name().is_some_and(|name| name == answer.as_str()));
    match by_number.or(by_name) {
        Some(plan) => Ok(plan.clone()),
        None => Err(error(plans)),
    }
}
