//! From a key of a record, or a stretch of bytes, to the line and column that a person looks for.

use std::cell::{Cell, OnceCell};
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

/// The places of one file. It is gone through once, however many problems it has: a file that one mistake runs through
/// has thousands.
#[derive(Debug)]
pub(super) struct Locator<'t> {
    /// The length of the byte order mark before the text.
    mark: usize,
    text: &'t str,
    /// Where each line begins.
    lines: Vec<usize>,
    document: OnceCell<DeTable<'t>>,
    /// A byte of a line and how many characters of the line are before it: the next place often is after it.
    counted: Cell<(usize, usize)>,
}

impl<'t> Locator<'t> {
    /// The places of a file.
    pub(super) fn of(text: &'t str) -> Self {
        let (mark, text) = match text.strip_prefix(BOM) {
            Some(rest) => (BOM.len(), rest),
            None => (0, text),
        };
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            mark,
            text,
            lines: std::iter::once(0).chain(ends).collect(),
            document: OnceCell::new(),
            counted: Cell::new((0, 0)),
        }
    }

    /// Where a problem with a record is, which must have been read from this text.
    pub(super) fn field(&self, path: &FieldPath, fault: &Fault) -> SourceLocation {
        let part = match fault {
            Fault::UnknownKey { .. } | Fault::BadId { .. } | Fault::Missing { .. } | Fault::OtherMeaning { .. } => {
                PairPart::Key
            }
            _ => PairPart::Value,
        };
        let parse = || DeTable::parse_recoverable(self.text).0.into_inner();
        let document = self.document.get_or_init(parse);
        self.place(span_of(document, path.parts(), part).unwrap_or(0..0))
    }

    /// Where a stretch of bytes of the file is, as a person counts.
    pub(super) fn span(&self, span: Range<usize>) -> SourceLocation {
        self.place(span.start.saturating_sub(self.mark)..span.end.saturating_sub(self.mark))
    }

    fn place(&self, span: Range<usize>) -> SourceLocation {
        let text = self.text;
        let start = floor(text, span.start);
        let line = self.lines.partition_point(|begins| *begins <= start);
        let line_start = self.lines[line - 1];
        let line_end = self.lines.get(line).map_or(text.len(), |next| next - 1);
        let content = &text[line_start..line_end];
        let content = content.strip_suffix('\r').unwrap_or(content);
        let start = start.min(line_start + content.len());
        let end = floor(text, span.end).clamp(start, line_start + content.len());
        let first = self.column(line_start, start);
        // A long line is shown from a little before the place.
        let is_long = content.chars().nth(EXCERPT).is_some();
        let mut before = text[line_start..start].char_indices().rev();
        let skipped = match before.nth(EXCERPT / 4 - 1) {
            Some((at, _)) if is_long => at,
            _ => 0,
        };
        let excerpt: String = content[skipped..].chars().take(EXCERPT).map(sanitize_char).collect();
        let from = text[line_start + skipped..start].chars().count();
        let long = text[start..end].chars().take(EXCERPT).count();
        SourceLocation {
            line,
            column: first + 1,
            underline: from..(from + long).min(excerpt.chars().count()),
            excerpt,
        }
    }

    /// How many characters stand before a byte of a line.
    fn column(&self, line_start: usize, byte: usize) -> usize {
        let (counted, characters) = self.counted.get();
        let column = if (line_start..=byte).contains(&counted) {
            characters + self.text[counted..byte].chars().count()
        } else {
            self.text[line_start..byte].chars().count()
        };
        self.counted.set((byte, column));
        column
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
        Locator::of(text).span(start..start + about.len())
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
        let end = Locator::of("a = 1\n").span(6..6);
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
            let place = Locator::of(text).field(&path.parse().unwrap(), fault);
            assert_eq!((place.line, place.column), (line, column), "{path} in {text}");
        }
    }
}
