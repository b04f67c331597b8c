//! A sheet that was edited beside the one that is made again: row by row under their names, cell by cell.

use super::FindingKind;
use super::draft::{Draft, Spot};
use super::meaning::{Column, Meaning, Reading};
use super::rows::{Pair, RowFate};
use crate::report::export::book::{Sheet as Made, Source};
use crate::report::export::layout::{FieldColumn, Layout, Owner, Step};
use copil_plan::change::Subject;
use copil_plan::field::Referent;
use copil_plan::shape::Shape;
use copil_plan::thing::free_id;
use copil_plan::value::{FieldPath, Table, Value};
use copil_sheet::Sheet;

/// A sheet with what its cells mean.
struct Taking<'a, 's> {
    pair: Pair<'s>,
    meaning: &'a Meaning<'a>,
    /// How the cells of each column are read.
    columns: Vec<Column>,
}

/// Takes what differs in a sheet into a draft.
pub(super) fn compare(draft: &mut Draft<'_>, meaning: &Meaning<'_>, made: &Made, ours: &Sheet, theirs: &Sheet) {
    let Some(pair) = Pair::of(draft, made, ours, theirs) else {
        return;
    };
    let (rows, gone) = pair.rows(meaning);
    let columns = (0..made.sources.len()).map(|column| {
        let known = rows.iter().filter_map(|(row, fate)| match fate {
            RowFate::Known(own, _) => Some((pair.ours(*own, column)?, pair.theirs(*row, column)?)),
            RowFate::Twice | RowFate::New => None,
        });
        let cells: Vec<_> = known.collect();
        Meaning::column(&made.sources[column], &cells)
    });
    let columns = columns.collect();
    let taking = Taking { pair, meaning, columns };
    for (row, fate) in rows {
        match fate {
            RowFate::Known(own, nth) => taking.edit(draft, (own, nth), row),
            RowFate::Twice => refuse(draft, taking.pair.first_spot(row), FindingKind::Twice),
            RowFate::New => taking.add(draft, row),
        }
    }
    let gone = gone.into_iter().map(|own| taking.said_name(own));
    draft.find_gone(taking.pair.name(), gone.collect());
}

/// Says that something is not taken.
fn refuse(draft: &mut Draft<'_>, spot: Spot, what: FindingKind) {
    draft.find(spot.place, &spot.text, what);
}

impl Taking<'_, '_> {
    fn layout(&self) -> &Layout {
        self.pair.layout()
    }

    /// What a row of ours is called: the ids in front, and in a list what comes first in it.
    fn said_name(&self, own: u32) -> String {
        let mut name = self.pair.row_name(self.meaning, &|column| self.pair.ours(own, column));
        let fields = self.pair.sources().iter();
        let first = fields.clone().position(|source| matches!(source, Source::Field(_)));
        let first = first.filter(|_| self.layout().is_listed());
        name.extend(first.and_then(|column| Some(self.meaning.text(self.pair.ours(own, column)?))));
        name.join(" · ")
    }

    /// The value of a cell of theirs, where another stood there.
    fn value(&self, row: u32, column: usize, shape: Shape, before: Option<&Value>) -> Result<Option<Value>, ()> {
        let unit = self.of_field(row, "unit");
        let reading = Reading {
            shape,
            column: &self.columns[column],
            unit: unit.as_deref(),
        };
        self.meaning.value(reading, self.pair.theirs(row, column), before)
    }

    /// What a row of theirs holds in a field.
    fn of_field(&self, row: u32, key: &str) -> Option<String> {
        let is_it = |source: &Source| matches!(source, Source::Field(field) if field.path == [key]);
        let column = self.pair.sources().iter().position(is_it)?;
        Some(self.meaning.text(self.pair.theirs(row, column)?))
    }

    /// Takes the cells of a row that differ.
    fn edit(&self, draft: &mut Draft<'_>, (own, nth): (u32, usize), row: u32) {
        let columns = self.pair.sources().iter().enumerate();
        let differing = columns.filter(|(column, _)| !self.pair.is_same(own, row, *column));
        let differing: Vec<(usize, &Source)> = differing.collect();
        if differing.is_empty() {
            return;
        }
        let keys = self.keys(row);
        let Some(subject) = self.subject(row) else {
            return refuse(draft, self.pair.first_spot(row), FindingKind::Nameless);
        };
        for (column, source) in differing {
            match source {
                Source::Computed(_) => refuse(draft, self.pair.spot(row, column), FindingKind::Computed),
                Source::Group => self.take_group(draft, &subject, row, column),
                Source::Field(field) if self.layout().is_listed() => {
                    self.take_of_list(draft, (&subject, &keys, nth), row, (column, field));
                }
                Source::Field(field) => {
                    let path = below(row_path(self.layout(), &keys), field);
                    self.take(draft, (&subject, &path), row, (column, field.shape));
                }
                Source::Subject | Source::Key(_) => {}
            }
        }
    }

