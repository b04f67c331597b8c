//! Which rows of an XLSX file are hidden, by hand or by a filter: its reader does not tell.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Read, Write};

use zip::ZipArchive;

use super::Bytes;

/// Rows, counted from 0.
pub(super) type Rows = BTreeSet<u32>;

/// Where the sheets are in the archive.
pub(super) const FOLDER: &str = "xl/worksheets/";

/// The most bytes of a file that names the sheets.
const MOST_NAMED: u64 = 4 << 20;

/// The longest tag of a row.
const LONGEST_TAG: usize = 4096;

/// Reads the rows of a sheet as its bytes go by, and keeps the hidden ones.
#[derive(Debug, Default)]
pub(super) struct RowScanner {
    rest: Vec<u8>,
    /// The row that a tag without a number is.
    next: u32,
    pub(super) hidden: Rows,
}

impl RowScanner {
    fn read(&mut self, tag: &str) {
        let said = attribute(tag, "r").and_then(|number| number.parse::<u32>().ok());
        let row = said.map_or(self.next, |number| number.saturating_sub(1));
        self.next = row.saturating_add(1);
        if matches!(attribute(tag, "hidden"), Some("1" | "true")) {
            self.hidden.insert(row);
        }
    }
}

impl Write for RowScanner {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const TAG: &[u8] = b"<row ";
        self.rest.extend_from_slice(bytes);
        let whole = std::mem::take(&mut self.rest);
        let mut left = whole.as_slice();
        while let Some(at) = left.windows(TAG.len()).position(|window| window == TAG) {
            left = &left[at..];
            let Some(end) = left.iter().take(LONGEST_TAG).position(|byte| *byte == b'>') else {
                break;
            };
            self.read(&String::from_utf8_lossy(&left[..end]));
            left = &left[end..];
        }
        // What may be the beginning of a tag waits for the rest of it.
        let begun = if left.starts_with(TAG) {
            LONGEST_TAG
        } else {
            TAG.len() - 1
        };
        self.rest = left[left.len().saturating_sub(begun)..].to_vec();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The hidden rows of each sheet, in the order of the workbook, of those that were found in its files.
pub(super) fn by_sheet(archive: &mut ZipArchive<Bytes<'_>>, mut found: HashMap<String, Rows>) -> Vec<Rows> {
    let mut text = |name: &str| {
        let mut text = String::new();
        let file = archive.by_name(name).ok()?;
        file.take(MOST_NAMED).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let (Some(book), Some(relations)) = (text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels")) else {
        return Vec::new();
    };
    let files: HashMap<&str, &str> = tags(&relations, "<Relationship ")
        .filter_map(|tag| Some((attribute(tag, "Id")?, attribute(tag, "Target")?)))
        .collect();
    let sheets = tags(&book, "<sheet ").map(|tag| {
        let file = files.get(attribute(tag, "r:id")?)?.rsplit('/').next()?;
        found.remove(&format!("{FOLDER}{file}"))
    });
    sheets.map(Option::unwrap_or_default).collect()
}

/// The tags of a text that begin so.
fn tags<'t>(text: &'t str, start: &'t str) -> impl Iterator<Item = &'t str> {
    let found = text.match_indices(start).map(|(at, _)| &text[at..]);
    found.map(|tag| &tag[..tag.find('>').unwrap_or(tag.len())])
}

/// What a tag says of a name.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = format!(" {name}=\"");
    let value = &tag[tag.find(&start)? + start.len()..];
    value.find('"').map(|end| &value[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_are_found_wherever_the_bytes_are_cut() {
        let sheet = "<cols><col hidden=\"1\"/></cols><row r=\"1\"><c/></row><row r=\"2\" hidden=\"1\" ht=\"3\"/>\
                     <row hidden=\"true\"><c r=\"A3\"/></row><row r=\"9\" hidden=\"0\"/><row r=\"x\" hidden=\"1\"/>";
        for size in 1..sheet.len() {
            let mut scanner = RowScanner::default();
            for piece in sheet.as_bytes().chunks(size) {
                scanner.write_all(piece).unwrap();
            }
            assert_eq!(scanner.hidden, Rows::from([1, 2, 9]), "{size}");
        }
        let mut endless = RowScanner::default();
        for _ in 0..100 {
            endless.write_all(b"<row ").unwrap();
            endless.write_all(&[b' '; 1000]).unwrap();
        }
        assert!(endless.rest.len() <= LONGEST_TAG);
    }
}
