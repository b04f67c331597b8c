//! The parts of a sheet that have no key of their own, to choose which to change.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Prompt, Topic};
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::menu::Menu;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::Picked;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen};
use copil_plan::field::Record;
use copil_plan::{ActionId, GroupedAction};

/// The choice of a part.
#[derive(Clone, Debug)]
pub struct Parts {
    actions: Vec<ActionId>,
    parts: Menu<Topic>,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// The columns that the names of the parts take.
const NAMES: u16 = 18;

impl Parts {
    /// The parts of actions' sheets; a text of one's own is no matter for several.
    pub fn of(actions: Vec<ActionId>) -> Self {
        let several = actions.len() > 1;
        let alone = |part: &Topic| !several || !part.is_own_text();
        Self {
            actions,
            parts: Menu::new(WIDEST, Topic::parts().into_iter().filter(alone).collect()),
        }
    }

    fn answer(&self, picked: Picked, context: &Context<'_>) -> Effect {
        let part = match picked {
            Picked::Open => return Effect::None,
            Picked::Left => return Effect::Close,
            Picked::Line => self.parts.lines.selected(),
        };
        let prompt = part.and_then(|part| Prompt::open(*part, &self.actions, context));
        prompt.map_or(Effect::None, |prompt| Effect::Replace(Box::new(prompt)))
    }
}

impl Screen for Parts {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let picked = self.parts.update(command);
        self.answer(picked, context)
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.parts.input(input);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let picked = self.parts.mouse(event, context.body);
        self.answer(picked, context)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = match self.actions.as_slice() {
            [one] => format!("{} · {one}", fl!(catalogue, "tui-prompt-part")),
            several => fl!(catalogue, "tui-prompt-part-several", count = several.len()),
        };
        let only = match self.actions.as_slice() {
            [one] => context.plan.actions.get(one),
            _ => None,
        };
        self.parts.view(area, buf, &title, theme, |buf, line, part| {
            let now = only.map(|action| now(*part, action, context)).unwrap_or_default();
            let mut pen = Pen::on(buf, line);
            pen.cell(NAMES, &part.name(catalogue), theme.text()).skip(2);
            pen.text(&now, theme.quiet());
        });
    }
}

/// What an action has there now.
fn now(part: Topic, action: &GroupedAction, context: &Context<'_>) -> String {
    let (plan, catalogue) = (context.plan, context.catalogue());
    match (part, part.shape(), action.field(part.key())) {
        (Topic::Group, ..) => {
            let group = plan.groups.get(&action.group);
            group.map_or_else(|| action.group.to_string(), |group| group.title.clone())
        }
        (Topic::Field("progress"), ..) => {
            let progress = action.progress;
            progress.map(|share| catalogue.percent(share)).unwrap_or_default()
        }
        (_, Some(shape), Some(value)) => catalogue.field_value_short(plan, shape, &value),
        _ => String::new(),
    }
}
