//! The filter line as it is drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use super::line::{FilterLine, SEEN};
use crate::tui::component::page::PageWriter;
use crate::tui::component::panel::panel;
use crate::tui::component::pen::Pen;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{capitalised, columns, put, put_in, to_u16};
use crate::tui::context::Context;
use crate::wording::filter::{about, broken, sentence};
use crate::wording::sentence::invalid_text;
use copil_plan::query::{Candidate, CandidateKind, FilterError, FilterKey, FilterValue};
use copil_plan::sanitize::sanitize;

/// The widest that proposals are drawn.
const WIDEST: u16 = 72;

impl FilterLine {
    /// Draws the line on the row `line`, and over the part of the screen above it, `room`, what is wrong or proposed.
    pub(super) fn view(&self, line: Rect, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let label = format!(" {} ", fl!(catalogue, "tui-filter-label"));
        let style = theme.heading();
        let x = put_in(line, buf, &label, style);
        let width = line.right().saturating_sub(x);
        let text = self.entry.text();
        let cells = Cells::of(&text, self.entry.cursor(), usize::from(width.saturating_sub(1)));
        let field = Rect { x, width, ..line };
        Clear.render(field, buf);
        let error = self.told_error();
        for (at, piece, column) in &cells.shown {
            let wrong = error.is_some_and(|error| error.span.contains(at));
            let style = if wrong {
                theme.bad().add_modifier(Modifier::UNDERLINED)
            } else {
                theme.text()
            };
            put(buf, x + column, line.y, width - column, piece, style);
        }
        let cursor = Rect {
            x: x + cells.cursor.min(width.saturating_sub(1)),
            width: 1,
            ..field
        };
        buf.set_style(cursor, Style::new().add_modifier(Modifier::REVERSED));
        match error {
            Some(error) => self.wrong(x + cells.column_of(error.span.start), error, room, buf, context),
            None => self.proposals(x + cells.column_of(self.completion.span.start), room, buf, context),
        }
    }

    /// What is wrong, above the line, with a mark that points at the word.
    fn wrong(&self, at: u16, error: &FilterError, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let sentence = match broken(error, context.known()) {
            Some(broken) => invalid_text(context.catalogue(), context.plan, &broken),
            None => sentence(context.catalogue(), error),
        };
        let mut page = PageWriter::new(usize::from(room.width.saturating_sub(2)), theme);
        page.wrapped(&capitalised(&sentence.what), theme.bad());
        if let Some(hint) = &sentence.hint {
            page.wrapped(hint, theme.text());
        }
        let tall = to_u16(page.lines.len() + 1).min(room.height);
        let cleared = Rect {
            y: room.bottom() - tall,
            height: tall,
            ..room
        };
        Clear.render(cleared, buf);
        let text = Rect {
            x: room.x + 1,
            width: room.width.saturating_sub(2),
            height: tall.saturating_sub(1),
            ..cleared
        };
        page.draw(text, buf);
        let at = at.clamp(room.x, room.right().saturating_sub(1));
        let below = room.bottom().saturating_sub(1);
        put(buf, at, below, 1, "▼", theme.bad().patch(theme.strong()));
    }

    /// What a candidate is, as the first plan says that knows it.
    fn explained(&self, candidate: &Candidate, context: &Context<'_>) -> String {
        if let CandidateKind::Value(FilterKey::Plan, FilterValue::Text(name)) = &candidate.kind {
            let member = context.portfolio.and_then(|view| view.named(name));
            let title = member.and_then(|member| Some(member.opened.as_ref().ok()?.plan().config.title.as_str()));
            return title.map(sanitize).unwrap_or_default();
        }
        let others = self.others.iter().map(|other| &other.plan);
        let mut plans = std::iter::once(context.plan).chain(others);
        let told = plans.find_map(|plan| {
            let told = about(context.catalogue(), plan, &candidate.kind);
            Some(told).filter(|told| !told.is_empty())
        });
        told.unwrap_or_default()
    }

    /// What may be typed, above the line, beginning at the word that it would take the place of.
    fn proposals(&self, at: u16, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let candidates = self.candidates();
        let rows = candidates
            .len()
            .min(SEEN)
            .min(usize::from(room.height.saturating_sub(2)));
        if rows == 0 {
            return;
        }
        let first = self.state.first(candidates.len(), rows);
        let seen: Vec<_> = candidates.iter().enumerate().skip(first).take(rows).collect();
        let explained: Vec<String> = seen
            .iter()
            .map(|(_, candidate)| self.explained(candidate, context))
            .collect();
        let widest = |texts: &mut dyn Iterator<Item = usize>| to_u16(texts.max().unwrap_or(0));
        let word = widest(&mut seen.iter().map(|(_, candidate)| columns(&candidate.insert))).min(30);
        let label = widest(&mut explained.iter().map(|text| columns(text)));
        let title = if self.picking {
            fl!(catalogue, "tui-filter-take-enter")
        } else {
            fl!(catalogue, "tui-filter-take")
        };
        let least = to_u16(columns(&title)) + 6;
        let width = (word + label + 6).max(least).min(WIDEST).min(room.width);
        let tall = to_u16(rows) + 2;
        let area = Rect {
            x: at.saturating_sub(2).clamp(room.x, room.right() - width),
            y: room.bottom() - tall,
            width,
            height: tall,
        };
        Clear.render(area, buf);
        let inside = panel(buf, area, &title, false, theme);
        for (row, ((n, candidate), text)) in inside.rows().zip(seen.iter().zip(&explained)) {
            let mut pen = Pen::on(buf, row);
            pen.cell(word, &candidate.insert, theme.accent()).skip(2);
            pen.text(text, theme.quiet());
            if self.picking && *n == self.state.selected() {
                mark(buf, row, theme.selected());
            }
        }
    }
}

/// The part of a line of text that fits, with the place of the cursor in it.
struct Cells<'t> {
    /// Each letter that is seen: its byte, itself, its column.
    shown: Vec<(usize, &'t str, u16)>,
    cursor: u16,
    width: usize,
}

impl<'t> Cells<'t> {
    fn of(text: &'t str, cursor: usize, width: usize) -> Self {
        let mut column = 0;
        let mut letters = Vec::new();
        let mut at_cursor = None;
        for (at, letter) in text.grapheme_indices(true) {
            if at >= cursor {
                at_cursor.get_or_insert(column);
            }
            letters.push((at, letter, column));
            column += columns(letter);
        }
        let at_cursor = at_cursor.unwrap_or(column);
        let skipped = (at_cursor + 1).saturating_sub(width);
        let fits = |(_, letter, at): &(usize, &str, usize)| *at >= skipped && at + columns(letter) <= skipped + width;
        let shown = letters.into_iter().filter(fits);
        Self {
            shown: shown
                .map(|(at, letter, column)| (at, letter, to_u16(column - skipped)))
                .collect(),
            cursor: to_u16(at_cursor - skipped),
            width,
        }
    }

    /// The column of a byte, or the nearest that is seen.
    fn column_of(&self, byte: usize) -> u16 {
        let found = self
            .shown
            .iter()
            .find(|(at, ..)| *at >= byte)
            .map(|(.., column)| *column);
        let end = || {
            self.shown
                .last()
                .map_or(0, |(_, letter, column)| column + to_u16(columns(letter)))
        };
        found.unwrap_or_else(end).min(to_u16(self.width))
    }
}
