//! What makes a text no TOML, said in the kinds that a person would tell apart.

use std::ops::Range;

use toml::de::DeTable;

use super::conflict::mark_of;
use super::newer_toml;

/// One place where a text is not TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where, in bytes from the start of the file.
    pub span: Range<usize>,
    /// What is wrong, as far as it can be told.
    pub fault: SyntaxFault,
    /// What the reader of TOML says of it, in English.
    pub detail: String,
}

/// What makes a text no TOML, in the kinds that a person would tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxFault {
    /// Git left the marks of a conflict.
    ConflictMarker,
    /// A key or table that is there already.
    DuplicateKey,
    /// A date or time that is none, as 30 February.
    BadDate,
    /// A number that is none.
    BadNumber,
    /// A whole number beyond 64 bits.
    NumberTooLarge,
    /// A form that came with TOML 1.1.
    NewerToml,
    /// A text without quotes.
    Unquoted,
    /// A text with an opening quote and no closing one, or with something that may not stand in it.
    BadString,
    /// A bracket or brace that is not closed.
    Unclosed,
    /// A key without a value.
    MissingValue,
    /// A key without `=`.
    MissingEquals,
    /// Two elements without a comma between them.
    MissingComma,
    /// Something is left over after a value.
    Leftover,
    /// A key that is none.
    BadKey,
    /// Anything else.
    Other,
}

/// Every place where a text is not TOML, at most one a line: what follows on a line mostly follows from the first. The
/// text is the end of `bytes`, after a byte order mark if there is one.
pub(super) fn syntax_errors(bytes: &[u8], text: &str) -> Vec<SyntaxError> {
    let mark = bytes.len() - text.len();
    let mut errors = conflict_markers(text);
    if errors.is_empty() {
        let (document, found) = DeTable::parse_recoverable(text);
        if found.is_empty() {
            errors = newer_toml::faults(document.get_ref(), text);
        }
        errors.extend(found.iter().map(|error| explain(error, text)));
        errors.sort_by_key(|error| error.span.start);
        // Sorted, two are on one line when no line ends between them.
        errors.dedup_by(|next, kept| !text[kept.span.start..next.span.start].contains('\n'));
    }
    for error in &mut errors {
        error.span = error.span.start + mark..error.span.end + mark;
    }
    errors
}

/// The marks that git leaves around a conflict; everything else in such a file follows from them.
fn conflict_markers(text: &str) -> Vec<SyntaxError> {
    let mut errors = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if matches!(mark_of(content), Some('<' | '>')) {
            errors.push(SyntaxError {
                span: start..start + content.len(),
                fault: SyntaxFault::ConflictMarker,
                detail: content.to_owned(),
            });
        }
        start += line.len();
    }
    errors
}

fn explain(error: &toml::de::Error, text: &str) -> SyntaxError {
    let span = error.span().unwrap_or(text.len()..text.len());
    let span = span.start.min(text.len())..span.end.min(text.len());
    SyntaxError {
        fault: fault_of(error.message(), &text[span.clone()]),
        detail: error.message().to_owned(),
        span,
    }
}

/// How the reader's messages begin, by kind. A test pins each, for the reader may change its words.
const BEGINNINGS: &[(&[&str], SyntaxFault)] = &[
    (&["duplicate key", "cannot extend"], SyntaxFault::DuplicateKey),
    (
        &["invalid date", "invalid time", "invalid offset"],
        SyntaxFault::BadDate,
    ),
    (&["unclosed"], SyntaxFault::Unclosed),
    (&["key with no value"], SyntaxFault::MissingEquals),
    (&["missing comma", "extra assignment"], SyntaxFault::MissingComma),
    (&["unexpected key or value", "extra"], SyntaxFault::Leftover),
    (
        &["invalid unquoted key", "unquoted keys", "invalid key"],
        SyntaxFault::BadKey,
    ),
    (
        &[
            "invalid basic",
            "invalid literal",
            "invalid multi-line",
            "missing escaped",
            "too few unicode",
        ],
        SyntaxFault::BadString,
    ),
    (
        &[
            "invalid float",
            "invalid mantissa",
            "invalid exponent",
            "invalid fraction",
            "unexpected leading zero",
            "redundant",
        ],
        SyntaxFault::BadNumber,
    ),
    (&["invalid boolean"], SyntaxFault::Unquoted),
];

/// The kind of a fault, from the words of the reader and what they are about.
fn fault_of(message: &str, about: &str) -> SyntaxFault {
    if message.starts_with("string values must be quoted") {
        return unquoted(about);
    }
    let speaks_of = |words: &[&str]| words.iter().any(|word| message.starts_with(word));
    BEGINNINGS
        .iter()
        .find(|(words, _)| speaks_of(words))
        .map_or(SyntaxFault::Other, |(_, fault)| *fault)
}