    /// Takes a cell that means something.
    fn take(
        &self,
        draft: &mut Draft<'_>,
        (subject, path): (&Subject, &FieldPath),
        row: u32,
        (column, shape): (usize, Shape),
    ) {
        let before = draft.value(subject, path);
        let spot = self.pair.spot(row, column);
        match self.value(row, column, shape, before.as_ref()) {
            Ok(value) if value == before => {}
            Ok(_) if self.meaning.is_cut(before.as_ref()) => refuse(draft, spot, FindingKind::Cut),
            Ok(value) => draft.put(subject, path, value, spot),
            Err(()) => refuse(draft, spot, FindingKind::NotUnderstood),
        }
    }

    fn take_group(&self, draft: &mut Draft<'_>, subject: &Subject, row: u32, column: usize) {
        let group = self.value(row, column, Shape::Reference(Referent::Group), None);
        let spot = self.pair.spot(row, column);
        match group.ok().flatten().as_ref().and_then(Value::as_text).map(str::parse) {
            Some(Ok(group)) => draft.put_in_group(subject, group, spot),
            _ => refuse(draft, spot, FindingKind::NotUnderstood),
        }
    }

    /// Takes a cell of what stands in a list at a place.
    fn take_of_list(
        &self,
        draft: &mut Draft<'_>,
        (subject, keys, nth): (&Subject, &[String], usize),
        row: u32,
        (column, field): (usize, &FieldColumn),
    ) {
        let path = row_path(self.layout(), keys);
        let spot = self.pair.spot(row, column);
        let Some(Value::List(mut items)) = draft.value(subject, &path) else {
            return refuse(draft, spot, FindingKind::NoOwner);
        };
        let Some(Value::Table(item)) = items.get_mut(nth) else {
            return refuse(draft, spot, FindingKind::NotUnderstood);
        };
        let own = below(FieldPath::default(), field);
        let before = item.at(&own).cloned();
        match self.value(row, column, field.shape, before.as_ref()) {
            Ok(value) if value == before => {}
            Ok(value) => {
                item.put(&own, value);
                draft.put(subject, &path, Some(Value::List(items)), spot);
            }
            Err(()) => refuse(draft, spot, FindingKind::NotUnderstood),
        }
    }

    /// Takes a row that is new.
    fn add(&self, draft: &mut Draft<'_>, row: u32) {
        if self.layout().steps.is_empty() {
            return self.add_file(draft, row);
        }
        let first = self.pair.first_spot(row);
        let Some(subject) = self.subject(row).filter(|subject| draft.has(subject)) else {
            return refuse(draft, first, FindingKind::NoOwner);
        };
        let keys = self.new_keys(draft, &subject, row);
        if keys.iter().any(String::is_empty) {
            return refuse(draft, first, FindingKind::Nameless);
        }
        let there = row_path(self.layout(), &keys);
        let is_listed = self.layout().is_listed();
        if !is_listed && draft.value(&subject, &there).is_some() {
            return refuse(draft, first, FindingKind::NotExported);
        }
        let Some(value) = self.whole(draft, row) else {
            return;
        };
        let value = match draft.value(&subject, &there) {
            Some(Value::List(mut items)) => {
                items.push(value);
                Value::List(items)
            }
            _ if is_listed => Value::List(vec![value]),
            _ => value,
        };
        draft.put(&subject, &there, Some(value), first);
        for (column, source) in self.pair.sources().iter().enumerate() {
            if let Source::Field(field) = source
                && !is_listed
                && !field.path.is_empty()
            {
                draft.stands_in(&subject, &below(there.clone(), field), self.pair.spot(row, column));
            }
        }
    }

