//! Figures to be read from afar, drawn with blocks.
//!
//! ```text
//! ████████ ████████    ██ ██
//! ██       ██             ██
//! ████████ ████████      ██       66 %
//! ██    ██ ██    ██     ██
//! ████████ ████████    ██ ██
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::{columns, put, put_in, wrap_to};
use crate::tui::theme::Theme;

/// How large a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureSize {
    /// As any other text.
    Plain,
    /// Three lines high.
    Small,
    /// Five lines high.
    Large,
    /// Ten lines high.
    Huge,
}

/// The lines of a letter, top to bottom; three points each, the leftmost the highest bit.
type Letter = [u8; 5];

/// How many points wide a letter is.
const WIDE: u16 = 3;

fn letter(character: char) -> Option<Letter> {
    Some(match character {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111],
        '1' => [0b010, 0b110, 0b010, 0b010, 0b111],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111],
        '7' => [0b111, 0b001, 0b001, 0b010, 0b010],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111],
        '%' => [0b101, 0b001, 0b010, 0b100, 0b101],
        '-' | '–' => [0b000, 0b000, 0b111, 0b000, 0b000],
        _ => return None,
    })
}

/// What of a text is drawn: blanks only part it from its sign, which a letter's own gap does.
fn drawn(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace())
}

impl FigureSize {
    /// The lines that a figure takes.
    pub fn height(self) -> u16 {
        match self {
            Self::Plain => 1,
            Self::Small => 3,
            Self::Large => 5,
            Self::Huge => 10,
        }
    }

    /// The columns of a point, and of the gap between two letters.
    fn point(self) -> (u16, u16) {
        match self {
            Self::Plain | Self::Small => (1, 1),
            Self::Large => (2, 2),
            Self::Huge => (4, 4),
        }
    }

    /// The columns that a text takes; `None` when it has a letter that has no blocks.
    pub fn width(self, text: &str) -> Option<u16> {
        if self == Self::Plain {
            return u16::try_from(columns(text)).ok();
        }
        let mut count = 0;
        for character in drawn(text) {
            letter(character)?;
            count += 1;
        }
        let (point, gap) = self.point();
        Some((count * (WIDE * point + gap)).saturating_sub(gap))
    }

    /// The largest of the scales, up to this one, in which each of the figures fits in so many columns.
    #[must_use]
    pub fn down_to_fit(self, figures: &[Figure], width: u16) -> Self {
        let all = [Self::Huge, Self::Large, Self::Small];
        let allowed = all.into_iter().filter(|scale| scale.height() <= self.height());
        let fits = |scale: &Self| {
            figures
                .iter()
                .all(|figure| scale.width(&figure.text).is_some_and(|wide| wide <= width))
        };
        allowed.into_iter().find(fits).unwrap_or(Self::Plain)
    }
}

/// Draws a text of figures in an area, from its upper left corner; at a scale of more than one line, blanks are left out.
fn draw(buf: &mut Buffer, area: Rect, text: &str, scale: FigureSize, style: Style) {
    if scale == FigureSize::Plain {
        put_in(area, buf, text, style);
        return;
    }
    let (point, gap) = scale.point();
    let mut x = area.x;
    for points in drawn(text).filter_map(letter) {
        for row in 0..scale.height().min(area.height) {
            for column in 0..WIDE {
                let at = x + column * point;
                if let Some(block) = block(points, scale, row, column)
                    && at + point <= area.right()
                {
                    put(buf, at, area.y + row, point, &block.repeat(usize::from(point)), style);
                }
            }
        }
        x += WIDE * point + gap;
    }
}

/// A figure to be read from afar, with what it says below.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The figure.
    pub text: String,
    /// What stands before the words, in the look of the figure.
    pub sign: &'static str,
    /// What it is.
    pub words: String,
    /// Its look.
    pub style: Style,
}

