//! The list, drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::Actions;
use crate::tui::command::Command;
use crate::tui::component::{Rows, WithPane, foot, nothing, panel, put, to_u16};
use crate::tui::context::Context;
use crate::wording::signs::UNREADABLE;

/// The rows below the header: in presentation mode a blank line lies between two.
pub(super) fn rows_of(table: Rect, context: &Context<'_>) -> Rows {
    let stride = if context.presenting { 2 } else { 1 };
    let area = Rect {
        y: table.y + stride,
        height: table.height.saturating_sub(stride),
        ..table
    };
    Rows::spaced(area, stride, stride - 1)
}

/// How many lines say that an action's file could not be read.
fn lost_rows(context: &Context<'_>) -> u16 {
    to_u16(context.repo_status.lost.len()).min(3)
}

impl Actions {
    /// The list, and what is beside it.
    pub(super) fn split(&self, area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
        self.pane.split(area, self.list_width(context), context)
    }

    /// The table on the screen, its header included; below it are the actions whose files could not be read.
    pub(super) fn table_of(&self, area: Rect, context: &Context<'_>) -> Rect {
        let room = self.split(area, context).0.inner(Margin::new(2, 1));
        Rect {
            height: room.height.saturating_sub(lost_rows(context)),
            ..room
        }
    }

    pub(super) fn list(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = fl!(catalogue, "tui-actions-title", count = self.rows.items().len());
        panel(buf, list, &self.filter.titled(title), true, theme);
        let left_out = self.table(buf, context);
        if self.filter.draw_line(list, buf, context) {
            return;
        }
        let name = catalogue.find(&format!("tui-order-{}", self.filter.sort().order.word()));
        let ordered = fl!(catalogue, "tui-ordered", by = name.unwrap_or_default());
        let left_out = (!left_out.is_empty()).then(|| fl!(catalogue, "tui-left-out", columns = left_out.join(", ")));
        let said: Vec<String> = self.filter.hint(context).into_iter().chain(left_out).collect();
        foot(buf, list, &said.join(" · "), &ordered, theme);
    }

    /// Draws the table; answers the names of the columns that it has no room for.
    fn table(&self, buf: &mut Buffer, context: &Context<'_>) -> Vec<String> {
        let theme = context.theme;
        let table = self.table_of(context.body, context);
        lost(table, buf, context);
        if self.rows.is_empty() {
            nothing(
                table,
                buf,
                &self.filter.why_nothing(context.how_to_add(), context),
                theme,
            );
            return Vec::new();
        }
        let columns = self.fitted(table, context);
        let sort = self.filter.sort();
        columns.header(table, buf, (sort.order, sort.reversed), context);
        self.rows.draw(rows_of(table, context), buf, theme, |buf, line, id| {
            if let Some(placed) = context.plan.actions.get(id) {
                columns.row(line, buf, id, placed, context);
            }
        });
        let left_out = columns.left_out().iter();
        left_out.map(|column| column.label(context.catalogue())).collect()
    }
}

/// Names the actions whose files could not be read: nothing vanishes without a word.
fn lost(table: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let rows = usize::from(lost_rows(context));
    for (y, id) in (table.bottom()..).zip(context.repo_status.lost.iter().take(rows)) {
        let text = fl!(
            context.catalogue(),
            "tui-lost-action",
            id = id.as_str(),
            key = context.keymap.keys_of(Command::Problems, context.catalogue())
        );
        put(
            buf,
            table.x,
            y,
            table.width,
            &format!("{UNREADABLE} {text}"),
            context.theme.bad(),
        );
    }
}
