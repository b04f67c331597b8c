//! Where the list and the selected action are drawn.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::context::Context;

/// From this width on, the selected action is shown beside the list.
const WIDE: u16 = 110;

/// The part of the screen that holds the list.
pub(super) fn list_area(area: Rect, context: &Context<'_>) -> Rect {
    split(area, context).0
}

/// The list, and what is beside it; the wall of a room shows the list alone.
pub(super) fn split(area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
    if context.room || area.width < WIDE {
        return (area, None);
    }
    let [list, detail] =
        Layout::horizontal([Constraint::Length((area.width * 3 / 5).max(78)), Constraint::Fill(1)]).areas(area);
    (list, Some(detail))
}

/// The rows inside the frame, the header included; below them are the actions whose files could not be read.
pub(super) fn table_area(list: Rect, context: &Context<'_>) -> Rect {
    Rect {
        x: list.x + 2,
        y: list.y + 1,
        width: list.width.saturating_sub(4),
        height: list.height.saturating_sub(2).saturating_sub(lost_rows(context)),
    }
}

/// The lines from one row to the next, and from the header to the first: on the wall of a room a blank one lies between.
pub(super) fn stride(context: &Context<'_>) -> u16 {
    if context.room { 2 } else { 1 }
}

/// How many rows a table has room for.
pub(super) fn rows_in(table: Rect, context: &Context<'_>) -> usize {
    usize::from(table.height.saturating_sub(1) / stride(context))
}

/// How many lines say that an action's file could not be read.
pub(super) fn lost_rows(context: &Context<'_>) -> u16 {
    u16::try_from(context.standing.lost.len()).unwrap_or(u16::MAX).min(3)
}
