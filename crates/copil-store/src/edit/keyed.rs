//! An agenda that is a list, as it was before its items had keys, rewritten with them.

use super::layout::{Layout, LayoutNode, Splice};
use super::{Editor, same};
use crate::read::{BOM, read_table, text_of};
use crate::render;
use copil_plan::meeting::with_keyed_agenda;
use copil_plan::value::{Table, Value};
use copil_plan::{MeetingId, Subject};

/// The bytes of a meeting's file with a key for each item of its agenda, everything else byte for byte; `None` where the
/// agenda is no list.
pub fn with_keys(id: &MeetingId, bytes: &[u8]) -> Option<Vec<u8>> {
    let table = read_table(bytes).ok()?;
    let goal = with_keyed_agenda(&table)?;
    let text = text_of(bytes).ok()?;
    let subject = Subject::Meeting(id.clone());
    let keyed = keyed(text, &subject, &table, &goal)?;
    let mark = if text.len() == bytes.len() { "" } else { BOM };
    Some([mark, &keyed].concat().into_bytes())
}

/// The bytes of a meeting's file in which items of its agenda and decisions stand under other keys, everything else byte for
/// byte: of each the table, the key and the other key. `None` where they have no headers of their own.
pub fn with_other_keys(bytes: &[u8], renamed: &[[&str; 3]]) -> Option<Vec<u8>> {
    let mut goal = read_table(bytes).ok()?;
    let text = text_of(bytes).ok()?;
    let layout = Layout::parse(text).ok()?;
    let other = |table: &str, key: &str| {
        let found = renamed.iter().find(|[of, from, _]| *of == table && *from == key);
        found.map(|[_, _, to]| (*to).to_owned())
    };
    let headers = layout.entries.iter().filter(|entry| entry.is_header());
    let splices = headers.filter_map(|header| {
        let [table, key, below @ ..] = &header.path[..] else {
            return None;
        };
        let names: Vec<String> = [table.clone(), other(table, key)?]
            .into_iter()
            .chain(below.iter().cloned())
            .collect();
        let header_line = format!("[{}]", render::dotted(&names));
        Some(Splice::replace(header.key.clone(), header_line))
    });
    let text = super::layout::apply(text, splices.collect());
    for name in ["agenda", "decisions"] {
        if let Some(Value::Table(entries)) = goal.get_mut(name) {
            let under = |(key, value): (String, Value)| (other(name, &key).unwrap_or(key), value);
            *entries = std::mem::take(entries).into_iter().map(under).collect();
        }
    }
    let mark = if bytes.starts_with(BOM.as_bytes()) { BOM } else { "" };
    let text = [mark, &text].concat().into_bytes();
    read_table(&text).is_ok_and(|table| same(&table, &goal)).then_some(text)
}

/// The text in which the items of the agenda have the keys of `goal`.
pub(super) fn keyed(text: &str, subject: &Subject, before: &Table, goal: &Table) -> Option<String> {
    let is_so = |text: &String| read_table(text.as_bytes()).is_ok_and(|after| same(&after, goal));
    let changed = |change: &dyn Fn(&mut Editor<'_>) -> Option<()>| {
        let mut editor = Editor {
            subject,
            text: text.to_owned(),
        };
        change(&mut editor)?;
        Some(editor.text)
    };
    let path = ["agenda".to_owned()];
    let (list, table) = (before.get("agenda"), goal.get("agenda"));
    let apart = || {
        changed(&|editor| {
            editor.remove(&path)?;
            table.map_or(Some(()), |table| editor.insert(&path, table))
        })
    };
    let in_place = || changed(&|editor| editor.change(&path, list, table));
    under_headers(text, goal)
        .or_else(|| (!has_comments(text)?).then(apart)?)
        .filter(is_so)
        .or_else(|| in_place().filter(is_so))
}

/// Whether comments stand beside or inside an agenda that is written behind a `=`.
fn has_comments(text: &str) -> Option<bool> {
    let layout = Layout::parse(text).ok()?;
    let (entry, _) = layout.pair(&["agenda".to_owned()])?;
    Some(text[layout.lines(entry)].contains('#'))
}

/// Each `[[agenda]]` as `[agenda.key]`: nothing but the headers differs.
fn under_headers(text: &str, goal: &Table) -> Option<String> {
    let layout = Layout::parse(text).ok()?;
    let agenda = ["agenda".to_owned()];
    if !matches!(layout.node(&agenda), Some(LayoutNode::Tables)) {
        return None;
    }
    let keys: Vec<&String> = goal.get("agenda").and_then(Value::as_table)?.keys().collect();
    let headers = layout
        .entries
        .iter()
        .filter(|entry| entry.is_header() && entry.is_within(&agenda));
    let splices = headers.map(|header| {
        let (list, [nth, below @ ..]) = header.path.split_first()? else {
            return None;
        };
        let key = *keys.get(nth.parse::<usize>().ok()?)?;
        let names: Vec<String> = [list, key].into_iter().chain(below).cloned().collect();
        Some(Splice::replace(
            header.key.clone(),
            format!("[{}]", render::dotted(&names)),
        ))
    });
    Some(super::layout::apply(text, splices.collect::<Option<Vec<_>>>()?))
}
