//! An action's sheet: all it holds, and its own history.

mod page;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::{Effect, Screen};
use crate::i18n::wording::harmless;
use crate::plan::{ActionId, Subject};
use crate::tui::chronicle::Reading;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::widget::panel::panel;
use crate::tui::widget::text::{flow, put, put_right, wrap};

use page::heading;
pub use page::lines_of;

/// From this width on, the history stands beside the sheet; below, under it.
const WIDE: u16 = 110;

/// The sheet of one action.
#[derive(Clone, Debug)]
pub struct Sheet {
    action: ActionId,
    /// The first line to be seen.
    first: usize,
}

impl Sheet {
    /// The sheet of an action.
    pub fn of(action: ActionId) -> Self {
        Self { action, first: 0 }
    }

    /// All the lines, and how many can be seen.
    fn extent(&self, context: &Context<'_>) -> (usize, usize) {
        let (sheet, beside) = split(context.body);
        let width = usize::from(sheet.width.saturating_sub(4));
        let mut lines = lines_of(&self.action, width, context).len();
        if beside.is_none() {
            lines += 2 + history_lines(&self.action, width, context).len();
        }
        (lines, usize::from(sheet.height.saturating_sub(2)))
    }

    fn scroll(&mut self, to: usize, context: &Context<'_>) -> Effect {
        let (lines, rows) = self.extent(context);
        self.first = to.min(lines.saturating_sub(rows));
        Effect::None
    }
}

fn split(area: Rect) -> (Rect, Option<Rect>) {
    if area.width < WIDE {
        return (area, None);
    }
    let [sheet, history] = Layout::horizontal([Constraint::Percentage(56), Constraint::Fill(1)]).areas(area);
    (sheet, Some(history))
}

impl Screen for Sheet {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Page, Scope::Subject, Scope::Global]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let page = self.extent(context).1.max(1);
        match command {
            Command::Up => self.scroll(self.first.saturating_sub(1), context),
            Command::Down => self.scroll(self.first + 1, context),
            Command::PageUp => self.scroll(self.first.saturating_sub(page), context),
            Command::PageDown => self.scroll(self.first + page, context),
            Command::First => self.scroll(0, context),
            Command::Last => self.scroll(usize::MAX, context),
            Command::Back => Effect::Close,
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, _event: MouseEvent, _context: &Context<'_>) -> Effect {
        Effect::None
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.scroll(self.first, context);
    }

    fn subject(&self, context: &Context<'_>) -> Option<ActionId> {
        context
            .plan
            .actions
            .contains_key(&self.action)
            .then(|| self.action.clone())
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (theme, catalogue) = (context.theme, context.catalogue());
        let (sheet, beside) = split(area);
        let room = panel(buf, sheet, self.action.as_str(), true, theme);
        let width = usize::from(room.width);
        let mut lines = lines_of(&self.action, width, context);
        if let Some(beside) = beside {
            let room = panel(buf, beside, &fl!(catalogue, "tui-history"), false, theme);
            let history = history_lines(&self.action, usize::from(room.width), context);
            for (y, line) in (room.y..room.bottom()).zip(&history) {
                buf.set_line(room.x, y, line, room.width);
            }
        } else {
            lines.push(Line::default());
            lines.push(heading(&fl!(catalogue, "tui-history"), context));
            lines.extend(history_lines(&self.action, width, context));
        }
        let first = self.first.min(lines.len().saturating_sub(1));
        for (y, line) in (room.y..room.bottom()).zip(lines.iter().skip(first)) {
            buf.set_line(room.x, y, line, room.width);
        }
        let below = lines.len().saturating_sub(first + usize::from(room.height));
        if below > 0 {
            let more = format!(" {} ", fl!(catalogue, "tui-more-below", count = below));
            put_right(
                buf,
                sheet.right() - 2,
                sheet.bottom() - 1,
                room.width,
                &more,
                theme.quiet(),
            );
        }
        if first > 0 {
            put(buf, sheet.right().saturating_sub(4), sheet.y, 3, " ↑ ", theme.quiet());
        }
    }
}

/// The history of an action, newest first: the day and who, what changed, why.
fn history_lines(id: &ActionId, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut lines = Vec::new();
    for (name, entry) in context.chronicle.of(id) {
        let date = catalogue.short_date(entry.day);
        let who = harmless(&entry.author.name);
        let said = catalogue.summary(context.plan, &entry.changes, &Subject::Action(name));
        for (n, part) in wrap(&said, width.saturating_sub(12)).into_iter().enumerate() {
            let date = if n == 0 { date.as_str() } else { "" };
            lines.push(Line::from(vec![
                Span::styled(format!("{date:<12}"), theme.quiet()),
                Span::styled(part, theme.strong()),
            ]));
        }
        for part in flow(&entry.why().unwrap_or_default(), width.saturating_sub(12)) {
            lines.push(Line::from(vec![Span::raw(" ".repeat(12)), Span::raw(part)]));
        }
        let by = wrap(&who, width.saturating_sub(12))
            .into_iter()
            .next()
            .unwrap_or_default();
        lines.push(Line::from(vec![
            Span::raw(" ".repeat(12)),
            Span::styled(by, theme.quiet()),
        ]));
    }
    match context.chronicle.reading {
        Reading::Under(done, _) => {
            lines.push(Line::styled(
                fl!(catalogue, "tui-reading", done = done.to_string()),
                theme.quiet(),
            ));
        }
        Reading::Failed => lines.push(Line::styled(fl!(catalogue, "tui-reading-failed"), theme.bad())),
        Reading::None | Reading::Whole if lines.is_empty() => {
            lines.push(Line::styled(fl!(catalogue, "tui-no-history"), theme.quiet()));
        }
        Reading::None | Reading::Whole => {}
    }
    lines
}
