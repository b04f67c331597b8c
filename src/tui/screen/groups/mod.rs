//! Where each part of the plan stands: its working groups, its organisations or its axes, and below, the selected one.
//!
//! ```text
//! ╭ Groupes de travail (10) ─────────────────────────────────────────╮
//! │ Id  Titre         Actions        Fait Temps  ☀ ☁ ☂ ↯  Retard …   │   ◀ table.rs
//! │▶rh  Ressources…  14 ████▓▓▒░░░   52 %  61 %  3 4 1 ·       2     │
//! ╰──────────────────────────────────────────────────────────────────╯
//! ╭ rh · Ressources humaines ────────────────────────────────────────╮   ◀ detail.rs
//! │ Pilotes  …                                                       │
//! ╰──────────────────────────────────────────────────────────────────╯
//! ```

mod detail;
mod table;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{Effect, Screen};
use crate::report::parts::{By, Part, PartKey, parts};
use crate::tui::command::Command;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::panel;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{put, put_right, wrap};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::ActionId;
use copil_plan::id::natural_order;

use detail::{Detail, Shelf, shelves};
use table::Columns;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    by: By,
    parts: Vec<Part>,
    place: ListState,
    /// Every action, as people count.
    ordered: Vec<ActionId>,
    /// The actions of the selected part, by status, what asks for a look first.
    shelves: Vec<Shelf>,
}

impl Groups {
    fn selected(&self) -> Option<&Part> {
        self.parts.get(self.place.selected())
    }

    /// How many parts can be seen.
    fn seen(&self, context: &Context<'_>) -> usize {
        let rows = usize::from(self.split(context.body, context)[0].height.saturating_sub(3));
        rows.div_ceil(self.stride(rows, context))
    }

    /// From one part to the next: on the wall of a room a blank line keeps them apart, as long as all of them fit.
    fn stride(&self, rows: usize, context: &Context<'_>) -> usize {
        if context.room && 2 * self.parts.len() <= rows + 1 {
            2
        } else {
            1
        }
    }

    /// The table, and below it the selected part; the wall of a room shows the table alone.
    fn split(&self, area: Rect, context: &Context<'_>) -> [Rect; 2] {
        if context.room || self.parts.is_empty() {
            return Layout::vertical([Constraint::Fill(1), Constraint::Length(0)]).areas(area);
        }
        let wanted = u16::try_from(self.parts.len()).unwrap_or(u16::MAX).saturating_add(3);
        let most = (area.height * 2 / 3).max(6);
        Layout::vertical([Constraint::Length(wanted.clamp(6, most)), Constraint::Fill(1)]).areas(area)
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        let seen = self.seen(context);
        self.place.go(motion, self.parts.len(), seen);
        self.gather(context);
        Effect::None
    }

    /// Gathers the actions of the selected part.
    fn gather(&mut self, context: &Context<'_>) {
        self.shelves = match self.parts.get(self.place.selected()) {
            Some(part) => shelves(&part.key, &self.ordered, context),
            None => Vec::new(),
        };
    }

    /// Takes the plan apart, another part being selected only when this one is gone.
    fn take_apart(&mut self, context: &Context<'_>) {
        let before = self.selected().map(|part| part.key.clone());
        self.ordered = context.plan.actions.keys().cloned().collect();
        self.ordered.sort_by(|a, b| natural_order(a.as_str(), b.as_str()));
        self.parts = parts(context.plan, self.by, context.histories, context.today);
        let at = self.parts.iter().position(|part| Some(&part.key) == before.as_ref());
        let at = at.unwrap_or_else(|| self.place.selected());
        let seen = self.seen(context);
        self.place.select(at, self.parts.len(), seen);
        self.gather(context);
    }

    fn title(&self, context: &Context<'_>) -> String {
        let (catalogue, count) = (context.catalogue(), self.parts.len());
        match self.by {
            By::Group => fl!(catalogue, "tui-parts-groups", count = count),
            By::Organisation => fl!(catalogue, "tui-parts-organisations", count = count),
            By::Axis => fl!(catalogue, "tui-parts-axes", count = count),
        }
    }

