//! How prompts open: what they offer, and what is filled in already.

use super::choices::{dues, forbidden, milestones, parts, statuses, weathers};
use super::kind::{Choice, Field, Holds, Kind, Part, Pick, Tick, Toward};
use super::preview::Preview;
use super::{Prompt, SEEN};
use crate::tui::command::Command;
use crate::tui::component::list::ListState;
use crate::tui::context::Context;
use copil_plan::{ActionId, GroupedAction, Weather};
use i18n_embed_fl::fl;

impl Prompt {
    /// The prompt that a command about actions opens; `None` when the plan has none of them, or the command has no prompt.
    pub fn about(command: Command, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let kind = match command {
            Command::Status => Kind::Status,
            Command::Weather => Kind::Weather,
            Command::Milestone => Kind::Milestone,
            Command::Due => Kind::Due,
            Command::Note => Kind::Note,
            _ => return None,
        };
        Self::open(kind, actions, context)
    }

    /// The prompt about a part of the sheet that has no key of its own.
    pub fn part(part: Part, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        Self::open(Kind::Part(part), actions, context)
    }

    /// The prompt that leads actions to what was chosen already. What the workflow forbids is chosen all the same, and the
    /// prompt says why it will not do.
    pub fn towards(to: &Toward, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let (kind, pick) = match to {
            Toward::Status(id) => (Kind::Status, Pick::Status(id.clone())),
            Toward::Weather(weather) => (Kind::Weather, Pick::Weather(*weather)),
            Toward::Priority(priority) => (Kind::Part(Part::Priority), Pick::Priority(*priority)),
            Toward::Group(id) => (Kind::Part(Part::Group), Pick::Group(id.clone())),
            Toward::Axis(id) => (Kind::Part(Part::Axis), Pick::Axis(id.clone())),
            Toward::Lead { from, to } => {
                let (from, to) = (from.clone().map(Pick::Lead), to.clone().map(Pick::Lead));
                return Self::open(Kind::Part(Part::Leads), actions, context).map(|prompt| prompt.swapped(from, to));
            }
            Toward::Organisation { from, to } => {
                let (from, to) = (from.clone().map(Pick::Organisation), to.clone().map(Pick::Organisation));
                let prompt = Self::open(Kind::Part(Part::Organisations), actions, context);
                return prompt.map(|prompt| prompt.swapped(from, to));
            }
        };
        let mut prompt = Self::open(kind, actions, context)?;
        if let (Pick::Status(id), true) = (&pick, !prompt.choices.iter().any(|choice| choice.pick == pick)) {
            prompt.choices.push(forbidden(id, context));
        }
        prompt.select(&pick);
        // What is left to say is why.
        prompt.focus = prompt.shift();
        Some(prompt)
    }

    /// The prompt that takes the last change back, or all that was recorded together last: `batch` has these commits,
    /// newest first.
    pub fn undo(batch: &[String], context: &Context<'_>) -> Self {
        let catalogue = context.catalogue();
        let mut prompt = Self::new(Kind::Undo, Vec::new(), Vec::new(), vec![Field::blank(Holds::Reason, 3)]);
        if batch.len() > 1 {
            let line = |pick, label| Choice {
                pick,
                symbol: "·",
                label,
                note: String::new(),
                tick: None,
            };
            let together = fl!(catalogue, "tui-undo-batch", count = batch.len());
            let last = fl!(catalogue, "tui-undo-last");
            prompt.choices = vec![line(Pick::Batch, together), line(Pick::Last, last)];
            prompt.batch = batch.to_vec();
        }
        prompt
    }

    /// The prompt that makes again what was taken back.
    pub fn redo() -> Self {
        Self::new(Kind::Redo, Vec::new(), Vec::new(), vec![Field::blank(Holds::Reason, 3)])
    }

    fn new(kind: Kind, actions: Vec<ActionId>, choices: Vec<Choice>, fields: Vec<Field>) -> Self {
        Self {
            kind,
            actions,
            batch: Vec::new(),
            choices,
            place: ListState::default(),
            fields,
            taken: false,
            focus: 0,
            preview: Preview::default(),
        }
    }

