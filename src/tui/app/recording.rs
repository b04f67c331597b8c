//! What a prompt asks for: its preview and its recording, both background tasks on a second handle of the workspace.
//!
//! A preview belongs to one request at one state of the plan, and any other is dropped. Enter waits for the preview, so
//! that what is recorded is what was shown, and whatever is typed until it is recorded is held and handled in order.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};
use i18n_embed_fl::fl;

use super::App;
use super::background::{FolderTask, LoopRequest, TaskResult};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::request::{EditRequest, PreviewOutcome};
use crate::tui::screen::import::ImportScreen;
use crate::wording::Catalogue;
use crate::wording::sentence;
use crate::workspace::{Error, RecordedCommit, Workspace};

/// What a person does with keyboard and mouse.
#[derive(Debug)]
pub(super) enum Input {
    /// A key, and the pause before it.
    Key(KeyEvent, Duration),
    /// A click, or a turn of the wheel.
    Mouse(MouseEvent),
    /// A pasted text.
    Paste(String),
}

/// What is asked for, and how far it is.
#[derive(Debug, Default)]
pub(super) struct RecordingState {
    /// What the prompt on top asks for, as it stands.
    request: Option<EditRequest>,
    /// Whether a preview is being worked out, of this request or of an earlier one.
    preview_runs: bool,
    /// What is being recorded, and the place of its prompt among the overlays, where a prompt asked for it.
    recording: Option<(EditRequest, Option<usize>)>,
    /// How many screens are being read that open once they are.
    opening: usize,
    /// What was done meanwhile.
    held: VecDeque<Input>,
}

/// What would become of a request.
pub struct Preview {
    /// The state of the plan that it was worked out on.
    state: u64,
    request: EditRequest,
    outcome: Vec<PreviewOutcome>,
}

/// What became of a request.
pub struct Recorded {
    request: EditRequest,
    /// The handle that recorded it.
    workspace: Workspace,
    outcome: Result<Vec<RecordedCommit>, Error>,
}

impl App {
    /// Handles an input, or holds it until its turn comes.
    pub(super) fn input(&mut self, input: Input) {
        self.recording.held.push_back(input);
        self.release_input();
    }

    /// Handles the inputs that were held, as far as none must wait.
    pub(super) fn release_input(&mut self) {
        while let Some(input) = self.recording.held.pop_front() {
            if self.must_wait(&input) {
                return self.recording.held.push_front(input);
            }
            match input {
                Input::Key(key, pause) => self.handle_key(key, pause),
                Input::Mouse(event) => self.handle_mouse(event),
                Input::Paste(text) => self.handle_paste(&text),
            }
        }
        self.tell_what_waits();
    }

    /// Nothing is handled while something is recorded or a screen is about to open: what is typed is meant for that. Where
    /// a comparison is awaited, it can only be left. Enter is not handled before the preview is there.
    fn must_wait(&mut self, input: &Input) -> bool {
        let awaits_comparison = self.comparing().is_some_and(|screen| screen.is_awaited());
        let import = self.importing().map(|screen| (screen.is_read(), screen.is_awaited()));
        let meaning = |key| self.state.keymap.meaning(self.top().scopes(), key);
        let waits = |key| match meaning(key) {
            Some(Command::Record) => self.state.previewing,
            Some(Command::Back | Command::Quit | Command::Suspend | Command::Redraw) => false,
            // What was read before stays in sight, to be gone through.
            Some(command) if import == Some((true, true)) => ImportScreen::needs_outcome(command),
            _ => awaits_comparison || import.is_some_and(|(is_read, _)| !is_read),
        };
        self.is_recording()
            || self.recording.opening > 0
            || match input {
                Input::Key(key, _) => waits(*key),
                Input::Mouse(_) | Input::Paste(_) => awaits_comparison,
            }
    }

