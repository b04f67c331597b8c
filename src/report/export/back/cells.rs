//! A sheet that was edited beside the one that is made again: row by row under their names, cell by cell.

use std::collections::{HashMap, HashSet, VecDeque};

use super::FindingKind;
use super::draft::Draft;
use super::meaning::Meaning;
use crate::report::export::book::{Sheet as Made, Source};
use crate::report::export::layout::{FieldColumn, Layout, Owner, Step};
use copil_plan::change::Subject;
use copil_plan::field::Referent;
use copil_plan::shape::Shape;
use copil_plan::thing::free_id;
use copil_plan::value::{FieldPath, Table, Value};
use copil_sheet::{Place, Sheet, Value as Cell};

/// Two versions of a sheet.
struct Pair<'s> {
    made: &'s Made,
    ours: &'s Sheet,
    theirs: &'s Sheet,
    /// Where each column of ours is in theirs.
    at: Vec<Option<u32>>,
}

/// Takes what differs in a sheet into a draft.
pub(super) fn compare(draft: &mut Draft<'_>, meaning: &Meaning<'_>, made: &Made, ours: &Sheet, theirs: &Sheet) {
    let Some(pair) = Pair::of(draft, made, ours, theirs) else {
        return;
    };
    let mut known: HashMap<Vec<String>, VecDeque<u32>> = HashMap::new();
    for row in ours.rows().filter(|row| *row > 0) {
        // Names that differ in what no cell holds are matched in their order.
        let name = pair.name(meaning, ours, row, &Some);
        known.entry(name).or_default().push_back(row);
    }
    let mut seen: HashSet<Vec<String>> = HashSet::new();
    for row in theirs.rows().filter(|row| *row > 0) {
        let name = pair.name(meaning, theirs, row, &|column| pair.at[column as usize]);
        if pair.is_blank(row) {
            continue;
        }
        match known.get_mut(&name).and_then(VecDeque::pop_front) {
            Some(own) => pair.edit(draft, meaning, own, row),
            None if seen.contains(&name) => pair.refuse(draft, row, FindingKind::Twice),
            None => pair.add(draft, meaning, &name, row),
        }
        // What the file leaves to be named is something else each time.
        if !name.iter().any(String::is_empty) {
            seen.insert(name);
        }
    }
    let left = known
        .iter()
        .flat_map(|(name, rows)| rows.iter().map(move |row| (*row, name)));
    let mut gone: Vec<(u32, &Vec<String>)> = left.collect();
    gone.sort();
    for (_, name) in gone {
        draft.find(&ours.name, &name.join(" · "), FindingKind::Gone);
    }
}

impl<'s> Pair<'s> {
    /// Finds the columns again, wherever they were moved to; `None` where those are gone that say what a row is.
    fn of(draft: &mut Draft<'_>, made: &'s Made, ours: &'s Sheet, theirs: &'s Sheet) -> Option<Self> {
        let heading = |sheet: &Sheet, column: u32| {
            let cell = sheet.cell(Place { row: 0, column });
            cell.map(|cell| cell.value.to_string())
        };
        let mut at = Vec::with_capacity(made.sources.len());
        let mut is_readable = true;
        for (column, source) in (0u32..).zip(&made.sources) {
            let wanted = heading(ours, column);
            let found = theirs.row(0).find(|(_, cell)| Some(cell.value.to_string()) == wanted);
            let found = found.map(|(column, _)| column);
            if found.is_none() && !matches!(source, Source::Computed(_)) {
                draft.find(&theirs.name, &wanted.unwrap_or_default(), FindingKind::ColumnGone);
                is_readable &= !matches!(source, Source::Subject | Source::Key(_));
            }
            at.push(found);
        }
        for (column, cell) in theirs.row(0).filter(|(column, _)| !at.contains(&Some(*column))) {
            let place = place(theirs, 0, column);
            draft.find(place, &cell.value.to_string(), FindingKind::Foreign);
        }
        is_readable.then_some(Self { made, ours, theirs, at })
    }

    fn layout(&self) -> &Layout {
        &self.made.layout
    }

