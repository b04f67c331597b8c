//! What a person wants of the screen, and what the screen remembers for them: read before it opens, written when it closes.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::app::{App, Edited};
use super::clipboard::Clipboard;
use super::config_names;
use super::keymap::Keymap;
use super::memory::{ActionsMemory, Memory};
use super::start_folder::StartFolder;
use super::tab::Tab;
use super::theme::TerminalColors;
use crate::settings::{RememberedState, Settings, ThemeChoice};

/// What a person wants of the screen.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// The looks that were asked for on the command line.
    pub theme: Option<ThemeChoice>,
    /// What is known of the terminal before it is asked.
    pub ground: TerminalColors,
    /// Whether the terminal may be asked for its background.
    pub asks: bool,
    /// Whether the screen opens for an audience.
    pub room: bool,
    /// Whether the tour is shown, seen or not.
    pub tour: bool,
    /// The keys.
    pub keymap: Keymap,
    /// What the configuration file says.
    pub settings: Settings,
    /// The configuration file, there or not.
    pub config_file: Option<PathBuf>,
    /// Where things are remembered.
    pub state_file: Option<PathBuf>,
    /// The folder that papers are written to: the one that the program was started in.
    pub folder: StartFolder,
    /// The clipboard and the editor.
    pub external: ExternalPrograms,
}

/// What the screen uses outside itself.
#[derive(Clone, Debug)]
pub struct ExternalPrograms {
    /// Where what is copied goes.
    pub clipboard: Clipboard,
    /// Opens a file in the person's editor and waits until it is left.
    pub edit: fn(&Path) -> Edited,
}

/// What the screens remember of a plan, with what the configuration file said of the same things at the time: once it says
/// something else, it has the last word again.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct PersistedScreens {
    columns: Vec<String>,
    order: String,
    memory: Memory,
}

/// The looks, and the memory that goes with them.
#[derive(Debug)]
pub(super) struct StateStore {
    state: RememberedState,
    state_file: Option<PathBuf>,
    /// What the looks are when no key chooses others.
    configured: ThemeChoice,
    /// What the screen opens with.
    opening: ThemeChoice,
    settings: Settings,
}

impl StateStore {
    /// Reads what is remembered. Without colours there are none, whatever is remembered.
    pub(super) fn open(preferences: &Preferences, colour: bool) -> Self {
        let state_file = preferences.state_file.clone();
        let state = state_file.as_deref().map(RememberedState::read).unwrap_or_default();
        let configured = preferences.settings.theme;
        let remembered = if colour {
            state.theme_over(configured)
        } else {
            ThemeChoice::None
        };
        Self {
            opening: preferences.theme.unwrap_or(remembered),
            state,
            state_file,
            configured,
            settings: preferences.settings.clone(),
        }
    }

    /// The looks to open with.
    pub(super) fn choice(&self) -> ThemeChoice {
        self.opening
    }

    /// What is known of the terminal: what it said the last time stands in until it answers.
    pub(super) fn ground(&self, told: TerminalColors) -> TerminalColors {
        TerminalColors {
            dark: told.dark.or(self.state.dark),
            ..told
        }
    }

    /// Whether to show the tour of the first start. It is taken for seen at once, and not shown where that cannot be
    /// remembered, for it would be shown for ever.
    pub(super) fn shows_tour(&self) -> bool {
        let unseen = !self.state.tour_seen;
        let remembers = |file: &Path| RememberedState::update(file, |state| state.tour_seen = true).is_ok();
        unseen && self.state_file.as_deref().is_some_and(remembers)
    }

    /// What the screens remember of a plan, by its folder.
    pub(super) fn memory(&self, plan: &Path) -> Memory {
        let kept = self.state.memory(&plan.to_string_lossy());
        let kept: PersistedScreens = kept
            .and_then(|kept| serde_json::from_value(kept.clone()).ok())
            .unwrap_or_default();
        let mut memory = kept.memory;
        if (&kept.columns, &kept.order) != (&self.settings.columns, &self.settings.order) {
            let usual = Settings::usual(&config_names::known());
            let (columns, order) = (self.settings.columns.clone(), self.settings.order.clone());
            memory.actions = ActionsMemory::default();
            if columns != usual.columns {
                memory.actions.columns = columns;
            }
            memory.actions.order = Some(order).filter(|order| *order != usual.order);
        }
        memory
    }

