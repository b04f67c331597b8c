//! Changes made in the text of a file, so that everything they are not about stays byte for byte.
//!
//! The text is never written anew: each change becomes a few splices, and the result is read again and compared with
//! what it should say.

mod comments;
mod insert;
mod keyed;
mod layout;
mod remove;
mod sequence;

pub use comments::with_comments;
pub use keyed::{with_keys, with_other_keys};
use layout::{Layout, LayoutNode, Splice};

use super::read::{BOM, ReadError, read_table, text_of};
use super::render;
use copil_plan::change::{ApplyError, set_in_table};
use copil_plan::meeting::with_keyed_agenda;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Change, Subject};

/// Why a file cannot be edited.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Unreadable(#[from] ReadError),
    /// A value is no longer what it was when the change was made.
    #[error("{path} is not what it was")]
    Differs {
        /// Which value.
        path: FieldPath,
        /// What it is now.
        now: Option<Value>,
    },
    /// The change makes or takes away a whole file, or moves it.
    #[error("a change of a whole file is not made inside it")]
    WholeFile,
    /// The text after the change would not say what it should. Nothing is to be written.
    #[error("{path} cannot be changed without disturbing the rest of the file")]
    Unfaithful {
        /// Which value.
        path: FieldPath,
    },
}

/// The bytes of a file after changes, each a [`Change::Set`] of this file. What the changes are not about stays byte
/// for byte: comments, the order of keys, empty lines, indentation, line endings, a byte order mark. The items of an agenda
/// that is a list get their keys first.
pub fn edit(bytes: &[u8], changes: &[Change]) -> Result<Vec<u8>, EditError> {
    let mut table = read_table(bytes)?;
    let mut text = text_of(bytes)?.to_owned();
    let has_mark = text.len() != bytes.len();
    if let Some(subject @ Subject::Meeting(_)) = changes.first().map(Change::subject).as_ref()
        && let Some(goal) = with_keyed_agenda(&table)
    {
        let path = FieldPath::key("agenda");
        text = keyed::keyed(&text, subject, &table, &goal).ok_or(EditError::Unfaithful { path })?;
        table = goal;
    }
    for change in changes {
        let Change::Set {
            subject,
            path,
            old,
            new,
        } = change
        else {
            return Err(EditError::WholeFile);
        };
        set_in_table(&mut table, subject, path, old.as_ref(), new.as_ref()).map_err(|error| match error {
            ApplyError::Differs { path, now, .. } => EditError::Differs { path, now },
            _ => EditError::WholeFile,
        })?;
        let unfaithful = || EditError::Unfaithful { path: path.clone() };
        text = edited(&text, subject, path, &table).ok_or_else(unfaithful)?;
    }
    let mark = if has_mark { BOM } else { "" };
    Ok([mark, &text].concat().into_bytes())
}

/// The text in which what is at `path` is what `goal` has there; `None` when that cannot be done faithfully.
fn edited(text: &str, subject: &Subject, path: &FieldPath, goal: &Table) -> Option<String> {
    let before = read_table(text.as_bytes()).ok()?;
    let mut editor = Editor {
        subject,
        text: text.to_owned(),
    };
    // The outermost key at which something appears or vanishes: tables are made with their first key and go with their
    // last.
    let parts = path.parts();
    let depth = (1..parts.len()).find(|depth| {
        let path: FieldPath = parts[..*depth].iter().cloned().collect();
        before.at(&path).is_none() || goal.at(&path).is_none()
    });
    let parts = &parts[..depth.unwrap_or(parts.len())];
    let at: FieldPath = parts.iter().cloned().collect();
    editor.change(parts, before.at(&at), goal.at(&at))?;
    let after = read_table(editor.text.as_bytes()).ok()?;
    same(&after, goal).then_some(editor.text)
}

/// Whether two tables hold the same, a number that is none being the same as another.
fn same(a: &Table, b: &Table) -> bool {
    fn same_value(a: &Value, b: &Value) -> bool {
        match (a, b) {
            (Value::Number(a), Value::Number(b)) => a == b || a.is_nan() && b.is_nan(),
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b)),
            (Value::Table(a), Value::Table(b)) => same(a, b),
            _ => a == b,
        }
    }
    a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same_value(a, b)))
}

