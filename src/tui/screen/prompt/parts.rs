//! The parts of a sheet that have no key of their own, to choose which to change.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Prompt, Topic};
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::list::Select;
use crate::tui::component::popup::{ListPopup, PopupClick};
use crate::tui::component::text::put;
use crate::tui::context::{Context, leads};
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen};
use copil_plan::{ActionId, GroupedAction};

/// The choice of a part.
#[derive(Clone, Debug)]
pub struct Parts {
    actions: Vec<ActionId>,
    parts: Select<Topic>,
}

/// The columns that the names of the parts take.
const NAMES: u16 = 18;

impl Parts {
    /// The parts of actions' sheets; a text of one's own is no matter for several.
    pub fn of(actions: Vec<ActionId>) -> Self {
        let several = actions.len() > 1;
        let alone = |part: &Topic| !several || !matches!(part, Topic::Title | Topic::Description);
        Self {
            actions,
            parts: Select::new(Topic::PARTS.into_iter().filter(alone).collect()),
        }
    }

    fn popup(&self, area: Rect) -> ListPopup {
        ListPopup::plain(area.width.saturating_sub(4).min(76), self.parts.items().len())
    }

    fn choose(&self, context: &Context<'_>) -> Effect {
        let part = self.parts.selected();
        let prompt = part.and_then(|part| Prompt::open(*part, &self.actions, context));
        prompt.map_or(Effect::None, |prompt| Effect::Replace(Box::new(prompt)))
    }
}

impl Screen for Parts {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => return self.choose(context),
            command => self.parts.follow(command, self.parts.items().len()),
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        match input.letter() {
            Some('j') => self.update(Command::Down, context),
            Some('k') => self.update(Command::Up, context),
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let popup = self.popup(context.body);
        match popup.click(event, context.body, &mut self.parts, |_| true) {
            PopupClick::Taken => self.choose(context),
            PopupClick::Outside => Effect::Close,
            PopupClick::Nothing => Effect::None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme, popup) = (context.catalogue(), context.theme, self.popup(area));
        let title = match self.actions.as_slice() {
            [one] => format!("{} · {one}", fl!(catalogue, "tui-prompt-part")),
            several => fl!(catalogue, "tui-prompt-part-several", count = several.len()),
        };
        popup.frame(buf, area, &title, theme);
        let only = match self.actions.as_slice() {
            [one] => context.plan.actions.get(one),
            _ => None,
        };
        self.parts.draw(popup.list(area), buf, theme, |buf, line, part| {
            put(buf, line.x, line.y, NAMES, &part.name(catalogue), theme.text());
            let now = only.map(|action| now(*part, action, context)).unwrap_or_default();
            let x = line.x + NAMES + 2;
            put(buf, x, line.y, line.right().saturating_sub(x), &now, theme.quiet());
        });
    }
}

/// What an action has there now.
fn now(part: Topic, action: &GroupedAction, context: &Context<'_>) -> String {
    let (plan, catalogue) = (context.plan, context.catalogue());
    match part {
        Topic::Priority => catalogue.priority(action.priority),
        Topic::Leads => leads(plan, action),
        Topic::Group => {
            let group = plan.groups.get(&action.group);
            group.map_or_else(|| action.group.to_string(), |group| group.title.clone())
        }
        Topic::Axis => {
            let axis = action.axis.as_ref();
            let title = axis.and_then(|axis| plan.config.axes.get(axis.as_str()));
            title.cloned().unwrap_or_default()
        }
        Topic::Organisations => {
            let known = &plan.config.organisations;
            let ids = part.words(action).into_iter();
            let names = ids.map(|id| known.get(id).map_or(id, String::as_str));
            names.collect::<Vec<_>>().join(", ")
        }
        Topic::Start => action.start.map(|day| catalogue.short_date(day)).unwrap_or_default(),
        Topic::Progress => action
            .progress
            .map(|share| catalogue.percent(share))
            .unwrap_or_default(),
        _ => part.text(action),
    }
}
