//! The order of an agenda, the numbers of its items, and where a new one goes.

use std::cmp::Ordering;

use super::{AgendaItem, Meeting, MeetingState};
use crate::id::{AgendaKey, meant};

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

/// Where an item goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemPlace {
    /// Before all others.
    First,
    /// Right after another one.
    After(AgendaKey),
    /// After all others.
    Last,
}

impl Meeting {
    /// The items in their order: by rank, those without one after the others, in the order of the file.
    pub fn items(&self) -> Vec<NumberedItem<'_>> {
        let is_numbered = self.has_numbers();
        let numbered = self.ordered().into_iter().enumerate();
        let numbered = numbered.map(|(n, (key, item))| NumberedItem {
            key,
            item,
            number: match item.rank {
                Some(rank) if is_numbered => rank.to_string(),
                _ => (n + 1).to_string(),
            },
        });
        numbered.collect()
    }

    fn ordered(&self) -> Vec<(&AgendaKey, &AgendaItem)> {
        let mut items: Vec<(&AgendaKey, &AgendaItem)> = self.agenda.iter().collect();
        items.sort_by(|(_, a), (_, b)| by_rank(a.rank, b.rank));
        items
    }

    /// Whether the numbers of its items stay: it was convened, and they have been told.
    pub fn has_numbers(&self) -> bool {
        self.state != MeetingState::Prepared && self.agenda.values().all(|item| item.rank.is_some())
    }

    /// The item that a text means: by its number, by its key, or by the action that it is about.
    pub fn find_item(&self, text: &str) -> Option<&AgendaKey> {
        let text = text.trim();
        let items = self.items();
        let numbered = items.iter().find(|one| one.number == text.replace(',', "."));
        let named = || {
            let key = meant(text, self.agenda.keys().map(AsRef::as_ref))?;
            self.agenda.keys().find(|known| known.as_str() == key)
        };
        let about = || {
            let actions = items.iter().filter_map(|one| one.item.action.as_ref());
            let id = meant(text, actions.map(AsRef::as_ref))?;
            let found = items
                .iter()
                .find(|one| one.item.action.as_ref().is_some_and(|action| action.as_str() == id));
            found.map(|one| one.key)
        };
        numbered.map(|one| one.key).or_else(named).or_else(about)
    }

    /// The first item of which nothing came yet: the one that is talked about, or that is next.
    pub fn at_hand(&self) -> Option<&AgendaKey> {
        self.without_outcome().first().map(|one| one.key)
    }

    /// The items of which nothing came yet.
    pub fn without_outcome(&self) -> Vec<NumberedItem<'_>> {
        let mut items = self.items();
        items.retain(|one| one.item.outcome.is_none());
        items
    }

    /// How many minutes its items are to take in all.
    pub fn planned_minutes(&self) -> i64 {
        let minutes = self.agenda.values().filter_map(|item| item.minutes);
        minutes.fold(0, i64::saturating_add)
    }

    /// How many minutes it lasts; `None` where its hours are not told.
    pub fn length(&self) -> Option<i64> {
        let (started, ended) = (self.started?, self.ended?);
        Some((ended - started).num_minutes()).filter(|minutes| *minutes > 0)
    }

    /// Gives each item the rank of its place.
    pub(crate) fn number_items(&mut self) {
        let keys: Vec<AgendaKey> = self.ordered().into_iter().map(|(key, _)| key.clone()).collect();
        let mut rank = 0.0;
        for key in keys {
            rank += 1.0;
            if let Some(item) = self.agenda.get_mut(key.as_str()) {
                item.rank = Some(rank);
            }
        }
    }

    /// The rank of an item that goes to a place, `moved` left out of account; the others keep theirs.
    pub(crate) fn rank_at(&self, place: &ItemPlace, moved: Option<&AgendaKey>) -> f64 {
        let others = self.ordered().into_iter().filter(|(key, _)| Some(*key) != moved);
        let others: Vec<(&AgendaKey, f64)> = others.filter_map(|(key, item)| Some((key, item.rank?))).collect();
        let after = match place {
            ItemPlace::First => 0,
            ItemPlace::After(key) => others
                .iter()
                .position(|(known, _)| *known == key)
                .map_or(others.len(), |n| n + 1),
            ItemPlace::Last => others.len(),
        };
        let before = after.checked_sub(1).and_then(|n| others.get(n)).map(|(_, rank)| *rank);
        rank_between(before.unwrap_or(0.0), others.get(after).map(|(_, rank)| *rank))
    }
}

