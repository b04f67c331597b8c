//! What the cells of an export mean.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use super::draft::Ground;
use crate::report::export::Export;
use crate::report::export::book::Source;
use crate::report::export::words::{CellWords, Reader, parts};
use crate::wording::lookup::{ValueParser, find_number};
use copil_import::{Day, DayOrder, Edge, Scale, StatusMeaning, amount, day, priority, status, weather};
use copil_plan::field::{Field as _, Referent};
use copil_plan::fold::fold;
use copil_plan::shape::Shape;
use copil_plan::value::Value;
use copil_sheet::Value as Cell;
use copil_sheet::write::{is_too_long, unguarded};

/// The field that counts to a hundred.
const PERCENT: &str = "progress";

/// The values that cells mean.
pub(super) struct Meaning<'p> {
    words: CellWords<'p>,
    parser: ValueParser<'p>,
    reader: Reader,
    is_guarded: bool,
    choices: RefCell<HashMap<Shape, HashMap<String, String>>>,
}

/// How the cells of a column are read: as the whole of it shows.
pub(super) struct Column {
    /// What comes first in its days.
    days: DayOrder,
    /// Whether it counts to a hundred.
    is_percent: bool,
}

/// How one cell is read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'c> {
    pub shape: Shape,
    pub column: &'c Column,
    /// What its row counts in.
    pub unit: Option<&'c str>,
}

impl<'p> Meaning<'p> {
    pub(super) fn of(export: &Export<'p>, reader: Reader, ground: Ground<'p>) -> Self {
        Self {
            words: CellWords::of(export.plan, export.catalogue, reader),
            parser: ValueParser {
                known: ground.known,
                me: None,
                today: export.day,
                catalogue: export.catalogue,
            },
            reader,
            is_guarded: false,
            choices: RefCell::default(),
        }
    }

    /// The same of a file in which an apostrophe stands before what looks like a formula.
    pub(super) fn guarded(self) -> Self {
        Self {
            is_guarded: true,
            ..self
        }
    }

    /// The text of a cell.
    pub(super) fn text(&self, cell: &Cell) -> String {
        let text = cell.to_string();
        match self.is_guarded {
            true => unguarded(&text).to_owned(),
            false => text,
        }
    }

    /// Whether a cell held the beginning alone of what stood there.
    pub(super) fn is_cut(&self, before: Option<&Value>) -> bool {
        // What is guarded is a table as text, whose cells are of any length.
        !self.is_guarded && before.and_then(Value::as_text).is_some_and(is_too_long)
    }

    /// How a column is read, whose cells were something else.
    pub(super) fn column(source: &Source, cells: &[(&Cell, &Cell)]) -> Column {
        let is = |cell: &Cell, order| match day(cell, order, Edge::Last) {
            Some(Day::Exact(day)) => Some(day),
            _ => None,
        };
        // What was exported has the year or the day first.
        let is_same = |order| {
            let same = cells.iter().filter(|(ours, theirs)| {
                let there = is(theirs, order);
                there.is_some() && there == is(ours, DayOrder::DayFirst)
            });
            same.count()
        };
        let days = match is_same(DayOrder::DayFirst).cmp(&is_same(DayOrder::MonthFirst)) {
            Ordering::Greater => DayOrder::DayFirst,
            Ordering::Less => DayOrder::MonthFirst,
            Ordering::Equal => DayOrder::of(cells.iter().map(|(_, theirs)| *theirs)),
        };
        let is_percent = matches!(source, Source::Field(field) if field.path == [PERCENT]);
        Column { days, is_percent }
    }

    /// The value that a cell means, where another stood there; `Err` where it means none.
    pub(super) fn value(
        &self,
        reading: Reading<'_>,
        cell: Option<&Cell>,
        before: Option<&Value>,
    ) -> Result<Option<Value>, ()> {
        let Some(cell) = cell else { return Ok(None) };
        match (reading.shape, cell) {
            (_, Cell::Error(_)) => Err(()),
            (Shape::Day(_), cell) => self.day(reading, cell).map(Some),
            (Shape::Number, Cell::Number(number)) => Ok(counted(*number, reading.column)?.write()),
            (Shape::Number, cell) => match number(&self.text(cell), reading.unit) {
                Some(number) => Ok(number.write()),
                None => Err(()),
            },
            (Shape::Whole, Cell::Number(number)) if number.fract() == 0.0 => Ok(number.write()),
            (shape, cell) => self.read(shape, &self.text(cell), before),
        }
    }

