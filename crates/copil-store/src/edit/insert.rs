//! Where something new goes, and how it is written there.

use super::Editor;
use super::layout::{Layout, LayoutNode, Splice, line_start};
use super::sequence::Sequence;
use crate::order::{keys_of, rank};
use crate::render;
use copil_plan::Subject;
use copil_plan::value::{Table, Value};

/// How the tables that stand side by side under a key are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `[key.name]`
    Sections,
    /// `name = { … }`
    Inline,
    /// `name.title = …`
    Dotted,
}

impl Editor<'_> {
    /// Puts a value where there is none.
    pub(super) fn insert(&mut self, path: &[String], new: &Value) -> Option<()> {
        let layout = self.layout()?;
        let insertion = Insertion {
            layout: &layout,
            subject: self.subject,
        };
        let splices = insertion.of(path, new)?;
        self.apply(splices)
    }
}

struct Insertion<'l, 't> {
    layout: &'l Layout<'t>,
    subject: &'l Subject,
}

impl Insertion<'_, '_> {
    fn of(&self, path: &[String], new: &Value) -> Option<Vec<Splice>> {
        let (key, parent) = path.split_last()?;
        match self.layout.node(parent) {
            None => {
                let table: Table = [(key.clone(), new.clone())].into_iter().collect();
                self.of(parent, &Value::Table(table))
            }
            Some(LayoutNode::Value(_)) => self.in_value(path, new),
            Some(LayoutNode::Tables) => self.element(parent, key.parse().ok()?, new.as_table()?),
            Some(LayoutNode::Table(table)) => match (render::is_apart(path.len(), new), new) {
                (true, Value::Table(content)) => match self.style(parent, table) {
                    Style::Sections => self.sections(path, new),
                    Style::Dotted if !content.is_empty() => self.pairs(path, table, &leaves(content)),
                    Style::Dotted | Style::Inline => self.pairs(path, table, &[(Vec::new(), new)]),
                },
                (true, _) => self.sections(path, new),
                (false, _) => self.pairs(path, table, &[(Vec::new(), new)]),
            },
        }
    }

    /// Inside an array or inline table; one made of dotted keys is written in the braces around it.
    fn in_value(&self, path: &[String], new: &Value) -> Option<Vec<Splice>> {
        let written = |depth: &usize| match self.layout.node(&path[..*depth]) {
            Some(LayoutNode::Value(value)) => Sequence::of(self.layout.text, value).map(|sequence| (*depth, sequence)),
            _ => None,
        };
        let (depth, sequence) = (1..path.len()).rev().find_map(|depth| written(&depth))?;
        let (container, keys) = path.split_at(depth);
        if let Some(LayoutNode::Value(toml_edit::Value::Array(_))) = self.layout.node(container) {
            return Some(sequence.insert(keys.first()?.parse().ok()?, &render::inline(new)));
        }
        let known = keys_of(self.subject, container);
        let position = match rank(&known, keys.first()?) {
            Some(here) => sequence
                .keys()
                .rposition(|keys| {
                    keys.first()
                        .and_then(|key| rank(&known, key))
                        .is_some_and(|there| there <= here)
                })
                .map_or(0, |before| before + 1),
            None => sequence.len(),
        };
        let pair = format!("{} = {}", render::dotted(keys), render::inline(new));
        Some(sequence.insert(position, &pair))
    }

    /// How the tables under `parent` are written.
    fn style(&self, parent: &[String], table: &toml_edit::Table) -> Style {
        let entries = self.layout.entries.iter();
        let mut siblings = entries.filter(|entry| entry.is_within(parent) && entry.path.len() > parent.len());
        if parent.is_empty() || siblings.clone().any(|entry| entry.is_header()) {
            Style::Sections
        } else if table.is_dotted() || siblings.clone().any(|entry| entry.path.len() > parent.len() + 1) {
            Style::Dotted
        } else if siblings.any(|entry| {
            matches!(
                self.layout.node(&entry.path),
                Some(LayoutNode::Value(toml_edit::Value::InlineTable(_)))
            )
        }) {
            Style::Inline
        } else {
            Style::Sections
        }
    }

