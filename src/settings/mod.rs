//! What a person chose once and for all, and what is remembered for them.
//!
//! ```text
//! config.toml ─▶ read ─▶ Settings, Problems with line and column     written by the person, never by the program
//! state.json  ─▶ RememberedState                                     written by the program, never asked for
//! ```
//!
//! The room knows neither the screen nor the command line: which screens, columns and orders there are is handed to it as
//! [`SettingNames`], and the keys are handed on as [`KeyRule`]s, which the table of keys takes or refuses.

mod problem;
mod read;
pub mod state;
mod view;

pub use problem::{ConfigFault, ConfigPosition, ConfigProblem, SettingType};
pub use read::{AUTO, read};
pub use state::RememberedState;
pub use view::{NotKept, keep_view, with_view};

use copil_plan::Language;

/// The looks that a person may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// What suits the terminal's background.
    #[default]
    Auto,
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
    /// Few colours, far from the ground.
    HighContrast,
    /// Colours that people who see fewer of them tell apart.
    ColourBlind,
    /// No colours.
    None,
}

impl ThemeChoice {
    /// Every choice, in the order in which a key goes through them.
    pub const ALL: &'static [Self] = &[
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::ColourBlind,
        Self::None,
    ];

    /// The word that the file, the command line and the catalogues know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::ColourBlind => "colour-blind",
            Self::None => "none",
        }
    }

    /// The choice that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = if word == "color-blind" { "colour-blind" } else { word };
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }

    /// The one after it, and after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|choice| *choice == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// The words that the screen knows, which the file may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingNames {
    /// The screens that it may open on.
    pub screens: Vec<&'static str>,
    /// The columns of the table of actions.
    pub columns: Vec<&'static str>,
    /// Those of them that it has when nothing was chosen, in their order.
    pub usual_columns: Vec<&'static str>,
    /// The orders of the table of actions, the usual one first.
    pub orders: Vec<&'static str>,
}

/// A view that a person saved for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalView {
    /// The name it is asked for by.
    pub name: String,
    /// What it is called on the screen.
    pub title: String,
    /// Which actions it shows, in the filter language.
    pub filter: String,
    /// Where the filter stands in the file.
    pub filter_at: ConfigPosition,
    /// By what they are ordered, when that is its own.
    pub order: Option<String>,
    /// The columns, when they are its own.
    pub columns: Option<Vec<String>>,
}

/// The keys that a person gives to a command in a part of the screen: the names as they were written, each with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRule {
    /// The part of the screen.
    pub scope: (String, ConfigPosition),
    /// The command.
    pub command: (String, ConfigPosition),
    /// The keys; none takes the command's keys away.
    pub keys: Vec<(String, ConfigPosition)>,
}

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language; `None` leaves it to the surroundings.
    pub language: Option<Language>,
    /// The looks.
    pub theme: ThemeChoice,
    /// The screen to open on; `None` leaves it to the program.
    pub start: Option<String>,
    /// Whether the screen is laid out for the wall of a room.
    pub room: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The columns of the table of actions, in their order.
    pub columns: Vec<String>,
    /// By what the table of actions is ordered.
    pub order: String,
    /// The keys.
    pub keys: Vec<KeyRule>,
    /// The views.
    pub views: Vec<PersonalView>,
}

impl Settings {
    /// What holds where nothing was chosen.
    pub fn usual(known: &SettingNames) -> Self {
        Self {
            language: None,
            theme: ThemeChoice::Auto,
            start: None,
            room: false,
            mouse: true,
            columns: known.usual_columns.iter().map(|column| (*column).to_owned()).collect(),
            order: known
                .orders
                .first()
                .map(|order| (*order).to_owned())
                .unwrap_or_default(),
            keys: Vec::new(),
            views: Vec::new(),
        }
    }
}