    /// By what a row is known: the ids in front, and in a list what comes first in it.
    fn name(&self, meaning: &Meaning<'_>, sheet: &Sheet, row: u32, at: &dyn Fn(u32) -> Option<u32>) -> Vec<String> {
        let mut is_named = false;
        let mut name = Vec::new();
        for (column, source) in (0u32..).zip(&self.made.sources) {
            let is_first = self.layout().is_listed() && !is_named && matches!(source, Source::Field(_));
            is_named |= is_first;
            if is_first || matches!(source, Source::Subject | Source::Key(_)) {
                let cell = at(column).and_then(|column| sheet.cell(Place { row, column }));
                name.push(cell.map(|cell| meaning.text(&cell.value)).unwrap_or_default());
            }
        }
        name
    }

    /// Whether no column of a row of theirs holds anything.
    fn is_blank(&self, row: u32) -> bool {
        let mut cells = self.at.iter().flatten();
        cells.all(|column| self.theirs.cell(Place { row, column: *column }).is_none())
    }

    fn ours(&self, row: u32, column: usize) -> Option<&Cell> {
        let column = u32::try_from(column).ok()?;
        self.ours.cell(Place { row, column }).map(|cell| &cell.value)
    }

    fn theirs(&self, row: u32, column: usize) -> Option<&Cell> {
        let column = (*self.at.get(column)?)?;
        self.theirs.cell(Place { row, column }).map(|cell| &cell.value)
    }

    /// Says that a cell is not taken.
    fn refuse_cell(&self, draft: &mut Draft<'_>, row: u32, column: usize, what: FindingKind) {
        let text = self.theirs(row, column).map(ToString::to_string).unwrap_or_default();
        let at = self.at.get(column).copied().flatten().unwrap_or_default();
        draft.find(place(self.theirs, row, at), &text, what);
    }

    /// Says that a row is not taken.
    fn refuse(&self, draft: &mut Draft<'_>, row: u32, what: FindingKind) {
        let columns = (0..self.at.len()).filter(|column| self.theirs(row, *column).is_some());
        let column = columns.into_iter().next().unwrap_or_default();
        self.refuse_cell(draft, row, column, what);
    }

    /// Takes the cells of a row that differ.
    fn edit(&self, draft: &mut Draft<'_>, meaning: &Meaning<'_>, own: u32, row: u32) {
        let columns = self.made.sources.iter().enumerate();
        let differing = columns
            .filter(|(column, _)| self.at[*column].is_some() && self.ours(own, *column) != self.theirs(row, *column));
        let differing: Vec<(usize, &Source)> = differing.collect();
        if differing.is_empty() {
            return;
        }
        let keys: Vec<String> = self.keys(meaning, row);
        let Some(subject) = self.subject(meaning, row) else {
            return self.refuse(draft, row, FindingKind::Nameless);
        };
        for (column, source) in differing {
            match source {
                Source::Computed(_) => self.refuse_cell(draft, row, column, FindingKind::Computed),
                Source::Group => self.take_group(draft, meaning, &subject, row, column),
                Source::Field(field) if self.layout().is_listed() => {
                    self.take_of_list(draft, meaning, (&subject, &keys), row, (column, field));
                }
                Source::Field(field) => {
                    let path = path(self.layout(), &keys, field);
                    self.take(draft, meaning, (&subject, &path), row, (column, field.shape));
                }
                Source::Subject | Source::Key(_) => {}
            }
        }
    }

    /// Takes a cell; whether it means something.
    fn take(
        &self,
        draft: &mut Draft<'_>,
        meaning: &Meaning<'_>,
        (subject, path): (&Subject, &FieldPath),
        row: u32,
        (column, shape): (usize, Shape),
    ) {
        let before = draft.value(subject, path);
        match meaning.value(shape, self.theirs(row, column), before.as_ref()) {
            Ok(value) if value == before => {}
            Ok(value) => draft.put(subject, path, value),
            Err(()) => self.refuse_cell(draft, row, column, FindingKind::NotUnderstood),
        }
    }

