//! What deserves the committee's time, the most pressing first, and why.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::Tone;
use super::{Report, json};
use crate::wording::Catalogue;
use copil_plan::attention::{Attention, DependencyTrouble, Reason, WeighedReason, Weights};
use copil_plan::sanitize::sanitize;
use copil_plan::{Plan, Weather};

/// The actions that deserve attention on a day.
#[derive(Debug)]
pub struct Ranking<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// Whether the history could be read.
    pub history: bool,
    /// Whether each action is told on one line.
    pub oneline: bool,
    /// The actions, the most pressing first.
    pub ranked: Vec<Attention>,
}

impl Report for Ranking<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let weights = self.plan.config.rules().attention.clone().unwrap_or_default();
        let ranked = self.ranked.iter();
        let actions: Vec<_> = ranked
            .map(|attention| value(self.plan, attention, self.today))
            .collect();
        json!({
            "plan": self.plan.id.as_str(),
            "today": self.today,
            "history": self.history,
            "weights": weights_of(&weights),
            "attention": actions,
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for (n, attention) in self.ranked.iter().enumerate() {
            if !self.oneline && n > 0 {
                page.blank();
            }
            tell(catalogue, self.plan, attention, "", self.oneline, page);
        }
    }
}

fn weights_of(weights: &Weights) -> Json {
    let pairs = weights.all();
    pairs
        .map(|(key, weight)| (key.to_owned(), json!(weight)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// An action and why it deserves attention, on one line or at length, behind what its plan is called among several.
pub(super) fn tell(
    catalogue: &Catalogue,
    plan: &Plan,
    attention: &Attention,
    name: &str,
    oneline: bool,
    page: &mut Page,
) {
    let headline = format!("{name}{}", headline(catalogue, plan, attention));
    if oneline {
        let reasons = attention.reasons.iter();
        let reasons: Vec<String> = reasons
            .map(|weighed| catalogue.reason_in_short(plan, &weighed.reason))
            .collect();
        // `RH-04  Ouvrir le télétravail · 42 points · retard 43 j · …`
        return page.line(format!("{headline} · {}", reasons.join(" · ")));
    }
    page.toned(headline, Tone::Strong);
    at_length(catalogue, plan, attention, page);
}

/// An action and why it deserves attention, for programs.
pub(super) fn value(plan: &Plan, attention: &Attention, today: NaiveDate) -> Json {
    let reasons: Vec<_> = attention.reasons.iter().map(reason).collect();
    let placed = plan.actions.get(&attention.action);
    json!({
        "action": placed.map(|placed| json::action(plan, &attention.action, placed, today)),
        "points": attention.points,
        "factor": attention.factor,
        "reasons": reasons,
    })
}

/// A reason, with the facts that it holds.
fn reason(weighed: &WeighedReason) -> Json {
    let mut value = match &weighed.reason {
        Reason::Late { days, due } => json!({ "days": days, "due": due }),
        Reason::Milestone {
            milestone,
            days,
            others,
        } => {
            json!({ "milestone": milestone.as_str(), "days": days, "others": others })
        }
        Reason::Decision { decision, days, others } => {
            json!({ "decision": decision.to_string(), "days": days, "others": others })
        }
        Reason::Measure {
            indicator,
            days,
            others,
        } => {
            json!({ "indicator": indicator.as_str(), "days": days, "others": others })
        }
        Reason::Waiting { status, days } => json!({ "status": status.as_str(), "days": days }),
        Reason::Weather { now, from } => json!({ "weather": now.word(), "from": from.map(Weather::word) }),
        Reason::Pushed { times, days } => json!({ "times": times, "days": days }),
        Reason::Dependency { on, trouble, others } => {
            let (status, days) = match trouble {
                DependencyTrouble::Late { days } => (None, Some(days)),
                DependencyTrouble::Waiting { status } | DependencyTrouble::Dropped { status } => {
                    (Some(status.as_str()), None)
                }
            };
            json!({ "action": on.as_str(), "status": status, "days": days, "others": others })
        }
        Reason::Stale { days } => json!({ "days": days }),
        Reason::Due { days, meeting } => {
            json!({ "days": days, "meeting": meeting.as_ref().map(|meeting| meeting.as_str()) })
        }
    };
    value["reason"] = json!(weighed.reason.kind().word());
    value["points"] = json!(weighed.points);
    value
}

fn headline(catalogue: &Catalogue, plan: &Plan, attention: &Attention) -> String {
    let title = plan
        .actions
        .get(&attention.action)
        .map(|placed| sanitize(&placed.title));
    let points = fl!(catalogue, "why-points", count = attention.points);
    format!("{}  {} · {points}", attention.action, title.unwrap_or_default())
}

/// The reasons as sentences, each after its points.
fn at_length(catalogue: &Catalogue, plan: &Plan, attention: &Attention, page: &mut Page) {
    let mut rows: Vec<(String, String)> = attention
        .reasons
        .iter()
        .map(|weighed| {
            let sentence = catalogue.reason(plan, &attention.action, &weighed.reason);
            (weighed.points.to_string(), sentence)
        })
        .collect();
    if let Some(placed) = plan.actions.get(&attention.action)
        && attention.factor.to_bits() != 1.0_f64.to_bits()
    {
        let priority = catalogue.priority(placed.priority).to_lowercase();
        let factor = catalogue.number(attention.factor);
        rows.push((
            format!("×{factor}"),
            fl!(catalogue, "why-priority", priority = priority),
        ));
    }
    for (points, sentence) in rows {
        let head = format!("{points:>6}  ");
        page.hanging(head, 8, &sentence, Tone::Plain);
    }
}
