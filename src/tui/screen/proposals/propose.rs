//! The prompt that puts a change in a proposal.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::popup;
use crate::tui::component::text::{put, to_u16};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;

/// The most names of proposals that are seen at once.
const SEEN: usize = 5;

/// The prompt that asks which proposal a change goes in.
#[derive(Clone, Debug)]
pub struct ProposePrompt {
    /// What is put in it.
    request: EditRequest,
    /// The proposals that there are.
    known: Vec<String>,
    name: TextEntry,
    outcome: Vec<PreviewOutcome>,
}

impl ProposePrompt {
    /// The prompt about a request.
    pub fn of(request: EditRequest, known: Vec<String>) -> Self {
        Self {
            request,
            known,
            name: TextEntry::line(""),
            outcome: Vec::new(),
        }
    }

    fn name(&self) -> String {
        self.name.text().trim().to_owned()
    }

    /// The proposals whose names begin as what is typed.
    fn matching(&self) -> impl Iterator<Item = &String> {
        let typed = fold(&self.name());
        self.known.iter().filter(move |known| fold(known).starts_with(&typed))
    }

    /// The names in turn: the one after what is typed, or before it.
    fn step(&mut self, down: bool) {
        let at = self.known.iter().position(|known| *known == self.name());
        let count = self.known.len();
        let next = match (at, down) {
            (_, _) if count == 0 => return,
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.name = TextEntry::line(&self.known[next]);
    }
}

impl EditPrompt for ProposePrompt {
    fn request(&self, _context: &Context<'_>) -> Option<EditRequest> {
        let name = self.name();
        (!name.is_empty()).then(|| EditRequest::InProposal {
            name,
            request: Box::new(self.request.clone()),
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Propose
    }

    fn typed(&self) -> Vec<String> {
        let name = Some(self.name()).filter(|name| !name.is_empty());
        name.into_iter().collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.name = TextEntry::line(typed.first().map_or("", String::as_str));
    }
}

impl Screen for ProposePrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::NewLine | Command::Propose => false,
            Command::Next | Command::Previous => !self.known.is_empty(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => return Effect::Close,
            Command::Record => return self.request(context).map_or(Effect::None, Effect::Record),
            Command::Next => {
                let first = self.matching().next().cloned();
                if let Some(first) = first {
                    self.name = TextEntry::line(&first);
                }
            }
            Command::Down => self.step(true),
            Command::Up => self.step(false),
            _ => {}
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.name.input(input);
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let width = area.width.saturating_sub(4).min(76);
        let mut page = PageWriter::new(usize::from(width.saturating_sub(4)), theme);
        match self.known.is_empty() {
            true => page.wrapped(&fl!(catalogue, "tui-propose-none"), theme.quiet()),
            false => {
                page.push(Line::styled(fl!(catalogue, "tui-propose-known"), theme.quiet()));
                for known in self.matching().take(SEEN) {
                    page.push(Line::styled(format!("  {}", sanitize(known)), theme.text()));
                }
            }
        }
        page.blank();
        if !self.name().is_empty() {
            write_preview(&mut page, &self.outcome, context);
        }
        let tall = to_u16(page.lines.len()).max(3) + 5;
        let room = popup(buf, area, (width, tall), &fl!(catalogue, "tui-propose-title"), theme);
        put(
            buf,
            room.x,
            room.y,
            room.width,
            &fl!(catalogue, "tui-propose-name"),
            theme.heading(),
        );
        let line = Rect {
            y: room.y + 1,
            height: 1,
            ..room
        };
        self.name.view(line, buf, true, theme);
        let below = Rect {
            y: room.y + 3,
            height: room.height.saturating_sub(3),
            ..room
        };
        page.draw(below, buf);
    }
}