    /// Remembers what the app leaves behind. Where that cannot be written down it is forgotten, which is no reason to
    /// trouble anyone.
    pub(super) fn close(&self, app: &App, plan: &Path) {
        let Some(file) = &self.state_file else { return };
        let kept = PersistedScreens {
            columns: self.settings.columns.clone(),
            order: self.settings.order.clone(),
            memory: app.memory(),
        };
        let Ok(kept) = serde_json::to_value(kept) else { return };
        let (looks, told) = (app.theme_choice(), app.reported_dark());
        let _ = RememberedState::update(file, |state| {
            if looks != self.opening {
                state.choose_theme(looks, self.configured);
            }
            if told.is_some() {
                state.dark = told;
            }
            state.remember(&plan.to_string_lossy(), kept);
        });
    }
}

impl App {
    /// Dresses and arranges itself as the person likes it.
    pub(super) fn configure(&mut self, preferences: &Preferences, store: &StateStore, plan: &Path) {
        self.own_views(preferences.settings.views.clone());
        let looks = (store.choice(), store.ground(preferences.ground));
        // A room sees the whole plan first.
        let start = preferences.settings.start.as_deref().and_then(config_names::tab);
        let first = start.or(preferences.room.then_some(Tab::Dashboard));
        self.arrange(looks, preferences.room, first, &store.memory(plan));
        if preferences.tour || store.shows_tour() {
            self.show_tour();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferences(file: &Path) -> Preferences {
        Preferences {
            external: ExternalPrograms {
                clipboard: Clipboard::default(),
                edit: |_| Edited::Well,
            },
            theme: None,
            ground: TerminalColors::default(),
            asks: false,
            room: false,
            tour: false,
            keymap: Keymap::built_in().unwrap(),
            settings: Settings::usual(&config_names::known()),
            config_file: None,
            folder: StartFolder::default(),
            state_file: Some(file.to_owned()),
        }
    }

    fn remembers(file: &Path, settings: &Settings, memory: Memory) {
        let kept = PersistedScreens {
            columns: settings.columns.clone(),
            order: settings.order.clone(),
            memory,
        };
        let kept = serde_json::to_value(kept).unwrap();
        RememberedState::update(file, |state| state.remember("/plan", kept)).unwrap();
    }

    #[test]
    fn what_is_remembered_holds_until_the_configuration_says_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        let mut preferences = preferences(&file);
        let memory = |preferences: &Preferences| StateStore::open(preferences, true).memory(Path::new("/plan"));
        assert_eq!(memory(&preferences), Memory::default());
        let mut chosen = Memory::default();
        chosen.actions.columns = vec!["id".into()];
        chosen.board_by = Some("lead".into());
        remembers(&file, &preferences.settings, chosen.clone());
        assert_eq!(memory(&preferences), chosen);
        preferences.settings.columns = vec!["title".into()];
        let changed = memory(&preferences);
        assert_eq!(changed.actions.columns, ["title"]);
        assert_eq!(
            changed.board_by, chosen.board_by,
            "what the file does not speak of stays"
        );
    }

    #[test]
    fn a_memory_that_makes_no_sense_any_more_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        let strange = serde_json::json!({"memory": {"actions": 3}, "columns": "x"});
        RememberedState::update(&file, |state| state.remember("/plan", strange)).unwrap();
        let store = StateStore::open(&preferences(&file), true);
        assert_eq!(store.memory(Path::new("/plan")), Memory::default());
    }

    #[test]
    fn the_command_line_comes_before_what_is_remembered_and_no_colours_before_that() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state.json");
        RememberedState::update(&file, |state| {
            state.choose_theme(ThemeChoice::Light, ThemeChoice::Auto);
            state.dark = Some(true);
        })
        .unwrap();
        let mut preferences = preferences(&file);
        let choice = |preferences: &Preferences, colour| StateStore::open(preferences, colour).choice();
        assert_eq!(choice(&preferences, true), ThemeChoice::Light);
        assert_eq!(choice(&preferences, false), ThemeChoice::None);
        preferences.theme = Some(ThemeChoice::Dark);
        assert_eq!(choice(&preferences, true), ThemeChoice::Dark);
        let store = StateStore::open(&preferences, true);
        assert_eq!(
            store.ground(TerminalColors::default()).dark,
            Some(true),
            "until the terminal answers"
        );
    }
}