/// What a value without quotes was probably meant to be.
fn unquoted(about: &str) -> SyntaxFault {
    let separators = |c: char| about.matches(c).count() == 2;
    if about.trim().is_empty() {
        SyntaxFault::MissingValue
    } else if !about.starts_with(|c: char| c.is_ascii_digit()) {
        SyntaxFault::Unquoted
    } else if separators('/') || separators('-') {
        SyntaxFault::BadDate
    } else {
        SyntaxFault::BadNumber
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, SyntaxFault)> {
        syntax_errors(text.as_bytes(), text)
            .into_iter()
            .map(|error| (&text[error.span], error.fault))
            .collect()
    }

    #[test]
    fn each_kind_of_mistake_is_told_apart() {
        use SyntaxFault::*;
        for (text, about, fault) in [
            ("a = 1\na = 2", "a", DuplicateKey),
            ("[a]\n[a]", "a", DuplicateKey),
            ("a.b = 1\n[a]\n", "a", DuplicateKey),
            ("a = 2018-02-30", "2018-02-30", BadDate),
            ("a = 2018-2-3", "2018-2-3", BadDate),
            ("a = 15/03/2018", "15/03/2018", BadDate),
            ("a = 01", "0", BadNumber),
            ("a = 40%", "40%", BadNumber),
            ("a = 12 000", "12 000", BadNumber),
            ("a = 1.2.3", ".3", BadNumber),
            ("a = En cours", "En cours", Unquoted),
            ("a = “x”", "“x”", Unquoted),
            ("a = \"x", "", BadString),
            ("a = \"\\d\"", "", BadString),
            ("a = \"\"\"x", "", BadString),
            ("a = [1, 2", "", Unclosed),
            ("a = {b = 1", "", Unclosed),
            ("[a", "", Unclosed),
            ("a = ", "", MissingValue),
            ("a : 1", "", MissingEquals),
            ("a", "", MissingEquals),
            ("a = [\"x\" \"y\"]", "", MissingComma),
            ("a = 12,5", "", Leftover),
            ("[a]]", "", Leftover),
            ("é = 1", "é", BadKey),
            ("= 1", "", BadKey),
        ] {
            assert_eq!(found(text), [(about, fault)], "{text}");
        }
    }

    #[test]
    fn each_beginning_is_one_that_the_reader_says() {
        let texts = [
            "a = 1\na = 2",
            "a = [1]\na.b = 2",
            "a = 2018-02-30",
            "a = 25:00:00",
            "a = 2018-01-01T00:00:00+99:00",
            "a = [1",
            "a",
            "a = [\"x\" \"y\"]",
            "a = {b = 1 c = 2}",
            "a = 12,5",
            "a == 1",
            "é = 1",
            "= 1",
            "a = }\n}",
            "a = \"x",
            "a = 'x",
            "a = \"\"\"x",
            "a = \"\\d\"",
            "a = \"\\u12\"",
            "a = 01",
            "a = 1.2.3",
            "a = 1e",
            "a = .5",
            "a = 1.",
            "a = ++1",
            "a = tru",
        ];
        let messages: Vec<String> = texts
            .iter()
            .flat_map(|text| DeTable::parse_recoverable(text).1)
            .map(|error| error.message().to_owned())
            .collect();
        let unknown: Vec<&str> = BEGINNINGS
            .iter()
            .flat_map(|(beginnings, _)| *beginnings)
            .filter(|beginning| !messages.iter().any(|message| message.starts_with(**beginning)))
            .copied()
            .collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn every_line_has_its_own_error() {
        let text = "a = 1\nb = \nc = 2018-02-30\na = 2\nd = 1 e = 2\n";
        let faults: Vec<_> = found(text).into_iter().map(|(_, fault)| fault).collect();
        assert_eq!(
            faults,
            [
                SyntaxFault::MissingValue,
                SyntaxFault::BadDate,
                SyntaxFault::DuplicateKey,
                SyntaxFault::BadNumber
            ]
        );
    }

    #[test]
    fn the_marks_of_a_conflict_hide_what_follows_from_them() {
        let text = "a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> theirs\n";
        assert_eq!(
            found(text),
            [
                ("<<<<<<< HEAD", SyntaxFault::ConflictMarker),
                (">>>>>>> theirs", SyntaxFault::ConflictMarker)
            ]
        );
    }

    #[test]
    fn a_byte_order_mark_is_counted() {
        let bytes = "\u{feff}a = b".as_bytes();
        let errors = syntax_errors(bytes, "a = b");
        assert_eq!(&bytes[errors[0].span.clone()], b"b");
    }
}
