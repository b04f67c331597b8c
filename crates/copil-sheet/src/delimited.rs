//! Tables as text: CSV, TSV and their kin. Encoding, separator and quotes are found by looking.

use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::SheetError;
use crate::sheet::{Place, Sheet, Value};
use crate::workbook::plain;

/// What may stand between two cells; of equals the first is taken.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How many lines tell the separator.
const LOOKED_AT: usize = 60;

/// What the first line of some files says of the separator.
const SEPARATOR_LINE: &str = "sep=";

/// The sheet that a text is.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let text = decoded(bytes)?;
    let start = text.trim_start();
    let is_markup = ["<html", "<!doctype", "<?xml", "<table"].iter().any(|mark| {
        start
            .get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark))
    });
    if is_markup {
        return Err(SheetError::Markup);
    }
    if start.starts_with("%PDF") {
        return Err(SheetError::Unknown);
    }
    let (said, skipped) = said_separator(&text);
    let body = &text[skipped..];
    let form = Form::of(body, said);
    let mut sheet = Sheet::new("", false);
    let mut reader = form.reader(body.as_bytes());
    let mut record = ByteRecord::new();
    let mut row = u32::from(skipped > 0);
    loop {
        let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let is_there = reader
            .read_byte_record(&mut record)
            .map_err(|error| SheetError::Damaged(error.to_string()))?;
        if !is_there {
            return Ok(sheet);
        }
        row = row.saturating_add(blank_lines(body, from));
        for (column, cell) in (0..).zip(record.iter()) {
            let cell = plain(&String::from_utf8_lossy(cell));
            sheet.put(Place { row, column }, Value::Text(cell))?;
        }
        row = row.saturating_add(1);
    }
}

/// The text in whatever encoding it is.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok(text);
    }
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 2);
    let encoding = if odd * 3 > half && even * 3 < half {
        UTF_16LE
    } else if even * 3 > half && odd * 3 < half {
        UTF_16BE
    } else if even + odd > 0 {
        return Err(SheetError::Unknown);
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    };
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// The separator that the first line says, and the bytes of that line.
fn said_separator(text: &str) -> (Option<u8>, usize) {
    let line = text.split(['\r', '\n']).next().unwrap_or_default();
    let said = match line.get(..SEPARATOR_LINE.len()) {
        Some(head) if head.eq_ignore_ascii_case(SEPARATOR_LINE) => &line.as_bytes()[SEPARATOR_LINE.len()..],
        _ => return (None, 0),
    };
    let &[separator] = said else { return (None, 0) };
    let rest = &text[line.len()..];
    (
        Some(separator),
        line.len() + (rest.len() - rest.trim_start_matches(['\r', '\n']).len()),
    )
}

/// How many lines before a record hold nothing: readers of records leave them out, people count them.
fn blank_lines(text: &str, from: usize) -> u32 {
    let between = text.get(from..).unwrap_or_default();
    let between = &between[..between.len() - between.trim_start_matches(['\r', '\n']).len()];
    let ends_before = from > 0 && text.as_bytes().get(from - 1) == Some(&b'\r');
    let feeds = between.bytes().filter(|byte| *byte == b'\n').count();
    let own = usize::from(ends_before && feeds > 0);
    u32::try_from(feeds - own).unwrap_or(u32::MAX)
}

/// How cells are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Form {
    separator: u8,
    quote: u8,
}

impl Form {
    fn of(text: &str, said: Option<u8>) -> Self {
        let lines = || text.lines().filter(|line| !line.is_empty()).take(LOOKED_AT);
        let in_single_quotes = lines().filter(|line| line.starts_with('\'')).count() * 2 > lines().count();
        let quote = if in_single_quotes { b'\'' } else { b'"' };
        let candidates: Vec<u8> = said.map_or_else(|| SEPARATORS.to_vec(), |said| vec![said]);
        let forms = candidates.into_iter().map(|separator| Self { separator, quote });
        // Of equals the first is taken.
        let best = forms.rev().max_by_key(|form| form.score(text));
        best.unwrap_or(Self { separator: b',', quote })
    }

    /// How well the first records agree on how many cells they have.
    fn score(self, text: &str) -> usize {
        let counts: Vec<usize> = self.first_records(text).iter().map(ByteRecord::len).collect();
        let widest = counts.iter().copied().max().unwrap_or(0);
        if widest < 2 {
            return 0;
        }
        let agreeing = |width: usize| counts.iter().filter(|count| **count == width).count();
        let (most, width) = counts
            .iter()
            .filter(|count| **count > 1)
            .map(|width| (agreeing(*width), *width))
            .max()
            .unwrap_or((0, 0));
        // Many lines that agree count for more than a few wide ones; a separator that is everywhere wins over a comma in prose.
        most * 1000 / counts.len().max(1) * 100 + width.min(99)
    }

