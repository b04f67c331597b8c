//! Why an action deserves attention, on one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::{columns, put};
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use copil_plan::attention::{Attention, Reason};

/// Writes as many reasons as fit, the weightiest first; with `labels`, a weather says what it means.
pub fn reasons(line: Rect, buf: &mut Buffer, item: &Attention, labels: bool, context: &Context<'_>) {
    let mut x = line.x;
    for (n, weighed) in item.reasons.iter().enumerate() {
        let text = match &weighed.reason {
            Reason::Weather { now, from: None } if labels => context.words.weather_with_symbol(*now),
            reason => context.catalogue().reason_in_short(context.plan, reason),
        };
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
        let style = reason_style(&weighed.reason, context.theme);
        x = put(buf, x, line.y, line.right().saturating_sub(x), &text, style);
    }
}

/// How a reason looks.
pub fn reason_style(reason: &Reason, theme: Theme) -> Style {
    match reason {
        Reason::Late { .. } | Reason::Milestone { .. } => theme.bad(),
        Reason::Waiting { .. } | Reason::Pushed { .. } | Reason::Dependency { .. } => theme.warning(),
        Reason::Weather { now, .. } => theme.weather(*now),
        Reason::Stale { .. } | Reason::Due { .. } => theme.quiet(),
    }
}
