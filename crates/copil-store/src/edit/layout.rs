//! A file as it is laid out: which lines belong to which key, where new lines go.

use std::ops::Range;

use toml_edit::{Document, Item, Key};

/// A stretch of the text and what to put in its place, with `\n` for the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    pub at: Range<usize>,
    pub text: String,
}

impl Splice {
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { at: at..at, text }
    }

    pub(super) fn replace(at: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { at, text }
    }

    pub(super) fn remove(at: Range<usize>) -> Self {
        Self::replace(at, "")
    }
}

/// A header or a pair of the file. A pair inside an inline table is no entry.
#[derive(Clone, Debug)]
pub(super) struct LayoutEntry {
    /// The keys that lead to it; an element of `[[key]]` has its index after the key.
    pub path: Vec<String>,
    /// The keys as the header or the pair has them written.
    pub key: Range<usize>,
    /// For a pair, where its value stands.
    pub value: Option<Range<usize>>,
    /// The header it stands under, itself for a header; `None` above the first.
    pub section: Option<usize>,
}

impl LayoutEntry {
    pub(super) fn is_header(&self) -> bool {
        self.value.is_none()
    }

    /// Whether it is what `path` leads to, or below it.
    pub(super) fn is_within(&self, path: &[String]) -> bool {
        self.path.starts_with(path)
    }

    fn end(&self) -> usize {
        self.value.as_ref().map_or(self.key.end, |value| value.end)
    }
}

/// What a path leads to in the file.
pub(super) enum LayoutNode<'l> {
    /// A table with a header, or made of dotted keys, or implied by the headers below it.
    Table(&'l toml_edit::Table),
    /// A `[[key]]`.
    Tables,
    /// Something behind a `=`, or inside such.
    Value(&'l toml_edit::Value),
}

/// A file as it is laid out.
pub(super) struct Layout<'t> {
    pub text: &'t str,
    document: Document<&'t str>,
    /// Headers and pairs, in the order of the file.
    pub entries: Vec<LayoutEntry>,
}

impl<'t> Layout<'t> {
    pub(super) fn parse(text: &'t str) -> Result<Self, toml_edit::TomlError> {
        let document = Document::parse(text)?;
        let mut entries = Vec::new();
        collect(document.as_table(), &mut Vec::new(), text, &mut entries);
        entries.sort_by_key(|entry| entry.key.start);
        let mut section = None;
        for (at, entry) in entries.iter_mut().enumerate() {
            if entry.is_header() {
                section = Some(at);
            }
            entry.section = section;
        }
        Ok(Self {
            text,
            document,
            entries,
        })
    }

