//! What was typed in a prompt that was left: it is there again when a prompt about the same is opened in this sitting.

use i18n_embed_fl::fl;

use super::App;
use crate::tui::screen::prompt::Topic;
use crate::tui::screen::{PromptKey, Screen};

/// What was typed in a prompt.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    key: PromptKey,
    typed: Vec<String>,
}

impl App {
    /// Puts a screen over the others; a prompt takes up what was typed in it before.
    pub(super) fn open(&mut self, mut screen: Box<dyn Screen>) {
        if let Some(prompt) = screen.edit_prompt() {
            let key = prompt.key();
            if let Some(draft) = self.drafts.iter().find(|draft| draft.key == key) {
                prompt.take_up(&draft.typed, &self.state.context());
            }
        }
        self.overlays.push(screen);
    }

    /// Leaves the screen on top; what was typed in it is kept, and said to be.
    pub(super) fn close(&mut self) {
        let Some(mut screen) = self.overlays.pop() else { return };
        let Some(prompt) = screen.edit_prompt() else { return };
        let (key, typed) = (prompt.key(), prompt.typed());
        self.drafts.retain(|draft| draft.key != key);
        if !typed.is_empty() {
            self.drafts.push(Draft { key, typed });
            self.message = Some(fl!(self.state.catalogue, "tui-draft-kept"));
        }
    }

    /// Forgets what was typed in a prompt, once it is recorded.
    pub(super) fn forget_draft(&mut self, key: &PromptKey) {
        self.drafts.retain(|draft| draft.key != *key);
    }

    /// Forgets why changes were to be taken back: after another change it is another that would be.
    pub(super) fn forget_undo_drafts(&mut self) {
        let undo = |draft: &Draft| {
            matches!(
                draft.key,
                PromptKey::About(Topic::Undo | Topic::Redo | Topic::Repair, _)
            )
        };
        self.drafts.retain(|draft| !undo(draft));
    }
}
