//! Two tables that were one, joined key by key.

use crate::change::Subject;
use crate::shape::{FieldSpec, Shape};
use crate::value::{FieldPath, Table, Value};

use super::clash::UNITS;
use super::{Chooser, Clash, sequence};

/// The keys that say what a thing in a table is.
const NAMES: [&str; 3] = ["title", "name", "text"];

/// What a value is on each side of a merge; `None` where it is absent.
#[derive(Clone, Copy)]
struct Sides<'v> {
    base: Option<&'v Value>,
    ours: Option<&'v Value>,
    theirs: Option<&'v Value>,
}

/// What the field table says of the values at a path.
#[derive(Clone, Copy)]
struct Known {
    /// What the key takes; `None` where the format does not know it.
    shape: Option<Shape>,
    is_ordered: bool,
}

impl Known {
    fn below(self, key: &str) -> Self {
        let of_field = |field: &FieldSpec| Self {
            shape: Some(field.shape),
            is_ordered: field.is_ordered,
        };
        let unknown = Self {
            shape: None,
            is_ordered: true,
        };
        match self.shape {
            Some(Shape::Record(fields)) => fields.iter().find(|field| field.key == key).map_or(unknown, of_field),
            Some(Shape::Keyed(item)) => Self {
                shape: Some(*item),
                is_ordered: false,
            },
            _ => unknown,
        }
    }

    /// Whether two new tables under one id are two things: their names differ.
    fn are_two(self, ours: &Table, theirs: &Table) -> bool {
        matches!(self.shape, Some(Shape::Record(_))) && NAMES.iter().any(|key| ours.get(key) != theirs.get(key))
    }

    /// Whether nothing is lost by taking a list for a set of values.
    fn is_set(self) -> bool {
        matches!(self.shape, Some(Shape::List(_))) && !self.is_ordered
    }
}

/// The tables of a subject, joined: what one side changed is taken, what both changed each in its own way is asked about.
/// Where it is strict, and of values that are contested, what one side changed is asked about as well.
pub(super) fn merge_tables(
    (subject, is_strict, contested): (&Subject, bool, &[FieldPath]),
    base: &Table,
    (ours, theirs): (&Table, &Table),
    chooser: &mut Chooser<'_>,
) -> Table {
    let known = Known {
        shape: Some(Shape::of(subject)),
        is_ordered: false,
    };
    let mut merger = TableMerger {
        subject,
        is_strict,
        contested,
        path: FieldPath::default(),
        chooser,
    };
    merger.tables(known, base, (ours, theirs))
}

struct TableMerger<'m, 'c> {
    subject: &'m Subject,
    is_strict: bool,
    contested: &'m [FieldPath],
    path: FieldPath,
    chooser: &'m mut Chooser<'c>,
}

impl TableMerger<'_, '_> {
    fn tables(&mut self, known: Known, base: &Table, (ours, theirs): (&Table, &Table)) -> Table {
        let mut merged = Table::default();
        let torn = self.torn_units(base, (ours, theirs));
        let new = theirs.keys().filter(|key| !ours.contains(key));
        let gone = base.keys().filter(|key| !ours.contains(key) && !theirs.contains(key));
        for key in ours.keys().chain(new).chain(gone) {
            let sides = Sides {
                base: base.get(key),
                ours: ours.get(key),
                theirs: theirs.get(key),
            };
            self.path.push(key.clone());
            let value = match torn.contains(&key.as_str()) && sides.ours != sides.theirs {
                true => self.ask(sides),
                false => self.value(known.below(key), sides),
            };
            self.path.pop();
            if let Some(value) = value {
                merged.push(key.clone(), value);
            }
        }
        merged
    }