    /// Has a screen read on another thread, which opens once it is.
    pub(super) fn spawn_opening(&mut self, work: impl FnOnce() -> TaskResult + Send + 'static) {
        self.recording.opening += 1;
        self.spawn(work);
    }

    /// The same for one that is read in the folder that the program was started in.
    pub(super) fn open_in_folder(&mut self, work: FolderTask) {
        self.recording.opening += 1;
        self.requests.push(LoopRequest::InFolder(work));
    }

    /// Takes note that a screen that was being read is there.
    pub(super) fn opened(&mut self) {
        self.recording.opening = self.recording.opening.saturating_sub(1);
    }

    /// What was typed for a screen that is there now, and is none of this app's.
    pub(super) fn take_held(&mut self) -> VecDeque<Input> {
        std::mem::take(&mut self.recording.held)
    }

    /// Says why the screen that was being read does not open. What was typed for it is of no use to another.
    pub(super) fn not_opened(&mut self, error: &Error) {
        self.opened();
        self.recording.held.clear();
        self.tell_error(error);
    }

    /// Whether the preview of the prompt on top is being worked out.
    pub fn is_previewing(&self) -> bool {
        self.state.previewing
    }

    pub(super) fn is_recording(&self) -> bool {
        self.recording.recording.is_some()
    }

    /// What the last line says while several changes are recorded, or keys wait for a screen that is being read.
    pub(super) fn recording_message(&self) -> Option<String> {
        if self.recording.opening > 0 && !self.recording.held.is_empty() {
            return Some(fl!(self.state.catalogue, "tui-opening"));
        }
        let (request, _) = self.recording.recording.as_ref()?;
        (!request.is_single()).then(|| fl!(self.state.catalogue, "tui-recording"))
    }

    /// Has the preview of what the prompt on top asks for worked out, when it asks for something else than before.
    pub(super) fn request_preview(&mut self) {
        let context = self.state.context();
        let prompt = self.overlays.last_mut().and_then(|screen| screen.edit_prompt());
        let request = prompt.and_then(|prompt| prompt.request(&context));
        let request = request.map(|request| self.in_session(request));
        if request != self.recording.request {
            self.state.previewing = request.is_some();
            self.recording.request = request;
        }
        let request = self.recording.request.clone().filter(|_| self.state.previewing);
        let Some(request) = request.filter(|_| !self.recording.preview_runs) else {
            return;
        };
        self.recording.preview_runs = true;
        let (state, workspace) = (self.background.state, self.state.workspace.duplicate());
        let language = self.state.catalogue.language();
        let keys = self.state.keymap.screen_keys(&self.state.catalogue);
        self.spawn(move || {
            let outcome = request.preview(&workspace, &Catalogue::new(language), &keys);
            TaskResult::Previewed(Box::new(Preview {
                state,
                request,
                outcome,
            }))
        });
    }

    /// Has the preview worked out anew, on the plan as it is now.
    pub(super) fn renew_preview(&mut self) {
        self.recording.request = None;
        self.request_preview();
    }

    /// Shows a preview, unless the plan or the request is another by now.
    pub(super) fn previewed(&mut self, preview: Preview) {
        self.recording.preview_runs = false;
        if preview.state != self.background.state || Some(&preview.request) != self.recording.request.as_ref() {
            return;
        }
        self.state.previewing = false;
        let context = self.state.context();
        if let Some(prompt) = self.overlays.last_mut().and_then(|screen| screen.edit_prompt()) {
            prompt.previewed(preview.outcome, &context);
        }
    }

    /// Has a request of the prompt on top recorded.
    pub(super) fn record(&mut self, request: EditRequest) {
        let request = self.in_session(request);
        let mut workspace = self.state.workspace.duplicate();
        let top = self.overlays.last_mut();
        let prompt = top.is_some_and(|screen| screen.edit_prompt().is_some());
        let prompt = prompt.then(|| self.overlays.len() - 1);
        self.recording.recording = Some((request.clone(), prompt));
        self.spawn(move || {
            let outcome = request.record(&mut workspace);
            TaskResult::Recorded(Box::new(Recorded {
                request,
                workspace,
                outcome,
            }))
        });
    }

