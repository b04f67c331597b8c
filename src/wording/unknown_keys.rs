//! What an action's file holds and the format does not know: kept, and shown.

use crate::wording::Catalogue;
use copil_plan::Action;
use copil_plan::value::{Table, Value};

/// The keys that the format does not know, with where they stand, and what they hold.
pub fn unknown(catalogue: &Catalogue, action: &Action) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut take = |place: &str, extra: &Table| {
        for (key, value) in extra.iter() {
            let key = if place.is_empty() {
                key.clone()
            } else {
                format!("{place}.{key}")
            };
            found.push((key, text(catalogue, value)));
        }
    };
    take("", &action.extra);
    for (id, milestone) in action.milestones.iter() {
        take(&format!("milestones.{id}"), &milestone.extra);
    }
    for (id, indicator) in action.indicators.iter() {
        take(&format!("indicators.{id}"), &indicator.extra);
    }
    for (id, deliverable) in action.deliverables.iter() {
        take(&format!("deliverables.{id}"), &deliverable.extra);
    }
    for (id, budget) in action.budgets.iter() {
        take(&format!("budgets.{id}"), &budget.extra);
    }
    found
}

/// A value as people read it.
pub fn text(catalogue: &Catalogue, value: &Value) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Number(value) => catalogue.number(*value),
        Value::Date(day) => catalogue.short_date(*day),
        Value::Moment(text) | Value::Text(text) => text.clone(),
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(|value| self::text(catalogue, value)).collect();
            values.join(", ")
        }
        Value::Table(table) => {
            let pairs: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{key} = {}", self::text(catalogue, value)))
                .collect();
            pairs.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::{Language, Milestone};

    #[test]
    fn what_the_format_does_not_know_is_found_wherever_it_stands() {
        let mut action = Action::default();
        action.extra.push("cout".into(), Value::Number(1200.5));
        let mut milestone = Milestone::default();
        let list = vec![Value::Text("a".into()), Value::Boolean(true)];
        milestone.extra.push("vu_par".into(), Value::List(list));
        action.milestones.push("charte".parse().unwrap(), milestone);
        let found = unknown(&Catalogue::new(Language::Fr), &action);
        assert_eq!(
            found,
            [
                ("cout".to_owned(), "1\u{202f}200,5".to_owned()),
                ("milestones.charte.vu_par".to_owned(), "a, true".to_owned()),
            ]
        );
    }
}