    /// The keys of an action that go together and that both sides changed, not to the same: neither side's comment is to
    /// stand beside the other's weather.
    fn torn_units(&self, base: &Table, (ours, theirs): (&Table, &Table)) -> Vec<&'static str> {
        if !self.path.parts().is_empty() || !matches!(self.subject, Subject::Action(_)) {
            return Vec::new();
        }
        let differs = |unit: &[&str], a: &Table, b: &Table| unit.iter().any(|key| a.get(key) != b.get(key));
        let is_contested = |unit: &[&str]| unit.iter().any(|key| self.contested.contains(&FieldPath::key(*key)));
        let is_torn = |unit: &&&[&'static str]| {
            let did_both = is_contested(unit) || differs(unit, base, ours) && differs(unit, base, theirs);
            did_both && differs(unit, ours, theirs)
        };
        UNITS
            .iter()
            .filter(is_torn)
            .flat_map(|unit| unit.iter().copied())
            .collect()
    }

    fn value(&mut self, known: Known, sides: Sides<'_>) -> Option<Value> {
        let Sides { base, ours, theirs } = sides;
        let asks = self.is_strict || self.is_contested();
        if same(ours, theirs) || same(theirs, base) && !asks {
            return ours.cloned();
        }
        if same(ours, base) && !asks {
            return theirs.cloned();
        }
        // A table of things with keys of their own, and a list, are there as long as they hold something.
        let holds_things = matches!(known.shape, Some(Shape::Keyed(_)));
        let empty = Table::default();
        let table = |value: Option<&Value>| match value {
            None if holds_things => Some(empty.clone()),
            None => None,
            Some(value) => value.as_table().cloned(),
        };
        match (table(ours), table(theirs)) {
            // Two things that were given one id are not one.
            (Some(ours), Some(theirs)) if base.is_none() && known.are_two(&ours, &theirs) => self.ask(sides),
            (Some(ours), Some(theirs)) => {
                let base = base.and_then(Value::as_table).unwrap_or(&empty);
                let merged = self.tables(known, base, (&ours, &theirs));
                (!holds_things || !merged.is_empty()).then_some(Value::Table(merged))
            }
            _ if asks => self.ask(sides),
            _ if known.is_set() => self.lists(sides),
            _ => match joined_text(sides).or_else(|| joined_list(known, sides)) {
                Some(joined) => Some(joined),
                None => self.ask(sides),
            },
        }
    }

    /// Whether the value that it is at is contested, what it stands in, or what stands in it.
    fn is_contested(&self) -> bool {
        let path = self.path.parts();
        let is_near = |place: &FieldPath| path.starts_with(place.parts()) || place.parts().starts_with(path);
        let mut places = self.contested.iter().filter(|place| !place.parts().is_empty());
        places.any(is_near)
    }

    /// Lists in which the order says nothing: what either side took out goes, what either added comes.
    fn lists(&mut self, sides: Sides<'_>) -> Option<Value> {
        let list = |value: Option<&'_ Value>| match value {
            None => Some(Vec::new()),
            Some(Value::List(elements)) => Some(elements.clone()),
            Some(_) => None,
        };
        let (Some(base), Some(ours), Some(theirs)) = (list(sides.base), list(sides.ours), list(sides.theirs)) else {
            return self.ask(sides);
        };
        let kept = ours.iter().filter(|one| theirs.contains(one) || !base.contains(one));
        let added = theirs.iter().filter(|one| !base.contains(one) && !ours.contains(one));
        let merged: Vec<Value> = kept.chain(added).cloned().collect();
        if has_two_of_a_day(&merged) {
            return self.ask(sides);
        }
        (!merged.is_empty()).then_some(Value::List(merged))
    }

    fn ask(&mut self, sides: Sides<'_>) -> Option<Value> {
        self.chooser.value(Clash {
            subject: self.subject.clone(),
            path: self.path.clone(),
            base: sides.base.cloned(),
            ours: sides.ours.cloned(),
            theirs: sides.theirs.cloned(),
            together: None,
        })
    }
}

/// A text of several lines with the lines that either side changed.
fn joined_text(sides: Sides<'_>) -> Option<Value> {
    let [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(|value| value.and_then(Value::as_text));
    sequence::joined_text(base.filter(|base| base.contains('\n'))?, ours?, theirs?).map(Value::Text)
}

/// A list in which the order says something, with the elements that either side changed.
fn joined_list(known: Known, sides: Sides<'_>) -> Option<Value> {
    let takes_list = known.shape.is_none_or(|shape| matches!(shape, Shape::List(_)));
    let list = |value: Option<&'_ Value>| match value {
        Some(Value::List(elements)) if takes_list => Some(elements.clone()),
        _ => None,
    };
    sequence::joined_list(&list(sides.base)?, &list(sides.ours)?, &list(sides.theirs)?).map(Value::List)
}

/// Whether two of the tables in a list, such as measures, are of one day.
fn has_two_of_a_day(list: &[Value]) -> bool {
    let day = |value: &Value| value.as_table().and_then(|table| table.get("date")?.as_date());
    let mut days: Vec<_> = list.iter().filter_map(day).collect();
    days.sort_unstable();
    days.windows(2).any(|pair| pair[0] == pair[1])
}

/// Whether two values are the same to the plan: `40` is `40.0`.
fn same(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(Value::Integer(whole)), Some(Value::Number(number)))
        | (Some(Value::Number(number)), Some(Value::Integer(whole))) => Value::Number(*number) == as_number(*whole),
        _ => a == b,
    }
}

/// A whole number as one with decimals; beyond what those can tell apart the two are never the same.
fn as_number(whole: i64) -> Value {
    match i32::try_from(whole) {
        Ok(whole) => Value::Number(f64::from(whole)),
        Err(_) => Value::Integer(whole),
    }
}
