//! Text that a terminal can show: nothing in it is obeyed, and nothing in it deceives the eye.

/// Replaces what a terminal could obey or be fooled by: control characters and those that turn the writing direction.
/// Line breaks and tabs become spaces.
pub fn sanitize(text: &str) -> String {
    if is_harmless(text) {
        text.to_owned()
    } else {
        text.chars().map(sanitize_char).collect()
    }
}

/// Whether nothing in a text can be obeyed: quick for nearly every text, which is why it is asked first.
fn is_harmless(text: &str) -> bool {
    // Beyond ASCII, what could be obeyed begins with one of these bytes, as do other letters: those are looked at.
    let may_harm =
        |byte: u8| (byte < 0x20) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xd8) | (byte == 0xe2) | (byte == 0xef);
    let is_shown = |at: usize| text[at..].chars().next().is_some_and(|c| sanitize_char(c) == c);
    // Without a branch in it, the compiler looks at the bytes of a piece all at once.
    let has_suspects = |piece: &[u8]| piece.iter().fold(false, |found, byte| found | may_harm(*byte));
    let mut pieces = text.as_bytes().chunks(PIECE).zip((0..).step_by(PIECE));
    pieces.all(|(piece, start)| {
        let mut suspects = piece.iter().zip(start..).filter(|(byte, _)| may_harm(**byte));
        !has_suspects(piece) || suspects.all(|(_, at)| is_shown(at))
    })
}

/// So many bytes are looked at at once.
const PIECE: usize = 16;

/// A character that can be shown in the place of one.
pub fn sanitize_char(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        c if is_deceptive(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// Whether a character is a control character, or changes what is seen of a text without being seen itself: marks of
/// direction, line and paragraph separators, zero-width spaces.
pub fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// [`sanitize`], line by line.
pub fn sanitize_lines(text: &str) -> String {
    let mut harmless_text = String::with_capacity(text.len());
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            harmless_text.push('\n');
        }
        if is_harmless(line) {
            harmless_text.push_str(line);
        } else {
            harmless_text.extend(line.chars().map(sanitize_char));
        }
    }
    harmless_text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_would_obey_is_left() {
        assert_eq!(
            sanitize("a\u{1b}[31mb\u{202e}c\nd\u{9b}e"),
            "a\u{fffd}[31mb\u{fffd}c d\u{fffd}e"
        );
        assert_eq!(sanitize("Été ☀ 👍🏽 e\u{301}"), "Été ☀ 👍🏽 e\u{301}");
        for c in '\0'..=char::MAX {
            let shown: String = ['a', sanitize_char(c), 'é'].iter().collect();
            assert_eq!(sanitize(&format!("a{c}é")), shown);
        }
        // Wherever it stands, also across the pieces that are looked at.
        for before in 0..3 * PIECE {
            let before = "é".repeat(before / 2) + &"a".repeat(before % 2);
            for c in ['\u{9b}', '\u{202e}', '\u{1b}'] {
                assert_eq!(sanitize(&format!("{before}{c}z")), format!("{before}\u{fffd}z"));
            }
        }
    }
}
