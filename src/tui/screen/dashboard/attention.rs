//! An action that deserves the committee’s time, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::reasons::reasons;
use crate::tui::component::selection::MARKED;
use crate::tui::component::text::put;
use crate::tui::context::Context;
use copil_plan::Priority;
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