    /// The names of a new row in its file; the last follows from its title where the file gives none.
    fn new_keys(&self, draft: &mut Draft<'_>, subject: &Subject, row: u32) -> Vec<String> {
        let mut keys = self.keys(row);
        let Some(last) = keys.last_mut().filter(|last| last.is_empty()) else {
            return keys;
        };
        let Some(title) = self.of_field(row, "title") else {
            return keys;
        };
        last.clone_from(&title);
        let mut above = row_path(self.layout(), &keys);
        above.pop();
        let there = draft.value(subject, &above);
        let there = there.iter().filter_map(Value::as_table);
        let there = there.flat_map(Table::keys).map(String::as_str);
        let id = free_id(&title, self.layout().field().unwrap_or_default(), there);
        if let Some(last) = keys.last_mut() {
            *last = id;
        }
        keys
    }

    /// Takes a new action, meeting or group.
    fn add_file(&self, draft: &mut Draft<'_>, row: u32) {
        let first = self.pair.first_spot(row);
        let said = self.subject(row);
        if said.as_ref().is_some_and(|subject| draft.has(subject)) {
            return refuse(draft, first, FindingKind::NotExported);
        }
        let subject = match self.layout().owner {
            Owner::Action => self.new_action(draft, said, row),
            _ => said,
        };
        let Some(subject) = subject else {
            return refuse(draft, first, FindingKind::Nameless);
        };
        for (column, source) in self.pair.sources().iter().enumerate() {
            let Source::Field(field) = source else { continue };
            let spot = self.pair.spot(row, column);
            match self.value(row, column, field.shape, None) {
                Ok(None) => {}
                Ok(value) => draft.put(&subject, &below(FieldPath::default(), field), value, spot),
                Err(()) => refuse(draft, spot, FindingKind::NotUnderstood),
            }
        }
    }

    /// A new action, where its row says its group and its title.
    fn new_action(&self, draft: &mut Draft<'_>, said: Option<Subject>, row: u32) -> Option<Subject> {
        self.of_field(row, "title")?;
        let column = self.pair.sources().iter().position(|source| *source == Source::Group)?;
        let group = self
            .value(row, column, Shape::Reference(Referent::Group), None)
            .ok()??;
        let group = group.as_text()?.parse().ok()?;
        let id = match said {
            Some(Subject::Action(id)) => Some(id),
            _ => None,
        };
        draft.new_action(id, &group, self.pair.spot(row, column))
    }

    /// What a new row holds; `None` where that is one value and not understood, which is said.
    fn whole(&self, draft: &mut Draft<'_>, row: u32) -> Option<Value> {
        let mut whole = Table::default();
        for (column, source) in self.pair.sources().iter().enumerate() {
            let Source::Field(field) = source else { continue };
            match self.value(row, column, field.shape, None) {
                Ok(value) if field.path.is_empty() => return value,
                Ok(None) => {}
                Ok(value) => {
                    whole.put(&below(FieldPath::default(), field), value);
                }
                Err(()) => refuse(draft, self.pair.spot(row, column), FindingKind::NotUnderstood),
            }
        }
        Some(Value::Table(whole))
    }

    fn subject(&self, row: u32) -> Option<Subject> {
        let owner = self.layout().owner;
        if owner == Owner::Plan {
            return Some(Subject::PlanConfig);
        }
        let column = self
            .pair
            .sources()
            .iter()
            .position(|source| *source == Source::Subject)?;
        Draft::subject(owner, self.meaning.text(self.pair.theirs(row, column)?).trim())
    }

    /// The names of a row in its file.
    fn keys(&self, row: u32) -> Vec<String> {
        let keys = self.pair.sources().iter().enumerate();
        let keys = keys.filter(|(_, source)| matches!(source, Source::Key(_)));
        let text = |column| self.pair.theirs(row, column).map(|cell| self.meaning.text(cell));
        keys.map(|(column, _)| text(column).unwrap_or_default()).collect()
    }
}

/// Where what a row holds stands in its file; of what is in a list, where the list does.
fn row_path(layout: &Layout, keys: &[String]) -> FieldPath {
    let mut keys = keys.iter();
    let parts = layout.steps.iter().filter_map(|step| match step {
        Step::Key(key) => Some((*key).to_owned()),
        Step::Each => keys.next().cloned(),
        Step::Nth => None,
    });
    FieldPath::from_iter(parts)
}

/// Where a field stands in what holds it.
fn below(mut path: FieldPath, field: &FieldColumn) -> FieldPath {
    for key in &field.path {
        path.push(*key);
    }
    path
}
