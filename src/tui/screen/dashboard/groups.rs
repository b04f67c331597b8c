//! A working group on one line: its actions by what their statuses mean, how many are done, and its worst weather.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::report::parts::Part;
use crate::tui::component::Pen;
use crate::tui::context::Context;
use crate::tui::screen::groups::pieces;
use crate::wording::signs::weather_symbol;

pub(super) fn group_line(line: Rect, buf: &mut Buffer, group: &Part, context: &Context<'_>) {
    let theme = context.theme;
    let weather = if line.width >= 60 { 24 } else { 1 };
    let figures = 6;
    // The bars of all groups begin and end in the same columns; titles take what is left.
    let bar = (line.width / 4).clamp(8, 20);
    let title = line.width.saturating_sub(bar + figures + weather + 3);
    let tally = &group.tally;
    let mut pen = Pen::on(buf, line);
    pen.cell(title, &group.title, theme.text()).skip(1);
    pen.stacked(bar, &pieces(tally, context));
    let counted = tally.scope();
    pen.cell_right(figures, &format!("{}/{counted}", tally.closed), theme.text())
        .skip(1);
    if let Some(worst) = tally.worst_weather() {
        let text = if weather > 1 {
            context.words.weather_with_symbol(worst)
        } else {
            weather_symbol(worst).to_owned()
        };
        pen.cell(weather, &text, theme.weather(worst));
    }
}
