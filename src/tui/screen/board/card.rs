//! A card: an action in a few lines.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lanes::CardShape;
use crate::tui::component::{Pen, columns, fill, fit_name, mark, put_in, signs, wrap_to};
use crate::tui::context::{Context, leads};
use crate::wording::signs::{status_symbol, weather_symbol};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupBy, GroupedAction, StatusKind, Weather};

/// An action to be drawn as a card.
pub(super) struct Card<'a> {
    /// Its id.
    pub id: &'a ActionId,
    /// The action.
    pub placed: &'a GroupedAction,
    /// By what the board is arranged: what the column says is not said again.
    pub by: GroupBy,
    /// What there is room for.
    pub shape: CardShape,
    /// Whether it is the selected one of the column that listens.
    pub selected: bool,
    /// What it reads.
    pub context: &'a Context<'a>,
}

impl Card<'_> {
    /// Draws the card.
    pub(super) fn view(&self, area: Rect, buf: &mut Buffer) {
        let theme = self.context.theme;
        let inner = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        let mut y = inner.y;
        let mut next = |lines: u16| {
            let line = Rect { y, height: 1, ..inner };
            y += lines;
            line
        };
        if self.shape.dense {
            self.named(next(1), buf);
            self.in_short(next(1), buf);
        } else {
            self.whole(&mut next, buf);
        }
        let (rule, style) = if self.selected {
            ("┃", theme.heading())
        } else {
            ("│", theme.quiet())
        };
        let left = Rect {
            width: 1,
            height: y.min(area.bottom()).saturating_sub(area.y),
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

    /// Line by line, as much as there is room for.
    fn whole(&self, next: &mut impl FnMut(u16) -> Rect, buf: &mut Buffer) {
        self.first(next(1), buf);
        let line = next(0);
        let title = wrap_to(
            &self.placed.title,
            usize::from(line.width),
            usize::from(self.shape.title),
        );
        for text in &title {
            Pen::on(buf, next(1)).text(text, self.title_style());
        }
        next(u16::from(title.is_empty()));
        if let Some(weather) = self.weather().filter(|_| self.shape.weather) {
            let words = self.context.words.weather_with_symbol(weather);
            Pen::on(buf, next(1)).text(&words, self.context.theme.weather(weather));
        }
        self.dates(next(1), buf);
        if let Some(done) = self.done().filter(|_| self.shape.bar) {
            self.progress(next(1), buf, done);
        }
        if self.shape.leads && !self.placed.leads.is_empty() && self.by != GroupBy::Lead {
            self.led(next(1), buf);
        }
    }

    /// Its id and its title on one line.
    fn named(&self, line: Rect, buf: &mut Buffer) {
        signs(buf, line, self.id, self.placed.priority, self.context);
        let mut pen = Pen::on(buf, line);
        pen.skip(2).text(self.id.as_str(), self.context.theme.strong()).skip(1);
        pen.text(&self.placed.title, self.title_style());
    }

    /// How late it is or its day, its status and its weather as signs, and who answers for it.
    fn in_short(&self, line: Rect, buf: &mut Buffer) {
        let (context, theme, kind) = (self.context, self.context.theme, self.kind());
        let late = context.late_in_short(self.placed);
        let style = context.due_style(self.placed);
        let day = late.unwrap_or_else(|| self.day());
        let mut pen = Pen::on(buf, line);
        pen.text(&day, style).skip(1);
        if self.by != GroupBy::Status && !kind.is_over() {
            pen.text(status_symbol(kind), theme.status(kind)).skip(1);
        }
        if let Some(weather) = self.weather() {
            pen.text(weather_symbol(weather), theme.weather(weather)).skip(1);
        }
        if self.by != GroupBy::Lead {
            let name = fit_name(&self.lead(), usize::from(pen.room()));
            pen.end(line.width, &name, theme.quiet());
        }
    }

    /// The name of who answers for it.
    fn lead(&self) -> String {
        let lead = self.placed.leads.first();
        lead.map_or_else(String::new, |lead| sanitize(self.context.plan.person_name(lead)))
    }

    /// The day still to be kept, or the day it came to its end.
    fn day(&self) -> String {
        let (catalogue, kind) = (self.context.catalogue(), self.kind());
        if kind.is_over() {
            let ended = self.placed.since.map(|day| catalogue.short_date(day));
            return ended
                .map(|day| format!("{} {day}", status_symbol(kind)))
                .unwrap_or_default();
        }
        let due = self.placed.next_due(kind).map(|day| catalogue.short_date(day));
        due.unwrap_or_else(|| fl!(catalogue, "tui-board-no-due"))
    }

    fn kind(&self) -> StatusKind {
        self.context.plan.kind(&self.placed.status)
    }

    fn title_style(&self) -> Style {
        let theme = self.context.theme;
        match (self.selected, self.kind().is_over()) {
            (true, _) => theme.strong(),
            (false, true) => theme.quiet(),
            (false, false) => theme.text(),
        }
    }

    /// Priority, mark, id; on the right how far it is where no bar says it, status and weather as far as the column does not
    /// say them.
    fn first(&self, line: Rect, buf: &mut Buffer) {
        let (context, theme, kind) = (self.context, self.context.theme, self.kind());
        signs(buf, line, self.id, self.placed.priority, context);
        let mut pen = Pen::on(buf, line);
        pen.skip_end(1).skip(2).text(self.id.as_str(), theme.strong()).skip(1);
        let by_status = self.by == GroupBy::Status;
        let mut sign = |words: &str, symbol: &str, is_wordy: bool, style: Style| {
            let fits = columns(words) <= usize::from(pen.room());
            let text = if is_wordy && fits { words } else { symbol };
            pen.end(line.width, text, style).skip_end(1);
        };
        if let Some(weather) = self.weather().filter(|_| !self.shape.weather) {
            let words = context.words.weather_with_symbol(weather);
            // Where the status stands beside it, there is no room for the words of both.
            sign(&words, weather_symbol(weather), by_status, theme.weather(weather));
        }
        if !by_status {
            let words = context.status_with_symbol(self.placed);
            sign(&words, status_symbol(kind), true, theme.status(kind));
        }
        if let Some(done) = self.done().filter(|_| !self.shape.bar) {
            let text = context.catalogue().percent(done);
            if columns(&text) <= usize::from(pen.room()) {
                pen.end(line.width, &text, theme.quiet());
            }
        }
    }

    /// The weather, unless the column says it or nothing is forecast any more.
    fn weather(&self) -> Option<Weather> {
        let weather = self.placed.weather;
        weather.filter(|_| self.by != GroupBy::Weather && !self.kind().is_over())
    }

    /// The day still to be kept, or the day it came to its end; on the right how late it is, or who leads it.
    fn dates(&self, line: Rect, buf: &mut Buffer) {
        let (catalogue, theme, kind) = (self.context.catalogue(), self.context.theme, self.kind());
        let late = self.placed.days_late(kind, self.context.today);
        let text = self.day();
        let style = self.context.due_style(self.placed);
        let mut pen = Pen::on(buf, line);
        pen.skip_end(1).text(&text, style).skip(1);
        let room = usize::from(pen.room());
        if let Some(days) = late {
            let words = fl!(catalogue, "tui-late", days = days);
            let short = catalogue.late_in_short(days);
            let text = if columns(&words) <= room { words } else { short };
            pen.end(line.width, &text, style.patch(theme.strong()));
        } else if !self.shape.leads && self.by != GroupBy::Lead {
            pen.end(line.width, &fit_name(&self.lead(), room), theme.quiet());
        }
    }

    /// All who lead it where they fit, else who answers for it and how many others there are.
    fn led(&self, line: Rect, buf: &mut Buffer) {
        let names = leads(self.context.plan, self.placed);
        let width = usize::from(line.width);
        let text = if columns(&names) <= width {
            names
        } else {
            let others = match self.placed.leads.len() {
                0 | 1 => String::new(),
                all => format!(" +{}", all - 1),
            };
            fit_name(&self.lead(), width.saturating_sub(columns(&others))) + &others
        };
        put_in(line, buf, &text, self.context.theme.quiet());
    }

    /// How far it is, when there is anything to tell: not for what is over, nor for what is not begun.
    fn done(&self) -> Option<f64> {
        let kind = self.kind();
        let done = self.context.plan.progress_of(self.id, self.placed)?;
        let begun = kind != StatusKind::Open || done > 0.0;
        Some(done).filter(|_| begun && !kind.is_over())
    }

    fn progress(&self, line: Rect, buf: &mut Buffer, done: f64) {
        let theme = self.context.theme;
        let text = self.context.catalogue().percent(done);
        let mut pen = Pen::on(buf, line);
        pen.skip_end(1).end(6, &text, theme.quiet());
        let width = line.width.saturating_sub(8).min(40);
        pen.share(width, done, theme.status(self.kind()), theme.quiet());
    }
}
