//! How values are read from tables and written to them: one trait; `record.rs` derives whole records from it.
//!
//! Reading is lenient: it gathers every problem it meets, each at its path, and goes on. What it cannot use it leaves
//! out; what it does not know it keeps in the record's `extra`, so that nothing in a file is ever lost.

use chrono::NaiveDate;

use super::id::IdError;
use super::query::FilterError;
use super::shape::{FieldSpec, Shape};
use super::value::{FieldPath, Kind, Table, Value, VecMap};

/// One thing that is wrong with a record, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    /// Where in the file.
    pub path: FieldPath,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a key or its value.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The value is not of the type that the key takes.
    WrongType {
        /// What the key takes.
        expected: Kind,
        /// What is there.
        found: Kind,
    },
    /// A key that must be there is not.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// The format has no such key. Kept as it is; a warning.
    UnknownKey {
        /// The known key that looks most like it.
        nearest: Option<String>,
    },
    /// The text is none of the words that the key takes.
    UnknownWord {
        /// The text.
        word: String,
        /// The words that the key takes.
        allowed: Vec<String>,
        /// The one that looks most like it.
        nearest: Option<String>,
    },
    /// The text names something that the plan does not have.
    UnknownReference {
        /// What it should name.
        what: Referent,
        /// The text.
        id: String,
        /// The one that looks most like it.
        nearest: Option<String>,
    },
    /// The text is no id.
    BadId {
        /// The text.
        text: String,
        /// Why it is none.
        why: IdError,
    },
    /// The number is outside what the key takes.
    OutOfRange {
        /// The smallest value.
        least: f64,
        /// The largest value, if there is one.
        most: Option<f64>,
    },
    /// The actions depend on each other in a circle.
    Cycle {
        /// The actions of the circle, in order.
        through: Vec<String>,
    },
    /// A day comes before one that it must follow. A warning.
    OutOfOrder {
        /// The key of the day that should come first.
        before: &'static str,
    },
    /// A key says something else than the name of the file.
    NameMismatch {
        /// What the name of the file says.
        named: String,
    },
    /// The text is no filter of actions. A warning: what a view names may leave the plan after it.
    BadFilter {
        /// The text.
        text: String,
        /// What is wrong with it, and where in it.
        error: Box<FilterError>,
    },
    /// The file is of a newer format.
    NewerFormat {
        /// The format of the file.
        found: i64,
    },
}

/// What a reference can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Referent {
    /// A person of the plan.
    Person,
    /// An organisation.
    Organisation,
    /// A strategic axis.
    Axis,
    /// An action.
    Action,
    /// A working group.
    Group,
    /// A committee.
    Committee,
    /// A status of the workflow.
    Status,
    /// A meeting.
    Meeting,
    /// A decision.
    Decision,
    /// A milestone of the action.
    Milestone,
}

impl Fault {
    /// Whether the file can be used and written all the same.
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::UnknownKey { .. } | Self::OutOfOrder { .. } | Self::BadFilter { .. }
        )
    }
}

/// A reading under way: where it is and what it found wrong so far.
#[derive(Debug, Default)]
pub struct Reading {
    /// The steps that lead to where the reading is.
    steps: Vec<Step>,
    /// The names among the steps, one after the other.
    names: String,
    /// The problems met, in the order of the keys.
    pub problems: Vec<FieldProblem>,
}

/// One step down, cheap to take: very few of them are ever told.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A key of the format.
    Key(&'static str),
    /// A key that the file's author chose; its length at the end of the names.
    Name(usize),
    /// A place of a list.
    Nth(usize),
}

impl Reading {
    /// Reports a problem where the reading is.
    pub fn fault(&mut self, fault: Fault) {
        let mut names = self.names.as_str();
        let mut text = |step: &Step| match step {
            Step::Key(key) => (*key).to_owned(),
            Step::Nth(n) => n.to_string(),
            Step::Name(length) => {
                let (name, rest) = names.split_at(*length);
                names = rest;
                name.to_owned()
            }
        };
        let path = self.steps.iter().map(&mut text).collect();
        self.problems.push(FieldProblem { path, fault });
    }

    /// Reports a problem at a key below where the reading is.
    pub fn fault_at(&mut self, key: &'static str, fault: Fault) {
        self.enter(key);
        self.fault(fault);
        self.leave();
    }

    /// Goes down to what is under a key of the format.
    pub fn enter(&mut self, key: &'static str) {
        self.steps.push(Step::Key(key));
    }

    /// Goes down to what is under a key that the file's author chose.
    pub fn enter_named(&mut self, name: &str) {
        self.steps.push(Step::Name(name.len()));
        self.names.push_str(name);
    }

