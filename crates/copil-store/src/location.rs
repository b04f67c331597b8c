//! From a key of a record, or a stretch of bytes, to the line and column that a person looks for.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::SourceLocation;
use super::read::BOM;
use copil_plan::field::Fault;
use copil_plan::sanitize::sanitize_char;
use copil_plan::value::FieldPath;

/// The longest excerpt, in characters.
const EXCERPT: usize = 160;

/// What of a pair a problem points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PairPart {
    Key,
    Value,
}

/// Where in a file a problem with a record is; the file's bytes must be those that the record was read from.
pub(super) fn locate_field(bytes: &[u8], path: &FieldPath, fault: &Fault) -> Option<SourceLocation> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mark, text) = split_mark(text);
    let part = match fault {
        Fault::UnknownKey { .. } | Fault::BadId { .. } | Fault::Missing { .. } | Fault::OtherMeaning { .. } => {
            PairPart::Key
        }
        _ => PairPart::Value,
    };
    let (document, _) = DeTable::parse_recoverable(text);
    let span = span_of(document.get_ref(), path.parts(), part).unwrap_or(0..0);
    Some(locate_span(bytes, span.start + mark..span.end + mark))
}

/// The byte order mark's length, and the text after it.
fn split_mark(text: &str) -> (usize, &str) {
    match text.strip_prefix(BOM) {
        Some(rest) => (BOM.len(), rest),
        None => (0, text),
    }
}

/// Where the value, or the key, at the end of a path stands; the deepest thing on the way when it is not there.
fn span_of(table: &DeTable<'_>, parts: &[String], part: PairPart) -> Option<Range<usize>> {
    let (first, rest) = parts.split_first()?;
    let (key, value) = table.get_key_value(first.as_str())?;
    let here = match part {
        PairPart::Key => key.span(),
        PairPart::Value => value_span(key, value),
    };
    span_below(value, rest, part).or(Some(here))
}

fn span_below(value: &Spanned<DeValue<'_>>, parts: &[String], part: PairPart) -> Option<Range<usize>> {
    let (first, rest) = parts.split_first()?;
    match value.get_ref() {
        DeValue::Table(table) => span_of(table, parts, part),
        DeValue::Array(values) => {
            let element = values.get(first.parse::<usize>().ok()?)?;
            span_below(element, rest, part).or_else(|| Some(element.span()))
        }
        _ => None,
    }
}

/// Where a value stands; one that spreads over several places is shown at its key.
fn value_span(key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Range<usize> {
    let span = value.span();
    if span.is_empty() { key.span() } else { span }
}

/// Where in a file a stretch of bytes is, as a person counts.
pub(super) fn locate_span(bytes: &[u8], span: Range<usize>) -> SourceLocation {
    let text = String::from_utf8_lossy(bytes);
    let (mark, text) = split_mark(&text);
    let start = floor(text, span.start.saturating_sub(mark));
    let end = floor(text, span.end.saturating_sub(mark)).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let rest = &text[line_start..];
    let content = rest.split('\n').next().unwrap_or(rest);
    let content = content.strip_suffix('\r').unwrap_or(content);
    let count = |upto: usize| {
        let upto = floor(content, upto.saturating_sub(line_start).min(content.len()));
        content[..upto].chars().count()
    };
    let (first, last) = (count(start), count(end));
    let skipped = first.saturating_sub(EXCERPT / 4);
    let skipped = if content.chars().count() <= EXCERPT { 0 } else { skipped };
    let excerpt: String = content.chars().skip(skipped).take(EXCERPT).map(sanitize_char).collect();
    let width = excerpt.chars().count();
    SourceLocation {
        line: text[..line_start].matches('\n').count() + 1,
        column: first + 1,
        excerpt,
        underline: first - skipped..(last - skipped).min(width),
    }
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::value::Kind;

    fn place(text: &str, about: &str) -> SourceLocation {
        let start = text.find(about).unwrap();
        locate_span(text.as_bytes(), start..start + about.len())
    }

    /// The underlined part of the excerpt.
    fn underlined(place: &SourceLocation) -> String {
        let characters = place.excerpt.chars().skip(place.underline.start);
        characters.take(place.underline.len()).collect()
    }

    #[test]
    fn lines_and_columns_are_counted_in_characters_from_one() {
        let found = place("a = 1\r\né’« 🎉 = faux\r\nb = 2", "faux");
        assert_eq!((found.line, found.column), (2, 9));
        assert_eq!(found.excerpt, "é’« 🎉 = faux");
        assert_eq!(underlined(&found), "faux");
        let marked = place("\u{feff}a = x", "x");
        assert_eq!((marked.line, marked.column, marked.excerpt.as_str()), (1, 5, "a = x"));
        let end = locate_span(b"a = 1\n", 6..6);
        assert_eq!((end.line, end.column, end.underline), (2, 1, 0..0));
    }

    #[test]
    fn what_spreads_over_lines_is_underlined_on_the_first() {
        let found = place("a = [\n  1,\n]\n", "[\n  1,\n]");
        assert_eq!((found.line, found.column, found.underline), (1, 5, 4..5));
    }

    #[test]
    fn nothing_of_an_excerpt_is_obeyed() {
        let found = place("\ta = \"\u{1b}[31m\u{202e}x\" # y", "y");
        assert_eq!(found.excerpt, " a = \"\u{fffd}[31m\u{fffd}x\" # y");
        assert_eq!(underlined(&found), "y");
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = format!("title = \"{}\" oops", "é".repeat(10_000));
        let found = place(&text, "oops");
        assert_eq!(found.column, 10_012);
        assert_eq!(underlined(&found), "oops");
        assert!(found.excerpt.chars().count() <= EXCERPT);
        let value = place(&text, &text[8..text.len() - 5]);
        assert_eq!((value.column, value.underline), (9, 8..EXCERPT));
    }

    #[test]
    fn a_field_is_found_in_every_way_of_writing_it() {
        let wrong = Fault::WrongType {
            expected: Kind::Date,
            found: Kind::Integer,
        };
        let unknown = Fault::UnknownKey { nearest: None };
        for (text, path, fault, line, column) in [
            ("[m.a]\nd = 1\n", "m.a.d", &wrong, 2, 5),
            ("m.a.d = 1\n", "m.a.d", &wrong, 1, 9),
            ("m.a.d = 1\n", "m.a.d", &unknown, 1, 5),
            ("m = { a = { d = 1 } }\n", "m.a.d", &wrong, 1, 17),
            ("l = [\n 1,\n 2]\n", "l.1", &wrong, 3, 2),
            ("[[l]]\nd = 1\n[[l]]\nd = 1\n", "l.1.d", &wrong, 4, 5),
            ("[m.a]\nx = 1\n", "m.a.d", &wrong, 1, 1),
            ("x = 1\n", "m", &wrong, 1, 1),
        ] {
            let place = locate_field(text.as_bytes(), &path.parse().unwrap(), fault).unwrap();
            assert_eq!((place.line, place.column), (line, column), "{path} in {text}");
        }
    }
}
