//! Which tables a plan is laid out in, and which columns each has, as the field tables say.
//!
//! What has its own file has a table, a row each. What stands in it under keys that the author chooses, or in a list of
//! records, has a table of its own, a row each, with the ids of what it belongs to in front. All else is a column.

use copil_plan::change::Subject;
use copil_plan::field::Field as _;
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::value::{Table, Value};
use copil_plan::{Action, Group, Meeting, PlanConfig};

/// What a file of the plan holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// An action.
    Action,
    /// A meeting.
    Meeting,
    /// A working group.
    Group,
    /// The plan itself.
    Plan,
}

impl Owner {
    /// All of them, in the order of their tables.
    pub const ALL: [Self; 4] = [Self::Action, Self::Meeting, Self::Group, Self::Plan];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Meeting => "meeting",
            Self::Group => "group",
            Self::Plan => "plan",
        }
    }

    /// The owner that a subject is.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Action(_) => Self::Action,
            Subject::Meeting(_) => Self::Meeting,
            Subject::Group(_) => Self::Group,
            Subject::PlanConfig => Self::Plan,
        }
    }

    /// What its file takes.
    pub fn shape(self) -> Shape {
        match self {
            Self::Action => Action::SHAPE,
            Self::Meeting => Meeting::SHAPE,
            Self::Group => Group::SHAPE,
            Self::Plan => PlanConfig::SHAPE,
        }
    }
}

/// A step from what a file holds to what a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(&'static str),
    /// Into each value of a table whose keys the author chooses.
    Each,
    /// Into each value of a list.
    Nth,
}

/// A column that shows a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldColumn {
    /// Where in what the row holds; nowhere where the row is the value itself.
    pub path: Vec<&'static str>,
    /// What it takes.
    pub shape: Shape,
}

/// A table of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// In whose files its rows are.
    pub owner: Owner,
    /// How one comes from a file to a row.
    pub steps: Vec<Step>,
    /// The columns of fields.
    pub columns: Vec<FieldColumn>,
}

/// What a row holds, and how it is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'v> {
    /// The keys that lead to it, one for each [`Step::Each`].
    pub keys: Vec<&'v str>,
    /// What it holds.
    pub value: &'v Value,
}

impl Layout {
    /// The tables of an owner: its own, then those of what it holds.
    pub fn of(owner: Owner) -> Vec<Self> {
        let mut found = Vec::new();
        gather(owner, Vec::new(), owner.shape(), &mut found);
        found
    }

    /// The key of the field that the rows are parts of; `None` for what has a file of its own.
    pub fn field(&self) -> Option<&'static str> {
        self.steps.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(*key),
            Step::Each | Step::Nth => None,
        })
    }

    /// The key of the field of the file that leads to the rows.
    pub fn first_field(&self) -> Option<&'static str> {
        self.steps.iter().find_map(|step| match step {
            Step::Key(key) => Some(*key),
            Step::Each | Step::Nth => None,
        })
    }

    /// How many keys lead to a row.
    pub fn keys(&self) -> usize {
        self.steps.iter().filter(|step| **step == Step::Each).count()
    }

    /// Whether its rows stand in a list: they have no names of their own.
    pub fn is_listed(&self) -> bool {
        self.steps.last() == Some(&Step::Nth)
    }

    /// The name of the table: `actions.indicators.measures`.
    pub fn name(&self) -> String {
        let keys = self.steps.iter().filter_map(|step| match step {
            Step::Key(key) => Some(*key),
            Step::Each | Step::Nth => None,
        });
        let whole = match self.owner {
            Owner::Plan => "plan".to_owned(),
            owner => format!("{}s", owner.word()),
        };
        [whole]
            .into_iter()
            .chain(keys.map(str::to_owned))
            .collect::<Vec<_>>()
            .join(".")
    }

    /// The rows of a file.
    pub fn rows<'v>(&self, file: &'v Value) -> Vec<Row<'v>> {
        let mut found = Vec::new();
        walk(&self.steps, &mut Vec::new(), file, &mut found);
        found
    }
}

