//! Text for a part of the screen: headings, prose, facts and runs of short pieces, wrapped to its width.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::{columns, draw_lines, fit, flow, wrap};
use crate::tui::theme::Theme;

/// How wide the names of facts are, unless it is said.
const NAME: usize = 15;

/// A short text with its look.
pub type Piece = (String, Style);

/// A page being written.
#[derive(Clone, Debug)]
pub struct PageWriter {
    /// The lines that are written.
    pub lines: Vec<Line<'static>>,
    /// How many columns they have.
    pub width: usize,
    name: usize,
    theme: Theme,
}

impl PageWriter {
    /// An empty page, `width` columns wide.
    pub fn new(width: usize, theme: Theme) -> Self {
        Self {
            lines: Vec::new(),
            width,
            name: NAME,
            theme,
        }
    }

    /// An empty page for an area.
    pub fn for_area(area: Rect, theme: Theme) -> Self {
        Self::new(usize::from(area.width), theme)
    }

    /// The same page with so many columns for the names of facts.
    #[must_use]
    pub fn with_names(self, name: usize) -> Self {
        Self { name, ..self }
    }

    /// Draws as many lines as there is room for.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        draw_lines(area, buf, &self.lines);
    }

    /// Keeps the first lines, at most so many; the last one says by an ellipsis that there were more.
    pub fn keep(&mut self, most: usize) {
        if self.lines.len() <= most {
            return;
        }
        self.lines.truncate(most);
        let Some(line) = self.lines.last_mut() else { return };
        let taken = line.width();
        if let Some(last) = line.spans.last_mut() {
            let room = (self.width + last.width()).saturating_sub(taken);
            last.content = fit(&format!("{} …", last.content), room).into();
        }
    }

    /// Writes a line.
    pub fn push(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    /// Leaves a line free.
    pub fn blank(&mut self) {
        self.push(Line::default());
    }

    /// The title of a part, apart from what is above.
    pub fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.blank();
        }
        self.push(Line::styled(text.to_owned(), self.theme.heading()));
    }

    /// The title of a part, and a label over the column at the end of its lines where there is room.
    pub fn heading_over(&mut self, text: &str, label: &str) {
        self.heading(text);
        let gap = self.width.saturating_sub(columns(text) + columns(label));
        if let Some(line) = self.lines.last_mut().filter(|_| gap >= 2 && !label.is_empty()) {
            line.spans.push(Span::raw(" ".repeat(gap)));
            line.spans.push(Span::styled(label.to_owned(), self.theme.quiet()));
        }
    }

    /// A text on as many lines as it needs.
    pub fn wrapped(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.width) {
            self.push(Line::styled(line, style));
        }
    }

    /// Prose, set in by some columns.
    pub fn prose(&mut self, text: &str, indent: usize, style: Style) {
        for line in flow(text.trim(), self.width.saturating_sub(indent)) {
            self.push(Line::styled(format!("{}{line}", " ".repeat(indent)), style));
        }
    }

    /// A text behind the beginning of its first line, wrapped under itself.
    pub fn hanging(&mut self, start: Vec<Span<'static>>, indent: usize, text: &str, style: Style) {
        let mut start = Some(start);
        for line in wrap(text, self.width.saturating_sub(indent)) {
            let before = start.take().unwrap_or_else(|| vec![Span::raw(" ".repeat(indent))]);
            self.push(Line::from_iter(before.into_iter().chain([Span::styled(line, style)])));
        }
    }

    /// A fact: its name, and what it is.
    pub fn fact(&mut self, name: &str, value: &str, style: Style) {
        self.hanging(vec![self.label(name)], self.name, value, style);
    }

    /// The name of a fact, as wide as all of them.
    pub fn label(&self, name: &str) -> Span<'static> {
        let pad = " ".repeat(self.name.saturating_sub(columns(name)));
        Span::styled(format!("{name}{pad}"), self.theme.quiet())
    }

    /// How many columns a fact has for what it is.
    pub fn fact_room(&self) -> usize {
        self.width.saturating_sub(self.name)
    }

    /// A line that ends with something in a column of its own.
    pub fn item(&mut self, (symbol, style): (&str, Style), text: &str, (aside, aside_style): (&str, Style)) {
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

    /// Pieces one after the other behind a label, on at most so many lines.
    pub fn run(&mut self, label: Option<&str>, pieces: &[Piece], most: usize) {
        let lines = run(label, pieces, (self.width, most), self.theme);
        self.lines.extend(lines);
    }
}

/// Pieces one after the other behind a label, parted by dots, on at most so many lines of so many columns. A piece is cut
/// only where it stands alone; an ellipsis stands for those that find no room.
pub fn run(label: Option<&str>, pieces: &[Piece], (width, most): (usize, usize), theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if most == 0 {
        return lines;
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    spans.extend(label.map(|label| Span::styled(format!("{label} "), theme.quiet())));
    let indent = label.map_or(0, |label| columns(label) + 1);
    let mut used = indent;
    for (n, (text, style)) in pieces.iter().enumerate() {
        let gap = if used == indent { 0 } else { 3 };
        let is_last_line = lines.len() + 1 == most;
        let ellipsis = if is_last_line && n + 1 < pieces.len() { 2 } else { 0 };
        if n > 0 && used + gap + columns(text) + ellipsis > width {
            if is_last_line {
                spans.push(Span::styled(" …", theme.quiet()));
                break;
            }
            lines.push(Line::from(std::mem::take(&mut spans)));
            spans.push(Span::raw(" ".repeat(indent)));
            used = indent;
        } else if gap > 0 {
            spans.push(Span::styled(" · ", theme.quiet()));
            used += gap;
        }
        let text = fit(text, width.saturating_sub(used));
        used += columns(&text);
        spans.push(Span::styled(text, *style));
    }
    lines.push(Line::from(spans));
    lines
}

/// The columns that pieces take on one line.
pub fn run_width(pieces: &[Piece]) -> usize {
    let texts: usize = pieces.iter().map(|(text, _)| columns(text)).sum();
    texts + 3 * pieces.len().saturating_sub(1)
}

/// Draws as many pieces as fit on one line.
pub fn draw_run(line: Rect, buf: &mut Buffer, pieces: &[Piece], theme: Theme) {
    draw_lines(line, buf, &run(None, pieces, (usize::from(line.width), 1), theme));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_cut_says_so_on_its_last_line() {
        for (text, last) in [("one two three", "one …"), ("oneone two", "oneon…")] {
            let mut page = PageWriter::new(6, Theme::new(false));
            page.wrapped(text, Style::new());
            page.keep(1);
            assert_eq!(page.lines[0].to_string(), last);
        }
    }
}