    fn first_records(self, text: &str) -> Vec<ByteRecord> {
        let mut reader = self.reader(text.as_bytes());
        reader.byte_records().take(LOOKED_AT).filter_map(Result::ok).collect()
    }

    fn reader(self, bytes: &[u8]) -> csv::Reader<&[u8]> {
        ReaderBuilder::new()
            .delimiter(self.separator)
            .quote(self.quote)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read as read_file;

    /// The cells of a file, each with its place.
    fn cells(bytes: &[u8]) -> Vec<(String, String)> {
        let sheets = read_file("plan.csv", bytes).unwrap();
        let cells = sheets[0].own_cells();
        cells
            .map(|(place, value)| (place.to_string(), value.to_string()))
            .collect()
    }

    fn told(bytes: &[u8]) -> String {
        let cells = cells(bytes);
        let cells = cells.iter().map(|(place, value)| format!("{place}={value}"));
        cells.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn separators_and_quotes_are_found() {
        let same = "A1=Titre B1=Échéance A2=Un, deux B2=3,5";
        assert_eq!(told("Titre;Échéance\n\"Un, deux\";3,5\n".as_bytes()), same);
        assert_eq!(told("Titre,Échéance\n\"Un, deux\",\"3,5\"\n".as_bytes()), same);
        assert_eq!(told("Titre\tÉchéance\r\nUn, deux\t3,5\r\n".as_bytes()), same);
        assert_eq!(told("Titre|Échéance\rUn, deux|3,5".as_bytes()), same);
        assert_eq!(told("'Titre','Échéance'\n'Un, deux','3,5'\n".as_bytes()), same);
        assert_eq!(
            told("sep=;\r\nTitre;Échéance\r\nUn, deux;3,5".as_bytes()),
            "A2=Titre B2=Échéance A3=Un, deux B3=3,5"
        );
        assert_eq!(told(b"Titre\nUn\n"), "A1=Titre A2=Un", "one column");
        assert_eq!(told(b""), "");
    }

    #[test]
    fn encodings_are_found() {
        let text = "Échéance;Où\nété;œuvre – 5 €\n";
        let same = "A1=Échéance B1=Où A2=été B2=œuvre – 5 €";
        assert_eq!(told(text.as_bytes()), same);
        assert_eq!(told(format!("\u{feff}{text}").as_bytes()), same);
        assert_eq!(told(&WINDOWS_1252.encode(text).0), same);
        let wide = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
            format!("{mark}{text}").encode_utf16().flat_map(order).collect()
        };
        for mark in ["", "\u{feff}"] {
            assert_eq!(told(&wide(u16::to_le_bytes, mark)), same);
            assert_eq!(told(&wide(u16::to_be_bytes, mark)), same);
        }
        assert_eq!(
            told("\u{feff}\u{feff}A;B\u{feff}\n1;2".as_bytes()),
            "A1=A B1=B A2=1 B2=2"
        );
    }

    #[test]
    fn rows_are_counted_as_people_count_them() {
        assert_eq!(told(b"a;b\n\n\nc;d\n"), "A1=a B1=b A4=c B4=d");
        assert_eq!(told(b"a;b\r\n\r\nc;d\r\n"), "A1=a B1=b A3=c B3=d");
        assert_eq!(told(b"a;b\r\r\nc;d\r\r\ne;f"), "A1=a B1=b A2=c B2=d A3=e B3=f");
        assert_eq!(told(b"a;b\n;\nc;\"d\r\ne\"\nf;g"), "A1=a B1=b A3=c B3=d\ne A4=f B4=g");
    }

    #[test]
    fn what_is_no_table_is_said() {
        let error = |name: &str, bytes: &[u8]| read_file(name, bytes).unwrap_err().to_string();
        assert_eq!(
            error("a.xls", b"<html><table></table>"),
            "a web page named like a spreadsheet"
        );
        assert_eq!(error("a.csv", b"%PDF-1.7"), "no spreadsheet");
        assert_eq!(error("a.csv", &[0, 1, 2, 3, 0, 0, 0, 0]), "no spreadsheet");
        assert_eq!(error("~$plan.xlsx", b"x"), "a lock file");
        assert_eq!(error(".~lock.plan.ods#", b"x"), "a lock file");
    }
}
