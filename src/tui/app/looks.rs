//! How the app looks and is laid out: theme, room mode, the tour.

use i18n_embed_fl::fl;

use super::App;
use crate::settings::{NotKept, ThemeChoice, View};
use crate::tui::screen::tour::Tour;
use crate::tui::tab::Tab;
use crate::tui::theme::{Ground, Theme};
use crate::wording::sentence::Sentence;
use copil_plan::sanitize::sanitize;

/// The looks that were chosen, and what is known of the terminal that shows them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ThemeState {
    pub(super) choice: ThemeChoice,
    pub(super) ground: Ground,
    /// What the terminal itself said of its background.
    pub(super) told: Option<bool>,
}

impl App {
    /// Takes up looks, on a terminal of which so much is known.
    pub fn dress(&mut self, choice: ThemeChoice, ground: Ground) {
        self.room.looks.choice = choice;
        self.room.looks.ground = ground;
        self.room.theme = Theme::of(choice, ground);
        self.refresh();
    }

    /// The looks that were chosen.
    pub fn looks(&self) -> ThemeChoice {
        self.room.looks.choice
    }

    /// Whether the terminal said that its background is dark; `None` when it did not say.
    pub fn ground_told(&self) -> Option<bool> {
        self.room.looks.told
    }

    /// Takes note of what the terminal says of its background.
    pub fn hear_ground(&mut self, dark: bool) {
        self.room.looks.told = Some(dark);
        let ground = Ground {
            dark: Some(dark),
            ..self.room.looks.ground
        };
        self.dress(self.room.looks.choice, ground);
    }

    /// Takes the next looks, and says which they are.
    pub(super) fn next_theme(&mut self) {
        self.dress(self.looks().next(), self.room.looks.ground);
        let context = self.room.context();
        let name = format!("tui-theme-name-{}", self.looks().word());
        let name = context.catalogue().find(&name).unwrap_or_default();
        self.message = Some(fl!(context.catalogue(), "tui-theme-taken", name = name));
    }

    /// Whether the screen is laid out for an audience.
    pub fn is_presenting(&self) -> bool {
        self.room.presenting
    }

    /// Lays the screen out for an audience, or for one person.
    pub fn set_presentation(&mut self, presenting: bool) {
        self.room.presenting = presenting;
        self.refresh();
    }

    pub(super) fn toggle_presentation(&mut self) {
        self.set_presentation(!self.room.presenting);
        let context = self.room.context();
        let said = if self.room.presenting {
            let keys = context
                .keymap
                .keys_of(crate::tui::command::Command::Presentation, context.catalogue());
            fl!(context.catalogue(), "tui-room-on", key = keys)
        } else {
            fl!(context.catalogue(), "tui-room-off")
        };
        self.message = Some(said);
    }

    /// Opens on another screen than the first.
    pub fn open_on(&mut self, tab: Tab) {
        self.tabs.current = tab;
        self.refresh();
    }

    /// The views that the person saved for themselves.
    pub fn own_views(&mut self, views: Vec<View>) {
        self.room.own_views = views;
    }

    /// Takes note of how keeping a view went.
    pub fn kept(&mut self, view: View, outcome: Result<(), NotKept>) {
        let (name, why) = (view.title.clone(), outcome.err());
        let context = self.room.context();
        let catalogue = context.catalogue();
        let (what, hint) = match why {
            None => {
                self.message = Some(fl!(catalogue, "tui-view-kept", name = sanitize(&name)));
                self.room.own_views.push(view);
                // The prompt that asked for it.
                self.above.pop();
                return self.refresh();
            }
            Some(NotKept::NoFile) => (fl!(catalogue, "config-file-none"), None),
            Some(NotKept::Taken) => (
                fl!(catalogue, "tui-view-taken", name = sanitize(&view.name)),
                Some(fl!(catalogue, "hint-view-taken")),
            ),
            Some(NotKept::Io(error)) => {
                let why = sanitize(&error.to_string());
                (fl!(catalogue, "tui-view-not-kept", why = why), None)
            }
        };
        self.tell(Sentence { what, hint });
    }

    /// Shows the tour.
    pub fn show_tour(&mut self) {
        self.above.push(Box::new(Tour));
    }
}