    /// Goes down to what is at a place of a list.
    pub fn enter_nth(&mut self, n: usize) {
        self.steps.push(Step::Nth(n));
    }

    /// Goes up again.
    pub fn leave(&mut self) {
        if let Some(Step::Name(length)) = self.steps.pop() {
            self.names.truncate(self.names.len() - length);
        }
    }

    /// Reports that the value is of another type.
    pub fn wrong_type(&mut self, expected: Kind, value: &Value) {
        self.fault(Fault::WrongType {
            expected,
            found: value.kind(),
        });
    }
}

/// Something that stands under a key.
pub trait Field: Sized {
    /// What the key takes.
    const SHAPE: Shape;

    /// Makes the value one of its own, reporting what is wrong with it; `None` when nothing of it can be used.
    fn read(value: Value, reading: &mut Reading) -> Option<Self>;

    /// The value to write; `None` when the key is to be absent.
    fn write(&self) -> Option<Value>;

    /// What an absent key means; `None` when the key must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands in for a value that is missing or cannot be used, so that the rest of the record can be shown.
    fn stand_in() -> Self;

    /// Visits what a filter asks it for, one after the other: each of a list; of a keyed table the keys and their values;
    /// of a record its title.
    fn visit(&self, _visitor: &mut dyn FnMut(Scalar<'_>)) {}
}

/// A single value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'v> {
    /// A text, an id, a word.
    Text(&'v str),
    /// A day.
    Day(NaiveDate),
    /// A number.
    Number(f64),
}

/// A [`Field`] that is a whole table of known keys.
pub trait Record: Field {
    /// The keys of the format and what they take, in the order in which a new file has them.
    const FIELDS: &'static [FieldSpec];

    /// Makes a record of the table, reporting what is wrong with it.
    fn from_table(table: Table, reading: &mut Reading) -> Self;

    /// The table to write.
    fn to_table(&self) -> Table;

    /// What the field of a key holds; `None` when it is absent, or the format knows no such key.
    fn field(&self, key: &str) -> Option<Value>;

    /// Visits the values of the field of a key.
    fn visit_field(&self, key: &str, visitor: &mut dyn FnMut(Scalar<'_>));

    /// The texts, ids and words of the field of a key.
    fn texts_of(&self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        self.visit_field(key, &mut |value| match value {
            Scalar::Text(text) => texts.push(text.to_owned()),
            Scalar::Day(_) | Scalar::Number(_) => {}
        });
        texts
    }
}

/// The word of `allowed` that looks most like `word`, when one does.
pub fn nearest<'a>(word: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word = super::fold::fold(word);
    let limit = (word.chars().count() / 3).max(1) + 1;
    allowed
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &super::fold::fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

impl Field for String {
    const SHAPE: Shape = Shape::Text;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text),
            _ => {
                reading.wrong_type(Kind::Text, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Text(self.clone()))
    }

    fn stand_in() -> Self {
        Self::new()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Text(self));
    }
}

impl Field for NaiveDate {
    const SHAPE: Shape = Shape::Day;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Date(date) => Some(date),
            _ => {
                reading.wrong_type(Kind::Date, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Date(*self))
    }

    fn stand_in() -> Self {
        Self::default()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Day(*self));
    }
}

/// The largest number of a plan. Sums over all its actions stay exact enough, and are never infinite.
const LARGEST_NUMBER: f64 = 1e15;

impl Field for f64 {
    const SHAPE: Shape = Shape::Number;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let number = match value {
            #[expect(clippy::cast_precision_loss, reason = "exact up to the largest number")]
            Value::Integer(number) => number as f64,
            Value::Number(number) => number,
            _ => {
                reading.wrong_type(Kind::Number, &value);
                return None;
            }
        };
        if number.abs() <= LARGEST_NUMBER {
            return Some(number);
        }
        reading.fault(Fault::OutOfRange {
            least: -LARGEST_NUMBER,
            most: Some(LARGEST_NUMBER),
        });
        None
    }

    /// Whole numbers are written without decimals, as people write them.
    #[expect(clippy::cast_possible_truncation, reason = "guarded by the comparison")]
    fn write(&self) -> Option<Value> {
        let whole = self.fract() == 0.0 && self.abs() < 9e15;
        Some(if whole {
            Value::Integer(*self as i64)
        } else {
            Value::Number(*self)
        })
    }

    fn stand_in() -> Self {
        0.0
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Number(*self));
    }
}

impl Field for i64 {
    const SHAPE: Shape = Shape::Whole;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Integer(number) => Some(number),
            _ => {
                reading.wrong_type(Kind::Integer, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Integer(*self))
    }

    fn stand_in() -> Self {
        0
    }

