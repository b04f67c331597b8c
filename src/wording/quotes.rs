//! Quotes within quotes: a title in quotes that holds quotes itself has the inner ones of its language.

use copil_plan::Language;

/// The quotes of a language: those around a text, and those within it.
struct Quotes {
    outer: (char, char),
    inner: (char, char),
    /// What stands within the outer quotes, and not within the inner ones.
    blank: Option<char>,
}

impl Quotes {
    fn of(language: Language) -> Self {
        match language {
            Language::Fr => Self {
                outer: ('«', '»'),
                inner: ('“', '”'),
                blank: Some('\u{a0}'),
            },
            Language::En => Self {
                outer: ('“', '”'),
                inner: ('‘', '’'),
                blank: None,
            },
        }
    }
}

/// A text with the quotes within others made inner ones. One whose quotes are not in pairs stays as it is: nobody knows which
/// is within which.
pub(super) fn nested(text: String, language: Language) -> String {
    let quotes = Quotes::of(language);
    if text.matches(quotes.outer.0).nth(1).is_none() {
        return text;
    }
    let is_blank = |letter: char| quotes.blank.is_some() && letter.is_whitespace();
    let (mut out, mut depth) = (String::with_capacity(text.len()), 0_usize);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == quotes.outer.0 {
            depth += 1;
            if depth > 1 {
                out.push(quotes.inner.0);
                letters.next_if(|next| is_blank(*next));
                continue;
            }
        } else if letter == quotes.outer.1 {
            let Some(less) = depth.checked_sub(1) else { return text };
            depth = less;
            if depth > 0 {
                out.truncate(out.trim_end_matches(is_blank).len());
                out.push(quotes.inner.1);
                continue;
            }
        }
        out.push(letter);
    }
    if depth == 0 { out } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_within_quotes_are_inner_ones() {
        for (text, wanted) in [
            (
                "jalon « Charte du « télétravail » » atteint",
                "jalon « Charte du “télétravail” » atteint",
            ),
            ("« a » et « b »", "« a » et « b »"),
            ("« Le « grand soir »", "« Le « grand soir »"),
            ("« « a » puis « b » »", "« “a” puis “b” »"),
        ] {
            assert_eq!(nested(text.to_owned(), Language::Fr), wanted);
        }
        let text = "milestone “The “new” way” reached".to_owned();
        assert_eq!(nested(text, Language::En), "milestone “The ‘new’ way” reached");
    }
}
