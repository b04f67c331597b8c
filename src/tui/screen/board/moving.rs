//! Moving cards to another column: where a prompt is to lead, or why it cannot.

use i18n_embed_fl::fl;

use super::Board;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::tui::screen::notice::Notice;
use crate::tui::screen::prompt::{Prompt, Toward};
use crate::wording::sentence::{Sentence, refused};
use copil_plan::intent::next_statuses;
use copil_plan::{ActionId, GroupKey, GroupedAction, Plan, Refusal};

/// Why a card cannot be moved to a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Barrier {
    /// It is there already.
    Same,
    /// The plan refuses it.
    Refused(Box<Refusal>),
    /// What is over has no weather any more.
    OverForWeather,
    /// A weather does not end an action.
    WeatherEndsNothing,
    /// A weather is given, and not taken away on the board.
    WeatherStays,
}

/// Where cards of one column go when they are moved to another; at least one of them may go there.
pub(super) fn toward(actions: &[ActionId], from: &GroupKey, to: &GroupKey, plan: &Plan) -> Result<Toward, Barrier> {
    let leads_to = between(from, to)?;
    let mut barrier = None;
    for id in actions {
        let Some(placed) = plan.actions.get(id) else { continue };
        match allowed(id, placed, &leads_to, plan) {
            Ok(()) => return Ok(leads_to),
            Err(why) => barrier = barrier.or(Some(why)),
        }
    }
    Err(barrier.unwrap_or(Barrier::Same))
}

/// What lies between two columns, whatever the card.
fn between(from: &GroupKey, to: &GroupKey) -> Result<Toward, Barrier> {
    Ok(match (from, to) {
        _ if from == to => return Err(Barrier::Same),
        (_, GroupKey::Status(to)) => Toward::Status(to.clone()),
        (_, GroupKey::Over) => return Err(Barrier::WeatherEndsNothing),
        (GroupKey::Over, _) => return Err(Barrier::OverForWeather),
        (_, GroupKey::Weather(to)) => Toward::Weather(*to),
        (GroupKey::Weather(_), _) => return Err(Barrier::WeatherStays),
        (_, GroupKey::Priority(to)) => Toward::Priority(*to),
        (_, GroupKey::Group(to)) => Toward::Group(to.clone()),
        (_, GroupKey::Axis(to)) => Toward::Axis(Some(to.clone())),
        (GroupKey::Axis(_), _) => Toward::Axis(None),
        (GroupKey::Lead(from), GroupKey::Lead(to)) => Toward::Lead {
            from: Some(from.clone()),
            to: Some(to.clone()),
        },
        (GroupKey::Lead(from), _) => Toward::Lead {
            from: Some(from.clone()),
            to: None,
        },
        (_, GroupKey::Lead(to)) => Toward::Lead {
            from: None,
            to: Some(to.clone()),
        },
        (GroupKey::Organisation(from), GroupKey::Organisation(to)) => Toward::Organisation {
            from: Some(from.clone()),
            to: Some(to.clone()),
        },
        (GroupKey::Organisation(from), _) => Toward::Organisation {
            from: Some(from.clone()),
            to: None,
        },
        (_, GroupKey::Organisation(to)) => Toward::Organisation {
            from: None,
            to: Some(to.clone()),
        },
        (_, GroupKey::None(_)) => return Err(Barrier::Same),
    })
}

/// Whether an action may be led there, as far as can be told before it is asked why.
fn allowed(id: &ActionId, placed: &GroupedAction, to: &Toward, plan: &Plan) -> Result<(), Barrier> {
    match to {
        Toward::Status(to) => {
            let next = next_statuses(plan, &placed.status);
            if next.contains(&to) {
                return Ok(());
            }
            Err(Barrier::Refused(Box::new(Refusal::NotAllowed {
                action: id.clone(),
                from: placed.status.clone(),
                to: to.clone(),
                allowed: next.into_iter().cloned().collect(),
            })))
        }
        Toward::Weather(_) if plan.kind(&placed.status).is_over() => Err(Barrier::OverForWeather),
        _ => Ok(()),
    }
}

impl Board {
    /// Moves the selected card, or those that are marked, to the nearest column on one side that may take it.
    pub(super) fn shift(&mut self, columns: impl Iterator<Item = usize>, context: &Context<'_>) -> Effect {
        let Some((action, from)) = self.selected().zip(self.column().map(|column| &column.key)) else {
            return Effect::None;
        };
        let actions = if context.marks.is_empty() {
            vec![action.clone()]
        } else {
            context.marks.iter().cloned().collect()
        };
        let mut barrier = None;
        for to in columns {
            match toward(&actions, from, &self.columns[to].key, context.plan) {
                Ok(to) => return ask(&to, &actions, context),
                Err(why) => barrier = barrier.or(Some(why)),
            }
        }
        Effect::Say(self.nowhere(barrier, context))
    }

