//! A screen as a picture: what the README shows is drawn by the program itself.

use std::fmt::Write as _;
use std::time::Duration;

use copil::settings::ThemeChoice;
use copil::tui::Error;
use copil::tui::app::App;
use copil::tui::keymap::Keymap;
use copil::tui::theme::{ColorDepth, TerminalColors, Theme};
use copil::workspace::{Portfolio, Workspace};
use copil_plan::Language;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The width and height of a cell, in pixels: no taller than the letters of 15 pixels, so that frames and blocks join.
const CELL: (u16, u16) = (9, 17);

/// The margin around the screen, in pixels.
const MARGIN: u16 = 14;

/// What sits for a picture.
pub(crate) enum Sitter {
    /// A plan.
    Plan(Box<Workspace>),
    /// Several together.
    Portfolio(Portfolio),
}

/// How a plan sits for its picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PictureOptions {
    /// The language that the screen speaks.
    pub(crate) language: Language,
    /// The looks: `Light` on white, all others on a dark ground.
    pub(crate) theme: ThemeChoice,
    /// Whether the screen is laid out for an audience.
    pub(crate) presentation: bool,
    /// The window's columns and rows.
    pub(crate) size: (u16, u16),
}

/// Draws a plan, or several, as the screen shows them once the history is read and the keys are typed: letters, a line feed for enter, a
/// tabulator for tab.
pub(crate) fn draw(sitter: Sitter, options: PictureOptions, keys: &str) -> Result<Buffer, Error> {
    let keymap = Keymap::built_in().map_err(Error::Keys)?;
    let (language, theme, size) = (options.language, Theme::new(true), options.size);
    let mut app = match sitter {
        Sitter::Plan(workspace) => App::new(*workspace, language, theme, keymap, size),
        Sitter::Portfolio(portfolio) => App::of_portfolio(portfolio, language, theme, keymap, size),
    };
    // As on a terminal of the other ground, where the looks paint their own.
    let ground = TerminalColors {
        dark: Some(options.theme == ThemeChoice::Light),
        depth: ColorDepth::Full,
    };
    app.set_theme(options.theme, ground);
    app.set_presentation(options.presentation);
    app.settle();
    app.settled();
    for key in keys.chars() {
        let code = match key {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            letter => KeyCode::Char(letter),
        };
        app.key(KeyEvent::new(code, KeyModifiers::NONE), Duration::MAX);
        app.settled();
    }
    let area = Rect::new(0, 0, options.size.0, options.size.1);
    let mut buffer = Buffer::empty(area);
    app.view(area, &mut buffer);
    Ok(buffer)
}

/// The picture as SVG, on the ground of its first cell.
pub(crate) fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let ground = hex(buffer[(0, 0)].bg, false);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            x = run(buffer, x, y, &ground, &mut out);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Draws the cells from `x` on that look alike; answers where the next ones begin.
fn run(buffer: &Buffer, x: u16, y: u16, ground: &str, out: &mut String) -> u16 {
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
    if bg != ground {
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
        let baseline = top + 14;
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

fn colours(cell: &Cell) -> (String, String) {
    let (fg, bg) = (hex(cell.fg, true), hex(cell.bg, false));
    if cell.modifier.contains(Modifier::REVERSED) {
        (bg, fg)
    } else {
        (fg, bg)
    }
}

/// A colour as SVG has it. The named ones are those of a dark terminal.
fn hex(colour: Color, ink: bool) -> String {
    let name = match colour {
        Color::Rgb(r, g, b) => return format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Black => "#16181d",
        Color::Red | Color::LightRed => "#ff8070",
        Color::Green | Color::LightGreen => "#7fcf7a",
        Color::Yellow | Color::LightYellow => "#e3b341",
        Color::Blue | Color::LightBlue => "#7fb2f0",
        Color::Magenta | Color::LightMagenta => "#c58fe0",
        Color::Cyan | Color::LightCyan => "#56c8d8",
        Color::DarkGray => "#7f8794",
        Color::Gray => "#949ba8",
        Color::White => "#f4f5f7",
        _ if ink => "#dcdfe4",
        _ => "#16181d",
    };
    name.to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