    fn open(kind: Kind, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let known = |id: &&ActionId| context.plan.actions.contains_key(*id);
        let actions: Vec<ActionId> = actions.iter().filter(known).cloned().collect();
        let placed: Vec<&GroupedAction> = actions.iter().filter_map(|id| context.plan.actions.get(id)).collect();
        if placed.is_empty() {
            return None;
        }
        let choices = match kind {
            Kind::Status => statuses(&placed, context),
            Kind::Weather => weathers(&placed, context),
            Kind::Milestone => milestones(&placed, context),
            Kind::Due => dues(&placed, context),
            Kind::Part(part) => parts(part, &placed, context),
            Kind::Note | Kind::Undo | Kind::Redo => Vec::new(),
        };
        let fields = fields(kind, &placed);
        let mut prompt = Self::new(kind, actions, choices, fields);
        if let Some(pick) = present(kind, &placed) {
            prompt.select(&pick);
        }
        prompt.fill_date(context);
        if kind == Kind::Due {
            // A day is what is asked for; up and down still go from one date to another.
            prompt.focus = prompt.shift();
        }
        Some(prompt)
    }

    fn select(&mut self, pick: &Pick) {
        if let Some(at) = self.choices.iter().position(|choice| choice.pick == *pick) {
            self.place.select(at, self.choices.len(), SEEN);
        }
    }

    /// With one tick taken away and another set.
    fn swapped(mut self, from: Option<Pick>, to: Option<Pick>) -> Self {
        for choice in &mut self.choices {
            if Some(&choice.pick) == from.as_ref() {
                choice.tick = Some(Tick::No);
            }
            if Some(&choice.pick) == to.as_ref() {
                choice.tick = Some(Tick::Yes);
            }
        }
        if let Some(pick) = to.or(from) {
            self.select(&pick);
        }
        self.focus = self.shift();
        self
    }
}

/// The line that says how things are, where all the actions agree.
fn present(kind: Kind, actions: &[&GroupedAction]) -> Option<Pick> {
    let first = actions.first()?;
    let agree = |is_so: &dyn Fn(&GroupedAction) -> bool| actions.iter().all(|action| is_so(action));
    match kind {
        Kind::Weather => {
            let now: Weather = first.weather?;
            agree(&|action| action.weather == Some(now)).then_some(Pick::Weather(now))
        }
        Kind::Part(Part::Priority) => {
            agree(&|action| action.priority == first.priority).then_some(Pick::Priority(first.priority))
        }
        Kind::Part(Part::Axis) => agree(&|action| action.axis == first.axis).then(|| Pick::Axis(first.axis.clone())),
        Kind::Part(Part::Group) => {
            agree(&|action| action.group == first.group).then(|| Pick::Group(first.group.clone()))
        }
        _ => None,
    }
}

/// What is to be typed, holding what the only action has already.
fn fields(kind: Kind, actions: &[&GroupedAction]) -> Vec<Field> {
    let only = match actions {
        [action] => Some(*action),
        _ => None,
    };
    // Several actions need the room for their commits.
    let reason = Field::blank(Holds::Reason, if only.is_some() { 3 } else { 2 });
    let text = |rows, text: Option<String>| Field::holding(Holds::Text, rows, text.unwrap_or_default().trim_end());
    match kind {
        Kind::Status => vec![reason, Field::blank(Holds::Effect, 1)],
        Kind::Weather => vec![Field::blank(Holds::Comment, reason.rows)],
        Kind::Milestone => vec![Field::blank(Holds::Effect, 1), reason],
        Kind::Due | Kind::Part(Part::Start) => vec![Field::blank(Holds::Date, 1), reason],
        Kind::Note => {
            let comment = only.and_then(|action| action.comment.clone()).unwrap_or_default();
            vec![Field::holding(Holds::Comment, 6, comment.trim_end())]
        }
        Kind::Part(Part::Title) => vec![text(1, only.map(|action| action.title.clone())), reason],
        Kind::Part(Part::Progress) => {
            let now = only
                .and_then(|action| action.progress)
                .map(|progress| progress.to_string());
            vec![text(1, now), reason]
        }
        Kind::Part(Part::Tags) => vec![text(1, only.map(|action| action.tags.join(", "))), reason],
        Kind::Part(Part::Description) => vec![text(6, only.and_then(|action| action.description.clone())), reason],
        Kind::Part(Part::Priority | Part::Leads | Part::Group | Part::Axis | Part::Organisations)
        | Kind::Undo
        | Kind::Redo => vec![reason],
    }
}
