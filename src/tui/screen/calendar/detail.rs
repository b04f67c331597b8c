//! What is said in words of the selected action, below the calendar.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::bar::mark_style;
use super::links::Links;
use super::span::DayMark;
use crate::tui::component::{PageWriter, Piece, columns, fit, panel, wrap, wrap_to};
use crate::tui::context::{Context, leads};
use crate::wording::Catalogue;
use copil_plan::action_history::ActionHistory;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction};

/// Draws the panel of an action.
pub(super) fn draw(
    area: Rect,
    buf: &mut Buffer,
    id: &ActionId,
    placed: &GroupedAction,
    links: Links<'_>,
    context: &Context<'_>,
) {
    let title = format!("{id} {}", placed.title);
    let room = panel(buf, area, &title, false, context.theme);
    let catalogue = context.catalogue();
    let mut page = PageWriter::for_area(room, context.theme);
    let height = usize::from(room.height);
    let mut run = |label: Option<String>, pieces: &[Piece], most: usize| {
        let label = label.map(|label| fl!(catalogue, "tui-labelled", label = label));
        let left = height.saturating_sub(page.lines.len());
        page.run(label.as_deref(), pieces, most.min(left));
    };
    // Where there is little room, who leads the action gives way to what it waits for.
    run(None, &facts(id, placed, context), if height > 4 { 2 } else { 1 });
    if let Some((text, style)) = promise(id, placed, usize::from(room.width), context) {
        let lines = wrap(&text, usize::from(room.width)).into_iter();
        run(None, &lines.map(|line| (line, style)).collect::<Vec<_>>(), 2);
    }
    for (label, linked) in [
        (fl!(catalogue, "tui-depends-on"), links.before),
        (fl!(catalogue, "tui-needed-by"), links.after),
    ] {
        if !linked.is_empty() {
            let pieces: Vec<Piece> = linked.iter().map(|id| state(id, context)).collect();
            run(Some(label), &pieces, 2);
        }
    }
    steps(&mut page, placed, height, context);
    comment(&mut page, placed, height, context);
    page.draw(room, buf);
}

/// The milestones: a line each where there is room, else one after the other.
fn steps(page: &mut PageWriter, placed: &GroupedAction, height: usize, context: &Context<'_>) {
    let (catalogue, left) = (context.catalogue(), height.saturating_sub(page.lines.len()));
    let steps = milestones(placed, context);
    if steps.is_empty() {
        return;
    }
    let label = fl!(catalogue, "tui-labelled", label = catalogue.field_heading("milestones"));
    if steps.len() > left {
        return page.run(Some(&label), &steps, left);
    }
    let indent = columns(&label) + 1;
    for (n, (text, style)) in steps.into_iter().enumerate() {
        let label = if n == 0 { label.as_str() } else { "" };
        let start = Span::styled(format!("{label:<indent$}"), context.theme.quiet());
        let text = fit(&text, page.width.saturating_sub(indent));
        page.push(Line::from(vec![start, Span::styled(text, style)]));
    }
}

/// What its leads say of it, in the lines that are left.
fn comment(page: &mut PageWriter, placed: &GroupedAction, height: usize, context: &Context<'_>) {
    let left = height.saturating_sub(page.lines.len());
    let Some(said) = placed.comment.as_deref().filter(|_| left > 0) else {
        return;
    };
    let label = fl!(
        context.catalogue(),
        "tui-labelled",
        label = fl!(context.catalogue(), "tui-comment")
    );
    let text = format!("{label} {}", sanitize(said.trim()));
    for line in wrap_to(&text, page.width, left) {
        page.push(Line::styled(line, context.theme.text()));
    }
}

fn facts(id: &ActionId, placed: &GroupedAction, context: &Context<'_>) -> Vec<Piece> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let kind = context.kind(placed);
    let mut status = context.status_with_symbol(placed);
    if let Some(day) = placed.since.filter(|_| kind.is_over()) {
        let day = catalogue.short_date(day);
        status = format!("{status} {}", fl!(catalogue, "tui-status-since", date = day));
    }
    let mut pieces = vec![(status, theme.status(kind))];
    if let Some(late) = placed.days_late(kind, context.today) {
        pieces.push((fl!(catalogue, "tui-late", days = late), theme.bad()));
    }
    pieces.push((period(placed, context), theme.text()));
    if let Some(share) = context.plan.progress_of(id, placed) {
        pieces.push((catalogue.percent(share), theme.text()));
    }
    if let Some(weather) = placed.weather.filter(|_| !kind.is_over()) {
        pieces.push((context.words.weather_with_symbol(weather), theme.weather(weather)));
    }
    if !placed.leads.is_empty() {
        pieces.push((leads(context.plan, placed), theme.text()));
    }
    pieces
}

