//! Which columns and rows of a sheet that came back are those of the sheet that is made again, wherever they were moved to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, VecDeque};

use super::FindingKind;
use super::draft::{Draft, Spot};
use super::meaning::Meaning;
use crate::report::export::book::{Sheet as Made, Source};
use crate::report::export::layout::Layout;
use copil_sheet::{Place, Sheet, Value as Cell};

/// How many rows may stand above the headings.
const MOST_ABOVE: usize = 30;

/// Two versions of a sheet.
pub(super) struct Pair<'s> {
    made: &'s Made,
    ours: &'s Sheet,
    theirs: &'s Sheet,
    /// The row of theirs in which the headings stand.
    headings: u32,
    /// Where each column of ours is in theirs.
    pub(super) at: Vec<Option<u32>>,
}

/// What a row of theirs is.
pub(super) enum RowFate {
    /// A row of ours, and which one of its list it is.
    Known(u32, usize),
    /// Another row is about the same.
    Twice,
    /// None of ours.
    New,
}

/// The row in which most of some headings stand, and how many of them.
pub(super) fn heading_row(sheet: &Sheet, headings: &[String]) -> Option<(u32, usize)> {
    let count = |row: u32| {
        let is_there = |heading: &&String| {
            let mut cells = sheet.row(row);
            cells.any(|(_, cell)| is_called(&cell.value, heading))
        };
        headings.iter().filter(is_there).count()
    };
    let rows = sheet.rows().take(MOST_ABOVE).map(|row| (row, count(row)));
    // Of equals the first.
    let most = rows.min_by_key(|(_, count)| Reverse(*count));
    most.filter(|(_, count)| *count > 0)
}

/// Whether a cell is a heading, whatever blanks stand around it.
fn is_called(cell: &Cell, heading: &str) -> bool {
    cell.to_string().trim() == heading.trim()
}

impl<'s> Pair<'s> {
    /// Finds the columns again, wherever they were moved to; `None` where those are gone that say what a row is.
    pub(super) fn of(draft: &mut Draft<'_>, made: &'s Made, ours: &'s Sheet, theirs: &'s Sheet) -> Option<Self> {
        let wanted: Vec<String> = made.table.columns.iter().map(|column| column.heading.clone()).collect();
        let headings = heading_row(theirs, &wanted).map_or(0, |(row, _)| row);
        let mut at: Vec<Option<u32>> = Vec::with_capacity(made.sources.len());
        let mut is_readable = true;
        for (wanted, source) in wanted.iter().zip(&made.sources) {
            let mut cells = theirs.row(headings);
            let found = cells.find(|(column, cell)| !at.contains(&Some(*column)) && is_called(&cell.value, wanted));
            let found = found.map(|(column, _)| column);
            if found.is_none() && !matches!(source, Source::Computed(_)) {
                draft.find(&theirs.name, wanted, FindingKind::ColumnGone);
                is_readable &= !matches!(source, Source::Subject | Source::Key(_));
            }
            at.push(found);
        }
        let pair = Self {
            made,
            ours,
            theirs,
            headings,
            at,
        };
        pair.tell_foreign(draft);
        is_readable.then_some(pair)
    }

    /// Says what stands in columns and rows that are none of the export's.
    fn tell_foreign(&self, draft: &mut Draft<'_>) {
        for row in self.theirs.rows().filter(|row| *row < self.headings) {
            let mut cells = self.theirs.row(row);
            let count = self.theirs.row(row).count();
            if let Some((column, cell)) = cells.next() {
                let place = place(self.theirs, row, column);
                draft.find(place, &cell.value.to_string(), FindingKind::Foreign(count));
            }
        }
        let mut foreign: BTreeMap<u32, (u32, String, usize)> = BTreeMap::new();
        for row in self.theirs.rows().filter(|row| *row >= self.headings) {
            let cells = self
                .theirs
                .row(row)
                .filter(|(column, _)| !self.at.contains(&Some(*column)));
            for (column, cell) in cells {
                let first = || (row, cell.value.to_string(), 0);
                let (.., count) = foreign.entry(column).or_insert_with(first);
                *count += usize::from(row > self.headings);
            }
        }
        for (column, (row, text, count)) in foreign {
            let place = place(self.theirs, row, column);
            draft.find(place, &text, FindingKind::Foreign(count));
        }
    }

