//! What both sides changed, each in its own way, and how it is answered.

use crate::change::diff::diff_tables;
use crate::change::{Change, Subject};
use crate::check::LocatedProblem;
use crate::record::words;
use crate::value::{FieldPath, Value};

/// The keys of an action of which one says nothing without the others; the first stands for all in an answer.
pub(super) const UNITS: &[&[&str]] = &[&["status", "since"], &["weather", "comment", "confirmed"]];

/// What an answer calls the whole of a thing.
pub const WHOLE: &str = "all";

words! {
    /// One of the two that are joined.
    pub enum Side {
        /// The plan at hand.
        Ours = "ours",
        /// The one that is joined to it.
        Theirs = "theirs",
    }
}

impl Side {
    /// The one that it is joined with.
    pub fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// How a clash is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// What one of the two says.
    Side(Side),
    /// Another value; `None` where there is to be none.
    Other(Option<Value>),
}

impl Choice {
    /// The word of the record.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Side(side) => side.word(),
            Self::Other(_) => "other",
        }
    }

    /// The side that is taken.
    pub fn side(&self) -> Option<Side> {
        match self {
            Self::Side(side) => Some(*side),
            Self::Other(_) => None,
        }
    }
}

impl From<Side> for Choice {
    fn from(side: Side) -> Self {
        Self::Side(side)
    }
}

/// What both sides changed, each in its own way.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What it is about, under the id that it has at hand.
    pub subject: Subject,
    /// Which value; empty for the whole file, `id` and `group` for where an action stands.
    pub path: FieldPath,
    /// What it was; `None` when absent.
    pub base: Option<Value>,
    /// What it is at hand.
    pub ours: Option<Value>,
    /// What the other side wants.
    pub theirs: Option<Value>,
    /// Where it is no value that both changed: what is wrong with the plan because of what each did.
    pub together: Option<Box<Together>>,
}

/// What is wrong with a plan only because of what both sides did.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// What is wrong.
    pub problems: Vec<LocatedProblem>,
    /// What makes it so at hand.
    pub ours: Vec<Change>,
    /// What makes it so on the other side.
    pub theirs: Vec<Change>,
}

impl Clash {
    /// The value that stands for this one in an answer: a status and its day are answered together, and so are a weather
    /// and what is said of it.
    pub fn question(&self) -> FieldPath {
        question_of(&self.path)
    }

    /// Whether another value than those of the two sides can answer it: a thing as a whole, and where it stands, are one
    /// side's or the other's.
    pub fn takes_other(&self) -> bool {
        self.together.is_none() && !matches!(self.path.as_strs().as_slice(), [] | ["id"] | ["group"])
    }

    /// The values that it is about; an empty path is a thing as a whole.
    pub(super) fn places(&self) -> Vec<(Subject, FieldPath)> {
        let Some(together) = &self.together else {
            return vec![(self.subject.clone(), self.path.clone())];
        };
        let changes = together.ours.iter().chain(&together.theirs);
        let place = |change: &Change| match change {
            Change::Set { path, .. } => path.clone(),
            Change::Moved { .. } => FieldPath::key("group"),
            Change::Renamed { .. } => FieldPath::key("id"),
            Change::Created { .. } | Change::Deleted { .. } => FieldPath::default(),
        };
        changes.map(|change| (change.subject(), place(change))).collect()
    }

    /// What a side did; nothing where a value that goes with this one is what differs.
    pub fn did(&self, side: Side) -> Vec<Change> {
        if let Some(together) = &self.together {
            return match side {
                Side::Ours => together.ours.clone(),
                Side::Theirs => together.theirs.clone(),
            };
        }
        let new = match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        };
        let (old, subject) = (&self.base, &self.subject);
        if old == new {
            return Vec::new();
        }
        let table = |value: &Option<Value>| value.as_ref().and_then(Value::as_table).cloned();
        match (self.path.as_strs().as_slice(), table(old), table(new)) {
            ([], Some(old), Some(new)) => diff_tables(subject, &old, &new),
            ([], None, Some(content)) => vec![Change::Created {
                subject: subject.clone(),
                group: None,
                content,
            }],
            ([], Some(content), None) => vec![Change::Deleted {
                subject: subject.clone(),
                group: None,
                content,
            }],
            (path, ..) => {
                let place = place_change(path, subject, old.as_ref(), new.as_ref());
                vec![place.unwrap_or_else(|| Change::Set {
                    subject: subject.clone(),
                    path: self.path.clone(),
                    old: old.clone(),
                    new: new.clone(),
                })]
            }
        }
    }
}

/// The renaming or the move that a clash about where an action stands is about.
fn place_change(path: &[&str], subject: &Subject, old: Option<&Value>, new: Option<&Value>) -> Option<Change> {
    let Subject::Action(action) = subject else { return None };
    let (old, new) = (old?.as_text()?, new?.as_text()?);
    match path {
        ["id"] => Some(Change::Renamed {
            from: old.parse().ok()?,
            to: new.parse().ok()?,
        }),
        ["group"] => Some(Change::Moved {
            action: action.clone(),
            from: old.parse().ok()?,
            to: new.parse().ok()?,
        }),
        _ => None,
    }
}

/// The value that stands for one in an answer.
pub fn question_of(path: &FieldPath) -> FieldPath {
    let of_unit = |key: &str| UNITS.iter().find(|unit| unit.contains(&key)).map(|unit| unit[0]);
    match path.as_strs().as_slice() {
        [key] => FieldPath::key(of_unit(key).unwrap_or(key)),
        _ => path.clone(),
    }
}
