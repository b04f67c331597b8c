//! How a prompt looks.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{BadDate, Field, Holds, Kind, Prompt, SEEN};
use crate::tui::context::Context;
use crate::tui::widget::panel::popup;
use crate::tui::widget::selection::mark;
use crate::tui::widget::text::{columns, put, wrap};

impl Prompt {
    /// Draws the prompt in the middle of an area.
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let width = area.width.saturating_sub(4).min(88);
        let inner = usize::from(width.saturating_sub(4));
        let (said, style) = self.said(context);
        let said: Vec<String> = said.iter().flat_map(|line| wrap(line, inner)).collect();
        let rows = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let fields: u16 = self.fields.iter().map(|field| field.rows + 1).sum();
        let choices = if self.choices.is_empty() {
            0
        } else {
            rows(self.choices.len().min(SEEN)) + 1
        };
        let intro = if self.action().is_some() { 2 } else { 0 };
        let height = 2 + intro + choices + fields + 1 + rows(said.len().max(2));
        let room = popup(buf, area, (width, height), &self.title(context), context.theme);
        let mut y = room.y;
        if let Some(placed) = self.action().and_then(|id| context.plan.actions.get(id)) {
            put(buf, room.x, y, room.width, &placed.title, context.theme.quiet());
            y += 2;
        }
        y = self.view_choices(Rect { y, ..room }, buf, context);
        for (n, field) in self.fields.iter().enumerate() {
            let listens = self.focus == n + usize::from(!self.choices.is_empty());
            y = self.view_field(Rect { y, ..room }, buf, field, listens, context);
        }
        y += 1;
        for (y, line) in (y..room.bottom()).zip(&said) {
            put(buf, room.x, y, room.width, line, style);
        }
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let name = match &self.kind {
            Kind::Status(_) => fl!(catalogue, "tui-prompt-status"),
            Kind::Weather(_) => fl!(catalogue, "tui-prompt-weather"),
            Kind::Milestone(_) => fl!(catalogue, "tui-prompt-milestone"),
            Kind::Due(_) => fl!(catalogue, "tui-prompt-due"),
            Kind::Note(_) => fl!(catalogue, "tui-prompt-note"),
            Kind::Among(_, name) => name.clone(),
            Kind::Undo => fl!(catalogue, "tui-prompt-undo"),
            Kind::Redo => fl!(catalogue, "tui-prompt-redo"),
        };
        self.action()
            .map_or_else(|| name.clone(), |id| format!("{name} · {id}"))
    }

    fn view_choices(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) -> u16 {
        let theme = context.theme;
        if self.choices.is_empty() {
            return match self.kind {
                Kind::Milestone(_) | Kind::Status(_) => {
                    put(
                        buf,
                        room.x,
                        room.y,
                        room.width,
                        &fl!(context.catalogue(), "tui-nothing-to-choose"),
                        theme.quiet(),
                    );
                    room.y + 1
                }
                _ => room.y,
            };
        }
        let listens = self.listens_to_choice();
        let first = self.place.first(self.choices.len(), SEEN);
        let shown = self.choices.iter().enumerate().skip(first).take(SEEN);
        let widest = self
            .choices
            .iter()
            .map(|choice| columns(&choice.label))
            .max()
            .unwrap_or(0);
        let label = u16::try_from(widest).unwrap_or(u16::MAX).min(room.width * 3 / 5);
        let mut y = room.y;
        for (n, choice) in shown {
            let selected = n == self.place.selected();
            let x = put(buf, room.x, y, 4, &format!("{} ", n + 1), theme.quiet());
            let x = put(buf, x, y, 2, choice.symbol, theme.text()) + 1;
            put(buf, x, y, label, &choice.label, theme.text());
            let note = x + label + 2;
            put(
                buf,
                note,
                y,
                room.right().saturating_sub(note),
                &choice.note,
                theme.quiet(),
            );
            if selected {
                let line = Rect { y, height: 1, ..room };
                mark(buf, line, if listens { theme.selected() } else { theme.remembered() });
            }
            y += 1;
        }
        y + 1
    }

    fn view_field(&self, room: Rect, buf: &mut Buffer, field: &Field, listens: bool, context: &Context<'_>) -> u16 {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let label = match field.holds {
            Holds::Reason => fl!(catalogue, "tui-field-reason"),
            Holds::Comment => fl!(catalogue, "tui-field-comment"),
            Holds::Effect => fl!(catalogue, "tui-field-effect"),
            Holds::Date => fl!(catalogue, "tui-field-date"),
        };
        let style = if listens {
            theme.accent().patch(theme.strong())
        } else {
            theme.quiet()
        };
        let after = put(buf, room.x, room.y, room.width, &label, style);
        if matches!(field.holds, Holds::Effect | Holds::Date) {
            let note = match self.date(field.holds, context) {
                Ok(Some(day)) => catalogue.full_date(day),
                Ok(None) if field.holds == Holds::Effect => fl!(catalogue, "tui-today"),
                _ => String::new(),
            };
            put(
                buf,
                after + 2,
                room.y,
                room.right().saturating_sub(after + 2),
                &note,
                theme.quiet(),
            );
        }
        let body = Rect {
            x: room.x + 2,
            y: room.y + 1,
            width: room.width.saturating_sub(2),
            height: field.rows,
        };
        for y in body.y..body.bottom() {
            put(buf, room.x, y, 1, if listens { "┃" } else { "│" }, style);
        }
        field.entry.view(body, buf, listens, theme);
        room.y + field.rows + 1
    }

    /// What recording would do, or what keeps it from being done.
    fn said(&self, context: &Context<'_>) -> (Vec<String>, ratatui::style::Style) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        if let Err(BadDate(text)) = self.wished(context) {
            return (vec![fl!(catalogue, "tui-bad-date", text = text)], theme.warning());
        }
        match &self.outcome {
            Some(Ok(subjects)) => (
                subjects.iter().map(|subject| format!("→ {subject}")).collect(),
                theme.strong(),
            ),
            Some(Err(sentence)) => {
                let lines = std::iter::once(&sentence.what).chain(&sentence.hint).cloned().collect();
                (lines, theme.warning())
            }
            None => (Vec::new(), theme.text()),
        }
    }
}
