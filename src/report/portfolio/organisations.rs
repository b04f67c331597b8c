//! What each organisation carries in all plans together. Plans call an organisation by ids of their own, so that the name
//! tells which is which.

use std::collections::HashMap;

use crate::report::figures::Tally;
use crate::report::groups::weathers;
use crate::report::table::{Cell, Tone};
use crate::wording::Catalogue;
use crate::workspace::Portfolio;
use copil_plan::fold::fold;
use copil_plan::portfolio::SharedActions;
use copil_plan::query::{Condition, Filter, FilterKey, FilterValue};
use copil_plan::sanitize::sanitize;

use super::LeftOut;

/// The figures of an organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationFigures {
    /// Its name.
    pub name: String,
    /// In how many plans it takes part.
    pub plans: usize,
    /// Its actions, each counted once.
    pub tally: Tally,
    /// What shows its actions.
    pub filter: Filter,
}

/// The organisations of the plans that count, those with the most actions first.
pub fn organisations(portfolio: &Portfolio, shared: &SharedActions<'_>) -> Vec<OrganisationFigures> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<(OrganisationFigures, Vec<FilterValue>)> = Vec::new();
    for (at, member, opened) in portfolio.opened() {
        if LeftOut::of(member).is_some() {
            continue;
        }
        let (plan, day) = (opened.plan(), opened.today().day);
        let mut here: HashMap<&str, usize> = HashMap::new();
        for (id, name) in plan.config.organisations.iter() {
            let place = *places.entry(fold(name)).or_insert_with(|| {
                let figures = OrganisationFigures {
                    name: sanitize(name),
                    plans: 0,
                    tally: Tally::default(),
                    filter: Filter::default(),
                };
                found.push((figures, Vec::new()));
                found.len() - 1
            });
            let (figures, values) = &mut found[place];
            figures.plans += 1;
            let value = FilterValue::Organisation(id.clone());
            if !values.contains(&value) {
                values.push(value);
            }
            here.insert(id.as_str(), place);
        }
        for (id, placed) in plan.actions.iter().filter(|(id, _)| !shared.is_stood_for(at, id)) {
            for organisation in &placed.organisations {
                if let Some(place) = here.get(organisation.as_str()) {
                    found[*place].0.tally.add(plan, id, placed, day);
                }
            }
        }
    }
    let mut figures: Vec<_> = found
        .into_iter()
        .map(|(figures, values)| OrganisationFigures {
            filter: Filter::default().with(Condition::is_one_of(FilterKey::Organisation, values)),
            ..figures
        })
        .collect();
    figures.sort_by(|a, b| b.tally.total.cmp(&a.tally.total).then_with(|| a.name.cmp(&b.name)));
    figures
}

impl OrganisationFigures {
    /// What a line says of it: in how many plans, how much is done, its name, the weather, what is late and what is stopped.
    pub fn cells(&self, _: &Catalogue) -> Vec<Cell> {
        let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        vec![
            self.plans.to_string().into(),
            format!("{}/{}", self.tally.closed, self.tally.scope()).into(),
            Cell::new(self.name.clone(), Tone::Strong),
            weathers(&self.tally).into(),
            Cell::new(count(self.tally.late), Tone::Bad),
            Cell::new(count(self.tally.waiting), Tone::Warning),
        ]
    }
}
