//! The list, drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Actions;
use super::area::{lost_rows, stride, table_area};
use crate::tui::component::nothing::nothing;
use crate::tui::component::panel::panel;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{put, put_right};
use crate::tui::context::Context;

impl Actions {
    pub(super) fn list(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let title = self.title(context);
        panel(buf, area, &title, true, theme);
        self.rows_of(area, buf, context);
        self.bottom(area, buf, context);
    }

    fn rows_of(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let table = table_area(area, context);
        self.lost(table, buf, context);
        if self.rows.is_empty() {
            let said = if self.filter.is_empty() {
                [context.no_action(), fl!(catalogue, "tui-board-fill")]
            } else {
                [fl!(catalogue, "tui-no-match"), fl!(catalogue, "tui-filter-clear")]
            };
            return nothing(table, buf, &said, theme);
        }
        let shown = self.in_sight(table, context);
        let widths = self.fitted(table, shown.clone().map(|(_, id)| id), context);
        widths.header(table, buf, (self.order, self.reversed), context);
        let stride = stride(context);
        for (y, (n, id)) in (table.y + stride..).step_by(usize::from(stride)).zip(shown) {
            let line = Rect { y, height: 1, ..table };
            if let Some(placed) = context.plan.actions.get(id) {
                widths.row(line, buf, id, placed, context);
            }
            if n == self.place.selected() {
                mark(buf, Rect { y, height: 1, ..table }, theme.selected());
            }
        }
    }

    /// Actions whose files could not be read are named, for nothing vanishes without a word.
    fn lost(&self, table: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let rows = usize::from(lost_rows(context));
        for (y, id) in (table.bottom()..).zip(context.standing.lost.iter().take(rows)) {
            let text = fl!(context.catalogue(), "tui-lost-action", id = id.as_str());
            put(buf, table.x, y, table.width, &format!("× {text}"), context.theme.bad());
        }
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let title = fl!(catalogue, "tui-actions-title", count = self.rows.len());
        if self.filter.is_empty() {
            title
        } else {
            format!("{title} · {}", self.said)
        }
    }

    /// The bottom of the frame says how the list is ordered, or holds the filter being typed.
    fn bottom(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let y = area.bottom().saturating_sub(1);
        if let Some(line) = &self.line {
            let row = Rect {
                x: area.x + 2,
                y,
                width: area.width.saturating_sub(4),
                height: 1,
            };
            let room = Rect {
                x: area.x + 1,
                y: area.y + 1,
                width: area.width.saturating_sub(2),
                height: area.height.saturating_sub(2),
            };
            line.view(row, room, buf, context);
            return;
        }
        let name = catalogue
            .find(&format!("tui-order-{}", self.order.word()))
            .unwrap_or_default();
        let order = format!(" {} ", fl!(catalogue, "tui-ordered", by = name));
        put_right(
            buf,
            area.right().saturating_sub(2),
            y,
            area.width.saturating_sub(4),
            &order,
            theme.quiet(),
        );
        if !self.filter.is_empty() {
            let hint = format!(" {} ", fl!(catalogue, "tui-filter-clear"));
            put(buf, area.x + 2, y, area.width / 2, &hint, theme.quiet());
        }
    }
}
