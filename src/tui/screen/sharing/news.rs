//! What others changed, as a sync received it: whose changes, what they change, and what was shared. Enter opens all of it.

use std::sync::Arc;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::report::Report;
use crate::report::page::Page;
use crate::report::sync::SyncOutcome;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::panel::text_room;
use crate::tui::component::text_popup::TextPopup;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen};
use crate::wording::sentence::Sentence;
use crate::workspace::SyncReport;
use copil_store::Snapshot;

/// What was received.
#[derive(Debug)]
pub struct SharedNews {
    snapshot: Arc<Snapshot>,
    report: SyncReport,
    /// What went wrong after it was received.
    trouble: Option<Sentence>,
    text: TextPopup,
}

impl SharedNews {
    /// Tells what was received, of the plan as it is since.
    pub fn of(snapshot: Arc<Snapshot>, report: SyncReport, trouble: Option<Sentence>) -> Self {
        Self {
            snapshot,
            report,
            trouble,
            text: TextPopup::default(),
        }
    }

    fn lines(&self, context: &Context<'_>) -> Vec<Line<'static>> {
        let width = text_room(context.body).0;
        let mut page = Page::new(Some(width));
        let outcome = SyncOutcome {
            plan: &self.snapshot.plan,
            report: &self.report,
            waiting: 0,
        };
        outcome.text(context.catalogue(), &mut page);
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut rest = PageWriter::new(width, theme);
        if let Some(Sentence { what, hint }) = &self.trouble {
            rest.blank();
            rest.wrapped(what, theme.warning());
            rest.wrapped(hint.as_deref().unwrap_or_default(), theme.quiet());
        }
        if self.report.before.is_some() {
            rest.blank();
            let key = context.keymap.key_of(Command::Choose, catalogue);
            rest.wrapped(&fl!(catalogue, "tui-sync-open", key = key), theme.quiet());
        }
        let mut lines = context.lines_of(&page);
        lines.append(&mut rest.lines);
        lines
    }
}

impl Screen for SharedNews {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let lines = self.lines(context).len();
        match (command, self.report.before) {
            (Command::Choose, Some(before)) => Effect::Since(before),
            _ if self.text.scroll(command, lines, context.body) => Effect::None,
            _ => Effect::Close,
        }
    }

    /// A click outside closes it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let lines = self.lines(context).len();
        match self.text.is_pressed_outside(event, lines, context.body) {
            true => Effect::Close,
            false => Effect::None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let title = fl!(context.catalogue(), "tui-sync-title");
        self.text.view(area, buf, &title, &self.lines(context), context);
    }
}
