//! A list in parts, each under a heading. Headings are seen and counted, but motions and clicks pass over them.

use crossterm::event::MouseEvent;

use super::list::{Click, Motion, Rows, Select};

/// A row of a list in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupRow<T> {
    /// The title of a part, and how many items it has.
    Heading(String, usize),
    /// An item.
    Item(T),
}

impl<T> GroupRow<T> {
    /// The item, when it is one.
    pub fn item(&self) -> Option<&T> {
        match self {
            Self::Item(item) => Some(item),
            Self::Heading(..) => None,
        }
    }

    fn is_item(&self) -> bool {
        self.item().is_some()
    }
}

/// The rows of titled parts; those without items are left out.
pub fn titled_rows<T>(parts: impl IntoIterator<Item = (String, Vec<T>)>) -> Vec<GroupRow<T>> {
    let mut rows = Vec::new();
    for (title, items) in parts {
        if !items.is_empty() {
            rows.push(GroupRow::Heading(title, items.len()));
            rows.extend(items.into_iter().map(GroupRow::Item));
        }
    }
    rows
}

impl<T> Select<GroupRow<T>> {
    /// The selected item.
    pub fn item(&self) -> Option<&T> {
        self.selected()?.item()
    }

    /// Every item, from top to bottom.
    pub fn all_items(&self) -> impl Iterator<Item = &T> {
        self.items().iter().filter_map(GroupRow::item)
    }

    /// Goes where a motion leads among the items; the heading of a part comes into sight with its first.
    pub fn go_to_item(&mut self, motion: Motion, seen: usize) {
        self.go_among(motion, seen, GroupRow::is_item);
    }

    /// Selects the item that a click is on.
    pub fn click_item(&mut self, event: MouseEvent, rows: Rows) -> Option<Click> {
        self.click_among(event, rows, GroupRow::is_item)
    }

    /// Takes other rows: the selected item stays selected wherever it went, when it is the same.
    pub fn replace_items(&mut self, rows: Vec<GroupRow<T>>, seen: usize, same: impl Fn(&T, &T) -> bool) {
        let same = |old: Option<&T>, new: Option<&T>| old.zip(new).is_some_and(|(old, new)| same(old, new));
        self.replace(rows, seen, |old, new| same(old.item(), new.item()));
        self.go_to_item(Motion::Down(0), seen);
    }
}
