//! The edits made outside the program that nobody recorded: which files, what they change, and the commits that would
//! record them.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{EditPrompt, Effect, PromptKey, Screen};
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::workspace::HandEdit;
use copil_plan::sanitize::sanitize;

/// The edits made outside the program.
#[derive(Clone, Debug)]
pub struct HandEditPrompt {
    /// The edits, once they are found.
    edits: Option<Vec<HandEdit>>,
    outcome: Vec<PreviewOutcome>,
    /// Why: a status may ask for it.
    reason: TextEntry,
    text: TextPopup,
}

/// The rows of the reason, and of what is above it.
const REASON: u16 = 2;
const FOOT: u16 = REASON + 2;

impl HandEditPrompt {
    /// Shows edits; `None` while they are looked for.
    pub fn of(edits: Option<Vec<HandEdit>>) -> Self {
        Self {
            edits,
            outcome: Vec::new(),
            reason: TextEntry::lines(""),
            text: TextPopup::with_foot(FOOT),
        }
    }

    fn is_none(&self) -> bool {
        self.edits.as_ref().is_some_and(Vec::is_empty)
    }

    fn page(&self, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(text_room(context.body).0, theme);
        if self.is_none() {
            page.wrapped(&fl!(catalogue, "tui-no-hand-edits"), theme.text());
            return page;
        }
        for edit in self.edits.iter().flatten() {
            page.push(Line::styled(sanitize(edit.path.as_str()), theme.strong()));
            let mut say = |text: &str, style| page.hanging(vec![Span::raw("  ")], 2, text, style);
            if edit.broken {
                say(&fl!(catalogue, "tui-edit-broken"), theme.bad());
            }
            for change in &edit.changes {
                say(&catalogue.change(context.plan, change), theme.text());
            }
        }
        if self.edits.is_some() {
            page.blank();
        }
        let is_commit = |one: &&PreviewOutcome| matches!(one, PreviewOutcome::Commit(_));
        let count = self.outcome.iter().filter(is_commit).count();
        if count > 0 {
            let heading = fl!(catalogue, "tui-commits-to-make", count = count);
            page.push(Line::styled(heading, theme.quiet()));
        }
        write_preview(&mut page, &self.outcome, context);
        page
    }
}

impl EditPrompt for HandEditPrompt {
    fn request(&self, _context: &Context<'_>) -> Option<EditRequest> {
        let reason = Some(self.reason.text().trim().to_owned()).filter(|reason| !reason.is_empty());
        (!self.is_none()).then_some(EditRequest::HandEdits { reason })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::HandEdits
    }

    fn typed(&self) -> Vec<String> {
        let text = Some(self.reason.text()).filter(|text| !text.trim().is_empty());
        text.into_iter().collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.reason = TextEntry::lines(typed.first().map_or("", String::as_str));
    }

    fn hand_edits_found(&mut self, edits: &[HandEdit]) {
        *self = Self {
            outcome: std::mem::take(&mut self.outcome),
            reason: self.reason.clone(),
            ..Self::of(Some(edits.to_vec()))
        };
    }
}

impl Screen for HandEditPrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Record => !self.is_none(),
            Command::NewLine => !self.is_none(),
            Command::Next | Command::Previous | Command::Propose => false,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.page(context).lines.len();
        self.text.scroll(command, lines, context.body);
        match command {
            Command::Cancel => Effect::Close,
            Command::NewLine => {
                self.reason.new_line();
                Effect::None
            }
            Command::Record => self.request(context).map_or(Effect::Close, Effect::Record),
            _ => Effect::None,
        }
    }

    /// What is typed says why.
    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        if !self.is_none() {
            self.reason.input(input);
        }
        Effect::None
    }

    /// A click outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if self
            .text
            .is_pressed_outside(event, self.page(context).lines.len(), context.body)
        {
            Effect::Close
        } else {
            Effect::None
        }
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let count = self.edits.as_ref().map_or(0, Vec::len);
        let title = fl!(context.catalogue(), "tui-hand-edits-title", count = count);
        let room = self.text.view(area, buf, &title, &self.page(context).lines, context);
        if self.is_none() {
            return;
        }
        self.reason.view_as_reason(room, buf, context);
    }
}