    /// As lines of the table `parent`, each with the keys it has below `path`.
    fn pairs(
        &self,
        path: &[String],
        table: &toml_edit::Table,
        values: &[(Vec<String>, &Value)],
    ) -> Option<Vec<Splice>> {
        let (key, parent) = path.split_last()?;
        let layout = self.layout;
        let section = if parent.is_empty() {
            None
        } else if let Some(header) = layout.header(parent) {
            Some(header)
        } else if table.is_dotted() {
            let last = layout.entries.iter().rposition(|entry| entry.is_within(parent))?;
            layout.entries[last].section
        } else {
            return self.under_a_new_header(path, values);
        };
        let spot = self.spot(section, parent, key);
        let base = section.map_or(0, |header| layout.entries[header].path.len());
        let line = |(keys, value): &(Vec<String>, &Value)| {
            let keys: Vec<String> = path[base..].iter().chain(keys).cloned().collect();
            self.line(&spot, section, &render::dotted(&keys), value)
        };
        let lines: String = values.iter().map(line).collect();
        Some(vec![match spot {
            InsertPoint::After(pair) => layout.lines_at(layout.tail(pair), &lines),
            InsertPoint::Before(pair) => Splice::insert(layout.lead(pair), lines),
            InsertPoint::Under(header) => layout.lines_at(layout.lines(header).end, &lines),
            InsertPoint::Above(header) => Splice::insert(layout.lead(header), lines + "\n"),
            InsertPoint::End => layout.lines_at(layout.text.len(), &lines),
        }])
    }

    /// In a table that only the headers below it imply: its own header goes above theirs.
    fn under_a_new_header(&self, path: &[String], values: &[(Vec<String>, &Value)]) -> Option<Vec<Splice>> {
        let (key, parent) = path.split_last()?;
        let first = self.layout.entries.iter().position(|entry| entry.is_within(parent))?;
        let mut block = format!("[{}]\n", render::dotted(&self.layout.names(parent)));
        for (keys, value) in values {
            let keys: Vec<String> = std::iter::once(key).chain(keys).cloned().collect();
            let key = render::dotted(&keys);
            block += &format!("{key} = {}\n", render::pair_value(value, key.chars().count() + 3));
        }
        Some(vec![Splice::insert(self.layout.lead(first), block + "\n")])
    }