    fn take_group(&self, draft: &mut Draft<'_>, meaning: &Meaning<'_>, subject: &Subject, row: u32, column: usize) {
        let group = meaning.value(Shape::Reference(Referent::Group), self.theirs(row, column), None);
        match group.ok().flatten().as_ref().and_then(Value::as_text).map(str::parse) {
            Some(Ok(group)) => draft.put_in_group(subject, group),
            _ => self.refuse_cell(draft, row, column, FindingKind::NotUnderstood),
        }
    }

    /// Takes a cell of what stands in a list, where it is known by its first field.
    fn take_of_list(
        &self,
        draft: &mut Draft<'_>,
        meaning: &Meaning<'_>,
        (subject, keys): (&Subject, &[String]),
        row: u32,
        (column, field): (usize, &FieldColumn),
    ) {
        let path = list_path(self.layout(), keys);
        let Some(Value::List(mut items)) = draft.value(subject, &path) else {
            return self.refuse_cell(draft, row, column, FindingKind::NoOwner);
        };
        let first = self.first_field(meaning, row);
        let item = items.iter_mut().find_map(|item| match (item, &first) {
            (Value::Table(table), Some((key, value))) if table.get(key) == Some(value) => Some(table),
            _ => None,
        });
        let value = meaning.value(field.shape, self.theirs(row, column), None);
        match (item, value) {
            (Some(item), Ok(value)) => {
                item.put(&FieldPath::from_iter(field.path.iter().map(ToString::to_string)), value);
                draft.put(subject, &path, Some(Value::List(items)));
            }
            _ => self.refuse_cell(draft, row, column, FindingKind::NotUnderstood),
        }
    }

    /// What a row of a list is known by: the key of its first field, and the value.
    fn first_field(&self, meaning: &Meaning<'_>, row: u32) -> Option<(&'static str, Value)> {
        let mut fields = self.made.sources.iter().enumerate();
        fields.find_map(|(column, source)| match source {
            Source::Field(field) => {
                let value = meaning.value(field.shape, self.theirs(row, column), None).ok()??;
                Some((*field.path.first()?, value))
            }
            _ => None,
        })
    }

    /// Takes a row that is new.
    fn add(&self, draft: &mut Draft<'_>, meaning: &Meaning<'_>, name: &[String], row: u32) {
        if self.layout().steps.is_empty() {
            return self.add_file(draft, meaning, row);
        }
        let subject = self.subject(meaning, row);
        let Some(subject) = subject.filter(|subject| draft.has(subject)) else {
            return self.refuse(draft, row, FindingKind::NoOwner);
        };
        let mut keys = self.keys(meaning, row);
        if let Some(last) = keys.last_mut().filter(|last| last.is_empty())
            && let Some(title) = self.titled(meaning, row)
        {
            *last = title;
            let mut above = row_path(self.layout(), &keys);
            above.pop();
            let there = draft.value(&subject, &above);
            let there = there
                .iter()
                .filter_map(Value::as_table)
                .flat_map(Table::keys)
                .map(String::as_str);
            if let Some(last) = keys.last_mut() {
                *last = free_id(last, self.layout().field().unwrap_or_default(), there);
            }
        }
        if keys.iter().any(String::is_empty) || name.is_empty() {
            return self.refuse(draft, row, FindingKind::Nameless);
        }
        let there = if self.layout().is_listed() {
            list_path(self.layout(), &keys)
        } else {
            row_path(self.layout(), &keys)
        };
        if !self.layout().is_listed() && draft.value(&subject, &there).is_some() {
            return self.refuse(draft, row, FindingKind::NotExported);
        }
        let Some(value) = self.whole(draft, meaning, row) else {
            return;
        };
        let value = match draft.value(&subject, &there) {
            Some(Value::List(mut items)) => {
                items.push(value);
                Value::List(items)
            }
            _ if self.layout().is_listed() => Value::List(vec![value]),
            _ => value,
        };
        draft.put(&subject, &there, Some(value));
    }

