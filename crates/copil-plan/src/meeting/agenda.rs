//! The order of an agenda and the numbers of its items.

use std::cmp::Ordering;

use super::{AgendaItem, Meeting};
use crate::id::AgendaKey;

/// An item of an agenda, with the number under which it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberedItem<'m> {
    /// Its key.
    pub key: &'m AgendaKey,
    /// What it is.
    pub item: &'m AgendaItem,
    /// Its number: its rank once the meeting is convened, before that its place; `5.1` stands between 5 and 6.
    pub number: String,
}

impl Meeting {
    /// The items in their order: by rank, those without one after the others, in the order of the file.
    pub fn items(&self) -> Vec<NumberedItem<'_>> {
        let mut items: Vec<(&AgendaKey, &AgendaItem)> = self.agenda.iter().collect();
        items.sort_by(|(_, a), (_, b)| by_rank(a.rank, b.rank));
        let is_numbered = self.has_numbers();
        let numbered = items.into_iter().enumerate().map(|(n, (key, item))| NumberedItem {
            key,
            item,
            number: match item.rank {
                Some(rank) if is_numbered => rank.to_string(),
                _ => (n + 1).to_string(),
            },
        });
        numbered.collect()
    }

    /// Whether the numbers of its items stay: it was convened, and they have been told.
    pub fn has_numbers(&self) -> bool {
        self.state != super::MeetingState::Prepared && self.agenda.values().all(|item| item.rank.is_some())
    }
}

fn by_rank(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
