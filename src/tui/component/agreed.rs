//! Letters about whose width terminals agree. Where one thinks a letter wider than another does, all that follows it on the
//! line is drawn beside its place, and pieces of it stay behind.

use ratatui::buffer::Buffer;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Joins letters into one.
const JOINER: char = '\u{200d}';

/// Puts the letters that all terminals draw alike in place of those that they draw in different widths: a flag becomes its
/// two letters, and a picture made of several the first of them.
pub fn agree(buf: &mut Buffer) {
    let width = usize::from(buf.area.width.max(1));
    for row in buf.content.chunks_mut(width) {
        for at in 0..row.len() {
            if row[at].symbol().is_ascii() || !is_doubtful(row[at].symbol()) {
                continue;
            }
            let wide = row[at].symbol().width().clamp(1, row.len() - at);
            let mut letters = agreed(row[at].symbol()).into_iter();
            let mut skip = 0;
            for cell in &mut row[at..at + wide] {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let letter = letters.next().unwrap_or(' ');
                cell.set_char(letter);
                skip = letter.width().unwrap_or(1).saturating_sub(1);
            }
        }
    }
}

/// Whether terminals may disagree about a letter's width: it joins others, asks to be drawn as a picture, or is made of
/// several that each have a width.
fn is_doubtful(letter: &str) -> bool {
    let selects = |part: char| part == JOINER || ('\u{fe00}'..='\u{fe0f}').contains(&part);
    let wide = letter.chars().filter(|part| part.width().unwrap_or(0) > 0).count();
    letter.graphemes(true).count() == 1 && (letter.chars().any(selects) || wide > 1)
}

/// The letters that stand in, no wider together than the one they stand for.
fn agreed(letter: &str) -> Vec<char> {
    let room = letter.width().max(1);
    let (mut used, mut letters) = (0, Vec::new());
    for part in letter.chars() {
        let part = match u32::from(part) {
            flag @ 0x1f1e6..=0x1f1ff => char::from_u32(flag - 0x1f1e6 + u32::from('A')).unwrap_or(part),
            _ => part,
        };
        let wide = part.width().unwrap_or(0);
        if wide > 0 && used + wide <= room {
            used += wide;
            letters.push(part);
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn letters_of_doubtful_width_are_drawn_alike_everywhere() {
        for (text, expected) in [
            ("t 🇫🇷 end", "t FR end"),
            ("t ⚠\u{fe0f} end", "t ⚠  end"),
            ("t a\u{200d}b end", "t ab end"),
            ("t 👩\u{200d}🔧 end", "t 👩 end"),
            ("t กำ end", "t กำ end"),
            ("t e\u{301} end", "t e\u{301} end"),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
            buffer.set_string(0, 0, text, Style::new());
            agree(&mut buffer);
            let mut seen = String::new();
            let mut skip = 0;
            for cell in buffer.content() {
                if skip == 0 {
                    seen.push_str(cell.symbol());
                    skip = cell.symbol().width().max(1);
                    assert!(!is_doubtful(cell.symbol()), "{text:?}");
                }
                skip -= 1;
            }
            assert_eq!(seen.trim_end(), expected, "{text:?}");
        }
    }
}