    /// What a path leads to.
    pub(super) fn node(&self, path: &[String]) -> Option<LayoutNode<'_>> {
        let mut item = self.document.as_item();
        let mut parts = path.iter();
        while let Some(part) = parts.next() {
            item = match item {
                Item::Table(table) => table.get(part)?,
                Item::ArrayOfTables(tables) => {
                    let table = tables.get(part.parse().ok()?)?;
                    match parts.next() {
                        Some(part) => table.get(part)?,
                        None => return Some(LayoutNode::Table(table)),
                    }
                }
                Item::Value(value) => {
                    return value_below(value, std::iter::once(part).chain(parts)).map(LayoutNode::Value);
                }
                Item::None => return None,
            };
        }
        match item {
            Item::Table(table) => Some(LayoutNode::Table(table)),
            Item::ArrayOfTables(_) => Some(LayoutNode::Tables),
            Item::Value(value) => Some(LayoutNode::Value(value)),
            Item::None => None,
        }
    }

    /// The keys of a path as a header has them: without the indexes into `[[key]]`.
    pub(super) fn names(&self, path: &[String]) -> Vec<String> {
        let in_tables = |n: &usize| matches!(self.node(&path[..*n]), Some(LayoutNode::Tables));
        (0..path.len())
            .filter(|n| !in_tables(n))
            .map(|n| path[n].clone())
            .collect()
    }

    /// The entry that a path leads to, or, for one inside a value, into; with how many of its keys.
    pub(super) fn pair(&self, path: &[String]) -> Option<(usize, usize)> {
        let leads_to = |entry: &LayoutEntry| !entry.is_header() && path.starts_with(&entry.path);
        let at = self.entries.iter().position(leads_to)?;
        Some((at, self.entries[at].path.len()))
    }

    /// The header of exactly this path.
    pub(super) fn header(&self, path: &[String]) -> Option<usize> {
        self.entries
            .iter()
            .position(|entry| entry.is_header() && entry.path == path)
    }

    /// The lines of an entry: from the start of its first to after the end of its last.
    pub(super) fn lines(&self, entry: usize) -> Range<usize> {
        let entry = &self.entries[entry];
        line_start(self.text, entry.key.start)..line_end(self.text, entry.end())
    }

    /// Where an entry itself ends.
    pub(super) fn end_of(&self, entry: usize) -> usize {
        let entry = &self.entries[entry];
        match entry.is_header() {
            // Behind the brackets.
            true => self.text[entry.end()..].find(']').map_or(entry.end(), |close| {
                let after = entry.end() + close + 1;
                after + usize::from(self.text[after..].starts_with(']'))
            }),
            false => entry.end(),
        }
    }

    /// The start of the comment that stands directly above an entry, or of the entry.
    pub(super) fn lead(&self, entry: usize) -> usize {
        let above = entry.checked_sub(1).map_or(0, |above| self.lines(above).end);
        let mut start = self.lines(entry).start;
        while start > above {
            let line = line_start(self.text, start - 1);
            if line < above || !self.text[line..start].trim_start().starts_with('#') {
                break;
            }
            start = line;
        }
        start
    }

    /// The end of an entry with the comment that stands directly below it and above nothing else.
    pub(super) fn tail(&self, entry: usize) -> usize {
        let end = self.lines(entry).end;
        let mut tail = end;
        while tail < self.text.len() {
            let next = line_end(self.text, tail);
            if !self.text[tail..next].trim_start().starts_with('#') {
                break;
            }
            tail = next;
        }
        let belongs_below = self.entries.get(entry + 1).is_some_and(|_| self.lead(entry + 1) < tail);
        if belongs_below { end } else { tail }
    }

    /// The last entry of a section.
    pub(super) fn last_of_section(&self, header: Option<usize>) -> Option<usize> {
        self.entries.iter().rposition(|entry| entry.section == header)
    }

    /// How many empty lines stand directly above a place, and where they begin.
    pub(super) fn empty_above(&self, mut place: usize) -> (usize, usize) {
        let mut count = 0;
        while place > 0 {
            let line = line_start(self.text, place - 1);
            if !self.text[line..place].trim().is_empty() {
                break;
            }
            place = line;
            count += 1;
        }
        (count, place)
    }

    /// Where the empty lines directly below a place end.
    pub(super) fn empty_below(&self, mut place: usize) -> usize {
        while place < self.text.len() {
            let end = line_end(self.text, place);
            if !self.text[place..end].trim().is_empty() {
                break;
            }
            place = end;
        }
        place
    }

    /// Whole lines to put at the end of a line; the last line of a file keeps its missing end.
    pub(super) fn lines_at(&self, place: usize, lines: &str) -> Splice {
        if place == 0 || self.text[..place].ends_with('\n') {
            Splice::insert(place, lines)
        } else {
            let lines = lines.strip_suffix('\n').unwrap_or(lines);
            Splice::insert(place, format!("\n{lines}"))
        }
    }

    /// Takes out whole lines; the last line of a file keeps its missing end.
    pub(super) fn without_lines(&self, lines: Range<usize>) -> Splice {
        let at_end = lines.end == self.text.len() && !self.text.ends_with('\n');
        let before = &self.text[..lines.start];
        let start = match before.strip_suffix("\r\n").or_else(|| before.strip_suffix('\n')) {
            Some(kept) if at_end => kept.len(),
            _ => lines.start,
        };
        Splice::remove(start..lines.end)
    }

    /// Takes out lines that stand between empty ones, with those above, so that the empty ones do not add up.
    pub(super) fn without_block(&self, lines: Range<usize>) -> Splice {
        let (_, above) = self.empty_above(lines.start);
        let lines = if above == 0 {
            lines.start..self.empty_below(lines.end)
        } else {
            above..lines.end
        };
        self.without_lines(lines)
    }
}

