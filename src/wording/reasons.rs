//! Why an action deserves attention, in words: a few for a line, a sentence for a page.

use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::attention::{DependencyTrouble, Reason, ReasonKind};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, Plan, StatusId};

impl Catalogue {
    /// What reasons of a kind are called together.
    pub fn reason_kind(&self, kind: ReasonKind) -> String {
        self.find(&format!("why-kind-{}", kind.word())).unwrap_or_default()
    }

    /// A reason in a few words: `retard 43 j`.
    pub fn reason_in_short(&self, plan: &Plan, reason: &Reason) -> String {
        match reason {
            Reason::Late { days, .. } => fl!(self, "tui-late", days = days),
            Reason::Milestone { days, others, .. } => {
                let count = 1 + *others;
                fl!(self, "why-milestone", days = days, count = count)
            }
            Reason::Decision { days, others, .. } => {
                let count = 1 + *others;
                fl!(self, "why-decision", days = days, count = count)
            }
            Reason::Measure { days, others, .. } => {
                let count = 1 + *others;
                fl!(self, "why-measure", days = days, count = count)
            }
            Reason::Waiting { status, days } => {
                let status = self.status(plan, status).to_lowercase();
                match days {
                    Some(days) => fl!(self, "why-waiting", status = status, days = days),
                    None => status,
                }
            }
            Reason::Weather { now, from: None } => self.weather_in_short(*now),
            Reason::Weather { now, from: Some(from) } => self.weather_turned(*from, *now),
            Reason::Pushed { times, days } => fl!(self, "why-pushed", times = times, days = days),
            Reason::Dependency { on, trouble, .. } => self.trouble_in_short(plan, on, trouble),
            Reason::Stale { days } => fl!(self, "why-stale", days = days),
            Reason::Due { days, .. } => fl!(self, "why-due", days = days),
        }
    }

    fn trouble_in_short(&self, plan: &Plan, on: &ActionId, trouble: &DependencyTrouble) -> String {
        match trouble {
            DependencyTrouble::Late { days } => fl!(self, "why-needs-late", on = on.as_str(), days = days),
            DependencyTrouble::Waiting { status } | DependencyTrouble::Dropped { status } => {
                fl!(
                    self,
                    "why-needs",
                    on = on.as_str(),
                    status = self.status(plan, status).to_lowercase()
                )
            }
        }
    }

    /// A reason as a sentence: `En retard de 43 jours sur l’échéance du 31 janvier 2018.`
    pub fn reason(&self, plan: &Plan, action: &ActionId, reason: &Reason) -> String {
        let placed = plan.actions.get(action);
        match reason {
            Reason::Late { days, due } => {
                fl!(self, "why-late-long", days = days, due = self.long_date(*due))
            }
            Reason::Milestone {
                milestone,
                days,
                others,
            } => {
                let known = placed.and_then(|placed| placed.milestones.get(milestone.as_str()));
                let title = sanitize(known.map_or(milestone.as_str(), |known| &known.title));
                fl!(self, "why-milestone-long", title = title, days = days, others = others)
            }
            Reason::Decision { decision, days, others } => {
                let text = plan.decision(decision).map(|known| sanitize(&known.text));
                // Its sentence ends within ours.
                let text = text.unwrap_or_default();
                let text = text.strip_suffix('.').unwrap_or(&text);
                let id = decision.to_string();
                fl!(
                    self,
                    "why-decision-long",
                    id = id,
                    days = days,
                    others = others,
                    text = text
                )
            }
            Reason::Measure {
                indicator,
                days,
                others,
            } => {
                let known = placed.and_then(|placed| placed.indicators.get(indicator.as_str()));
                let title = sanitize(known.map_or(indicator.as_str(), |known| &known.title));
                fl!(self, "why-measure-long", title = title, days = days, others = others)
            }
            Reason::Waiting { status, days } => self.waiting(plan, status, *days),
            Reason::Weather { now, from: None } => {
                fl!(self, "why-weather-long", weather = self.weather_with_symbol(*now))
            }
            Reason::Weather { now, from: Some(from) } => fl!(
                self,
                "why-weather-fell-long",
                from = self.weather_with_symbol(*from),
                to = self.weather_with_symbol(*now)
            ),
            Reason::Pushed { times, days } => fl!(self, "why-pushed-long", times = times, days = days),
            Reason::Dependency { on, trouble, others } => self.dependency(plan, on, trouble, *others),
            Reason::Stale { days } => fl!(self, "why-stale-long", days = days),
            Reason::Due { days, meeting: None } => fl!(self, "why-due-long", days = days),
            Reason::Due {
                days,
                meeting: Some(meeting),
            } => fl!(
                self,
                "why-due-before",
                days = days,
                meeting = self.meeting(plan, meeting)
            ),
        }
    }

