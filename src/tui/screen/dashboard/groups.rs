//! A working group on one line: its actions by what their statuses mean, how many are done, and its worst weather.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::parts::Part;
use crate::tui::component::bar::stacked;
use crate::tui::component::text::{put, put_right};
use crate::tui::context::Context;
use crate::tui::screen::groups::pieces;
use crate::wording::terms::weather_symbol;

pub(super) fn group_line(line: Rect, buf: &mut Buffer, group: &Part, widest: usize, context: &Context<'_>) {
    let theme = context.theme;
    let id = u16::try_from(widest).unwrap_or(10);
    let weather = if line.width >= 60 { 24 } else { 1 };
    let figures = 6;
    // The bars of all groups begin and end in the same columns; titles take what is left.
    let bar = (line.width / 4).clamp(8, 20);
    let title = line.width.saturating_sub(id + bar + figures + weather + 4);
    put(buf, line.x, line.y, id, group.key.as_str(), theme.strong());
    put(buf, line.x + id + 1, line.y, title, &group.title, theme.text());
    let x = line.x + id + 1 + title + 1;
    let tally = &group.tally;
    stacked(buf, x, line.y, bar, &pieces(tally, context));
    let counted = tally.total - tally.dropped;
    put_right(
        buf,
        x + bar + figures,
        line.y,
        figures,
        &format!("{}/{counted}", tally.closed),
        theme.text(),
    );
    if let Some(worst) = tally.worst_weather() {
        let text = if weather > 1 {
            context.words.weather_with_symbol(worst)
        } else {
            weather_symbol(worst).to_owned()
        };
        put(buf, x + bar + figures + 1, line.y, weather, &text, theme.weather(worst));
    }
}
