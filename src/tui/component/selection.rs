//! The selected line of a list, for eyes with and without colours: a mark at its start, and a style of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::put;

/// What stands between the priority and the id of an action that is marked, to be changed together with others.
pub const MARKED: &str = "◆";

/// Marks a line as selected, over the blank columns on both its sides.
pub fn mark(buf: &mut Buffer, line: Rect, style: Style) {
    let whole = Rect {
        x: line.x.saturating_sub(1),
        width: line.width + 2,
        height: 1,
        ..line
    };
    buf.set_style(whole, style);
    put(buf, whole.x, line.y, 1, "▶", style);
}
