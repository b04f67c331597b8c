//! What the cells of an export mean.

use std::cell::RefCell;
use std::collections::HashMap;

use super::draft::Ground;
use crate::report::export::Export;
use crate::report::export::words::{CellWords, Reader, parts};
use crate::wording::lookup::ValueParser;
use copil_plan::field::Field as _;
use copil_plan::fold::fold;
use copil_plan::shape::Shape;
use copil_plan::value::Value;
use copil_sheet::write::unguarded;

/// The values that cells mean.
pub(super) struct Meaning<'p> {
    words: CellWords<'p>,
    parser: ValueParser<'p>,
    is_guarded: bool,
    choices: RefCell<HashMap<Shape, HashMap<String, String>>>,
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
    pub(super) fn text(&self, cell: &copil_sheet::Value) -> String {
        let text = cell.to_string();
        match self.is_guarded {
            true => unguarded(&text).to_owned(),
            false => text,
        }
    }

    /// The value that a cell means for a field of a shape, where another stood there; `Err` where it means none.
    pub(super) fn value(
        &self,
        shape: Shape,
        cell: Option<&copil_sheet::Value>,
        before: Option<&Value>,
    ) -> Result<Option<Value>, ()> {
        let Some(cell) = cell else { return Ok(None) };
        match (shape, cell) {
            (_, copil_sheet::Value::Error(_)) => Err(()),
            (Shape::Day(_), copil_sheet::Value::Date(day)) => Ok(Some(Value::Date(*day))),
            (Shape::Number, copil_sheet::Value::Number(number)) => Ok(number.write()),
            (Shape::Whole, copil_sheet::Value::Number(number)) if number.fract() == 0.0 => Ok(number.write()),
            (_, cell) => self.read(shape, &self.text(cell), before),
        }
    }

    fn read(&self, shape: Shape, text: &str, before: Option<&Value>) -> Result<Option<Value>, ()> {
        Ok(match shape {
            // What shows one of several texts cannot say which of them it becomes.
            Shape::Text if matches!(before, Some(Value::Table(_))) => return Err(()),
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
        self.parser.value(shape, text).map_err(|_| ())
    }
}
