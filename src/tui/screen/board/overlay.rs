//! What lies over the board: the card that is dragged, and the menu of arrangements.

use crossterm::event::{MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::Board;
use super::by::By;
use super::lanes::least;
use crate::tui::command::Command;
use crate::tui::component::panel::panel;
use crate::tui::component::popup::{ListPopup, PopupClick};
use crate::tui::component::text::{columns, put};
use crate::tui::context::Context;
use crate::tui::screen::Effect;

impl Board {
    /// Draws the card that is dragged under the mouse, with the column that it would go to.
    pub(super) fn ghost(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let Some(dragged) = self.dragged.as_ref().filter(|dragged| dragged.moved) else {
            return;
        };
        let theme = context.theme;
        let (width, height) = (least(false).min(room.width), 4.min(room.height));
        let area = Rect {
            x: dragged
                .pointer
                .0
                .saturating_sub(width / 2)
                .clamp(room.x, room.right() - width),
            y: dragged.pointer.1.clamp(room.y, room.bottom() - height),
            width,
            height,
        };
        Clear.render(area, buf);
        let inner = panel(buf, area, dragged.action.as_str(), true, theme);
        let title = match dragged.taken(context).len() {
            1 => context
                .plan
                .actions
                .get(&dragged.action)
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
        let target = self.lane_at(dragged.pointer, context);
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
        let Some(menu) = &self.choosing else { return };
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let popup = menu_popup(context);
        popup.frame(buf, area, &fl!(catalogue, "tui-board-by-title"), theme);
        menu.draw(popup.list(area), buf, theme, |buf, line, by| {
            let number = By::ALL.iter().position(|known| known == by).unwrap_or_default() + 1;
            let x = put(buf, line.x, line.y, 3, &format!("{number} "), theme.quiet());
            let room = |x: u16| line.right().saturating_sub(x);
            let after = put(buf, x, line.y, room(x), &by.name(catalogue), theme.text()) + 1;
            if *by == self.by {
                put(buf, after, line.y, room(after), "✓", theme.good());
            }
        });
    }

    /// Answers the mouse while the menu is open: a click takes a line, one outside closes it.
    pub(super) fn pointed_at_menu(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let command = match event.kind {
            MouseEventKind::ScrollUp => Command::Up,
            MouseEventKind::ScrollDown => Command::Down,
            _ => {
                let clicked = |menu| menu_popup(context).click(event, context.body, menu, |_| true);
                match self.choosing.as_mut().map(clicked) {
                    Some(PopupClick::Taken) => Command::Choose,
                    Some(PopupClick::Outside) => Command::Cancel,
                    Some(PopupClick::Nothing) | None => return Effect::None,
                }
            }
        };
        self.choosing_command(command, context)
    }
}

/// The menu: as wide as its longest line.
fn menu_popup(context: &Context<'_>) -> ListPopup {
    let catalogue = context.catalogue();
    let widest = By::ALL.iter().map(|by| columns(&by.name(catalogue))).max().unwrap_or(0);
    let widest = widest.max(columns(&fl!(catalogue, "tui-board-by-title")));
    ListPopup::plain(u16::try_from(widest).unwrap_or(40).min(60) + 10, By::ALL.len())
}
