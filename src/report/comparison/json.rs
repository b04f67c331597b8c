//! The comparison for programs: the figures of `copil portfolio`, and what the comparison says besides.

use serde_json::{Value as Json, json};

use super::{Comparison, SidePlan};
use crate::report::Report;
use crate::report::budget::sums_json;
use crate::report::portfolio::PortfolioReport;
use crate::wording::Catalogue;
use copil_plan::portfolio::Node;

impl Comparison<'_> {
    /// What it says.
    pub(super) fn value(&self, catalogue: &Catalogue) -> Json {
        let report = PortfolioReport {
            portfolio: self.portfolio,
            figures: &self.figures,
            notes: &self.notes,
            forecasts: &self.forecasts,
        };
        let mut found = report.json(catalogue);
        let mut value = self.editions.head_json();
        if let Some(plans) = found["plans"].as_array_mut() {
            for plan in plans.iter_mut() {
                // Where it lies on this machine is nobody's else.
                plan.as_object_mut().map(|plan| plan.remove("folder"));
            }
            for plan in &self.plans {
                if let Some(object) = plans.get_mut(plan.at).and_then(Json::as_object_mut) {
                    object.extend(self.besides(plan));
                }
            }
        }
        for key in ["plans", "totals", "notes"] {
            value.insert(key.to_owned(), found[key].take());
        }
        let shared = self.shared.classes().map(|class| self.class(class));
        value.insert("shared".to_owned(), shared.collect());
        value.insert("counted_otherwise".to_owned(), json!(self.rules_that_differ()));
        value.into()
    }

    /// What it says of a plan that `copil portfolio` does not.
    fn besides(&self, plan: &SidePlan<'_>) -> serde_json::Map<String, Json> {
        let last = plan.edition.plan.last_meeting(plan.edition.today);
        let besides = [
            (
                "commit",
                json!(plan.edition.dossier.commit.map(|commit| commit.to_string())),
            ),
            ("due_soon", json!(plan.figures.tally.due_soon)),
            ("pushed", json!(plan.drift.pushed)),
            (
                "last_meeting",
                json!(last.map(|(id, meeting)| json!({ "id": id.as_str(), "date": meeting.date }))),
            ),
            ("amounts", sums_json(&plan.amounts)),
            (
                "moved",
                json!(plan.period.as_ref().map(|period| Json::from(period.told()))),
            ),
            ("counted_otherwise", json!(self.rules_that_changed(plan))),
            (
                "withheld",
                json!({ "values": plan.edition.withheld.values, "decisions": plan.edition.withheld.decisions }),
            ),
        ];
        besides
            .map(|(key, value)| (key.to_owned(), value))
            .into_iter()
            .collect()
    }

    fn class(&self, class: &[Node<'_>]) -> Json {
        let member = |(at, id): &Node<'_>| {
            let member = self.portfolio.members.get(*at)?;
            Some(json!({ "plan": member.name, "action": id.as_str() }))
        };
        class.iter().filter_map(member).collect()
    }
}
