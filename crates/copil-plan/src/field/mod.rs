//! How values are read from tables and written to them: one trait; `record.rs` derives whole records from it.
//!
//! Reading is lenient: it gathers every problem it meets, each at its path, and goes on. What it cannot use it leaves
//! out; what it does not know it keeps in the record's `extra`, so that nothing in a file is ever lost.

mod packed;
mod types;

pub use packed::{Unpacking, pack_length, pack_text};
pub use types::LARGEST_NUMBER;
pub(crate) use types::keyed_list;

use chrono::{NaiveDate, NaiveTime};

use crate::id::IdError;
use crate::names::OtherMeaning;
use crate::query::FilterError;
use crate::shape::{FieldSpec, Shape};
use crate::value::{FieldPath, Kind, Table, Value};

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
    /// It is in the list already. A warning.
    Repeated,
    /// Somebody else has the address too, so that it does not tell who is at the keyboard. A warning.
    SharedAddress {
        /// Who has it before.
        with: String,
    },
    /// Something took effect on a day that is still to come. A warning.
    ToCome,
    /// The day has nothing to do with the years of the plan. A warning.
    FarOff,
    /// It took effect before what it follows. A warning.
    BeforeFormer {
        /// The day of what it follows.
        former: NaiveDate,
    },
    /// The id means something else as well. A warning.
    OtherMeaning {
        /// The id.
        id: String,
        /// What it means besides.
        meaning: OtherMeaning,
    },
    /// The text is no id.
    BadId {
        /// The text.
        text: String,
        /// Why it is none.
        why: IdError,
    },
    /// The text names no action of a plan.
    NotPlanAndAction {
        /// The text.
        text: String,
    },
    /// The action is said to be the same as itself. A warning.
    SameAsItself,
    /// The text is no time after a day.
    NotADelay {
        /// The text.
        text: String,
    },
    /// It was to be measured on a day gone by, and was not. A warning.
    NotMeasured {
        /// The day.
        on: NaiveDate,
    },
    /// Its status is to be shown by evidence, and it has none. A warning.
    NoEvidence,
    /// It is not reached, and the status of its action asks for it: two people made it so, each apart.
    NotReached,
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
    /// The decisions take one another's place in a circle.
    CircleOfDecisions {
        /// The decisions of the circle, in order.
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
    /// The items stand in a list, as they did before they had keys. A warning: it is rewritten with the next change.
    ItemsListed,
    /// It says what came of an item in a meeting that is not held yet. A warning.
    NotHeld,
    /// The record of a meeting is complete, and does not say what came of an item. A warning.
    NoOutcome,
    /// Somebody is named among those who were there and among those who were not. A warning.
    NamedTwice {
        /// The person.
        person: String,
    },
    /// Somebody is represented by a person who is not present. A warning.
    NotPresent {
        /// The person who should be.
        person: String,
    },
    /// What was talked about, or who was there, is in the plan no more. A warning: the record of a meeting stays as it is.
    NoLongerThere {
        /// The id that it had.
        id: String,
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
    /// A phase.
    Phase,
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
    /// An indicator of the action.
    Indicator,
    /// Something that the action hands over.
    Deliverable,
    /// A budget of the action.
    Budget,
    /// An item of the meeting's agenda.
    AgendaItem,
}

impl Fault {
    /// Whether it may well be a slip: whoever is about to record it is asked.
    pub fn is_doubtful(&self) -> bool {
        matches!(
            self,
            Self::OutOfOrder { .. }
                | Self::Repeated
                | Self::SharedAddress { .. }
                | Self::ToCome
                | Self::FarOff
                | Self::BeforeFormer { .. }
                | Self::NotHeld
                | Self::NoOutcome
                | Self::NamedTwice { .. }
                | Self::NotPresent { .. }
        )
    }

    /// Whether it is about the id of a thing, which nothing new may have.
    pub fn other_meaning(&self) -> Option<(&str, OtherMeaning)> {
        match self {
            Self::OtherMeaning { id, meaning } => Some((id, *meaning)),
            _ => None,
        }
    }

    /// Whether the file can be used and written all the same.
    pub fn is_warning(&self) -> bool {
        self.is_doubtful()
            || matches!(
                self,
                Self::UnknownKey { .. }
                    | Self::BadFilter { .. }
                    | Self::OtherMeaning { .. }
                    | Self::ItemsListed
                    | Self::NoEvidence
                    | Self::SameAsItself
                    | Self::NotMeasured { .. }
                    | Self::NoLongerThere { .. }
            )
    }
}

/// A reading under way: where it is and what it found wrong so far.
#[derive(Debug, Default)]
pub struct Reading {
    /// The steps that lead to where the reading is.
    steps: Vec<PathStep>,
    /// The names among the steps, one after the other.
    names: String,
    /// The problems met, in the order of the keys.
    pub problems: Vec<FieldProblem>,
}

/// One step down, cheap to take: very few of them are ever told.
#[derive(Clone, Copy, Debug)]
enum PathStep {
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
        let mut text = |step: &PathStep| match step {
            PathStep::Key(key) => (*key).to_owned(),
            PathStep::Nth(n) => n.to_string(),
            PathStep::Name(length) => {
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
        self.steps.push(PathStep::Key(key));
    }

    /// Goes down to what is under a key that the file's author chose.
    pub fn enter_named(&mut self, name: &str) {
        self.steps.push(PathStep::Name(name.len()));
        self.names.push_str(name);
    }

    /// Goes down to what is at a place of a list.
    pub fn enter_nth(&mut self, n: usize) {
        self.steps.push(PathStep::Nth(n));
    }

    /// Goes up again.
    pub fn leave(&mut self) {
        if let Some(PathStep::Name(length)) = self.steps.pop() {
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

    /// The value to write of one part, of those that a keyed table holds; `None` when it has no such part.
    fn part(&self, _id: &str) -> Option<Value> {
        None
    }

    /// What an absent key means; `None` when the key must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// What stands in for a value that is missing or cannot be used, so that the rest of the record can be shown.
    fn stand_in() -> Self;

    /// Writes it as bytes that [`Field::unpack`] makes it of again. Keys that the format does not know are left out; what
    /// no cache keeps writes nothing.
    fn pack(&self, _to: &mut Vec<u8>) {}

    /// The value that was packed; `None` where the bytes are not those of one.
    fn unpack(_from: &mut Unpacking<'_>) -> Option<Self> {
        None
    }

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
    /// A time of day.
    Time(NaiveTime),
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

    /// What the part of an id holds in the field of a key that holds parts.
    fn part_of(&self, key: &str, id: &str) -> Option<Value>;

    /// Visits the values of the field of a key.
    fn visit_field(&self, key: &str, visitor: &mut dyn FnMut(Scalar<'_>));

    /// The texts, ids and words of the field of a key.
    fn texts_of(&self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        self.visit_field(key, &mut |value| match value {
            Scalar::Text(text) => texts.push(text.to_owned()),
            Scalar::Day(_) | Scalar::Time(_) | Scalar::Number(_) => {}
        });
        texts
    }
}

/// The word of `allowed` that looks most like `word`, when one does.
pub fn nearest<'a>(word: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let word = crate::fold::fold(word);
    let limit = (word.chars().count() / 3).max(1) + 1;
    allowed
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &crate::fold::fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

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