/// A text being edited, one step after the other; each step reads it anew.
struct Editor<'s> {
    subject: &'s Subject,
    text: String,
}

impl Editor<'_> {
    /// Changes what is at a path, touching no more than differs. `None` when the layout is beyond what is understood.
    fn change(&mut self, path: &[String], old: Option<&Value>, new: Option<&Value>) -> Option<()> {
        match (old, new) {
            (None, None) => Some(()),
            (Some(old), Some(new)) if old == new => Some(()),
            (None, Some(new)) => self.insert(path, new),
            (Some(_), None) => self.remove(path),
            (Some(Value::Table(old)), Some(Value::Table(new))) if !old.is_empty() && !new.is_empty() => {
                self.change_table(path, old, new)
            }
            (Some(Value::List(old)), Some(Value::List(new))) if self.takes_elements(path, new)? => {
                self.change_list(path, old, new)
            }
            (Some(_), Some(new)) => self.replace(path, new),
        }
    }

    fn change_table(&mut self, path: &[String], old: &Table, new: &Table) -> Option<()> {
        // What vanishes goes last: a table would vanish with its last key.
        for (key, value) in new.iter() {
            self.change(&below(path, key), old.get(key), Some(value))?;
        }
        for (key, value) in old.iter().filter(|(key, _)| !new.contains(key)) {
            self.change(&below(path, key), Some(value), None)?;
        }
        Some(())
    }

    /// Changes a list, keeping the elements that it begins and ends with.
    fn change_list(&mut self, path: &[String], old: &[Value], new: &[Value]) -> Option<()> {
        let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let (old, new) = (&old[start..], &new[start..]);
        let end = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
        let element = |n: usize| below(path, &(start + n).to_string());
        for (n, (old, new)) in old.iter().zip(new).enumerate() {
            self.change(&element(n), Some(old), Some(new))?;
        }
        for n in (new.len()..old.len()).rev() {
            self.remove(&element(n))?;
        }
        for (n, value) in new.iter().enumerate().skip(old.len()) {
            self.insert(&element(n), value)?;
        }
        Some(())
    }

    /// Whether a list can be changed element by element where it is.
    fn takes_elements(&self, path: &[String], new: &[Value]) -> Option<bool> {
        let layout = self.layout()?;
        Some(match layout.node(path) {
            Some(LayoutNode::Value(_)) => true,
            Some(LayoutNode::Tables) => !new.is_empty() && new.iter().all(|value| value.as_table().is_some()),
            _ => false,
        })
    }

    /// Puts a value in the place of another.
    fn replace(&mut self, path: &[String], new: &Value) -> Option<()> {
        let layout = self.layout()?;
        if let Some(LayoutNode::Value(value)) = layout.node(path)
            && let Some(span) = value.span()
            && !is_dotted(value)
        {
            let raw = &layout.text[span.clone()];
            let from = span.start - layout::line_start(layout.text, span.start);
            let nested = layout.pair(path).is_some_and(|(_, depth)| depth < path.len());
            let text = match nested {
                true => render::inline(new),
                false => render::in_the_style_of(raw, new, from),
            };
            let splices = vec![Splice::replace(span, text)];
            return self.apply(splices);
        }
        self.remove(path)?;
        self.insert(path, new)
    }

    fn layout(&self) -> Option<Layout<'_>> {
        Layout::parse(&self.text).ok()
    }

    fn apply(&mut self, splices: Vec<Splice>) -> Option<()> {
        self.text = layout::apply(&self.text, splices);
        Some(())
    }
}

/// Whether a table inside an inline one is made of dotted keys, and so stands in no one place.
fn is_dotted(value: &toml_edit::Value) -> bool {
    matches!(value, toml_edit::Value::InlineTable(table) if table.is_dotted())
}

fn below(path: &[String], key: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(key.to_owned());
    path
}

#[cfg(test)]
pub(super) mod properties;
#[cfg(test)]
mod tests;
