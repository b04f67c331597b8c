//! `copil [PLAN]`: opens the screen.

use std::path::PathBuf;

use crate::cli::arguments::{Arguments, ScreenArgs};
use crate::cli::configuration;
use crate::cli::environment::{clipboard, edit_from_screen, provoke_faults};
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::usage::nearest_verb;
use crate::tui::preferences::{ExternalPrograms, Preferences};
use crate::tui::start_folder::StartFolder;
use crate::tui::theme::TerminalColors;
use crate::tui::{self, Opened};
use crate::wording::sentence::UsageError;
use crate::workspace::locate::{LocateError, Located, locate_any};
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{Portfolio, Workspace};

/// Opens the screen on the plan that is meant.
pub(crate) fn run(session: &mut Session, screen: ScreenArgs) -> VerbResult {
    let named = session.common.plan.clone();
    let folder = match locate_any(&session.environment.folder, named.as_deref()) {
        Ok(Located::Plan(folder)) => folder,
        Ok(Located::Portfolio(list)) => return show_portfolio(session, list, screen),
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
    let (workspace, past) = (Box::new(workspace), past.map(Box::new));
    show_opened(session, Opened::Plan { workspace, past }, screen)
}

/// Opens the screen on several plans.
pub(crate) fn show_portfolio(session: &mut Session, list: PlanList, screen: ScreenArgs) -> VerbResult {
    let (portfolio, asked) = match session.common.at.clone() {
        None => (Portfolio::open_remembered(list), None),
        Some(text) => {
            let portfolio = Portfolio::open(list);
            let asked = session.as_of_all(&portfolio, &text)?;
            (portfolio, asked)
        }
    };
    let portfolio = Box::new(portfolio);
    show_opened(session, Opened::Portfolio { portfolio, asked }, screen)
}

/// Opens the screen.
fn show_opened(session: &mut Session, opened: Opened, screen: ScreenArgs) -> VerbResult {
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
        folder: StartFolder {
            path: environment.folder.clone(),
            home: environment.home.clone(),
        },
        external: ExternalPrograms {
            clipboard: clipboard(),
            edit: edit_from_screen,
        },
    };
    tui::run(opened, options, preferences)?;
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
