//! How well a text holds what is sought.

/// Whether a text holds the letters of a word, in their order.
pub(super) fn holds_in_order(text: &str, word: &str) -> bool {
    let mut letters = text.bytes();
    word.bytes().all(|wanted| letters.any(|letter| letter == wanted))
}

/// The score of a text that holds the very word: best at its start, then as a whole word, then at the start of one. Above what any match of
/// scattered letters scores.
pub(super) fn exact_score(text: &str, word: &str) -> Option<i64> {
    const EXACT: i64 = 10_000;
    let at = text.find(word)?;
    let starts = |at: usize| at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
    let ends = |at: usize| {
        text.as_bytes()
            .get(at + word.len())
            .is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    let bonus = match at {
        0 => 2_000,
        at if starts(at) && ends(at) => 1_500,
        at if starts(at) => 1_000,
        _ => 0,
    };
    Some(EXACT + bonus - i64::try_from(at.min(500)).unwrap_or(500))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_very_word_comes_before_scattered_letters() {
        assert!(holds_in_order("rh-04 teletravail", "rtv"));
        assert!(!holds_in_order("rh-04 teletravail", "vtr"));
        let at_start = exact_score("rh-04 teletravail", "rh").unwrap();
        let in_word = exact_score("orh teletravail", "rh").unwrap();
        assert!(at_start > in_word);
        assert!(exact_score("le plan rh", "rh").unwrap() > exact_score("le rhume", "rh").unwrap());
        assert_eq!(exact_score("rh-04", "hr"), None);
    }
}
