//! What sheets and tables show of the fields that have no drawing of their own: it follows from the field table alone.

use crate::wording::Catalogue;
use copil_plan::field::{Record, Referent};
use copil_plan::sanitize::{sanitize, sanitize_lines};
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::value::Value;
use copil_plan::{Action, Plan, Priority, Weather};

/// The fields that both sheets draw in a way of their own.
const DRAWN: [&str; 20] = [
    "title",
    "status",
    "since",
    "priority",
    "weather",
    "comment",
    "axis",
    "leads",
    "organisations",
    "start",
    "due",
    "weight",
    "progress",
    "depends_on",
    "tags",
    "description",
    "milestones",
    "indicators",
    "deliverables",
    "budgets",
];

/// Whether both sheets draw a field in a way of their own.
pub fn is_drawn(key: &str) -> bool {
    DRAWN.contains(&key)
}

/// What a sheet shows of the other fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestOfSheet {
    /// The name and the value of each that holds one thing.
    pub facts: Vec<(String, String)>,
    /// The title and the rows of each whose keys the author chooses.
    pub parts: Vec<(String, Vec<(String, String)>)>,
}

impl RestOfSheet {
    /// What the sheet of an action shows of the fields that have no drawing of their own.
    pub fn of(catalogue: &Catalogue, plan: &Plan, action: &Action) -> Self {
        let mut rest = Self::default();
        for field in Action::FIELDS.iter().filter(|field| !is_drawn(field.key)) {
            match (field.shape, action.field(field.key)) {
                (_, None) => {}
                (Shape::Keyed(item), Some(Value::Table(table))) => {
                    let row = |(name, value): (&String, &Value)| (sanitize(name), shown(catalogue, plan, *item, value));
                    rest.parts
                        .push((label(catalogue, field), table.iter().map(row).collect()));
                }
                (shape, Some(value)) => {
                    let value = shown(catalogue, plan, shape, &value);
                    rest.facts.push((label(catalogue, field), value));
                }
            }
        }
        rest
    }
}

/// The name of a field at the head of a line.
pub fn label(catalogue: &Catalogue, field: &FieldSpec) -> String {
    let name = catalogue
        .find(&field.label_id())
        .unwrap_or_else(|| field.key.to_owned());
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

/// A value as people read it: names for ids, days and numbers as the language writes them.
pub fn shown(catalogue: &Catalogue, plan: &Plan, shape: Shape, value: &Value) -> String {
    let config = &plan.config;
    let name = match (shape, value) {
        (Shape::List(item), Value::List(values)) => {
            let values = values.iter().map(|value| shown(catalogue, plan, *item, value));
            return values.collect::<Vec<_>>().join(", ");
        }
        (_, Value::Date(day)) => return catalogue.long_date(*day),
        (_, Value::Text(text)) => match shape {
            Shape::Reference(Referent::Person) => config.people.get(text).map(|person| &person.name),
            Shape::Reference(Referent::Organisation) => config.organisations.get(text),
            Shape::Reference(Referent::Axis) => config.axes.get(text),
            Shape::Text => return sanitize_lines(text),
            Shape::Priority | Shape::Weather => {
                let priority = Priority::from_word(text).map(|priority| catalogue.priority(priority));
                let weather = || Weather::from_word(text).map(|weather| catalogue.weather_with_symbol(weather));
                return priority.or_else(weather).unwrap_or_else(|| sanitize(text));
            }
            _ => None,
        },
        _ => None,
    };
    sanitize(
        &name
            .cloned()
            .unwrap_or_else(|| crate::wording::unknown_keys::text(catalogue, value)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;
    use copil_plan::field::Reading;
    use copil_plan::value::Table;

    /// A value that a key takes.
    fn some(shape: Shape) -> Value {
        let table = |key: &str, value| Value::Table([(key.to_owned(), value)].into_iter().collect());
        match shape {
            Shape::Text | Shape::Reference(_) => Value::Text("un".into()),
            Shape::Day => Value::Date("2018-03-15".parse().unwrap()),
            Shape::Number | Shape::Whole => Value::Integer(1),
            Shape::Weather => Value::Text("rainy".into()),
            Shape::Priority => Value::Text("low".into()),
            Shape::Word(words) => Value::Text(words[0].to_owned()),
            Shape::List(item) => Value::List(vec![some(*item)]),
            Shape::Keyed(item) => table("un", some(*item)),
            Shape::Record(fields) => {
                let pairs = fields.iter().map(|field| (field.key.to_owned(), some(field.shape)));
                Value::Table(pairs.collect())
            }
        }
    }

    #[test]
    fn every_field_of_an_action_is_named_read_written_and_has_a_place_in_the_sheet() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            for field in Action::FIELDS {
                assert!(catalogue.find(&field.label_id()).is_some(), "{language}: {}", field.key);
                let mut table = Table::default();
                table.push(field.key.to_owned(), some(field.shape));
                let action = Action::from_table(table, &mut Reading::default());
                assert_eq!(action.field(field.key), Some(some(field.shape)), "{}", field.key);
                let rest = RestOfSheet::of(&catalogue, &Plan::empty("plan".parse().unwrap()), &action);
                let rows = rest.facts.len() + rest.parts.len();
                assert_eq!(rows, usize::from(!DRAWN.contains(&field.key)), "{}", field.key);
            }
        }
        for key in DRAWN {
            assert!(Action::FIELDS.iter().any(|field| field.key == key), "{key}");
        }
    }
}
