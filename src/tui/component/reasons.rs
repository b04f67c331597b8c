//! An action that deserves the committee's time, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::page::{Piece, draw_run};
use super::pen::Pen;
use super::selection::signs;
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

/// Where an action stands on its line, or on two.
#[derive(Clone, Copy, Debug)]
pub struct RankedLayout {
    /// The columns of its id.
    pub id: u16,
    /// The columns of its title, at most.
    pub title: u16,
    /// Whether the reasons stand below it.
    pub below: bool,
    /// The columns that are kept free at the end of the first line.
    pub end: u16,
}

/// Draws an action with its signs, its id, its title and the reasons, which may say what a weather means where they stand
/// beside the title and `labels` asks for it.
pub fn ranked_action(
    area: Rect,
    buf: &mut Buffer,
    item: &Attention,
    layout: RankedLayout,
    labels: bool,
    context: &Context<'_>,
) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    signs(buf, area, &item.action, placed.priority, context);
    let mut pen = Pen::on(buf, Rect { height: 1, ..area });
    pen.skip(2)
        .cell(layout.id, item.action.as_str(), theme.strong())
        .skip(1);
    let below = Rect {
        y: area.y + 1,
        ..pen.rest()
    };
    pen.skip_end(layout.end);
    let style = if context.presenting {
        theme.strong()
    } else {
        theme.text()
    };
    let rest = pen.cell(layout.title, &placed.title, style).skip(1).rest();
    if layout.below {
        reasons(below, buf, item, false, context);
    } else {
        reasons(rest, buf, item, labels, context);
    }
}

/// How a reason looks.
pub fn reason_style(reason: &Reason, theme: Theme) -> Style {
    match reason {
        Reason::Late { .. } | Reason::Milestone { .. } | Reason::Decision { .. } => theme.bad(),
        Reason::Measure { .. } | Reason::Waiting { .. } | Reason::Pushed { .. } | Reason::Dependency { .. } => {
            theme.warning()
        }
        Reason::Weather { now, .. } => theme.weather(*now),
        Reason::Stale { .. } | Reason::Due { .. } => theme.quiet(),
    }
}
