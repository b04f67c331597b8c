//! How far the plan is, and how its actions are spread over the statuses.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::{Pen, columns, draw_run, nothing, panel, to_u16};
use crate::tui::context::Context;
use crate::tui::theme::status_symbol;

/// How many lines the two gauges take.
const GAUGES: usize = 2;

/// How many lines the statuses that some action has take, in two columns.
fn status_lines(context: &Context<'_>) -> usize {
    let there = context.figures.by_status.iter().filter(|(_, count)| *count > 0).count();
    there.div_ceil(2)
}

/// How far the plan is, beside how much of its time has gone by.
pub(super) fn progress(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, figures) = (context.catalogue(), context.theme, context.figures);
    // The statuses come first: where lines are few, the blank goes, then the count goes into the title.
    let statuses = status_lines(context);
    let spare = usize::from(area.height).saturating_sub(2 + GAUGES + statuses);
    let mut title = fl!(catalogue, "tui-progress");
    if spare == 0 && figures.all.total > 0 {
        let total = fl!(catalogue, "tui-count-actions", count = figures.all.total);
        title = format!("{title} · {total}");
    }
    let room = panel(buf, area, &title, false, theme);
    if figures.all.total == 0 {
        let said = [context.no_action(), context.how_to_add()];
        return nothing(room, buf, &said, theme);
    }
    let gauges = [
        (fl!(catalogue, "tui-progress-done"), figures.all.progress, theme.good()),
        (fl!(catalogue, "tui-progress-time"), figures.elapsed, theme.quiet()),
    ];
    let label = gauges.iter().map(|(name, ..)| columns(name)).max().unwrap_or_default();
    let label = to_u16(label) + 2;
    for (row, (name, value, style)) in room.rows().zip(&gauges) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, name, theme.text());
        let width = pen.room().saturating_sub(7);
        match value {
            Some(value) => {
                pen.share(width, *value, *style, theme.quiet())
                    .end(6, &catalogue.percent(*value), theme.strong())
            }
            None => pen.cell(width, &fl!(catalogue, "tui-unknown"), theme.quiet()),
        };
    }
    let mut y = room.y + 2 + u16::from(spare >= 2);
    if spare >= 1 && y < room.bottom() {
        counts(Rect { y, height: 1, ..room }, buf, context);
        y += 1;
    }
    let height = room.bottom().saturating_sub(y);
    status_counts(Rect { y, height, ..room }, buf, context);
}

/// How many actions there are, how many matter most when there is room to say so, and how many are late.
fn counts(line: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, all) = (context.catalogue(), context.theme, &context.figures.all);
    let total = fl!(catalogue, "tui-count-actions", count = all.total);
    let high = fl!(catalogue, "tui-count-high", count = all.high);
    let late = fl!(catalogue, "tui-count-late", count = all.late);
    let whole = columns(&total) + columns(&high) + columns(&late) + 6;
    let mut said = vec![(total, theme.strong())];
    if all.high > 0 && (whole <= usize::from(line.width) || all.late == 0) {
        said.push((high, theme.strong()));
    }
    if all.late > 0 {
        said.push((late, theme.bad()));
    }
    draw_run(line, buf, &said, theme);
}

/// The statuses with how many actions have them, in two columns.
fn status_counts(room: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let there: Vec<_> = context
        .figures
        .by_status
        .iter()
        .filter(|(_, count)| *count > 0)
        .collect();
    let lines = there.len().div_ceil(2).max(1);
    let width = |status| to_u16(columns(context.words.status(status)));
    let widest = there
        .iter()
        .take(lines)
        .map(|(status, _)| width(status))
        .max()
        .unwrap_or(0);
    let digits = there
        .iter()
        .map(|(_, count)| count.to_string().len())
        .max()
        .map_or(3, |digits| digits.max(3));
    let figures = to_u16(digits + 1);
    // The second column begins in the middle, or as soon after it as the first one's words allow.
    let second = widest.saturating_add(figures + 3).max(room.width / 2).min(room.width);
    for (n, (status, count)) in there.iter().enumerate() {
        let (column, row) = (n / lines, n % lines);
        let Some(line) = room.rows().nth(row) else { continue };
        let half = if column == 0 {
            Rect { width: second, ..line }
        } else {
            Rect {
                x: line.x + second,
                width: line.width - second,
                ..line
            }
        };
        let kind = context.plan.kind(status);
        Pen::on(buf, half)
            .cell(2, status_symbol(kind), context.theme.status(kind))
            .cell(figures, &format!("{count:>digits$}"), context.theme.strong())
            .text(context.words.status(status), context.theme.text());
    }
}
