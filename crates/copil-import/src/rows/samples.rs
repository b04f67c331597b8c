//! A few cells of each column, to show what becomes of them.

use std::collections::BTreeMap;

use copil_plan::ActionId;
use copil_sheet::Place;

use crate::outcome::{Fate, Sample};
use crate::table::Table;

/// How many cells of a column are shown.
const MOST: usize = 8;

/// A cell before the actions have their ids: its row is that of a draft.
#[derive(Debug)]
struct OfDraft {
    sheet: String,
    place: Place,
    text: String,
    fate: Fate,
    draft: usize,
}

/// The cells that are shown, of each column those that differ.
#[derive(Debug, Default)]
pub(super) struct Samples {
    taken: BTreeMap<u32, Vec<OfDraft>>,
}

impl Samples {
    /// Takes a cell, unless there are enough of its column or one that holds the same and became the same.
    pub(super) fn take(&mut self, table: &Table<'_>, (row, column): (u32, u32), text: &str, fate: Fate, draft: usize) {
        let taken = self.taken.entry(column).or_default();
        let is_like = |known: &OfDraft| known.text == text && known.fate == fate;
        if taken.len() == MOST || taken.iter().any(is_like) {
            return;
        }
        taken.push(OfDraft {
            sheet: table.sheet.name.clone(),
            place: table.place(row, column),
            text: text.to_owned(),
            fate,
            draft,
        });
    }

    /// Takes note that a cell is refused in the end.
    pub(super) fn refuse(&mut self, sheet: &str, place: Place) {
        let is_it = |known: &&mut OfDraft| known.place == place && known.sheet == sheet;
        if let Some(known) = self.taken.values_mut().flatten().find(is_it) {
            known.fate = Fate::Refused;
        }
    }

    /// The cells with the actions of their rows, by the drafts of these.
    pub(super) fn of_actions(self, actions: &[ActionId]) -> Vec<Sample> {
        let of = |(column, one): (u32, OfDraft)| {
            Some(Sample {
                column,
                sheet: one.sheet,
                place: one.place,
                text: one.text,
                fate: one.fate,
                action: actions.get(one.draft)?.clone(),
            })
        };
        let all = self.taken.into_iter();
        let all = all.flat_map(|(column, taken)| taken.into_iter().map(move |one| (column, one)));
        all.filter_map(of).collect()
    }
}
