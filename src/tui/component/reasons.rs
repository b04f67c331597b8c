//! Why an action deserves attention, on one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::page::{Piece, draw_run};
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use copil_plan::attention::{Attention, Reason};

/// Writes as many reasons as fit, the weightiest first; with `labels`, a weather says what it means.
pub fn reasons(line: Rect, buf: &mut Buffer, item: &Attention, labels: bool, context: &Context<'_>) {
    let pieces: Vec<Piece> = item
        .reasons
        .iter()
        .map(|weighed| {
            let text = match &weighed.reason {
                Reason::Weather { now, from: None } if labels => context.words.weather_with_symbol(*now),
                reason => context.catalogue().reason_in_short(context.plan, reason),
            };
            (text, reason_style(&weighed.reason, context.theme))
        })
        .collect();
    draw_run(line, buf, &pieces, context.theme);
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