    /// Why no column on that side takes the card, in one line.
    fn nowhere(&self, barrier: Option<Barrier>, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        if let Some(Barrier::Refused(refusal)) = &barrier
            && let Refusal::NotAllowed {
                action, from, allowed, ..
            } = refusal.as_ref()
        {
            let allowed: Vec<&str> = allowed.iter().map(|id| context.words.status(id)).collect();
            return fl!(
                catalogue,
                "tui-board-may-follow",
                action = action.as_str(),
                from = context.words.status(from),
                allowed = allowed.join(", ")
            );
        }
        match barrier.and_then(|barrier| barrier.told(context)) {
            Some(told) => told.what,
            None => fl!(catalogue, "tui-board-no-column"),
        }
    }

    /// Asks what moving cards to a column asks for, or says why they cannot go there.
    pub(super) fn move_to(&self, actions: &[ActionId], from: usize, to: usize, context: &Context<'_>) -> Effect {
        if let Some(obstacle) = &context.repo_status.obstacle {
            return Effect::Say(obstacle.clone());
        }
        match toward(actions, &self.columns[from].key, &self.columns[to].key, context.plan) {
            Ok(to) => ask(&to, actions, context),
            Err(barrier) => match barrier.told(context) {
                Some(told) => Effect::Push(Box::new(Notice::trouble(told, context))),
                None => Effect::None,
            },
        }
    }
}

/// Opens the prompt that asks what a move asks for.
fn ask(to: &Toward, actions: &[ActionId], context: &Context<'_>) -> Effect {
    match Prompt::towards(to, actions, context) {
        Some(prompt) => Effect::Push(Box::new(prompt)),
        None => Effect::None,
    }
}

impl Barrier {
    /// Why, in words; nothing when there is nothing to say.
    pub(super) fn told(&self, context: &Context<'_>) -> Option<Sentence> {
        let catalogue = context.catalogue();
        let said = |what: String, hint: Option<String>| Some(Sentence { what, hint });
        match self {
            Self::Same => None,
            Self::Refused(refusal) => Some(refused(catalogue, context.plan, refusal)),
            Self::OverForWeather => said(fl!(catalogue, "tui-board-over-for-weather"), None),
            Self::WeatherEndsNothing => said(
                fl!(catalogue, "tui-board-weather-ends-nothing"),
                Some(fl!(catalogue, "tui-board-end-by-status")),
            ),
            Self::WeatherStays => said(fl!(catalogue, "tui-board-weather-stays"), None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::{Action, GroupBy, Weather};

    fn plan(statuses: &[&str]) -> (Plan, Vec<ActionId>) {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (n, status) in statuses.iter().enumerate() {
            let action = Action {
                status: status.parse().unwrap(),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            plan.actions
                .insert(format!("RH-{n}").parse().unwrap(), GroupedAction { group, action });
        }
        let ids = plan.actions.keys().cloned().collect();
        (plan, ids)
    }

    fn status(id: &str) -> GroupKey {
        GroupKey::Status(id.parse().unwrap())
    }

    #[test]
    fn several_cards_go_where_one_of_them_may() {
        let (plan, ids) = plan(&["planned", "in-progress"]);
        let (from, done) = (status("planned"), status("done"));
        assert_eq!(
            toward(&ids, &from, &done, &plan),
            Ok(Toward::Status("done".parse().unwrap()))
        );
        assert!(matches!(
            toward(&ids[..1], &from, &done, &plan),
            Err(Barrier::Refused(refusal)) if matches!(*refusal, Refusal::NotAllowed { .. })
        ));
    }

    #[test]
    fn a_weather_is_given_to_what_is_under_way_and_ends_nothing() {
        let (plan, ids) = plan(&["in-progress", "done"]);
        let (sun, storm) = (GroupKey::Weather(Weather::Sunny), GroupKey::Weather(Weather::Stormy));
        assert_eq!(toward(&ids, &sun, &storm, &plan), Ok(Toward::Weather(Weather::Stormy)));
        assert_eq!(
            toward(&ids, &sun, &GroupKey::Over, &plan),
            Err(Barrier::WeatherEndsNothing)
        );
        assert_eq!(
            toward(&ids[1..], &GroupKey::Over, &sun, &plan),
            Err(Barrier::OverForWeather)
        );
        assert_eq!(
            toward(&ids, &sun, &GroupKey::None(GroupBy::Weather), &plan),
            Err(Barrier::WeatherStays)
        );
        assert_eq!(toward(&ids, &sun, &sun, &plan), Err(Barrier::Same));
    }

    #[test]
    fn a_person_takes_the_place_of_the_one_whose_column_the_card_leaves() {
        let (plan, ids) = plan(&["in-progress"]);
        let (drh, dsi) = (
            GroupKey::Lead("drh".parse().unwrap()),
            GroupKey::Lead("dsi".parse().unwrap()),
        );
        let lead = |from: Option<&str>, to: Option<&str>| Toward::Lead {
            from: from.map(|id| id.parse().unwrap()),
            to: to.map(|id| id.parse().unwrap()),
        };
        assert_eq!(toward(&ids, &drh, &dsi, &plan), Ok(lead(Some("drh"), Some("dsi"))));
        assert_eq!(
            toward(&ids, &drh, &GroupKey::None(GroupBy::Lead), &plan),
            Ok(lead(Some("drh"), None))
        );
        assert_eq!(
            toward(&ids, &GroupKey::None(GroupBy::Lead), &drh, &plan),
            Ok(lead(None, Some("drh")))
        );
    }
}
