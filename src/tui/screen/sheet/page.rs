//! A page being written, and what can be opened from it.

use std::ops::{Deref, DerefMut};

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::component::page::PageWriter;
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use copil_plan::{ActionId, MeetingId};

/// Where a line of a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To another action.
    Action(ActionId),
    /// To a meeting.
    Meeting(MeetingId),
}

/// The lines of a page, and where some of them lead.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub(super) lines: Vec<Line<'static>>,
    /// The lines that lead somewhere, in order.
    pub(super) links: Vec<(usize, Target)>,
}

/// A page being written.
pub(super) struct SheetPage<'c> {
    text: PageWriter,
    links: Vec<(usize, Target)>,
    pub(super) context: &'c Context<'c>,
}

impl Deref for SheetPage<'_> {
    type Target = PageWriter;

    fn deref(&self) -> &PageWriter {
        &self.text
    }
}

impl DerefMut for SheetPage<'_> {
    fn deref_mut(&mut self) -> &mut PageWriter {
        &mut self.text
    }
}

impl<'c> SheetPage<'c> {
    /// An empty page, `width` columns wide.
    pub(super) fn new(width: usize, context: &'c Context<'c>) -> Self {
        Self {
            text: PageWriter::new(width, context.theme),
            links: Vec::new(),
            context,
        }
    }

    /// What is written.
    pub(super) fn written(self) -> Written {
        Written {
            lines: self.text.lines,
            links: self.links,
        }
    }

    /// Parts one after the other, each whole; those that no longer fit go on below, set in.
    pub(super) fn filled(&mut self, parts: Vec<(String, Style)>) {
        let (mut spans, mut used) = (Vec::new(), 0);
        for (text, style) in parts {
            let mut text = text;
            if used > 0 && used + columns(&text) > self.width {
                self.push(Line::from(std::mem::take(&mut spans)));
                text = format!("  {}", text.trim_start_matches([' ', '·']));
                used = 0;
            }
            used += columns(&text);
            spans.push(Span::styled(text, style));
        }
        self.push(Line::from(spans));
    }

    /// Lets the next line lead somewhere.
    pub(super) fn link(&mut self, target: Target) {
        let line = self.lines.len();
        self.links.push((line, target));
    }
}
