//! Text made to fit: measured in terminal columns, cut between graphemes, and never obeyed by the terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use copil_plan::sanitize::sanitize;

/// How many columns a text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text on one line, at most `width` columns wide, with an ellipsis where something was cut. Only as much of the text
/// is read as can be shown.
pub fn fit(text: &str, width: usize) -> String {
    // Most texts have room.
    if text.len() <= width.saturating_mul(4) {
        let shown = sanitize(text);
        if shown.width() <= width {
            return shown;
        }
    }
    let (mut fitted, mut used, mut room) = (String::new(), 0, 0);
    for grapheme in text.graphemes(true) {
        let shown = sanitize(grapheme);
        let wide = shown.width();
        if used + wide > width {
            fitted.truncate(room);
            let kept = before_number(&fitted).len();
            fitted.truncate(kept);
            if width > 0 {
                fitted.push('…');
            }
            return fitted;
        }
        fitted.push_str(&shown);
        used += wide;
        if used < width {
            room = fitted.len();
        }
    }
    fitted
}

/// A text that is cut without the number at its end, unless there is nothing else: a part of a number is another number.
fn before_number(text: &str) -> &str {
    let text = text.trim_end();
    let (before, word) = text.rsplit_once(' ').unwrap_or_default();
    let is_number = word.ends_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || "+,.\u{a0}\u{202f}".contains(c));
    match is_number && !before.trim_end().is_empty() {
        true => before_number(before),
        false => text,
    }
}

/// Breaks a text into lines of at most `width` columns, between words where it can; its own line breaks are kept, and
/// no-break spaces hold.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if width == 0 {
        return lines;
    }
    for paragraph in text.trim_end().lines() {
        let (mut line, mut used) = (String::new(), 0);
        for word in paragraph.split([' ', '\t']).filter(|word| !word.is_empty()) {
            let word = sanitize(word);
            let wide = word.width();
            if used > 0 && used + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            for grapheme in word.graphemes(true) {
                // A cluster wider than the whole line has no place in it.
                let grapheme = if grapheme.width() > width { "\u{fffd}" } else { grapheme };
                let wide = grapheme.width();
                if used + wide > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                line.push_str(grapheme);
                used += wide;
            }
        }
        lines.push(line);
    }
    lines
}

/// [`wrap`] where there is a width to break at; elsewhere only the text's own line breaks count.
pub fn wrap_to(text: &str, width: Option<usize>) -> Vec<String> {
    match width {
        Some(width) => wrap(text, width.max(1)),
        None => text.lines().map(str::to_owned).collect(),
    }
}

/// [`wrap`], for prose: the line breaks that a writer made to keep lines short in a file are taken for spaces, those
/// between paragraphs and before the items of a list are kept.
pub fn flow(text: &str, width: usize) -> Vec<String> {
    let mut joined = String::with_capacity(text.len());
    let mut open = false;
    for line in text.trim_end().lines().map(str::trim_end) {
        let goes_on = open && !line.is_empty() && !line.starts_with([' ', '\t', '-', '*', '•', '–']);
        if goes_on {
            joined.push(' ');
        } else if !joined.is_empty() {
            joined.push('\n');
        }
        joined.push_str(line);
        open = !line.is_empty();
    }
    wrap(&joined, width)
}

/// The text padded with spaces up to `width`.
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_between_graphemes_with_an_ellipsis() {
        assert_eq!(fit("Télétravail", 11), "Télétravail");
        assert_eq!(fit("Télétravail", 5), "Télé…");
        assert_eq!(fit("e\u{301}te\u{301} long", 4), "e\u{301}te\u{301}…");
        assert_eq!(fit("行政改革", 5), "行政…");
        assert_eq!(fit("行政改革", 4), "行…", "a wide letter does not hang over the edge");
        assert_eq!(fit("un deux", 4), "un…", "no blank before the ellipsis");
        assert_eq!((fit("x", 0), fit("xy", 1)), (String::new(), "…".into()));
        assert_eq!(fit("👩‍👩‍👧 famille", 4), "👩‍👩‍👧…");
        assert_eq!(fit("a\u{1b}[31mb", 9), "a\u{fffd}[31mb");
    }

    #[test]
    fn a_number_is_cut_out_whole() {
        let homes = "Couvrir 38\u{a0}000 prises";
        assert_eq!(fit(homes, 22), homes);
        assert_eq!(fit(homes, 16), "Couvrir…");
        assert_eq!(fit(homes, 12), "Couvrir…");
        assert_eq!(fit("Relier 2 900 communes", 11), "Relier…");
        assert_eq!(fit("Mesurer à T+6\u{a0}mois", 14), "Mesurer à…");
        assert_eq!(fit("1234567", 4), "123…", "there is nothing else to say");
        assert_eq!(fit("Suivre RH-04 de près", 14), "Suivre RH-04…");
    }

    #[test]
    fn lines_break_between_words_and_inside_those_too_long() {
        assert_eq!(wrap("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(wrap("anticonstitutionnel", 8), ["anticons", "titution", "nel"]);
        assert_eq!(wrap("a\n\nb\n", 8), ["a", "", "b"]);
        assert_eq!(wrap_to("a b c", None), ["a b c"]);
    }

    #[test]
    fn prose_is_filled_again_and_its_paragraphs_stay() {
        assert_eq!(
            flow("un\ndeux trois\n\nquatre\n- cinq", 20),
            ["un deux trois", "", "quatre", "- cinq"]
        );
        assert_eq!(wrap("52\u{a0}% faits", 4), ["52\u{a0}%", "fait", "s"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in "\\PC{0,60}", width in 1usize..40) {
            prop_assert!(columns(&fit(&text, width)) <= width);
            prop_assert!(wrap(&text, width).iter().all(|line| columns(line) <= width));
        }
    }
}
