//! A page being written: lines as wide as there is room, and what can be opened from them.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::component::text::{columns, flow, wrap};
use crate::tui::context::Context;
use copil_plan::{ActionId, MeetingId};

/// How wide the names of facts are.
const NAME: usize = 15;

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
pub(super) struct Page<'c> {
    pub(super) written: Written,
    pub(super) width: usize,
    pub(super) context: &'c Context<'c>,
}

pub(super) fn heading(text: &str, context: &Context<'_>) -> Line<'static> {
    Line::styled(text.to_owned(), context.theme.heading())
}

impl<'c> Page<'c> {
    /// An empty page, `width` columns wide.
    pub(super) fn new(width: usize, context: &'c Context<'c>) -> Self {
        let written = Written::default();
        Self {
            written,
            width,
            context,
        }
    }

    pub(super) fn push(&mut self, line: impl Into<Line<'static>>) {
        self.written.lines.push(line.into());
    }

    pub(super) fn blank(&mut self) {
        self.push(Line::default());
    }

    /// The title of a part, apart from what is above.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.written.lines.is_empty() {
            self.blank();
        }
        self.push(heading(text, self.context));
    }

    pub(super) fn wrapped(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.width) {
            self.push(Line::styled(line, style));
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

    /// Prose, set in by some columns.
    pub(super) fn prose(&mut self, text: &str, indent: usize, style: Style) {
        for line in flow(text.trim(), self.width.saturating_sub(indent)) {
            self.push(Line::styled(format!("{}{line}", " ".repeat(indent)), style));
        }
    }

    /// A fact: its name, and what it is.
    pub(super) fn fact(&mut self, name: &str, value: &str, style: Style) {
        let room = self.width.saturating_sub(NAME);
        for (n, part) in wrap(value, room).into_iter().enumerate() {
            let label = if n == 0 { name } else { "" };
            let label = self.label(label);
            self.push(Line::from(vec![label, Span::styled(part, style)]));
        }
    }

    /// The name of a fact, as wide as all of them.
    pub(super) fn label(&self, name: &str) -> Span<'static> {
        let pad = " ".repeat(NAME.saturating_sub(columns(name)));
        Span::styled(format!("{name}{pad}"), self.context.theme.quiet())
    }

    /// How many columns a fact has for what it is.
    pub(super) fn fact_room(&self) -> usize {
        self.width.saturating_sub(NAME)
    }

    /// A line that ends with something in a column of its own.
    pub(super) fn item(&mut self, (symbol, style): (&str, Style), text: &str, (aside, aside_style): (&str, Style)) {
        let aside_room = if aside.is_empty() { 0 } else { columns(aside) + 2 };
        let room = self.width.saturating_sub(2 + aside_room).max(10);
        for (n, part) in wrap(text, room).iter().enumerate() {
            let symbol = if n == 0 { symbol } else { " " };
            let mut spans = vec![Span::styled(format!("{symbol} "), style), Span::raw(part.clone())];
            if n == 0 && !aside.is_empty() {
                let pad = room.saturating_sub(columns(part)) + 2;
                spans.push(Span::raw(" ".repeat(pad)));
                spans.push(Span::styled(aside.to_owned(), aside_style));
            }
            self.push(Line::from(spans));
        }
    }

    /// Lets the next line lead somewhere.
    pub(super) fn link(&mut self, target: Target) {
        let line = self.written.lines.len();
        self.written.links.push((line, target));
    }
}
