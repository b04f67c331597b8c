//! An action that deserves the committee’s time, and why.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::i18n::wording::weather_symbol;
use crate::plan::{Priority, Weather};
use crate::report::attention::{Attention, Reason};
use crate::tui::context::Context;
use crate::tui::widget::selection::MARKED;
use crate::tui::widget::text::{columns, put};

pub(super) fn attention_line(
    line: Rect,
    buf: &mut Buffer,
    item: &Attention,
    widest: usize,
    two_lines: bool,
    context: &Context<'_>,
) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    let high = placed.priority == Priority::High;
    put(
        buf,
        line.x,
        line.y,
        1,
        if high { "!" } else { " " },
        theme.bad().patch(theme.strong()),
    );
    if context.marks.contains(&item.action) {
        put(buf, line.x + 1, line.y, 1, MARKED, theme.accent());
    }
    let id = u16::try_from(widest).unwrap_or(10).min(line.width / 3);
    put(buf, line.x + 2, line.y, id, item.action.as_str(), theme.strong());
    let x = line.x + 2 + id + 1;
    let room = line.right().saturating_sub(x);
    if two_lines {
        put(buf, x, line.y, room, &placed.title, theme.text());
        reasons(
            Rect {
                x,
                y: line.y + 1,
                width: room,
                height: 1,
            },
            buf,
            item,
            false,
            context,
        );
    } else {
        let half = room / 2;
        put(buf, x, line.y, half.saturating_sub(1), &placed.title, theme.text());
        reasons(
            Rect {
                x: x + half,
                y: line.y,
                width: room - half,
                height: 1,
            },
            buf,
            item,
            true,
            context,
        );
    }
}

/// Why an action deserves attention, in words: as many reasons as fit, the weightiest first.
fn reasons(line: Rect, buf: &mut Buffer, item: &Attention, labels: bool, context: &Context<'_>) {
    let mut x = line.x;
    for (n, reason) in item.reasons.iter().enumerate() {
        let (text, style) = reason_words(reason, labels, context);
        let room = usize::from(line.right().saturating_sub(x));
        let last = n + 1 == item.reasons.len();
        let needed = columns(&text) + if n > 0 { 3 } else { 0 } + if last { 0 } else { 2 };
        if n > 0 && needed > room {
            put(buf, x, line.y, 2, " …", context.theme.quiet());
            return;
        }
        if n > 0 {
            x = put(buf, x, line.y, 3, " · ", context.theme.quiet());
        }
        x = put(buf, x, line.y, line.right().saturating_sub(x), &text, style);
    }
}

fn reason_words(reason: &Reason, labels: bool, context: &Context<'_>) -> (String, Style) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    match reason {
        &Reason::Late { days } => (fl!(catalogue, "tui-late", days = days), theme.bad()),
        Reason::Waiting { status, days } => {
            let status = context.words.status(status).to_lowercase();
            let text = match days {
                &Some(days) => fl!(catalogue, "tui-waiting-since", status = status, days = days),
                None => status,
            };
            (text, theme.warning())
        }
        &Reason::Pushed { times, days } => (
            fl!(catalogue, "tui-pushed", times = times, days = days),
            theme.warning(),
        ),
        &Reason::Stale { days } => (fl!(catalogue, "tui-stale", days = days), theme.quiet()),
        Reason::Weather(weather) => (weather_words(*weather, labels, context), theme.weather(*weather)),
    }
}

fn weather_words(weather: Weather, labels: bool, context: &Context<'_>) -> String {
    if labels {
        context.words.weather_with_symbol(weather)
    } else {
        let name = context.catalogue().find(&format!("weather-name-{}", weather.word()));
        format!("{} {}", weather_symbol(weather), name.unwrap_or_default())
    }
}
