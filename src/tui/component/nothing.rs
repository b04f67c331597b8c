//! Why there is nothing to show, and what would bring something.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::{put_lines, wrap};
use crate::tui::theme::Theme;

/// Writes sentences one under the other: the first says that there is nothing, the others what would fill the place.
pub fn nothing(room: Rect, buf: &mut Buffer, said: &[String], theme: Theme) {
    let width = usize::from(room.width);
    let lines = said.iter().enumerate().flat_map(|(n, text)| {
        let style = if n == 0 { theme.text() } else { theme.quiet() };
        wrap(text, width).into_iter().map(move |line| (line, style))
    });
    put_lines(room, buf, lines);
}
