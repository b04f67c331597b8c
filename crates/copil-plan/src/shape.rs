//! The field table: what each key of a record takes, as `record!` declares it.
//!
//! Whoever has to treat fields alike (typing a value, showing one, JSON, the order of keys in a file) walks this table, so
//! that a new field needs no code of its own.

use crate::Subject;
use crate::action::Action;
use crate::config::PlanConfig;
use crate::field::{Field, Referent};
use crate::group::Group;
use crate::meeting::Meeting;
use crate::value::FieldPath;

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A text.
    Text,
    /// A day.
    Day(Timing),
    /// A time of day.
    Time,
    /// Yes, or nothing.
    Flag,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A weather.
    Weather,
    /// A priority.
    Priority,
    /// One of a few fixed words.
    Word(&'static [&'static str]),
    /// The id of something in the plan.
    Reference(Referent),
    /// A list of values.
    List(&'static Shape),
    /// A table whose keys the format knows.
    Record(&'static [FieldSpec]),
    /// A table whose keys the author chooses.
    Keyed(&'static Shape),
}

/// What a day is for. One that is typed without its year is taken accordingly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timing {
    /// Something is planned for it: the next such day, today's included.
    Planned,
    /// Something took effect on it: the last such day, today's included.
    Passed,
}

/// Where the sheet of a record says what a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetPlace {
    /// At its head, in a way of its own.
    Head,
    /// Among the facts: a name and a text.
    Fact,
    /// In a part of its own.
    Part,
}

/// A key of a record and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldSpec {
    /// The key.
    pub key: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Where a sheet says what it holds.
    pub place: SheetPlace,
    /// Whether a table of records can have a column of it.
    pub is_column: bool,
    /// Whether a list of records for programs has it: what may be of any length is left out.
    pub is_listed: bool,
    /// Whether a filter can ask for it under its key.
    pub is_filter_key: bool,
    /// Whether the menu of what to modify offers a prompt of it.
    pub is_prompted: bool,
    /// Whether the order of a list says something.
    pub is_ordered: bool,
}

impl FieldSpec {
    /// A field as its shape alone tells: a table whose keys the author chooses is a part of the sheet and no column.
    pub const fn new(key: &'static str, shape: Shape) -> Self {
        let is_single = !matches!(shape, Shape::Keyed(_) | Shape::Record(_));
        // The parts in a table have prompts of their own, under their ids.
        let is_prompted = !matches!(shape, Shape::Record(_) | Shape::List(Shape::Record(_)));
        Self {
            key,
            shape,
            place: if is_single { SheetPlace::Fact } else { SheetPlace::Part },
            is_column: is_single,
            is_listed: is_single,
            is_filter_key: true,
            is_prompted,
            is_ordered: false,
        }
    }

    /// A field that the head of the sheet says.
    pub const fn in_head(self) -> Self {
        Self {
            place: SheetPlace::Head,
            ..self
        }
    }

    /// A field that is a part of the sheet.
    pub const fn in_part(self) -> Self {
        Self {
            place: SheetPlace::Part,
            ..self
        }
    }

    /// A day on which something took effect.
    pub const fn passed(self) -> Self {
        Self {
            shape: Shape::Day(Timing::Passed),
            ..self
        }
    }

    /// A field that no column shows as it is.
    pub const fn no_column(self) -> Self {
        Self {
            is_column: false,
            ..self
        }
    }

    /// A field that a filter does not ask for as it is.
    pub const fn no_filter(self) -> Self {
        Self {
            is_filter_key: false,
            ..self
        }
    }

    /// A field that has a command of its own, or is left to the command line.
    pub const fn no_prompt(self) -> Self {
        Self {
            is_prompted: false,
            ..self
        }
    }

    /// A list in which the order says something.
    pub const fn in_order(self) -> Self {
        Self {
            is_ordered: true,
            ..self
        }
    }

    /// A field that may be of any length.
    pub const fn long(self) -> Self {
        Self {
            is_listed: false,
            ..self.no_column()
        }
    }
}

impl Shape {
    /// What the whole file of a subject takes.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::PlanConfig => PlanConfig::SHAPE,
            Subject::Group(_) => Group::SHAPE,
            Subject::Action(_) => Action::SHAPE,
            Subject::Meeting(_) => Meeting::SHAPE,
        }
    }

    /// What a list of it holds; else itself.
    pub fn item(self) -> Self {
        match self {
            Self::List(item) => *item,
            other => other,
        }
    }

    /// What the key at a path below takes; `None` where the format knows no such key.
    pub fn at(self, path: &FieldPath) -> Option<Self> {
        path.parts().iter().try_fold(self, |shape, part| match shape {
            Self::Record(fields) => fields.iter().find(|field| field.key == part).map(|field| field.shape),
            Self::Keyed(item) | Self::List(item) => Some(*item),
            _ => None,
        })
    }

    /// The keys that the format knows, in the order in which a new file has them.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        let fields = match self {
            Self::Record(fields) => fields,
            _ => &[],
        };
        fields.iter().map(|field| field.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_what_its_key_takes() {
        let at = |shape: Shape, path: &str| {
            let Ok(path) = path.parse();
            shape.at(&path)
        };
        assert_eq!(at(Action::SHAPE, "due"), Some(Shape::Day(Timing::Planned)));
        assert_eq!(
            at(Action::SHAPE, "milestones.charte.done"),
            Some(Shape::Day(Timing::Passed))
        );
        assert_eq!(at(Action::SHAPE, "milestones.charte.weight"), Some(Shape::Number));
        assert_eq!(at(Action::SHAPE, "links.date"), Some(Shape::Text));
        assert_eq!(
            at(Meeting::SHAPE, "present"),
            Some(Shape::List(&Shape::Reference(Referent::Person)))
        );
        assert_eq!(at(PlanConfig::SHAPE, "axes.done"), Some(Shape::Text));
        assert_eq!(
            at(PlanConfig::SHAPE, "phases.essai.start"),
            Some(Shape::Day(Timing::Planned))
        );
        assert_eq!(at(Action::SHAPE, "no_such"), None);
        assert_eq!(at(Action::SHAPE, "due.more"), None);
    }
}
