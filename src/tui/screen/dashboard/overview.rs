//! How far the plan is, and how its actions are spread over the statuses.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::component::{Pen, columns, draw_run, fit, nothing, panel, put, to_u16, wrap};
use crate::tui::context::Context;
use crate::wording::forecast::share;
use crate::wording::signs::status_symbol;
use copil_plan::StatusKind;
use copil_plan::sanitize::sanitize;

/// How many lines the gauges take.
const GAUGES: u16 = 4;

/// The most columns of what stands behind a gauge.
const VALUE: u16 = 13;

/// How many lines the statuses that some action has take, in two columns.
fn status_lines(context: &Context<'_>) -> u16 {
    let there = context.figures.by_status.iter().filter(|(_, count)| *count > 0).count();
    to_u16(there.div_ceil(2))
}

/// What there is to say below the gauges: what the forecast means, that the plan was prolonged, what is measured of it. In
/// brief, what is measured takes a line each.
fn said_lines(width: u16, is_brief: bool, context: &Context<'_>) -> Vec<(String, Style)> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let outlook = context.outlook().map(|sentence| (sentence, context.outlook_style()));
    let end = fl!(catalogue, "forecast-prolonged");
    let prolonged = context.prolonged();
    let prolonged = prolonged.map(|said| (fl!(catalogue, "subject-line", what = end, changes = said), theme.text()));
    let measured = context.plan.config.indicators.values().map(|indicator| {
        let missing = indicator.unmeasured(context.today).is_some();
        let style = if missing { theme.warning() } else { theme.text() };
        let title = sanitize(&indicator.title);
        if is_brief {
            let said = catalogue.indicator_in_brief(indicator, context.today);
            let named = |what: String| fl!(catalogue, "subject-line", what = what, changes = said.as_str());
            let room = usize::from(width).saturating_sub(columns(&named(String::new())));
            return (named(fit(&title, room)), style);
        }
        let next = catalogue.next_measure(indicator, context.today).filter(|_| missing);
        let said = next.unwrap_or_else(|| catalogue.indicator_in_short(indicator));
        (fl!(catalogue, "subject-line", what = title, changes = said), style)
    });
    let said = outlook.into_iter().chain(prolonged).chain(measured);
    said.flat_map(|(text, style)| {
        let lines = wrap(&text, usize::from(width)).into_iter();
        lines.map(move |line| (line, style))
    })
    .collect()
}

/// The lines of the panel: as many as it can use, and as few as it needs.
pub(super) fn progress_height(width: u16, context: &Context<'_>) -> (u16, u16) {
    (height(width, true, context), height(width, false, context) + 3)
}

fn height(width: u16, is_brief: bool, context: &Context<'_>) -> u16 {
    let said = to_u16(said_lines(width.saturating_sub(4), is_brief, context).len());
    2 + GAUGES + said + status_lines(context)
}

/// How far the plan is: its mean progress, what is done against what was promised, the time gone by, and what is to be
/// expected at this pace.
pub(super) fn progress(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, figures) = (context.catalogue(), context.theme, context.figures);
    let is_brief = area.height < height(area.width, false, context);
    let spare = area.height.saturating_sub(height(area.width, is_brief, context));
    let mut title = fl!(catalogue, "tui-count-actions", count = figures.all.total);
    if spare == 0 && figures.all.late > 0 {
        let late = fl!(catalogue, "tui-count-late", count = figures.all.late);
        title = format!("{title} · {late}");
    }
    let room = panel(buf, area, &title, false, theme);
    if figures.all.total == 0 {
        let said = [context.no_action(), context.how_to_add()];
        return nothing(room, buf, &said, theme);
    }
    let mut rows = room.rows();
    gauges(&mut rows, buf, context);
    for ((line, style), row) in said_lines(room.width, is_brief, context).into_iter().zip(&mut rows) {
        put(buf, row.x, row.y, row.width, &line, style);
    }
    // Where lines are few, the blanks go, then the count goes into the title.
    if spare > 2 {
        rows.next();
    }
    if spare > 0 {
        rows.by_ref().take(1).for_each(|row| counts(row, buf, context));
    }
    if spare > 1 {
        rows.next();
    }
    if let Some(row) = rows.next() {
        let height = room.bottom().saturating_sub(row.y);
        status_counts(Rect { height, ..row }, buf, context);
    }
}

/// Bars of the mean progress, of what is done, of what was promised by now and of the time gone by, one below the other so
/// that they can be compared.
fn gauges(rows: &mut impl Iterator<Item = Rect>, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, figures) = (context.catalogue(), context.theme, context.figures);
    let all = &figures.all;
    let of_scope = |count: usize| (all.scope() > 0).then(|| share(count, all.scope()));
    let percent = |value: Option<f64>| match value {
        Some(value) => catalogue.percent(value),
        None => fl!(catalogue, "tui-unknown"),
    };
    let done = fl!(catalogue, "progress-done-of", done = all.closed, scope = all.scope());
    let promised = fl!(catalogue, "progress-promised-by", count = all.promised);
    let gauges = [
        (
            fl!(catalogue, "progress-mean"),
            all.progress,
            percent(all.progress),
            theme.good(),
        ),
        (
            catalogue.of_kind(context.plan, StatusKind::Closed, fl!(catalogue, "progress-done")),
            of_scope(all.closed),
            done,
            theme.good(),
        ),
        (
            fl!(catalogue, "progress-promised"),
            of_scope(all.promised),
            promised,
            theme.text(),
        ),
        (
            fl!(catalogue, "progress-time"),
            figures.elapsed,
            percent(figures.elapsed),
            theme.quiet(),
        ),
    ];
    let widest = |texts: &mut dyn Iterator<Item = &String>| to_u16(texts.map(|text| columns(text)).max().unwrap_or(0));
    let label = widest(&mut gauges.iter().map(|(label, ..)| label)) + 1;
    let value = widest(&mut gauges.iter().map(|(.., value, _)| value)).min(VALUE);
    for ((name, share, said, style), row) in gauges.iter().zip(rows) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, name, theme.text()).end(value, said, theme.strong());
        // The bars begin and end in the same columns.
        let width = row.width.saturating_sub(label + value + 1);
        if let Some(share) = share {
            pen.share(width, *share, *style, theme.quiet());
        }
    }
}

/// How many actions matter most, and how many are late.
fn counts(line: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, all) = (context.catalogue(), context.theme, &context.figures.all);
    let mut said = Vec::new();
    if all.late > 0 {
        said.push((fl!(catalogue, "tui-count-late", count = all.late), theme.bad()));
    }
    if all.high > 0 {
        said.push((fl!(catalogue, "tui-count-high", count = all.high), theme.strong()));
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
