//! A list with what is told of its selected row beside it.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::context::Context;

/// From this width on, there is room beside a list.
pub const WIDE: u16 = 110;

/// The list, with its share of the width and no narrower than `least`, and what is beside it where there is room;
/// presentation mode shows the list alone.
pub fn beside(area: Rect, (share, of): (u16, u16), least: u16, context: &Context<'_>) -> (Rect, Option<Rect>) {
    if context.presenting || area.width < WIDE {
        return (area, None);
    }
    let list = Constraint::Length((area.width * share / of).max(least));
    let [list, detail] = Layout::horizontal([list, Constraint::Fill(1)]).areas(area);
    (list, Some(detail))
}
