//! The terminal screen.
//!
//! ```text
//!  copil · Projet d’administration commun …              jeudi 15 mars 2018 · jour simulé · main     chrome.rs
//!  1 Tableau de bord  2 Actions  3 Kanban  4 Calendrier  5 Groupes  6 Journal  7 À traiter  8 Cou…    tab.rs
//! ╭ Avancement ──────────────────╮╭ À traiter ───────────────────────────────────────────────╮       screen/
//! │ Réalisé  ██████████░░░  52 % ││ ! RH-04  Télétravail          retard 43 j · bloquée · ☂  │        dashboard/ …
//! ╰──────────────────────────────╯╰──────────────────────────────────────────────────────────╯
//!  entrée ouvrir  s statut  m météo  / chercher  u annuler                          q quitter       keymap.rs
//! ```
//!
//! ```text
//! key ─▶ keymap ─▶ Command ─▶ Screen::update ─▶ Effect ─▶ app/commands.rs does it ─▶ Screen::view ─▶ terminal
//! ```

pub mod app;
pub mod chrome;
pub mod clipboard;
pub mod command;
pub mod component;
pub mod config_names;
pub mod context;
mod event_loop;
pub mod history_cache;
pub mod history_chunk;
mod input_pause;
pub mod keymap;
mod live_app;
pub mod memory;
pub mod panic_hook;
pub mod portfolio;
pub mod preferences;
pub mod recent;
pub mod request;
pub mod screen;
pub mod sharing;
pub mod start_folder;
pub mod tab;
pub mod terminal;
mod terminal_query;
pub mod theme;
mod worker;

use std::io;
use std::path::PathBuf;

use app::App;
use event_loop::{LoopExit, show};
use keymap::{BadKey, Keymap};
use panic_hook::PanicReport;
use preferences::Preferences;
use theme::Theme;

use crate::workspace::{AsOf, Portfolio, Workspace};
use copil_plan::Language;

/// How the screen is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language it speaks first.
    pub language: Language,
    /// Whether it may use colours.
    pub color: bool,
}

/// Why the screen could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The terminal could not be written to or read from.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// The table of keys is wrong.
    #[error("the table of keys is wrong: {0:?}")]
    Keys(Vec<BadKey>),
    /// The program panicked.
    #[error("the program panicked: {}", .0.what)]
    Panic(PanicReport),
}

/// What the screen opens on.
pub enum Opened {
    /// A plan, as it was at first when a workspace of its past is given.
    Plan {
        /// The plan as it is.
        workspace: Box<Workspace>,
        /// The plan as it was.
        past: Option<Box<Workspace>>,
    },
    /// Several plans together, as they were at first when a moment is given.
    Portfolio {
        /// The plans as they are.
        portfolio: Box<Portfolio>,
        /// The moment.
        asked: Option<AsOf>,
    },
}

impl Opened {
    /// The folder that what is shown is remembered by.
    fn folder(&self) -> PathBuf {
        match self {
            Self::Plan { workspace, .. } => workspace.dir().to_owned(),
            Self::Portfolio { portfolio, .. } => portfolio.folder.clone(),
        }
    }

    fn app(self, language: Language, theme: Theme, keymap: Keymap, size: (u16, u16)) -> App {
        match self {
            Self::Plan { workspace, .. } => App::new(*workspace, language, theme, keymap, size),
            Self::Portfolio { portfolio, .. } => App::of_portfolio(*portfolio, language, theme, keymap, size),
        }
    }
}

/// Shows a plan, or several, until the person leaves.
///
/// A signal that ends the program is obeyed once the terminal is given back, so that the shell sees it as usual.
pub fn run(opened: Opened, options: Options, preferences: Preferences) -> Result<(), Error> {
    match panic_hook::catch_panic(|| show(opened, options, preferences)) {
        Ok(Ok(LoopExit::Quit)) => Ok(()),
        Ok(Ok(LoopExit::Signal(signal))) => Ok(raise(signal)?),
        Ok(Err(error)) => Err(error),
        Err(report) => Err(Error::Panic(report)),
    }
}

/// Ends the program as the signal would have.
#[cfg(unix)]
fn raise(signal: i32) -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal)
}

#[cfg(not(unix))]
fn raise(_signal: i32) -> io::Result<()> {
    Ok(())
}