/// Puts splices into a text; each `\n` becomes the end of line that the text has around there.
pub(super) fn apply(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| splice.at.start);
    let mut result = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for splice in splices {
        result.push_str(&text[from..splice.at.start]);
        if ends_with_crlf(text, splice.at.start) {
            result.push_str(&splice.text.replace('\n', "\r\n"));
        } else {
            result.push_str(&splice.text);
        }
        from = splice.at.end;
    }
    result.push_str(&text[from..]);
    result
}

/// Whether the line at or before a place ends with CRLF; for a text of one line without an end, LF is taken.
fn ends_with_crlf(text: &str, place: usize) -> bool {
    let before = text[..place].rfind('\n');
    let after = text[place..].find('\n').map(|newline| place + newline);
    let newline = match before {
        Some(before) if text[..place].ends_with('\n') => Some(before),
        _ => after.or(before),
    };
    newline.is_some_and(|newline| text[..newline].ends_with('\r'))
}

/// The start of the line that a place is in.
pub(super) fn line_start(text: &str, place: usize) -> usize {
    text[..place].rfind('\n').map_or(0, |newline| newline + 1)
}

/// After the end of the line that a place is in.
pub(super) fn line_end(text: &str, place: usize) -> usize {
    text[place..]
        .find('\n')
        .map_or(text.len(), |newline| place + newline + 1)
}

fn value_below(value: &toml_edit::Value, parts: impl Iterator<Item = impl AsRef<str>>) -> Option<&toml_edit::Value> {
    let mut value = value;
    for part in parts {
        value = match value {
            toml_edit::Value::InlineTable(table) => table.get(part.as_ref())?,
            toml_edit::Value::Array(values) => values.get(part.as_ref().parse().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Gathers the headers and pairs below a table.
fn collect(table: &toml_edit::Table, path: &mut Vec<String>, text: &str, entries: &mut Vec<LayoutEntry>) {
    for (name, item) in table.iter() {
        path.push(name.to_owned());
        match item {
            Item::Value(value) => entries.extend(pair(table.key(name), value, path, text)),
            Item::Table(below) => {
                if !below.is_dotted() && !below.is_implicit() {
                    entries.extend(header(below, path));
                }
                collect(below, path, text, entries);
            }
            Item::ArrayOfTables(tables) => {
                for (n, below) in tables.iter().enumerate() {
                    path.push(n.to_string());
                    entries.extend(header(below, path));
                    collect(below, path, text, entries);
                    path.pop();
                }
            }
            Item::None => {}
        }
        path.pop();
    }
}

fn header(table: &toml_edit::Table, path: &[String]) -> Option<LayoutEntry> {
    Some(LayoutEntry {
        path: path.to_vec(),
        key: table.span()?,
        value: None,
        section: None,
    })
}

fn pair(key: Option<&Key>, value: &toml_edit::Value, path: &[String], text: &str) -> Option<LayoutEntry> {
    let leaf = key?.span()?;
    // The keys before a dot are known where they were first written; a pair begins where its line does.
    let line = line_start(text, leaf.start);
    let indent = text[line..].len() - text[line..].trim_start_matches([' ', '\t']).len();
    Some(LayoutEntry {
        path: path.to_vec(),
        key: line + indent..leaf.end,
        value: Some(value.span()?),
        section: None,
    })
}
