//! The edits made outside the program that nobody recorded: which files, what they change, and the commits that would
//! record them.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::panel::{centred, popup, text_room};
use crate::tui::component::text::{put, put_right, wrap};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome};
use crate::workspace::HandEdit;
use copil_plan::sanitize::sanitize;

/// The edits made outside the program.
#[derive(Clone, Debug)]
pub struct Edits {
    edits: Vec<HandEdit>,
    outcome: Vec<PreviewOutcome>,
    /// The first line to be seen.
    first: usize,
}

impl Edits {
    /// Shows edits.
    pub fn of(edits: Vec<HandEdit>) -> Self {
        Self {
            edits,
            outcome: Vec::new(),
            first: 0,
        }
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<(String, ratatui::style::Style)> {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        if self.edits.is_empty() {
            let none = wrap(&fl!(catalogue, "tui-no-hand-edits"), width).into_iter();
            return none.map(|line| (line, theme.text())).collect();
        }
        let mut lines = Vec::new();
        for edit in &self.edits {
            lines.push((sanitize(edit.path.as_str()), theme.strong()));
            let mut say = |text: &str, style| {
                let said = wrap(text, width.saturating_sub(2)).into_iter();
                lines.extend(said.map(|line| (format!("  {line}"), style)));
            };
            if edit.broken {
                say(&fl!(catalogue, "tui-edit-broken"), theme.bad());
            }
            for change in &edit.changes {
                say(&catalogue.change(context.plan, change), theme.text());
            }
        }
        lines.push((String::new(), theme.text()));
        let commits = self
            .outcome
            .iter()
            .filter(|one| matches!(one, PreviewOutcome::Commit(_)));
        let count = commits.count();
        if count > 0 {
            lines.push((fl!(catalogue, "tui-commits-to-make", count = count), theme.quiet()));
        }
        for one in &self.outcome {
            match one {
                PreviewOutcome::Commit(subject) => {
                    let said = wrap(&format!("→ {subject}"), width).into_iter();
                    lines.extend(said.map(|line| (line, theme.strong())));
                }
                PreviewOutcome::Already(sentence) | PreviewOutcome::Refused(sentence) => {
                    for text in std::iter::once(&sentence.what).chain(&sentence.hint) {
                        lines.extend(wrap(text, width).into_iter().map(|line| (line, theme.warning())));
                    }
                }
            }
        }
        lines
    }
}

impl Screen for Edits {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Record => !self.edits.is_empty(),
            Command::Next | Command::Previous | Command::NewLine => false,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let (width, height) = text_room(context.body);
        let last = self.lines(width, context).len().saturating_sub(height);
        match command {
            Command::Up => self.first = self.first.saturating_sub(1),
            Command::Down => self.first = (self.first + 1).min(last),
            Command::PageUp => self.first = self.first.saturating_sub(height),
            Command::PageDown => self.first = (self.first + height).min(last),
            Command::Cancel => return Effect::Close,
            Command::Record => return self.request(context).map_or(Effect::Close, Effect::Record),
            _ => {}
        }
        Effect::None
    }

    /// A click outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let (width, height) = text_room(context.body);
        let tall = self.lines(width, context).len().min(height);
        let size = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let frame = centred(context.body, (size(width) + 4, size(tall) + 2));
        let outside = !frame.contains((event.column, event.row).into());
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) if outside => Effect::Close,
            _ => Effect::None,
        }
    }

    fn request(&self, _context: &Context<'_>) -> Option<EditRequest> {
        (!self.edits.is_empty()).then_some(EditRequest::HandEdits { reason: None })
    }

    fn hand_edits_found(&mut self, edits: &[HandEdit]) {
        self.edits = edits.to_vec();
        self.first = 0;
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>) {
        self.outcome = outcome;
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (width, height) = text_room(area);
        let lines = self.lines(width, context);
        let tall = u16::try_from(lines.len().min(height)).unwrap_or(u16::MAX);
        let title = fl!(context.catalogue(), "tui-hand-edits-title", count = self.edits.len());
        let wide = u16::try_from(width).unwrap_or(u16::MAX) + 4;
        let room = popup(buf, area, (wide, tall + 2), &title, context.theme);
        for (y, (line, style)) in (room.y..room.bottom()).zip(lines.iter().skip(self.first)) {
            put(buf, room.x, y, room.width, line, *style);
        }
        let below = lines.len().saturating_sub(self.first + usize::from(room.height));
        if below > 0 {
            let more = format!(" {} ", fl!(context.catalogue(), "tui-more-below", count = below));
            put_right(
                buf,
                room.right(),
                room.bottom(),
                room.width,
                &more,
                context.theme.quiet(),
            );
        }
    }
}
