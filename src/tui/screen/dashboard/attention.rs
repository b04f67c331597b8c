//! An action that deserves the committee’s time, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::reasons::reasons;
use crate::tui::component::selection::signs;
use crate::tui::component::text::put;
use crate::tui::context::Context;
use copil_plan::attention::Attention;

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
    signs(buf, line, &item.action, placed.priority, context);
    let id = u16::try_from(widest).unwrap_or(10).min(line.width / 3);
    put(buf, line.x + 2, line.y, id, item.action.as_str(), theme.strong());
    let x = line.x + 2 + id + 1;
    let room = line.right().saturating_sub(x);
    // The reasons stand below the title, or beside it where that has room enough.
    let (width, below) = if two_lines {
        (
            room,
            Rect {
                x,
                width: room,
                y: line.y + 1,
                height: 1,
            },
        )
    } else {
        let half = room / 2;
        (
            half.saturating_sub(1),
            Rect {
                x: x + half,
                width: room - half,
                y: line.y,
                height: 1,
            },
        )
    };
    put(buf, x, line.y, width, &placed.title, theme.text());
    reasons(below, buf, item, !two_lines, context);
}
