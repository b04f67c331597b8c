//! The fields of a plan's records in words: their names, their values, and what the format does not know of a record.

use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::field::Referent;
use copil_plan::sanitize::{sanitize, sanitize_lines};
use copil_plan::shape::Shape;
use copil_plan::value::{Table, Value};
use copil_plan::{Outcome, Plan, Priority, Weather};

impl Catalogue {
    /// The name of a field at the head of a line.
    pub fn field_heading(&self, key: &str) -> String {
        let name = self.find(&format!("field-{key}")).unwrap_or_else(|| key.to_owned());
        let mut letters = name.chars();
        let first = letters.next().map(char::to_uppercase).into_iter().flatten();
        first.chain(letters).collect()
    }

    /// A value as people read it: names for ids, days and numbers as the language writes them.
    pub fn field_value(&self, plan: &Plan, shape: Shape, value: &Value) -> String {
        let config = &plan.config;
        let name = match (shape, value) {
            (Shape::List(item), Value::List(values)) => {
                let values = values.iter().map(|value| self.field_value(plan, *item, value));
                return values.collect::<Vec<_>>().join(", ");
            }
            (_, Value::Date(day)) => return self.long_date(*day),
            (Shape::Flag, Value::Boolean(true)) => return fl!(self, "config-yes"),
            (Shape::Text, Value::Text(text)) => return sanitize_lines(text),
            (_, Value::Text(text)) => match shape {
                Shape::Reference(Referent::Person) => Some(plan.person_called(text).to_owned()),
                Shape::Reference(Referent::Organisation) => config.organisations.get(text).cloned(),
                Shape::Reference(Referent::Axis) => config.axes.get(text).cloned(),
                Shape::Reference(Referent::Phase) => config.phases.get(text).map(|phase| phase.title.clone()),
                Shape::Priority => Priority::from_word(text).map(|priority| self.priority(priority)),
                Shape::Word(words) if words == Outcome::WORDS => Some(self.outcome_word(text)),
                Shape::Word(_) => Some(self.word(text)),
                Shape::Weather => Weather::from_word(text).map(|weather| self.weather_with_symbol(weather)),
                _ => None,
            },
            _ => None,
        };
        sanitize(&name.unwrap_or_else(|| self.plain_value(value)))
    }

    /// A fixed word of the format, as people say it.
    fn word(&self, word: &str) -> String {
        let known = self.find(&format!("state-{word}"));
        let known = known.or_else(|| self.find(&format!("language-{word}")));
        known.unwrap_or_else(|| word.to_owned())
    }

    /// A value where there is little room.
    pub fn field_value_short(&self, plan: &Plan, shape: Shape, value: &Value) -> String {
        match value {
            Value::Date(day) => self.short_date(*day),
            value => self.field_value(plan, shape, value),
        }
    }

    /// A number as the language writes it.
    #[expect(clippy::cast_precision_loss, reason = "more digits than a person reads")]
    pub(super) fn number_value(&self, value: &Value) -> String {
        match value {
            Value::Integer(value) => self.number(*value as f64),
            value => self.plain_value(value),
        }
    }

    /// A value of which nothing is known but what it is.
    pub(super) fn plain_value(&self, value: &Value) -> String {
        match value {
            Value::Boolean(value) => value.to_string(),
            Value::Integer(value) => value.to_string(),
            Value::Number(value) => self.number(*value),
            Value::Date(day) => self.short_date(*day),
            Value::Time(time) => self.time_of_day(*time),
            Value::Moment(text) | Value::Text(text) => text.clone(),
            Value::List(values) => {
                let values: Vec<String> = values.iter().map(|value| self.plain_value(value)).collect();
                values.join(", ")
            }
            Value::Table(table) => {
                let pairs = table.iter();
                let pairs: Vec<String> = pairs
                    .map(|(key, value)| format!("{key} = {}", self.plain_value(value)))
                    .collect();
                pairs.join(", ")
            }
        }
    }

    /// The keys of a record that the format does not know, with where they stand, and what they hold.
    pub fn unknown_keys(&self, shape: Shape, table: &Table) -> Vec<(String, String)> {
        let mut found = Vec::new();
        self.find_unknown(shape, "", table, &mut found);
        found
    }

    fn find_unknown(&self, shape: Shape, place: &str, table: &Table, found: &mut Vec<(String, String)>) {
        let below = |key: &str| match shape {
            Shape::Record(fields) => fields.iter().find(|field| field.key == key).map(|field| field.shape),
            Shape::Keyed(item) => Some(*item),
            _ => None,
        };
        if !matches!(shape, Shape::Record(_) | Shape::Keyed(_)) {
            return;
        }
        let own = table.iter().filter(|(key, _)| below(key).is_none());
        found.extend(own.map(|(key, value)| (format!("{place}{key}"), self.plain_value(value))));
        for (key, value) in table.iter() {
            if let (Some(shape), Value::Table(table)) = (below(key), value) {
                self.find_unknown(shape, &format!("{place}{key}."), table, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::field::{Field, Record};
    use copil_plan::{Action, Language, Milestone};

    #[test]
    fn what_the_format_does_not_know_is_found_wherever_it_stands() {
        let mut action = Action::default();
        action.extra.push("cout".into(), Value::Number(1200.5));
        action.links.push("un".into(), "https://exemple.fr".into());
        let mut milestone = Milestone::default();
        let list = vec![Value::Text("a".into()), Value::Boolean(true)];
        milestone.extra.push("vu_par".into(), Value::List(list));
        action.milestones.push("charte".parse().unwrap(), milestone);
        let found = Catalogue::new(Language::Fr).unknown_keys(Action::SHAPE, &action.to_table());
        assert_eq!(
            found,
            [
                ("cout".to_owned(), "1\u{202f}200,5".to_owned()),
                ("milestones.charte.vu_par".to_owned(), "a, true".to_owned()),
            ]
        );
    }
}
