//! An action as a bar against time.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::band::column_of;
use super::span::{ActionSpan, DayMark, marks};
use crate::tui::command::Command;
use crate::tui::component::{Pen, TimeScale, fill, put, put_in, put_right};
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use copil_plan::{ActionId, GroupedAction, StatusKind};

/// What is done.
pub(super) const DONE: &str = "█";
/// What is left to do.
pub(super) const LEFT: &str = "▒";
/// What came on top when the due date was pushed.
pub(super) const PUSHED: &str = "░";
/// The days after the due date.
pub(super) const LATE: &str = "╍";
/// The day that was promised first.
pub(super) const PROMISED: &str = "◌";
/// What has no end yet.
pub(super) const OPEN: &str = "~";
/// What was given up.
pub(super) const DROPPED: &str = "─";
/// The days between the end and a first promise that lay later.
pub(super) const SPARED: &str = "┈";

/// A line that a bar is drawn on.
struct Track<'a> {
    line: Rect,
    scale: &'a TimeScale,
}

impl Track<'_> {
    /// Fills the columns of the days from one to another.
    fn fill(&self, buf: &mut Buffer, from: NaiveDate, to: NaiveDate, symbol: &str, style: Style) {
        if let Some((first, last)) = self.scale.stretch(from, to) {
            let columns = Rect {
                x: self.line.x + first,
                width: last - first + 1,
                ..self.line
            };
            fill(buf, columns, symbol, style);
        }
    }

    /// Puts a symbol on a day.
    fn set(&self, buf: &mut Buffer, day: NaiveDate, symbol: &str, style: Style) {
        if let Some(column) = self.scale.column(day) {
            put(buf, self.line.x + column, self.line.y, 1, symbol, style);
        }
    }
}

/// Draws an action on its line; what lies outside the time in sight is told at the edge.
pub(super) fn draw(
    line: Rect,
    buf: &mut Buffer,
    scale: &TimeScale,
    id: &ActionId,
    placed: &GroupedAction,
    context: &Context<'_>,
) {
    let (theme, today) = (context.theme, context.today);
    let kind = context.kind(placed);
    let past = context.histories.and_then(|histories| histories.history(id));
    let Some(span) = ActionSpan::of(placed, kind, past, today) else {
        now(line, buf, scale, today, theme);
        return undated(line, buf, context);
    };
    let track = Track { line, scale };
    body(&track, buf, &span, kind, placed.due, theme);
    // The line of today goes over bars, but does not hide one that is no wider.
    let taken = scale.stretch(span.from, span.to);
    if taken.is_none_or(|(first, last)| first < last || Some(first) != scale.column(today)) {
        now(line, buf, scale, today, theme);
    }
    if let Some(promised) = span.promised {
        track.set(buf, promised, PROMISED, theme.warning().patch(theme.strong()));
    }
    for (mark, day) in marks(placed, kind, today) {
        track.set(buf, day, mark.symbol(), mark_style(mark, theme));
    }
    edges(line, buf, scale, &span, context);
}

/// The style of what a day on the way means.
pub(super) fn mark_style(mark: DayMark, theme: Theme) -> Style {
    match mark {
        DayMark::Reached | DayMark::Delivered => theme.good(),
        DayMark::Ahead | DayMark::Deliverable => theme.accent(),
        DayMark::Never => theme.quiet(),
        DayMark::Missed => theme.bad(),
    }
    .patch(theme.strong())
}

fn body(
    track: &Track<'_>,
    buf: &mut Buffer,
    span: &ActionSpan,
    kind: StatusKind,
    due: Option<NaiveDate>,
    theme: Theme,
) {
    let style = theme.status(kind);
    let rest = match kind {
        StatusKind::Dropped => DROPPED,
        _ if span.open => OPEN,
        _ => LEFT,
    };
    if let Some(promised) = span.promised {
        track.fill(buf, span.to, promised, SPARED, theme.quiet());
    }
    let end = if span.open { span.last() } else { span.to };
    track.fill(buf, span.from, end, rest, style);
    let over = kind.is_over();
    if let (Some(promised), Some(due), false) = (span.promised, due, over) {
        track.fill(buf, promised, due, PUSHED, style);
    }
    if let Some(done) = span.done {
        track.fill(buf, span.from, done, DONE, style);
    }
    if let (Some(late), Some(after)) = (span.late, span.to.succ_opt()) {
        track.fill(buf, after, late, LATE, theme.bad());
    }
}

/// Draws the line of today.
pub(super) fn now(line: Rect, buf: &mut Buffer, scale: &TimeScale, today: NaiveDate, theme: Theme) {
    if let Some(column) = scale.column(today) {
        fill(buf, column_of(line, column), "│", theme.heading());
    }
}

/// Says on which side the bar goes on, and when it ends or begins where nothing of it is in sight.
fn edges(line: Rect, buf: &mut Buffer, scale: &TimeScale, span: &ActionSpan, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let style = theme.heading();
    let (before, after) = (span.first() < scale.first(), span.last() > scale.last());
    let last_column = scale.width().saturating_sub(1);
    // A bar of which no more than an edge is in sight says when it ends or begins, as one that lies outside does.
    let seen = scale.stretch(span.first(), span.last());
    let (none_before, none_after) = match seen {
        Some((_, last)) if before && last == 0 => (true, false),
        Some((first, _)) if after && first == last_column => (false, true),
        Some(_) => (false, false),
        None => (before, after),
    };
    if none_before {
        let text = format!("‹ {} ", catalogue.short_date(span.last()));
        put_in(line, buf, &text, theme.quiet());
    } else if none_after {
        let text = format!(" {} ›", catalogue.short_date(span.first()));
        put_right(buf, line.right(), line.y, line.width, &text, theme.quiet());
    } else {
        if before {
            put(buf, line.x, line.y, 1, "‹", style);
        }
        if after {
            put(buf, line.right().saturating_sub(1), line.y, 1, "›", style);
        }
    }
}

/// Says that an action has no day at all, and which key gives it one.
fn undated(line: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let key = context.subject_key(Command::Due).unwrap_or_default();
    let text = fl!(context.catalogue(), "tui-calendar-undated", key = key);
    Pen::on(buf, line).text(&format!("{text} "), context.theme.quiet());
}
