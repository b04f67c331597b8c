//! The list, drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{AttentionScreen, rows_in};
use crate::tui::component::{
    FULL_TITLE, GroupRow, Pen, RankedLayout, columns, foot, nothing, panel, put, ranked_action, select, to_u16,
};
use crate::tui::context::Context;
use copil_plan::attention::Attention;

/// How wide the bar of an action's points is.
const BAR: u16 = 8;

/// The columns of a line that its title has not: its frame, its signs, an id, the bar and the points.
pub(super) const AROUND_TITLE: u16 = 4 + 2 + 12 + 1 + BAR + POINTS + 1;

/// How wide its points are.
const POINTS: u16 = 5;

impl AttentionScreen {
    pub(super) fn list(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let count = self.rows.all_items().count();
        let title = fl!(context.catalogue(), "tui-attention", count = count);
        panel(buf, list, &self.filter.titled(title), true, context.theme);
        self.rows(list, buf, context);
        if !self.filter.draw_line(list, buf, context) {
            self.foot(list, buf, context);
        }
    }

    fn rows(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let rows = rows_in(list, context);
        if self.rows.is_empty() {
            return nothing(rows.area, buf, &self.why_nothing(context), context.theme);
        }
        let shown = self.rows.visible(rows).filter_map(GroupRow::item);
        let id = shown.map(|(_, action)| columns(action.as_str())).max().unwrap_or(0);
        let id = to_u16(id).min(rows.area.width / 3);
        let share = rows.area.width.saturating_sub(4 + id + 1) * 38 / 100;
        let layout = RankedLayout {
            id,
            title: share.max(FULL_TITLE),
            below: rows.stride > 1,
            end: BAR + POINTS + 1,
        };
        let most = context.attention.iter().map(|item| item.points).max().unwrap_or(1);
        self.rows.draw(rows, buf, context.theme, |buf, line, row| {
            let lines = Rect {
                height: rows.stride.min(2),
                ..line
            };
            match row {
                GroupRow::Heading(title, count) => heading(lines, buf, title, *count, context),
                GroupRow::Item((at, _)) => {
                    let item = &context.attention[*at];
                    ranked_action(lines, buf, item, layout, false, context);
                    points(lines, buf, item, most, context);
                }
            }
            if self.rows.selected() == Some(row) {
                let wide = Rect {
                    x: lines.x.saturating_sub(1),
                    width: lines.width + 2,
                    ..lines
                };
                select(buf, wide, context.theme.selected());
            }
        });
    }

    fn by_name(&self, context: &Context<'_>) -> String {
        let name = context.catalogue().find(&format!("attention-by-{}", self.by.word()));
        name.unwrap_or_default()
    }

    /// The bottom of the frame says how the list is arranged, and whether the history is still being read.
    fn foot(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let arranged = fl!(catalogue, "tui-ordered", by = self.by_name(context));
        let hint = self.filter.hint(context).or_else(|| context.reading_words());
        foot(buf, list, &hint.unwrap_or_default(), &arranged, theme);
    }

    /// Why nothing is listed, and what would be.
    fn why_nothing(&self, context: &Context<'_>) -> [String; 2] {
        let catalogue = context.catalogue();
        if context.plan.actions.is_empty() {
            [context.no_action(), context.how_to_add()]
        } else if self.filter.name().is_none() {
            [fl!(catalogue, "tui-no-attention"), fl!(catalogue, "attention-empty")]
        } else {
            self.filter.why_nothing(String::new(), context)
        }
    }
}

fn heading(lines: Rect, buf: &mut Buffer, title: &str, count: usize, context: &Context<'_>) {
    let y = lines.bottom() - 1;
    let style = context.theme.heading();
    let x = put(buf, lines.x, y, lines.width.saturating_sub(6), title, style);
    put(buf, x + 1, y, 6, &format!("({count})"), context.theme.quiet());
}

/// The points of an action, as a bar and as a number.
#[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
fn points(lines: Rect, buf: &mut Buffer, item: &Attention, most: i64, context: &Context<'_>) {
    let theme = context.theme;
    let percent = 100.0 * item.points as f64 / most.max(1) as f64;
    let mut pen = Pen::on(buf, lines);
    pen.skip(lines.width.saturating_sub(BAR + POINTS));
    pen.share(BAR, percent, theme.warning(), theme.quiet());
    pen.cell_right(POINTS, &item.points.to_string(), theme.strong());
}
