//! A screen as a picture: what the README shows is drawn by the program itself.

use std::fmt::Write as _;

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::app::App;
use super::keymap::Keymap;
use super::theme::Theme;
use super::{Error, Options};
use crate::workspace::Workspace;

/// The width and height of a cell, in pixels.
const CELL: (u16, u16) = (9, 19);

/// The margin around the screen, in pixels.
const MARGIN: u16 = 14;

/// Draws a plan as the screen shows it once the history is read and the keys are typed, in a window of so many columns
/// and rows.
pub fn draw(workspace: Workspace, options: Options, size: (u16, u16), keys: &str) -> Result<Buffer, Error> {
    let keymap = Keymap::built_in().map_err(Error::Keys)?;
    let mut app = App::new(
        Box::new(workspace),
        options.language,
        Theme::new(options.color),
        keymap,
        size,
    );
    app.settle();
    app.settled();
    for key in keys.chars() {
        let code = if key == '\n' {
            KeyCode::Enter
        } else {
            KeyCode::Char(key)
        };
        app.key(KeyEvent::new(code, KeyModifiers::NONE), Duration::MAX);
        app.settled();
    }
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    app.view(area, &mut buffer);
    Ok(buffer)
}

/// The picture as SVG, on a dark ground.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>",
        hex(Color::Reset, false)
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            x = run(buffer, x, y, &mut out);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Draws the cells from `x` on that look alike; answers where the next ones begin.
fn run(buffer: &Buffer, x: u16, y: u16, out: &mut String) -> u16 {
    let first = &buffer[(x, y)];
    let (mut end, mut text) = (x, String::new());
    while end < buffer.area.width && alike(first, &buffer[(end, y)]) {
        let symbol = buffer[(end, y)].symbol();
        text.push_str(symbol);
        end += u16::try_from(symbol.width().max(1)).unwrap_or(1);
    }
    let (fg, bg) = colours(first);
    let (left, top) = (MARGIN + x * CELL.0, MARGIN + y * CELL.1);
    let width = (end - x) * CELL.0;
    if bg != hex(Color::Reset, false) {
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{bg}\"/>",
            CELL.1
        );
    }
    if !text.trim().is_empty() {
        let weight = if first.modifier.contains(Modifier::BOLD) {
            " font-weight=\"bold\""
        } else {
            ""
        };
        let faint = if first.modifier.contains(Modifier::DIM) {
            " opacity=\"0.7\""
        } else {
            ""
        };
        let baseline = top + 15;
        let _ = writeln!(
            out,
            "<text x=\"{left}\" y=\"{baseline}\" fill=\"{fg}\"{weight}{faint} textLength=\"{width}\" \
             lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>",
            escaped(&text)
        );
    }
    end
}

fn alike(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg && a.bg == b.bg && a.modifier == b.modifier
}

fn colours(cell: &Cell) -> (&'static str, &'static str) {
    let (fg, bg) = (hex(cell.fg, true), hex(cell.bg, false));
    if cell.modifier.contains(Modifier::REVERSED) {
        (bg, fg)
    } else {
        (fg, bg)
    }
}

fn hex(colour: Color, ink: bool) -> &'static str {
    match colour {
        Color::Black => "#1d2026",
        Color::Red | Color::LightRed => "#f07178",
        Color::Green | Color::LightGreen => "#8cc265",
        Color::Yellow | Color::LightYellow => "#e5c07b",
        Color::Blue | Color::LightBlue => "#5c9fe5",
        Color::Magenta | Color::LightMagenta => "#c58fe0",
        Color::Cyan | Color::LightCyan => "#56b6c2",
        Color::DarkGray => "#7f8794",
        Color::Gray => "#b4bac4",
        Color::White => "#f4f5f7",
        _ if ink => "#d7dae0",
        _ => "#1d2026",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