    /// Where a key of a table goes: after the nearest one that the format lists before it.
    fn spot(&self, section: Option<usize>, parent: &[String], key: &str) -> InsertPoint {
        let entries = &self.layout.entries;
        let known = keys_of(self.subject, parent);
        let pairs: Vec<(usize, Option<usize>)> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.section == section && !entry.is_header() && entry.is_within(parent))
            .map(|(at, entry)| (at, entry.path.get(parent.len()).and_then(|key| rank(&known, key))))
            .collect();
        let before = match rank(&known, key) {
            Some(here) => pairs
                .iter()
                .filter(|(_, there)| there.is_some_and(|there| there <= here))
                .max_by_key(|(at, there)| (*there, *at)),
            None => pairs.last(),
        };
        match (before, pairs.first(), section) {
            (Some((before, _)), ..) => InsertPoint::After(*before),
            (None, Some((first, _)), _) => InsertPoint::Before(*first),
            (None, None, Some(header)) => InsertPoint::Under(header),
            (None, None, None) if entries.is_empty() => InsertPoint::End,
            (None, None, None) => InsertPoint::Above(0),
        }
    }

    /// A line for a pair, indented and spaced as those around it.
    fn line(&self, spot: &InsertPoint, section: Option<usize>, key: &str, value: &Value) -> String {
        let text = self.layout.text;
        let neighbour = match spot {
            InsertPoint::After(pair) | InsertPoint::Before(pair) => Some(&self.layout.entries[*pair]),
            _ => None,
        };
        let indent = neighbour.map_or("", |entry| &text[line_start(text, entry.key.start)..entry.key.start]);
        let spaced = |entry: &super::layout::LayoutEntry| match &entry.value {
            Some(value) => &text[entry.key.end..value.start] != "=",
            None => true,
        };
        let equals = if neighbour.is_none_or(spaced) { " = " } else { "=" };
        let width = self.column_of_equals(section).filter(|_| equals == " = ");
        let gap = width.map_or(0, |width| width.saturating_sub(key.chars().count() + 1));
        let key = format!("{indent}{key}{:gap$}{equals}", "");
        let value = render::pair_value(value, key.chars().count());
        format!("{key}{value}\n")
    }

    /// The column that a section has all its `=` in, when somebody aligned them.
    fn column_of_equals(&self, section: Option<usize>) -> Option<usize> {
        let text = self.layout.text;
        let pairs = self
            .layout
            .entries
            .iter()
            .filter(|entry| entry.section == section && !entry.is_header());
        let columns = pairs.map(|entry| {
            let key = text[entry.key.clone()].chars().count();
            let blank = text[entry.key.end..].chars().take_while(|c| *c == ' ').count();
            (key, key + blank)
        });
        let columns: Vec<(usize, usize)> = columns.collect();
        let (key, column) = *columns.first()?;
        let aligned =
            columns.iter().all(|(_, other)| *other == column) && columns.iter().any(|(other, _)| *other != key);
        aligned.then_some(column)
    }

    /// As tables with headers: after their siblings, or where the format lists them.
    fn sections(&self, path: &[String], new: &Value) -> Option<Vec<Splice>> {
        let layout = self.layout;
        let (_, parent) = path.split_last()?;
        let block = render::sections(&layout.names(path), new);
        let under =
            |header: Option<usize>, path: &[String]| header.is_some_and(|at| layout.entries[at].is_within(path));
        let sibling = layout
            .entries
            .iter()
            .rposition(|entry| !parent.is_empty() && under(entry.section, parent));
        let anchor = sibling.or_else(|| self.anchor_by_order(path.first()?));
        Some(vec![match anchor {
            Some(anchor) => self.block_after(anchor, &block),
            None if layout.entries.is_empty() => layout.lines_at(layout.text.len(), &block),
            None => Splice::insert(layout.lead(0), block + "\n"),
        }])
    }

    /// The last entry of what the format lists before a top-level table.
    fn anchor_by_order(&self, key: &str) -> Option<usize> {
        let known = keys_of(self.subject, &[]);
        let here = rank(&known, key);
        let comes_before = |there: &str| match (rank(&known, there), here) {
            (Some(there), Some(here)) => there < here,
            (_, None) => true,
            (None, Some(_)) => false,
        };
        let headers = self
            .layout
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.is_header());
        let before = headers
            .rev()
            .find(|(_, entry)| entry.path.first().is_some_and(|key| comes_before(key)));
        self.layout.last_of_section(before.map(|(at, _)| at))
    }

    /// An element of a `[[key]]`.
    fn element(&self, parent: &[String], at: usize, table: &Table) -> Option<Vec<Splice>> {
        let layout = self.layout;
        let block = render::element_section(&layout.names(parent), table);
        let of = |n: usize| super::below(parent, &n.to_string());
        Some(vec![match at.checked_sub(1) {
            Some(before) => {
                let before = of(before);
                let last = layout.entries.iter().rposition(|entry| entry.is_within(&before))?;
                self.block_after(last, &block)
            }
            None => Splice::insert(layout.lead(layout.header(&of(0))?), block + "\n"),
        }])
    }

    /// Lines after an entry, with an empty one between when there is one above the section that the entry is in.
    fn block_after(&self, anchor: usize, block: &str) -> Splice {
        let layout = self.layout;
        let close = layout.entries[anchor].section.is_some_and(|header| {
            let lead = layout.lead(header);
            lead > 0 && layout.empty_above(lead).0 == 0
        });
        let gap = if close { "" } else { "\n" };
        layout.lines_at(layout.tail(anchor), &format!("{gap}{block}"))
    }
}

/// Where a line goes.
enum InsertPoint {
    /// After a pair.
    After(usize),
    /// Before a pair.
    Before(usize),
    /// First under a header.
    Under(usize),
    /// Above the first header of the file, with an empty line between.
    Above(usize),
    /// At the end of a file that holds nothing.
    End,
}

/// The values of a table that are no tables, with the keys that lead to each.
fn leaves(table: &Table) -> Vec<(Vec<String>, &Value)> {
    let mut found = Vec::new();
    for (key, value) in table.iter() {
        match value {
            Value::Table(inner) if !inner.is_empty() => {
                for (mut keys, value) in leaves(inner) {
                    keys.insert(0, key.clone());
                    found.push((keys, value));
                }
            }
            _ => found.push((vec![key.clone()], value)),
        }
    }
    found
}
