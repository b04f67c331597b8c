//! How prompts open: what they offer, and what is filled in already.

use i18n_embed_fl::fl;

use super::choices::{choices, forbidden, undos};
use super::list::ChoiceList;
use super::preview::PromptPreview;
use super::topic::{FieldKind, Pick, PromptChoice, PromptField, Tick, Topic, lines_of_move};
use super::{Prompt, SEEN};
use crate::tui::command::Command;
use crate::tui::component::list::ListState;
use crate::tui::context::Context;
use crate::workspace::CommitId;
use copil_plan::{ActionId, GroupKey, GroupedAction, Need, Status};

impl Prompt {
    /// The prompt that a command about actions opens; `None` when the plan has none of them, or the command has no prompt.
    pub fn about(command: Command, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let topic = match command {
            Command::Status => Topic::Status,
            Command::Weather => Topic::Weather,
            Command::Milestone => Topic::Milestone,
            Command::Due => Topic::Due,
            Command::Note => Topic::Note,
            Command::Measure => Topic::Measure,
            Command::Deliver => Topic::Deliver,
            Command::Spend => Topic::Spend,
            Command::Depend => Topic::Field("depends_on"),
            _ => return None,
        };
        Self::open(topic, actions, context)
    }

    /// The prompt that moves actions from one group to another. What the workflow forbids is chosen all the same, and the
    /// prompt says why it will not do.
    pub fn moving(from: &GroupKey, to: &GroupKey, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let (topic, from, to) = lines_of_move(from, to);
        let mut prompt = Self::open(topic, actions, context)?;
        if let Some(Pick::Word(Some(id))) = to.as_ref().filter(|_| topic == Topic::Status)
            && !prompt.choices.all().any(|choice| Some(&choice.pick) == to.as_ref())
            && let Ok(id) = id.parse()
        {
            prompt.choices.push(forbidden(&id, context));
        }
        for choice in prompt.choices.all_mut().filter(|choice| choice.tick.is_some()) {
            if Some(&choice.pick) == from.as_ref() {
                choice.tick = Some(Tick::No);
            }
            if Some(&choice.pick) == to.as_ref() {
                choice.tick = Some(Tick::Yes);
            }
        }
        if let Some(pick) = to.or(from) {
            prompt.select(|choice| choice.pick == pick);
        }
        // What is left to say is why.
        prompt.focus = prompt.shift();
        Some(prompt)
    }

    /// The prompt that takes the last change back, or all that was recorded together last: `batch` has these commits,
    /// newest first.
    pub fn undo(sitting: &[CommitId], batch: &[String], context: &Context<'_>) -> Self {
        let mut prompt = Self::new(Topic::Undo, Vec::new(), Vec::new(), None);
        prompt.sitting = sitting.to_vec();
        if batch.len() > 1 {
            prompt.choices = ChoiceList::of(undos(batch.len(), context));
            prompt.batch = batch.to_vec();
        }
        prompt
    }

    /// The prompt that makes again what was taken back.
    pub fn redo() -> Self {
        Self::new(Topic::Redo, Vec::new(), Vec::new(), None)
    }

    /// The prompt that repairs what was brought together elsewhere.
    pub fn repair() -> Self {
        Self::new(Topic::Repair, Vec::new(), Vec::new(), None)
    }

    pub(super) fn new(
        topic: Topic,
        actions: Vec<ActionId>,
        choices: Vec<PromptChoice>,
        only: Option<&GroupedAction>,
    ) -> Self {
        Self {
            topic,
            fields: topic.fields(
                &only.map(|action| topic.text(action)).unwrap_or_default(),
                actions.len() > 1,
            ),
            actions,
            file: None,
            part: None,
            batch: Vec::new(),
            sitting: Vec::new(),
            note: None,
            choices: ChoiceList::of(choices),
            place: ListState::default(),
            taken: false,
            focus: 0,
            preview: PromptPreview::default(),
            sure: false,
        }
    }

    /// The prompt about a topic; `None` when the plan has none of the actions.
    pub(super) fn open(topic: Topic, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let known = |id: &&ActionId| context.plan.actions.contains_key(*id);
        let actions: Vec<ActionId> = actions.iter().filter(known).cloned().collect();
        let placed: Vec<&GroupedAction> = actions.iter().filter_map(|id| context.plan.actions.get(id)).collect();
        let only = match placed.as_slice() {
            [] => return None,
            [only] => Some(*only),
            _ => None,
        };
        // Where milestones make the progress, one of them is what can be said.
        let are_told = placed.iter().all(|action| !action.milestones.is_empty());
        let told_by_milestones = topic == Topic::Field("progress") && are_told;
        let topic = if told_by_milestones { Topic::Milestone } else { topic };
        let mut prompt = Self::new(topic, actions, choices(topic, &placed, context), only);
        if told_by_milestones {
            prompt.note = Some(progress_note(only, context));
        }
        prompt.select(|choice| choice.is_now);
        prompt.fill_date(context);
        let is_shown = |status: &Status| status.needs.contains(&Need::Evidence);
        if topic == Topic::Status && context.plan.workflow().values().any(is_shown) {
            prompt
                .fields
                .insert(1, PromptField::holding(FieldKind::Evidence, 1, ""));
        }
        if let (Topic::Id, [id]) = (topic, prompt.actions.as_slice()) {
            prompt.fields = topic.fields(id.as_str(), false);
        }
        if topic.asks_for_a_value() {
            // Up and down still go from one line to another.
            prompt.focus = prompt.shift();
        }
        Some(prompt)
    }

    pub(super) fn select(&mut self, is_it: impl Fn(&PromptChoice) -> bool) {
        if let Some(at) = self.choices.shown().iter().position(is_it) {
            self.place.select(at, self.choices.len(), SEEN);
        }
    }
}

/// Says where the progress comes from, and that a milestone is what can be said.
fn progress_note(only: Option<&GroupedAction>, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let Some(action) = only else {
        return fl!(catalogue, "tui-progress-of-milestones-several");
    };
    let all = action.milestones.len();
    let reached: usize = all - action.unreached().count();
    let reached = fl!(catalogue, "sheet-reached", reached = reached, all = all);
    fl!(catalogue, "tui-progress-of-milestones", reached = reached)
}
