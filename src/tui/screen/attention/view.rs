//! The list, drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{AttentionScreen, rows_in};
use crate::tui::component::bar::share;
use crate::tui::component::grouped::GroupRow;
use crate::tui::component::nothing::nothing;
use crate::tui::component::panel::{foot_left, foot_right, panel};
use crate::tui::component::pen::Pen;
use crate::tui::component::reasons::reasons;
use crate::tui::component::selection::signs;
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use crate::tui::history_cache::HistoryProgress;
use copil_plan::attention::Attention;

/// How wide the bar of an action's points is.
const BAR: u16 = 8;

/// How wide its points are.
const POINTS: u16 = 5;

/// The columns of the list that its rows share.
struct Widths {
    id: u16,
    title: u16,
    most: i64,
}

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
        let id = u16::try_from(id).unwrap_or(10).min(rows.area.width / 3);
        let widths = Widths {
            id,
            title: rows.area.width.saturating_sub(4 + id + 1) * 38 / 100,
            most: context.attention.iter().map(|item| item.points).max().unwrap_or(1),
        };
        self.rows.draw(rows, buf, context.theme, |buf, line, row| {
            let lines = Rect {
                height: rows.stride.min(2),
                ..line
            };
            match row {
                GroupRow::Heading(title, count) => heading(lines, buf, title, *count, context),
                GroupRow::Item((at, _)) => item_lines(lines, buf, &context.attention[*at], &widths, context),
            }
            if self.rows.selected() == Some(row) {
                let wide = Rect {
                    x: lines.x.saturating_sub(1),
                    width: lines.width + 2,
                    ..lines
                };
                buf.set_style(wide, context.theme.selected());
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
        foot_right(buf, list, &arranged, theme);
        let reading = || match context.history.reading {
            HistoryProgress::Under(done, _) => Some(fl!(catalogue, "tui-reading", done = done.to_string())),
            HistoryProgress::Failed => Some(fl!(catalogue, "tui-reading-failed")),
            HistoryProgress::None | HistoryProgress::Whole => None,
        };
        if let Some(hint) = self.filter.hint(context).or_else(reading) {
            foot_left(buf, list, &hint, theme);
        }
    }

    /// Why nothing is listed, and what would be.
    fn why_nothing(&self, context: &Context<'_>) -> [String; 2] {
        let catalogue = context.catalogue();
        if context.plan.actions.is_empty() {
            [context.no_action(), fl!(catalogue, "attention-empty-plan")]
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

/// An action on one line or on two: priority, mark, id, title, reasons, and its points, as a bar and as a number.
fn item_lines(lines: Rect, buf: &mut Buffer, item: &Attention, widths: &Widths, context: &Context<'_>) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    signs(buf, lines, &item.action, placed.priority, context);
    bar(lines, buf, item, widths.most, context);
    let mut pen = Pen::on(buf, Rect { height: 1, ..lines });
    pen.skip(2)
        .cell(widths.id, item.action.as_str(), theme.strong())
        .skip(1);
    let below = Rect {
        y: lines.y + 1,
        ..pen.rest()
    };
    pen.skip_end(BAR + POINTS + 1);
    if lines.height > 1 {
        let style = if context.presenting {
            theme.strong()
        } else {
            theme.text()
        };
        pen.text(&placed.title, style);
        reasons(below, buf, item, false, context);
    } else {
        let beside = pen.cell(widths.title, &placed.title, theme.text()).skip(1).rest();
        reasons(beside, buf, item, false, context);
    }
}

#[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
fn bar(lines: Rect, buf: &mut Buffer, item: &Attention, most: i64, context: &Context<'_>) {
    let theme = context.theme;
    let percent = 100.0 * item.points as f64 / most.max(1) as f64;
    let (x, points) = (lines.right().saturating_sub(BAR + POINTS), item.points.to_string());
    share(buf, x, lines.y, BAR, percent, theme.warning(), theme.quiet());
    put_right(buf, lines.right(), lines.y, POINTS, &points, theme.strong());
}