    // Whole numbers of a plan are far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Number(*self as f64));
    }
}

impl<T: Field> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        T::read(value, reading).map(Some)
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().and_then(T::write)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn stand_in() -> Self {
        None
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        self.iter().for_each(|value| value.visit(visitor));
    }
}

impl<T: Field> Field for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let Value::List(values) = value else {
            reading.wrong_type(Kind::List, &value);
            return None;
        };
        let mut list = Self::with_capacity(values.len());
        for (n, value) in values.into_iter().enumerate() {
            reading.enter_nth(n);
            list.extend(T::read(value, reading));
            reading.leave();
        }
        Some(list)
    }

    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::List(self.iter().filter_map(T::write).collect()))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn stand_in() -> Self {
        Self::new()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        self.iter().for_each(|value| value.visit(visitor));
    }
}

/// A key of a keyed table: an id, or any text.
pub trait Key: Sized + AsRef<str> {
    /// Makes the text a key; gives it back where it cannot be one.
    fn read_key(key: String) -> Result<Self, (String, IdError)>;
}

impl Key for String {
    fn read_key(key: String) -> Result<Self, (String, IdError)> {
        Ok(key)
    }
}

impl<K: Key, V: Field> Field for VecMap<K, V> {
    const SHAPE: Shape = Shape::Keyed(&V::SHAPE);

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let Value::Table(table) = value else {
            reading.wrong_type(Kind::Table, &value);
            return None;
        };
        let mut keyed = Self::default();
        for (name, value) in table {
            reading.enter_named(&name);
            match K::read_key(name) {
                Ok(key) => {
                    if let Some(value) = V::read(value, reading) {
                        keyed.push(key, value);
                    }
                }
                Err((text, why)) => reading.fault(Fault::BadId { text, why }),
            }
            reading.leave();
        }
        Some(keyed)
    }

    fn write(&self) -> Option<Value> {
        let pair = |(key, value): (&K, &V)| value.write().map(|value| (key.as_ref().to_owned(), value));
        (!self.is_empty()).then(|| Value::Table(self.iter().filter_map(pair).collect()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn stand_in() -> Self {
        Self::default()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        for (key, value) in self.iter() {
            visitor(Scalar::Text(key.as_ref()));
            value.visit(visitor);
        }
    }
}

macro_rules! id_fields {
    ($($name:ident: $shape:expr),*) => {$(
        impl Field for super::id::$name {
            const SHAPE: Shape = $shape;

            fn read(value: Value, reading: &mut Reading) -> Option<Self> {
                let text = String::read(value, reading)?;
                Self::from_text(text)
                    .map_err(|(text, why)| reading.fault(Fault::BadId { text, why }))
                    .ok()
            }

            fn write(&self) -> Option<Value> {
                Some(Value::Text(self.as_str().to_owned()))
            }

            /// Never shown: a record without its id is reported and this stands in its place.
            fn stand_in() -> Self {
                match "unknown".parse() {
                    Ok(id) => id,
                    Err(_) => unreachable!("\"unknown\" is an id"),
                }
            }

            fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
                visitor(Scalar::Text(self.as_str()));
            }
        }

        impl Key for super::id::$name {
            fn read_key(key: String) -> Result<Self, (String, IdError)> {
                Self::from_text(key)
            }
        }
    )*};
}

id_fields!(
    ActionId: Shape::Reference(Referent::Action),
    GroupId: Shape::Reference(Referent::Group),
    PersonId: Shape::Reference(Referent::Person),
    OrganisationId: Shape::Reference(Referent::Organisation),
    AxisId: Shape::Reference(Referent::Axis),
    PhaseId: Shape::Text,
    CommitteeId: Shape::Reference(Referent::Committee),
    StatusId: Shape::Reference(Referent::Status),
    MilestoneId: Shape::Reference(Referent::Milestone),
    IndicatorId: Shape::Text,
    DeliverableId: Shape::Text,
    BudgetId: Shape::Text,
    DecisionId: Shape::Reference(Referent::Decision),
    MeetingId: Shape::Reference(Referent::Meeting),
    ViewId: Shape::Text
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_without_accents_and_never_far_away() {
        let words = ["in-progress", "done", "blocked"];
        assert_eq!(nearest("Blocqued", words).as_deref(), Some("blocked"));
        assert_eq!(nearest("inprogress", words).as_deref(), Some("in-progress"));
        assert_eq!(nearest("zzzz", words), None);
        assert_eq!(nearest("mielstones", ["milestones"]).as_deref(), Some("milestones"));
        // A swap of neighbours counts once.
        assert_eq!(nearest("jaoln", ["jaune", "jalon"]).as_deref(), Some("jalon"));
    }
}
