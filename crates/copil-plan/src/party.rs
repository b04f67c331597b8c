//! Organisations as parties of a plan: which of those that take part in an action carries it.
//!
//! That of whoever answers for the action carries it, where it takes part; else the one that is named first. The others
//! follow.

use super::{Action, PersonId, Plan};
use crate::id::OrganisationId;

impl Plan {
    /// The organisation of a person.
    pub fn organisation_of(&self, person: &PersonId) -> Option<&OrganisationId> {
        self.config.people.get(person.as_str())?.organisation.as_ref()
    }

    /// The organisation that carries an action.
    pub fn carrier<'p>(&'p self, action: &'p Action) -> Option<&'p OrganisationId> {
        action.carrier(action.leads.first().and_then(|lead| self.organisation_of(lead)))
    }

    /// Whether an action is led by a pair whose members belong to two organisations.
    pub fn is_between_two(&self, action: &Action) -> bool {
        match action.leads.as_slice() {
            [one, other] => match (self.organisation_of(one), self.organisation_of(other)) {
                (Some(one), Some(other)) => one != other,
                _ => false,
            },
            _ => false,
        }
    }
}

impl Action {
    /// The organisation that carries it, where whoever answers for it belongs to `own`.
    pub fn carrier<'p>(&'p self, own: Option<&'p OrganisationId>) -> Option<&'p OrganisationId> {
        let takes_part = |own: &&OrganisationId| self.organisations.is_empty() || self.organisations.contains(own);
        own.filter(takes_part).or(self.organisations.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Person;

    #[test]
    fn the_organisation_of_who_answers_for_it_carries_it_else_the_first() {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (id, organisation) in [("dgs", Some("ville")), ("drh", Some("agglo")), ("chef", None)] {
            let person = Person {
                organisation: organisation.map(|id| id.parse().unwrap()),
                ..Person::default()
            };
            plan.config.people.push(id.parse().unwrap(), person);
        }
        let action = |leads: &[&str], organisations: &[&str]| Action {
            leads: leads.iter().map(|id| id.parse().unwrap()).collect(),
            organisations: organisations.iter().map(|id| id.parse().unwrap()).collect(),
            ..Action::default()
        };
        let carrier = |leads: &[&str], organisations: &[&str]| {
            let action = action(leads, organisations);
            plan.carrier(&action).map(ToString::to_string)
        };
        assert_eq!(carrier(&["drh", "dgs"], &["ville", "agglo"]).as_deref(), Some("agglo"));
        assert_eq!(carrier(&["drh"], &["ville", "cias"]).as_deref(), Some("ville"));
        assert_eq!(carrier(&["chef"], &["cias", "ville"]).as_deref(), Some("cias"));
        assert_eq!(carrier(&["drh"], &[]).as_deref(), Some("agglo"));
        assert_eq!(carrier(&[], &[]), None);
        assert!(plan.is_between_two(&action(&["dgs", "drh"], &[])));
        assert!(!plan.is_between_two(&action(&["dgs", "chef"], &[])));
    }
}
