//! The parts of a sheet that have no key of their own, to choose which to change.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::inner::{keys_of_parts, parts_in};
use super::{NewPrompt, Prompt, Topic};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use copil_plan::field::Record;
use copil_plan::shape::Shape;
use copil_plan::{Action, ActionId, GroupedAction, Thing};

/// What a line of the menu leads to.
#[derive(Clone, Copy, Debug)]
enum PartTarget {
    /// A prompt.
    Prompt(Topic),
    /// The keys of the parts in a table of the action.
    Table(&'static str),
}

/// A part of the sheets of some actions.
#[derive(Clone, Debug)]
struct PromptPart {
    target: PartTarget,
    name: String,
    actions: Vec<ActionId>,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// The columns that the names of the parts take.
const NAMES: u16 = 18;

/// The menu of the parts of actions' sheets; a text of one's own is no matter for several.
pub fn parts(actions: &[ActionId], context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let title = match actions {
        [one] => format!("{} · {one}", fl!(catalogue, "tui-prompt-part")),
        several => fl!(catalogue, "tui-prompt-part-several", count = several.len()),
    };
    let alone = |part: &Topic| actions.len() == 1 || !part.is_own_text();
    let part = |target, name| PromptPart {
        target,
        name,
        actions: actions.to_vec(),
    };
    let topics = Topic::parts().into_iter().filter(alone);
    let prompts = topics.map(|topic| part(PartTarget::Prompt(topic), topic.name(catalogue)));
    let tables = Action::FIELDS
        .iter()
        .filter(|field| field.is_prompted && matches!(field.shape, Shape::Keyed(_)));
    let tables = tables.filter(|_| actions.len() == 1);
    let tables = tables.map(|field| part(PartTarget::Table(field.key), catalogue.field_heading(field.key)));
    let parts = prompts.chain(tables);
    Box::new(Picker::new(title, WIDEST, parts.collect()))
}

impl Prompt {
    /// Leads to where the first part is made, of which there is none to choose yet.
    pub(super) fn first_part(&self, context: &Context<'_>) -> Effect {
        let [action] = self.actions.as_slice() else {
            return Effect::None;
        };
        let new = |thing| -> Box<dyn Screen> { Box::new(NewPrompt::of(thing, action.as_ref(), context)) };
        let opened = match self.topic {
            Topic::Milestone => Some(new(Thing::Milestone)),
            Topic::Measure => Some(new(Thing::Indicator)),
            Topic::Deliver => Some(new(Thing::Deliverable)),
            Topic::Spend => keys_of_parts("budgets", action, context),
            _ => None,
        };
        opened.map_or(Effect::None, Effect::Replace)
    }
}

impl PickerLine for PromptPart {
    fn pick(&self, context: &Context<'_>) -> Effect {
        let opened: Option<Box<dyn Screen>> = match (self.target, self.actions.as_slice()) {
            (PartTarget::Prompt(topic), actions) => {
                Prompt::open(topic, actions, context).map(|prompt| Box::new(prompt) as Box<dyn Screen>)
            }
            (PartTarget::Table(table), [action]) => keys_of_parts(table, action, context),
            _ => None,
        };
        opened.map_or(Effect::None, Effect::Replace)
    }

    fn view(&self, row: Rect, _label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let only = match self.actions.as_slice() {
            [one] => context.plan.actions.get(one),
            _ => None,
        };
        let now = match (self.target, only) {
            (PartTarget::Prompt(Topic::Id), Some(_)) => self.actions[0].to_string(),
            (target, only) => only.map(|action| now(target, action, context)).unwrap_or_default(),
        };
        let mut pen = Pen::on(buf, row);
        pen.cell(NAMES, &self.name, context.theme.text()).skip(2);
        pen.text(&now, context.theme.quiet());
    }
}

/// What an action has there now.
fn now(target: PartTarget, action: &GroupedAction, context: &Context<'_>) -> String {
    let (plan, catalogue) = (context.plan, context.catalogue());
    let part = match target {
        PartTarget::Prompt(part) => part,
        PartTarget::Table(table) => {
            let titles: Vec<String> = parts_in(table, action).into_iter().map(|(_, title, _)| title).collect();
            return titles.join(", ");
        }
    };
    match (part, part.shape(), action.field(part.key())) {
        (Topic::Group, ..) => {
            let group = plan.groups.get(&action.group);
            group.map_or_else(|| action.group.to_string(), |group| group.title.clone())
        }
        (Topic::Field("progress"), ..) => {
            let progress = action.progress(context.kind(action));
            progress.map(|share| catalogue.percent(share)).unwrap_or_default()
        }
        (_, Some(shape), Some(value)) => catalogue.field_value_short(plan, shape, &value),
        _ => String::new(),
    }
}
