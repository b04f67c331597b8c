//! What lies over the board: the card that is dragged, and the menu of arrangements.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::Board;
use super::by::name_of;
use super::lanes::least;
use crate::tui::component::{Menu, Pen, Picked, columns, panel, put, put_in, to_u16};
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use copil_plan::GroupBy;

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
        put_in(inner, buf, &title.unwrap_or_default(), theme.text());
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
        let title = fl!(catalogue, "tui-board-by-title");
        menu.view(area, buf, &title, theme, |buf, line, by| {
            let number = GroupBy::ALL.iter().position(|known| known == by).unwrap_or_default() + 1;
            let mut pen = Pen::on(buf, line);
            pen.text(&format!("{number} "), theme.quiet());
            pen.text(&name_of(*by, catalogue), theme.text()).skip(1);
            if *by == self.by {
                pen.text("✓", theme.good());
            }
        });
    }

    /// Opens the menu of arrangements, as wide as its longest line.
    pub(super) fn open_menu(&mut self, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let names = GroupBy::ALL.iter().map(|by| columns(&name_of(*by, catalogue)));
        let title = columns(&fl!(catalogue, "tui-board-by-title"));
        let widest = names.chain([title]).max().unwrap_or(0);
        let mut menu = Menu::new(to_u16(widest).min(60) + 10, GroupBy::ALL.to_vec());
        let at = GroupBy::ALL.iter().position(|by| *by == self.by).unwrap_or_default();
        menu.lines.select(at, GroupBy::ALL.len());
        self.choosing = Some(menu);
    }

    /// Takes the line of the menu that was picked.
    pub(super) fn picked(&mut self, picked: Picked, context: &Context<'_>) -> Effect {
        if picked != Picked::Open {
            let menu = self.choosing.take();
            let by = menu.and_then(|menu| menu.lines.selected().copied());
            if let Some(by) = by.filter(|_| picked == Picked::Line) {
                self.arrange(by, context);
            }
        }
        Effect::None
    }
}