    /// Takes over what was recorded: its prompt is left, and stays as it is when it was refused.
    pub(super) fn recorded(&mut self, recorded: Recorded) {
        let Recorded {
            request,
            workspace,
            outcome,
        } = recorded;
        let prompt = self.recording.recording.take().and_then(|(_, prompt)| prompt);
        let before = self.state.workspace.adopt(workspace);
        let is_changed = before.is_some();
        self.throw_away(before);
        let is_aside = matches!(request, EditRequest::InProposal { .. });
        if let Ok(made) | Err(Error::Midway { recorded: made, .. }) = &outcome
            && !is_aside
        {
            self.sitting.extend(made.iter().map(|one| one.commit));
        }
        match outcome {
            Ok(made) => {
                let prompts = request.screens();
                if let Some(at) = prompt.filter(|at| *at < self.overlays.len()) {
                    for at in (at.saturating_sub(prompts - 1)..=at).rev() {
                        self.leave_prompt(at);
                    }
                }
                if matches!(request, EditRequest::Import { .. }) {
                    self.forget_import();
                }
                // What was so already, or left aside, was asked about as well.
                let asked = self.recording.request.iter().flat_map(EditRequest::actions);
                for action in asked.chain(request.actions()) {
                    self.state.marks.remove(action);
                }
                self.message = Some(recorded_message(&request, &made, &self.state.context()));
                self.batch = undoable(&request, &made);
                self.plan_changed();
            }
            Err(error) => {
                let (catalogue, plan) = (&self.state.catalogue, self.state.workspace.plan());
                let keys = self.state.keymap.screen_keys(catalogue);
                let trouble = sentence::error_on_screen(catalogue, plan, &error, &keys);
                // Some of several changes may stand.
                if is_changed || !request.is_single() {
                    self.plan_changed();
                }
                self.tell(trouble);
            }
        }
        self.renew_preview();
        self.reread_if_needed();
    }

    fn leave_prompt(&mut self, at: usize) {
        let mut left = self.overlays.remove(at);
        if let Some(key) = left.edit_prompt().map(|prompt| prompt.key()) {
            self.forget_draft(&key);
        }
    }

    /// Waits no longer for what panicked in the background.
    pub(super) fn abandon_recording(&mut self) {
        self.recording.preview_runs = false;
        if std::mem::take(&mut self.recording.opening) > 0 {
            self.recording.held.clear();
        }
        self.comparison_failed();
        if self.recording.recording.take().is_some() {
            self.files_changed();
        }
    }
}

/// What was recorded, with its commit.
fn recorded_message(request: &EditRequest, made: &[RecordedCommit], context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match request {
        EditRequest::InProposal { name, .. } => return fl!(catalogue, "proposal-put", name = name.as_str()),
        EditRequest::Refuse { proposal, .. } => {
            return fl!(catalogue, "proposal-refused", name = proposal.name.as_str());
        }
        _ => {}
    }
    match made {
        [one] => fl!(
            catalogue,
            "tui-recorded",
            subject = one.subject.as_str(),
            commit = one.commit.short(7)
        ),
        several => {
            let key = context.keymap.key_of(Command::Undo, catalogue);
            fl!(catalogue, "tui-recorded-several", count = several.len(), key = key)
        }
    }
}

/// The commits that the next undo may take back together, newest first: those of several changes made at once.
fn undoable(request: &EditRequest, made: &[RecordedCommit]) -> Vec<String> {
    match request {
        EditRequest::Change { .. } | EditRequest::HandEdits { .. } if made.len() > 1 => {
            made.iter().rev().map(|one| one.commit.to_string()).collect()
        }
        _ => Vec::new(),
    }
}
