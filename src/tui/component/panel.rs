//! A framed part of the screen.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::text::{columns, fit, put, put_right, to_u16};
use crate::tui::context::Context;
use crate::tui::theme::Theme;

/// Draws a frame with a title and answers the room inside; the frame of the part that listens stands out.
pub fn panel(buf: &mut Buffer, area: Rect, title: &str, listens: bool, theme: Theme) -> Rect {
    let room = usize::from(area.width.saturating_sub(6));
    let title = match fit(title, room) {
        title if title.is_empty() => title,
        title => format!(" {title} "),
    };
    let (frame, name) = if listens {
        (theme.accent(), theme.heading())
    } else {
        (theme.quiet(), theme.title())
    };
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(frame)
        .title(Line::styled(title, name));
    let inner = block.inner(area);
    block.render(area, buf);
    Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// Writes on the bottom of a frame, from its left corner on.
pub fn foot_left(buf: &mut Buffer, frame: Rect, text: &str, theme: Theme) {
    let (y, width) = (frame.bottom().saturating_sub(1), frame.width.saturating_sub(4));
    let text = fit(text, usize::from(width.saturating_sub(2)));
    if text.is_empty() {
        return;
    }
    put(buf, frame.x + 2, y, width, &format!(" {text} "), theme.quiet());
}

/// Writes on the bottom of a frame, up to its right corner.
pub fn foot_right(buf: &mut Buffer, frame: Rect, text: &str, theme: Theme) {
    let (right, y) = (frame.right().saturating_sub(2), frame.bottom().saturating_sub(1));
    put_right(buf, right, y, frame.width / 2, &format!(" {text} "), theme.quiet());
}

/// Writes on the bottom of a frame at both its ends; what stands at the left gives way.
pub fn foot(buf: &mut Buffer, frame: Rect, left: &str, right: &str, theme: Theme) {
    if right.is_empty() {
        return foot_left(buf, frame, left, theme);
    }
    foot_right(buf, frame, right, theme);
    let taken = to_u16(columns(right)).min(frame.width / 2) + 4;
    let left_part = Rect {
        width: frame.width.saturating_sub(taken),
        ..frame
    };
    foot_left(buf, left_part, left, theme);
}

/// Says on the bottom of a frame how many lines lie below those in sight, when there are some.
pub fn more_below(buf: &mut Buffer, frame: Rect, count: usize, context: &Context<'_>) {
    if count > 0 {
        let more = fl!(context.catalogue(), "tui-more-below", count = count);
        foot_right(buf, frame, &more, context.theme);
    }
}

/// The columns and lines that a popup to be read has for its text, at most.
pub fn text_room(within: Rect) -> (usize, usize) {
    let width = within.width.saturating_sub(4).min(92).saturating_sub(4);
    (usize::from(width), usize::from(within.height.saturating_sub(4)))
}

/// Whether the left button of the mouse is pressed beside a frame, which leads out of what the frame holds.
pub fn is_pressed_beside(event: MouseEvent, frame: Rect) -> bool {
    event.kind == MouseEventKind::Down(MouseButton::Left) && !frame.contains((event.column, event.row).into())
}

/// Clears a part of the screen in the middle and draws a frame there; returns the room inside.
pub fn popup(buf: &mut Buffer, within: Rect, size: (u16, u16), title: &str, theme: Theme) -> Rect {
    let area = centred(within, size);
    // A blank column on each side keeps what is below from touching the frame.
    let cleared = Rect {
        x: area.x.saturating_sub(1),
        width: area.width + 2,
        ..area
    };
    Clear.render(cleared.intersection(within), buf);
    panel(buf, area, title, true, theme)
}

/// The middle of an area.
pub fn centred(within: Rect, (width, height): (u16, u16)) -> Rect {
    let (width, height) = (width.min(within.width), height.min(within.height));
    Rect {
        x: within.x + (within.width - width) / 2,
        y: within.y + (within.height - height) / 2,
        width,
        height,
    }
}
