//! Prompts that open with what is wanted already chosen: what it asks for is all there is left to type.

use super::{Choice, Kind, Pick, Prompt, SEEN, reason};
use crate::plan::{ActionId, Intent, StatusId, Weather};
use crate::tui::command::Command;
use crate::tui::context::Context;

/// One of several things that can be done to an action.
#[derive(Clone, Debug)]
pub struct Way {
    /// What stands before it, at most one column wide.
    pub symbol: &'static str,
    /// What it is called.
    pub label: String,
    /// What it does.
    pub intent: Intent,
}

impl Prompt {
    /// The prompt about an action's status, one of those that may follow chosen.
    pub fn toward_status(action: ActionId, to: &StatusId, context: &Context<'_>) -> Option<Self> {
        let prompt = Self::about(Command::Status, action, context)?;
        Some(prompt.chosen(&Pick::Status(to.clone())))
    }

    /// The prompt about an action's weather, one of them chosen.
    pub fn toward_weather(action: ActionId, to: Weather, context: &Context<'_>) -> Option<Self> {
        let prompt = Self::about(Command::Weather, action, context)?;
        Some(prompt.chosen(&Pick::Weather(to)))
    }

    /// A prompt about something else of an action, one of the ways to change it chosen.
    pub fn among(name: String, action: ActionId, ways: Vec<Way>, chosen: usize) -> Self {
        let choice = |way: Way| Choice {
            pick: Pick::Do(Box::new(way.intent)),
            symbol: way.symbol,
            label: way.label,
            note: String::new(),
        };
        let choices = ways.into_iter().map(choice).collect();
        let mut prompt = Self::new(Kind::Among(action, name), choices, vec![reason()]);
        prompt.start_at(chosen);
        prompt
    }

    fn chosen(mut self, pick: &Pick) -> Self {
        if let Some(at) = self.choices.iter().position(|choice| choice.pick == *pick) {
            self.start_at(at);
        }
        self
    }

    /// Chooses a line, and listens to what is to be typed about it.
    fn start_at(&mut self, line: usize) {
        self.place.select(line, self.choices.len(), SEEN);
        self.focus = usize::from(!self.choices.is_empty());
    }
}
