//! The bytes of a file as a table.

use std::ops::Range;
use std::str::Utf8Error;

use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_edit::Datetime;

use super::newer_toml;
use super::plain::read_plain;
use super::syntax::{SyntaxError, syntax_errors};
use copil_file::LARGEST;
use copil_plan::change::FileContent;
use copil_plan::value::{Table, Value};

/// The byte order mark that some editors put at the start of a UTF-8 file.
pub(super) const BOM: &str = "\u{feff}";

/// Why the bytes of a file are no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The text is not UTF-8.
    #[error("not UTF-8 after byte {valid_up_to}")]
    NotUtf8 {
        /// How many bytes are.
        valid_up_to: usize,
    },
    /// The text is not TOML.
    #[error("not TOML: {}", .0.first().map_or("", |error| error.detail.as_str()))]
    Syntax(Vec<SyntaxError>),
    /// The file is larger than [`LARGEST`].
    #[error("larger than {LARGEST} bytes")]
    TooLarge,
}

impl From<Utf8Error> for ReadError {
    fn from(error: Utf8Error) -> Self {
        Self::NotUtf8 {
            valid_up_to: error.valid_up_to(),
        }
    }
}

/// Reads a file. A day becomes a [`Value::Date`], a time of day a [`Value::Time`], any other date-time a [`Value::Moment`]; line endings inside texts
/// become `\n`, so that a checkout with CRLF reads the same.
pub fn read_table(bytes: &[u8]) -> Result<Table, ReadError> {
    let text = text_of(bytes)?;
    match read_plain(text) {
        Some(table) => Ok(table),
        None => read_general(text).map_err(|NotToml| ReadError::Syntax(syntax_errors(bytes, text))),
    }
}

/// What a file holds, to be compared with another version of it.
pub fn read_content(bytes: &[u8]) -> FileContent {
    match read_table(bytes) {
        Ok(table) => FileContent::Table(table.into()),
        Err(_) => FileContent::Unreadable(bytes.into()),
    }
}

/// A text that is not TOML 1.0.
#[derive(Debug)]
pub(super) struct NotToml;

/// Reads any TOML 1.0.
pub(super) fn read_general(text: &str) -> Result<Table, NotToml> {
    let document = DeTable::parse(text).map_err(|_| NotToml)?.into_inner();
    if !newer_toml::faults(&document, text).is_empty() {
        return Err(NotToml);
    }
    Ok(table_from(document, text))
}

/// The text of a file, without its byte order mark.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let text = std::str::from_utf8(bytes)?;
    Ok(text.strip_prefix(BOM).unwrap_or(text))
}

/// The table, its keys in the order of the file.
fn table_from(table: DeTable<'_>, text: &str) -> Table {
    let mut pairs: Vec<(usize, String, Value)> = table
        .into_iter()
        .map(|(key, value)| {
            let start = key.span().start;
            let value = value_from(value, text);
            (start, key.into_inner().into_owned(), value)
        })
        .collect();
    pairs.sort_unstable_by_key(|(start, ..)| *start);
    pairs.into_iter().map(|(_, key, value)| (key, value)).collect()
}

/// A value of the reader as one of ours.
fn value_from(value: Spanned<DeValue<'_>>, text: &str) -> Value {
    let span = value.span();
    match value.into_inner() {
        DeValue::String(content) => Value::Text(text_from(content.into_owned(), span, text)),
        DeValue::Integer(number) => {
            // One beyond 64 bits was refused before.
            Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or_default())
        }
        DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Value::Boolean(value),
        DeValue::Datetime(moment) => date_from(&moment)
            .map(Value::Date)
            .or_else(|| time_from(&moment).map(Value::Time))
            .unwrap_or_else(|| Value::Moment(moment.to_string())),
        DeValue::Array(values) => Value::List(values.into_iter().map(|value| value_from(value, text)).collect()),
        DeValue::Table(table) => Value::Table(table_from(table, text)),
    }
}

