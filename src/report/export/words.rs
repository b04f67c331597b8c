//! What cells say of values, and what values cells mean.

use std::collections::HashMap;

use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::Plan;
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::shape::Shape;
use copil_plan::value::Value;
use copil_sheet::write::Content;

/// For whom cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// People: names and words of a language.
    People,
    /// Programs: ids and words as the files have them.
    Programs,
}

/// What parts the values of a list in a cell.
const SEPARATOR: char = ';';

/// What cells say of values.
#[derive(Clone, Debug)]
pub struct CellWords<'p> {
    plan: &'p Plan,
    catalogue: Catalogue,
    reader: Reader,
    names: HashMap<Referent, HashMap<String, String>>,
}

/// What the plan names by an id and a name.
const NAMED: [Referent; 7] = [
    Referent::Person,
    Referent::Organisation,
    Referent::Axis,
    Referent::Phase,
    Referent::Committee,
    Referent::Group,
    Referent::Status,
];

impl<'p> CellWords<'p> {
    /// The words of a plan for a reader.
    pub fn of(plan: &'p Plan, catalogue: Catalogue, reader: Reader) -> Self {
        let names = NAMED.into_iter().filter(|_| reader == Reader::People);
        let names = names.map(|what| (what, clear_names(named(plan, &catalogue, what))));
        Self {
            plan,
            catalogue,
            reader,
            names: names.collect(),
        }
    }

    /// The cell that holds a value.
    pub fn content(&self, shape: Shape, value: Option<&Value>) -> Content {
        let Some(value) = value else {
            return Content::Nothing;
        };
        match value {
            Value::Date(day) => Content::Day(*day),
            // Whole numbers of a plan are far below 2^53.
            #[expect(clippy::cast_precision_loss)]
            Value::Integer(number) => Content::Number(*number as f64),
            Value::Number(number) => Content::Number(*number),
            value => match self.text(shape, value) {
                text if text.is_empty() => Content::Nothing,
                text => Content::Text(text),
            },
        }
    }

    /// A value as a text.
    fn text(&self, shape: Shape, value: &Value) -> String {
        match (shape, value) {
            (Shape::List(item), Value::List(values)) => {
                let values = values.iter().map(|value| escaped(&self.text(*item, value)));
                values.collect::<Vec<_>>().join("; ")
            }
            (_, Value::Text(text)) => self.word(shape, text),
            (_, Value::Boolean(true)) if self.reader == Reader::People => fl!(self.catalogue, "config-yes"),
            // A name in several languages.
            (Shape::Text, Value::Table(table)) => {
                let own = table.get(self.catalogue.language().code());
                let own = own.or_else(|| table.values().next()).and_then(Value::as_text);
                own.unwrap_or_default().to_owned()
            }
            (_, value) => value.to_string(),
        }
    }

    fn word(&self, shape: Shape, text: &str) -> String {
        if self.reader == Reader::Programs {
            return text.to_owned();
        }
        match shape {
            Shape::Reference(what) => {
                let names = self.names.get(&what);
                names
                    .and_then(|names| names.get(text))
                    .map_or(text, String::as_str)
                    .to_owned()
            }
            Shape::Weather | Shape::Priority | Shape::Word(_) => {
                self.catalogue
                    .field_value(self.plan, shape, &Value::Text(text.to_owned()))
            }
            // The line end after the last line shows as an empty one.
            _ => text.strip_suffix('\n').unwrap_or(text).to_owned(),
        }
    }

