//! What changed since the committee last met.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::component::{Pen, Piece, columns, draw_lines, draw_run, panel, put, run, run_width, to_u16};
use crate::tui::context::Context;
use crate::tui::history_cache::HistoryProgress;
use crate::tui::recent::RecentAction;
use crate::wording::signs::status_symbol;
use copil_plan::StatusKind;

/// The most lines that counts take.
const MOST_COUNTS: usize = 3;

/// From this width on, what became of actions stands in a column, behind their titles.
const COLUMNS: u16 = 60;

/// The fewest columns that are left of a title.
const TITLE: u16 = 16;

/// What changed since the committee last met: counts, then what became of each action.
pub(super) fn since(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, recent) = (context.catalogue(), context.theme, context.recent);
    let mut room = panel(buf, area, &since_title(context), false, theme);
    if let Some(text) = context.reading_words() {
        let y = room.bottom().saturating_sub(1);
        put(buf, room.x, y, room.width, &text, theme.quiet());
        room.height = room.height.saturating_sub(1);
    }
    let lines = counts_lines((room.width, MOST_COUNTS), context);
    draw_lines(room, buf, &lines);
    let rows = room.rows().skip(lines.len());
    if lines.is_empty() && recent.actions.is_empty() && context.history.reading == HistoryProgress::Whole {
        let nothing = fl!(catalogue, "tui-since-nothing");
        put(buf, room.x, room.y, room.width, &nothing, theme.quiet());
    }
    let seen: Vec<_> = rows.zip(&recent.actions).collect();
    let ids = seen.iter().map(|(_, recent)| columns(recent.action.as_str()));
    let id = to_u16(ids.max().unwrap_or(0)).min(room.width / 3);
    let became: Vec<_> = seen.iter().map(|(_, recent)| pieces(recent, context)).collect();
    let widest = became.iter().map(|pieces| run_width(pieces)).max().unwrap_or(0);
    let column = (room.width >= COLUMNS).then(|| to_u16(widest).min(room.width / 2));
    for ((row, recent), pieces) in seen.iter().zip(&became) {
        recent_line(*row, buf, recent, pieces, (id, column), context);
    }
}

/// An action and what became of it: in a column behind the title, or before it where there is little room.
fn recent_line(
    line: Rect,
    buf: &mut Buffer,
    recent: &RecentAction,
    pieces: &[Piece],
    (id, column): (u16, Option<u16>),
    context: &Context<'_>,
) {
    let theme = context.theme;
    let placed = context.plan.actions.get(&recent.action);
    let title = placed.map_or("", |placed| placed.title.as_str());
    let mut pen = Pen::on(buf, line);
    pen.cell(id, recent.action.as_str(), theme.strong()).skip(1);
    if let Some(column) = column {
        // A title gives way to what happened.
        let most = pen.room().saturating_sub(TITLE + 1);
        let column = column.max(to_u16(run_width(pieces)).min(most));
        let width = pen.room().saturating_sub(column + 1);
        let rest = pen.cell(width, title, theme.text()).skip(1).rest();
        draw_run(rest, buf, pieces, theme);
    } else {
        let rest = pen.rest();
        let width = to_u16(run_width(pieces)).min(rest.width);
        draw_run(Rect { width, ..rest }, buf, pieces, theme);
        Pen::on(buf, rest).skip(width + 1).text(title, theme.quiet());
    }
}

/// What became of an action, in words.
fn pieces(recent: &RecentAction, context: &Context<'_>) -> Vec<Piece> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut pieces = Vec::new();
    if let Some((status, kind)) = &recent.status {
        let text = format!("{} {}", status_symbol(*kind), context.words.status(status));
        pieces.push((text, theme.status(*kind)));
    }
    // A weather is a forecast: what is over has none.
    let is_over = recent.status.as_ref().is_some_and(|(_, kind)| kind.is_over());
    if let Some((old, new)) = recent.weather.filter(|_| !is_over) {
        pieces.push((catalogue.weather_turned(old, new), theme.weather(new)));
    }
    if let Some((old, new)) = recent.due.filter(|_| !is_over) {
        let date = catalogue.short_date(new);
        pieces.push(if new > old {
            (fl!(catalogue, "tui-since-pushed-to", date = date), theme.warning())
        } else {
            (fl!(catalogue, "tui-since-brought-forward", date = date), theme.text())
        });
    }
    pieces
}

/// Since when: the committee and the day it last met, or the plan's start.
pub(super) fn since_title(context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let Some((id, day)) = &context.recent.meeting else {
        return fl!(catalogue, "tui-since-start");
    };
    let date = catalogue.long_date(*day);
    match id.parts() {
        Some((_, committee)) => {
            let committee = catalogue.committee(context.plan, &committee);
            fl!(catalogue, "tui-since", date = date, committee = committee)
        }
        None => fl!(catalogue, "tui-since-day", date = date),
    }
}

/// What changed, counted, in at most so many lines; an ellipsis stands for what finds no room.
pub(super) fn counts_lines(room: (u16, usize), context: &Context<'_>) -> Vec<Line<'static>> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let since = context.recent.counts;
    let of = |kind: StatusKind, count: usize, usual: String| {
        (count, catalogue.count_of_kind(context.plan, kind, count, usual))
    };
    let said = [
        (since.closed, catalogue.closed_count(context.plan, since.closed)),
        of(
            StatusKind::Waiting,
            since.waiting,
            fl!(catalogue, "tui-since-waiting", count = since.waiting),
        ),
        of(
            StatusKind::Dropped,
            since.dropped,
            fl!(catalogue, "tui-since-dropped", count = since.dropped),
        ),
        of(
            StatusKind::Active,
            since.started,
            fl!(catalogue, "tui-since-started", count = since.started),
        ),
        (
            since.created,
            fl!(catalogue, "tui-since-created", count = since.created),
        ),
        (since.pushed, fl!(catalogue, "tui-since-pushed", count = since.pushed)),
        (
            since.reached,
            fl!(catalogue, "tui-since-reached", count = since.reached),
        ),
        (since.darker, fl!(catalogue, "tui-since-darker", count = since.darker)),
        (
            since.brighter,
            fl!(catalogue, "tui-since-brighter", count = since.brighter),
        ),
        (
            since.commented,
            fl!(catalogue, "tui-since-commented", count = since.commented),
        ),
    ];
    let there = said.into_iter().filter(|(count, _)| *count > 0);
    let pieces: Vec<Piece> = there.map(|(_, words)| (words, theme.strong())).collect();
    if pieces.is_empty() {
        return Vec::new();
    }
    run(None, &pieces, (usize::from(room.0), room.1), theme)
}
