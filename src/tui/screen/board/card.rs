//! A card: an action in a few lines.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lanes::Shape;
use crate::tui::component::{Pen, columns, fill, mark, put, put_right, signs, wrap_to};
use crate::tui::context::{Context, leads};
use crate::tui::theme::status_symbol;
use crate::wording::terms::weather_symbol;
use copil_plan::{ActionId, GroupBy, GroupedAction, StatusKind};

/// An action to be drawn as a card.
pub(super) struct Card<'a> {
    /// Its id.
    pub id: &'a ActionId,
    /// The action.
    pub placed: &'a GroupedAction,
    /// By what the board is arranged: what the column says is not said again.
    pub by: GroupBy,
    /// What there is room for.
    pub shape: Shape,
    /// Whether it is the selected one of the column that listens.
    pub selected: bool,
}

impl Card<'_> {
    /// Draws the card.
    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let inner = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        let kind = context.plan.kind(&self.placed.status);
        let title = wrap_to(
            &self.placed.title,
            usize::from(inner.width),
            usize::from(self.shape.title),
        );
        let plain = self.plain(kind, context);
        self.first(Rect { height: 1, ..inner }, buf, kind, context);
        let mut y = inner.y + 1;
        for line in &title {
            put(buf, inner.x, y, inner.width, line, plain);
            y += 1;
        }
        if title.is_empty() {
            y += 1;
        }
        if self.shape.weather {
            y += self.forecast(Rect { y, height: 1, ..inner }, buf, kind, context);
        }
        self.dates(Rect { y, height: 1, ..inner }, buf, kind, context);
        y += 1;
        if let Some(done) = self.done(kind).filter(|_| self.shape.bar) {
            self.progress(Rect { y, height: 1, ..inner }, buf, kind, done, context);
            y += 1;
        }
        if self.shape.leads && !self.placed.leads.is_empty() && self.by != GroupBy::Lead {
            self.led(Rect { y, height: 1, ..inner }, buf, context);
            y += 1;
        }
        let (rule, style) = if self.selected {
            ("┃", theme.heading())
        } else {
            ("│", theme.quiet())
        };
        let height = y.min(area.bottom()).saturating_sub(area.y);
        let left = Rect {
            width: 1,
            height,
            ..area
        };
        fill(buf, left, rule, style);
        if self.selected {
            let line = Rect {
                x: area.x + 1,
                width: area.width.saturating_sub(2),
                height: 1,
                ..area
            };
            mark(buf, line, theme.selected());
        }
    }

    fn plain(&self, kind: StatusKind, context: &Context<'_>) -> Style {
        let theme = context.theme;
        match (self.selected, kind.is_over()) {
            (true, _) => theme.strong(),
            (false, true) => theme.quiet(),
            (false, false) => theme.text(),
        }
    }

    /// Priority, mark, id; on the right how far it is where no bar says it, status and weather as far as the column does not
    /// say them.
    fn first(&self, line: Rect, buf: &mut Buffer, kind: StatusKind, context: &Context<'_>) {
        let theme = context.theme;
        signs(buf, line, self.id, self.placed.priority, context);
        let mut pen = Pen::on(buf, line);
        pen.skip_end(1).skip(2).text(self.id.as_str(), theme.strong()).skip(1);
        let by_status = self.by == GroupBy::Status;
        if let Some(weather) = self.weather(kind).filter(|_| !self.shape.weather) {
            let words = context.words.weather_with_symbol(weather);
            // Where the status stands beside it, there is no room for the words of both.
            let wordy = by_status && columns(&words) <= usize::from(pen.room());
            let text = if wordy { &words } else { weather_symbol(weather) };
            pen.end(line.width, text, theme.weather(weather)).skip_end(1);
        }
        if !by_status {
            let words = format!("{} {}", status_symbol(kind), context.words.status(&self.placed.status));
            let wordy = columns(&words) <= usize::from(pen.room());
            let text = if wordy { &words } else { status_symbol(kind) };
            pen.end(line.width, text, theme.status(kind)).skip_end(1);
        }
        if let Some(done) = self.done(kind).filter(|_| !self.shape.bar) {
            let text = context.catalogue().percent(done);
            if columns(&text) <= usize::from(pen.room()) {
                pen.end(line.width, &text, theme.quiet());
            }
        }
    }

    /// The weather, unless the column says it or nothing is forecast any more.
    fn weather(&self, kind: StatusKind) -> Option<copil_plan::Weather> {
        self.placed
            .weather
            .filter(|_| self.by != GroupBy::Weather && !kind.is_over())
    }

    fn forecast(&self, line: Rect, buf: &mut Buffer, kind: StatusKind, context: &Context<'_>) -> u16 {
        let Some(weather) = self.weather(kind) else {
            return 0;
        };
        let words = context.words.weather_with_symbol(weather);
        put(buf, line.x, line.y, line.width, &words, context.theme.weather(weather));
        1
    }

    /// The day still to be kept, or the day it came to its end; on the right how late it is, or who leads it.
    fn dates(&self, line: Rect, buf: &mut Buffer, kind: StatusKind, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let late = self.placed.days_late(kind, context.today);
        let soon = self
            .placed
            .is_due_soon(kind, context.today, context.plan.config.rules().due_soon());
        let style = match late {
            Some(_) => theme.bad(),
            None if soon => theme.warning(),
            None => theme.quiet(),
        };
        let text = if kind.is_over() {
            let ended = self.placed.since.map(|day| catalogue.short_date(day));
            ended.map(|day| format!("{} {day}", status_symbol(kind)))
        } else {
            self.placed.next_due(kind).map(|day| catalogue.short_date(day))
        };
        let text = text.unwrap_or_else(|| {
            if kind.is_over() {
                String::new()
            } else {
                fl!(catalogue, "tui-board-no-due")
            }
        });
        let after = put(buf, line.x, line.y, line.width, &text, style);
        let right = line.right().saturating_sub(1);
        let room = right.saturating_sub(after + 1);
        if let Some(days) = late {
            let words = fl!(catalogue, "tui-late", days = days);
            let short = fl!(catalogue, "tui-late-short", days = days);
            let text = if columns(&words) <= usize::from(room) {
                words
            } else {
                short
            };
            put_right(buf, right, line.y, room, &text, style.patch(theme.strong()));
        } else if !self.shape.leads && self.by != GroupBy::Lead {
            self.answers(right, room, line.y, buf, context);
        }
    }

    /// Who answers for it, by the short name that the plan has for them.
    fn answers(&self, right: u16, room: u16, y: u16, buf: &mut Buffer, context: &Context<'_>) {
        let lead = self.placed.leads.first().map_or("", |lead| lead.as_str());
        if columns(lead) <= usize::from(room) {
            put_right(buf, right, y, room, lead, context.theme.quiet());
        }
    }

    /// All who lead it, by name where they fit.
    fn led(&self, line: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let names = leads(context.plan, self.placed);
        let short: Vec<&str> = self.placed.leads.iter().map(|lead| lead.as_str()).collect();
        let fits = columns(&names) <= usize::from(line.width);
        let text = if fits { names } else { short.join(", ") };
        put(buf, line.x, line.y, line.width, &text, context.theme.quiet());
    }

    /// How far it is, when there is anything to tell: not for what is over, nor for what is not begun.
    fn done(&self, kind: StatusKind) -> Option<f64> {
        let done = self.placed.progress(kind)?;
        let begun = kind != StatusKind::Open || done > 0.0;
        Some(done).filter(|_| begun && !kind.is_over())
    }

    fn progress(&self, line: Rect, buf: &mut Buffer, kind: StatusKind, done: f64, context: &Context<'_>) {
        let theme = context.theme;
        let right = line.right().saturating_sub(1);
        let text = context.catalogue().percent(done);
        put_right(buf, right, line.y, 6, &text, theme.quiet());
        let width = line.width.saturating_sub(8).min(40);
        Pen::on(buf, line).share(width, done, theme.status(kind), theme.quiet());
    }
}