    fn waiting(&self, plan: &Plan, status: &StatusId, days: Option<i64>) -> String {
        let status = self.status(plan, status);
        match days {
            Some(days) => fl!(self, "why-waiting-long", status = status, days = days),
            None => fl!(self, "why-waiting-undated", status = status),
        }
    }

    fn dependency(&self, plan: &Plan, on: &ActionId, trouble: &DependencyTrouble, others: usize) -> String {
        let title = plan.actions.get(on).map(|placed| sanitize(&placed.title));
        let on = fl!(self, "why-action", id = on.as_str(), title = title.unwrap_or_default());
        let state = match trouble {
            DependencyTrouble::Late { days } => fl!(self, "why-state-late", days = days),
            DependencyTrouble::Waiting { status } | DependencyTrouble::Dropped { status } => {
                self.status(plan, status).to_lowercase()
            }
        };
        fl!(self, "why-needs-long", on = on, state = state, others = others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::{Action, GroupedAction, Language, Weather};

    /// The same reasons, in a few words and as a sentence.
    fn told(language: Language) -> Vec<(String, String)> {
        let catalogue = Catalogue::new(language);
        let mut plan = Plan::empty("essai".parse().unwrap());
        let common = GroupedAction {
            group: "si".parse().unwrap(),
            action: Box::new(Action {
                title: "Outil commun".to_owned(),
                ..Action::default()
            }),
        };
        plan.actions.insert("SI-03".parse().unwrap(), common);
        let id: ActionId = "RH-04".parse().unwrap();
        let reasons = [
            Reason::Late {
                days: 1,
                due: "2018-03-14".parse().unwrap(),
            },
            Reason::Milestone {
                milestone: "cadrage".parse().unwrap(),
                days: 43,
                others: 2,
            },
            Reason::Decision {
                decision: "2017-12-14-copil/4".parse().unwrap(),
                days: 14,
                others: 1,
            },
            Reason::Waiting {
                status: "blocked".parse().unwrap(),
                days: Some(51),
            },
            Reason::Weather {
                now: Weather::Rainy,
                from: Some(Weather::Sunny),
            },
            Reason::Pushed { times: 3, days: 92 },
            Reason::Pushed { times: 1, days: 120 },
            Reason::Dependency {
                on: "SI-03".parse().unwrap(),
                trouble: DependencyTrouble::Late { days: 12 },
                others: 1,
            },
            Reason::Stale { days: 73 },
            Reason::Due { days: 0, meeting: None },
        ];
        let tell = |reason: &Reason| {
            (
                catalogue.reason_in_short(&plan, reason),
                catalogue.reason(&plan, &id, reason),
            )
        };
        reasons.iter().map(tell).collect()
    }

    #[test]
    fn reasons_are_told_in_french() {
        insta::assert_debug_snapshot!(told(Language::Fr));
    }

    #[test]
    fn reasons_are_told_in_english() {
        insta::assert_debug_snapshot!(told(Language::En));
    }
}
