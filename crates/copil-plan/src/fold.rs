//! Text as people search for it: without case, accents or ligatures, so that `reunion` finds `Réunion`.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Folds a text: lower case, no accents, `œ` as `oe`, typographic apostrophes and no-break spaces as plain ones.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
        return folded;
    }
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // The order of marks, which the full normal form settles, does not matter where they are left out.
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    fold_char(part, &mut folded);
                }
            });
        }
    }
    folded
}

/// Folds one character of a decomposed text into `folded`.
fn fold_char(c: char, folded: &mut String) {
    match c {
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        '’' | 'ʼ' => folded.push('\''),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => folded.push(' '),
        '‑' | '–' | '—' => folded.push('-'),
        _ => folded.extend(c.to_lowercase()),
    }
}

/// Whether `text` holds `needle`, both folded; `needle` must already be.
pub fn holds(text: &str, folded_needle: &str) -> bool {
    fold(text).contains(folded_needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_ligatures_do_not_matter() {
        assert_eq!(fold("Réunion d’ŒUVRE"), "reunion d'oeuvre");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert!(holds("Circuit des délégations", "delegation"));
    }
}
