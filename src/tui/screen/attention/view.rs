//! The list, drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rows::Row;
use super::{AttentionScreen, inside, lines_each};
use crate::tui::chronicle::Reading;
use crate::tui::component::bar::share;
use crate::tui::component::nothing::nothing;
use crate::tui::component::panel::panel;
use crate::tui::component::reasons::reasons;
use crate::tui::component::selection::{MARKED, mark};
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use copil_plan::Priority;
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
    pub(super) fn list(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        panel(buf, area, &self.title(context), true, theme);
        self.rows_of(area, buf, context);
        self.foot(area, buf, context);
    }

    fn rows_of(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let room = inside(area);
        if self.rows.is_empty() {
            return self.nothing(room, buf, context);
        }
        let each = lines_each(area, context);
        let seen = usize::from(room.height / each);
        let first = self.place.first(self.rows.len(), seen);
        let shown = || self.rows.iter().enumerate().skip(first).take(seen);
        let items = || shown().filter_map(|(_, row)| item(row, context));
        let id = items().map(|item| columns(item.action.as_str())).max().unwrap_or(0);
        let id = u16::try_from(id).unwrap_or(10).min(room.width / 3);
        let widths = Widths {
            id,
            title: room.width.saturating_sub(4 + id + 1) * 38 / 100,
            most: context.attention.iter().map(|item| item.points).max().unwrap_or(1),
        };
        for (y, (n, row)) in (room.y..).step_by(usize::from(each)).zip(shown()) {
            let lines = Rect {
                y,
                height: each.min(2),
                ..room
            };
            match row {
                Row::Heading { title, count } => heading(lines, buf, title, *count, context),
                Row::Item(_) => {
                    if let Some(item) = item(row, context) {
                        item_lines(lines, buf, item, &widths, context);
                    }
                }
            }
            if n == self.place.selected() {
                selected(lines, buf, context);
            }
        }
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let count = self.rows.iter().filter(|row| matches!(row, Row::Item(_))).count();
        let mut title = fl!(catalogue, "tui-attention", count = count);
        if !self.filter.is_empty() {
            title += &format!(" · {}", self.said);
        }
        title
    }

    /// The bottom of the frame says how the list is arranged and whether the history is still being read, or holds the
    /// filter being typed.
    fn foot(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let (x, y) = (area.x + 2, area.bottom().saturating_sub(1));
        let half = area.width / 2;
        if let Some(line) = &self.line {
            let row = Rect {
                x,
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
            return line.view(row, room, buf, context);
        }
        let name = self.by.name(catalogue);
        let arranged = format!(" {} ", fl!(catalogue, "tui-ordered", by = name));
        put_right(buf, area.right().saturating_sub(2), y, half, &arranged, theme.quiet());
        let hint = match context.chronicle.reading {
            _ if !self.filter.is_empty() => fl!(catalogue, "tui-filter-clear"),
            Reading::Under(done, _) => fl!(catalogue, "tui-reading", done = done.to_string()),
            Reading::Failed => fl!(catalogue, "tui-reading-failed"),
            Reading::None | Reading::Whole => return,
        };
        put(buf, x, y, half, &format!(" {hint} "), theme.quiet());
    }

    /// Says why nothing is listed, and what would be.
    fn nothing(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let said = if context.plan.actions.is_empty() {
            vec![context.no_action(), fl!(catalogue, "attention-empty-plan")]
        } else if self.filter.is_empty() {
            vec![fl!(catalogue, "tui-no-attention"), fl!(catalogue, "attention-empty")]
        } else {
            vec![fl!(catalogue, "tui-no-match"), fl!(catalogue, "tui-filter-clear")]
        };
        nothing(room, buf, &said, context.theme);
    }
}

fn item<'c>(row: &Row, context: &Context<'c>) -> Option<&'c Attention> {
    match row {
        Row::Item(at) => context.attention.get(*at),
        Row::Heading { .. } => None,
    }
}

/// Marks the lines of the selected action.
fn selected(lines: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let whole = Rect {
        x: lines.x.saturating_sub(1),
        width: lines.width + 2,
        ..lines
    };
    buf.set_style(whole, context.theme.selected());
    mark(buf, Rect { height: 1, ..lines }, context.theme.selected());
}

fn heading(lines: Rect, buf: &mut Buffer, title: &str, count: usize, context: &Context<'_>) {
    let y = lines.bottom() - 1;
    let style = context.theme.accent().patch(context.theme.strong());
    let x = put(buf, lines.x, y, lines.width.saturating_sub(6), title, style);
    put(buf, x + 1, y, 6, &format!("({count})"), context.theme.quiet());
}

/// An action on one line or on two: priority, mark, id, title, reasons, and its points, as a bar and as a number.
fn item_lines(lines: Rect, buf: &mut Buffer, item: &Attention, widths: &Widths, context: &Context<'_>) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    let high = if placed.priority == Priority::High { "!" } else { " " };
    put(buf, lines.x, lines.y, 1, high, theme.bad().patch(theme.strong()));
    if context.marks.contains(&item.action) {
        put(buf, lines.x + 1, lines.y, 1, MARKED, theme.accent());
    }
    put(
        buf,
        lines.x + 2,
        lines.y,
        widths.id,
        item.action.as_str(),
        theme.strong(),
    );
    let x = lines.x + 2 + widths.id + 1;
    let right = lines.right().saturating_sub(BAR + POINTS + 1);
    bar(lines, buf, item, widths.most, context);
    let line = |x: u16, y: u16| Rect {
        x,
        y,
        width: right.saturating_sub(x),
        height: 1,
    };
    if lines.height > 1 {
        let style = if context.room { theme.strong() } else { theme.text() };
        put(buf, x, lines.y, right.saturating_sub(x), &placed.title, style);
        let below = Rect {
            width: lines.right().saturating_sub(x),
            ..line(x, lines.y + 1)
        };
        reasons(below, buf, item, false, context);
    } else {
        put(buf, x, lines.y, widths.title, &placed.title, theme.text());
        reasons(line(x + widths.title + 1, lines.y), buf, item, false, context);
    }
}

#[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
fn bar(lines: Rect, buf: &mut Buffer, item: &Attention, most: i64, context: &Context<'_>) {
    let theme = context.theme;
    let percent = 100.0 * item.points as f64 / most.max(1) as f64;
    let x = lines.right().saturating_sub(BAR + POINTS);
    share(buf, x, lines.y, BAR, percent, theme.warning(), theme.quiet());
    put_right(
        buf,
        lines.right(),
        lines.y,
        POINTS,
        &item.points.to_string(),
        theme.strong(),
    );
}
