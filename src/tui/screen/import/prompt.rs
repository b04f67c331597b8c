//! The prompt that imports what a file says: the commit that it would be, and why.

use std::sync::Arc;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::import::ImportReport;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::workspace::import_preview::ImportPreview;
use copil_import::FindingKind;
use copil_plan::sanitize::sanitize;

/// The prompt.
#[derive(Clone, Debug)]
pub(super) struct ImportPrompt {
    preview: Arc<ImportPreview>,
    outcome: Vec<PreviewOutcome>,
    /// Why: a status may ask for it.
    reason: TextEntry,
    text: TextPopup,
}

/// The rows of the reason, and of what is above it.
const REASON: u16 = 2;
const FOOT: u16 = REASON + 2;

/// How many statuses are named that the workflow refuses.
const MOST_FORBIDDEN: usize = 3;

impl ImportPrompt {
    /// The prompt about a file as it was understood.
    pub(super) fn of(preview: Arc<ImportPreview>) -> Self {
        Self {
            preview,
            outcome: Vec::new(),
            reason: TextEntry::lines(""),
            text: TextPopup::with_foot(FOOT),
        }
    }

    fn page(&self, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(text_room(context.body).0, theme);
        write_preview(&mut page, &self.outcome, context);
        let import = &self.preview.import;
        let report = ImportReport {
            plan: &self.preview.named,
            file: self.preview.source.name(),
            import,
            mapping: None,
            commit: None,
        };
        let is_forbidden = |what: &FindingKind| matches!(what, FindingKind::Forbidden(_));
        let forbidden: Vec<_> = import.findings.iter().filter(|one| is_forbidden(&one.what)).collect();
        if !forbidden.is_empty() && self.reason.is_blank() {
            page.blank();
            page.wrapped(
                &fl!(catalogue, "tui-import-forbidden", count = forbidden.len()),
                theme.warning(),
            );
            for finding in forbidden.iter().take(MOST_FORBIDDEN) {
                let said = report.said(catalogue, &finding.what);
                page.prose(&format!("{}  {said}", finding.place), 2, theme.quiet());
            }
        }
        page
    }
}

impl EditPrompt for ImportPrompt {
    fn request(&self, _context: &Context<'_>) -> Option<EditRequest> {
        let reason = Some(self.reason.text().trim().to_owned()).filter(|reason| !reason.is_empty());
        Some(EditRequest::Import {
            preview: Arc::clone(&self.preview),
            reason,
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Import
    }

    fn typed(&self) -> Vec<String> {
        let text = Some(self.reason.text()).filter(|text| !text.trim().is_empty());
        text.into_iter().collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.reason = TextEntry::lines(typed.first().map_or("", String::as_str));
    }
}

impl Screen for ImportPrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        !matches!(command, Command::Next | Command::Previous)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.page(context).lines.len();
        self.text.scroll(command, lines, context.body);
        match command {
            Command::Cancel => return Effect::Close,
            Command::NewLine => self.reason.new_line(),
            Command::Record => return self.request(context).map_or(Effect::None, Effect::Record),
            _ => {}
        }
        Effect::None
    }

    /// What is typed says why.
    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.reason.input(input);
        Effect::None
    }

    /// A click outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let lines = self.page(context).lines.len();
        match self.text.is_pressed_outside(event, lines, context.body) {
            true => Effect::Close,
            false => Effect::None,
        }
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let file = sanitize(&self.preview.source.name());
        let title = fl!(context.catalogue(), "tui-import-title", file = file);
        let room = self.text.view(area, buf, &title, &self.page(context).lines, context);
        self.reason.view_as_reason(room, buf, context);
    }
}
