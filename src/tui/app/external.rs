//! What leaves the program: what is copied, and files that are opened in the person's editor.

use i18n_embed_fl::fl;

use super::{App, LoopRequest};
use crate::tui::screen::copy::copy_menu;
use crate::tui::screen::hand_edits::HandEditPrompt;
use crate::tui::screen::notice::Notice;
use crate::tui::screen::{Screen, Selection};
use crate::wording::sentence::Sentence;
use crate::workspace::HandEdit;
use copil_plan::Subject;

/// How an editor that was opened came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It ended well.
    Well,
    /// It ended with an error, or could not be started; its command line.
    Badly(String),
}

/// A file that was opened in the person's editor, until what became of it is shown.
#[derive(Debug)]
pub(super) struct OpenedFile {
    name: String,
    progress: EditingProgress,
}

#[derive(Debug, PartialEq, Eq)]
enum EditingProgress {
    Open,
    /// The editor was left; no reading of the files has begun since.
    Left,
    /// The files are being read since.
    Reading,
    /// They are read: what is found from here on knows what was written in the editor.
    Read,
}

impl OpenedFile {
    /// Takes note that a reading of the files begins.
    pub(super) fn reading_begins(&mut self) {
        if self.progress == EditingProgress::Left {
            self.progress = EditingProgress::Reading;
        }
    }

    /// Takes note that a reading of the files is taken over.
    pub(super) fn reading_ends(&mut self) {
        if self.progress == EditingProgress::Reading {
            self.progress = EditingProgress::Read;
        }
    }
}

impl App {
    /// The menu of what can be copied here.
    pub(super) fn copy_menu(&self) -> Option<Box<dyn Screen>> {
        let context = self.state.context();
        let selection = self.top().selection(&context);
        let actions = self.concerned();
        let file = match actions.as_slice() {
            [] | [_] => {
                let subject = selection.as_ref().and_then(Selection::subject);
                subject.and_then(|subject| self.state.workspace.file_of(&subject))
            }
            _ => None,
        };
        let file = file.map(|(_, path)| path.display().to_string());
        copy_menu(
            selection.and_then(|selection| selection.change()),
            &actions,
            file,
            &context,
        )
    }

    /// Copies a text and says what it is.
    pub(super) fn copy(&mut self, what: &str, text: String) {
        self.overlays.pop();
        self.message = Some(fl!(self.state.catalogue, "tui-copied", what = what));
        self.requests.push(LoopRequest::Copy(text));
    }

    /// Opens the file of what is selected in the person's editor.
    pub(super) fn edit_selected(&mut self) {
        if let Some(subject) = self
            .top()
            .selection(&self.state.context())
            .and_then(|selection| selection.subject())
        {
            self.edit(&subject);
        }
    }

    /// Opens a file in the person's editor.
    pub(super) fn edit(&mut self, subject: &Subject) {
        if let Some((name, path)) = self.state.workspace.file_of(subject) {
            self.editing = Some(OpenedFile {
                name: name.to_string(),
                progress: EditingProgress::Open,
            });
            self.requests.push(LoopRequest::Edit(path));
        }
    }

    /// Takes note that the editor was left; the file is read again, and what changed in it is shown.
    pub fn edited(&mut self, outcome: &Edited) {
        if let Edited::Badly(command) = outcome {
            self.editing = None;
            let catalogue = &self.state.catalogue;
            let what = fl!(catalogue, "tui-editor-failed", command = command.as_str());
            let hint = fl!(catalogue, "tui-editor-hint");
            self.tell(Sentence { what, hint: Some(hint) });
        }
        if let Some(file) = &mut self.editing {
            file.progress = EditingProgress::Left;
        }
        self.files_changed();
    }

    /// Shows what was changed in the editor, once the files are read again: what is wrong with it, or what recording it
    /// would do.
    pub(super) fn show_edited(&mut self, edits: &[HandEdit]) {
        // What was looked for before the editor was left knows nothing of it.
        let is_read = |file: &mut OpenedFile| file.progress == EditingProgress::Read;
        let Some(OpenedFile { name, .. }) = self.editing.take_if(is_read) else {
            return;
        };
        let context = self.state.context();
        let place = format!("{name}:");
        let mut troubles = self.state.problems();
        troubles.retain(|one| one.what.starts_with(&place));
        let shown: Box<dyn Screen> = if !troubles.is_empty() {
            Box::new(Notice::problems(troubles, &context))
        } else if edits.iter().any(|edit| edit.path.as_str() == name && !edit.broken) {
            Box::new(HandEditPrompt::of(Some(edits.to_vec())))
        } else {
            return;
        };
        self.overlays.push(shown);
    }
}
