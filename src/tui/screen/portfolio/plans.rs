//! The plans, a line each as the command line tells them, what they come to together, and what has to be said.
//!
//! ```text
//! ╭ Plans (5) ───────────────────────────────────────────────────────────╮
//! │ Plan   Titre                Réalisées  Avancement  Temps  Retard …   │
//! │▶blois  Projet d’administ…   66/117     58 %        54 %   12         │
//! │ ville  Plan de la ville     1/3                    40 %   1          │
//! │        2 plans ensemble     67/120     57 %               13         │
//! ╰──────────────────────────────────────────────────────────────────────╯
//! ╭ blois · Projet d’administration commun ──────────────────────────────╮
//! │ Prévision    À ce rythme, terminé en juin 2020                       │   ◀ the selected one, at length
//! ╰──────────────────────────────────────────────────────────────────────╯
//!  Les totaux laissent de côté un plan sur 3 : …
//! ```

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::Line;

use super::detail;
use crate::report::page::Page;
use crate::tui::app::PlanTarget;
use crate::tui::command::Command;
use crate::tui::component::{
    Click, Rows, Select, draw_lines, foot_right, more_below, nothing, panel, put_lines, to_u16, wrap,
};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen, TabScreen};

/// The least lines that the selected plan is told at length in.
const DETAIL: u16 = 6;

/// The least lines that the table keeps where the selected plan is told as well.
const LEAST: u16 = 10;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    /// The names of the columns.
    head: Line<'static>,
    rows: Select<Line<'static>>,
    /// What all come to.
    totals: Line<'static>,
    /// What has to be said, broken to the width, each with its look.
    notes: Vec<(String, ratatui::style::Style)>,
}

impl Plans {
    /// The table, the selected plan at length where there is room for it, and what has to be said below.
    fn split(&self, area: Rect) -> [Rect; 3] {
        let notes = to_u16(self.notes.len()).min(area.height / 3);
        let above = area.height - notes;
        // With the frame, the names of the columns and what all come to.
        let wanted = to_u16(self.rows.items().len()).saturating_add(4);
        let table = match above.saturating_sub(DETAIL) {
            room if room >= wanted.min(LEAST) => wanted.min(room),
            _ => above,
        };
        let parts = [table, above - table, notes].map(Constraint::Length);
        Layout::vertical(parts).areas(area)
    }

    /// The rows between the names of the columns and what all come to.
    fn rows(&self, table: Rect) -> Rows {
        let room = table.inner(Margin::new(2, 1));
        Rows::single(Rect {
            y: room.y + 1,
            height: room.height.saturating_sub(2).min(to_u16(self.rows.items().len())),
            ..room
        })
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        self.rows(self.split(context.body)[0])
    }

    fn open(&self) -> Effect {
        match self.rows.is_empty() {
            true => Effect::None,
            false => Effect::OpenPlan(self.rows.index(), PlanTarget::Plan),
        }
    }
}

impl Screen for Plans {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List, Scope::Global]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Open || !self.rows.is_empty()
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if command == Command::Open {
            return self.open();
        }
        let seen = self.rows_on_screen(context).seen();
        self.rows.follow(command, seen);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.rows.click(event, self.rows_on_screen(context)) {
            Some(Click::Again) => self.open(),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let Some(view) = context.portfolio else { return };
        let width = usize::from(context.body.width.saturating_sub(4));
        let mut page = Page::new(Some(width));
        page.table(&view.report().table(context.catalogue()));
        let mut lines = context.lines_of(&page).into_iter();
        self.head = lines.next().unwrap_or_default();
        let mut rows: Vec<_> = lines.collect();
        self.totals = rows.pop().unwrap_or_default();
        let at = self.rows.index();
        self.rows = Select::new(rows);
        let notes = view.notes.iter().flat_map(|note| {
            let style = context.theme.tone(note.tone);
            wrap(&note.text, width + 2).into_iter().map(move |line| (line, style))
        });
        self.notes = notes.collect();
        let seen = self.rows_on_screen(context).seen();
        self.rows.select(at, seen);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let Some(view) = context.portfolio else { return };
        let [table, detail, below] = self.split(area);
        let title = fl!(catalogue, "tui-portfolio-title", count = view.portfolio.members.len());
        let room = panel(buf, table, &title, true, theme);
        if view.portfolio.members.is_empty() {
            return nothing(room, buf, &[fl!(catalogue, "portfolio-empty")], theme);
        }
        draw_lines(room, buf, std::slice::from_ref(&self.head));
        let rows = self.rows(table);
        self.rows.draw(rows, buf, theme, |buf, line, row| {
            buf.set_line(line.x, line.y, row, line.width);
        });
        let totals = Rect {
            y: rows.area.bottom(),
            height: 1,
            ..room
        };
        buf.set_line(totals.x, totals.y, &self.totals, totals.width);
        if !view.is_reported {
            let text = fl!(catalogue, "tui-portfolio-reading");
            foot_right(buf, table, &text, theme);
        } else {
            more_below(buf, table, self.rows.below(rows), context);
        }
        if !detail.is_empty() {
            detail::draw(detail, buf, self.rows.index(), context);
        }
        let below = below.inner(Margin::new(1, 0));
        put_lines(
            below,
            buf,
            self.notes.iter().map(|(text, style)| (text.as_str(), *style)),
        );
    }
}

impl TabScreen for Plans {}