    pub(super) fn layout(&self) -> &'s Layout {
        &self.made.layout
    }

    pub(super) fn sources(&self) -> &'s [Source] {
        &self.made.sources
    }

    /// The name of the sheet.
    pub(super) fn name(&self) -> &'s str {
        &self.ours.name
    }

    pub(super) fn ours(&self, row: u32, column: usize) -> Option<&'s Cell> {
        let column = u32::try_from(column).ok()?;
        self.ours.cell(Place { row, column }).map(|cell| &cell.value)
    }

    pub(super) fn theirs(&self, row: u32, column: usize) -> Option<&'s Cell> {
        let column = (*self.at.get(column)?)?;
        self.theirs.cell(Place { row, column }).map(|cell| &cell.value)
    }

    /// Whether a column of ours holds the same in two rows, or is gone.
    pub(super) fn is_same(&self, own: u32, row: u32, column: usize) -> bool {
        self.at[column].is_none() || self.ours(own, column) == self.theirs(row, column)
    }

    /// Where a cell of theirs is, and what stands there.
    pub(super) fn spot(&self, row: u32, column: usize) -> Spot {
        let at = self.at.get(column).copied().flatten().unwrap_or_default();
        Spot {
            place: place(self.theirs, row, at),
            text: self.theirs(row, column).map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// The first cell of a row of theirs.
    pub(super) fn first_spot(&self, row: u32) -> Spot {
        let mut columns = (0..self.at.len()).filter(|column| self.theirs(row, *column).is_some());
        self.spot(row, columns.next().unwrap_or_default())
    }

    /// The rows of theirs that hold something, in their order, each with what it is; and the rows of ours that are gone.
    pub(super) fn rows(&self, meaning: &Meaning<'_>) -> (Vec<(u32, RowFate)>, Vec<u32>) {
        let mut named: HashMap<Vec<String>, (Vec<u32>, Vec<u32>)> = HashMap::new();
        for row in self.ours.rows().filter(|row| *row > 0) {
            let name = self.row_name(meaning, &|column| self.ours(row, column));
            named.entry(name).or_default().0.push(row);
        }
        let held = self.theirs.rows().filter(|row| *row > self.headings);
        for row in held.filter(|row| (0..self.at.len()).any(|column| self.theirs(*row, column).is_some())) {
            let name = self.row_name(meaning, &|column| self.theirs(row, column));
            named.entry(name).or_default().1.push(row);
        }
        let (mut fates, mut gone) = (Vec::new(), Vec::new());
        for (name, (own, rows)) in named {
            let (of_name, left) = match self.layout().is_listed() {
                true => self.of_list(&own, rows),
                false => in_order(&name, &own, rows),
            };
            fates.extend(of_name);
            gone.extend(left);
        }
        fates.sort_by_key(|(row, _)| *row);
        gone.sort_unstable();
        (fates, gone)
    }

    /// By what a row is known: the ids in front. In a list, what stands in one has no other name.
    pub(super) fn row_name<'c>(&self, meaning: &Meaning<'_>, cell: &dyn Fn(usize) -> Option<&'c Cell>) -> Vec<String> {
        let sources = self.sources().iter().enumerate();
        let naming = sources.filter(|(_, source)| matches!(source, Source::Subject | Source::Key(_)));
        naming
            .map(|(column, _)| cell(column).map(|cell| meaning.text(cell)).unwrap_or_default())
            .collect()
    }

    /// The rows of one list: those that are as they were, those that begin alike and have most else alike, and those that
    /// differ in one cell alone.
    fn of_list(&self, own: &[u32], rows: Vec<u32>) -> (Vec<(u32, RowFate)>, Vec<u32>) {
        let first = self
            .sources()
            .iter()
            .position(|source| matches!(source, Source::Field(_)));
        let columns = self.at.len();
        let alike = |own: u32, row: u32| (0..columns).filter(|column| self.is_same(own, row, *column)).count();
        let begins_alike = |own: u32, row: u32| first.is_some_and(|column| self.is_same(own, row, column));
        let is_one: [&dyn Fn(u32, u32) -> bool; 3] =
            [&|own, row| alike(own, row) == columns, &begins_alike, &|own, row| {
                alike(own, row) + 1 == columns
            }];
        let mut left: Vec<(usize, u32)> = own.iter().copied().enumerate().collect();
        let (mut fates, mut rows) = (Vec::new(), rows);
        for is_one in is_one {
            rows.retain(|row| {
                let ours = left.iter().enumerate().filter(|(_, (_, own))| is_one(*own, *row));
                // Of those that are as much alike the first.
                let best = ours
                    .rev()
                    .max_by_key(|(_, (_, own))| alike(*own, *row))
                    .map(|(at, _)| at);
                let Some(at) = best else { return true };
                let (nth, own) = left.remove(at);
                fates.push((*row, RowFate::Known(own, nth)));
                false
            });
        }
        fates.extend(rows.into_iter().map(|row| (row, RowFate::New)));
        (fates, left.into_iter().map(|(_, own)| own).collect())
    }
}

/// The rows of one name: those of ours in their order, then what is new or there twice.
fn in_order(name: &[String], own: &[u32], rows: Vec<u32>) -> (Vec<(u32, RowFate)>, Vec<u32>) {
    // Names that differ in what no cell holds are matched in their order.
    let mut left: VecDeque<u32> = own.iter().copied().collect();
    // What the file leaves to be named is something else each time.
    let is_named = !name.iter().any(String::is_empty);
    let mut is_seen = false;
    let fates = rows.into_iter().map(|row| {
        let fate = match left.pop_front() {
            Some(own) => RowFate::Known(own, 0),
            None if is_seen && is_named => RowFate::Twice,
            None => RowFate::New,
        };
        is_seen = true;
        (row, fate)
    });
    (fates.collect(), left.into())
}

/// A cell as people say it.
fn place(sheet: &Sheet, row: u32, column: u32) -> String {
    let place = Place { row, column };
    match sheet.name.as_str() {
        "" => place.to_string(),
        name => format!("{name} {place}"),
    }
}
