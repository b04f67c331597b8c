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
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A text.
    Text,
    /// A day.
    Day,
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

/// A key of a record and what it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldSpec {
    /// The key.
    pub key: &'static str,
    /// What it takes.
    pub shape: Shape,
}

impl FieldSpec {
    /// The message of the catalogues that names it.
    pub fn label_id(&self) -> String {
        format!("field-{}", self.key)
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
        assert_eq!(at(Action::SHAPE, "due"), Some(Shape::Day));
        assert_eq!(at(Action::SHAPE, "milestones.charte.weight"), Some(Shape::Number));
        assert_eq!(at(Action::SHAPE, "links.date"), Some(Shape::Text));
        assert_eq!(
            at(Meeting::SHAPE, "present"),
            Some(Shape::List(&Shape::Reference(Referent::Person)))
        );
        assert_eq!(at(PlanConfig::SHAPE, "axes.done"), Some(Shape::Text));
        assert_eq!(at(PlanConfig::SHAPE, "phases.essai.start"), Some(Shape::Day));
        assert_eq!(at(Action::SHAPE, "no_such"), None);
        assert_eq!(at(Action::SHAPE, "due.more"), None);
    }
}
