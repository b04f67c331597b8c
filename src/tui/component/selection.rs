//! The selected line of a list, for eyes with and without colours: a mark at its start, and a style of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::put;
use crate::tui::context::Context;
use copil_plan::{ActionId, Priority};

/// What stands between the priority and the id of an action that is marked, to be changed together with others.
pub const MARKED: &str = "◆";

/// The mark on a bar that says where the time is.
pub const TIME: char = '┃';

/// Draws what stands before an action's id: a sign for a high priority, and one where it is marked.
pub fn signs(buf: &mut Buffer, line: Rect, id: &ActionId, priority: Priority, context: &Context<'_>) {
    let theme = context.theme;
    if priority == Priority::High {
        put(buf, line.x, line.y, 1, "!", theme.bad().patch(theme.strong()));
    }
    if context.marks.contains(id) {
        put(buf, line.x + 1, line.y, 1, MARKED, theme.accent());
    }
}

/// Gives an area the look of what is selected; a bar in it keeps its own, for turned round it would say the opposite.
pub fn select(buf: &mut Buffer, area: Rect, style: Style) {
    for position in area.intersection(buf.area).positions() {
        let cell = &mut buf[position];
        let is_bar = cell
            .symbol()
            .chars()
            .all(|letter| ('\u{2580}'..='\u{259f}').contains(&letter) || letter == TIME);
        if !is_bar {
            cell.set_style(style);
        }
    }
}

/// Marks a line as selected, over the blank columns on both its sides.
pub fn mark(buf: &mut Buffer, line: Rect, style: Style) {
    let whole = Rect {
        x: line.x.saturating_sub(1),
        width: line.width + 2,
        height: 1,
        ..line
    };
    select(buf, whole, style);
    put(buf, whole.x, line.y, 1, "▶", style);
}
