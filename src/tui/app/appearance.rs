//! How the app looks and is laid out: theme, room mode, the tour.

use i18n_embed_fl::fl;

use super::App;
use crate::settings::{NotKept, PersonalView, ThemeChoice};
use crate::tui::memory::Memory;
use crate::tui::screen::tour::Tour;
use crate::tui::tab::Tab;
use crate::tui::theme::{TerminalColors, Theme};
use crate::wording::sentence::Sentence;
use copil_plan::sanitize::sanitize;

/// The looks that were chosen, and what is known of the terminal that shows them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ThemeState {
    pub(super) choice: ThemeChoice,
    pub(super) ground: TerminalColors,
    /// What the terminal itself said of its background.
    pub(super) reported_dark: Option<bool>,
}

impl App {
    /// Takes up looks, on a terminal of which so much is known.
    pub fn set_theme(&mut self, choice: ThemeChoice, ground: TerminalColors) {
        self.wear(choice, ground);
        self.refresh();
    }

    fn wear(&mut self, choice: ThemeChoice, ground: TerminalColors) {
        self.state.theme_state.choice = choice;
        self.state.theme_state.ground = ground;
        self.state.theme = Theme::of(choice, ground);
    }

    /// Takes up what it opens with: looks, whether it is laid out for an audience, the screen that comes first where it is
    /// another than usual, and what was remembered of an earlier day. What is in sight is worked out once for all of it.
    pub fn arrange(
        &mut self,
        (choice, ground): (ThemeChoice, TerminalColors),
        presenting: bool,
        first: Option<Tab>,
        memory: &Memory,
    ) {
        self.wear(choice, ground);
        self.state.presenting = presenting;
        self.tabs.current = first.unwrap_or(self.tabs.current);
        self.restore(memory);
    }

    /// The looks that were chosen.
    pub fn theme_choice(&self) -> ThemeChoice {
        self.state.theme_state.choice
    }

    /// Whether the terminal said that its background is dark; `None` when it did not say.
    pub fn reported_dark(&self) -> Option<bool> {
        self.state.theme_state.reported_dark
    }

    /// Takes note of what the terminal says of its background.
    pub fn background_reported(&mut self, dark: bool) {
        self.state.theme_state.reported_dark = Some(dark);
        let ground = TerminalColors {
            dark: Some(dark),
            ..self.state.theme_state.ground
        };
        self.set_theme(self.state.theme_state.choice, ground);
    }

    /// Takes the next looks, and says which they are.
    pub(super) fn next_theme(&mut self) {
        self.set_theme(self.theme_choice().next(), self.state.theme_state.ground);
        let context = self.state.context();
        let name = format!("tui-theme-name-{}", self.theme_choice().word());
        let name = context.catalogue().find(&name).unwrap_or_default();
        self.message = Some(fl!(context.catalogue(), "tui-theme-taken", name = name));
    }

    /// Whether the screen is laid out for an audience.
    pub fn is_presenting(&self) -> bool {
        self.state.presenting
    }

    /// Lays the screen out for an audience, or for one person.
    pub fn set_presentation(&mut self, presenting: bool) {
        self.state.presenting = presenting;
        self.refresh();
    }

    pub(super) fn toggle_presentation(&mut self) {
        self.set_presentation(!self.state.presenting);
        let context = self.state.context();
        let said = if self.state.presenting {
            let keys = context
                .keymap
                .keys_of(crate::tui::command::Command::Presentation, context.catalogue());
            fl!(context.catalogue(), "tui-room-on", key = keys)
        } else {
            fl!(context.catalogue(), "tui-room-off")
        };
        self.message = Some(said);
    }

    /// The views that the person saved for themselves.
    pub fn own_views(&mut self, views: Vec<PersonalView>) {
        self.state.own_views = views;
    }

    /// Takes note of how keeping a view went.
    pub fn kept(&mut self, view: PersonalView, outcome: Result<(), NotKept>) {
        let (name, why) = (view.title.clone(), outcome.err());
        let context = self.state.context();
        let catalogue = context.catalogue();
        let (what, hint) = match why {
            None => {
                self.message = Some(fl!(catalogue, "tui-view-kept", name = sanitize(&name)));
                self.state.own_views.push(view);
                // The prompt that asked for it.
                self.overlays.pop();
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
        self.overlays.push(Box::new(Tour));
    }
}