/// The shortest number between two: 5.1 between 5 and 6, 5.2 after that; the next whole one where none follows.
fn rank_between(before: f64, after: Option<f64>) -> f64 {
    let Some(after) = after else {
        return before.floor() + 1.0;
    };
    let mut parts = 10.0;
    // A rank of more decimals than a number holds does not come of any meeting.
    for _ in 0..12 {
        let rank = ((before * parts + 1e-6).floor() + 1.0) / parts;
        if rank > before && rank < after {
            return rank;
        }
        parts *= 10.0;
    }
    f64::midpoint(before, after)
}

fn by_rank(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn meeting(ranks: &[Option<f64>]) -> Meeting {
        let item = |(n, rank): (usize, &Option<f64>)| {
            let item = AgendaItem {
                rank: *rank,
                ..AgendaItem::default()
            };
            (format!("i{n}").parse().unwrap(), item)
        };
        Meeting {
            state: MeetingState::Convened,
            agenda: ranks.iter().enumerate().map(item).collect(),
            ..Meeting::default()
        }
    }

    #[test]
    fn a_late_item_takes_the_shortest_number_between_two() {
        for (before, after, rank) in [
            (5.0, Some(6.0), 5.1),
            (5.1, Some(6.0), 5.2),
            (5.9, Some(6.0), 5.91),
            (5.0, Some(5.1), 5.01),
            (0.0, Some(1.0), 0.1),
            (6.0, None, 7.0),
            (5.1, None, 6.0),
            (0.0, None, 1.0),
        ] {
            assert_eq!(
                rank_between(before, after).to_string(),
                rank.to_string(),
                "{before} {after:?}"
            );
        }
    }

    #[test]
    fn an_item_is_found_by_its_number_its_key_and_its_action() {
        let mut held = meeting(&[Some(1.0), Some(2.0), Some(1.5)]);
        held.agenda.get_mut("i1").unwrap().action = "RH-04".parse().ok();
        for (text, key) in [("1.5", "i2"), ("1,5", "i2"), ("2", "i1"), ("rh-4", "i1"), ("I0", "i0")] {
            assert_eq!(held.find_item(text).map(AsRef::as_ref), Some(key), "{text}");
        }
        assert_eq!(held.find_item("9"), None);
        held.state = MeetingState::Prepared;
        assert_eq!(
            held.find_item("3").map(AsRef::as_ref),
            Some("i1"),
            "by its place until it is convened"
        );
    }

    /// A place among items, drawn from a number.
    fn place(held: &Meeting, at: usize) -> ItemPlace {
        let keys: Vec<AgendaKey> = held.items().into_iter().map(|one| one.key.clone()).collect();
        match at % (keys.len() + 2) {
            0 => ItemPlace::First,
            1 => ItemPlace::Last,
            n => ItemPlace::After(keys[n - 2].clone()),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Wherever items are put, each stands where it was put, no other moves, and no two have the same number.
        #[test]
        fn an_item_stands_where_it_is_put(places in proptest::collection::vec(any::<usize>(), 1..24)) {
            let mut held = meeting(&[Some(1.0), Some(2.0), Some(3.0)]);
            let mut order: Vec<String> = ["i0", "i1", "i2"].map(str::to_owned).to_vec();
            for (n, at) in places.into_iter().enumerate() {
                let place = place(&held, at);
                let key = format!("late{n}");
                let index = match &place {
                    ItemPlace::First => 0,
                    ItemPlace::Last => order.len(),
                    ItemPlace::After(after) => order.iter().position(|one| one == after.as_str()).unwrap() + 1,
                };
                order.insert(index, key.clone());
                let rank = Some(held.rank_at(&place, None));
                held.agenda.push(key.parse().unwrap(), AgendaItem { rank, ..AgendaItem::default() });
                let items = held.items();
                let shown: Vec<&str> = items.iter().map(|one| one.key.as_str()).collect();
                prop_assert_eq!(&shown, &order);
                let mut numbers: Vec<&str> = items.iter().map(|one| one.number.as_str()).collect();
                numbers.sort_unstable();
                numbers.dedup();
                prop_assert_eq!(numbers.len(), order.len());
            }
            for one in held.items() {
                prop_assert_eq!(held.find_item(&one.number), Some(one.key));
            }
        }

        /// Whatever the ranks in a file, numbering keeps the order and gives 1, 2, 3.
        #[test]
        fn numbering_keeps_the_order(ranks in proptest::collection::vec(proptest::option::of(0.0..9.0), 0..9)) {
            let mut held = meeting(&ranks);
            let before: Vec<AgendaKey> = held.items().into_iter().map(|one| one.key.clone()).collect();
            held.number_items();
            let items = held.items();
            prop_assert_eq!(items.iter().map(|one| one.key.clone()).collect::<Vec<_>>(), before);
            for (n, one) in items.iter().enumerate() {
                prop_assert_eq!(&one.number, &(n + 1).to_string());
            }
        }
    }
}