    /// Takes a new action, meeting or group.
    fn add_file(&self, draft: &mut Draft<'_>, meaning: &Meaning<'_>, row: u32) {
        let said = self.subject(meaning, row);
        if said.as_ref().is_some_and(|subject| draft.has(subject)) {
            return self.refuse(draft, row, FindingKind::NotExported);
        }
        let subject = match self.layout().owner {
            Owner::Action => {
                let column = self.made.sources.iter().position(|source| *source == Source::Group);
                let cell = column.and_then(|column| self.theirs(row, column));
                let group = meaning
                    .value(Shape::Reference(Referent::Group), cell, None)
                    .ok()
                    .flatten();
                let group = group
                    .as_ref()
                    .and_then(Value::as_text)
                    .and_then(|group| group.parse().ok());
                let id = match &said {
                    Some(Subject::Action(id)) => Some(id.clone()),
                    _ => None,
                };
                let is_titled = self.titled(meaning, row).is_some();
                group
                    .filter(|_| is_titled)
                    .and_then(|group| draft.new_action(id, &group))
            }
            _ => said,
        };
        let Some(subject) = subject else {
            return self.refuse(draft, row, FindingKind::Nameless);
        };
        if let Some(Value::Table(table)) = self.whole(draft, meaning, row) {
            for (key, value) in table {
                draft.put(&subject, &FieldPath::key(key), Some(value));
            }
        }
    }

    /// What a new row holds; `None` where that is one value and not understood, which is said.
    fn whole(&self, draft: &mut Draft<'_>, meaning: &Meaning<'_>, row: u32) -> Option<Value> {
        let mut whole = Table::default();
        for (column, source) in self.made.sources.iter().enumerate() {
            let Source::Field(field) = source else { continue };
            match meaning.value(field.shape, self.theirs(row, column), None) {
                Ok(value) if field.path.is_empty() => return value,
                Ok(None) => {}
                Ok(value) => {
                    whole.put(&FieldPath::from_iter(field.path.iter().map(ToString::to_string)), value);
                }
                Err(()) => self.refuse_cell(draft, row, column, FindingKind::NotUnderstood),
            }
        }
        Some(Value::Table(whole))
    }

    /// The title of a row.
    fn titled(&self, meaning: &Meaning<'_>, row: u32) -> Option<String> {
        let is_title = |source: &Source| matches!(source, Source::Field(field) if field.path == ["title"]);
        let column = self.made.sources.iter().position(is_title)?;
        Some(meaning.text(self.theirs(row, column)?))
    }

    fn subject(&self, meaning: &Meaning<'_>, row: u32) -> Option<Subject> {
        let owner = self.layout().owner;
        if owner == Owner::Plan {
            return Some(Subject::PlanConfig);
        }
        let column = self.made.sources.iter().position(|source| *source == Source::Subject)?;
        Draft::subject(owner, meaning.text(self.theirs(row, column)?).trim())
    }

    /// The names of a row in its file.
    fn keys(&self, meaning: &Meaning<'_>, row: u32) -> Vec<String> {
        let keys = self.made.sources.iter().enumerate();
        let keys = keys.filter(|(_, source)| matches!(source, Source::Key(_)));
        keys.map(|(column, _)| {
            self.theirs(row, column)
                .map(|cell| meaning.text(cell))
                .unwrap_or_default()
        })
        .collect()
    }
}

/// A cell as people say it.
fn place(sheet: &Sheet, row: u32, column: u32) -> String {
    let place = Place { row, column };
    match sheet.name.as_str() {
        "" => place.to_string(),
        name => format!("{name} {place}"),
    }
}

/// Where what a row holds stands in its file.
fn row_path(layout: &Layout, keys: &[String]) -> FieldPath {
    let mut keys = keys.iter();
    let parts = layout.steps.iter().filter_map(|step| match step {
        Step::Key(key) => Some((*key).to_owned()),
        Step::Each => keys.next().cloned(),
        Step::Nth => None,
    });
    FieldPath::from_iter(parts)
}

/// Where the list stands that a row is in.
fn list_path(layout: &Layout, keys: &[String]) -> FieldPath {
    row_path(layout, keys)
}

fn path(layout: &Layout, keys: &[String], field: &FieldColumn) -> FieldPath {
    let mut path = row_path(layout, keys);
    for key in &field.path {
        path.push(*key);
    }
    path
}