impl FieldColumn {
    /// What a row holds there.
    pub fn value<'v>(&self, row: &'v Value) -> Option<&'v Value> {
        self.path.iter().try_fold(row, |value, key| {
            value.as_table().and_then(|table: &Table| table.get(key))
        })
    }

    /// Its name: `initial.value`.
    pub fn name(&self) -> String {
        match self.path.is_empty() {
            true => "value".to_owned(),
            false => self.path.join("."),
        }
    }
}

fn walk<'v>(steps: &[Step], keys: &mut Vec<&'v str>, value: &'v Value, found: &mut Vec<Row<'v>>) {
    let Some((step, rest)) = steps.split_first() else {
        let keys = keys.clone();
        found.push(Row { keys, value });
        return;
    };
    match (step, value) {
        (Step::Key(key), Value::Table(table)) => {
            if let Some(value) = table.get(key) {
                walk(rest, keys, value, found);
            }
        }
        (Step::Each, Value::Table(table)) => {
            for (key, value) in table.iter() {
                keys.push(key);
                walk(rest, keys, value, found);
                keys.pop();
            }
        }
        (Step::Nth, Value::List(values)) => {
            for value in values {
                walk(rest, keys, value, found);
            }
        }
        _ => {}
    }
}

fn gather(owner: Owner, steps: Vec<Step>, shape: Shape, found: &mut Vec<Layout>) {
    let mut below = Vec::new();
    let mut columns = Vec::new();
    match shape {
        Shape::Record(fields) => flatten(fields, &[], &mut columns, &mut below),
        shape => columns.push(FieldColumn {
            path: Vec::new(),
            shape,
        }),
    }
    let own = steps.clone();
    found.push(Layout {
        owner,
        steps: own,
        columns,
    });
    for (path, step, shape) in below {
        let mut steps = steps.clone();
        steps.extend(path.into_iter().map(Step::Key));
        steps.push(step);
        gather(owner, steps, shape, found);
    }
}

/// The columns of a record, with those of the records in it, and what has tables of its own.
fn flatten(
    fields: &'static [FieldSpec],
    before: &[&'static str],
    columns: &mut Vec<FieldColumn>,
    below: &mut Vec<(Vec<&'static str>, Step, Shape)>,
) {
    for field in fields {
        let path: Vec<&'static str> = before.iter().copied().chain([field.key]).collect();
        match field.shape {
            Shape::Record(inner) => flatten(inner, &path, columns, below),
            Shape::Keyed(item) => below.push((path, Step::Each, *item)),
            Shape::List(item @ Shape::Record(_)) => below.push((path, Step::Nth, *item)),
            shape => columns.push(FieldColumn { path, shape }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_file_is_in_a_table() {
        fn keys(shape: Shape, before: &str, found: &mut Vec<String>) {
            match shape {
                Shape::Record(fields) => {
                    for field in fields {
                        keys(field.shape, &format!("{before}.{}", field.key), found);
                    }
                }
                Shape::Keyed(item) | Shape::List(item @ Shape::Record(_)) => keys(*item, before, found),
                _ => found.push(before.to_owned()),
            }
        }
        for owner in Owner::ALL {
            let mut all = Vec::new();
            keys(owner.shape(), "", &mut all);
            let layouts = Layout::of(owner);
            let shown: Vec<String> = layouts
                .iter()
                .flat_map(|layout| {
                    let steps = layout.steps.iter().filter_map(|step| match step {
                        Step::Key(key) => Some(*key),
                        Step::Each | Step::Nth => None,
                    });
                    let before: Vec<&str> = steps.collect();
                    let path = |column: &FieldColumn| {
                        let keys = before.iter().chain(&column.path);
                        keys.map(|key| format!(".{key}")).collect::<String>()
                    };
                    layout.columns.iter().map(path).collect::<Vec<_>>()
                })
                .collect();
            for key in &all {
                assert_eq!(shown.iter().filter(|shown| *shown == key).count(), 1, "{owner:?}{key}");
            }
        }
    }

    #[test]
    fn tables_have_names_of_their_own() {
        let names: Vec<String> = Owner::ALL
            .into_iter()
            .flat_map(Layout::of)
            .map(|one| one.name())
            .collect();
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len(), "{names:?}");
        assert!(names.contains(&"actions.indicators.measures".to_owned()));
    }
}
