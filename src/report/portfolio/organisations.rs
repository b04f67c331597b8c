//! What each organisation carries in all plans together. Plans call an organisation by ids of their own, so that the name
//! tells which is which.

use std::collections::HashMap;

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use crate::report::Report;
use crate::report::figures::Tally;
use crate::report::groups::{tally_json, weathers};
use crate::report::page::Page;
use crate::report::table::{Cell, Fit, Table, Tone};
use crate::wording::Catalogue;
use crate::workspace::Portfolio;
use copil_plan::fold::fold;
use copil_plan::portfolio::SharedActions;
use copil_plan::sanitize::sanitize;

use super::LeftOut;

/// The figures of an organisation.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationFigures {
    /// Its name.
    pub name: String,
    /// The places of the plans in which it takes part.
    pub plans: Vec<usize>,
    /// Its actions, each counted once.
    pub tally: Tally,
}

/// The organisations of the plans that count, those with the most actions first.
pub fn organisations(portfolio: &Portfolio, shared: &SharedActions<'_>) -> Vec<OrganisationFigures> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut figures: Vec<OrganisationFigures> = Vec::new();
    for (at, member, opened) in portfolio.opened() {
        if LeftOut::of(member).is_some() {
            continue;
        }
        let (plan, day) = (opened.plan(), opened.today().day);
        let mut here: HashMap<&str, usize> = HashMap::new();
        for (id, name) in plan.config.organisations.iter() {
            let place = *places.entry(fold(name)).or_insert_with(|| {
                figures.push(OrganisationFigures {
                    name: sanitize(name),
                    plans: Vec::new(),
                    tally: Tally::default(),
                });
                figures.len() - 1
            });
            let plans = &mut figures[place].plans;
            if plans.last() != Some(&at) {
                plans.push(at);
            }
            here.insert(id.as_str(), place);
        }
        for (id, placed) in plan.actions.iter().filter(|(id, _)| !shared.is_stood_for(at, id)) {
            for organisation in &placed.organisations {
                if let Some(place) = here.get(organisation.as_str()) {
                    figures[*place].tally.add(plan, id, placed, day);
                }
            }
        }
    }
    figures.sort_by(|a, b| b.tally.total.cmp(&a.tally.total).then_with(|| a.name.cmp(&b.name)));
    figures
}

impl OrganisationFigures {
    /// What a line says of it: its name, in how many plans, how much is done, the weather, what is late and what is stopped.
    pub fn cells(&self) -> Vec<Cell> {
        let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        vec![
            Cell::new(self.name.clone(), Tone::Strong),
            self.plans.len().to_string().into(),
            format!("{}/{}", self.tally.closed, self.tally.scope()).into(),
            weathers(&self.tally).into(),
            Cell::new(count(self.tally.late), Tone::Bad),
            Cell::new(count(self.tally.waiting), Tone::Warning),
        ]
    }
}

/// What organisations carry in all plans together.
pub struct OrganisationList {
    /// The organisations.
    pub organisations: Vec<OrganisationFigures>,
}

impl Report for OrganisationList {
    fn json(&self, _: &Catalogue) -> Json {
        let organisations = self.organisations.iter().map(|one| {
            let mut value = tally_json(&one.tally);
            value.insert("name".to_owned(), json!(one.name));
            value.insert("plans".to_owned(), json!(one.plans.len()));
            Json::from(value)
        });
        json!({ "organisations": organisations.collect::<Vec<_>>() })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.organisations.is_empty() {
            return;
        }
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-name"), Fit::Shrink(0)),
            (fl!(catalogue, "cli-column-plans"), Fit::Keep),
            (fl!(catalogue, "portfolio-kind-closed"), Fit::Keep),
            (fl!(catalogue, "cli-column-weather"), Fit::Keep),
            (fl!(catalogue, "cli-column-late"), Fit::Keep),
            (fl!(catalogue, "cli-column-stopped"), Fit::Keep),
        ]);
        for one in &self.organisations {
            table.push(one.cells());
        }
        page.table(&table);
    }
}
