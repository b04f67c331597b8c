//! A working group, or an organisation, on one line: its actions by what their statuses mean, how many are done, and its
//! worst weather, or how many are late and stopped.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::report::figures::Tally;
use crate::report::parts::Part;
use crate::tui::component::{Pen, columns, draw_run, fit_names, panel, to_u16};
use crate::tui::context::Context;
use crate::tui::screen::groups::pieces;
use crate::wording::signs::weather_symbol;
use copil_plan::StatusKind;

/// The columns of how many are done.
const FIGURES: u16 = 6;

/// How wide the bar and the weather are on a line of a width.
fn bar_and_weather(width: u16) -> (u16, u16) {
    ((width / 4).clamp(8, 20), if width >= 60 { 24 } else { 1 })
}

/// The columns that are left for names: the bars of all begin and end in the same columns.
pub(super) fn name_width(width: u16) -> u16 {
    let (bar, weather) = bar_and_weather(width);
    width.saturating_sub(bar + FIGURES + weather + 3)
}

/// A part of the plan by a name that fits.
pub(super) fn group_line(line: Rect, buf: &mut Buffer, name: &str, tally: &Tally, context: &Context<'_>) {
    let theme = context.theme;
    let (bar, weather) = bar_and_weather(line.width);
    let mut pen = Pen::on(buf, line);
    pen.cell(name_width(line.width), name, theme.text()).skip(1);
    pen.stacked(bar, &pieces(tally, context));
    let counted = tally.scope();
    // A part without an action has nothing to be done of.
    let done = match tally.total {
        0 => "–".to_owned(),
        _ => format!("{}/{counted}", tally.closed),
    };
    pen.cell_right(FIGURES, &done, theme.text()).skip(1);
    if let Some(worst) = tally.worst_weather() {
        let text = if weather > 1 {
            context.words.weather_with_symbol(worst)
        } else {
            weather_symbol(worst).to_owned()
        };
        pen.cell(weather, &text, theme.weather(worst));
    }
}

/// The fewest columns of an organisation's name.
const LEAST_NAME: u16 = 12;

/// Where each organisation stands beside the whole: how far it is, how many of its actions are done, late and stopped.
pub(super) fn parties(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    if area.is_empty() {
        return;
    }
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let title = fl!(catalogue, "tui-parties");
    let room = panel(buf, area, &title, false, theme);
    let parts = &context.figures.organisations;
    let words: Vec<_> = parts.iter().map(|part| party_words(part, context)).collect();
    let length = |said: &Vec<(String, Style)>| said.iter().map(|(text, _)| columns(text) + 3).sum::<usize>();
    let widest = words.iter().map(length).max().unwrap_or(0).saturating_sub(3);
    // The bars of all begin and end in the same columns.
    let bar = (room.width / 6).clamp(8, 20);
    let figures = to_u16(widest).min(room.width.saturating_sub(bar + LEAST_NAME));
    let width = room.width.saturating_sub(bar + figures + 2);
    let names = fit_names(parts.iter().map(|part| (part.title.as_str(), part.key.as_str())), width);
    for (((line, part), name), said) in room.rows().zip(parts).zip(&names).zip(&words) {
        let mut pen = Pen::on(buf, line);
        pen.cell(width, name, theme.text()).skip(1);
        pen.stacked(bar, &pieces(&part.tally, context));
        let rest = Rect {
            x: line.right().saturating_sub(figures),
            width: figures,
            ..line
        };
        draw_run(rest, buf, said, theme);
    }
}

/// The figures of an organisation in words.
fn party_words(part: &Part, context: &Context<'_>) -> Vec<(String, Style)> {
    let (catalogue, theme, tally) = (context.catalogue(), context.theme, &part.tally);
    let progress = tally.progress.map(|share| (catalogue.percent(share), theme.strong()));
    let late = (tally.late > 0).then(|| (fl!(catalogue, "party-late", count = tally.late), theme.bad()));
    let stopped = |count: usize| {
        let usual = fl!(catalogue, "party-stopped", count = count);
        catalogue.count_of_kind(context.plan, StatusKind::Waiting, count, usual)
    };
    let stopped = (tally.waiting > 0).then(|| (stopped(tally.waiting), theme.warning()));
    [progress, late, stopped].into_iter().flatten().collect()
}