    /// The words that a cell of a shape may hold, each with the value that it means; nothing where it may hold any text.
    pub fn choices(&self, shape: Shape) -> Vec<(String, String)> {
        let words = |words: &[&str]| {
            let words = words.iter().map(|word| (self.word(shape, word), (*word).to_owned()));
            words.collect()
        };
        match shape {
            Shape::Weather => words(copil_plan::Weather::WORDS),
            Shape::Priority => words(copil_plan::Priority::WORDS),
            Shape::Word(known) => words(known),
            Shape::Reference(what) if NAMED.contains(&what) => {
                let named = named(self.plan, &self.catalogue, what).into_iter();
                named.map(|(id, _)| (self.word(shape, &id), id)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What the plan calls its things of a kind: ids and names.
fn named(plan: &Plan, catalogue: &Catalogue, what: Referent) -> Vec<(String, String)> {
    let config = &plan.config;
    let pair = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    match what {
        Referent::Person => config
            .people
            .iter()
            .map(|(id, one)| pair(id.as_str(), &one.name))
            .collect(),
        Referent::Organisation => config
            .organisations
            .iter()
            .map(|(id, name)| pair(id.as_str(), name))
            .collect(),
        Referent::Axis => config.axes.iter().map(|(id, name)| pair(id.as_str(), name)).collect(),
        Referent::Phase => config
            .phases
            .iter()
            .map(|(id, one)| pair(id.as_str(), &one.title))
            .collect(),
        Referent::Committee => config
            .committees
            .iter()
            .map(|(id, one)| pair(id.as_str(), &one.title))
            .collect(),
        Referent::Group => plan
            .groups
            .iter()
            .map(|(id, one)| pair(id.as_str(), &one.title))
            .collect(),
        Referent::Status => plan
            .workflow()
            .keys()
            .map(|id| pair(id.as_str(), &catalogue.status(plan, id)))
            .collect(),
        _ => Vec::new(),
    }
}

/// The names that mean one thing alone and that a cell can hold as they are.
fn clear_names(named: Vec<(String, String)>) -> HashMap<String, String> {
    let mut meanings: HashMap<String, usize> = HashMap::new();
    for (id, name) in &named {
        *meanings.entry(fold(name)).or_default() += 1;
        if fold(id) != fold(name) {
            *meanings.entry(fold(id)).or_default() += 1;
        }
    }
    let is_clear = |name: &str| {
        !name.is_empty()
            && name.trim() == name
            && !name.contains(['\n', '\r', '\t'])
            && meanings.get(&fold(name)) == Some(&1)
    };
    named.into_iter().filter(|(_, name)| is_clear(name)).collect()
}

/// A text among others in a cell.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(SEPARATOR, "\\;")
}

/// The texts that a cell holds.
pub fn parts(cell: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let last = found.last_mut().map(|last| last as &mut String);
        match (letter, last) {
            (SEPARATOR, _) => found.push(String::new()),
            ('\\', Some(last)) => last.extend(letters.next()),
            (letter, Some(last)) => last.push(letter),
            (_, None) => {}
        }
    }
    let found = found.iter().map(|text| text.trim().to_owned());
    found.filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::{Language, Person};

    #[test]
    fn a_name_stands_for_an_id_where_it_means_one_thing() {
        let mut plan = Plan::empty("plan".parse().unwrap());
        for (id, name) in [
            ("a", "Direction"),
            ("b", "direction"),
            ("c", "Cabinet"),
            ("d", "c"),
            ("e", "Été ; hiver"),
        ] {
            let person = Person {
                name: name.to_owned(),
                ..Person::default()
            };
            plan.config.people.push(id.parse().unwrap(), person);
        }
        let words = CellWords::of(&plan, Catalogue::new(Language::Fr), Reader::People);
        let shape = Shape::List(&Shape::Reference(Referent::Person));
        let list = ["a", "b", "c", "d", "e", "gone"].map(|id| Value::Text(id.to_owned()));
        let cell = words.content(shape, Some(&Value::List(list.to_vec())));
        let Content::Text(cell) = cell else { panic!("{cell:?}") };
        assert_eq!(cell, "a; b; Cabinet; d; Été \\; hiver; gone");
        assert_eq!(parts(&cell), ["a", "b", "Cabinet", "d", "Été ; hiver", "gone"]);
    }
}