    fn nothing(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let text = match self.by {
            By::Group => fl!(catalogue, "tui-parts-no-groups"),
            By::Organisation => fl!(catalogue, "tui-parts-no-organisations"),
            By::Axis => fl!(catalogue, "tui-parts-no-axes"),
        };
        for (y, line) in (room.y..room.bottom()).zip(wrap(&text, usize::from(room.width))) {
            put(buf, room.x, y, room.width, &line, context.theme.quiet());
        }
    }

    fn draw_table(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let room = panel(buf, area, &self.title(context), true, theme);
        if self.parts.is_empty() {
            return self.nothing(room, buf, context);
        }
        let columns = Columns::of(room.width, &self.parts, context);
        columns.header(room, buf, context);
        let rows = Rect {
            y: room.y + 1,
            height: room.height.saturating_sub(1),
            ..room
        };
        let stride = self.stride(usize::from(rows.height), context);
        let seen = usize::from(rows.height).div_ceil(stride);
        let first = self.place.first(self.parts.len(), seen);
        let lines = (rows.y..rows.bottom()).step_by(stride);
        for (y, (at, part)) in lines.zip(self.parts.iter().enumerate().skip(first)) {
            let line = Rect { y, height: 1, ..rows };
            columns.row(line, buf, part, context);
            if at == self.place.selected() {
                mark(buf, line, theme.selected());
            }
        }
        let below = self.parts.len().saturating_sub(first + seen);
        if below > 0 {
            let more = format!(" {} ", fl!(context.catalogue(), "tui-more-below", count = below));
            put_right(
                buf,
                area.right() - 2,
                area.bottom() - 1,
                area.width / 2,
                &more,
                theme.quiet(),
            );
        }
    }
}

impl Screen for Groups {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Arranged, Scope::List, Scope::Global]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let page = self.seen(context).max(1);
        match command {
            Command::Up => self.go(Motion::Up(1), context),
            Command::Down => self.go(Motion::Down(1), context),
            Command::PageUp => self.go(Motion::Up(page), context),
            Command::PageDown => self.go(Motion::Down(page), context),
            Command::First => self.go(Motion::First, context),
            Command::Last => self.go(Motion::Last, context),
            Command::By => {
                self.by = self.by.next();
                self.place = ListState::default();
                self.take_apart(context);
                Effect::None
            }
            Command::Open => {
                let filter = self.selected().map(|part| part.key.filter());
                filter.map_or(Effect::None, Effect::Filtered)
            }
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let table = self.split(context.body, context)[0];
        let inside = table.contains((event.column, event.row).into());
        // Below the frame and the names of the columns.
        let Some(row) = event.row.checked_sub(table.y + 2).filter(|_| inside) else {
            return Effect::None;
        };
        if event.kind != MouseEventKind::Down(MouseButton::Left) || event.row + 1 >= table.bottom() {
            return Effect::None;
        }
        let seen = self.seen(context);
        let stride = self.stride(usize::from(table.height.saturating_sub(3)), context);
        let at = self.place.first(self.parts.len(), seen) + usize::from(row) / stride;
        if at >= self.parts.len() {
            return Effect::None;
        }
        if at == self.place.selected() {
            return self.update(Command::Open, context);
        }
        self.place.select(at, self.parts.len(), seen);
        self.gather(context);
        Effect::None
    }

    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        if let Some(by) = memory.groups_by.as_deref().and_then(By::of_word) {
            self.by = by;
        }
    }

    fn persist(&self, memory: &mut Memory) {
        memory.groups_by = (self.by != By::default()).then(|| self.by.word().to_owned());
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Open || self.selected().is_some()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.take_apart(context);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let [table, below] = self.split(area, context);
        self.draw_table(table, buf, context);
        if below.is_empty() {
            return;
        }
        if let Some(part) = self.selected() {
            let shelves = &self.shelves;
            Detail { part, shelves }.view(below, buf, context);
        }
    }
}

/// The name of a part, in the words of the language where it has none of its own.
fn name_of(part: &Part, context: &Context<'_>) -> String {
    match part.key {
        PartKey::None(By::Organisation) => fl!(context.catalogue(), "tui-no-organisation"),
        PartKey::None(By::Group | By::Axis) => fl!(context.catalogue(), "tui-no-axis"),
        _ => part.title.clone(),
    }
}
