//! What goes when a value goes: its lines, and what would lie without it.

use std::ops::Range;

use super::Editor;
use super::layout::{Layout, LayoutNode, Splice, line_end};
use super::sequence::Sequence;

impl Editor<'_> {
    /// Takes out what is at a path, wherever parts of it stand.
    pub(super) fn remove(&mut self, path: &[String]) -> Option<()> {
        let layout = self.layout()?;
        if layout.pair(path).is_some_and(|(_, depth)| depth < path.len()) {
            return self.remove_inside(path);
        }
        let within: Vec<usize> = (0..layout.entries.len())
            .filter(|at| layout.entries[*at].is_within(path))
            .collect();
        if within.is_empty() {
            return None;
        }
        let runs = within.chunk_by(|a, b| a + 1 == *b);
        let splices = runs
            .filter_map(|run| Some(removal(&layout, *run.first()?..*run.last()? + 1)))
            .collect();
        self.apply(splices)
    }

    /// Takes out an element of an array, or a pair of an inline table.
    fn remove_inside(&mut self, path: &[String]) -> Option<()> {
        loop {
            let layout = self.layout()?;
            let written = |depth: usize| match layout.node(&path[..depth]) {
                Some(LayoutNode::Value(value)) => Sequence::of(layout.text, value).map(|sequence| (depth, sequence)),
                _ => None,
            };
            let (depth, sequence) = (1..path.len()).rev().find_map(written)?;
            let keys = &path[depth..];
            let at = match layout.node(&path[..depth]) {
                Some(LayoutNode::Value(toml_edit::Value::Array(_))) => keys.first()?.parse().ok()?,
                _ => sequence.keys().rposition(|pair| pair.starts_with(keys))?,
            };
            // A table made of dotted keys goes with its last pair.
            let more = sequence
                .keys()
                .filter(|pair| !pair.is_empty() && pair.starts_with(keys))
                .count()
                > 1;
            let splices = vec![sequence.remove(at)];
            self.apply(splices)?;
            if !more {
                return Some(());
            }
        }
    }
}

/// Takes out consecutive entries.
fn removal(layout: &Layout<'_>, run: Range<usize>) -> Splice {
    let (first, last) = (run.start, run.end - 1);
    if layout.entries[first].is_header() {
        return layout.without_block(layout.lead(first)..layout.tail(last));
    }
    let mut lines = layout.lines(first).start..layout.lines(last).end;
    let next = layout.text[lines.end..line_end(layout.text, lines.end)].trim();
    let ends_block = next.is_empty() || next.starts_with('[');
    // A comment above a pair may be about those that follow it too; it goes when none does. One that opens the file is
    // about the file.
    let lead = layout.lead(first);
    if ends_block && lead > 0 {
        lines.start = lead;
    }
    if next.is_empty() && (lines.start == 0 || layout.empty_above(lines.start).0 > 0) {
        layout.without_block(lines)
    } else {
        layout.without_lines(lines)
    }
}