/// From when to when.
fn period(placed: &GroupedAction, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let day = |day: NaiveDate| catalogue.short_date(day);
    match (placed.start, placed.due) {
        (None, Some(due)) => fl!(catalogue, "tui-calendar-for", due = day(due)),
        (None, None) => fl!(catalogue, "tui-calendar-no-due"),
        (start, due) => catalogue.stretch(start, due).unwrap_or_default(),
    }
}

/// What was promised first against what is promised today, with as many words as fit on a line where they can.
fn promise(id: &ActionId, placed: &GroupedAction, width: usize, context: &Context<'_>) -> Option<Piece> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let Some(histories) = context.histories else {
        return Some((fl!(catalogue, "tui-calendar-unread"), theme.quiet()));
    };
    let unknown = ActionHistory::default();
    let past = histories.history(id).unwrap_or(&unknown);
    let long = told(past, placed.due, &|day| catalogue.long_date(day), catalogue)?;
    let style = match (past.first_promise(), placed.due) {
        (Some(first), Some(due)) if due < first => theme.good(),
        (Some(first), Some(due)) if due == first && past.pushes == 0 => theme.quiet(),
        (None, _) => theme.quiet(),
        _ => theme.warning(),
    };
    if columns(&long) <= width {
        return Some((long, style));
    }
    told(past, placed.due, &|day| catalogue.short_date(day), catalogue).map(|short| (short, style))
}

/// The sentence on what was promised first; `None` where no day ever was.
fn told(
    past: &ActionHistory,
    due: Option<NaiveDate>,
    day: &dyn Fn(NaiveDate) -> String,
    catalogue: &Catalogue,
) -> Option<String> {
    let (times, days) = (past.pushes, past.pushed_days);
    let said = match (past.first_promise(), due) {
        (Some(first), Some(due)) if due > first => fl!(
            catalogue,
            "tui-calendar-pushed",
            first = day(first),
            due = day(due),
            times = times,
            days = days
        ),
        (Some(first), Some(due)) if due < first => fl!(
            catalogue,
            "tui-calendar-brought-forward",
            first = day(first),
            due = day(due),
            days = (first - due).num_days()
        ),
        (Some(first), None) => fl!(catalogue, "tui-calendar-due-gone", first = day(first)),
        (Some(first), Some(_)) if times > 0 => fl!(catalogue, "tui-calendar-back", first = day(first), times = times),
        (_, Some(_)) => fl!(catalogue, "tui-calendar-kept"),
        (None, None) => return None,
    };
    Some(said)
}

/// A linked action: its id, its status, and whether it is late.
fn state(id: &ActionId, context: &Context<'_>) -> Piece {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let Some(placed) = context.plan.actions.get(id) else {
        let unknown = fl!(catalogue, "tui-calendar-unknown", id = id.as_str());
        return (unknown, theme.bad());
    };
    let kind = context.kind(placed);
    let text = format!("{id} {}", context.status_with_symbol(placed));
    match placed.days_late(kind, context.today) {
        Some(late) => (
            format!("{text}, {}", fl!(catalogue, "tui-late", days = late)),
            theme.bad(),
        ),
        None => (text, theme.status(kind)),
    }
}

/// The milestones, by their day.
fn milestones(placed: &GroupedAction, context: &Context<'_>) -> Vec<Piece> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let over = context.kind(placed).is_over();
    let mut steps: Vec<_> = placed.milestones.values().collect();
    steps.sort_by_key(|step| step.done.or(step.due).unwrap_or(NaiveDate::MAX));
    let piece = |step: &copil_plan::Milestone| {
        let mark = DayMark::of(step.done, step.due, over, context.today);
        let day = step.done.or(step.due).map(|day| catalogue.short_date(day));
        let text = format!(
            "{} {} {}",
            mark.symbol(),
            sanitize(&step.title),
            day.unwrap_or_default()
        );
        let style = match mark {
            DayMark::Missed => mark_style(mark, theme),
            _ => theme.text(),
        };
        (text.trim_end().to_owned(), style)
    };
    steps.into_iter().map(piece).collect()
}
