//! Moving cards to another column: where a prompt is to lead, or why it cannot.

use i18n_embed_fl::fl;

use super::Board;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::tui::screen::notice::Notice;
use crate::tui::screen::prompt::Prompt;
use crate::wording::sentence::{Sentence, refused};
use copil_plan::intent::next_statuses;
use copil_plan::{ActionId, GroupBy, GroupKey, GroupedAction, Plan, Refusal, StatusKind};

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

/// Whether cards of one column may be moved to another: at least one of them may go there.
pub(super) fn may_move(actions: &[ActionId], from: &GroupKey, to: &GroupKey, plan: &Plan) -> Result<(), Barrier> {
    match (from, to) {
        _ if from == to => return Err(Barrier::Same),
        (_, GroupKey::Over) => return Err(Barrier::WeatherEndsNothing),
        (GroupKey::Over, _) => return Err(Barrier::OverForWeather),
        (GroupKey::Weather(_), GroupKey::None(_)) => return Err(Barrier::WeatherStays),
        _ => {}
    }
    let mut barrier = None;
    for id in actions {
        let Some(placed) = plan.actions.get(id) else { continue };
        match allowed(id, placed, to, plan) {
            Ok(()) => return Ok(()),
            Err(why) => barrier = barrier.or(Some(why)),
        }
    }
    Err(barrier.unwrap_or(Barrier::Same))
}

/// Whether an action may be moved there, as far as can be told before it is asked why.
fn allowed(id: &ActionId, placed: &GroupedAction, to: &GroupKey, plan: &Plan) -> Result<(), Barrier> {
    match to {
        GroupKey::Status(to) => {
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
        GroupKey::Weather(_) if plan.kind(&placed.status).is_over() => Err(Barrier::OverForWeather),
        _ => Ok(()),
    }
}

impl Board {
    /// Moves the selected card, or those that are marked, to the nearest column on one side that may take it in the ordinary
    /// course: to pause or give up is said by a status, not come upon by a step.
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
            let to = &self.columns[to].key;
            if !is_ordinary(to, context.plan) {
                continue;
            }
            match may_move(&actions, from, to, context.plan) {
                Ok(()) => return ask(from, to, &actions, context),
                Err(why) => barrier = barrier.or(Some(why)),
            }
        }
        Effect::Say(self.nowhere(barrier, context))
    }

    /// Why no column on that side takes the card, in one line.
    fn nowhere(&self, barrier: Option<Barrier>, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let of_status = self.selected().filter(|_| self.by == GroupBy::Status);
        if let Some(placed) = of_status.and_then(|id| context.plan.actions.get(id)) {
            let allowed = next_statuses(context.plan, &placed.status);
            let allowed: Vec<&str> = allowed.into_iter().map(|id| context.words.status(id)).collect();
            return fl!(
                catalogue,
                "tui-board-may-follow",
                from = context.words.status(&placed.status),
                key = context.subject_key(Command::Status).unwrap_or_default(),
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
        let (from, to) = (&self.columns[from].key, &self.columns[to].key);
        match may_move(actions, from, to, context.plan) {
            Ok(()) => ask(from, to, actions, context),
            Err(barrier) => match barrier.told(context) {
                Some(told) => Effect::Push(Box::new(Notice::trouble(told, context))),
                None => Effect::None,
            },
        }
    }
}

/// Whether cards come to a column as work goes on: not where it is paused, blocked or given up.
fn is_ordinary(to: &GroupKey, plan: &Plan) -> bool {
    match to {
        GroupKey::Status(to) => !matches!(plan.kind(to), StatusKind::Waiting | StatusKind::Dropped),
        _ => true,
    }
}

/// Opens the prompt that asks what a move asks for.
fn ask(from: &GroupKey, to: &GroupKey, actions: &[ActionId], context: &Context<'_>) -> Effect {
    let prompt = Prompt::moving(from, to, actions, context);
    prompt.map_or(Effect::None, |prompt| Effect::Push(Box::new(prompt)))
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
    use copil_plan::{Action, Weather};

    fn plan(statuses: &[&str]) -> (Plan, Vec<ActionId>) {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (n, status) in statuses.iter().enumerate() {
            let action = Action {
                status: status.parse().unwrap(),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            plan.actions.insert(
                format!("RH-{n}").parse().unwrap(),
                GroupedAction {
                    group,
                    action: Box::new(action),
                },
            );
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
        assert_eq!(may_move(&ids, &from, &done, &plan), Ok(()));
        assert!(matches!(
            may_move(&ids[..1], &from, &done, &plan),
            Err(Barrier::Refused(refusal)) if matches!(*refusal, Refusal::NotAllowed { .. })
        ));
    }

    #[test]
    fn a_weather_is_given_to_what_is_under_way_and_ends_nothing() {
        let (plan, ids) = plan(&["in-progress", "done"]);
        let (sun, storm) = (GroupKey::Weather(Weather::Sunny), GroupKey::Weather(Weather::Stormy));
        assert_eq!(may_move(&ids, &sun, &storm, &plan), Ok(()));
        assert_eq!(
            may_move(&ids, &sun, &GroupKey::Over, &plan),
            Err(Barrier::WeatherEndsNothing)
        );
        assert_eq!(
            may_move(&ids[1..], &GroupKey::Over, &sun, &plan),
            Err(Barrier::OverForWeather)
        );
        assert_eq!(
            may_move(&ids, &sun, &GroupKey::None(GroupBy::Weather), &plan),
            Err(Barrier::WeatherStays)
        );
        assert_eq!(may_move(&ids, &sun, &sun, &plan), Err(Barrier::Same));
    }
}
