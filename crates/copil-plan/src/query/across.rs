//! A filter read with the names of several plans, asked of one of them. Each plan calls people and organisations by ids of its
//! own, so that these are found again by what they are: an organisation by its name, a person by an address.

use super::value::FilterValue;
use super::{Condition, Filter, Term};
use crate::Plan;
use crate::config::Person;
use crate::fold::fold;

impl Filter {
    /// The same filter for one plan of several, of which `named` has the names.
    #[must_use]
    pub fn for_plan(&self, named: &Plan, plan: &Plan) -> Self {
        let terms = self.terms.iter().map(|term| Term {
            negated: term.negated,
            condition: match &term.condition {
                Condition::Is { key, whole, values } => Condition::Is {
                    key: *key,
                    whole: *whole,
                    values: values.iter().flat_map(|value| found(value, named, plan)).collect(),
                },
                other => other.clone(),
            },
        });
        Self { terms: terms.collect() }
    }
}

/// What a value of several plans is in one of them; nothing where it is not known there.
fn found(value: &FilterValue, named: &Plan, plan: &Plan) -> Vec<FilterValue> {
    let (names, known) = (&named.config, &plan.config);
    match value {
        FilterValue::Organisation(id) => {
            let Some(name) = names.organisations.get(id.as_str()).map(|name| fold(name)) else {
                return vec![value.clone()];
            };
            let same = known.organisations.iter().filter(|(_, other)| fold(other) == name);
            same.map(|(id, _)| FilterValue::Organisation(id.clone())).collect()
        }
        FilterValue::Person(id) => {
            let Some(person) = names.people.get(id.as_str()) else {
                return vec![value.clone()];
            };
            let same = known.people.iter().filter(|(_, other)| is_same_person(person, other));
            same.map(|(id, _)| FilterValue::Person(id.clone())).collect()
        }
        other => vec![other.clone()],
    }
}

/// Whether two plans speak of one person: they have an address in common, or the same name where one has no address.
fn is_same_person(one: &Person, other: &Person) -> bool {
    let shares_address = one.addresses().any(|address| other.has_address(address));
    let has_none = |person: &Person| person.addresses().next().is_none();
    shares_address || ((has_none(one) || has_none(other)) && fold(&one.name) == fold(&other.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::FilterKey;

    fn plan(organisations: &[(&str, &str)], people: &[(&str, &str, &str)]) -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (id, name) in organisations {
            plan.config.organisations.push(id.parse().unwrap(), (*name).to_owned());
        }
        for (id, name, address) in people {
            let person = Person {
                name: (*name).to_owned(),
                email: (!address.is_empty()).then(|| (*address).to_owned()),
                ..Person::default()
            };
            plan.config.people.push(id.parse().unwrap(), person);
        }
        plan
    }

    #[test]
    fn an_organisation_is_its_name_and_a_person_an_address_in_every_plan() {
        let named = plan(
            &[("ville", "Ville de Blois"), ("ville-2", "Ville de Chalon")],
            &[("dgs", "DGS", "dgs@blois.exemple"), ("maire", "Le maire", "")],
        );
        let chalon = plan(
            &[("ville", "VILLE DE CHALON"), ("chu", "Hôpital")],
            &[
                ("dir", "Directrice", "DGS@blois.exemple"),
                ("dgs", "DGS", "dgs@chalon.exemple"),
                ("m", "le Maire", "m@x"),
            ],
        );
        let asked = |text: &str| {
            Filter::parse(text, &named)
                .unwrap()
                .for_plan(&named, &chalon)
                .to_string()
        };
        assert_eq!(asked("organisation:ville-2"), "organisation:ville");
        assert_eq!(asked("lead:dgs"), "lead:dir");
        assert_eq!(asked("lead:maire"), "lead:m");
        let Condition::Is { values, .. } = &Filter::parse("organisation:ville", &named)
            .unwrap()
            .for_plan(&named, &chalon)
            .terms[0]
            .condition
        else {
            panic!("no values");
        };
        assert!(values.is_empty(), "Blois has no part in it");
        let text = Filter::default().with(Condition::is_one_of(
            FilterKey::Tag,
            vec![FilterValue::Text("x".into())],
        ));
        assert_eq!(text.for_plan(&named, &chalon), text);
    }
}