impl Figure {
    /// Draws the figure, and its words on the lines that are left below.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, scale: FigureSize, theme: Theme) {
        let style = self.style.patch(theme.strong());
        draw(buf, area, &self.text, scale, style);
        let y = area.y + scale.height();
        let sign = if self.sign.is_empty() {
            String::new()
        } else {
            format!("{} ", self.sign)
        };
        let x = put(buf, area.x, y, area.width, &sign, style);
        let (width, lines) = (area.right().saturating_sub(x), area.bottom().saturating_sub(y));
        let words = wrap_to(&self.words, usize::from(width), usize::from(lines));
        for (y, line) in (y..).zip(&words) {
            put(buf, x, y, width, line, theme.strong());
        }
    }
}

/// Columns of one width side by side, each followed by a gap.
pub fn side_by_side(area: Rect, count: u16, gap: u16) -> impl Iterator<Item = Rect> {
    let each = area.width / count.max(1);
    (0..count).map(move |n| Rect {
        x: area.x + n * each,
        width: each.saturating_sub(gap),
        ..area
    })
}

/// What stands in a cell: half blocks put two lines of points into one where a letter is small.
fn block(points: Letter, scale: FigureSize, row: u16, column: u16) -> Option<&'static str> {
    let is_set = |line: u16| {
        let line = points.get(usize::from(line)).copied().unwrap_or(0);
        line >> (WIDE - 1 - column) & 1 == 1
    };
    let (upper, lower) = match scale {
        FigureSize::Small => (is_set(2 * row), is_set(2 * row + 1)),
        FigureSize::Huge => (is_set(row / 2), is_set(row / 2)),
        FigureSize::Plain | FigureSize::Large => (is_set(row), is_set(row)),
    };
    match (upper, lower) {
        (true, true) => Some("█"),
        (true, false) => Some("▀"),
        (false, true) => Some("▄"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(text: &str, scale: FigureSize) -> Vec<String> {
        let area = Rect::new(0, 0, scale.width(text).unwrap(), scale.height());
        let mut buf = Buffer::empty(area);
        draw(&mut buf, area, text, scale, Style::new());
        let rows = buf.content().chunks(usize::from(area.width));
        rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>())
            .collect()
    }

    #[test]
    fn figures_are_drawn_with_blocks() {
        assert_eq!(
            picture("42\u{a0}%", FigureSize::Small),
            ["█ █ ▀▀█ ▀ █", "▀▀█ █▀▀ ▄▀ ", "  ▀ ▀▀▀ ▀ ▀"]
        );
        assert_eq!(
            picture("17", FigureSize::Large),
            [
                "  ██    ██████",
                "████        ██",
                "  ██        ██",
                "  ██      ██  ",
                "██████    ██  "
            ]
        );
        assert_eq!(picture("12", FigureSize::Plain), ["12"]);
        assert_eq!(picture("0", FigureSize::Huge).len(), 10);
    }

    fn figure(text: &str) -> Figure {
        Figure {
            text: text.to_owned(),
            sign: "",
            words: String::new(),
            style: Style::new(),
        }
    }

    #[test]
    fn the_largest_scale_that_fits_is_taken() {
        let texts = &["66 %", "7 %"].map(figure);
        assert_eq!(FigureSize::Huge.down_to_fit(texts, 44), FigureSize::Huge);
        assert_eq!(FigureSize::Huge.down_to_fit(texts, 43), FigureSize::Large);
        assert_eq!(FigureSize::Large.down_to_fit(texts, 200), FigureSize::Large);
        assert_eq!(FigureSize::Large.down_to_fit(texts, 12), FigureSize::Small);
        assert_eq!(FigureSize::Large.down_to_fit(texts, 5), FigureSize::Plain);
        assert_eq!(
            FigureSize::Large.down_to_fit(&["inconnu"].map(figure), 99),
            FigureSize::Plain,
            "words have no blocks"
        );
    }

    #[test]
    fn nothing_is_drawn_outside() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 4));
        draw(&mut buf, Rect::new(2, 1, 5, 2), "888", FigureSize::Large, Style::new());
        for (at, cell) in buf.content().iter().enumerate() {
            let (x, y) = (at % 10, at / 10);
            assert!(cell.symbol() == " " || ((2..7).contains(&x) && (1..3).contains(&y)));
        }
    }
}