/// Line endings of the file are no part of what a text of several lines says; an escaped one is.
fn text_from(content: String, span: Range<usize>, text: &str) -> String {
    let raw = text.get(span).unwrap_or_default();
    if content.contains('\r') && raw.contains("\r\n") {
        content.replace("\r\n", "\n")
    } else {
        content
    }
}

fn date_from(moment: &Datetime) -> Option<NaiveDate> {
    match (moment.date, moment.time, moment.offset) {
        (Some(date), None, None) => NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()),
        _ => None,
    }
}

/// A time of day to the second; fractions of one are nothing that people write.
fn time_from(moment: &Datetime) -> Option<NaiveTime> {
    match (moment.date, moment.time, moment.offset) {
        (None, Some(time), None) if time.nanosecond.is_none_or(|fraction| fraction == 0) => {
            NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Table {
        read_table(text.as_bytes()).unwrap()
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn every_type_is_read() {
        let table = read(
            "b = true\ni = 1_000\nh = 0xff\nf = 0.5\nd = 2018-03-15\nm = 2018-03-15T08:00:00\nt = 08:00:00\nu = 08:00:00.5\n\
             l = [1, \"x\"]\ns = 'é'\n[k]\na.b = {c = 1}",
        );
        let date = NaiveDate::from_ymd_opt(2018, 3, 15).unwrap();
        for (key, value) in [
            ("b", Value::Boolean(true)),
            ("i", Value::Integer(1000)),
            ("h", Value::Integer(255)),
            ("f", Value::Number(0.5)),
            ("d", Value::Date(date)),
            ("m", Value::Moment("2018-03-15T08:00:00".to_owned())),
            ("t", Value::Time(NaiveTime::from_hms_opt(8, 0, 0).unwrap())),
            ("u", Value::Moment("08:00:00.5".to_owned())),
            ("l", Value::List(vec![Value::Integer(1), text("x")])),
            ("s", text("é")),
        ] {
            assert_eq!(table.get(key), Some(&value), "{key}");
        }
        assert_eq!(table.at(&"k.a.b.c".parse().unwrap()), Some(&Value::Integer(1)));
    }

    #[test]
    fn keys_keep_the_order_of_the_file() {
        let table = read("z = 1\na = 2\n[m.z]\nx = 1\n[b]\n[m.a]\nx = 1\n[[l]]\nz = 1\na = 1\n");
        assert_eq!(table.keys().collect::<Vec<_>>(), ["z", "a", "m", "b", "l"]);
        let inner = table.get("m").and_then(Value::as_table).unwrap();
        assert_eq!(inner.keys().collect::<Vec<_>>(), ["z", "a"]);
        let dotted = read("m.z.t = 1\na = 1\nm.b.t = 1\n");
        assert_eq!(dotted.keys().collect::<Vec<_>>(), ["m", "a"]);
    }

    #[test]
    fn line_endings_and_a_byte_order_mark_change_nothing() {
        let unix = "s = \"\"\"\na\nb\n\"\"\"\nt = '''\nc\n'''\n";
        let windows = format!("{BOM}{}", unix.replace('\n', "\r\n"));
        assert_eq!(read(&windows), read(unix));
        assert_eq!(read(unix).get("s"), Some(&text("a\nb\n")));
        assert_eq!(read("s = \"a\\r\\nb\"").get("s"), Some(&text("a\r\nb")));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(read_table(b"a = \"\xff\""), Err(ReadError::NotUtf8 { valid_up_to: 5 }));
        assert_eq!(read_table(&vec![b'#'; LARGEST + 1]), Err(ReadError::TooLarge));
        assert!(read_table(&vec![b'#'; LARGEST]).is_ok());
    }

    #[test]
    fn deep_nesting_is_refused_rather_than_followed() {
        let dotted = format!("a{} = 1", ".a".repeat(100_000));
        let nested = format!("a = {}", "[".repeat(100_000));
        for text in [dotted, nested] {
            assert!(matches!(read_table(text.as_bytes()), Err(ReadError::Syntax(_))));
        }
    }
}
