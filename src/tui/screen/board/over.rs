//! What lies over the board: the card that is dragged, and the menu of arrangements.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::Board;
use super::by::By;
use super::lanes::least;
use crate::tui::component::list::Motion;
use crate::tui::component::panel::{centred, panel, popup};
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put};
use crate::tui::context::Context;
use crate::tui::screen::Effect;

impl Board {
    /// Draws the card that is dragged under the mouse, with the column that it would go to.
    pub(super) fn ghost(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let Some(held) = self.held.as_ref().filter(|held| held.moved) else {
            return;
        };
        let theme = context.theme;
        let (width, height) = (least(false).min(room.width), 4.min(room.height));
        let area = Rect {
            x: held
                .pointer
                .0
                .saturating_sub(width / 2)
                .clamp(room.x, room.right() - width),
            y: held.pointer.1.clamp(room.y, room.bottom() - height),
            width,
            height,
        };
        Clear.render(area, buf);
        let inner = panel(buf, area, held.action.as_str(), true, theme);
        let title = match held.taken(context).len() {
            1 => context
                .plan
                .actions
                .get(&held.action)
                .map(|placed| placed.title.clone()),
            count => Some(fl!(context.catalogue(), "tui-count-actions", count = count)),
        };
        put(
            buf,
            inner.x,
            inner.y,
            inner.width,
            &title.unwrap_or_default(),
            theme.text(),
        );
        let target = self.lane_at(held.pointer, context);
        let (text, style) = match target.and_then(|to| Some((to, self.would_go(to, context)?))) {
            Some((to, true)) => (
                format!("→ {}", self.columns[to].name),
                theme.good().patch(theme.strong()),
            ),
            Some((_, false)) => (fl!(context.catalogue(), "tui-board-not-there"), theme.bad()),
            None => (fl!(context.catalogue(), "tui-board-let-go"), theme.quiet()),
        };
        put(buf, inner.x, inner.y + 1, inner.width, &text, style);
    }

    /// Draws the menu of arrangements, when it is open.
    pub(super) fn menu(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let Some(place) = self.choosing else { return };
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = fl!(catalogue, "tui-board-by-title");
        let room = popup(buf, area, menu_size(context), &title, theme);
        for (y, (line, by)) in (room.y..room.bottom()).zip(By::ALL.iter().enumerate()) {
            let x = put(buf, room.x, y, 3, &format!("{} ", line + 1), theme.quiet());
            let after = put(
                buf,
                x,
                y,
                room.right().saturating_sub(x),
                &by.name(catalogue),
                theme.text(),
            );
            if *by == self.by {
                put(
                    buf,
                    after + 1,
                    y,
                    room.right().saturating_sub(after + 1),
                    "✓",
                    theme.good(),
                );
            }
            if line == place.selected() {
                mark(buf, Rect { y, height: 1, ..room }, theme.selected());
            }
        }
    }

    /// Answers the mouse while the menu is open: a click takes a line, one outside closes it.
    pub(super) fn pointed_at_menu(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let area = centred(context.body, menu_size(context));
        let Some(place) = &mut self.choosing else {
            return Effect::None;
        };
        match event.kind {
            MouseEventKind::ScrollUp => place.go(Motion::Up(1), By::ALL.len(), By::ALL.len()),
            MouseEventKind::ScrollDown => place.go(Motion::Down(1), By::ALL.len(), By::ALL.len()),
            MouseEventKind::Down(MouseButton::Left) if !area.contains((event.column, event.row).into()) => {
                self.choosing = None;
            }
            MouseEventKind::Down(MouseButton::Left) => {
                let line = usize::from(event.row).checked_sub(usize::from(area.y) + 1);
                if let Some(by) = line.and_then(|line| By::ALL.get(line)) {
                    self.arrange(*by, context);
                }
            }
            _ => {}
        }
        Effect::None
    }
}

/// How large the menu is: as wide as its longest line.
fn menu_size(context: &Context<'_>) -> (u16, u16) {
    let catalogue = context.catalogue();
    let widest = By::ALL.iter().map(|by| columns(&by.name(catalogue))).max().unwrap_or(0);
    let widest = widest.max(columns(&fl!(catalogue, "tui-board-by-title")));
    let lines = u16::try_from(By::ALL.len()).unwrap_or(u16::MAX);
    (u16::try_from(widest).unwrap_or(40).min(60) + 10, lines + 2)
}