    fn day(&self, reading: Reading<'_>, cell: &Cell) -> Result<Value, ()> {
        match day(cell, reading.column.days, Edge::Last) {
            Some(Day::Exact(day)) => Ok(Value::Date(day)),
            Some(Day::About(_) | Day::Never) => Err(()),
            // Nobody can tell which comes first.
            None if reading.column.days == DayOrder::Unknown => Err(()),
            None => self.one(reading.shape, &self.text(cell)),
        }
    }

    fn read(&self, shape: Shape, text: &str, before: Option<&Value>) -> Result<Option<Value>, ()> {
        Ok(match shape {
            // What shows one of several texts cannot say which of them it becomes.
            Shape::Text if matches!(before, Some(Value::Table(_))) => return Err(()),
            // Programs are shown the line end after the last line, people are not.
            Shape::Text if self.reader == Reader::Programs => Some(Value::Text(text.to_owned())),
            Shape::Text => {
                let ended = before.and_then(Value::as_text).is_some_and(|text| text.ends_with('\n'));
                let end = if ended && !text.ends_with('\n') { "\n" } else { "" };
                Some(Value::Text(format!("{text}{end}")))
            }
            Shape::List(item) => {
                let values = parts(text).into_iter();
                let values: Result<Vec<Option<Value>>, ()> = values.map(|text| self.read(*item, &text, None)).collect();
                let values: Vec<Value> = values?.into_iter().flatten().collect();
                (!values.is_empty()).then_some(Value::List(values))
            }
            Shape::Flag => match self.one(shape, text)? {
                Value::Boolean(false) => None,
                value => Some(value),
            },
            shape => Some(self.one(shape, text)?),
        })
    }

    /// The value of one word.
    fn one(&self, shape: Shape, text: &str) -> Result<Value, ()> {
        let mut choices = self.choices.borrow_mut();
        let known = choices.entry(shape).or_insert_with(|| {
            let choices = self.words.choices(shape).into_iter();
            choices.map(|(said, meant)| (fold(&said), meant)).collect()
        });
        if let Some(meant) = known.get(&fold(text)) {
            return Ok(Value::Text(meant.clone()));
        }
        // A word of the format's own is one of a few.
        if let Shape::Word(words) = shape
            && !words.contains(&text)
        {
            return Err(());
        }
        let read = self.parser.value(shape, text).ok();
        read.or_else(|| self.by_meaning(shape, text)).ok_or(())
    }

    /// The value that other words of the trade mean.
    fn by_meaning(&self, shape: Shape, text: &str) -> Option<Value> {
        let word = match shape {
            Shape::Reference(Referent::Status) => match status(text, self.parser.known.plan) {
                StatusMeaning::Is(id) => id.to_string(),
                StatusMeaning::Means(_) | StatusMeaning::Unknown => return None,
            },
            Shape::Priority => priority(text, "")?.word().to_owned(),
            Shape::Weather => weather(text)
                .filter(|(_, says_no_more)| *says_no_more)?
                .0
                .word()
                .to_owned(),
            _ => return None,
        };
        Some(Value::Text(word))
    }
}

/// A number that stands in a cell as one. What counts to a hundred is typed as a part of one where the cell shows percents.
fn counted(number: f64, column: &Column) -> Result<f64, ()> {
    match column.is_percent {
        // The whole, or a hundredth of it.
        true if number == 1.0 => Err(()),
        true if number > 0.0 && number < 1.0 => Ok((number * 10_000.0).round() / 100.0),
        _ => Ok(number),
    }
}

/// The number that a text says, in the unit that its row counts in.
fn number(text: &str, unit: Option<&str>) -> Option<f64> {
    if let Ok(number) = find_number(text) {
        return Some(number);
    }
    let folded = fold(text);
    let bare = unit.and_then(|unit| folded.trim().strip_suffix(fold(unit).trim()));
    if let Some(number) = bare.and_then(|bare| find_number(bare).ok()) {
        return Some(number);
    }
    let said = amount(&Cell::Text(text.to_owned()), Scale::of(""))?;
    let own = Scale::of(unit.unwrap_or_default());
    let is_other = unit.is_some() && said.unit.is_some() && said.unit != own.unit;
    (!is_other).then_some(said.number / own.times)
}
